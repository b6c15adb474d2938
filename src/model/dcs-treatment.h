/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsTreatment: one course of one drug. Fields, their types and ranges: dcs-treatment.c.
 */
typedef enum
{
  DCS_TREATMENT_PATIENT_ID,
  DCS_TREATMENT_ID,
  DCS_TREATMENT_VERSION, /* counts the saves; optimistic locking */
  DCS_TREATMENT_DELETED, /* 1: marked as deleted */
  DCS_TREATMENT_UID,     /* the id of exchange formats, unique */
  DCS_TREATMENT_DRUG,
  DCS_TREATMENT_START_DATE,
  DCS_TREATMENT_STOP_DATE,    /* first day off; none: ongoing */
  DCS_TREATMENT_START_REASON, /* relation to what ran before */
  DCS_TREATMENT_STOP_REASON,
  DCS_TREATMENT_RESPONSE, /* to this course */
  DCS_TREATMENT_NOTES,
  DCS_N_TREATMENT_FIELDS,
} DcsTreatmentField;

#define DCS_TYPE_TREATMENT (dcs_treatment_get_type ())
G_DECLARE_FINAL_TYPE (DcsTreatment, dcs_treatment, DCS, TREATMENT, DcsRecord)

extern const DcsRecordInfo dcs_treatment_info;

G_END_DECLS
