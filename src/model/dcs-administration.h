/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsAdministration: one infusion or injection given or missed. Fields, their types and ranges:
 * dcs-administration.c.
 */
typedef enum
{
  DCS_ADMINISTRATION_PATIENT_ID,
  DCS_ADMINISTRATION_ID,
  DCS_ADMINISTRATION_VERSION, /* counts the saves; optimistic locking */
  DCS_ADMINISTRATION_DELETED, /* 1: marked as deleted */
  DCS_ADMINISTRATION_TREATMENT_ID,
  DCS_ADMINISTRATION_DATE,
  DCS_ADMINISTRATION_GIVEN,
  DCS_ADMINISTRATION_AMOUNT,
  DCS_ADMINISTRATION_UNIT,
  DCS_ADMINISTRATION_REASON, /* why it was missed */
  DCS_N_ADMINISTRATION_FIELDS,
} DcsAdministrationField;

#define DCS_TYPE_ADMINISTRATION (dcs_administration_get_type ())
G_DECLARE_FINAL_TYPE (DcsAdministration, dcs_administration, DCS, ADMINISTRATION, DcsRecord)

extern const DcsRecordInfo dcs_administration_info;

G_END_DECLS
