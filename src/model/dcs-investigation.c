/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-investigation.h"

struct _DcsInvestigation
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsInvestigation, dcs_investigation, DCS_TYPE_RECORD)

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
  { "date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "kind", DCS_FIELD_CODE, DCS_FIELD_REQUIRED, "investigation", 0, 0 },
  { "body_part", DCS_FIELD_TEXT, 0, NULL, 0, 100 },
  { "result", DCS_FIELD_CODE, 0, "investigation-result", 0, 0 },
  { "finding", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_INVESTIGATION_FIELDS);

const DcsRecordInfo dcs_investigation_info = {
  .table = "investigation",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_INVESTIGATION_ID,
  .patient_id = DCS_INVESTIGATION_PATIENT_ID,
  .version = DCS_INVESTIGATION_VERSION,
  .deleted = DCS_INVESTIGATION_DELETED,
  .get_type = dcs_investigation_get_type,
};

static void
dcs_investigation_class_init (DcsInvestigationClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_INVESTIGATION);
}

static void
dcs_investigation_init (DcsInvestigation *self)
{
}
