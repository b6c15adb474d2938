/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsAdverseEvent: one adverse event. Fields, their types and ranges: dcs-adverse-event.c.
 */
typedef enum
{
  DCS_ADVERSE_EVENT_PATIENT_ID,
  DCS_ADVERSE_EVENT_ID,
  DCS_ADVERSE_EVENT_VERSION,      /* counts the saves; optimistic locking */
  DCS_ADVERSE_EVENT_DELETED,      /* 1: marked as deleted */
  DCS_ADVERSE_EVENT_UID,          /* the id of exchange formats, unique */
  DCS_ADVERSE_EVENT_TREATMENT_ID, /* 0: none named */
  DCS_ADVERSE_EVENT_ONSET_DATE,
  DCS_ADVERSE_EVENT_DRUG, /* suspected */
  DCS_ADVERSE_EVENT_TERM,
  DCS_ADVERSE_EVENT_SEVERITY,
  DCS_ADVERSE_EVENT_SERIOUS,   /* no, or by which criterion (ICH E2A) */
  DCS_ADVERSE_EVENT_GRADE,     /* CTCAE */
  DCS_ADVERSE_EVENT_CAUSALITY, /* WHO-UMC */
  DCS_ADVERSE_EVENT_ACTION,
  DCS_ADVERSE_EVENT_OUTCOME,
  DCS_ADVERSE_EVENT_RESOLVED_DATE,
  DCS_ADVERSE_EVENT_NOTES,
  DCS_N_ADVERSE_EVENT_FIELDS,
} DcsAdverseEventField;

#define DCS_TYPE_ADVERSE_EVENT (dcs_adverse_event_get_type ())
G_DECLARE_FINAL_TYPE (DcsAdverseEvent, dcs_adverse_event, DCS, ADVERSE_EVENT, DcsRecord)

extern const DcsRecordInfo dcs_adverse_event_info;

G_END_DECLS
