/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-treatment.h"

struct _DcsTreatment
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsTreatment, dcs_treatment, DCS_TYPE_RECORD)

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
  { "uid", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 64 },
  { "drug", DCS_FIELD_CODE, DCS_FIELD_REQUIRED, "drug", 0, 0 },
  { "start_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "stop_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "start_reason", DCS_FIELD_CODE, 0, "start-reason", 0, 0 },
  { "stop_reason", DCS_FIELD_CODE, 0, "stop-reason", 0, 0 },
  { "response", DCS_FIELD_CODE, 0, "treatment-response", 0, 0 },
  { "notes", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_TREATMENT_FIELDS);

const DcsRecordInfo dcs_treatment_info = {
  .table = "treatment",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_TREATMENT_ID,
  .patient_id = DCS_TREATMENT_PATIENT_ID,
  .version = DCS_TREATMENT_VERSION,
  .deleted = DCS_TREATMENT_DELETED,
  .get_type = dcs_treatment_get_type,
};

static void
dcs_treatment_class_init (DcsTreatmentClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_TREATMENT);
}

static void
dcs_treatment_init (DcsTreatment *self)
{
}
