/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-figures.h"

#include "dcs-derive.h"
#include "dcs-patient-words.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a clinician asks at the door, in words. Every value comes from rules/. */

void
dcs_figure_free (DcsFigure *figure)
{
  if (figure == NULL)
    return;
  g_free (figure->caption);
  g_free (figure->value);
  g_free (figure->note);
  g_free (figure->tip);
  g_free (figure);
}

static DcsFigure *
add_figure (GPtrArray *figures, const char *caption)
{
  DcsFigure *figure = g_new0 (DcsFigure, 1);

  figure->caption = g_strdup (caption);
  g_ptr_array_add (figures, figure);
  return figure;
}

static DcsDate
date_of (const DcsValue *values, int field)
{
  return values[field].kind == DCS_VALUE_DATE ? values[field].date : DCS_DATE_INIT;
}

/* The day on which ages and times are counted: today, or the day of death. */
static DcsDate
counting_day (const DcsValue *patient, DcsDate today)
{
  DcsDate death = date_of (patient, DCS_PATIENT_DEATH_DATE);

  return dcs_date_is_set (death) ? death : today;
}

static void
add_state (GPtrArray *figures, DcsCourse *course, DcsDefinition *definition)
{
  DcsDate since = DCS_DATE_INIT;
  DcsState state = dcs_derive_state (course, definition, &since);
  DcsFigure *figure = add_figure (figures, _ ("State"));

  figure->why = DCS_FIGURE_WHY_STATE;
  figure->is_state = TRUE;
  figure->state = state;
  figure->value = g_strdup (dcs_state_label (state));
  if (dcs_date_is_set (since))
    {
      g_autofree char *date = dcs_date_format_short (since);
      g_autofree char *full = dcs_date_format_long (since);

      figure->note = g_strdup_printf (_ ("since %s"), date);
      figure->tip = g_strdup_printf (_ ("Since %s"), full);
    }
}

static void
add_time (GPtrArray *figures, const DcsValue *patient, DcsDate today)
{
  DcsDate diagnosis = date_of (patient, DCS_PATIENT_DIAGNOSIS_DATE);
  DcsDate birth = date_of (patient, DCS_PATIENT_BIRTH_DATE);
  DcsDate until = counting_day (patient, today);
  DcsFigure *figure = add_figure (figures, _ ("Time since diagnosis"));
  g_autofree char *date = NULL;

  if (!dcs_date_is_set (diagnosis))
    {
      figure->value = g_strdup (_ ("Not recorded"));
      return;
    }
  date = dcs_date_format_short (diagnosis);
  figure->value = dcs_words_months (dcs_date_completed_months (diagnosis, until));
  if (dcs_date_is_set (birth))
    /* TRANSLATORS: date of diagnosis, then the age in years then */
    figure->note = g_strdup_printf (
        _ ("%s, aged %d"), date, dcs_date_completed_years (birth, diagnosis));
  else
    figure->note = g_steal_pointer (&date);
}

/* The two latest visits at which the score was taken and can be computed. */
static guint
latest_scores (DcsCourse *course,
               const DcsInstrument *instrument,
               DcsScore scores[2],
               DcsDate dates[2])
{
  guint n_visits = dcs_course_count (course, DCS_RECORD_VISIT);
  guint n_found = 0;

  for (guint i = 0; i < n_visits; i++)
    {
      const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, i);
      DcsScore score = { 0 };

      if (!dcs_derive_score (course, instrument, visit[DCS_VISIT_ID].integer, &score)
          || !score.computable)
        continue;
      if (n_found == 0 || dcs_date_compare (visit[DCS_VISIT_DATE].date, dates[0]) >= 0)
        {
          scores[1] = scores[0];
          dates[1] = dates[0];
          scores[0] = score;
          dates[0] = visit[DCS_VISIT_DATE].date;
          n_found = MIN (n_found + 1, 2);
        }
      else if (n_found == 1 || dcs_date_compare (visit[DCS_VISIT_DATE].date, dates[1]) >= 0)
        {
          scores[1] = score;
          dates[1] = visit[DCS_VISIT_DATE].date;
          n_found = 2;
        }
    }
  return n_found;
}

static void
add_activity (GPtrArray *figures, DcsCourse *course, DcsDefinition *definition)
{
  DcsCode code = dcs_definition_role (definition, "activity");
  const DcsInstrument *instrument = code != 0 ? dcs_definition_instrument (definition, code) : NULL;
  DcsScore scores[2] = { 0 };
  DcsDate dates[2] = { 0 };
  DcsFigure *figure;
  guint n_scores;
  g_autofree char *total = NULL;
  g_autofree char *date = NULL;
  g_autofree char *change = NULL;

  if (instrument == NULL)
    return;

  figure = add_figure (figures, instrument->term.abbr);
  n_scores = latest_scores (course, instrument, scores, dates);
  if (n_scores == 0)
    {
      figure->value = g_strdup (_ ("Not recorded"));
      return;
    }
  figure->why = DCS_FIGURE_WHY_ACTIVITY;
  total = dcs_number_format (scores[0].total, scores[0].decimals);
  date = dcs_date_format_short (dates[0]);
  figure->value = scores[0].band != NULL ? g_strdup_printf ("%s · %s", total, scores[0].band)
                                         : g_strdup (total);
  if (n_scores == 2)
    {
      double difference = scores[0].total - scores[1].total;
      g_autofree char *size = dcs_number_format (fabs (difference), scores[0].decimals);

      if (difference == 0)
        change = g_strdup (_ ("unchanged"));
      else
        change = g_strdup_printf (difference < 0 ? "−%s" : "+%s", size);
    }
  figure->note = change != NULL ? g_strdup_printf ("%s · %s", change, date) : g_strdup (date);
  if (n_scores == 2)
    {
      g_autofree char *before = dcs_number_format (scores[1].total, scores[1].decimals);
      g_autofree char *date_before = dcs_date_format_long (dates[1]);
      g_autofree char *date_long = dcs_date_format_long (dates[0]);

      /* TRANSLATORS: name of a score; its value and date; the value before and its date */
      figure->tip = g_strdup_printf (_ ("%s\n%s on %s, before that %s on %s"),
                                     instrument->term.label,
                                     total,
                                     date_long,
                                     before,
                                     date_before);
    }
  else
    {
      figure->tip = g_strdup (instrument->term.label);
    }
}

static const char *
usual_words (const DcsDose *dose)
{
  if (dose->above_cap)
    return _ ("above the usual maximum");
  switch (dose->usual)
    {
    case -1:
      return _ ("below the usual range");
    case 0:
      return dose->other_frequency ? _ ("not the usual frequency") : _ ("within the usual range");
    case 1:
      return _ ("above the usual range");
    default:
      return "";
    }
}

/* Since when, and what the dose comes to for this patient, for the tooltip. */
static char *
dose_tip (const DcsDose *dose, DcsDefinition *definition, const char *drug, DcsDate since)
{
  GString *tip = g_string_new (drug);
  g_autofree char *calculated = dcs_dose_format_calculated (dose, definition);

  if (dcs_date_is_set (since))
    {
      g_autofree char *date = dcs_date_format_long (since);

      g_string_append_c (tip, '\n');
      g_string_append_printf (tip, _ ("Since %s"), date);
    }
  if (calculated != NULL && *calculated != '\0')
    g_string_append_printf (tip, "\n%s", calculated);
  return g_string_free (tip, FALSE);
}

static void
add_running (GPtrArray *figures,
             DcsCourse *course,
             DcsDefinition *definition,
             const DcsValue *treatment,
             int day)
{
  const char *drug = dcs_words_term (definition, "drug", treatment[DCS_TREATMENT_DRUG].code);
  DcsFigure *figure = add_figure (figures, drug);
  DcsDate since = date_of (treatment, DCS_TREATMENT_START_DATE);
  DcsDose dose;

  dcs_derive_dose (course, definition, treatment, day, &dose);
  figure->value = dcs_dose_format (&dose, definition);
  if (figure->value == NULL || *figure->value == '\0')
    {
      g_free (figure->value);
      figure->value = g_strdup (_ ("No dose recorded"));
    }
  if (*usual_words (&dose) != '\0')
    {
      figure->note = g_strdup (usual_words (&dose));
    }
  else if (dcs_date_is_set (since))
    {
      g_autofree char *date = dcs_date_format_short (since);

      figure->note = g_strdup_printf (_ ("since %s"), date);
    }
  figure->why = DCS_FIGURE_WHY_DOSE;
  figure->treatment_id = treatment[DCS_TREATMENT_ID].integer;
  figure->tip = dose_tip (&dose, definition, drug, since);
}

static void
add_treatments (GPtrArray *figures, DcsCourse *course, DcsDefinition *definition, DcsDate today)
{
  guint n_rows = dcs_course_count (course, DCS_RECORD_TREATMENT);
  int day = dcs_date_day (counting_day (dcs_course_patient (course), today), DCS_DATE_MIDDLE);
  DcsDate last = DCS_DATE_INIT;
  guint n_running = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *treatment = dcs_course_row (course, DCS_RECORD_TREATMENT, i);
      DcsDate stop = date_of (treatment, DCS_TREATMENT_STOP_DATE);

      if (dcs_treatment_is_running (treatment, day))
        {
          add_running (figures, course, definition, treatment, day);
          n_running++;
        }
      else if (dcs_date_is_set (stop)
               && (!dcs_date_is_set (last) || dcs_date_compare (stop, last) > 0))
        {
          last = stop;
        }
    }
  if (n_running == 0)
    {
      DcsFigure *figure = add_figure (figures, _ ("Treatment"));

      figure->value = g_strdup (n_rows == 0 ? _ ("None recorded") : _ ("None now"));
      if (dcs_date_is_set (last))
        {
          g_autofree char *date = dcs_date_format_short (last);

          figure->note = g_strdup_printf (_ ("since %s"), date);
        }
    }
}

static void
add_relapses (GPtrArray *figures, DcsCourse *course)
{
  guint n_rows = dcs_course_count (course, DCS_RECORD_RELAPSE);
  DcsFigure *figure = add_figure (figures, _ ("Relapses"));
  DcsDate last = DCS_DATE_INIT;

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *relapse = dcs_course_row (course, DCS_RECORD_RELAPSE, i);
      DcsDate date = date_of (relapse, DCS_RELAPSE_DATE);

      if (dcs_date_is_set (date) && (!dcs_date_is_set (last) || dcs_date_compare (date, last) > 0))
        last = date;
    }
  figure->value = n_rows > 0 ? g_strdup_printf ("%u", n_rows) : g_strdup (_ ("None recorded"));
  if (dcs_date_is_set (last))
    {
      g_autofree char *date = dcs_date_format_short (last);

      figure->note = g_strdup_printf (_ ("last on %s"), date);
    }
}

/* What was tried, and what of it failed. */
static void
add_lines (GPtrArray *figures, DcsAnalysis *analysis)
{
  guint n_lines, n_resistance;
  const DcsResistance *resistance = dcs_analysis_resistance (analysis, &n_resistance);
  g_autoptr (GString) failed = g_string_new (NULL);
  DcsFigure *figure;

  dcs_analysis_lines (analysis, &n_lines);
  if (n_lines == 0)
    return;
  figure = add_figure (figures, _ ("Lines of therapy"));
  figure->why = DCS_FIGURE_WHY_LINES;
  figure->value = g_strdup_printf ("%u", n_lines);
  figure->tip = dcs_analysis_dup_path (analysis);
  for (guint i = 0; i < n_resistance; i++)
    {
      const DcsDrug *drug = dcs_definition_drug (dcs_analysis_get_definition (analysis),
                                                 resistance[i].drug);

      if (resistance[i].status != DCS_RESISTANCE_CONFIRMED)
        continue;
      if (failed->len > 0)
        g_string_append (failed, " · ");
      /* TRANSLATORS: of a drug: "MTX failed", "MTX not tolerated" */
      g_string_append_printf (
          failed,
          resistance[i].failure == DCS_FAILURE_INTOLERANCE ? _ ("%s not tolerated")
                                                           : _ ("%s failed"),
          drug != NULL ? drug->term.abbr : dcs_code_string (resistance[i].drug));
    }
  figure->note = failed->len > 0 ? g_strdup (failed->str) : g_strdup (figure->tip);
}

static const DcsValue *
newest_scored_visit (DcsCourse *course, const DcsInstrument *instrument)
{
  for (guint i = dcs_course_count (course, DCS_RECORD_VISIT); i-- > 0;)
    {
      const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, i);
      DcsScore score;

      if (visit[DCS_VISIT_DELETED].integer == 0
          && dcs_derive_score (course, instrument, visit[DCS_VISIT_ID].integer, &score))
        return visit;
    }
  return NULL;
}

static DcsExplanation *
explain_activity (DcsAnalysis *analysis)
{
  DcsDefinition *definition = dcs_analysis_get_definition (analysis);
  DcsCourse *course = dcs_analysis_get_course (analysis);
  const DcsInstrument *instrument = dcs_definition_instrument (
      definition, dcs_definition_role (definition, "activity"));
  const DcsValue *visit = instrument != NULL ? newest_scored_visit (course, instrument) : NULL;

  if (visit == NULL)
    return NULL;
  return dcs_score_explain (course, definition, instrument, visit[DCS_VISIT_ID].integer);
}

static DcsExplanation *
explain_dose (DcsAnalysis *analysis, gint64 treatment_id)
{
  guint n_spans;
  const DcsDoseSpan *spans = dcs_analysis_doses (analysis, &n_spans);

  for (guint i = n_spans; i-- > 0;)
    if (spans[i].treatment_id == treatment_id)
      return dcs_analysis_explain_dose (analysis, i);
  return NULL;
}

/**
 * dcs_patient_figure_explain:
 * @analysis: of all parts
 * @why: what is asked
 * @treatment_id: of a dose
 *
 * Returns: (transfer full) (nullable): why the figure is what it is
 */
DcsExplanation *
dcs_patient_figure_explain (DcsAnalysis *analysis, DcsFigureWhy why, gint64 treatment_id)
{
  guint n;

  switch (why)
    {
    case DCS_FIGURE_WHY_STATE:
      dcs_analysis_states (analysis, &n);
      return n > 0 ? dcs_analysis_explain_state (analysis, n - 1) : NULL;
    case DCS_FIGURE_WHY_ACTIVITY:
      return explain_activity (analysis);
    case DCS_FIGURE_WHY_DOSE:
      return explain_dose (analysis, treatment_id);
    case DCS_FIGURE_WHY_LINES:
      dcs_analysis_lines (analysis, &n);
      return n > 0 ? dcs_analysis_explain_line (analysis, n - 1) : NULL;
    case DCS_FIGURE_WHY_NOTHING:
    default:
      return NULL;
    }
}

/**
 * dcs_patient_figures:
 * @analysis: of all parts
 * @today: on what day the figures are counted; the day of death for one who died
 *
 * Returns: (transfer full) (element-type DcsFigure): the key figures in the order in which they
 *   are shown
 */
GPtrArray *
dcs_patient_figures (DcsAnalysis *analysis, DcsDate today)
{
  DcsCourse *course = dcs_analysis_get_course (analysis);
  DcsDefinition *definition = dcs_analysis_get_definition (analysis);
  GPtrArray *figures = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_figure_free);

  /* What is recorded is shown, whatever the disease is. */
  if (dcs_words_has_states (definition) || dcs_course_count (course, DCS_RECORD_RELAPSE) > 0)
    add_state (figures, course, definition);
  add_activity (figures, course, definition);
  add_treatments (figures, course, definition, today);
  if (dcs_words_has_relapses (definition) || dcs_course_count (course, DCS_RECORD_RELAPSE) > 0)
    add_relapses (figures, course);
  add_lines (figures, analysis);
  add_time (figures, dcs_course_patient (course), today);
  return figures;
}

/**
 * dcs_patient_name:
 *
 * Returns: (transfer full): given and family name, else the initials, else ""
 */
char *
dcs_patient_name (const DcsValue *patient)
{
  g_autofree char *name = dcs_words_join (" ",
                                          dcs_words_text (&patient[DCS_PATIENT_GIVEN_NAME]),
                                          dcs_words_text (&patient[DCS_PATIENT_FAMILY_NAME]),
                                          NULL);

  if (*name != '\0')
    return g_steal_pointer (&name);
  return g_strdup (dcs_words_text (&patient[DCS_PATIENT_INITIALS]));
}

/**
 * dcs_patient_title:
 *
 * Returns: (transfer full): code and name: "JLS-002 · K.R."
 */
char *
dcs_patient_title (const DcsValue *patient)
{
  g_autofree char *name = dcs_patient_name (patient);

  return dcs_words_join (" · ", dcs_words_text (&patient[DCS_PATIENT_CODE]), name, NULL);
}

/**
 * dcs_patient_subtitle:
 *
 * Returns: (transfer full): who and what in one line: "girl, 15 years · linear scleroderma, trunk
 *   and limbs · since Nov 2015"
 */
char *
dcs_patient_subtitle (const DcsValue *patient, DcsDefinition *definition, DcsDate today)
{
  DcsDate birth = date_of (patient, DCS_PATIENT_BIRTH_DATE);
  DcsDate death = date_of (patient, DCS_PATIENT_DEATH_DATE);
  DcsDate onset = date_of (patient, DCS_PATIENT_ONSET_DATE);
  int years = dcs_date_is_set (birth)
                  ? dcs_date_completed_years (birth, counting_day (patient, today))
                  : -1;
  g_autofree char *age = g_strdup ("");
  g_autofree char *who = NULL;
  g_autofree char *what = dcs_definition_subtype_label (definition,
                                                        patient[DCS_PATIENT_SUBTYPE].code,
                                                        patient[DCS_PATIENT_SUBTYPE_SITE].code,
                                                        patient[DCS_PATIENT_SUBTYPE_FORM].code);
  g_autofree char *since = g_strdup ("");

  if (years >= 0)
    {
      g_free (age);
      age = g_strdup_printf (
          dcs_date_is_set (death)
              ? ngettext ("died aged %d year", "died aged %d years", (gulong) years)
              : ngettext ("%d year", "%d years", (gulong) years),
          years);
    }
  who = dcs_words_join (
      ", ", dcs_words_sex (dcs_words_text (&patient[DCS_PATIENT_SEX]), years), age, NULL);
  if (dcs_date_is_set (onset))
    {
      g_autofree char *date = dcs_date_format_short (onset);

      g_free (since);
      since = g_strdup_printf (_ ("since %s"), date);
    }
  return dcs_words_join (" · ",
                         who,
                         what != NULL && *what != '\0' ? what : dcs_definition_label (definition),
                         since,
                         NULL);
}
