/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-observation.h"

struct _DcsObservation
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsObservation, dcs_observation, DCS_TYPE_RECORD)

static const DcsField fields[] = {
  { "patient_id",
    DCS_FIELD_INTEGER,
    DCS_FIELD_KEY | DCS_FIELD_REQUIRED | DCS_FIELD_INTERNAL,
    "patient",
    1,
    G_MAXINT64 },
  { "version", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, NULL, 1, G_MAXINT32 },
  { "deleted", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, NULL, 0, 1 },
  { "visit_id", DCS_FIELD_INTEGER, DCS_FIELD_KEY, "visit", 0, G_MAXINT64 },
  { "date", DCS_FIELD_DATE, DCS_FIELD_KEY, NULL, 0, 0 },
  { "code", DCS_FIELD_CODE, DCS_FIELD_KEY | DCS_FIELD_REQUIRED, "test", 0, 0 },
  { "site", DCS_FIELD_CODE, DCS_FIELD_KEY, "site", 0, 0 },
  { "comparator", DCS_FIELD_CHOICE, 0, "<|>", 0, 0 },
  { "value", DCS_FIELD_DECIMAL, 0, NULL, -1000000000.0, 1000000000.0 },
  { "unit", DCS_FIELD_CODE, 0, "unit", 0, 0 },
  { "canonical", DCS_FIELD_DECIMAL, 0, NULL, -1000000000000.0, 1000000000000.0 },
  { "text", DCS_FIELD_CODE, 0, "result", 0, 0 },
  { "context", DCS_FIELD_CODE, 0, "observation-context", 0, 0 },
  { "not_done", DCS_FIELD_TEXT, 0, NULL, 0, 200 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_OBSERVATION_FIELDS);

const DcsRecordInfo dcs_observation_info = {
  .table = "observation",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = -1,
  .patient_id = DCS_OBSERVATION_PATIENT_ID,
  .version = DCS_OBSERVATION_VERSION,
  .deleted = DCS_OBSERVATION_DELETED,
  .get_type = dcs_observation_get_type,
};

static void
dcs_observation_class_init (DcsObservationClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_OBSERVATION);
}

static void
dcs_observation_init (DcsObservation *self)
{
}
