/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-doses.h"

#include "dcs-entry-rules.h"

/* What the doses of one treatment come to. Product rules: where administrations are recorded, what
 * was given counts and nothing else; else the number of doses of a dose step; else its frequency
 * over its days, until the treatment stopped or the last contact. A dose per m² or per kg counts
 * with no more than the drug's cap, since no more is given. */

typedef struct
{
  DcsAnalysis *self;
  guint first, end; /* spans */
  int until;        /* first day that does not count; DCS_DAY_NONE: not known */
  double milligrams;
  gboolean any, complete;
  DcsCode unit;
} Sum;

static const DcsDoseSpan *
nth_span (const Sum *sum, guint index)
{
  return &g_array_index (sum->self->doses, DcsDoseSpan, index);
}

/* What is given of a dose, in milligrams; NAN when that is not known. */
static double
given_milligrams (Sum *sum, const DcsDose *dose)
{
  const DcsDoseUnit *unit = dcs_definition_dose_unit (sum->self->definition, dose->unit);
  const DcsDoseUnit *absolute = dcs_definition_dose_unit (sum->self->definition,
                                                          dose->absolute_unit);
  double amount = dose->absolute;

  if (unit == NULL || absolute == NULL)
    return NAN;
  if (unit->basis != DCS_DOSE_FLAT && dose->above_cap)
    amount = dose->cap;
  if (!isnan (amount) && sum->unit == 0)
    sum->unit = dose->absolute_unit;
  return amount * absolute->milligrams;
}

static void
add (Sum *sum, double milligrams)
{
  if (isnan (milligrams))
    {
      sum->complete = FALSE;
      return;
    }
  sum->milligrams += milligrams;
  sum->any = TRUE;
}

/* --- From administrations --- */

static const DcsDoseSpan *
span_on (const Sum *sum, int day)
{
  for (guint i = sum->end; i-- > sum->first;)
    if (nth_span (sum, i)->from <= day)
      return nth_span (sum, i);
  return NULL;
}

static double
administered (Sum *sum, const DcsValue *row, int day, DcsCode drug)
{
  const DcsDoseSpan *span = span_on (sum, day);
  DcsPrescription prescription = { .drug = drug };
  DcsDose dose;

  if (row[DCS_ADMINISTRATION_AMOUNT].kind != DCS_VALUE_DECIMAL)
    return span != NULL ? given_milligrams (sum, &span->dose) : NAN;
  prescription.amount = row[DCS_ADMINISTRATION_AMOUNT].number;
  prescription.unit = _dcs_row_code (row, DCS_ADMINISTRATION_UNIT);
  if (prescription.unit == 0 && span != NULL)
    prescription.unit = span->dose.unit;
  prescription.frequency = span != NULL ? span->dose.frequency : 0;
  dcs_compute_dose (sum->self->definition,
                    &prescription,
                    _dcs_analysis_height_on (sum->self, day),
                    _dcs_analysis_weight_on (sum->self, day),
                    &dose);
  return given_milligrams (sum, &dose);
}

/* FALSE: none is recorded. */
static gboolean
add_administrations (Sum *sum, const DcsDoseCourse *course)
{
  DcsCourse *rows = sum->self->course;
  gboolean found = FALSE;

  for (guint i = 0; i < dcs_course_count (rows, DCS_RECORD_ADMINISTRATION); i++)
    {
      const DcsValue *row = dcs_course_row (rows, DCS_RECORD_ADMINISTRATION, i);
      const DcsValue *given = &row[DCS_ADMINISTRATION_GIVEN];
      DcsDate date = _dcs_row_date (row, DCS_ADMINISTRATION_DATE);

      if (row[DCS_ADMINISTRATION_TREATMENT_ID].integer != course->treatment_id
          || _dcs_row_is_deleted (row, DCS_ADMINISTRATION_DELETED) || given->kind != DCS_VALUE_TEXT
          || !dcs_date_is_set (date))
        continue;
      found = TRUE;
      if (g_str_equal (given->text, "yes"))
        add (sum, administered (sum, row, dcs_date_day (date, DCS_DATE_MIDDLE), course->drug));
      else
        sum->any = TRUE;
    }
  return found;
}

/* --- From dose steps --- */

/* The days of the step and milligram-days in them; both only of what is known. */
static void
measure_step (Sum *sum, int from, int to, double *days, double *milligram_days)
{
  *days = *milligram_days = 0;
  for (guint i = sum->first; i < sum->end; i++)
    {
      const DcsDoseSpan *span = nth_span (sum, i);
      double milligrams;
      int overlap;

      if (span->from == DCS_DAY_NONE || span->from >= to || span->to <= from)
        continue;
      overlap = MIN (to, span->to) - MAX (from, span->from);
      milligrams = given_milligrams (sum, &span->dose);
      if (isnan (milligrams))
        {
          sum->complete = FALSE;
          continue;
        }
      *days += overlap;
      *milligram_days += overlap * milligrams;
    }
}

/* One dose as the step says, on its first day. */
static double
one_dose (Sum *sum, const DcsValue *step, DcsCode drug, int day)
{
  DcsPrescription prescription = { .drug = drug,
                                   .amount = NAN,
                                   .unit = _dcs_row_code (step, DCS_DOSE_STEP_UNIT),
                                   .frequency = _dcs_row_code (step, DCS_DOSE_STEP_FREQUENCY) };
  DcsDose dose;

  if (step[DCS_DOSE_STEP_AMOUNT].kind == DCS_VALUE_DECIMAL)
    prescription.amount = step[DCS_DOSE_STEP_AMOUNT].number;
  dcs_compute_dose (sum->self->definition,
                    &prescription,
                    _dcs_analysis_height_on (sum->self, day),
                    _dcs_analysis_weight_on (sum->self, day),
                    &dose);
  return given_milligrams (sum, &dose);
}

static void
add_step (Sum *sum, const DcsValue *step, DcsCode drug, int from, int to)
{
  const DcsValue *number = &step[DCS_DOSE_STEP_N_DOSES];
  const DcsFrequencyInfo *frequency = dcs_definition_frequency (
      sum->self->definition, _dcs_row_code (step, DCS_DOSE_STEP_FREQUENCY));
  double days, milligram_days;

  measure_step (sum, from, to, &days, &milligram_days);
  if (number->kind == DCS_VALUE_INTEGER && number->integer > 0)
    add (sum,
         (double) number->integer
             * (days > 0 ? milligram_days / days : one_dose (sum, step, drug, from)));
  else if (days > 0)
    add (sum, frequency != NULL ? milligram_days * frequency->per_day : NAN);
}

static int
step_start (const DcsValue *step)
{
  DcsDate date = _dcs_row_date (step, DCS_DOSE_STEP_START_DATE);

  return dcs_date_is_set (date) ? dcs_date_day (date, DCS_DATE_EARLIEST) : DCS_DAY_NONE;
}

static void
add_steps (Sum *sum, const DcsDoseCourse *course)
{
  const DcsValue *const *steps;
  guint n_steps;
  int covered = 0;

  steps = dcs_course_dose_steps (sum->self->course, course->treatment_id, &n_steps);
  for (guint i = 0; i < n_steps; i++)
    {
      DcsDate stop = _dcs_row_date (steps[i], DCS_DOSE_STEP_STOP_DATE);
      int to = i + 1 < n_steps ? step_start (steps[i + 1]) : sum->until;

      if (_dcs_row_is_deleted (steps[i], DCS_DOSE_STEP_DELETED))
        continue;
      if (dcs_date_is_set (stop))
        to = MIN (to, dcs_date_day (stop, DCS_DATE_LATEST));
      add_step (sum, steps[i], course->drug, step_start (steps[i]), MIN (to, sum->until));
    }
  for (guint i = sum->first; i < sum->end; i++)
    if (nth_span (sum, i)->from != DCS_DAY_NONE)
      covered += MAX (MIN (nth_span (sum, i)->to, sum->until) - nth_span (sum, i)->from, 0);
  if (sum->first == sum->end || nth_span (sum, sum->first)->from == DCS_DAY_NONE
      || covered < sum->until - nth_span (sum, sum->first)->from)
    sum->complete = FALSE;
}

void
_dcs_dose_course_sum (DcsAnalysis *self, DcsDoseCourse *course, guint first_span, int from, int to)
{
  int end = _dcs_analysis_end (self);
  Sum sum = { .self = self, .first = first_span, .end = self->doses->len, .complete = TRUE };
  const DcsDoseUnit *unit;

  sum.until = to == DCS_DAY_ONGOING ? end : end == DCS_DAY_NONE ? to : MIN (to, end);
  if (!add_administrations (&sum, course))
    {
      if (sum.until == DCS_DAY_NONE)
        return;
      add_steps (&sum, course);
      if (sum.first < sum.end && nth_span (&sum, sum.first)->from > from)
        sum.complete = FALSE;
    }
  unit = dcs_definition_dose_unit (self->definition, sum.unit);
  if (!sum.any || unit == NULL)
    return;
  course->cumulative = sum.milligrams / unit->milligrams;
  course->cumulative_unit = sum.unit;
  course->cumulative_complete = sum.complete;
}
