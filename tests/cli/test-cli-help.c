/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-fixture.h"

#include "dcs-verbs.h"

#define add_test(path, function)                                                                   \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up_folder, function, cli_fixture_tear_down)

static void
test_help_lists_every_verb (CliFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "--help", NULL };
  g_autoptr (CliResult) result = cli_run_bare (fixture, arguments);
  guint n_verbs;
  const DcsVerb *verbs = dcs_verbs (&n_verbs);

  cli_assert_status (result, 0);
  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpuint (n_verbs, >=, 14);
  for (guint i = 0; i < n_verbs; i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %-14s %s\n", verbs[i].name, verbs[i].summary);

      g_assert_nonnull (strstr (result->out, line));
    }
}

static void
test_every_verb_has_help (CliFixture *fixture, gconstpointer data)
{
  guint n_verbs;
  const DcsVerb *verbs = dcs_verbs (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    {
      g_autoptr (CliResult) result = cli_run (fixture, verbs[i].name, "--help");
      g_autofree char *usage = g_strdup_printf ("decursus-cli %s ", verbs[i].name);

      cli_assert_status (result, 0);
      g_assert_cmpstr (result->err, ==, "");
      g_assert_nonnull (strstr (result->out, usage));
      g_assert_nonnull (strstr (result->out, verbs[i].summary));
      g_assert_nonnull (strstr (result->out, "--database=FILE"));
    }
  /* Asking for help does nothing. */
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
}

static void
test_version_is_one_line (CliFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "--version", NULL };
  g_autoptr (CliResult) result = cli_run_bare (fixture, arguments);

  cli_assert_status (result, 0);
  g_assert_cmpstr (result->out, ==, "decursus-cli " DCS_VERSION "\n");
}

/* The manual without what is only for the formatter. */
static char *
read_manual (void)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("DCS_DATADIR"), "man", "decursus-cli.1", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *source = NULL;

  g_file_get_contents (path, &source, NULL, &error);
  g_assert_no_error (error);
  g_string_append (text, source);
  g_string_replace (text, "\\-", "-", 0);
  return g_strdup (text->str);
}

/* Every option that the help of a verb shows. */
static GPtrArray *
list_options (const char *help)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRegex) regex = g_regex_new ("(?m)^  (?:-., )?(--[a-z-]+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, help, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (options, g_match_info_fetch (match, 1));
  return options;
}

/* Where a verb is described: from its heading to that of the next one. */
static char *
find_section (const char *manual, const char *verb)
{
  g_autofree char *pattern = g_strdup_printf (
      "(?s)\\n\\.SS \"?%s[ \"\\n].*?\\n\\.S[SH] (?!\"?%s )", verb, verb);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_nonnull (regex);
  if (!g_regex_match (regex, manual, 0, &match))
    return NULL;
  return g_match_info_fetch (match, 0);
}

static void
test_the_manual_tells_every_verb_and_option (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *manual = read_manual ();
  guint n_verbs;
  const DcsVerb *verbs = dcs_verbs (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    {
      g_autofree char *section = find_section (manual, verbs[i].name);
      g_autoptr (CliResult) help = cli_run (fixture, verbs[i].name, "--help");
      g_autoptr (GPtrArray) options = list_options (help->out);

      g_test_message ("%s: %u options", verbs[i].name, options->len);
      g_assert_nonnull (section);
      g_assert_cmpuint (options->len, >=, 2);
      for (guint j = 0; j < options->len; j++)
        {
          const char *option = g_ptr_array_index (options, j);
          gboolean is_common = g_str_equal (option, "--database") || g_str_equal (option, "--help");
          g_autofree char *pattern = g_strdup_printf ("%s(?![a-z-])", option);

          g_test_message ("  %s", option);
          g_assert_true (g_regex_match_simple (pattern, is_common ? manual : section, 0, 0));
        }
    }
}

/* The other way round: the manual speaks of nothing that the program does not take. */
static void
test_the_manual_tells_nothing_else (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *manual = read_manual ();
  g_autoptr (GString) helps = g_string_new ("--version");
  g_autoptr (GRegex) regex = g_regex_new ("--[a-z]+(?:-[a-z]+)*", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_verbs;
  const DcsVerb *verbs = dcs_verbs (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    {
      g_autoptr (CliResult) help = cli_run (fixture, verbs[i].name, "--help");

      g_string_append (helps, help->out);
    }
  for (g_regex_match (regex, manual, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *option = g_match_info_fetch (match, 0);

      g_test_message ("%s", option);
      g_assert_nonnull (strstr (helps->str, option));
    }
}

/* The program runs where there is no display and none of its libraries. */
static void
test_no_display_library_is_linked (CliFixture *fixture, gconstpointer data)
{
  static const char *const unwanted[] = { "libgtk", "libadwaita", "libwayland", "libgdk" };
  const char *argv[] = { "ldd", g_getenv ("DCS_CLI"), NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  int status;

  g_spawn_sync (
      NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (out, "libsqlite3"));
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    g_assert_null (strstr (out, unwanted[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/cli/help/lists-every-verb", test_help_lists_every_verb);
  add_test ("/cli/help/every-verb-has-it", test_every_verb_has_help);
  add_test ("/cli/help/version-is-one-line", test_version_is_one_line);
  add_test ("/cli/manual/tells-every-verb-and-option", test_the_manual_tells_every_verb_and_option);
  add_test ("/cli/manual/tells-nothing-else", test_the_manual_tells_nothing_else);
  add_test ("/cli/program/links-no-display-library", test_no_display_library_is_linked);

  return g_test_run ();
}
