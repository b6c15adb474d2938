/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
cli_result_free (CliResult *result)
{
  g_free (result->out);
  g_free (result->err);
  g_free (result);
}

/* The program is told where its file is; what a person has at home stays outside. */
GSubprocess *
cli_spawn (CliFixture *fixture, GSubprocessFlags flags, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (argv, (char *) g_getenv ("DCS_CLI"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", fixture->folder, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  return process;
}

static char *
dup_bytes (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 0 ? g_strndup (data, length) : g_strdup ("");
}

static CliResult *
communicate (GSubprocess *process, const char *input)
{
  g_autoptr (GBytes) in = input != NULL ? g_bytes_new (input, strlen (input)) : NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  CliResult *result = g_new0 (CliResult, 1);

  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  g_assert_no_error (error);
  result->out = dup_bytes (out);
  result->err = dup_bytes (err);
  result->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                        : -1;
  return result;
}

/* Runs the program with exactly these arguments. */
CliResult *
cli_run_bare (CliFixture *fixture, const char *const *arguments)
{
  g_autoptr (GSubprocess) process = cli_spawn (
      fixture, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, arguments);

  return communicate (process, NULL);
}

/* Runs the program on the fixture's clinic file with @input as its standard input. */
CliResult *
cli_run_input (CliFixture *fixture, const char *input, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE;
  const char *argument;
  va_list args;

  g_ptr_array_add (arguments, (char *) "--database");
  g_ptr_array_add (arguments, fixture->database);
  va_start (args, input);
  while ((argument = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (arguments, (char *) argument);
  va_end (args);
  g_ptr_array_add (arguments, NULL);
  if (input != NULL)
    flags |= G_SUBPROCESS_FLAGS_STDIN_PIPE;
  process = cli_spawn (fixture, flags, (const char *const *) arguments->pdata);
  return communicate (process, input);
}

/* A folder, and no clinic file in it yet. */
void
cli_fixture_set_up_folder (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("decursus-cli-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = cli_fixture_path (fixture, "clinic.decursus");
}

void
cli_fixture_set_up (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) made = NULL;
  g_autoptr (CliResult) added = NULL;

  cli_fixture_set_up_folder (fixture, data);
  made = cli_run (fixture, "init", "--clinic", "Test clinic");
  cli_assert_status (made, 0);
  added = cli_run (fixture,
                   "add-patient",
                   "--code=P1",
                   "--given-name=" NAME_GIVEN,
                   "--family-name=" NAME_FAMILY,
                   "--sex=F",
                   "--birth-date=2010-03",
                   "--diagnosis-date=2019-03-14");
  cli_assert_status (added, 0);
  g_assert_cmpstr (added->out, ==, "P1\n");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
cli_fixture_tear_down (CliFixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->database);
}

char *
cli_fixture_path (CliFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

guint
cli_count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

/* What the program printed as JSON, read by another's parser. */
JsonNode *
cli_parse_json (CliResult *result)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  cli_assert_status (result, 0);
  node = json_from_string (result->out, &error);
  g_assert_no_error (error);
  return node;
}

/* Visits of P1, as the program shows them. */
guint
cli_count_visits (CliFixture *fixture)
{
  g_autoptr (CliResult) result = cli_run (fixture, "show", "--json", "P1");
  g_autoptr (JsonNode) node = cli_parse_json (result);

  return json_array_get_length (
      json_object_get_array_member (json_node_get_object (node), "visit"));
}
