/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-formula-series.h"

#include "dcs-derive-private.h"

#include <math.h>

/* No date stands further from the first day that it can mean than the middle of a year. */
#define MAX_VAGUE_DAYS 184
#define MAX_VAGUE_MONTHS 7

static const DcsValue *
order_row (const DcsFormulaOrder *self, guint index)
{
  return self->rows != NULL ? self->rows[index]
                            : dcs_course_row (self->course, DCS_RECORD_VISIT, index);
}

static DcsDate
order_date (const DcsFormulaOrder *self, guint index)
{
  return _dcs_row_date (order_row (self, index),
                        self->rows != NULL ? (int) DCS_OBSERVATION_DATE : (int) DCS_VISIT_DATE);
}

/* Grows with the first day that a date can mean; cheaper than counting days. */
static int
rank_of (DcsDate date)
{
  return dcs_date_is_set (date) ? date.year * 512 + MAX (date.month, 1) * 32 + MAX (date.day, 1)
                                : G_MININT;
}

static int
rank_of_day (gint64 day)
{
  DcsDate date = day > G_MININT32 && day < G_MAXINT32 ? dcs_date_from_day ((int) day)
                                                      : DCS_DATE_INIT;

  return dcs_date_is_set (date) ? rank_of (date) : day < 0 ? G_MININT : G_MAXINT;
}

/* How many of the first @n rows begin on or before a day, given by its rank. */
static guint
order_count (const DcsFormulaOrder *self, guint n, int rank)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (rank_of (order_date (self, middle)) <= rank)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
order_init (DcsFormulaOrder *self,
            DcsCourse *course,
            const DcsValue *const *rows,
            guint n_rows,
            int since,
            int until)
{
  *self = (DcsFormulaOrder){ .course = course, .rows = rows, .since = since, .until = until };
  self->passed = G_MAXINT64;
  self->high = order_count (self, n_rows, rank_of_day (until));
  self->low = order_count (self, self->high, rank_of_day ((gint64) since - MAX_VAGUE_DAYS));
}

/* Orders by day; of the same day @first comes first, then what comes later in the course. */
static gint64
place_of (int day, gboolean first, guint index)
{
  return (gint64) day * ((gint64) 1 << 32) + (first ? (gint64) 1 << 31 : 0) + index;
}

/* Whether a row that stands before the best one in the course can still be newer: when it is of the
 * same day, or its date is vague and not long before. */
static gboolean
can_be_newer (DcsDate date, DcsDate best)
{
  return date.precision != DCS_DATE_DAY || rank_of (date) == rank_of (best);
}

static gboolean
is_long_before (DcsDate date, DcsDate best)
{
  return (date.year - best.year) * 12 + MAX (date.month, 1) - MAX (best.month, 1)
         < -MAX_VAGUE_MONTHS;
}

/* The next row of which @code is asked (0: any) and its day; FALSE: there is none. */
static gboolean
order_next (DcsFormulaOrder *self, DcsCode code, gint64 first_id, guint *index, int *day)
{
  DcsDate best_date = DCS_DATE_INIT;
  gint64 best = G_MININT64;

  for (guint i = self->high; i-- > self->low;)
    {
      const DcsValue *row = order_row (self, i);
      gboolean is_other = code != 0 && row[DCS_OBSERVATION_CODE].code != code;
      DcsDate date = is_other ? DCS_DATE_INIT : order_date (self, i);
      gint64 place;
      int middle;

      if (best != G_MININT64 && !is_other && !can_be_newer (date, best_date))
        {
          if (is_long_before (date, best_date))
            break;
          continue;
        }
      middle = is_other ? DCS_DAY_NONE : dcs_date_day (date, DCS_DATE_MIDDLE);
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
      best_date = date;
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

gboolean
_dcs_formula_sample_calculation (const DcsFormulaDay *at,
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
      return _dcs_formula_sample_calculation (at, input, day, visit_id, sample);
    default:
      break;
    }
  rows = dcs_course_visit_observations (at->course, visit_id, &n_rows);
  for (guint i = n_rows; rows != NULL && i-- > 0;)
    if (sample_row (input, rows[i], sample))
      return TRUE;
  return FALSE;
}

gboolean
_dcs_formula_sample_visit (const DcsFormulaDay *at,
                           const DcsFormulaInput *input,
                           const DcsValue *visit,
                           int day,
                           DcsFormulaSample *sample)
{
  if (!sample_visit (at, input, visit, day, sample))
    return FALSE;
  sample->day = sample->until = day;
  sample->date = _dcs_row_date (visit, DCS_VISIT_DATE);
  sample->visit_id = visit[DCS_VISIT_ID].integer;
  return TRUE;
}

/* ---- series ---- */

void
_dcs_formula_series_init (DcsFormulaSeries *self,
                          const DcsFormulaDay *at,
                          const DcsFormulaInput *input,
                          int since,
                          int until)
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
find_visit (DcsFormulaSeries *self)
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
          || !_dcs_formula_sample_visit (self->at, self->input, visit, day, &self->visit))
        continue;
      self->has_visit = TRUE;
    }
}

static void
find_dated (DcsFormulaSeries *self)
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

gboolean
_dcs_formula_series_next (DcsFormulaSeries *self, DcsFormulaSample *sample)
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
