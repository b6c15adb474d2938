/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsLabRow: one test of the laboratory panel in one line: its name, the value with its unit, what
 * it was at the last visit, the laboratory's range, and a mark when the value is outside it.
 */
#define DCS_TYPE_LAB_ROW (dcs_lab_row_get_type ())
G_DECLARE_FINAL_TYPE (DcsLabRow, dcs_lab_row, DCS, LAB_ROW, AdwBin)

GtkWidget *dcs_lab_row_new (DcsEntry *entry, DcsCode test);
DcsCode dcs_lab_row_get_test (DcsLabRow *self);
/* Shows the cell anew, after any of its parts changed. */
void dcs_lab_row_update (DcsLabRow *self);
/* Focuses the value. */
gboolean dcs_lab_row_focus_value (DcsLabRow *self);
gboolean dcs_lab_row_focus_path (DcsLabRow *self, const char *path);

G_END_DECLS
