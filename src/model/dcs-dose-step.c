/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-dose-step.h"

struct _DcsDoseStep
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsDoseStep, dcs_dose_step, DCS_TYPE_RECORD)

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
  { "treatment_id", DCS_FIELD_INTEGER, DCS_FIELD_REQUIRED, "treatment", 1, G_MAXINT64 },
  { "uid", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 64 },
  { "segment_no", DCS_FIELD_INTEGER, DCS_FIELD_REQUIRED, NULL, 1, 9999 },
  { "start_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "stop_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "amount", DCS_FIELD_DECIMAL, 0, NULL, 0, 1000000.0 },
  { "unit", DCS_FIELD_CODE, 0, "dose-unit", 0, 0 },
  { "frequency", DCS_FIELD_CODE, 0, "frequency", 0, 0 },
  { "route", DCS_FIELD_CODE, 0, "route", 0, 0 },
  { "n_doses", DCS_FIELD_INTEGER, 0, NULL, 0, 9999 },
  { "start_reason", DCS_FIELD_CODE, 0, "start-reason", 0, 0 },
  { "stop_reason", DCS_FIELD_CODE, 0, "stop-reason", 0, 0 },
  { "response", DCS_FIELD_CODE, 0, "treatment-response", 0, 0 },
  { "notes", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_DOSE_STEP_FIELDS);

const DcsRecordInfo dcs_dose_step_info = {
  .table = "dose_step",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_DOSE_STEP_ID,
  .patient_id = DCS_DOSE_STEP_PATIENT_ID,
  .version = DCS_DOSE_STEP_VERSION,
  .deleted = DCS_DOSE_STEP_DELETED,
  .get_type = dcs_dose_step_get_type,
};

static void
dcs_dose_step_class_init (DcsDoseStepClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_DOSE_STEP);
}

static void
dcs_dose_step_init (DcsDoseStep *self)
{
}
