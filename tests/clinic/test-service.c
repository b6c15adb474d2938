/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-work.h"
#include "dcs-clinic.h"
#include "dcs-plan.h"
#include "dcs-records.h"

#include <glib/gstdio.h>

/* Spins the main context until something is so, for 20 s at most. */
#define WAIT_UNTIL(cond)                                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 wait_end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                               \
    while (!(cond) && g_get_monotonic_time () < wait_end)                                          \
      g_main_context_iteration (NULL, FALSE);                                                      \
    g_assert_true (cond);                                                                          \
  }                                                                                                \
  G_STMT_END

typedef struct
{
  char *folder;
  char *path;
  DcsCatalog *catalog;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("clinic-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "test.decursus", NULL);
  f->catalog = dcs_catalog_load_default (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_unlink (f->path);
  g_rmdir (f->folder);
  g_clear_object (&f->result);
  dcs_catalog_unref (f->catalog);
  g_free (f->path);
  g_free (f->folder);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static DcsClinic *
create (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  DcsClinic *clinic;

  dcs_clinic_create_async (f->path, "Test clinic", f->catalog, NULL, done_cb, f);
  WAIT_UNTIL (f->result != NULL);
  clinic = dcs_clinic_create_finish (f->result, &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  return clinic;
}

/* On the database thread: saves a patient whose code is the job's data. Returns the id. */
static gpointer
add_patient_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_PATIENT);
  DcsCatalog *catalog = dcs_clinic_core_get_catalog (core);
  DcsValue code = dcs_value_text (data);
  DcsValue disease = dcs_value_code (dcs_definition_code (dcs_catalog_nth (catalog, 0)));
  DcsDraft *drafts[] = { draft };

  dcs_draft_set (draft, DCS_PATIENT_CODE, &code);
  dcs_draft_set (draft, DCS_PATIENT_DISEASE, &disease);
  if (!dcs_clinic_core_save (core, drafts, 1, NULL, NULL, error))
    return NULL;
  return g_memdup2 (&dcs_draft_get_values (draft)[DCS_PATIENT_ID].integer, sizeof (gint64));
}

static void
add_patient (Fixture *f, DcsClinic *clinic, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = NULL;

  dcs_clinic_run_async (clinic, add_patient_job, (gpointer) code, NULL, g_free, NULL, done_cb, f);
  WAIT_UNTIL (f->result != NULL);
  id = dcs_clinic_run_finish (clinic, f->result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*id, >, 0);
  g_clear_object (&f->result);
}

static void
close_clinic (Fixture *f, DcsClinic *clinic)
{
  dcs_clinic_close_async (clinic, done_cb, f);
  WAIT_UNTIL (f->result != NULL);
  g_assert_true (dcs_clinic_close_finish (clinic, f->result, NULL));
  g_clear_object (&f->result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (clinic);
}

static void
changed_cb (DcsClinic *clinic, gint64 id, gpointer data)
{
  *(gint64 *) data = id;
}

static void
test_the_list_follows_a_save (Fixture *f, gconstpointer data)
{
  DcsClinic *clinic = create (f);
  DcsRoster *roster = dcs_clinic_get_roster (clinic);
  gint64 changed = 0;

  g_assert_cmpstr (dcs_clinic_get_name (clinic), ==, "Test clinic");
  g_assert_false (dcs_clinic_is_read_only (clinic));
  g_signal_connect (clinic, "patient-changed", G_CALLBACK (changed_cb), &changed);
  add_patient (f, clinic, "P-1");
  add_patient (f, clinic, "P-2");
  WAIT_UNTIL (dcs_roster_get_n_patients (roster) == 2 && changed != 0);
  g_assert_nonnull (dcs_roster_find (roster, changed));
  close_clinic (f, clinic);
}

static gpointer
apply_rules_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  DcsRuleOverride rule = { dcs_code ("jls"), "due followup_gap", "phases", data };

  return GINT_TO_POINTER (dcs_clinic_core_apply_rules (core, &rule, 1, "why", cancellable, error));
}

static void
count_cb (DcsClinic *clinic, gpointer data)
{
  (*(guint *) data)++;
}

static int
months_between_visits (DcsCatalog *catalog)
{
  DcsDefinition *jls = dcs_catalog_find (catalog, dcs_code ("jls"));

  return dcs_definition_due_rule (jls, dcs_code ("followup_gap"))->phases[0].every.months;
}

static void
apply_rules (Fixture *f, DcsClinic *clinic, const char *phases)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_run_async (clinic, apply_rules_job, (gpointer) phases, NULL, NULL, NULL, done_cb, f);
  WAIT_UNTIL (f->result != NULL);
  g_assert_true (GPOINTER_TO_INT (dcs_clinic_run_finish (clinic, f->result, &error)));
  g_assert_no_error (error);
  g_clear_object (&f->result);
}

/* The catalog of the window is that of the rules; who holds on to an earlier one can read it. */
static void
test_the_catalog_follows_the_rules (Fixture *f, gconstpointer data)
{
  DcsClinic *clinic = create (f);
  DcsCatalog *before = dcs_clinic_get_catalog (clinic);
  guint n_changes = 0;

  g_signal_connect (clinic, "rules-changed", G_CALLBACK (count_cb), &n_changes);
  add_patient (f, clinic, "P-1");
  apply_rules (f, clinic, "4m");
  WAIT_UNTIL (n_changes == 1);
  g_assert_cmpint (months_between_visits (dcs_clinic_get_catalog (clinic)), ==, 4);
  g_assert_cmpint (months_between_visits (before), ==, 6);
  apply_rules (f, clinic, "3m");
  WAIT_UNTIL (n_changes == 2);
  g_assert_cmpint (months_between_visits (dcs_clinic_get_catalog (clinic)), ==, 3);
  close_clinic (f, clinic);

  /* Opened again it has them from the beginning. */
  dcs_clinic_open_async (f->path, DCS_CLINIC_OPEN_DEFAULT, f->catalog, NULL, done_cb, f);
  WAIT_UNTIL (f->result != NULL);
  clinic = dcs_clinic_open_finish (f->result, NULL);
  g_clear_object (&f->result);
  g_assert_cmpint (months_between_visits (dcs_clinic_get_catalog (clinic)), ==, 3);
  close_clinic (f, clinic);
}

static void
test_an_opened_file_fills_the_list (Fixture *f, gconstpointer data)
{
  DcsClinic *clinic = create (f);
  g_autoptr (GError) error = NULL;

  add_patient (f, clinic, "P-1");
  close_clinic (f, clinic);

  dcs_clinic_open_async (f->path, DCS_CLINIC_OPEN_DEFAULT, f->catalog, NULL, done_cb, f);
  WAIT_UNTIL (f->result != NULL);
  clinic = dcs_clinic_open_finish (f->result, &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  WAIT_UNTIL (dcs_roster_get_n_patients (dcs_clinic_get_roster (clinic)) == 1);
  close_clinic (f, clinic);
}

static void
test_a_missing_file_says_so (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_open_async (f->path, DCS_CLINIC_OPEN_DEFAULT, f->catalog, NULL, done_cb, f);
  WAIT_UNTIL (f->result != NULL);
  g_assert_null (dcs_clinic_open_finish (f->result, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_REFUSED);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_an_unopened_patient_is_an_error (Fixture *f, gconstpointer data)
{
  DcsClinic *clinic = create (f);
  g_autoptr (GError) error = NULL;

  dcs_clinic_load_course_async (clinic, 12345, NULL, done_cb, f);
  WAIT_UNTIL (f->result != NULL);
  g_assert_null (dcs_clinic_load_course_finish (clinic, f->result, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_NOT_FOUND);
  g_clear_object (&f->result);
  close_clinic (f, clinic);
}

static void
test_a_cancelled_job_does_not_run (Fixture *f, gconstpointer data)
{
  DcsClinic *clinic = create (f);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  dcs_clinic_run_async (
      clinic, add_patient_job, (gpointer) "P-1", NULL, g_free, cancellable, done_cb, f);
  WAIT_UNTIL (f->result != NULL);
  g_assert_null (dcs_clinic_run_finish (clinic, f->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&f->result);
  g_assert_cmpuint (dcs_roster_get_n_patients (dcs_clinic_get_roster (clinic)), ==, 0);
  close_clinic (f, clinic);
}

static void
test_dropping_the_clinic_closes_the_file (Fixture *f, gconstpointer data)
{
  DcsClinic *clinic = create (f);
  DcsClinic *again;
  g_autoptr (GError) error = NULL;

  add_patient (f, clinic, "P-1");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (clinic);

  dcs_clinic_open_async (f->path, DCS_CLINIC_OPEN_DEFAULT, f->catalog, NULL, done_cb, f);
  WAIT_UNTIL (f->result != NULL);
  again = dcs_clinic_open_finish (f->result, &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  close_clinic (f, again);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/clinic/service/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("the-list-follows-a-save", test_the_list_follows_a_save);
  ADD ("the-catalog-follows-the-rules", test_the_catalog_follows_the_rules);
  ADD ("an-opened-file-fills-the-list", test_an_opened_file_fills_the_list);
  ADD ("a-missing-file-says-so", test_a_missing_file_says_so);
  ADD ("a-missing-patient-is-an-error", test_an_unopened_patient_is_an_error);
  ADD ("a-cancelled-job-does-not-run", test_a_cancelled_job_does_not_run);
  ADD ("dropping-the-clinic-closes-the-file", test_dropping_the_clinic_closes_the_file);
  return g_test_run ();
}
