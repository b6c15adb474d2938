/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"
#include "dcs-derive-private.h"

#include <glib/gi18n-lib.h>

/* What says something of the disease: a visit that was judged, or a relapse. */
typedef struct
{
  int day;
  gboolean is_relapse;
  gint64 id;
  DcsDate date;
  DcsState state;
} Event;

/* Enough for nearly everybody; more go to the heap. */
#define N_STACK_EVENTS 64

static gboolean
is_later (const Event *a, const Event *b)
{
  if (a->day != b->day)
    return a->day > b->day;
  if (a->is_relapse != b->is_relapse)
    return a->is_relapse;
  return a->id > b->id;
}

/* They mostly come in order. */
static void
insert_event (Event *events, guint *n_events, Event event)
{
  guint place = (*n_events)++;

  event.day = dcs_date_day (event.date, DCS_DATE_MIDDLE);
  for (; place > 0 && is_later (&events[place - 1], &event); place--)
    events[place] = events[place - 1];
  events[place] = event;
}

static guint
collect_events (DcsCourse *course, DcsDefinition *definition, Event *events)
{
  DcsDomain *responses = _dcs_definition_domain (definition, "visit-response");
  guint n_events = 0;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_VISIT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_VISIT, i);
      const DcsTerm *term = _dcs_domain_find (responses, _dcs_row_code (row, DCS_VISIT_RESPONSE));

      if (term != NULL && !_dcs_row_is_deleted (row, DCS_VISIT_DELETED))
        insert_event (events,
                      &n_events,
                      (Event){ .id = row[DCS_VISIT_ID].integer,
                               .date = _dcs_row_date (row, DCS_VISIT_DATE),
                               .state = dcs_state_from_code (dcs_code_string (term->group)) });
    }
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_RELAPSE); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_RELAPSE, i);

      if (!_dcs_row_is_deleted (row, DCS_RELAPSE_DELETED))
        insert_event (events,
                      &n_events,
                      (Event){ .is_relapse = TRUE,
                               .id = row[DCS_RELAPSE_ID].integer,
                               .date = _dcs_row_date (row, DCS_RELAPSE_DATE),
                               .state = DCS_STATE_RELAPSED });
    }
  return n_events;
}

static gboolean
is_better (DcsState state)
{
  return state == DCS_STATE_IMPROVED || state == DCS_STATE_COMPLETE_RESPONSE;
}

/* Whether there was systemic treatment and all of it has a stop date; @last: the latest of these.
 * A drug that the definition does not have counts as systemic. */
static gboolean
systemic_treatment_ended (DcsCourse *course, DcsDefinition *definition, DcsDate *last)
{
  gboolean ever = FALSE;

  *last = DCS_DATE_INIT;
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);
      const DcsDrug *drug = dcs_definition_drug (definition,
                                                 _dcs_row_code (row, DCS_TREATMENT_DRUG));
      DcsDate stop = _dcs_row_date (row, DCS_TREATMENT_STOP_DATE);

      if (_dcs_row_is_deleted (row, DCS_TREATMENT_DELETED) || (drug != NULL && !drug->systemic))
        continue;
      if (!dcs_date_is_set (stop))
        return FALSE;
      ever = TRUE;
      if (!dcs_date_is_set (*last)
          || dcs_date_day (stop, DCS_DATE_MIDDLE) > dcs_date_day (*last, DCS_DATE_MIDDLE))
        *last = stop;
    }
  return ever;
}

static DcsState
state_of_events (DcsCourse *course,
                 DcsDefinition *definition,
                 const Event *events,
                 guint n_events,
                 DcsDate *since)
{
  DcsState state;
  DcsDate last_stop;
  guint first;

  if (n_events == 0)
    return DCS_STATE_UNKNOWN;
  first = n_events - 1;
  state = events[first].state;
  if (state == DCS_STATE_IMPROVED && systemic_treatment_ended (course, definition, &last_stop))
    {
      while (first > 0 && is_better (events[first - 1].state))
        first--;
      *since = dcs_date_day (last_stop, DCS_DATE_MIDDLE) > events[first].day ? last_stop
                                                                             : events[first].date;
      return DCS_STATE_OFF_TREATMENT;
    }
  while (first > 0 && events[first - 1].state == state)
    first--;
  *since = events[first].date;
  return state;
}

/**
 * dcs_derive_state:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @since: (out) (optional): since when; no date when the state is not known
 *
 * Where the disease stands, by the last judgement: the response of a visit (the definition says
 * which state each means) or a relapse; of a visit and a relapse on one day the relapse counts.
 * Dates that are not exact stand in the middle of their period.
 *
 * Product rule: a patient who is improved, though not in complete response, and who has had
 * systemic treatment of which all has a stop date is "off treatment". Complete response stays
 * complete response with and without treatment, so that its count is that of the judgements; which
 * treatment runs stands beside it. Active and relapsed disease stay what they are.
 *
 * @since is the first event of the unbroken run of the state; for "off treatment" the last stop
 * date, or the first event of the unbroken improvement when that is later.
 *
 * Returns: the state; DCS_STATE_UNKNOWN when nothing was judged. Independent of today.
 */
DcsState
dcs_derive_state (DcsCourse *course, DcsDefinition *definition, DcsDate *since)
{
  Event stack[N_STACK_EVENTS];
  g_autofree Event *heap = NULL;
  Event *events = stack;
  DcsDate date = DCS_DATE_INIT;
  DcsState state;
  guint n_most;

  g_return_val_if_fail (course != NULL && definition != NULL, DCS_STATE_UNKNOWN);

  n_most = dcs_course_count (course, DCS_RECORD_VISIT)
           + dcs_course_count (course, DCS_RECORD_RELAPSE);
  if (n_most > N_STACK_EVENTS)
    events = heap = g_new (Event, n_most);
  state = state_of_events (
      course, definition, events, collect_events (course, definition, events), &date);
  if (since != NULL)
    *since = date;
  return state;
}

/**
 * dcs_state_label:
 * @state: a state
 *
 * Returns: (transfer none): the state in words, translated: "Complete response"
 */
const char *
dcs_state_label (DcsState state)
{
  switch (state)
    {
    case DCS_STATE_ACTIVE:
      return _ ("Active");
    case DCS_STATE_IMPROVED:
      return _ ("Improved");
    case DCS_STATE_COMPLETE_RESPONSE:
      return _ ("Complete response");
    case DCS_STATE_RELAPSED:
      return _ ("Relapsed");
    case DCS_STATE_OFF_TREATMENT:
      return _ ("Off treatment");
    case DCS_STATE_UNKNOWN:
    case DCS_N_STATES:
    default:
      return _ ("Not assessed");
    }
}
