/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis.h"
#include "dcs-timeline-private.h"

#include "dcs-analysis.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>

/* ---- what happened at one time ---- */

static TimelineEvent
make_event (DcsMarkKind mark, DcsRecordKind kind, const DcsValue *row, int date_field)
{
  const DcsValue *date = &row[date_field];

  return (TimelineEvent){
    .kind = mark,
    .record = kind,
    .row = row,
    .id = row[dcs_record_info (kind)->id].integer,
    .low = _dcs_value_get_day (date, DCS_DATE_EARLIEST),
    .high = _dcs_value_get_day (date, DCS_DATE_LATEST),
    .middle = _dcs_value_get_day (date, DCS_DATE_MIDDLE),
  };
}

static void
collect_events (
    DcsCourse *course, DcsMarkKind mark, DcsRecordKind kind, int date_field, GArray *events)
{
  for (guint i = 0; i < dcs_course_count (course, kind); i++)
    {
      const DcsValue *row = dcs_course_row (course, kind, i);
      TimelineEvent event;

      if (_dcs_row_is_deleted (kind, row))
        continue;
      event = make_event (mark, kind, row, date_field);
      g_array_append_val (events, event);
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const TimelineEvent *event_a = a;
  const TimelineEvent *event_b = b;

  if (event_a->middle != event_b->middle)
    return event_a->middle < event_b->middle ? -1 : 1;
  if (event_a->kind != event_b->kind)
    return event_a->kind < event_b->kind ? -1 : 1;
  return event_a->id < event_b->id ? -1 : event_a->id > event_b->id;
}

/* The states are the rules' own: on the strip stands what stands at the head of the page. */
static void
collect_states (TimelineData *self)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  const DcsStateSpan *spans;
  guint n_spans;

  dcs_analysis_run (analysis, self->course, self->definition, DCS_ANALYSIS_STATES);
  spans = dcs_analysis_states (analysis, &n_spans);
  for (guint i = 0; i < n_spans; i++)
    {
      TimelineState state = { spans[i].from, spans[i].state };

      g_array_append_val (self->states, state);
    }
}

/* ---- the whole ---- */

static void
set_origin (TimelineData *self)
{
  const DcsValue *patient = dcs_course_patient (self->course);

  self->origin = DCS_DAY_NONE;
  if (patient != NULL)
    {
      self->origin = _dcs_value_get_day (&patient[DCS_PATIENT_DIAGNOSIS_DATE], DCS_DATE_MIDDLE);
      self->origin_name = C_ ("time axis", "diagnosis");
    }
  if (patient != NULL && self->origin == DCS_DAY_NONE)
    {
      self->origin = _dcs_value_get_day (&patient[DCS_PATIENT_ONSET_DATE], DCS_DATE_MIDDLE);
      self->origin_name = C_ ("time axis", "onset");
    }
  if (self->origin == DCS_DAY_NONE)
    {
      int last;

      _dcs_timeline_record_range (self->course, G_MAXINT, &self->origin, &last);
      self->origin_name = C_ ("time axis", "the first record");
    }
}

static void
clear_drug (gpointer data)
{
  TimelineDrug *drug = data;

  g_array_unref (drug->bars);
}

/*
 * _dcs_timeline_data_new:
 * @course: a sealed course
 * @definition: of its disease; must outlive the result
 * @today: day number
 *
 * Returns: (transfer full): what there is to draw
 */
TimelineData *
_dcs_timeline_data_new (DcsCourse *course, DcsDefinition *definition, int today)
{
  TimelineData *self = g_new0 (TimelineData, 1);
  int first;

  g_atomic_ref_count_init (&self->ref_count);
  self->course = dcs_course_ref (course);
  self->definition = definition;
  self->drugs = g_array_new (FALSE, TRUE, sizeof (TimelineDrug));
  g_array_set_clear_func (self->drugs, clear_drug);
  self->bars = g_array_new (FALSE, TRUE, sizeof (TimelineBar));
  self->visits = g_array_new (FALSE, TRUE, sizeof (TimelineEvent));
  self->relapses = g_array_new (FALSE, TRUE, sizeof (TimelineEvent));
  self->events = g_array_new (FALSE, TRUE, sizeof (TimelineEvent));
  self->states = g_array_new (FALSE, TRUE, sizeof (TimelineState));

  _dcs_timeline_record_range (course, today, &first, &self->record_end);
  if (self->record_end == DCS_DAY_NONE)
    self->record_end = today;
  self->ongoing_end = _dcs_timeline_ongoing_end (course, today, self->record_end);
  dcs_timeline_extent (course, today, &self->first_day, &self->last_day);
  set_origin (self);
  if (self->origin == DCS_DAY_NONE)
    self->origin = today;

  _dcs_timeline_data_add_treatments (self);
  collect_events (course, DCS_MARK_VISIT, DCS_RECORD_VISIT, DCS_VISIT_DATE, self->visits);
  collect_events (course, DCS_MARK_RELAPSE, DCS_RECORD_RELAPSE, DCS_RELAPSE_DATE, self->relapses);
  collect_events (course,
                  DCS_MARK_ADVERSE_EVENT,
                  DCS_RECORD_ADVERSE_EVENT,
                  DCS_ADVERSE_EVENT_ONSET_DATE,
                  self->events);
  collect_events (course,
                  DCS_MARK_INVESTIGATION,
                  DCS_RECORD_INVESTIGATION,
                  DCS_INVESTIGATION_DATE,
                  self->events);
  g_array_sort (self->visits, compare_events);
  g_array_sort (self->relapses, compare_events);
  g_array_sort (self->events, compare_events);
  collect_states (self);
  _dcs_timeline_data_add_curves (self);
  return self;
}

TimelineData *
_dcs_timeline_data_ref (TimelineData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_dcs_timeline_data_unref (TimelineData *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_curves; i++)
    g_array_unref (self->curves[i].points);
  g_array_unref (self->drugs);
  g_array_unref (self->bars);
  g_array_unref (self->visits);
  g_array_unref (self->relapses);
  g_array_unref (self->events);
  g_array_unref (self->states);
  dcs_course_unref (self->course);
  g_free (self);
}
