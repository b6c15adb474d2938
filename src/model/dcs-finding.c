/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-finding.h"

struct _DcsFinding
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsFinding, dcs_finding, DCS_TYPE_RECORD)

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
  { "onset_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "type", DCS_FIELD_CODE, DCS_FIELD_REQUIRED, "finding", 0, 0 },
  { "joint", DCS_FIELD_TEXT, 0, NULL, 0, 100 },
  { "side", DCS_FIELD_CHOICE, 0, "left|right|both|midline", 0, 0 },
  { "same_region", DCS_FIELD_CHOICE, 0, "yes|no|unknown", 0, 0 },
  { "until_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "notes", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_FINDING_FIELDS);

const DcsRecordInfo dcs_finding_info = {
  .table = "finding",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_FINDING_ID,
  .patient_id = DCS_FINDING_PATIENT_ID,
  .version = DCS_FINDING_VERSION,
  .deleted = DCS_FINDING_DELETED,
  .get_type = dcs_finding_get_type,
};

static void
dcs_finding_class_init (DcsFindingClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_FINDING);
}

static void
dcs_finding_init (DcsFinding *self)
{
}
