/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-adverse-event.h"

struct _DcsAdverseEvent
{
  DcsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsAdverseEvent, dcs_adverse_event, DCS_TYPE_RECORD)

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
  { "treatment_id", DCS_FIELD_INTEGER, 0, "treatment", 0, G_MAXINT64 },
  { "onset_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "drug", DCS_FIELD_CODE, 0, "drug", 0, 0 },
  { "term", DCS_FIELD_TEXT, DCS_FIELD_REQUIRED, NULL, 0, 200 },
  { "severity", DCS_FIELD_CHOICE, 0, "mild|moderate|severe", 0, 0 },
  { "serious",
    DCS_FIELD_CHOICE,
    0,
    "no|death|life_threatening|hospitalisation|disability|congenital|important",
    0,
    0 },
  { "grade", DCS_FIELD_INTEGER, 0, NULL, 1, 5 },
  { "causality", DCS_FIELD_CODE, 0, "causality", 0, 0 },
  { "action", DCS_FIELD_CHOICE, 0, "none|dose_reduced|interrupted|drug_stopped", 0, 0 },
  { "outcome", DCS_FIELD_CHOICE, 0, "resolved|resolving|ongoing|sequelae|fatal|unknown", 0, 0 },
  { "resolved_date", DCS_FIELD_DATE, 0, NULL, 0, 0 },
  { "notes", DCS_FIELD_TEXT, DCS_FIELD_FREE, NULL, 0, 10000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == DCS_N_ADVERSE_EVENT_FIELDS);

const DcsRecordInfo dcs_adverse_event_info = {
  .table = "adverse_event",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .id = DCS_ADVERSE_EVENT_ID,
  .patient_id = DCS_ADVERSE_EVENT_PATIENT_ID,
  .version = DCS_ADVERSE_EVENT_VERSION,
  .deleted = DCS_ADVERSE_EVENT_DELETED,
  .get_type = dcs_adverse_event_get_type,
};

static void
dcs_adverse_event_class_init (DcsAdverseEventClass *klass)
{
  dcs_record_class_install (DCS_RECORD_CLASS (klass), DCS_RECORD_ADVERSE_EVENT);
}

static void
dcs_adverse_event_init (DcsAdverseEvent *self)
{
}
