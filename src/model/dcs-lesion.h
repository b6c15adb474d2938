/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsLesion: one lesion of the skin, where it is and since when. Fields, their types and ranges:
 * dcs-lesion.c.
 */
typedef enum
{
  DCS_LESION_PATIENT_ID,
  DCS_LESION_ID,
  DCS_LESION_VERSION,   /* counts the saves; optimistic locking */
  DCS_LESION_DELETED,   /* 1: marked as deleted */
  DCS_LESION_LESION_NO, /* its number in this patient */
  DCS_LESION_REGION,
  DCS_LESION_SITE,
  DCS_LESION_MORPHOLOGY,
  DCS_LESION_SIDE,
  DCS_LESION_LENGTH_MM, /* longest diameter */
  DCS_LESION_WIDTH_MM,  /* across it */
  DCS_LESION_DEPTH,
  DCS_LESION_CONFLUENT, /* grown together with others */
  DCS_LESION_CROSSES_JOINT,
  DCS_LESION_FROM_DATE,
  DCS_LESION_UNTIL_DATE,
  DCS_LESION_NOTES,
  DCS_N_LESION_FIELDS,
} DcsLesionField;

#define DCS_TYPE_LESION (dcs_lesion_get_type ())
G_DECLARE_FINAL_TYPE (DcsLesion, dcs_lesion, DCS, LESION, DcsRecord)

extern const DcsRecordInfo dcs_lesion_info;

G_END_DECLS
