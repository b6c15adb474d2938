/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DcsScoreCell: one box of a score grid. It shows a text and takes the focus; its grid says what
 * the keys do. A grid is one stop of the Tab key, so only its current cell takes the focus from
 * there.
 *
 * Signals: none.
 */
#define DCS_TYPE_SCORE_CELL (dcs_score_cell_get_type ())
G_DECLARE_FINAL_TYPE (DcsScoreCell, dcs_score_cell, DCS, SCORE_CELL, GtkWidget)

/* @row, @column: where it stands in its grid. */
GtkWidget *dcs_score_cell_new (guint row, guint column);
guint dcs_score_cell_get_row (DcsScoreCell *self);
guint dcs_score_cell_get_column (DcsScoreCell *self);
const char *dcs_score_cell_get_text (DcsScoreCell *self);
void dcs_score_cell_set_text (DcsScoreCell *self, const char *text);
void dcs_score_cell_set_name (DcsScoreCell *self, const char *name);
/* What is wrong with the text, or NULL: told to assistive technology and marked. */
void dcs_score_cell_set_problem (DcsScoreCell *self, const char *problem);
void dcs_score_cell_set_current (DcsScoreCell *self, gboolean current);

G_END_DECLS
