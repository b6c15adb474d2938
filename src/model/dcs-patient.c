/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient.h"

struct _DcsPatient
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsPatient, dcs_patient, DCS_TYPE_RECORD)

static const DcsField fields[] = {
  { "id", DCS_FIELD_INTEGER, DCS_FIELD_KEY | DCS_FIELD_INTERNAL, NULL, 1, G_MAXINT64 },
  { "version", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, NULL, 1, G_MAXINT32 },
  { "deleted", DCS_FIELD_INTEGER, DCS_FIELD_INTERNAL, NULL, 0, 1 },
  { "code", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 64 },
  { "initials", DCS_FIELD_TEXT, DCS_FIELD_NAMES, NULL, 0, 100 },
  { "given_name", DCS_FIELD_TEXT, DCS_FIELD_NAMES, NULL, 0, 100 },
  { "family_name", DCS_FIELD_TEXT, DCS_FIELD_NAMES, NULL, 0, 100 },
  { "sex", DCS_FIELD_CHOICE, 0, "F|M|X", 0, 0 },
  { "birth_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "death_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "disease", DCS_FIELD_CODE, DCS_FIELD_REQUIRED, "disease", 0, 0 },
  { "subtype", DCS_FIELD_CODE, 0, "subtype", 0, 0 },
  { "subtype_site", DCS_FIELD_CODE, 0, "subtype-site", 0, 0 },
  { "subtype_form", DCS_FIELD_CODE, 0, "subtype-form", 0, 0 },
  { "subtype_order", DCS_FIELD_TEXT, 0, NULL, 0, 200 },
  { "onset_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "diagnosis_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "first_visit_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "referral", DCS_FIELD_CODE, 0, "referral", 0, 0 },
  { "biopsy", DCS_FIELD_CHOICE, 0, "yes|no|unknown", 0, 0 },
  { "family_history_asked", DCS_FIELD_CHOICE, 0, "yes|no|unknown", 0, 0 },
  { "comorbidity_asked", DCS_FIELD_CHOICE, 0, "yes|no|unknown", 0, 0 },
  { "consent", DCS_FIELD_CODE, 0, "consent", 0, 0 },
  { "consent_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "followup_status", DCS_FIELD_CODE, 0, "followup-status", 0, 0 },
  { "last_followup_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "notes", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 100000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_PATIENT_FIELDS);

const DcsRecordInfo dcs_patient_info = {
  .table = "patient",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_PATIENT_ID,
  .patient_id = -1,
  .version = DCS_PATIENT_VERSION,
  .deleted = DCS_PATIENT_DELETED,
  .get_type = dcs_patient_get_type,
};

static void
dcs_patient_class_init (DcsPatientClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_PATIENT);
}

static void
dcs_patient_init (DcsPatient *self)
{
}
