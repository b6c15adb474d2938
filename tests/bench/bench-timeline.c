/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>

/* How long a timeline takes: the first layout, a zoom step, painting, a PDF. */

#define REPEATS 41
#define TODAY "2020-06-01"

typedef struct
{
  ChartsFixture fixture;
  DcsTimelineOptions options;
  DcsTimeline *whole;
  DcsTimeline *part; /* of the last zoom step */
  cairo_surface_t *surface;
  char *path;
  guint n_events;
} Bench;

static char *
day_text (int day)
{
  char buffer[DCS_DATE_ISO_SIZE];

  return g_strdup (dcs_date_to_iso (dcs_date_from_day (day), buffer));
}

/* Thirty years: 2 of 5 events are visits with scores, 1 of 30 is a treatment with dose steps. */
static void
add_event (ChartsFixture *fixture, guint index, int day)
{
  static const char *const drugs[] = { "alphamab", "betazol", "gammaglobin", "deltacream" };
  g_autofree char *date = day_text (day);

  if (index % 30 == 0)
    {
      g_autofree char *stop = day_text (day + 200);
      gint64 treatment = charts_fixture_treatment (
          fixture, drugs[index / 30 % G_N_ELEMENTS (drugs)], date, stop, "no_response");

      for (int i = 0; i < 6; i++)
        {
          g_autofree char *step = day_text (day + 30 * i);

          charts_fixture_step (fixture, treatment, step, NULL, 5.0 + i, "mg/m2");
        }
    }
  else if (index % 5 < 2)
    {
      gint64 visit = charts_fixture_visit (fixture, date, index % 2 == 0 ? "partial" : "none");

      charts_fixture_observation (fixture, visit, "redness", "arm", index % 4, NULL);
      charts_fixture_observation (fixture, visit, "redness", "leg", index / 4 % 4, NULL);
      charts_fixture_observation (fixture, visit, "global", NULL, index % 101, "mm");
      charts_fixture_observation (fixture, visit, "weight", NULL, 40.0, "kg");
    }
  else if (index % 5 == 2)
    charts_fixture_investigation (fixture, date);
  else if (index % 50 == 3)
    charts_fixture_relapse (fixture, date);
  else
    charts_fixture_adverse_event (fixture, date, "nausea", "mild");
}

static void
bench_init (Bench *bench, guint n_events)
{
  int first = charts_day ("1990-01-01");
  int last = charts_day ("2019-06-01");
  g_autofree char *name = g_strdup_printf ("decursus-bench-%u.pdf", (guint) g_random_int ());

  *bench = (Bench){ .n_events = n_events };
  charts_fixture_init (&bench->fixture);
  charts_fixture_patient (&bench->fixture, "1989-06", "1990-01-01", "2020-05-01");
  for (guint i = 0; i < n_events; i++)
    add_event (&bench->fixture, i, first + (int) ((gint64) (last - first) * i / n_events));
  bench->options = charts_fixture_options (1000.0, TODAY);
  bench->whole = charts_fixture_lay_out (&bench->fixture, &bench->options);
  bench->surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, 1000, (int) dcs_timeline_get_height (bench->whole));
  bench->path = g_build_filename (g_get_tmp_dir (), name, NULL);
}

static void
bench_clear (Bench *bench)
{
  g_unlink (bench->path);
  g_free (bench->path);
  cairo_surface_destroy (bench->surface);
  g_clear_pointer (&bench->part, dcs_timeline_unref);
  dcs_timeline_unref (bench->whole);
  charts_fixture_clear (&bench->fixture);
}

static void
lay_out (Bench *bench, guint round)
{
  g_autoptr (DcsTimeline) timeline = charts_fixture_lay_out (&bench->fixture, &bench->options);

  g_assert_nonnull (timeline);
}

/* A wheel step: from all of it towards a month in the middle, a sixth narrower each time. */
static void
zoom (Bench *bench, guint round)
{
  DcsTimelineOptions options = bench->options;
  double half = 5400.0;
  int middle = charts_day ("2004-09-01");

  for (guint i = 0; i < round % 30; i++)
    half /= 1.2;
  options.first_day = middle - (int) half;
  options.last_day = middle + (int) half;
  g_clear_pointer (&bench->part, dcs_timeline_unref);
  bench->part = dcs_timeline_relayout (bench->whole, &options);
}

static void
paint (Bench *bench, guint round)
{
  cairo_t *cr = cairo_create (bench->surface);

  dcs_scene_paint (dcs_timeline_get_scene (bench->whole), cr, dcs_palette_light ());
  cairo_destroy (cr);
  cairo_surface_flush (bench->surface);
}

static void
paint_zoomed (Bench *bench, guint round)
{
  cairo_t *cr = cairo_create (bench->surface);

  zoom (bench, round);
  dcs_scene_paint (dcs_timeline_get_scene (bench->part), cr, dcs_palette_light ());
  cairo_destroy (cr);
  cairo_surface_flush (bench->surface);
}

static void
details (Bench *bench, guint round)
{
  for (guint i = 0; i < dcs_timeline_get_n_marks (bench->whole); i++)
    g_free (dcs_timeline_mark_details (bench->whole, i));
}

static void
export_pdf (Bench *bench, guint round)
{
  DcsTimelineOptions options = bench->options;
  g_autoptr (DcsTimeline) timeline = NULL;
  g_autoptr (GError) error = NULL;

  options.for_export = TRUE;
  timeline = dcs_timeline_relayout (bench->whole, &options);
  g_assert_true (dcs_scene_export (dcs_timeline_get_scene (timeline), bench->path, 300.0, &error));
  g_assert_no_error (error);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

static void
measure (Bench *bench, const char *name, void (*func) (Bench *bench, guint round))
{
  double times[REPEATS];

  for (guint i = 0; i < REPEATS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      func (bench, i);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
    }
  qsort (times, REPEATS, sizeof times[0], compare_doubles);
  g_print ("%6u events  %-28s median %7.2f ms, worst %7.2f ms\n",
           bench->n_events,
           name,
           times[REPEATS / 2],
           times[REPEATS - 1]);
}

int
main (int argc, char *argv[])
{
  static const guint sizes[] = { 2000, 5000, 50000 };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Bench bench;
      gint64 start = g_get_monotonic_time ();

      bench_init (&bench, sizes[i]);
      g_print ("%6u events  %u marks in %u lanes, built and laid out once in %.0f ms\n",
               sizes[i],
               dcs_timeline_get_n_marks (bench.whole),
               dcs_timeline_get_n_lanes (bench.whole),
               (double) (g_get_monotonic_time () - start) / 1000.0);
      measure (&bench, "layout", lay_out);
      measure (&bench, "zoom step", zoom);
      measure (&bench, "paint all", paint);
      measure (&bench, "zoom step and paint", paint_zoomed);
      if (sizes[i] <= 5000)
        measure (&bench, "details of every mark", details);
      if (sizes[i] == 2000)
        measure (&bench, "layout and PDF export", export_pdf);
      bench_clear (&bench);
    }
  return 0;
}
