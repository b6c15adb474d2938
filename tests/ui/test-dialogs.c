/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-fixture.h"

#include "dcs-faults-dialog.h"
#include "dcs-new-clinic-dialog.h"
#include "dcs-ui.h"
#include "dcs-work-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *path;
  char *name;
} Choice;

static void
chosen_cb (GtkWindow *dialog, const char *path, const char *name, Choice *choice)
{
  choice->path = g_strdup (path);
  choice->name = g_strdup (name);
}

static void
test_new_clinic_makes_a_file_name (void)
{
  GtkWindow *dialog = dcs_new_clinic_dialog_new (NULL);
  GtkWidget *entry = widget_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY);
  g_autofree char *folder = g_dir_make_tmp ("decursus-test-XXXXXX", NULL);
  g_autofree char *expected = g_build_filename (folder, "Day clinic - ward 3.decursus", NULL);
  Choice choice = { NULL, NULL };
  gpointer watched = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &watched);
  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), &choice);
  dcs_new_clinic_dialog_set_folder (DCS_NEW_CLINIC_DIALOG (dialog), folder);
  gtk_window_present (dialog);

  /* Without a name there is nothing to make. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "new-clinic.create", NULL);
  g_assert_null (choice.path);
  gtk_editable_set_text (GTK_EDITABLE (entry), "   ");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "new-clinic.create", NULL);
  g_assert_null (choice.path);

  gtk_editable_set_text (GTK_EDITABLE (entry), "  Day clinic / ward 3 ");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "new-clinic.create", NULL);
  g_assert_cmpstr (choice.path, ==, expected);
  g_assert_cmpstr (choice.name, ==, "Day clinic / ward 3");
  wait_until (watched == NULL);
  g_rmdir (folder);
  g_free (choice.path);
  g_free (choice.name);
}

static void
test_new_clinic_never_takes_a_file_that_exists (void)
{
  GtkWindow *dialog = dcs_new_clinic_dialog_new (NULL);
  GtkWidget *entry = widget_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY);
  GtkWidget *revealer = widget_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_REVEALER);
  g_autofree char *folder = g_dir_make_tmp ("decursus-test-XXXXXX", NULL);
  g_autofree char *taken = g_build_filename (folder, "Ward.decursus", NULL);
  g_autoptr (GError) error = NULL;
  Choice choice = { NULL, NULL };

  g_file_set_contents (taken, "", -1, &error);
  g_assert_no_error (error);
  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), &choice);
  dcs_new_clinic_dialog_set_folder (DCS_NEW_CLINIC_DIALOG (dialog), folder);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Ward");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "new-clinic.create", NULL);
  g_assert_null (choice.path);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Ward 2");
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  widget_fixture_assert_destroyed (dialog);
  g_unlink (taken);
  g_rmdir (folder);
}

static DcsImportReport *
make_report (guint n_faults)
{
  DcsImportReport *report = g_new0 (DcsImportReport, 1);

  report->files = g_ptr_array_new ();
  report->faults = g_ptr_array_new ();
  for (guint i = 0; i < n_faults; i++)
    {
      DcsImportFault *fault = g_new0 (DcsImportFault, 1);

      fault->file = g_strdup ("visits.csv");
      fault->line = i + 2;
      fault->column = g_strdup ("date");
      fault->value = g_strdup ("yesterday");
      fault->expectation = g_strdup ("a date such as 2019-03-14");
      g_ptr_array_add (report->faults, fault);
    }
  return report;
}

static void
free_report (DcsImportReport *report)
{
  for (guint i = 0; i < report->faults->len; i++)
    {
      DcsImportFault *fault = g_ptr_array_index (report->faults, i);

      g_free (fault->file);
      g_free (fault->column);
      g_free (fault->value);
      g_free (fault->expectation);
      g_free (fault);
    }
  g_ptr_array_unref (report->faults);
  g_ptr_array_unref (report->files);
  g_free (report);
}

static void
test_faults_lists_every_fault (void)
{
  DcsImportReport *report = make_report (7);
  GtkWindow *dialog = dcs_faults_dialog_new (NULL, report);
  GtkWidget *list = widget_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_autoptr (GtkStringObject) last = NULL;
  const char *text;

  gtk_window_present (dialog);
  wait_until (gtk_widget_get_mapped (list));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 7);
  last = g_list_model_get_item (model, 6);
  text = gtk_string_object_get_string (last);
  g_assert_nonnull (strstr (text, "visits.csv"));
  g_assert_nonnull (strstr (text, "8"));
  g_assert_nonnull (strstr (text, "date"));
  g_assert_nonnull (strstr (text, "yesterday"));
  g_assert_nonnull (strstr (text, "a date such as 2019-03-14"));
  /* The row file shows it. */
  g_assert_nonnull (widget_fixture_find_label (list, text));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "Faults");
  widget_fixture_assert_destroyed (dialog);
  free_report (report);
}

static void
test_work_shows_itself_after_a_while (void)
{
  DcsWorkDialog *dialog = dcs_work_dialog_new (NULL, "Importing");
  GtkWidget *bar = widget_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_PROGRESS_BAR);
  gpointer watched = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &watched);
  widget_fixture_run_pending ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  dcs_work_progress_report_cb (30, 40, dcs_work_dialog_get_progress (dialog));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  wait_until (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)) > 0.7);
  g_assert_cmpfloat_with_epsilon (
      gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), 0.75, 0.001);
  dcs_work_dialog_finish (dialog);
  wait_until (watched == NULL);
}

static void
test_work_can_be_cancelled (void)
{
  DcsWorkDialog *dialog = dcs_work_dialog_new (NULL, "Importing");
  g_autoptr (GCancellable) cancellable = g_object_ref (dcs_work_dialog_get_cancellable (dialog));

  g_assert_false (g_cancellable_is_cancelled (cancellable));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "work.cancel", NULL);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  dcs_work_dialog_finish (dialog);
}

/* The window was closed over it. */
static void
test_work_is_cancelled_with_its_dialog (void)
{
  DcsWorkDialog *dialog = dcs_work_dialog_new (NULL, "Importing");
  g_autoptr (GCancellable) cancellable = g_object_ref (dcs_work_dialog_get_cancellable (dialog));
  DcsWorkProgress *progress = dcs_work_progress_ref (dcs_work_dialog_get_progress (dialog));

  widget_fixture_assert_destroyed (dialog);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  /* The work may still report. */
  dcs_work_progress_report_cb (1, 0, progress);
  dcs_work_progress_unref (progress);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

  g_test_add_func ("/ui/dialogs/new-clinic-makes-a-file-name", test_new_clinic_makes_a_file_name);
  g_test_add_func ("/ui/dialogs/new-clinic-never-takes-a-file-that-exists",
                   test_new_clinic_never_takes_a_file_that_exists);
  g_test_add_func ("/ui/dialogs/faults-lists-every-fault", test_faults_lists_every_fault);
  g_test_add_func ("/ui/dialogs/work-shows-itself-after-a-while",
                   test_work_shows_itself_after_a_while);
  g_test_add_func ("/ui/dialogs/work-can-be-cancelled", test_work_can_be_cancelled);
  g_test_add_func ("/ui/dialogs/work-is-cancelled-with-its-dialog",
                   test_work_is_cancelled_with_its_dialog);
  return g_test_run ();
}
