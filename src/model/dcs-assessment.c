/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-assessment.h"

struct _DcsAssessment
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsAssessment, dcs_assessment, DCS_TYPE_RECORD)

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
  { "visit_id", DCS_FIELD_INTEGER, DCS_FIELD_REQUIRED, "visit", 1, G_MAXINT64 },
  { "treatment_id", DCS_FIELD_INTEGER, DCS_FIELD_REQUIRED, "treatment", 1, G_MAXINT64 },
  { "response", DCS_FIELD_CODE, DCS_FIELD_REQUIRED, "treatment-response", 0, 0 },
  { "notes", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_ASSESSMENT_FIELDS);

const DcsRecordInfo dcs_assessment_info = {
  .table = "assessment",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_ASSESSMENT_ID,
  .patient_id = DCS_ASSESSMENT_PATIENT_ID,
  .version = DCS_ASSESSMENT_VERSION,
  .deleted = DCS_ASSESSMENT_DELETED,
  .get_type = dcs_assessment_get_type,
};

static void
dcs_assessment_class_init (DcsAssessmentClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_ASSESSMENT);
}

static void
dcs_assessment_init (DcsAssessment *self)
{
}
