/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsSubtypePanel: what the recorded lesions count up to, in words, beside the choice of the
 * subtype. It suggests; a person decides.
 */
#define DCS_TYPE_SUBTYPE_PANEL (dcs_subtype_panel_get_type ())
G_DECLARE_FINAL_TYPE (DcsSubtypePanel, dcs_subtype_panel, DCS, SUBTYPE_PANEL, GtkWidget)

G_END_DECLS
