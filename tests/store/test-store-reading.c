/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-records.h"

typedef struct
{
  DcsStore *store;
  GString *seen;
  int field;
  guint stop_after;
} Seen;

static gboolean
note_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  Seen *seen = data;
  const DcsValue *value = &values[seen->field];

  g_string_append_printf (seen->seen,
                          "%s ",
                          value->kind == DCS_VALUE_CODE ? dcs_code_string (value->code)
                                                        : value->text);
  return seen->stop_after == 0 || --seen->stop_after > 0;
}

static char *
read_all (DcsTestStore *fixture, DcsRecordKind kind, int field, gint64 patient_id, gboolean deleted)
{
  g_autoptr (GError) error = NULL;
  Seen seen = { fixture->store, g_string_new (NULL), field, 0 };

  dcs_store_each (fixture->store, kind, patient_id, deleted, note_cb, &seen, &error);
  g_assert_no_error (error);
  return g_string_free (seen.seen, FALSE);
}

static void
assert_reads (DcsTestStore *fixture,
              DcsRecordKind kind,
              int field,
              gint64 patient_id,
              gboolean deleted,
              const char *expected)
{
  g_autofree char *seen = read_all (fixture, kind, field, patient_id, deleted);

  g_assert_cmpstr (seen, ==, expected);
}

/* Marks the record that has this uid or code. */
static void
mark (DcsTestStore *fixture, DcsRecordKind kind, gint64 patient_id, gint64 id, gint64 version)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  g_autoptr (GError) error = NULL;
  DcsValue values[DCS_RECORD_MAX_FIELDS] = { 0 };

  if (info->patient_id >= 0)
    values[info->patient_id] = dcs_value_integer (patient_id);
  values[info->id] = dcs_value_integer (id);
  values[info->version] = dcs_value_integer (version);
  dcs_test_store_begin (fixture);
  dcs_store_set_deleted (fixture->store, kind, values, version == 1, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
}

static void
test_rows_come_patient_by_patient (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  gint64 first = dcs_test_store_add_patient (fixture, "P-1");
  gint64 second = dcs_test_store_add_patient (fixture, "P-2");

  dcs_test_store_add_visit (fixture, second, "B1", "2020-01-01");
  dcs_test_store_add_visit (fixture, first, "A1", "2021-01-01");
  dcs_test_store_add_visit (fixture, first, "A2", "2020-01-01");
  assert_reads (fixture, DCS_RECORD_VISIT, DCS_VISIT_UID, 0, FALSE, "A1 A2 B1 ");
  assert_reads (fixture, DCS_RECORD_VISIT, DCS_VISIT_UID, first, FALSE, "A1 A2 ");
  assert_reads (fixture, DCS_RECORD_PATIENT, DCS_PATIENT_CODE, 0, FALSE, "P-1 P-2 ");
  assert_reads (fixture, DCS_RECORD_PATIENT, DCS_PATIENT_CODE, second, FALSE, "P-2 ");
}

static void
test_reading_can_be_stopped_and_begun_again (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 patient_id = dcs_test_store_add_patient (fixture, "P-1");
  Seen seen = { fixture->store, g_string_new (NULL), DCS_VISIT_UID, 2 };

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *uid = g_strdup_printf ("V%d", i);

      dcs_test_store_add_visit (fixture, patient_id, uid, "2020-01-01");
    }
  dcs_store_each (fixture->store, DCS_RECORD_VISIT, 0, FALSE, note_cb, &seen, &error);
  g_assert_cmpstr (seen.seen->str, ==, "V0 V1 ");
  assert_reads (fixture, DCS_RECORD_VISIT, DCS_VISIT_UID, 0, FALSE, "V0 V1 V2 V3 ");
  g_string_free (seen.seen, TRUE);
}

static gboolean
nested_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  Seen *seen = data;
  g_autoptr (GError) error = NULL;

  g_string_append (seen->seen, "( ");
  dcs_store_each (seen->store,
                  DCS_RECORD_VISIT,
                  values[DCS_VISIT_PATIENT_ID].integer,
                  FALSE,
                  note_cb,
                  seen,
                  &error);
  g_assert_no_error (error);
  g_string_append (seen->seen, ") ");
  return TRUE;
}

static void
test_reading_within_reading (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 patient_id = dcs_test_store_add_patient (fixture, "P-1");
  Seen seen = { fixture->store, g_string_new (NULL), DCS_VISIT_UID, 0 };

  dcs_test_store_add_visit (fixture, patient_id, "A", "2020-01-01");
  dcs_test_store_add_visit (fixture, patient_id, "B", "2020-01-01");
  dcs_store_each (fixture->store, DCS_RECORD_VISIT, patient_id, FALSE, nested_cb, &seen, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (seen.seen->str, ==, "( A B ) ( A B ) ");
  g_string_free (seen.seen, TRUE);
}

static void
test_what_hangs_on_the_deleted_is_left_out (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  gint64 patient_id = dcs_test_store_add_patient (fixture, "P-1");
  gint64 visit_id = dcs_test_store_add_visit (fixture, patient_id, "V1", "2020-01-01");
  gint64 other_id = dcs_test_store_add_visit (fixture, patient_id, "V2", "2020-01-01");

  dcs_test_store_add_observation (fixture, patient_id, visit_id, "gone", 1);
  dcs_test_store_add_observation (fixture, patient_id, other_id, "stays", 1);
  dcs_test_store_add_observation (fixture, patient_id, 0, "alone", 1);
  mark (fixture, DCS_RECORD_VISIT, patient_id, visit_id, 1);
  assert_reads (fixture, DCS_RECORD_VISIT, DCS_VISIT_UID, 0, FALSE, "V2 ");
  assert_reads (fixture, DCS_RECORD_VISIT, DCS_VISIT_UID, 0, TRUE, "V1 V2 ");
  assert_reads (fixture, DCS_RECORD_OBSERVATION, DCS_OBSERVATION_CODE, 0, FALSE, "alone stays ");
  assert_reads (
      fixture, DCS_RECORD_OBSERVATION, DCS_OBSERVATION_CODE, 0, TRUE, "alone gone stays ");
  /* Taking it back brings everything back. */
  mark (fixture, DCS_RECORD_VISIT, patient_id, visit_id, 2);
  assert_reads (fixture,
                DCS_RECORD_OBSERVATION,
                DCS_OBSERVATION_CODE,
                patient_id,
                FALSE,
                "alone gone stays ");
  mark (fixture, DCS_RECORD_PATIENT, 0, patient_id, 1);
  assert_reads (fixture, DCS_RECORD_VISIT, DCS_VISIT_UID, 0, FALSE, "");
  assert_reads (fixture, DCS_RECORD_OBSERVATION, DCS_OBSERVATION_CODE, 0, FALSE, "");
}

static void
test_a_treatments_doses_go_with_it (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 patient_id = dcs_test_store_add_patient (fixture, "P-1");
  gint64 treatment_id = dcs_test_store_add_treatment (fixture, patient_id, "T1", "alpha");
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  dcs_test_store_fill (DCS_RECORD_DOSE_STEP, patient_id, treatment_id, FALSE, values);
  values[DCS_DOSE_STEP_UID] = dcs_value_text ("D1");
  dcs_test_store_begin (fixture);
  dcs_store_insert (fixture->store, DCS_RECORD_DOSE_STEP, values, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
  assert_reads (fixture, DCS_RECORD_DOSE_STEP, DCS_DOSE_STEP_UID, patient_id, FALSE, "D1 ");
  mark (fixture, DCS_RECORD_TREATMENT, patient_id, treatment_id, 1);
  assert_reads (fixture, DCS_RECORD_DOSE_STEP, DCS_DOSE_STEP_UID, patient_id, FALSE, "");
}

static void
test_a_course_has_everything_of_one_patient (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (DcsCourse) course = dcs_course_new ();
  g_autoptr (GError) error = NULL;
  gint64 first = dcs_test_store_add_patient (fixture, "P-1");
  gint64 second = dcs_test_store_add_patient (fixture, "P-2");
  gint64 visit_id = dcs_test_store_add_visit (fixture, second, "B1", "2020-02-03");

  dcs_test_store_add_visit (fixture, first, "A1", "2020-01-01");
  dcs_test_store_add_treatment (fixture, second, "T1", "alpha");
  dcs_test_store_add_observation (fixture, second, visit_id, "score", 7.5);
  dcs_store_load_course (fixture->store, second, course, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dcs_course_patient (course)[DCS_PATIENT_CODE].text, ==, "P-2");
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 1);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_TREATMENT), ==, 1);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_OBSERVATION), ==, 1);
  g_assert_cmpfloat (
      dcs_course_row (course, DCS_RECORD_OBSERVATION, 0)[DCS_OBSERVATION_VALUE].number, ==, 7.5);

  dcs_course_clear (course);
  mark (fixture, DCS_RECORD_PATIENT, 0, second, 1);
  g_assert_false (dcs_store_load_course (fixture->store, second, course, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND);
  /* The read transaction is over either way. */
  dcs_test_store_add_patient (fixture, "P-3");
}

static void
test_a_date_that_is_none_is_damage (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 patient_id = dcs_test_store_add_patient (fixture, "P-1");
  Seen seen = { fixture->store, g_string_new (NULL), DCS_VISIT_UID, 0 };

  dcs_test_store_add_visit (fixture, patient_id, "V1", "2020-02-03");
  dcs_test_store_close (fixture);
  dcs_test_sql (fixture->path,
                "DROP TRIGGER audit_visit_update; PRAGMA ignore_check_constraints = 1;"
                "UPDATE visit SET date = '2020-02-30'");
  dcs_test_store_reopen (fixture);
  g_assert_false (
      dcs_store_each (fixture->store, DCS_RECORD_VISIT, 0, FALSE, note_cb, &seen, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_CORRUPT);
  g_string_free (seen.seen, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/reading/" name, func)
  ADD ("rows-come-patient-by-patient", test_rows_come_patient_by_patient);
  ADD ("can-be-stopped-and-begun-again", test_reading_can_be_stopped_and_begun_again);
  ADD ("within-reading", test_reading_within_reading);
  ADD ("what-hangs-on-the-deleted-is-left-out", test_what_hangs_on_the_deleted_is_left_out);
  ADD ("doses-go-with-their-treatment", test_a_treatments_doses_go_with_it);
  ADD ("course-has-everything-of-one-patient", test_a_course_has_everything_of_one_patient);
  ADD ("impossible-date-is-damage", test_a_date_that_is_none_is_damage);
  return g_test_run ();
}
