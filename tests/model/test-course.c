/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course.h"
#include "dcs-records.h"

static void
add_visit (DcsCourse *course, gint64 id, DcsDate date)
{
  DcsValue values[DCS_N_VISIT_FIELDS] = { 0 };

  values[DCS_VISIT_PATIENT_ID] = dcs_value_integer (1);
  values[DCS_VISIT_ID] = dcs_value_integer (id);
  values[DCS_VISIT_DATE] = dcs_value_date (date);
  dcs_course_add (course, DCS_RECORD_VISIT, values);
}

static void
add_weight (DcsCourse *course, gint64 visit_id, DcsDate date, double weight)
{
  DcsValue values[DCS_N_OBSERVATION_FIELDS] = { 0 };

  values[DCS_OBSERVATION_PATIENT_ID] = dcs_value_integer (1);
  values[DCS_OBSERVATION_VISIT_ID] = dcs_value_integer (visit_id);
  values[DCS_OBSERVATION_DATE] = dcs_value_date (date);
  values[DCS_OBSERVATION_CODE] = dcs_value_code (dcs_code ("weight"));
  values[DCS_OBSERVATION_VALUE] = dcs_value_decimal (weight, 1);
  dcs_course_add (course, DCS_RECORD_OBSERVATION, values);
}

static void
test_rows_come_in_order_of_time (void)
{
  g_autoptr (DcsCourse) course = dcs_course_new ();

  add_visit (course, 3, dcs_date_new (2020, 1, 1));
  add_visit (course, 2, dcs_date_new (2019, 5, 5));
  add_visit (course, 4, dcs_date_new (2019, 5, 5));
  add_visit (course, 1, DCS_DATE_INIT);
  dcs_course_seal (course);

  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 4);
  g_assert_cmpint (dcs_course_row (course, DCS_RECORD_VISIT, 0)[DCS_VISIT_ID].integer, ==, 1);
  g_assert_cmpint (dcs_course_row (course, DCS_RECORD_VISIT, 1)[DCS_VISIT_ID].integer, ==, 2);
  g_assert_cmpint (dcs_course_row (course, DCS_RECORD_VISIT, 2)[DCS_VISIT_ID].integer, ==, 4);
  g_assert_cmpint (dcs_course_row (course, DCS_RECORD_VISIT, 3)[DCS_VISIT_ID].integer, ==, 3);
  g_assert_true (dcs_date_equal (dcs_course_last_contact (course), dcs_date_new (2020, 1, 1)));
}

static void
test_observations_stand_with_their_visit (void)
{
  g_autoptr (DcsCourse) course = dcs_course_new ();
  const DcsValue *const *rows;
  guint n_rows;

  add_visit (course, 7, dcs_date_new (2019, 1, 1));
  add_visit (course, 8, dcs_date_new (2019, 2, 1));
  add_weight (course, 8, DCS_DATE_INIT, 21);
  add_weight (course, 7, DCS_DATE_INIT, 20);
  add_weight (course, 0, dcs_date_new (2019, 1, 15), 20.5);
  dcs_course_seal (course);

  rows = dcs_course_visit_observations (course, 7, &n_rows);
  g_assert_cmpuint (n_rows, ==, 1);
  g_assert_cmpfloat (rows[0][DCS_OBSERVATION_VALUE].number, ==, 20);
  g_assert_true (
      dcs_date_equal (dcs_course_observation_date (course, rows[0]), dcs_date_new (2019, 1, 1)));
  rows = dcs_course_visit_observations (course, 0, &n_rows);
  g_assert_cmpuint (n_rows, ==, 1);
  g_assert_null (dcs_course_visit_observations (course, 9, &n_rows));
  g_assert_cmpuint (n_rows, ==, 0);
}

static void
test_the_latest_value_is_not_from_the_future (void)
{
  g_autoptr (DcsCourse) course = dcs_course_new ();
  DcsCode weight = dcs_code ("weight");
  const DcsValue *row;
  DcsDate date;

  add_visit (course, 7, dcs_date_new (2019, 1, 1));
  add_visit (course, 8, dcs_date_new (2019, 2, 1));
  add_weight (course, 7, DCS_DATE_INIT, 20);
  add_weight (course, 8, DCS_DATE_INIT, 21);
  add_weight (course, 0, dcs_date_new (2019, 1, 15), 20.5);
  dcs_course_seal (course);

  row = dcs_course_latest (
      course, weight, dcs_date_day (dcs_date_new (2019, 1, 20), DCS_DATE_MIDDLE), &date);
  g_assert_cmpfloat (row[DCS_OBSERVATION_VALUE].number, ==, 20.5);
  g_assert_true (dcs_date_equal (date, dcs_date_new (2019, 1, 15)));
  row = dcs_course_latest (course, weight, G_MAXINT, &date);
  g_assert_cmpfloat (row[DCS_OBSERVATION_VALUE].number, ==, 21);
  g_assert_null (dcs_course_latest (
      course, weight, dcs_date_day (dcs_date_new (2018, 1, 1), DCS_DATE_MIDDLE), &date));
  g_assert_false (dcs_date_is_set (date));
}

static void
test_the_order_of_entry_does_not_matter (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (DcsCourse) course = dcs_course_new ();
      int n = g_test_rand_int_range (0, 40);
      int last = G_MININT;

      for (int i = 0; i < n; i++)
        add_visit (course, i + 1, dcs_date_from_day (g_test_rand_int_range (15000, 15060)));
      dcs_course_seal (course);
      for (int i = 0; i < n; i++)
        {
          const DcsValue *row = dcs_course_row (course, DCS_RECORD_VISIT, (guint) i);
          int day = dcs_date_day (row[DCS_VISIT_DATE].date, DCS_DATE_MIDDLE);

          g_assert_cmpint (day, >=, last);
          last = day;
          g_assert_true (dcs_course_find (course, DCS_RECORD_VISIT, row[DCS_VISIT_ID].integer)
                         == row);
        }
    }
}

static void
test_a_cleared_course_is_empty (void)
{
  g_autoptr (DcsCourse) course = dcs_course_new ();

  add_visit (course, 7, dcs_date_new (2019, 1, 1));
  dcs_course_seal (course);
  dcs_course_clear (course);
  dcs_course_seal (course);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 0);
  g_assert_null (dcs_course_patient (course));
  g_assert_false (dcs_date_is_set (dcs_course_last_contact (course)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/course/rows-come-in-order-of-time", test_rows_come_in_order_of_time);
  g_test_add_func ("/model/course/observations-stand-with-their-visit",
                   test_observations_stand_with_their_visit);
  g_test_add_func ("/model/course/the-latest-value-is-not-from-the-future",
                   test_the_latest_value_is_not_from_the_future);
  g_test_add_func ("/model/course/the-order-of-entry-does-not-matter",
                   test_the_order_of_entry_does_not_matter);
  g_test_add_func ("/model/course/a-cleared-course-is-empty", test_a_cleared_course_is_empty);
  return g_test_run ();
}
