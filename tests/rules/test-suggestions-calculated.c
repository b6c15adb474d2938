/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-suggestions-private.h"
#include "suggestions-checks.h"

#include <string.h>

/* A judgement by calculations: the skin score is 0, it fell by 2 points or 27.5 %, it rose by 2
 * points or 19.5 % (Teske NR, Jacobe HT. Br J Dermatol 2020;182:398-404), the CARRA criteria are
 * met (Li SC et al. Pediatr Rheumatol 2019;17). */
static DcsJudgement
calculated_rule (RulesFixture *f)
{
  DcsJudgement rule = *dcs_definition_judgement (f->jls, dcs_code ("clinical_response"));

  rule.method = DCS_JUDGEMENT_CALCULATION;
  rule.complete_when = dcs_code ("no_activity");
  rule.improved_when = dcs_code ("mlossi_improved");
  rule.relapse_when = dcs_code ("carra_active");
  rule.worse_when = dcs_code ("mlossi_worse");
  rule.worse = dcs_code ("none");
  return rule;
}

static void
assert_calculated (RulesFixture *f, const DcsJudgement *rule, const char *expected)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autofree char *text = NULL;

  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_STATES);
  _dcs_analysis_suggest (analysis, rule);
  text = suggestions_to_text (analysis);
  g_assert_cmpstr (text, ==, expected);
}

static void
a_judgement_can_go_by_calculations (RulesFixture *f, gconstpointer data)
{
  DcsJudgement rule = calculated_rule (f);

  scored (f, "2020-01-01", "baseline", 3, 3, 3);
  assert_calculated (f, &rule, "");
  scored (f, "2020-04-01", "partial", 1, 3, 0);
  assert_calculated (f, &rule, "improved 2020-04-01 agrees");
  scored (f, "2020-07-01", "complete", 0, 0, 0);
  scored (f, "2020-10-01", "relapse", 2, 0, 0);
  /* No relapse without a response before: it became worse. */
  scored (f, "2021-01-01", "none", 3, 3, 0);
  scored (f, "2021-04-01", "partial", 3, 3, 3);
  assert_calculated (f,
                     &rule,
                     "improved 2020-04-01 agrees; complete 2020-07-01 agrees; "
                     "relapse 2020-10-01 agrees; worse 2021-01-01 agrees; worse 2021-04-01 open");
}

/* Improved, and active by the criterion before and after. */
static void
what_was_active_all_the_time_is_no_relapse (RulesFixture *f, gconstpointer data)
{
  DcsJudgement rule = calculated_rule (f);

  scored (f, "2020-01-01", "baseline", 3, 3, 0);
  scored (f, "2020-04-01", "partial", 2, 0, 0);
  scored (f, "2020-07-01", "partial", 2, 0, 0);
  assert_calculated (f, &rule, "improved 2020-04-01 agrees");
}

static void
what_cannot_be_calculated_suggests_nothing (RulesFixture *f, gconstpointer data)
{
  DcsJudgement rule = calculated_rule (f);
  gint64 visit;

  scored (f, "2020-01-01", "baseline", 3, 3, 3);
  visit = fixture_visit (f, "2020-04-01", NULL);
  fixture_value (f, visit, "erythema", "neck", 0);
  assert_calculated (f, &rule, "");
  fixture_value (f, visit, "induration", "neck", 0);
  fixture_value (f, visit, "new_enlarged", "neck", 0);
  assert_calculated (f, &rule, "complete 2020-04-01 open");
}

/* The shipped option knows relapses only: active again after it was not. */
static void
a_relapse_alone_is_a_criterion_that_was_not_met_before (RulesFixture *f, gconstpointer data)
{
  const DcsJudgement *rule = dcs_definition_judgement (f->jls, dcs_code ("carra"));

  g_assert_true (rule->is_off);
  scored (f, "2020-01-01", "baseline", 2, 0, 0);
  scored (f, "2020-04-01", "none", 2, 0, 0);
  assert_calculated (f, rule, "");
  scored (f, "2020-07-01", "partial", 1, 0, 0);
  scored (f, "2020-10-01", "relapse", 2, 0, 0);
  scored (f, "2020-11-01", "none", 3, 0, 0);
  assert_calculated (f, rule, "relapse 2020-10-01 agrees");
  scored (f, "2021-02-01", "partial", 1, 0, 0);
  scored (f, "2021-05-01", NULL, 1, 0, 1);
  assert_calculated (f, rule, "relapse 2020-10-01 agrees; relapse 2021-05-01 open");
}

static void
a_calculated_suggestion_names_the_calculation (RulesFixture *f, gconstpointer data)
{
  DcsJudgement rule = calculated_rule (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsExplanation) explanation = NULL;
  g_autoptr (DcsCourse) course = NULL;
  const DcsCalculation *calculation = dcs_definition_calculation (f->jls, rule.complete_when);
  g_autofree char *words = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;

  scored (f, "2020-01-01", "baseline", 3, 3, 3);
  scored (f, "2020-04-01", NULL, 0, 0, 0);
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_STATES);
  _dcs_analysis_suggest (analysis, &rule);
  words = dcs_analysis_describe_suggestion (analysis, 0);
  expected = g_strdup_printf ("Complete clinical response suggested: %s", calculation->term.label);
  g_assert_cmpstr (words, ==, expected);
  explanation = dcs_analysis_explain_suggestion (analysis, 0);
  text = dcs_explanation_to_text (explanation);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, calculation->term.label));
  g_assert_nonnull (strstr (text, "meets the criterion"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/suggestions/a-judgement-can-go-by-calculations",
                a_judgement_can_go_by_calculations);
  fixture_test ("/rules/suggestions/what-was-active-all-the-time-is-no-relapse",
                what_was_active_all_the_time_is_no_relapse);
  fixture_test ("/rules/suggestions/what-cannot-be-calculated-suggests-nothing",
                what_cannot_be_calculated_suggests_nothing);
  fixture_test ("/rules/suggestions/a-relapse-alone-is-a-criterion-that-was-not-met-before",
                a_relapse_alone_is_a_criterion_that_was_not_met_before);
  fixture_test ("/rules/suggestions/a-calculated-suggestion-names-the-calculation",
                a_calculated_suggestion_names_the_calculation);
  return g_test_run ();
}
