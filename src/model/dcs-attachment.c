/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-attachment.h"

struct _DcsAttachment
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsAttachment, dcs_attachment, DCS_TYPE_RECORD)

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
  { "visit_id", DCS_FIELD_INTEGER, 0, "visit", 0, G_MAXINT64 },
  { "date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "site", DCS_FIELD_CODE, 0, "site", 0, 0 },
  { "kind", DCS_FIELD_CHOICE, DCS_FIELD_REQUIRED, "photograph|report|other", 0, 0 },
  { "title", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 200 },
  { "media_type", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 100 },
  { "sha256", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 64 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_ATTACHMENT_FIELDS);

const DcsRecordInfo dcs_attachment_info = {
  .table = "attachment",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_ATTACHMENT_ID,
  .patient_id = DCS_ATTACHMENT_PATIENT_ID,
  .version = DCS_ATTACHMENT_VERSION,
  .deleted = DCS_ATTACHMENT_DELETED,
  .get_type = dcs_attachment_get_type,
};

static void
dcs_attachment_class_init (DcsAttachmentClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_ATTACHMENT);
}

static void
dcs_attachment_init (DcsAttachment *self)
{
}
