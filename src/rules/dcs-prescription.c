/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-rules.h"

#include "dcs-derive-private.h"

#include <glib/gi18n-lib.h>

/* What the remarks are about, and where they go. */
typedef struct
{
  DcsCourse *course;
  DcsDefinition *definition;
  const DcsPrescription *prescription;
  const DcsDrug *drug;     /* or NULL */
  const DcsDoseUnit *unit; /* or NULL */
  int day;
  GPtrArray *remarks;
} Check;

/* One measure of the body that a dose is calculated from. */
typedef struct
{
  const char *role;
  double value;     /* NAN: none */
  DcsDate measured; /* not set: on the day itself */
} Measure;

static void
take (Check *check, char *remark)
{
  g_ptr_array_add (check->remarks, remark);
}

static const char *
term_label (DcsDefinition *definition, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (definition, domain, code);

  return term != NULL ? term->label : code != 0 ? dcs_code_string (code) : "";
}

static const char *
term_phrase (DcsDefinition *definition, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (definition, domain, code);

  return term != NULL ? term->phrase : code != 0 ? dcs_code_string (code) : "";
}

/* "weekly", "weekly or monthly" */
static char *
list_phrases (DcsDefinition *definition, const char *domain, const DcsCode *codes, guint n_codes)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n_codes; i++)
    {
      const char *between = i == 0            ? ""
                            : i + 1 < n_codes ? ", "
                                              /* Translators: between the last two of a list. */
                                              : _ (" or ");

      g_string_append_printf (words, "%s%s", between, term_phrase (definition, domain, codes[i]));
    }
  return g_string_free (words, FALSE);
}

static gboolean
has_code (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

/**
 * dcs_prescription_problem:
 * @definition: the definition of the patient's disease
 * @prescription: a dose that is perhaps not stored yet
 *
 * What must not be saved: a drug at a frequency at which it is never given (the definition's
 * "only-frequencies"; methotrexate is given weekly only, clinical reference D1).
 *
 * Returns: (transfer full) (nullable): what is wrong and the way out, translated; NULL when all is
 *   well
 */
char *
dcs_prescription_problem (DcsDefinition *definition, const DcsPrescription *prescription)
{
  const DcsDrug *drug;
  g_autofree char *list = NULL;

  g_return_val_if_fail (definition != NULL && prescription != NULL, NULL);

  drug = dcs_definition_drug (definition, prescription->drug);
  if (drug == NULL || drug->n_only_frequencies == 0 || prescription->frequency == 0
      || has_code (drug->only_frequencies, drug->n_only_frequencies, prescription->frequency))
    return NULL;
  list = list_phrases (definition, "frequency", drug->only_frequencies, drug->n_only_frequencies);
  /* Translators: a drug and how often, "Methotrexate is given weekly only." */
  return g_strdup_printf (_ ("%s is given %s only."), drug->term.label, list);
}

/* What dose and range need to know of the body. */
static gboolean
needs (const Check *check, DcsDoseBasis basis)
{
  const DcsDoseUnit *usual = check->drug != NULL
                                 ? dcs_definition_dose_unit (check->definition, check->drug->unit)
                                 : NULL;

  return (check->unit != NULL && check->unit->basis == basis)
         || (usual != NULL && usual->basis == basis && !isnan (check->drug->usual_max));
}

static gboolean
needs_weight (const Check *check)
{
  return needs (check, DCS_DOSE_PER_KG) || needs (check, DCS_DOSE_PER_M2);
}

static void
remark_missing (Check *check, const Measure *weight, const Measure *height)
{
  gboolean no_weight = needs_weight (check) && isnan (weight->value);
  gboolean no_height = needs (check, DCS_DOSE_PER_M2) && isnan (height->value);

  if (no_weight && no_height)
    take (check, g_strdup (_ ("No weight and no height: the dose cannot be calculated.")));
  else if (no_weight)
    take (check, g_strdup (_ ("No weight: the dose cannot be calculated.")));
  else if (no_height)
    take (check, g_strdup (_ ("No height: the dose cannot be calculated.")));
}

/* Above or below the range: what it comes to, the range, and where that is written. */
static void
remark_range (Check *check, const DcsDose *dose)
{
  DcsDose plain = *dose;
  g_autofree char *prescribed = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *calculated = NULL;
  g_autofree char *words = NULL;
  const DcsDoseUnit *usual_unit = dcs_definition_dose_unit (check->definition, check->drug->unit);
  const char *source = check->drug->term.source;

  if (dose->usual != -1 && dose->usual != 1)
    return;
  plain.above_cap = FALSE;
  prescribed = dcs_dose_format (dose, check->definition);
  usual = dcs_dose_format_usual (&plain, check->drug, check->definition);
  calculated = dcs_dose_format_calculated (dose, check->definition);
  if (usual_unit == NULL || check->unit == NULL || usual_unit->basis == check->unit->basis
      || calculated[0] == '\0')
    /* Translators: a dose and how it compares: "20 mg/m² weekly", "above the usual 10–15 mg/m²
     * weekly". */
    words = g_strdup_printf (_ ("%s is %s."), prescribed, usual);
  else
    /* Translators: a dose, what it comes to and how that compares: "5 mg weekly", "6.08 mg/m², 0.24
     * mg/kg", "below the usual 10–15 mg/m² weekly". */
    words = g_strdup_printf (_ ("%s comes to %s: %s."), prescribed, calculated, usual);
  take (check,
        source != NULL ? g_strdup_printf ("%s %s", words, source) : g_steal_pointer (&words));
}

static void
remark_cap (Check *check, const DcsDose *dose)
{
  g_autofree char *amount = NULL;
  g_autofree char *cap = NULL;
  const char *unit;

  if (!dose->above_cap)
    return;
  unit = term_label (check->definition, "dose-unit", dose->absolute_unit);
  amount = dcs_number_format (dose->absolute, fabs (dose->absolute) >= 100 ? 0 : 1);
  cap = dcs_number_format (dose->cap, DCS_DECIMAL_MAX_DECIMALS);
  /* Translators: an amount and its unit, twice: "27.3", "mg", "25", "mg". */
  take (check,
        g_strdup_printf (
            _ ("Comes to %s %s, more than the usual cap of %s %s."), amount, unit, cap, unit));
}

static void
remark_habit (Check *check, const DcsDose *dose)
{
  const DcsDrug *drug = check->drug;
  g_autofree char *routes = NULL;

  if (dose->other_frequency)
    /* Translators: a frequency, "weekly". */
    take (check,
          g_strdup_printf (_ ("Not the usual frequency, which is %s."),
                           term_phrase (check->definition, "frequency", drug->frequency)));
  if (check->prescription->route == 0 || drug->n_routes == 0
      || has_code (drug->routes, drug->n_routes, check->prescription->route))
    return;
  routes = list_phrases (check->definition, "route", drug->routes, drug->n_routes);
  /* Translators: one or more routes, "by mouth or subcutaneously". */
  take (check, g_strdup_printf (_ ("Not a usual route: it is given %s."), routes));
}

static void
remark_age (Check *check, const Measure *measure)
{
  gboolean adult = _dcs_course_is_adult (check->course, check->day);
  g_autofree char *parameter = g_strdup_printf (
      "%s-max-age-months-%s", measure->role, adult ? "adult" : "child");
  int months = (int) dcs_definition_parameter (check->definition, parameter, adult ? 12 : 3);
  DcsDate middle, limit;
  g_autofree char *date = NULL;
  g_autofree char *longest = NULL;
  const char *label;

  if (isnan (measure->value) || !dcs_date_is_set (measure->measured) || months <= 0)
    return;
  middle = dcs_date_from_day (dcs_date_day (measure->measured, DCS_DATE_MIDDLE));
  limit = _dcs_date_add_months (middle, months);
  if (dcs_date_day (limit, DCS_DATE_MIDDLE) >= check->day)
    return;
  date = dcs_date_format_short (measure->measured);
  label = term_label (
      check->definition, "test", dcs_definition_role (check->definition, measure->role));
  longest = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", (gulong) months), months);
  /* Translators: what was measured, when, and a length of time: "Weight", "3 Mar 2020", "3 months".
   */
  take (check,
        g_strdup_printf (
            _ ("%s was measured on %s, more than %s before this dose."), label, date, longest));
}

/* The step of this drug that is in force, with the weight of the day on which it was set. */
static void
remark_weight_change (Check *check, double weight)
{
  double percent = dcs_definition_parameter (check->definition, "weight-change-percent", 10);
  DcsCode test = dcs_definition_role (check->definition, "weight");

  for (guint i = dcs_course_count (check->course, DCS_RECORD_TREATMENT); i-- > 0;)
    {
      const DcsValue *row = dcs_course_row (check->course, DCS_RECORD_TREATMENT, i);
      const DcsValue *before;
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;
      g_autofree char *date = NULL;
      g_autofree char *change = NULL;
      double old_weight;
      DcsDate set;
      DcsDose dose;

      if (_dcs_row_is_deleted (row, DCS_TREATMENT_DELETED)
          || _dcs_row_code (row, DCS_TREATMENT_DRUG) != check->prescription->drug)
        continue;
      dcs_derive_dose (check->course, check->definition, row, check->day, &dose);
      set = dose.step != NULL ? _dcs_row_date (dose.step, DCS_DOSE_STEP_START_DATE) : DCS_DATE_INIT;
      if (!dcs_date_is_set (set))
        continue;
      before = _dcs_course_newest (check->course, test, dcs_date_day (set, DCS_DATE_MIDDLE), NULL);
      old_weight = before != NULL ? _dcs_observation_number (before) : NAN;
      if (!(fabs (weight - old_weight) > old_weight * percent / 100 + 1e-9))
        return;
      from = dcs_number_format (old_weight, 1);
      to = dcs_number_format (weight, 1);
      date = dcs_date_format_short (set);
      change = dcs_number_format (fabs (weight - old_weight) / old_weight * 100, 0);
      /* Translators: per cent, a date and two weights: "14", "3 Mar 2020", "21", "24". */
      take (check,
            g_strdup_printf (
                _ ("Weight changed by %s %% since the dose was set on %s (%s to %s kg)."),
                change,
                date,
                from,
                to));
      return;
    }
}

/* A number that is the newest of the course was measured then; another one is of the day. */
static void
date_measure (Check *check, Measure *measure)
{
  DcsDate measured;
  const DcsValue *row = _dcs_course_newest (
      check->course, dcs_definition_role (check->definition, measure->role), check->day, &measured);
  double number = row != NULL ? _dcs_observation_number (row) : NAN;

  if (isnan (number) || (!isnan (measure->value) && fabs (number - measure->value) > 1e-9))
    return;
  measure->value = number;
  measure->measured = measured;
}

/**
 * dcs_dose_remarks:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @prescription: a dose that is perhaps not stored yet
 * @date: the day from which it is given; not set: no measure is called too old
 * @height_cm: height in cm; NAN: the newest of the course
 * @weight_kg: weight in kg; NAN: the newest of the course
 *
 * What to look at again before a dose is saved, in sentences. Nothing of it forbids. The rules are
 * those of dcs_derive_dose() and of the clinical reference, section D1 (product rules): a measure
 * that the dose is calculated from is too old when it was taken more than
 * "weight-max-age-months-child" (3) or "-adult" (12) months before (and "height-…" as well), and
 * the weight changed when it differs by more than "weight-change-percent" (10) from that of the day
 * on which the running dose of this drug was set. A measure that is the newest of the course counts
 * as taken when that was, another one as taken on the day.
 *
 * Returns: (transfer full) (element-type utf8): the sentences, translated; maybe none
 */
GPtrArray *
dcs_dose_remarks (DcsCourse *course,
                  DcsDefinition *definition,
                  const DcsPrescription *prescription,
                  DcsDate date,
                  double height_cm,
                  double weight_kg)
{
  Measure weight = { "weight", weight_kg, DCS_DATE_INIT };
  Measure height = { "height", height_cm, DCS_DATE_INIT };
  g_autofree char *problem = NULL;
  Check check;
  DcsDose dose;

  g_return_val_if_fail (course != NULL && definition != NULL && prescription != NULL, NULL);

  check = (Check){
    .course = course,
    .definition = definition,
    .prescription = prescription,
    .drug = dcs_definition_drug (definition, prescription->drug),
    .unit = dcs_definition_dose_unit (definition, prescription->unit),
    .day = dcs_date_is_set (date) ? dcs_date_day (date, DCS_DATE_MIDDLE) : G_MAXINT32,
    .remarks = g_ptr_array_new_with_free_func (g_free),
  };
  date_measure (&check, &weight);
  date_measure (&check, &height);
  dcs_compute_dose (definition, prescription, height.value, weight.value, &dose);
  problem = dcs_prescription_problem (definition, prescription);
  if (check.drug != NULL)
    {
      remark_range (&check, &dose);
      remark_cap (&check, &dose);
      if (problem == NULL)
        remark_habit (&check, &dose);
    }
  if (check.unit == NULL || isnan (prescription->amount) || !needs_weight (&check))
    return check.remarks;
  remark_missing (&check, &weight, &height);
  if (!dcs_date_is_set (date))
    return check.remarks;
  remark_age (&check, &weight);
  if (needs (&check, DCS_DOSE_PER_M2))
    remark_age (&check, &height);
  if (!isnan (weight.value))
    remark_weight_change (&check, weight.value);
  return check.remarks;
}
