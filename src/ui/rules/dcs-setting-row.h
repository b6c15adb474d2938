/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-rule-settings.h"

G_BEGIN_DECLS

/**
 * DcsSettingRow: a line with one value of a rule and its field.
 *
 * Signals: "changed", when somebody chose another value.
 */
#define DCS_TYPE_SETTING_ROW (dcs_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (DcsSettingRow, dcs_setting_row, DCS, SETTING_ROW, AdwActionRow)

/**
 * DcsSettingPart: what of a setting the line is for.
 */
typedef enum
{
  DCS_SETTING_PART_ALL,
  DCS_SETTING_PART_EVERY, /* of the phase `index` */
  DCS_SETTING_PART_UNTIL, /* likewise */
  DCS_SETTING_PART_FLAG,  /* the value `index` of several */
} DcsSettingPart;

/* @setting outlives the row. */
GtkWidget *dcs_setting_row_new (DcsSetting *setting, DcsSettingPart part, guint index);
/* Shows again what is chosen. */
void dcs_setting_row_refresh (DcsSettingRow *self);

G_END_DECLS
