/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "visit-fixture.h"

#include <string.h>

static void
test_what_is_typed_is_in_the_drafts (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *visit, *row;

  visit_fixture_add (fixture);
  entry = visit_fixture_enter (fixture, "2024-07-14");
  entry_type (entry, "kind", "scheduled");
  entry_type (entry, "obs:weight", "30.10");
  entry_type (entry, "obs:pga_activity", "12");
  entry_type (entry, "not_done:pga_damage", "tired");
  entry_type (entry, "obs:CRP", "<0.5");
  entry_type (entry, "notes", "Well.");
  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 5);
  visit = entry_draft (drafts, DCS_RECORD_VISIT, 0);
  g_assert_true (dcs_draft_get_kind (drafts->pdata[0]) == DCS_RECORD_VISIT);
  assert_date (visit[DCS_VISIT_DATE].date, "2024-07-14");
  g_assert_cmpstr (visit[DCS_VISIT_NOTES].text, ==, "Well.");
  /* Nothing was said of the skin: what the other sites were then is not said again. */
  g_assert_cmpint (visit[DCS_VISIT_REVIEWED].kind, ==, DCS_VALUE_NULL);

  row = entry_observation (drafts, "weight", NULL);
  visit_fixture_assert_number (row, 30.1, 2);
  g_assert_cmpint (row[DCS_OBSERVATION_VISIT_ID].integer, ==, visit[DCS_VISIT_ID].integer);
  g_assert_cmpint (row[DCS_OBSERVATION_DATE].kind, ==, DCS_VALUE_NULL);
  row = entry_observation (drafts, "pga_damage", NULL);
  g_assert_cmpstr (row[DCS_OBSERVATION_NOT_DONE].text, ==, "tired");
  g_assert_cmpint (row[DCS_OBSERVATION_VALUE].kind, ==, DCS_VALUE_NULL);
  /* A sample belongs to its day, as in labs.csv. */
  row = entry_observation (drafts, "CRP", NULL);
  visit_fixture_assert_number (row, 0.5, 1);
  g_assert_cmpstr (row[DCS_OBSERVATION_COMPARATOR].text, ==, "<");
  g_assert_cmpint (row[DCS_OBSERVATION_VISIT_ID].integer, ==, 0);
  assert_date (row[DCS_OBSERVATION_DATE].date, "2024-07-14");
}

static void
test_the_visit_before_stands_beside (RulesFixture *fixture, gconstpointer data)
{
  VisitCourse course = visit_fixture_add (fixture);
  g_autoptr (DcsEntry) entry = visit_fixture_enter (fixture, "2024-07-14");
  g_autoptr (DcsEntry) middle = NULL;
  g_autoptr (DcsEntry) second = NULL;

  g_assert_cmpstr (visit_fixture_cell (entry, "obs:weight")->previous, ==, "29.4");
  g_assert_null (visit_fixture_cell (entry, "obs:weight")->change);
  entry_type (entry, "obs:weight", "30.1");
  g_assert_cmpstr (visit_fixture_cell (entry, "obs:weight")->change, ==, "+0.7");
  entry_type (entry, "obs:weight", "29");
  g_assert_cmpstr (visit_fixture_cell (entry, "obs:weight")->change, ==, "−0.4");
  /* In grams: 29 500 g are 29.5 kg. */
  entry_type (entry, "obs:weight", "29500");
  entry_type (entry, "unit:weight", "g");
  g_assert_cmpstr (visit_fixture_cell (entry, "obs:weight")->change, ==, "+0.1");
  g_assert_nonnull (strstr (visit_fixture_cell (entry, "obs:weight")->hint, "29.5 kg"));
  g_assert_nonnull (strstr (visit_fixture_cell (entry, "obs:CRP")->previous, "3.5"));
  /* Never a later one. */
  middle = visit_fixture_enter (fixture, "2024-02-20");
  g_assert_cmpstr (visit_fixture_cell (middle, "obs:weight")->previous, ==, "28.5");
  g_assert_null (visit_fixture_cell (middle, "obs:CRP")->previous);
  second = entry_new (fixture, DCS_ENTRY_VISIT, course.second, FALSE);
  g_assert_cmpstr (visit_fixture_cell (second, "obs:weight")->previous, ==, "28.5");
  g_assert_cmpstr (visit_fixture_cell (second, "obs:weight")->change, ==, "+0.9");
}

static void
test_values_outside_the_usual_range_are_marked (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  visit_fixture_add (fixture);
  entry = visit_fixture_enter (fixture, "2024-07-14");
  /* At nine years 4500 to 13 500/µL (Dallman and Nelson; the definition says so). */
  entry_type (entry, "obs:WBC", "4500");
  g_assert_null (visit_fixture_cell (entry, "obs:WBC")->warning);
  entry_type (entry, "obs:WBC", "4400");
  g_assert_nonnull (strstr (visit_fixture_cell (entry, "obs:WBC")->warning, "Below"));
  g_assert_nonnull (strstr (visit_fixture_cell (entry, "obs:WBC")->warning, "4500–13500"));
  entry_type (entry, "obs:WBC", "13,6");
  entry_type (entry, "unit:WBC", "10^9/L");
  g_assert_nonnull (strstr (visit_fixture_cell (entry, "obs:WBC")->warning, "Above"));
  /* "More than 13" may be in it. */
  entry_type (entry, "obs:WBC", ">13");
  g_assert_null (visit_fixture_cell (entry, "obs:WBC")->warning);
  entry_type (entry, "obs:WBC", "<4.5");
  g_assert_nonnull (visit_fixture_cell (entry, "obs:WBC")->warning);
  g_assert_true (dcs_entry_validate (entry, TRUE));
}

static void
test_the_laboratory (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *row;

  visit_fixture_add (fixture);
  entry = visit_fixture_enter (fixture, "2024-07-14");
  /* 1.2 mg/dL × 10 = 12 mg/L. */
  entry_type (entry, "obs:CRP", "1.2");
  entry_type (entry, "unit:CRP", "mg/dL");
  g_assert_nonnull (strstr (visit_fixture_cell (entry, "obs:CRP")->hint, "12 mg/L"));
  g_assert_cmpstr (visit_fixture_cell (entry, "obs:CRP")->unit, ==, "mg/dL");
  g_assert_cmpstr (visit_fixture_cell (entry, "obs:CRP")->change, ==, "+8.5");
  entry_type (entry, "obs:WBC", "12,700");
  g_assert_true (visit_fixture_cell (entry, "obs:WBC")->is_bad);
  entry_type (entry, "obs:WBC", "12700");
  entry_type (entry, "obs:HGB", "12,6");
  g_assert_true (dcs_entry_add_test (entry, dcs_code ("ANA")));
  g_assert_false (dcs_entry_add_test (entry, dcs_code ("nonsense")));
  entry_type (entry, "obs:ANA", "160 Positive");
  drafts = entry_drafts (entry);
  row = entry_observation (drafts, "CRP", NULL);
  visit_fixture_assert_number (row, 1.2, 1);
  g_assert_cmpfloat (row[DCS_OBSERVATION_CANONICAL].number, ==, 12);
  visit_fixture_assert_number (entry_observation (drafts, "HGB", NULL), 12.6, 1);
  row = entry_observation (drafts, "ANA", NULL);
  visit_fixture_assert_number (row, 160, 0);
  g_assert_cmpstr (dcs_code_string (row[DCS_OBSERVATION_TEXT].code), ==, "positive");
}

static void
test_values_that_cannot_be_are_refused (RulesFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path, *text;
  } bad[] = {
    { "obs:weight", "900" },
    { "obs:weight", "x" },
    { "obs:erythema@neck", "4" },
    { "obs:erythema@neck", "1.5" },
    { "obs:new_enlarged@neck", "1" },
    { "obs:CRP", "<" },
    { "obs:CRP", "-1" },
    { "obs:CRP", "positive" },
    { "unit:CRP", "kg" },
    { "rest:loscat", "perhaps" },
  };

  visit_fixture_add (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (DcsEntry) entry = visit_fixture_enter (fixture, "2024-07-14");

      entry_type (entry, bad[i].path, bad[i].text);
      g_assert_true (visit_fixture_cell (entry, bad[i].path)->is_bad);
      g_assert_nonnull (visit_fixture_cell (entry, bad[i].path)->problem);
      g_assert_false (dcs_entry_validate (entry, FALSE));
    }
}

static void
test_a_cleared_value_is_deleted (RulesFixture *fixture, gconstpointer data)
{
  VisitCourse course = visit_fixture_add (fixture);
  g_autoptr (DcsEntry) entry = entry_new (fixture, DCS_ENTRY_VISIT, course.second, FALSE);
  g_autoptr (GPtrArray) nothing = dcs_entry_build_drafts (entry);
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *row;

  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpstr (entry_text (entry, "obs:CRP"), ==, "3.5");
  entry_type (entry, "obs:weight", "");
  entry_type (entry, "obs:CRP", "4");
  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 2);
  row = entry_observation (drafts, "weight", NULL);
  g_assert_cmpint (row[DCS_OBSERVATION_DELETED].integer, ==, 1);
  g_assert_cmpfloat (row[DCS_OBSERVATION_VALUE].number, ==, 29.4);
  row = entry_observation (drafts, "CRP", NULL);
  g_assert_cmpint (row[DCS_OBSERVATION_DELETED].integer, ==, 0);
  visit_fixture_assert_number (row, 4, 0);
  assert_date (row[DCS_OBSERVATION_DATE].date, "2024-04-10");
}

static void
test_the_laboratory_moves_with_the_day (RulesFixture *fixture, gconstpointer data)
{
  VisitCourse course = visit_fixture_add (fixture);
  g_autoptr (DcsEntry) entry = entry_new (fixture, DCS_ENTRY_VISIT, course.second, FALSE);
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *gone, *row;

  entry_type (entry, "date", "2024-04-12");
  g_assert_cmpstr (entry_text (entry, "obs:CRP"), ==, "3.5");
  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 3);
  gone = entry_draft (drafts, DCS_RECORD_OBSERVATION, 0);
  row = entry_draft (drafts, DCS_RECORD_OBSERVATION, 1);
  g_assert_cmpint (gone[DCS_OBSERVATION_DELETED].integer, ==, 1);
  assert_date (gone[DCS_OBSERVATION_DATE].date, "2024-04-10");
  assert_date (row[DCS_OBSERVATION_DATE].date, "2024-04-12");
  visit_fixture_assert_number (row, 3.5, 1);
}

static void
test_a_new_visit_finds_the_sample_of_its_day (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  visit_fixture_add (fixture);
  fixture_dated_value (fixture, "2024-07-14", "ESR", 22);
  entry = visit_fixture_enter (fixture, "2024-07-14");
  g_assert_cmpstr (entry_text (entry, "obs:ESR"), ==, "22");
  drafts = entry_drafts (entry);
  g_assert_null (entry_observation (drafts, "ESR", NULL));
  /* What somebody typed stays when the day is another one, what nobody typed goes. */
  entry_type (entry, "obs:CRP", "7");
  entry_type (entry, "date", "2024-07-15");
  g_assert_cmpstr (entry_text (entry, "obs:ESR"), ==, "");
  g_assert_cmpstr (entry_text (entry, "obs:CRP"), ==, "7");
}

static void
test_height_is_carried_forward_for_an_adult (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  gint64 visit;

  fixture_patient (fixture, "JLS-001", NULL);
  *fixture_last (fixture, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (dcs_date_new (1990, 5, 4));
  visit = fixture_visit (fixture, "2024-01-10", "baseline");
  fixture_value (fixture, visit, "height", NULL, 160);
  entry = visit_fixture_enter (fixture, "2024-07-14");
  g_assert_true (visit_fixture_cell (entry, "obs:height")->is_carried);
  g_assert_nonnull (strstr (visit_fixture_cell (entry, "obs:height")->hint, "160 cm"));
  g_assert_null (dcs_entry_get_summary (entry));
  entry_type (entry, "obs:weight", "64");
  /* √(160 × 64 / 3600) = 1.687 m² (Mosteller). */
  g_assert_cmpstr (dcs_entry_get_summary (entry), ==, "BSA 1.69 m²");
  drafts = entry_drafts (entry);
  g_assert_null (entry_observation (drafts, "height", NULL));
  entry_type (entry, "obs:height", "161");
  g_assert_false (visit_fixture_cell (entry, "obs:height")->is_carried);
}

static void
test_running_treatments_are_judged (RulesFixture *fixture, gconstpointer data)
{
  VisitCourse course = visit_fixture_add (fixture);
  g_autofree char *path = g_strdup_printf ("assess:%" G_GINT64_FORMAT, course.treatment);
  g_autofree char *other_path = NULL;
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *values;
  guint n_running;
  gint64 other = fixture_treatment (fixture, "ivig", "2024-02-01", "2024-06-01");

  other_path = g_strdup_printf ("assess:%" G_GINT64_FORMAT, other);
  entry = visit_fixture_enter (fixture, "2024-05-01");
  dcs_entry_running_treatments (entry, &n_running);
  g_assert_cmpuint (n_running, ==, 2);
  entry_type (entry, "date", "2024-07-14");
  dcs_entry_running_treatments (entry, &n_running);
  g_assert_cmpuint (n_running, ==, 1);
  g_assert_null (dcs_entry_cell (entry, other_path));
  g_assert_cmpstr (visit_fixture_cell (entry, path)->label, ==, "Methotrexate");
  entry_type (entry, path, "partial");
  drafts = entry_drafts (entry);
  values = entry_draft (drafts, DCS_RECORD_ASSESSMENT, 0);
  g_assert_cmpint (values[DCS_ASSESSMENT_TREATMENT_ID].integer, ==, course.treatment);
  g_assert_cmpint (values[DCS_ASSESSMENT_VISIT_ID].integer,
                   ==,
                   entry_draft (drafts, DCS_RECORD_VISIT, 0)[DCS_VISIT_ID].integer);
  g_assert_cmpstr (dcs_code_string (values[DCS_ASSESSMENT_RESPONSE].code), ==, "partial");
}

static void
test_the_next_visit_is_suggested (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  visit_fixture_add (fixture);
  entry = visit_fixture_enter (fixture, "2024-07-14");
  g_assert_cmpstr (entry_text (entry, "next_date"), ==, "");
  g_assert_true (g_str_has_prefix (visit_fixture_cell (entry, "next_date")->hint, "Suggested: "));
  dcs_entry_set_text (entry, "next_date", "=");
  g_assert_cmpint (visit_fixture_cell (entry, "next_date")->value->kind, ==, DCS_VALUE_DATE);
  entry_type (entry, "next_date", "2024-07-01");
  g_assert_nonnull (visit_fixture_cell (entry, "next_date")->warning);
  g_assert_true (dcs_entry_validate (entry, TRUE));
}

/* The time of follow-up counts up to the last contact: what was recorded moves on with a later
 * visit, never back, and nothing is recorded where nobody did. */
static void
test_a_later_visit_moves_the_last_follow_up (RulesFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *last;
    const char *visit;
    gboolean moves;
  } cases[] = {
    { "2024-04-10", "2024-07-14", TRUE },  { "2024-07-14", "2024-07-14", FALSE },
    { "2024-09-01", "2024-07-14", FALSE }, { "2024-07", "2024-07-14", FALSE },
    { NULL, "2024-07-14", FALSE },
  };

  visit_fixture_add (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsValue *patient = fixture_nth (fixture, 0, DCS_RECORD_PATIENT);
      DcsDate last = DCS_DATE_INIT;
      g_autoptr (DcsEntry) entry = NULL;
      g_autoptr (GPtrArray) drafts = NULL;

      if (cases[i].last != NULL)
        g_assert_true (dcs_date_parse_iso (cases[i].last, -1, &last));
      patient[DCS_PATIENT_LAST_FOLLOWUP_DATE] = dcs_value_date (last);
      entry = visit_fixture_enter (fixture, cases[i].visit);
      drafts = entry_drafts (entry);
      g_assert_cmpuint (entry_count_drafts (drafts, DCS_RECORD_PATIENT), ==, cases[i].moves);
      if (cases[i].moves)
        assert_date (
            entry_draft (drafts, DCS_RECORD_PATIENT, 0)[DCS_PATIENT_LAST_FOLLOWUP_DATE].date,
            cases[i].visit);
    }
}

static void
test_a_second_visit_of_a_day_is_looked_at_again (RulesFixture *fixture, gconstpointer data)
{
  VisitCourse course = visit_fixture_add (fixture);
  g_autoptr (DcsEntry) entry = visit_fixture_enter (fixture, "2024-04-10");
  g_autoptr (DcsEntry) own = entry_new (fixture, DCS_ENTRY_VISIT, course.second, FALSE);

  g_assert_nonnull (visit_fixture_cell (entry, "date")->warning);
  g_assert_true (dcs_entry_validate (entry, TRUE));
  g_assert_null (visit_fixture_cell (own, "date")->warning);
}

/* A clinic file can hold patients of a disease whose definition is not here. */
static void
test_a_disease_that_is_not_installed_harms_nothing (RulesFixture *fixture, gconstpointer data)
{
  VisitCourse course = visit_fixture_add (fixture);
  g_autoptr (DcsCourse) known = fixture_course (fixture);
  g_autoptr (DcsCourse) unknown = dcs_course_new ();
  DcsValue row[DCS_RECORD_MAX_FIELDS];

  for (guint kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < dcs_course_count (known, kind); i++)
      {
        memcpy (
            row, dcs_course_row (known, kind, i), dcs_record_info (kind)->n_fields * sizeof *row);
        if (kind == DCS_RECORD_PATIENT)
          row[DCS_PATIENT_DISEASE] = dcs_value_code (dcs_code ("nowhere"));
        dcs_course_add (unknown, kind, row);
      }
  dcs_course_seal (unknown);
  for (guint task = 0; task < DCS_N_ENTRY_TASKS; task++)
    {
      g_autoptr (DcsEntry) entry = dcs_entry_new (
          fixture->catalog, unknown, task, course.treatment, TRUE);

      for (guint i = 0; i < dcs_entry_count (entry); i++)
        {
          const DcsCell *shown = dcs_entry_nth (entry, i);
          g_autofree char *path = g_strdup (shown->path);

          dcs_entry_set_text (entry, path, "1");
          dcs_entry_get_summary (entry);
        }
      dcs_entry_validate (entry, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/entry/visit/typed-is-in-the-drafts", test_what_is_typed_is_in_the_drafts);
  fixture_test ("/entry/visit/visit-before-stands-beside", test_the_visit_before_stands_beside);
  fixture_test ("/entry/visit/outside-the-usual-range",
                test_values_outside_the_usual_range_are_marked);
  fixture_test ("/entry/visit/laboratory", test_the_laboratory);
  fixture_test ("/entry/visit/impossible-values", test_values_that_cannot_be_are_refused);
  fixture_test ("/entry/visit/cleared-is-deleted", test_a_cleared_value_is_deleted);
  fixture_test ("/entry/visit/laboratory-moves", test_the_laboratory_moves_with_the_day);
  fixture_test ("/entry/visit/sample-of-its-day", test_a_new_visit_finds_the_sample_of_its_day);
  fixture_test ("/entry/visit/height-is-carried", test_height_is_carried_forward_for_an_adult);
  fixture_test ("/entry/visit/running-treatments", test_running_treatments_are_judged);
  fixture_test ("/entry/visit/next-visit", test_the_next_visit_is_suggested);
  fixture_test ("/entry/visit/last-follow-up-moves", test_a_later_visit_moves_the_last_follow_up);
  fixture_test ("/entry/visit/second-of-a-day", test_a_second_visit_of_a_day_is_looked_at_again);
  fixture_test ("/entry/visit/disease-not-installed",
                test_a_disease_that_is_not_installed_harms_nothing);
  return g_test_run ();
}
