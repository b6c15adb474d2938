/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis.h"
#include "rules-fixture.h"

#include <math.h>

static DcsAnalysis *
analyze (RulesFixture *f, DcsCourse **course)
{
  DcsAnalysis *analysis = dcs_analysis_new ();

  *course = fixture_course (f);
  dcs_analysis_run (analysis, *course, f->jls, DCS_ANALYSIS_DOSES);
  return analysis;
}

static void
assert_span (const DcsDoseSpan *span, const char *from, const char *to, DcsDoseCause cause)
{
  g_assert_cmpint (span->from, ==, from != NULL ? fixture_day (from) : DCS_DAY_NONE);
  g_assert_cmpint (span->to, ==, to != NULL ? fixture_day (to) : DCS_DAY_ONGOING);
  g_assert_cmpint (span->cause, ==, cause);
}

static void
measure (RulesFixture *f, const char *date, double height, double weight)
{
  if (!isnan (height))
    fixture_dated_value (f, date, "height", height);
  if (!isnan (weight))
    fixture_dated_value (f, date, "weight", weight);
}

/* The body of the clinical reference, D1: 116 cm and 21 kg are 0.8226 m², 15 mg/m² 12.34 mg; of
 * 140 cm and 35 kg 1.1667 m² and 17.5 mg. */
static void
doses_are_cut_at_steps_and_measurements (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "methotrexate", "2020-02-01", "2022-01-01");
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsAnalysis) analysis = NULL;
  const DcsDoseSpan *spans;
  guint n_spans;

  measure (f, "2020-01-01", 116, 21);
  measure (f, "2021-03-01", 140, 35);
  fixture_step (f, treatment, "2020-02-01", "2020-06-01", 10, "mg/m2", "weekly");
  fixture_step (f, treatment, "2020-06-01", NULL, 15, "mg/m2", "weekly");
  analysis = analyze (f, &course);

  spans = dcs_analysis_doses (analysis, &n_spans);
  g_assert_cmpuint (n_spans, ==, 3);
  assert_span (&spans[0], "2020-02-01", "2020-06-01", DCS_DOSE_CAUSE_START);
  assert_span (&spans[1], "2020-06-01", "2021-03-01", DCS_DOSE_CAUSE_STEP);
  assert_span (&spans[2], "2021-03-01", "2022-01-01", DCS_DOSE_CAUSE_GROWTH);
  assert_near (spans[1].dose.absolute, 12.34, 0.005);
  assert_near (spans[2].dose.absolute, 17.5, 0.005);
  for (guint i = 0; i < n_spans; i++)
    {
      DcsDose dose;

      dcs_derive_dose (
          course, f->jls, dcs_course_row (course, DCS_RECORD_TREATMENT, 0), spans[i].from, &dose);
      g_assert_true (dose.step == spans[i].dose.step);
      g_assert_cmpfloat (dose.absolute, ==, spans[i].dose.absolute);
      g_assert_cmpfloat (dose.per_kg, ==, spans[i].dose.per_kg);
      g_assert_cmpint (dose.usual, ==, spans[i].dose.usual);
    }
}

/* What stays the same is one stretch, and what nobody prescribed is none. */
static void
equal_stretches_are_joined_and_gaps_are_left_out (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "tocilizumab", "2020-02-01", NULL);
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsAnalysis) analysis = NULL;
  const DcsDoseSpan *spans;
  guint n_spans;

  fixture_step (f, treatment, "2020-02-01", "2020-06-01", 162, "mg", "every_2_weeks");
  fixture_step (f, treatment, "2020-06-01", "2020-09-01", 162, "mg", "every_2_weeks");
  fixture_step (f, treatment, "2020-10-01", NULL, 162, "mg", "every_2_weeks");
  measure (f, "2020-11-01", NAN, 30);
  measure (f, "2020-12-01", NAN, 30);
  analysis = analyze (f, &course);

  spans = dcs_analysis_doses (analysis, &n_spans);
  g_assert_cmpuint (n_spans, ==, 3);
  assert_span (&spans[0], "2020-02-01", "2020-09-01", DCS_DOSE_CAUSE_START);
  assert_span (&spans[1], "2020-10-01", "2020-11-01", DCS_DOSE_CAUSE_STEP);
  assert_span (&spans[2], "2020-11-01", NULL, DCS_DOSE_CAUSE_GROWTH);
}

static void
assert_outgrown (RulesFixture *f, const char *since)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsAnalysis) analysis = analyze (f, &course);
  guint n_courses;
  const DcsDoseCourse *courses = dcs_analysis_dose_courses (analysis, &n_courses);

  g_assert_cmpuint (n_courses, ==, 1);
  g_assert_cmpint (
      courses[0].outgrown_since, ==, since != NULL ? fixture_day (since) : DCS_DAY_NONE);
  g_assert_true ((courses[0].outgrown_step != 0) == (since != NULL));
}

/* Usual: 10 to 15 mg/m² weekly, 5 % of tolerance for a dose given as a whole: from 9.5 mg/m² on.
 * 10 mg at 0.8226 m² are 12.16 mg/m²; at 1.0541 m² (125 cm, 32 kg) 9.49; at 1.0379 m² (125 cm,
 * 31.03 kg) 9.63. */
static void
a_child_grows_out_of_a_dose (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "methotrexate", "2020-01-01", NULL);

  fixture_step (f, treatment, "2020-01-01", NULL, 10, "mg", "weekly");
  assert_outgrown (f, NULL);
  measure (f, "2020-01-01", 116, 21);
  assert_outgrown (f, NULL);
  measure (f, "2020-06-01", 125, 31.03);
  assert_outgrown (f, NULL);
  measure (f, "2021-03-01", NAN, 32);
  assert_outgrown (f, "2021-03-01");
  measure (f, "2021-06-01", NAN, 33);
  assert_outgrown (f, "2021-03-01");
  /* Not so at the end: lost weight, then another dose. */
  measure (f, "2021-07-01", NAN, 31);
  assert_outgrown (f, NULL);
  measure (f, "2021-09-01", NAN, 34);
  assert_outgrown (f, "2021-09-01");
  fixture_step (f, treatment, "2021-10-01", NULL, 12.5, "mg", "weekly");
  assert_outgrown (f, NULL);
}

static void
a_dose_that_was_low_from_the_start_is_not_outgrown (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "methotrexate", "2020-01-01", NULL);

  fixture_step (f, treatment, "2020-01-01", NULL, 5, "mg", "weekly");
  measure (f, "2020-01-01", 116, 21);
  measure (f, "2021-01-01", 125, 32);
  assert_outgrown (f, NULL);
}

/* A dose per m² grows by itself. */
static void
a_dose_per_m2_is_not_outgrown (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "methotrexate", "2020-01-01", NULL);

  fixture_step (f, treatment, "2020-01-01", NULL, 12, "mg/m2", "weekly");
  measure (f, "2020-01-01", 116, 21);
  measure (f, "2021-01-01", 140, 35);
  assert_outgrown (f, NULL);
}

static void
assert_cumulative (RulesFixture *f, double amount, const char *unit, gboolean complete)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsAnalysis) analysis = analyze (f, &course);
  guint n_courses;
  const DcsDoseCourse *courses = dcs_analysis_dose_courses (analysis, &n_courses);

  g_assert_cmpuint (n_courses, ==, 1);
  if (isnan (amount))
    {
      g_assert_true (isnan (courses[0].cumulative));
      return;
    }
  assert_near (courses[0].cumulative, amount, 0.05);
  g_assert_cmpstr (dcs_code_string (courses[0].cumulative_unit), ==, unit);
  g_assert_cmpint (courses[0].cumulative_complete, ==, complete);
}

/* 15 mg/m² at 0.82260 m² are 12.339 mg a week; ten weeks of them 123.4 mg. */
static void
the_cumulative_dose_counts_weeks (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "methotrexate", "2020-01-01", NULL);

  measure (f, "2019-12-01", 116, 21);
  fixture_step (f, treatment, "2020-01-01", NULL, 15, "mg/m2", "weekly");
  assert_cumulative (f, NAN, NULL, FALSE);
  fixture_visit (f, "2020-03-11", NULL); /* 70 days */
  assert_cumulative (f, 123.39, "mg", TRUE);
  /* 140 cm and 35 kg from half time on: 17.5 mg a week. */
  measure (f, "2020-02-05", 140, 35);
  assert_cumulative (f, 5 * 12.339 + 5 * 17.5, "mg", TRUE);
}

/* Section D1: the cap of 25 mg bites above 1.6667 m²: 170 cm and 70 kg would come to 27.27 mg. */
static void
no_more_than_the_cap_is_counted (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "methotrexate", "2020-01-01", "2020-03-11");

  measure (f, "2019-12-01", 170, 70);
  fixture_step (f, treatment, "2020-01-01", "2020-03-11", 15, "mg/m2", "weekly");
  fixture_visit (f, "2021-01-01", NULL);
  assert_cumulative (f, 250, "mg", TRUE);
}

static void
a_stretch_without_a_dose_is_said (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "prednisolone", "2020-01-01", "2020-03-11");

  fixture_step (f, treatment, "2020-01-01", "2020-01-11", 20, "mg", "daily");
  assert_cumulative (f, 200, "mg", FALSE);
  fixture_step (f, treatment, "2020-01-11", "2020-03-11", NAN, NULL, "daily");
  assert_cumulative (f, 200, "mg", FALSE);
}

/* Numbers of doses come before frequencies, administrations before both. */
static void
what_was_given_comes_first (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *date, *given;
    double amount;
  } rows[] = {
    { "2020-01-01", "yes", 20 },
    { "2020-02-01", "no", NAN },
    { "2020-03-01", "yes", NAN },
  };
  gint64 treatment = fixture_treatment (f, "ivig", "2020-01-01", "2020-12-01");

  measure (f, "2019-12-01", 116, 21);
  fixture_visit (f, "2021-01-01", NULL);
  fixture_step (f, treatment, "2020-01-01", "2020-12-01", 1, "g/kg", "monthly");
  *fixture_last (f, DCS_DOSE_STEP_N_DOSES) = dcs_value_integer (6);
  assert_cumulative (f, 126, "g", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DcsValue *values = fixture_row (f, DCS_RECORD_ADMINISTRATION);
      DcsDate date;

      g_assert_true (dcs_date_parse_iso (rows[i].date, -1, &date));
      values[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (treatment);
      values[DCS_ADMINISTRATION_DATE] = dcs_value_date (date);
      values[DCS_ADMINISTRATION_GIVEN] = dcs_value_text (rows[i].given);
      if (!isnan (rows[i].amount))
        {
          values[DCS_ADMINISTRATION_AMOUNT] = dcs_value_decimal (rows[i].amount, 0);
          values[DCS_ADMINISTRATION_UNIT] = dcs_value_code (dcs_code ("g"));
        }
    }
  assert_cumulative (f, 41, "g", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/rules/doses/cuts", doses_are_cut_at_steps_and_measurements);
  fixture_test ("/rules/doses/joined", equal_stretches_are_joined_and_gaps_are_left_out);
  fixture_test ("/rules/doses/outgrown", a_child_grows_out_of_a_dose);
  fixture_test ("/rules/doses/low", a_dose_that_was_low_from_the_start_is_not_outgrown);
  fixture_test ("/rules/doses/per-m2", a_dose_per_m2_is_not_outgrown);
  fixture_test ("/rules/doses/cumulative", the_cumulative_dose_counts_weeks);
  fixture_test ("/rules/doses/cap", no_more_than_the_cap_is_counted);
  fixture_test ("/rules/doses/gap", a_stretch_without_a_dose_is_said);
  fixture_test ("/rules/doses/given", what_was_given_comes_first);
  return g_test_run ();
}
