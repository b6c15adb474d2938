/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define add_test(path, set_up, function)                                                           \
  g_test_add (path, CliFixture, NULL, set_up, function, cli_fixture_tear_down)

/* A clinic with the reference cohort. */
static void
set_up_demo (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *demo = g_build_filename (g_getenv ("DCS_DATADIR"), "demo", NULL);
  g_autoptr (CliResult) made = NULL;
  g_autoptr (CliResult) imported = NULL;

  cli_fixture_set_up_folder (fixture, data);
  made = cli_run (fixture, "init");
  cli_assert_status (made, 0);
  imported = cli_run (fixture, "import", demo);
  cli_assert_status (imported, 0);
  g_assert_cmpstr (imported->err, ==, "");
  g_assert_true (g_regex_match_simple (
      "\npatients.csv +36 rows\n|^patients.csv +36 rows\n", imported->out, 0, 0));
  g_assert_true (g_regex_match_simple ("\nvisits.csv +499 rows\n", imported->out, 0, 0));
  g_assert_nonnull (strstr (imported->out, "Imported: 36 patients, "));
}

static guint
count_patients (CliFixture *fixture)
{
  g_autoptr (CliResult) result = cli_run (fixture, "patients", "--json");
  g_autoptr (JsonNode) node = cli_parse_json (result);

  return json_array_get_length (json_node_get_array (node));
}

static char *
write_bundle (CliFixture *fixture, const char *patients, const char *visits)
{
  char *folder = cli_fixture_path (fixture, "bundle");
  g_autofree char *patients_csv = g_build_filename (folder, "patients.csv", NULL);
  g_autofree char *visits_csv = g_build_filename (folder, "visits.csv", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (patients_csv, patients, -1, NULL));
  if (visits != NULL)
    g_assert_true (g_file_set_contents (visits_csv, visits, -1, NULL));
  return folder;
}

static void
test_the_cohort_is_listed (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) listed = cli_run (fixture, "patients");
  g_autoptr (CliResult) shown = cli_run (fixture, "show", "JLS-002");
  g_autoptr (CliResult) check = cli_run (fixture, "check", "--deep");

  g_assert_cmpuint (count_patients (fixture), ==, 36);
  cli_assert_status (listed, 0);
  g_assert_cmpuint (cli_count_lines (listed->out), ==, 37);
  cli_assert_status (shown, 0);
  g_assert_nonnull (strstr (shown->out, "\nTreatments\n"));
  g_assert_nonnull (strstr (shown->out, "\nVisits\n"));
  cli_assert_status (check, 0);
}

static void
test_a_dry_run_changes_nothing (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *demo = g_build_filename (g_getenv ("DCS_DATADIR"), "demo", NULL);
  g_autoptr (CliResult) seal = cli_run (fixture, "audit", "seal");
  g_autoptr (CliResult) result = cli_run (fixture, "import", "--dry-run", demo);
  g_autoptr (CliResult) after = cli_run (fixture, "audit", "seal");

  cli_assert_status (result, 0);
  g_assert_nonnull (strstr (result->out, "nothing was changed"));
  g_assert_cmpuint (count_patients (fixture), ==, 1);
  g_assert_cmpstr (seal->out, ==, after->out);
}

static void
test_each_fault_is_a_line (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = write_bundle (fixture,
                                          "patient_id,sex,birth_date,given_name\n"
                                          "B1,F,2012-13-01," NAME_GIVEN "\n"
                                          "B2,Q,2012-11-01," NAME_GIVEN "\n"
                                          "B3,M,2012-11-01," NAME_GIVEN "\n",
                                          "visit_id,patient_id,visit_date,notes\n"
                                          "V1,B9,2020-01-01," FREE_TEXT "\n"
                                          "V2,B3,2020-02-30," FREE_TEXT "\n");
  g_autoptr (CliResult) result = cli_run (fixture, "import", folder);
  g_autoptr (CliResult) dry = cli_run (fixture, "import", "--dry-run", folder);

  cli_assert_status (result, 7);
  g_assert_cmpuint (cli_count_lines (result->err), ==, 4);
  g_assert_nonnull (strstr (result->err, "patients.csv"));
  g_assert_nonnull (strstr (result->err, "2012-13-01"));
  g_assert_nonnull (strstr (result->err, "visits.csv"));
  g_assert_nonnull (strstr (result->err, "2020-02-30"));
  g_assert_null (strstr (result->err, NAME_GIVEN));
  g_assert_null (strstr (result->err, FREE_TEXT));
  g_assert_nonnull (strstr (result->out, "Nothing was imported: 4 faults"));
  cli_assert_status (dry, 7);
  g_assert_cmpstr (dry->err, ==, result->err);
  g_assert_cmpuint (count_patients (fixture), ==, 1);
}

static void
test_what_is_no_bundle_is_refused (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = cli_fixture_path (fixture, "empty");
  g_autoptr (CliResult) missing = cli_run (fixture, "import", "no-such-folder");
  g_autoptr (CliResult) file = cli_run (fixture, "import", fixture->database);
  g_autoptr (CliResult) folder = NULL;

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  folder = cli_run (fixture, "import", empty);
  g_assert_cmpint (missing->status, !=, 0);
  g_assert_cmpuint (cli_count_lines (missing->err), ==, 1);
  g_assert_cmpint (file->status, !=, 0);
  g_assert_cmpuint (cli_count_lines (file->err), ==, 1);
  g_assert_cmpint (folder->status, !=, 0);
  g_assert_cmpuint (cli_count_lines (folder->err), ==, 1);
  g_assert_cmpuint (count_patients (fixture), ==, 1);
}

static void
assert_same_files (const char *one, const char *other)
{
  g_autoptr (GDir) folder = g_dir_open (one, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (one, name, NULL);
      g_autofree char *twin = g_build_filename (other, name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *twins = NULL;

      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_file_get_contents (twin, &twins, NULL, NULL));
      g_test_message ("%s", name);
      g_assert_cmpstr (bytes, ==, twins);
      n++;
    }
  g_assert_cmpuint (n, >=, 12);
}

static void
test_an_export_imports_to_the_same_export (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *first = cli_fixture_path (fixture, "first");
  g_autofree char *second = cli_fixture_path (fixture, "second");
  g_autofree char *visits = g_build_filename (first, "visits.csv", NULL);
  g_autoptr (CliResult) exported = cli_run (fixture, "export", first);
  g_autoptr (CliResult) made = NULL;
  g_autoptr (CliResult) imported = NULL;
  g_autoptr (CliResult) again = NULL;
  GStatBuf status;

  cli_assert_status (exported, 0);
  g_assert_nonnull (strstr (exported->out, "Exported: 36 patients."));
  g_assert_cmpint (g_stat (visits, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);

  g_free (fixture->database);
  fixture->database = cli_fixture_path (fixture, "copy.decursus");
  made = cli_run (fixture, "init");
  imported = cli_run (fixture, "import", first);
  again = cli_run (fixture, "export", second);
  cli_assert_status (made, 0);
  cli_assert_status (imported, 0);
  cli_assert_status (again, 0);
  assert_same_files (first, second);
}

static void
test_a_deidentified_export_names_nobody (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = cli_fixture_path (fixture, "out");
  g_autoptr (CliResult) visit = cli_run (
      fixture, "add-visit", "P1", "--date=2020-02-03", "--note=" FREE_TEXT, "--set=weight=20");
  g_autoptr (CliResult) result = cli_run (fixture, "export", "--deidentify", folder);
  g_autoptr (GDir) files = NULL;
  const char *name;
  guint n = 0;

  cli_assert_status (visit, 0);
  cli_assert_status (result, 0);
  files = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_null (strstr (text, NAME_GIVEN));
      g_assert_null (strstr (text, NAME_FAMILY));
      g_assert_null (strstr (text, FREE_TEXT));
      g_assert_null (strstr (text, "2020-02-03"));
      g_assert_null (strstr (text, "2019-03-14"));
      n++;
    }
  g_assert_cmpuint (n, >=, 2);
}

static void
test_figures_are_written (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *magic;
  } formats[] = { { "figure.svg", "<?xml" },
                  { "figure.pdf", "%PDF" },
                  { "figure.png", "\x89PNG" } };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = cli_fixture_path (fixture, formats[i].name);
      g_autofree char *bytes = NULL;
      g_autoptr (CliResult) timeline = cli_run (
          fixture, "chart", "timeline", "--patient=JLS-002", "-o", path);
      g_autoptr (CliResult) overview = NULL;
      GStatBuf status;

      cli_assert_status (timeline, 0);
      g_assert_nonnull (strstr (timeline->out, path));
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, formats[i].magic));
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmphex (status.st_mode & 0777, ==, 0600);

      g_assert_cmpint (g_remove (path), ==, 0);
      overview = cli_run (fixture, "chart", "treatments", "-o", path);
      cli_assert_status (overview, 0);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

static void
test_a_figure_can_be_without_dates (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_fixture_path (fixture, "figure.svg");
  g_autofree char *since = cli_fixture_path (fixture, "since.svg");
  g_autofree char *text = NULL;
  g_autoptr (CliResult) plain = cli_run (
      fixture, "chart", "timeline", "--patient=JLS-002", "--deidentify", "-o", path);
  g_autoptr (CliResult) axis = cli_run (fixture,
                                        "chart",
                                        "timeline",
                                        "--patient=JLS-002",
                                        "--axis=since-diagnosis",
                                        "--width=500",
                                        "-o",
                                        since);

  cli_assert_status (plain, 0);
  cli_assert_status (axis, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "JLS-002"));
  g_assert_null (strstr (text, "2016-04-14"));
}

static void
test_a_figure_that_cannot_be_is_refused (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_fixture_path (fixture, "figure.svg");
  g_autofree char *odd = cli_fixture_path (fixture, "figure.doc");
  g_autofree char *nowhere = cli_fixture_path (fixture, "missing/figure.svg");
  g_autoptr (CliResult) no_file = cli_run (fixture, "chart", "timeline", "--patient=P1");
  g_autoptr (CliResult) no_patient = cli_run (fixture, "chart", "timeline", "-o", path);
  g_autoptr (CliResult) nobody = cli_run (fixture, "chart", "timeline", "--patient=P9", "-o", path);
  g_autoptr (CliResult) kind = cli_run (fixture, "chart", "spiral", "-o", path);
  g_autoptr (CliResult) axis = cli_run (
      fixture, "chart", "timeline", "--patient=P1", "--axis=up", "-o", path);
  g_autoptr (CliResult) width = cli_run (
      fixture, "chart", "timeline", "--patient=P1", "--width=nan", "-o", path);
  g_autoptr (CliResult) format = cli_run (fixture, "chart", "timeline", "--patient=P1", "-o", odd);
  g_autoptr (CliResult) folder = cli_run (
      fixture, "chart", "timeline", "--patient=P1", "-o", nowhere);

  cli_assert_refused (no_file, 2);
  cli_assert_refused (no_patient, 2);
  cli_assert_refused (nobody, 7);
  cli_assert_refused (kind, 2);
  cli_assert_refused (axis, 2);
  cli_assert_refused (width, 2);
  cli_assert_refused (format, 2);
  cli_assert_refused (folder, 5);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The lines stand with the parameters that they were made with. */
static void
test_show_has_the_lines_of_therapy (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) text = cli_run (fixture, "show", "JLS-002");
  g_autoptr (CliResult) listed = cli_run (fixture, "show", "--json", "JLS-002");
  g_autoptr (CliResult) none = cli_run (fixture, "show", "JLS-019");
  g_autoptr (JsonNode) node = NULL;
  JsonArray *lines;
  JsonObject *all, *line, *failure;

  cli_assert_status (text, 0);
  g_assert_nonnull (strstr (text->out, "\nLines of therapy\n"));
  g_assert_nonnull (
      strstr (text->out, "  4  TCZ    2021-04-14  goes on     Switch      Inadequate response\n"));
  g_assert_nonnull (strstr (text->out, "Combination: within 28 days"));
  g_assert_nonnull (
      strstr (text->out,
              "\nResistance and intolerance\n  2017-04-14  To be confirmed  Methotrexate: partial "
              "response after 52 weeks at 15 mg/m²\n"));
  cli_assert_status (none, 0);
  g_assert_null (strstr (none->out, "Lines of therapy"));

  cli_assert_status (listed, 0);
  node = cli_parse_json (listed);
  all = json_node_get_object (node);
  lines = json_object_get_array_member (all, "lines");
  g_assert_cmpuint (json_array_get_length (lines), ==, 4);
  line = json_array_get_object_element (lines, 1);
  g_assert_cmpstr (json_object_get_string_member (line, "kind"), ==, "switch");
  g_assert_cmpstr (json_object_get_string_member (line, "former"), ==, "methotrexate");
  g_assert_cmpstr (json_object_get_string_member (line, "start_date"), ==, "2017-04-14");
  g_assert_cmpint (json_object_get_int_member (
                       json_object_get_object_member (all, "line_parameters"), "restart_days"),
                   ==,
                   90);
  failure = json_array_get_object_element (json_object_get_array_member (all, "resistance"), 0);
  g_assert_cmpstr (json_object_get_string_member (failure, "status"), ==, "candidate");
  g_assert_cmpint (json_object_get_int_member (failure, "adequate_days"), ==, 365);
}

/* JLS-013: the relapse of 2021-12-13 is one that a clinician recorded without the criterion. */
static void
test_show_explains_what_is_derived (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) text = cli_run (fixture, "show", "JLS-013");
  g_autoptr (CliResult) why = cli_run (fixture, "show", "--explain", "JLS-013");
  g_autoptr (CliResult) listed = cli_run (fixture, "show", "--json", "--explain", "JLS-013");
  g_autoptr (JsonNode) node = NULL;
  JsonObject *all, *first;

  cli_assert_status (text, 0);
  g_assert_nonnull (strstr (text->out, "\nStates\n"));
  g_assert_nonnull (strstr (text->out, "2021-12-13  Recorded without a criterion  Relapse"));
  g_assert_nonnull (strstr (text->out, "\nCalculations\n"));
  g_assert_nonnull (strstr (text->out, "1 item missing: Creatinine\n"));
  g_assert_nonnull (strstr (text->out, "\nDue\n"));
  g_assert_null (strstr (text->out, "Version 1 of the rule"));

  cli_assert_status (why, 0);
  g_assert_nonnull (strstr (why->out, "Version 1 of the rule"));
  g_assert_nonnull (strstr (why->out, "17 other sites: nothing recorded, counted as 0\n"));
  g_assert_nonnull (strstr (why->out, "Formula: mlossi == 0\n"));

  cli_assert_status (listed, 0);
  node = cli_parse_json (listed);
  all = json_node_get_object (node);
  first = json_array_get_object_element (json_object_get_array_member (all, "calculations"), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "code"), ==, "mlossi_improved");
  g_assert_cmpint (json_object_get_int_member (first, "value"), ==, 0);
  g_assert_nonnull (strstr (json_object_get_string_member (first, "why"), "value before: 0"));
  first = json_array_get_object_element (json_object_get_array_member (all, "states"), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "state"), ==, "active");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/cli/import/the-cohort-is-listed", set_up_demo, test_the_cohort_is_listed);
  add_test (
      "/cli/import/a-dry-run-changes-nothing", cli_fixture_set_up, test_a_dry_run_changes_nothing);
  add_test ("/cli/import/each-fault-is-a-line", cli_fixture_set_up, test_each_fault_is_a_line);
  add_test ("/cli/import/what-is-no-bundle-is-refused",
            cli_fixture_set_up,
            test_what_is_no_bundle_is_refused);
  add_test ("/cli/export/imports-to-the-same-export",
            set_up_demo,
            test_an_export_imports_to_the_same_export);
  add_test ("/cli/export/deidentified-names-nobody",
            cli_fixture_set_up,
            test_a_deidentified_export_names_nobody);
  add_test ("/cli/show/has-the-lines-of-therapy", set_up_demo, test_show_has_the_lines_of_therapy);
  add_test ("/cli/show/explains-what-is-derived", set_up_demo, test_show_explains_what_is_derived);
  add_test ("/cli/chart/figures-are-written", set_up_demo, test_figures_are_written);
  add_test ("/cli/chart/without-dates", set_up_demo, test_a_figure_can_be_without_dates);
  add_test ("/cli/chart/that-cannot-be-is-refused",
            cli_fixture_set_up,
            test_a_figure_that_cannot_be_is_refused);

  return g_test_run ();
}
