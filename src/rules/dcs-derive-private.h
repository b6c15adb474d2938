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

/* The day so many months later or earlier, of the same precision; of a day that the month does not
 * have, the last day of the month. No date when only the year is known, or outside all years. */
DcsDate _dcs_date_add_months (DcsDate date, int months);
/* Whether the patient is certainly 18 on the day; FALSE without a date of birth. */
gboolean _dcs_course_is_adult (DcsCourse *course, int day);
/* The newest number of a test until a day, which is no row that is marked as deleted; or NULL. */
const DcsValue *
_dcs_course_newest (DcsCourse *course, DcsCode test, int until_day, DcsDate *measured);

G_END_DECLS
