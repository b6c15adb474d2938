/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-screening.h"

struct _DcsScreening
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsScreening, dcs_screening, DCS_TYPE_RECORD)

static const DcsField fields[] = {
  { "patient_id", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, "patient", 0, G_MAXINT64 },
  { "id", DCS_FIELD_INTEGER, DCS_FIELD_KEY | DCS_FIELD_INTERNAL, NULL, 1, G_MAXINT64 },
  { "version", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, NULL, 1, G_MAXINT32 },
  { "deleted", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, NULL, 0, 1 },
  { "screen_no", DCS_FIELD_INTEGER, DCS_FIELD_REQUIRED, NULL, 1, 9999999 },
  { "included", DCS_FIELD_CHOICE, DCS_FIELD_REQUIRED, "yes|no", 0, 0 },
  { "exclusion_reason", DCS_FIELD_TEXT, 0, NULL, 0, 500 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_SCREENING_FIELDS);

const DcsRecordInfo dcs_screening_info = {
  .table = "screening",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_SCREENING_ID,
  .patient_id = DCS_SCREENING_PATIENT_ID,
  .version = DCS_SCREENING_VERSION,
  .deleted = DCS_SCREENING_DELETED,
  .get_type = dcs_screening_get_type,
};

static void
dcs_screening_class_init (DcsScreeningClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_SCREENING);
}

static void
dcs_screening_init (DcsScreening *self)
{
}
