/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-resistant-item.h"

G_BEGIN_DECLS

/**
 * DcsResistantLine: one patient on the page of resistant and refractory disease: what failed, with
 * the evidence, and, unfolded, the options that the definition lists, to discuss. What is done are
 * actions of the page.
 *
 * Properties: "item" (DcsResistantItem).
 */
#define DCS_TYPE_RESISTANT_LINE (dcs_resistant_line_get_type ())
G_DECLARE_FINAL_TYPE (DcsResistantLine, dcs_resistant_line, DCS, RESISTANT_LINE, GtkWidget)

DcsResistantItem *dcs_resistant_line_get_item (DcsResistantLine *self);
void dcs_resistant_line_set_item (DcsResistantLine *self, DcsResistantItem *item);

G_END_DECLS
