/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY "2020-06-01"

/* The scene and the marks as text. */
static char *
dump_timeline (DcsTimeline *timeline)
{
  g_autofree char *scene = dcs_scene_dump (dcs_timeline_get_scene (timeline));
  GString *out = g_string_new (scene);

  for (guint i = 0; i < dcs_timeline_get_n_lanes (timeline); i++)
    {
      const DcsLane *lane = dcs_timeline_get_lane (timeline, i);

      g_string_append_printf (out, "lane %u \"%s\" \"%s\"\n", i, lane->label, lane->abbr);
    }
  for (guint i = 0; i < dcs_timeline_get_n_marks (timeline); i++)
    {
      const DcsMark *mark = dcs_timeline_get_mark (timeline, i);
      g_autofree char *details = dcs_timeline_mark_details (timeline, i);
      g_auto (GStrv) lines = g_strsplit (details, "\n", -1);

      g_string_append_printf (out,
                              "mark %u lane %u at %.1f %.1f %.1f %.1f count %u%s \"%s\"\n",
                              mark->kind,
                              mark->lane,
                              mark->x,
                              mark->y,
                              mark->width,
                              mark->height,
                              mark->count,
                              mark->ongoing ? " ongoing" : "",
                              mark->label);
      for (guint j = 0; lines[j] != NULL; j++)
        g_string_append_printf (out, "  %s\n", lines[j]);
    }
  return g_string_free (out, FALSE);
}

/* With DCS_UPDATE_GOLDENS in the environment the goldens are written, to be read in the diff. */
static void
assert_golden (ChartsFixture *fixture, const DcsTimelineOptions *options, const char *name)
{
  g_autoptr (DcsTimeline) timeline = charts_fixture_lay_out (fixture, options);
  g_autofree char *dump = dump_timeline (timeline);
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "scenes", file, NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) actual_lines = NULL;
  g_auto (GStrv) golden_lines = NULL;

  if (g_getenv ("DCS_UPDATE_GOLDENS") != NULL)
    {
      g_assert_true (g_file_set_contents (path, dump, -1, &error));
      g_assert_no_error (error);
    }
  g_assert_true (g_file_get_contents (path, &golden, NULL, &error));
  g_assert_no_error (error);
  /* Line by line, so that a difference is found at a glance. */
  actual_lines = g_strsplit (dump, "\n", -1);
  golden_lines = g_strsplit (golden, "\n", -1);
  for (guint i = 0; actual_lines[i] != NULL && golden_lines[i] != NULL; i++)
    g_assert_cmpstr (actual_lines[i], ==, golden_lines[i]);
  g_assert_cmpuint (g_strv_length (actual_lines), ==, g_strv_length (golden_lines));
}

static void
add_scored_visit (ChartsFixture *fixture, const char *date, const char *response, double score)
{
  gint64 visit = charts_fixture_visit (fixture, date, response);

  charts_fixture_observation (fixture, visit, "redness", "arm", score, NULL);
  charts_fixture_observation (fixture, visit, "global", NULL, score * 20.0, "mm");
  charts_fixture_observation (fixture, visit, "weight", NULL, 40.0, "kg");
  charts_fixture_observation (fixture, visit, "height", NULL, 150.0, "cm");
}

static void
test_same_day_switch (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (600.0, TODAY);
  gint64 treatment;

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, "2017-06-01", "2018-01-01", "2020-05-01");
  treatment = charts_fixture_treatment (
      &fixture, "alphamab", "2018-01-01", "2019-01-01", "no_response");
  charts_fixture_step (&fixture, treatment, "2018-01-01", "2018-03-01", 10.0, "mg/m2");
  charts_fixture_step (&fixture, treatment, "2018-03-01", "2019-01-01", 15.0, "mg/m2");
  charts_fixture_treatment (&fixture, "betazol", "2019-01-01", NULL, NULL);
  charts_fixture_treatment (&fixture, "alphamab", "2019-01-01", "2019-06-01", "adverse_event");
  add_scored_visit (&fixture, "2018-01-01", "none", 3.0);
  add_scored_visit (&fixture, "2019-01-01", "partial", 1.0);
  add_scored_visit (&fixture, "2020-05-01", "complete", 0.0);
  assert_golden (&fixture, &options, "same-day-switch");
}

static void
test_zero_length_course (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (600.0, TODAY);

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, "2010-01-01", "2020-05-01");
  charts_fixture_treatment (&fixture, "gammaglobin", "2015-01-01", "2015-01-01", "adverse_event");
  charts_fixture_treatment (&fixture, "gammaglobin", "2015-01-02", "2016-01-01", "remission");
  assert_golden (&fixture, &options, "zero-length-course");
}

static void
test_overlapping_courses_of_one_drug (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (600.0, TODAY);

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, "2018-01-01", "2020-05-01");
  charts_fixture_treatment (&fixture, "alphamab", "2018-01-01", "2019-06-01", "other");
  charts_fixture_treatment (&fixture, "alphamab", "2018-06-01", "2019-01-01", "other");
  charts_fixture_treatment (&fixture, "alphamab", "2019-02-01", "2019-12-01", "other");
  assert_golden (&fixture, &options, "overlapping-courses");
}

static void
test_open_ended_twice (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (600.0, TODAY);

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, "2018-01-01", "2020-05-01");
  charts_fixture_treatment (&fixture, "alphamab", "2018-01-01", NULL, NULL);
  charts_fixture_treatment (&fixture, "alphamab", "2019-01-01", NULL, NULL);
  assert_golden (&fixture, &options, "open-ended-twice");
}

static void
test_only_a_year_known (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (600.0, TODAY);

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, "2016", "2017-03", "2020-05-01");
  charts_fixture_treatment (&fixture, "alphamab", "2017", "2019-05", "no_response");
  charts_fixture_treatment (&fixture, "betazol", "2019", "2019", "other");
  charts_fixture_treatment (&fixture, "deltacream", NULL, "2018-01-01", "other");
  charts_fixture_adverse_event (&fixture, "2018", "nausea", "mild");
  charts_fixture_adverse_event (&fixture, NULL, "headache", NULL);
  assert_golden (&fixture, &options, "only-a-year-known");
}

static void
test_two_events_on_one_day (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (600.0, TODAY);

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, "2018-01-01", "2020-05-01");
  charts_fixture_adverse_event (&fixture, "2019-01-01", "nausea", "severe");
  charts_fixture_investigation (&fixture, "2019-01-01");
  charts_fixture_investigation (&fixture, "2019-09-01");
  charts_fixture_relapse (&fixture, "2019-01-01");
  assert_golden (&fixture, &options, "two-events-on-one-day");
}

static void
test_one_visit_only (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (600.0, TODAY);

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, NULL, NULL);
  add_scored_visit (&fixture, "2020-05-01", "none", 2.0);
  assert_golden (&fixture, &options, "one-visit-only");
}

static void
test_thirty_years (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (600.0, TODAY);

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, "1989-05-01", "1990-01-01", "2020-05-01");
  for (int year = 1990; year < 2020; year += 3)
    {
      g_autofree char *start = g_strdup_printf ("%d-02-01", year);
      g_autofree char *stop = g_strdup_printf ("%d-08-01", year + 1);

      charts_fixture_treatment (&fixture, "alphamab", start, stop, "remission");
      charts_fixture_relapse (&fixture, stop);
      add_scored_visit (&fixture, start, "relapse", 3.0);
      add_scored_visit (&fixture, stop, "complete", 0.0);
    }
  assert_golden (&fixture, &options, "thirty-years");
}

static void
test_empty_course (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (600.0, TODAY);

  charts_fixture_init (&fixture);
  assert_golden (&fixture, &options, "empty-course");
}

static void
test_figure_for_export (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (500.0, TODAY);
  gint64 treatment;

  options.for_export = TRUE;
  options.axis = DCS_TIMELINE_AXIS_SINCE_DIAGNOSIS;
  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, "2017-06", "2018-01-01", "2020-05-01");
  treatment = charts_fixture_treatment (&fixture, "gammaglobin", "2018-02", NULL, NULL);
  charts_fixture_step (&fixture, treatment, "2018-02", NULL, 1.0, "g/kg");
  charts_fixture_administration (&fixture, treatment, "2018-03-01", TRUE);
  charts_fixture_administration (&fixture, treatment, "2018-08-01", FALSE);
  charts_fixture_adverse_event (&fixture, "2018-09-01", "headache", "moderate");
  charts_fixture_relapse (&fixture, "2019-01-01");
  add_scored_visit (&fixture, "2018-01-01", "none", 3.0);
  add_scored_visit (&fixture, "2019-01-01", "relapse", 2.0);
  assert_golden (&fixture, &options, "figure-for-export");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  charts_fixture_use_plain_widths ();

  g_test_add_func ("/charts/timeline/same-day-switch", test_same_day_switch);
  g_test_add_func ("/charts/timeline/zero-length-course", test_zero_length_course);
  g_test_add_func ("/charts/timeline/overlapping-courses-of-one-drug",
                   test_overlapping_courses_of_one_drug);
  g_test_add_func ("/charts/timeline/open-ended-twice", test_open_ended_twice);
  g_test_add_func ("/charts/timeline/only-a-year-known", test_only_a_year_known);
  g_test_add_func ("/charts/timeline/two-events-on-one-day", test_two_events_on_one_day);
  g_test_add_func ("/charts/timeline/one-visit-only", test_one_visit_only);
  g_test_add_func ("/charts/timeline/thirty-years", test_thirty_years);
  g_test_add_func ("/charts/timeline/empty-course", test_empty_course);
  g_test_add_func ("/charts/timeline/figure-for-export", test_figure_for_export);
  return g_test_run ();
}
