/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-patient-figures.h"
#include "dcs-records.h"

static const DcsFigure *
find (GPtrArray *figures, const char *caption)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const DcsFigure *figure = g_ptr_array_index (figures, i);

      if (g_strcmp0 (figure->caption, caption) == 0)
        return figure;
    }
  return NULL;
}

static void
test_tells_state_with_date (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  g_autoptr (GPtrArray) figures = course_fixture_figures (
      course, fixture->jls, dcs_date_new (2018, 6, 1));
  const DcsFigure *figure = find (figures, "State");

  g_assert_nonnull (figure);
  g_assert_true (figure->is_state);
  g_assert_cmpint (figure->state, ==, DCS_STATE_COMPLETE_RESPONSE);
  g_assert_cmpstr (figure->value, ==, "Complete response");
  g_assert_cmpstr (figure->note, ==, "since 1 Feb 2018");
}

static void
test_tells_score_with_change (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  g_autoptr (GPtrArray) figures = course_fixture_figures (
      course, fixture->jls, dcs_date_new (2018, 6, 1));
  const DcsFigure *figure = find (figures, "mLoSSI");

  /* Erythema and thickness at one site: 1 + 1 in July 2017, 0 + 0 in February 2018. */
  g_assert_nonnull (figure);
  g_assert_true (g_str_has_prefix (figure->value, "0 · "));
  g_assert_cmpstr (figure->note, ==, "−2 · 1 Feb 2018");
  g_assert_nonnull (strstr (figure->tip, "20 July 2017"));
}

static void
test_tells_running_treatment_with_dose (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  g_autoptr (GPtrArray) figures = course_fixture_figures (
      course, fixture->jls, dcs_date_new (2018, 6, 1));
  const DcsFigure *figure = find (figures, "Mycophenolate mofetil");

  g_assert_nonnull (figure);
  g_assert_nonnull (strstr (figure->value, "1200"));
  g_assert_nonnull (strstr (figure->value, "m²"));
  g_assert_nonnull (strstr (figure->note, "usual"));
  g_assert_null (find (figures, "Methotrexate"));
  g_assert_null (find (figures, "Treatment"));
}

static void
test_tells_relapses_and_time (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  g_autoptr (GPtrArray) figures = course_fixture_figures (
      course, fixture->jls, dcs_date_new (2018, 6, 1));
  const DcsFigure *relapses = find (figures, "Relapses");
  const DcsFigure *time = find (figures, "Time since diagnosis");

  g_assert_cmpstr (relapses->value, ==, "1");
  g_assert_cmpstr (relapses->note, ==, "last on 16 Jan 2017");
  g_assert_cmpstr (time->value, ==, "3 years 1 month");
  g_assert_cmpstr (time->note, ==, "7 Apr 2015, aged 6");
}

static void
test_says_what_is_not_recorded (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_empty (fixture);
  g_autoptr (GPtrArray) figures = course_fixture_figures (
      course, fixture->jls, dcs_date_new (2018, 6, 1));

  g_assert_cmpstr (find (figures, "mLoSSI")->value, ==, "Not recorded");
  g_assert_cmpstr (find (figures, "Treatment")->value, ==, "None recorded");
  g_assert_cmpstr (find (figures, "Relapses")->value, ==, "None recorded");
}

static void
test_counts_until_death (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autofree char *subtitle = NULL;

  fixture_patient (fixture, "TST-002", "2016-04-07");
  *fixture_last (fixture, DCS_PATIENT_SEX) = dcs_value_text ("M");
  *fixture_last (fixture, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (dcs_date_new (2004, 4, 7));
  *fixture_last (fixture, DCS_PATIENT_DIAGNOSIS_DATE) = dcs_value_date (dcs_date_new (2015, 4, 7));
  course = fixture_course (fixture);
  figures = course_fixture_figures (course, fixture->jls, dcs_date_new (2030, 1, 1));
  subtitle = dcs_patient_subtitle (
      dcs_course_patient (course), fixture->jls, dcs_date_new (2030, 1, 1));

  g_assert_cmpstr (find (figures, "Time since diagnosis")->value, ==, "1 year");
  g_assert_nonnull (strstr (subtitle, "boy, died aged 12 years"));
}

static void
test_says_who_in_one_line (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  const DcsValue *patient = dcs_course_patient (course);
  g_autofree char *title = dcs_patient_title (patient);
  g_autofree char *subtitle = dcs_patient_subtitle (
      patient, fixture->jls, dcs_date_new (2018, 6, 1));

  g_assert_cmpstr (title, ==, "TST-001 · A.B.");
  g_assert_true (g_str_has_prefix (subtitle, "girl, 10 years · Circumscribed"));
  g_assert_true (g_str_has_suffix (subtitle, " · since Nov 2014"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/ui/patient-figures/tells-state-with-date", test_tells_state_with_date);
  fixture_test ("/ui/patient-figures/tells-score-with-change", test_tells_score_with_change);
  fixture_test ("/ui/patient-figures/tells-running-treatment-with-dose",
                test_tells_running_treatment_with_dose);
  fixture_test ("/ui/patient-figures/tells-relapses-and-time", test_tells_relapses_and_time);
  fixture_test ("/ui/patient-figures/says-what-is-not-recorded", test_says_what_is_not_recorded);
  fixture_test ("/ui/patient-figures/counts-until-death", test_counts_until_death);
  fixture_test ("/ui/patient-figures/says-who-in-one-line", test_says_who_in_one_line);

  return g_test_run ();
}
