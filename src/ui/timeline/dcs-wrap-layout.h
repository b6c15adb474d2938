/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DcsWrapLayout: the parts of a toolbar in a row, the last one at its end; below each other where
 * they do not fit. (A GtkFlowBox would take the focus for itself and keep it.)
 */
#define DCS_TYPE_WRAP_LAYOUT (dcs_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DcsWrapLayout, dcs_wrap_layout, DCS, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
