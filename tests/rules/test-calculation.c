/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formula-fixture.h"

#include <math.h>
#include <string.h>

/* ---- which value an input is ---- */

static void
the_newest_value_of_the_day_counts (RulesFixture *f, gconstpointer data)
{
  gint64 first = fixture_visit (f, "2020-01-01", NULL);
  gint64 second = fixture_visit (f, "2020-03-01", NULL);
  gint64 later = fixture_visit (f, "2020-05-01", NULL);
  g_autoptr (DcsCourse) course = NULL;
  DcsCalculationResult result;

  fixture_value (f, first, "a", NULL, 1);
  fixture_value (f, second, "b", NULL, 2);
  fixture_value (f, later, "a", NULL, 4);
  course = fixture_course (f);

  /* Of the same day only, unless older ones may count. */
  assert_near (formula_number (f, course, "a", "2020-01-01"), 1, 1e-9);
  g_assert_true (isnan (formula_number (f, course, "a", "2020-01-02")));
  g_assert_true (isnan (formula_number (f, course, "a", "2020-03-01")));
  formula_evaluate (f, course, "a", "2020-03-01", 60, &result);
  assert_near (result.value, 1, 1e-9);
  formula_evaluate (f, course, "a", "2020-03-02", 60, &result);
  g_assert_false (result.computable);
  formula_evaluate (f, course, "a + b", "2020-03-01", 60, &result);
  assert_near (result.value, 3, 1e-9);
  /* What comes later never counts. */
  formula_evaluate (f, course, "a", "2020-04-30", 1000, &result);
  assert_near (result.value, 1, 1e-9);
  formula_evaluate (f, course, "a", "2020-05-01", 1000, &result);
  assert_near (result.value, 4, 1e-9);
  formula_evaluate (f, course, "a", "2019-12-31", 1000, &result);
  g_assert_false (result.computable);
}

static void
laboratory_values_without_a_visit_count (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-03-10", NULL);
  g_autoptr (DcsCourse) course = NULL;
  DcsCalculationResult result;

  fixture_dated_value (f, "2020-03-01", "crp", 5);
  fixture_dated_value (f, "2020-03-20", "crp", 7);
  fixture_dated_value (f, "2020-03-10", "c", 1);
  fixture_value (f, visit, "c", NULL, 2);
  fixture_value (f, visit, "crp", NULL, 6);
  course = fixture_course (f);

  formula_evaluate (f, course, "crp", "2020-03-09", 30, &result);
  assert_near (result.value, 5, 1e-9);
  formula_evaluate (f, course, "crp", "2020-03-15", 30, &result);
  assert_near (result.value, 6, 1e-9);
  formula_evaluate (f, course, "crp", "2020-03-20", 30, &result);
  assert_near (result.value, 7, 1e-9);
  formula_evaluate (f, course, "previous(crp)", "2020-03-20", 30, &result);
  assert_near (result.value, 6, 1e-9);
  formula_evaluate (f, course, "first(crp)", "2020-03-20", 0, &result);
  assert_near (result.value, 5, 1e-9);
  /* Of the same day the visit's own. */
  formula_evaluate (f, course, "c", "2020-03-10", 0, &result);
  assert_near (result.value, 2, 1e-9);
}

static void
of_two_visits_on_a_day_the_given_one_comes_first (RulesFixture *f, gconstpointer data)
{
  gint64 one = fixture_visit (f, "2020-01-01", NULL);
  gint64 two = fixture_visit (f, "2020-01-01", NULL);
  const DcsCalculation *sum = formula_calculation (f, "sum");
  g_autoptr (DcsCourse) course = NULL;
  DcsCalculationResult result;
  int day = fixture_day ("2020-01-01");

  fixture_value (f, one, "a", NULL, 1);
  fixture_value (f, one, "b", NULL, 10);
  fixture_value (f, two, "a", NULL, 2);
  course = fixture_course (f);

  g_assert_true (dcs_calculate (course, f->jls, sum, day, one, &result));
  assert_near (result.value, 11, 1e-9);
  g_assert_true (dcs_calculate (course, f->jls, sum, day, two, &result));
  assert_near (result.value, 12, 1e-9);
  g_assert_true (dcs_calculate (course, f->jls, sum, day, 0, &result));
  assert_near (result.value, 12, 1e-9);
}

static void
deleted_rows_do_not_count (RulesFixture *f, gconstpointer data)
{
  gint64 before = fixture_visit (f, "2020-01-01", NULL);
  gint64 visit = fixture_visit (f, "2020-02-01", NULL);
  gint64 gone;
  g_autoptr (DcsCourse) course = NULL;
  DcsCalculationResult result;

  fixture_value (f, before, "a", NULL, 1);
  fixture_value (f, visit, "a", NULL, 2);
  *fixture_last (f, DCS_OBSERVATION_DELETED) = dcs_value_integer (1);
  fixture_value (f, visit, "dots", "nose", 3);
  *fixture_last (f, DCS_OBSERVATION_DELETED) = dcs_value_integer (1);
  fixture_value (f, visit, "dots", "ear", 1);
  gone = fixture_visit (f, "2020-03-01", NULL);
  *fixture_last (f, DCS_VISIT_DELETED) = dcs_value_integer (1);
  fixture_value (f, gone, "a", NULL, 5);
  fixture_treatment (f, "cure", "2020-01-01", NULL);
  *fixture_last (f, DCS_TREATMENT_DELETED) = dcs_value_integer (1);
  fixture_row (f, DCS_RECORD_FINDING);
  *fixture_last (f, DCS_FINDING_TYPE) = dcs_value_code (dcs_code ("cough"));
  *fixture_last (f, DCS_FINDING_DELETED) = dcs_value_integer (1);
  course = fixture_course (f);

  g_assert_true (isnan (formula_number (f, course, "a", "2020-02-01")));
  formula_evaluate (f, course, "a", "2020-03-01", 365, &result);
  assert_near (result.value, 1, 1e-9);
  assert_near (formula_number (f, course, "site_max(dots)", "2020-02-01"), 1, 1e-9);
  assert_near (formula_number (f, course, "running(cure)", "2020-02-01"), 0, 1e-9);
  assert_near (formula_number (f, course, "finding(cough)", "2020-02-01"), 0, 1e-9);
}

static void
what_was_not_done_is_no_value (RulesFixture *f, gconstpointer data)
{
  gint64 before = fixture_visit (f, "2020-01-01", NULL);
  gint64 visit = fixture_visit (f, "2020-02-01", NULL);
  g_autoptr (DcsCourse) course = NULL;
  DcsCalculationResult result;

  fixture_value (f, before, "a", NULL, 1);
  fixture_not_done (f, visit, "a", NULL);
  course = fixture_course (f);

  g_assert_true (isnan (formula_number (f, course, "a", "2020-02-01")));
  formula_evaluate (f, course, "a", "2020-02-01", 365, &result);
  assert_near (result.value, 1, 1e-9);
}

static void
values_count_in_the_unit_of_the_test (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", NULL);
  g_autoptr (DcsCourse) course = NULL;

  fixture_value (f, visit, "crp", NULL, 1.1);
  *fixture_last (f, DCS_OBSERVATION_UNIT) = dcs_value_code (dcs_code ("mg/dL"));
  *fixture_last (f, DCS_OBSERVATION_CANONICAL) = dcs_value_decimal (11, 0);
  course = fixture_course (f);

  assert_near (formula_number (f, course, "crp > 10", "2020-01-01"), 1, 1e-9);
}

/* Month-only dates stand in the middle of the month, wherever they stand in the course. */
static void
dates_that_are_not_exact_stand_in_the_middle (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  DcsCalculationResult result;

  fixture_dated_value (f, "2020", "a", 1);    /* 1 July */
  fixture_dated_value (f, "2020-02", "a", 2); /* 15 February */
  fixture_dated_value (f, "2020-02-10", "a", 3);
  fixture_dated_value (f, "2020-05-01", "a", 4);
  course = fixture_course (f);

  formula_evaluate (f, course, "a", "2020-02-12", 30, &result);
  assert_near (result.value, 3, 1e-9);
  formula_evaluate (f, course, "a", "2020-02-20", 30, &result);
  assert_near (result.value, 2, 1e-9);
  formula_evaluate (f, course, "a", "2020-06-30", 365, &result);
  assert_near (result.value, 4, 1e-9);
  formula_evaluate (f, course, "a", "2020-07-10", 30, &result);
  assert_near (result.value, 1, 1e-9);
  formula_evaluate (f, course, "previous(a)", "2020-07-10", 30, &result);
  assert_near (result.value, 4, 1e-9);
  formula_evaluate (f, course, "first(a)", "2020-12-31", 30, &result);
  assert_near (result.value, 3, 1e-9);
}

static void
previous_and_first_look_back_from_the_input (RulesFixture *f, gconstpointer data)
{
  static const char *const dates[] = { "2019-01-01", "2019-06-01", "2020-01-01" };
  g_autoptr (DcsCourse) course = NULL;
  DcsCalculationResult result;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gint64 visit = fixture_visit (f, dates[i], NULL);

      fixture_value (f, visit, "a", NULL, i + 1);
      if (i != 1)
        fixture_value (f, visit, "b", NULL, 10 * (i + 1));
    }
  course = fixture_course (f);

  assert_near (formula_number (f, course, "previous(a)", "2020-01-01"), 2, 1e-9);
  assert_near (formula_number (f, course, "previous(b)", "2020-01-01"), 10, 1e-9);
  assert_near (formula_number (f, course, "first(a)", "2020-01-01"), 1, 1e-9);
  assert_near (formula_number (f, course, "first(a)", "2019-03-01"), 1, 1e-9);
  /* Of an instrument: totals that are computable; b is missing in June. */
  assert_near (formula_number (f, course, "previous(pair)", "2020-01-01"), 11, 1e-9);
  assert_near (formula_number (f, course, "pair - previous(pair)", "2020-01-01"), 22, 1e-9);
  /* Of a calculation likewise. */
  assert_near (formula_number (f, course, "previous(sum)", "2020-01-01"), 11, 1e-9);
  /* 214 days from 1 June to 1 January. */
  assert_near (
      formula_number (f, course, "months_between_previous(a)", "2020-01-01"), 214 / 30.4375, 1e-9);
  /* Without the input nothing is before it. */
  formula_evaluate (f, course, "previous(a)", "2020-02-01", 0, &result);
  g_assert_false (result.computable);
  formula_evaluate (f, course, "previous(a)", "2020-02-01", 60, &result);
  assert_near (result.value, 2, 1e-9);
  g_assert_true (isnan (formula_number (f, course, "previous(a)", "2019-01-01")));
}

/* 12 months are 365.25 days; ± 2 months reach from 304 to 427 days before. */
static void
back_takes_the_nearest_within_its_tolerance (RulesFixture *f, gconstpointer data)
{
  static const char *const dates[] = { "2019-01-01", "2019-02-20", "2019-03-05", "2020-03-01" };
  int day = fixture_day ("2020-03-01");
  char edge[DCS_DATE_ISO_SIZE];
  DcsCalculationResult result;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gint64 visit = fixture_visit (f, dates[i], NULL);

      fixture_value (f, visit, "a", NULL, i + 1);
    }
  {
    g_autoptr (DcsCourse) course = fixture_course (f);

    /* 5 March is 362 days before, 20 February 375. */
    assert_near (formula_number (f, course, "back(a, 12, 2)", "2020-03-01"), 3, 1e-9);
    assert_near (formula_number (f, course, "back(a, 12, 0.5)", "2020-03-01"), 3, 1e-9);
    assert_near (formula_number (f, course, "back(a, 14, 1)", "2020-03-01"), 1, 1e-9);
    g_assert_true (isnan (formula_number (f, course, "back(a, 6, 1)", "2020-03-01")));
    /* The input itself is never the earlier value. */
    g_assert_true (isnan (formula_number (f, course, "back(a, 1, 1)", "2020-03-01")));
  }
  for (int away = 302; away <= 430; away++)
    if (away <= 304 || away >= 426)
      {
        g_autoptr (DcsCourse) course = NULL;
        gint64 visit;

        g_ptr_array_set_size (f->rows, 0);
        visit = fixture_visit (f, dcs_date_to_iso (dcs_date_from_day (day - away), edge), NULL);
        fixture_value (f, visit, "a", NULL, 1);
        visit = fixture_visit (f, "2020-03-01", NULL);
        fixture_value (f, visit, "a", NULL, 2);
        course = fixture_course (f);
        formula_evaluate (f, course, "back(a, 12, 2)", "2020-03-01", 0, &result);
        g_assert_cmpint (result.computable, ==, away >= 304 && away <= 427);
      }
}

static void
highest_and_lowest_leave_the_input_out (RulesFixture *f, gconstpointer data)
{
  static const double values[] = { 99, 80, 60, 70, 90 };
  static const char *const dates[] = {
    "2017-12-31", "2018-06-01", "2019-01-01", "2019-06-01", "2020-01-01"
  };
  g_autoptr (DcsCourse) course = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    fixture_value (f, fixture_visit (f, dates[i], NULL), "a", NULL, values[i]);
  course = fixture_course (f);

  /* 24 months are 730.5 days: 31 December 2017 is 731 days before. */
  assert_near (formula_number (f, course, "highest(a, 24)", "2020-01-01"), 99, 1e-9);
  assert_near (formula_number (f, course, "highest(a, 23)", "2020-01-01"), 80, 1e-9);
  assert_near (formula_number (f, course, "lowest(a, 24)", "2020-01-01"), 60, 1e-9);
  assert_near (formula_number (f, course, "lowest(a, 8)", "2020-01-01"), 70, 1e-9);
  g_assert_true (isnan (formula_number (f, course, "lowest(a, 6)", "2020-01-01")));
}

/* Three values on a line of -1.5 a month; four values by hand: x = 0, 1, 2, 3 months, y = 10, 8, 9,
 * 5: slope = (4 * 41 - 6 * 32) / (4 * 14 - 36) = -28 / 20 = -1.4. */
static void
slope_is_the_line_of_least_squares (RulesFixture *f, gconstpointer data)
{
  static const double values[] = { 10, 8, 9, 5 };
  int day = fixture_day ("2010-01-01");
  char date[DCS_DATE_ISO_SIZE];
  g_autoptr (DcsCourse) course = NULL;

  for (int i = 0; i < 4; i++)
    {
      /* 4 months are 121.75 days: steps of 487 days are 16 months. */
      dcs_date_to_iso (dcs_date_from_day (day + 487 * i), date);
      fixture_value (f, fixture_visit (f, date, NULL), "a", NULL, values[i]);
      fixture_dated_value (f, date, "b", 40 - 24 * i);
    }
  course = fixture_course (f);

  assert_near (formula_number (f, course, "16 * slope(a, 3)", date), -1.4, 1e-9);
  assert_near (formula_number (f, course, "slope(b, 4)", date), -1.5, 1e-9);
  g_assert_true (isnan (formula_number (f, course, "slope(b, 5)", date)));
  /* Until the day: at the second visit only two values. */
  dcs_date_to_iso (dcs_date_from_day (day + 487), date);
  assert_near (formula_number (f, course, "16 * slope(a, 2)", date), -2, 1e-9);
  g_assert_true (isnan (formula_number (f, course, "slope(a, 3)", date)));
}

static void
one_day_has_no_slope (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;

  fixture_value (f, fixture_visit (f, "2020-01-01", NULL), "a", NULL, 1);
  fixture_value (f, fixture_visit (f, "2020-01-01", NULL), "a", NULL, 2);
  course = fixture_course (f);

  g_assert_true (isnan (formula_number (f, course, "slope(a, 2)", "2020-01-01")));
}

/* ---- the patient ---- */

static void
months_are_of_30_4375_days (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  DcsCalculationResult result;
  g_autofree char *missing = NULL;

  fixture_patient (f, "P1", NULL);
  *fixture_last (f, DCS_PATIENT_ONSET_DATE) = dcs_value_date (
      dcs_date_from_day (fixture_day ("2023-03-15")));
  *fixture_last (f, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (dcs_date_new (2000, 0, 0));
  course = fixture_course (f);

  /* Clinical reference C2: 453 days are 14.883 months; ΔFS of a total of 36 is 0.8063. */
  assert_near (formula_number (f, course, "months_since(onset_date)", "2024-06-10"), 14.883, 5e-4);
  assert_near (formula_number (f, course, "(48 - 36) / months_since(onset_date)", "2024-06-10"),
               0.8063,
               5e-5);
  assert_near (formula_number (f, course, "months_since(onset_date)", "2023-03-15"), 0, 1e-9);
  g_assert_cmpfloat (formula_number (f, course, "months_since(onset_date)", "2023-01-01"), <, 0);
  /* A year alone is enough for years, not for months. */
  assert_near (formula_number (f, course, "years_since(birth_date)", "2020-07-01"), 20, 0.01);
  g_assert_true (isnan (formula_number (f, course, "months_since(birth_date)", "2020-07-01")));
  formula_evaluate (f, course, "months_since(diagnosis_date)", "2020-07-01", 0, &result);
  g_assert_cmpuint (result.n_missing, ==, 1);
  g_assert_cmpuint (result.n_named, ==, 0);
  missing = formula_missing (&result);
  g_assert_cmpstr (missing, ==, "diagnosis_date");
}

static void
death_counts_from_its_day (RulesFixture *f, gconstpointer data)
{
  const DcsCalculation *stage = formula_calculation (f, "stage");
  g_autoptr (DcsCourse) course = NULL;
  DcsCalculationResult result;

  fixture_patient (f, "P1", "2020-05-10");
  course = fixture_course (f);

  assert_near (formula_number (f, course, "dead", "2020-05-09"), 0, 1e-9);
  assert_near (formula_number (f, course, "dead", "2020-05-10"), 1, 1e-9);
  /* Dead hangs on nothing else. */
  g_assert_true (dcs_calculate (course, f->jls, stage, fixture_day ("2020-05-10"), 0, &result));
  g_assert_cmpstr (result.level, ==, "Dead");
  g_assert_false (dcs_calculate (course, f->jls, stage, fixture_day ("2020-05-09"), 0, &result));
  g_assert_cmpuint (result.n_missing, ==, 1);
}

static void
sex_is_known_only_when_it_is_said (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *sex;
    double male, female;
  } cases[] = { { "F", 0, 1 }, { "M", 1, 0 }, { "X", NAN, NAN }, { NULL, NAN, NAN } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DcsCourse) course = NULL;
      double male, female;

      g_ptr_array_set_size (f->rows, 0);
      fixture_patient (f, "P1", NULL);
      *fixture_last (f, DCS_PATIENT_SEX) = dcs_value_text (cases[i].sex);
      course = fixture_course (f);
      male = formula_number (f, course, "male", "2020-01-01");
      female = formula_number (f, course, "female", "2020-01-01");
      g_assert_true (isnan (cases[i].male) ? isnan (male) : male == cases[i].male);
      g_assert_true (isnan (cases[i].female) ? isnan (female) : female == cases[i].female);
    }
}

static void
drugs_and_findings_have_their_time (RulesFixture *f, gconstpointer data)
{
  DcsValue *finding;
  g_autoptr (DcsCourse) course = NULL;

  fixture_treatment (f, "cure", "2020-01-10", "2020-02-10");
  finding = fixture_row (f, DCS_RECORD_FINDING);
  finding[DCS_FINDING_TYPE] = dcs_value_code (dcs_code ("cough"));
  finding[DCS_FINDING_ONSET_DATE] = dcs_value_date (dcs_date_new (2020, 1, 10));
  finding[DCS_FINDING_UNTIL_DATE] = dcs_value_date (dcs_date_new (2020, 2, 10));
  course = fixture_course (f);

  for (int i = 0; i < 2; i++)
    {
      const char *formula = i == 0 ? "running(cure)" : "finding(cough)";

      assert_near (formula_number (f, course, formula, "2020-01-09"), 0, 1e-9);
      assert_near (formula_number (f, course, formula, "2020-01-10"), 1, 1e-9);
      assert_near (formula_number (f, course, formula, "2020-02-09"), 1, 1e-9);
      assert_near (formula_number (f, course, formula, "2020-02-10"), 0, 1e-9);
    }
}

/* ---- results and sites ---- */

static void
coded_results_are_asked_by_name (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", NULL);
  g_autoptr (DcsCourse) course = NULL;

  fixture_not_done (f, visit, "smear", NULL);
  *fixture_last (f, DCS_OBSERVATION_NOT_DONE) = DCS_VALUE_INIT;
  *fixture_last (f, DCS_OBSERVATION_TEXT) = dcs_value_code (dcs_code ("negative"));
  fixture_value (f, visit, "both", NULL, 160);
  course = fixture_course (f);

  assert_near (formula_number (f, course, "is(smear, positive)", "2020-01-01"), 0, 1e-9);
  assert_near (formula_number (f, course, "is(smear, negative)", "2020-01-01"), 1, 1e-9);
  assert_near (formula_number (f, course, "known(smear)", "2020-01-01"), 1, 1e-9);
  assert_near (formula_number (f, course, "known(smear)", "2020-01-02"), 0, 1e-9);
  g_assert_true (isnan (formula_number (f, course, "is(smear, positive)", "2020-01-02")));
  /* A number is no result. */
  g_assert_true (isnan (formula_number (f, course, "is(both, positive)", "2020-01-01")));
  assert_near (formula_number (f, course, "both", "2020-01-01"), 160, 1e-9);
}

static void
sites_give_their_highest_and_their_sum (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", NULL);
  gint64 none = fixture_visit (f, "2020-02-01", NULL);
  gint64 some = fixture_visit (f, "2020-03-01", NULL);
  gint64 open = 0;
  g_autoptr (DcsCourse) course = NULL;

  open = fixture_visit (f, "2020-04-01", NULL);
  *fixture_last (f, DCS_VISIT_REVIEWED) = dcs_value_text ("grid:rest=not_assessed");
  fixture_value (f, open, "dots", "nose", 2);
  fixture_visit (f, "2020-05-01", NULL);
  *fixture_last (f, DCS_VISIT_REVIEWED) = dcs_value_text ("grid:rest=not_involved");
  fixture_value (f, visit, "dots", "nose", 1);
  fixture_value (f, visit, "dots", "ear", 3);
  fixture_value (f, visit, "more", "chin", 2);
  fixture_value (f, none, "a", NULL, 2);
  fixture_value (f, some, "dots", "nose", 2);
  fixture_not_done (f, some, "dots", "ear");
  course = fixture_course (f);

  assert_near (formula_number (f, course, "site_max(dots)", "2020-01-01"), 3, 1e-9);
  assert_near (formula_number (f, course, "site_sum(dots)", "2020-01-01"), 4, 1e-9);
  /* Nothing recorded is not 0, a site that was not done leaves it open, as does an open rest. */
  g_assert_true (isnan (formula_number (f, course, "site_sum(dots)", "2020-02-01")));
  g_assert_true (isnan (formula_number (f, course, "site_max(dots)", "2020-03-01")));
  g_assert_true (isnan (formula_number (f, course, "site_max(dots)", "2020-04-01")));
  /* Said to be not involved is 0. */
  assert_near (formula_number (f, course, "site_max(dots)", "2020-05-01"), 0, 1e-9);
  assert_near (formula_number (f, course, "previous(site_max(dots))", "2020-05-01"), 3, 1e-9);
}

/* ---- "< 5" ---- */

static void
a_value_below_a_limit_decides_only_what_it_can (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *comparator;
    const char *formula;
    double value;
  } cases[] = {
    { "<", "crp > 10", 0 },
    { "<", "crp > 3", NAN },
    { "<", "crp >= 5", 0 },
    { "<", "crp < 5", 1 },
    { "<", "crp <= 5", 1 },
    { "<", "crp > 5", 0 },
    { "<", "crp < 4", NAN },
    { "<", "crp == 5", 0 },
    { "<", "crp != 5", 1 },
    { "<", "crp == 3", NAN },
    { "<", "crp >= 0", 1 },
    { "<", "crp < 0", 0 },
    { "<", "crp", 5 },
    { "<", "crp * 2", 10 },
    { "<", "crp * 2 > 10", 0 },
    { "<", "crp * 2 > 9", NAN },
    { "<", "-crp < -10", 0 },
    { "<", "-crp < -3", NAN },
    { "<", "10 - crp > 5", 1 },
    { "<", "10 - crp > 7", NAN },
    { "<", "100 / crp > 20", 1 },
    { "<", "100 / crp > 50", NAN },
    { "<", "sqrt(crp) < 3", 1 },
    { "<", "max(crp, 7) == 7", 1 },
    { "<", "min(crp, 3) >= 3", NAN },
    { "<", "round(crp, 0) > 10", 0 },
    { "<", "crp > 3 or 1", 1 },
    { "<", "crp > 3 and 0", 0 },
    { "<", "abs(crp - 2) > 4", 0 },
    { "<", "abs(crp - 2) > 1", NAN },
    { "<", "crp + crp < 10", 1 },
    { "<", "if(crp > 10, 1, 2)", 2 },
    { ">", "crp > 5", 1 },
    { ">", "crp >= 5", 1 },
    { ">", "crp > 10", NAN },
    { ">", "crp < 3", 0 },
    { ">", "crp <= 5", 0 },
    { ">", "crp < 501", 1 },
    { ">", "crp > 3", 1 },
    { ">", "crp == 5", 0 },
    { NULL, "crp >= 5", 1 },
    { NULL, "crp > 3", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DcsCourse) course = NULL;
      DcsCalculationResult result;

      g_ptr_array_set_size (f->rows, 0);
      fixture_value (f, fixture_visit (f, "2020-01-01", NULL), "crp", NULL, 5);
      *fixture_last (f, DCS_OBSERVATION_COMPARATOR) = dcs_value_text (cases[i].comparator);
      course = fixture_course (f);
      formula_evaluate (f, course, cases[i].formula, "2020-01-01", 0, &result);
      if (isnan (cases[i].value) ? result.computable
                                 : !(fabs (result.value - cases[i].value) < 1e-9))
        g_error ("%s with %s: %g", cases[i].formula, cases[i].comparator, result.value);
      if (!result.computable)
        {
          g_assert_cmpuint (result.n_missing, ==, 1);
          g_assert_true (result.missing[0] == dcs_code ("crp"));
          g_assert_cmpint (result.missing_how[0], ==, DCS_CALCULATION_GAP_VAGUE);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  formula_test ("/rules/calculation/newest", the_newest_value_of_the_day_counts);
  formula_test ("/rules/calculation/no-visit", laboratory_values_without_a_visit_count);
  formula_test ("/rules/calculation/same-day", of_two_visits_on_a_day_the_given_one_comes_first);
  formula_test ("/rules/calculation/deleted", deleted_rows_do_not_count);
  formula_test ("/rules/calculation/not-done", what_was_not_done_is_no_value);
  formula_test ("/rules/calculation/unit", values_count_in_the_unit_of_the_test);
  formula_test ("/rules/calculation/vague-dates", dates_that_are_not_exact_stand_in_the_middle);
  formula_test ("/rules/calculation/previous", previous_and_first_look_back_from_the_input);
  formula_test ("/rules/calculation/back", back_takes_the_nearest_within_its_tolerance);
  formula_test ("/rules/calculation/extremes", highest_and_lowest_leave_the_input_out);
  formula_test ("/rules/calculation/slope", slope_is_the_line_of_least_squares);
  formula_test ("/rules/calculation/no-slope", one_day_has_no_slope);
  formula_test ("/rules/calculation/months", months_are_of_30_4375_days);
  formula_test ("/rules/calculation/death", death_counts_from_its_day);
  formula_test ("/rules/calculation/sex", sex_is_known_only_when_it_is_said);
  formula_test ("/rules/calculation/drugs-findings", drugs_and_findings_have_their_time);
  formula_test ("/rules/calculation/results", coded_results_are_asked_by_name);
  formula_test ("/rules/calculation/sites", sites_give_their_highest_and_their_sum);
  formula_test ("/rules/calculation/comparators", a_value_below_a_limit_decides_only_what_it_can);

  return g_test_run ();
}
