/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-core.h"
#include "dcs-id.h"
#include "dcs-records.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  DcsCatalog *catalog;
  DcsClinicCore *core;
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
  f->core = dcs_clinic_core_create (f->path, "Test clinic", f->catalog, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  g_clear_pointer (&f->core, dcs_clinic_core_close);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_rmdir (f->folder);
  dcs_catalog_unref (f->catalog);
  g_free (f->path);
  g_free (f->folder);
}

static void
put (DcsDraft *draft, int field, DcsValue value)
{
  dcs_draft_set (draft, field, &value);
}

static DcsCode
word (Fixture *f, const char *domain, guint index)
{
  guint n_codes;
  const DcsCode *codes = dcs_vocabulary_codes (
      dcs_catalog_vocabulary (f->catalog), domain, &n_codes);

  g_assert_cmpuint (n_codes, >, index);
  return codes[index];
}

static void
save (Fixture *f, DcsDraft *draft)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_core_save (f->core, &draft, 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
add_patient (Fixture *f, const char *code)
{
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_PATIENT);

  put (draft, DCS_PATIENT_CODE, dcs_value_text (code));
  put (draft, DCS_PATIENT_DISEASE, dcs_value_code (word (f, "disease", 0)));
  put (draft, DCS_PATIENT_GIVEN_NAME, dcs_value_text ("Ayşe"));
  put (draft, DCS_PATIENT_DIAGNOSIS_DATE, dcs_value_date (dcs_date_new (2019, 3, 1)));
  save (f, draft);
  g_assert_false (dcs_draft_is_changed (draft));
  return dcs_draft_get_values (draft)[DCS_PATIENT_ID].integer;
}

static DcsDraft *
new_visit (Fixture *f, gint64 patient_id, DcsDate date, const char *response)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_VISIT);

  put (draft, DCS_VISIT_PATIENT_ID, dcs_value_integer (patient_id));
  put (draft, DCS_VISIT_ID, dcs_value_integer (dcs_id_new ()));
  put (draft, DCS_VISIT_DATE, dcs_value_date (date));
  put (draft, DCS_VISIT_RESPONSE, dcs_value_code (dcs_code (response)));
  return draft;
}

static DcsDraft *
new_observation (DcsDraft *visit, const char *code, double value)
{
  const DcsValue *values = dcs_draft_get_values (visit);
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_OBSERVATION);

  put (draft, DCS_OBSERVATION_PATIENT_ID, values[DCS_VISIT_PATIENT_ID]);
  put (draft, DCS_OBSERVATION_VISIT_ID, values[DCS_VISIT_ID]);
  put (draft, DCS_OBSERVATION_CODE, dcs_value_code (dcs_code (code)));
  put (draft, DCS_OBSERVATION_VALUE, dcs_value_decimal (value, 1));
  return draft;
}

static gboolean
take_row_cb (const DcsRosterRow *row, gpointer data)
{
  *(DcsSummary *) data = row->summary;
  return TRUE;
}

static DcsSummary
summary_of_only_patient (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  DcsSummary summary = { 0 };

  dcs_clinic_core_each_roster (f->core, take_row_cb, &summary, &error);
  g_assert_no_error (error);
  return summary;
}

static void
count_fault_cb (const char *fault, gpointer data)
{
  g_test_message ("%s", fault);
  (*(guint *) data)++;
}

static void
assert_in_order (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  guint n_faults = 0;

  dcs_clinic_core_check (f->core, TRUE, count_fault_cb, &n_faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_a_visit_is_stored_with_what_was_measured (Fixture *f, gconstpointer data)
{
  gint64 patient_id = add_patient (f, "P-1");
  g_autoptr (DcsDraft) visit = new_visit (f, patient_id, dcs_date_new (2019, 3, 1), "baseline");
  g_autoptr (DcsDraft) weight = new_observation (visit, "weight", 21.5);
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCourse) course = NULL;
  DcsDraft *drafts[] = { visit, weight };
  DcsSummary summary;

  dcs_clinic_core_save (f->core, drafts, 2, NULL, NULL, &error);
  g_assert_no_error (error);

  course = dcs_clinic_core_load_course (f->core, patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 1);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_OBSERVATION), ==, 1);
  g_assert_nonnull (dcs_course_row (course, DCS_RECORD_VISIT, 0)[DCS_VISIT_UID].text);

  summary = summary_of_only_patient (f);
  g_assert_cmpuint (summary.n_visits, ==, 1);
  g_assert_cmpint (summary.state, ==, DCS_STATE_ACTIVE);
  g_assert_true (dcs_date_equal (summary.last_visit, dcs_date_new (2019, 3, 1)));
  assert_in_order (f);
}

static void
test_a_bad_value_stores_nothing (Fixture *f, gconstpointer data)
{
  gint64 patient_id = add_patient (f, "P-1");
  g_autoptr (DcsDraft) visit = new_visit (f, patient_id, dcs_date_new (2019, 3, 1), "baseline");
  g_autoptr (DcsDraft) weight = new_observation (visit, "weight", -3);
  g_autoptr (GError) error = NULL;
  DcsDraft *drafts[] = { visit, weight };
  guint problem = 99;

  g_assert_false (dcs_clinic_core_save (f->core, drafts, 2, NULL, &problem, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA);
  g_assert_cmpuint (problem, ==, 1);
  g_assert_cmpuint (summary_of_only_patient (f).n_visits, ==, 0);

  /* The typed values are still there, and can be put right and saved. */
  put (weight, DCS_OBSERVATION_VALUE, dcs_value_decimal (21.5, 1));
  g_clear_error (&error);
  g_assert_true (dcs_clinic_core_save (f->core, drafts, 2, NULL, &problem, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary_of_only_patient (f).n_visits, ==, 1);
}

static void
test_the_same_code_twice_is_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_PATIENT);
  g_autoptr (GError) error = NULL;

  add_patient (f, "P-1");
  put (draft, DCS_PATIENT_CODE, dcs_value_text ("P-1"));
  put (draft, DCS_PATIENT_DISEASE, dcs_value_code (word (f, "disease", 0)));
  g_assert_false (dcs_clinic_core_save (f->core, &draft, 1, NULL, NULL, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA);
  g_assert_cmpint (dcs_clinic_error_exit_status (error), ==, 7);
}

static void
test_of_two_editors_the_second_is_told (Fixture *f, gconstpointer data)
{
  gint64 patient_id = add_patient (f, "P-1");
  g_autoptr (DcsDraft) visit = new_visit (f, patient_id, dcs_date_new (2019, 3, 1), "baseline");
  g_autoptr (DcsDraft) other = NULL;
  g_autoptr (GError) error = NULL;

  save (f, visit);
  other = dcs_draft_new_from_values (DCS_RECORD_VISIT, dcs_draft_get_values (visit));
  put (visit, DCS_VISIT_NOTES, dcs_value_text ("first"));
  save (f, visit);
  g_assert_cmpint (dcs_draft_get_values (visit)[DCS_VISIT_VERSION].integer, ==, 2);

  put (other, DCS_VISIT_NOTES, dcs_value_text ("second"));
  g_assert_false (dcs_clinic_core_save (f->core, &other, 1, NULL, NULL, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_CONFLICT);
  g_assert_cmpstr (dcs_draft_get_values (other)[DCS_VISIT_NOTES].text, ==, "second");
  assert_in_order (f);
}

static void
test_deleting_a_visit_can_be_undone (Fixture *f, gconstpointer data)
{
  gint64 patient_id = add_patient (f, "P-1");
  g_autoptr (DcsDraft) visit = new_visit (f, patient_id, dcs_date_new (2019, 3, 1), "baseline");
  g_autoptr (GError) error = NULL;
  DcsValue deleted[DCS_N_VISIT_FIELDS];

  save (f, visit);
  g_assert_true (dcs_clinic_core_set_deleted (
      f->core, DCS_RECORD_VISIT, dcs_draft_get_values (visit), TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary_of_only_patient (f).n_visits, ==, 0);

  for (int i = 0; i < DCS_N_VISIT_FIELDS; i++)
    deleted[i] = dcs_draft_get_values (visit)[i];
  deleted[DCS_VISIT_VERSION].integer++;
  g_assert_true (dcs_clinic_core_set_deleted (f->core, DCS_RECORD_VISIT, deleted, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary_of_only_patient (f).n_visits, ==, 1);
  assert_in_order (f);
}

static void
test_a_missing_patient_is_not_found (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dcs_clinic_core_find_patient (f->core, "nobody", &error), ==, 0);
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_NOT_FOUND);
  g_assert_cmpint (dcs_clinic_error_exit_status (error), ==, 7);
}

static void
test_an_abandoned_import_leaves_nothing (Fixture *f, gconstpointer data)
{
  DcsValue patient[DCS_N_PATIENT_FIELDS] = { 0 };
  g_autoptr (GError) error = NULL;

  patient[DCS_PATIENT_ID] = dcs_value_integer (dcs_id_new ());
  patient[DCS_PATIENT_VERSION] = dcs_value_integer (1);
  patient[DCS_PATIENT_DELETED] = dcs_value_integer (0);
  patient[DCS_PATIENT_CODE] = dcs_value_text ("P-1");
  patient[DCS_PATIENT_DISEASE] = dcs_value_code (word (f, "disease", 0));
  g_assert_true (dcs_clinic_core_bulk_begin (f->core, &error));
  g_assert_true (dcs_clinic_core_bulk_insert (f->core, DCS_RECORD_PATIENT, patient, &error));
  dcs_clinic_core_bulk_rollback (f->core);
  g_assert_no_error (error);
  g_assert_cmpint (dcs_clinic_core_find_patient (f->core, "P-1", NULL), ==, 0);

  g_assert_true (dcs_clinic_core_bulk_begin (f->core, &error));
  g_assert_true (dcs_clinic_core_bulk_insert (f->core, DCS_RECORD_PATIENT, patient, &error));
  g_assert_true (
      dcs_clinic_core_bulk_resummarize (f->core, patient[DCS_PATIENT_ID].integer, &error));
  g_assert_true (dcs_clinic_core_bulk_note (f->core, "patients.csv", "1 row", &error));
  g_assert_true (dcs_clinic_core_bulk_commit (f->core, &error));
  g_assert_no_error (error);
  g_assert_cmpint (dcs_clinic_core_find_patient (f->core, "P-1", NULL), !=, 0);
  assert_in_order (f);
}

static void
test_the_secret_stays_the_same (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = dcs_clinic_core_dup_secret (f->core, &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  g_clear_pointer (&f->core, dcs_clinic_core_close);
  f->core = dcs_clinic_core_open (f->path, DCS_CLINIC_OPEN_DEFAULT, f->catalog, &error);
  g_assert_no_error (error);
  second = dcs_clinic_core_dup_secret (f->core, &error);
  g_assert_cmpuint (strlen (first), ==, 64);
  g_assert_cmpstr (first, ==, second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/clinic/core/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-visit-is-stored-with-what-was-measured", test_a_visit_is_stored_with_what_was_measured);
  ADD ("a-bad-value-stores-nothing", test_a_bad_value_stores_nothing);
  ADD ("the-same-code-twice-is-refused", test_the_same_code_twice_is_refused);
  ADD ("of-two-editors-the-second-is-told", test_of_two_editors_the_second_is_told);
  ADD ("deleting-a-visit-can-be-undone", test_deleting_a_visit_can_be_undone);
  ADD ("a-missing-patient-is-not-found", test_a_missing_patient_is_not_found);
  ADD ("an-abandoned-import-leaves-nothing", test_an_abandoned_import_leaves_nothing);
  ADD ("the-secret-stays-the-same", test_the_secret_stays_the_same);
  return g_test_run ();
}
