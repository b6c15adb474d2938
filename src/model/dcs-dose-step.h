/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsDoseStep: one step of the dose of a treatment. Fields, their types and ranges:
 * dcs-dose-step.c.
 */
typedef enum
{
  DCS_DOSE_STEP_PATIENT_ID,
  DCS_DOSE_STEP_ID,
  DCS_DOSE_STEP_VERSION, /* counts the saves; optimistic locking */
  DCS_DOSE_STEP_DELETED, /* 1: marked as deleted */
  DCS_DOSE_STEP_TREATMENT_ID,
  DCS_DOSE_STEP_UID,        /* the id of exchange formats, unique */
  DCS_DOSE_STEP_SEGMENT_NO, /* its number in the course */
  DCS_DOSE_STEP_START_DATE,
  DCS_DOSE_STEP_STOP_DATE, /* first day off; none: ongoing */
  DCS_DOSE_STEP_AMOUNT,    /* in `unit` */
  DCS_DOSE_STEP_UNIT,
  DCS_DOSE_STEP_FREQUENCY,
  DCS_DOSE_STEP_ROUTE,
  DCS_DOSE_STEP_N_DOSES, /* infusions or pulses given in this step */
  DCS_DOSE_STEP_START_REASON,
  DCS_DOSE_STEP_STOP_REASON,
  DCS_DOSE_STEP_RESPONSE,
  DCS_DOSE_STEP_NOTES,
  DCS_N_DOSE_STEP_FIELDS,
} DcsDoseStepField;

#define DCS_TYPE_DOSE_STEP (dcs_dose_step_get_type ())
G_DECLARE_FINAL_TYPE (DcsDoseStep, dcs_dose_step, DCS, DOSE_STEP, DcsRecord)

extern const DcsRecordInfo dcs_dose_step_info;

G_END_DECLS
