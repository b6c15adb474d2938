/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-fixture.h"

#include "dcs-demo.h"
#include "dcs-drafts-page.h"
#include "dcs-entry-dialog.h"
#include "dcs-faults-dialog.h"
#include "dcs-patient-list-page.h"
#include "dcs-patient-page.h"
#include "dcs-quality-page.h"
#include "dcs-records.h"
#include "dcs-ui.h"
#include "dcs-visit-page.h"
#include "dcs-visit-page.h"
#include "dcs-welcome-page.h"
#include "dcs-window-private.h"

#include <glib/gstdio.h>

typedef void (*TestBody) (DcsWindow *window);

typedef struct
{
  GApplication *application;
  TestBody body;
  gpointer clinic; /* watched */
} Run;

static gboolean
run_body_cb (gpointer data)
{
  Run *run = data;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (run->application));
  gpointer window;

  g_assert_nonnull (windows);
  window = windows->data;
  run->body (DCS_WINDOW (window));

  /* Closing lets everything go: the window, its pages and the clinic. */
  run->clinic = dcs_window_get_clinic (DCS_WINDOW (window));
  if (run->clinic != NULL)
    g_object_add_weak_pointer (G_OBJECT (run->clinic), &run->clinic);
  g_object_add_weak_pointer (G_OBJECT (window), &window);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (window == NULL);
  return G_SOURCE_REMOVE;
}

/* Starts the program, calls @body with its window, and ends it. */
static void
run_application (TestBody body)
{
  Run run = { G_APPLICATION (dcs_application_new ()), body, NULL };
  g_autofree char *program = g_strdup ("decursus");
  char *arguments[] = { program, NULL };

  g_application_set_flags (run.application, G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_idle_add (run_body_cb, &run);
  g_assert_cmpint (g_application_run (run.application, 1, arguments), ==, 0);
  widget_fixture_run_pending ();
  g_assert_null (run.clinic);
  g_assert_finalize_object (run.application);
}

static guint
count_patients (DcsWindow *window)
{
  DcsClinic *clinic = dcs_window_get_clinic (window);

  return clinic != NULL ? dcs_roster_get_n_patients (dcs_clinic_get_roster (clinic)) : 0;
}

/* What the window shows first is the day; most tests begin at the patients. */
static void
open_demo (DcsWindow *window)
{
  dcs_window_open_demo (window);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (count_patients (window) == 36);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-list", NULL);
}

/* The dialog that stands before the window, once it does. */
static AdwMessageDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
test_welcomes_without_a_clinic (DcsWindow *window)
{
  GtkWidget *welcome = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_WELCOME_PAGE);

  wait_until (gtk_widget_get_mapped (welcome));
  g_assert_null (dcs_window_get_clinic (window));
}

static void
test_opens_with_the_day (DcsWindow *window)
{
  GtkWidget *page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_WORKLIST_PAGE);

  dcs_window_open_demo (window);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (count_patients (window) == 36);
  wait_until (gtk_widget_get_mapped (page));
  g_assert_cmpstr (
      gtk_window_get_title (GTK_WINDOW (window)), ==, "Today – Demonstration clinic – Decursus");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-list", NULL);
  wait_until (!gtk_widget_get_mapped (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-today", NULL);
  wait_until (gtk_widget_get_mapped (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-resistant", NULL);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_RESISTANT_PAGE);
  wait_until (gtk_widget_get_mapped (page));
}

static void
test_opens_the_demonstration_clinic (DcsWindow *window)
{
  GtkWidget *page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_LIST_PAGE);

  open_demo (window);
  wait_until (gtk_widget_get_mapped (page));
  g_assert_nonnull (widget_fixture_find_label (GTK_WIDGET (window), "36"));
  wait_until (widget_fixture_find_label (GTK_WIDGET (window), "36 patients") != NULL);
  g_assert_cmpstr (
      gtk_window_get_title (GTK_WINDOW (window)), ==, "Demonstration clinic – Decursus");
}

static void
test_comes_back_before_a_patient_is_read (DcsWindow *window)
{
  GtkWidget *list = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_LIST_PAGE);
  g_autoptr (DcsRosterItem) first = NULL;
  gpointer page;

  open_demo (window);
  first = g_list_model_get_item (
      G_LIST_MODEL (dcs_clinic_get_roster (dcs_window_get_clinic (window))), 0);
  gtk_widget_activate_action (
      GTK_WIDGET (window), "win.show-patient", "x", dcs_roster_item_get_row (first)->id);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_PAGE);
  g_object_add_weak_pointer (G_OBJECT (page), &page);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-list", NULL);
  wait_until (gtk_widget_get_mapped (list));
  wait_until (page == NULL);
}

static void
test_opens_a_patient_and_comes_back (DcsWindow *window)
{
  GtkWidget *list = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_LIST_PAGE);
  g_autoptr (DcsRosterItem) first = NULL;
  gpointer page;

  open_demo (window);
  first = g_list_model_get_item (
      G_LIST_MODEL (dcs_clinic_get_roster (dcs_window_get_clinic (window))), 0);
  gtk_widget_activate_action (
      GTK_WIDGET (window), "win.show-patient", "x", dcs_roster_item_get_row (first)->id);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_PAGE);
  g_assert_nonnull (page);
  g_object_add_weak_pointer (G_OBJECT (page), &page);
  wait_until (gtk_widget_get_mapped (page));
  wait_until (widget_fixture_find_label (page, "JLS-001 · F.S.") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-list", NULL);
  wait_until (gtk_widget_get_mapped (list));
  wait_until (page == NULL);
}

/* A page in front of a page: what is remembered of the one below outlives it (a warning is fatal).
 */
static void
test_opens_a_visit_and_comes_back (DcsWindow *window)
{
  g_autoptr (DcsRosterItem) first = NULL;
  gint64 id;
  gpointer page, visit, focus;

  open_demo (window);
  first = g_list_model_get_item (
      G_LIST_MODEL (dcs_clinic_get_roster (dcs_window_get_clinic (window))), 0);
  id = dcs_roster_item_get_row (first)->id;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-patient", "x", id);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_PAGE);
  wait_until (widget_fixture_find_label (page, "JLS-001 · F.S.") != NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-visit", "x", id);
  visit = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_VISIT_PAGE);
  g_assert_nonnull (visit);
  g_object_add_weak_pointer (G_OBJECT (visit), &visit);
  wait_until (gtk_widget_get_mapped (visit));
  _dcs_window_pop_page (window, visit);
  wait_until (visit == NULL);
  g_assert_true (_dcs_window_get_page (window) == page);
}

static void
test_closes_with_a_patient_in_front (DcsWindow *window)
{
  g_autoptr (DcsRosterItem) first = NULL;

  open_demo (window);
  first = g_list_model_get_item (
      G_LIST_MODEL (dcs_clinic_get_roster (dcs_window_get_clinic (window))), 0);
  gtk_widget_activate_action (
      GTK_WIDGET (window), "win.show-patient", "x", dcs_roster_item_get_row (first)->id);
}

/* Closed while the file is still being opened. */
static void
test_closes_while_opening (DcsWindow *window)
{

  dcs_window_open_demo (window);
  for (guint i = 0; i < 5; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_tells_of_a_file_that_is_no_clinic (DcsWindow *window)
{
  GtkWidget *welcome = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_WELCOME_PAGE);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "letter.txt", NULL);
  g_autoptr (GError) error = NULL;
  AdwMessageDialog *dialog;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_file_set_contents (path, "Dear colleague", -1, &error);
  g_assert_no_error (error);
  dcs_window_open_file (window, path);
  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Could not open “letter.txt”");
  g_assert_cmpstr (adw_message_dialog_get_body (dialog), !=, "");
  wait_until (gtk_widget_get_mapped (welcome));
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (find_dialog () == NULL);

  /* With a clinic open, a file that cannot be opened changes nothing. */
  open_demo (window);
  dcs_window_open_file (window, path);
  wait_until (find_dialog () != NULL);
  g_assert_cmpuint (count_patients (window), ==, 36);
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  wait_until (find_dialog () == NULL);
}

/* A clinic file of the first schema, as the frozen dump has it. (transfer full) */
static char *
make_old_file (void)
{
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "data", "schema", "1.sql", NULL);
  g_autofree char *read = g_strdup_printf (".read %s", dump);
  char *path = g_build_filename (g_get_user_data_dir (), "old.decursus", NULL);
  const char *const arguments[] = { "sqlite3", path, read, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_spawn_sync (NULL,
                (char **) arguments,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                NULL,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return path;
}

static void
test_brings_an_old_file_up_to_date (DcsWindow *window)
{
  g_autofree char *path = make_old_file ();
  g_autofree char *kept = g_strconcat (path, ".before-v4.bak", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  /* Left alone, the file is as it was. */
  g_assert_true (g_file_get_contents (path, &before, &size_before, NULL));
  dcs_window_open_file (window, path);
  wait_until (find_dialog () != NULL);
  g_assert_cmpstr (
      adw_message_dialog_get_heading (find_dialog ()), ==, "Bring the file up to date?");
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  wait_until (find_dialog () == NULL);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  g_assert_null (dcs_window_get_clinic (window));

  /* Brought up to date, its patients are there, and so is a copy of the file as it was. */
  dcs_window_open_file (window, path);
  wait_until (find_dialog () != NULL);
  g_signal_emit_by_name (find_dialog (), "activate-default");
  wait_until (find_dialog () == NULL);
  wait_until (count_patients (window) == 3);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

#define BUNDLE_HEADER                                                                              \
  "patient_id,initials,sex,birth_date,onset_date,diagnosis_date,last_followup_date,subtype,"       \
  "linear_site,craniofacial_form,referral,biopsy\n"
#define BUNDLE_ROW(code, sex, birth)                                                               \
  code ",A.B.," sex "," birth ",2013-04-07,2015-04-07,2025-04-07,circumscribed,,,dermatology,"     \
       "yes\n"

/* A folder with one file of a bundle, with `rows` after the header. */
static char *
make_bundle (const char *name, const char *rows)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autofree char *file = g_build_filename (folder, "patients.csv", NULL);
  g_autofree char *text = g_strconcat (BUNDLE_HEADER, rows, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&folder);
}

static GtkWidget *
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static void
test_makes_a_clinic_and_imports (DcsWindow *window)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "ward.decursus", NULL);
  g_autofree char *good = make_bundle (
      "good", BUNDLE_ROW ("W-1", "F", "2009-05") BUNDLE_ROW ("W-2", "M", "2011-02-03"));
  g_autofree char *bad = make_bundle (
      "bad", BUNDLE_ROW ("W-3", "F", "2009-05") BUNDLE_ROW ("W-4", "Q", "soon"));
  g_autofree char *copy = g_build_filename (g_get_user_data_dir (), "copy.decursus", NULL);

  _dcs_window_create_clinic (window, path, "Ward");
  wait_until (dcs_window_get_clinic (window) != NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Today – Ward – Decursus");

  _dcs_window_import (window, good);
  wait_until (count_patients (window) == 2);
  wait_until (widget_fixture_find_label (GTK_WIDGET (window), "2 patients imported") != NULL);

  /* All or nothing: the good row of a folder with a fault is not in. */
  _dcs_window_import (window, bad);
  wait_until (find_toplevel (DCS_TYPE_FAULTS_DIALOG) != NULL);
  g_assert_cmpuint (count_patients (window), ==, 2);
  gtk_window_close (GTK_WINDOW (find_toplevel (DCS_TYPE_FAULTS_DIALOG)));
  wait_until (find_toplevel (DCS_TYPE_FAULTS_DIALOG) == NULL);

  _dcs_window_import (window, g_get_user_data_dir ());
  wait_until (find_dialog () != NULL || find_toplevel (DCS_TYPE_FAULTS_DIALOG) != NULL);
  gtk_window_close (GTK_WINDOW (find_dialog () != NULL ? GTK_WIDGET (find_dialog ())
                                                       : find_toplevel (DCS_TYPE_FAULTS_DIALOG)));

  _dcs_window_back_up (window, copy);
  wait_until (g_file_test (copy, G_FILE_TEST_EXISTS));
  wait_until (find_toplevel (ADW_TYPE_MESSAGE_DIALOG) == NULL);
}

static void
test_actions_need_a_clinic (DcsWindow *window)
{
  guint n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());

  gtk_widget_activate_action (GTK_WIDGET (window), "win.back-up", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.import-folder", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-patient", "x", (gint64) 1);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n_windows);
  g_assert_null (widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_PAGE));
}

static gint64
first_patient (DcsWindow *window)
{
  g_autoptr (DcsRosterItem) first = g_list_model_get_item (
      G_LIST_MODEL (dcs_clinic_get_roster (dcs_window_get_clinic (window))), 0);

  return dcs_roster_item_get_row (first)->id;
}

static void
test_goes_back_page_by_page (DcsWindow *window)
{
  GtkWidget *list = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_LIST_PAGE);
  GtkWidget *page, *visit;
  gint64 patient_id;

  open_demo (window);
  patient_id = first_patient (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-patient", "x", patient_id);
  page = _dcs_window_get_page (window);
  g_assert_true (DCS_IS_PATIENT_PAGE (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-visit", "x", patient_id);
  visit = _dcs_window_get_page (window);
  g_assert_true (DCS_IS_VISIT_PAGE (visit));
  wait_until (g_str_equal (gtk_window_get_title (GTK_WINDOW (window)),
                           "JLS-001 · visit – "
                           "Demonstration clinic – Decursus"));

  /* Nothing was typed: nobody is asked. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_true (_dcs_window_get_page (window) == page);
  g_assert_cmpstr (
      gtk_window_get_title (GTK_WINDOW (window)), ==, "JLS-001 – Demonstration clinic – Decursus");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_null (_dcs_window_get_page (window));
  wait_until (gtk_widget_get_mapped (list));
}

static void
test_shows_data_quality (DcsWindow *window)
{
  GtkWidget *page;

  open_demo (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-quality", NULL);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_QUALITY_PAGE);
  wait_until (gtk_widget_get_mapped (page));
  /* A patient from there leads back there. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-patient", "x", first_patient (window));
  wait_until (!gtk_widget_get_mapped (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  wait_until (gtk_widget_get_mapped (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-list", NULL);
  wait_until (!gtk_widget_get_mapped (page));
}

static void
test_opens_the_form_of_a_patient (DcsWindow *window)
{
  open_demo (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-patient", "x", first_patient (window));
  wait_until (find_toplevel (DCS_TYPE_ENTRY_DIALOG) != NULL);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (find_toplevel (DCS_TYPE_ENTRY_DIALOG)))
                 == GTK_WINDOW (window));
  /* The window closes with it open. */
}

/* The treatment that runs in the first of the patients that have one. */
static gint64
find_treated (DcsWindow *window, gint64 *patient_id)
{
  DcsRoster *roster = dcs_clinic_get_roster (dcs_window_get_clinic (window));
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0;; i++)
    {
      g_autoptr (DcsRosterItem) item = g_list_model_get_item (G_LIST_MODEL (roster), i);

      g_assert_nonnull (item);
      *patient_id = dcs_roster_item_get_row (item)->id;
      if (dcs_roster_item_get_row (item)->summary.n_current > 0)
        break;
    }
  core = dcs_clinic_core_open (dcs_clinic_get_path (dcs_window_get_clinic (window)),
                               DCS_CLINIC_OPEN_READ_ONLY,
                               dcs_clinic_get_catalog (dcs_window_get_clinic (window)),
                               &error);
  g_assert_no_error (error);
  course = dcs_clinic_core_load_course (core, *patient_id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (row[DCS_TREATMENT_STOP_DATE].kind != DCS_VALUE_DATE)
        return row[DCS_TREATMENT_ID].integer;
    }
  g_assert_not_reached ();
}

static guint
count_current (DcsWindow *window, gint64 patient_id)
{
  DcsRoster *roster = dcs_clinic_get_roster (dcs_window_get_clinic (window));

  return dcs_roster_find (roster, patient_id)->summary.n_current;
}

static void
test_takes_a_deletion_back (DcsWindow *window)
{
  gint64 patient_id, treatment_id;
  guint n_current;

  open_demo (window);
  treatment_id = find_treated (window, &patient_id);
  n_current = count_current (window, patient_id);
  gtk_widget_activate_action (GTK_WIDGET (window),
                              "win.delete-record",
                              "(xix)",
                              patient_id,
                              (int) DCS_RECORD_TREATMENT,
                              treatment_id);
  wait_until (count_current (window, patient_id) == n_current - 1);
  wait_until (widget_fixture_find_label (GTK_WIDGET (window), "_Undo") != NULL
              || widget_fixture_find_label (GTK_WIDGET (window), "Undo") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-deletion", NULL);
  wait_until (count_current (window, patient_id) == n_current);
}

static gpointer
keep_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  gint64 patient_id = *(const gint64 *) data;
  g_autofree char *subject = g_strdup_printf ("relapse:%" G_GINT64_FORMAT ":0", patient_id);

  return GINT_TO_POINTER (dcs_clinic_core_keep_draft (core, subject, patient_id, "x", error));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_lists_and_discards_drafts (DcsWindow *window)
{
  g_autofree char *subject = NULL;
  gboolean is_kept = FALSE;
  gint64 patient_id;
  GtkWidget *page;

  open_demo (window);
  patient_id = first_patient (window);
  subject = g_strdup_printf ("relapse:%" G_GINT64_FORMAT ":0", patient_id);
  dcs_clinic_run_async (
      dcs_window_get_clinic (window), keep_job, &patient_id, NULL, NULL, NULL, kept_cb, &is_kept);
  wait_until (is_kept);
  _dcs_window_count_drafts (window, TRUE);
  wait_until (window->drafts != NULL && window->drafts->len == 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-drafts", NULL);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_DRAFTS_PAGE);
  wait_until (gtk_widget_get_mapped (page));
  wait_until (widget_fixture_find (page, ADW_TYPE_ACTION_ROW) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.discard-draft", "s", subject);
  wait_until (window->drafts->len == 0);
  g_assert_null (widget_fixture_find (page, ADW_TYPE_ACTION_ROW));
}

/* Runs after others that opened it. */
static void
test_keeps_the_demonstration_clinic (DcsWindow *window)
{
  g_autofree char *path = dcs_demo_dup_path ();
  g_autofree char *part = g_strconcat (path, ".new", NULL);
  GStatBuf before;
  GStatBuf after;

  open_demo (window);
  g_assert_cmpint (g_stat (path, &before), ==, 0);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  open_demo (window);
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
}

static void
run_test (gconstpointer body)
{
  /* As the first time, whatever the tests before opened. */
  g_autoptr (GSettings) settings = g_settings_new ("org.decursus.Decursus");

  g_settings_reset (settings, "last-clinic");
  run_application ((TestBody) body);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("decursus-test-XXXXXX", NULL);
  int status;

  /* Only the person's own folder: without the system's, no icon can be read. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

#define ADD(name, body) g_test_add_data_func ("/ui/window/" name, body, run_test)
  ADD ("welcomes-without-a-clinic", test_welcomes_without_a_clinic);
  ADD ("opens-the-demonstration-clinic", test_opens_the_demonstration_clinic);
  ADD ("opens-with-the-day", test_opens_with_the_day);
  ADD ("keeps-the-demonstration-clinic", test_keeps_the_demonstration_clinic);
  ADD ("opens-a-patient-and-comes-back", test_opens_a_patient_and_comes_back);
  ADD ("opens-a-visit-and-comes-back", test_opens_a_visit_and_comes_back);
  ADD ("comes-back-before-a-patient-is-read", test_comes_back_before_a_patient_is_read);
  ADD ("closes-with-a-patient-in-front", test_closes_with_a_patient_in_front);
  ADD ("closes-while-opening", test_closes_while_opening);
  ADD ("tells-of-a-file-that-is-no-clinic", test_tells_of_a_file_that_is_no_clinic);
  ADD ("brings-an-old-file-up-to-date", test_brings_an_old_file_up_to_date);
  ADD ("makes-a-clinic-and-imports", test_makes_a_clinic_and_imports);
  ADD ("goes-back-page-by-page", test_goes_back_page_by_page);
  ADD ("shows-data-quality", test_shows_data_quality);
  ADD ("opens-the-form-of-a-patient", test_opens_the_form_of_a_patient);
  ADD ("takes-a-deletion-back", test_takes_a_deletion_back);
  ADD ("lists-and-discards-drafts", test_lists_and_discards_drafts);
  ADD ("actions-need-a-clinic", test_actions_need_a_clinic);
#undef ADD
  status = g_test_run ();
  remove_folder (folder);
  return status;
}
