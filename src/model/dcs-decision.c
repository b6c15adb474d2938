/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-decision.h"

struct _DcsDecision
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsDecision, dcs_decision, DCS_TYPE_RECORD)

static const DcsField fields[] = {
  { "patient_id",
    DCS_FIELD_INTEGER,
    DCS_FIELD_KEY | DCS_FIELD_REQUIRED | DCS_FIELD_INTERNAL,
    "patient",
    1,
    G_MAXINT64 },
  { "id", DCS_FIELD_INTEGER, DCS_FIELD_KEY | DCS_FIELD_INTERNAL, NULL, 1, G_MAXINT64 },
  { "version", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, NULL, 1, G_MAXINT32 },
  { "deleted", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, NULL, 0, 1 },
  { "subject",
    DCS_FIELD_CHOICE,
    DCS_FIELD_REQUIRED,
    "response|relapse|resistance|intolerance|due|option",
    0,
    0 },
  { "rule", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 100 },
  { "rule_version", DCS_FIELD_INTEGER, 0, NULL, 1, 9999 },
  { "visit_id", DCS_FIELD_INTEGER, 0, "visit", 0, G_MAXINT64 },
  { "treatment_id", DCS_FIELD_INTEGER, 0, "treatment", 0, G_MAXINT64 },
  { "suggested", DCS_FIELD_TEXT, 0, NULL, 0, 100 },
  { "decision",
    DCS_FIELD_CHOICE,
    DCS_FIELD_REQUIRED,
    "accepted|overruled|snoozed|not_applicable|discussed",
    0,
    0 },
  { "date", DCS_FIELD_DATE, DCS_FIELD_REQUIRED, NULL, 0, 0 },
  { "until", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "clinician", DCS_FIELD_TEXT, 0, NULL, 0, 100 },
  { "reason", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_DECISION_FIELDS);

const DcsRecordInfo dcs_decision_info = {
  .table = "decision",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_DECISION_ID,
  .patient_id = DCS_DECISION_PATIENT_ID,
  .version = DCS_DECISION_VERSION,
  .deleted = DCS_DECISION_DELETED,
  .get_type = dcs_decision_get_type,
};

static void
dcs_decision_class_init (DcsDecisionClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_DECISION);
}

static void
dcs_decision_init (DcsDecision *self)
{
}
