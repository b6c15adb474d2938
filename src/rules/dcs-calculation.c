/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-calculation.h"

#include "dcs-analysis-private.h"
#include "dcs-calculation-private.h"
#include "dcs-formula-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* No result is shown with more digits than this. */
#define MAX_SHOWN_DECIMALS 6

/* ---- what is missing ---- */

static void
add_gap (DcsFormulaGaps *gaps, DcsCode code, const char *field, DcsCalculationGap how)
{
  for (guint i = 0; i < gaps->n; i++)
    if (gaps->gaps[i].code == code && gaps->gaps[i].field == field)
      {
        gaps->gaps[i].how = MIN (gaps->gaps[i].how, how);
        return;
      }
  if (gaps->n < DCS_FORMULA_MAX_INPUTS)
    gaps->gaps[gaps->n++] = (DcsFormulaGap){ code, field, how };
}

/* The visit, when it is one of that day that counts. */
static const DcsValue *
find_visit (DcsCourse *course, int day, gint64 visit_id)
{
  const DcsValue *visit = visit_id != 0 ? dcs_course_find (course, DCS_RECORD_VISIT, visit_id)
                                        : NULL;

  if (visit == NULL || _dcs_row_is_deleted (visit, DCS_VISIT_DELETED)
      || dcs_date_day (_dcs_row_date (visit, DCS_VISIT_DATE), DCS_DATE_MIDDLE) != day)
    return NULL;
  return visit;
}

static DcsFormulaDay
day_within (const DcsFormulaDay *from, const DcsCalculation *calculation, int day, gint64 visit_id)
{
  DcsFormulaDay at = *from;

  if (day != at.day || visit_id != at.visit_id)
    at.visit = find_visit (at.course, day, visit_id);
  at.day = day;
  at.visit_id = visit_id;
  at.max_age_days = calculation->max_age_days;
  at.depth = from->depth + 1;
  return at;
}

/* The gaps of a calculation in place of itself; FALSE: it has none to name. */
static gboolean
add_gaps_within (const DcsFormulaDay *from, const DcsFormulaInput *input, DcsFormulaGaps *gaps)
{
  DcsFormulaDay at = day_within (from, input->calculation, from->day, from->visit_id);
  guint before = gaps->n;
  DcsFormulaRun run;

  if (at.depth > DCS_FORMULA_MAX_DEPTH)
    return FALSE;
  _dcs_formula_run (input->calculation->program, &at, &run);
  if (!isnan (run.result.number) || run.result.missing == 0)
    return FALSE;
  _dcs_formula_find_gaps (input->calculation->program, &at, &run, gaps);
  return gaps->n > before || run.result.missing != 0;
}

void
_dcs_formula_find_gaps (const DcsFormula *self,
                        const DcsFormulaDay *at,
                        const DcsFormulaRun *run,
                        DcsFormulaGaps *gaps)
{
  for (guint i = 0; i < self->n_inputs; i++)
    {
      const DcsFormulaInput *input = &self->inputs[i];
      DcsCalculationGap how = DCS_CALCULATION_GAP_VALUE;
      DcsFormulaSample sample;

      if ((run->result.missing & (guint64) 1 << i) == 0)
        continue;
      if (input->field != NULL)
        {
          add_gap (gaps, 0, input->field, how);
          continue;
        }
      if (_dcs_formula_look_up (at, input, &sample))
        how = DCS_CALCULATION_GAP_VAGUE;
      else if (sample.has_input || input->access == DCS_FORMULA_SLOPE)
        how = DCS_CALCULATION_GAP_EARLIER;
      if (input->source == DCS_FORMULA_CALCULATION && how == DCS_CALCULATION_GAP_VALUE
          && input->access != DCS_FORMULA_FIRST && add_gaps_within (at, input, gaps))
        continue;
      add_gap (gaps, input->code, NULL, how);
    }
}

static void
name_gaps (const DcsFormulaGaps *gaps, DcsCalculationResult *result)
{
  guint n_fields = 0;

  result->n_missing = gaps->n;
  for (guint i = 0; i < gaps->n; i++)
    {
      const DcsFormulaGap *gap = &gaps->gaps[i];

      if (gap->code == 0 && n_fields < G_N_ELEMENTS (result->missing_fields))
        result->missing_fields[n_fields++] = gap->field;
      if (gap->code == 0 || result->n_named == DCS_CALCULATION_N_NAMED)
        continue;
      result->missing[result->n_named] = gap->code;
      result->missing_how[result->n_named++] = gap->how;
    }
}

/* ---- results ---- */

/* Within [min, max] but for noise, which is taken off. */
static gboolean
fits_range (const DcsCalculation *self, double *value)
{
  if (!isnan (self->min) && *value < self->min)
    {
      if (_dcs_formula_compare (*value, self->min) != 0)
        return FALSE;
      *value = self->min;
    }
  if (!isnan (self->max) && *value > self->max)
    {
      if (_dcs_formula_compare (*value, self->max) != 0)
        return FALSE;
      *value = self->max;
    }
  return TRUE;
}

/* The band of a value, -1: none. "Below" does not hold its end, "upper" does. */
int
_dcs_calculation_band (const DcsCalculation *self, double value)
{
  for (guint i = 0; i < self->n_bands; i++)
    {
      double below = self->band_below != NULL ? self->band_below[i] : NAN;

      if (!isnan (below))
        {
          if (_dcs_formula_compare (value, below) < 0)
            return (int) i;
        }
      else if (isnan (self->band_upper[i])
               || _dcs_formula_compare (value, self->band_upper[i]) <= 0)
        return (int) i;
    }
  return -1;
}

static gboolean
set_value (const DcsCalculation *self, double value, DcsCalculationResult *result)
{
  int band;

  if (!isfinite (value))
    return FALSE;
  if (self->kind == DCS_CALCULATION_CRITERION)
    value = value != 0;
  if (self->kind == DCS_CALCULATION_STAGE)
    {
      for (guint i = 0; i < self->n_levels; i++)
        if (_dcs_formula_compare (value, self->level_values[i]) == 0)
          {
            result->value = self->level_values[i];
            result->level = self->levels[i];
            return TRUE;
          }
      return FALSE;
    }
  if (!fits_range (self, &value))
    return FALSE;
  result->value = value;
  band = _dcs_calculation_band (self, value);
  result->band = band >= 0 ? self->band_label[band] : NULL;
  return TRUE;
}

/* As dcs_calculate(), without looking for what is missing. */
static gboolean
evaluate (const DcsCalculation *calculation,
          const DcsFormulaDay *at,
          DcsFormulaRun *run,
          DcsCalculationResult *result)
{
  *result = (DcsCalculationResult){ .value = NAN };
  run->result = (DcsFormulaValue){ .number = NAN };
  if (calculation->program == NULL || at->depth > DCS_FORMULA_MAX_DEPTH)
    return FALSE;
  _dcs_formula_run (calculation->program, at, run);
  result->computable = set_value (calculation, run->result.number, result);
  return result->computable;
}

gboolean
_dcs_calculate_at (const DcsFormulaDay *from,
                   const DcsCalculation *calculation,
                   int day,
                   gint64 visit_id,
                   DcsCalculationResult *result)
{
  DcsFormulaDay at = day_within (from, calculation, day, visit_id);
  DcsFormulaRun run;

  return evaluate (calculation, &at, &run, result);
}

DcsFormulaDay
_dcs_formula_day (DcsCourse *course,
                  DcsDefinition *definition,
                  const DcsCalculation *calculation,
                  int day,
                  gint64 visit_id)
{
  return (DcsFormulaDay){ .course = course,
                          .definition = definition,
                          .day = day,
                          .visit_id = visit_id,
                          .visit = find_visit (course, day, visit_id),
                          .max_age_days = calculation->max_age_days };
}

gboolean
_dcs_calculate_indexed (DcsAnalysis *analysis,
                        const DcsCalculation *calculation,
                        int day,
                        gint64 visit_id,
                        DcsCalculationResult *result)
{
  DcsFormulaDay at = _dcs_formula_day (
      analysis->course, analysis->definition, calculation, day, visit_id);
  DcsFormulaRun run;

  at.index = analysis;
  return evaluate (calculation, &at, &run, result);
}

/**
 * dcs_calculate:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @calculation: one of its calculations
 * @day: a day number; records after it do not count
 * @visit_id: of several visits on that day, the one whose inputs come first; or 0
 * @result: (out): the result, always filled
 *
 * Evaluates a calculation on a day. An input that is not known makes it not computable unless the
 * result is the same whatever the input is; nothing is ever taken as 0 (clinical reference, section
 * 0: product rule). Comparisons forgive the noise of binary fractions (1e-9 of the value). A result
 * outside of the possible range of the calculation is not computable either. Allocates nothing.
 *
 * Returns: whether the result is computable
 */
gboolean
dcs_calculate (DcsCourse *course,
               DcsDefinition *definition,
               const DcsCalculation *calculation,
               int day,
               gint64 visit_id,
               DcsCalculationResult *result)
{
  DcsFormulaDay at;
  DcsFormulaRun run;

  g_return_val_if_fail (course != NULL && definition != NULL, FALSE);
  g_return_val_if_fail (calculation != NULL && result != NULL, FALSE);

  at = _dcs_formula_day (course, definition, calculation, day, visit_id);
  if (evaluate (calculation, &at, &run, result))
    return TRUE;
  if (run.result.missing != 0)
    {
      DcsFormulaGaps gaps;

      gaps.n = 0;
      _dcs_formula_find_gaps (calculation->program, &at, &run, &gaps);
      name_gaps (&gaps, result);
    }
  return FALSE;
}

/* ---- words ---- */

const char *
_dcs_calculation_field_label (const char *field)
{
  if (g_str_equal (field, "onset_date"))
    return _ ("Date of the first symptom");
  if (g_str_equal (field, "diagnosis_date"))
    return _ ("Date of diagnosis");
  if (g_str_equal (field, "birth_date"))
    return _ ("Date of birth");
  return _ ("Sex");
}

const char *
_dcs_calculation_input_label (DcsDefinition *definition, DcsCode code)
{
  static const char *const domains[] = { "test", "instrument", "calculation", "drug", "finding" };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      const DcsTerm *term = dcs_definition_term (definition, domains[i], code);

      if (term != NULL)
        return i < 2 ? term->abbr : term->label;
    }
  return dcs_code_string (code);
}

char *
_dcs_calculation_dup_gap (DcsDefinition *definition, DcsCode code, DcsCalculationGap how)
{
  const char *label = _dcs_calculation_input_label (definition, code);

  switch (how)
    {
    case DCS_CALCULATION_GAP_EARLIER:
      /* Translators: a measurement of which there is no earlier value to compare with. */
      return g_strdup_printf (_ ("%s (an earlier value)"), label);
    case DCS_CALCULATION_GAP_VAGUE:
      /* Translators: a measurement that is only known as "below 5". */
      return g_strdup_printf (_ ("%s (an exact value)"), label);
    case DCS_CALCULATION_GAP_VALUE:
    default:
      return g_strdup (label);
    }
}

static void
append_missing (GString *words, const char *what)
{
  /* Translators: stands between what a list names */
  g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", what);
}

static char *
describe_missing (DcsDefinition *definition, const DcsCalculationResult *result)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_more = result->n_missing - result->n_named;

  for (guint i = 0; i < result->n_named; i++)
    {
      g_autofree char *gap = _dcs_calculation_dup_gap (
          definition, result->missing[i], result->missing_how[i]);

      append_missing (words, gap);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (result->missing_fields); i++)
    if (result->missing_fields[i] != NULL)
      {
        append_missing (words, _dcs_calculation_field_label (result->missing_fields[i]));
        n_more--;
      }
  if (n_more == 0)
    return g_strdup_printf (
        /* Translators: what a calculation lacks: "2 items missing: CRP, DLCO". */
        ngettext ("%u item missing: %s", "%u items missing: %s", result->n_missing),
        result->n_missing,
        words->str);
  return g_strdup_printf (ngettext ("%u item missing: %s and %u more",
                                    "%u items missing: %s and %u more",
                                    result->n_missing),
                          result->n_missing,
                          words->str,
                          n_more);
}

/* With as many digits as keep the number in its band: 2.496 is not "2.50" below 2.5. */
char *
_dcs_calculation_dup_number (const DcsCalculation *self, double value)
{
  int band = _dcs_calculation_band (self, value);
  int decimals = self->decimals;

  for (; decimals < MAX_SHOWN_DECIMALS; decimals++)
    {
      double scale = pow (10, decimals);

      if (_dcs_calculation_band (self, round (value * scale) / scale) == band)
        break;
    }
  return dcs_number_format (value, decimals);
}

/* "3.5 points": with the unit. */
char *
_dcs_calculation_dup_quantity (const DcsCalculation *self, DcsDefinition *definition, double value)
{
  g_autofree char *number = _dcs_calculation_dup_number (self, value);
  const DcsTerm *unit = self->unit != 0 ? dcs_definition_term (definition, "unit", self->unit)
                                        : NULL;

  /* Translators: a number and its unit. */
  return unit != NULL ? g_strdup_printf (_ ("%s %s"), number, unit->label)
                      : g_steal_pointer (&number);
}

/**
 * dcs_calculation_format:
 * @calculation: a calculation
 * @definition: the definition that it is of
 * @result: what it comes to
 *
 * The result in words: "3.5 (active)", "meets the criterion", "4 (A+B)", or what is missing.
 *
 * Returns: (transfer full): the words, translated
 */
char *
dcs_calculation_format (const DcsCalculation *calculation,
                        DcsDefinition *definition,
                        const DcsCalculationResult *result)
{
  g_autofree char *quantity = NULL;

  g_return_val_if_fail (calculation != NULL && definition != NULL && result != NULL, NULL);

  if (!result->computable)
    return result->n_missing > 0 ? describe_missing (definition, result)
                                 : g_strdup (_ ("not computable"));
  if (calculation->kind == DCS_CALCULATION_CRITERION)
    return g_strdup (result->value != 0 ? _ ("meets the criterion")
                                        : _ ("does not meet the criterion"));
  if (calculation->kind == DCS_CALCULATION_STAGE)
    return g_strdup (result->level);
  quantity = _dcs_calculation_dup_quantity (calculation, definition, result->value);
  if (result->band == NULL)
    return g_steal_pointer (&quantity);
  /* Translators: a number and the band that it is in: "3.5 (active)". */
  return g_strdup_printf (_ ("%s (%s)"), quantity, result->band);
}
