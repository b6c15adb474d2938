/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-resistance-private.h"

#include "dcs-definition-private.h"

#include <string.h>

/* The months after which a response can be judged, where neither drug nor definition says so. */
#define DEFAULT_MONTHS 6

static int
start_of (const DcsValue *treatment)
{
  DcsDate start = _dcs_row_date (treatment, DCS_TREATMENT_START_DATE);

  return dcs_date_is_set (start) ? dcs_date_day (start, DCS_DATE_MIDDLE) : DCS_DAY_NONE;
}

/* Eras of one drug are apart: the start of a treatment says which one it is of. */
gboolean
_dcs_era_has (const DcsEra *era, const DcsValue *treatment)
{
  int start = start_of (treatment);

  return _dcs_row_code (treatment, DCS_TREATMENT_DRUG) == era->drug && start >= era->start
         && (start <= era->stop || treatment[DCS_TREATMENT_ID].integer == era->first_id)
         && !_dcs_row_is_deleted (treatment, DCS_TREATMENT_DELETED);
}

gboolean
_dcs_era_has_id (DcsAnalysis *self, const DcsEra *era, gint64 treatment_id)
{
  const DcsValue *row;

  if (treatment_id == era->first_id || treatment_id == era->last_id)
    return TRUE;
  if (treatment_id == 0 || era->n_segments == 1)
    return FALSE;
  row = dcs_course_find (self->course, DCS_RECORD_TREATMENT, treatment_id);
  return row != NULL && _dcs_era_has (era, row);
}

/* How long a drug must have been given at an adequate dose: its own time, else that of the disease.
 */
DcsInterval
_dcs_needed_interval (DcsAnalysis *self, const DcsDrug *drug)
{
  double months = _dcs_definition_number (
      self->definition, DCS_PARAMETER_RESISTANCE_MONTHS, DEFAULT_MONTHS);

  if (drug != NULL && (drug->adequate_after.days > 0 || drug->adequate_after.months > 0))
    return drug->adequate_after;
  return (DcsInterval){ .months = (int) CLAMP (months, 0, 1200) };
}

static int
needed_days_of (DcsAnalysis *self, const DcsEra *era, const DcsDrug *drug)
{
  int start = era->start != DCS_DAY_NONE ? era->start : 0;
  int end = dcs_interval_add (_dcs_needed_interval (self, drug), start);

  return end != DCS_DAY_NONE ? end - start : G_MAXINT32;
}

/* The last response that was assessed at a visit and says something. */
static void
find_assessment (DcsAnalysis *self, DcsVerdict *verdict)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_ASSESSMENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_ASSESSMENT, i);
      DcsCode response = _dcs_row_code (row, DCS_ASSESSMENT_RESPONSE);
      DcsResponseMeaning meaning = dcs_definition_response_meaning (self->definition, response);
      const DcsValue *visit;
      int day;

      if (_dcs_row_is_deleted (row, DCS_ASSESSMENT_DELETED) || meaning == DCS_RESPONSE_UNKNOWN
          || !_dcs_era_has_id (self, verdict->era, row[DCS_ASSESSMENT_TREATMENT_ID].integer))
        continue;
      visit = dcs_course_find (
          self->course, DCS_RECORD_VISIT, row[DCS_ASSESSMENT_VISIT_ID].integer);
      if (visit == NULL || _dcs_row_is_deleted (visit, DCS_VISIT_DELETED)
          || !dcs_date_is_set (_dcs_row_date (visit, DCS_VISIT_DATE)))
        continue;
      day = dcs_date_day (_dcs_row_date (visit, DCS_VISIT_DATE), DCS_DATE_MIDDLE);
      if (verdict->is_assessed && day < verdict->response_day)
        continue;
      verdict->response = response;
      verdict->meaning = meaning;
      verdict->response_day = day;
      verdict->is_assessed = TRUE;
    }
}

/* What stands with the treatment holds for its stop, so that an earlier assessment is older; of one
 * that goes on nobody knows from when it is: any assessment is better. */
static void
find_response (DcsAnalysis *self, DcsVerdict *verdict)
{
  const DcsEra *era = verdict->era;
  DcsResponseMeaning meaning = dcs_definition_response_meaning (self->definition, era->response);

  verdict->response_day = DCS_DAY_NONE;
  find_assessment (self, verdict);
  if (meaning == DCS_RESPONSE_UNKNOWN
      || (verdict->is_assessed
          && (era->stop == DCS_DAY_ONGOING || verdict->response_day >= era->stop)))
    return;
  verdict->response = era->response;
  verdict->meaning = meaning;
  verdict->is_assessed = FALSE;
  verdict->response_day = era->stop != DCS_DAY_ONGOING ? era->stop : _dcs_analysis_end (self);
}

static gboolean
says_failure (DcsResponseMeaning meaning)
{
  return meaning == DCS_RESPONSE_INADEQUATE || meaning == DCS_RESPONSE_NONE;
}

/* Whether the drug had had its time at its dose until a day; fills what decides. */
static gboolean
hangs_on (DcsAnalysis *self, DcsVerdict *verdict, int day, gboolean is_dated)
{
  verdict->fails = TRUE;
  verdict->since = day;
  verdict->is_dated = is_dated;
  verdict->exposure = _dcs_era_exposure (self, verdict->era, verdict->drug, day);
  verdict->is_adequate = verdict->exposure.days > 0
                         && verdict->exposure.adequate_days >= verdict->needed_days;
  return verdict->is_adequate;
}

/* A later course of the same drug to which the response was adequate. */
static gboolean
was_adequate_later (DcsAnalysis *self, const DcsEra *era)
{
  for (guint i = 0; i < self->eras->len; i++)
    {
      DcsVerdict later = { .era = &g_array_index (self->eras, DcsEra, i) };

      if (later.era->drug != era->drug || later.era->number <= era->number)
        continue;
      find_response (self, &later);
      if (later.meaning == DCS_RESPONSE_ADEQUATE)
        return TRUE;
    }
  return FALSE;
}

/* The criterion of inefficacy (clinical reference A7, product rule): at an adequate dose for long
 * enough, and the newest response inadequate or none, or stopped because of that. What was not
 * taken as agreed has not failed. */
DcsVerdict
_dcs_judge_era (DcsAnalysis *self, const DcsEra *era)
{
  const DcsDrug *drug = dcs_definition_drug (self->definition, era->drug);
  DcsVerdict verdict = { .era = era,
                         .drug = drug,
                         .needed_dose = _dcs_adequate_dose (drug),
                         .needed_days = needed_days_of (self, era, drug),
                         .stop = dcs_definition_stop_meaning (self->definition, era->stop_reason),
                         .since = DCS_DAY_NONE,
                         .exposure = { .low = NAN, .high = NAN } };

  find_response (self, &verdict);
  if (verdict.stop == DCS_REASON_NONADHERENCE)
    return verdict;
  if (!says_failure (verdict.meaning)
      || !hangs_on (self,
                    &verdict,
                    verdict.response_day,
                    verdict.is_assessed || era->stop != DCS_DAY_ONGOING))
    if (verdict.stop == DCS_REASON_INEFFICACY)
      hangs_on (self, &verdict, era->stop, TRUE);
  if (verdict.fails)
    verdict.is_lifted = was_adequate_later (self, era);
  return verdict;
}

gboolean
_dcs_adverse_event_is_of (DcsAnalysis *self, const DcsEra *era, const DcsValue *event, int until)
{
  gint64 treatment_id = event[DCS_ADVERSE_EVENT_TREATMENT_ID].kind == DCS_VALUE_INTEGER
                            ? event[DCS_ADVERSE_EVENT_TREATMENT_ID].integer
                            : 0;
  DcsDate onset = _dcs_row_date (event, DCS_ADVERSE_EVENT_ONSET_DATE);
  int day = dcs_date_is_set (onset) ? dcs_date_day (onset, DCS_DATE_MIDDLE) : DCS_DAY_NONE;

  if (_dcs_row_is_deleted (event, DCS_ADVERSE_EVENT_DELETED)
      || (day != DCS_DAY_NONE && day > until))
    return FALSE;
  if (treatment_id != 0)
    return _dcs_era_has_id (self, era, treatment_id);
  return _dcs_row_code (event, DCS_ADVERSE_EVENT_DRUG) == era->drug && day != DCS_DAY_NONE
         && day >= era->start;
}

static guint
count_adverse_events (DcsAnalysis *self, const DcsEra *era, int until)
{
  guint n = 0;

  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_ADVERSE_EVENT); i++)
    n += _dcs_adverse_event_is_of (
        self, era, dcs_course_row (self->course, DCS_RECORD_ADVERSE_EVENT, i), until);
  return n;
}

/* The newest decision on the era: of any of its treatments, since it may have grown. */
static gboolean
find_decision (DcsAnalysis *self, const DcsEra *era, DcsFailure failure, DcsDecisionView *decision)
{
  const char *subject = failure == DCS_FAILURE_INTOLERANCE ? "intolerance" : "resistance";
  gboolean found = FALSE;

  if (dcs_course_count (self->course, DCS_RECORD_DECISION) == 0)
    return FALSE;
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
      DcsDecisionView view;

      if (!_dcs_era_has (era, row)
          || !_dcs_analysis_find_decision (
              self, subject, dcs_code_string (era->drug), 0, row[DCS_TREATMENT_ID].integer, &view))
        continue;
      if (found
          && (view.day < decision->day || (view.day == decision->day && view.id < decision->id)))
        continue;
      *decision = view;
      found = TRUE;
    }
  return found;
}

/* A visit with a total, (after, until]: the newest, or the oldest. */
static const DcsValue *
find_total (DcsAnalysis *self,
            const DcsInstrument *instrument,
            gint64 after,
            int until,
            gboolean newest,
            double *total)
{
  guint n_visits = dcs_course_count (self->course, DCS_RECORD_VISIT);

  for (guint i = 0; i < n_visits; i++)
    {
      const DcsValue *visit = dcs_course_row (
          self->course, DCS_RECORD_VISIT, newest ? n_visits - 1 - i : i);
      DcsDate date = _dcs_row_date (visit, DCS_VISIT_DATE);
      DcsScore score;
      int day;

      if (_dcs_row_is_deleted (visit, DCS_VISIT_DELETED) || !dcs_date_is_set (date))
        continue;
      day = dcs_date_day (date, DCS_DATE_MIDDLE);
      if (day <= after || day > until
          || !dcs_derive_score (self->course, instrument, visit[DCS_VISIT_ID].integer, &score))
        continue;
      *total = score.total;
      return visit;
    }
  return NULL;
}

/* The totals of activity when the era began, or the first afterwards, and on the day that decides:
 * of the first instrument of activity that has any. */
static void
find_activity (DcsAnalysis *self, DcsResistance *found)
{
  guint n_instruments;
  const DcsInstrument *const *instruments = dcs_definition_instruments (self->definition,
                                                                        &n_instruments);

  if (found->from == DCS_DAY_NONE)
    return;
  for (guint n = 0; n < n_instruments && found->activity == 0; n++)
    {
      const DcsValue *before = NULL, *after = NULL;

      if (!instruments[n]->is_activity)
        continue;
      after = find_total (self, instruments[n], found->from, found->until, TRUE, &found->after);
      before = find_total (self, instruments[n], G_MININT64, found->from, TRUE, &found->before);
      if (before == NULL && after != NULL)
        before = find_total (self,
                             instruments[n],
                             found->from,
                             dcs_date_day (after[DCS_VISIT_DATE].date, DCS_DATE_MIDDLE) - 1,
                             FALSE,
                             &found->before);
      if (before != NULL)
        found->before_date = before[DCS_VISIT_DATE].date;
      if (after != NULL)
        found->after_date = after[DCS_VISIT_DATE].date;
      if (before != NULL || after != NULL)
        found->activity = instruments[n]->term.code;
    }
}

static void
add_entry (DcsAnalysis *self,
           const DcsVerdict *verdict,
           DcsFailure failure,
           DcsResistanceStatus status,
           int since,
           const DcsDecisionView *decision)
{
  const DcsEra *era = verdict->era;
  DcsResistance found = {
    .drug = era->drug,
    .treatment_id = era->last_id,
    .failure = failure,
    .status = status,
    .since = since,
    .decided = decision != NULL ? decision->day : DCS_DAY_NONE,
    .decision_id = decision != NULL ? decision->id : 0,
    .from = era->start,
    .until = MIN (since, era->stop),
    .needed_days = verdict->needed_days,
    .dose_needed = verdict->needed_dose,
    .before = NAN,
    .after = NAN,
    .response = verdict->response,
    .stop_reason = era->stop <= since ? era->stop_reason : 0,
  };
  DcsExposure exposure = _dcs_era_exposure (self, era, verdict->drug, since);

  found.days = exposure.days;
  found.adequate_days = exposure.adequate_days;
  found.dose_low = exposure.low;
  found.dose_high = exposure.high;
  found.dose_unit = verdict->drug != NULL && !isnan (exposure.low) ? verdict->drug->unit : 0;
  found.n_adverse_events = count_adverse_events (self, era, since);
  find_activity (self, &found);
  g_array_append_val (self->resistance, found);
}

/* One era, one way to fail: what the criterion says, and what a clinician decided. A decision
 * against a candidate holds until something newer was recorded. */
static void
settle (DcsAnalysis *self, const DcsVerdict *verdict, DcsFailure failure)
{
  gboolean is_intolerance = failure == DCS_FAILURE_INTOLERANCE;
  gboolean meets = is_intolerance ? verdict->stop == DCS_REASON_INTOLERANCE
                                  : verdict->fails && verdict->is_adequate;
  gboolean is_lifted = is_intolerance ? was_adequate_later (self, verdict->era)
                                      : verdict->is_lifted;
  int since = is_intolerance ? verdict->era->stop : verdict->since;
  gboolean is_dated = is_intolerance || verdict->is_dated;
  DcsDecisionView decision;
  gboolean is_accepted, is_refused;

  if (!find_decision (self, verdict->era, failure, &decision))
    {
      if (meets && !is_lifted)
        add_entry (self, verdict, failure, DCS_RESISTANCE_CANDIDATE, since, NULL);
      return;
    }
  is_accepted = strcmp (decision.decision, "accepted") == 0;
  is_refused = strcmp (decision.decision, "overruled") == 0
               || strcmp (decision.decision, "not_applicable") == 0;
  if (is_accepted)
    {
      add_entry (self,
                 verdict,
                 failure,
                 DCS_RESISTANCE_CONFIRMED,
                 meets ? since : decision.day,
                 &decision);
      g_array_index (self->resistance, DcsResistance, self->resistance->len - 1)
          .confirmed_without_criterion
          = !meets;
    }
  else if (meets && is_refused && (!is_dated || decision.day >= since))
    add_entry (self, verdict, failure, DCS_RESISTANCE_DISMISSED, since, &decision);
  else if (meets && !is_lifted)
    add_entry (self, verdict, failure, DCS_RESISTANCE_CANDIDATE, since, NULL);
}

void
_dcs_analysis_run_resistance (DcsAnalysis *self)
{
  for (guint i = 0; i < self->eras->len; i++)
    {
      const DcsEra *era = &g_array_index (self->eras, DcsEra, i);
      DcsVerdict verdict;

      if (!era->opens_line)
        continue;
      verdict = _dcs_judge_era (self, era);
      settle (self, &verdict, DCS_FAILURE_INEFFICACY);
      settle (self, &verdict, DCS_FAILURE_INTOLERANCE);
    }
  _dcs_analysis_run_options (self);
}
