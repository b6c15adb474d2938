/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What holds of every timeline, over random courses. */

#include "charts-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define TODAY "2020-06-01"

static char *
random_date (void)
{
  int year = g_test_rand_int_range (2005, 2020);
  int month = g_test_rand_int_range (1, 13);
  int day = g_test_rand_int_range (1, 29);

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      return g_strdup_printf ("%d", year);
    case 1:
      return g_strdup_printf ("%d-%02d", year, month);
    default:
      return g_strdup_printf ("%d-%02d-%02d", year, month, day);
    }
}

static void
add_random_treatment (ChartsFixture *fixture)
{
  static const char *const drugs[] = { "alphamab", "betazol", "gammaglobin", "deltacream" };
  g_autofree char *start = g_test_rand_int_range (0, 12) == 0 ? NULL : random_date ();
  g_autofree char *stop = g_test_rand_int_range (0, 4) == 0 ? NULL : random_date ();
  gint64 treatment;

  if (start != NULL && stop != NULL && strcmp (start, stop) > 0)
    {
      char *swap = start;

      start = stop;
      stop = swap;
    }
  treatment = charts_fixture_treatment (fixture,
                                        drugs[g_test_rand_int_range (0, 4)],
                                        start,
                                        stop,
                                        stop != NULL ? "no_response" : NULL);
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      g_autofree char *step = random_date ();

      charts_fixture_step (fixture, treatment, step, NULL, g_test_rand_int_range (0, 20), "mg/m2");
    }
}

static void
add_random_visit (ChartsFixture *fixture)
{
  static const char *const responses[] = { "none", "partial", "complete", "relapse", NULL };
  g_autofree char *date = random_date ();
  gint64 visit = charts_fixture_visit (fixture, date, responses[g_test_rand_int_range (0, 5)]);

  if (g_test_rand_bit ())
    charts_fixture_observation (
        fixture, visit, "redness", "arm", g_test_rand_int_range (0, 4), NULL);
  if (g_test_rand_bit ())
    charts_fixture_observation (
        fixture, visit, "global", NULL, g_test_rand_int_range (0, 101), "mm");
}

/* Returns the number of things that a timeline must show. */
static guint
add_random_course (ChartsFixture *fixture, int most)
{
  int n_treatments = g_test_rand_int_range (0, most);
  int n_visits = g_test_rand_int_range (0, most * 3);
  int n_events = g_test_rand_int_range (0, most * 2);

  charts_fixture_patient (fixture, NULL, g_test_rand_bit () ? "2006-03-04" : NULL, "2020-01-01");
  for (int i = 0; i < n_treatments; i++)
    add_random_treatment (fixture);
  for (int i = 0; i < n_visits; i++)
    add_random_visit (fixture);
  for (int i = 0; i < n_events; i++)
    {
      g_autofree char *date = random_date ();

      if (i % 3 == 0)
        charts_fixture_relapse (fixture, date);
      else if (i % 3 == 1)
        charts_fixture_adverse_event (fixture, g_test_rand_bit () ? date : NULL, "nausea", "mild");
      else
        charts_fixture_investigation (fixture, date);
    }
  return (guint) (n_treatments + n_visits + n_events);
}

static gboolean
boxes_overlap (const DcsMark *a, const DcsMark *b)
{
  return a->x + a->width > b->x + 1e-6 && b->x + b->width > a->x + 1e-6
         && a->y + a->height > b->y + 1e-6 && b->y + b->height > a->y + 1e-6;
}

static void
check_bars_are_apart (DcsTimeline *timeline)
{
  guint n = dcs_timeline_get_n_marks (timeline);

  for (guint i = 0; i < n; i++)
    {
      const DcsMark *a = dcs_timeline_get_mark (timeline, i);

      if (a->kind != DCS_MARK_TREATMENT)
        continue;
      for (guint j = i + 1; j < n; j++)
        {
          const DcsMark *b = dcs_timeline_get_mark (timeline, j);

          g_assert_false (b->kind == DCS_MARK_TREATMENT && boxes_overlap (a, b));
        }
    }
}

static void
check_marks_are_in_their_lanes (DcsTimeline *timeline, double width)
{
  int last_day = G_MININT;

  for (guint i = 0; i < dcs_timeline_get_n_marks (timeline); i++)
    {
      const DcsMark *mark = dcs_timeline_get_mark (timeline, i);
      const DcsLane *lane = dcs_timeline_get_lane (timeline, mark->lane);

      g_assert_cmpfloat (mark->width, >=, 0.0);
      g_assert_cmpfloat (mark->x, >=, 0.0);
      g_assert_cmpfloat (mark->x + mark->width, <=, width + 1e-6);
      g_assert_cmpfloat (mark->y + mark->height, >=, lane->y);
      g_assert_cmpfloat (mark->y, <=, lane->y + lane->height);
      g_assert_cmpint (mark->start_day, <=, mark->end_day);
      g_assert_cmpint (mark->start_day, >=, last_day);
      g_assert_cmpstr (mark->label, !=, "");
      last_day = mark->start_day;
    }
}

/* Dose labels begin and end inside the bar that they tell about. */
static void
check_labels_are_inside_bars (DcsTimeline *timeline)
{
  DcsScene *scene = dcs_timeline_get_scene (timeline);

  for (guint i = 0; i < dcs_scene_get_n_shapes (scene); i++)
    {
      const DcsShape *shape = dcs_scene_get_shape (scene, i);
      gboolean inside = FALSE;
      double width;

      if (shape->kind != DCS_SHAPE_TEXT || !g_str_has_suffix (shape->text, " mg/m²"))
        continue;
      width = dcs_text_width (shape->text, shape->height, FALSE);
      for (guint j = 0; j < dcs_timeline_get_n_marks (timeline) && !inside; j++)
        {
          const DcsMark *mark = dcs_timeline_get_mark (timeline, j);

          inside = mark->kind == DCS_MARK_TREATMENT && shape->x >= mark->x
                   && shape->x + width <= mark->x + mark->width
                   && shape->y <= mark->y + mark->height
                   && shape->y - shape->height * 0.8 >= mark->y;
        }
      g_assert_true (inside);
    }
}

static guint
count_things (DcsTimeline *timeline)
{
  guint n = 0;

  for (guint i = 0; i < dcs_timeline_get_n_marks (timeline); i++)
    {
      const DcsMark *mark = dcs_timeline_get_mark (timeline, i);
      const char *lane = dcs_timeline_get_lane (timeline, mark->lane)->label;
      /* A point of a curve shows a visit that has its own tick. */
      gboolean is_curve = strcmp (lane, "ESS") == 0 || strcmp (lane, "Global") == 0;

      if (!is_curve)
        n += mark->count;
      if (mark->kind != DCS_MARK_CLUSTER)
        g_assert_cmpuint (mark->count, ==, 1);
      else
        g_assert_cmpuint (mark->count, >=, 2);
    }
  return n;
}

static void
test_random_courses_keep_the_rules (void)
{
  for (int i = 0; i < 60; i++)
    {
      g_auto (ChartsFixture) fixture = { 0 };
      double width = g_test_rand_double_range (300.0, 1600.0);
      DcsTimelineOptions options = charts_fixture_options (width, TODAY);
      g_autoptr (DcsTimeline) timeline = NULL;
      guint n_things;

      charts_fixture_init (&fixture);
      n_things = add_random_course (&fixture, i % 5 == 0 ? 60 : 12);
      options.for_export = i % 3 == 0;
      options.deidentify = i % 6 == 0;
      options.font_size = g_test_rand_double_range (7.0, 16.0);
      timeline = charts_fixture_lay_out (&fixture, &options);
      g_assert_cmpuint (count_things (timeline), ==, n_things);
      check_bars_are_apart (timeline);
      check_marks_are_in_their_lanes (timeline, width);
      check_labels_are_inside_bars (timeline);
    }
}

/* Zooming shows less, never something twice, and the rules hold there too. */
static void
test_zoomed_courses_keep_the_rules (void)
{
  for (int i = 0; i < 40; i++)
    {
      g_auto (ChartsFixture) fixture = { 0 };
      DcsTimelineOptions options = charts_fixture_options (700.0, TODAY);
      g_autoptr (DcsTimeline) whole = NULL;
      g_autoptr (DcsTimeline) part = NULL;

      charts_fixture_init (&fixture);
      add_random_course (&fixture, 20);
      whole = charts_fixture_lay_out (&fixture, &options);
      options.first_day = charts_day ("2007-01-01") + g_test_rand_int_range (0, 3000);
      options.last_day = options.first_day + g_test_rand_int_range (5, 1500);
      part = dcs_timeline_relayout (whole, &options);
      g_assert_cmpuint (count_things (part), <=, count_things (whole));
      g_assert_cmpfloat (dcs_timeline_get_height (part), ==, dcs_timeline_get_height (whole));
      check_bars_are_apart (part);
      check_marks_are_in_their_lanes (part, 700.0);
      check_labels_are_inside_bars (part);
    }
}

static void
test_every_record_is_found_by_its_mark (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (700.0, TODAY);
  g_autoptr (DcsTimeline) timeline = NULL;
  gint64 treatment, visit, relapse, event, investigation;

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, "2018-01-01", "2020-05-01");
  treatment = charts_fixture_treatment (&fixture, "alphamab", "2018-01-01", NULL, NULL);
  visit = charts_fixture_visit (&fixture, "2018-01-01", "none");
  charts_fixture_observation (&fixture, visit, "redness", "arm", 2.0, NULL);
  relapse = charts_fixture_relapse (&fixture, "2019-01-01");
  event = charts_fixture_adverse_event (&fixture, "2019-01-01", "nausea", "mild");
  investigation = charts_fixture_investigation (&fixture, "2019-01-02");
  timeline = charts_fixture_lay_out (&fixture, &options);

  {
    const struct
    {
      DcsRecordKind record;
      gint64 id;
      DcsMarkKind kind;
    } cases[] = {
      { DCS_RECORD_TREATMENT, treatment, DCS_MARK_TREATMENT },
      { DCS_RECORD_VISIT, visit, DCS_MARK_VISIT },
      { DCS_RECORD_RELAPSE, relapse, DCS_MARK_RELAPSE },
      { DCS_RECORD_ADVERSE_EVENT, event, DCS_MARK_CLUSTER },
      { DCS_RECORD_INVESTIGATION, investigation, DCS_MARK_CLUSTER },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        int index = dcs_timeline_find_mark (timeline, cases[i].record, cases[i].id);

        g_assert_cmpint (index, >=, 0);
        g_assert_cmpint (dcs_timeline_get_mark (timeline, (guint) index)->kind, ==, cases[i].kind);
      }
  }
  g_assert_cmpint (dcs_timeline_find_mark (timeline, DCS_RECORD_TREATMENT, 12345), ==, -1);
}

static void
test_a_cluster_says_what_it_holds (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (700.0, TODAY);
  g_autoptr (DcsTimeline) timeline = NULL;
  g_autofree char *details = NULL;
  gint64 event;

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, "2010-01-01", "2020-05-01");
  event = charts_fixture_adverse_event (&fixture, "2019-01-01", "nausea", "mild");
  charts_fixture_investigation (&fixture, "2019-01-02");
  timeline = charts_fixture_lay_out (&fixture, &options);
  details = dcs_timeline_mark_details (
      timeline, (guint) dcs_timeline_find_mark (timeline, DCS_RECORD_ADVERSE_EVENT, event));
  g_assert_cmpstr (details,
                   ==,
                   "2 events\n"
                   "1 January 2019: Adverse event: nausea\n"
                   "2 January 2019: Scan: Normal");
}

static void
assert_tells_nobody (const char *text)
{
  static const char *const secrets[] = { "EX-001", "Q.X.", "Quentin", "Xavierson", "2017",  "2018",
                                         "2019",   "2020", "January", "Today",     "mother" };

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (text, secrets[i]));
}

static void
test_deidentified_tells_nobody (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (700.0, TODAY);
  g_autoptr (DcsTimeline) timeline = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *description = NULL;
  gint64 treatment;

  options.for_export = TRUE;
  options.deidentify = TRUE;
  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, "2017-06", "2018-01-01", "2020-05-01");
  treatment = charts_fixture_treatment (&fixture, "alphamab", "2018-02-01", "2019-05-01", "other");
  charts_fixture_step (&fixture, treatment, "2018-02-01", NULL, 10.0, "mg/m2");
  charts_fixture_visit (&fixture, "2018-02-01", "none");
  charts_fixture_relapse (&fixture, "2019-01-01");
  charts_fixture_adverse_event (&fixture, "2018", "nausea", "mild");
  charts_fixture_investigation (&fixture, "2019-03-01");
  timeline = charts_fixture_lay_out (&fixture, &options);

  dump = dcs_scene_dump (dcs_timeline_get_scene (timeline));
  assert_tells_nobody (dump);
  description = dcs_timeline_describe (timeline);
  assert_tells_nobody (description);
  assert_tells_nobody (dcs_scene_get_description (dcs_timeline_get_scene (timeline)));
  for (guint i = 0; i < dcs_timeline_get_n_marks (timeline); i++)
    {
      g_autofree char *details = dcs_timeline_mark_details (timeline, i);

      assert_tells_nobody (details);
      assert_tells_nobody (dcs_timeline_get_mark (timeline, i)->label);
    }
}

/* Drawn against the diagnosis, the day of drawing would tell when the diagnosis was. */
static void
test_deidentified_does_not_depend_on_today (void)
{
  char *dumps[2] = { NULL, NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_auto (ChartsFixture) fixture = { 0 };
      DcsTimelineOptions options = charts_fixture_options (700.0,
                                                           i == 0 ? "2020-05-20" : "2020-09-01");
      g_autoptr (DcsTimeline) timeline = NULL;

      options.deidentify = TRUE;
      options.for_export = TRUE;
      charts_fixture_init (&fixture);
      charts_fixture_patient (&fixture, NULL, "2018-01-01", "2020-05-01");
      charts_fixture_treatment (&fixture, "alphamab", "2018-02-01", NULL, NULL);
      timeline = charts_fixture_lay_out (&fixture, &options);
      dumps[i] = dcs_scene_dump (dcs_timeline_get_scene (timeline));
    }
  g_assert_cmpstr (dumps[0], ==, dumps[1]);
  g_free (dumps[0]);
  g_free (dumps[1]);
}

static void
test_extent_never_cuts_an_ongoing_treatment (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (700.0, TODAY);
  g_autoptr (DcsTimeline) timeline = NULL;
  int first, last;

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, "2017-02", "2018-01-01", "2020-05-01");
  charts_fixture_treatment (&fixture, "alphamab", "2018-02-01", NULL, NULL);
  timeline = charts_fixture_lay_out (&fixture, &options);
  dcs_timeline_extent (fixture.course, options.today, &first, &last);
  g_assert_cmpint (first, <, charts_day ("2017-02-01"));
  g_assert_cmpint (last, >, charts_day (TODAY));
  g_assert_cmpint (dcs_timeline_get_mark (timeline, 0)->end_day, ==, charts_day (TODAY));
  g_assert_true (dcs_timeline_get_mark (timeline, 0)->ongoing);
}

/* The rules count a treatment without a stop date as running; the figure must not say otherwise. */
static void
test_a_stop_reason_alone_ends_nothing (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (700.0, TODAY);
  g_autoptr (DcsTimeline) timeline = NULL;
  const DcsValue *row;

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, "2018-01-01", "2020-05-01");
  charts_fixture_treatment (&fixture, "alphamab", "2018-02-01", NULL, "other");
  timeline = charts_fixture_lay_out (&fixture, &options);
  row = dcs_course_row (fixture.course, DCS_RECORD_TREATMENT, 0);
  g_assert_true (dcs_treatment_is_running (row, options.today));
  g_assert_true (dcs_timeline_get_mark (timeline, 0)->ongoing);
}

static void
test_nobody_knows_how_it_is_after_years_without_contact (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (700.0, "2024-06-01");
  g_autoptr (DcsTimeline) timeline = NULL;

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, "2018-01-01", "2020-05-01");
  charts_fixture_treatment (&fixture, "alphamab", "2018-02-01", NULL, NULL);
  timeline = charts_fixture_lay_out (&fixture, &options);
  g_assert_cmpint (dcs_timeline_get_mark (timeline, 0)->end_day, ==, charts_day ("2020-05-01"));
}

/* A value that is missing at one visit leaves a gap; a visit between two is no reason for one. */
static void
test_missing_scores_are_gaps (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (700.0, TODAY);
  g_autoptr (DcsTimeline) timeline = NULL;
  static const double scores[] = { 3.0, 2.0, -1.0, 1.0, 1.0 };
  DcsScene *scene;
  guint n_lines = 0, n_points = 0;

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, "2018-01-01", "2020-05-01");
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      g_autofree char *date = g_strdup_printf ("2019-%02u-01", i + 1);
      gint64 visit = charts_fixture_visit (&fixture, date, NULL);

      if (scores[i] >= 0)
        charts_fixture_observation (&fixture, visit, "redness", "arm", scores[i], NULL);
    }
  timeline = charts_fixture_lay_out (&fixture, &options);
  scene = dcs_timeline_get_scene (timeline);
  for (guint i = 0; i < dcs_scene_get_n_shapes (scene); i++)
    if (dcs_scene_get_shape (scene, i)->kind == DCS_SHAPE_POLYLINE)
      {
        n_lines++;
        n_points += dcs_scene_get_shape (scene, i)->n_points;
      }
  g_assert_cmpuint (n_lines, ==, 2);
  g_assert_cmpuint (n_points, ==, 4);
}

static guint
count_dots (DcsTimeline *timeline)
{
  DcsScene *scene = dcs_timeline_get_scene (timeline);
  double x;
  guint n = 0;

  dcs_timeline_get_plot (timeline, &x, NULL, NULL, NULL);
  for (guint i = 0; i < dcs_scene_get_n_shapes (scene); i++)
    {
      const DcsShape *shape = dcs_scene_get_shape (scene, i);

      n += shape->kind == DCS_SHAPE_MARKER && shape->marker == DCS_MARKER_CIRCLE && shape->x >= x;
    }
  return n;
}

/* However dense a curve is, a value without a line to it has its dot. */
static void
test_a_lonely_score_is_seen (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  DcsTimelineOptions options = charts_fixture_options (300.0, TODAY);
  g_autoptr (DcsTimeline) timeline = NULL;

  charts_fixture_init (&fixture);
  charts_fixture_patient (&fixture, NULL, "2010-01-01", "2020-05-01");
  for (int i = 0; i < 120; i++)
    {
      g_autofree char *date = g_strdup_printf ("%d-%02d-01", 2010 + i / 12, i % 12 + 1);
      gint64 visit = charts_fixture_visit (&fixture, date, NULL);

      if (i < 59 || i > 61 || i == 60)
        charts_fixture_observation (&fixture, visit, "redness", "arm", i % 4, NULL);
    }
  timeline = charts_fixture_lay_out (&fixture, &options);
  g_assert_cmpuint (count_dots (timeline), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  charts_fixture_use_plain_widths ();

  g_test_add_func ("/charts/timeline/random-courses-keep-the-rules",
                   test_random_courses_keep_the_rules);
  g_test_add_func ("/charts/timeline/zoomed-courses-keep-the-rules",
                   test_zoomed_courses_keep_the_rules);
  g_test_add_func ("/charts/timeline/every-record-is-found-by-its-mark",
                   test_every_record_is_found_by_its_mark);
  g_test_add_func ("/charts/timeline/a-cluster-says-what-it-holds",
                   test_a_cluster_says_what_it_holds);
  g_test_add_func ("/charts/timeline/deidentified-tells-nobody", test_deidentified_tells_nobody);
  g_test_add_func ("/charts/timeline/deidentified-does-not-depend-on-today",
                   test_deidentified_does_not_depend_on_today);
  g_test_add_func ("/charts/timeline/extent-never-cuts-an-ongoing-treatment",
                   test_extent_never_cuts_an_ongoing_treatment);
  g_test_add_func ("/charts/timeline/a-stop-reason-alone-ends-nothing",
                   test_a_stop_reason_alone_ends_nothing);
  g_test_add_func ("/charts/timeline/nobody-knows-how-it-is-after-years-without-contact",
                   test_nobody_knows_how_it_is_after_years_without_contact);
  g_test_add_func ("/charts/timeline/missing-scores-are-gaps", test_missing_scores_are_gaps);
  g_test_add_func ("/charts/timeline/a-lonely-score-is-seen", test_a_lonely_score_is_seen);
  return g_test_run ();
}
