/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-private.h"

#include "dcs-formula-private.h"

/* Who a due rule is for. */

static int
middle_day (DcsDate date)
{
  return dcs_date_is_set (date) ? dcs_date_day (date, DCS_DATE_MIDDLE) : DCS_DAY_NONE;
}

void
_dcs_due_course_init (DcsDueCourse *self, DcsAnalysis *analysis)
{
  DcsCourse *course = analysis->course;

  *self = (DcsDueCourse){ .analysis = analysis,
                          .patient = dcs_course_patient (course),
                          .end = _dcs_analysis_end (analysis),
                          .first_visit = DCS_DAY_NONE,
                          .diagnosis = DCS_DAY_NONE,
                          .last_visit_day = DCS_DAY_NONE };
  _dcs_analysis_index (analysis);
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_VISIT); i++)
    {
      const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, i);
      int day = middle_day (_dcs_row_date (visit, DCS_VISIT_DATE));

      if (day == DCS_DAY_NONE || _dcs_row_is_deleted (visit, DCS_VISIT_DELETED))
        continue;
      if (self->first_visit == DCS_DAY_NONE)
        self->first_visit = day;
      self->last_visit = visit;
      self->last_visit_day = day;
    }
  if (self->patient != NULL)
    {
      self->birth = _dcs_row_date (self->patient, DCS_PATIENT_BIRTH_DATE);
      self->diagnosis = middle_day (_dcs_row_date (self->patient, DCS_PATIENT_DIAGNOSIS_DATE));
    }
  if (self->diagnosis == DCS_DAY_NONE)
    self->diagnosis = self->first_visit;
}

static gboolean
holds (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return code != 0;
  return FALSE;
}

/* The course that began last, of those of the rule's drugs that run. */
static const DcsEra *
running_era (const DcsDueCourse *self, const DcsDueRule *rule)
{
  const DcsEra *newest = NULL;

  for (guint i = 0; i < self->analysis->eras->len; i++)
    {
      const DcsEra *era = &g_array_index (self->analysis->eras, DcsEra, i);

      if (era->stop == DCS_DAY_ONGOING && holds (rule->drugs, rule->n_drugs, era->drug)
          && (newest == NULL || era->start > newest->start))
        newest = era;
    }
  return newest;
}

/* A site counts by its own code or by that of its region. */
static gboolean
has_lesion (const DcsDueCourse *self, const DcsCode *sites, guint n_sites)
{
  DcsCourse *course = self->analysis->course;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_LESION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_LESION, i);

      if (!_dcs_row_is_deleted (row, DCS_LESION_DELETED)
          && (holds (sites, n_sites, _dcs_row_code (row, DCS_LESION_SITE))
              || holds (sites, n_sites, _dcs_row_code (row, DCS_LESION_REGION))))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_finding (const DcsDueCourse *self, const DcsDueRule *rule)
{
  DcsCourse *course = self->analysis->course;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_FINDING); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_FINDING, i);

      if (!_dcs_row_is_deleted (row, DCS_FINDING_DELETED)
          && !dcs_date_is_set (_dcs_row_date (row, DCS_FINDING_UNTIL_DATE))
          && holds (rule->findings, rule->n_findings, _dcs_row_code (row, DCS_FINDING_TYPE)))
        return TRUE;
    }
  return FALSE;
}

/* One day; FALSE ends the search: it is not met. */
static gboolean
look_at (DcsDueCourse *self,
         const DcsCalculation *calculation,
         int day,
         gint64 visit_id,
         DcsDueCriterion *found)
{
  DcsCalculationResult result;

  if (!_dcs_calculate_indexed (self->analysis, calculation, day, visit_id, &result))
    return TRUE;
  if (!(result.value > 0))
    return FALSE;
  found->is_met = TRUE;
  found->since = day;
  return TRUE;
}

/* Whether it hangs on tests alone and none of them was ever recorded: then it is on no day met. */
static gboolean
is_without_inputs (const DcsDueCourse *self, const DcsFormula *program)
{
  if (program == NULL || program->n_inputs == 0)
    return FALSE;
  for (guint i = 0; i < program->n_steps; i++)
    if (program->steps[i].kind == DCS_FORMULA_KNOWN)
      return FALSE;
  for (guint i = 0; i < program->n_inputs; i++)
    {
      const DcsFormulaInput *input = &program->inputs[i];
      gint64 visit_id;
      int day;

      if ((input->source != DCS_FORMULA_TEST && input->source != DCS_FORMULA_RESULT)
          || _dcs_analysis_newest (self->analysis, input->code, &day, &visit_id))
        return FALSE;
    }
  return TRUE;
}

/* Whether a calculation takes a test, itself or by way of others. */
static gboolean
takes_test (const DcsFormula *program, DcsCode test, guint depth)
{
  for (guint i = 0; program != NULL && i < program->n_inputs; i++)
    {
      const DcsFormulaInput *input = &program->inputs[i];

      if (input->source == DCS_FORMULA_CALCULATION
              ? depth < DCS_FORMULA_MAX_DEPTH
                    && takes_test (input->calculation->program, test, depth + 1)
              : input->code == test)
        return TRUE;
    }
  return FALSE;
}

/* The newest day before @day on which something that the calculation takes was recorded without a
 * visit; *@row goes back to it. */
static int
earlier_day (
    DcsDueCourse *self, const DcsFormula *program, const DcsValue *const *rows, guint *row, int day)
{
  for (; *row > 0; (*row)--)
    {
      int own = middle_day (_dcs_row_date (rows[*row - 1], DCS_OBSERVATION_DATE));

      if (own != DCS_DAY_NONE && own < day
          && takes_test (program, _dcs_row_code (rows[*row - 1], DCS_OBSERVATION_CODE), 0))
        return own;
    }
  return DCS_DAY_NONE;
}

/* From the newest day back, for as long as it is met: the days of visits, and those on which one of
 * its tests was recorded without a visit. */
static void
find_criterion (DcsDueCourse *self, DcsDueCriterion *found)
{
  DcsCourse *course = self->analysis->course;
  const DcsCalculation *calculation = dcs_definition_calculation (self->analysis->definition,
                                                                  found->calculation);
  guint visit = dcs_course_count (course, DCS_RECORD_VISIT);
  const DcsValue *const *rows;
  int dated;
  guint row;

  if (calculation == NULL || is_without_inputs (self, calculation->program))
    return;
  if (self->end != DCS_DAY_NONE && self->end > self->last_visit_day
      && !look_at (self, calculation, self->end, 0, found))
    return;
  rows = dcs_course_visit_observations (course, 0, &row);
  dated = earlier_day (self, calculation->program, rows, &row, DCS_DAY_ONGOING);
  while (visit > 0)
    {
      const DcsValue *next = dcs_course_row (course, DCS_RECORD_VISIT, visit - 1);
      int day = middle_day (_dcs_row_date (next, DCS_VISIT_DATE));

      visit--;
      if (day == DCS_DAY_NONE || _dcs_row_is_deleted (next, DCS_VISIT_DELETED))
        continue;
      for (; dated > day; dated = earlier_day (self, calculation->program, rows, &row, dated))
        if (!look_at (self, calculation, dated, 0, found))
          return;
      if (!look_at (self, calculation, day, next[DCS_VISIT_ID].integer, found))
        return;
      if (dated == day)
        dated = earlier_day (self, calculation->program, rows, &row, day);
    }
  for (; dated != DCS_DAY_NONE; dated = earlier_day (self, calculation->program, rows, &row, dated))
    if (!look_at (self, calculation, dated, 0, found))
      return;
}

const DcsDueCriterion *
_dcs_due_criterion (DcsDueCourse *self, DcsCode calculation)
{
  DcsDueCriterion *found;

  for (guint i = 0; i < self->n_criteria; i++)
    if (self->criteria[i].calculation == calculation)
      return &self->criteria[i];
  /* More than there is room for: the last place is used again. */
  if (self->n_criteria < DCS_DUE_N_CRITERIA)
    self->n_criteria++;
  found = &self->criteria[self->n_criteria - 1];
  *found = (DcsDueCriterion){ .calculation = calculation, .since = DCS_DAY_NONE };
  find_criterion (self, found);
  return found;
}

gboolean
_dcs_due_rule_applies (DcsDueCourse *self, const DcsDueRule *rule, const DcsEra **era)
{
  *era = NULL;
  if (rule->is_off)
    return FALSE;
  if (rule->n_drugs > 0)
    {
      *era = running_era (self, rule);
      if (*era == NULL)
        return FALSE;
    }
  if (rule->n_subtypes > 0
      && (self->patient == NULL
          || !holds (rule->subtypes,
                     rule->n_subtypes,
                     _dcs_row_code (self->patient, DCS_PATIENT_SUBTYPE))))
    return FALSE;
  if (rule->n_sites > 0 && !has_lesion (self, rule->sites, rule->n_sites))
    return FALSE;
  if (rule->n_not_sites > 0 && has_lesion (self, rule->not_sites, rule->n_not_sites))
    return FALSE;
  if (rule->n_findings > 0 && !has_finding (self, rule))
    return FALSE;
  return rule->criterion == 0 || _dcs_due_criterion (self, rule->criterion)->is_met;
}

/* So many years after birth, of the same day; months for a part of a year. */
static int
day_of_age (const DcsDueCourse *self, double years)
{
  DcsDate birth = dcs_date_from_day (dcs_date_day (self->birth, DCS_DATE_MIDDLE));

  return middle_day (_dcs_date_add_months (birth, (int) floor (years * 12 + 0.5)));
}

gboolean
_dcs_due_rule_is_of_age (const DcsDueCourse *self, const DcsDueRule *rule, int day)
{
  if (isnan (rule->from_age) && isnan (rule->to_age))
    return TRUE;
  if (!dcs_date_is_set (self->birth))
    return FALSE;
  return (isnan (rule->from_age) || day >= day_of_age (self, rule->from_age))
         && (isnan (rule->to_age) || day < day_of_age (self, rule->to_age));
}
