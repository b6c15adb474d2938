/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include <math.h>

/* The test vectors of Mosteller's formula in the clinical reference, section D1. */
static void
body_surface_is_mostellers (void)
{
  assert_near (dcs_bsa_mosteller (116, 21), 0.8226, 0.00005);
  assert_near (dcs_bsa_mosteller (100, 16), 0.6667, 0.00005);
  assert_near (dcs_bsa_mosteller (140, 35), 1.1667, 0.00005);
  assert_near (dcs_bsa_mosteller (160, 60), 1.6330, 0.00005);
  assert_near (dcs_bsa_mosteller (170, 70), 1.8181, 0.00005);
  g_assert_true (isnan (dcs_bsa_mosteller (0, 21)));
  g_assert_true (isnan (dcs_bsa_mosteller (116, -1)));
  g_assert_true (isnan (dcs_bsa_mosteller (NAN, 21)));
}

static void
body_surface_carries_each_measure_forward (RulesFixture *f, gconstpointer data)
{
  gint64 first = fixture_visit (f, "2020-01-10", NULL);
  gint64 second = fixture_visit (f, "2020-04-10", NULL);
  g_autoptr (DcsCourse) course = NULL;
  double bsa;

  fixture_value (f, first, "height", NULL, 116);
  fixture_value (f, second, "weight", NULL, 21);
  fixture_dated_value (f, "2020-06-01", "weight", 16);
  fixture_dated_value (f, "2020-06-01", "height", 100);
  course = fixture_course (f);

  g_assert_false (dcs_derive_bsa (course, f->jls, fixture_day ("2020-01-09"), &bsa));
  g_assert_true (isnan (bsa));
  g_assert_false (dcs_derive_bsa (course, f->jls, fixture_day ("2020-04-09"), &bsa));
  g_assert_true (dcs_derive_bsa (course, f->jls, fixture_day ("2020-04-10"), &bsa));
  assert_near (bsa, 0.8226, 0.00005);
  g_assert_true (dcs_derive_bsa (course, f->jls, fixture_day ("2020-05-31"), &bsa));
  assert_near (bsa, 0.8226, 0.00005);
  g_assert_true (dcs_derive_bsa (course, f->jls, fixture_day ("2020-06-01"), &bsa));
  assert_near (bsa, 0.6667, 0.00005);
}

/* One treatment of one step from 2020-01-01 on, for a body of the given size. */
static void
derive_one (RulesFixture *f,
            const char *drug,
            double height,
            double weight,
            double amount,
            const char *unit,
            const char *frequency,
            DcsDose *dose)
{
  g_autoptr (DcsCourse) course = NULL;
  gint64 treatment;

  g_ptr_array_set_size (f->rows, 0);
  if (!isnan (height))
    fixture_dated_value (f, "2020-01-01", "height", height);
  if (!isnan (weight))
    fixture_dated_value (f, "2020-01-01", "weight", weight);
  treatment = fixture_treatment (f, drug, "2020-01-01", NULL);
  fixture_step (f, treatment, "2020-01-01", NULL, amount, unit, frequency);
  course = fixture_course (f);
  dcs_derive_dose (course,
                   f->jls,
                   dcs_course_row (course, DCS_RECORD_TREATMENT, 0),
                   fixture_day ("2020-02-01"),
                   dose);
  /* The course dies here. */
  dose->step = NULL;
}

/* The worked examples of the clinical reference, section D1. */
static void
doses_are_calculated_both_ways (RulesFixture *f, gconstpointer data)
{
  DcsDose dose;

  derive_one (f, "methotrexate", 116, 21, 15, "mg/m2", "weekly", &dose);
  assert_near (dose.absolute, 12.34, 0.005);
  g_assert_cmpfloat (dose.per_m2, ==, 15);
  assert_near (dose.per_kg, 12.339 / 21, 0.0005);
  g_assert_cmpstr (dcs_code_string (dose.absolute_unit), ==, "mg");
  g_assert_cmpint (dose.usual, ==, 0);
  g_assert_false (dose.above_cap);

  /* Rounded to 12.5 mg it is 15.2 mg/m²: within the steps that a syringe has. */
  derive_one (f, "methotrexate", 116, 21, 12.5, "mg", "weekly", &dose);
  g_assert_cmpfloat (dose.absolute, ==, 12.5);
  assert_near (dose.per_m2, 15.2, 0.05);
  g_assert_cmpint (dose.usual, ==, 0);

  derive_one (f, "mycophenolate_mofetil", 116, 21, 500, "mg/m2", "daily", &dose);
  assert_near (dose.absolute, 411, 0.5);
  derive_one (f, "mycophenolate_mofetil", 116, 21, 1000, "mg/m2", "daily", &dose);
  assert_near (dose.absolute, 823, 0.5);

  derive_one (f, "ivig", 116, 21, 1, "g/kg", "monthly", &dose);
  g_assert_cmpfloat (dose.absolute, ==, 21);
  g_assert_cmpstr (dcs_code_string (dose.absolute_unit), ==, "g");
  g_assert_cmpfloat (dose.per_kg, ==, 1);
  assert_near (dose.per_m2, 21 / 0.82259, 0.001);
  g_assert_cmpint (dose.usual, ==, 0);
}

/* Section D1: the cap of 25 mg bites above 1.6667 m², that of methylprednisolone at 35 kg. */
static void
caps_are_told_and_change_nothing (RulesFixture *f, gconstpointer data)
{
  DcsDose dose;

  derive_one (f, "methotrexate", 170, 70, 15, "mg/m2", "weekly", &dose);
  assert_near (dose.absolute, 27.27, 0.005);
  g_assert_cmpfloat (dose.cap, ==, 25);
  g_assert_true (dose.above_cap);
  g_assert_cmpint (dose.usual, ==, 0);

  derive_one (f, "methotrexate", 150, 66.6, 15, "mg/m2", "weekly", &dose);
  g_assert_false (dose.above_cap);

  derive_one (f, "methylprednisolone", 140, 35, 30, "mg/kg", "pulse_3_days", &dose);
  g_assert_cmpfloat (dose.absolute, ==, 1050);
  g_assert_cmpfloat (dose.cap, ==, 1000);
  g_assert_true (dose.above_cap);

  /* Prescribed as a whole: above the cap is above what is usual … */
  derive_one (f, "methotrexate", 170, 70, 27.5, "mg", "weekly", &dose);
  g_assert_cmpint (dose.usual, ==, 1);
  /* … and the cap is not too little for a large person: 25 mg at 2.6 m² is 9.6 mg/m². */
  derive_one (f, "methotrexate", 190, 128, 25, "mg", "weekly", &dose);
  assert_near (dose.per_m2, 9.62, 0.005);
  g_assert_cmpint (dose.usual, ==, 0);
  derive_one (f, "methotrexate", 190, 128, 20, "mg", "weekly", &dose);
  g_assert_cmpint (dose.usual, ==, -1);
}

static void
the_usual_range_holds_both_of_its_ends (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *drug, *unit, *frequency;
    double amount;
    int usual;
  } cases[] = {
    { "methotrexate", "mg/m2", "weekly", 9.9, -1 },
    { "methotrexate", "mg/m2", "weekly", 10, 0 },
    { "methotrexate", "mg/m2", "weekly", 15, 0 },
    { "methotrexate", "mg/m2", "weekly", 15.1, 1 },
    { "mycophenolate_mofetil", "mg/m2", "daily", 499, -1 },
    { "mycophenolate_mofetil", "mg/m2", "daily", 500, 0 },
    { "mycophenolate_mofetil", "mg/m2", "daily", 1000, 0 },
    { "mycophenolate_mofetil", "mg/m2", "daily", 1001, 1 },
    { "prednisolone", "mg/kg", "daily", 0.4, -1 },
    { "prednisolone", "mg/kg", "daily", 0.5, 0 },
    { "prednisolone", "mg/kg", "daily", 2, 0 },
    { "prednisolone", "mg/kg", "daily", 2.1, 1 },
    { "ivig", "g/kg", "monthly", 0.9, -1 },
    { "ivig", "g/kg", "monthly", 1, 0 },
    { "ivig", "g/kg", "monthly", 2, 0 },
    { "ivig", "g/kg", "monthly", 2.1, 1 },
    { "tocilizumab", "mg", "every_2_weeks", 161, -1 },
    { "tocilizumab", "mg", "every_2_weeks", 162, 0 },
    { "tocilizumab", "mg", "every_2_weeks", 163, 1 },
    { "methylprednisolone", "mg/kg", "pulse_3_days", 30, 0 },
    { "abatacept", "mg/kg", "every_4_weeks", 10, 0 },
    /* Grams and milligrams of one thing. */
    { "ivig", "mg/kg", "monthly", 1000, 0 },
    { "ivig", "mg/kg", "monthly", 900, -1 },
    /* The whole dose of 21 kg and 0.8226 m². */
    { "ivig", "g", "monthly", 21, 0 },
    { "ivig", "g", "monthly", 15, -1 },
    { "ivig", "mg", "monthly", 50000, 1 },
    /* Calculated back, five in a hundred are forgiven: 8.2259 mg are 10 mg/m², 7.8 mg 9.48. */
    { "methotrexate", "mg", "weekly", 7.9, 0 },
    { "methotrexate", "mg", "weekly", 7.8, -1 },
    { "methotrexate", "mg", "weekly", 12.9, 0 },
    { "methotrexate", "mg", "weekly", 13, 1 },
    /* No range, or nothing to compare with it. */
    { "hydroxychloroquine", "mg/kg", "daily", 5, G_MININT },
    { "methotrexate", NULL, "weekly", 15, G_MININT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsDose dose;

      derive_one (
          f, cases[i].drug, 116, 21, cases[i].amount, cases[i].unit, cases[i].frequency, &dose);
      g_test_message ("%s %g %s", cases[i].drug, cases[i].amount, cases[i].unit);
      g_assert_cmpint (dose.usual, ==, cases[i].usual);
    }
}

/* Methotrexate is given once a week; the same number a day is no usual dose. */
static void
another_frequency_is_told_and_not_compared (RulesFixture *f, gconstpointer data)
{
  DcsDose dose;

  derive_one (f, "methotrexate", 116, 21, 15, "mg/m2", "daily", &dose);
  g_assert_true (dose.other_frequency);
  g_assert_cmpint (dose.usual, ==, G_MININT);
  assert_near (dose.absolute, 12.34, 0.005);
  derive_one (f, "methotrexate", 116, 21, 15, "mg/m2", "weekly", &dose);
  g_assert_false (dose.other_frequency);
  derive_one (f, "methotrexate", 116, 21, NAN, NULL, "daily", &dose);
  g_assert_true (dose.other_frequency);
}

static void
without_a_measured_body_it_says_so (RulesFixture *f, gconstpointer data)
{
  DcsDose dose;

  derive_one (f, "methotrexate", NAN, 21, 15, "mg/m2", "weekly", &dose);
  g_assert_true (isnan (dose.absolute));
  g_assert_true (isnan (dose.per_kg));
  g_assert_cmpfloat (dose.per_m2, ==, 15);
  g_assert_cmpint (dose.usual, ==, 0);
  g_assert_false (dose.above_cap);

  derive_one (f, "methotrexate", NAN, 21, 12.5, "mg", "weekly", &dose);
  g_assert_cmpfloat (dose.absolute, ==, 12.5);
  assert_near (dose.per_kg, 0.595, 0.0005);
  g_assert_true (isnan (dose.per_m2));
  g_assert_cmpint (dose.usual, ==, G_MININT);
}

static void
the_step_in_force_is_the_one_of_the_day (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *day;
    double amount;
  } cases[] = {
    { "2020-01-09", NAN },  { "2020-01-10", 10 },  { "2020-03-09", 10 },
    { "2020-03-10", 15 },   { "2020-08-31", 15 },  { "2020-09-01", 12.5 },
    { "2021-01-31", 12.5 }, { "2021-02-01", NAN }, { "2030-01-01", NAN },
  };
  gint64 treatment = fixture_treatment (f, "methotrexate", "2020-01-10", "2021-02-01");
  g_autoptr (DcsCourse) course = NULL;

  fixture_step (f, treatment, "2020-01-10", "2020-03-10", 10, "mg/m2", "weekly");
  fixture_step (f, treatment, "2020-03-10", "2020-09-01", 15, "mg/m2", "weekly");
  /* Without a stop of its own it ends with the treatment. */
  fixture_step (f, treatment, "2020-09-01", NULL, 12.5, "mg/m2", "weekly");
  fixture_step (f, treatment, "2020-09-01", NULL, 99, "mg/m2", "weekly");
  *fixture_last (f, DCS_DOSE_STEP_DELETED) = dcs_value_integer (1);
  course = fixture_course (f);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsDose dose;

      dcs_derive_dose (course,
                       f->jls,
                       dcs_course_row (course, DCS_RECORD_TREATMENT, 0),
                       fixture_day (cases[i].day),
                       &dose);
      g_test_message ("%s", cases[i].day);
      g_assert_cmpint (dose.step != NULL, ==, !isnan (cases[i].amount));
      if (dose.step != NULL)
        g_assert_cmpfloat (dose.amount, ==, cases[i].amount);
      else
        g_assert_true (isnan (dose.amount));
    }
}

static void
a_treatment_runs_from_its_start_to_the_first_day_off (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *start, *stop, *day;
    gboolean runs;
  } cases[] = {
    { "2020-01-10", NULL, "2020-01-09", FALSE },
    { "2020-01-10", NULL, "2020-01-10", TRUE },
    { "2020-01-10", NULL, "2099-01-01", TRUE },
    { "2020-01-10", "2020-02-01", "2020-01-31", TRUE },
    { "2020-01-10", "2020-02-01", "2020-02-01", FALSE },
    { "2020-01-10", "2020-01-10", "2020-01-10", FALSE },
    /* Dates that are not exact: it has possibly begun, and has not certainly ended. */
    { "2020", NULL, "2019-12-31", FALSE },
    { "2020", NULL, "2020-01-01", TRUE },
    { "2019", "2020-03", "2020-03-30", TRUE },
    { "2019", "2020-03", "2020-03-31", FALSE },
    { "2019", "2020", "2020-12-30", TRUE },
    { "2019", "2020", "2020-12-31", FALSE },
    { NULL, "2020-02-01", "1990-01-01", TRUE },
    { NULL, "2020-02-01", "2020-02-01", FALSE },
    { NULL, NULL, "2020-01-01", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DcsCourse) course = NULL;

      g_ptr_array_set_size (f->rows, 0);
      fixture_treatment (f, "methotrexate", cases[i].start, cases[i].stop);
      course = fixture_course (f);
      g_test_message ("%s to %s on %s", cases[i].start, cases[i].stop, cases[i].day);
      g_assert_cmpint (dcs_treatment_is_running (dcs_course_row (course, DCS_RECORD_TREATMENT, 0),
                                                 fixture_day (cases[i].day)),
                       ==,
                       cases[i].runs);
    }
}

static void
a_dose_is_told_in_words (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    double amount;
    const char *unit, *frequency, *words;
  } cases[] = {
    { 15, "mg/m2", "weekly", "15 mg/m² weekly" },
    { 12.5, "mg/m2", "weekly", "12.5 mg/m² weekly" },
    { 1, "g/kg", "monthly", "1 g/kg monthly" },
    { 162, "mg", "every_2_weeks", "162 mg every 2 weeks" },
    { NAN, NULL, "twice_daily", "twice daily" },
    { 20, "mg", NULL, "20 mg" },
    { NAN, NULL, NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;
      DcsDose dose;

      derive_one (
          f, "methotrexate", 116, 21, cases[i].amount, cases[i].unit, cases[i].frequency, &dose);
      words = dcs_dose_format (&dose, f->jls);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* In the units of the dose: grams stay grams. */
static void
what_it_comes_to_is_told_in_words (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *drug;
    double height, amount;
    const char *unit, *frequency, *calculated, *usual;
  } cases[] = {
    { "methotrexate",
      116,
      15,
      "mg/m2",
      "weekly",
      "12.3 mg, 0.59 mg/kg",
      "usual: 10–15 mg/m² weekly" },
    { "methotrexate",
      116,
      20,
      "mg/m2",
      "weekly",
      "16.5 mg, 0.78 mg/kg",
      "above the usual 10–15 mg/m² weekly" },
    { "methotrexate",
      116,
      12.5,
      "mg",
      "weekly",
      "15.2 mg/m², 0.6 mg/kg",
      "usual: 10–15 mg/m² weekly" },
    { "methotrexate", 116, 15, "mg/m2", "daily", "12.3 mg, 0.59 mg/kg", "not the usual weekly" },
    { "methotrexate", NAN, 15, "mg/m2", "weekly", "", "usual: 10–15 mg/m² weekly" },
    { "ivig", 116, 1, "g/kg", "monthly", "21 g, 25.5 g/m²", "usual: 1–2 g/kg monthly" },
    { "ivig",
      116,
      0.5,
      "g/kg",
      "monthly",
      "10.5 g, 12.8 g/m²",
      "below the usual 1–2 g/kg monthly" },
    { "tocilizumab",
      116,
      162,
      "mg",
      "every_2_weeks",
      "197 mg/m², 7.71 mg/kg",
      "usual: 162 mg every 2 weeks" },
    { "methylprednisolone",
      116,
      50,
      "mg/kg",
      "pulse_3_days",
      "1050 mg, 1276 mg/m²",
      "above the usual 30 mg/kg as a pulse on 3 days; comes to more than the usual cap of 1000 "
      "mg" },
    { "topical_tacrolimus", 116, NAN, NULL, "twice_daily", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DcsDrug *drug = dcs_definition_drug (f->jls, dcs_code (cases[i].drug));
      g_autofree char *calculated = NULL;
      g_autofree char *usual = NULL;
      DcsDose dose;

      derive_one (f,
                  cases[i].drug,
                  cases[i].height,
                  21,
                  cases[i].amount,
                  cases[i].unit,
                  cases[i].frequency,
                  &dose);
      calculated = dcs_dose_format_calculated (&dose, f->jls);
      usual = dcs_dose_format_usual (&dose, drug, f->jls);
      g_assert_cmpstr (calculated, ==, cases[i].calculated);
      g_assert_cmpstr (usual, ==, cases[i].usual);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/dose/body-surface-is-mostellers", body_surface_is_mostellers);
  fixture_test ("/rules/dose/body-surface-carries-each-measure-forward",
                body_surface_carries_each_measure_forward);
  fixture_test ("/rules/dose/doses-are-calculated-both-ways", doses_are_calculated_both_ways);
  fixture_test ("/rules/dose/caps-are-told-and-change-nothing", caps_are_told_and_change_nothing);
  fixture_test ("/rules/dose/the-usual-range-holds-both-of-its-ends",
                the_usual_range_holds_both_of_its_ends);
  fixture_test ("/rules/dose/another-frequency-is-told-and-not-compared",
                another_frequency_is_told_and_not_compared);
  fixture_test ("/rules/dose/without-a-measured-body-it-says-so",
                without_a_measured_body_it_says_so);
  fixture_test ("/rules/dose/the-step-in-force-is-the-one-of-the-day",
                the_step_in_force_is_the_one_of_the_day);
  fixture_test ("/rules/dose/a-treatment-runs-from-its-start-to-the-first-day-off",
                a_treatment_runs_from_its_start_to_the_first_day_off);
  fixture_test ("/rules/dose/a-dose-is-told-in-words", a_dose_is_told_in_words);
  fixture_test ("/rules/dose/what-it-comes-to-is-told-in-words", what_it_comes_to_is_told_in_words);
  return g_test_run ();
}
