/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define add_test(path, set_up, function)                                                           \
  g_test_add (path, CliFixture, NULL, set_up, function, cli_fixture_tear_down)

static void
test_init_makes_a_private_file (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, "init", "--clinic", "Example");
  GStatBuf status;

  cli_assert_status (result, 0);
  g_assert_nonnull (strstr (result->out, fixture->database));
  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpint (g_stat (fixture->database, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
}

static void
test_init_never_overwrites (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, "init");

  cli_assert_refused (result, 3);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 0);
}

static void
test_the_default_file_is_in_the_data_folder (CliFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "init", NULL };
  g_autoptr (CliResult) result = cli_run_bare (fixture, arguments);
  g_autofree char *path = g_build_filename (fixture->folder, "decursus", "clinic.decursus", NULL);

  cli_assert_status (result, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static void
test_the_file_can_be_named_after_the_verb (CliFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "patients", "--database", fixture->database, NULL };
  g_autoptr (CliResult) result = cli_run_bare (fixture, arguments);

  cli_assert_status (result, 0);
  g_assert_nonnull (strstr (result->out, "P1"));
}

/* The desktop application notes in its settings which file it had open. */
static void
test_the_file_open_last_is_used (CliFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "patients", NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "glib-2.0", "settings", NULL);
  g_autofree char *keyfile = g_build_filename (folder, "keyfile", NULL);
  g_autofree char *settings = g_strdup_printf ("[org/decursus/Decursus]\nlast-clinic='%s'\n",
                                               fixture->database);
  g_autoptr (CliResult) result = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (keyfile, settings, -1, NULL));
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  result = cli_run_bare (fixture, arguments);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  cli_assert_status (result, 0);
  g_assert_nonnull (strstr (result->out, "P1"));
}

static void
test_missing_and_foreign_files_are_refused (CliFixture *fixture, gconstpointer data)
{
  static const char text[] = "This is a shopping list and no clinic.\n";
  g_autoptr (CliResult) missing = cli_run (fixture, "patients");
  g_autoptr (CliResult) folder = NULL;
  g_autoptr (CliResult) foreign = NULL;
  g_autofree char *after = NULL;

  cli_assert_refused (missing, 3);
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_mkdir (fixture->database, 0700), ==, 0);
  folder = cli_run (fixture, "patients");
  cli_assert_refused (folder, 3);
  g_assert_cmpint (g_rmdir (fixture->database), ==, 0);

  g_assert_true (g_file_set_contents (fixture->database, text, -1, NULL));
  foreign = cli_run (fixture, "add-visit", "P1", "--date=2020-01-01");
  cli_assert_refused (foreign, 3);
  g_assert_true (g_file_get_contents (fixture->database, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
}

static void
test_a_damaged_file_is_refused (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (CliResult) result = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->database, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->database, bytes, (gssize) length / 2, NULL));
  result = cli_run (fixture, "check");
  g_assert_cmpint (result->status, ==, 6);
  g_assert_cmpuint (strlen (result->out) + strlen (result->err), >, 0);
}

static void
test_patients_lists_codes_without_names (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) text = cli_run (fixture, "patients");
  g_autoptr (CliResult) listed = cli_run (fixture, "patients", "--json");
  g_autoptr (JsonNode) node = cli_parse_json (listed);
  JsonObject *patient;

  cli_assert_status (text, 0);
  g_assert_true (g_str_has_prefix (text->out, "Code"));
  g_assert_nonnull (strstr (text->out, "\nP1 "));
  g_assert_null (strstr (text->out, NAME_FAMILY));
  g_assert_null (strstr (listed->out, NAME_FAMILY));

  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  patient = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpstr (json_object_get_string_member (patient, "code"), ==, "P1");
  g_assert_cmpint (json_object_get_int_member (patient, "visits"), ==, 0);
  g_assert_true (json_object_get_null_member (patient, "last_visit"));
}

static void
test_patients_of_an_empty_clinic (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) made = cli_run (fixture, "init");
  g_autoptr (CliResult) text = cli_run (fixture, "patients");
  g_autoptr (CliResult) listed = cli_run (fixture, "patients", "--json");

  cli_assert_status (made, 0);
  cli_assert_status (text, 0);
  g_assert_cmpstr (text->out, ==, "There are no patients yet.\n");
  g_assert_cmpstr (listed->out, ==, "[]\n");
}

static void
test_show_knows_only_existing_patients (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) missing = cli_run (fixture, "show", "P2");
  g_autoptr (CliResult) shown = cli_run (fixture, "show", "P1");

  cli_assert_refused (missing, 7);
  g_assert_nonnull (strstr (missing->err, "P2"));
  cli_assert_status (shown, 0);
  g_assert_nonnull (strstr (shown->out, NAME_GIVEN));
  g_assert_nonnull (strstr (shown->out, "2010-03\n"));
}

static void
test_add_patient_refuses_what_the_forms_refuse (CliFixture *fixture, gconstpointer data)
{
  static const char *const bad[][3] = {
    { "add-patient", "--code=P1", "--given-name=" NAME_GIVEN }, /* a code that is taken */
    { "add-patient", "--code=", "--given-name=" NAME_GIVEN },
    { "add-patient", "--code=P2", "--birth-date=2010-13-01" },
    { "add-patient", "--code=P2", "--sex=" NAME_GIVEN },
    { "add-patient", "--code=P2", "--disease=" NAME_GIVEN },
    { "add-patient", "--code=P2", "--subtype=" NAME_GIVEN },
  };
  g_autoptr (CliResult) missing = cli_run (fixture, "add-patient", "--given-name=" NAME_GIVEN);
  g_autoptr (CliResult) backwards = cli_run (
      fixture, "add-patient", "--code=P2", "--birth-date=2012", "--diagnosis-date=2011-12-31");
  g_autoptr (CliResult) listed = NULL;

  cli_assert_refused (missing, 2);
  cli_assert_refused (backwards, 7);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (CliResult) result = cli_run (fixture, bad[i][0], bad[i][1], bad[i][2]);

      cli_assert_refused (result, 7);
      g_assert_cmpstr (result->out, ==, "");
    }
  listed = cli_run (fixture, "patients");
  g_assert_null (strstr (listed->out, "P2"));
}

static void
test_texts_are_utf8_in_every_locale (CliFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "--database",  fixture->database,       "add-patient",
                              "--code=Ç-İ1", "--note=Ağrı yok; 皮膚", NULL };
  g_autoptr (CliResult) added = NULL;
  g_autoptr (CliResult) shown = NULL;
  g_autoptr (CliResult) invalid = NULL;

  g_setenv ("LC_ALL", "C", TRUE);
  added = cli_run_bare (fixture, arguments);
  shown = cli_run (fixture, "show", "Ç-İ1");
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  cli_assert_status (added, 0);
  g_assert_cmpstr (added->out, ==, "Ç-İ1\n");
  cli_assert_status (shown, 0);
  g_assert_nonnull (strstr (shown->out, "Ağrı yok; 皮膚"));
  invalid = cli_run (fixture, "add-patient", "--code=\xff\xfe");
  cli_assert_refused (invalid, 2);
}

static void
test_unknown_words_are_usage_errors (CliFixture *fixture, gconstpointer data)
{
  const char *nothing[] = { NULL };
  g_autoptr (CliResult) bare = cli_run_bare (fixture, nothing);
  g_autoptr (CliResult) verb = cli_run (fixture, "frobnicate", NAME_GIVEN);
  g_autoptr (CliResult) option = cli_run (fixture, "add-patient", "--gven-name=" NAME_GIVEN);
  g_autoptr (CliResult) missing = cli_run (fixture, "show");
  g_autoptr (CliResult) extra = cli_run (fixture, "show", "P1", NAME_GIVEN);
  g_autoptr (CliResult) word = cli_run (fixture, "audit", NAME_GIVEN);
  g_autoptr (CliResult) seal = cli_run (fixture, "audit", "seal", "--seal=1:00");

  cli_assert_refused (bare, 2);
  cli_assert_refused (verb, 2);
  cli_assert_refused (option, 2);
  cli_assert_refused (missing, 2);
  cli_assert_refused (extra, 2);
  cli_assert_refused (word, 2);
  cli_assert_refused (seal, 2);
}

static void
test_check_finds_everything_in_order (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) made = cli_run (fixture, "init");
  g_autoptr (CliResult) plain = cli_run (fixture, "check");
  g_autoptr (CliResult) deep = cli_run (fixture, "check", "--deep");
  g_autoptr (CliResult) listed = cli_run (fixture, "check", "--json");
  g_autoptr (JsonNode) node = NULL;
  JsonObject *report;

  cli_assert_status (made, 0);
  cli_assert_status (plain, 0);
  g_assert_cmpstr (plain->out, ==, "Everything is in order.\n");
  cli_assert_status (deep, 0);
  node = cli_parse_json (listed);
  report = json_node_get_object (node);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "faults")), ==, 0);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (report, "findings")), ==, 0);
}

/* A finding is something to look at, not damage: it is listed, and the file is sound. */
static void
test_check_lists_findings (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) added = cli_run (fixture,
                                         "add-patient",
                                         "--code=P2",
                                         "--given-name=" NAME_GIVEN,
                                         "--family-name=" NAME_FAMILY,
                                         "--note=" FREE_TEXT);
  g_autoptr (CliResult) plain = cli_run (fixture, "check");
  g_autoptr (CliResult) listed = cli_run (fixture, "check", "--json");
  g_autoptr (JsonNode) node = cli_parse_json (listed);
  JsonArray *findings = json_object_get_array_member (json_node_get_object (node), "findings");
  JsonObject *finding;

  cli_assert_status (added, 0);
  cli_assert_status (plain, 0);
  g_assert_nonnull (strstr (plain->out, "\nP2 "));
  g_assert_null (strstr (plain->out, NAME_FAMILY));
  g_assert_null (strstr (plain->out, FREE_TEXT));
  cli_assert_status (listed, 0);
  g_assert_cmpuint (json_array_get_length (findings), >, 0);
  finding = json_array_get_object_element (findings, json_array_get_length (findings) - 1);
  g_assert_cmpstr (json_object_get_string_member (finding, "code"), ==, "P2");
  g_assert_nonnull (strstr (plain->out, json_object_get_string_member (finding, "rule")));
  g_assert_nonnull (strstr (plain->out, json_object_get_string_member (finding, "message")));
}

static void
test_erase_leaves_nothing_of_a_person (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) no_reason = cli_run (fixture, "erase", "P1");
  g_autoptr (CliResult) blank = cli_run (fixture, "erase", "P1", "--reason= ");
  g_autoptr (CliResult) nobody = cli_run (fixture, "erase", "P9", "--reason=asked to");
  g_autoptr (CliResult) visit = cli_run (
      fixture, "add-visit", "P1", "--date=2020-01-01", "--note=XSECRETX");
  g_autoptr (CliResult) erased = cli_run (fixture, "erase", "P1", "--reason=asked to");
  g_autoptr (CliResult) gone = cli_run (fixture, "show", "P1");
  g_autoptr (CliResult) trail = cli_run (fixture, "audit", "verify");
  g_autoptr (CliResult) deep = cli_run (fixture, "check", "--deep");
  g_autofree char *bytes = NULL;
  gsize size;

  cli_assert_refused (no_reason, 2);
  cli_assert_refused (blank, 2);
  cli_assert_refused (nobody, 7);
  cli_assert_status (visit, 0);
  cli_assert_status (erased, 0);
  g_assert_true (g_str_has_prefix (erased->out, "Erased “P1”."));
  cli_assert_refused (gone, 7);
  cli_assert_status (trail, 0);
  g_assert_nonnull (strstr (trail->out, "the content was erased"));
  cli_assert_status (deep, 0);
  g_assert_true (g_file_get_contents (fixture->database, &bytes, &size, NULL));
  for (gsize i = 0; i + 8 < size; i++)
    g_assert_cmpint (memcmp (bytes + i, "XSECRETX", 8), !=, 0);
}

static void
test_an_audit_seal_is_found_again (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) seal = cli_run (fixture, "audit", "seal");
  g_autoptr (CliResult) added = cli_run (fixture, "add-visit", "P1", "--date=2020-01-01");
  g_autoptr (CliResult) whole = cli_run (fixture, "audit", "verify");
  g_autoptr (CliResult) since = cli_run (
      fixture, "audit", "verify", "--seal", g_strchomp (seal->out));
  g_autoptr (CliResult) forged = cli_run (
      fixture,
      "audit",
      "verify",
      "--seal=1:0000000000000000000000000000000000000000000000000000000000000000");

  cli_assert_status (seal, 0);
  g_assert_true (g_regex_match_simple ("^[0-9]+:[0-9a-f]{64}$", seal->out, 0, 0));
  cli_assert_status (added, 0);
  cli_assert_status (whole, 0);
  g_assert_true (g_regex_match_simple ("^[0-9]+ entries, the chain is whole", whole->out, 0, 0));
  cli_assert_status (since, 0);
  cli_assert_status (forged, 6);
  g_assert_cmpuint (cli_count_lines (forged->out), ==, 1);
}

static void
test_migrate_leaves_a_current_file_alone (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, "migrate");

  cli_assert_status (result, 0);
  g_assert_true (g_str_has_prefix (result->out, "The file is up to date"));
}

static void
test_a_backup_is_restored_and_the_old_file_kept (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = cli_fixture_path (fixture, "copy.decursus");
  g_autoptr (CliResult) first = cli_run (fixture, "add-visit", "P1", "--date=2020-01-01");
  g_autoptr (CliResult) backup = cli_run (fixture, "backup", copy);
  g_autoptr (CliResult) again = cli_run (fixture, "backup", copy);
  g_autoptr (CliResult) second = cli_run (fixture, "add-visit", "P1", "--date=2020-02-01");
  g_autoptr (CliResult) restored = NULL;
  g_autofree char *kept = NULL;
  const char *quote;

  cli_assert_status (first, 0);
  cli_assert_status (backup, 0);
  cli_assert_refused (again, 3);
  cli_assert_status (second, 0);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 2);

  restored = cli_run (fixture, "restore", copy);
  cli_assert_status (restored, 0);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 1);
  g_assert_cmpuint (cli_count_lines (restored->out), ==, 2);

  quote = strstr (restored->out, "is kept as “");
  g_assert_nonnull (quote);
  kept = g_strndup (quote + strlen ("is kept as “"),
                    (gsize) (strstr (quote, "”") - quote) - strlen ("is kept as “"));
  g_free (fixture->database);
  fixture->database = g_steal_pointer (&kept);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 2);
}

static void
test_a_backup_needs_a_place (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = cli_fixture_path (fixture, "missing/copy.decursus");
  g_autoptr (CliResult) missing = cli_run (fixture, "backup", nowhere);
  g_autoptr (CliResult) itself = cli_run (fixture, "backup", fixture->database);

  cli_assert_refused (missing, 3);
  cli_assert_refused (itself, 3);
}

static void
test_restore_refuses_what_is_no_backup (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *text = cli_fixture_path (fixture, "list.txt");
  g_autoptr (CliResult) foreign = NULL;
  g_autoptr (CliResult) missing = cli_run (fixture, "restore", "nothing-is-called-so");

  g_assert_true (g_file_set_contents (text, "milk, bread\n", -1, NULL));
  foreign = cli_run (fixture, "restore", text);
  cli_assert_refused (missing, 3);
  cli_assert_refused (foreign, 3);
  g_assert_cmpuint (cli_count_visits (fixture), ==, 0);
}

/* Runs the program with its standard output redirected by a shell. */
static void
assert_output_fails (CliFixture *fixture, const char *redirection)
{
  g_autofree char *command = g_strdup_printf (
      "\"$DCS_CLI\" --database '%s' patients %s", fixture->database, redirection);
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;
  int status;

  g_spawn_sync (
      NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 5);
  g_assert_cmpuint (cli_count_lines (err), ==, 1);
}

static void
test_an_answer_that_cannot_be_written_is_an_error (CliFixture *fixture, gconstpointer data)
{
  assert_output_fails (fixture, ">/dev/full");
  assert_output_fails (fixture, ">&-");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test (
      "/cli/init/makes-a-private-file", cli_fixture_set_up_folder, test_init_makes_a_private_file);
  add_test ("/cli/init/never-overwrites", cli_fixture_set_up, test_init_never_overwrites);
  add_test ("/cli/database/default-is-in-the-data-folder",
            cli_fixture_set_up_folder,
            test_the_default_file_is_in_the_data_folder);
  add_test ("/cli/database/the-one-open-last-is-used",
            cli_fixture_set_up,
            test_the_file_open_last_is_used);
  add_test ("/cli/database/can-be-named-after-the-verb",
            cli_fixture_set_up,
            test_the_file_can_be_named_after_the_verb);
  add_test ("/cli/database/missing-and-foreign-files-are-refused",
            cli_fixture_set_up_folder,
            test_missing_and_foreign_files_are_refused);
  add_test ("/cli/database/a-damaged-file-is-refused",
            cli_fixture_set_up,
            test_a_damaged_file_is_refused);
  add_test ("/cli/patients/lists-codes-without-names",
            cli_fixture_set_up,
            test_patients_lists_codes_without_names);
  add_test ("/cli/patients/of-an-empty-clinic",
            cli_fixture_set_up_folder,
            test_patients_of_an_empty_clinic);
  add_test ("/cli/show/knows-only-existing-patients",
            cli_fixture_set_up,
            test_show_knows_only_existing_patients);
  add_test ("/cli/add-patient/refuses-what-the-forms-refuse",
            cli_fixture_set_up,
            test_add_patient_refuses_what_the_forms_refuse);
  add_test ("/cli/arguments/are-utf8-in-every-locale",
            cli_fixture_set_up,
            test_texts_are_utf8_in_every_locale);
  add_test ("/cli/arguments/unknown-words-are-usage-errors",
            cli_fixture_set_up,
            test_unknown_words_are_usage_errors);
  add_test ("/cli/check/finds-everything-in-order",
            cli_fixture_set_up_folder,
            test_check_finds_everything_in_order);
  add_test ("/cli/check/lists-findings", cli_fixture_set_up, test_check_lists_findings);
  add_test ("/cli/erase/leaves-nothing-of-a-person",
            cli_fixture_set_up,
            test_erase_leaves_nothing_of_a_person);
  add_test (
      "/cli/audit/a-seal-is-found-again", cli_fixture_set_up, test_an_audit_seal_is_found_again);
  add_test ("/cli/migrate/leaves-a-current-file-alone",
            cli_fixture_set_up,
            test_migrate_leaves_a_current_file_alone);
  add_test ("/cli/backup/needs-a-place", cli_fixture_set_up, test_a_backup_needs_a_place);
  add_test ("/cli/restore/keeps-the-old-file",
            cli_fixture_set_up,
            test_a_backup_is_restored_and_the_old_file_kept);
  add_test ("/cli/restore/refuses-what-is-no-backup",
            cli_fixture_set_up,
            test_restore_refuses_what_is_no_backup);
  add_test ("/cli/output/that-cannot-be-written-is-an-error",
            cli_fixture_set_up,
            test_an_answer_that_cannot_be_written_is_an_error);

  return g_test_run ();
}
