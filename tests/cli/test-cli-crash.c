/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define add_test(path, function)                                                                   \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)

/* Sessions that are killed, and requests that each of them gets. */
#define N_KILLS 12
#define N_REQUESTS 60

static void
assert_in_order (CliFixture *fixture)
{
  g_autoptr (CliResult) check = cli_run (fixture, "check", "--deep");

  cli_assert_status (check, 0);
}

static gboolean
is_stored (CliFixture *fixture, JsonArray *visits, const char *uid)
{
  for (guint i = 0; i < json_array_get_length (visits); i++)
    if (g_str_equal (
            json_object_get_string_member (json_array_get_object_element (visits, i), "uid"), uid))
      return TRUE;
  return FALSE;
}

static guint
read_answers (GInputStream *out, GString *answers)
{
  char buffer[4096];
  gssize n = g_input_stream_read (out, buffer, sizeof buffer, NULL, NULL);

  if (n > 0)
    g_string_append_len (answers, buffer, n);
  return n > 0 ? cli_count_lines (answers->str) : G_MAXUINT;
}

/* Gives a session requests and kills it soon after some answers. Returns all that it answered. */
static char *
kill_session (CliFixture *fixture, int round)
{
  const char *arguments[] = { "--database", fixture->database, "session", NULL };
  g_autoptr (GSubprocess) process = cli_spawn (
      fixture, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, arguments);
  g_autoptr (GString) requests = g_string_new (NULL);
  g_autoptr (GString) answers = g_string_new (NULL);
  GInputStream *out = g_subprocess_get_stdout_pipe (process);
  guint wanted = (guint) g_test_rand_int_range (0, N_REQUESTS / 2);

  for (int i = 0; i < N_REQUESTS; i++)
    g_string_append_printf (requests,
                            "add-visit P1\t2020-01-01\tuid=%d-%d\tnote=%s\tweight=20.5\n",
                            round,
                            i,
                            "a note of some length");
  /* They fit into the pipe, so that writing does not wait. */
  g_output_stream_write_all (
      g_subprocess_get_stdin_pipe (process), requests->str, requests->len, NULL, NULL, NULL);
  while (cli_count_lines (answers->str) < wanted)
    g_assert_cmpuint (read_answers (out, answers), !=, G_MAXUINT);
  g_usleep ((gulong) g_test_rand_int_range (0, 8000));
  g_subprocess_force_exit (process);
  while (read_answers (out, answers) != G_MAXUINT)
    ;
  g_subprocess_wait (process, NULL, NULL);
  return g_strdup (answers->str);
}

static void
test_what_was_answered_survives_a_kill (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) answered = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CliResult) shown = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *visits;

  for (int round = 0; round < N_KILLS; round++)
    {
      g_autofree char *answers = kill_session (fixture, round);
      g_auto (GStrv) lines = g_strsplit (answers, "\n", -1);

      for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
        {
          g_assert_true (g_str_has_prefix (lines[i], "OK "));
          g_ptr_array_add (answered, g_strdup (lines[i] + strlen ("OK ")));
        }
      assert_in_order (fixture);
    }

  shown = cli_run (fixture, "show", "--json", "P1");
  node = cli_parse_json (shown);
  visits = json_object_get_array_member (json_node_get_object (node), "visit");
  g_assert_cmpuint (answered->len, >, 0);
  g_test_message ("%u answered, %u stored", answered->len, json_array_get_length (visits));
  for (guint i = 0; i < answered->len; i++)
    g_assert_true (is_stored (fixture, visits, g_ptr_array_index (answered, i)));
  /* Whole: each visit with the one value that came with it. */
  g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (json_node_get_object (node), "observation")),
                    ==,
                    json_array_get_length (visits));
}

/* Runs the program where no file can grow beyond a size: what a full disk does to it. */
static CliResult *
run_with_limit (CliFixture *fixture, goffset bytes, const char *note)
{
  g_autofree char *script = g_strdup_printf ("ulimit -f %" G_GOFFSET_FORMAT
                                             "; exec \"$DCS_CLI\" --database \"$1\" add-visit P1 "
                                             "--date=2020-01-01 --note=\"$2\"",
                                             bytes / 512);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  CliResult *result = g_new0 (CliResult, 1);

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              &error,
                              "sh",
                              "-c",
                              script,
                              "sh",
                              fixture->database,
                              note,
                              NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &result->out, &result->err, &error);
  g_assert_no_error (error);
  result->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                        : -1;
  return result;
}

/* Puts a clinic file of the first schema in the place of the fixture's. */
static void
make_old_file (CliFixture *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "schema", "1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *connection = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  g_remove (fixture->database);
  g_assert_cmpint (sqlite3_open (fixture->database, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (connection), ==, SQLITE_OK);
  g_assert_cmpint (g_chmod (fixture->database, 0600), ==, 0);
}

static void
test_an_old_file_is_migrated_when_asked (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) refused = NULL;
  g_autoptr (CliResult) migrated = NULL;
  g_autoptr (CliResult) listed = NULL;

  make_old_file (fixture);
  refused = cli_run (fixture, "patients");
  cli_assert_refused (refused, 3);
  migrated = cli_run (fixture, "migrate");
  cli_assert_status (migrated, 0);
  g_assert_true (g_str_has_prefix (migrated->out, "Brought up to date"));
  listed = cli_run (fixture, "patients");
  cli_assert_status (listed, 0);
  g_assert_cmpuint (cli_count_lines (listed->out), >=, 2);
  assert_in_order (fixture);
}

static void
test_an_interrupted_migration_is_old_or_new (CliFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "--database", fixture->database, "migrate", NULL };
  guint n_old = 0, n_new = 0;

  for (int round = 0; round < N_KILLS; round++)
    {
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (CliResult) listed = NULL;
      g_autoptr (CliResult) migrated = NULL;

      make_old_file (fixture);
      process = cli_spawn (fixture, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, arguments);
      g_usleep ((gulong) g_test_rand_int_range (1000, 200000));
      g_subprocess_force_exit (process);
      g_subprocess_wait (process, NULL, NULL);

      listed = cli_run (fixture, "patients");
      if (listed->status == 0)
        n_new++;
      else
        {
          cli_assert_refused (listed, 3);
          n_old++;
        }
      migrated = cli_run (fixture, "migrate");
      cli_assert_status (migrated, 0);
      assert_in_order (fixture);
    }
  g_test_message ("%u times old, %u times new", n_old, n_new);
}

static void
test_a_full_disk_is_said_and_loses_nothing (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *note = g_strnfill (90000, 'n');
  g_autoptr (CliResult) first = cli_run (fixture, "add-visit", "P1", "--date=2020-01-01");
  g_autoptr (CliResult) full = NULL;
  g_autoptr (CliResult) later = NULL;
  GStatBuf before, after;

  cli_assert_status (first, 0);
  g_assert_cmpint (g_stat (fixture->database, &before), ==, 0);
  full = run_with_limit (fixture, before.st_size + 4096, note);
  cli_assert_refused (full, 5);
  g_assert_cmpstr (full->out, ==, "");
  g_assert_cmpint (g_stat (fixture->database, &after), ==, 0);
  g_assert_cmpint (after.st_size, ==, before.st_size);
  assert_in_order (fixture);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 1);

  later = cli_run (fixture, "add-visit", "P1", "--date=2020-01-01", "--note", note);
  cli_assert_status (later, 0);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 2);
}

static void
test_a_backup_onto_a_full_disk_leaves_nothing (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = cli_fixture_path (fixture, "copy.decursus");
  const char *argv[] = { "sh",
                         "-c",
                         "ulimit -f 16; exec \"$DCS_CLI\" --database \"$1\" backup \"$2\"",
                         "sh",
                         fixture->database,
                         copy,
                         NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL,
                (char **) argv,
                NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 5);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  assert_in_order (fixture);
}

static void
test_several_writers_wait_for_each_other (CliFixture *fixture, gconstpointer data)
{
  GSubprocess *processes[8];

  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      g_autofree char *uid = g_strdup_printf ("--uid=w%u", i);
      const char *arguments[] = { "--database", fixture->database,   "add-visit",
                                  "P1",         "--date=2020-01-01", uid,
                                  NULL };

      processes[i] = cli_spawn (fixture, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, arguments);
    }
  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      g_subprocess_wait (processes[i], NULL, NULL);
      g_assert_cmpint (g_subprocess_get_exit_status (processes[i]), ==, 0);
      g_object_unref (processes[i]);
    }
  g_assert_cmpuint (cli_count_visits (fixture), ==, G_N_ELEMENTS (processes));
}

static void
test_the_same_request_at_once_is_stored_once (CliFixture *fixture, gconstpointer data)
{
  GSubprocess *processes[4];

  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      const char *arguments[] = { "--database",        fixture->database, "add-visit",       "P1",
                                  "--date=2020-01-01", "--uid=same",      "--set=weight=20", NULL };

      processes[i] = cli_spawn (fixture, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, arguments);
    }
  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      g_subprocess_wait (processes[i], NULL, NULL);
      g_assert_cmpint (g_subprocess_get_exit_status (processes[i]), ==, 0);
      g_object_unref (processes[i]);
    }
  g_assert_cmpuint (cli_count_visits (fixture), ==, 1);
}

/* Another process in the middle of writing: SQLite's own lock on the file (sqlite.org/fileformat:
 * the lock bytes begin at 1 GiB). */
static int
lock_file (const char *path)
{
  struct flock lock = {
    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512
  };
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_SETLK, &lock), ==, 0);
  return fd;
}

static void
test_a_locked_file_is_given_up_in_time (CliFixture *fixture, gconstpointer data)
{
  int fd = lock_file (fixture->database);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (CliResult) result = cli_run (fixture, "add-visit", "P1", "--date=2020-01-01");
  double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  g_assert_cmpint (close (fd), ==, 0);
  cli_assert_refused (result, 4);
  g_assert_cmpfloat (seconds, >=, 4.5);
  g_assert_cmpfloat (seconds, <, 12.0);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 0);
}

static void
test_a_network_file_system_is_refused (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;

  g_setenv ("DCS_FAKE_NETWORK_FS", "1", TRUE);
  result = cli_run (fixture, "add-visit", "P1", "--date=2020-01-01");
  g_unsetenv ("DCS_FAKE_NETWORK_FS");
  cli_assert_refused (result, 3);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 0);
}

static void
test_a_read_only_file_can_be_read (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) shown = NULL;
  g_autoptr (CliResult) refused = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("whoever is root may write everything");
      return;
    }
  g_assert_cmpint (g_chmod (fixture->database, 0400), ==, 0);
  shown = cli_run (fixture, "patients");
  refused = cli_run (fixture, "add-visit", "P1", "--date=2020-01-01");
  cli_assert_status (shown, 0);
  cli_assert_refused (refused, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/cli/crash/what-was-answered-survives-a-kill", test_what_was_answered_survives_a_kill);
  add_test ("/cli/migrate/when-asked", test_an_old_file_is_migrated_when_asked);
  add_test ("/cli/migrate/interrupted-is-old-or-new", test_an_interrupted_migration_is_old_or_new);
  add_test ("/cli/crash/a-full-disk-is-said-and-loses-nothing",
            test_a_full_disk_is_said_and_loses_nothing);
  add_test ("/cli/crash/a-backup-onto-a-full-disk-leaves-nothing",
            test_a_backup_onto_a_full_disk_leaves_nothing);
  add_test ("/cli/crash/several-writers-wait-for-each-other",
            test_several_writers_wait_for_each_other);
  add_test ("/cli/crash/the-same-request-at-once-is-stored-once",
            test_the_same_request_at_once_is_stored_once);
  add_test ("/cli/crash/a-locked-file-is-given-up-in-time", test_a_locked_file_is_given_up_in_time);
  add_test ("/cli/crash/a-network-file-system-is-refused", test_a_network_file_system_is_refused);
  add_test ("/cli/crash/a-read-only-file-can-be-read", test_a_read_only_file_can_be_read);

  return g_test_run ();
}
