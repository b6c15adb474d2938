/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-course-tables-view.h"
#include "dcs-patient-page.h"
#include "dcs-records.h"
#include "dcs-ui.h"

#include <glib/gstdio.h>

/* The page over a real clinic file: reading, reading again after a change, and what cannot be
 * read. */

typedef struct
{
  char *folder;
  char *path;
  DcsCatalog *catalog;
  DcsClinic *clinic;
  GAsyncResult *result;
  gint64 patient_id;
  GtkWidget *window;
} Fixture;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static gpointer
add_patient_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_PATIENT);
  DcsCatalog *catalog = dcs_clinic_core_get_catalog (core);
  DcsValue code = dcs_value_text ("TST-100");
  DcsValue disease = dcs_value_code (dcs_definition_code (dcs_catalog_nth (catalog, 0)));
  DcsDraft *drafts[] = { draft };

  dcs_draft_set (draft, DCS_PATIENT_CODE, &code);
  dcs_draft_set (draft, DCS_PATIENT_DISEASE, &disease);
  if (!dcs_clinic_core_save (core, drafts, 1, NULL, NULL, error))
    return NULL;
  return g_memdup2 (&dcs_draft_get_values (draft)[DCS_PATIENT_ID].integer, sizeof (gint64));
}

static gpointer
add_visit_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_VISIT);
  DcsValue patient = dcs_value_integer (*(gint64 *) data);
  DcsValue date = dcs_value_date (dcs_date_new (2020, 5, 4));
  DcsDraft *drafts[] = { draft };

  dcs_draft_set (draft, DCS_VISIT_PATIENT_ID, &patient);
  dcs_draft_set (draft, DCS_VISIT_DATE, &date);
  if (!dcs_clinic_core_save (core, drafts, 1, NULL, NULL, error))
    return NULL;
  return g_memdup2 (&dcs_draft_get_values (draft)[DCS_VISIT_ID].integer, sizeof (gint64));
}

static gint64
run (Fixture *self, DcsClinicJob job)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = NULL;

  dcs_clinic_run_async (self->clinic, job, &self->patient_id, NULL, g_free, NULL, done_cb, self);
  spin_until (self->result != NULL);
  id = dcs_clinic_run_finish (self->clinic, self->result, &error);
  g_assert_no_error (error);
  g_clear_object (&self->result);
  return *id;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("decursus-page-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.decursus", NULL);
  self->catalog = dcs_catalog_load_default (&error);
  g_assert_no_error (error);
  dcs_clinic_create_async (self->path, "Test clinic", self->catalog, NULL, done_cb, self);
  spin_until (self->result != NULL);
  self->clinic = dcs_clinic_create_finish (self->result, &error);
  g_assert_no_error (error);
  g_clear_object (&self->result);
  self->patient_id = run (self, add_patient_job);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  spin_pending ();
  dcs_clinic_close_async (self->clinic, done_cb, self);
  spin_until (self->result != NULL);
  g_assert_true (dcs_clinic_close_finish (self->clinic, self->result, NULL));
  g_clear_object (&self->result);
  spin_pending ();
  g_assert_finalize_object (self->clinic);
  g_unlink (self->path);
  g_rmdir (self->folder);
  dcs_catalog_unref (self->catalog);
  g_free (self->path);
  g_free (self->folder);
}

static GtkWidget *
show_page (Fixture *self, gint64 patient_id)
{
  GtkWidget *page = dcs_patient_page_new (self->clinic, patient_id);

  adw_window_set_content (ADW_WINDOW (self->window), page);
  gtk_window_present (GTK_WINDOW (self->window));
  return page;
}

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_visits (GtkWidget *page)
{
  GtkWidget *tables = find_widget (page, DCS_TYPE_COURSE_TABLES_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (
      dcs_course_tables_view_get_model (DCS_COURSE_TABLES_VIEW (tables), DCS_TABLE_VISITS)));
}

static void
test_reads_the_patient (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, self->patient_id);
  GtkWidget *title = find_widget (page, ADW_TYPE_WINDOW_TITLE);

  spin_until (g_strcmp0 (adw_window_title_get_title (ADW_WINDOW_TITLE (title)), "TST-100") == 0);
  spin_frames (self->window);
  g_assert_cmpuint (count_visits (page), ==, 0);
}

static void
test_follows_a_saved_visit (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, self->patient_id);

  spin_frames (self->window);
  run (self, add_visit_job);
  spin_until (count_visits (page) == 1);
}

static void
test_says_when_there_is_no_such_patient (Fixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, self->patient_id + 12345);
  GtkWidget *status = find_widget (page, ADW_TYPE_STATUS_PAGE);

  spin_until (g_strcmp0 (adw_status_page_get_title (ADW_STATUS_PAGE (status)),
                         "This patient could not be read")
              == 0);
  g_assert_cmpuint (strlen (adw_status_page_get_description (ADW_STATUS_PAGE (status))), >, 0);
  spin_until (gtk_widget_get_child_visible (status));

  /* Trying again asks again, and says it again. */
  gtk_widget_activate_action (page, "patient.reload", NULL);
  spin_until (gtk_widget_get_mapped (status));
}

static void
test_leaving_while_reading_is_harmless (Fixture *self, gconstpointer data)
{
  GtkWidget *page = g_object_ref (show_page (self, self->patient_id));

  adw_window_set_content (ADW_WINDOW (self->window), NULL);
  g_object_run_dispose (G_OBJECT (page));
  spin_until (G_OBJECT (page)->ref_count == 1);
  g_assert_finalize_object (page);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/ui/patient-reading/reads-the-patient", test_reads_the_patient);
  add ("/ui/patient-reading/follows-a-saved-visit", test_follows_a_saved_visit);
  add ("/ui/patient-reading/says-when-there-is-no-such-patient",
       test_says_when_there_is_no_such_patient);
  add ("/ui/patient-reading/leaving-while-reading-is-harmless",
       test_leaving_while_reading_is_harmless);
#undef add

  return g_test_run ();
}
