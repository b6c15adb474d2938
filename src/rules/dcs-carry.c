/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-rules.h"

#include "dcs-derive-private.h"

#define ADULT_MONTHS (18 * 12)

DcsDate
_dcs_date_add_months (DcsDate date, int months)
{
  DcsDate moved;
  int count;

  if (date.precision < DCS_DATE_MONTH)
    return DCS_DATE_INIT;
  count = date.year * 12 + date.month - 1 + months;
  if (count < 0)
    return DCS_DATE_INIT;
  for (int day = date.day;; day--)
    {
      moved = dcs_date_new (count / 12, count % 12 + 1, day);
      if (dcs_date_is_set (moved) || day <= 28)
        break;
    }
  moved.about = date.about && dcs_date_is_set (moved);
  return moved;
}

gboolean
_dcs_course_is_adult (DcsCourse *course, int day)
{
  const DcsValue *patient = dcs_course_patient (course);
  DcsDate birth = patient != NULL ? _dcs_row_date (patient, DCS_PATIENT_BIRTH_DATE) : DCS_DATE_INIT;
  DcsDate latest, coming_of_age;

  if (!dcs_date_is_set (birth))
    return FALSE;
  latest = dcs_date_from_day (dcs_date_day (birth, DCS_DATE_LATEST));
  coming_of_age = _dcs_date_add_months (latest, ADULT_MONTHS);
  return dcs_date_is_set (coming_of_age) && dcs_date_day (coming_of_age, DCS_DATE_MIDDLE) <= day;
}

const DcsValue *
_dcs_course_newest (DcsCourse *course, DcsCode test, int until_day, DcsDate *measured)
{
  const DcsValue *row = NULL;
  DcsDate date = DCS_DATE_INIT;

  if (test != 0)
    row = dcs_course_latest (course, test, until_day, &date);
  /* Looks again before it: deleted rows are hardly ever in a course. */
  while (row != NULL && _dcs_row_is_deleted (row, DCS_OBSERVATION_DELETED))
    row = dcs_course_latest (course, test, dcs_date_day (date, DCS_DATE_MIDDLE) - 1, &date);
  if (measured != NULL)
    *measured = row != NULL ? date : DCS_DATE_INIT;
  return row;
}

/**
 * dcs_derive_carried:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @test: what is measured
 * @day: a day number
 * @measured: (out) (optional): when it was measured; no date for none
 *
 * The newest value until @day, when the definition lets it stand for that day: until so many months
 * after it was measured, that day included (`carry-months-child` below 18 years, else
 * `carry-months-adult`; a child grows). Who has no date of birth, or one that leaves it open,
 * counts as a child. Product rule. A date of measuring that is not exact stands in the middle of
 * its period.
 *
 * Returns: (transfer none) (nullable): the observation, borrowed from the course
 */
const DcsValue *
dcs_derive_carried (
    DcsCourse *course, DcsDefinition *definition, DcsCode test, int day, DcsDate *measured)
{
  const DcsTest *info;
  const DcsValue *row = NULL;
  DcsDate date = DCS_DATE_INIT;
  DcsDate until;
  int months;

  g_return_val_if_fail (course != NULL && definition != NULL, NULL);

  if (measured != NULL)
    *measured = DCS_DATE_INIT;
  info = dcs_definition_test (definition, test);
  if (info == NULL)
    return NULL;
  months = _dcs_course_is_adult (course, day) ? info->carry_months_adult : info->carry_months_child;
  if (months > 0)
    row = _dcs_course_newest (course, test, day, &date);
  if (row == NULL)
    return NULL;
  until = _dcs_date_add_months (dcs_date_from_day (dcs_date_day (date, DCS_DATE_MIDDLE)), months);
  if (dcs_date_day (until, DCS_DATE_MIDDLE) < day)
    return NULL;
  if (measured != NULL)
    *measured = date;
  return row;
}

/**
 * dcs_suggest_next_visit:
 * @course: (nullable): a sealed course
 * @definition: the definition of the patient's disease
 * @visit: the date of the visit
 *
 * The visit's date and the definition's parameter "followup-months", as precise as the visit's date
 * (which the clinician may change). Nothing is suggested for the dead, after a visit of which only
 * the year is known, or where the definition says nothing.
 *
 * Returns: a date later than @visit, or no date
 */
DcsDate
dcs_suggest_next_visit (DcsCourse *course, DcsDefinition *definition, DcsDate visit)
{
  const DcsValue *patient;
  int months;

  g_return_val_if_fail (definition != NULL, DCS_DATE_INIT);

  patient = course != NULL ? dcs_course_patient (course) : NULL;
  if (patient != NULL && dcs_date_is_set (_dcs_row_date (patient, DCS_PATIENT_DEATH_DATE)))
    return DCS_DATE_INIT;
  months = (int) dcs_definition_parameter (definition, "followup-months", 0);
  return months > 0 ? _dcs_date_add_months (visit, months) : DCS_DATE_INIT;
}
