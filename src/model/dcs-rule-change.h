/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsRuleChange: the clinic's own value of a key of a disease definition
 * (dcs_catalog_change()); of no patient. Fields, their types and ranges: dcs-rule-change.c.
 */
typedef enum
{
  DCS_RULE_CHANGE_PATIENT_ID,
  DCS_RULE_CHANGE_ID,
  DCS_RULE_CHANGE_VERSION, /* counts the saves; optimistic locking */
  DCS_RULE_CHANGE_DELETED, /* 1: marked as deleted */
  DCS_RULE_CHANGE_DISEASE,
  DCS_RULE_CHANGE_SECTION, /* the group: "due mtx_blood" */
  DCS_RULE_CHANGE_KEY,
  DCS_RULE_CHANGE_VALUE,
  DCS_RULE_CHANGE_REASON,
  DCS_N_RULE_CHANGE_FIELDS,
} DcsRuleChangeField;

#define DCS_TYPE_RULE_CHANGE (dcs_rule_change_get_type ())
G_DECLARE_FINAL_TYPE (DcsRuleChange, dcs_rule_change, DCS, RULE_CHANGE, DcsRecord)

extern const DcsRecordInfo dcs_rule_change_info;

G_END_DECLS
