/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-suggestions-private.h"

#include <string.h>

/* An automaton over the visits, from dates and scores alone: what was recorded of response and
 * relapse is only held against it afterwards. */

typedef struct
{
  DcsSuggester *suggester;
  const DcsActivityRule *rule;
  gboolean responded; /* improvement or complete response since the activity began */
  gboolean was_known; /* a visit was, of which all is known */
  gboolean has_base;  /* the visit where this activity began is such a visit */
  gint64 base_id;     /* it … */
  double base[DCS_ACTIVITY_MAX_ITEMS]; /* … and its sums */
  DcsActivity *now, *before;           /* this visit, and the one that was assessed before it */
} Automaton;

static void
begin_activity (Automaton *self)
{
  const DcsActivity *now = self->now;

  self->has_base = now->known;
  self->base_id = now->visit->id;
  memcpy (self->base, now->sums, sizeof self->base);
}

static double
value_at (const DcsActivity *activity, DcsCode site, guint item)
{
  const DcsActivitySite *place = activity->visit != NULL ? _dcs_activity_site (activity, site)
                                                         : NULL;

  return place != NULL && (place->seen & 1u << item) != 0 ? place->values[item] : NAN;
}

/* The order in which sites stand on the form; that of the rows is none. */
static gboolean
comes_before (const DcsActivityRule *rule, DcsCode site, DcsCode other)
{
  for (guint i = 0; rule->form != NULL && i < rule->form->n_sites; i++)
    if (rule->form->sites[i] == site || rule->form->sites[i] == other)
      return rule->form->sites[i] == site && site != other;
  return site < other;
}

static void
name_place (const Automaton *self,
            DcsSuggestion *suggestion,
            const DcsActivitySite *place,
            guint item)
{
  suggestion->site = place->site;
  suggestion->item = self->rule->codes[item];
  suggestion->after = place->values[item];
  suggestion->before = _dcs_activity_was_inactive (self->before, self->rule, place->site)
                           ? 0
                           : value_at (self->before, place->site, item);
}

/* Criteria of a relapse that are met, by whether the judgement knows them; with the first site. */
static guint
relapse_criteria (Automaton *self, DcsSuggestion *suggestion)
{
  const DcsActivityRule *rule = self->rule;
  const DcsActivity *now = self->now;
  guint criteria = now->new_lesion ? DCS_CRITERION_NEW : 0;

  for (guint i = 0; i < now->n_sites; i++)
    for (guint item = 0; item <= DCS_ACTIVITY_EXTENT; item++)
      {
        const DcsActivitySite *place = &now->sites[i];
        guint criterion = 0;

        if ((place->seen & 1u << item) == 0 || !(place->values[item] > 0))
          continue;
        if (item == DCS_ACTIVITY_EXTENT)
          criterion = DCS_CRITERION_ENLARGED;
        else if (_dcs_activity_was_inactive (self->before, rule, place->site))
          criterion = DCS_CRITERION_REACTIVATION;
        criterion &= rule->rule->relapse_criteria;
        criteria |= criterion;
        if (criterion != 0
            && (suggestion->site == 0 || comes_before (rule, place->site, suggestion->site)))
          name_place (self, suggestion, place, item);
      }
  if (_dcs_activity_is_worse (now, self->before, rule))
    criteria |= DCS_CRITERION_WORSENING;
  return criteria & rule->rule->relapse_criteria;
}

static void
emit (Automaton *self, DcsSuggestion *suggestion, DcsSuggests suggests, DcsCode response)
{
  suggestion->rule = self->rule->rule;
  suggestion->suggests = suggests;
  suggestion->response = response;
  suggestion->day = self->now->visit->day;
  suggestion->visit_id = self->now->visit->id;
  if (response != 0)
    _dcs_suggestion_match (self->suggester, suggestion, self->now->visit);
}

static gboolean
suggest_relapse (Automaton *self)
{
  const DcsActivity *now = self->now, *before = self->before;
  DcsSuggestion suggestion = { .before = NAN, .after = NAN };

  suggestion.criteria = relapse_criteria (self, &suggestion);
  if (suggestion.criteria == 0)
    return FALSE;
  if (before->visit != NULL)
    suggestion.against_visit_id = before->visit->id;
  if (suggestion.site == 0 && now->known && before->visit != NULL && before->known)
    {
      suggestion.before = _dcs_activity_total (before, self->rule);
      suggestion.after = _dcs_activity_total (now, self->rule);
    }
  emit (self, &suggestion, DCS_SUGGESTS_RELAPSE, self->rule->rule->relapse);
  return TRUE;
}

/* Less of each item than when the activity began; what was 0 then must still be 0. */
static gboolean
is_reduced (const Automaton *self)
{
  if (!self->has_base)
    return FALSE;
  for (guint i = 0; i < self->rule->n_items; i++)
    if (self->now->sums[i] > 0 && !(self->now->sums[i] < self->base[i]))
      return FALSE;
  return TRUE;
}

static void
suggest_response (Automaton *self)
{
  const DcsJudgement *rule = self->rule->rule;
  const DcsActivity *now = self->now;
  gboolean grows = now->new_lesion || now->sums[DCS_ACTIVITY_EXTENT] > 0;
  DcsSuggestion suggestion = { .against_visit_id = self->has_base ? self->base_id : 0 };

  suggestion.after = _dcs_activity_total (now, self->rule);
  suggestion.before = NAN;
  for (guint i = 0; self->has_base && i < self->rule->n_items; i++)
    suggestion.before = (i == 0 ? 0 : suggestion.before) + self->base[i];
  if (!grows && suggestion.after == 0)
    {
      suggestion.criteria = DCS_CRITERION_NONE_ACTIVE;
      self->responded = TRUE;
      emit (self, &suggestion, DCS_SUGGESTS_COMPLETE, rule->complete);
    }
  else if (!grows && is_reduced (self))
    {
      suggestion.criteria = DCS_CRITERION_REDUCED;
      self->responded = TRUE;
      emit (self, &suggestion, DCS_SUGGESTS_IMPROVED, rule->improved);
    }
  else if (_dcs_activity_is_worse (now, self->before, self->rule))
    {
      suggestion.criteria = DCS_CRITERION_WORSENING;
      suggestion.against_visit_id = self->before->visit->id;
      suggestion.before = _dcs_activity_total (self->before, self->rule);
      emit (self, &suggestion, DCS_SUGGESTS_WORSE, rule->worse);
    }
}

static gboolean
is_active (const DcsActivity *activity, const DcsActivityRule *rule)
{
  return activity->new_lesion || activity->sums[DCS_ACTIVITY_EXTENT] > 0
         || _dcs_activity_total (activity, rule) > 0;
}

/* Whether this visit is where the activity begins: the first one that is known, of a relapse
 * the first one after it. Of nothing that is active no activity begins, but the first visit. */
static gboolean
is_begin (const Automaton *self)
{
  return !self->has_base && (!self->was_known || is_active (self->now, self->rule));
}

/* Complete response was recorded, something is active, and nothing else is suggested. */
static void
doubt_response (Automaton *self)
{
  const DcsActivity *now = self->now;
  const DcsJudgement *rule = self->rule->rule;
  DcsCode recorded = now->visit->response;
  DcsSuggestion suggestion = { .rule = rule,
                               .suggests = DCS_SUGGESTS_COMPLETE,
                               .status = DCS_SUGGESTION_UNSUPPORTED,
                               .day = now->visit->day,
                               .visit_id = now->visit->id,
                               .before = NAN,
                               .after = _dcs_activity_total (now, self->rule),
                               .response = rule->complete };

  if (recorded != 0 && recorded == rule->complete && is_active (now, self->rule))
    g_array_append_val (self->suggester->analysis->suggestions, suggestion);
}

/* One visit. What is not known leads to nothing: a relapse needs one thing that is seen, a response
 * needs all of it. */
static void
step (Automaton *self)
{
  DcsActivity *now = self->now;
  guint n_before = self->suggester->analysis->suggestions->len;

  if (self->responded && suggest_relapse (self))
    {
      begin_activity (self);
      self->responded = FALSE;
    }
  else if (now->known && is_begin (self))
    begin_activity (self);
  else if (now->known)
    suggest_response (self);
  if (self->suggester->analysis->suggestions->len == n_before)
    doubt_response (self);
  self->was_known = self->was_known || now->known;
  if (!now->assessed)
    return;
  self->now = self->before;
  self->before = now;
}

void
_dcs_suggest_by_sites (DcsSuggester *self)
{
  DcsActivity memory[2];
  DcsActivityRule rule;
  Automaton automaton = {
    .suggester = self, .rule = &rule, .now = &memory[0], .before = &memory[1]
  };
  guint n_visits;
  const DcsVisitInTime *visits = _dcs_analysis_visits (self->analysis, &n_visits);

  memory[0].visit = memory[1].visit = NULL;
  _dcs_activity_rule_init (&rule, self->analysis->definition, self->rule);
  for (guint i = 0; i < n_visits; i++)
    {
      _dcs_activity_look (automaton.now, self->analysis->course, &rule, &visits[i]);
      step (&automaton);
    }
}

void
_dcs_analysis_suggest (DcsAnalysis *self, const DcsJudgement *rule)
{
  DcsSuggester suggester;

  _dcs_suggester_init (&suggester, self, rule);
  if (rule->method == DCS_JUDGEMENT_SITES)
    _dcs_suggest_by_sites (&suggester);
  else
    _dcs_suggest_by_calculation (&suggester);
  _dcs_suggestions_complete (&suggester);
}

void
_dcs_analysis_run_suggestions (DcsAnalysis *self)
{
  guint n_rules;
  const DcsJudgement *const *rules = dcs_definition_judgements (self->definition, &n_rules);

  for (guint i = 0; i < n_rules; i++)
    if (!rules[i]->is_off)
      _dcs_analysis_suggest (self, rules[i]);
}
