/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-rule-change.h"

struct _DcsRuleChange
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsRuleChange, dcs_rule_change, DCS_TYPE_RECORD)

static const DcsField fields[] = {
  { "patient_id", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, "patient", 0, G_MAXINT64 },
  { "id", DCS_FIELD_INTEGER, DCS_FIELD_KEY | DCS_FIELD_INTERNAL, NULL, 1, G_MAXINT64 },
  { "version", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, NULL, 1, G_MAXINT32 },
  { "deleted", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, NULL, 0, 1 },
  { "disease", DCS_FIELD_CODE, DCS_FIELD_REQUIRED, "disease", 0, 0 },
  { "section", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 200 },
  { "key", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 100 },
  { "value", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 1000 },
  { "reason", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_RULE_CHANGE_FIELDS);

const DcsRecordInfo dcs_rule_change_info = {
  .table = "rule_change",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_RULE_CHANGE_ID,
  .patient_id = DCS_RULE_CHANGE_PATIENT_ID,
  .version = DCS_RULE_CHANGE_VERSION,
  .deleted = DCS_RULE_CHANGE_DELETED,
  .get_type = dcs_rule_change_get_type,
};

static void
dcs_rule_change_class_init (DcsRuleChangeClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_RULE_CHANGE);
}

static void
dcs_rule_change_init (DcsRuleChange *self)
{
}
