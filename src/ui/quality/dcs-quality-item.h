/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-clinic-entry.h"

G_BEGIN_DECLS

/**
 * DcsQualityItem: one line of the data-quality list: the heading of a rule with how many findings
 * it has, or a finding. A finding does not change; a heading counts.
 *
 * Properties: "count" (unsigned, of a heading), "is-finding" (boolean).
 */
#define DCS_TYPE_QUALITY_ITEM (dcs_quality_item_get_type ())
G_DECLARE_FINAL_TYPE (DcsQualityItem, dcs_quality_item, DCS, QUALITY_ITEM, GObject)

DcsQualityItem *dcs_quality_item_new_heading (DcsQualityRule rule);
DcsQualityItem *dcs_quality_item_new_finding (const DcsQualityRow *row);

gboolean dcs_quality_item_is_finding (DcsQualityItem *self);
guint dcs_quality_item_get_count (DcsQualityItem *self);
void dcs_quality_item_set_count (DcsQualityItem *self, guint count);
/* What stands in the line: the patient's code or the rule; the message; the date or the count. */
const char *dcs_quality_item_get_start (DcsQualityItem *self);
const char *dcs_quality_item_get_message (DcsQualityItem *self);
char *dcs_quality_item_dup_end (DcsQualityItem *self);
char *dcs_quality_item_dup_name (DcsQualityItem *self);
/* What `win.open-cell` takes; floating. */
GVariant *dcs_quality_item_make_target (DcsQualityItem *self);

G_END_DECLS
