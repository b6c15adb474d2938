/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-doses.h"

#include "dcs-dose-private.h"

/* Doses over time. A treatment is cut where a dose step begins or ends and where weight or height
 * was measured; stretches that come to the same dose are joined again. */

/* One treatment while it is looked at. */
typedef struct
{
  DcsAnalysis *self;
  const DcsValue *treatment;
  gint64 id;
  DcsCode drug;
  int from, to; /* DCS_DAY_NONE: not known; DCS_DAY_ONGOING */
  const DcsValue *const *steps;
  guint n_steps;
  guint first;          /* the first span of it */
  const DcsValue *step; /* whose `plan` it is, or NULL */
  DcsDosePlan plan;
} Course;

static void
add_cut (GArray *cuts, const Course *course, int day)
{
  guint at = cuts->len / sizeof (int);
  const int *days = (const int *) (gpointer) cuts->data;

  if (day < course->from || day >= course->to)
    return;
  while (at > 0 && days[at - 1] > day)
    at--;
  if (at > 0 && days[at - 1] == day)
    return;
  g_array_insert_vals (cuts, at * (guint) sizeof (int), &day, sizeof (int));
}

static int
day_of (const DcsValue *row, int field, DcsDateAnchor anchor, int none)
{
  DcsDate date = _dcs_row_date (row, field);

  return dcs_date_is_set (date) ? dcs_date_day (date, anchor) : none;
}

static void
cut (GArray *cuts, const Course *course)
{
  const DcsAnalysis *self = course->self;

  g_array_set_size (cuts, 0);
  add_cut (cuts, course, course->from);
  for (guint i = 0; i < course->n_steps; i++)
    {
      int start = day_of (
          course->steps[i], DCS_DOSE_STEP_START_DATE, DCS_DATE_EARLIEST, course->from);

      add_cut (cuts, course, start);
      add_cut (
          cuts,
          course,
          day_of (course->steps[i], DCS_DOSE_STEP_STOP_DATE, DCS_DATE_LATEST, DCS_DAY_ONGOING));
    }
  for (guint i = 0; i < self->weights->len; i++)
    add_cut (cuts, course, g_array_index (self->weights, DcsMeasure, i).day);
  /* Both are mostly measured on the same days. */
  for (guint i = 0; i < self->heights->len; i++)
    {
      int day = g_array_index (self->heights, DcsMeasure, i).day;

      if (i >= self->weights->len || g_array_index (self->weights, DcsMeasure, i).day != day)
        add_cut (cuts, course, day);
    }
}

/* Of two steps that can hold the day the later one is in force, as in dcs_derive_dose(). */
static const DcsValue *
step_on (const Course *course, int day)
{
  for (guint i = course->n_steps; i-- > 0;)
    {
      const DcsValue *step = course->steps[i];

      if (!_dcs_row_is_deleted (step, DCS_DOSE_STEP_DELETED)
          && day_of (step, DCS_DOSE_STEP_START_DATE, DCS_DATE_EARLIEST, DCS_DAY_NONE) <= day
          && day < day_of (step, DCS_DOSE_STEP_STOP_DATE, DCS_DATE_LATEST, DCS_DAY_ONGOING))
        return step;
    }
  return NULL;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
same_prescription (const DcsDose *a, const DcsDose *b)
{
  return same_number (a->amount, b->amount) && a->unit == b->unit && a->frequency == b->frequency;
}

static gboolean
same_dose (const DcsDose *a, const DcsDose *b)
{
  return same_prescription (a, b) && same_number (a->absolute, b->absolute)
         && same_number (a->per_m2, b->per_m2) && same_number (a->per_kg, b->per_kg);
}

static void
plan_step (Course *course, const DcsValue *step)
{
  DcsPrescription prescription = { .drug = course->drug, .amount = NAN };

  if (step == course->step)
    return;
  course->step = step;
  if (step[DCS_DOSE_STEP_AMOUNT].kind == DCS_VALUE_DECIMAL)
    prescription.amount = step[DCS_DOSE_STEP_AMOUNT].number;
  prescription.unit = _dcs_row_code (step, DCS_DOSE_STEP_UNIT);
  prescription.frequency = _dcs_row_code (step, DCS_DOSE_STEP_FREQUENCY);
  _dcs_dose_plan_init (&course->plan, course->self->definition, &prescription);
}

static void
add_span (Course *course, int from, int to)
{
  GArray *spans = course->self->doses;
  DcsDoseSpan *before = spans->len > course->first
                            ? &g_array_index (spans, DcsDoseSpan, spans->len - 1)
                            : NULL;
  DcsDoseSpan span = { .treatment_id = course->id, .drug = course->drug, .from = from, .to = to };
  const DcsValue *step = step_on (course, from);

  if (step == NULL)
    return;
  plan_step (course, step);
  _dcs_dose_plan_run (&course->plan,
                      _dcs_analysis_height_on (course->self, from),
                      _dcs_analysis_weight_on (course->self, from),
                      &span.dose);
  span.dose.step = step;
  if (before != NULL && before->to == from && same_dose (&before->dose, &span.dose))
    {
      before->to = to;
      return;
    }
  if (before == NULL)
    span.cause = DCS_DOSE_CAUSE_START;
  else if (before->to == from && same_prescription (&before->dose, &span.dose))
    span.cause = DCS_DOSE_CAUSE_GROWTH;
  else
    span.cause = DCS_DOSE_CAUSE_STEP;
  g_array_append_val (spans, span);
}

/* A dose prescribed as a whole that was usual, or more, when the patient's size was first known and
 * has been below since some measurement until its end. Product rule: a child's dose grows with the
 * child, and nobody sees when it does not. */
static void
find_outgrown (const Course *course, DcsDoseCourse *sum)
{
  const DcsDoseSpan *spans = (const DcsDoseSpan *) (gpointer) course->self->doses->data;
  guint n_spans = course->self->doses->len;
  const DcsDoseUnit *unit;
  guint since = n_spans;
  const DcsDoseSpan *last;

  if (n_spans == course->first)
    return;
  last = &spans[n_spans - 1];
  unit = dcs_definition_dose_unit (course->self->definition, last->dose.unit);
  if (last->dose.usual != -1 || unit == NULL || unit->basis != DCS_DOSE_FLAT)
    return;
  for (guint i = n_spans; i-- > course->first;)
    {
      if (!same_prescription (&spans[i].dose, &last->dose)
          || (i + 1 < n_spans && spans[i].to != spans[i + 1].from))
        return;
      if (spans[i].dose.usual >= 0)
        break;
      if (spans[i].dose.usual == G_MININT || i == course->first)
        return;
      since = i;
    }
  if (since == n_spans)
    return;
  sum->outgrown_since = spans[since].from;
  sum->outgrown_step = last->dose.step[DCS_DOSE_STEP_ID].integer;
}

static void
run_treatment (DcsAnalysis *self, const DcsValue *treatment)
{
  Course course = { .self = self,
                    .treatment = treatment,
                    .id = treatment[DCS_TREATMENT_ID].integer,
                    .drug = _dcs_row_code (treatment, DCS_TREATMENT_DRUG),
                    .first = self->doses->len };
  DcsDoseCourse sum = { .treatment_id = course.id,
                        .drug = course.drug,
                        .outgrown_since = DCS_DAY_NONE,
                        .cumulative = NAN };
  GArray *cuts = self->scratch[0];

  course.from = day_of (treatment, DCS_TREATMENT_START_DATE, DCS_DATE_EARLIEST, DCS_DAY_NONE);
  course.to = day_of (treatment, DCS_TREATMENT_STOP_DATE, DCS_DATE_LATEST, DCS_DAY_ONGOING);
  course.steps = dcs_course_dose_steps (self->course, course.id, &course.n_steps);
  if (course.n_steps > 0)
    {
      const int *days;
      guint n_days;

      cut (cuts, &course);
      days = (const int *) (gpointer) cuts->data;
      n_days = cuts->len / (guint) sizeof (int);
      for (guint i = 0; i < n_days; i++)
        add_span (&course, days[i], i + 1 < n_days ? days[i + 1] : course.to);
      find_outgrown (&course, &sum);
    }
  _dcs_dose_course_sum (self, &sum, course.first, course.from, course.to);
  g_array_append_val (self->dose_courses, sum);
}

void
_dcs_analysis_run_doses (DcsAnalysis *self)
{
  _dcs_analysis_index (self);
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *treatment = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);

      if (!_dcs_row_is_deleted (treatment, DCS_TREATMENT_DELETED))
        run_treatment (self, treatment);
    }
}
