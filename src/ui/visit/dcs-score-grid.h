/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-value.h"

G_BEGIN_DECLS

/**
 * DcsScoreGrid: a form that is scored site by site, by keyboard: a digit fills the cell and moves
 * on, arrows move, Home and End go to the ends of a row, Backspace and Delete empty a cell, "="
 * takes the values of the visit before and stamps the form as reviewed, "+" adds a site, "-" takes
 * an empty row away. Tab leaves the grid. What the visit before had stands grey beside each cell.
 *
 * In a .ui file:
 *   <object class="DcsScoreGrid"><property name="form">loscat</property></object>
 *
 * Properties: "form" (the form's code).
 */
#define DCS_TYPE_SCORE_GRID (dcs_score_grid_get_type ())
G_DECLARE_FINAL_TYPE (DcsScoreGrid, dcs_score_grid, DCS, SCORE_GRID, AdwBin)

GtkWidget *dcs_score_grid_new (const char *form);
const char *dcs_score_grid_get_form (DcsScoreGrid *self);
guint dcs_score_grid_get_n_rows (DcsScoreGrid *self);
/* The cell of an item at a site, or NULL. */
GtkWidget *dcs_score_grid_get_cell (DcsScoreGrid *self, DcsCode item, DcsCode site);
/* What was refused last, in words; NULL when nothing was. */
const char *dcs_score_grid_get_message (DcsScoreGrid *self);

G_END_DECLS
