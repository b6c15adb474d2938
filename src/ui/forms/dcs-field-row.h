/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsFieldRow: one cell of an entry: its label, the widget that fits its type, what was understood
 * (dates in full), the previous value and its change, the problem or warning under it. The problem
 * is the editor's accessible description and sets its invalid state, so a screen reader reads it.
 *
 * In a .ui file:
 *   <object class="DcsFieldRow"><property name="path">onset_date</property></object>
 *
 * Properties: "path" (construct), "title" (instead of the cell's label), "entry" (DcsEntry),
 * "show-previous" (boolean), "choice" (construct: boolean: shown only where there is something to
 * choose from; codes and fixed words are so by themselves).
 */
#define DCS_TYPE_FIELD_ROW (dcs_field_row_get_type ())
G_DECLARE_FINAL_TYPE (DcsFieldRow, dcs_field_row, DCS, FIELD_ROW, GtkWidget)

const char *dcs_field_row_get_path (DcsFieldRow *self);
void dcs_field_row_set_entry (DcsFieldRow *self, DcsEntry *entry);

/* Gives the entry to every DcsFieldRow, score grid and item row below @root. A row whose cell does
 * not exist in the entry hides itself. */
void dcs_form_bind (GtkWidget *root, DcsEntry *entry);
/* Focuses the editor of the cell; FALSE when no widget below @root shows it. */
gboolean dcs_form_focus (GtkWidget *root, const char *path);

G_END_DECLS
