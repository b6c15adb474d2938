/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-suggestions-private.h"
#include "suggestions-checks.h"

#include <math.h>
#include <string.h>

/* Suggested response and relapse. Complete response: no erythema, no induration, no new and no
 * enlarged lesion. Improvement: less erythema and induration, lesions stable or smaller, no new
 * one. Relapse: activity again after improvement, by a new or enlarged lesion or by erythema or
 * induration in an area that was inactive before (Kavrul Kayaalp G et al. Compreh Med
 * 2025;17:301-308; clinical reference, A3). */

static void
assert_suggestions (RulesFixture *f, const char *expected)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autofree char *text = NULL;

  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_SUGGESTIONS);
  text = suggestions_to_text (analysis);
  g_assert_cmpstr (text, ==, expected);
}

static void
set_visit (RulesFixture *f, gint64 visit, int field, DcsValue value)
{
  for (guint i = 0; i < f->rows->len; i++)
    {
      DcsValue *values = fixture_nth (f, i, DCS_RECORD_VISIT);

      if (values != NULL && values[DCS_VISIT_ID].integer == visit)
        values[field] = value;
    }
}

static void
decide (RulesFixture *f,
        const char *subject,
        gint64 visit,
        const char *suggested,
        const char *decision,
        const char *date)
{
  DcsValue *values = fixture_row (f, DCS_RECORD_DECISION);
  DcsDate day;

  g_assert_true (dcs_date_parse_iso (date, -1, &day));
  values[DCS_DECISION_SUBJECT] = dcs_value_text (subject);
  values[DCS_DECISION_RULE] = dcs_value_text ("clinical_response");
  values[DCS_DECISION_VISIT_ID] = dcs_value_integer (visit);
  values[DCS_DECISION_SUGGESTED] = dcs_value_text (suggested);
  values[DCS_DECISION_DECISION] = dcs_value_text (decision);
  values[DCS_DECISION_DATE] = dcs_value_date (day);
  values[DCS_DECISION_REASON] = dcs_value_text ("warm room");
}

static void
a_course_is_followed_from_scores_alone (RulesFixture *f, gconstpointer data)
{
  scored (f, "2020-01-01", "baseline", 2, 3, 3);
  scored (f, "2020-04-01", "none", 2, 3, 0);
  scored (f, "2020-07-01", "partial", 1, 1, 0);
  scored (f, "2020-10-01", "complete", 0, 0, 0);
  scored (f, "2021-01-01", "relapse", 1, 0, 0);
  scored (f, "2021-04-01", "complete", 0, 0, 0);
  assert_suggestions (f,
                      "improved 2020-07-01 agrees; complete 2020-10-01 agrees; "
                      "relapse 2021-01-01 agrees; complete 2021-04-01 agrees");
}

static void
the_first_visit_begins_the_activity (RulesFixture *f, gconstpointer data)
{
  scored (f, "2020-01-01", NULL, 0, 0, 0);
  assert_suggestions (f, "");
  scored (f, "2020-04-01", "complete", 0, 0, 0);
  assert_suggestions (f, "complete 2020-04-01 agrees");
}

/* Both erythema and induration must be less; what was 0 must stay 0. */
static void
improvement_is_less_of_each_item (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    int er, st, ne;
    gboolean improved;
  } cases[] = {
    { 1, 0, 0, TRUE },                      /* less erythema, induration was none and still is */
    { 2, 0, 0, FALSE },                     /* the same */
    { 1, 1, 0, FALSE },                     /* induration new */
    { 3, 0, 0, FALSE }, { 1, 0, 1, FALSE }, /* a lesion grew */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_ptr_array_set_size (f->rows, 0);
      scored (f, "2020-01-01", "baseline", 2, 0, 0);
      scored (f, "2020-04-01", NULL, cases[i].er, cases[i].st, cases[i].ne);
      assert_suggestions (f, cases[i].improved ? "improved 2020-04-01 open" : "");
    }
}

/* The sums over all sites count, of improvement: one site may be worse. */
static void
improvement_is_of_the_sums (RulesFixture *f, gconstpointer data)
{
  gint64 visit = scored (f, "2020-01-01", "baseline", 3, 3, 0);

  fixture_site (f, visit, "chest", 0, 1, 0);
  visit = scored (f, "2020-04-01", "partial", 1, 1, 0);
  fixture_site (f, visit, "chest", 1, 1, 0);
  assert_suggestions (f, "improved 2020-04-01 agrees");
}

static void
a_relapse_needs_a_response_before (RulesFixture *f, gconstpointer data)
{
  gint64 visit;

  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  visit = scored (f, "2020-04-01", "none", 2, 2, 3);
  set_visit (f, visit, DCS_VISIT_NEW_LESIONS, dcs_value_text ("yes"));
  fixture_site (f, visit, "chest", 2, 2, 3);
  assert_suggestions (f, "");
}

static void
assert_relapse (RulesFixture *f, guint criteria, const char *item, const char *site)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  const DcsSuggestion *all;
  guint n;

  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_SUGGESTIONS);
  all = dcs_analysis_suggestions (analysis, &n);
  if (criteria == 0)
    {
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (all[i].suggests, !=, DCS_SUGGESTS_RELAPSE);
      return;
    }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpint (all[n - 1].suggests, ==, DCS_SUGGESTS_RELAPSE);
  g_assert_cmpuint (all[n - 1].criteria, ==, criteria);
  g_assert_cmpstr (dcs_code_string (all[n - 1].item), ==, item);
  g_assert_cmpstr (dcs_code_string (all[n - 1].site), ==, site);
}

/* Improved, and still active at the neck; then one of the criteria after the other. */
static void
each_criterion_makes_a_relapse (RulesFixture *f, gconstpointer data)
{
  gint64 visit;

  scored (f, "2020-01-01", "baseline", 3, 3, 0);
  scored (f, "2020-04-01", "partial", 1, 1, 0);
  visit = scored (f, "2020-07-01", NULL, 2, 2, 0);
  /* More at a site that was still active is none of them. */
  assert_relapse (f, 0, NULL, NULL);
  set_visit (f, visit, DCS_VISIT_NEW_LESIONS, dcs_value_text ("no"));
  assert_relapse (f, 0, NULL, NULL);
  set_visit (f, visit, DCS_VISIT_NEW_LESIONS, dcs_value_text ("yes"));
  assert_relapse (f, DCS_CRITERION_NEW, NULL, NULL);
  set_visit (f, visit, DCS_VISIT_NEW_LESIONS, DCS_VALUE_INIT);
  fixture_site (f, visit, "chest", 0, 1, 0);
  assert_relapse (f, DCS_CRITERION_REACTIVATION, "induration", "chest");
  fixture_site (f, visit, "abdomen", 0, 0, 2);
  assert_relapse (f, DCS_CRITERION_REACTIVATION | DCS_CRITERION_ENLARGED, "induration", "chest");
}

static void
worsening_is_an_option (RulesFixture *f, gconstpointer data)
{
  const DcsJudgement *shipped = dcs_definition_judgement (f->jls, dcs_code ("clinical_response"));
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *text = NULL;
  g_autofree char *points = NULL;
  DcsJudgement rule = *shipped;

  scored (f, "2020-01-01", "baseline", 3, 3, 0);
  scored (f, "2020-04-01", "partial", 1, 1, 0);
  scored (f, "2020-07-01", "partial", 2, 2, 0);
  course = fixture_course (f);
  assert_suggestions (f, "improved 2020-04-01 agrees; improved 2020-07-01 agrees");
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_STATES);
  rule.relapse_criteria |= DCS_CRITERION_WORSENING;
  rule.worsening_points = 2;
  rule.worsening_percent = NAN;
  _dcs_analysis_suggest (analysis, &rule);
  text = suggestions_to_text (analysis);
  g_assert_cmpstr (text, ==, "improved 2020-04-01 agrees; relapse 2020-07-01 open");
  /* 2 to 4: by 100 %. */
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_STATES);
  rule.worsening_points = 3;
  rule.worsening_percent = 101;
  _dcs_analysis_suggest (analysis, &rule);
  points = suggestions_to_text (analysis);
  g_assert_cmpstr (points, ==, "improved 2020-04-01 agrees; improved 2020-07-01 agrees");
}

/* After a relapse the next improvement is measured against it. */
static void
after_a_relapse_the_activity_begins_anew (RulesFixture *f, gconstpointer data)
{
  scored (f, "2020-01-01", "baseline", 1, 1, 0);
  scored (f, "2020-04-01", "complete", 0, 0, 0);
  scored (f, "2020-07-01", "relapse", 3, 3, 0);
  scored (f, "2020-08-01", "none", 3, 3, 3);
  scored (f, "2020-10-01", "partial", 2, 2, 0);
  assert_suggestions (f,
                      "complete 2020-04-01 agrees; relapse 2020-07-01 agrees; "
                      "improved 2020-10-01 agrees");
}

/* What is not known leads to no suggestion. */
static void
half_a_score_suggests_nothing (RulesFixture *f, gconstpointer data)
{
  gint64 visit;

  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  visit = fixture_visit (f, "2020-04-01", NULL);
  assert_suggestions (f, "");
  fixture_value (f, visit, "erythema", "neck", 0);
  fixture_value (f, visit, "induration", "neck", 0);
  assert_suggestions (f, "");
  fixture_value (f, visit, "new_enlarged", "neck", 0);
  assert_suggestions (f, "complete 2020-04-01 open");
  fixture_not_done (f, visit, "erythema", "chest");
  assert_suggestions (f, "");
}

static void
sites_that_were_not_assessed_are_not_known (RulesFixture *f, gconstpointer data)
{
  gint64 visit;

  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  visit = scored (f, "2020-04-01", NULL, 0, 0, 0);
  set_visit (f, visit, DCS_VISIT_REVIEWED, dcs_value_text ("loscat:rest=not_assessed"));
  assert_suggestions (f, "");
  set_visit (f, visit, DCS_VISIT_REVIEWED, dcs_value_text ("loscat:rest=not_involved"));
  assert_suggestions (f, "complete 2020-04-01 open");
  /* Nowhere a lesion, said without a row. */
  visit = fixture_visit (f, "2020-07-01", "none");
  set_visit (f, visit, DCS_VISIT_REVIEWED, dcs_value_text ("loscat:rest=not_involved"));
  assert_suggestions (f, "complete 2020-04-01 open; complete 2020-07-01 open");
}

/* A site that was not looked at before was not inactive. */
static void
only_what_was_seen_to_be_inactive_can_be_active_again (RulesFixture *f, gconstpointer data)
{
  gint64 before, visit;

  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  scored (f, "2020-04-01", "complete", 0, 0, 0);
  before = scored (f, "2020-07-01", "complete", 0, 0, 0);
  set_visit (f, before, DCS_VISIT_REVIEWED, dcs_value_text ("loscat:rest=not_assessed"));
  visit = fixture_visit (f, "2020-10-01", NULL);
  fixture_site (f, visit, "chest", 1, 0, 0);
  assert_relapse (f, 0, NULL, NULL);
  set_visit (f, before, DCS_VISIT_REVIEWED, DCS_VALUE_INIT);
  assert_relapse (f, DCS_CRITERION_REACTIVATION, "erythema", "chest");
  /* The visit before is the one before with a score. */
  fixture_visit (f, "2020-09-01", NULL);
  assert_relapse (f, DCS_CRITERION_REACTIVATION, "erythema", "chest");
}

static void
a_relapse_on_record_within_30_days_is_the_same (RulesFixture *f, gconstpointer data)
{
  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  scored (f, "2020-04-01", "complete", 0, 0, 0);
  scored (f, "2020-07-01", NULL, 2, 2, 0);
  assert_suggestions (f, "complete 2020-04-01 agrees; relapse 2020-07-01 open");
  fixture_relapse (f, "2020-06-01");
  assert_suggestions (f, "complete 2020-04-01 agrees; relapse 2020-07-01 agrees");
  *fixture_last (f, DCS_RELAPSE_DATE) = dcs_value_date (dcs_date_new (2020, 5, 31));
  assert_suggestions (f,
                      "complete 2020-04-01 agrees; relapse 2020-05-31 unsupported; "
                      "relapse 2020-07-01 open");
  *fixture_last (f, DCS_RELAPSE_DATE) = dcs_value_date (dcs_date_new (2020, 7, 31));
  assert_suggestions (f, "complete 2020-04-01 agrees; relapse 2020-07-01 agrees");
  *fixture_last (f, DCS_RELAPSE_DELETED) = dcs_value_integer (1);
  assert_suggestions (f, "complete 2020-04-01 agrees; relapse 2020-07-01 open");
}

/* Recorded against the rule: it stays, and is told of once. */
static void
a_relapse_without_the_criterion_is_unsupported (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  const DcsSuggestion *all;
  guint n;

  scored (f, "2020-01-01", "baseline", 3, 3, 0);
  scored (f, "2020-04-01", "partial", 1, 1, 0);
  scored (f, "2020-07-01", "relapse", 2, 2, 0);
  assert_suggestions (f, "improved 2020-04-01 agrees; relapse 2020-07-01 unsupported");
  fixture_relapse (f, "2020-07-03");
  assert_suggestions (f, "improved 2020-04-01 agrees; relapse 2020-07-03 unsupported");
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_SUGGESTIONS);
  all = dcs_analysis_suggestions (analysis, &n);
  g_assert_cmpuint (all[1].criteria, ==, 0);
  g_assert_cmpint (all[1].relapse_id, >, 0);
  g_assert_cmpint (all[1].visit_id, >, 0);
}

static void
only_differences_that_matter_are_open (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *response;
    int er, st;
    const char *expected;
  } cases[] = {
    { "partial", 1, 1, "improved 2020-04-01 agrees" },
    { "none", 1, 1, "improved 2020-04-01 agrees" },
    { "complete", 1, 1, "improved 2020-04-01 open" },
    { NULL, 1, 1, "improved 2020-04-01 open" },
    { "complete", 0, 0, "complete 2020-04-01 agrees" },
    { "partial", 0, 0, "complete 2020-04-01 open" },
    { NULL, 0, 0, "complete 2020-04-01 open" },
    { "relapse", 0, 0, "complete 2020-04-01 open; relapse 2020-04-01 unsupported" },
    { "complete", 2, 2, "complete 2020-04-01 unsupported" },
    { "partial", 2, 2, "" },
    { NULL, 2, 2, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_ptr_array_set_size (f->rows, 0);
      scored (f, "2020-01-01", "baseline", 2, 2, 0);
      scored (f, "2020-04-01", cases[i].response, cases[i].er, cases[i].st, 0);
      assert_suggestions (f, cases[i].expected);
    }
}

/* Where no response is recorded, the last one holds, and one thing is suggested once. */
static void
without_a_response_the_last_one_holds (RulesFixture *f, gconstpointer data)
{
  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  scored (f, "2020-04-01", "complete", 0, 0, 0);
  scored (f, "2020-07-01", NULL, 0, 0, 0);
  assert_suggestions (f, "complete 2020-04-01 agrees; complete 2020-07-01 agrees");
  g_ptr_array_set_size (f->rows, 0);
  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  scored (f, "2020-04-01", NULL, 0, 0, 0);
  scored (f, "2020-07-01", NULL, 0, 0, 0);
  scored (f, "2020-10-01", NULL, 0, 0, 0);
  assert_suggestions (f, "complete 2020-04-01 open");
}

static void
a_decision_settles_a_suggestion (RulesFixture *f, gconstpointer data)
{
  gint64 visit;

  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  visit = scored (f, "2020-04-01", "partial", 0, 0, 0);
  assert_suggestions (f, "complete 2020-04-01 open");
  /* One on something else that was suggested then does not count. */
  decide (f, "response", visit, "partial", "overruled", "2020-04-02");
  assert_suggestions (f, "complete 2020-04-01 open");
  decide (f, "response", visit, "complete", "overruled", "2020-04-03");
  assert_suggestions (f, "complete 2020-04-01 overruled");
  decide (f, "response", visit, "complete", "accepted", "2020-04-04");
  assert_suggestions (f, "complete 2020-04-01 accepted");
  *fixture_last (f, DCS_DECISION_DELETED) = dcs_value_integer (1);
  assert_suggestions (f, "complete 2020-04-01 overruled");
  /* What is recorded later says the same after all. */
  set_visit (f, visit, DCS_VISIT_RESPONSE, dcs_value_code (dcs_code ("complete")));
  assert_suggestions (f, "complete 2020-04-01 agrees");
}

static void
a_relapse_is_decided_on_as_such (RulesFixture *f, gconstpointer data)
{
  gint64 visit;

  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  scored (f, "2020-04-01", "complete", 0, 0, 0);
  visit = scored (f, "2020-07-01", "partial", 1, 0, 0);
  decide (f, "response", visit, "relapse", "overruled", "2020-07-02");
  assert_suggestions (f, "complete 2020-04-01 agrees; relapse 2020-07-01 open");
  decide (f, "relapse", visit, "relapse", "overruled", "2020-07-02");
  assert_suggestions (f, "complete 2020-04-01 agrees; relapse 2020-07-01 overruled");
}

static void
deleted_rows_do_not_count (RulesFixture *f, gconstpointer data)
{
  gint64 visit;

  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  visit = scored (f, "2020-04-01", NULL, 0, 0, 0);
  fixture_value (f, visit, "erythema", "chest", 3);
  *fixture_last (f, DCS_OBSERVATION_DELETED) = dcs_value_integer (1);
  assert_suggestions (f, "complete 2020-04-01 open");
  set_visit (f, visit, DCS_VISIT_DELETED, dcs_value_integer (1));
  assert_suggestions (f, "");
}

/* The damage items of the same form at a site without its activity items. */
static void
a_site_looked_at_for_damage_only_is_not_known (RulesFixture *f, gconstpointer data)
{
  gint64 visit;

  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  visit = scored (f, "2020-04-01", NULL, 0, 0, 0);
  fixture_value (f, visit, "dermal_atrophy", "chest", 2);
  assert_suggestions (f, "");
  fixture_site (f, visit, "chest", 0, 0, 0);
  assert_suggestions (f, "complete 2020-04-01 open");
}

static void
words_say_what_fired_where_and_against_what (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsExplanation) explanation = NULL;
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  gint64 visit;

  scored (f, "2020-01-01", "baseline", 2, 2, 0);
  scored (f, "2020-05-03", "complete", 0, 0, 0);
  visit = scored (f, "2020-08-01", "partial", 2, 0, 0);
  decide (f, "relapse", visit, "relapse", "overruled", "2020-08-02");
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_SUGGESTIONS);
  words = dcs_analysis_describe_suggestion (analysis, 1);
  g_assert_cmpstr (words, ==, "Relapse suggested: Erythema (neck) 2, was 0 on 3 May 2020");
  explanation = dcs_analysis_explain_suggestion (analysis, 1);
  text = dcs_explanation_to_text (explanation);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "Suggested: Relapse"));
  g_assert_nonnull (strstr (text, "Response recorded at the visit: Partial response"));
  g_assert_nonnull (strstr (text, "Decided: overruled: warm room"));
  g_assert_nonnull (strstr (text, "By the rule, before: Complete clinical response"));
  g_assert_nonnull (strstr (text, "Active where nothing was at the visit before: met"));
  g_assert_nonnull (strstr (text, "New lesion: not met"));
  g_assert_nonnull (strstr (text, "Compared with the visit (3 May 2020)"));
  g_assert_nonnull (strstr (text, "Erythema (neck): 2, was 0"));
  g_assert_nonnull (strstr (text, "Kavrul Kayaalp"));
}

static void
words_of_all_kinds_are_there (RulesFixture *f, gconstpointer data)
{
  static const char *const expected[] = {
    "Partial response suggested: activity 4, was 6 on 1 Jan 2020",
    "Complete clinical response suggested: nothing active at any site",
    "Relapse suggested: new lesion",
    "Relapse recorded, no criterion of the rule met",
    "Complete clinical response recorded, something is active",
  };
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  gint64 visit;
  guint n;

  scored (f, "2020-01-01", "baseline", 3, 3, 0);
  scored (f, "2020-04-01", "partial", 2, 2, 0);
  scored (f, "2020-07-01", "complete", 0, 0, 0);
  visit = scored (f, "2020-10-01", "relapse", 0, 0, 0);
  set_visit (f, visit, DCS_VISIT_NEW_LESIONS, dcs_value_text ("yes"));
  fixture_relapse (f, "2021-01-01");
  scored (f, "2021-02-01", "complete", 3, 3, 0);
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_SUGGESTIONS);
  dcs_analysis_suggestions (analysis, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = dcs_analysis_describe_suggestion (analysis, i);
      g_autoptr (DcsExplanation) explanation = dcs_analysis_explain_suggestion (analysis, i);

      g_assert_cmpuint (i, <, G_N_ELEMENTS (expected));
      g_assert_cmpstr (words, ==, expected[i]);
      g_assert_cmpuint (explanation->lines->len, >, 0);
      g_assert_nonnull (explanation->rule);
      g_assert_nonnull (explanation->source);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/suggestions/a-course-is-followed-from-scores-alone",
                a_course_is_followed_from_scores_alone);
  fixture_test ("/rules/suggestions/the-first-visit-begins-the-activity",
                the_first_visit_begins_the_activity);
  fixture_test ("/rules/suggestions/improvement-is-less-of-each-item",
                improvement_is_less_of_each_item);
  fixture_test ("/rules/suggestions/improvement-is-of-the-sums", improvement_is_of_the_sums);
  fixture_test ("/rules/suggestions/a-relapse-needs-a-response-before",
                a_relapse_needs_a_response_before);
  fixture_test ("/rules/suggestions/each-criterion-makes-a-relapse",
                each_criterion_makes_a_relapse);
  fixture_test ("/rules/suggestions/worsening-is-an-option", worsening_is_an_option);
  fixture_test ("/rules/suggestions/after-a-relapse-the-activity-begins-anew",
                after_a_relapse_the_activity_begins_anew);
  fixture_test ("/rules/suggestions/half-a-score-suggests-nothing", half_a_score_suggests_nothing);
  fixture_test ("/rules/suggestions/sites-that-were-not-assessed-are-not-known",
                sites_that_were_not_assessed_are_not_known);
  fixture_test ("/rules/suggestions/only-what-was-seen-to-be-inactive-can-be-active-again",
                only_what_was_seen_to_be_inactive_can_be_active_again);
  fixture_test ("/rules/suggestions/a-relapse-on-record-within-30-days-is-the-same",
                a_relapse_on_record_within_30_days_is_the_same);
  fixture_test ("/rules/suggestions/a-relapse-without-the-criterion-is-unsupported",
                a_relapse_without_the_criterion_is_unsupported);
  fixture_test ("/rules/suggestions/only-differences-that-matter-are-open",
                only_differences_that_matter_are_open);
  fixture_test ("/rules/suggestions/without-a-response-the-last-one-holds",
                without_a_response_the_last_one_holds);
  fixture_test ("/rules/suggestions/a-decision-settles-a-suggestion",
                a_decision_settles_a_suggestion);
  fixture_test ("/rules/suggestions/a-relapse-is-decided-on-as-such",
                a_relapse_is_decided_on_as_such);
  fixture_test ("/rules/suggestions/deleted-rows-do-not-count", deleted_rows_do_not_count);
  fixture_test ("/rules/suggestions/a-site-looked-at-for-damage-only-is-not-known",
                a_site_looked_at_for_damage_only_is_not_known);
  fixture_test ("/rules/suggestions/words-say-what-fired-where-and-against-what",
                words_say_what_fired_where_and_against_what);
  fixture_test ("/rules/suggestions/words-of-all-kinds-are-there", words_of_all_kinds_are_there);
  return g_test_run ();
}
