/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts-fixture.h"
#include "dcs-time-scale.h"
#include "dcs-value-scale.h"

#include <math.h>

static DcsTimeScale
scale_of (const char *from, const char *to, double width)
{
  DcsTimeScale scale;

  dcs_time_scale_init (&scale, charts_day (from), charts_day (to), 50.0, width);
  return scale;
}

/* The labels of an axis as one text, "·" for a tick without one. */
static char *
labels_of (GArray *ticks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const DcsTick *tick = &g_array_index (ticks, DcsTick, i);

      g_string_append_printf (
          out, "%s%s", i > 0 ? "|" : "", tick->label != NULL ? tick->label : "·");
    }
  return g_string_free (out, FALSE);
}

static void
assert_date_labels (const char *from, const char *to, double width, const char *expected)
{
  DcsTimeScale scale = scale_of (from, to, width);
  g_autoptr (GArray) ticks = dcs_time_scale_date_ticks (&scale, 8.0);
  g_autofree char *labels = labels_of (ticks);

  g_assert_cmpstr (labels, ==, expected);
}

static void
test_dates_step_by_what_has_room (void)
{
  charts_fixture_use_plain_widths ();
  assert_date_labels ("2020-03-01", "2020-03-05", 400.0, "1 Mar 2020|2 Mar|3 Mar|4 Mar|5 Mar");
  assert_date_labels ("2020-03-01", "2020-03-31", 300.0, "2 Mar 2020|9 Mar|16 Mar|23 Mar|30 Mar");
  assert_date_labels ("2019-11-15", "2020-03-15", 300.0, "Dec 2019|2020|Feb|Mar");
  assert_date_labels ("2019-11-15", "2021-03-15", 200.0, "2020|Apr|Jul|Oct|2021");
  assert_date_labels ("2014-06-01", "2019-06-01", 300.0, "2015|2016|2017|2018|2019");
  assert_date_labels ("1994-06-01", "2024-06-01", 240.0, "1995|2000|2005|2010|2015|2020");
}

static void
test_the_first_of_a_year_is_major (void)
{
  DcsTimeScale scale = scale_of ("2019-11-15", "2020-06-15", 400.0);
  g_autoptr (GArray) ticks = dcs_time_scale_date_ticks (&scale, 8.0);

  for (guint i = 0; i < ticks->len; i++)
    {
      const DcsTick *tick = &g_array_index (ticks, DcsTick, i);

      g_assert_cmpint (tick->major, ==, tick->day == charts_day ("2020-01-01"));
    }
}

static void
assert_since_labels (
    const char *from, const char *to, const char *origin, double width, const char *expected)
{
  DcsTimeScale scale = scale_of (from, to, width);
  g_autoptr (GArray) ticks = dcs_time_scale_since_ticks (&scale, charts_day (origin), 8.0);
  g_autofree char *labels = labels_of (ticks);

  g_assert_cmpstr (labels, ==, expected);
}

static void
test_time_since_diagnosis_counts_months_and_years (void)
{
  charts_fixture_use_plain_widths ();
  assert_since_labels ("2019-06-01", "2021-02-01", "2020-01-01", 200.0, "−6 mo|0|6 mo|1 y");
  assert_since_labels (
      "2020-01-01", "2026-02-01", "2020-01-01", 300.0, "0|1 y|2 y|3 y|4 y|5 y|6 y");
  assert_since_labels (
      "2020-01-01", "2020-02-05", "2020-01-01", 300.0, "0|7 d|14 d|21 d|28 d|35 d");
}

static void
test_day_zero_is_exact (void)
{
  DcsTimeScale scale = scale_of ("2019-06-01", "2021-02-01", 333.0);
  double origin = charts_day ("2020-01-17");
  g_autoptr (GArray) ticks = dcs_time_scale_since_ticks (&scale, origin, 8.0);
  guint n_zero = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const DcsTick *tick = &g_array_index (ticks, DcsTick, i);

      if (g_strcmp0 (tick->label, "0") != 0)
        continue;
      n_zero++;
      g_assert_true (tick->major);
      g_assert_cmpfloat (tick->day, ==, origin);
      g_assert_cmpfloat (tick->x, ==, dcs_time_scale_map (&scale, origin));
    }
  g_assert_cmpuint (n_zero, ==, 1);
}

static void
test_maps_there_and_back (void)
{
  DcsTimeScale scale = scale_of ("2010-01-01", "2020-01-01", 700.0);

  g_assert_cmpfloat (dcs_time_scale_map (&scale, charts_day ("2010-01-01")), ==, 50.0);
  g_assert_cmpfloat (dcs_time_scale_map (&scale, charts_day ("2020-01-01")), ==, 750.0);
  for (int i = 0; i < 100; i++)
    {
      double day = g_test_rand_double_range (0.0, 30000.0);

      g_assert_cmpfloat (
          fabs (dcs_time_scale_unmap (&scale, dcs_time_scale_map (&scale, day)) - day), <, 1e-6);
    }
}

static void
check_ticks (const DcsTimeScale *scale, GArray *ticks, double size)
{
  double last_right = -G_MAXDOUBLE;
  double last_x = -G_MAXDOUBLE;

  g_assert_cmpuint (ticks->len, <=, 200);
  for (guint i = 0; i < ticks->len; i++)
    {
      const DcsTick *tick = &g_array_index (ticks, DcsTick, i);
      double half;

      g_assert_cmpfloat (tick->day, >=, scale->first_day);
      g_assert_cmpfloat (tick->day, <=, scale->last_day);
      g_assert_cmpfloat (tick->x, >=, scale->x - 1e-6);
      g_assert_cmpfloat (tick->x, <=, scale->x + scale->width + 1e-6);
      g_assert_cmpfloat (tick->x, >, last_x);
      last_x = tick->x;
      if (tick->label == NULL)
        continue;
      half = dcs_text_width (tick->label, size, FALSE) / 2.0;
      g_assert_cmpfloat (tick->label_x - half, >, last_right);
      last_right = tick->label_x + half;
    }
}

static void
test_ticks_stay_inside_and_labels_apart (void)
{
  charts_fixture_use_plain_widths ();
  for (int i = 0; i < 2000; i++)
    {
      DcsTimeScale scale;
      double first = g_test_rand_int_range (-20000, 30000);
      double days = exp (g_test_rand_double_range (0.0, log (40000.0)));
      double size = g_test_rand_double_range (6.0, 20.0);
      g_autoptr (GArray) dates = NULL;
      g_autoptr (GArray) since = NULL;

      dcs_time_scale_init (
          &scale, first, first + days, 30.0, g_test_rand_double_range (60.0, 2400.0));
      dates = dcs_time_scale_date_ticks (&scale, size);
      check_ticks (&scale, dates, size);
      since = dcs_time_scale_since_ticks (
          &scale, first + g_test_rand_double_range (-1.0, 1.0) * days, size);
      check_ticks (&scale, since, size);
    }
}

/* ---- values ---- */

static void
test_values_end_at_a_round_number (void)
{
  g_assert_cmpfloat (dcs_nice_ceiling (0.0), ==, 1.0);
  g_assert_cmpfloat (dcs_nice_ceiling (22.0), ==, 30.0);
  g_assert_cmpfloat (dcs_nice_ceiling (100.0), ==, 100.0);
  g_assert_cmpfloat (dcs_nice_ceiling (7.0), ==, 8.0);
  for (int i = 0; i < 1000; i++)
    {
      double value = exp (g_test_rand_double_range (-5.0, 12.0));

      g_assert_cmpfloat (dcs_nice_ceiling (value), >=, value * (1.0 - 1e-9));
      g_assert_cmpfloat (dcs_nice_ceiling (value), <=, value * 2.0);
    }
}

static void
test_value_ticks_stay_inside (void)
{
  for (int i = 0; i < 1000; i++)
    {
      DcsValueScale scale;
      double min = i % 2 == 0 ? 0.0 : g_test_rand_double_range (-50.0, 50.0);
      double max = min + exp (g_test_rand_double_range (-3.0, 8.0));
      guint most = (guint) g_test_rand_int_range (2, 9);

      dcs_value_scale_init (&scale, min, max, 100.0, 10.0, most);
      g_assert_cmpuint (scale.n_ticks, <=, most);
      g_assert_cmpuint (scale.n_ticks, >=, min == 0.0 ? 1 : 0);
      for (guint j = 0; j < scale.n_ticks; j++)
        {
          double value = dcs_value_scale_tick (&scale, j);

          g_assert_cmpfloat (value, >=, min - 1e-6 * scale.step);
          g_assert_cmpfloat (value, <=, max + 1e-6 * scale.step);
        }
      g_assert_cmpfloat (dcs_value_scale_map (&scale, min), ==, 100.0);
      g_assert_cmpfloat (fabs (dcs_value_scale_map (&scale, max) - 10.0), <, 1e-9);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charts/time-scale/dates-step-by-what-has-room",
                   test_dates_step_by_what_has_room);
  g_test_add_func ("/charts/time-scale/the-first-of-a-year-is-major",
                   test_the_first_of_a_year_is_major);
  g_test_add_func ("/charts/time-scale/time-since-diagnosis-counts-months-and-years",
                   test_time_since_diagnosis_counts_months_and_years);
  g_test_add_func ("/charts/time-scale/day-zero-is-exact", test_day_zero_is_exact);
  g_test_add_func ("/charts/time-scale/maps-there-and-back", test_maps_there_and_back);
  g_test_add_func ("/charts/time-scale/ticks-stay-inside-and-labels-apart",
                   test_ticks_stay_inside_and_labels_apart);
  g_test_add_func ("/charts/value-scale/ends-at-a-round-number", test_values_end_at_a_round_number);
  g_test_add_func ("/charts/value-scale/ticks-stay-inside", test_value_ticks_stay_inside);
  return g_test_run ();
}
