/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsHistory: one comorbidity or family history item. Fields, their types and ranges:
 * dcs-history.c.
 */
typedef enum
{
  DCS_HISTORY_PATIENT_ID,
  DCS_HISTORY_ID,
  DCS_HISTORY_VERSION, /* counts the saves; optimistic locking */
  DCS_HISTORY_DELETED, /* 1: marked as deleted */
  DCS_HISTORY_KIND,
  DCS_HISTORY_CONDITION,
  DCS_HISTORY_RELATION,
  DCS_HISTORY_DETAIL,
  DCS_N_HISTORY_FIELDS,
} DcsHistoryField;

#define DCS_TYPE_HISTORY (dcs_history_get_type ())
G_DECLARE_FINAL_TYPE (DcsHistory, dcs_history, DCS, HISTORY, DcsRecord)

extern const DcsRecordInfo dcs_history_info;

G_END_DECLS
