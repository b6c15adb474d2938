/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsCareItemForm: an item of the care plan; its rows are bound by dcs_form_bind().
 */
#define DCS_TYPE_CARE_ITEM_FORM (dcs_care_item_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsCareItemForm, dcs_care_item_form, DCS, CARE_ITEM_FORM, AdwBin)

G_END_DECLS
