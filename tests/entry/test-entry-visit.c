/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "entry-fixture.h"

#include <string.h>

typedef struct
{
  gint64 first, second, treatment;
} Course;

static void
site (RulesFixture *fixture, gint64 visit, const char *code, int er, int st, int ne)
{
  fixture_site (fixture, visit, code, er, st, ne);
  fixture_value (fixture, visit, "dermal_atrophy", code, 0);
  fixture_value (fixture, visit, "subcutaneous_atrophy", code, 1);
  fixture_value (fixture, visit, "dyspigmentation", code, 1);
}

/* A child with two visits; methotrexate runs. */
static Course
add_course (RulesFixture *fixture)
{
  Course course;

  fixture_patient (fixture, "JLS-001", NULL);
  *fixture_last (fixture, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (dcs_date_new (2015, 5, 4));
  *fixture_last (fixture, DCS_PATIENT_SEX) = dcs_value_text ("F");
  course.first = fixture_visit (fixture, "2024-01-10", "baseline");
  *fixture_last (fixture, DCS_VISIT_UID) = dcs_value_text ("V1");
  fixture_value (fixture, course.first, "weight", NULL, 28.5);
  fixture_value (fixture, course.first, "height", NULL, 131);
  site (fixture, course.first, "left_leg", 2, 2, 3);
  course.second = fixture_visit (fixture, "2024-04-10", "partial");
  *fixture_last (fixture, DCS_VISIT_UID) = dcs_value_text ("V2");
  *fixture_last (fixture, DCS_VISIT_REVIEWED) = dcs_value_text ("old loscat:rest=not_involved");
  fixture_value (fixture, course.second, "weight", NULL, 29.4);
  site (fixture, course.second, "left_leg", 1, 2, 0);
  site (fixture, course.second, "left_foot", 1, 0, 0);
  fixture_dated_value (fixture, "2024-04-10", "CRP", 3.5);
  *fixture_last (fixture, DCS_OBSERVATION_UNIT) = dcs_value_code (dcs_code ("mg/L"));
  course.treatment = fixture_treatment (fixture, "methotrexate", "2024-01-10", NULL);
  fixture_step (fixture, course.treatment, "2024-01-10", NULL, 15, "mg/m2", "weekly");
  return course;
}

static const DcsCell *
cell (DcsEntry *entry, const char *path)
{
  const DcsCell *found = dcs_entry_cell (entry, path);

  g_assert_nonnull (found);
  return found;
}

static DcsEntry *
new_visit (RulesFixture *fixture, const char *date)
{
  DcsEntry *entry = entry_new (fixture, DCS_ENTRY_VISIT, 0, TRUE);

  entry_type (entry, "date", date);
  return entry;
}

static void
assert_number (const DcsValue *row, double number, int decimals)
{
  g_assert_nonnull (row);
  g_assert_cmpint (row[DCS_OBSERVATION_VALUE].kind, ==, DCS_VALUE_DECIMAL);
  g_assert_cmpfloat (row[DCS_OBSERVATION_VALUE].number, ==, number);
  g_assert_cmpint (row[DCS_OBSERVATION_VALUE].decimals, ==, decimals);
}

static void
test_what_is_typed_is_in_the_drafts (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *visit, *row;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-14");
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
  assert_number (row, 30.1, 2);
  g_assert_cmpint (row[DCS_OBSERVATION_VISIT_ID].integer, ==, visit[DCS_VISIT_ID].integer);
  g_assert_cmpint (row[DCS_OBSERVATION_DATE].kind, ==, DCS_VALUE_NULL);
  row = entry_observation (drafts, "pga_damage", NULL);
  g_assert_cmpstr (row[DCS_OBSERVATION_NOT_DONE].text, ==, "tired");
  g_assert_cmpint (row[DCS_OBSERVATION_VALUE].kind, ==, DCS_VALUE_NULL);
  /* A sample belongs to its day, as in labs.csv. */
  row = entry_observation (drafts, "CRP", NULL);
  assert_number (row, 0.5, 1);
  g_assert_cmpstr (row[DCS_OBSERVATION_COMPARATOR].text, ==, "<");
  g_assert_cmpint (row[DCS_OBSERVATION_VISIT_ID].integer, ==, 0);
  assert_date (row[DCS_OBSERVATION_DATE].date, "2024-07-14");
}

static void
test_the_visit_before_stands_beside (RulesFixture *fixture, gconstpointer data)
{
  Course course = add_course (fixture);
  g_autoptr (DcsEntry) entry = new_visit (fixture, "2024-07-14");
  g_autoptr (DcsEntry) middle = NULL;
  g_autoptr (DcsEntry) second = NULL;

  g_assert_cmpstr (cell (entry, "obs:weight")->previous, ==, "29.4");
  g_assert_null (cell (entry, "obs:weight")->change);
  entry_type (entry, "obs:weight", "30.1");
  g_assert_cmpstr (cell (entry, "obs:weight")->change, ==, "+0.7");
  entry_type (entry, "obs:weight", "29");
  g_assert_cmpstr (cell (entry, "obs:weight")->change, ==, "−0.4");
  /* In grams: 29 500 g are 29.5 kg. */
  entry_type (entry, "obs:weight", "29500");
  entry_type (entry, "unit:weight", "g");
  g_assert_cmpstr (cell (entry, "obs:weight")->change, ==, "+0.1");
  g_assert_nonnull (strstr (cell (entry, "obs:weight")->hint, "29.5 kg"));
  g_assert_nonnull (strstr (cell (entry, "obs:CRP")->previous, "3.5"));
  /* Never a later one. */
  middle = new_visit (fixture, "2024-02-20");
  g_assert_cmpstr (cell (middle, "obs:weight")->previous, ==, "28.5");
  g_assert_null (cell (middle, "obs:CRP")->previous);
  second = entry_new (fixture, DCS_ENTRY_VISIT, course.second, FALSE);
  g_assert_cmpstr (cell (second, "obs:weight")->previous, ==, "28.5");
  g_assert_cmpstr (cell (second, "obs:weight")->change, ==, "+0.9");
}

static void
test_equals_takes_the_form_of_the_visit_before (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  DcsCode loscat = dcs_code ("loscat");
  const DcsEntryTotal *total;
  const DcsValue *visit;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-14");
  total = dcs_entry_total (entry, dcs_code ("mlossi"));
  g_assert_false (total->computable);
  /* Left lower leg 1 + 2 + 0, left foot 1 + 0 + 0. */
  g_assert_cmpstr (total->previous, ==, "4");
  dcs_entry_take_previous (entry, loscat);
  g_assert_true (dcs_entry_is_reviewed (entry, loscat));
  g_assert_cmpstr (entry_text (entry, "obs:induration@left_leg"), ==, "2");
  total = dcs_entry_total (entry, dcs_code ("mlossi"));
  g_assert_true (total->computable);
  g_assert_cmpfloat (total->total, ==, 4);
  g_assert_cmpstr (total->band, ==, "Mild");
  /* The total follows what is typed: 5 is above the upper limit of mild, 4. */
  entry_type (entry, "obs:erythema@left_foot", "2");
  total = dcs_entry_total (entry, dcs_code ("mlossi"));
  g_assert_cmpfloat (total->total, ==, 5);
  g_assert_cmpstr (total->band, ==, "Moderate");
  g_assert_cmpstr (cell (entry, "obs:erythema@left_foot")->change, ==, "+1");
  g_assert_true (dcs_entry_is_reviewed (entry, loscat));
  drafts = entry_drafts (entry);
  g_assert_cmpuint (entry_count_drafts (drafts, DCS_RECORD_OBSERVATION), ==, 12);
  visit = entry_draft (drafts, DCS_RECORD_VISIT, 0);
  g_assert_cmpstr (visit[DCS_VISIT_REVIEWED].text, ==, "loscat loscat:rest=not_involved");

  g_assert_cmpstr (dcs_entry_undo (entry), ==, "obs:erythema@left_foot");
  dcs_entry_undo (entry);
  g_assert_false (dcs_entry_is_reviewed (entry, loscat));
  g_assert_cmpstr (entry_text (entry, "obs:induration@left_leg"), ==, "");
}

static void
test_equals_keeps_what_was_typed (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-14");
  entry_type (entry, "obs:erythema@left_leg", "3");
  dcs_entry_take_previous (entry, dcs_code ("loscat"));
  g_assert_cmpstr (entry_text (entry, "obs:erythema@left_leg"), ==, "3");
  g_assert_cmpstr (entry_text (entry, "obs:induration@left_leg"), ==, "2");
  /* A sample is not taken by looking. */
  dcs_entry_take_previous (entry, dcs_code ("laboratory"));
  g_assert_cmpstr (entry_text (entry, "obs:CRP"), ==, "");
  /* One cell alone. */
  dcs_entry_set_text (entry, "obs:weight", "=");
  g_assert_cmpstr (entry_text (entry, "obs:weight"), ==, "29.4");
}

static void
test_other_sites_are_said (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsEntryTotal *total;

  fixture_patient (fixture, "JLS-001", NULL);
  entry = new_visit (fixture, "2024-07-14");
  g_assert_true (dcs_entry_validate (entry, TRUE));
  g_assert_cmpstr (entry_text (entry, "rest:loscat"), ==, "");
  entry_type (entry, "obs:erythema@neck", "1");
  entry_type (entry, "obs:induration@neck", "1");
  entry_type (entry, "obs:new_enlarged@neck", "0");
  g_assert_true (cell (entry, "rest:loscat")->is_required);
  g_assert_false (dcs_entry_validate (entry, TRUE));
  problems = dcs_entry_problems (entry);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (problems->pdata[0], ==, "rest:loscat");
  g_assert_cmpstr (cell (entry, "rest:loscat")->problem, ==, "Say what the other sites are.");

  entry_type (entry, "rest:loscat", "not_assessed");
  total = dcs_entry_total (entry, dcs_code ("mlossi"));
  g_assert_false (total->computable);
  g_assert_nonnull (total->missing);
  drafts = entry_drafts (entry);
  g_assert_cmpstr (entry_draft (drafts, DCS_RECORD_VISIT, 0)[DCS_VISIT_REVIEWED].text,
                   ==,
                   "loscat:rest=not_assessed");
  entry_type (entry, "rest:loscat", "not_involved");
  total = dcs_entry_total (entry, dcs_code ("mlossi"));
  g_assert_true (total->computable);
  g_assert_cmpfloat (total->total, ==, 2);
  /* One item of a site that was scored is missing. */
  entry_type (entry, "obs:induration@neck", "");
  g_assert_false (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);
}

/* Left leg and left foot were involved at the visit before and stand in the grid: whoever scores
 * one of them must say something of the other, and until then there is no total (never a silent
 * zero: clinical reference, section 0). */
static void
test_a_row_that_says_nothing_is_no_zero (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-14");
  entry_type (entry, "obs:erythema@left_leg", "1");
  entry_type (entry, "obs:induration@left_leg", "1");
  entry_type (entry, "obs:new_enlarged@left_leg", "0");
  entry_type (entry, "rest:loscat", "");
  g_assert_false (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);
  entry_type (entry, "rest:loscat", "not_involved");
  g_assert_false (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);
  g_assert_null (dcs_entry_total (entry, dcs_code ("mlossi"))->band);
  g_assert_false (dcs_entry_validate (entry, TRUE));
  g_assert_nonnull (cell (entry, "obs:new_enlarged@left_foot")->problem);

  entry_type (entry, "rest:loscat", "not_assessed");
  g_assert_true (dcs_entry_validate (entry, TRUE));
  g_assert_false (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);

  entry_type (entry, "rest:loscat", "not_involved");
  entry_type (entry, "obs:erythema@left_foot", "0");
  entry_type (entry, "obs:induration@left_foot", "0");
  entry_type (entry, "obs:new_enlarged@left_foot", "0");
  g_assert_true (dcs_entry_validate (entry, TRUE));
  g_assert_null (cell (entry, "obs:new_enlarged@left_foot")->problem);
  g_assert_true (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);
  g_assert_cmpfloat (dcs_entry_total (entry, dcs_code ("mlossi"))->total, ==, 2);

  /* Taking the scores back takes the need away. */
  while (dcs_entry_can_undo (entry))
    dcs_entry_undo (entry);
  g_assert_null (cell (entry, "obs:new_enlarged@left_foot")->problem);
}

/* The skin score goes over all of its 17 sites (clinical reference B2): a part of it can be saved,
 * has no total, and says nothing of "other sites". */
static void
test_a_form_of_all_sites_has_no_other_sites (RulesFixture *fixture, gconstpointer data)
{
  gint64 before;
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  fixture_patient (fixture, "SSC-001", NULL);
  *fixture_last (fixture, DCS_PATIENT_DISEASE) = dcs_value_code (dcs_code ("ssc"));
  before = fixture_visit (fixture, "2024-01-10", NULL);
  *fixture_last (fixture, DCS_VISIT_UID) = dcs_value_text ("V1");
  fixture_value (fixture, before, "mrss_skin", "facial_skin", 1);
  entry = new_visit (fixture, "2024-07-14");
  entry_type (entry, "obs:mrss_skin@facial_skin", "2");
  g_assert_true (dcs_entry_validate (entry, TRUE));
  g_assert_false (dcs_entry_total (entry, dcs_code ("mrss"))->computable);
  dcs_entry_take_previous (entry, dcs_code ("mrss"));
  g_assert_false (dcs_entry_total (entry, dcs_code ("mrss"))->computable);
  drafts = entry_drafts (entry);
  g_assert_cmpstr (entry_draft (drafts, DCS_RECORD_VISIT, 0)[DCS_VISIT_REVIEWED].text, ==, "mrss");
}

static void
test_no_site_at_all_is_a_total_of_0_when_it_is_said (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (DcsEntry) after = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  fixture_patient (fixture, "JLS-001", NULL);
  entry = new_visit (fixture, "2024-07-14");
  g_assert_false (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);
  entry_type (entry, "rest:loscat", "not_involved");
  g_assert_true (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);
  g_assert_cmpfloat (dcs_entry_total (entry, dcs_code ("mlossi"))->total, ==, 0);
  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (entry_draft (drafts, DCS_RECORD_VISIT, 0)[DCS_VISIT_REVIEWED].text,
                   ==,
                   "loscat:rest=not_involved");

  /* At the next visit it stands there from the visit before, but nobody said it yet. */
  fixture_visit (fixture, "2024-07-14", NULL);
  *fixture_last (fixture, DCS_VISIT_REVIEWED) = dcs_value_text ("loscat:rest=not_involved");
  after = new_visit (fixture, "2024-10-14");
  g_assert_cmpstr (entry_text (after, "rest:loscat"), ==, "not_involved");
  g_assert_false (dcs_entry_total (after, dcs_code ("mlossi"))->computable);
}

static void
test_values_outside_the_usual_range_are_marked (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-14");
  /* At nine years 4500 to 13 500/µL (Dallman and Nelson; the definition says so). */
  entry_type (entry, "obs:WBC", "4500");
  g_assert_null (cell (entry, "obs:WBC")->warning);
  entry_type (entry, "obs:WBC", "4400");
  g_assert_nonnull (strstr (cell (entry, "obs:WBC")->warning, "Below"));
  g_assert_nonnull (strstr (cell (entry, "obs:WBC")->warning, "4500–13500"));
  entry_type (entry, "obs:WBC", "13,6");
  entry_type (entry, "unit:WBC", "10^9/L");
  g_assert_nonnull (strstr (cell (entry, "obs:WBC")->warning, "Above"));
  /* "More than 13" may be in it. */
  entry_type (entry, "obs:WBC", ">13");
  g_assert_null (cell (entry, "obs:WBC")->warning);
  entry_type (entry, "obs:WBC", "<4.5");
  g_assert_nonnull (cell (entry, "obs:WBC")->warning);
  g_assert_true (dcs_entry_validate (entry, TRUE));
}

static void
test_the_rows_of_a_grid (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  DcsCode loscat = dcs_code ("loscat");
  const DcsCode *sites;
  guint n_sites;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-14");
  sites = dcs_entry_grid_sites (entry, loscat, &n_sites);
  g_assert_cmpuint (n_sites, ==, 2);
  g_assert_cmpstr (dcs_code_string (sites[0]), ==, "left_leg");
  g_assert_cmpstr (dcs_code_string (sites[1]), ==, "left_foot");
  /* In the order of the form, whichever comes first. */
  dcs_entry_grid_add_site (entry, loscat, dcs_code ("neck"));
  entry_type (entry, "obs:erythema@chest", "1");
  sites = dcs_entry_grid_sites (entry, loscat, &n_sites);
  g_assert_cmpuint (n_sites, ==, 4);
  g_assert_cmpstr (dcs_code_string (sites[0]), ==, "neck");
  g_assert_cmpstr (dcs_code_string (sites[1]), ==, "chest");
  dcs_entry_undo (entry);
  dcs_entry_undo (entry);
  dcs_entry_grid_sites (entry, loscat, &n_sites);
  g_assert_cmpuint (n_sites, ==, 2);
}

static void
test_the_laboratory (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *row;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-14");
  /* 1.2 mg/dL × 10 = 12 mg/L. */
  entry_type (entry, "obs:CRP", "1.2");
  entry_type (entry, "unit:CRP", "mg/dL");
  g_assert_nonnull (strstr (cell (entry, "obs:CRP")->hint, "12 mg/L"));
  g_assert_cmpstr (cell (entry, "obs:CRP")->unit, ==, "mg/dL");
  g_assert_cmpstr (cell (entry, "obs:CRP")->change, ==, "+8.5");
  entry_type (entry, "obs:WBC", "12,700");
  g_assert_true (cell (entry, "obs:WBC")->is_bad);
  entry_type (entry, "obs:WBC", "12700");
  entry_type (entry, "obs:HGB", "12,6");
  g_assert_true (dcs_entry_add_test (entry, dcs_code ("ANA")));
  g_assert_false (dcs_entry_add_test (entry, dcs_code ("nonsense")));
  entry_type (entry, "obs:ANA", "160 Positive");
  drafts = entry_drafts (entry);
  row = entry_observation (drafts, "CRP", NULL);
  assert_number (row, 1.2, 1);
  g_assert_cmpfloat (row[DCS_OBSERVATION_CANONICAL].number, ==, 12);
  assert_number (entry_observation (drafts, "HGB", NULL), 12.6, 1);
  row = entry_observation (drafts, "ANA", NULL);
  assert_number (row, 160, 0);
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

  add_course (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (DcsEntry) entry = new_visit (fixture, "2024-07-14");

      entry_type (entry, bad[i].path, bad[i].text);
      g_assert_true (cell (entry, bad[i].path)->is_bad);
      g_assert_nonnull (cell (entry, bad[i].path)->problem);
      g_assert_false (dcs_entry_validate (entry, FALSE));
    }
}

static void
test_a_cleared_value_is_deleted (RulesFixture *fixture, gconstpointer data)
{
  Course course = add_course (fixture);
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
  assert_number (row, 4, 0);
  assert_date (row[DCS_OBSERVATION_DATE].date, "2024-04-10");
}

static void
test_the_laboratory_moves_with_the_day (RulesFixture *fixture, gconstpointer data)
{
  Course course = add_course (fixture);
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
  assert_number (row, 3.5, 1);
}

static void
test_a_new_visit_finds_the_sample_of_its_day (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  add_course (fixture);
  fixture_dated_value (fixture, "2024-07-14", "ESR", 22);
  entry = new_visit (fixture, "2024-07-14");
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
  entry = new_visit (fixture, "2024-07-14");
  g_assert_true (cell (entry, "obs:height")->is_carried);
  g_assert_nonnull (strstr (cell (entry, "obs:height")->hint, "160 cm"));
  g_assert_null (dcs_entry_get_summary (entry));
  entry_type (entry, "obs:weight", "64");
  /* √(160 × 64 / 3600) = 1.687 m² (Mosteller). */
  g_assert_cmpstr (dcs_entry_get_summary (entry), ==, "BSA 1.69 m²");
  drafts = entry_drafts (entry);
  g_assert_null (entry_observation (drafts, "height", NULL));
  entry_type (entry, "obs:height", "161");
  g_assert_false (cell (entry, "obs:height")->is_carried);
}

static void
test_running_treatments_are_judged (RulesFixture *fixture, gconstpointer data)
{
  Course course = add_course (fixture);
  g_autofree char *path = g_strdup_printf ("assess:%" G_GINT64_FORMAT, course.treatment);
  g_autofree char *other_path = NULL;
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *values;
  guint n_running;
  gint64 other = fixture_treatment (fixture, "ivig", "2024-02-01", "2024-06-01");

  other_path = g_strdup_printf ("assess:%" G_GINT64_FORMAT, other);
  entry = new_visit (fixture, "2024-05-01");
  dcs_entry_running_treatments (entry, &n_running);
  g_assert_cmpuint (n_running, ==, 2);
  entry_type (entry, "date", "2024-07-14");
  dcs_entry_running_treatments (entry, &n_running);
  g_assert_cmpuint (n_running, ==, 1);
  g_assert_null (dcs_entry_cell (entry, other_path));
  g_assert_cmpstr (cell (entry, path)->label, ==, "Methotrexate");
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

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-14");
  g_assert_cmpstr (entry_text (entry, "next_date"), ==, "");
  g_assert_true (g_str_has_prefix (cell (entry, "next_date")->hint, "Suggested: "));
  dcs_entry_set_text (entry, "next_date", "=");
  g_assert_cmpint (cell (entry, "next_date")->value->kind, ==, DCS_VALUE_DATE);
  entry_type (entry, "next_date", "2024-07-01");
  g_assert_nonnull (cell (entry, "next_date")->warning);
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

  add_course (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsValue *patient = fixture_nth (fixture, 0, DCS_RECORD_PATIENT);
      DcsDate last = DCS_DATE_INIT;
      g_autoptr (DcsEntry) entry = NULL;
      g_autoptr (GPtrArray) drafts = NULL;

      if (cases[i].last != NULL)
        g_assert_true (dcs_date_parse_iso (cases[i].last, -1, &last));
      patient[DCS_PATIENT_LAST_FOLLOWUP_DATE] = dcs_value_date (last);
      entry = new_visit (fixture, cases[i].visit);
      drafts = entry_drafts (entry);
      g_assert_cmpuint (entry_count_drafts (drafts, DCS_RECORD_PATIENT), ==, cases[i].moves);
      if (cases[i].moves)
        assert_date (
            entry_draft (drafts, DCS_RECORD_PATIENT, 0)[DCS_PATIENT_LAST_FOLLOWUP_DATE].date,
            cases[i].visit);
    }
}

static void
test_foreign_words_of_reviewed_stay (RulesFixture *fixture, gconstpointer data)
{
  Course course = add_course (fixture);
  g_autoptr (DcsEntry) entry = entry_new (fixture, DCS_ENTRY_VISIT, course.second, FALSE);
  g_autoptr (GPtrArray) drafts = NULL;

  entry_type (entry, "rest:loscat", "not_assessed");
  drafts = entry_drafts (entry);
  g_assert_cmpstr (entry_draft (drafts, DCS_RECORD_VISIT, 0)[DCS_VISIT_REVIEWED].text,
                   ==,
                   "old loscat:rest=not_assessed");
}

static void
test_a_second_visit_of_a_day_is_looked_at_again (RulesFixture *fixture, gconstpointer data)
{
  Course course = add_course (fixture);
  g_autoptr (DcsEntry) entry = new_visit (fixture, "2024-04-10");
  g_autoptr (DcsEntry) own = entry_new (fixture, DCS_ENTRY_VISIT, course.second, FALSE);

  g_assert_nonnull (cell (entry, "date")->warning);
  g_assert_true (dcs_entry_validate (entry, TRUE));
  g_assert_null (cell (own, "date")->warning);
}

static void
test_the_stamp_can_be_taken_away (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-14");
  dcs_entry_take_previous (entry, dcs_code ("loscat"));
  dcs_entry_set_text (entry, "reviewed:loscat", "");
  g_assert_false (dcs_entry_is_reviewed (entry, dcs_code ("loscat")));
  g_assert_null (dcs_entry_cell (entry, "reviewed:loscat"));
}

/* A clinic file can hold patients of a disease whose definition is not here. */
static void
test_a_disease_that_is_not_installed_harms_nothing (RulesFixture *fixture, gconstpointer data)
{
  Course course = add_course (fixture);
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
  fixture_test ("/entry/visit/equals-takes-the-form",
                test_equals_takes_the_form_of_the_visit_before);
  fixture_test ("/entry/visit/equals-keeps-what-was-typed", test_equals_keeps_what_was_typed);
  fixture_test ("/entry/visit/other-sites-are-said", test_other_sites_are_said);
  fixture_test ("/entry/visit/blank-row-is-no-zero", test_a_row_that_says_nothing_is_no_zero);
  fixture_test ("/entry/visit/form-of-all-sites", test_a_form_of_all_sites_has_no_other_sites);
  fixture_test ("/entry/visit/no-site-at-all", test_no_site_at_all_is_a_total_of_0_when_it_is_said);
  fixture_test ("/entry/visit/outside-the-usual-range",
                test_values_outside_the_usual_range_are_marked);
  fixture_test ("/entry/visit/rows-of-a-grid", test_the_rows_of_a_grid);
  fixture_test ("/entry/visit/laboratory", test_the_laboratory);
  fixture_test ("/entry/visit/impossible-values", test_values_that_cannot_be_are_refused);
  fixture_test ("/entry/visit/cleared-is-deleted", test_a_cleared_value_is_deleted);
  fixture_test ("/entry/visit/laboratory-moves", test_the_laboratory_moves_with_the_day);
  fixture_test ("/entry/visit/sample-of-its-day", test_a_new_visit_finds_the_sample_of_its_day);
  fixture_test ("/entry/visit/height-is-carried", test_height_is_carried_forward_for_an_adult);
  fixture_test ("/entry/visit/running-treatments", test_running_treatments_are_judged);
  fixture_test ("/entry/visit/next-visit", test_the_next_visit_is_suggested);
  fixture_test ("/entry/visit/last-follow-up-moves", test_a_later_visit_moves_the_last_follow_up);
  fixture_test ("/entry/visit/foreign-words-stay", test_foreign_words_of_reviewed_stay);
  fixture_test ("/entry/visit/second-of-a-day", test_a_second_visit_of_a_day_is_looked_at_again);
  fixture_test ("/entry/visit/stamp-taken-away", test_the_stamp_can_be_taken_away);
  fixture_test ("/entry/visit/disease-not-installed",
                test_a_disease_that_is_not_installed_harms_nothing);
  return g_test_run ();
}
