/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Killing at any moment loses nothing that was said to be saved, and leaves nothing half saved. */

/* Saves a patient and a visit together, over and over; says so only after each commit. */
static void G_GNUC_NORETURN
save_for_ever (DcsTestStore *fixture, int answers)
{
  dcs_test_store_reopen (fixture);
  for (guchar i = 0; i < 255; i++)
    {
      g_autofree char *code = g_strdup_printf ("P-%d", i);
      g_autofree char *uid = g_strdup_printf ("V-%d", i);
      gint64 patient_id;

      dcs_test_store_begin (fixture);
      patient_id = dcs_test_store_add_patient (fixture, code);
      dcs_test_store_add_visit (fixture, patient_id, uid, "2020-01-01");
      dcs_test_store_commit (fixture);
      if (write (answers, &i, 1) != 1)
        _exit (1);
    }
  _exit (0);
}

static void
test_killing_a_save_loses_nothing (void)
{
  for (int round = 0; round < 15; round++)
    {
      g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *sound = NULL;
      g_autofree char *halves = NULL;
      g_autofree char *n = NULL;
      DcsAuditReport report;
      int answers[2], status;
      guint n_acknowledged = 0;
      guchar byte;
      pid_t child;

      dcs_test_store_close (fixture);
      g_assert_cmpint (pipe (answers), ==, 0);
      child = fork ();
      if (child == 0)
        save_for_ever (fixture, answers[1]);
      close (answers[1]);
      /* After some answers, at some moment of the next save. */
      for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
        n_acknowledged += (guint) read (answers[0], &byte, 1);
      g_usleep ((gulong) g_test_rand_int_range (0, 6000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      while (read (answers[0], &byte, 1) == 1)
        n_acknowledged++;
      close (answers[0]);

      dcs_test_store_reopen (fixture);
      sound = dcs_test_sql_text (fixture->path, "PRAGMA integrity_check");
      g_assert_cmpstr (sound, ==, "ok");
      halves = dcs_test_sql_text (fixture->path,
                                  "SELECT count(*) FROM patient AS p WHERE NOT EXISTS"
                                  " (SELECT 1 FROM visit AS v WHERE v.patient_id = p.id)");
      g_assert_cmpstr (halves, ==, "0");
      n = dcs_test_sql_text (fixture->path, "SELECT count(*) FROM patient");
      g_assert_cmpuint (g_ascii_strtoull (n, NULL, 10), >=, n_acknowledged);
      g_assert_cmpuint (g_ascii_strtoull (n, NULL, 10), <=, n_acknowledged + 1);
      dcs_store_audit_verify (fixture->store, NULL, &report, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (report.first_fault, ==, NULL);
      dcs_audit_report_clear (&report);
      dcs_test_store_add_patient (fixture, "next");
    }
}

/* A journal that a killed process left, as it is in the middle of writing the database: the file is
 * played back when it is opened. */
static void
test_a_hot_journal_is_played_back (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autofree char *journal = dcs_test_store_file (fixture, "clinic.decursus-journal");
  g_autofree char *n = NULL;
  int status;
  pid_t child;

  dcs_test_store_add_patient (fixture, "P-1");
  dcs_test_store_close (fixture);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *db = NULL;

      /* Pages are written before the end because none fits in memory. */
      sqlite3_open (fixture->path, &db);
      sqlite3_exec (db,
                    "PRAGMA cache_size = 1; BEGIN IMMEDIATE;"
                    "DROP TRIGGER audit_history_insert;"
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)"
                    " INSERT INTO history (patient_id, id, kind, condition)"
                    " SELECT (SELECT id FROM patient), i, 'comorbidity', 'x' FROM n",
                    NULL,
                    NULL,
                    NULL);
      raise (SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));

  dcs_test_store_reopen (fixture);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  n = dcs_test_sql_text (fixture->path, "SELECT count(*) FROM history");
  g_assert_cmpstr (n, ==, "0");
}

/* After a change that was cut off the file is read through: damage is told at once, not by the
 * first record that happens to lie on it. */
static void
test_damage_is_found_after_an_interruption (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autofree char *journal = dcs_test_store_file (fixture, "clinic.decursus-journal");
  g_autofree char *page = NULL;
  g_autoptr (GError) error = NULL;
  DcsStore *store;
  FILE *file;

  dcs_test_store_add_patient (fixture, "P-1");
  dcs_test_store_close (fixture);
  page = dcs_test_sql_text (fixture->path,
                            "SELECT (rootpage - 1) * (SELECT page_size FROM pragma_page_size)"
                            " FROM sqlite_master WHERE name = 'care_item'");
  file = fopen (fixture->path, "r+");
  g_assert_cmpint (fseek (file, (long) g_ascii_strtoll (page, NULL, 10), SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite ("\x7f\x7f\x7f\x7f", 1, 4, file), ==, 4);
  fclose (file);

  /* Nobody has looked at the page yet. */
  store = dcs_store_open (fixture->path, DCS_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  dcs_store_close (store);
  g_assert_true (g_file_set_contents (journal, "", 0, NULL));
  g_assert_null (dcs_store_open (fixture->path, DCS_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_CORRUPT);
}

/* The disk takes no more: files may not grow beyond what they are. */
static void
test_a_full_disk_is_reported_and_loses_nothing (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autofree char *n = NULL;
  g_autofree char *sound = NULL;
  int status;
  pid_t child;

  dcs_test_store_add_patient (fixture, "P-1");
  dcs_test_store_close (fixture);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      struct rlimit limit = { 0, 0 };
      gboolean saved = TRUE;

      dcs_test_store_reopen (fixture);
      signal (SIGXFSZ, SIG_IGN);
      limit.rlim_cur = limit.rlim_max = 2 * 1024;
      setrlimit (RLIMIT_FSIZE, &limit);
      for (int i = 0; i < 100 && saved; i++)
        {
          DcsValue values[DCS_RECORD_MAX_FIELDS];
          g_autofree char *code = g_strdup_printf ("full-%d", i);

          g_clear_error (&error);
          dcs_test_store_fill (DCS_RECORD_PATIENT, 0, 0, TRUE, values);
          values[3] = dcs_value_text (code);
          saved = dcs_store_begin (fixture->store, NULL, &error)
                  && dcs_store_insert (fixture->store, DCS_RECORD_PATIENT, values, &error)
                  && dcs_store_commit (fixture->store, &error);
          if (!saved)
            dcs_store_rollback (fixture->store);
        }
      _exit (saved ? 2 : g_error_matches (error, DCS_STORE_ERROR, DCS_STORE_ERROR_DISK) ? 0 : 3);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  sound = dcs_test_sql_text (fixture->path, "PRAGMA integrity_check");
  g_assert_cmpstr (sound, ==, "ok");
  n = dcs_test_sql_text (fixture->path, "SELECT count(*) FROM patient");
  g_assert_cmpstr (n, ==, "1");
  dcs_test_store_reopen (fixture);
  dcs_test_store_add_patient (fixture, "P-2");
}

/* Creating is all or nothing too: killed at some moment, there is no file or a whole one. */
static void
test_killing_a_creation_leaves_no_half_file (void)
{
  for (int round = 0; round < 15; round++)
    {
      g_autoptr (DcsTestStore) fixture = dcs_test_store_new_empty ();
      int status;
      pid_t child = fork ();

      if (child == 0)
        {
          g_autoptr (DcsStore) store = dcs_store_create (fixture->path, "Test clinic", NULL);

          _exit (store != NULL ? 0 : 1);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, 25000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      if (g_file_test (fixture->path, G_FILE_TEST_EXISTS))
        dcs_test_store_reopen (fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/crash/killing-a-save-loses-nothing", test_killing_a_save_loses_nothing);
  g_test_add_func ("/store/crash/hot-journal-is-played-back", test_a_hot_journal_is_played_back);
  g_test_add_func ("/store/crash/damage-is-found-after-an-interruption",
                   test_damage_is_found_after_an_interruption);
  g_test_add_func ("/store/crash/full-disk-is-reported",
                   test_a_full_disk_is_reported_and_loses_nothing);
  g_test_add_func ("/store/crash/killing-a-creation-leaves-no-half-file",
                   test_killing_a_creation_leaves_no_half_file);
  return g_test_run ();
}
