/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-course-tables.h"
#include "dcs-patient-figures.h"
#include "dcs-patient-words.h"
#include "dcs-records.h"
#include "dcs-table-row.h"

static DcsDefinition *
find_definition (RulesFixture *fixture, const char *code)
{
  return dcs_catalog_find (fixture->catalog, dcs_code (code));
}

static GPtrArray *
measures (RulesFixture *fixture, const char *disease)
{
  g_autoptr (DcsCourse) course = fixture_course (fixture);

  return dcs_course_tables_rows (
      course, find_definition (fixture, disease), DCS_TABLE_MEASUREMENTS);
}

/* "10 Apr 2019 | Weight | 30.4 | kg | +0.4 | remark" of the row with that title and date. */
static void
assert_row (GPtrArray *rows, guint index, const char *expected)
{
  DcsTableRow *row;
  g_autofree char *words = NULL;

  g_assert_cmpuint (index, <, rows->len);
  row = rows->pdata[index];
  words = g_strjoin (" | ",
                     dcs_table_row_get_text (row, DCS_COLUMN_DATE),
                     dcs_table_row_get_text (row, DCS_COLUMN_TITLE),
                     dcs_table_row_get_text (row, DCS_COLUMN_VALUE),
                     dcs_table_row_get_text (row, DCS_COLUMN_UNIT),
                     dcs_table_row_get_text (row, DCS_COLUMN_CHANGE),
                     dcs_table_row_get_text (row, DCS_COLUMN_NOTES),
                     NULL);
  g_assert_cmpstr (words, ==, expected);
}

static void
add_weight (RulesFixture *fixture, gint64 visit, double value, const char *unit)
{
  fixture_value (fixture, visit, "weight", NULL, value);
  *fixture_last (fixture, DCS_OBSERVATION_UNIT) = dcs_value_code (dcs_code (unit));
}

static void
test_measurements_come_latest_first_with_change (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  gint64 visit;

  fixture_patient (fixture, "T-1", NULL);
  visit = fixture_visit (fixture, "2019-01-10", NULL);
  add_weight (fixture, visit, 30, "kg");
  visit = fixture_visit (fixture, "2019-04-10", NULL);
  add_weight (fixture, visit, 30.4, "kg");
  fixture_value (fixture, visit, "pga_activity", NULL, 20);
  visit = fixture_visit (fixture, "2019-07-10", NULL);
  add_weight (fixture, visit, 31000, "g");
  visit = fixture_visit (fixture, "2019-10-10", NULL);
  add_weight (fixture, visit, 31000, "g");
  fixture_dated_value (fixture, "2019-04-10", "CRP", 4.5);

  rows = measures (fixture, "jls");
  g_assert_cmpuint (rows->len, ==, 5);
  assert_row (rows, 0, "10 Oct 2019 | Weight | 31000 | g | ±0 | ");
  /* 30.4 kg to 31000 g: a change between units is not counted. */
  assert_row (rows, 1, "10 Jul 2019 | Weight | 31000 | g |  | ");
  /* Scored forms stand before single values; the physician's global of 11 to 50 is moderate. */
  assert_row (rows, 2, "10 Apr 2019 | PGA-A | 20 |  |  | Moderate");
  assert_row (rows, 3, "10 Apr 2019 | Weight | 30.4 | kg | +0.4 | ");
  assert_row (rows, 4, "10 Jan 2019 | Weight | 30 | kg |  | ");
  /* Where it is edited: its visit, at its field. */
  g_assert_cmpint (dcs_table_row_get_visit (rows->pdata[4]), !=, 0);
  g_assert_cmpstr (dcs_table_row_get_path (rows->pdata[4]), ==, "obs:weight");
}

/* A grid is one row with its total; its values stand in the row's details. */
static void
test_instrument_is_one_row (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  const char *tip;
  gint64 visit;

  fixture_patient (fixture, "T-1", NULL);
  visit = fixture_visit (fixture, "2019-01-10", NULL);
  fixture_site (fixture, visit, "left_leg", 3, 3, 0);
  visit = fixture_visit (fixture, "2019-04-10", NULL);
  fixture_site (fixture, visit, "left_leg", 2, 2, 0);

  rows = measures (fixture, "jls");
  /* mLoSSI 0 + 2 + 2 = 4, it was 0 + 3 + 3 = 6. Mild up to 4. */
  assert_row (rows, 0, "10 Apr 2019 | mLoSSI | 4 |  | −2 | Mild");
  tip = dcs_table_row_get_text (rows->pdata[0], DCS_COLUMN_TIP);
  g_assert_nonnull (strstr (tip, "Erythema"));
  g_assert_nonnull (strstr (tip, ": 2"));
  g_assert_true (g_str_has_prefix (dcs_table_row_get_path (rows->pdata[0]), "obs:"));
  g_assert_nonnull (strchr (dcs_table_row_get_path (rows->pdata[0]), '@'));
}

/* Twelve items, 3 each: 36. Without one of them there is no total, and it says which. */
static void
test_total_that_is_not_computable_says_why (RulesFixture *fixture, gconstpointer data)
{
  static const char *const items[] = {
    "alsfrs_speech",  "alsfrs_salivation", "alsfrs_swallowing", "alsfrs_handwriting",
    "alsfrs_cutting", "alsfrs_dressing",   "alsfrs_turning",    "alsfrs_walking",
    "alsfrs_stairs",  "alsfrs_dyspnoea",   "alsfrs_orthopnoea", "alsfrs_ventilation",
  };
  g_autoptr (GPtrArray) rows = NULL;
  gint64 visit;

  fixture_patient (fixture, "T-1", NULL);
  visit = fixture_visit (fixture, "2019-01-10", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    fixture_value (fixture, visit, items[i], NULL, 3);
  visit = fixture_visit (fixture, "2019-04-10", NULL);
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (items); i++)
    fixture_value (fixture, visit, items[i], NULL, 3);

  rows = measures (fixture, "als");
  g_assert_cmpuint (rows->len, ==, 2);
  assert_row (rows,
              0,
              "10 Apr 2019 | ALSFRS-R |  |  |  | "
              "not computable · Missing: Respiratory insufficiency. · "
              "Bulbar 9 · Fine motor 9 · Gross motor 9");
  /* Subscores: speech, salivation, swallowing 3 × 3 = 9. */
  assert_row (rows,
              1,
              "10 Jan 2019 | ALSFRS-R | 36 |  |  | "
              "Bulbar 9 · Fine motor 9 · Gross motor 9 · Respiratory 9");
}

static void
test_results_and_what_was_not_done_are_shown (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  gint64 visit;

  fixture_patient (fixture, "T-1", NULL);
  visit = fixture_visit (fixture, "2019-01-10", NULL);
  fixture_value (fixture, visit, "niv_status", NULL, 0);
  *fixture_last (fixture, DCS_OBSERVATION_VALUE) = DCS_VALUE_INIT;
  *fixture_last (fixture, DCS_OBSERVATION_TEXT) = dcs_value_code (dcs_code ("offered"));
  visit = fixture_visit (fixture, "2019-04-10", NULL);
  fixture_value (fixture, visit, "niv_status", NULL, 0);
  *fixture_last (fixture, DCS_OBSERVATION_VALUE) = DCS_VALUE_INIT;
  *fixture_last (fixture, DCS_OBSERVATION_TEXT) = dcs_value_code (dcs_code ("in_use"));
  fixture_value (fixture, visit, "fvc_percent", NULL, 0);
  *fixture_last (fixture, DCS_OBSERVATION_VALUE) = DCS_VALUE_INIT;
  *fixture_last (fixture, DCS_OBSERVATION_NOT_DONE) = dcs_value_text ("mouth not closed");
  /* What the definition does not know any more is shown as it was recorded. */
  fixture_value (fixture, visit, "old_test", NULL, 7);

  rows = measures (fixture, "als");
  g_assert_cmpuint (rows->len, ==, 4);
  assert_row (rows, 0, "10 Apr 2019 | old_test | 7 |  |  | ");
  g_assert_cmpstr (dcs_table_row_get_text (rows->pdata[1], DCS_COLUMN_VALUE), ==, "not done");
  g_assert_cmpstr (
      dcs_table_row_get_text (rows->pdata[1], DCS_COLUMN_NOTES), ==, "mouth not closed");
  assert_row (rows, 2, "10 Apr 2019 | Non-invasive ventilation | In use |  | was: Offered | ");
  assert_row (rows, 3, "10 Jan 2019 | Non-invasive ventilation | Offered |  |  | ");
}

/* 200 visits with 10 measurements each. */
static void
test_long_course_is_quick (RulesFixture *fixture, gconstpointer data)
{
  static const char *const tests[] = { "weight",    "height",   "pga_activity", "pga_damage",
                                       "lost_one",  "lost_two", "lost_three",   "lost_four",
                                       "lost_five", "lost_six" };
  g_autoptr (GPtrArray) rows = NULL;
  gint64 start;

  fixture_patient (fixture, "T-1", NULL);
  for (int i = 0; i < 200; i++)
    {
      char iso[DCS_DATE_ISO_SIZE];
      gint64 visit;

      dcs_date_to_iso (dcs_date_from_day (fixture_day ("2000-01-01") + i * 30), iso);
      visit = fixture_visit (fixture, iso, NULL);
      for (gsize test = 0; test < G_N_ELEMENTS (tests); test++)
        fixture_value (fixture, visit, tests[test], NULL, i);
    }
  start = g_get_monotonic_time ();
  rows = measures (fixture, "jls");
  g_test_message ("%g ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (rows->len, ==, 2000);
  /* Far above what it takes: only a table that grows with the square of its rows fails. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

static gboolean
has_figure (GPtrArray *figures, const char *caption)
{
  for (guint i = 0; i < figures->len; i++)
    if (g_str_equal (((DcsFigure *) figures->pdata[i])->caption, caption))
      return TRUE;
  return FALSE;
}

static void
test_disease_without_relapses_counts_none (RulesFixture *fixture, gconstpointer data)
{
  DcsDate today = dcs_date_new (2020, 1, 1);
  DcsDefinition *als = find_definition (fixture, "als");
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsCourse) relapsed = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GPtrArray) jls_figures = NULL;
  g_autoptr (GPtrArray) relapsed_figures = NULL;

  fixture_patient (fixture, "T-1", NULL);
  fixture_visit (fixture, "2019-01-10", NULL);
  course = fixture_course (fixture);
  figures = course_fixture_figures (course, als, today);
  jls_figures = course_fixture_figures (course, fixture->jls, today);
  g_assert_false (dcs_words_has_relapses (als));
  g_assert_false (dcs_words_has_lesions (als));
  g_assert_false (has_figure (figures, "Relapses"));
  g_assert_true (has_figure (figures, "ALSFRS-R"));
  g_assert_true (has_figure (jls_figures, "Relapses"));
  g_assert_true (dcs_words_has_lesions (fixture->jls));

  /* What was recorded all the same is shown. */
  fixture_relapse (fixture, "2019-02-02");
  relapsed = fixture_course (fixture);
  relapsed_figures = course_fixture_figures (relapsed, als, today);
  g_assert_true (has_figure (relapsed_figures, "Relapses"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/ui/course-measures/come-latest-first-with-change",
                test_measurements_come_latest_first_with_change);
  fixture_test ("/ui/course-measures/instrument-is-one-row", test_instrument_is_one_row);
  fixture_test ("/ui/course-measures/total-that-is-not-computable-says-why",
                test_total_that_is_not_computable_says_why);
  fixture_test ("/ui/course-measures/results-and-what-was-not-done-are-shown",
                test_results_and_what_was_not_done_are_shown);
  fixture_test ("/ui/course-measures/long-course-is-quick", test_long_course_is_quick);
  fixture_test ("/ui/course-measures/disease-without-relapses-counts-none",
                test_disease_without_relapses_counts_none);

  return g_test_run ();
}
