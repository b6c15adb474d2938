/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "entry-fixture.h"

/* A child of nine with two visits; methotrexate runs. */
static gint64
add_course (RulesFixture *fixture, gint64 *treatment)
{
  gint64 first, second;

  fixture_patient (fixture, "JLS-001", NULL);
  *fixture_last (fixture, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (dcs_date_new (2015, 5, 4));
  *fixture_last (fixture, DCS_PATIENT_SEX) = dcs_value_text ("F");
  first = fixture_visit (fixture, "2024-01-10", "baseline");
  fixture_value (fixture, first, "weight", NULL, 28.5);
  fixture_value (fixture, first, "height", NULL, 131);
  fixture_site (fixture, first, "left_leg", 2, 2, 3);
  second = fixture_visit (fixture, "2024-04-10", "partial");
  fixture_value (fixture, second, "weight", NULL, 29.4);
  fixture_site (fixture, second, "left_leg", 1, 2, 0);
  fixture_site (fixture, second, "left_foot", 1, 0, 0);
  *treatment = fixture_treatment (fixture, "methotrexate", "2024-01-10", NULL);
  fixture_step (fixture, *treatment, "2024-01-10", NULL, 15, "mg/m2", "weekly");
  return second;
}

static void
test_new_visit (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment;
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *dump = NULL;
  const DcsValue *values;

  add_course (fixture, &treatment);
  entry = entry_new (fixture, DCS_ENTRY_VISIT, 0, TRUE);
  g_assert_false (dcs_entry_is_changed (entry));
  entry_type (entry, "date", "2024-07-14");
  entry_type (entry, "obs:weight", "30.1");
  g_assert_cmpstr (dcs_entry_cell (entry, "obs:weight")->previous, ==, "29.4");
  g_assert_cmpstr (dcs_entry_cell (entry, "obs:weight")->change, ==, "+0.7");
  dcs_entry_take_previous (entry, dcs_code ("loscat"));
  entry_type (entry, "obs:erythema@left_leg", "0");
  dump = entry_dump (entry);
  g_test_message ("%s", dump);
  drafts = entry_drafts (entry);
  values = entry_draft (drafts, DCS_RECORD_VISIT, 0);
  g_assert_nonnull (values);
  g_assert_cmpstr (values[DCS_VISIT_REVIEWED].text, ==, "loscat loscat:rest=not_involved");
  values = entry_observation (drafts, "erythema", "left_leg");
  g_assert_cmpfloat (values[DCS_OBSERVATION_VALUE].number, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/entry/visit/new", test_new_visit);
  return g_test_run ();
}
