/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"
#include "dcs-suggestions-private.h"

#include <stdlib.h>

/* What was suggested, beside what was recorded and decided. */

static DcsCode
group_of (DcsDomain *responses, DcsCode response)
{
  const DcsTerm *term = _dcs_domain_find (responses, response);

  return term != NULL ? term->group : 0;
}

void
_dcs_suggester_init (DcsSuggester *self, DcsAnalysis *analysis, const DcsJudgement *rule)
{
  DcsDomain *responses = analysis->definition->visit_responses;

  *self = (DcsSuggester){
    .analysis = analysis,
    .rule = rule,
    .first = analysis->suggestions->len,
    .within = (int) _dcs_definition_number (
        analysis->definition, DCS_PARAMETER_RELAPSE_MATCH_DAYS, 30),
    .complete = group_of (responses, rule->complete),
    .improved = group_of (responses, rule->improved),
    .relapse = group_of (responses, rule->relapse),
    .worse = group_of (responses, rule->worse),
  };
}

static DcsCode
suggested_group (const DcsSuggester *self, DcsSuggests suggests)
{
  switch (suggests)
    {
    case DCS_SUGGESTS_COMPLETE:
      return self->complete;
    case DCS_SUGGESTS_IMPROVED:
      return self->improved;
    case DCS_SUGGESTS_RELAPSE:
      return self->relapse;
    case DCS_SUGGESTS_WORSE:
    default:
      return self->worse;
    }
}

static int
relapse_day (const DcsValue *row)
{
  return dcs_date_day (_dcs_row_date (row, DCS_RELAPSE_DATE), DCS_DATE_MIDDLE);
}

/* The relapse on record that is nearest to a day, within the days of a match; or NULL. */
static const DcsValue *
nearest_relapse (const DcsSuggester *self, int day)
{
  DcsCourse *course = self->analysis->course;
  const DcsValue *best = NULL;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_RELAPSE); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_RELAPSE, i);

      if (!_dcs_row_is_deleted (row, DCS_RELAPSE_DELETED)
          && abs (relapse_day (row) - day) <= self->within
          && (best == NULL || abs (relapse_day (row) - day) < abs (relapse_day (best) - day)))
        best = row;
    }
  return best;
}

/* The response that holds at a visit where none was recorded: that of the last one before, or the
 * relapse that came since. */
static DcsCode
response_in_force (const DcsSuggester *self, const DcsVisitInTime *visit)
{
  DcsCourse *course = self->analysis->course;
  guint n_visits;
  const DcsVisitInTime *before = _dcs_analysis_visits (self->analysis, &n_visits);
  DcsCode group = 0;
  int since = DCS_DAY_NONE;

  for (; before <= visit; before++)
    if (before->group != 0)
      {
        group = before->group;
        since = before->day;
      }
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_RELAPSE); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_RELAPSE, i);

      if (!_dcs_row_is_deleted (row, DCS_RELAPSE_DELETED) && relapse_day (row) >= since
          && relapse_day (row) <= visit->day)
        group = self->relapse;
    }
  return group;
}

/* Whether a suggested response says what was recorded, or differs in nothing that matters: how far
 * a response goes short of being complete is for the clinician to say. */
static gboolean
response_agrees (const DcsSuggester *self,
                 const DcsSuggestion *suggestion,
                 const DcsVisitInTime *visit)
{
  DcsCode suggested = suggested_group (self, suggestion->suggests);

  if (visit->group == 0)
    return response_in_force (self, visit) == suggested;
  if (visit->group == suggested)
    return TRUE;
  if (suggestion->suggests == DCS_SUGGESTS_WORSE)
    return visit->state != DCS_STATE_IMPROVED && visit->state != DCS_STATE_COMPLETE_RESPONSE;
  return suggestion->suggests == DCS_SUGGESTS_IMPROVED
         && visit->state != DCS_STATE_COMPLETE_RESPONSE;
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
  return dcs_course_count (self->course, DCS_RECORD_DECISION) > 0
         && _dcs_analysis_find_decision (self,
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
is_repeated (const DcsSuggester *self, const DcsSuggestion *suggestion, const DcsVisitInTime *visit)
{
  const GArray *all = self->analysis->suggestions;
  const DcsSuggestion *last;

  if (all->len <= self->first || visit->response != 0)
    return FALSE;
  last = &g_array_index (all, DcsSuggestion, all->len - 1);
  return last->suggests == suggestion->suggests && last->status != DCS_SUGGESTION_AGREES;
}

void
_dcs_suggestion_match (DcsSuggester *self,
                       const DcsSuggestion *suggestion,
                       const DcsVisitInTime *visit)
{
  DcsSuggestion matched = *suggestion;
  gboolean is_relapse = visit->group == self->relapse && self->relapse != 0;
  DcsDecisionView decision = { 0 };
  gboolean decided = find_decision (self->analysis, suggestion, &decision);
  gboolean agrees;

  if (is_response (suggestion))
    {
      /* A relapse that was recorded against an improvement is told of as such. */
      if (suggestion->suggests == DCS_SUGGESTS_IMPROVED && is_relapse)
        return;
      agrees = response_agrees (self, suggestion, visit);
    }
  else
    {
      const DcsValue *relapse = nearest_relapse (self, suggestion->day);

      matched.relapse_id = relapse != NULL ? relapse[DCS_RELAPSE_ID].integer : 0;
      agrees = relapse != NULL || is_relapse;
    }
  matched.decision_id = decided ? decision.id : 0;
  if (decided && g_strcmp0 (decision.decision, "accepted") == 0)
    matched.status = DCS_SUGGESTION_ACCEPTED;
  else if (agrees)
    matched.status = DCS_SUGGESTION_AGREES;
  else if (decided)
    matched.status = DCS_SUGGESTION_OVERRULED;
  else if (is_repeated (self, suggestion, visit))
    return;
  else
    matched.status = DCS_SUGGESTION_OPEN;
  g_array_append_val (self->analysis->suggestions, matched);
}

/* ---- recorded without a criterion ---- */

/* Whether the judgement suggests a relapse near a day, among its first @n_suggestions. */
static gboolean
is_suggested (const DcsSuggester *self, guint end, int day)
{
  for (guint i = self->first; i < end; i++)
    {
      const DcsSuggestion *other = &g_array_index (self->analysis->suggestions, DcsSuggestion, i);

      if (other->suggests == DCS_SUGGESTS_RELAPSE && abs (other->day - day) <= self->within)
        return TRUE;
    }
  return FALSE;
}

static gint64
visit_near (const DcsSuggester *self, int day)
{
  guint n_visits;
  const DcsVisitInTime *visits = _dcs_analysis_visits (self->analysis, &n_visits);
  const DcsVisitInTime *best = NULL;

  for (guint i = 0; i < n_visits; i++)
    if (abs (visits[i].day - day) <= self->within
        && (best == NULL || abs (visits[i].day - day) < abs (best->day - day)))
      best = &visits[i];
  return best != NULL ? best->id : 0;
}

static void
add_unsupported (const DcsSuggester *self, int day, gint64 visit_id, gint64 relapse_id)
{
  DcsSuggestion suggestion = { .rule = self->rule,
                               .suggests = DCS_SUGGESTS_RELAPSE,
                               .status = DCS_SUGGESTION_UNSUPPORTED,
                               .day = day,
                               .visit_id = visit_id,
                               .relapse_id = relapse_id,
                               .before = NAN,
                               .after = NAN,
                               .response = self->rule->relapse };
  DcsDecisionView decision = { 0 };

  if (visit_id != 0 && find_decision (self->analysis, &suggestion, &decision))
    suggestion.decision_id = decision.id;
  g_array_append_val (self->analysis->suggestions, suggestion);
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
_dcs_suggestions_complete (DcsSuggester *self)
{
  DcsCourse *course = self->analysis->course;
  guint end = self->analysis->suggestions->len, n_visits;
  const DcsVisitInTime *visits = _dcs_analysis_visits (self->analysis, &n_visits);

  if (self->rule->relapse == 0)
    return;
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_RELAPSE); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_RELAPSE, i);
      int day = relapse_day (row);

      if (!_dcs_row_is_deleted (row, DCS_RELAPSE_DELETED) && !is_suggested (self, end, day))
        add_unsupported (self, day, visit_near (self, day), row[DCS_RELAPSE_ID].integer);
    }
  for (guint i = 0; self->relapse != 0 && i < n_visits; i++)
    if (visits[i].group == self->relapse && nearest_relapse (self, visits[i].day) == NULL
        && !is_suggested (self, end, visits[i].day))
      add_unsupported (self, visits[i].day, visits[i].id, 0);
  sort (self->analysis->suggestions);
}
