/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-application.h"
#include "dcs-clinic.h"
#include "dcs-entry-dialog.h"
#include "dcs-field-row.h"
#include "dcs-score-cell.h"
#include "dcs-ui.h"
#include "dcs-window.h"

#include <stdlib.h>
#include <time.h>

/* How long the main thread works for one key in each field of a new visit and of the form of a new
 * patient, from the key until the frame that shows it is painted: processor time of that thread, so
 * that waiting for the frame clock does not count. The argument is a clinic file; it is opened as
 * the window opens it, so that the patient list with all its patients stands behind the forms.
 *
 *   bench-typing CLINIC-FILE
 */

#define PATIENCE (120 * G_USEC_PER_SEC)

typedef struct
{
  GtkWindow *window; /* borrowed */
  guint n_paints;
  GArray *times; /* owned: double, milliseconds */
  double worst;
  char *worst_field; /* owned */
} Bench;

static double
thread_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  ((Bench *) data)->n_paints++;
}

/* Runs the main loop until nothing has been painted for a while. */
static void
settle (Bench *bench)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static void
note (Bench *bench, const char *field, double milliseconds)
{
  g_array_append_val (bench->times, milliseconds);
  if (milliseconds <= bench->worst)
    return;
  bench->worst = milliseconds;
  g_free (bench->worst_field);
  bench->worst_field = g_strdup (field);
}

/* From now until the next frame is painted. */
static void
measure (Bench *bench, const char *field, double start)
{
  guint before = bench->n_paints;
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  while (bench->n_paints == before && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  note (bench, field, thread_milliseconds () - start);
}

static void
type_into_text (Bench *bench, GtkWidget *text)
{
  static const char *const keys[] = { "1", "2", "a" };
  GtkWidget *row = gtk_widget_get_ancestor (text, DCS_TYPE_FIELD_ROW);
  const char *field = row != NULL ? dcs_field_row_get_path (DCS_FIELD_ROW (row))
                                  : G_OBJECT_TYPE_NAME (gtk_widget_get_parent (text));

  gtk_widget_grab_focus (text);
  settle (bench);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      int position = -1;
      double start = thread_milliseconds ();

      gtk_editable_insert_text (GTK_EDITABLE (text), keys[i], 1, &position);
      measure (bench, field, start);
    }
  gtk_editable_set_text (GTK_EDITABLE (text), "");
}

static void
type_into_cell (Bench *bench, GtkWidget *cell)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (cell);

  gtk_widget_grab_focus (cell);
  settle (bench);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_handled = FALSE;
      double start;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      start = thread_milliseconds ();
      g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_3, 0, 0, &is_handled);
      measure (bench, G_OBJECT_TYPE_NAME (cell), start);
    }
}

static void
collect (GtkWidget *widget, GPtrArray *fields)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if ((GTK_IS_TEXT (widget) || DCS_IS_SCORE_CELL (widget)) && gtk_widget_is_sensitive (widget))
    g_ptr_array_add (fields, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, fields);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
type_everywhere (Bench *bench, GtkWindow *window, const char *form)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_object_unref);
  gulong handler = g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                                     "after-paint",
                                     G_CALLBACK (after_paint_cb),
                                     bench);
  GdkFrameClock *clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (window)));
  double median;

  bench->times = g_array_new (FALSE, FALSE, sizeof (double));
  bench->worst = 0;
  collect (GTK_WIDGET (window), fields);
  for (guint i = 0; i < fields->len; i++)
    if (GTK_IS_TEXT (fields->pdata[i]))
      type_into_text (bench, fields->pdata[i]);
    else
      type_into_cell (bench, fields->pdata[i]);
  g_array_sort (bench->times, compare_doubles);
  median = bench->times->len > 0 ? g_array_index (bench->times, double, bench->times->len / 2) : 0;
  g_print ("%s: %u fields, %u keys: median %.1f ms, worst %.1f ms (%s)\n",
           form,
           fields->len,
           bench->times->len,
           median,
           bench->worst,
           bench->worst_field != NULL ? bench->worst_field : "-");
  g_signal_handler_disconnect (clock, handler);
  g_object_unref (clock);
  g_clear_pointer (&bench->times, g_array_unref);
  g_clear_pointer (&bench->worst_field, g_free);
}

static gboolean
wait_for_patients (Bench *bench, DcsRoster **roster)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end)
    {
      DcsClinic *clinic = dcs_window_get_clinic (DCS_WINDOW (bench->window));
      gboolean is_loading = TRUE;

      g_main_context_iteration (NULL, TRUE);
      if (clinic == NULL)
        continue;
      *roster = dcs_clinic_get_roster (clinic);
      g_object_get (*roster, "loading", &is_loading, NULL);
      if (!is_loading && g_list_model_get_n_items (G_LIST_MODEL (*roster)) > 0)
        return TRUE;
    }
  return FALSE;
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DCS_IS_ENTRY_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
run_cb (gpointer data)
{
  GApplication *application = data;
  Bench bench = { .window = gtk_application_get_active_window (GTK_APPLICATION (application)) };
  g_autoptr (DcsRosterItem) item = NULL;
  DcsRoster *roster = NULL;
  GtkWindow *dialog;

  if (bench.window == NULL || !wait_for_patients (&bench, &roster))
    {
      g_printerr ("The clinic file did not open.\n");
      exit (1);
    }
  settle (&bench);
  g_print ("%u patients\n", g_list_model_get_n_items (G_LIST_MODEL (roster)));
  item = g_list_model_get_item (G_LIST_MODEL (roster), 0);
  gtk_widget_activate_action (
      GTK_WIDGET (bench.window), "win.new-visit", "x", dcs_roster_item_get_row (item)->id);
  for (guint i = 0; i < 10; i++)
    settle (&bench);
  type_everywhere (&bench, bench.window, "A new visit");

  gtk_widget_activate_action (GTK_WIDGET (bench.window), "win.new-patient", NULL);
  for (guint i = 0; i < 10; i++)
    settle (&bench);
  dialog = find_dialog ();
  if (dialog != NULL)
    type_everywhere (&bench, dialog, "A new patient");
  exit (0);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  static gboolean is_begun;

  if (is_begun)
    return;
  is_begun = TRUE;
  g_timeout_add (500, run_cb, application);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GApplication) application = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: bench-typing CLINIC-FILE\n");
      return 2;
    }
  dcs_ui_init ();
  application = G_APPLICATION (dcs_application_new ());
  g_application_set_flags (application, G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (application, argc, argv);
}
