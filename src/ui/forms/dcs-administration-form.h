/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsAdministrationForm: an infusion given or missed; its rows are bound by dcs_form_bind().
 */
#define DCS_TYPE_ADMINISTRATION_FORM (dcs_administration_form_get_type ())
G_DECLARE_FINAL_TYPE (
    DcsAdministrationForm, dcs_administration_form, DCS, ADMINISTRATION_FORM, AdwBin)

G_END_DECLS
