/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-history.h"

struct _DcsHistory
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsHistory, dcs_history, DCS_TYPE_RECORD)

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
  { "kind", DCS_FIELD_CHOICE, DCS_FIELD_REQUIRED, "comorbidity|family_history", 0, 0 },
  { "condition", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 200 },
  { "relation", DCS_FIELD_TEXT, 0, NULL, 0, 100 },
  { "detail", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_HISTORY_FIELDS);

const DcsRecordInfo dcs_history_info = {
  .table = "history",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_HISTORY_ID,
  .patient_id = DCS_HISTORY_PATIENT_ID,
  .version = DCS_HISTORY_VERSION,
  .deleted = DCS_HISTORY_DELETED,
  .get_type = dcs_history_get_type,
};

static void
dcs_history_class_init (DcsHistoryClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_HISTORY);
}

static void
dcs_history_init (DcsHistory *self)
{
}
