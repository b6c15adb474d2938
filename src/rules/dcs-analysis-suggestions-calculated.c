/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-suggestions-private.h"

/* Judgements whose criteria are calculations. */

typedef struct
{
  const DcsCalculation *calculation; /* NULL: the judgement has none */
  gboolean known, met;               /* at the visit */
  gboolean was_known, was_met;       /* at the last visit before at which it was known */
  double value;
} Criterion;

typedef struct
{
  DcsSuggester *suggester;
  gboolean responded; /* improvement or complete response since the last relapse */
  Criterion complete, improved, relapse, worse;
} Automaton;

static void
look (Criterion *self, DcsAnalysis *analysis, const DcsVisitInTime *visit)
{
  DcsCalculationResult result;

  if (self->calculation == NULL)
    return;
  if (self->known)
    {
      self->was_known = TRUE;
      self->was_met = self->met;
    }
  self->known = dcs_calculate (
      analysis->course, analysis->definition, self->calculation, visit->day, visit->id, &result);
  if (!self->known)
    return;
  self->met = result.value != 0;
  self->value = self->calculation->kind == DCS_CALCULATION_NUMBER ? result.value : NAN;
}

static void
emit (Automaton *self,
      const Criterion *criterion,
      const DcsVisitInTime *visit,
      DcsSuggests suggests,
      DcsCode response)
{
  DcsSuggestion suggestion = { .rule = self->suggester->rule,
                               .suggests = suggests,
                               .day = visit->day,
                               .visit_id = visit->id,
                               .criteria = DCS_CRITERION_CALCULATED,
                               .item = criterion->calculation->term.code,
                               .before = NAN,
                               .after = criterion->value,
                               .response = response };

  if (response != 0)
    _dcs_suggestion_match (self->suggester, &suggestion, visit);
}

static gboolean
is_met (const Criterion *criterion)
{
  return criterion->calculation != NULL && criterion->known && criterion->met;
}

/* Its criterion is met and was not met before; after a response, where the judgement knows of one.
 */
static gboolean
is_relapse (const Automaton *self)
{
  gboolean has_responses = self->complete.calculation != NULL || self->improved.calculation != NULL;

  return is_met (&self->relapse) && self->relapse.was_known && !self->relapse.was_met
         && (self->responded || !has_responses);
}

static void
step (Automaton *self, const DcsVisitInTime *visit)
{
  const DcsJudgement *rule = self->suggester->rule;

  if (is_relapse (self))
    {
      emit (self, &self->relapse, visit, DCS_SUGGESTS_RELAPSE, rule->relapse);
      self->responded = FALSE;
    }
  else if (is_met (&self->complete) && self->complete.was_known)
    {
      emit (self, &self->complete, visit, DCS_SUGGESTS_COMPLETE, rule->complete);
      self->responded = TRUE;
    }
  else if (is_met (&self->improved))
    {
      emit (self, &self->improved, visit, DCS_SUGGESTS_IMPROVED, rule->improved);
      self->responded = TRUE;
    }
  else if (is_met (&self->worse))
    emit (self, &self->worse, visit, DCS_SUGGESTS_WORSE, rule->worse);
}

void
_dcs_suggest_by_calculation (DcsSuggester *self)
{
  const DcsJudgement *rule = self->rule;
  Automaton automaton = { .suggester = self };
  Criterion *criteria[] = {
    &automaton.complete, &automaton.improved, &automaton.relapse, &automaton.worse
  };
  const DcsCode codes[] = {
    rule->complete_when, rule->improved_when, rule->relapse_when, rule->worse_when
  };
  guint n_visits;
  const DcsVisitInTime *visits = _dcs_analysis_visits (self->analysis, &n_visits);

  for (gsize i = 0; i < G_N_ELEMENTS (criteria); i++)
    criteria[i]->calculation = dcs_definition_calculation (self->analysis->definition, codes[i]);
  for (guint i = 0; i < n_visits; i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (criteria); k++)
        look (criteria[k], self->analysis, &visits[i]);
      step (&automaton, &visits[i]);
    }
}
