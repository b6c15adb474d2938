/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-work.h"

G_BEGIN_DECLS

/**
 * DcsRuleDifferenceItem: what a change of the rules would change for one patient, in a list.
 */
#define DCS_TYPE_RULE_DIFFERENCE_ITEM (dcs_rule_difference_item_get_type ())
G_DECLARE_FINAL_TYPE (
    DcsRuleDifferenceItem, dcs_rule_difference_item, DCS, RULE_DIFFERENCE_ITEM, GObject)

DcsRuleDifferenceItem *dcs_rule_difference_item_new (const DcsRuleDifference *difference);
const char *dcs_rule_difference_item_get_code (DcsRuleDifferenceItem *self);
const char *dcs_rule_difference_item_get_before (DcsRuleDifferenceItem *self);
const char *dcs_rule_difference_item_get_after (DcsRuleDifferenceItem *self);

G_END_DECLS
