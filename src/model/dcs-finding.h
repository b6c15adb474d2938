/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsFinding: one manifestation outside the skin or the organ first affected. Fields, their types
 * and ranges: dcs-finding.c.
 */
typedef enum
{
  DCS_FINDING_PATIENT_ID,
  DCS_FINDING_ID,
  DCS_FINDING_VERSION, /* counts the saves; optimistic locking */
  DCS_FINDING_DELETED, /* 1: marked as deleted */
  DCS_FINDING_ONSET_DATE,
  DCS_FINDING_TYPE,
  DCS_FINDING_JOINT,
  DCS_FINDING_SIDE,
  DCS_FINDING_SAME_REGION, /* in the same region as a lesion */
  DCS_FINDING_UNTIL_DATE,
  DCS_FINDING_NOTES,
  DCS_N_FINDING_FIELDS,
} DcsFindingField;

#define DCS_TYPE_FINDING (dcs_finding_get_type ())
G_DECLARE_FINAL_TYPE (DcsFinding, dcs_finding, DCS, FINDING, DcsRecord)

extern const DcsRecordInfo dcs_finding_info;

G_END_DECLS
