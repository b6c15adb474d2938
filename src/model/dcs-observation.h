/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsObservation: one dated value: of a visit, or of a date of its own. Fields, their types and
 * ranges: dcs-observation.c.
 */
typedef enum
{
  DCS_OBSERVATION_PATIENT_ID,
  DCS_OBSERVATION_VERSION,  /* counts the saves; optimistic locking */
  DCS_OBSERVATION_DELETED,  /* 1: marked as deleted */
  DCS_OBSERVATION_VISIT_ID, /* 0: no visit */
  DCS_OBSERVATION_DATE,     /* only without a visit */
  DCS_OBSERVATION_CODE,     /* what was measured */
  DCS_OBSERVATION_SITE,     /* where, or none */
  DCS_OBSERVATION_COMPARATOR,
  DCS_OBSERVATION_VALUE, /* as entered, in `unit` */
  DCS_OBSERVATION_UNIT,
  DCS_OBSERVATION_CANONICAL, /* in the unit of the definition when `unit` is another */
  DCS_OBSERVATION_TEXT,      /* coded result */
  DCS_OBSERVATION_CONTEXT,   /* timepoint of a sample */
  DCS_OBSERVATION_NOT_DONE,  /* why it was not done */
  DCS_N_OBSERVATION_FIELDS,
} DcsObservationField;

#define DCS_TYPE_OBSERVATION (dcs_observation_get_type ())
G_DECLARE_FINAL_TYPE (DcsObservation, dcs_observation, DCS, OBSERVATION, DcsRecord)

extern const DcsRecordInfo dcs_observation_info;

G_END_DECLS
