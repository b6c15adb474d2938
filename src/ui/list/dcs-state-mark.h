/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-summary.h"

G_BEGIN_DECLS

/**
 * DcsStateMark: the shape and colour of a disease state, to stand before its word. Says nothing to
 * a screen reader, which has the word.
 *
 * Properties: "state" (unsigned, a DcsState).
 */
#define DCS_TYPE_STATE_MARK (dcs_state_mark_get_type ())
G_DECLARE_FINAL_TYPE (DcsStateMark, dcs_state_mark, DCS, STATE_MARK, GtkWidget)

GtkWidget *dcs_state_mark_new (DcsState state);
DcsState dcs_state_mark_get_state (DcsStateMark *self);
void dcs_state_mark_set_state (DcsStateMark *self, DcsState state);

G_END_DECLS
