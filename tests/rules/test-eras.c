/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include "dcs-analysis.h"

/* Runs what was added; the eras stay valid until the workspace is freed. */
static const DcsEra *
eras_of (RulesFixture *f, DcsAnalysis *analysis, DcsCourse *course, guint *n_eras)
{
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_LINES);
  return dcs_analysis_eras (analysis, n_eras);
}

static void
check_count (RulesFixture *f, guint expected)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = fixture_course (f);
  guint n;

  eras_of (f, analysis, course, &n);
  g_assert_cmpuint (n, ==, expected);
}

/* The contract, "Course": joined when the next starts no later than 30 days after the stop. */
static void
thirty_days_are_joined_and_31_are_not (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", "2020-01-01", "2020-03-01");
  fixture_treatment (f, "methotrexate", "2020-03-31", "2020-06-01");
  check_count (f, 1);
  g_ptr_array_set_size (f->rows, 0);
  fixture_treatment (f, "methotrexate", "2020-01-01", "2020-03-01");
  fixture_treatment (f, "methotrexate", "2020-04-01", "2020-06-01");
  check_count (f, 2);
}

/* … after the latest stop so far, not after the stop of the segment before. */
static void
the_latest_stop_so_far_counts (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  const DcsEra *eras;
  gint64 first, longest;
  guint n;

  longest = first = fixture_treatment (f, "methotrexate", "2020-01-01", "2021-01-01");
  *fixture_last (f, DCS_TREATMENT_STOP_REASON) = dcs_value_code (dcs_code ("no_response"));
  *fixture_last (f, DCS_TREATMENT_RESPONSE) = dcs_value_code (dcs_code ("none"));
  fixture_treatment (f, "methotrexate", "2020-02-01", "2020-03-01");
  *fixture_last (f, DCS_TREATMENT_STOP_REASON) = dcs_value_code (dcs_code ("other"));
  *fixture_last (f, DCS_TREATMENT_RESPONSE) = dcs_value_code (dcs_code ("partial"));
  fixture_treatment (f, "methotrexate", "2020-12-01", "2020-12-15");
  course = fixture_course (f);
  eras = eras_of (f, analysis, course, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (eras[0].start, ==, fixture_day ("2020-01-01"));
  g_assert_cmpint (eras[0].stop, ==, fixture_day ("2021-01-01"));
  g_assert_cmpuint (eras[0].n_segments, ==, 3);
  g_assert_cmpint (eras[0].first_id, ==, first);
  g_assert_cmpint (eras[0].last_id, ==, longest);
  g_assert_cmpstr (dcs_code_string (eras[0].stop_reason), ==, "no_response");
  g_assert_cmpstr (dcs_code_string (eras[0].response), ==, "none");
}

/* A stop that is not written down goes on: everything later is the same era, and it has no reason.
 */
static void
no_stop_goes_on (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  const DcsEra *eras;
  gint64 open;
  guint n;

  open = fixture_treatment (f, "methotrexate", "2020-01-01", NULL);
  *fixture_last (f, DCS_TREATMENT_STOP_REASON) = dcs_value_code (dcs_code ("other"));
  fixture_treatment (f, "methotrexate", "2023-01-01", "2023-06-01");
  *fixture_last (f, DCS_TREATMENT_STOP_REASON) = dcs_value_code (dcs_code ("no_response"));
  course = fixture_course (f);
  eras = eras_of (f, analysis, course, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (eras[0].stop, ==, DCS_DAY_ONGOING);
  g_assert_cmpint (eras[0].last_id, ==, open);
  g_assert_cmpuint (eras[0].stop_reason, ==, 0);
}

/* Of two that end on one day the one that began later; by the rows of a table of doses: the one
 * whose last dose began later. */
static void
of_two_that_end_together_the_later_says_why (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  const DcsEra *eras;
  gint64 early, late;
  guint n;

  early = fixture_treatment (f, "methotrexate", "2020-01-01", "2021-01-01");
  late = fixture_treatment (f, "methotrexate", "2020-02-01", "2021-01-01");
  course = fixture_course (f);
  eras = eras_of (f, analysis, course, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (eras[0].last_id, ==, late);
  dcs_course_unref (course);

  fixture_step (f, early, "2020-01-01", "2020-06-01", 10, "mg/m2", "weekly");
  fixture_step (f, early, "2020-06-01", "2021-01-01", 15, "mg/m2", "weekly");
  fixture_step (f, late, "2020-02-01", "2021-01-01", 10, "mg/m2", "weekly");
  course = fixture_course (f);
  eras = eras_of (f, analysis, course, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (eras[0].last_id, ==, early);
}

/* A month stands for its middle, a year for its middle; a start that nobody knows is before all. */
static void
inexact_dates_stand_in_the_middle (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  const DcsEra *eras;
  guint n;

  fixture_treatment (f, "methotrexate", NULL, "2015-06-01");
  /* 16 August and 30 days: 15 September. */
  fixture_treatment (f, "methotrexate", "2019-01-01", "2019-08");
  fixture_treatment (f, "methotrexate", "2019-09-15", "2020-01-01");
  fixture_treatment (f, "mycophenolate_mofetil", "2018", "2019");
  course = fixture_course (f);
  eras = eras_of (f, analysis, course, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (eras[0].start, ==, DCS_DAY_NONE);
  g_assert_cmpint (eras[0].stop, ==, fixture_day ("2015-06-01"));
  g_assert_cmpint (eras[1].start, ==, fixture_day ("2018-07-02"));
  g_assert_cmpint (eras[1].stop, ==, fixture_day ("2019-07-02"));
  g_assert_cmpint (eras[2].start, ==, fixture_day ("2019-01-01"));
  g_assert_cmpuint (eras[2].n_segments, ==, 2);
  g_assert_cmpuint (eras[2].number, ==, 2);
}

/* Steroids, topical and supportive treatment have courses, too; they open no line. What was deleted
 * has none, nor what has no drug. */
static void
every_drug_has_eras_and_deleted_rows_have_none (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  const DcsEra *eras;
  guint n;

  fixture_treatment (f, "methotrexate", "2020-01-01", NULL);
  fixture_treatment (f, "prednisolone", "2020-01-02", NULL);
  fixture_treatment (f, "topical_tacrolimus", "2020-01-03", NULL);
  fixture_treatment (f, "a_drug_of_no_definition", "2020-01-04", NULL);
  fixture_treatment (f, "ivig", "2020-01-05", NULL);
  *fixture_last (f, DCS_TREATMENT_DELETED) = dcs_value_integer (1);
  fixture_treatment (f, NULL, "2020-01-06", NULL);
  course = fixture_course (f);
  eras = eras_of (f, analysis, course, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_true (eras[0].opens_line && eras[0].systemic && !eras[0].steroid);
  g_assert_true (!eras[1].opens_line && eras[1].systemic && eras[1].steroid);
  g_assert_true (!eras[2].opens_line && !eras[2].systemic && !eras[2].steroid);
  g_assert_true (eras[3].opens_line);
  g_assert_cmpuint (eras[1].line, ==, 0);
  g_assert_cmpuint (eras[2].line, ==, 0);
}

static void
a_course_without_treatments_has_none (RulesFixture *f, gconstpointer data)
{
  fixture_patient (f, "T-1", NULL);
  check_count (f, 0);
}

static void
add_random_treatments (RulesFixture *f, GRand *random)
{
  static const char *const drugs[] = { "methotrexate", "ivig", "prednisolone" };
  int n = g_rand_int_range (random, 1, 12);

  for (int i = 0; i < n; i++)
    {
      int start = g_rand_int_range (random, 15000, 17000);
      int stop = start + g_rand_int_range (random, 0, 200);
      char from[DCS_DATE_ISO_SIZE], to[DCS_DATE_ISO_SIZE];

      dcs_date_to_iso (dcs_date_from_day (start), from);
      dcs_date_to_iso (dcs_date_from_day (stop), to);
      fixture_treatment (f,
                         drugs[g_rand_int_range (random, 0, G_N_ELEMENTS (drugs))],
                         g_rand_int_range (random, 0, 20) == 0 ? NULL : from,
                         g_rand_int_range (random, 0, 10) == 0 ? NULL : to);
      *fixture_last (f, DCS_TREATMENT_STOP_REASON) = dcs_value_code (
          dcs_code (i % 2 == 0 ? "other" : "no_response"));
    }
}

static void
assert_same_eras (const DcsEra *a, guint n_a, const DcsEra *b, guint n_b)
{
  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_cmpint (a[i].drug, ==, b[i].drug);
      g_assert_cmpint (a[i].start, ==, b[i].start);
      g_assert_cmpint (a[i].stop, ==, b[i].stop);
      g_assert_cmpuint (a[i].number, ==, b[i].number);
      g_assert_cmpuint (a[i].stop_reason, ==, b[i].stop_reason);
      g_assert_cmpuint (a[i].line, ==, b[i].line);
    }
}

/* A course whose treatments are the eras of another one. */
static DcsCourse *
course_of_eras (const DcsEra *eras, guint n_eras)
{
  DcsCourse *course = dcs_course_new ();

  for (guint i = 0; i < n_eras; i++)
    {
      DcsValue row[DCS_N_TREATMENT_FIELDS] = { 0 };

      row[DCS_TREATMENT_ID] = dcs_value_integer (i + 1);
      row[DCS_TREATMENT_DRUG] = dcs_value_code (eras[i].drug);
      if (eras[i].start != DCS_DAY_NONE)
        row[DCS_TREATMENT_START_DATE] = dcs_value_date (dcs_date_from_day (eras[i].start));
      if (eras[i].stop != DCS_DAY_ONGOING)
        row[DCS_TREATMENT_STOP_DATE] = dcs_value_date (dcs_date_from_day (eras[i].stop));
      if (eras[i].stop_reason != 0)
        row[DCS_TREATMENT_STOP_REASON] = dcs_value_code (eras[i].stop_reason);
      dcs_course_add (course, DCS_RECORD_TREATMENT, row);
    }
  dcs_course_seal (course);
  return course;
}

static void
joining_twice_is_joining_once (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (DcsAnalysis) once = dcs_analysis_new ();
  g_autoptr (DcsAnalysis) twice = dcs_analysis_new ();

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (DcsCourse) course = NULL;
      g_autoptr (DcsCourse) joined = NULL;
      const DcsEra *eras, *again;
      guint n, n_again;

      g_ptr_array_set_size (f->rows, 0);
      add_random_treatments (f, random);
      course = fixture_course (f);
      eras = eras_of (f, once, course, &n);
      joined = course_of_eras (eras, n);
      again = eras_of (f, twice, joined, &n_again);
      assert_same_eras (eras, n, again, n_again);
    }
}

static void
the_order_of_the_rows_does_not_matter (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (DcsAnalysis) one = dcs_analysis_new ();
  g_autoptr (DcsAnalysis) other = dcs_analysis_new ();

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (DcsCourse) course = NULL;
      g_autoptr (DcsCourse) shuffled = NULL;
      const DcsEra *eras, *again;
      guint n, n_again;

      g_ptr_array_set_size (f->rows, 0);
      add_random_treatments (f, random);
      course = fixture_course (f);
      eras = eras_of (f, one, course, &n);
      shuffled = fixture_shuffled_course (f, random);
      again = eras_of (f, other, shuffled, &n_again);
      assert_same_eras (eras, n, again, n_again);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/eras/thirty-days-are-joined-and-31-are-not",
                thirty_days_are_joined_and_31_are_not);
  fixture_test ("/rules/eras/the-latest-stop-so-far-counts", the_latest_stop_so_far_counts);
  fixture_test ("/rules/eras/no-stop-goes-on", no_stop_goes_on);
  fixture_test ("/rules/eras/of-two-that-end-together-the-later-says-why",
                of_two_that_end_together_the_later_says_why);
  fixture_test ("/rules/eras/inexact-dates-stand-in-the-middle", inexact_dates_stand_in_the_middle);
  fixture_test ("/rules/eras/every-drug-has-eras-and-deleted-rows-have-none",
                every_drug_has_eras_and_deleted_rows_have_none);
  fixture_test ("/rules/eras/a-course-without-treatments-has-none",
                a_course_without_treatments_has_none);
  fixture_test ("/rules/eras/joining-twice-is-joining-once", joining_twice_is_joining_once);
  fixture_test ("/rules/eras/the-order-of-the-rows-does-not-matter",
                the_order_of_the_rows_does_not_matter);
  return g_test_run ();
}
