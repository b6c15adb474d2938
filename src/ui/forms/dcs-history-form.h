/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsHistoryForm: an illness of the patient or in the family; its rows are bound by
 * dcs_form_bind().
 */
#define DCS_TYPE_HISTORY_FORM (dcs_history_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsHistoryForm, dcs_history_form, DCS, HISTORY_FORM, AdwBin)

G_END_DECLS
