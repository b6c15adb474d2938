/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "visit-fixture.h"

static void
test_equals_takes_the_form_of_the_visit_before (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  DcsCode loscat = dcs_code ("loscat");
  const DcsEntryTotal *total;
  const DcsValue *visit;

  visit_fixture_add (fixture);
  entry = visit_fixture_enter (fixture, "2024-07-14");
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
  g_assert_cmpstr (visit_fixture_cell (entry, "obs:erythema@left_foot")->change, ==, "+1");
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

  visit_fixture_add (fixture);
  entry = visit_fixture_enter (fixture, "2024-07-14");
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
  entry = visit_fixture_enter (fixture, "2024-07-14");
  g_assert_true (dcs_entry_validate (entry, TRUE));
  g_assert_cmpstr (entry_text (entry, "rest:loscat"), ==, "");
  entry_type (entry, "obs:erythema@neck", "1");
  entry_type (entry, "obs:induration@neck", "1");
  entry_type (entry, "obs:new_enlarged@neck", "0");
  g_assert_true (visit_fixture_cell (entry, "rest:loscat")->is_required);
  g_assert_false (dcs_entry_validate (entry, TRUE));
  problems = dcs_entry_problems (entry);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (problems->pdata[0], ==, "rest:loscat");
  g_assert_cmpstr (
      visit_fixture_cell (entry, "rest:loscat")->problem, ==, "Say what the other sites are.");

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

  visit_fixture_add (fixture);
  entry = visit_fixture_enter (fixture, "2024-07-14");
  entry_type (entry, "obs:erythema@left_leg", "1");
  entry_type (entry, "obs:induration@left_leg", "1");
  entry_type (entry, "obs:new_enlarged@left_leg", "0");
  entry_type (entry, "rest:loscat", "");
  g_assert_false (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);
  entry_type (entry, "rest:loscat", "not_involved");
  g_assert_false (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);
  g_assert_null (dcs_entry_total (entry, dcs_code ("mlossi"))->band);
  g_assert_false (dcs_entry_validate (entry, TRUE));
  g_assert_nonnull (visit_fixture_cell (entry, "obs:new_enlarged@left_foot")->problem);

  entry_type (entry, "rest:loscat", "not_assessed");
  g_assert_true (dcs_entry_validate (entry, TRUE));
  g_assert_false (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);

  entry_type (entry, "rest:loscat", "not_involved");
  entry_type (entry, "obs:erythema@left_foot", "0");
  entry_type (entry, "obs:induration@left_foot", "0");
  entry_type (entry, "obs:new_enlarged@left_foot", "0");
  g_assert_true (dcs_entry_validate (entry, TRUE));
  g_assert_null (visit_fixture_cell (entry, "obs:new_enlarged@left_foot")->problem);
  g_assert_true (dcs_entry_total (entry, dcs_code ("mlossi"))->computable);
  g_assert_cmpfloat (dcs_entry_total (entry, dcs_code ("mlossi"))->total, ==, 2);

  /* Taking the scores back takes the need away. */
  while (dcs_entry_can_undo (entry))
    dcs_entry_undo (entry);
  g_assert_null (visit_fixture_cell (entry, "obs:new_enlarged@left_foot")->problem);
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
  entry = visit_fixture_enter (fixture, "2024-07-14");
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
  entry = visit_fixture_enter (fixture, "2024-07-14");
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
  after = visit_fixture_enter (fixture, "2024-10-14");
  g_assert_cmpstr (entry_text (after, "rest:loscat"), ==, "not_involved");
  g_assert_false (dcs_entry_total (after, dcs_code ("mlossi"))->computable);
}

static void
test_the_rows_of_a_grid (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  DcsCode loscat = dcs_code ("loscat");
  const DcsCode *sites;
  guint n_sites;

  visit_fixture_add (fixture);
  entry = visit_fixture_enter (fixture, "2024-07-14");
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
test_foreign_words_of_reviewed_stay (RulesFixture *fixture, gconstpointer data)
{
  VisitCourse course = visit_fixture_add (fixture);
  g_autoptr (DcsEntry) entry = entry_new (fixture, DCS_ENTRY_VISIT, course.second, FALSE);
  g_autoptr (GPtrArray) drafts = NULL;

  entry_type (entry, "rest:loscat", "not_assessed");
  drafts = entry_drafts (entry);
  g_assert_cmpstr (entry_draft (drafts, DCS_RECORD_VISIT, 0)[DCS_VISIT_REVIEWED].text,
                   ==,
                   "old loscat:rest=not_assessed");
}

static void
test_the_stamp_can_be_taken_away (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  visit_fixture_add (fixture);
  entry = visit_fixture_enter (fixture, "2024-07-14");
  dcs_entry_take_previous (entry, dcs_code ("loscat"));
  dcs_entry_set_text (entry, "reviewed:loscat", "");
  g_assert_false (dcs_entry_is_reviewed (entry, dcs_code ("loscat")));
  g_assert_null (dcs_entry_cell (entry, "reviewed:loscat"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/entry/visit/equals-takes-the-form",
                test_equals_takes_the_form_of_the_visit_before);
  fixture_test ("/entry/visit/equals-keeps-what-was-typed", test_equals_keeps_what_was_typed);
  fixture_test ("/entry/visit/other-sites-are-said", test_other_sites_are_said);
  fixture_test ("/entry/visit/blank-row-is-no-zero", test_a_row_that_says_nothing_is_no_zero);
  fixture_test ("/entry/visit/form-of-all-sites", test_a_form_of_all_sites_has_no_other_sites);
  fixture_test ("/entry/visit/no-site-at-all", test_no_site_at_all_is_a_total_of_0_when_it_is_said);
  fixture_test ("/entry/visit/rows-of-a-grid", test_the_rows_of_a_grid);
  fixture_test ("/entry/visit/foreign-words-stay", test_foreign_words_of_reviewed_stay);
  fixture_test ("/entry/visit/stamp-taken-away", test_the_stamp_can_be_taken_away);
  return g_test_run ();
}
