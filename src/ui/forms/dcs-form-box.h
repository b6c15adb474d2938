/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DcsFormBox: the rows of a form side by side where there is room for two, else one below the
 * other. A child of the style class "full-width" has a line of its own.
 */
#define DCS_TYPE_FORM_BOX (dcs_form_box_get_type ())
G_DECLARE_FINAL_TYPE (DcsFormBox, dcs_form_box, DCS, FORM_BOX, GtkWidget)

G_END_DECLS
