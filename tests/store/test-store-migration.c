/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-records.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Files of every version that there ever was open, after a verified copy, with all that they held.
 * Each has a frozen dump in tests/data/schema. */

/* The newest seals of the frozen files, by schema. */
static const char *const seals[] = {
  [1] = "25:a9b9c621eac47bb1c21fc456682075abd1748d7d93fbec8278b6a5a4e8914376",
  [2] = "24:577d70f9f16272ed05705abb8e88145125f87f170e58fae3ea05e731deabad67",
  [3] = "25:3aa25e17a1c48488b3484e3d25bd0e36dcfddb0e2eda1d284ac1e96164c6d290",
};

static DcsTestStore *
make_old_file (int version)
{
  DcsTestStore *fixture = dcs_test_store_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("%d.sql", version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "schema", name, NULL);
  g_autofree char *sql = NULL;
  char *message = NULL;
  sqlite3 *db = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  return fixture;
}

static void
migrate (DcsTestStore *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = dcs_store_open (fixture->path, DCS_STORE_OPEN_MIGRATE, &error);
  g_assert_no_error (error);
}

static char *
find_backup (DcsTestStore *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".bak"))
      return g_build_filename (fixture->folder, name, NULL);
  return NULL;
}

static void
assert_version (const char *path, int version)
{
  g_autofree char *text = dcs_test_sql_text (path, "PRAGMA user_version");

  g_assert_cmpint (g_ascii_strtoll (text, NULL, 10), ==, version);
}

static void
test_an_older_file_is_not_touched_unasked (gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  g_autoptr (DcsTestStore) fixture = make_old_file (version);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dcs_test_file_digest (fixture->path);
  g_autofree char *after = NULL;

  g_assert_null (dcs_store_open (fixture->path, DCS_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_TOO_OLD);
  after = dcs_test_file_digest (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 1);
}

static gboolean
count_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  (*(guint *) data)++;
  return TRUE;
}

static gboolean
remember_patient_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  if (g_strcmp0 (values[DCS_PATIENT_CODE].text, "P-001") == 0)
    *(gint64 *) data = values[DCS_PATIENT_ID].integer;
  return TRUE;
}

static void
report_cb (const char *fault, gpointer data)
{
  g_test_message ("%s", fault);
  (*(guint *) data)++;
}

/* How many rows of each kind the frozen files of each schema hold. */
static const guint rows_of[][DCS_N_RECORD_KINDS] = {
  [1] = { [DCS_RECORD_PATIENT] = 3,
          [DCS_RECORD_HISTORY] = 1,
          [DCS_RECORD_LESION] = 1,
          [DCS_RECORD_FINDING] = 1,
          [DCS_RECORD_SCREENING] = 1,
          [DCS_RECORD_VISIT] = 4,
          [DCS_RECORD_OBSERVATION] = 3,
          [DCS_RECORD_TREATMENT] = 2,
          [DCS_RECORD_DOSE_STEP] = 1,
          [DCS_RECORD_ADMINISTRATION] = 1,
          [DCS_RECORD_RELAPSE] = 1,
          [DCS_RECORD_ADVERSE_EVENT] = 1,
          [DCS_RECORD_INVESTIGATION] = 1,
          [DCS_RECORD_CARE_ITEM] = 1,
          [DCS_RECORD_ATTACHMENT] = 1 },
  [2] = { [DCS_RECORD_PATIENT] = 3,
          [DCS_RECORD_HISTORY] = 1,
          [DCS_RECORD_LESION] = 1,
          [DCS_RECORD_FINDING] = 1,
          [DCS_RECORD_SCREENING] = 1,
          [DCS_RECORD_VISIT] = 4,
          [DCS_RECORD_OBSERVATION] = 3,
          [DCS_RECORD_TREATMENT] = 2,
          [DCS_RECORD_DOSE_STEP] = 1,
          [DCS_RECORD_ADMINISTRATION] = 1,
          [DCS_RECORD_RELAPSE] = 1,
          [DCS_RECORD_ADVERSE_EVENT] = 1,
          [DCS_RECORD_INVESTIGATION] = 1,
          [DCS_RECORD_CARE_ITEM] = 1,
          [DCS_RECORD_ATTACHMENT] = 1 },
  [3] = { [DCS_RECORD_PATIENT] = 3,
          [DCS_RECORD_HISTORY] = 1,
          [DCS_RECORD_LESION] = 1,
          [DCS_RECORD_FINDING] = 1,
          [DCS_RECORD_SCREENING] = 1,
          [DCS_RECORD_VISIT] = 4,
          [DCS_RECORD_OBSERVATION] = 3,
          [DCS_RECORD_TREATMENT] = 2,
          [DCS_RECORD_DOSE_STEP] = 1,
          [DCS_RECORD_ADMINISTRATION] = 1,
          [DCS_RECORD_ASSESSMENT] = 1,
          [DCS_RECORD_RELAPSE] = 1,
          [DCS_RECORD_ADVERSE_EVENT] = 1,
          [DCS_RECORD_INVESTIGATION] = 1,
          [DCS_RECORD_CARE_ITEM] = 1,
          [DCS_RECORD_ATTACHMENT] = 1 },
};

static void
assert_rows (DcsTestStore *fixture, int version)
{
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      g_autoptr (GError) error = NULL;
      guint n = 0;

      dcs_store_each (fixture->store, (DcsRecordKind) kind, 0, TRUE, count_cb, &n, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, rows_of[version][kind]);
    }
}

/* The chain still reaches back to the seal that was taken in the old version, and every live row is
 * the one that the trail has. */
static void
assert_sound (DcsTestStore *fixture, int version)
{
  g_autoptr (GError) error = NULL;
  DcsAuditReport report;
  guint n_faults = 0;

  dcs_store_audit_verify (fixture->store, seals[version], &report, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report.first_fault, ==, NULL);
  dcs_audit_report_clear (&report);
  dcs_store_check (fixture->store, TRUE, report_cb, &n_faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_it_opens_with_all_it_held (gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  g_autoptr (DcsTestStore) fixture = make_old_file (version);
  g_autoptr (DcsCourse) course = dcs_course_new ();
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  const DcsValue *visit;
  gint64 patient_id = 0;

  migrate (fixture);
  g_assert_cmpint (dcs_store_get_file_version (fixture->store), ==, dcs_store_schema_version ());
  assert_rows (fixture, version);
  name = dcs_store_dup_clinic_name (fixture->store, &error);
  g_assert_cmpstr (name, ==, "Test clinic");

  dcs_store_each (
      fixture->store, DCS_RECORD_PATIENT, 0, FALSE, remember_patient_cb, &patient_id, &error);
  dcs_store_load_course (fixture->store, patient_id, course, &error);
  g_assert_no_error (error);
  visit = dcs_course_row (course, DCS_RECORD_VISIT, 0);
  g_assert_cmpstr (visit[DCS_VISIT_NOTES].text, ==, "Well. Önemli: yok.");

  /* Whatever was derived before is derived anew: the rules have more to say now. */
  missing = dcs_store_missing_summaries (fixture->store, &error);
  g_assert_cmpuint (missing->len, ==, 3);
  assert_sound (fixture, version);
}

static void
test_the_copy_before_is_the_old_file (gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  g_autoptr (DcsTestStore) fixture = make_old_file (version);
  g_autofree char *copy = NULL;
  g_autofree char *n = NULL;
  struct stat info;

  migrate (fixture);
  copy = find_backup (fixture);
  g_assert_nonnull (copy);
  g_assert_nonnull (strstr (copy, ".before-v4"));
  assert_version (copy, version);
  n = dcs_test_sql_text (copy, "SELECT count(*) FROM visit");
  g_assert_cmpstr (n, ==, "4");
  g_assert_cmpint (stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 2);
}

/* The schema that a file came to is the schema that a new one has. */
static void
test_a_migrated_file_is_as_a_new_one (gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  static const char sql[] = "SELECT group_concat (sql, ';') FROM (SELECT sql FROM sqlite_master"
                            " WHERE sql IS NOT NULL ORDER BY name)";
  g_autoptr (DcsTestStore) fixture = make_old_file (version);
  g_autoptr (DcsTestStore) new_file = dcs_test_store_new ();
  g_autofree char *migrated = NULL;
  g_autofree char *fresh = NULL;

  migrate (fixture);
  migrated = dcs_test_sql_text (fixture->path, sql);
  fresh = dcs_test_sql_text (new_file->path, sql);
  g_assert_cmpstr (migrated, ==, fresh);
}

static void
test_a_failing_migration_leaves_the_old_file (gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  g_autoptr (DcsTestStore) fixture = make_old_file (version);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* In the way of the new table. */
  dcs_test_sql (fixture->path, "CREATE TABLE decision (x)");
  before = dcs_test_file_digest (fixture->path);
  g_assert_null (dcs_store_open (fixture->path, DCS_STORE_OPEN_MIGRATE, &error));
  g_assert_nonnull (error);
  after = dcs_test_file_digest (fixture->path);
  g_assert_cmpstr (before, ==, after);
  assert_version (fixture->path, version);
}

/* Killed at some moment: the old file or the new one, and either can be opened. */
static void
test_a_killed_migration_leaves_old_or_new (gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (DcsTestStore) fixture = make_old_file (version);
      g_autofree char *sound = NULL;
      g_autofree char *mixture = NULL;
      int status;
      pid_t child = fork ();

      if (child == 0)
        {
          g_autoptr (DcsStore) store = dcs_store_open (fixture->path, DCS_STORE_OPEN_MIGRATE, NULL);

          _exit (store != NULL ? 0 : 1);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, 15000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      sound = dcs_test_sql_text (fixture->path, "PRAGMA integrity_check");
      g_assert_cmpstr (sound, ==, "ok");
      mixture = dcs_test_sql_text (
          fixture->path,
          "SELECT (SELECT user_version FROM pragma_user_version) = 4"
          " <> EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'work_item')");
      g_assert_cmpstr (mixture, ==, "0");
      migrate (fixture);
    }
}

static void
test_four_at_once_migrate_once (gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  g_autoptr (DcsTestStore) fixture = make_old_file (version);
  g_autofree char *n = NULL;
  pid_t children[4];
  int status;

  for (int i = 0; i < 4; i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          g_autoptr (DcsStore) store = dcs_store_open (fixture->path, DCS_STORE_OPEN_MIGRATE, NULL);

          _exit (store != NULL ? 0 : 1);
        }
    }
  for (int i = 0; i < 4; i++)
    {
      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  n = dcs_test_sql_text (fixture->path, "SELECT count(*) FROM audit WHERE action = 'migrate'");
  g_assert_cmpstr (n, ==, "1");
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 2);
}

static void
test_a_migrated_file_takes_changes (gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  g_autoptr (DcsTestStore) fixture = make_old_file (version);
  g_autoptr (GError) error = NULL;
  DcsAuditReport report;
  gint64 patient_id;

  migrate (fixture);
  patient_id = dcs_test_store_add_patient (fixture, "P-004");
  dcs_test_store_add_visit (fixture, patient_id, "P-004-V001", "2024-02-29");
  dcs_store_audit_verify (fixture->store, seals[version], &report, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report.first_fault, ==, NULL);
  dcs_audit_report_clear (&report);
}

static void
add (int version, const char *name, GTestDataFunc func)
{
  g_autofree char *path = g_strdup_printf ("/store/migration/%d/%s", version, name);

  g_test_add_data_func (path, GINT_TO_POINTER (version), func);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (int version = 1; version < dcs_store_schema_version (); version++)
    {
#define ADD(name, func) add (version, name, func)
      ADD ("is-not-touched-unasked", test_an_older_file_is_not_touched_unasked);
      ADD ("opens-with-all-it-held", test_it_opens_with_all_it_held);
      ADD ("copy-before-is-the-old-file", test_the_copy_before_is_the_old_file);
      ADD ("migrated-file-is-as-a-new-one", test_a_migrated_file_is_as_a_new_one);
      ADD ("failing-migration-leaves-the-old-file", test_a_failing_migration_leaves_the_old_file);
      ADD ("killed-migration-leaves-old-or-new", test_a_killed_migration_leaves_old_or_new);
      ADD ("four-at-once-migrate-once", test_four_at_once_migrate_once);
      ADD ("migrated-file-takes-changes", test_a_migrated_file_takes_changes);
    }
  return g_test_run ();
}
