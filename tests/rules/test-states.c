/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis.h"
#include "rules-fixture.h"

/* States over time. Remission: response maintained for at least 6 months, on or off treatment
 * (Zulian F et al. J Am Acad Dermatol 2012;67:1151-1156; clinical reference, A3). */

static const char *const cause_words[] = {
  [DCS_STATE_CAUSE_VISIT] = "visit",
  [DCS_STATE_CAUSE_RELAPSE] = "relapse",
  [DCS_STATE_CAUSE_START] = "start",
  [DCS_STATE_CAUSE_STOP] = "stop",
};

/* "active 2020-01-01 off visit; …; until 2021-01-01" */
static char *
spans_to_text (DcsAnalysis *analysis)
{
  guint n;
  const DcsStateSpan *spans = dcs_analysis_states (analysis, &n);
  GString *text = g_string_new (NULL);
  char date[DCS_DATE_ISO_SIZE];

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text,
                              "%s %s %s %s; ",
                              dcs_state_to_code (spans[i].state),
                              dcs_date_to_iso (dcs_date_from_day (spans[i].from), date),
                              spans[i].on_drug ? "on" : "off",
                              cause_words[spans[i].cause]);
      if (i + 1 < n)
        g_assert_cmpint (spans[i].to, ==, spans[i + 1].from);
      g_assert_cmpint (spans[i].cause_id, >, 0);
    }
  if (n > 0)
    g_string_append_printf (
        text, "until %s", dcs_date_to_iso (dcs_date_from_day (spans[n - 1].to), date));
  return g_string_free (text, FALSE);
}

static void
assert_spans (RulesFixture *f, const char *expected)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autofree char *text = NULL;
  guint n;
  const DcsStateSpan *spans;

  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_STATES);
  text = spans_to_text (analysis);
  g_assert_cmpstr (text, ==, expected);
  spans = dcs_analysis_states (analysis, &n);
  g_assert_cmpint (
      dcs_derive_state (course, f->jls, NULL), ==, n > 0 ? spans[n - 1].state : DCS_STATE_UNKNOWN);
}

static void
nothing_judged_has_no_states (RulesFixture *f, gconstpointer data)
{
  assert_spans (f, "");
  fixture_visit (f, "2020-01-01", NULL);
  fixture_treatment (f, "methotrexate", "2020-01-01", "2020-06-01");
  assert_spans (f, "");
}

static void
judgements_follow_each_other_without_a_gap (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", "2020-01-01", NULL);
  fixture_visit (f, "2020-01-01", "baseline");
  fixture_visit (f, "2020-03-01", NULL);
  fixture_visit (f, "2020-04-01", "none");
  fixture_visit (f, "2020-07-01", "partial");
  fixture_relapse (f, "2020-09-15");
  fixture_visit (f, "2020-10-01", "relapse");
  fixture_visit (f, "2021-01-01", "complete");
  assert_spans (f,
                "active 2020-01-01 on visit; improved 2020-07-01 on visit; "
                "relapsed 2020-09-15 on relapse; complete_response 2021-01-01 on visit; "
                "until 2021-01-01");
}

static void
the_last_state_lasts_to_the_last_contact_or_the_death (RulesFixture *f, gconstpointer data)
{
  fixture_patient (f, "A", NULL);
  *fixture_last (f, DCS_PATIENT_LAST_FOLLOWUP_DATE) = dcs_value_date (dcs_date_new (2020, 12, 31));
  fixture_visit (f, "2020-01-01", "none");
  assert_spans (f, "active 2020-01-01 off visit; until 2020-12-31");
  fixture_nth (f, 0, DCS_RECORD_PATIENT)[DCS_PATIENT_DEATH_DATE] = dcs_value_date (
      dcs_date_new (2020, 6, 1));
  assert_spans (f, "active 2020-01-01 off visit; until 2020-06-01");
}

/* Six calendar months after 2020-01-31: 31 July. */
static void
a_response_kept_for_six_months_is_remission (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", "2019-06-01", NULL);
  fixture_visit (f, "2020-01-31", "complete");
  fixture_visit (f, "2020-07-30", "complete");
  assert_spans (f, "complete_response 2020-01-31 on visit; until 2020-07-30");
  fixture_visit (f, "2020-07-31", "complete");
  assert_spans (f,
                "complete_response 2020-01-31 on visit; remission_on 2020-07-31 on visit; "
                "until 2020-07-31");
}

/* 31 August + 6 months: the last day of February. */
static void
six_months_end_with_the_month (RulesFixture *f, gconstpointer data)
{
  fixture_visit (f, "2020-08-31", "complete");
  fixture_visit (f, "2021-02-28", "complete");
  assert_spans (f,
                "complete_response 2020-08-31 off visit; remission_off 2021-02-28 off visit; "
                "until 2021-02-28");
}

static void
no_visit_no_remission (RulesFixture *f, gconstpointer data)
{
  fixture_patient (f, "A", NULL);
  *fixture_last (f, DCS_PATIENT_LAST_FOLLOWUP_DATE) = dcs_value_date (dcs_date_new (2022, 1, 1));
  fixture_visit (f, "2020-01-01", "complete");
  /* One without a judgement neither confirms nor breaks it. */
  fixture_visit (f, "2020-09-01", NULL);
  assert_spans (f, "complete_response 2020-01-01 off visit; until 2022-01-01");
  fixture_visit (f, "2021-03-01", "complete");
  assert_spans (f,
                "complete_response 2020-01-01 off visit; remission_off 2021-03-01 off visit; "
                "until 2022-01-01");
}

static void
what_breaks_the_response_begins_the_months_anew (RulesFixture *f, gconstpointer data)
{
  fixture_visit (f, "2020-01-01", "complete");
  fixture_visit (f, "2020-05-01", "partial");
  fixture_visit (f, "2020-06-01", "complete");
  fixture_visit (f, "2020-08-01", "complete");
  assert_spans (f,
                "complete_response 2020-01-01 off visit; improved 2020-05-01 off visit; "
                "complete_response 2020-06-01 off visit; until 2020-08-01");
  fixture_visit (f, "2020-12-01", "complete");
  fixture_relapse (f, "2021-02-01");
  assert_spans (f,
                "complete_response 2020-01-01 off visit; improved 2020-05-01 off visit; "
                "complete_response 2020-06-01 off visit; remission_off 2020-12-01 off visit; "
                "relapsed 2021-02-01 off relapse; until 2021-02-01");
}

/* A stop within remission: complete response until a visit confirms six months without. A start:
 * the same. */
static void
remission_begins_anew_on_and_off_treatment (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", "2019-01-01", "2020-10-01");
  fixture_visit (f, "2020-01-01", "complete");
  fixture_visit (f, "2020-07-01", "complete");
  fixture_visit (f, "2021-03-31", "complete");
  fixture_visit (f, "2021-04-01", "complete");
  fixture_treatment (f, "mycophenolate_mofetil", "2021-06-01", NULL);
  fixture_visit (f, "2021-11-30", "complete");
  fixture_visit (f, "2021-12-01", "complete");
  assert_spans (f,
                "complete_response 2020-01-01 on visit; remission_on 2020-07-01 on visit; "
                "complete_response 2020-10-01 off stop; remission_off 2021-04-01 off visit; "
                "complete_response 2021-06-01 on start; remission_on 2021-12-01 on visit; "
                "until 2021-12-01");
}

/* One drug takes the place of another on the day: treatment goes on. */
static void
a_switch_on_the_day_is_no_stop (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", "2019-01-01", "2020-03-01");
  fixture_treatment (f, "mycophenolate_mofetil", "2020-03-01", NULL);
  fixture_treatment (f, "topical_tacrolimus", "2020-04-01", "2020-05-01");
  fixture_visit (f, "2020-01-01", "complete");
  fixture_visit (f, "2020-07-01", "complete");
  assert_spans (f,
                "complete_response 2020-01-01 on visit; remission_on 2020-07-01 on visit; "
                "until 2020-07-01");
}

static void
improved_without_treatment_is_off_treatment (RulesFixture *f, gconstpointer data)
{
  fixture_visit (f, "2019-06-01", "partial");
  fixture_treatment (f, "methotrexate", "2020-01-01", "2020-06-01");
  fixture_treatment (f, "mycophenolate_mofetil", "2020-09-01", NULL);
  fixture_visit (f, "2020-10-01", NULL);
  /* Before it was ever treated it is improved. */
  assert_spans (f,
                "improved 2019-06-01 off visit; improved 2020-01-01 on start; "
                "off_treatment 2020-06-01 off stop; improved 2020-09-01 on start; "
                "until 2020-10-01");
}

static void
a_stop_on_the_day_of_a_visit_comes_first (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", "2020-01-01", "2020-06-01");
  fixture_visit (f, "2020-01-01", "baseline");
  fixture_visit (f, "2020-06-01", "partial");
  assert_spans (f,
                "active 2020-01-01 on visit; off_treatment 2020-06-01 off visit; "
                "until 2020-06-01");
}

static void
a_treatment_without_a_start_ran_before (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", NULL, "2020-06-01");
  fixture_visit (f, "2020-01-01", "partial");
  fixture_visit (f, "2020-07-01", "partial");
  assert_spans (f,
                "improved 2020-01-01 on visit; off_treatment 2020-06-01 off stop; "
                "until 2020-07-01");
}

/* 2020-01-01 to 2021-01-01: 366 days; of these 152 until 1 June, 30 of June on treatment. */
static void
days_are_counted_by_state_and_treatment (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;

  fixture_visit (f, "2020-01-01", "baseline");
  fixture_treatment (f, "methotrexate", "2020-06-01", "2020-07-01");
  fixture_visit (f, "2020-10-01", "complete");
  fixture_visit (f, "2021-01-01", NULL);
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_STATES);
  g_assert_cmpint (dcs_analysis_days_in_state (analysis, DCS_STATE_ACTIVE, -1), ==, 274);
  g_assert_cmpint (dcs_analysis_days_in_state (analysis, DCS_STATE_ACTIVE, 1), ==, 30);
  g_assert_cmpint (dcs_analysis_days_in_state (analysis, DCS_STATE_ACTIVE, 0), ==, 244);
  g_assert_cmpint (dcs_analysis_days_in_state (analysis, DCS_STATE_COMPLETE_RESPONSE, -1), ==, 92);
  g_assert_cmpint (dcs_analysis_days_in_state (analysis, DCS_STATE_RELAPSED, -1), ==, 0);
}

static void
the_response_counts_since_it_began_also_after_remission (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  DcsDate since;

  fixture_treatment (f, "methotrexate", "2019-01-01", "2021-01-01");
  fixture_visit (f, "2020-01-01", "complete");
  fixture_visit (f, "2020-08-01", "complete");
  course = fixture_course (f);
  g_assert_cmpint (dcs_derive_state (course, f->jls, &since), ==, DCS_STATE_COMPLETE_RESPONSE);
  assert_date (since, "2020-01-01");
}

static void
an_explanation_names_dates_visit_and_rule (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsExplanation) explanation = NULL;
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *text = NULL;

  fixture_treatment (f, "methotrexate", "2019-01-01", "2020-02-01");
  fixture_visit (f, "2020-01-01", "complete");
  fixture_visit (f, "2020-08-01", "complete");
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_STATES);
  explanation = dcs_analysis_explain_state (analysis, 2);
  text = dcs_explanation_to_text (explanation);
  g_test_message ("%s", text);
  g_assert_cmpstr (explanation->title, ==, "Remission off treatment");
  g_assert_nonnull (strstr (text, "Response recorded at the visit: Complete clinical response"));
  g_assert_nonnull (strstr (text, "Complete response began"));
  g_assert_nonnull (strstr (text, "The last systemic treatment ended: Methotrexate"));
  g_assert_nonnull (strstr (text, "Zulian"));
  g_assert_nonnull (strstr (text, "6 months"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/states/nothing-judged-has-no-states", nothing_judged_has_no_states);
  fixture_test ("/rules/states/judgements-follow-each-other-without-a-gap",
                judgements_follow_each_other_without_a_gap);
  fixture_test ("/rules/states/the-last-state-lasts-to-the-last-contact-or-the-death",
                the_last_state_lasts_to_the_last_contact_or_the_death);
  fixture_test ("/rules/states/a-response-kept-for-six-months-is-remission",
                a_response_kept_for_six_months_is_remission);
  fixture_test ("/rules/states/six-months-end-with-the-month", six_months_end_with_the_month);
  fixture_test ("/rules/states/no-visit-no-remission", no_visit_no_remission);
  fixture_test ("/rules/states/what-breaks-the-response-begins-the-months-anew",
                what_breaks_the_response_begins_the_months_anew);
  fixture_test ("/rules/states/remission-begins-anew-on-and-off-treatment",
                remission_begins_anew_on_and_off_treatment);
  fixture_test ("/rules/states/a-switch-on-the-day-is-no-stop", a_switch_on_the_day_is_no_stop);
  fixture_test ("/rules/states/improved-without-treatment-is-off-treatment",
                improved_without_treatment_is_off_treatment);
  fixture_test ("/rules/states/a-stop-on-the-day-of-a-visit-comes-first",
                a_stop_on_the_day_of_a_visit_comes_first);
  fixture_test ("/rules/states/a-treatment-without-a-start-ran-before",
                a_treatment_without_a_start_ran_before);
  fixture_test ("/rules/states/days-are-counted-by-state-and-treatment",
                days_are_counted_by_state_and_treatment);
  fixture_test ("/rules/states/the-response-counts-since-it-began-also-after-remission",
                the_response_counts_since_it_began_also_after_remission);
  fixture_test ("/rules/states/an-explanation-names-dates-visit-and-rule",
                an_explanation_names_dates_visit_and_rule);
  return g_test_run ();
}
