/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-formula-private.h"

#include "dcs-derive-private.h"

#include <math.h>

/* No date stands further from the first day that it can mean than the middle of a year. */
#define MAX_VAGUE_DAYS 184

/* Rows in the order of the course, which is that of their first possible day, taken one by one in
 * the order of the day that they stand for, the newest first. */
typedef struct
{
  DcsCourse *course;
  const DcsValue *const *rows; /* NULL: the visits of the course */
  guint low, high;             /* the rows that can be in question are [low, high) */
  int since, until;            /* days that are in question */
  gint64 passed;               /* place of the row that was taken last */
} Order;

/* What an input takes from a course, the newest first. */
typedef struct
{
  const DcsFormulaDay *at;
  const DcsFormulaInput *input;
  Order visits, dated;
  gboolean visits_end, dated_end;
  gboolean has_visit, has_dated; /* these are looked up and not taken */
  DcsFormulaSample visit, own;
} Series;

static const DcsValue *
order_row (const Order *self, guint index)
{
  return self->rows != NULL ? self->rows[index]
                            : dcs_course_row (self->course, DCS_RECORD_VISIT, index);
}

static DcsDate
order_date (const Order *self, guint index)
{
  return _dcs_row_date (order_row (self, index),
                        self->rows != NULL ? (int) DCS_OBSERVATION_DATE : (int) DCS_VISIT_DATE);
}

/* How many of the first @n rows begin on or before the day. */
static guint
order_count (const Order *self, guint n, gint64 day)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dcs_date_day (order_date (self, middle), DCS_DATE_EARLIEST) <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
order_init (
    Order *self, DcsCourse *course, const DcsValue *const *rows, guint n_rows, int since, int until)
{
  *self = (Order){ .course = course, .rows = rows, .since = since, .until = until };
  self->passed = G_MAXINT64;
  self->high = order_count (self, n_rows, until);
  self->low = since > DCS_DAY_NONE + MAX_VAGUE_DAYS
                  ? order_count (self, self->high, (gint64) since - MAX_VAGUE_DAYS)
                  : 0;
}

/* Orders by day; of the same day @first comes first, then what comes later in the course. */
static gint64
place_of (int day, gboolean first, guint index)
{
  return (gint64) day * ((gint64) 1 << 32) + (first ? (gint64) 1 << 31 : 0) + index;
}

/* The next row of which @code is asked (0: any) and its day; FALSE: there is none. */
static gboolean
order_next (Order *self, DcsCode code, gint64 first_id, guint *index, int *day)
{
  gint64 best = G_MININT64;

  for (guint i = self->high; i-- > self->low;)
    {
      const DcsValue *row = order_row (self, i);
      DcsDate date;
      gint64 place;
      int middle;

      if (code != 0 && row[DCS_OBSERVATION_CODE].code != code)
        {
          if (i + 1 == self->high)
            self->high = i;
          continue;
        }
      date = order_date (self, i);
      middle = dcs_date_day (date, DCS_DATE_MIDDLE);
      if (best != G_MININT64
          && (gint64) dcs_date_day (date, DCS_DATE_EARLIEST) + MAX_VAGUE_DAYS < *day)
        break;
      place = place_of (middle, first_id != 0 && row[DCS_VISIT_ID].integer == first_id, i);
      if (middle == DCS_DAY_NONE || middle > self->until || place >= self->passed)
        {
          if (i + 1 == self->high)
            self->high = i;
          continue;
        }
      if (middle < self->since || place < best)
        continue;
      best = place;
      *index = i;
      *day = middle;
    }
  self->passed = best;
  return best != G_MININT64;
}

/* ---- what a row or a visit says ---- */

static char
comparator_of (const DcsValue *row)
{
  return row[DCS_OBSERVATION_COMPARATOR].kind == DCS_VALUE_TEXT
             ? row[DCS_OBSERVATION_COMPARATOR].text[0]
             : '\0';
}

/* A number, or for RESULT a coded result. */
static gboolean
sample_row (const DcsFormulaInput *input, const DcsValue *row, DcsFormulaSample *sample)
{
  double number;

  if (_dcs_row_code (row, DCS_OBSERVATION_CODE) != input->code
      || _dcs_row_is_deleted (row, DCS_OBSERVATION_DELETED))
    return FALSE;
  if (input->source == DCS_FORMULA_RESULT)
    {
      DcsCode result = _dcs_row_code (row, DCS_OBSERVATION_TEXT);

      if (result == 0)
        return FALSE;
      *sample = (DcsFormulaSample){ .number = input->result == 0 || result == input->result,
                                    .result = result };
      return TRUE;
    }
  number = _dcs_observation_number (row);
  if (isnan (number))
    return FALSE;
  *sample = (DcsFormulaSample){ .number = number,
                                .comparator = comparator_of (row),
                                .decimals = row[DCS_OBSERVATION_CANONICAL].kind == DCS_VALUE_DECIMAL
                                                ? row[DCS_OBSERVATION_CANONICAL].decimals
                                                : row[DCS_OBSERVATION_VALUE].decimals };
  return TRUE;
}

/* The highest value or the sum over the sites of a visit. A site without a row adds nothing; one
 * that was not done leaves it open. Without any row only a visit that says so has no site involved
 * (as in dcs_compute_score()). */
static gboolean
sample_sites (const DcsFormulaDay *at,
              const DcsFormulaInput *input,
              const DcsValue *visit,
              DcsFormulaSample *sample)
{
  DcsScoreRest rest = input->form != NULL ? dcs_visit_rest (visit, input->form->term.code)
                                          : DCS_SCORE_REST_UNSAID;
  const DcsValue *const *rows;
  guint n_rows = 0, n_found = 0;
  double total = 0;

  rows = dcs_course_visit_observations (at->course, visit[DCS_VISIT_ID].integer, &n_rows);
  for (guint i = 0; rows != NULL && i < n_rows; i++)
    {
      double number;

      if (_dcs_row_code (rows[i], DCS_OBSERVATION_CODE) != input->code
          || _dcs_row_is_deleted (rows[i], DCS_OBSERVATION_DELETED))
        continue;
      number = _dcs_observation_number (rows[i]);
      if (isnan (number))
        return FALSE;
      total = input->source == DCS_FORMULA_SITE_SUM ? total + number : MAX (total, number);
      n_found++;
    }
  if (rest == DCS_SCORE_REST_NOT_ASSESSED || (n_found == 0 && rest != DCS_SCORE_REST_NOT_INVOLVED))
    return FALSE;
  *sample = (DcsFormulaSample){ .number = total };
  return TRUE;
}

static gboolean
sample_instrument (const DcsFormulaDay *at,
                   const DcsFormulaInput *input,
                   gint64 visit_id,
                   DcsFormulaSample *sample)
{
  DcsScore score;

  if (!dcs_derive_score (at->course, input->instrument, visit_id, &score))
    return FALSE;
  *sample = (DcsFormulaSample){ .number = score.total,
                                .decimals = (guint8) MAX (score.decimals, 0) };
  return TRUE;
}

static gboolean
sample_calculation (const DcsFormulaDay *at,
                    const DcsFormulaInput *input,
                    int day,
                    gint64 visit_id,
                    DcsFormulaSample *sample)
{
  DcsCalculationResult result;

  if (!_dcs_calculate_at (at, input->calculation, day, visit_id, &result))
    return FALSE;
  *sample = (DcsFormulaSample){ .number = result.value,
                                .decimals = (guint8) MAX (input->calculation->decimals, 0) };
  return TRUE;
}

static gboolean
sample_visit (const DcsFormulaDay *at,
              const DcsFormulaInput *input,
              const DcsValue *visit,
              int day,
              DcsFormulaSample *sample)
{
  gint64 visit_id = visit[DCS_VISIT_ID].integer;
  const DcsValue *const *rows;
  guint n_rows = 0;

  switch (input->source)
    {
    case DCS_FORMULA_SITE_MAX:
    case DCS_FORMULA_SITE_SUM:
      return sample_sites (at, input, visit, sample);
    case DCS_FORMULA_INSTRUMENT:
      return sample_instrument (at, input, visit_id, sample);
    case DCS_FORMULA_CALCULATION:
      return sample_calculation (at, input, day, visit_id, sample);
    default:
      break;
    }
  rows = dcs_course_visit_observations (at->course, visit_id, &n_rows);
  for (guint i = n_rows; rows != NULL && i-- > 0;)
    if (sample_row (input, rows[i], sample))
      return TRUE;
  return FALSE;
}

/* ---- series ---- */

static void
series_init (
    Series *self, const DcsFormulaDay *at, const DcsFormulaInput *input, int since, int until)
{
  gboolean by_row = input->source == DCS_FORMULA_TEST || input->source == DCS_FORMULA_RESULT;
  const DcsValue *const *rows = NULL;
  guint n_rows = 0;

  self->at = at;
  self->input = input;
  self->visits_end = self->has_visit = self->has_dated = FALSE;
  order_init (&self->visits,
              at->course,
              NULL,
              dcs_course_count (at->course, DCS_RECORD_VISIT),
              since,
              until);
  if (by_row)
    rows = dcs_course_visit_observations (at->course, 0, &n_rows);
  self->dated_end = rows == NULL;
  if (rows != NULL)
    order_init (&self->dated, at->course, rows, n_rows, since, until);
}

static void
find_visit (Series *self)
{
  gint64 first_id = self->visits.until == self->at->day ? self->at->visit_id : 0;
  guint index = 0;
  int day = 0;

  while (!self->has_visit && !self->visits_end)
    {
      const DcsValue *visit;

      if (!order_next (&self->visits, 0, first_id, &index, &day))
        {
          self->visits_end = TRUE;
          return;
        }
      visit = order_row (&self->visits, index);
      if (_dcs_row_is_deleted (visit, DCS_VISIT_DELETED)
          || !sample_visit (self->at, self->input, visit, day, &self->visit))
        continue;
      self->visit.day = self->visit.until = day;
      self->visit.date = order_date (&self->visits, index);
      self->visit.visit_id = visit[DCS_VISIT_ID].integer;
      self->has_visit = TRUE;
    }
}

static void
find_dated (Series *self)
{
  guint index = 0;
  int day = 0;

  while (!self->has_dated && !self->dated_end)
    {
      if (!order_next (&self->dated, self->input->code, 0, &index, &day))
        {
          self->dated_end = TRUE;
          return;
        }
      if (!sample_row (self->input, order_row (&self->dated, index), &self->own))
        continue;
      self->own.day = self->own.until = day;
      self->own.date = order_date (&self->dated, index);
      self->has_dated = TRUE;
    }
}

/* The next older value; of the same day that of a visit comes first. */
static gboolean
series_next (Series *self, DcsFormulaSample *sample)
{
  find_visit (self);
  find_dated (self);
  if (self->has_visit && (!self->has_dated || self->visit.day >= self->own.day))
    {
      *sample = self->visit;
      self->has_visit = FALSE;
      return TRUE;
    }
  if (!self->has_dated)
    return FALSE;
  *sample = self->own;
  self->has_dated = FALSE;
  return TRUE;
}

/* ---- accesses ---- */

static int
clamp_day (gint64 day)
{
  return (int) CLAMP (day, (gint64) DCS_DAY_NONE + 1, G_MAXINT32);
}

/* A calculation is of the day itself, with the ages that it allows its own inputs. */
static gboolean
look_up_newest (const DcsFormulaDay *at, const DcsFormulaInput *input, DcsFormulaSample *sample)
{
  Series series;

  if (input->source == DCS_FORMULA_CALCULATION)
    {
      if (!sample_calculation (at, input, at->day, at->visit_id, sample))
        return FALSE;
      sample->day = sample->until = at->day;
      sample->date = DCS_DATE_INIT;
      sample->visit_id = at->visit_id;
      return TRUE;
    }
  series_init (&series, at, input, clamp_day ((gint64) at->day - at->max_age_days), at->day);
  return series_next (&series, sample);
}

static gboolean
look_up_first (const DcsFormulaDay *at, const DcsFormulaInput *input, DcsFormulaSample *sample)
{
  gboolean found = FALSE;
  Series series;

  series_init (&series, at, input, DCS_DAY_NONE + 1, at->day);
  while (series_next (&series, sample))
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
  Series series;

  series_init (&series, at, input, DCS_DAY_NONE + 1, at->day);
  while (series_next (&series, &next))
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
  Series series;

  series_init (&series, at, input, clamp_day (day - (gint64) far), clamp_day (day - (gint64) near));
  while (series_next (&series, &next))
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
  Series series;

  series_init (&series, at, input, since, clamp_day ((gint64) day - 1));
  while (series_next (&series, &next))
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
  Series series;

  if (!look_up_newest (at, input, &now))
    return FALSE;
  sample->has_input = TRUE;
  if (input->access == DCS_FORMULA_BACK)
    found = look_up_back (at, input, now.day, sample);
  else if (input->access == DCS_FORMULA_HIGHEST || input->access == DCS_FORMULA_LOWEST)
    found = look_up_extreme (at, input, now.day, sample);
  else
    {
      series_init (&series, at, input, DCS_DAY_NONE + 1, clamp_day ((gint64) now.day - 1));
      found = series_next (&series, sample);
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
