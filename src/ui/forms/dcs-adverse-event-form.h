/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsAdverseEventForm: an adverse event; its rows are bound by dcs_form_bind().
 */
#define DCS_TYPE_ADVERSE_EVENT_FORM (dcs_adverse_event_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsAdverseEventForm, dcs_adverse_event_form, DCS, ADVERSE_EVENT_FORM, AdwBin)

G_END_DECLS
