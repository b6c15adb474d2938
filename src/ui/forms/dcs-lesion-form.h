/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsLesionForm: a lesion, its place and size; its rows are bound by dcs_form_bind().
 */
#define DCS_TYPE_LESION_FORM (dcs_lesion_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsLesionForm, dcs_lesion_form, DCS, LESION_FORM, AdwBin)

G_END_DECLS
