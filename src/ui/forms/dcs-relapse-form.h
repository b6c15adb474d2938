/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsRelapseForm: a relapse; its rows are bound by dcs_form_bind().
 */
#define DCS_TYPE_RELAPSE_FORM (dcs_relapse_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsRelapseForm, dcs_relapse_form, DCS, RELAPSE_FORM, AdwBin)

G_END_DECLS
