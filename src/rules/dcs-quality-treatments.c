/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-private.h"

#include <glib/gi18n-lib.h>

static void
tell_treatment (QualityCheck *check,
                DcsQualityRule rule,
                const char *id,
                const DcsValue *row,
                int field,
                DcsDate date,
                char *message)
{
  _dcs_quality_add (check, rule, id, DCS_RECORD_TREATMENT, row, field, 0, date, NULL, message);
}

/* Whether there is an adverse event of the treatment: linked to it, or of its drug and linked to
 * none. */
static gboolean
has_event (DcsCourse *course, const DcsValue *treatment)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_ADVERSE_EVENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_ADVERSE_EVENT, i);
      const DcsValue *link = &row[DCS_ADVERSE_EVENT_TREATMENT_ID];

      if (_dcs_row_is_deleted (row, DCS_ADVERSE_EVENT_DELETED))
        continue;
      if (link->kind == DCS_VALUE_INTEGER && link->integer != 0)
        {
          if (link->integer == treatment[DCS_TREATMENT_ID].integer)
            return TRUE;
        }
      else if (_dcs_row_code (row, DCS_ADVERSE_EVENT_DRUG)
               == _dcs_row_code (treatment, DCS_TREATMENT_DRUG))
        return TRUE;
    }
  return FALSE;
}

static void
check_reason (QualityCheck *check, const DcsValue *row, DcsCode adverse_event)
{
  DcsDate stop = _dcs_row_date (row, DCS_TREATMENT_STOP_DATE);
  DcsCode reason = _dcs_row_code (row, DCS_TREATMENT_STOP_REASON);

  if (dcs_date_is_set (stop) && reason == 0 && _dcs_quality_count (check))
    tell_treatment (check,
                    DCS_QUALITY_REASON,
                    "stop-without-reason",
                    row,
                    DCS_TREATMENT_STOP_REASON,
                    stop,
                    g_strdup (_ ("The treatment stopped, and no reason is recorded.")));
  if (!dcs_date_is_set (stop) && reason != 0 && _dcs_quality_count (check))
    tell_treatment (check,
                    DCS_QUALITY_REASON,
                    "reason-without-stop",
                    row,
                    DCS_TREATMENT_STOP_DATE,
                    _dcs_row_date (row, DCS_TREATMENT_START_DATE),
                    g_strdup (_ ("A reason for stopping is recorded, and no day of it.")));
  if (reason != 0 && reason == adverse_event && !has_event (check->course, row)
      && _dcs_quality_count (check))
    tell_treatment (
        check,
        DCS_QUALITY_REASON,
        "stop-without-event",
        row,
        DCS_TREATMENT_STOP_REASON,
        stop,
        g_strdup (_ ("The treatment stopped because of an adverse event that is not recorded.")));
}

static void
check_start (QualityCheck *check, const DcsValue *row)
{
  if (!dcs_date_is_set (_dcs_row_date (row, DCS_TREATMENT_START_DATE))
      && _dcs_quality_count (check))
    tell_treatment (check,
                    DCS_QUALITY_BLANK,
                    "no-start-date",
                    row,
                    DCS_TREATMENT_START_DATE,
                    _dcs_row_date (row, DCS_TREATMENT_STOP_DATE),
                    g_strdup (_ ("The start of the treatment is blank.")));
}

/* Treatments come in order of their start: the one before at the same drug is the nearest. */
static void
check_overlap (QualityCheck *check, guint index)
{
  const DcsValue *row = dcs_course_row (check->course, DCS_RECORD_TREATMENT, index);
  DcsDate start = _dcs_row_date (row, DCS_TREATMENT_START_DATE);

  for (guint i = index; i-- > 0;)
    {
      const DcsValue *before = dcs_course_row (check->course, DCS_RECORD_TREATMENT, i);
      DcsDate stop = _dcs_row_date (before, DCS_TREATMENT_STOP_DATE);

      if (_dcs_row_is_deleted (before, DCS_TREATMENT_DELETED)
          || _dcs_row_code (before, DCS_TREATMENT_DRUG) != _dcs_row_code (row, DCS_TREATMENT_DRUG))
        continue;
      if (!dcs_date_is_set (start)
          || (dcs_date_is_set (stop) && !_dcs_quality_is_after (stop, start)))
        continue;
      if (_dcs_quality_count (check))
        tell_treatment (check,
                        DCS_QUALITY_DATES,
                        "treatment-overlap",
                        row,
                        DCS_TREATMENT_START_DATE,
                        start,
                        g_strdup (_ ("Another course of the same drug runs on that day.")));
      return;
    }
}

static void
tell_step (QualityCheck *check, const char *id, const DcsValue *step, int field, char *message)
{
  _dcs_quality_add (check,
                    DCS_QUALITY_DATES,
                    id,
                    DCS_RECORD_DOSE_STEP,
                    step,
                    field,
                    0,
                    _dcs_row_date (step, field),
                    NULL,
                    message);
}

static void
check_step_in_course (QualityCheck *check, const DcsValue *treatment, const DcsValue *step)
{
  DcsDate begun = _dcs_row_date (treatment, DCS_TREATMENT_START_DATE);
  DcsDate over = _dcs_row_date (treatment, DCS_TREATMENT_STOP_DATE);
  DcsDate start = _dcs_row_date (step, DCS_DOSE_STEP_START_DATE);
  DcsDate stop = _dcs_row_date (step, DCS_DOSE_STEP_STOP_DATE);

  if (_dcs_quality_is_after (begun, start) && _dcs_quality_count (check))
    tell_step (check,
               "step-before-treatment",
               step,
               DCS_DOSE_STEP_START_DATE,
               _dcs_quality_describe_dates (
                   _ ("The dose step starts before its treatment"), start, begun));
  if (_dcs_quality_is_after (start, over))
    {
      if (_dcs_quality_count (check))
        tell_step (check,
                   "step-after-treatment",
                   step,
                   DCS_DOSE_STEP_START_DATE,
                   _dcs_quality_describe_dates (
                       _ ("The dose step starts after its treatment stopped"), start, over));
    }
  else if (_dcs_quality_is_after (stop, over) && _dcs_quality_count (check))
    tell_step (check,
               "step-after-treatment",
               step,
               DCS_DOSE_STEP_STOP_DATE,
               _dcs_quality_describe_dates (
                   _ ("The dose step goes on after its treatment stopped"), stop, over));
}

static void
check_step_pair (QualityCheck *check, const DcsValue *before, const DcsValue *step)
{
  DcsDate stop = _dcs_row_date (before, DCS_DOSE_STEP_STOP_DATE);
  DcsDate start = _dcs_row_date (step, DCS_DOSE_STEP_START_DATE);

  if (!dcs_date_is_set (start))
    return;
  if (!dcs_date_is_set (stop))
    {
      if (_dcs_quality_count (check))
        tell_step (
            check,
            "step-overlap",
            step,
            DCS_DOSE_STEP_START_DATE,
            g_strdup (_ ("The dose step before this one has no end: two doses on the same day.")));
    }
  else if (_dcs_quality_is_after (stop, start))
    {
      if (_dcs_quality_count (check))
        tell_step (check,
                   "step-overlap",
                   step,
                   DCS_DOSE_STEP_START_DATE,
                   _dcs_quality_describe_dates (
                       _ ("The dose step starts before the one before ends"), start, stop));
    }
  else if (_dcs_quality_is_after (start, stop) && _dcs_quality_count (check))
    tell_step (
        check,
        "step-gap",
        step,
        DCS_DOSE_STEP_START_DATE,
        _dcs_quality_describe_dates (
            _ ("The dose step leaves a gap after the one before: no dose is known"), start, stop));
}

/* The days of a course before its first and after its last step. */
static void
check_step_ends (QualityCheck *check,
                 const DcsValue *treatment,
                 const DcsValue *first,
                 const DcsValue *last)
{
  DcsDate begun = _dcs_row_date (treatment, DCS_TREATMENT_START_DATE);
  DcsDate over = _dcs_row_date (treatment, DCS_TREATMENT_STOP_DATE);
  DcsDate start = _dcs_row_date (first, DCS_DOSE_STEP_START_DATE);
  DcsDate stop = _dcs_row_date (last, DCS_DOSE_STEP_STOP_DATE);

  if (_dcs_quality_is_after (start, begun) && _dcs_quality_count (check))
    tell_step (check,
               "step-gap",
               first,
               DCS_DOSE_STEP_START_DATE,
               _dcs_quality_describe_dates (
                   _ ("The first dose step starts after its treatment: no dose is known before it"),
                   start,
                   begun));
  if (!dcs_date_is_set (stop))
    return;
  if (!dcs_date_is_set (over))
    {
      if (_dcs_quality_count (check))
        tell_step (
            check,
            "step-gap",
            last,
            DCS_DOSE_STEP_STOP_DATE,
            g_strdup (_ ("The last dose step ends and the treatment goes on: no dose is known.")));
    }
  else if (_dcs_quality_is_after (over, stop) && _dcs_quality_count (check))
    tell_step (check,
               "step-gap",
               last,
               DCS_DOSE_STEP_STOP_DATE,
               _dcs_quality_describe_dates (
                   _ ("The last dose step ends before its treatment: no dose is known after it"),
                   stop,
                   over));
}

static void
check_steps (QualityCheck *check, const DcsValue *treatment)
{
  const DcsValue *first = NULL, *before = NULL;
  const DcsValue *const *steps;
  guint n_steps;

  steps = dcs_course_dose_steps (check->course, treatment[DCS_TREATMENT_ID].integer, &n_steps);
  for (guint i = 0; i < n_steps; i++)
    {
      if (_dcs_row_is_deleted (steps[i], DCS_DOSE_STEP_DELETED))
        continue;
      check_step_in_course (check, treatment, steps[i]);
      if (before != NULL)
        check_step_pair (check, before, steps[i]);
      else
        first = steps[i];
      before = steps[i];
    }
  if (first != NULL)
    check_step_ends (check, treatment, first, before);
}

/* The course that an event belongs to: the one named, else the first of its drug. */
static const DcsValue *
treatment_of_event (DcsCourse *course, const DcsValue *event)
{
  const DcsValue *link = &event[DCS_ADVERSE_EVENT_TREATMENT_ID];
  DcsCode drug = _dcs_row_code (event, DCS_ADVERSE_EVENT_DRUG);

  if (link->kind == DCS_VALUE_INTEGER && link->integer != 0)
    return dcs_course_find (course, DCS_RECORD_TREATMENT, link->integer);
  for (guint i = 0; drug != 0 && i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (!_dcs_row_is_deleted (row, DCS_TREATMENT_DELETED)
          && _dcs_row_code (row, DCS_TREATMENT_DRUG) == drug)
        return row;
    }
  return NULL;
}

static void
tell_event (QualityCheck *check,
            DcsQualityRule rule,
            const char *id,
            const DcsValue *event,
            int field,
            char *message)
{
  _dcs_quality_add (check,
                    rule,
                    id,
                    DCS_RECORD_ADVERSE_EVENT,
                    event,
                    field,
                    0,
                    _dcs_row_date (event, DCS_ADVERSE_EVENT_ONSET_DATE),
                    NULL,
                    message);
}

static void
check_event (QualityCheck *check, const DcsValue *event)
{
  const DcsValue *treatment = treatment_of_event (check->course, event);
  const DcsValue *action = &event[DCS_ADVERSE_EVENT_ACTION];
  DcsDate onset = _dcs_row_date (event, DCS_ADVERSE_EVENT_ONSET_DATE);
  DcsDate start;

  if (treatment == NULL)
    return;
  start = _dcs_row_date (treatment, DCS_TREATMENT_START_DATE);
  if (_dcs_quality_is_after (start, onset) && _dcs_quality_count (check))
    tell_event (check,
                DCS_QUALITY_DATES,
                "event-before-treatment",
                event,
                DCS_ADVERSE_EVENT_ONSET_DATE,
                _dcs_quality_describe_dates (
                    _ ("The adverse event is before its treatment"), onset, start));
  if (event[DCS_ADVERSE_EVENT_TREATMENT_ID].kind == DCS_VALUE_INTEGER
      && event[DCS_ADVERSE_EVENT_TREATMENT_ID].integer != 0 && action->kind == DCS_VALUE_TEXT
      && g_str_equal (action->text, "drug_stopped")
      && !dcs_date_is_set (_dcs_row_date (treatment, DCS_TREATMENT_STOP_DATE))
      && _dcs_quality_count (check))
    tell_event (check,
                DCS_QUALITY_REASON,
                "event-without-stop",
                event,
                DCS_ADVERSE_EVENT_ACTION,
                g_strdup (_ ("The drug was stopped, says the adverse event, and its treatment has "
                             "no stop.")));
}

static void
check_administration (QualityCheck *check, const DcsValue *row)
{
  const DcsValue *treatment = dcs_course_find (
      check->course, DCS_RECORD_TREATMENT, row[DCS_ADMINISTRATION_TREATMENT_ID].integer);
  DcsDate date = _dcs_row_date (row, DCS_ADMINISTRATION_DATE);
  DcsDate start, stop;
  gboolean early, late;

  if (treatment == NULL)
    return;
  start = _dcs_row_date (treatment, DCS_TREATMENT_START_DATE);
  stop = _dcs_row_date (treatment, DCS_TREATMENT_STOP_DATE);
  early = _dcs_quality_is_after (start, date);
  late = _dcs_quality_is_after (date, stop);
  if ((!early && !late) || !_dcs_quality_count (check))
    return;
  _dcs_quality_add (
      check,
      DCS_QUALITY_DATES,
      "dose-outside-treatment",
      DCS_RECORD_ADMINISTRATION,
      row,
      DCS_ADMINISTRATION_DATE,
      0,
      date,
      NULL,
      _dcs_quality_describe_dates (early ? _ ("It was given before the treatment started")
                                         : _ ("It was given after the treatment stopped"),
                                   date,
                                   early ? start : stop));
}

/* A treatment is judged while it runs, or at the visit that ends it. */
static void
check_assessment (QualityCheck *check, const DcsValue *row)
{
  gint64 treatment_id = row[DCS_ASSESSMENT_TREATMENT_ID].integer;
  const DcsValue *treatment = dcs_course_find (check->course, DCS_RECORD_TREATMENT, treatment_id);
  const DcsValue *visit = dcs_course_find (
      check->course, DCS_RECORD_VISIT, row[DCS_ASSESSMENT_VISIT_ID].integer);
  DcsDate date, start;

  if (treatment == NULL || visit == NULL)
    return;
  date = _dcs_row_date (visit, DCS_VISIT_DATE);
  start = _dcs_row_date (treatment, DCS_TREATMENT_START_DATE);
  if (_dcs_quality_is_after (start, date) && _dcs_quality_count (check))
    _dcs_quality_add (check,
                      DCS_QUALITY_DATES,
                      "judged-before-treatment",
                      DCS_RECORD_ASSESSMENT,
                      row,
                      DCS_ASSESSMENT_RESPONSE,
                      row[DCS_ASSESSMENT_VISIT_ID].integer,
                      date,
                      g_strdup_printf ("assess:%" G_GINT64_FORMAT, treatment_id),
                      _dcs_quality_describe_dates (
                          _ ("The response was judged before the treatment started"), date, start));
}

void
_dcs_quality_check_treatments (QualityCheck *check)
{
  DcsCode adverse_event = dcs_definition_role (check->definition, "stop-adverse-event");

  for (guint i = 0; i < dcs_course_count (check->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (check->course, DCS_RECORD_TREATMENT, i);

      if (_dcs_row_is_deleted (row, DCS_TREATMENT_DELETED))
        continue;
      check_start (check, row);
      check_reason (check, row, adverse_event);
      check_overlap (check, i);
      check_steps (check, row);
    }
  for (guint i = 0; i < dcs_course_count (check->course, DCS_RECORD_ADVERSE_EVENT); i++)
    {
      const DcsValue *row = dcs_course_row (check->course, DCS_RECORD_ADVERSE_EVENT, i);

      if (!_dcs_row_is_deleted (row, DCS_ADVERSE_EVENT_DELETED))
        check_event (check, row);
    }
  for (guint i = 0; i < dcs_course_count (check->course, DCS_RECORD_ADMINISTRATION); i++)
    {
      const DcsValue *row = dcs_course_row (check->course, DCS_RECORD_ADMINISTRATION, i);

      if (!_dcs_row_is_deleted (row, DCS_ADMINISTRATION_DELETED))
        check_administration (check, row);
    }
  for (guint i = 0; i < dcs_course_count (check->course, DCS_RECORD_ASSESSMENT); i++)
    {
      const DcsValue *row = dcs_course_row (check->course, DCS_RECORD_ASSESSMENT, i);

      if (!_dcs_row_is_deleted (row, DCS_ASSESSMENT_DELETED))
        check_assessment (check, row);
    }
}
