/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-fixture.h"
#include "widget-fixture.h"

#include "dcs-clinic-entry.h"
#include "dcs-history-dialog.h"
#include "dcs-history-row.h"
#include "dcs-lesion.h"
#include "dcs-ui.h"

#include <string.h>

/* A label with these words anywhere below @root. */
static GtkWidget *
find_words (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), words) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_words (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
open_history (FormFixture *fixture, DcsRecordKind kind, gint64 id)
{
  GtkWidget *dialog = GTK_WIDGET (
      dcs_history_dialog_new (fixture->clinic, kind, fixture->patient, id));

  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (widget_fixture_find (dialog, DCS_TYPE_HISTORY_ROW) != NULL);
  return dialog;
}

static void
test_changes_are_told (FormFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  form_fixture_change_elsewhere (fixture, "Moves in summer.");
  dialog = open_history (fixture, DCS_RECORD_PATIENT, fixture->patient);
  wait_until (find_words (dialog, "Moves in summer.") != NULL);
  g_assert_nonnull (find_words (dialog, "Notes"));
  g_assert_nonnull (find_words (dialog, "Female → Male"));
  widget_fixture_assert_destroyed (dialog);
}

static gpointer
delete_lesion (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  FormFixture *fixture = data;

  G_GNUC_UNUSED g_autoptr (DcsDeletion) deletion = dcs_clinic_core_delete (
      core, DCS_RECORD_LESION, fixture->patient, fixture->lesion, error);

  return NULL;
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
has_lesion (FormFixture *fixture)
{
  g_autoptr (DcsCourse) course = form_fixture_load (fixture);

  return dcs_course_find (course, DCS_RECORD_LESION, fixture->lesion) != NULL;
}

static void
test_what_was_deleted_is_brought_back (FormFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *label;
  gboolean is_done = FALSE;

  dcs_clinic_run_async (
      fixture->clinic, delete_lesion, fixture, NULL, NULL, NULL, deleted_cb, &is_done);
  wait_until (is_done);
  g_assert_false (has_lesion (fixture));

  dialog = open_history (fixture, DCS_RECORD_PATIENT, 0);
  wait_until ((label = find_words (dialog, "Bring back")) != NULL);
  gtk_widget_activate (gtk_widget_get_parent (label));
  wait_until (has_lesion (fixture));
  wait_until (find_words (dialog, "Bring back") == NULL);
  widget_fixture_assert_destroyed (dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

  form_fixture_test ("/ui/history-dialog/changes", test_changes_are_told);
  form_fixture_test ("/ui/history-dialog/bring-back", test_what_was_deleted_is_brought_back);
  return g_test_run ();
}
