/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-definition.h"

G_BEGIN_DECLS

/**
 * DcsApplication: the program: its command line, its windows and the actions of no window.
 */
#define DCS_TYPE_APPLICATION (dcs_application_get_type ())
G_DECLARE_FINAL_TYPE (DcsApplication, dcs_application, DCS, APPLICATION, AdwApplication)

DcsApplication *dcs_application_new (void);
GSettings *dcs_application_get_settings (DcsApplication *self);
DcsCatalog *dcs_application_get_catalog (DcsApplication *self, GError **error);

G_END_DECLS
