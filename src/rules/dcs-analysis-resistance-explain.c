/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-resistance-private.h"

#include "dcs-plan.h"

#include <glib/gi18n-lib.h>

static const char *
label_of (DcsAnalysis *self, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (self->definition, domain, code);

  return term != NULL ? term->label : dcs_code_string (code);
}

static const char *
phrase_of (DcsAnalysis *self, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (self->definition, domain, code);

  return term != NULL ? term->phrase : dcs_code_string (code);
}

static char *
describe_days (int days)
{
  int weeks = days / 7;

  if (days >= 28)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d week", "%d weeks", (gulong) weeks),
                            weeks);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), days);
}

/* "4 months", "12 weeks" */
static char *
describe_interval (DcsInterval interval)
{
  if (interval.days > 0)
    return describe_days (interval.days);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", (gulong) interval.months),
      interval.months);
}

/* "15 mg/m²", "10 to 15 mg/m²"; NULL: not known */
static char *
describe_doses (DcsAnalysis *self, DcsCode unit, double low, double high)
{
  const char *label = unit != 0 ? label_of (self, "dose-unit", unit) : "";
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (isnan (low) || isnan (high))
    return NULL;
  from = dcs_number_format (low, 1);
  to = dcs_number_format (high, 1);
  if (g_str_equal (from, to))
    return g_strdup_printf ("%s %s", from, label);
  /* Translators: two doses and their unit: "10 to 15 mg/m²". */
  return g_strdup_printf (_ ("%s to %s %s"), from, to, label);
}

/* "no response", "inadequate response", "lost response": what the entry hangs on. */
static const char *
describe_failure (DcsAnalysis *self, const DcsResistance *found)
{
  DcsResponseMeaning meaning = dcs_definition_response_meaning (self->definition, found->response);

  if (meaning == DCS_RESPONSE_INADEQUATE || meaning == DCS_RESPONSE_NONE)
    return phrase_of (self, "treatment-response", found->response);
  if (dcs_definition_stop_meaning (self->definition, found->stop_reason) == DCS_REASON_INEFFICACY)
    return phrase_of (self, "stop-reason", found->stop_reason);
  return _ ("failed");
}

static char *
describe_intolerance (const DcsResistance *found, const char *drug, const char *time)
{
  g_autofree char *events = NULL;

  if (found->n_adverse_events == 0)
    /* Translators: a drug and a length of time: "Methotrexate", "9 weeks". */
    return g_strdup_printf (_ ("%s: not tolerated after %s"), drug, time);
  events = g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE, "%u adverse event", "%u adverse events", found->n_adverse_events),
      found->n_adverse_events);
  /* Translators: a drug, a length of time, and how many adverse events: "Methotrexate", "9 weeks",
   * "2 adverse events". */
  return g_strdup_printf (_ ("%s: not tolerated after %s, %s"), drug, time, events);
}

/**
 * dcs_analysis_describe_resistance:
 * @resistance: the index of an entry of the last run
 *
 * Returns: (transfer full): one sentence: "Methotrexate: no response after 26 weeks at 15 mg/m²"
 */
char *
dcs_analysis_describe_resistance (DcsAnalysis *self, guint resistance)
{
  const DcsResistance *found;
  const char *drug;
  g_autofree char *time = NULL;
  g_autofree char *doses = NULL;

  g_return_val_if_fail (self != NULL && resistance < self->resistance->len, NULL);

  found = &g_array_index (self->resistance, DcsResistance, resistance);
  drug = label_of (self, "drug", found->drug);
  time = describe_days (found->days);
  if (found->failure == DCS_FAILURE_INTOLERANCE)
    return describe_intolerance (found, drug, time);
  doses = describe_doses (self, found->dose_unit, found->dose_low, found->dose_high);
  if (doses == NULL)
    /* Translators: a drug, a response and a length of time: "Methotrexate", "no response", "26
     * weeks". */
    return g_strdup_printf (_ ("%s: %s after %s"), drug, describe_failure (self, found), time);
  /* Translators: a drug, a response, a length of time and a dose: "Methotrexate", "no response",
   * "26 weeks", "15 mg/m²". */
  return g_strdup_printf (
      _ ("%s: %s after %s at %s"), drug, describe_failure (self, found), time, doses);
}

static DcsDate
date_of_day (int day)
{
  return day != DCS_DAY_NONE && day != DCS_DAY_ONGOING ? dcs_date_from_day (day) : DCS_DATE_INIT;
}

static DcsDate
date_of_treatment (DcsAnalysis *self, gint64 id, int field)
{
  const DcsValue *row = dcs_course_find (self->course, DCS_RECORD_TREATMENT, id);

  return row != NULL ? _dcs_row_date (row, field) : DCS_DATE_INIT;
}

static void
explain_settings (DcsAnalysis *self, DcsExplanation *explanation, const DcsVerdict *verdict)
{
  DcsCode unit = verdict->drug != NULL ? verdict->drug->unit : 0;
  g_autofree char *time = describe_interval (_dcs_needed_interval (self, verdict->drug));
  g_autofree char *dose = describe_doses (self, unit, verdict->needed_dose, verdict->needed_dose);
  g_autofree char *from = NULL;

  if (dose != NULL)
    /* Translators: a dose, "10 mg/m²". */
    from = g_strdup_printf (_ ("from %s"), dose);
  dcs_explanation_add_setting (explanation, _ ("Time at an adequate dose"), time);
  dcs_explanation_add_setting (explanation, _ ("Adequate dose"), from != NULL ? from : _ ("any"));
}

static void
explain_exposure (DcsAnalysis *self, DcsExplanation *explanation, const DcsVerdict *verdict)
{
  const DcsEra *era = verdict->era;
  const DcsExposure *exposure = &verdict->exposure;
  DcsCode unit = verdict->drug != NULL ? verdict->drug->unit : 0;
  g_autofree char *time = describe_days (exposure->days);
  g_autofree char *adequate = describe_days (exposure->adequate_days);
  g_autofree char *needed = describe_days (verdict->needed_days);
  g_autofree char *doses = describe_doses (self, unit, exposure->low, exposure->high);
  g_autofree char *compared = NULL;

  if (era->start == DCS_DAY_NONE)
    dcs_explanation_add_missing (explanation, 0, _ ("Start of the treatment"));
  else
    {
      dcs_explanation_add (explanation,
                           0,
                           _ ("Started"),
                           NULL,
                           date_of_treatment (self, era->first_id, DCS_TREATMENT_START_DATE));
      dcs_explanation_add (explanation, 0, _ ("Treated for"), time, DCS_DATE_INIT);
    }
  if (doses != NULL)
    dcs_explanation_add (explanation, 0, _ ("Dose"), doses, DCS_DATE_INIT);
  else if (!isnan (verdict->needed_dose))
    dcs_explanation_add_missing (explanation, 0, _ ("Dose"));
  /* Translators: two lengths of time: "26 weeks", "17 weeks". */
  compared = g_strdup_printf (_ ("%s; at least %s are needed"), adequate, needed);
  dcs_explanation_add (explanation, 0, _ ("Of these at an adequate dose"), compared, DCS_DATE_INIT);
}

static void
explain_response (DcsAnalysis *self, DcsExplanation *explanation, const DcsVerdict *verdict)
{
  const DcsEra *era = verdict->era;

  if (verdict->response != 0)
    dcs_explanation_add (explanation,
                         0,
                         verdict->is_assessed ? _ ("Response at the last assessment")
                         : era->stop != DCS_DAY_ONGOING
                             ? _ ("Response when it was stopped")
                             : _ ("Response, as recorded with the treatment"),
                         label_of (self, "treatment-response", verdict->response),
                         date_of_day (verdict->response_day));
  else
    dcs_explanation_add_missing (explanation, 0, _ ("Response to the treatment"));
  if (era->stop == DCS_DAY_ONGOING)
    dcs_explanation_add (explanation, 0, _ ("Goes on"), NULL, DCS_DATE_INIT);
  else if (era->stop_reason != 0)
    dcs_explanation_add (explanation,
                         0,
                         _ ("Stopped because of"),
                         label_of (self, "stop-reason", era->stop_reason),
                         date_of_treatment (self, era->last_id, DCS_TREATMENT_STOP_DATE));
  else
    dcs_explanation_add_missing (explanation, 0, _ ("Reason for stopping"));
}

static void
explain_activity (DcsAnalysis *self, DcsExplanation *explanation, const DcsResistance *found)
{
  const DcsInstrument *instrument = dcs_definition_instrument (self->definition, found->activity);
  int decimals = instrument != NULL ? instrument->decimals : 0;
  const double totals[] = { found->before, found->after };
  const DcsDate dates[] = { found->before_date, found->after_date };
  /* Translators: the name of a score: "mLoSSI before". */
  const char *const formats[] = { N_ ("%s before"), N_ ("%s then") };

  for (gsize i = 0; instrument != NULL && i < G_N_ELEMENTS (totals); i++)
    {
      g_autofree char *label = g_strdup_printf (_ (formats[i]), instrument->term.abbr);
      g_autofree char *value = NULL;

      if (isnan (totals[i]))
        continue;
      value = dcs_number_format (totals[i], decimals);
      dcs_explanation_add (explanation, 0, label, value, dates[i]);
    }
}

static void
explain_adverse_events (DcsAnalysis *self,
                        DcsExplanation *explanation,
                        const DcsEra *era,
                        int until)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_ADVERSE_EVENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_ADVERSE_EVENT, i);
      const DcsValue *term = &row[DCS_ADVERSE_EVENT_TERM];

      if (_dcs_adverse_event_is_of (self, era, row, until))
        dcs_explanation_add (explanation,
                             0,
                             _ ("Adverse event"),
                             term->kind == DCS_VALUE_TEXT ? term->text : NULL,
                             _dcs_row_date (row, DCS_ADVERSE_EVENT_ONSET_DATE));
    }
}

static void
explain_decision (DcsAnalysis *self, DcsExplanation *explanation, gint64 decision_id)
{
  const DcsValue *row = decision_id != 0
                            ? dcs_course_find (self->course, DCS_RECORD_DECISION, decision_id)
                            : NULL;
  const DcsValue *clinician, *reason;

  if (row == NULL)
    return;
  clinician = &row[DCS_DECISION_CLINICIAN];
  reason = &row[DCS_DECISION_REASON];
  dcs_explanation_add (explanation,
                       0,
                       _ ("Decided by"),
                       clinician->kind == DCS_VALUE_TEXT ? clinician->text : _ ("not recorded"),
                       _dcs_row_date (row, DCS_DECISION_DATE));
  if (reason->kind == DCS_VALUE_TEXT)
    dcs_explanation_add (explanation, 1, _ ("Reason"), reason->text, DCS_DATE_INIT);
}

static void
set_rule (DcsExplanation *explanation, const DcsVerdict *verdict, DcsFailure failure)
{
  const char *source = verdict->drug != NULL ? verdict->drug->term.source : NULL;
  g_autofree char *text = source != NULL
                              /* Translators: where the usual dose of a drug is from. */
                              ? g_strdup_printf (_ ("Product rule. Of the drug: %s"), source)
                              : g_strdup (_ ("Product rule"));

  if (failure == DCS_FAILURE_INTOLERANCE)
    dcs_explanation_set_rule (
        explanation,
        _ ("A drug that was stopped because it did harm meets the criterion of intolerance. "
           "Intolerance is kept apart from inefficacy. An adequate response to a later course of "
           "the same drug lifts it. Only a clinician confirms it."),
        1,
        text);
  else
    dcs_explanation_set_rule (
        explanation,
        _ ("A drug meets the criterion when it was given at an adequate dose for long enough and "
           "the newest response to it was inadequate or none, or it was stopped because of that. A "
           "dose at the cap is adequate. A drug that was not taken as agreed has not failed. An "
           "adequate response to a later course of the same drug lifts it. Only a clinician makes "
           "it resistance."),
        1,
        text);
}

static const char *
result_of (const DcsResistance *found)
{
  switch (found->status)
    {
    case DCS_RESISTANCE_CONFIRMED:
      return found->confirmed_without_criterion
                 ? _ ("Confirmed by a clinician; the criterion is not met")
                 : _ ("Confirmed by a clinician");
    case DCS_RESISTANCE_DISMISSED:
      return _ ("Meets the criterion; a clinician decided otherwise");
    case DCS_RESISTANCE_CANDIDATE:
    default:
      return _ ("Meets the criterion; to be confirmed by a clinician");
    }
}

static char *
title_of (DcsAnalysis *self, DcsCode drug, DcsFailure failure)
{
  return g_strdup_printf (failure == DCS_FAILURE_INTOLERANCE
                              /* Translators: the name of a drug, "Intolerance of Methotrexate". */
                              ? _ ("Intolerance of %s")
                              /* Translators: the name of a drug, "Resistance to Methotrexate". */
                              : _ ("Resistance to %s"),
                          label_of (self, "drug", drug));
}

static const DcsEra *
find_era (DcsAnalysis *self, gint64 treatment_id)
{
  for (guint i = 0; i < self->eras->len; i++)
    {
      const DcsEra *era = &g_array_index (self->eras, DcsEra, i);

      if (_dcs_era_has_id (self, era, treatment_id))
        return era;
    }
  return NULL;
}

/**
 * dcs_analysis_explain_resistance:
 * @resistance: the index of an entry of the last run
 *
 * Returns: (transfer full): the evidence with its dates, the decision, the rule
 */
DcsExplanation *
dcs_analysis_explain_resistance (DcsAnalysis *self, guint resistance)
{
  DcsExplanation *explanation;
  const DcsResistance *found;
  const DcsEra *era;
  DcsVerdict verdict;
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL && resistance < self->resistance->len, NULL);

  found = &g_array_index (self->resistance, DcsResistance, resistance);
  title = title_of (self, found->drug, found->failure);
  explanation = dcs_explanation_new (title);
  dcs_explanation_set_result (explanation, "%s", result_of (found));
  era = find_era (self, found->treatment_id);
  if (era == NULL)
    return explanation;
  verdict = _dcs_judge_era (self, era);
  verdict.exposure = _dcs_era_exposure (self, era, verdict.drug, found->since);
  explain_response (self, explanation, &verdict);
  explain_exposure (self, explanation, &verdict);
  if (found->failure == DCS_FAILURE_INEFFICACY)
    explain_settings (self, explanation, &verdict);
  explain_activity (self, explanation, found);
  explain_adverse_events (self, explanation, era, found->since);
  explain_decision (self, explanation, found->decision_id);
  set_rule (explanation, &verdict, found->failure);
  return explanation;
}

/* Why an era does not meet the criterion. */
static const char *
why_not (const DcsVerdict *verdict)
{
  if (!verdict->era->opens_line)
    return _ ("Not judged: the drug opens no line of therapy");
  if (verdict->stop == DCS_REASON_NONADHERENCE)
    return _ ("Does not meet the criterion: it was not taken as agreed");
  if (!verdict->fails)
    return verdict->meaning == DCS_RESPONSE_ADEQUATE
               ? _ ("Does not meet the criterion: the response was adequate")
               : _ ("Does not meet the criterion: no inadequate response is recorded");
  if (verdict->is_adequate)
    return _ ("Does not meet the criterion: the same drug was adequate later");
  if (verdict->era->start == DCS_DAY_NONE)
    return _ ("Does not meet the criterion: nobody knows when it was started");
  if (verdict->exposure.days >= verdict->needed_days)
    return _ ("Does not meet the criterion: not long enough at an adequate dose");
  return _ ("Does not meet the criterion: not given for long enough");
}

/**
 * dcs_analysis_explain_resistance_of:
 * @treatment_id: any treatment of the course
 *
 * Why the course of a drug meets the criterion of resistance, or why it does not: the dose or the
 * time was not adequate, no response is recorded …
 *
 * Returns: (transfer full) (nullable): the explanation; %NULL when there is no such treatment
 */
DcsExplanation *
dcs_analysis_explain_resistance_of (DcsAnalysis *self, gint64 treatment_id)
{
  const DcsEra *era;
  DcsExplanation *explanation;
  DcsVerdict verdict;
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  era = find_era (self, treatment_id);
  if (era == NULL)
    return NULL;
  for (guint i = 0; i < self->resistance->len; i++)
    {
      const DcsResistance *found = &g_array_index (self->resistance, DcsResistance, i);

      if (found->treatment_id == era->last_id && found->failure == DCS_FAILURE_INEFFICACY)
        return dcs_analysis_explain_resistance (self, i);
    }
  verdict = _dcs_judge_era (self, era);
  if (!verdict.fails)
    verdict.exposure = _dcs_era_exposure (self,
                                          era,
                                          verdict.drug,
                                          era->stop != DCS_DAY_ONGOING ? era->stop
                                                                       : _dcs_analysis_end (self));
  title = title_of (self, era->drug, DCS_FAILURE_INEFFICACY);
  explanation = dcs_explanation_new (title);
  dcs_explanation_set_result (explanation, "%s", why_not (&verdict));
  explain_response (self, explanation, &verdict);
  explain_exposure (self, explanation, &verdict);
  explain_settings (self, explanation, &verdict);
  set_rule (explanation, &verdict, DCS_FAILURE_INEFFICACY);
  return explanation;
}
