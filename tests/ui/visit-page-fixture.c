/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "visit-page-fixture.h"

#include "dcs-visit-section.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  VisitPageFixture *fixture;
  DcsEntryTask task;
  gint64 id;
  gboolean is_new;
  const Typed *typed;
  guint n_typed;
} Saving;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((VisitPageFixture *) data)->result = g_object_ref (result);
}

/* On the database thread, like another program: types into a form and saves it. */
static gpointer
save_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  Saving *saving = data;
  VisitPageFixture *f = saving->fixture;
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  gint64 *id = g_new0 (gint64, 1);
  guint problem = 0;
  gboolean saved;
  int field;

  if (f->patient_id != 0)
    {
      course = dcs_clinic_core_load_course (core, f->patient_id, error);
      g_assert_no_error (*error);
    }
  entry = dcs_entry_new (f->catalog, course, saving->task, saving->id, saving->is_new);
  for (guint i = 0; i < saving->n_typed; i++)
    {
      dcs_entry_set_text (entry, saving->typed[i].path, saving->typed[i].text);
      g_assert_nonnull (dcs_entry_cell (entry, saving->typed[i].path));
    }
  g_assert_true (dcs_entry_validate (entry, TRUE));
  drafts = dcs_entry_build_drafts (entry);
  saved = dcs_clinic_core_save (
      core, (DcsDraft **) drafts->pdata, drafts->len, NULL, &problem, error);
  g_assert_no_error (*error);
  g_assert_true (saved);
  /* A measurement has no id of its own. */
  field = dcs_record_info (dcs_draft_get_kind (drafts->pdata[0]))->id;
  if (field >= 0)
    *id = dcs_draft_get_values (drafts->pdata[0])[field].integer;
  return id;
}

gint64
visit_page_fixture_save (VisitPageFixture *f,
                         DcsEntryTask task,
                         gint64 id,
                         gboolean is_new,
                         const Typed *typed,
                         guint n_typed)
{
  Saving saving = { f, task, id, is_new, typed, n_typed };
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *saved = NULL;

  dcs_clinic_run_async (f->clinic, save_job, &saving, NULL, g_free, NULL, done_cb, f);
  wait_until (f->result != NULL);
  saved = dcs_clinic_run_finish (f->clinic, f->result, &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  return *saved;
}

static void
add_records (VisitPageFixture *f)
{
  static const Typed patient[] = {
    { "code", "JLS-002" },          { "disease", "jls" },        { "sex", "F" },
    { "birth_date", "2014-05-20" }, { "onset_date", "2024-11" },
  };
  static const Typed visit[] = {
    { "date", "2026-01-12" },
    { "obs:weight", "41.2" },
    { "obs:height", "150" },
    { "obs:new_enlarged@neck", "0" },
    { "obs:erythema@neck", "1" },
    { "obs:induration@neck", "1" },
    { "obs:new_enlarged@left_leg", "0" },
    { "obs:erythema@left_leg", "2" },
    { "obs:induration@left_leg", "2" },
    { "rest:loscat", "not_involved" },
    { "obs:CRP", "2.7" },
  };
  static const Typed treatment[] = {
    { "drug", "methotrexate" }, { "start_date", "2026-01-12" }, { "step.amount", "15" },
    { "step.unit", "mg/m2" },   { "step.frequency", "weekly" },
  };

  f->patient_id = visit_page_fixture_save_typed (f, DCS_ENTRY_PATIENT, 0, TRUE, patient);
  f->visit_id = visit_page_fixture_save_typed (f, DCS_ENTRY_VISIT, 0, TRUE, visit);
  f->treatment_id = visit_page_fixture_save_typed (f, DCS_ENTRY_TREATMENT, 0, TRUE, treatment);
}

void
visit_page_fixture_set_up (VisitPageFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("visit-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "test.decursus", NULL);
  f->catalog = dcs_catalog_load_default (&error);
  g_assert_no_error (error);
  dcs_clinic_create_async (f->path, "Test clinic", f->catalog, NULL, done_cb, f);
  wait_until (f->result != NULL);
  f->clinic = dcs_clinic_create_finish (f->result, &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  add_records (f);
}

static void
page_done_cb (VisitPageFixture *f, gboolean saved)
{
  f->n_done++;
  f->saved = saved;
}

static gboolean
has_focus (VisitPageFixture *f)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, DCS_TYPE_VISIT_SECTION) != NULL;
}

void
visit_page_fixture_open (VisitPageFixture *f, gint64 visit_id, const char *path)
{
  f->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 750);
  f->page = DCS_VISIT_PAGE (dcs_visit_page_new (f->clinic, f->patient_id, visit_id, path));
  g_signal_connect_swapped (f->page, "done", G_CALLBACK (page_done_cb), f);
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
  wait_until (has_focus (f));
}

void
visit_page_fixture_close (VisitPageFixture *f)
{
  gpointer page = f->page;

  g_object_add_weak_pointer (G_OBJECT (f->page), &page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (page == NULL);
  f->window = NULL;
}

void
visit_page_fixture_tear_down (VisitPageFixture *f, gconstpointer data)
{
  if (f->window != NULL)
    visit_page_fixture_close (f);
  dcs_clinic_close_async (f->clinic, done_cb, f);
  wait_until (f->result != NULL);
  g_clear_object (&f->result);
  widget_fixture_run_pending ();
  g_assert_finalize_object (f->clinic);
  g_unlink (f->path);
  g_rmdir (f->folder);
  dcs_catalog_unref (f->catalog);
  g_free (f->path);
  g_free (f->folder);
}

DcsCourse *
visit_page_fixture_load (VisitPageFixture *f)
{
  g_autoptr (GError) error = NULL;
  DcsCourse *course;

  dcs_clinic_load_course_async (f->clinic, f->patient_id, NULL, done_cb, f);
  wait_until (f->result != NULL);
  course = dcs_clinic_load_course_finish (f->clinic, f->result, &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  return course;
}

const DcsValue *
visit_page_fixture_find (DcsCourse *course, const char *code, const char *site)
{
  const DcsValue *found = NULL;
  int found_day = 0;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_OBSERVATION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_OBSERVATION, i);
      int day = dcs_date_day (dcs_course_observation_date (course, row), DCS_DATE_MIDDLE);

      if (row[DCS_OBSERVATION_CODE].code != dcs_code (code)
          || (site != NULL && row[DCS_OBSERVATION_SITE].code != dcs_code (site))
          || (found != NULL && day < found_day))
        continue;
      found = row;
      found_day = day;
    }
  return found;
}

void
visit_page_fixture_assert_value (DcsCourse *course,
                                 const char *code,
                                 const char *site,
                                 double expected)
{
  const DcsValue *row = visit_page_fixture_find (course, code, site);

  g_assert_nonnull (row);
  g_assert_cmpfloat (row[DCS_OBSERVATION_VALUE].number, ==, expected);
}

gboolean
visit_page_fixture_shows (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (visit_page_fixture_shows (child, words))
      return TRUE;
  return FALSE;
}
