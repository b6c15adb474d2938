/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-derive.h"

#include <math.h>

G_BEGIN_DECLS

/* The number of an observation in the test's own unit; NAN when it has none. */
static inline double
_dcs_observation_number (const DcsValue *observation)
{
  if (observation[DCS_OBSERVATION_CANONICAL].kind == DCS_VALUE_DECIMAL)
    return observation[DCS_OBSERVATION_CANONICAL].number;
  if (observation[DCS_OBSERVATION_VALUE].kind == DCS_VALUE_DECIMAL)
    return observation[DCS_OBSERVATION_VALUE].number;
  return NAN;
}

/* A row that is marked as deleted counts for no rule. */
static inline gboolean
_dcs_row_is_deleted (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_INTEGER && row[field].integer != 0;
}

static inline DcsDate
_dcs_row_date (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_DATE ? row[field].date : DCS_DATE_INIT;
}

static inline DcsCode
_dcs_row_code (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_CODE ? row[field].code : 0;
}

G_END_DECLS
