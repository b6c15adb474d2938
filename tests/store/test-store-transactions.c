/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
query (DcsTestStore *fixture, const char *sql)
{
  return dcs_test_sql_text (fixture->path, sql);
}

static void
test_rollback_undoes_everything (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autofree char *n = NULL;
  gint64 patient_id;

  dcs_test_store_begin (fixture);
  patient_id = dcs_test_store_add_patient (fixture, "P-1");
  dcs_test_store_add_visit (fixture, patient_id, "V-1", "2020-01-01");
  dcs_store_rollback (fixture->store);
  fixture->in_transaction = FALSE;
  n = query (fixture,
             "SELECT (SELECT count(*) FROM patient) + (SELECT count(*) FROM visit)"
             " + (SELECT count(*) FROM code WHERE id > 0)");
  g_assert_cmpstr (n, ==, "0");
}

/* A code that got its number in a transaction that was rolled back gets one again. */
static void
test_rolled_back_codes_are_forgotten (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autofree char *code = NULL;
  gint64 patient_id;

  dcs_test_store_begin (fixture);
  patient_id = dcs_test_store_add_patient (fixture, "P-1");
  dcs_test_store_add_treatment (fixture, patient_id, "T-1", "rolled_back");
  dcs_store_rollback (fixture->store);
  fixture->in_transaction = FALSE;

  patient_id = dcs_test_store_add_patient (fixture, "P-1");
  dcs_test_store_add_treatment (fixture, patient_id, "T-1", "kept");
  dcs_test_store_add_treatment (fixture, patient_id, "T-2", "rolled_back");
  code = query (fixture,
                "SELECT group_concat (c.code) FROM treatment AS t JOIN code AS c ON c.id = t.drug");
  g_assert_cmpstr (code, ==, "kept,rolled_back");
}

/* Two stores, as two windows or two computers accounts: each learns what the other added. */
static void
test_codes_of_another_store_are_learned (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *codes = NULL;
  DcsTestStore second = { NULL };
  gint64 patient_id = dcs_test_store_add_patient (fixture, "P-1");
  gint64 version;

  second.store = dcs_store_open (fixture->path, DCS_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  version = dcs_store_data_version (second.store);
  dcs_test_store_add_treatment (fixture, patient_id, "T-1", "first");
  g_assert_cmpint (dcs_store_data_version (second.store), >, version);
  version = dcs_store_data_version (second.store);
  dcs_test_store_add_treatment (&second, patient_id, "T-2", "second");
  g_assert_cmpint (dcs_store_data_version (second.store), >, version);
  dcs_test_store_add_treatment (fixture, patient_id, "T-3", "second");
  codes = query (fixture, "SELECT group_concat (code) FROM code WHERE id > 0");
  g_assert_cmpstr (codes, ==, "alpha,first,second");
  dcs_store_close (second.store);
}

/* A failure at each statement of a save: whatever came before is gone too. */
static void
test_a_failure_at_any_step_undoes_the_save (void)
{
  static const char *const tables[] = { "patient", "visit", "observation", "treatment", "audit" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *n = NULL;
      g_autofree char *sql = g_strdup_printf ("CREATE TRIGGER fail BEFORE INSERT ON %s"
                                              " BEGIN SELECT RAISE (ABORT, 'injected'); END",
                                              tables[i]);
      DcsValue patient[DCS_RECORD_MAX_FIELDS], visit[DCS_RECORD_MAX_FIELDS];
      DcsValue observation[DCS_RECORD_MAX_FIELDS], treatment[DCS_RECORD_MAX_FIELDS];
      gint64 id;

      dcs_test_sql (fixture->path, sql);
      dcs_test_store_fill (DCS_RECORD_PATIENT, 0, 0, TRUE, patient);
      id = patient[DCS_PATIENT_ID].integer;
      dcs_test_store_fill (DCS_RECORD_VISIT, id, 0, TRUE, visit);
      dcs_test_store_fill (
          DCS_RECORD_OBSERVATION, id, visit[DCS_VISIT_ID].integer, TRUE, observation);
      dcs_test_store_fill (DCS_RECORD_TREATMENT, id, 0, TRUE, treatment);
      dcs_test_store_begin (fixture);
      g_assert_false (
          dcs_store_insert (fixture->store, DCS_RECORD_PATIENT, patient, NULL)
          && dcs_store_insert (fixture->store, DCS_RECORD_VISIT, visit, NULL)
          && dcs_store_insert (fixture->store, DCS_RECORD_OBSERVATION, observation, NULL)
          && dcs_store_insert (fixture->store, DCS_RECORD_TREATMENT, treatment, NULL));
      /* Even somebody who asks for it cannot keep the half of it. */
      g_assert_false (dcs_store_commit (fixture->store, &error));
      g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_FAILED);
      n = query (fixture,
                 "SELECT (SELECT count(*) FROM patient) + (SELECT count(*) FROM visit)"
                 " + (SELECT count(*) FROM observation) + (SELECT count(*) FROM treatment)");
      g_assert_cmpstr (n, ==, "0");
      /* And the next save works once the cause is gone. */
      dcs_test_sql (fixture->path, "DROP TRIGGER fail");
      g_clear_error (&error);
      dcs_test_store_begin (fixture);
      dcs_store_insert (fixture->store, DCS_RECORD_PATIENT, patient, &error);
      g_assert_no_error (error);
      dcs_test_store_commit (fixture);
    }
}

/* COMMIT itself fails: a reader holds the file for longer than is waited. */
static void
test_a_failing_commit_undoes_the_save (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *n = NULL;
  int ready[2], done[2], status;
  char byte = 0;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (done), ==, 0);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *db = NULL;

      sqlite3_open (fixture->path, &db);
      sqlite3_exec (db, "BEGIN; SELECT count(*) FROM patient", NULL, NULL, NULL);
      if (write (ready[1], &byte, 1) != 1)
        _exit (1);
      close (done[1]);
      _exit (read (done[0], &byte, 1) < 0);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  dcs_test_store_begin (fixture);
  dcs_test_store_add_patient (fixture, "P-1");
  g_assert_false (dcs_store_commit (fixture->store, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_BUSY);
  fixture->in_transaction = FALSE;
  close (done[0]);
  close (done[1]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  n = query (fixture, "SELECT count(*) FROM patient");
  g_assert_cmpstr (n, ==, "0");
  dcs_test_store_add_patient (fixture, "P-1");
}

static void
test_two_writers_wait_for_each_other (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autofree char *n = NULL;
  g_autofree char *gaps = NULL;
  pid_t children[3];
  int status;

  dcs_test_store_close (fixture);
  for (int c = 0; c < 3; c++)
    {
      children[c] = fork ();
      if (children[c] != 0)
        continue;
      dcs_test_store_reopen (fixture);
      for (int i = 0; i < 10; i++)
        {
          g_autofree char *code = g_strdup_printf ("P-%d-%d", c, i);

          dcs_test_store_add_patient (fixture, code);
        }
      g_clear_pointer (&fixture->store, dcs_store_close);
      _exit (0);
    }
  for (int c = 0; c < 3; c++)
    {
      g_assert_cmpint (waitpid (children[c], &status, 0), ==, children[c]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  n = query (fixture, "SELECT count(*) FROM patient");
  g_assert_cmpstr (n, ==, "30");
  gaps = query (fixture, "SELECT max(seq) - count(*) FROM audit");
  g_assert_cmpstr (gaps, ==, "0");
}

static gboolean
count_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  (*(guint *) data)++;
  return TRUE;
}

static guint
count_observations (DcsTestStore *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  dcs_store_each (fixture->store, DCS_RECORD_OBSERVATION, 0, FALSE, count_cb, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* More than one batch of observations, and a rest: read within the transaction and after it. */
static void
test_what_bulk_holds_back_is_written_in_time (void)
{
  static const guint numbers[] = { 1, 15, 16, 17, 50 };

  for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
    {
      g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *texts = NULL;
      DcsValue values[DCS_RECORD_MAX_FIELDS];
      gint64 patient_id, visit_id;

      dcs_store_begin_bulk (fixture->store, "import", &error);
      g_assert_no_error (error);
      fixture->in_transaction = TRUE;
      patient_id = dcs_test_store_add_patient (fixture, "P-1");
      visit_id = dcs_test_store_add_visit (fixture, patient_id, "V-1", "2020-01-01");
      for (guint i = 0; i < numbers[k]; i++)
        {
          g_autofree char *code = g_strdup_printf ("code_%u", i);
          /* Gone when the next one comes. */
          g_autofree char *why = g_strdup_printf ("why %u", i);

          dcs_test_store_fill (DCS_RECORD_OBSERVATION, patient_id, visit_id, TRUE, values);
          values[DCS_OBSERVATION_CODE] = dcs_value_code (dcs_code (code));
          values[DCS_OBSERVATION_NOT_DONE] = dcs_value_text (why);
          dcs_store_insert (fixture->store, DCS_RECORD_OBSERVATION, values, &error);
          g_assert_no_error (error);
        }
      g_assert_cmpuint (count_observations (fixture), ==, numbers[k]);
      dcs_test_store_add_observation (fixture, patient_id, visit_id, "last", 1.5);
      dcs_test_store_commit (fixture);
      g_assert_cmpuint (count_observations (fixture), ==, numbers[k] + 1);
      texts = query (fixture,
                     "SELECT count(*) FROM observation AS o JOIN code AS c ON c.id = o.code"
                     " WHERE substr (o.not_done, 5) = substr (c.code, 6)");
      g_assert_cmpuint (g_ascii_strtoull (texts, NULL, 10), ==, numbers[k]);
    }
}

static void
test_a_bad_row_in_a_batch_undoes_the_import (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *n = NULL;
  gboolean good = TRUE;
  gint64 patient_id;

  dcs_store_begin_bulk (fixture->store, "import", &error);
  fixture->in_transaction = TRUE;
  patient_id = dcs_test_store_add_patient (fixture, "P-1");
  for (int i = 0; i < 40 && good; i++)
    {
      g_autofree char *code = g_strdup_printf ("code_%d", i == 20 ? 7 : i);
      DcsValue values[DCS_RECORD_MAX_FIELDS];

      dcs_test_store_fill (DCS_RECORD_OBSERVATION, patient_id, 0, FALSE, values);
      values[DCS_OBSERVATION_CODE] = dcs_value_code (dcs_code (code));
      good = dcs_store_insert (fixture->store, DCS_RECORD_OBSERVATION, values, &error);
    }
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_DUPLICATE);
  g_clear_error (&error);
  g_assert_false (dcs_store_commit (fixture->store, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_FAILED);
  fixture->in_transaction = FALSE;
  n = query (fixture, "SELECT count(*) FROM patient");
  g_assert_cmpstr (n, ==, "0");
  /* References and the trail are looked after again. */
  g_assert_true (dcs_test_sql_fails (fixture->path, "DELETE FROM audit", "append-only"));
  dcs_test_store_add_patient (fixture, "P-1");
}

static void
test_settings_are_kept (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  g_assert_null (dcs_store_dup_setting (fixture->store, "colour", &error));
  g_assert_no_error (error);
  g_assert_true (dcs_store_set_setting (fixture->store, "colour", "blue", &error));
  g_assert_true (dcs_store_set_setting (fixture->store, "colour", "yeşil", &error));
  dcs_test_store_reopen (fixture);
  value = dcs_store_dup_setting (fixture->store, "colour", &error);
  g_assert_cmpstr (value, ==, "yeşil");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/transactions/" name, func)
  ADD ("rollback-undoes-everything", test_rollback_undoes_everything);
  ADD ("rolled-back-codes-are-forgotten", test_rolled_back_codes_are_forgotten);
  ADD ("codes-of-another-store-are-learned", test_codes_of_another_store_are_learned);
  ADD ("failure-at-any-step-undoes-the-save", test_a_failure_at_any_step_undoes_the_save);
  ADD ("failing-commit-undoes-the-save", test_a_failing_commit_undoes_the_save);
  ADD ("two-writers-wait-for-each-other", test_two_writers_wait_for_each_other);
  ADD ("what-bulk-holds-back-is-written-in-time", test_what_bulk_holds_back_is_written_in_time);
  ADD ("bad-row-in-a-batch-undoes-the-import", test_a_bad_row_in_a_batch_undoes_the_import);
  ADD ("settings-are-kept", test_settings_are_kept);
  return g_test_run ();
}
