/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-value.h"

G_BEGIN_DECLS

/**
 * DcsLabPanel: the laboratory of a visit: a line for each test of the form and for what else was
 * measured. Enter and Down go to the next value, Up to the one before; a test that is not there is
 * added by typing its name below.
 *
 * Properties: "form" (the form's code).
 */
#define DCS_TYPE_LAB_PANEL (dcs_lab_panel_get_type ())
G_DECLARE_FINAL_TYPE (DcsLabPanel, dcs_lab_panel, DCS, LAB_PANEL, AdwBin)

GtkWidget *dcs_lab_panel_new (const char *form);
const char *dcs_lab_panel_get_form (DcsLabPanel *self);
/* The row of a test, or NULL. */
GtkWidget *dcs_lab_panel_get_row (DcsLabPanel *self, DcsCode test);

G_END_DECLS
