/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsTreatmentForm: a course of a drug with its dose; its rows are bound by dcs_form_bind().
 */
#define DCS_TYPE_TREATMENT_FORM (dcs_treatment_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsTreatmentForm, dcs_treatment_form, DCS, TREATMENT_FORM, AdwBin)

G_END_DECLS
