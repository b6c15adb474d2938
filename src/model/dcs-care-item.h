/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsCareItem: something planned: monitoring, review, referral, directive. Fields, their types and
 * ranges: dcs-care-item.c.
 */
typedef enum
{
  DCS_CARE_ITEM_PATIENT_ID,
  DCS_CARE_ITEM_ID,
  DCS_CARE_ITEM_VERSION, /* counts the saves; optimistic locking */
  DCS_CARE_ITEM_DELETED, /* 1: marked as deleted */
  DCS_CARE_ITEM_KIND,
  DCS_CARE_ITEM_TITLE,
  DCS_CARE_ITEM_DUE_DATE,
  DCS_CARE_ITEM_DONE_DATE,
  DCS_CARE_ITEM_STATUS,
  DCS_CARE_ITEM_OUTCOME,
  DCS_CARE_ITEM_RESPONSIBLE,   /* who takes care of it: "physiotherapy, Ms K." */
  DCS_CARE_ITEM_NEXT_DATE,     /* done: when it is due again */
  DCS_CARE_ITEM_SNOOZED_UNTIL, /* snoozed: until then */
  DCS_CARE_ITEM_REASON,        /* snoozed, not applicable: why */
  DCS_N_CARE_ITEM_FIELDS,
} DcsCareItemField;

#define DCS_TYPE_CARE_ITEM (dcs_care_item_get_type ())
G_DECLARE_FINAL_TYPE (DcsCareItem, dcs_care_item, DCS, CARE_ITEM, DcsRecord)

extern const DcsRecordInfo dcs_care_item_info;

G_END_DECLS
