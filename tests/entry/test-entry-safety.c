/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "entry-fixture.h"

#include <string.h>

/* What would harm somebody without anybody seeing it: a number in another unit, a day that moves.
 */

/* Two visits: the C-reactive protein was written in mg/dL at the first, in mg/L at the second. */
static void
add_course (RulesFixture *fixture)
{
  fixture_patient (fixture, "JLS-001", NULL);
  fixture_visit (fixture, "2024-01-10", "baseline");
  fixture_dated_value (fixture, "2024-01-10", "CRP", 1.2);
  *fixture_last (fixture, DCS_OBSERVATION_UNIT) = dcs_value_code (dcs_code ("mg/dL"));
  *fixture_last (fixture, DCS_OBSERVATION_CANONICAL) = dcs_value_decimal (12, 0);
  fixture_visit (fixture, "2024-04-10", "partial");
  fixture_dated_value (fixture, "2024-04-10", "CRP", 3.5);
  *fixture_last (fixture, DCS_OBSERVATION_UNIT) = dcs_value_code (dcs_code ("mg/L"));
}

static DcsEntry *
new_visit (RulesFixture *fixture, const char *date)
{
  DcsEntry *entry = entry_new (fixture, DCS_ENTRY_VISIT, 0, TRUE);

  entry_type (entry, "date", date);
  return entry;
}

static void
test_a_typed_number_keeps_its_unit (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  add_course (fixture);
  entry = new_visit (fixture, "2024-03-01");
  g_assert_cmpstr (entry_text (entry, "unit:CRP"), ==, "mg/dL");
  entry_type (entry, "obs:CRP", "2.5");
  /* The visit before is another one now, with another unit. */
  entry_type (entry, "date", "2024-07-01");
  g_assert_cmpstr (entry_text (entry, "unit:CRP"), ==, "mg/dL");

  /* Nobody typed a number: the unit that is usual by then. */
  dcs_entry_undo (entry);
  dcs_entry_undo (entry);
  g_assert_cmpstr (entry_text (entry, "obs:CRP"), ==, "");
  entry_type (entry, "date", "2024-07-01");
  g_assert_cmpstr (entry_text (entry, "unit:CRP"), ==, "mg/L");
}

static void
test_a_typed_number_keeps_its_unit_through_a_conflict (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (DcsEntry) later = NULL;
  g_autoptr (DcsCourse) theirs = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  const DcsValue *row;
  g_autoptr (GPtrArray) drafts = NULL;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-01");
  entry_type (entry, "obs:CRP", "2.5");
  kept = dcs_entry_serialize (entry);
  /* Somebody enters a visit between, with a sample in the other unit. */
  fixture_visit (fixture, "2024-06-01", "partial");
  fixture_dated_value (fixture, "2024-06-01", "CRP", 0.4);
  *fixture_last (fixture, DCS_OBSERVATION_UNIT) = dcs_value_code (dcs_code ("mg/dL"));
  theirs = fixture_course (fixture);

  g_assert_cmpuint (dcs_entry_rebase (entry, theirs), ==, 0);
  g_assert_cmpstr (entry_text (entry, "unit:CRP"), ==, "mg/L");
  drafts = entry_drafts (entry);
  row = entry_observation (drafts, "CRP", NULL);
  g_assert_cmpstr (dcs_code_string (row[DCS_OBSERVATION_UNIT].code), ==, "mg/L");

  later = dcs_entry_new (fixture->catalog, theirs, DCS_ENTRY_VISIT, 0, TRUE);
  g_assert_cmpstr (entry_text (later, "unit:CRP"), ==, "mg/dL");
  g_assert_true (dcs_entry_restore (later, kept, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (entry_text (later, "obs:CRP"), ==, "2.5");
  g_assert_cmpstr (entry_text (later, "unit:CRP"), ==, "mg/L");
  /* A suggestion that is another one now is nobody's change. */
  g_assert_null (dcs_entry_cell (later, "unit:CRP")->theirs);
}

static void
test_equals_takes_the_unit_with_the_number (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-01");
  entry_type (entry, "unit:CRP", "mg/dL");
  dcs_entry_set_text (entry, "obs:CRP", "=");
  g_assert_cmpstr (entry_text (entry, "obs:CRP"), ==, "3.5");
  g_assert_cmpstr (entry_text (entry, "unit:CRP"), ==, "mg/L");
  dcs_entry_undo (entry);
  g_assert_cmpstr (entry_text (entry, "obs:CRP"), ==, "");
  g_assert_cmpstr (entry_text (entry, "unit:CRP"), ==, "mg/dL");
}

/* As if the draft had been kept on another day. */
static char *
replace (const char *text, const char *what, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (with, parts);
}

static void
test_a_visit_that_goes_on_tomorrow_keeps_its_day (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (DcsEntry) later = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *day = NULL;
  g_autofree char *yesterday = NULL;
  g_autofree char *kept_yesterday = NULL;
  g_autoptr (GError) error = NULL;

  add_course (fixture);
  entry = entry_new (fixture, DCS_ENTRY_VISIT, 0, TRUE);
  day = g_strdup (entry_text (entry, "date"));
  yesterday = dcs_date_format_typed (
      dcs_date_from_day (dcs_date_day (dcs_date_today (), DCS_DATE_MIDDLE) - 1),
      dcs_date_order_of_locale ());
  entry_type (entry, "notes", "Well.");
  kept = dcs_entry_serialize (entry);
  kept_yesterday = replace (kept, day, yesterday);

  later = entry_new (fixture, DCS_ENTRY_VISIT, 0, TRUE);
  g_assert_true (dcs_entry_restore (later, kept_yesterday, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (entry_text (later, "date"), ==, yesterday);
  g_assert_null (dcs_entry_cell (later, "date")->theirs);
  g_assert_cmpstr (entry_text (later, "notes"), ==, "Well.");
  entry_assert_valid (later);
}

static void
test_a_day_that_depends_on_today_is_kept_in_full (RulesFixture *fixture, gconstpointer data)
{
  static const struct
  {
    DcsEntryTask task;
    const char *path;
    const char *typed;
  } cases[] = {
    { DCS_ENTRY_VISIT, "date", "t" },
    { DCS_ENTRY_VISIT, "date", "-1" },
    { DCS_ENTRY_VISIT, "date", "14.3." },
    { DCS_ENTRY_VISIT, "next_date", "+3m" },
    { DCS_ENTRY_CARE_ITEM, "due_date", "14.3." },
    { DCS_ENTRY_CARE_ITEM, "due_date", "14.3.27" },
    { DCS_ENTRY_RELAPSE, "date", "-2w" },
  };

  add_course (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DcsEntry) entry = entry_new (fixture, cases[i].task, 0, TRUE);
      g_autofree char *kept = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *quoted = NULL;

      entry_type (entry, cases[i].path, cases[i].typed);
      g_assert_false (dcs_entry_cell (entry, cases[i].path)->is_bad);
      expected = dcs_date_format_typed (dcs_entry_cell (entry, cases[i].path)->value->date,
                                        dcs_date_order_of_locale ());
      quoted = g_strdup_printf ("('%s', '%s', ", cases[i].path, expected);
      kept = dcs_entry_serialize (entry);
      g_test_message ("%s", kept);
      g_assert_nonnull (strstr (kept, quoted));
    }
}

/* The number of an episode is given anew: somebody else may have taken it. */
static void
test_a_number_that_was_given_is_found_anew (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (DcsEntry) later = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  add_course (fixture);
  entry = entry_new (fixture, DCS_ENTRY_RELAPSE, 0, TRUE);
  g_assert_cmpstr (entry_text (entry, "episode_no"), ==, "1");
  entry_type (entry, "date", "2024-03-01");
  kept = dcs_entry_serialize (entry);
  fixture_relapse (fixture, "2024-02-01");
  *fixture_last (fixture, DCS_RELAPSE_EPISODE_NO) = dcs_value_integer (1);
  later = entry_new (fixture, DCS_ENTRY_RELAPSE, 0, TRUE);
  g_assert_true (dcs_entry_restore (later, kept, &error));
  g_assert_cmpstr (entry_text (later, "episode_no"), ==, "2");
}

static void
test_the_next_visit_lies_ahead (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  char year[8];

  add_course (fixture);
  entry = new_visit (fixture, "2024-12-01");
  /* Read as 1927 it would be long past. */
  g_snprintf (year, sizeof year, "14.3.%02d", (dcs_date_today ().year + 1) % 100);
  entry_type (entry, "next_date", year);
  g_assert_cmpint (
      dcs_entry_cell (entry, "next_date")->value->date.year, ==, dcs_date_today ().year + 1);
  /* Without a year: the first after the visit. */
  entry_type (entry, "next_date", "14.3.");
  assert_date (dcs_entry_cell (entry, "next_date")->value->date, "2025-03-14");
  entry_type (entry, "date", "2024-02-01");
  drafts = entry_drafts (entry);
  assert_date (entry_draft (drafts, DCS_RECORD_VISIT, 0)[DCS_VISIT_NEXT_DATE].date, "2024-03-14");
}

static void
test_a_draft_of_another_form_is_refused (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) relapse = NULL;
  g_autoptr (DcsEntry) visit = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  add_course (fixture);
  relapse = entry_new (fixture, DCS_ENTRY_RELAPSE, 0, TRUE);
  visit = entry_new (fixture, DCS_ENTRY_VISIT, 0, TRUE);
  entry_type (relapse, "date", "2024-03-01");
  entry_type (visit, "date", "2024-06-01");
  kept = dcs_entry_serialize (relapse);
  g_assert_false (dcs_entry_restore (visit, kept, &error));
  g_assert_error (error, DCS_MODEL_ERROR, DCS_MODEL_ERROR_BAD_VALUE);
  g_assert_cmpstr (entry_text (visit, "date"), ==, "2024-06-01");
}

static void
test_a_slip_into_the_future_leaves_the_follow_up (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  add_course (fixture);
  fixture_nth (fixture, 0, DCS_RECORD_PATIENT)[DCS_PATIENT_LAST_FOLLOWUP_DATE] = dcs_value_date (
      dcs_date_new (2024, 4, 10));
  entry = new_visit (fixture, "2199-01-01");
  g_assert_nonnull (dcs_entry_cell (entry, "date")->warning);
  drafts = entry_drafts (entry);
  g_assert_cmpuint (entry_count_drafts (drafts, DCS_RECORD_PATIENT), ==, 0);
}

/* A point or a comma is a decimal mark, and never one that parts thousands. */
static void
test_a_mark_is_read_in_one_way_only (RulesFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    double number; /* 0: refused */
    int decimals;
  } cases[] = {
    { "12.5", 12.5, 1 },   { "12,5", 12.5, 1 },       { "12,50", 12.5, 2 },  { "0,125", 0.125, 3 },
    { "1.234", 1.234, 3 }, { "1,234", 0, 0 },         { "1,234,567", 0, 0 }, { "1.234.567", 0, 0 },
    { "1,234.5", 0, 0 },   { "1.234,5", 0, 0 },       { "1e3", 0, 0 },       { "0x10", 0, 0 },
    { "12 000", 0, 0 },    { "12\302\240000", 0, 0 }, { "inf", 0, 0 },       { "nan", 0, 0 },
    { "12.", 0, 0 },       { "12,", 0, 0 },           { "--5", 0, 0 },       { "=1+1", 0, 0 },
  };
  g_autoptr (DcsEntry) entry = NULL;

  add_course (fixture);
  entry = new_visit (fixture, "2024-07-01");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DcsCell *cell;

      entry_type (entry, "obs:CRP", cases[i].typed);
      cell = dcs_entry_cell (entry, "obs:CRP");
      g_test_message ("%s: %s", cases[i].typed, cell->problem);
      g_assert_cmpint (cell->is_bad, ==, cases[i].number == 0);
      if (cases[i].number == 0)
        {
          g_assert_nonnull (cell->problem);
          g_assert_false (dcs_entry_validate (entry, FALSE));
          continue;
        }
      g_assert_cmpfloat (cell->value->number, ==, cases[i].number);
      g_assert_cmpint (cell->value->decimals, ==, cases[i].decimals);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/entry/safety/number-keeps-its-unit", test_a_typed_number_keeps_its_unit);
  fixture_test ("/entry/safety/unit-through-a-conflict",
                test_a_typed_number_keeps_its_unit_through_a_conflict);
  fixture_test ("/entry/safety/equals-takes-the-unit", test_equals_takes_the_unit_with_the_number);
  fixture_test ("/entry/safety/day-of-a-draft", test_a_visit_that_goes_on_tomorrow_keeps_its_day);
  fixture_test ("/entry/safety/day-kept-in-full", test_a_day_that_depends_on_today_is_kept_in_full);
  fixture_test ("/entry/safety/given-number", test_a_number_that_was_given_is_found_anew);
  fixture_test ("/entry/safety/next-visit-ahead", test_the_next_visit_lies_ahead);
  fixture_test ("/entry/safety/draft-of-another-form", test_a_draft_of_another_form_is_refused);
  fixture_test ("/entry/safety/slip-into-the-future",
                test_a_slip_into_the_future_leaves_the_follow_up);
  fixture_test ("/entry/safety/marks", test_a_mark_is_read_in_one_way_only);
  return g_test_run ();
}
