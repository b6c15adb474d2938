/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-suggestions-private.h"

#include <glib/gi18n-lib.h>

static const char *
label_of (DcsAnalysis *self, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (self->definition, domain, code);

  return term != NULL ? term->label : dcs_code_string (code);
}

static DcsDate
visit_date (DcsAnalysis *self, gint64 visit_id)
{
  const DcsValue *visit = visit_id != 0 ? dcs_course_find (self->course, DCS_RECORD_VISIT, visit_id)
                                        : NULL;

  return visit != NULL ? _dcs_row_date (visit, DCS_VISIT_DATE) : DCS_DATE_INIT;
}

/* "Erythema (neck)" */
static char *
name_item (DcsAnalysis *self, DcsCode item, DcsCode site)
{
  const DcsTerm *place = dcs_definition_term (self->definition, "site", site);

  if (place == NULL)
    return g_strdup (label_of (self, "test", item));
  /* TRANSLATORS: an item of a score, and where on the body: "Erythema (neck)" */
  return g_strdup_printf (_ ("%s (%s)"), label_of (self, "test", item), place->phrase);
}

/* What fired, in a few words. */
static char *
describe_reason (DcsAnalysis *self, const DcsSuggestion *suggestion)
{
  g_autofree char *date = dcs_date_format_short (visit_date (self, suggestion->against_visit_id));
  g_autofree char *item = NULL;

  if ((suggestion->criteria & DCS_CRITERION_CALCULATED) != 0)
    return g_strdup (label_of (self, "calculation", suggestion->item));
  if (suggestion->suggests == DCS_SUGGESTS_COMPLETE)
    return g_strdup (_ ("nothing active at any site"));
  if (suggestion->site != 0)
    {
      item = name_item (self, suggestion->item, suggestion->site);
      if (isnan (suggestion->before) || *date == '\0')
        return g_strdup_printf ("%s %g", item, suggestion->after);
      /* TRANSLATORS: an item of a score, its value, and its value at an earlier visit:
       * "Erythema (neck) 2, was 0 on 3 May 2020" */
      return g_strdup_printf (
          _ ("%s %g, was %g on %s"), item, suggestion->after, suggestion->before, date);
    }
  if ((suggestion->criteria & DCS_CRITERION_NEW) != 0)
    return g_strdup (_ ("new lesion"));
  return g_strdup_printf (
      /* TRANSLATORS: the sum of scores, and what it was at an earlier visit */
      _ ("activity %g, was %g on %s"),
      suggestion->after,
      suggestion->before,
      date);
}

/**
 * dcs_analysis_describe_suggestion:
 * @self: an analysis of which the suggestions were run
 * @suggestion: index in dcs_analysis_suggestions()
 *
 * Returns: (transfer full): the suggestion in one line
 */
char *
dcs_analysis_describe_suggestion (DcsAnalysis *self, guint suggestion)
{
  const DcsSuggestion *suggested;
  g_autofree char *reason = NULL;
  const char *response;

  g_return_val_if_fail (self != NULL && suggestion < self->suggestions->len, g_strdup (""));

  suggested = &g_array_index (self->suggestions, DcsSuggestion, suggestion);
  response = label_of (self, "visit-response", suggested->response);
  if (suggested->status == DCS_SUGGESTION_UNSUPPORTED)
    return suggested->suggests == DCS_SUGGESTS_RELAPSE
               /* TRANSLATORS: a response as a clinician recorded it: "Relapse recorded …" */
               ? g_strdup_printf (_ ("%s recorded, no criterion of the rule met"), response)
               : g_strdup_printf (_ ("%s recorded, something is active"), response);
  reason = describe_reason (self, suggested);
  /* TRANSLATORS: a response, and why it is suggested: "Relapse suggested: new lesion" */
  return g_strdup_printf (_ ("%s suggested: %s"), response, reason);
}

/* ---- explanation ---- */

typedef struct
{
  DcsAnalysis *analysis;
  const DcsSuggestion *suggestion;
  DcsExplanation *explanation;
  DcsActivityRule rule;
  DcsActivity now, against;
} Telling;

static const char *
criterion_label (DcsCriterion criterion)
{
  switch (criterion)
    {
    case DCS_CRITERION_NEW:
      return _ ("New lesion");
    case DCS_CRITERION_ENLARGED:
      return _ ("New or enlarged lesion at a site");
    case DCS_CRITERION_REACTIVATION:
      return _ ("Active where nothing was at the visit before");
    case DCS_CRITERION_WORSENING:
      return _ ("More activity than at the visit before");
    case DCS_CRITERION_NONE_ACTIVE:
      return _ ("Nothing active at any site");
    case DCS_CRITERION_REDUCED:
      return _ ("Less of each than when the activity began");
    case DCS_CRITERION_CALCULATED:
    default:
      return _ ("Criterion");
    }
}

/* The criteria that the rule has for what is suggested. */
static guint
criteria_of (const DcsSuggestion *suggestion)
{
  if (suggestion->rule->method != DCS_JUDGEMENT_SITES)
    return 0;
  switch (suggestion->suggests)
    {
    case DCS_SUGGESTS_RELAPSE:
      return suggestion->rule->relapse_criteria;
    case DCS_SUGGESTS_COMPLETE:
      return DCS_CRITERION_NONE_ACTIVE;
    case DCS_SUGGESTS_IMPROVED:
      return DCS_CRITERION_REDUCED;
    case DCS_SUGGESTS_WORSE:
    default:
      return DCS_CRITERION_WORSENING;
    }
}

static void
tell_criteria (Telling *self)
{
  guint criteria = criteria_of (self->suggestion);

  for (guint flag = 1; flag <= criteria; flag <<= 1)
    if ((criteria & flag) != 0)
      dcs_explanation_add (self->explanation,
                           0,
                           criterion_label ((DcsCriterion) flag),
                           (self->suggestion->criteria & flag) != 0 ? _ ("met") : _ ("not met"),
                           DCS_DATE_INIT);
}

static void
tell_records (Telling *self)
{
  DcsAnalysis *analysis = self->analysis;
  const DcsSuggestion *suggestion = self->suggestion;
  const DcsValue *visit = suggestion->visit_id != 0 ? dcs_course_find (
                              analysis->course, DCS_RECORD_VISIT, suggestion->visit_id)
                                                    : NULL;
  const DcsValue *relapse = suggestion->relapse_id != 0 ? dcs_course_find (
                                analysis->course, DCS_RECORD_RELAPSE, suggestion->relapse_id)
                                                        : NULL;
  DcsCode response = visit != NULL ? _dcs_row_code (visit, DCS_VISIT_RESPONSE) : 0;

  if (visit != NULL)
    dcs_explanation_add (self->explanation,
                         0,
                         _ ("Response recorded at the visit"),
                         response != 0 ? label_of (analysis, "visit-response", response)
                                       : _ ("not recorded"),
                         visit_date (analysis, suggestion->visit_id));
  if (relapse != NULL)
    dcs_explanation_add (self->explanation,
                         0,
                         _ ("Relapse recorded"),
                         NULL,
                         _dcs_row_date (relapse, DCS_RELAPSE_DATE));
}

static void
tell_decision (Telling *self)
{
  const DcsValue *row = self->suggestion->decision_id != 0
                            ? dcs_course_find (self->analysis->course,
                                               DCS_RECORD_DECISION,
                                               self->suggestion->decision_id)
                            : NULL;
  const char *decision, *reason;
  g_autofree char *text = NULL;

  if (row == NULL)
    return;
  decision = g_strcmp0 (row[DCS_DECISION_DECISION].text, "accepted") == 0
                 ? C_ ("suggestion", "accepted")
                 : C_ ("suggestion", "overruled");
  reason = row[DCS_DECISION_REASON].kind == DCS_VALUE_TEXT ? row[DCS_DECISION_REASON].text : "";
  text = g_strdup_printf ("%s%s%s", decision, *reason != '\0' ? ": " : "", reason);
  dcs_explanation_add (
      self->explanation, 0, _ ("Decided"), text, _dcs_row_date (row, DCS_DECISION_DATE));
}

/* The response before, without which there is no relapse. */
static void
tell_response_before (Telling *self)
{
  const GArray *all = self->analysis->suggestions;
  const DcsSuggestion *before = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const DcsSuggestion *other = &g_array_index (all, DcsSuggestion, i);

      if (other->rule == self->suggestion->rule && other->day < self->suggestion->day
          && other->status != DCS_SUGGESTION_UNSUPPORTED)
        before = other;
    }
  if (before != NULL)
    dcs_explanation_add (self->explanation,
                         0,
                         _ ("By the rule, before"),
                         label_of (self->analysis, "visit-response", before->response),
                         visit_date (self->analysis, before->visit_id));
}

static double
value_of (const DcsActivity *activity, DcsCode site, guint item)
{
  const DcsActivitySite *place = activity->visit != NULL ? _dcs_activity_site (activity, site)
                                                         : NULL;

  if (place == NULL)
    return activity->visit != NULL && activity->rest_known ? 0 : NAN;
  return (place->seen & 1u << item) != 0 ? place->values[item] : NAN;
}

static void
tell_item (Telling *self, DcsCode site, guint item)
{
  double now = value_of (&self->now, site, item);
  double before = value_of (&self->against, site, item);
  DcsCode code = self->rule.codes[item];
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (code == 0 || (now == 0 && (before == 0 || isnan (before))))
    return;
  name = name_item (self->analysis, code, site);
  if (isnan (now))
    {
      dcs_explanation_add_missing (self->explanation, 1, name);
      return;
    }
  text = isnan (before) ? g_strdup_printf ("%g", now)
                        /* TRANSLATORS: a score, and what it was at the earlier visit */
                        : g_strdup_printf (_ ("%g, was %g"), now, before);
  dcs_explanation_add (self->explanation, 1, name, text, DCS_DATE_INIT);
}

static void
tell_sites (Telling *self)
{
  DcsActivity *looks[] = { &self->now, &self->against };

  if (self->now.visit == NULL)
    return;
  if (self->against.visit != NULL)
    dcs_explanation_add (self->explanation,
                         0,
                         _ ("Compared with the visit"),
                         NULL,
                         _dcs_row_date (self->against.visit->row, DCS_VISIT_DATE));
  if (self->now.known && self->against.visit != NULL && self->against.known)
    {
      g_autofree char *text = g_strdup_printf (_ ("%g, was %g"),
                                               _dcs_activity_total (&self->now, &self->rule),
                                               _dcs_activity_total (&self->against, &self->rule));

      dcs_explanation_add (self->explanation, 0, _ ("Activity, all sites"), text, DCS_DATE_INIT);
    }
  if (self->rule.form != NULL && !self->now.assessed)
    dcs_explanation_add_missing (self->explanation, 0, self->rule.form->term.label);
  if (self->now.new_lesion)
    dcs_explanation_add (
        self->explanation, 1, _ ("New lesion"), C_ ("new lesion", "yes"), DCS_DATE_INIT);
  for (guint k = 0; k < G_N_ELEMENTS (looks); k++)
    for (guint i = 0; looks[k]->visit != NULL && i < looks[k]->n_sites; i++)
      {
        DcsCode site = looks[k]->sites[i].site;

        if (k == 0 || _dcs_activity_site (&self->now, site) == NULL)
          for (guint item = 0; item <= DCS_ACTIVITY_EXTENT; item++)
            tell_item (self, site, item);
      }
}

/* The visit with an id, in the order of time; NULL: none. */
static const DcsVisitInTime *
find_visit (Telling *self, gint64 visit_id)
{
  guint n_visits;
  const DcsVisitInTime *visits = _dcs_analysis_visits (self->analysis, &n_visits);

  for (guint i = 0; visit_id != 0 && i < n_visits; i++)
    if (visits[i].id == visit_id)
      return &visits[i];
  return NULL;
}

static void
look_at (Telling *self, DcsActivity *activity, const DcsVisitInTime *visit)
{
  activity->visit = NULL;
  if (visit != NULL)
    _dcs_activity_look (activity, self->analysis->course, &self->rule, visit);
}

static void
tell_by_sites (Telling *self)
{
  const DcsSuggestion *suggestion = self->suggestion;
  guint n_visits;
  const DcsVisitInTime *first = _dcs_analysis_visits (self->analysis, &n_visits);
  const DcsVisitInTime *now = find_visit (self, suggestion->visit_id);
  const DcsVisitInTime *against = find_visit (self, suggestion->against_visit_id);

  if (against == NULL && suggestion->status == DCS_SUGGESTION_UNSUPPORTED && now != NULL
      && now > first)
    against = now - 1;
  _dcs_activity_rule_init (&self->rule, self->analysis->definition, suggestion->rule);
  look_at (self, &self->now, now);
  look_at (self, &self->against, against);
  tell_sites (self);
}

static void
tell_settings (Telling *self)
{
  const DcsJudgement *rule = self->suggestion->rule;
  int days = (int) dcs_definition_parameter (self->analysis->definition, "relapse-match-days", 30);
  g_autofree char *match = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  g_autoptr (GString) worse = g_string_new (NULL);
  const DcsTerm *parameter = dcs_definition_term (
      self->analysis->definition, "parameter", dcs_code_try ("relapse-match-days"));

  if (self->suggestion->suggests != DCS_SUGGESTS_RELAPSE)
    return;
  dcs_explanation_add_setting (self->explanation,
                               parameter != NULL ? parameter->label
                                                 : _ ("A relapse on record belongs to it within"),
                               match);
  if (rule->method != DCS_JUDGEMENT_SITES)
    return;
  if ((rule->relapse_criteria & DCS_CRITERION_WORSENING) == 0)
    g_string_append (worse, C_ ("criterion", "off"));
  else
    {
      if (!isnan (rule->worsening_points))
        g_string_append_printf (worse, _ ("from %g points on"), rule->worsening_points);
      if (!isnan (rule->worsening_points) && !isnan (rule->worsening_percent))
        g_string_append (worse, _ (", "));
      if (!isnan (rule->worsening_percent))
        g_string_append_printf (worse, _ ("from %g %% on"), rule->worsening_percent);
    }
  dcs_explanation_add_setting (
      self->explanation, criterion_label (DCS_CRITERION_WORSENING), worse->str);
}

static void
tell_result (Telling *self)
{
  const char *response = label_of (self->analysis, "visit-response", self->suggestion->response);

  if (self->suggestion->status != DCS_SUGGESTION_UNSUPPORTED)
    dcs_explanation_set_result (self->explanation, _ ("Suggested: %s"), response);
  else
    dcs_explanation_set_result (
        self->explanation, _ ("Recorded by a clinician without the criterion: %s"), response);
}

static void
tell_by_calculation (Telling *self)
{
  const DcsCalculation *calculation = dcs_definition_calculation (self->analysis->definition,
                                                                  self->suggestion->item);
  g_autofree char *text = NULL;
  DcsCalculationResult result;

  if (calculation == NULL)
    return;
  dcs_calculate (self->analysis->course,
                 self->analysis->definition,
                 calculation,
                 self->suggestion->day,
                 self->suggestion->visit_id,
                 &result);
  text = dcs_calculation_format (calculation, self->analysis->definition, &result);
  dcs_explanation_add (self->explanation,
                       0,
                       calculation->term.label,
                       text,
                       visit_date (self->analysis, self->suggestion->visit_id));
}

/**
 * dcs_analysis_explain_suggestion:
 * @self: an analysis of which the suggestions were run
 * @suggestion: index in dcs_analysis_suggestions()
 *
 * Returns: (transfer full): why: what was recorded and decided, which criteria were met, at which
 *   site, against which earlier visit; the rule with its source
 */
DcsExplanation *
dcs_analysis_explain_suggestion (DcsAnalysis *self, guint suggestion)
{
  const DcsJudgement *rule;
  g_autofree Telling *telling = NULL;

  g_return_val_if_fail (self != NULL && suggestion < self->suggestions->len,
                        dcs_explanation_new (""));

  telling = g_new0 (Telling, 1);
  telling->analysis = self;
  telling->suggestion = &g_array_index (self->suggestions, DcsSuggestion, suggestion);
  rule = telling->suggestion->rule;
  telling->explanation = dcs_explanation_new (rule->term.label);
  tell_result (telling);
  tell_records (telling);
  tell_decision (telling);
  if (telling->suggestion->suggests == DCS_SUGGESTS_RELAPSE)
    tell_response_before (telling);
  tell_criteria (telling);
  if (rule->method == DCS_JUDGEMENT_SITES)
    tell_by_sites (telling);
  else
    tell_by_calculation (telling);
  tell_settings (telling);
  dcs_explanation_set_rule (
      telling->explanation, rule->term.text, rule->version, rule->term.source);
  return telling->explanation;
}
