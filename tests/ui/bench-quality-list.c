/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "dcs-metered-model.h"
#include "dcs-quality-cell.h"
#include "dcs-quality-model.h"
#include "dcs-ui.h"

/* The data-quality list while it fills: portions of a clinic with 100,000 findings arrive one a
 * frame, as they come from the database thread. Prints what the slowest frames take. */

#define N_FINDINGS 100000
#define PORTION 60

typedef struct
{
  DcsQualityModel *model;
  DcsMeteredModel *rows;
  GArray *work; /* gint64: microseconds of each frame */
  gint64 began;
  gint64 patient;
} Bench;

static void
before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->began = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  gint64 took = g_get_monotonic_time () - bench->began;

  g_array_append_val (bench->work, took);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < PORTION && bench->patient < N_FINDINGS; i++)
    {
      DcsQualityRow *row = g_new0 (DcsQualityRow, 1);

      row->patient_id = ++bench->patient;
      row->code = g_strdup_printf ("TST-%06d", (int) row->patient_id);
      row->rule = (DcsQualityRule) (row->patient_id % DCS_N_QUALITY_RULES);
      row->disease = dcs_code ("jls");
      row->message = g_strdup ("The treatment stopped, and no reason is recorded.");
      row->date = dcs_date_new (2019, 3, 14);
      g_ptr_array_add (rows, row);
    }
  dcs_quality_model_append (bench->model, rows);
  dcs_metered_model_advance (bench->rows);
  return bench->patient < N_FINDINGS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

int
main (void)
{
  Bench bench = { 0 };
  GtkWidget *window, *scrolled, *list;
  g_autoptr (GtkListItemFactory) factory = NULL;
  GdkFrameClock *clock;

  adw_init ();
  dcs_ui_init ();
  g_type_ensure (DCS_TYPE_QUALITY_CELL);
  bench.model = dcs_quality_model_new ();
  bench.rows = dcs_metered_model_new (G_LIST_MODEL (bench.model));
  dcs_metered_model_set_first (bench.rows, DCS_METERED_MODEL_STEP);
  bench.work = g_array_new (FALSE, FALSE, sizeof (gint64));
  factory = gtk_builder_list_item_factory_new_from_resource (NULL,
                                                             DCS_UI_RESOURCE "rows/quality.ui");
  list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (bench.rows)))),
      g_steal_pointer (&factory));
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  adw_window_set_content (ADW_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (list))
    g_main_context_iteration (NULL, TRUE);
  /* The frames of the window itself are not what is measured. */
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &bench);
  gtk_widget_add_tick_callback (list, tick_cb, &bench, NULL);
  while (bench.patient < N_FINDINGS)
    g_main_context_iteration (NULL, TRUE);

  g_array_sort (bench.work, compare);
  g_print ("quality list, %d findings: %u frames, median %.1f ms, slowest %.1f ms\n",
           N_FINDINGS,
           bench.work->len,
           (double) g_array_index (bench.work, gint64, bench.work->len / 2) / 1000.0,
           (double) g_array_index (bench.work, gint64, bench.work->len - 1) / 1000.0);
  gtk_window_destroy (GTK_WINDOW (window));
  g_array_unref (bench.work);
  g_object_unref (bench.rows);
  g_object_unref (bench.model);
  return 0;
}
