/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-suggestions-private.h"

#include <stdlib.h>

/* What was suggested, beside what was recorded and decided. */

DcsCode
_dcs_analysis_response_group (DcsAnalysis *self, DcsCode response)
{
  const DcsTerm *term = dcs_definition_term (self->definition, "visit-response", response);

  return term != NULL ? term->group : 0;
}

const DcsVisitInTime *
_dcs_analysis_visits_in_time (DcsAnalysis *self, guint *n_visits)
{
  guint n_rows = dcs_course_count (self->course, DCS_RECORD_VISIT), n = 0;
  DcsVisitInTime *visits;

  g_array_set_size (self->scratch[0], n_rows * (guint) sizeof (DcsVisitInTime));
  visits = (DcsVisitInTime *) (gpointer) self->scratch[0]->data;
  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_VISIT, i);
      DcsVisitInTime visit = { dcs_date_day (_dcs_row_date (row, DCS_VISIT_DATE), DCS_DATE_MIDDLE),
                               row[DCS_VISIT_ID].integer,
                               row };
      guint at = n;

      if (_dcs_row_is_deleted (row, DCS_VISIT_DELETED))
        continue;
      for (; at > 0
             && (visits[at - 1].day > visit.day
                 || (visits[at - 1].day == visit.day && visits[at - 1].id > visit.id));
           at--)
        visits[at] = visits[at - 1];
      visits[at] = visit;
      n++;
    }
  g_array_set_size (self->scratch[0], n * (guint) sizeof (DcsVisitInTime));
  *n_visits = n;
  return visits;
}

static int
match_days (DcsAnalysis *self)
{
  return (int) dcs_definition_parameter (self->definition, "relapse-match-days", 30);
}

static int
relapse_day (const DcsValue *row)
{
  return dcs_date_day (_dcs_row_date (row, DCS_RELAPSE_DATE), DCS_DATE_MIDDLE);
}

/* The relapse on record that is nearest to a day, within the days of a match; or NULL. */
static const DcsValue *
nearest_relapse (DcsAnalysis *self, int day, int within)
{
  const DcsValue *best = NULL;

  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_RELAPSE); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_RELAPSE, i);

      if (!_dcs_row_is_deleted (row, DCS_RELAPSE_DELETED) && abs (relapse_day (row) - day) <= within
          && (best == NULL || abs (relapse_day (row) - day) < abs (relapse_day (best) - day)))
        best = row;
    }
  return best;
}

/* The response that holds at a visit where none was recorded: that of the last one before, or the
 * relapse that came since. */
static DcsCode
response_in_force (DcsAnalysis *self, const DcsJudgement *rule, const DcsValue *visit)
{
  guint n_visits = self->scratch[0]->len / sizeof (DcsVisitInTime);
  const DcsVisitInTime *visits = (const DcsVisitInTime *) (gpointer) self->scratch[0]->data;
  DcsCode group = 0;
  int since = DCS_DAY_NONE, until = DCS_DAY_NONE;

  for (guint i = 0; i < n_visits && until == DCS_DAY_NONE; i++)
    {
      DcsCode code = _dcs_row_code (visits[i].row, DCS_VISIT_RESPONSE);

      if (code != 0 && _dcs_analysis_response_group (self, code) != 0)
        {
          group = _dcs_analysis_response_group (self, code);
          since = visits[i].day;
        }
      if (visits[i].row == visit)
        until = visits[i].day;
    }
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_RELAPSE); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_RELAPSE, i);

      if (!_dcs_row_is_deleted (row, DCS_RELAPSE_DELETED) && relapse_day (row) >= since
          && relapse_day (row) <= until)
        group = _dcs_analysis_response_group (self, rule->relapse);
    }
  return group;
}

static gboolean
is_better (DcsCode group)
{
  DcsState state = group != 0 ? dcs_state_from_code (dcs_code_string (group)) : DCS_STATE_UNKNOWN;

  return state == DCS_STATE_IMPROVED || state == DCS_STATE_COMPLETE_RESPONSE;
}

/* Whether a suggested response says what was recorded, or differs in nothing that matters: how far
 * a response goes short of being complete is for the clinician to say. */
static gboolean
response_agrees (DcsAnalysis *self, const DcsSuggestion *suggestion, const DcsValue *visit)
{
  const DcsJudgement *rule = suggestion->rule;
  DcsCode group = _dcs_analysis_response_group (self, _dcs_row_code (visit, DCS_VISIT_RESPONSE));
  DcsCode suggested = _dcs_analysis_response_group (self, suggestion->response);

  if (group == 0)
    return response_in_force (self, rule, visit) == suggested;
  if (group == suggested)
    return TRUE;
  if (suggestion->suggests == DCS_SUGGESTS_WORSE)
    return !is_better (group);
  return suggestion->suggests == DCS_SUGGESTS_IMPROVED
         && dcs_state_from_code (dcs_code_string (group)) != DCS_STATE_COMPLETE_RESPONSE;
}

static gboolean
is_response (const DcsSuggestion *suggestion)
{
  return suggestion->suggests != DCS_SUGGESTS_RELAPSE;
}

/* What a clinician decided on the suggestion; a decision on another one does not count. */
static gboolean
find_decision (DcsAnalysis *self, const DcsSuggestion *suggestion, DcsDecisionView *decision)
{
  return _dcs_analysis_find_decision (self,
                                      is_response (suggestion) ? "response" : "relapse",
                                      dcs_code_string (suggestion->rule->term.code),
                                      suggestion->visit_id,
                                      0,
                                      decision)
         && (decision->suggested == NULL
             || g_strcmp0 (decision->suggested, dcs_code_string (suggestion->response)) == 0);
}

/* At a visit without a response, what the visit before led to already says nothing new. */
static gboolean
is_repeated (DcsAnalysis *self, const DcsSuggestion *suggestion, const DcsValue *visit, guint first)
{
  const DcsSuggestion *last;

  if (self->suggestions->len <= first || _dcs_row_code (visit, DCS_VISIT_RESPONSE) != 0)
    return FALSE;
  last = &g_array_index (self->suggestions, DcsSuggestion, self->suggestions->len - 1);
  return last->suggests == suggestion->suggests && last->status != DCS_SUGGESTION_AGREES;
}

void
_dcs_suggestion_match (DcsAnalysis *self,
                       const DcsSuggestion *suggestion,
                       const DcsValue *visit,
                       guint first)
{
  DcsSuggestion matched = *suggestion;
  DcsCode relapsed = _dcs_analysis_response_group (self, suggestion->rule->relapse);
  DcsCode group = _dcs_analysis_response_group (self, _dcs_row_code (visit, DCS_VISIT_RESPONSE));
  DcsDecisionView decision = { 0 };
  gboolean decided = find_decision (self, suggestion, &decision);
  gboolean agrees;

  if (is_response (suggestion))
    {
      /* A relapse that was recorded against an improvement is told of as such. */
      if (suggestion->suggests == DCS_SUGGESTS_IMPROVED && group == relapsed && relapsed != 0)
        return;
      agrees = response_agrees (self, suggestion, visit);
    }
  else
    {
      const DcsValue *relapse = nearest_relapse (self, suggestion->day, match_days (self));

      matched.relapse_id = relapse != NULL ? relapse[DCS_RELAPSE_ID].integer : 0;
      agrees = relapse != NULL || (group == relapsed && relapsed != 0);
    }
  matched.decision_id = decided ? decision.id : 0;
  if (decided && g_strcmp0 (decision.decision, "accepted") == 0)
    matched.status = DCS_SUGGESTION_ACCEPTED;
  else if (agrees)
    matched.status = DCS_SUGGESTION_AGREES;
  else if (decided)
    matched.status = DCS_SUGGESTION_OVERRULED;
  else if (is_repeated (self, suggestion, visit, first))
    return;
  else
    matched.status = DCS_SUGGESTION_OPEN;
  g_array_append_val (self->suggestions, matched);
}

/* ---- recorded without a criterion ---- */

static gboolean
is_suggested (DcsAnalysis *self, guint first, guint end, DcsSuggests suggests, int day, int within)
{
  for (guint i = first; i < end; i++)
    {
      const DcsSuggestion *other = &g_array_index (self->suggestions, DcsSuggestion, i);

      if (other->suggests == suggests && abs (other->day - day) <= within)
        return TRUE;
    }
  return FALSE;
}

static gint64
visit_near (DcsAnalysis *self, int day, int within)
{
  guint n_visits = self->scratch[0]->len / sizeof (DcsVisitInTime);
  const DcsVisitInTime *visits = (const DcsVisitInTime *) (gpointer) self->scratch[0]->data;
  const DcsVisitInTime *best = NULL;

  for (guint i = 0; i < n_visits; i++)
    if (abs (visits[i].day - day) <= within
        && (best == NULL || abs (visits[i].day - day) < abs (best->day - day)))
      best = &visits[i];
  return best != NULL ? best->id : 0;
}

static void
add_unsupported (
    DcsAnalysis *self, const DcsJudgement *rule, int day, gint64 visit_id, gint64 relapse_id)
{
  DcsSuggestion suggestion = { .rule = rule,
                               .suggests = DCS_SUGGESTS_RELAPSE,
                               .status = DCS_SUGGESTION_UNSUPPORTED,
                               .day = day,
                               .visit_id = visit_id,
                               .relapse_id = relapse_id,
                               .before = NAN,
                               .after = NAN,
                               .response = rule->relapse };
  DcsDecisionView decision = { 0 };

  if (visit_id != 0 && find_decision (self, &suggestion, &decision))
    suggestion.decision_id = decision.id;
  g_array_append_val (self->suggestions, suggestion);
}

static gboolean
is_before (const DcsSuggestion *a, const DcsSuggestion *b)
{
  return a->day != b->day ? a->day < b->day : a->visit_id < b->visit_id;
}

/* They come in order but for what was added last. */
static void
sort (GArray *suggestions)
{
  for (guint i = 1; i < suggestions->len; i++)
    {
      DcsSuggestion moved = g_array_index (suggestions, DcsSuggestion, i);
      guint at = i;

      for (; at > 0 && is_before (&moved, &g_array_index (suggestions, DcsSuggestion, at - 1));
           at--)
        g_array_index (suggestions, DcsSuggestion, at) = g_array_index (
            suggestions, DcsSuggestion, at - 1);
      g_array_index (suggestions, DcsSuggestion, at) = moved;
    }
}

void
_dcs_suggestions_complete (DcsAnalysis *self, const DcsJudgement *rule, guint first)
{
  guint n_visits = self->scratch[0]->len / sizeof (DcsVisitInTime);
  const DcsVisitInTime *visits = (const DcsVisitInTime *) (gpointer) self->scratch[0]->data;
  DcsCode relapsed = _dcs_analysis_response_group (self, rule->relapse);
  guint end = self->suggestions->len;
  int within = match_days (self);

  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_RELAPSE); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_RELAPSE, i);
      int day = relapse_day (row);

      if (!_dcs_row_is_deleted (row, DCS_RELAPSE_DELETED)
          && !is_suggested (self, first, end, DCS_SUGGESTS_RELAPSE, day, within))
        add_unsupported (
            self, rule, day, visit_near (self, day, within), row[DCS_RELAPSE_ID].integer);
    }
  for (guint i = 0; relapsed != 0 && i < n_visits; i++)
    if (_dcs_analysis_response_group (self, _dcs_row_code (visits[i].row, DCS_VISIT_RESPONSE))
            == relapsed
        && nearest_relapse (self, visits[i].day, within) == NULL
        && !is_suggested (self, first, end, DCS_SUGGESTS_RELAPSE, visits[i].day, within))
      add_unsupported (self, rule, visits[i].day, visits[i].id, 0);
  sort (self->suggestions);
}
