/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsRelapse: reappearance of activity after improvement. Fields, their types and ranges:
 * dcs-relapse.c.
 */
typedef enum
{
  DCS_RELAPSE_PATIENT_ID,
  DCS_RELAPSE_ID,
  DCS_RELAPSE_VERSION, /* counts the saves; optimistic locking */
  DCS_RELAPSE_DELETED, /* 1: marked as deleted */
  DCS_RELAPSE_UID,     /* the id of exchange formats, unique */
  DCS_RELAPSE_EPISODE_NO,
  DCS_RELAPSE_DATE,
  DCS_RELAPSE_CONTEXT, /* treatment at the time */
  DCS_RELAPSE_MANIFESTATION,
  DCS_RELAPSE_ACTION,
  DCS_N_RELAPSE_FIELDS,
} DcsRelapseField;

#define DCS_TYPE_RELAPSE (dcs_relapse_get_type ())
G_DECLARE_FINAL_TYPE (DcsRelapse, dcs_relapse, DCS, RELAPSE, DcsRecord)

extern const DcsRecordInfo dcs_relapse_info;

G_END_DECLS
