/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsInvestigationForm: an investigation and its result; its rows are bound by dcs_form_bind().
 */
#define DCS_TYPE_INVESTIGATION_FORM (dcs_investigation_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsInvestigationForm, dcs_investigation_form, DCS, INVESTIGATION_FORM, AdwBin)

G_END_DECLS
