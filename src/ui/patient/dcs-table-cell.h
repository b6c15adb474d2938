/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-table-row.h"

G_BEGIN_DECLS

/**
 * DcsTableCell: one cell of a table of records: one line of text, cut where it does not fit, with
 * more in the tooltip. Draws itself, since GTK 4.8 builds some 200 rows of cells for a table at
 * once and lays out only what is seen this way.
 *
 * Properties: "column" (string, the name of a column of DcsTableRow), "row" (DcsTableRow).
 */
#define DCS_TYPE_TABLE_CELL (dcs_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (DcsTableCell, dcs_table_cell, DCS, TABLE_CELL, GtkWidget)

void dcs_table_cell_set_row (DcsTableCell *self, DcsTableRow *row);
DcsTableRow *dcs_table_cell_get_row (DcsTableCell *self);
const char *dcs_table_cell_get_text (DcsTableCell *self);

G_END_DECLS
