/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsFindingForm: a finding beyond the skin; its rows are bound by dcs_form_bind().
 */
#define DCS_TYPE_FINDING_FORM (dcs_finding_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsFindingForm, dcs_finding_form, DCS, FINDING_FORM, AdwBin)

G_END_DECLS
