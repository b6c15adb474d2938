/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsVisit: one dated contact. Fields, their types and ranges: dcs-visit.c.
 */
typedef enum
{
  DCS_VISIT_PATIENT_ID,
  DCS_VISIT_ID,
  DCS_VISIT_VERSION, /* counts the saves; optimistic locking */
  DCS_VISIT_DELETED, /* 1: marked as deleted */
  DCS_VISIT_UID,     /* the id of exchange formats, unique */
  DCS_VISIT_DATE,
  DCS_VISIT_KIND,
  DCS_VISIT_CLINICIAN,
  DCS_VISIT_NEW_LESIONS, /* new lesion since the last visit */
  DCS_VISIT_RESPONSE,    /* the clinician's judgement of the disease */
  DCS_VISIT_NOTES,
  DCS_VISIT_PLAN,
  DCS_VISIT_NEXT_DATE, /* next visit planned */
  DCS_VISIT_REVIEWED,  /* sections reviewed without a change */
  DCS_N_VISIT_FIELDS,
} DcsVisitField;

#define DCS_TYPE_VISIT (dcs_visit_get_type ())
G_DECLARE_FINAL_TYPE (DcsVisit, dcs_visit, DCS, VISIT, DcsRecord)

extern const DcsRecordInfo dcs_visit_info;

G_END_DECLS
