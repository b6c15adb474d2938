/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"
#include "dcs-definition-private.h"
#include "dcs-states-private.h"

/* What changes the state. Of one day, treatment comes before judgements, a visit before a relapse.
 */
typedef enum
{
  EVENT_START,
  EVENT_STOP,
  EVENT_VISIT,
  EVENT_RELAPSE,
} EventKind;

typedef struct
{
  int day;
  EventKind kind;
  DcsState state;
  gint64 id;
} Event;

static const DcsStateCause causes[] = {
  [EVENT_START] = DCS_STATE_CAUSE_START,
  [EVENT_STOP] = DCS_STATE_CAUSE_STOP,
  [EVENT_VISIT] = DCS_STATE_CAUSE_VISIT,
  [EVENT_RELAPSE] = DCS_STATE_CAUSE_RELAPSE,
};

int
_dcs_day_add_months (int day, int months)
{
  DcsDate date = _dcs_date_add_months (dcs_date_from_day (day), months);

  return dcs_date_is_set (date) ? dcs_date_day (date, DCS_DATE_MIDDLE) : DCS_DAY_ONGOING;
}

gboolean
_dcs_state_is_response (DcsState state)
{
  return state == DCS_STATE_COMPLETE_RESPONSE || state == DCS_STATE_REMISSION_ON
         || state == DCS_STATE_REMISSION_OFF;
}

/* ---- visits ---- */

/* The responses of one course are few: each is looked up once. */
typedef struct
{
  DcsCode response, group;
  DcsState state;
} Meaning;

#define N_MEANINGS 8

static Meaning
look_up (DcsDomain *responses, DcsCode response)
{
  const DcsTerm *term = _dcs_domain_find (responses, response);
  Meaning meaning = { response, 0, DCS_STATE_UNKNOWN };

  if (term != NULL && term->group != 0)
    {
      meaning.group = term->group;
      meaning.state = dcs_state_from_code (dcs_code_string (term->group));
    }
  return meaning;
}

static Meaning
meaning_of (Meaning *known, guint *n_known, DcsDomain *responses, DcsCode response)
{
  Meaning meaning;

  for (guint i = 0; i < *n_known; i++)
    if (known[i].response == response)
      return known[i];
  meaning = look_up (responses, response);
  if (*n_known < N_MEANINGS)
    known[(*n_known)++] = meaning;
  return meaning;
}

/* They mostly come in order. */
static void
insert_visit (DcsVisitInTime *visits, guint at, DcsVisitInTime visit)
{
  for (; at > 0
         && (visits[at - 1].day > visit.day
             || (visits[at - 1].day == visit.day && visits[at - 1].id > visit.id));
       at--)
    visits[at] = visits[at - 1];
  visits[at] = visit;
}

void
_dcs_visits_in_time (DcsCourse *course, DcsDefinition *definition, GArray *visits)
{
  DcsDomain *responses = definition->visit_responses;
  guint n_rows = dcs_course_count (course, DCS_RECORD_VISIT), n = 0, n_known = 0;
  Meaning known[N_MEANINGS];

  g_array_set_size (visits, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_VISIT, i);
      DcsCode response = _dcs_row_code (row, DCS_VISIT_RESPONSE);
      Meaning meaning = { 0, 0, DCS_STATE_UNKNOWN };

      if (_dcs_row_is_deleted (row, DCS_VISIT_DELETED))
        continue;
      if (response != 0)
        meaning = meaning_of (known, &n_known, responses, response);
      insert_visit (
          (DcsVisitInTime *) (gpointer) visits->data,
          n++,
          (DcsVisitInTime){ dcs_date_day (_dcs_row_date (row, DCS_VISIT_DATE), DCS_DATE_MIDDLE),
                            row[DCS_VISIT_ID].integer,
                            row,
                            response,
                            meaning.group,
                            meaning.state });
    }
  g_array_set_size (visits, n);
}

const DcsVisitInTime *
_dcs_analysis_visits (DcsAnalysis *self, guint *n_visits)
{
  if (self->visits_run != self->run)
    _dcs_visits_in_time (self->course, self->definition, self->visits);
  self->visits_run = self->run;
  *n_visits = self->visits->len;
  return (const DcsVisitInTime *) (gpointer) self->visits->data;
}

/* ---- events ---- */

static gboolean
is_later (const Event *a, const Event *b)
{
  if (a->day != b->day)
    return a->day > b->day;
  if (a->kind != b->kind)
    return a->kind > b->kind;
  return a->id > b->id;
}

/* They mostly come in order. */
static void
insert_event (Event *events, guint *n_events, Event event)
{
  guint place = (*n_events)++;

  for (; place > 0 && is_later (&events[place - 1], &event); place--)
    events[place] = events[place - 1];
  events[place] = event;
}

static void
collect_visits (const DcsVisitInTime *visits, guint n_visits, Event *events, guint *n_events)
{
  for (guint i = 0; i < n_visits; i++)
    if (visits[i].state != DCS_STATE_UNKNOWN)
      events[(*n_events)++] = (Event){
        .day = visits[i].day, .kind = EVENT_VISIT, .state = visits[i].state, .id = visits[i].id
      };
}

static void
collect_relapses (DcsCourse *course, Event *events, guint *n_events)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_RELAPSE); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_RELAPSE, i);

      if (!_dcs_row_is_deleted (row, DCS_RELAPSE_DELETED))
        insert_event (
            events,
            n_events,
            (Event){ .day = dcs_date_day (_dcs_row_date (row, DCS_RELAPSE_DATE), DCS_DATE_MIDDLE),
                     .kind = EVENT_RELAPSE,
                     .state = DCS_STATE_RELAPSED,
                     .id = row[DCS_RELAPSE_ID].integer });
    }
}

/* A drug that the definition does not have counts as systemic; without a start date it ran from the
 * beginning; the stop date is the first day off. */
static void
collect_treatments (DcsCourse *course, DcsDefinition *definition, Event *events, guint *n_events)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);
      const DcsDrug *drug = dcs_definition_drug (definition,
                                                 _dcs_row_code (row, DCS_TREATMENT_DRUG));
      DcsDate stop = _dcs_row_date (row, DCS_TREATMENT_STOP_DATE);
      int from = dcs_date_day (_dcs_row_date (row, DCS_TREATMENT_START_DATE), DCS_DATE_MIDDLE);
      gint64 id = row[DCS_TREATMENT_ID].integer;

      if (_dcs_row_is_deleted (row, DCS_TREATMENT_DELETED) || (drug != NULL && !drug->systemic))
        continue;
      insert_event (events, n_events, (Event){ .day = from, .kind = EVENT_START, .id = id });
      if (dcs_date_is_set (stop))
        insert_event (events,
                      n_events,
                      (Event){ .day = MAX (from, dcs_date_day (stop, DCS_DATE_MIDDLE)),
                               .kind = EVENT_STOP,
                               .id = id });
    }
}

gboolean
_dcs_state_treatment_runs (const DcsValue *treatment, int day)
{
  DcsDate stop = _dcs_row_date (treatment, DCS_TREATMENT_STOP_DATE);

  return dcs_date_day (_dcs_row_date (treatment, DCS_TREATMENT_START_DATE), DCS_DATE_MIDDLE) <= day
         && (!dcs_date_is_set (stop) || day < dcs_date_day (stop, DCS_DATE_MIDDLE));
}

static Event *
collect_events (DcsCourse *course,
                DcsDefinition *definition,
                const DcsVisitInTime *visits,
                guint n_visits,
                GArray *scratch,
                guint *n_events)
{
  guint most = n_visits + dcs_course_count (course, DCS_RECORD_RELAPSE)
               + 2 * dcs_course_count (course, DCS_RECORD_TREATMENT);
  Event *events;

  g_array_set_size (scratch, most * (guint) sizeof (Event));
  events = (Event *) (gpointer) scratch->data;
  *n_events = 0;
  collect_visits (visits, n_visits, events, n_events);
  collect_relapses (course, events, n_events);
  collect_treatments (course, definition, events, n_events);
  return events;
}

/* ---- the walk ---- */

static DcsState
state_now (const DcsStateWalk *walk)
{
  if (walk->judged == DCS_STATE_IMPROVED && walk->ever && !walk->on_drug)
    return DCS_STATE_OFF_TREATMENT;
  if (walk->judged == DCS_STATE_COMPLETE_RESPONSE && walk->remission)
    return walk->on_drug ? DCS_STATE_REMISSION_ON : DCS_STATE_REMISSION_OFF;
  return walk->judged;
}

/* Whether a complete response that is found on a day has lasted for the months of remission. */
static gboolean
is_remission (DcsStateWalk *walk, int day)
{
  int from = MAX (walk->begin, walk->changed);

  if (walk->months <= 0)
    return FALSE;
  if (walk->counted != from)
    {
      walk->counted = from;
      walk->due = _dcs_day_add_months (from, walk->months);
    }
  return day >= walk->due;
}

static void
judge (DcsStateWalk *walk, const Event *event)
{
  if (event->state != DCS_STATE_COMPLETE_RESPONSE)
    {
      walk->remission = FALSE;
      walk->begin = DCS_DAY_NONE;
    }
  else
    {
      if (walk->judged != DCS_STATE_COMPLETE_RESPONSE)
        walk->begin = event->day;
      walk->remission = walk->remission || is_remission (walk, event->day);
    }
  walk->judged = event->state;
}

/* The treatment of one day; TRUE when it goes from on to off or back. Of several that end or begin
 * on the day the last one did it. */
static gboolean
change_treatment (DcsStateWalk *walk, const Event *events, guint n_events, const Event **cause)
{
  for (guint i = 0; i < n_events; i++)
    if (events[i].kind == EVENT_START)
      walk->n_running++;
    else
      walk->n_running--;
  walk->ever = walk->ever || n_events > 0;
  if (n_events == 0 || walk->on_drug == (walk->n_running > 0))
    return FALSE;
  walk->on_drug = walk->n_running > 0;
  walk->remission = FALSE;
  *cause = &events[walk->on_drug ? 0 : n_events - 1];
  walk->changed = (*cause)->day;
  walk->changed_id = (*cause)->id;
  return TRUE;
}

static gboolean
is_same (const DcsStateSpan *a, const DcsStateSpan *b)
{
  return a->state == b->state && a->on_drug == b->on_drug;
}

/* What lasted no day is left out, unless it is all that parts two spans of the same state. */
static void
add_span (const DcsStateWalk *walk, const Event *cause, GArray *spans)
{
  DcsStateSpan span = { .state = state_now (walk),
                        .from = cause->day,
                        .to = DCS_DAY_ONGOING,
                        .on_drug = walk->on_drug,
                        .cause = causes[cause->kind],
                        .cause_id = cause->id };
  DcsStateSpan *last = spans->len > 0 ? &g_array_index (spans, DcsStateSpan, spans->len - 1) : NULL;

  if (span.state == DCS_STATE_UNKNOWN || (last != NULL && is_same (last, &span)))
    return;
  if (last != NULL)
    last->to = span.from;
  if (last != NULL && last->from == span.from && (spans->len == 1 || !is_same (last - 1, &span)))
    *last = span;
  else
    g_array_append_val (spans, span);
}

/* The events of one day. */
static void
walk_day (DcsStateWalk *walk, const Event *events, guint n_events, GArray *spans)
{
  const Event *cause;
  guint n_treatment = 0;

  while (n_treatment < n_events && events[n_treatment].kind <= EVENT_STOP)
    n_treatment++;
  if (change_treatment (walk, events, n_treatment, &cause))
    add_span (walk, cause, spans);
  for (guint i = n_treatment; i < n_events; i++)
    {
      judge (walk, &events[i]);
      add_span (walk, &events[i], spans);
    }
}

void
_dcs_states_derive (DcsCourse *course,
                    DcsDefinition *definition,
                    const DcsVisitInTime *visits,
                    guint n_visits,
                    int end,
                    GArray *scratch,
                    GArray *spans,
                    DcsStateWalk *walk)
{
  guint n_events, n_day;
  const Event *events = collect_events (course, definition, visits, n_visits, scratch, &n_events);

  *walk = (DcsStateWalk){ .begin = DCS_DAY_NONE,
                          .changed = DCS_DAY_NONE,
                          .counted = DCS_DAY_NONE,
                          .due = DCS_DAY_ONGOING,
                          .months = (int) _dcs_definition_number (
                              definition, DCS_PARAMETER_REMISSION_MONTHS, 0) };
  for (guint i = 0; i < n_events; i += n_day)
    {
      for (n_day = 1; i + n_day < n_events && events[i + n_day].day == events[i].day;)
        n_day++;
      walk_day (walk, &events[i], n_day, spans);
    }
  if (spans->len > 0)
    {
      DcsStateSpan *last = &g_array_index (spans, DcsStateSpan, spans->len - 1);

      last->to = MAX (last->from, end);
    }
}

DcsDate
_dcs_state_span_date (DcsCourse *course, const DcsStateSpan *span)
{
  static const struct
  {
    DcsRecordKind kind;
    int field;
  } places[] = {
    [DCS_STATE_CAUSE_VISIT] = { DCS_RECORD_VISIT, DCS_VISIT_DATE },
    [DCS_STATE_CAUSE_RELAPSE] = { DCS_RECORD_RELAPSE, DCS_RELAPSE_DATE },
    [DCS_STATE_CAUSE_START] = { DCS_RECORD_TREATMENT, DCS_TREATMENT_START_DATE },
    [DCS_STATE_CAUSE_STOP] = { DCS_RECORD_TREATMENT, DCS_TREATMENT_STOP_DATE },
  };
  const DcsValue *row = dcs_course_find (course, places[span->cause].kind, span->cause_id);

  return row != NULL ? _dcs_row_date (row, places[span->cause].field) : DCS_DATE_INIT;
}

/* ---- of an analysis ---- */

void
_dcs_analysis_run_states (DcsAnalysis *self)
{
  DcsStateWalk walk;
  guint n_visits;
  const DcsVisitInTime *visits = _dcs_analysis_visits (self, &n_visits);

  _dcs_states_derive (self->course,
                      self->definition,
                      visits,
                      n_visits,
                      _dcs_analysis_end (self),
                      self->scratch[0],
                      self->states,
                      &walk);
}

/**
 * dcs_analysis_days_in_state:
 * @self: an analysis of which the states were run
 * @state: a state
 * @on_drug: 1: only days with systemic treatment, 0: only without, -1: all
 *
 * Returns: patient-days in the state, from the first judgement to the last contact or the death
 */
int
dcs_analysis_days_in_state (DcsAnalysis *self, DcsState state, int on_drug)
{
  int days = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->states->len; i++)
    {
      const DcsStateSpan *span = &g_array_index (self->states, DcsStateSpan, i);

      if (span->state == state && (on_drug < 0 || span->on_drug == (on_drug > 0)))
        days += span->to - span->from;
    }
  return days;
}
