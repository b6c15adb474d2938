/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-administration.h"

struct _DcsAdministration
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsAdministration, dcs_administration, DCS_TYPE_RECORD)

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
  { "treatment_id", DCS_FIELD_INTEGER, DCS_FIELD_REQUIRED, "treatment", 1, G_MAXINT64 },
  { "date", DCS_FIELD_DATE, DCS_FIELD_REQUIRED, NULL, 0, 0 },
  { "given", DCS_FIELD_CHOICE, DCS_FIELD_REQUIRED, "yes|no", 0, 0 },
  { "amount", DCS_FIELD_DECIMAL, 0, NULL, 0, 1000000.0 },
  { "unit", DCS_FIELD_CODE, 0, "dose-unit", 0, 0 },
  { "reason", DCS_FIELD_TEXT, 0, NULL, 0, 200 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_ADMINISTRATION_FIELDS);

const DcsRecordInfo dcs_administration_info = {
  .table = "administration",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_ADMINISTRATION_ID,
  .patient_id = DCS_ADMINISTRATION_PATIENT_ID,
  .version = DCS_ADMINISTRATION_VERSION,
  .deleted = DCS_ADMINISTRATION_DELETED,
  .get_type = dcs_administration_get_type,
};

static void
dcs_administration_class_init (DcsAdministrationClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_ADMINISTRATION);
}

static void
dcs_administration_init (DcsAdministration *self)
{
}
