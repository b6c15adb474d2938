/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-care-item.h"

struct _DcsCareItem
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsCareItem, dcs_care_item, DCS_TYPE_RECORD)

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
  { "kind", DCS_FIELD_CODE, DCS_FIELD_REQUIRED, "care-kind", 0, 0 },
  { "title", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 200 },
  { "due_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "done_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "status", DCS_FIELD_CHOICE, DCS_FIELD_REQUIRED, "open|done|snoozed|not_applicable", 0, 0 },
  { "outcome", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
  { "responsible", DCS_FIELD_TEXT, 0, NULL, 0, 100 },
  { "next_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "snoozed_until", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "reason", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_CARE_ITEM_FIELDS);

const DcsRecordInfo dcs_care_item_info = {
  .table = "care_item",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_CARE_ITEM_ID,
  .patient_id = DCS_CARE_ITEM_PATIENT_ID,
  .version = DCS_CARE_ITEM_VERSION,
  .deleted = DCS_CARE_ITEM_DELETED,
  .get_type = dcs_care_item_get_type,
};

static void
dcs_care_item_class_init (DcsCareItemClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_CARE_ITEM);
}

static void
dcs_care_item_init (DcsCareItem *self)
{
}
