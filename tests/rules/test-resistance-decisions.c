/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "resistance-checks.h"

#include <string.h>

static DcsResistanceStatus
status_after (
    RulesFixture *f, const char *subject, const char *rule, const char *decision, const char *date)
{
  gint64 id;

  g_ptr_array_set_size (f->rows, 0);
  id = add_mtx (f, "2020-01-01", "2020-12-01", 15, "no_response", "none");
  add_decision (f, subject, rule, id, decision, date);
  {
    g_auto (Run) result = run_resistance (f);

    g_assert_cmpuint (result.n, ==, 1);
    return result.found->status;
  }
}

static void
a_clinician_decides (RulesFixture *f, gconstpointer data)
{
  gint64 id, decision;

  g_assert_cmpint (status_after (f, "resistance", "methotrexate", "accepted", "2021-01-01"),
                   ==,
                   DCS_RESISTANCE_CONFIRMED);
  g_assert_cmpint (status_after (f, "resistance", "methotrexate", "overruled", "2021-01-01"),
                   ==,
                   DCS_RESISTANCE_DISMISSED);
  /* On something else. */
  g_assert_cmpint (status_after (f, "intolerance", "methotrexate", "overruled", "2021-01-01"),
                   ==,
                   DCS_RESISTANCE_CANDIDATE);
  g_assert_cmpint (status_after (f, "resistance", "ivig", "overruled", "2021-01-01"),
                   ==,
                   DCS_RESISTANCE_CANDIDATE);
  /* The stop is newer than what was decided against. */
  g_assert_cmpint (status_after (f, "resistance", "methotrexate", "overruled", "2020-09-01"),
                   ==,
                   DCS_RESISTANCE_CANDIDATE);

  g_ptr_array_set_size (f->rows, 0);
  id = add_mtx (f, "2020-01-01", "2020-12-01", 15, "no_response", "none");
  add_decision (f, "resistance", "methotrexate", id, "overruled", "2021-01-01");
  decision = add_decision (f, "resistance", "methotrexate", id, "accepted", "2021-02-01");
  add_decision (f, "resistance", "methotrexate", id, "overruled", "2021-03-01");
  *fixture_last (f, DCS_DECISION_DELETED) = dcs_value_integer (1);
  {
    g_auto (Run) result = run_resistance (f);

    g_assert_cmpuint (result.n, ==, 1);
    g_assert_cmpint (result.found->status, ==, DCS_RESISTANCE_CONFIRMED);
    g_assert_cmpint (result.found->decided, ==, fixture_day ("2021-02-01"));
    g_assert_cmpint (result.found->decision_id, ==, decision);
    g_assert_cmpint (result.found->since, ==, fixture_day ("2020-12-01"));
    g_assert_false (result.found->confirmed_without_criterion);
  }
}

/* The clinician knows more than the records: it is shown so. */
static void
confirmed_without_the_criterion (RulesFixture *f, gconstpointer data)
{
  gint64 id = add_mtx (f, "2020-01-01", NULL, 15, NULL, NULL);
  g_auto (Run) result = { 0 };

  fixture_visit (f, "2021-01-01", NULL);
  add_decision (f, "resistance", "methotrexate", id, "accepted", "2020-06-01");
  add_decision (f, "intolerance", "methotrexate", id, "overruled", "2020-06-01");
  result = run_resistance (f);
  g_assert_cmpuint (result.n, ==, 1);
  g_assert_cmpint (result.found->status, ==, DCS_RESISTANCE_CONFIRMED);
  g_assert_true (result.found->confirmed_without_criterion);
  g_assert_cmpint (result.found->since, ==, fixture_day ("2020-06-01"));
  g_assert_cmpint (result.found->days, ==, 152);
}

/* Decided on the first treatment of a course that went on. */
static void
a_decision_holds_when_the_course_grows (RulesFixture *f, gconstpointer data)
{
  gint64 id = add_mtx (f, "2020-01-01", "2020-12-01", 15, "no_response", "none");
  gint64 middle = add_mtx (f, "2020-12-10", "2021-01-01", 15, "no_response", "none");
  gint64 last = add_mtx (f, "2021-01-10", "2021-02-01", 15, "no_response", "none");
  g_auto (Run) result = { 0 };

  add_decision (f, "resistance", "methotrexate", middle, "accepted", "2021-01-05");
  result = run_resistance (f);
  g_assert_cmpuint (result.n, ==, 1);
  g_assert_cmpint (result.found->status, ==, DCS_RESISTANCE_CONFIRMED);
  g_assert_cmpint (result.found->treatment_id, ==, last);
  g_assert_cmpint (id, !=, last);
}

/* Hand-worked: erythema 2, induration 3 and a new lesion (3): 8 when it began; 1 + 2 = 3 at the
 * last visit before the stop. */
static void
the_evidence_has_the_activity_before_and_after (RulesFixture *f, gconstpointer data)
{
  gint64 id = add_mtx (f, "2020-01-10", "2020-12-01", 15, "inadequate_response", "partial");
  g_auto (Run) result = { 0 };
  g_autoptr (DcsExplanation) explanation = NULL;
  g_autofree char *text = NULL;

  fixture_site (f, fixture_visit (f, "2020-01-01", NULL), "left_leg", 2, 3, 3);
  fixture_site (f, fixture_visit (f, "2020-06-01", NULL), "left_leg", 2, 2, 0);
  fixture_site (f, fixture_visit (f, "2020-11-20", NULL), "left_leg", 1, 2, 0);
  fixture_site (f, fixture_visit (f, "2021-06-01", NULL), "left_leg", 0, 0, 0);
  add_event (f, id, "methotrexate", "2020-02-01");
  result = run_resistance (f);
  g_assert_cmpuint (result.n, ==, 1);
  g_assert_cmpint (result.found->activity, ==, dcs_code ("mlossi"));
  g_assert_cmpfloat (result.found->before, ==, 8);
  g_assert_cmpfloat (result.found->after, ==, 3);
  assert_date (result.found->before_date, "2020-01-01");
  assert_date (result.found->after_date, "2020-11-20");
  explanation = dcs_analysis_explain_resistance (result.analysis, 0);
  text = dcs_explanation_to_text (explanation);
  g_assert_true (g_str_has_prefix (
      text,
      "Resistance to Methotrexate: Meets the criterion; to be confirmed by a clinician\n"
      "  Response when it was stopped: Partial (1 Dec 2020)\n"
      "  Stopped because of: Inadequate response (1 Dec 2020)\n"
      "  Started (10 Jan 2020)\n"
      "  Treated for: 46 weeks\n"
      "  Dose: 15 mg/m²\n"
      "  Of these at an adequate dose: 46 weeks; at least 17 weeks are needed\n"
      "  mLoSSI before: 8 (1 Jan 2020)\n"
      "  mLoSSI then: 3 (20 Nov 2020)\n"
      "  Adverse event: vomiting (1 Feb 2020)\n"));
  g_assert_nonnull (strstr (text, "Time at an adequate dose: 4 months\n"));
  g_assert_nonnull (strstr (text, "Adequate dose: from 10 mg/m²\n"));
  g_assert_nonnull (strstr (text, "Product rule"));
}

static const DcsOptionState *
find_option (const Run *result, const char *drug)
{
  guint n;
  const DcsOptionState *options = dcs_analysis_options (result->analysis, &n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < options[i].option->n_drugs; k++)
      if (options[i].option->drugs[k] == dcs_code (drug))
        return &options[i];
  return NULL;
}

static void
options_are_listed_for_what_failed (RulesFixture *f, gconstpointer data)
{
  gint64 id;
  guint n;

  add_mtx (f, "2020-01-01", NULL, 15, NULL, "sufficient");
  fixture_visit (f, "2021-01-01", NULL);
  {
    g_auto (Run) result = run_resistance (f);

    dcs_analysis_options (result.analysis, &n);
    g_assert_cmpuint (n, ==, 0);
  }
  g_ptr_array_set_size (f->rows, 0);
  id = add_mtx (f, "2020-01-01", "2020-12-01", 15, "no_response", "none");
  {
    g_auto (Run) result = run_resistance (f);
    const DcsOptionState *option = find_option (&result, "mycophenolate_mofetil");

    g_assert_nonnull (option);
    g_assert_cmpint (option->status, ==, DCS_OPTION_OPEN);
    g_assert_false (dcs_date_is_set (option->date));
  }
  fixture_treatment (f, "mycophenolate_mofetil", "2020-12-01", "2021-03-01");
  {
    g_auto (Run) result = run_resistance (f);
    const DcsOptionState *option = find_option (&result, "mycophenolate_mofetil");

    g_assert_cmpint (option->status, ==, DCS_OPTION_GIVEN);
    assert_date (option->date, "2020-12-01");
  }
  fixture_treatment (f, "mycophenolate_mofetil", "2021-06-01", NULL);
  {
    g_auto (Run) result = run_resistance (f);
    const DcsOptionState *option = find_option (&result, "mycophenolate_mofetil");

    g_assert_cmpint (option->status, ==, DCS_OPTION_RUNNING);
    assert_date (option->date, "2021-06-01");
  }
  /* Somebody decided against it: nothing failed. */
  add_decision (f, "resistance", "methotrexate", id, "overruled", "2021-01-01");
  {
    g_auto (Run) result = run_resistance (f);

    g_assert_cmpuint (result.n, ==, 1);
    dcs_analysis_options (result.analysis, &n);
    g_assert_cmpuint (n, ==, 0);
  }
}

static void
options_remember_what_was_discussed (RulesFixture *f, gconstpointer data)
{
  const DcsOptionState *option;
  gint64 decision;
  const char *code;

  add_mtx (f, "2020-01-01", "2020-12-01", 15, "no_response", "none");
  {
    g_auto (Run) result = run_resistance (f);

    code = dcs_code_string (find_option (&result, "abatacept")->option->term.code);
  }
  decision = add_decision (f, "option", code, 0, "discussed", "2021-01-01");
  {
    g_auto (Run) result = run_resistance (f);

    option = find_option (&result, "abatacept");
    g_assert_cmpint (option->status, ==, DCS_OPTION_DISCUSSED);
    g_assert_cmpint (option->decision_id, ==, decision);
    assert_date (option->date, "2021-01-01");
  }
  fixture_treatment (f, "abatacept", "2021-02-01", NULL);
  {
    g_auto (Run) result = run_resistance (f);

    option = find_option (&result, "abatacept");
    g_assert_cmpint (option->status, ==, DCS_OPTION_RUNNING);
    g_assert_cmpint (option->decision_id, ==, decision);
  }
}

/* Two courses of one drug are one drug; what was dismissed is none. */
static void
summaries_count_drugs (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  DcsSummary summary;
  gint64 id;

  add_mtx (f, "2018-01-01", "2018-12-01", 15, "no_response", "none");
  add_mtx (f, "2020-01-01", "2020-12-01", 15, "adverse_event", "none");
  id = add_drug (f, "hydroxychloroquine", "2020-01-01", "2020-12-01", "no_response", "none");
  add_decision (f, "resistance", "hydroxychloroquine", id, "accepted", "2021-01-01");
  id = add_drug (f, "abatacept", "2021-01-01", "2021-03-01", "adverse_event", NULL);
  add_decision (f, "intolerance", "abatacept", id, "accepted", "2021-03-01");
  id = add_drug (f, "tocilizumab", "2021-03-01", "2021-05-01", "adverse_event", NULL);
  add_decision (f, "intolerance", "tocilizumab", id, "overruled", "2021-05-01");
  course = fixture_course (f);
  dcs_derive_summary (course, f->jls, &summary);
  g_assert_cmpuint (summary.n_lines, ==, 4);
  g_assert_cmpuint (summary.n_candidates, ==, 1);
  g_assert_cmpuint (summary.n_resistant, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, func) fixture_test ("/rules/resistance/" name, func)
  TEST ("a-clinician-decides", a_clinician_decides);
  TEST ("confirmed-without-the-criterion", confirmed_without_the_criterion);
  TEST ("a-decision-holds-when-the-course-grows", a_decision_holds_when_the_course_grows);
  TEST ("the-evidence-has-the-activity-before-and-after",
        the_evidence_has_the_activity_before_and_after);
  TEST ("options-are-listed-for-what-failed", options_are_listed_for_what_failed);
  TEST ("options-remember-what-was-discussed", options_remember_what_was_discussed);
  TEST ("summaries-count-drugs", summaries_count_drugs);
  return g_test_run ();
}
