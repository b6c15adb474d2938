/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"
#include "dcs-formula-series.h"

#include <math.h>

/* ---- accesses ---- */

static int
clamp_day (gint64 day)
{
  return (int) CLAMP (day, (gint64) DCS_DAY_NONE + 1, G_MAXINT32);
}

/* The last day until @day on which the input can have a value, as far as the index of the course
 * says; FALSE: it never had any. */
static gboolean
find_last_day (const DcsFormulaDay *at, const DcsFormulaInput *input, int *day)
{
  gint64 visit_id;
  int newest;

  if (at->index == NULL
      || (input->source != DCS_FORMULA_TEST && input->source != DCS_FORMULA_RESULT))
    return TRUE;
  if (!_dcs_analysis_newest (at->index, input->code, &newest, &visit_id))
    return FALSE;
  *day = MIN (*day, newest);
  return TRUE;
}

/* A calculation is of the day itself, with the ages that it allows its own inputs. */
static gboolean
look_up_newest (const DcsFormulaDay *at, const DcsFormulaInput *input, DcsFormulaSample *sample)
{
  int last = at->day;
  DcsFormulaSeries series;

  if (input->source == DCS_FORMULA_CALCULATION)
    {
      if (!_dcs_formula_sample_calculation (at, input, at->day, at->visit_id, sample))
        return FALSE;
      sample->day = sample->until = at->day;
      sample->date = DCS_DATE_INIT;
      sample->visit_id = at->visit_id;
      return TRUE;
    }
  if (!find_last_day (at, input, &last))
    return FALSE;
  /* Nothing is newer than what the visit itself says. */
  if (at->visit != NULL && _dcs_formula_sample_visit (at, input, at->visit, at->day, sample))
    return TRUE;
  _dcs_formula_series_init (
      &series, at, input, clamp_day ((gint64) at->day - at->max_age_days), last);
  return _dcs_formula_series_next (&series, sample);
}

static gboolean
look_up_first (const DcsFormulaDay *at, const DcsFormulaInput *input, DcsFormulaSample *sample)
{
  gboolean found = FALSE;
  DcsFormulaSeries series;

  _dcs_formula_series_init (&series, at, input, DCS_DAY_NONE + 1, at->day);
  while (_dcs_formula_series_next (&series, sample))
    found = TRUE;
  return found;
}

/* Least squares over all values until the day: (n Σxy - Σx Σy) / (n Σx² - (Σx)²), x in months. */
static gboolean
look_up_slope (const DcsFormulaDay *at, const DcsFormulaInput *input, DcsFormulaSample *sample)
{
  DcsFormulaSample next;
  double x = 0, y = 0, xx = 0, xy = 0;
  int newest = DCS_DAY_NONE;
  gboolean several_days = FALSE;
  guint n = 0;
  DcsFormulaSeries series;

  _dcs_formula_series_init (&series, at, input, DCS_DAY_NONE + 1, at->day);
  while (_dcs_formula_series_next (&series, &next))
    {
      double months;

      if (n == 0)
        newest = next.day;
      months = ((double) next.day - newest) / DCS_DAYS_PER_MONTH;
      x += months;
      y += next.number;
      xx += months * months;
      xy += months * next.number;
      several_days = several_days || next.day != newest;
      *sample = next;
      n++;
    }
  if (n < input->n || !several_days)
    return FALSE;
  sample->number = (n * xy - x * y) / (n * xx - x * x);
  sample->comparator = '\0';
  sample->until = newest;
  sample->n = n;
  return TRUE;
}

/* Of the values within ± tolerance the one nearest to so many months before @day; of two as near
 * the newer one. Whole days, rounded outwards. */
static gboolean
look_up_back (const DcsFormulaDay *at,
              const DcsFormulaInput *input,
              int day,
              DcsFormulaSample *sample)
{
  double far = ceil ((input->months + input->tolerance) * DCS_DAYS_PER_MONTH);
  double near = MAX (1, floor ((input->months - input->tolerance) * DCS_DAYS_PER_MONTH));
  double best = INFINITY;
  DcsFormulaSample next;
  DcsFormulaSeries series;

  _dcs_formula_series_init (
      &series, at, input, clamp_day (day - (gint64) far), clamp_day (day - (gint64) near));
  while (_dcs_formula_series_next (&series, &next))
    {
      double away = fabs ((double) day - next.day - input->months * DCS_DAYS_PER_MONTH);

      if (away >= best)
        continue;
      best = away;
      *sample = next;
    }
  return isfinite (best);
}

static gboolean
look_up_extreme (const DcsFormulaDay *at,
                 const DcsFormulaInput *input,
                 int day,
                 DcsFormulaSample *sample)
{
  int since = clamp_day (day - (gint64) ceil (input->months * DCS_DAYS_PER_MONTH));
  gboolean found = FALSE;
  DcsFormulaSample next;
  DcsFormulaSeries series;

  _dcs_formula_series_init (&series, at, input, since, clamp_day ((gint64) day - 1));
  while (_dcs_formula_series_next (&series, &next))
    if (!found
        || (input->access == DCS_FORMULA_HIGHEST ? next.number > sample->number
                                                 : next.number < sample->number))
      {
        found = TRUE;
        *sample = next;
      }
  return found;
}

/* What counts from the day of the input. */
static gboolean
look_up_before (const DcsFormulaDay *at, const DcsFormulaInput *input, DcsFormulaSample *sample)
{
  DcsFormulaSample now;
  gboolean found = FALSE;
  DcsFormulaSeries series;

  if (!look_up_newest (at, input, &now))
    return FALSE;
  sample->has_input = TRUE;
  if (input->access == DCS_FORMULA_BACK)
    found = look_up_back (at, input, now.day, sample);
  else if (input->access == DCS_FORMULA_HIGHEST || input->access == DCS_FORMULA_LOWEST)
    found = look_up_extreme (at, input, now.day, sample);
  else
    {
      _dcs_formula_series_init (
          &series, at, input, DCS_DAY_NONE + 1, clamp_day ((gint64) now.day - 1));
      found = _dcs_formula_series_next (&series, sample);
    }
  sample->has_input = TRUE;
  if (!found)
    return FALSE;
  sample->until = now.day;
  if (input->access == DCS_FORMULA_MONTHS_PREVIOUS)
    {
      sample->number = ((double) now.day - sample->day) / DCS_DAYS_PER_MONTH;
      sample->comparator = '\0';
    }
  return TRUE;
}

/* ---- what is no series ---- */

static gboolean
look_up_drug (const DcsFormulaDay *at, const DcsFormulaInput *input, DcsFormulaSample *sample)
{
  sample->number = 0;
  for (guint i = 0; i < dcs_course_count (at->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (at->course, DCS_RECORD_TREATMENT, i);

      if (_dcs_row_code (row, DCS_TREATMENT_DRUG) != input->code
          || _dcs_row_is_deleted (row, DCS_TREATMENT_DELETED)
          || !dcs_treatment_is_running (row, at->day))
        continue;
      sample->number = 1;
      sample->date = _dcs_row_date (row, DCS_TREATMENT_START_DATE);
      break;
    }
  return TRUE;
}

/* On record from the earliest reading of its onset, and not certainly over. */
static gboolean
look_up_finding (const DcsFormulaDay *at, const DcsFormulaInput *input, DcsFormulaSample *sample)
{
  sample->number = 0;
  for (guint i = 0; i < dcs_course_count (at->course, DCS_RECORD_FINDING); i++)
    {
      const DcsValue *row = dcs_course_row (at->course, DCS_RECORD_FINDING, i);
      DcsDate onset = _dcs_row_date (row, DCS_FINDING_ONSET_DATE);
      DcsDate until = _dcs_row_date (row, DCS_FINDING_UNTIL_DATE);

      if (_dcs_row_code (row, DCS_FINDING_TYPE) != input->code
          || _dcs_row_is_deleted (row, DCS_FINDING_DELETED)
          || (dcs_date_is_set (onset) && dcs_date_day (onset, DCS_DATE_EARLIEST) > at->day)
          || (dcs_date_is_set (until) && dcs_date_day (until, DCS_DATE_LATEST) <= at->day))
        continue;
      sample->number = 1;
      sample->date = onset;
      break;
    }
  return TRUE;
}

/* A year alone is too vague to count months from. */
static gboolean
look_up_date (const DcsFormulaDay *at,
              const DcsFormulaInput *input,
              const DcsValue *patient,
              DcsFormulaSample *sample)
{
  DcsDate date = _dcs_row_date (patient, input->patient_field);

  if (!dcs_date_is_set (date)
      || (date.precision < DCS_DATE_MONTH && input->days < DCS_DAYS_PER_YEAR))
    return FALSE;
  sample->date = date;
  sample->number = ((double) at->day - dcs_date_day (date, DCS_DATE_MIDDLE)) / input->days;
  return TRUE;
}

static gboolean
look_up_patient (const DcsFormulaDay *at, const DcsFormulaInput *input, DcsFormulaSample *sample)
{
  const DcsValue *patient = dcs_course_patient (at->course);

  if (patient == NULL)
    return FALSE;
  if (input->source == DCS_FORMULA_DATE)
    return look_up_date (at, input, patient, sample);
  if (input->source == DCS_FORMULA_DEAD)
    {
      sample->date = _dcs_row_date (patient, DCS_PATIENT_DEATH_DATE);
      sample->number = dcs_date_is_set (sample->date)
                       && dcs_date_day (sample->date, DCS_DATE_MIDDLE) <= at->day;
      if (sample->number == 0)
        sample->date = DCS_DATE_INIT;
      return TRUE;
    }
  if (patient[DCS_PATIENT_SEX].kind != DCS_VALUE_TEXT
      || (patient[DCS_PATIENT_SEX].text[0] != 'F' && patient[DCS_PATIENT_SEX].text[0] != 'M'))
    return FALSE;
  sample->number = patient[DCS_PATIENT_SEX].text[0] == input->sex;
  return TRUE;
}

/**
 * _dcs_formula_look_up:
 * @at: for when
 * @input: an input of a formula
 * @sample: (out): what was found; its `number` is NAN for nothing
 *
 * Finds the value of an input among the records until the day. Rows that are marked as deleted are
 * no records. A date that is not exact stands in the middle of its period. Allocates nothing.
 *
 * Returns: whether it is known
 */
gboolean
_dcs_formula_look_up (const DcsFormulaDay *at,
                      const DcsFormulaInput *input,
                      DcsFormulaSample *sample)
{
  gboolean found = FALSE;

  *sample = (DcsFormulaSample){ .number = NAN, .day = DCS_DAY_NONE, .until = DCS_DAY_NONE };
  switch (input->source)
    {
    case DCS_FORMULA_DRUG:
      return look_up_drug (at, input, sample);
    case DCS_FORMULA_FINDING:
      return look_up_finding (at, input, sample);
    case DCS_FORMULA_DATE:
    case DCS_FORMULA_SEX:
    case DCS_FORMULA_DEAD:
      return look_up_patient (at, input, sample);
    default:
      break;
    }
  switch (input->access)
    {
    case DCS_FORMULA_NEWEST:
      found = look_up_newest (at, input, sample);
      break;
    case DCS_FORMULA_FIRST:
      found = look_up_first (at, input, sample);
      break;
    case DCS_FORMULA_SLOPE:
      found = look_up_slope (at, input, sample);
      break;
    default:
      found = look_up_before (at, input, sample);
    }
  if (!found)
    sample->number = NAN;
  return found;
}
