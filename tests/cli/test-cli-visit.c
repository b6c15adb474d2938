/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-fixture.h"

#define add_test(path, function)                                                                   \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)

/* The only visit of P1 and its observations. */
static JsonNode *
show (CliFixture *fixture, JsonObject **visit, JsonArray **observations)
{
  g_autoptr (CliResult) result = cli_run (fixture, "show", "--json", "P1");
  JsonNode *node = cli_parse_json (result);
  JsonArray *visits = json_object_get_array_member (json_node_get_object (node), "visit");

  g_assert_cmpuint (json_array_get_length (visits), ==, 1);
  *visit = json_array_get_object_element (visits, 0);
  *observations = json_object_get_array_member (json_node_get_object (node), "observation");
  return node;
}

static void
test_a_visit_is_stored_as_it_was_entered (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) added = cli_run (fixture,
                                         "add-visit",
                                         "P1",
                                         "--date=2020-02-29",
                                         "--set=weight=20.50",
                                         "--set=erythema@left_leg=2",
                                         "--set=ANA=<80",
                                         "--kind=scheduled",
                                         "--response=partial",
                                         "--note=" FREE_TEXT "\nand more");
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *uid = NULL;
  JsonObject *visit, *observation;
  JsonArray *observations;
  guint n_found = 0;

  cli_assert_status (added, 0);
  g_assert_cmpstr (added->err, ==, "");
  g_assert_true (g_regex_match_simple ("^[0-9]+\n$", added->out, 0, 0));
  node = show (fixture, &visit, &observations);
  uid = g_strdup_printf ("%s\n", json_object_get_string_member (visit, "uid"));
  g_assert_cmpstr (uid, ==, added->out);
  g_assert_cmpstr (json_object_get_string_member (visit, "date"), ==, "2020-02-29");
  g_assert_cmpstr (json_object_get_string_member (visit, "kind"), ==, "scheduled");
  g_assert_cmpstr (json_object_get_string_member (visit, "response"), ==, "partial");
  g_assert_cmpstr (json_object_get_string_member (visit, "notes"), ==, FREE_TEXT "\nand more");

  g_assert_cmpuint (json_array_get_length (observations), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const char *code;

      observation = json_array_get_object_element (observations, i);
      code = json_object_get_string_member (observation, "code");
      g_assert_cmpstr (json_object_get_string_member (observation, "visit_id"),
                       ==,
                       json_object_get_string_member (visit, "id"));
      if (g_str_equal (code, "weight"))
        {
          g_assert_cmpfloat (json_object_get_double_member (observation, "value"), ==, 20.5);
          g_assert_cmpstr (json_object_get_string_member (observation, "unit"), ==, "kg");
          n_found++;
        }
      else if (g_str_equal (code, "erythema"))
        {
          g_assert_cmpint (json_object_get_int_member (observation, "value"), ==, 2);
          g_assert_cmpstr (json_object_get_string_member (observation, "site"), ==, "left_leg");
          n_found++;
        }
      else if (g_str_equal (code, "ANA"))
        {
          g_assert_cmpint (json_object_get_int_member (observation, "value"), ==, 80);
          g_assert_cmpstr (json_object_get_string_member (observation, "comparator"), ==, "<");
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, ==, 3);
}

static void
test_digits_after_the_point_come_back (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) added = cli_run (
      fixture, "add-visit", "P1", "--date=2020-01-01", "--set=weight=20.50");
  g_autoptr (CliResult) text = cli_run (fixture, "show", "P1");
  g_autoptr (CliResult) listed = cli_run (fixture, "show", "--json", "P1");

  cli_assert_status (added, 0);
  g_assert_nonnull (strstr (text->out, "20.50 kg"));
  g_assert_nonnull (strstr (listed->out, "\"value\": 20.50,"));
}

static void
test_a_lost_answer_can_be_asked_for_again (CliFixture *fixture, gconstpointer data)
{
  static const char *const request[] = { "add-visit",          "P1",
                                         "--date=2020-01-01",  "--uid=visit-7",
                                         "--set=weight=20.5",  "--set=erythema@left_leg=1",
                                         ("--note=" FREE_TEXT) };

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CliResult) result = cli_run (fixture,
                                              request[0],
                                              request[1],
                                              request[2],
                                              request[3],
                                              request[4 + i % 2],
                                              request[5 - i % 2],
                                              request[6]);

      cli_assert_status (result, 0);
      g_assert_cmpstr (result->out, ==, "visit-7\n");
      g_assert_cmpuint (cli_count_visits (fixture), ==, 1);
    }
}

static void
test_another_visit_with_the_same_uid_is_refused (CliFixture *fixture, gconstpointer data)
{
  static const char *const others[][5] = {
    { "--date=2020-01-02", "--set=weight=20.5", "--note=a", "P1" },
    { "--date=2020-01-01", "--set=weight=20.6", "--note=a", "P1" },
    { "--date=2020-01-01", "--set=weight=20.5", "--note=" FREE_TEXT, "P1" },
    { "--date=2020-01-01", "--set=weight=20.5", "--set=height=110", "P1" },
    { "--date=2020-01-01", "--note=a", "--plan=", "P1" },
    { "--date=2020-01-01", "--set=weight=20.5", "--note=a", "P2" },
  };
  g_autoptr (CliResult) patient = cli_run (fixture, "add-patient", "--code=P2");
  g_autoptr (CliResult) first = cli_run (
      fixture, "add-visit", "P1", "--uid=u", "--date=2020-01-01", "--set=weight=20.5", "--note=a");

  cli_assert_status (patient, 0);
  cli_assert_status (first, 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (CliResult) result = cli_run (
          fixture, "add-visit", "--uid=u", others[i][0], others[i][1], others[i][2], others[i][3]);

      cli_assert_refused (result, 7);
    }
  g_assert_cmpuint (cli_count_visits (fixture), ==, 1);
}

static void
test_what_cannot_be_is_refused (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *option;
    int status;
  } bad[] = {
    { "--set=weight=heavy", 7 },
    { "--set=weight=-1", 7 },
    { "--set=weight=", 7 },
    { "--set=weight", 2 },
    { "--set=weight@left_leg=20", 7 },
    { "--set=erythema=2", 7 },
    { "--set=erythema@left_leg=4", 7 },
    { "--set=erythema@left_leg=1.5", 7 },
    { "--set=erythema@tail=1", 7 },
    { "--set=erythema@=1", 7 },
    { "--set=SCL70=perhaps", 7 },
    { "--set=" NAME_GIVEN "=1", 7 },
    { "--set=date=2020-01-01", 7 },
    { "--kind=" NAME_GIVEN, 7 },
    { "--response=" NAME_GIVEN, 7 },
    { "--new-lesions=maybe", 7 },
    { "--uid=0123456789012345678901234567890123456789012345678901234567890123456789", 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CliResult) result = cli_run (
          fixture, "add-visit", "P1", "--date=2020-01-01", "--note=" FREE_TEXT, bad[i].option);

      cli_assert_refused (result, bad[i].status);
      g_assert_cmpstr (result->out, ==, "");
    }
  g_assert_cmpuint (cli_count_visits (fixture), ==, 0);
}

static void
test_a_date_is_needed (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) missing = cli_run (fixture, "add-visit", "P1");
  g_autoptr (CliResult) empty = cli_run (fixture, "add-visit", "P1", "--date=");
  g_autoptr (CliResult) wrong = cli_run (fixture, "add-visit", "P1", "--date=2020-02-30");
  g_autoptr (CliResult) nobody = cli_run (fixture, "add-visit", "P9", "--date=2020-02-20");

  cli_assert_refused (missing, 2);
  cli_assert_refused (empty, 7);
  cli_assert_refused (wrong, 7);
  cli_assert_refused (nobody, 7);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 0);
}

static void
test_a_value_given_twice_is_refused (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) plain = cli_run (
      fixture, "add-visit", "P1", "--date=2020-01-01", "--set=weight=20", "--set=weight=21");
  g_autoptr (CliResult) by_site = cli_run (fixture,
                                           "add-visit",
                                           "P1",
                                           "--date=2020-01-01",
                                           "--set=erythema@left_leg=1",
                                           "--set=erythema@left_leg=1");

  cli_assert_refused (plain, 7);
  cli_assert_refused (by_site, 7);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 0);
}

static void
test_a_session_answers_each_line (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run_input (
      fixture,
      "add-visit P1\t2020-01-01\tuid=a\tnote=" FREE_TEXT "\\n2\\t\\\\\tweight=20.5\n"
      "add-visit P1\t2020-02-31\tuid=b\tnote=" FREE_TEXT "\n"
      "remove-visit P1\n"
      "\n"
      "add-visit P1\n"
      "add-visit P9\t2020-01-01\n"
      "add-visit P1\t2020-01-01\t" FREE_TEXT "\n"
      "add-visit P1\t2020-01-01\tuid=b\t" FREE_TEXT "=1\n"
      "add-visit P1\t2020-01-01\tnote=\\x\n"
      "add-visit P1\t2020-01-01\tnote=\xff\n"
      "add-visit P1\t2020-03-01\tuid=c\r\n"
      "add-visit P1\t2020-01-01\tuid=a\tnote=" FREE_TEXT "\\n2\\t\\\\\tweight=20.5\n"
      "add-visit P1\t2020-01-01\tuid=a\n",
      "session",
      NULL);
  static const char *const expected[] = { "OK a",   "ERR 7 ", "ERR 2 ", "ERR 2 ", "ERR 2 ",
                                          "ERR 7 ", "ERR 2 ", "ERR 7 ", "ERR 2 ", "ERR 2 ",
                                          "OK c",   "OK a",   "ERR 7 " };
  g_auto (GStrv) lines = NULL;

  cli_assert_status (result, 0);
  g_assert_cmpstr (result->err, ==, "");
  lines = g_strsplit (result->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (expected) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_true (g_str_has_prefix (lines[i], expected[i]));
    }
  g_assert_null (strstr (result->out, FREE_TEXT));
  g_assert_cmpuint (cli_count_visits (fixture), ==, 2);
}

static void
test_a_session_unescapes_notes (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run_input (
      fixture, "add-visit P1\t2020-01-01\tnote=one\\ntwo\\tthree\\\\n\n", "session", NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *visit;
  JsonArray *observations;

  cli_assert_status (result, 0);
  node = show (fixture, &visit, &observations);
  g_assert_cmpstr (json_object_get_string_member (visit, "notes"), ==, "one\ntwo\tthree\\n");
}

static void
test_a_request_that_was_cut_off_is_not_saved (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) cut = cli_run_input (
      fixture, "add-visit P1\t2020-01-01\tnote=and then he fe", "session", NULL);
  g_autoptr (CliResult) nothing = cli_run_input (fixture, "", "session", NULL);

  cli_assert_status (cut, 0);
  g_assert_true (g_str_has_prefix (cut->out, "ERR 2 "));
  cli_assert_status (nothing, 0);
  g_assert_cmpstr (nothing->out, ==, "");
  g_assert_cmpuint (cli_count_visits (fixture), ==, 0);
}

static void
test_a_session_survives_a_line_without_end (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) input = g_string_new ("add-visit P1\t2020-01-01\tnote=");
  g_autoptr (CliResult) result = NULL;

  for (guint i = 0; i < 300000; i++)
    g_string_append (input, "endless ");
  g_string_append (input, "\nadd-visit P1\t2020-01-01\tuid=z\n");
  result = cli_run_input (fixture, input->str, "session", NULL);
  cli_assert_status (result, 0);
  g_assert_true (g_str_has_prefix (result->out, "ERR 2 "));
  g_assert_true (g_str_has_suffix (result->out, "\nOK z\n"));
  g_assert_cmpuint (cli_count_visits (fixture), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/cli/add-visit/is-stored-as-it-was-entered", test_a_visit_is_stored_as_it_was_entered);
  add_test ("/cli/add-visit/digits-after-the-point-come-back",
            test_digits_after_the_point_come_back);
  add_test ("/cli/add-visit/a-lost-answer-can-be-asked-for-again",
            test_a_lost_answer_can_be_asked_for_again);
  add_test ("/cli/add-visit/another-with-the-same-uid-is-refused",
            test_another_visit_with_the_same_uid_is_refused);
  add_test ("/cli/add-visit/what-cannot-be-is-refused", test_what_cannot_be_is_refused);
  add_test ("/cli/add-visit/a-date-is-needed", test_a_date_is_needed);
  add_test ("/cli/add-visit/a-value-given-twice-is-refused", test_a_value_given_twice_is_refused);
  add_test ("/cli/session/answers-each-line", test_a_session_answers_each_line);
  add_test ("/cli/session/unescapes-notes", test_a_session_unescapes_notes);
  add_test ("/cli/session/a-request-cut-off-is-not-saved",
            test_a_request_that_was_cut_off_is_not_saved);
  add_test ("/cli/session/survives-a-line-without-end", test_a_session_survives_a_line_without_end);

  return g_test_run ();
}
