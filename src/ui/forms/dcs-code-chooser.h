/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-field-editor.h"

G_BEGIN_DECLS

/**
 * DcsCodeChooser: one of many choices, found by typing: an entry with a list below it that shows
 * what fits, with headings and details. Down opens the list, arrows move in it, Enter and Tab take
 * what is marked, Escape closes it.
 */
#define DCS_TYPE_CODE_CHOOSER (dcs_code_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DcsCodeChooser, dcs_code_chooser, DCS, CODE_CHOOSER, GtkWidget)

G_END_DECLS
