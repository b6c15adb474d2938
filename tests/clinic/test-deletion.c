/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core-fixture.h"

#include <string.h>

/* Deleting marks a record with all that belongs to it, and exactly that comes back. */

typedef struct
{
  gint64 patient_id;
  gint64 visit_id;
  gint64 treatment_id;
} Course;

/* One visit with a weight and a judged treatment of two doses; another visit beside it. */
static Course
add_course (CoreFixture *f)
{
  Course c;
  gint64 other_visit;

  c.patient_id = core_fixture_add_patient (f, "JLS-001");
  c.visit_id = core_fixture_add_visit (f, c.patient_id, dcs_date_new (2019, 3, 14));
  other_visit = core_fixture_add_visit (f, c.patient_id, dcs_date_new (2019, 6, 0));
  c.treatment_id = core_fixture_add_treatment (f, c.patient_id, "methotrexate");
  core_fixture_add_step (f, c.patient_id, c.treatment_id, 1);
  core_fixture_add_step (f, c.patient_id, c.treatment_id, 2);
  core_fixture_add_weight (f, c.patient_id, c.visit_id, 20.5);
  core_fixture_add_weight (f, c.patient_id, other_visit, 21);
  core_fixture_add_assessment (f, c.patient_id, c.visit_id, c.treatment_id, "partial");
  core_fixture_add_assessment (f, c.patient_id, other_visit, c.treatment_id, "partial");
  return c;
}

static DcsDeletion *
delete_record (CoreFixture *f, DcsRecordKind kind, gint64 patient_id, gint64 id)
{
  g_autoptr (GError) error = NULL;
  DcsDeletion *deletion = dcs_clinic_core_delete (f->core, kind, patient_id, id, &error);

  g_assert_no_error (error);
  return deletion;
}

static void
bring_back (CoreFixture *f, DcsRecordKind kind, gint64 patient_id, gint64 id)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_core_bring_back (f->core, kind, patient_id, id, &error);
  g_assert_no_error (error);
}

static void
assert_counts (CoreFixture *f, gint64 patient_id, const char *expected)
{
  static const DcsRecordKind kinds[] = { DCS_RECORD_VISIT,
                                         DCS_RECORD_OBSERVATION,
                                         DCS_RECORD_TREATMENT,
                                         DCS_RECORD_DOSE_STEP,
                                         DCS_RECORD_ASSESSMENT };
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (
        counts, "%s%u", i > 0 ? " " : "", core_fixture_count (f, patient_id, kinds[i]));
  g_assert_cmpstr (counts->str, ==, expected);
}

static void
test_a_visit_goes_with_its_values_and_comes_back (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  g_autoptr (DcsDeletion) deletion = NULL;
  g_autoptr (GError) error = NULL;

  assert_counts (f, c.patient_id, "2 2 1 2 2");
  deletion = delete_record (f, DCS_RECORD_VISIT, c.patient_id, c.visit_id);
  g_assert_cmpint (dcs_deletion_get_kind (deletion), ==, DCS_RECORD_VISIT);
  g_assert_cmpuint (dcs_deletion_count (deletion), ==, 3);
  assert_counts (f, c.patient_id, "1 1 1 2 1");
  g_assert_cmpint (core_fixture_sql_number (f, "SELECT n_visits FROM summary"), ==, 1);

  g_assert_true (dcs_clinic_core_undelete (f->core, deletion, &error));
  g_assert_no_error (error);
  assert_counts (f, c.patient_id, "2 2 1 2 2");
  g_assert_cmpint (core_fixture_sql_number (f, "SELECT n_visits FROM summary"), ==, 2);
}

static void
test_a_treatment_goes_with_its_doses_and_comes_back (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  g_autoptr (DcsDeletion) deletion = delete_record (
      f, DCS_RECORD_TREATMENT, c.patient_id, c.treatment_id);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dcs_deletion_count (deletion), ==, 5);
  assert_counts (f, c.patient_id, "2 2 0 0 0");
  g_assert_true (dcs_clinic_core_undelete (f->core, deletion, &error));
  g_assert_no_error (error);
  assert_counts (f, c.patient_id, "2 2 1 2 2");
}

static void
test_a_patient_comes_back_with_everything (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  g_autoptr (DcsDeletion) deletion = delete_record (
      f, DCS_RECORD_PATIENT, c.patient_id, c.patient_id);
  g_autoptr (GError) error = NULL;

  g_assert_null (dcs_clinic_core_load_course (f->core, c.patient_id, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (dcs_clinic_core_undelete (f->core, deletion, &error));
  g_assert_no_error (error);
  assert_counts (f, c.patient_id, "2 2 1 2 2");
}

/* What was deleted by itself before stays deleted. */
static void
test_undo_brings_back_only_its_own (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  gint64 assessment_id = core_fixture_sql_number (f, "SELECT min (id) FROM assessment");
  g_autoptr (DcsDeletion) before = delete_record (
      f, DCS_RECORD_ASSESSMENT, c.patient_id, assessment_id);
  g_autoptr (DcsDeletion) deletion = delete_record (f, DCS_RECORD_VISIT, c.patient_id, c.visit_id);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dcs_deletion_count (before), ==, 1);
  g_assert_cmpuint (dcs_deletion_count (deletion), ==, 2);
  g_assert_true (dcs_clinic_core_undelete (f->core, deletion, &error));
  g_assert_no_error (error);
  assert_counts (f, c.patient_id, "2 2 1 2 1");
}

static void
test_an_undo_that_is_too_late_changes_nothing (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  g_autoptr (DcsDeletion) deletion = delete_record (f, DCS_RECORD_VISIT, c.patient_id, c.visit_id);
  g_autoptr (DcsClinicCore) second = core_fixture_open_second (f);
  g_autoptr (GError) error = NULL;

  /* Somebody else was faster. */
  g_assert_true (
      dcs_clinic_core_bring_back (second, DCS_RECORD_VISIT, c.patient_id, c.visit_id, &error));
  g_assert_no_error (error);
  g_assert_false (dcs_clinic_core_undelete (f->core, deletion, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_CONFLICT);
  assert_counts (f, c.patient_id, "2 2 1 2 2");
}

/* The record is as it was, but one that belongs to it was changed: nothing of it comes back. */
static void
test_an_undo_is_all_or_nothing (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  g_autoptr (DcsDeletion) deletion = delete_record (f, DCS_RECORD_VISIT, c.patient_id, c.visit_id);
  gint64 assessment_id = core_fixture_sql_number (f, "SELECT min (id) FROM assessment");
  g_autoptr (GError) error = NULL;

  bring_back (f, DCS_RECORD_ASSESSMENT, c.patient_id, assessment_id);
  g_assert_false (dcs_clinic_core_undelete (f->core, deletion, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_CONFLICT);
  assert_counts (f, c.patient_id, "1 1 1 2 1");
}

static void
test_deleting_twice_is_a_conflict (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  G_GNUC_UNUSED g_autoptr (DcsDeletion) deletion = delete_record (
      f, DCS_RECORD_VISIT, c.patient_id, c.visit_id);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      dcs_clinic_core_delete (f->core, DCS_RECORD_VISIT, c.patient_id, c.visit_id, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (dcs_clinic_core_delete (f->core, DCS_RECORD_VISIT, c.patient_id, 4711, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_NOT_FOUND);
}

static void
test_a_deletion_that_fails_marks_nothing (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  g_autoptr (GError) error = NULL;

  core_fixture_sql (f,
                    "CREATE TRIGGER fault BEFORE UPDATE ON assessment"
                    " BEGIN SELECT RAISE (ABORT, 'fault'); END");
  g_assert_null (
      dcs_clinic_core_delete (f->core, DCS_RECORD_VISIT, c.patient_id, c.visit_id, &error));
  g_assert_nonnull (error);
  core_fixture_sql (f, "DROP TRIGGER fault");
  assert_counts (f, c.patient_id, "2 2 1 2 2");
}

/* From the history, in another run of the program: the list names what can come back, and an act
 * brings back what went in it, also when another followed at once. */
static void
test_deleted_records_come_back_from_the_history (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  G_GNUC_UNUSED g_autoptr (DcsDeletion) visit = delete_record (
      f, DCS_RECORD_VISIT, c.patient_id, c.visit_id);
  G_GNUC_UNUSED g_autoptr (DcsDeletion) treatment = delete_record (
      f, DCS_RECORD_TREATMENT, c.patient_id, c.treatment_id);
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GError) error = NULL;
  const DcsDeletedRecord *first, *second;

  core_fixture_reopen (f);
  deleted = dcs_clinic_core_list_deleted (f->core, c.patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deleted->len, ==, 2);
  first = g_ptr_array_index (deleted, 0);
  second = g_ptr_array_index (deleted, 1);
  g_assert_cmpint (first->kind, ==, DCS_RECORD_TREATMENT);
  g_assert_cmpstr (first->what, ==, "Treatment, Methotrexate, 14 Mar 2019");
  g_assert_cmpint (second->kind, ==, DCS_RECORD_VISIT);
  g_assert_cmpint (second->id, ==, c.visit_id);
  g_assert_cmpstr (second->what, ==, "Visit, 14 Mar 2019");
  g_assert_cmpstr (second->who, ==, g_get_user_name ());
  g_assert_nonnull (strchr (second->when, 'T'));

  /* The visit's own assessment was marked with the visit, so it is the visit's to bring back. */
  bring_back (f, DCS_RECORD_TREATMENT, c.patient_id, c.treatment_id);
  assert_counts (f, c.patient_id, "1 1 1 2 1");
  bring_back (f, DCS_RECORD_VISIT, c.patient_id, c.visit_id);
  assert_counts (f, c.patient_id, "2 2 1 2 2");
  g_clear_pointer (&deleted, g_ptr_array_unref);
  deleted = dcs_clinic_core_list_deleted (f->core, c.patient_id, &error);
  g_assert_cmpuint (deleted->len, ==, 0);

  g_assert_false (
      dcs_clinic_core_bring_back (f->core, DCS_RECORD_VISIT, c.patient_id, c.visit_id, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_CONFLICT);
}

/* Deleted by itself, and then what it belongs to: two acts, though nothing stood between them. */
static void
test_acts_that_follow_each_other_are_told_apart (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  gint64 step_id = core_fixture_sql_number (f, "SELECT min (id) FROM dose_step");
  G_GNUC_UNUSED g_autoptr (DcsDeletion) step = delete_record (
      f, DCS_RECORD_DOSE_STEP, c.patient_id, step_id);
  G_GNUC_UNUSED g_autoptr (DcsDeletion) treatment = delete_record (
      f, DCS_RECORD_TREATMENT, c.patient_id, c.treatment_id);

  bring_back (f, DCS_RECORD_TREATMENT, c.patient_id, c.treatment_id);
  assert_counts (f, c.patient_id, "2 2 1 1 2");
  bring_back (f, DCS_RECORD_DOSE_STEP, c.patient_id, step_id);
  assert_counts (f, c.patient_id, "2 2 1 2 2");
}

/* As a form does it: the field is set with the others. */
static void
test_a_form_deletes_and_brings_back (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  g_autoptr (DcsDraft) visit = core_fixture_edit (f, DCS_RECORD_VISIT, c.patient_id, c.visit_id);
  g_autoptr (GError) error = NULL;

  core_put (visit, DCS_VISIT_DELETED, dcs_value_integer (1));
  /* Of what goes nothing else is looked at. */
  core_put (visit, DCS_VISIT_DATE, DCS_VALUE_INIT);
  dcs_clinic_core_save_entry (f->core, &visit, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_counts (f, c.patient_id, "1 1 1 2 1");
  core_put (visit, DCS_VISIT_DELETED, dcs_value_integer (0));
  core_put (visit, DCS_VISIT_DATE, dcs_value_date (dcs_date_new (2019, 3, 15)));
  dcs_clinic_core_save_entry (f->core, &visit, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_counts (f, c.patient_id, "2 2 1 2 2");
}

/* A value that was emptied and is entered again takes the place of the old one. */
static void
test_a_deleted_measurement_can_be_entered_again (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");
  gint64 visit_id = core_fixture_add_visit (f, patient_id, dcs_date_new (2020, 1, 1));
  g_autoptr (DcsDraft) weight = NULL;

  core_fixture_add_weight (f, patient_id, visit_id, 20.5);
  weight = core_fixture_edit (f, DCS_RECORD_OBSERVATION, patient_id, 0);
  core_put (weight, DCS_OBSERVATION_DELETED, dcs_value_integer (1));
  core_fixture_save (f, weight);
  g_assert_cmpuint (core_fixture_count (f, patient_id, DCS_RECORD_OBSERVATION), ==, 0);

  core_fixture_add_weight (f, patient_id, visit_id, 22.5);
  g_clear_pointer (&weight, dcs_draft_free);
  weight = core_fixture_edit (f, DCS_RECORD_OBSERVATION, patient_id, 0);
  g_assert_cmpfloat (dcs_draft_get_values (weight)[DCS_OBSERVATION_VALUE].number, ==, 22.5);
  g_assert_cmpint (dcs_draft_get_values (weight)[DCS_OBSERVATION_VERSION].integer, ==, 3);
  /* And can be changed from there. */
  core_put (weight, DCS_OBSERVATION_VALUE, dcs_value_decimal (23, 0));
  core_fixture_save (f, weight);
  g_assert_cmpint (
      core_fixture_sql_number (f, "SELECT count(*) FROM audit WHERE action = 'undelete'"), ==, 1);
}

static DcsDraft *
new_lesion (gint64 patient_id, gint64 number)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_LESION);

  core_put (draft, DCS_LESION_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (draft, DCS_LESION_LESION_NO, dcs_value_integer (number));
  return draft;
}

static void
test_the_number_of_a_deleted_lesion_is_not_given_again (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");
  g_autoptr (DcsDraft) first = new_lesion (patient_id, 1);
  g_autoptr (DcsDraft) second = new_lesion (patient_id, 2);
  g_autoptr (DcsDraft) third = new_lesion (patient_id, 1);
  g_autoptr (DcsDraft) fourth = new_lesion (patient_id, 2);
  g_autoptr (DcsDeletion) deletion = NULL;
  g_autoptr (GError) error = NULL;

  core_fixture_save (f, first);
  core_fixture_save (f, second);
  deletion = delete_record (
      f, DCS_RECORD_LESION, patient_id, dcs_draft_get_values (first)[DCS_LESION_ID].integer);
  core_fixture_save (f, third);
  g_assert_cmpint (dcs_draft_get_values (third)[DCS_LESION_LESION_NO].integer, ==, 3);
  /* The number of one that is there is refused, as ever. */
  g_assert_false (dcs_clinic_core_save (f->core, &fourth, 1, NULL, NULL, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA);
  g_clear_error (&error);
  g_assert_true (dcs_clinic_core_undelete (f->core, deletion, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (core_fixture_count (f, patient_id, DCS_RECORD_LESION), ==, 3);
}

static gint64
add_decision (CoreFixture *f, const Course *c, gint64 visit_id, gint64 treatment_id)
{
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_DECISION);

  core_put (draft, DCS_DECISION_PATIENT_ID, dcs_value_integer (c->patient_id));
  core_put (
      draft, DCS_DECISION_SUBJECT, dcs_value_text (visit_id != 0 ? "response" : "resistance"));
  core_put (draft, DCS_DECISION_RULE, dcs_value_text ("methotrexate"));
  core_put (draft, DCS_DECISION_VISIT_ID, dcs_value_integer (visit_id));
  core_put (draft, DCS_DECISION_TREATMENT_ID, dcs_value_integer (treatment_id));
  core_put (draft, DCS_DECISION_DECISION, dcs_value_text ("accepted"));
  core_put (draft, DCS_DECISION_DATE, dcs_value_date (dcs_date_new (2020, 1, 2)));
  core_fixture_save (f, draft);
  return dcs_draft_get_values (draft)[DCS_DECISION_ID].integer;
}

/* A decision is about something: it goes and comes with it. */
static void
test_decisions_go_with_what_they_are_about (CoreFixture *f, gconstpointer data)
{
  Course c = add_course (f);
  g_autoptr (DcsDeletion) visit = NULL;
  g_autoptr (DcsDeletion) treatment = NULL;

  add_decision (f, &c, c.visit_id, 0);
  add_decision (f, &c, 0, c.treatment_id);
  add_decision (f, &c, 0, 0);
  visit = delete_record (f, DCS_RECORD_VISIT, c.patient_id, c.visit_id);
  g_assert_cmpuint (core_fixture_count (f, c.patient_id, DCS_RECORD_DECISION), ==, 2);
  treatment = delete_record (f, DCS_RECORD_TREATMENT, c.patient_id, c.treatment_id);
  g_assert_cmpuint (core_fixture_count (f, c.patient_id, DCS_RECORD_DECISION), ==, 1);
  bring_back (f, DCS_RECORD_TREATMENT, c.patient_id, c.treatment_id);
  bring_back (f, DCS_RECORD_VISIT, c.patient_id, c.visit_id);
  g_assert_cmpuint (core_fixture_count (f, c.patient_id, DCS_RECORD_DECISION), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/clinic/deletion/" name,                                                            \
              CoreFixture,                                                                         \
              NULL,                                                                                \
              core_fixture_set_up,                                                                 \
              func,                                                                                \
              core_fixture_tear_down)
  ADD ("visit-goes-with-its-values", test_a_visit_goes_with_its_values_and_comes_back);
  ADD ("treatment-goes-with-its-doses", test_a_treatment_goes_with_its_doses_and_comes_back);
  ADD ("patient-comes-back-with-everything", test_a_patient_comes_back_with_everything);
  ADD ("undo-brings-back-only-its-own", test_undo_brings_back_only_its_own);
  ADD ("undo-that-is-too-late", test_an_undo_that_is_too_late_changes_nothing);
  ADD ("undo-is-all-or-nothing", test_an_undo_is_all_or_nothing);
  ADD ("deleting-twice-is-a-conflict", test_deleting_twice_is_a_conflict);
  ADD ("deletion-that-fails-marks-nothing", test_a_deletion_that_fails_marks_nothing);
  ADD ("records-come-back-from-the-history", test_deleted_records_come_back_from_the_history);
  ADD ("acts-are-told-apart", test_acts_that_follow_each_other_are_told_apart);
  ADD ("form-deletes-and-brings-back", test_a_form_deletes_and_brings_back);
  ADD ("deleted-measurement-can-be-entered-again", test_a_deleted_measurement_can_be_entered_again);
  ADD ("number-of-a-deleted-lesion", test_the_number_of_a_deleted_lesion_is_not_given_again);
  ADD ("decisions-go-with-what-they-are-about", test_decisions_go_with_what_they_are_about);
  return g_test_run ();
}
