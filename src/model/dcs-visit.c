/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit.h"

struct _DcsVisit
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsVisit, dcs_visit, DCS_TYPE_RECORD)

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
  { "date", DCS_FIELD_DATE, DCS_FIELD_REQUIRED, NULL, 0, 0 },
  { "kind", DCS_FIELD_CODE, 0, "visit-kind", 0, 0 },
  { "clinician", DCS_FIELD_TEXT, 0, NULL, 0, 100 },
  { "new_lesions", DCS_FIELD_CHOICE, 0, "yes|no", 0, 0 },
  { "response", DCS_FIELD_CODE, 0, "visit-response", 0, 0 },
  { "notes", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 100000 },
  { "plan", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 100000 },
  { "next_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "reviewed", DCS_FIELD_TEXT, 0, NULL, 0, 500 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_VISIT_FIELDS);

const DcsRecordInfo dcs_visit_info = {
  .table = "visit",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_VISIT_ID,
  .patient_id = DCS_VISIT_PATIENT_ID,
  .version = DCS_VISIT_VERSION,
  .deleted = DCS_VISIT_DELETED,
  .get_type = dcs_visit_get_type,
};

static void
dcs_visit_class_init (DcsVisitClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_VISIT);
}

static void
dcs_visit_init (DcsVisit *self)
{
}
