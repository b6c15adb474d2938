/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DcsLevelButton: one level of an item: its number and what it means. The levels of an item are
 * one stop of the Tab key; the row says which of them it is.
 *
 * Signals: "chosen", when it is clicked.
 */
#define DCS_TYPE_LEVEL_BUTTON (dcs_level_button_get_type ())
G_DECLARE_FINAL_TYPE (DcsLevelButton, dcs_level_button, DCS, LEVEL_BUTTON, GtkWidget)

/* @text: what an entry takes; @number, @meaning: what people see, one of them may be NULL. */
GtkWidget *dcs_level_button_new (const char *text, const char *number, const char *meaning);
const char *dcs_level_button_get_text (DcsLevelButton *self);
gboolean dcs_level_button_get_checked (DcsLevelButton *self);
void dcs_level_button_set_checked (DcsLevelButton *self, gboolean checked);
/* Whether it was chosen at the visit before. */
void dcs_level_button_set_previous (DcsLevelButton *self, gboolean previous);
void dcs_level_button_set_current (DcsLevelButton *self, gboolean current);

G_END_DECLS
