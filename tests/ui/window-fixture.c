/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-fixture.h"

#include "dcs-ui.h"

#include <glib/gstdio.h>

typedef struct
{
  GApplication *application;
  WindowFixtureBody body;
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
run_application (WindowFixtureBody body)
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

guint
window_fixture_count_patients (DcsWindow *window)
{
  DcsClinic *clinic = dcs_window_get_clinic (window);

  return clinic != NULL ? dcs_roster_get_n_patients (dcs_clinic_get_roster (clinic)) : 0;
}

void
window_fixture_open_demo (DcsWindow *window)
{
  dcs_window_open_demo (window);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (window_fixture_count_patients (window) == 36);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-list", NULL);
}

AdwMessageDialog *
window_fixture_find_dialog (void)
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

GtkWidget *
window_fixture_find_toplevel (GType type)
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

void
window_fixture_run_test (gconstpointer body)
{
  /* As the first time, whatever the tests before opened. */
  g_autoptr (GSettings) settings = g_settings_new ("org.decursus.Decursus");

  g_settings_reset (settings, "last-clinic");
  run_application ((WindowFixtureBody) body);
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
window_fixture_main (int argc, char *argv[], void (*add) (void))
{
  g_autofree char *folder = g_dir_make_tmp ("decursus-test-XXXXXX", NULL);
  int status;

  /* Only the person's own folder: without the system's, no icon can be read. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();
  add ();
  status = g_test_run ();
  remove_folder (folder);
  return status;
}
