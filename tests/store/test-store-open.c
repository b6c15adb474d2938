/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_refused (DcsTestStore *fixture, DcsStoreOpenFlags flags, DcsStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsStore) store = dcs_store_open (fixture->path, flags, &error);

  g_assert_null (store);
  g_assert_error (error, DCS_STORE_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* Refused, byte for byte as it was, and nothing left beside it. */
static void
assert_untouched (DcsTestStore *fixture, DcsStoreError code)
{
  g_autofree char *before = dcs_test_file_digest (fixture->path);
  guint n_files = dcs_test_store_count_files (fixture);
  g_autofree char *after = NULL;

  assert_refused (fixture, DCS_STORE_OPEN_DEFAULT, code);
  assert_refused (fixture, DCS_STORE_OPEN_MIGRATE, code);
  assert_refused (fixture, DCS_STORE_OPEN_READ_ONLY, code);
  after = dcs_test_file_digest (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, n_files);
}

static void
write_file (DcsTestStore *fixture, const char *bytes, gssize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, bytes, size, &error);
  g_assert_no_error (error);
}

/* Changes the big-endian number at @offset of the closed file. */
static void
patch_header (DcsTestStore *fixture, gsize offset, guint32 number)
{
  int fd = g_open (fixture->path, O_WRONLY | O_CLOEXEC, 0);
  guint32 bytes = GUINT32_TO_BE (number);

  g_assert_cmpint (pwrite (fd, &bytes, sizeof bytes, (off_t) offset), ==, sizeof bytes);
  close (fd);
}

static void
test_a_new_file_is_private_and_opens_again (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  struct stat info;

  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 1);
  g_assert_cmpint (dcs_store_get_file_version (fixture->store), ==, dcs_store_schema_version ());
  dcs_test_store_reopen (fixture);
  name = dcs_store_dup_clinic_name (fixture->store, &error);
  g_assert_cmpstr (name, ==, "Test clinic");
  g_assert_false (dcs_store_is_read_only (fixture->store));
}

static void
test_create_never_overwrites (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  write_file (fixture, "mine", -1);
  g_assert_null (dcs_store_create (fixture->path, "Test clinic", &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_EXISTS);
  g_file_get_contents (fixture->path, &bytes, NULL, NULL);
  g_assert_cmpstr (bytes, ==, "mine");
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 1);
}

static void
test_create_in_a_missing_folder_is_refused (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dcs_test_store_file (fixture, "missing/clinic.decursus");

  g_assert_null (dcs_store_create (path, "Test clinic", &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND);
}

static void
test_foreign_files_are_refused_untouched (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new_empty ();
  g_autofree char *noise = g_malloc (50000);
  g_autoptr (GString) text = g_string_new (NULL);

  write_file (fixture, "", 0);
  assert_untouched (fixture, DCS_STORE_ERROR_NOT_CLINIC);
  for (int i = 0; i < 200; i++)
    g_string_append (text, "hello world\n");
  write_file (fixture, text->str, (gssize) text->len);
  assert_untouched (fixture, DCS_STORE_ERROR_NOT_CLINIC);
  for (int i = 0; i < 50000; i++)
    noise[i] = (char) g_test_rand_int_range (0, 256);
  write_file (fixture, noise, 50000);
  assert_untouched (fixture, DCS_STORE_ERROR_NOT_CLINIC);
}

static void
test_a_database_of_another_program_is_refused_untouched (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new_empty ();
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "CREATE TABLE t (a); PRAGMA user_version = 1", NULL, NULL, NULL);
  sqlite3_close (db);
  assert_untouched (fixture, DCS_STORE_ERROR_NOT_CLINIC);
}

static void
test_a_newer_file_is_refused_untouched (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();

  dcs_test_store_close (fixture);
  patch_header (fixture, 60, (guint32) dcs_store_schema_version () + 1);
  assert_untouched (fixture, DCS_STORE_ERROR_TOO_NEW);
}

static void
test_what_is_no_file_is_refused_at_once (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new_empty ();
  g_autofree char *target = dcs_test_store_file (fixture, "target");

  assert_refused (fixture, DCS_STORE_OPEN_DEFAULT, DCS_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (dcs_test_store_count_files (fixture), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture, DCS_STORE_OPEN_DEFAULT, DCS_STORE_ERROR_NOT_CLINIC);
  g_rmdir (fixture->path);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture, DCS_STORE_OPEN_DEFAULT, DCS_STORE_ERROR_NOT_CLINIC);
  g_unlink (fixture->path);
  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
  assert_refused (fixture, DCS_STORE_OPEN_DEFAULT, DCS_STORE_ERROR_NOT_CLINIC);
}

static void
test_a_linked_folder_is_followed (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *link = dcs_test_store_file (fixture, "link");
  g_autofree char *path = g_build_filename (link, "clinic.decursus", NULL);
  g_autoptr (DcsStore) store = NULL;

  dcs_test_store_close (fixture);
  g_assert_cmpint (symlink (fixture->folder, link), ==, 0);
  store = dcs_store_open (path, DCS_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dcs_store_get_path (store), ==, fixture->path);
}

static void
test_a_network_drive_is_refused (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *other = dcs_test_store_file (fixture, "other.decursus");

  dcs_test_store_close (fixture);
  g_setenv ("DCS_FAKE_NETWORK_FS", "1", TRUE);
  assert_untouched (fixture, DCS_STORE_ERROR_NETWORK);
  g_assert_null (dcs_store_create (other, "Test clinic", &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_NETWORK);
  g_unsetenv ("DCS_FAKE_NETWORK_FS");
}

static void
test_opening_for_reading_refuses_changes (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  dcs_test_store_close (fixture);
  fixture->store = dcs_store_open (fixture->path, DCS_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (dcs_store_is_read_only (fixture->store));
  value = dcs_store_dup_setting (fixture->store, "clinic", &error);
  g_assert_cmpstr (value, ==, "Test clinic");
  g_assert_false (dcs_store_begin (fixture->store, NULL, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_READ_ONLY);
}

/* The file as another user would find it: readable only. Root may write anyway, so a child gives
 * that up. */
static void
test_a_file_that_may_not_be_written_opens_for_reading (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  int status = 0;
  pid_t child;

  dcs_test_store_close (fixture);
  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0755);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      DcsStore *store;

      if (geteuid () == 0 && setuid (65534) != 0)
        _exit (9);
      store = dcs_store_open (fixture->path, DCS_STORE_OPEN_DEFAULT, &error);
      if (store == NULL)
        _exit (1);
      if (!dcs_store_is_read_only (store))
        _exit (2);
      if (dcs_store_begin (store, NULL, &error)
          || !g_error_matches (error, DCS_STORE_ERROR, DCS_STORE_ERROR_READ_ONLY))
        _exit (3);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A child that holds the file for itself until it is told. */
static void
test_a_locked_file_is_busy_after_a_while (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  int ready[2], done[2], status;
  gint64 since;
  char byte = 0;
  pid_t child;

  dcs_test_store_close (fixture);
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (done), ==, 0);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *db = NULL;

      sqlite3_open (fixture->path, &db);
      if (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK
          || write (ready[1], &byte, 1) != 1)
        _exit (1);
      close (done[1]);
      _exit (read (done[0], &byte, 1) < 0);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  since = g_get_monotonic_time ();
  assert_refused (fixture, DCS_STORE_OPEN_DEFAULT, DCS_STORE_ERROR_BUSY);
  g_assert_cmpint (g_get_monotonic_time () - since, >=, 4 * G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - since, <, 12 * G_USEC_PER_SEC);
  close (done[0]);
  close (done[1]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  dcs_test_store_reopen (fixture);
}

/* Looking into a file that this process has open would drop its locks. */
static void
test_opening_again_keeps_the_lock_of_the_first (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (DcsStore) second = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;
  pid_t child;

  dcs_test_store_begin (fixture);
  second = dcs_store_open (fixture->path, DCS_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *db = NULL;

      sqlite3_open (fixture->path, &db);
      _exit (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_BUSY ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  dcs_store_rollback (fixture->store);
}

static gpointer
use_from_another_thread (gpointer data)
{
  dcs_store_is_read_only (data);
  return NULL;
}

static void
test_another_thread_may_not_use_it (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();

      g_thread_join (g_thread_new ("other", use_from_another_thread, fixture->store));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*thread*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/open/" name, func)
  ADD ("new-file-is-private-and-opens-again", test_a_new_file_is_private_and_opens_again);
  ADD ("create-never-overwrites", test_create_never_overwrites);
  ADD ("create-in-a-missing-folder-is-refused", test_create_in_a_missing_folder_is_refused);
  ADD ("foreign-files-are-refused-untouched", test_foreign_files_are_refused_untouched);
  ADD ("another-programs-database-is-refused-untouched",
       test_a_database_of_another_program_is_refused_untouched);
  ADD ("newer-file-is-refused-untouched", test_a_newer_file_is_refused_untouched);
  ADD ("what-is-no-file-is-refused-at-once", test_what_is_no_file_is_refused_at_once);
  ADD ("linked-folder-is-followed", test_a_linked_folder_is_followed);
  ADD ("network-drive-is-refused", test_a_network_drive_is_refused);
  ADD ("opening-for-reading-refuses-changes", test_opening_for_reading_refuses_changes);
  ADD ("unwritable-file-opens-for-reading", test_a_file_that_may_not_be_written_opens_for_reading);
  ADD ("locked-file-is-busy-after-a-while", test_a_locked_file_is_busy_after_a_while);
  ADD ("opening-again-keeps-the-lock", test_opening_again_keeps_the_lock_of_the_first);
  ADD ("another-thread-may-not-use-it", test_another_thread_may_not_use_it);
  return g_test_run ();
}
