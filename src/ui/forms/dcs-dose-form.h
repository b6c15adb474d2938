/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsDoseForm: a dose step of a course; its rows are bound by dcs_form_bind().
 */
#define DCS_TYPE_DOSE_FORM (dcs_dose_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsDoseForm, dcs_dose_form, DCS, DOSE_FORM, AdwBin)

G_END_DECLS
