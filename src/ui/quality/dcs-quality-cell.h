/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-quality-item.h"

G_BEGIN_DECLS

/**
 * DcsQualityCell: one line of the data-quality list, a heading or a finding. Draws itself: GTK 4.8
 * makes some 200 lines at once, of which only those that are seen are laid out this way.
 *
 * Properties: "item" (DcsQualityItem).
 */
#define DCS_TYPE_QUALITY_CELL (dcs_quality_cell_get_type ())
G_DECLARE_FINAL_TYPE (DcsQualityCell, dcs_quality_cell, DCS, QUALITY_CELL, GtkWidget)

DcsQualityItem *dcs_quality_cell_get_item (DcsQualityCell *self);
void dcs_quality_cell_set_item (DcsQualityCell *self, DcsQualityItem *item);

G_END_DECLS
