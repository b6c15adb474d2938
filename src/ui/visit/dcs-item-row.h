/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-definition.h"

G_BEGIN_DECLS

/**
 * DcsItemRow: one item of a form with few possible values (a level of ALSFRS-R, a scale from 0 to
 * 10, yes or no) as a row of exclusive buttons. A digit chooses and moves on, Left and Right go
 * through the levels, Space chooses, Up and Down go to the rows beside, Delete empties, "=" takes
 * the values of the visit before for the whole form. The value of the visit before is marked.
 *
 * In a .ui file:
 *   <object class="DcsItemRow"><property name="item">alsfrs_speech</property></object>
 *
 * Properties: "item" (the test's code), or "path" (any cell of few choices), "title" (instead of
 * the cell's label).
 */
#define DCS_TYPE_ITEM_ROW (dcs_item_row_get_type ())
G_DECLARE_FINAL_TYPE (DcsItemRow, dcs_item_row, DCS, ITEM_ROW, AdwBin)

GtkWidget *dcs_item_row_new (const char *item);
/* For a cell that is no item: "assess:12". */
GtkWidget *dcs_item_row_new_for_path (const char *path, const char *title);
const char *dcs_item_row_get_item (DcsItemRow *self);
/* Whether a test has few enough values for buttons. */
gboolean dcs_item_row_suits (const DcsTest *test);

G_END_DECLS
