/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-application.h"
#include "dcs-ui.h"

#include <stdlib.h>
#include <string.h>

/* How long from the start of the process to the first painted frame: of a libadwaita window with an
 * empty column view, and of Decursus opening a clinic file (the first argument; without one, its
 * welcome page). The program starts itself for each measurement. */

#define N_RUNS 9
#define START_VARIABLE "DCS_BENCH_START"

static gboolean is_reported;

/* In the child: one line, the milliseconds since the parent started it. */
static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  gint64 start = g_ascii_strtoll (g_getenv (START_VARIABLE), NULL, 10);

  if (is_reported)
    return;
  is_reported = TRUE;
  g_print ("%.1f\n", (double) (g_get_monotonic_time () - start) / 1000);
  exit (0);
}

static void
realized_cb (GtkWidget *widget, gpointer data)
{
  g_signal_connect (
      gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static void
activate_empty_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (NULL);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 750);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (int argc, char *argv[])
{
  gboolean is_empty = strcmp (argv[1], "--empty") == 0;
  char *arguments[] = { argv[0], argc > 2 ? argv[2] : NULL, NULL };
  g_autoptr (GApplication) application = NULL;

  if (is_empty)
    {
      application = G_APPLICATION (
          adw_application_new ("org.decursus.Empty", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);
    }
  else
    {
      dcs_ui_init ();
      application = G_APPLICATION (dcs_application_new ());
      g_application_set_flags (application, G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
    }
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (application, is_empty || argc < 3 ? 1 : 2, arguments);
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
measure (const char *program, const char *mode, const char *file)
{
  const char *const command[] = { program, mode, file, NULL };
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
      g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), START_VARIABLE, start, TRUE);
      g_autofree char *output = NULL;
      g_autoptr (GError) error = NULL;

      g_spawn_sync (NULL,
                    (char **) command,
                    environment,
                    G_SPAWN_DEFAULT,
                    NULL,
                    NULL,
                    &output,
                    NULL,
                    NULL,
                    &error);
      g_assert_no_error (error);
      times[i] = g_ascii_strtod (output, NULL);
      g_assert_cmpfloat (times[i], >, 0);
    }
  qsort (times, N_RUNS, sizeof (double), compare_doubles);
  g_print ("%-10s median %6.1f ms (%.1f to %.1f)\n",
           mode + 2,
           times[N_RUNS / 2],
           times[0],
           times[N_RUNS - 1]);
  return times[N_RUNS / 2];
}

int
main (int argc, char *argv[])
{
  double empty;
  double decursus;

  if (argc > 1 && g_getenv (START_VARIABLE) != NULL)
    return run_child (argc, argv);
  empty = measure (argv[0], "--empty", NULL);
  decursus = measure (argv[0], "--decursus", argc > 1 ? argv[1] : NULL);
  g_print ("ratio      %.2f\n", decursus / empty);
  return 0;
}
