/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsPatient: a person under follow-up for one disease. Fields, their types and ranges:
 * dcs-patient.c.
 */
typedef enum
{
  DCS_PATIENT_ID,
  DCS_PATIENT_VERSION, /* counts the saves; optimistic locking */
  DCS_PATIENT_DELETED, /* 1: marked as deleted */
  DCS_PATIENT_CODE,    /* the clinic's own code, unique */
  DCS_PATIENT_INITIALS,
  DCS_PATIENT_GIVEN_NAME,
  DCS_PATIENT_FAMILY_NAME,
  DCS_PATIENT_SEX,
  DCS_PATIENT_BIRTH_DATE,
  DCS_PATIENT_DEATH_DATE,
  DCS_PATIENT_DISEASE,
  DCS_PATIENT_SUBTYPE,
  DCS_PATIENT_SUBTYPE_SITE,  /* where, for a subtype that has places */
  DCS_PATIENT_SUBTYPE_FORM,  /* its form at that place */
  DCS_PATIENT_SUBTYPE_ORDER, /* predominance order of a mixed subtype */
  DCS_PATIENT_ONSET_DATE,    /* first symptom */
  DCS_PATIENT_DIAGNOSIS_DATE,
  DCS_PATIENT_FIRST_VISIT_DATE,
  DCS_PATIENT_REFERRAL,             /* specialty that referred */
  DCS_PATIENT_BIOPSY,               /* skin or tissue biopsy done */
  DCS_PATIENT_FAMILY_HISTORY_ASKED, /* yes without a row of history: there is none */
  DCS_PATIENT_COMORBIDITY_ASKED,
  DCS_PATIENT_CONSENT,
  DCS_PATIENT_CONSENT_DATE,
  DCS_PATIENT_FOLLOWUP_STATUS,
  DCS_PATIENT_LAST_FOLLOWUP_DATE, /* last contact */
  DCS_PATIENT_NOTES,
  DCS_N_PATIENT_FIELDS,
} DcsPatientField;

#define DCS_TYPE_PATIENT (dcs_patient_get_type ())
G_DECLARE_FINAL_TYPE (DcsPatient, dcs_patient, DCS, PATIENT, DcsRecord)

extern const DcsRecordInfo dcs_patient_info;

G_END_DECLS
