/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsScreening: one line of a study's screening log; its patient may be nobody. Fields, their types
 * and ranges: dcs-screening.c.
 */
typedef enum
{
  DCS_SCREENING_PATIENT_ID, /* 0: not included */
  DCS_SCREENING_ID,
  DCS_SCREENING_VERSION, /* counts the saves; optimistic locking */
  DCS_SCREENING_DELETED, /* 1: marked as deleted */
  DCS_SCREENING_SCREEN_NO,
  DCS_SCREENING_INCLUDED,
  DCS_SCREENING_EXCLUSION_REASON,
  DCS_N_SCREENING_FIELDS,
} DcsScreeningField;

#define DCS_TYPE_SCREENING (dcs_screening_get_type ())
G_DECLARE_FINAL_TYPE (DcsScreening, dcs_screening, DCS, SCREENING, DcsRecord)

extern const DcsRecordInfo dcs_screening_info;

G_END_DECLS
