/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-fixture.h"

/* What is due across patients, by day and by kind. */

#define add_test(path, function)                                                                   \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)

/* P1 was seen on 10 January 2024, P2 too, and told to come on 10 April. */
static void
add_visits (CliFixture *fixture)
{
  g_autoptr (CliResult) first = cli_run (fixture, "add-visit", "P1", "--date", "2024-01-10");
  g_autoptr (CliResult) patient = cli_run (
      fixture, "add-patient", "--code", "P2", "--given-name", NAME_GIVEN, "--disease", "jls");
  g_autoptr (CliResult) second = cli_run (fixture, "add-visit", "P2", "--date", "2024-01-10");

  cli_assert_status (first, 0);
  cli_assert_status (patient, 0);
  cli_assert_status (second, 0);
}

static gboolean
has (const CliResult *result, const char *text)
{
  return strstr (result->out, text) != NULL;
}

static void
test_rows_say_what_when_and_why (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;
  g_auto (GStrv) lines = NULL;

  add_visits (fixture);
  result = cli_run (fixture, "due", "--as-of", "2025-01-10");
  cli_assert_status (result, 0);
  g_assert_cmpstr (result->err, ==, "");
  lines = g_strsplit (result->out, "\n", -1);
  g_assert_nonnull (strstr (lines[0], "Code"));
  g_assert_nonnull (strstr (lines[0], "What"));
  g_assert_nonnull (strstr (lines[0], "Due"));
  g_assert_nonnull (strstr (lines[0], "Status"));
  g_assert_nonnull (strstr (lines[0], "Why"));
  g_assert_true (has (result, "Gap in follow-up"));
  g_assert_true (has (result, "2024-07-10"));
  g_assert_true (has (result, "Overdue"));
  g_assert_true (has (result, "P1"));
  g_assert_true (has (result, "P2"));
  /* Names are for the application. */
  g_assert_false (has (result, NAME_GIVEN));
}

static void
test_the_day_decides (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) early = NULL;
  g_autoptr (CliResult) soon = NULL;
  g_autoptr (CliResult) today = NULL;

  add_visits (fixture);
  early = cli_run (fixture, "due", "--as-of", "2024-06-25", "--kind", "due");
  g_assert_false (has (early, "Gap in follow-up"));
  soon = cli_run (fixture, "due", "--as-of", "2024-06-26", "--kind", "due");
  g_assert_true (has (soon, "Gap in follow-up"));
  /* Today is a day like others. */
  today = cli_run (fixture, "due");
  cli_assert_status (today, 0);
}

static void
test_filters (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) one = NULL;
  g_autoptr (CliResult) none = NULL;
  g_autoptr (CliResult) other = NULL;
  g_autoptr (CliResult) nobody = NULL;

  add_visits (fixture);
  one = cli_run (fixture, "due", "--as-of", "2025-01-10", "--patient", "P2");
  cli_assert_status (one, 0);
  g_assert_true (has (one, "P2"));
  g_assert_false (has (one, "P1"));
  none = cli_run (fixture, "due", "--as-of", "2025-01-10", "--kind", "infusion", "--kind", "visit");
  cli_assert_status (none, 0);
  g_assert_cmpstr (none->out, ==, "Nothing is due.\n");
  other = cli_run (fixture, "due", "--as-of", "2025-01-10", "--disease", "ssc");
  cli_assert_status (other, 0);
  g_assert_cmpstr (other->out, ==, "Nothing is due.\n");
  nobody = cli_run (fixture, "due", "--as-of", "2025-01-10", "--clinician", "Dr. Nobody");
  cli_assert_status (nobody, 0);
  g_assert_cmpstr (nobody->out, ==, "Nothing is due.\n");
}

static void
test_json_has_codes (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *rows;
  gboolean found = FALSE;

  add_visits (fixture);
  result = cli_run (fixture, "due", "--as-of", "2025-01-10", "--json");
  cli_assert_status (result, 0);
  root = cli_parse_json (result);
  rows = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (rows), >, 2);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_assert_cmpstr (json_object_get_string_member (row, "disease"), ==, "jls");
      g_assert_true (json_object_has_member (row, "what"));
      g_assert_true (json_object_has_member (row, "why"));
      if (g_strcmp0 (json_object_get_string_member_with_default (row, "rule", NULL), "followup_gap")
          != 0)
        continue;
      found = TRUE;
      g_assert_cmpstr (json_object_get_string_member (row, "kind"), ==, "due");
      g_assert_cmpstr (json_object_get_string_member (row, "group"), ==, "overdue");
      g_assert_cmpstr (json_object_get_string_member (row, "due"), ==, "2024-07-10");
      g_assert_cmpstr (json_object_get_string_member (row, "last"), ==, "2024-01-10");
    }
  g_assert_true (found);
}

static void
test_what_cannot_be_asked_is_refused (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *option;
    const char *value;
    int status;
  } cases[] = {
    { "--as-of", "2024-02-30", 2 }, { "--as-of", "2024-02", 2 },      { "--as-of", "today", 2 },
    { "--kind", "everything", 2 },  { "--disease", "no_such", 2 },    { "--patient", "P99", 7 },
    { "--kind", "\xff", 2 },        { "--clinician", "\xff\xfe", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliResult) result = cli_run (fixture, "due", cases[i].option, cases[i].value);

      g_test_message ("%s", cases[i].option);
      cli_assert_refused (result, cases[i].status);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/cli/due/rows-say-what-when-and-why", test_rows_say_what_when_and_why);
  add_test ("/cli/due/the-day-decides", test_the_day_decides);
  add_test ("/cli/due/filters", test_filters);
  add_test ("/cli/due/json-has-codes", test_json_has_codes);
  add_test ("/cli/due/what-cannot-be-asked-is-refused", test_what_cannot_be_asked_is_refused);

  return g_test_run ();
}
