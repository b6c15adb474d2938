/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsStopForm: the end of a course; its rows are bound by dcs_form_bind().
 */
#define DCS_TYPE_STOP_FORM (dcs_stop_form_get_type ())
G_DECLARE_FINAL_TYPE (DcsStopForm, dcs_stop_form, DCS, STOP_FORM, AdwBin)

G_END_DECLS
