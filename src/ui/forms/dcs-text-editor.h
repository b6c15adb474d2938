/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-field-editor.h"

G_BEGIN_DECLS

/**
 * DcsTextEditor: text, a number or a date, typed: one line, or several.
 */
#define DCS_TYPE_TEXT_EDITOR (dcs_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (DcsTextEditor, dcs_text_editor, DCS, TEXT_EDITOR, GtkWidget)

GtkWidget *dcs_text_editor_new (DcsFieldType type, gboolean is_multiline);

G_END_DECLS
