/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quality-checks.h"

static void
what_a_test_cannot_be_is_found (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);

  /* Weight: 0.5 to 300 kg; the one of 300 is possible, and a jump from it is found. */
  value_of (f, c.visits[0], "weight")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (300, 0);
  value_of (f, c.visits[1], "weight")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (301, 0);
  value_of (f, c.visits[2], "erythema")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (4, 0);
  value_of (f, c.visits[3], "HGB")[DCS_OBSERVATION_UNIT] = code_value ("mm");
  value_of (f, c.visits[4], "HGB")[DCS_OBSERVATION_TEXT] = code_value ("positive");
  /* In another unit: 21000 g. */
  value_of (f, c.visits[5], "weight")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (25000, 0);
  value_of (f, c.visits[5], "weight")[DCS_OBSERVATION_UNIT] = code_value ("g");
  value_of (f, c.visits[5], "weight")[DCS_OBSERVATION_CANONICAL] = dcs_value_decimal (25, 0);
  assert_found (f,
                "observation value-not-possible obs:weight @; "
                "observation value-not-possible obs:erythema@left_leg @; "
                "observation weight-jump obs:weight @; "
                "observation unit-not-known obs:HGB @; "
                "observation result-not-possible obs:HGB @");
}

/* Product rules: 20 % for each 3 months; 2 cm; the span of four values times itself and five. */
static void
what_is_unlike_the_values_before_is_found (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *test;
    int visit;
    double value;
    const char *expected;
  } cases[] = {
    /* 24 kg three months before. */
    { "weight", 5, 28.8, "" },
    { "weight", 5, 28.9, "observation weight-jump obs:weight @" },
    { "weight", 5, 19.2, "" },
    { "weight", 5, 19.1, "observation weight-jump obs:weight @" },
    /* 10 times: found once, the visits after it are like those before. */
    { "weight", 2, 220, "observation weight-jump obs:weight @" },
    /* The first one is wrong: found at the next, and never again. */
    { "weight", 0, 200, "observation weight-jump obs:weight @" },
    { "weight", 5, 250, "observation weight-jump obs:weight @" },
    /* 111 cm before. */
    { "height", 2, 109, "" },
    { "height", 2, 108.9, "observation height-fall obs:height @" },
    { "height", 5, 15.1, "observation value-not-possible obs:height @" },
    /* 12 to 12.3 before: 12.3² / 12 × 5 = 63.04, 12² / 12.3 / 5 = 2.34. */
    { "HGB", 4, 63, "" },
    { "HGB", 4, 63.1, "observation laboratory-far obs:HGB @" },
    { "HGB", 4, 124, "observation laboratory-far obs:HGB @" },
    { "HGB", 4, 2.4, "" },
    { "HGB", 4, 2.3, "observation laboratory-far obs:HGB @" },
    { "HGB", 5, 126, "observation laboratory-far obs:HGB @" },
    /* Fewer than four before. */
    { "HGB", 3, 124, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Clean c = add_clean (f);
      DcsValue *row = value_of (f, c.visits[cases[i].visit], cases[i].test);

      row[DCS_OBSERVATION_VALUE] = dcs_value_decimal (cases[i].value, 1);
      g_test_message ("%s %g", cases[i].test, cases[i].value);
      assert_found (f, cases[i].expected);
    }
}

static void
a_long_time_and_grown_up_people_may_change_more (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);
  DcsValue *weights[3];

  /* A year later, 365 / 91.3125 = 3.997 times three months: 22 kg × 1.2 to that power are 45.59,
   * and × 0.8 to it 9.02. */
  c.patient[DCS_PATIENT_LAST_FOLLOWUP_DATE] = date_value ("2020");
  for (int i = 0; i < 3; i++)
    {
      static const char *const dates[] = { "2019-07-10", "2019-10-10", "2020-01-10" };

      c.visits[3 + i][DCS_VISIT_DATE] = date_value (dates[i]);
      c.visits[2 + i][DCS_VISIT_NEXT_DATE] = date_value (dates[i]);
      weights[i] = value_of (f, c.visits[3 + i], "weight");
      weights[i][DCS_OBSERVATION_VALUE] = dcs_value_decimal (45.5, 1);
    }
  c.visits[5][DCS_VISIT_NEXT_DATE] = DCS_VALUE_INIT;
  assert_found (f, "");
  weights[0][DCS_OBSERVATION_VALUE] = dcs_value_decimal (45.6, 1);
  assert_found (f, "observation weight-jump obs:weight @");
  for (int i = 0; i < 3; i++)
    weights[i][DCS_OBSERVATION_VALUE] = dcs_value_decimal (9.1, 1);
  assert_found (f, "");
  weights[0][DCS_OBSERVATION_VALUE] = dcs_value_decimal (9, 1);
  assert_found (f, "observation weight-jump obs:weight @");

  /* Adults may lose height. */
  c = add_clean (f);
  c.patient[DCS_PATIENT_BIRTH_DATE] = date_value ("2000-07-10");
  value_of (f, c.visits[2], "height")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (100, 1);
  assert_found (f, "");
  c.patient[DCS_PATIENT_BIRTH_DATE] = date_value ("2000-07-11");
  assert_found (f, "observation height-fall obs:height @");
}

static void
a_comparator_is_no_outlier (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);
  DcsValue *row = value_of (f, c.visits[5], "HGB");

  row[DCS_OBSERVATION_VALUE] = dcs_value_decimal (0.5, 1);
  assert_found (f, "observation laboratory-far obs:HGB @");
  row[DCS_OBSERVATION_COMPARATOR] = dcs_value_text ("<");
  assert_found (f, "");
}

/* Laboratory values without a visit are of the same course. */
static void
values_without_a_visit_count (RulesFixture *f, gconstpointer data)
{
  add_clean (f);
  fixture_dated_value (f, "2018-12-01", "HGB", 126);
  assert_found (f, "observation laboratory-far obs:HGB");
  fixture_dated_value (f, "2009-12-01", "CRP", 1);
  assert_found (f, "observation before-birth obs:CRP; observation laboratory-far obs:HGB");
}

static void
a_weight_is_needed_where_it_doses (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);
  DcsValue *row = value_of (f, c.visits[2], "weight");

  row[DCS_OBSERVATION_DELETED] = dcs_value_integer (1);
  assert_found (f, "visit no-weight obs:weight @");
  /* It was said that it was not done. */
  row[DCS_OBSERVATION_DELETED] = dcs_value_integer (0);
  row[DCS_OBSERVATION_VALUE] = DCS_VALUE_INIT;
  row[DCS_OBSERVATION_NOT_DONE] = dcs_value_text ("in a cast");
  assert_found (f, "");
  /* The dose is a whole one; the patient is grown up; nothing runs. */
  row[DCS_OBSERVATION_DELETED] = dcs_value_integer (1);
  c.second_step[DCS_DOSE_STEP_UNIT] = code_value ("mg");
  assert_found (f, "");
  c.second_step[DCS_DOSE_STEP_UNIT] = code_value ("mg/m2");
  c.patient[DCS_PATIENT_BIRTH_DATE] = date_value ("1990-01-01");
  assert_found (f, "");
}

static void
a_half_filled_instrument_is_found (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);
  DcsValue *row = value_of (f, c.visits[2], "induration");

  row[DCS_OBSERVATION_DELETED] = dcs_value_integer (1);
  assert_found (f, "visit instrument-incomplete obs:induration@left_leg @");
  row[DCS_OBSERVATION_DELETED] = dcs_value_integer (0);
  row[DCS_OBSERVATION_VALUE] = DCS_VALUE_INIT;
  row[DCS_OBSERVATION_NOT_DONE] = dcs_value_text ("bandaged");
  assert_found (f, "");
  /* The sites without a row were not assessed: said, not forgotten. */
  c = add_clean (f);
  c.visits[2][DCS_VISIT_REVIEWED] = dcs_value_text ("loscat:rest=not_assessed");
  assert_found (f, "");
}

/* Items of which one of two is answered, and a total that some categories are enough for. */
static void
instruments_of_other_diseases_are_found (RulesFixture *f, gconstpointer data)
{
  static const char *const alsfrs_r[] = {
    "alsfrs_speech",      "alsfrs_salivation", "alsfrs_swallowing", "alsfrs_handwriting",
    "alsfrs_gastrostomy", "alsfrs_dressing",   "alsfrs_turning",    "alsfrs_walking",
    "alsfrs_stairs",      "alsfrs_dyspnoea",   "alsfrs_orthopnoea"
  };
  static const char *const haq_di[] = {
    "haq_dress", "haq_stand", "haq_cut", "haq_flat", "haq_wash"
  };
  gint64 visit = fixture_visit (f, "2020-01-10", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (alsfrs_r); i++)
    fixture_value (f, visit, alsfrs_r[i], NULL, 3);
  assert_found_in (f, "als", "visit instrument-incomplete obs:alsfrs_ventilation @");
  fixture_value (f, visit, "alsfrs_ventilation", NULL, 3);
  assert_found_in (f, "als", "");
  fixture_value (f, visit, "alsfrs_cutting", NULL, 3);
  assert_found_in (f, "als", "visit instrument-incomplete obs:alsfrs_cutting @");

  g_ptr_array_set_size (f->rows, 0);
  visit = fixture_visit (f, "2020-01-10", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (haq_di); i++)
    fixture_value (f, visit, haq_di[i], NULL, 1);
  assert_found_in (f, "ssc", "visit instrument-incomplete obs:haq_overhead @");
  fixture_value (f, visit, "haq_jar", NULL, 1);
  assert_found_in (f, "ssc", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/quality/what-a-test-cannot-be-is-found", what_a_test_cannot_be_is_found);
  fixture_test ("/rules/quality/what-is-unlike-the-values-before-is-found",
                what_is_unlike_the_values_before_is_found);
  fixture_test ("/rules/quality/a-long-time-and-grown-up-people-may-change-more",
                a_long_time_and_grown_up_people_may_change_more);
  fixture_test ("/rules/quality/a-comparator-is-no-outlier", a_comparator_is_no_outlier);
  fixture_test ("/rules/quality/values-without-a-visit-count", values_without_a_visit_count);
  fixture_test ("/rules/quality/a-weight-is-needed-where-it-doses",
                a_weight_is_needed_where_it_doses);
  fixture_test ("/rules/quality/a-half-filled-instrument-is-found",
                a_half_filled_instrument_is_found);
  fixture_test ("/rules/quality/instruments-of-other-diseases-are-found",
                instruments_of_other_diseases_are_found);
  return g_test_run ();
}
