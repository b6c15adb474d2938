/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-demo.h"
#include "dcs-faults-dialog.h"
#include "dcs-patient-list-page.h"
#include "dcs-patient-page.h"
#include "dcs-welcome-page.h"
#include "window-fixture.h"

#include <glib/gstdio.h>

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
  wait_until (window_fixture_count_patients (window) == 36);
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

  window_fixture_open_demo (window);
  wait_until (gtk_widget_get_mapped (page));
  g_assert_nonnull (widget_fixture_find_label (GTK_WIDGET (window), "36"));
  wait_until (widget_fixture_find_label (GTK_WIDGET (window), "36 patients") != NULL);
  g_assert_cmpstr (
      gtk_window_get_title (GTK_WINDOW (window)), ==, "Demonstration clinic – Decursus");
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
  wait_until (window_fixture_find_dialog () != NULL);
  dialog = window_fixture_find_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Could not open “letter.txt”");
  g_assert_cmpstr (adw_message_dialog_get_body (dialog), !=, "");
  wait_until (gtk_widget_get_mapped (welcome));
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (window_fixture_find_dialog () == NULL);

  /* With a clinic open, a file that cannot be opened changes nothing. */
  window_fixture_open_demo (window);
  dcs_window_open_file (window, path);
  wait_until (window_fixture_find_dialog () != NULL);
  g_assert_cmpuint (window_fixture_count_patients (window), ==, 36);
  gtk_window_close (GTK_WINDOW (window_fixture_find_dialog ()));
  wait_until (window_fixture_find_dialog () == NULL);
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
  wait_until (window_fixture_find_dialog () != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (window_fixture_find_dialog ()),
                   ==,
                   "Bring the file up to date?");
  gtk_window_close (GTK_WINDOW (window_fixture_find_dialog ()));
  wait_until (window_fixture_find_dialog () == NULL);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  g_assert_null (dcs_window_get_clinic (window));

  /* Brought up to date, its patients are there, and so is a copy of the file as it was. */
  dcs_window_open_file (window, path);
  wait_until (window_fixture_find_dialog () != NULL);
  g_signal_emit_by_name (window_fixture_find_dialog (), "activate-default");
  wait_until (window_fixture_find_dialog () == NULL);
  wait_until (window_fixture_count_patients (window) == 3);
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
  wait_until (window_fixture_count_patients (window) == 2);
  wait_until (widget_fixture_find_label (GTK_WIDGET (window), "2 patients imported") != NULL);

  /* All or nothing: the good row of a folder with a fault is not in. */
  _dcs_window_import (window, bad);
  wait_until (window_fixture_find_toplevel (DCS_TYPE_FAULTS_DIALOG) != NULL);
  g_assert_cmpuint (window_fixture_count_patients (window), ==, 2);
  gtk_window_close (GTK_WINDOW (window_fixture_find_toplevel (DCS_TYPE_FAULTS_DIALOG)));
  wait_until (window_fixture_find_toplevel (DCS_TYPE_FAULTS_DIALOG) == NULL);

  _dcs_window_import (window, g_get_user_data_dir ());
  wait_until (window_fixture_find_dialog () != NULL
              || window_fixture_find_toplevel (DCS_TYPE_FAULTS_DIALOG) != NULL);
  gtk_window_close (GTK_WINDOW (window_fixture_find_dialog () != NULL
                                    ? GTK_WIDGET (window_fixture_find_dialog ())
                                    : window_fixture_find_toplevel (DCS_TYPE_FAULTS_DIALOG)));

  _dcs_window_back_up (window, copy);
  wait_until (g_file_test (copy, G_FILE_TEST_EXISTS));
  wait_until (window_fixture_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) == NULL);
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

/* Runs after others that opened it. */
static void
test_keeps_the_demonstration_clinic (DcsWindow *window)
{
  g_autofree char *path = dcs_demo_dup_path ();
  g_autofree char *part = g_strconcat (path, ".new", NULL);
  GStatBuf before;
  GStatBuf after;

  window_fixture_open_demo (window);
  g_assert_cmpint (g_stat (path, &before), ==, 0);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  window_fixture_open_demo (window);
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
}

static void
add_tests (void)
{
  window_test_add ("welcomes-without-a-clinic", test_welcomes_without_a_clinic);
  window_test_add ("opens-the-demonstration-clinic", test_opens_the_demonstration_clinic);
  window_test_add ("opens-with-the-day", test_opens_with_the_day);
  window_test_add ("keeps-the-demonstration-clinic", test_keeps_the_demonstration_clinic);
  window_test_add ("closes-while-opening", test_closes_while_opening);
  window_test_add ("tells-of-a-file-that-is-no-clinic", test_tells_of_a_file_that_is_no_clinic);
  window_test_add ("brings-an-old-file-up-to-date", test_brings_an_old_file_up_to_date);
  window_test_add ("makes-a-clinic-and-imports", test_makes_a_clinic_and_imports);
  window_test_add ("actions-need-a-clinic", test_actions_need_a_clinic);
}

int
main (int argc, char *argv[])
{
  return window_fixture_main (argc, argv, add_tests);
}
