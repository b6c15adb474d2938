/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-clinic.h"

G_BEGIN_DECLS

/**
 * DcsResistantPage: patients whose treatment failed, or may have: the evidence, what a clinician
 * made of it, and the options that the definition lists, to discuss.
 *
 * Properties: "folded" (boolean).
 * Actions: `resistant.confirm`, `resistant.refuse`, `resistant.why`, `resistant.toggle-option`
 * (xu: patient, index in the row), `resistant.undo`.
 */
#define DCS_TYPE_RESISTANT_PAGE (dcs_resistant_page_get_type ())
G_DECLARE_FINAL_TYPE (DcsResistantPage, dcs_resistant_page, DCS, RESISTANT_PAGE, AdwBin)

void dcs_resistant_page_set_clinic (DcsResistantPage *self, DcsClinic *clinic);

G_END_DECLS
