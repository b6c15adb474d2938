/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-definition.h"

G_BEGIN_DECLS

/**
 * DcsIntervalEditor: a number and its unit: days, weeks, months or years.
 *
 * Signals: "changed", when somebody changed it.
 */
#define DCS_TYPE_INTERVAL_EDITOR (dcs_interval_editor_get_type ())
G_DECLARE_FINAL_TYPE (DcsIntervalEditor, dcs_interval_editor, DCS, INTERVAL_EDITOR, GtkWidget)

GtkWidget *dcs_interval_editor_new (const char *label);
void dcs_interval_editor_set_interval (DcsIntervalEditor *self, DcsInterval interval);
DcsInterval dcs_interval_editor_get_interval (DcsIntervalEditor *self);

/* A field of whole numbers or decimals that the wheel passes over. */
GtkWidget *dcs_number_field_new (const char *label, double low, double high, guint digits);
/* Names it for screen readers, the button that it consists of too. */
void dcs_drop_down_set_name (GtkDropDown *drop_down, const char *name);

G_END_DECLS
