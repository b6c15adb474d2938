/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "roster-fixture.h"

#include "dcs-patient-list-page.h"
#include "dcs-ui.h"

#include <string.h>
#include <time.h>

/* The patient list over many invented patients, as a person meets it: it fills while the window is
 * up, it is searched letter by letter, it is sorted. Two figures for each step: until the new rows
 * are on the screen, and the longest time for which the main loop was busy, which is what a person
 * feels as a window that does not answer. */

#define DEFAULT_PATIENTS 100000
#define BATCH 2000
/* Between two letters: whoever types faster than this has the rest built later. */
#define PAUSE_MS 200

static gint64 busy_since; /* µs, monotonic */
static gint64 longest_busy;
static gint64 busy_cpu_since; /* µs, of this thread: what other programs take does not count */
static gint64 longest_busy_cpu;
static guint n_frames;

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
timed_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int ready;

  if (busy_since != 0)
    {
      longest_busy = MAX (longest_busy, g_get_monotonic_time () - busy_since);
      longest_busy_cpu = MAX (longest_busy_cpu, get_cpu_time () - busy_cpu_since);
    }
  ready = g_poll (fds, n_fds, timeout);
  busy_since = g_get_monotonic_time ();
  busy_cpu_since = get_cpu_time ();
  return ready;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  n_frames++;
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the window be for a while. */
static void
rest (guint ms)
{
  gboolean done = FALSE;

  g_timeout_add (ms, timeout_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  gint64 wall;
  gint64 cpu;
} Start;

static void
begin (Start *start)
{
  longest_busy = 0;
  longest_busy_cpu = 0;
  n_frames = 0;
  start->wall = busy_since = g_get_monotonic_time ();
  start->cpu = busy_cpu_since = get_cpu_time ();
}

/* Runs until the next frame is painted, says when that was, and lets what follows follow. */
static void
end (const char *what, const Start *start, DcsRoster *roster)
{
  double wall;
  double cpu;

  while (n_frames == 0)
    g_main_context_iteration (NULL, TRUE);
  wall = (double) (g_get_monotonic_time () - start->wall) / 1000;
  cpu = (double) (get_cpu_time () - start->cpu) / 1000;
  rest (PAUSE_MS);
  g_print ("%-22s %8.1f (%6.1f) ms %8.1f (%6.1f) ms %8u rows\n",
           what,
           wall,
           cpu,
           (double) longest_busy / 1000,
           (double) longest_busy_cpu / 1000,
           g_list_model_get_n_items (G_LIST_MODEL (roster)));
}

typedef struct
{
  DcsRoster *roster;
  GArray *rows;
  guint next;
} Filling;

static gboolean
fill_cb (gpointer data)
{
  Filling *filling = data;
  guint n = MIN (BATCH, filling->rows->len - filling->next);

  dcs_roster_append (
      filling->roster, &g_array_index (filling->rows, DcsRosterRow, filling->next), n);
  filling->next += n;
  if (filling->next < filling->rows->len)
    return G_SOURCE_CONTINUE;
  dcs_roster_set_loading (filling->roster, FALSE);
  return G_SOURCE_REMOVE;
}

/* As the database thread does: a batch whenever the main loop has nothing better to do. */
static void
bench_fill (DcsRoster *roster, DcsPatientListPage *page, guint n_patients)
{
  g_autoptr (GStringChunk) texts = g_string_chunk_new (65536);
  g_autoptr (GArray) rows = roster_fixture_make_rows (n_patients, texts);
  Filling filling = { roster, rows, 0 };
  Start start;

  dcs_roster_set_loading (roster, TRUE);
  dcs_patient_list_page_set_roster (page, roster);
  rest (100);
  begin (&start);
  g_idle_add (fill_cb, &filling);
  while (filling.next < rows->len)
    g_main_context_iteration (NULL, TRUE);
  n_frames = 0;
  end ("fill", &start, roster);
}

static GtkWidget *
find_search_entry (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_search_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* By keys: only what differs at the end goes and comes. */
static void
type_text (GtkEditable *entry, const char *text)
{
  int position = 0;

  while (text[position] != '\0' && text[position] == gtk_editable_get_text (entry)[position])
    position++;
  gtk_editable_delete_text (entry, position, -1);
  if (text[position] != '\0')
    gtk_editable_insert_text (entry, text + position, -1, &position);
}

static void
bench_search (DcsRoster *roster, DcsPatientListPage *page)
{
  static const char *const texts[] = { "k", "ka", "kay", "kaya",  "kay",    "ka",      "k",
                                       "",  "j",  "jl",  "jls-0", "jls-00", "jls-000", "" };
  GtkWidget *entry = find_search_entry (GTK_WIDGET (page));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *what = g_strdup_printf ("search \"%s\"", texts[i]);
      Start start;

      begin (&start);
      type_text (GTK_EDITABLE (entry), texts[i]);
      /* The frame that echoes the letter may come before the list's; with no delay it does not. */
      end (what, &start, roster);
    }
}

static void
bench_sort (DcsRoster *roster, DcsPatientListPage *page)
{
  static const char *const sorts[] = {
    "-code", "name", "-name", "sex", "age", "disease", "state", "treatment", "last-visit", "code",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autofree char *what = g_strdup_printf ("sort by %s", sorts[i]);
      Start start;

      begin (&start);
      dcs_patient_list_page_set_sort (page, sorts[i]);
      end (what, &start, roster);
    }
}

int
main (int argc, char *argv[])
{
  guint n_patients = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : DEFAULT_PATIENTS;
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (DcsRoster) roster = NULL;
  DcsPatientListPage *page;
  GtkWidget *window;

  adw_init ();
  dcs_ui_init ();
  dcs_ui_add_style ();
  catalog = roster_fixture_load_catalog ();
  roster = dcs_roster_new (catalog);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 750);
  page = DCS_PATIENT_LIST_PAGE (dcs_patient_list_page_new ());
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  rest (300);
  g_signal_connect (
      gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), NULL);
  g_main_context_set_poll_func (NULL, timed_poll);

  g_print ("%-22s %20s %20s\n", "wall (processor)", "painted", "busy");
  bench_fill (roster, page, n_patients);
  bench_search (roster, page);
  bench_sort (roster, page);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
