/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-course-tables.h"
#include "dcs-patient-words.h"
#include "dcs-records.h"
#include "dcs-table-row.h"

static const char *
cell (GPtrArray *rows, guint row, DcsTableColumn column)
{
  g_assert_cmpuint (row, <, rows->len);
  return dcs_table_row_get_text (g_ptr_array_index (rows, row), column);
}

static void
test_visits_come_latest_first (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  g_autoptr (GPtrArray) rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_VISITS);

  g_assert_cmpuint (rows->len, ==, 6);
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_DATE), ==, "1 Feb 2018");
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_DATE_TIP), ==, "1 February 2018");
  g_assert_cmpstr (cell (rows, 5, DCS_COLUMN_DATE), ==, "7 Apr 2015");
  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpint (
        dcs_table_row_get_day (rows->pdata[i - 1]), >=, dcs_table_row_get_day (rows->pdata[i]));
}

static void
test_visits_show_scores_and_measurements (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  g_autoptr (GPtrArray) rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_VISITS);

  /* The first visit: erythema 3 and thickness 3 at one site; physician global 60 mm. */
  g_assert_cmpstr (cell (rows, 5, DCS_COLUMN_VALUE), ==, "6");
  g_assert_cmpstr (cell (rows, 5, DCS_COLUMN_BAND), !=, "");
  g_assert_cmpstr (cell (rows, 5, DCS_COLUMN_GLOBAL), ==, "60");
  g_assert_cmpstr (cell (rows, 5, DCS_COLUMN_WEIGHT), ==, "30");
  g_assert_cmpstr (cell (rows, 5, DCS_COLUMN_HEIGHT), ==, "130");
  g_assert_cmpstr (cell (rows, 5, DCS_COLUMN_NOTES), ==, "Seen with a parent.");
}

/* A form of which a value is missing has no total, and the table says so. */
static void
test_visit_with_half_a_score_says_so (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 visit;

  fixture_patient (fixture, "TST-003", NULL);
  visit = fixture_visit (fixture, "2016-05", NULL);
  fixture_value (fixture, visit, "erythema", "left_leg", 2);
  course = fixture_course (fixture);
  rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_VISITS);

  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_VALUE), ==, "");
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_BAND), ==, "not computable");
}

/* The response of a running treatment is the latest judgement at a visit. */
static void
test_treatment_shows_judgements_and_doses_given (RulesFixture *fixture, gconstpointer data)
{
  static const char *const responses[] = { "sufficient", "partial" };
  static const char *const dates[] = { "2016-05-02", "2016-11-02" };
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  gint64 treatment;
  DcsValue *row;
  const char *tip;

  fixture_patient (fixture, "TST-003", NULL);
  treatment = fixture_treatment (fixture, "ivig", "2016-03-01", NULL);
  for (guint i = 0; i < 2; i++)
    {
      gint64 visit = fixture_visit (fixture, dates[i], NULL);

      row = fixture_row (fixture, DCS_RECORD_ASSESSMENT);
      row[DCS_ASSESSMENT_VISIT_ID] = dcs_value_integer (visit);
      row[DCS_ASSESSMENT_TREATMENT_ID] = dcs_value_integer (treatment);
      row[DCS_ASSESSMENT_RESPONSE] = dcs_value_code (dcs_code (responses[i]));
    }
  row = fixture_row (fixture, DCS_RECORD_ADMINISTRATION);
  row[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (treatment);
  row[DCS_ADMINISTRATION_DATE] = dcs_value_date (dcs_date_new (2016, 4, 1));
  row[DCS_ADMINISTRATION_GIVEN] = dcs_value_text ("no");
  row[DCS_ADMINISTRATION_REASON] = dcs_value_text ("fever");
  course = fixture_course (fixture);
  rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_TREATMENTS);
  visits = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_VISITS);

  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_RESPONSE), ==, "Partial");
  tip = cell (rows, 0, DCS_COLUMN_TIP);
  g_assert_nonnull (strstr (tip, "at the visit of 2 May 2016: Sufficient"));
  g_assert_nonnull (strstr (tip, "at the visit of 2 November 2016: Partial"));
  g_assert_nonnull (strstr (tip, "Infusion: 1 Apr 2016: not given · fever"));
  g_assert_nonnull (
      strstr (cell (visits, 0, DCS_COLUMN_TIP), "Intravenous immunoglobulin: Partial"));
}

static void
test_care_plan_shows_what_is_due (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  fixture_patient (fixture, "TST-007", NULL);
  fixture_care_item (fixture, "2016-05-02", "open");
  fixture_care_item (fixture, "2016-03-02", "done");
  course = fixture_course (fixture);
  rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_CARE_PLAN);

  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_DATE), ==, "2 May 2016");
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_DETAIL), ==, "Open");
  g_assert_cmpstr (cell (rows, 1, DCS_COLUMN_DETAIL), ==, "Done");
}

static void
test_deletion_is_told_in_a_sentence (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, 0);
  g_autofree char *of_visit = dcs_words_deleted (DCS_RECORD_VISIT, visit);
  g_autofree char *of_nothing = dcs_words_deleted (DCS_RECORD_LESION, NULL);

  g_assert_cmpstr (of_visit, ==, "Visit of 7 Apr 2015 deleted");
  g_assert_cmpstr (of_nothing, ==, "Lesion deleted");
}

static void
test_visit_without_scores_shows_none (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  fixture_patient (fixture, "TST-003", NULL);
  fixture_visit (fixture, "2016-05", NULL);
  course = fixture_course (fixture);
  rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_VISITS);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_DATE), ==, "May 2016");
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_GLOBAL), ==, "");
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_WEIGHT), ==, "");
}

static void
test_treatments_show_dose_and_reason (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  g_autoptr (GPtrArray) rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_TREATMENTS);

  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_TITLE), ==, "Mycophenolate mofetil");
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_END_DATE), ==, "ongoing");
  g_assert_cmpstr (cell (rows, 1, DCS_COLUMN_TITLE), ==, "Methotrexate");
  g_assert_cmpstr (cell (rows, 1, DCS_COLUMN_END_DATE), ==, "16 Jan 2017");
  g_assert_cmpstr (cell (rows, 1, DCS_COLUMN_DURATION), ==, "1 y 9 mo");
  g_assert_cmpstr (cell (rows, 1, DCS_COLUMN_END_REASON), ==, "No response");
  /* The dose on the last day on the drug, and both steps in the tooltip. */
  g_assert_true (g_str_has_prefix (cell (rows, 1, DCS_COLUMN_DOSE), "15"));
  g_assert_nonnull (strstr (cell (rows, 1, DCS_COLUMN_TIP), "from 7 Apr 2015: 12.5"));
  g_assert_nonnull (strstr (cell (rows, 1, DCS_COLUMN_TIP), "from 7 Jul 2015: 15"));
}

static void
test_events_are_named_in_words (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  g_autoptr (GPtrArray) rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_EVENTS);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_KIND), ==, "Relapse");
  g_assert_null (strchr (cell (rows, 0, DCS_COLUMN_TITLE), '_'));
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_TITLE), !=, "");
}

static void
test_laboratory_leaves_other_observations_out (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  g_autoptr (GPtrArray) rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_LABORATORY);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_TITLE), ==, "C-reactive protein");
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_VALUE), ==, "4.5");
}

static void
test_unknown_code_is_shown_as_recorded (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  fixture_patient (fixture, "TST-004", NULL);
  fixture_treatment (fixture, "drug_of_another_clinic", "2016-05-01", NULL);
  course = fixture_course (fixture);
  rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_TREATMENTS);
  g_assert_cmpstr (cell (rows, 0, DCS_COLUMN_TITLE), ==, "drug_of_another_clinic");
}

static void
test_titles_count_rows (RulesFixture *fixture, gconstpointer data)
{
  g_autofree char *title = dcs_course_tables_title (DCS_TABLE_VISITS, 23);

  g_assert_cmpstr (title, ==, "Visits 23");
}

static void
test_row_is_said_in_one_line (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (fixture);
  g_autoptr (GPtrArray) rows = dcs_course_tables_rows (course, fixture->jls, DCS_TABLE_LABORATORY);
  g_autofree char *name = dcs_table_row_dup_name (rows->pdata[0]);

  g_assert_cmpstr (name, ==, "C-reactive protein, 7 April 2015, 4.5");
}

static void
test_properties_are_the_texts (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsTableRow) row = dcs_table_row_new (DCS_RECORD_VISIT, 7);
  g_autofree char *title = NULL;
  g_autofree char *tip = NULL;
  int day;

  dcs_table_row_set_text (row, DCS_COLUMN_TITLE, "Methotrexate");
  dcs_table_row_set_date (row, dcs_date_new (2015, 4, 7));
  g_object_get (row, "title", &title, "date-tip", &tip, "day", &day, NULL);
  g_assert_cmpstr (title, ==, "Methotrexate");
  g_assert_cmpstr (tip, ==, "7 April 2015");
  g_assert_cmpint (day, ==, fixture_day ("2015-04-07"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/ui/course-tables/visits-come-latest-first", test_visits_come_latest_first);
  fixture_test ("/ui/course-tables/visits-show-scores-and-measurements",
                test_visits_show_scores_and_measurements);
  fixture_test ("/ui/course-tables/visit-with-half-a-score-says-so",
                test_visit_with_half_a_score_says_so);
  fixture_test ("/ui/course-tables/treatment-shows-judgements-and-doses-given",
                test_treatment_shows_judgements_and_doses_given);
  fixture_test ("/ui/course-tables/care-plan-shows-what-is-due", test_care_plan_shows_what_is_due);
  fixture_test ("/ui/course-tables/deletion-is-told-in-a-sentence",
                test_deletion_is_told_in_a_sentence);
  fixture_test ("/ui/course-tables/visit-without-scores-shows-none",
                test_visit_without_scores_shows_none);
  fixture_test ("/ui/course-tables/treatments-show-dose-and-reason",
                test_treatments_show_dose_and_reason);
  fixture_test ("/ui/course-tables/events-are-named-in-words", test_events_are_named_in_words);
  fixture_test ("/ui/course-tables/laboratory-leaves-other-observations-out",
                test_laboratory_leaves_other_observations_out);
  fixture_test ("/ui/course-tables/unknown-code-is-shown-as-recorded",
                test_unknown_code_is_shown_as_recorded);
  fixture_test ("/ui/course-tables/titles-count-rows", test_titles_count_rows);
  fixture_test ("/ui/course-tables/row-is-said-in-one-line", test_row_is_said_in_one_line);
  fixture_test ("/ui/course-tables/properties-are-the-texts", test_properties_are_the_texts);

  return g_test_run ();
}
