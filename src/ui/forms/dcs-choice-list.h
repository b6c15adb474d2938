/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsChoiceList: the list of a code chooser: what fits the typed words, under headings.
 *
 * Signals: "chosen" (string text): a row was clicked.
 */
#define DCS_TYPE_CHOICE_LIST (dcs_choice_list_get_type ())
G_DECLARE_FINAL_TYPE (DcsChoiceList, dcs_choice_list, DCS, CHOICE_LIST, GtkWidget)

GtkWidget *dcs_choice_list_new (void);
/* Copied; does nothing when they are the same. Returns whether they were others. */
gboolean
dcs_choice_list_set_choices (DcsChoiceList *self, const DcsChoice *choices, guint n_choices);
/* Shows what has the words in its label, group or detail; "": all. Returns how many these are. */
guint dcs_choice_list_filter (DcsChoiceList *self, const char *words);
/* Marks the choice with this text, else the first that fits. */
void dcs_choice_list_mark (DcsChoiceList *self, const char *text);
void dcs_choice_list_move (DcsChoiceList *self, int steps);
/* The text of the marked choice, or NULL; borrowed. */
const char *dcs_choice_list_get_marked (DcsChoiceList *self);
GtkWidget *dcs_choice_list_get_marked_row (DcsChoiceList *self);
/* The label of a choice, and back (case does not matter), or NULL; borrowed. */
const char *dcs_choice_list_label_of (DcsChoiceList *self, const char *text);
const char *dcs_choice_list_find_label (DcsChoiceList *self, const char *label);

G_END_DECLS
