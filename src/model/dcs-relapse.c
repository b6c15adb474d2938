/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-relapse.h"

struct _DcsRelapse
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsRelapse, dcs_relapse, DCS_TYPE_RECORD)

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
  { "episode_no", DCS_FIELD_INTEGER, 0, NULL, 1, 999 },
  { "date", DCS_FIELD_DATE, DCS_FIELD_REQUIRED, NULL, 0, 0 },
  { "context", DCS_FIELD_CODE, 0, "relapse-context", 0, 0 },
  { "manifestation", DCS_FIELD_CODE, 0, "relapse-manifestation", 0, 0 },
  { "action", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 1000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_RELAPSE_FIELDS);

const DcsRecordInfo dcs_relapse_info = {
  .table = "relapse",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_RELAPSE_ID,
  .patient_id = DCS_RELAPSE_PATIENT_ID,
  .version = DCS_RELAPSE_VERSION,
  .deleted = DCS_RELAPSE_DELETED,
  .get_type = dcs_relapse_get_type,
};

static void
dcs_relapse_class_init (DcsRelapseClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_RELAPSE);
}

static void
dcs_relapse_init (DcsRelapse *self)
{
}
