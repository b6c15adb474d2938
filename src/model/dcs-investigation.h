/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsInvestigation: one examination: imaging, biopsy, lung function …. Fields, their types and
 * ranges: dcs-investigation.c.
 */
typedef enum
{
  DCS_INVESTIGATION_PATIENT_ID,
  DCS_INVESTIGATION_ID,
  DCS_INVESTIGATION_VERSION, /* counts the saves; optimistic locking */
  DCS_INVESTIGATION_DELETED, /* 1: marked as deleted */
  DCS_INVESTIGATION_UID,     /* the id of exchange formats, unique */
  DCS_INVESTIGATION_DATE,
  DCS_INVESTIGATION_KIND,
  DCS_INVESTIGATION_BODY_PART,
  DCS_INVESTIGATION_RESULT,
  DCS_INVESTIGATION_FINDING,
  DCS_N_INVESTIGATION_FIELDS,
} DcsInvestigationField;

#define DCS_TYPE_INVESTIGATION (dcs_investigation_get_type ())
G_DECLARE_FINAL_TYPE (DcsInvestigation, dcs_investigation, DCS, INVESTIGATION, DcsRecord)

extern const DcsRecordInfo dcs_investigation_info;

G_END_DECLS
