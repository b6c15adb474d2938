/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

static void
assert_state (RulesFixture *f, DcsState expected, const char *expected_since)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  DcsDate since;

  g_assert_cmpstr (dcs_state_to_code (dcs_derive_state (course, f->jls, &since)),
                   ==,
                   dcs_state_to_code (expected));
  assert_date (since, expected_since);
  g_assert_cmpint (dcs_derive_state (course, f->jls, NULL), ==, expected);
}

static void
nothing_judged_is_not_assessed (RulesFixture *f, gconstpointer data)
{
  assert_state (f, DCS_STATE_UNKNOWN, "");
  fixture_visit (f, "2020-01-01", NULL);
  fixture_treatment (f, "methotrexate", "2020-01-01", "2020-06-01");
  assert_state (f, DCS_STATE_UNKNOWN, "");
}

/* One line a response: what the definition says that each means. */
static void
each_response_means_its_state (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *response;
    DcsState state;
  } cases[] = {
    { "baseline", DCS_STATE_ACTIVE },  { "none", DCS_STATE_ACTIVE },
    { "partial", DCS_STATE_IMPROVED }, { "complete", DCS_STATE_COMPLETE_RESPONSE },
    { "relapse", DCS_STATE_RELAPSED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_ptr_array_set_size (f->rows, 0);
      fixture_visit (f, "2020-01-01", cases[i].response);
      assert_state (f, cases[i].state, "2020-01-01");
    }
}

static void
the_last_judgement_counts_since_its_run_began (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", "2020-01-01", NULL);
  fixture_visit (f, "2020-01-01", "baseline");
  fixture_visit (f, "2020-04-01", "none");
  assert_state (f, DCS_STATE_ACTIVE, "2020-01-01");
  fixture_visit (f, "2020-07-01", "partial");
  fixture_visit (f, "2020-10-01", "partial");
  assert_state (f, DCS_STATE_IMPROVED, "2020-07-01");
  /* A visit without a judgement breaks no run. */
  fixture_visit (f, "2020-11-01", NULL);
  fixture_visit (f, "2021-01-01", "partial");
  assert_state (f, DCS_STATE_IMPROVED, "2020-07-01");
  fixture_visit (f, "2021-04-01", "complete");
  assert_state (f, DCS_STATE_COMPLETE_RESPONSE, "2021-04-01");
  fixture_visit (f, "2021-05-01", "none");
  assert_state (f, DCS_STATE_ACTIVE, "2021-05-01");
}

static void
a_relapse_on_the_day_or_later_counts (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", "2020-01-01", NULL);
  fixture_visit (f, "2020-01-01", "baseline");
  fixture_visit (f, "2020-04-01", "complete");
  fixture_relapse (f, "2020-03-31");
  assert_state (f, DCS_STATE_COMPLETE_RESPONSE, "2020-04-01");
  fixture_relapse (f, "2020-04-01");
  assert_state (f, DCS_STATE_RELAPSED, "2020-04-01");
  fixture_relapse (f, "2020-05-01");
  fixture_visit (f, "2020-05-02", "relapse");
  assert_state (f, DCS_STATE_RELAPSED, "2020-04-01");
  fixture_visit (f, "2020-06-01", "partial");
  assert_state (f, DCS_STATE_IMPROVED, "2020-06-01");
}

static void
a_relapse_alone_is_enough (RulesFixture *f, gconstpointer data)
{
  fixture_relapse (f, "2020-03");
  assert_state (f, DCS_STATE_RELAPSED, "2020-03");
}

/* A year stands in its middle: 2020 is after a visit in March, and before one in October. */
static void
a_vague_relapse_stands_in_the_middle_of_its_period (RulesFixture *f, gconstpointer data)
{
  fixture_visit (f, "2020-03-01", "complete");
  fixture_relapse (f, "2020");
  assert_state (f, DCS_STATE_RELAPSED, "2020");
  fixture_visit (f, "2020-10-01", "partial");
  assert_state (f, DCS_STATE_IMPROVED, "2020-10-01");
}

static void
of_two_visits_on_one_day_the_later_entry_counts (RulesFixture *f, gconstpointer data)
{
  fixture_visit (f, "2020-03-01", "none");
  fixture_visit (f, "2020-03-01", "partial");
  assert_state (f, DCS_STATE_IMPROVED, "2020-03-01");
}

static void
improved_with_all_systemic_treatment_stopped_is_off_treatment (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", "2020-01-01", "2021-01-15");
  fixture_treatment (f, "prednisolone", "2020-01-01", "2020-04-01");
  fixture_treatment (f, "topical_tacrolimus", "2020-01-01", NULL);
  fixture_visit (f, "2020-01-01", "baseline");
  assert_state (f, DCS_STATE_ACTIVE, "2020-01-01");
  fixture_visit (f, "2020-07-01", "partial");
  /* Improved before the stop: off treatment from the stop on. */
  assert_state (f, DCS_STATE_OFF_TREATMENT, "2021-01-15");
  /* Complete response stays so, with and without treatment. */
  fixture_visit (f, "2020-10-01", "complete");
  assert_state (f, DCS_STATE_COMPLETE_RESPONSE, "2020-10-01");
  fixture_visit (f, "2021-03-01", "partial");
  assert_state (f, DCS_STATE_OFF_TREATMENT, "2021-01-15");
  /* Improved only after a relapse off treatment: from then on. */
  fixture_visit (f, "2021-08-01", "relapse");
  assert_state (f, DCS_STATE_RELAPSED, "2021-08-01");
  fixture_visit (f, "2021-11-01", "partial");
  assert_state (f, DCS_STATE_OFF_TREATMENT, "2021-11-01");
  fixture_visit (f, "2022-02-01", "complete");
  assert_state (f, DCS_STATE_COMPLETE_RESPONSE, "2022-02-01");
  /* Treated again: what the last visit said. */
  fixture_treatment (f, "mycophenolate_mofetil", "2022-03-01", NULL);
  assert_state (f, DCS_STATE_COMPLETE_RESPONSE, "2022-02-01");
}

static void
who_never_had_systemic_treatment_is_not_off_it (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "topical_mometasone", "2020-01-01", "2020-06-01");
  fixture_visit (f, "2020-07-01", "complete");
  assert_state (f, DCS_STATE_COMPLETE_RESPONSE, "2020-07-01");
}

static void
deleted_rows_do_not_count (RulesFixture *f, gconstpointer data)
{
  fixture_visit (f, "2020-01-01", "partial");
  fixture_visit (f, "2020-02-01", "complete");
  *fixture_last (f, DCS_VISIT_DELETED) = dcs_value_integer (1);
  fixture_relapse (f, "2020-03-01");
  *fixture_last (f, DCS_RELAPSE_DELETED) = dcs_value_integer (1);
  fixture_treatment (f, "methotrexate", "2019-01-01", "2019-06-01");
  *fixture_last (f, DCS_TREATMENT_DELETED) = dcs_value_integer (1);
  assert_state (f, DCS_STATE_IMPROVED, "2020-01-01");
}

static void
more_visits_than_fit_the_stack_are_no_problem (RulesFixture *f, gconstpointer data)
{
  for (int i = 0; i < 400; i++)
    {
      char date[16];

      g_snprintf (date, sizeof date, "%d-%02d-01", 1980 + i / 12, i % 12 + 1);
      fixture_visit (f, date, i < 390 ? "none" : "partial");
    }
  assert_state (f, DCS_STATE_IMPROVED, "2012-07-01");
}

static void
every_state_has_its_own_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int state = 0; state < DCS_N_STATES; state++)
    g_assert_true (g_hash_table_add (seen, (gpointer) dcs_state_label ((DcsState) state)));
  g_assert_cmpstr (dcs_state_label (DCS_STATE_COMPLETE_RESPONSE), ==, "Complete response");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/state/nothing-judged-is-not-assessed", nothing_judged_is_not_assessed);
  fixture_test ("/rules/state/each-response-means-its-state", each_response_means_its_state);
  fixture_test ("/rules/state/the-last-judgement-counts-since-its-run-began",
                the_last_judgement_counts_since_its_run_began);
  fixture_test ("/rules/state/a-relapse-on-the-day-or-later-counts",
                a_relapse_on_the_day_or_later_counts);
  fixture_test ("/rules/state/a-relapse-alone-is-enough", a_relapse_alone_is_enough);
  fixture_test ("/rules/state/a-vague-relapse-stands-in-the-middle-of-its-period",
                a_vague_relapse_stands_in_the_middle_of_its_period);
  fixture_test ("/rules/state/of-two-visits-on-one-day-the-later-entry-counts",
                of_two_visits_on_one_day_the_later_entry_counts);
  fixture_test ("/rules/state/improved-with-all-systemic-treatment-stopped-is-off-treatment",
                improved_with_all_systemic_treatment_stopped_is_off_treatment);
  fixture_test ("/rules/state/who-never-had-systemic-treatment-is-not-off-it",
                who_never_had_systemic_treatment_is_not_off_it);
  fixture_test ("/rules/state/deleted-rows-do-not-count", deleted_rows_do_not_count);
  fixture_test ("/rules/state/more-visits-than-fit-the-stack-are-no-problem",
                more_visits_than_fit_the_stack_are_no_problem);
  g_test_add_func ("/rules/state/every-state-has-its-own-words", every_state_has_its_own_words);
  return g_test_run ();
}
