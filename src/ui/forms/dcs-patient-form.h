/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsPatientForm: who a patient is and what is known from the beginning; its rows are bound by
 * dcs_form_bind().
 */
#define DCS_TYPE_PATIENT_FORM (dcs_patient_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsPatientForm, dcs_patient_form, DCS, PATIENT_FORM, AdwBin)

G_END_DECLS
