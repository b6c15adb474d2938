/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-field-editor.h"

G_BEGIN_DECLS

/**
 * DcsChoiceButtons: one of a few choices, side by side. One Tab stop; arrows, Home and End choose,
 * so does the first letter; Delete and "–" leave nothing chosen.
 */
#define DCS_TYPE_CHOICE_BUTTONS (dcs_choice_buttons_get_type ())
G_DECLARE_FINAL_TYPE (DcsChoiceButtons, dcs_choice_buttons, DCS, CHOICE_BUTTONS, GtkWidget)

G_END_DECLS
