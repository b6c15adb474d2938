/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include "dcs-entry-rules.h"

#include <math.h>
#include <string.h>

static DcsPrescription
prescribe (const char *drug, double amount, const char *unit, const char *frequency)
{
  return (DcsPrescription){ .drug = dcs_code (drug),
                            .amount = amount,
                            .unit = unit != NULL ? dcs_code (unit) : 0,
                            .frequency = frequency != NULL ? dcs_code (frequency) : 0 };
}

/* @height and @weight 0: not known. */
static DcsDose
compute (RulesFixture *f, const DcsPrescription *prescription, double height, double weight)
{
  DcsDose dose;

  dcs_compute_dose (
      f->jls, prescription, height > 0 ? height : NAN, weight > 0 ? weight : NAN, &dose);
  g_assert_null (dose.step);
  return dose;
}

/* The worked examples of the clinical reference, section D1; body surface by Mosteller. */
static void
doses_come_to_what_is_worked_out_by_hand (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *drug;
    double amount;
    const char *unit, *frequency;
    double height, weight, absolute, within;
    gboolean above_cap;
  } cases[] = {
    /* √(116 × 21 / 3600) = 0.8226 m² */
    { "methotrexate", 15, "mg/m2", "weekly", 116, 21, 12.34, 0.005, FALSE },
    /* √(170 × 70 / 3600) = 1.8181 m²: 27.27 mg, cap 25 mg */
    { "methotrexate", 15, "mg/m2", "weekly", 170, 70, 27.27, 0.005, TRUE },
    /* √(140 × 35 / 3600) = 1.1667 m²: 11.67 to 17.50 mg */
    { "methotrexate", 10, "mg/m2", "weekly", 140, 35, 11.67, 0.005, FALSE },
    { "methotrexate", 15, "mg/m2", "weekly", 140, 35, 17.50, 0.005, FALSE },
    /* The cap bites above 1.6667 m²: √(160 × 62.5 / 3600) = 1.66667, and a little more. */
    { "methotrexate", 15, "mg/m2", "weekly", 160, 62.5, 25, 0.0001, FALSE },
    { "methotrexate", 15, "mg/m2", "weekly", 160, 62.6, 25.02, 0.005, TRUE },
    { "mycophenolate_mofetil", 500, "mg/m2", "daily", 116, 21, 411, 0.5, FALSE },
    { "mycophenolate_mofetil", 1000, "mg/m2", "daily", 116, 21, 823, 0.5, FALSE },
    { "ivig", 1, "g/kg", "monthly", 116, 21, 21, 0, FALSE },
    /* 1050 mg, cap 1000 mg; the cap bites above 33.33 kg. */
    { "methylprednisolone", 30, "mg/kg", "pulse_3_days", 140, 35, 1050, 0, TRUE },
    { "methylprednisolone", 30, "mg/kg", "pulse_3_days", 140, 33.3, 999, 0.0001, FALSE },
    { "methylprednisolone", 30, "mg/kg", "pulse_3_days", 140, 33.4, 1002, 0.0001, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsPrescription prescription = prescribe (
          cases[i].drug, cases[i].amount, cases[i].unit, cases[i].frequency);
      DcsDose dose = compute (f, &prescription, cases[i].height, cases[i].weight);

      g_test_message ("%s %g kg", cases[i].drug, cases[i].weight);
      g_assert_cmpfloat (fabs (dose.absolute - cases[i].absolute), <=, cases[i].within);
      g_assert_cmpint (dose.above_cap, ==, cases[i].above_cap);
      g_assert_cmpint (dose.usual, ==, 0);
    }
}

/* D1: 15 mg/m² is 12.34 mg, rounded to 12.5 mg it is 15.2 mg/m². What is calculated back may miss
 * the range by 5 %: 14.25 to 15.75 and 9.5 to 10.5 mg/m² at 0.82259 m². */
static void
rounded_doses_are_forgiven_five_percent (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    double mg;
    int usual;
  } cases[] = {
    { 7.81, -1 }, { 7.82, 0 }, { 12.5, 0 }, { 12.95, 0 }, { 12.96, 1 },
  };
  DcsPrescription prescription = prescribe ("methotrexate", 12.5, "mg", "weekly");
  DcsDose dose = compute (f, &prescription, 116, 21);

  assert_near (dose.per_m2, 15.2, 0.05);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      prescription.amount = cases[i].mg;
      dose = compute (f, &prescription, 116, 21);
      g_test_message ("%g mg", cases[i].mg);
      g_assert_cmpint (dose.usual, ==, cases[i].usual);
    }
  /* Prescribed in the unit of the range nothing is forgiven. */
  prescription = prescribe ("methotrexate", 15.1, "mg/m2", "weekly");
  g_assert_cmpint (compute (f, &prescription, 116, 21).usual, ==, 1);
}

static void
without_a_body_nothing_is_calculated (RulesFixture *f, gconstpointer data)
{
  DcsPrescription prescription = prescribe ("methotrexate", 15, "mg/m2", "weekly");
  DcsDose dose = compute (f, &prescription, 0, 21);

  g_assert_true (isnan (dose.absolute));
  g_assert_cmpint (dose.usual, ==, 0);
  dose = compute (f, &prescription, 116, 0);
  g_assert_true (isnan (dose.absolute));
  prescription.amount = NAN;
  dose = compute (f, &prescription, 116, 21);
  g_assert_true (isnan (dose.absolute));
  g_assert_cmpint (dose.usual, ==, G_MININT);
}

/* D1, safety rules: the schedule of methotrexate is weekly only. */
static void
methotrexate_is_given_weekly_only (RulesFixture *f, gconstpointer data)
{
  static const char *const others[] = { "daily", "twice_daily", "every_2_weeks", "monthly" };
  DcsPrescription prescription = prescribe ("methotrexate", 15, "mg/m2", "weekly");

  g_assert_null (dcs_prescription_problem (f->jls, &prescription));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *problem = NULL;

      prescription.frequency = dcs_code (others[i]);
      problem = dcs_prescription_problem (f->jls, &prescription);
      g_assert_cmpstr (problem, ==, "Methotrexate is given weekly only.");
    }
  prescription.frequency = 0;
  g_assert_null (dcs_prescription_problem (f->jls, &prescription));
  prescription = prescribe ("prednisolone", 1, "mg/kg", "weekly");
  g_assert_null (dcs_prescription_problem (f->jls, &prescription));
}

/* The remarks on 2020-06-01, one below the other; @height and @weight 0: not typed. */
static void
assert_remarks (RulesFixture *f,
                const DcsPrescription *prescription,
                double height,
                double weight,
                const char *expected)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  remarks = dcs_dose_remarks (course,
                              f->jls,
                              prescription,
                              dcs_date_new (2020, 6, 1),
                              height > 0 ? height : NAN,
                              weight > 0 ? weight : NAN);
  for (guint i = 0; i < remarks->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (char *) remarks->pdata[i]);
  g_assert_cmpstr (words->str, ==, expected);
}

static void
a_usual_dose_needs_no_remark (RulesFixture *f, gconstpointer data)
{
  DcsPrescription prescription = prescribe ("methotrexate", 15, "mg/m2", "weekly");

  prescription.route = dcs_code ("oral");
  assert_remarks (f, &prescription, 116, 21, "");
  prescription.route = dcs_code ("subcutaneous");
  assert_remarks (f, &prescription, 116, 21, "");
  prescription = prescribe ("topical_tacrolimus", NAN, NULL, "twice_daily");
  assert_remarks (f, &prescription, 0, 0, "");
  prescription = prescribe ("tocilizumab", 162, "mg", "every_2_weeks");
  assert_remarks (f, &prescription, 0, 0, "");
}

#define MTX_SOURCE                                                                                 \
  "Range: Kavrul Kayaalp G et al. Compreh Med 2025;17:301-308. Cap 25 mg a week: Constantin T et " \
  "al. Eur J Pediatr 2018;177:961-977"

static void
what_is_not_usual_is_told_with_its_source (RulesFixture *f, gconstpointer data)
{
  DcsPrescription prescription = prescribe ("methotrexate", 20, "mg/m2", "weekly");

  assert_remarks (f,
                  &prescription,
                  116,
                  21,
                  "20 mg/m² weekly is above the usual 10–15 mg/m² weekly. " MTX_SOURCE);
  prescription = prescribe ("methotrexate", 5, "mg", "weekly");
  assert_remarks (f,
                  &prescription,
                  116,
                  21,
                  "5 mg weekly comes to 6.08 mg/m², 0.24 mg/kg: below the usual 10–15 mg/m² "
                  "weekly. " MTX_SOURCE);
  prescription = prescribe ("methotrexate", 15, "mg/m2", "weekly");
  assert_remarks (f, &prescription, 170, 70, "Comes to 27.3 mg, more than the usual cap of 25 mg.");
  prescription = prescribe ("prednisolone", 1, "mg/kg", "weekly");
  prescription.route = dcs_code ("intravenous");
  assert_remarks (f,
                  &prescription,
                  116,
                  21,
                  "Not the usual frequency, which is daily.\n"
                  "Not a usual route: it is given by mouth.");
  /* A frequency at which it is never given is a problem, no remark. */
  prescription = prescribe ("methotrexate", 15, "mg/m2", "daily");
  assert_remarks (f, &prescription, 116, 21, "");
}

static void
a_missing_body_is_told_where_it_is_needed (RulesFixture *f, gconstpointer data)
{
  DcsPrescription prescription = prescribe ("methotrexate", 15, "mg/m2", "weekly");

  assert_remarks (f, &prescription, 116, 0, "No weight: the dose cannot be calculated.");
  assert_remarks (f, &prescription, 0, 21, "No height: the dose cannot be calculated.");
  assert_remarks (
      f, &prescription, 0, 0, "No weight and no height: the dose cannot be calculated.");
  prescription = prescribe ("prednisolone", 1, "mg/kg", "daily");
  assert_remarks (f, &prescription, 0, 21, "");
  assert_remarks (f, &prescription, 0, 0, "No weight: the dose cannot be calculated.");
}

/* D1: older than 3 months below 18 years, than 12 months from then on. */
static void
measures_that_are_too_old_are_told (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *birth, *measured;
    const char *months; /* NULL: not too old */
  } cases[] = {
    { "2010-01-01", "2020-03-01", NULL },       { "2010-01-01", "2020-02-29", "3 months" },
    { "2002-06-02", "2020-02-29", "3 months" }, { "2002-06-01", "2020-02-29", NULL },
    { "1980-01-01", "2019-06-01", NULL },       { "1980-01-01", "2019-05-31", "12 months" },
    { NULL, "2020-02-29", "3 months" },
  };
  DcsPrescription prescription = prescribe ("prednisolone", 1, "mg/kg", "daily");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = NULL;
      g_autofree char *date = NULL;
      DcsDate birth, measured;

      g_ptr_array_set_size (f->rows, 0);
      fixture_patient (f, "A-1", NULL);
      if (cases[i].birth != NULL && dcs_date_parse_iso (cases[i].birth, -1, &birth))
        *fixture_last (f, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (birth);
      fixture_dated_value (f, cases[i].measured, "weight", 21);
      g_assert_true (dcs_date_parse_iso (cases[i].measured, -1, &measured));
      date = dcs_date_format_short (measured);
      expected = cases[i].months != NULL
                     ? g_strdup_printf ("Weight was measured on %s, more than %s before this dose.",
                                        date,
                                        cases[i].months)
                     : g_strdup ("");
      g_test_message ("born %s, measured %s", cases[i].birth, cases[i].measured);
      assert_remarks (f, &prescription, 0, 0, expected);
      /* The same number is the one of that day; another one is of today. */
      assert_remarks (f, &prescription, 0, 21, expected);
      assert_remarks (f, &prescription, 0, 21.5, "");
    }
}

/* D1: more than 10 % since the dose was set. */
static void
a_weight_that_changed_is_told (RulesFixture *f, gconstpointer data)
{
  DcsPrescription prescription = prescribe ("prednisolone", 1, "mg/kg", "daily");
  gint64 treatment = fixture_treatment (f, "prednisolone", "2019-01-01", NULL);

  fixture_step (f, treatment, "2019-01-01", "2020-03-03", 2, "mg/kg", "daily");
  fixture_step (f, treatment, "2020-03-03", NULL, 1, "mg/kg", "daily");
  fixture_dated_value (f, "2019-01-01", "weight", 10);
  fixture_dated_value (f, "2020-03-03", "weight", 20);
  fixture_dated_value (f, "2020-05-01", "weight", 19);

  assert_remarks (f, &prescription, 0, 22, "");
  assert_remarks (f, &prescription, 0, 18, "");
  assert_remarks (f,
                  &prescription,
                  0,
                  22.1,
                  "Weight changed by 11 % since the dose was set on 3 Mar 2020 (20 to 22.1 kg).");
  assert_remarks (f,
                  &prescription,
                  0,
                  17.6,
                  "Weight changed by 12 % since the dose was set on 3 Mar 2020 (20 to 17.6 kg).");
  /* Of another drug nothing was set. */
  prescription = prescribe ("ivig", 1, "g/kg", "monthly");
  assert_remarks (f, &prescription, 0, 30, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/prescription/doses-come-to-what-is-worked-out-by-hand",
                doses_come_to_what_is_worked_out_by_hand);
  fixture_test ("/rules/prescription/rounded-doses-are-forgiven-five-percent",
                rounded_doses_are_forgiven_five_percent);
  fixture_test ("/rules/prescription/without-a-body-nothing-is-calculated",
                without_a_body_nothing_is_calculated);
  fixture_test ("/rules/prescription/methotrexate-is-given-weekly-only",
                methotrexate_is_given_weekly_only);
  fixture_test ("/rules/prescription/a-usual-dose-needs-no-remark", a_usual_dose_needs_no_remark);
  fixture_test ("/rules/prescription/what-is-not-usual-is-told-with-its-source",
                what_is_not_usual_is_told_with_its_source);
  fixture_test ("/rules/prescription/a-missing-body-is-told-where-it-is-needed",
                a_missing_body_is_told_where_it_is_needed);
  fixture_test ("/rules/prescription/measures-that-are-too-old-are-told",
                measures_that_are_too_old_are_told);
  fixture_test ("/rules/prescription/a-weight-that-changed-is-told", a_weight_that_changed_is_told);
  return g_test_run ();
}
