/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_whole (const char *path, const char *n_patients)
{
  g_autofree char *sound = dcs_test_sql_text (path, "PRAGMA integrity_check");
  g_autofree char *n = dcs_test_sql_text (path, "SELECT count(*) FROM patient");
  struct stat info;

  g_assert_cmpstr (sound, ==, "ok");
  g_assert_cmpstr (n, ==, n_patients);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_a_backup_is_whole_and_opens (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = dcs_test_store_file (fixture, "copy.decursus");
  DcsTestStore second = { NULL };

  dcs_test_store_add_patient (fixture, "P-1");
  umask (0022);
  dcs_store_backup (fixture->store, copy, &error);
  g_assert_no_error (error);
  assert_whole (copy, "1");
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 2);
  second.store = dcs_store_open (copy, DCS_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  dcs_test_store_add_patient (&second, "P-2");
  dcs_store_close (second.store);
}

static void
test_a_backup_never_overwrites (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = dcs_test_store_file (fixture, "copy.decursus");
  g_autofree char *bytes = NULL;

  g_file_set_contents (copy, "mine", -1, NULL);
  g_assert_false (dcs_store_backup (fixture->store, copy, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_EXISTS);
  g_file_get_contents (copy, &bytes, NULL, NULL);
  g_assert_cmpstr (bytes, ==, "mine");
  g_clear_error (&error);
  /* Nor the file itself. */
  g_assert_false (dcs_store_backup (fixture->store, fixture->path, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_EXISTS);
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 2);
}

static void
test_a_damaged_file_gives_no_backup (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = dcs_test_store_file (fixture, "copy.decursus");
  g_autofree char *bytes = NULL;
  gsize size;

  dcs_test_store_begin (fixture);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *code = g_strdup_printf ("P-%d", i);

      dcs_test_store_add_patient (fixture, code);
    }
  dcs_test_store_commit (fixture);
  dcs_test_store_close (fixture);
  g_file_get_contents (fixture->path, &bytes, &size, NULL);
  /* Its last page holds rows of the audit trail. */
  memset (bytes + size - 4096, 0xaa, 4096);
  g_file_set_contents (fixture->path, bytes, (gssize) size, NULL);
  dcs_test_store_reopen (fixture);
  g_assert_false (dcs_store_backup (fixture->store, copy, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_CORRUPT);
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 1);
}

/* A writer that never rests, and copies beside it. */
static void
test_backups_beside_a_writer_are_whole (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  int status;
  pid_t child;

  dcs_test_store_close (fixture);
  child = fork ();
  if (child == 0)
    {
      dcs_test_store_reopen (fixture);
      for (int i = 0;; i++)
        {
          g_autofree char *code = g_strdup_printf ("P-%d", i);

          dcs_test_store_add_patient (fixture, code);
        }
    }
  dcs_test_store_reopen (fixture);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy%d.decursus", i);
      g_autofree char *copy = dcs_test_store_file (fixture, name);
      g_autofree char *sound = NULL;

      dcs_store_backup (fixture->store, copy, &error);
      g_assert_no_error (error);
      sound = dcs_test_sql_text (copy, "PRAGMA integrity_check");
      g_assert_cmpstr (sound, ==, "ok");
    }
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
}

static void
test_restore_keeps_what_was_there (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = dcs_test_store_file (fixture, "copy.decursus");
  g_autofree char *kept = NULL;

  dcs_test_store_add_patient (fixture, "P-1");
  dcs_store_backup (fixture->store, copy, &error);
  g_assert_no_error (error);
  dcs_test_store_add_patient (fixture, "P-2");
  dcs_test_store_close (fixture);

  dcs_store_restore (copy, fixture->path, &kept, &error);
  g_assert_no_error (error);
  assert_whole (fixture->path, "1");
  assert_whole (kept, "2");
  assert_whole (copy, "1");
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 3);
  dcs_test_store_reopen (fixture);
}

static void
test_restore_where_nothing_was (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dcs_test_store_file (fixture, "new.decursus");
  g_autofree char *kept = NULL;

  dcs_test_store_close (fixture);
  dcs_store_restore (fixture->path, path, &kept, &error);
  g_assert_no_error (error);
  g_assert_null (kept);
  assert_whole (path, "0");
}

static void
test_a_bad_source_replaces_nothing (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bad = dcs_test_store_file (fixture, "bad.decursus");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;

  dcs_test_store_close (fixture);
  before = dcs_test_file_digest (fixture->path);
  g_file_set_contents (bad, "hello", -1, NULL);
  g_assert_false (dcs_store_restore (bad, fixture->path, &kept, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_CLINIC);
  g_assert_null (kept);
  after = dcs_test_file_digest (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 2);
}

/* Damage is what restoring is for: the journal of a file that cannot be opened goes with it, or it
 * would be played into the restored one. */
static void
test_restore_over_a_damaged_file (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = dcs_test_store_file (fixture, "copy.decursus");
  g_autofree char *journal = dcs_test_store_file (fixture, "clinic.decursus-journal");
  g_autofree char *kept = NULL;

  dcs_test_store_add_patient (fixture, "P-1");
  dcs_store_backup (fixture->store, copy, &error);
  g_assert_no_error (error);
  dcs_test_store_close (fixture);
  g_file_set_contents (fixture->path, "damaged", -1, NULL);
  g_file_set_contents (journal, "a journal of it", -1, NULL);
  dcs_store_restore (copy, fixture->path, &kept, &error);
  g_assert_no_error (error);
  assert_whole (fixture->path, "1");
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

/* Whoever has the file open would go on writing into the one that was replaced. */
static void
test_an_open_file_is_not_replaced (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = dcs_test_store_file (fixture, "copy.decursus");
  g_autofree char *kept = NULL;

  dcs_store_backup (fixture->store, copy, &error);
  g_assert_no_error (error);
  g_assert_false (dcs_store_restore (copy, fixture->path, &kept, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_BUSY);
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 2);
  dcs_test_store_add_patient (fixture, "P-1");
}

/* Another process in the middle of a save: waited for, but not for ever. */
static void
test_a_file_in_use_is_not_replaced (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = dcs_test_store_file (fixture, "copy.decursus");
  g_autofree char *kept = NULL;
  int ready[2], done[2], status;
  char byte = 0;
  pid_t child;

  dcs_store_backup (fixture->store, copy, &error);
  g_assert_no_error (error);
  dcs_test_store_close (fixture);
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (done), ==, 0);
  child = fork ();
  if (child == 0)
    {
      dcs_test_store_reopen (fixture);
      dcs_test_store_begin (fixture);
      if (write (ready[1], &byte, 1) != 1)
        _exit (1);
      close (done[1]);
      _exit (read (done[0], &byte, 1) < 0);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_false (dcs_store_restore (copy, fixture->path, &kept, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_BUSY);
  close (done[0]);
  close (done[1]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/backup/" name, func)
  ADD ("is-whole-and-opens", test_a_backup_is_whole_and_opens);
  ADD ("never-overwrites", test_a_backup_never_overwrites);
  ADD ("damaged-file-gives-none", test_a_damaged_file_gives_no_backup);
  ADD ("beside-a-writer-is-whole", test_backups_beside_a_writer_are_whole);
  ADD ("restore-keeps-what-was-there", test_restore_keeps_what_was_there);
  ADD ("restore-where-nothing-was", test_restore_where_nothing_was);
  ADD ("bad-source-replaces-nothing", test_a_bad_source_replaces_nothing);
  ADD ("restore-over-a-damaged-file", test_restore_over_a_damaged_file);
  ADD ("open-file-is-not-replaced", test_an_open_file_is_not_replaced);
  ADD ("file-in-use-is-not-replaced", test_a_file_in_use_is_not_replaced);
  return g_test_run ();
}
