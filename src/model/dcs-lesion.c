/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-lesion.h"

struct _DcsLesion
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsLesion, dcs_lesion, DCS_TYPE_RECORD)

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
  { "lesion_no", DCS_FIELD_INTEGER, DCS_FIELD_REQUIRED, NULL, 1, 999 },
  { "region", DCS_FIELD_CODE, 0, "region", 0, 0 },
  { "site", DCS_FIELD_CODE, 0, "site", 0, 0 },
  { "morphology", DCS_FIELD_CODE, 0, "morphology", 0, 0 },
  { "side", DCS_FIELD_CHOICE, 0, "left|right|both|midline", 0, 0 },
  { "length_mm", DCS_FIELD_DECIMAL, 0, NULL, 0, 2000 },
  { "width_mm", DCS_FIELD_DECIMAL, 0, NULL, 0, 2000 },
  { "depth", DCS_FIELD_CHOICE, 0, "superficial|deep", 0, 0 },
  { "confluent", DCS_FIELD_CHOICE, 0, "yes|no", 0, 0 },
  { "crosses_joint", DCS_FIELD_CHOICE, 0, "yes|no", 0, 0 },
  { "from_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "until_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "notes", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_LESION_FIELDS);

const DcsRecordInfo dcs_lesion_info = {
  .table = "lesion",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_LESION_ID,
  .patient_id = DCS_LESION_PATIENT_ID,
  .version = DCS_LESION_VERSION,
  .deleted = DCS_LESION_DELETED,
  .get_type = dcs_lesion_get_type,
};

static void
dcs_lesion_class_init (DcsLesionClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_LESION);
}

static void
dcs_lesion_init (DcsLesion *self)
{
}
