/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsAssessment: how one treatment works, as it was judged at one visit. Fields, their types and
 * ranges: dcs-assessment.c.
 */
typedef enum
{
  DCS_ASSESSMENT_PATIENT_ID,
  DCS_ASSESSMENT_ID,
  DCS_ASSESSMENT_VERSION, /* counts the saves; optimistic locking */
  DCS_ASSESSMENT_DELETED, /* 1: marked as deleted */
  DCS_ASSESSMENT_VISIT_ID,
  DCS_ASSESSMENT_TREATMENT_ID,
  DCS_ASSESSMENT_RESPONSE, /* to the treatment so far */
  DCS_ASSESSMENT_NOTES,
  DCS_N_ASSESSMENT_FIELDS,
} DcsAssessmentField;

#define DCS_TYPE_ASSESSMENT (dcs_assessment_get_type ())
G_DECLARE_FINAL_TYPE (DcsAssessment, dcs_assessment, DCS, ASSESSMENT, DcsRecord)

extern const DcsRecordInfo dcs_assessment_info;

G_END_DECLS
