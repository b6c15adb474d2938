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

/* Width and height in logical pixels. */
#define DCS_STATE_MARK_SIZE 12

GtkWidget *dcs_state_mark_new (DcsState state);
DcsState dcs_state_mark_get_state (DcsStateMark *self);
void dcs_state_mark_set_state (DcsStateMark *self, DcsState state);

/* The same mark in another widget. */
void dcs_state_mark_get_color (GtkWidget *widget, DcsState state, GdkRGBA *color);
void
dcs_state_mark_snapshot (GtkSnapshot *snapshot, DcsState state, const GdkRGBA *color, int x, int y);

G_END_DECLS
