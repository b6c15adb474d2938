/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsDecision: what somebody decided about something that the rules derived: a
 * suggested response accepted or overruled, resistance to a drug confirmed, something due put off
 * or not applicable, an option discussed. What was suggested stays beside it. Fields, their types
 * and ranges: dcs-decision.c.
 */
typedef enum
{
  DCS_DECISION_PATIENT_ID,
  DCS_DECISION_ID,
  DCS_DECISION_VERSION, /* counts the saves; optimistic locking */
  DCS_DECISION_DELETED, /* 1: marked as deleted */
  DCS_DECISION_SUBJECT,
  DCS_DECISION_RULE, /* code of the judgement, due rule, option; or the drug */
  DCS_DECISION_RULE_VERSION,
  DCS_DECISION_VISIT_ID,     /* response, relapse: the visit */
  DCS_DECISION_TREATMENT_ID, /* resistance, intolerance, due: the treatment */
  DCS_DECISION_SUGGESTED,    /* what the rule said: the code of a visit response … */
  DCS_DECISION_DECISION,
  DCS_DECISION_DATE,      /* when it was decided; resistance: since when it counts */
  DCS_DECISION_UNTIL,     /* snoozed: until then */
  DCS_DECISION_CLINICIAN, /* who decided */
  DCS_DECISION_REASON,
  DCS_N_DECISION_FIELDS,
} DcsDecisionField;

#define DCS_TYPE_DECISION (dcs_decision_get_type ())
G_DECLARE_FINAL_TYPE (DcsDecision, dcs_decision, DCS, DECISION, DcsRecord)

extern const DcsRecordInfo dcs_decision_info;

G_END_DECLS
