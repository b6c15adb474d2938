/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-timeline-view.h"
#include "dcs-ui.h"

#include <adwaita.h>
#include <time.h>

/* What a zoom step of the widget costs of our own time: layout, marks, allocation, painting. Time
 * of the processor, so that what else the machine does is not counted. */

#define N_VISITS 1900 /* with 31 relapses and 95 treatments: 2,000 events */
#define N_STEPS 30

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static void
report (const char *what, double *milliseconds, guint n_values)
{
  qsort (milliseconds, n_values, sizeof (double), compare_doubles);
  g_print ("%-28s median %7.2f ms, worst %7.2f ms\n",
           what,
           milliseconds[n_values / 2],
           milliseconds[n_values - 1]);
}

/* Milliseconds of this thread. */
static double
own_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000.0 + (double) now.tv_nsec / 1e6;
}

static double
since (double begun)
{
  return own_time () - begun;
}

int
main (int argc, char *argv[])
{
  RulesFixture rules = { 0 };
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsTimelineSession) session = dcs_timeline_session_new ();
  DcsTimelineView *view;
  GtkWidget *window;
  int width, height;
  double update[N_STEPS], paint[N_STEPS], whole[N_STEPS], pan[N_STEPS];

  gtk_init ();
  adw_init ();
  dcs_ui_init ();
  fixture_set_up (&rules, NULL);
  course = course_fixture_long (&rules, N_VISITS);

  view = DCS_TIMELINE_VIEW (dcs_timeline_view_new (session));
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 750);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  dcs_timeline_view_set_course (view, course, rules.catalog);
  gtk_window_present (GTK_WINDOW (window));
  spin_until (gtk_widget_get_width (GTK_WIDGET (view)) > 0);
  spin_frames (window);
  g_print ("%u visits, %u relapses, %u treatments: %u marks when all are in sight\n",
           dcs_course_count (course, DCS_RECORD_VISIT),
           dcs_course_count (course, DCS_RECORD_RELAPSE),
           dcs_course_count (course, DCS_RECORD_TREATMENT),
           dcs_timeline_get_n_marks (dcs_timeline_view_get_timeline (view)));

  width = gtk_widget_get_width (GTK_WIDGET (view));
  height = gtk_widget_get_height (GTK_WIDGET (view));
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
      double begun = own_time ();
      double painted;
      double first, last;

      dcs_timeline_session_get_range (session, &first, &last);
      dcs_timeline_session_zoom (session, i < N_STEPS / 2 ? 1.25 : 0.8, (first + last) / 2);
      dcs_timeline_view_update (view);
      gtk_widget_allocate (GTK_WIDGET (view), width, height, -1, NULL);
      update[i] = since (begun);

      painted = own_time ();
      GTK_WIDGET_GET_CLASS (view)->snapshot (GTK_WIDGET (view), snapshot);
      paint[i] = since (painted);
      whole[i] = since (begun);
      spin_frames (window);
    }
  report ("zoom: layout and marks", update, N_STEPS);
  report ("zoom: painting", paint, N_STEPS);
  report ("zoom: both", whole, N_STEPS);

  dcs_timeline_session_zoom (session, 8, 15000);
  spin_frames (window);
  for (guint i = 0; i < N_STEPS; i++)
    {
      double begun = own_time ();

      dcs_timeline_session_pan (session, i < N_STEPS / 2 ? 20 : -20);
      dcs_timeline_view_update (view);
      gtk_widget_allocate (GTK_WIDGET (view), width, height, -1, NULL);
      pan[i] = since (begun);
      spin_frames (window);
    }
  report ("pan: layout and marks", pan, N_STEPS);

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_tear_down (&rules, NULL);
  return 0;
}
