/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-words.h"

#include <glib/gi18n-lib.h>

/* How a dose was calculated, from which weight and height, and how it compares. */

static const DcsMeasure *
measure_on (const GArray *measures, int day)
{
  for (guint i = measures->len; i-- > 0;)
    {
      const DcsMeasure *measure = &g_array_index (measures, DcsMeasure, i);

      if (measure->day <= day)
        return measure;
    }
  return NULL;
}

static void
explain_measure (DcsExplanation *why,
                 const char *label,
                 const char *unit,
                 const DcsMeasure *measure)
{
  g_autofree char *number = NULL;
  g_autofree char *value = NULL;

  if (measure == NULL)
    {
      dcs_explanation_add_missing (why, 0, label);
      return;
    }
  number = dcs_number_format (measure->value, 1);
  value = g_strdup_printf ("%s %s", number, unit);
  dcs_explanation_add (why, 0, label, value, dcs_date_from_day (measure->day));
}

static void
explain_body (DcsExplanation *why, DcsAnalysis *self, int day)
{
  const DcsMeasure *weight = measure_on (self->weights, day);
  const DcsMeasure *height = measure_on (self->heights, day);
  g_autofree char *area = NULL;
  g_autofree char *formula = NULL;
  g_autofree char *kg = NULL;
  g_autofree char *cm = NULL;

  explain_measure (why, _ ("Weight"), "kg", weight);
  explain_measure (why, _ ("Height"), "cm", height);
  if (weight == NULL || height == NULL)
    return;
  kg = dcs_number_format (weight->value, 1);
  cm = dcs_number_format (height->value, 1);
  area = g_strdup_printf ("%.2f m²", dcs_bsa_mosteller (height->value, weight->value));
  formula = g_strdup_printf ("√(%s cm × %s kg / 3600)", cm, kg);
  dcs_explanation_add (why, 0, _ ("Body surface area"), area, DCS_DATE_INIT);
  dcs_explanation_add (why, 1, formula, NULL, DCS_DATE_INIT);
}

static const char *
unit_label (DcsAnalysis *self, DcsCode unit)
{
  const DcsDoseUnit *found = dcs_definition_dose_unit (self->definition, unit);

  return found != NULL ? found->term.label : "";
}

static void
explain_comparison (DcsExplanation *why, DcsAnalysis *self, const DcsDoseSpan *span)
{
  const DcsDrug *drug = dcs_definition_drug (self->definition, span->drug);
  const DcsDoseUnit *unit = dcs_definition_dose_unit (self->definition, span->dose.unit);
  g_autofree char *usual = NULL;

  if (drug == NULL)
    return;
  usual = dcs_dose_format_usual (&span->dose, drug, self->definition);
  if (*usual != '\0')
    dcs_explanation_add (why, 0, _ ("Compared"), usual, DCS_DATE_INIT);
  if (span->dose.above_cap && unit != NULL && unit->basis != DCS_DOSE_FLAT)
    {
      g_autofree char *cap = dcs_number_format (span->dose.cap, DCS_DECIMAL_MAX_DECIMALS);
      g_autofree char *value = g_strdup_printf (
          "%s %s", cap, unit_label (self, span->dose.absolute_unit));

      dcs_explanation_add (why, 0, _ ("Given at most"), value, DCS_DATE_INIT);
    }
}

static void
explain_course (DcsExplanation *why, DcsAnalysis *self, const DcsDoseSpan *span)
{
  for (guint i = 0; i < self->dose_courses->len; i++)
    {
      const DcsDoseCourse *course = &g_array_index (self->dose_courses, DcsDoseCourse, i);
      g_autofree char *number = NULL;
      g_autofree char *value = NULL;

      if (course->treatment_id != span->treatment_id)
        continue;
      if (course->outgrown_since != DCS_DAY_NONE)
        dcs_explanation_add (why,
                             0,
                             _ ("The patient grew; below the usual range since"),
                             NULL,
                             dcs_date_from_day (course->outgrown_since));
      if (isnan (course->cumulative))
        return;
      number = dcs_number_format (course->cumulative, course->cumulative >= 100 ? 0 : 1);
      value = g_strdup_printf (course->cumulative_complete ? "%s %s"
                                                           /* Translators: an amount and its unit */
                                                           : _ ("at least %s %s, not all is known"),
                               number,
                               unit_label (self, course->cumulative_unit));
      dcs_explanation_add (why, 0, _ ("Cumulative dose of this treatment"), value, DCS_DATE_INIT);
    }
}

static void
explain_rule (DcsExplanation *why, DcsAnalysis *self, const DcsDoseSpan *span)
{
  const DcsDrug *drug = dcs_definition_drug (self->definition, span->drug);
  double percent = dcs_definition_parameter (self->definition, "usual-tolerance-percent", 0);
  g_autofree char *tolerance = dcs_number_format (percent, 1);
  g_autofree char *value = g_strdup_printf ("%s %%", tolerance);
  g_autofree char *source = g_strdup_printf (
      "%s%s%s",
      "Mosteller RD. N Engl J Med 1987;317:1098",
      drug != NULL && drug->term.source != NULL ? "; " : "",
      drug != NULL && drug->term.source != NULL ? drug->term.source : "");

  dcs_explanation_set_rule (
      why,
      _ ("Body surface area: √(height × weight / 3600), each from its newest measurement. A dose "
         "changes when another one is prescribed, and, per m² or kg, when the patient grows. The "
         "cumulative dose counts what was given; where that was not recorded, the number of doses "
         "or the frequency, until the treatment stopped or the last contact (product rule)."),
      1,
      source);
  dcs_explanation_add_setting (
      why, _ ("Calculated doses still count as usual when they miss the range by"), value);
}

/**
 * dcs_analysis_explain_dose:
 * @dose_span: an index of dcs_analysis_doses()
 *
 * Body surface area: Mosteller RD, N Engl J Med 1987;317:1098.
 *
 * Returns: (transfer full): how the dose of that time comes about
 */
DcsExplanation *
dcs_analysis_explain_dose (DcsAnalysis *self, guint dose_span)
{
  static const char *const causes[] = {
    [DCS_DOSE_CAUSE_START] = N_ ("Since the start"),
    [DCS_DOSE_CAUSE_STEP] = N_ ("Another dose was prescribed"),
    [DCS_DOSE_CAUSE_GROWTH] = N_ ("Weight or height was measured"),
  };
  const DcsDoseSpan *span;
  g_autofree char *prescribed = NULL;
  g_autofree char *calculated = NULL;
  DcsExplanation *why;

  g_return_val_if_fail (self != NULL && dose_span < self->doses->len, NULL);

  span = &g_array_index (self->doses, DcsDoseSpan, dose_span);
  prescribed = dcs_dose_format (&span->dose, self->definition);
  calculated = dcs_dose_format_calculated (&span->dose, self->definition);
  why = dcs_explanation_new (_dcs_analysis_label (self, "drug", span->drug));
  dcs_explanation_set_result (
      why, "%s%s%s", prescribed, *calculated != '\0' ? ": " : "", calculated);
  dcs_explanation_add (why,
                       0,
                       _ ("Prescribed"),
                       prescribed,
                       _dcs_row_date (span->dose.step, DCS_DOSE_STEP_START_DATE));
  dcs_explanation_add (why,
                       0,
                       _ (causes[span->cause]),
                       NULL,
                       span->from != DCS_DAY_NONE ? dcs_date_from_day (span->from) : DCS_DATE_INIT);
  if (span->dose.absolute_unit != 0)
    explain_body (why, self, span->from);
  explain_comparison (why, self, span);
  explain_course (why, self, span);
  explain_rule (why, self, span);
  return why;
}
