/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bundle-fixture.h"

#include "dcs-clinic-work.h"
#include "dcs-plan.h"

#include <string.h>

/* The clinic's own rules travel with its bundle, and everything is derived by them from then on. */

#define HEADER "disease,section,key,value,reason\n"

/* Every how many months a patient is to be seen, by the rules that hold. */
static int
months_between_visits (BundleFixture *f)
{
  DcsDefinition *jls = dcs_catalog_find (dcs_clinic_core_get_catalog (f->core), dcs_code ("jls"));
  const DcsDueRule *rule = dcs_definition_due_rule (jls, dcs_code ("followup_gap"));

  g_assert_nonnull (rule);
  g_assert_cmpuint (rule->n_phases, ==, 1);
  return rule->phases[0].every.months;
}

static void
fault_cb (const char *fault, gpointer data)
{
  g_test_message ("%s", fault);
  (*(guint *) data)++;
}

static void
assert_sound (BundleFixture *f)
{
  g_autoptr (GError) error = NULL;
  guint n_faults = 0;

  dcs_clinic_core_check (f->core, TRUE, fault_cb, &n_faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_they_hold_for_what_comes_with_them (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = NULL;

  g_assert_cmpint (months_between_visits (f), ==, 6);
  bundle_fixture_copy_demo (f);
  bundle_fixture_write (
      f, "rule_changes.csv", HEADER "jls,due followup_gap,phases,4m,we see them more often\n");
  bundle_fixture_import_well (f, f->bundle);
  g_assert_cmpint (months_between_visits (f), ==, 4);
  rules = dcs_clinic_core_list_rules (f->core, NULL);
  g_assert_cmpuint (rules->len, ==, 1);
  assert_sound (f);
}

/* Whoever is in the clinic file is derived anew by rules that come later. */
static void
test_they_hold_for_who_is_there (BundleFixture *f, gconstpointer data)
{
  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_new_folder (f);
  bundle_fixture_write (f, "patients.csv", "patient_id\nB-1\n");
  bundle_fixture_write (f, "rule_changes.csv", HEADER "jls,due followup_gap,phases,4m,\n");
  bundle_fixture_import_well (f, f->bundle);
  assert_sound (f);
  /* The same once more says nothing new. */
  bundle_fixture_write (f, "patients.csv", "patient_id\nB-2\n");
  bundle_fixture_import_well (f, f->bundle);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_RULE_CHANGE), ==, 1);
  assert_sound (f);
}

static void
test_what_no_definition_takes_is_refused (BundleFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *row;
    const char *column;
  } cases[] = {
    { "jls,due followup_gap,label,Other words,\n", "key" },
    { "jls,due followup_gap,phases,often,\n", "value" },
    { "jls,due no_such_rule,phases,4m,\n", "value" },
    { "xyz,due followup_gap,phases,4m,\n", "disease" },
    { "jls,due followup_gap,,4m,\n", "key" },
    { "jls,due followup_gap,phases,4m,\njls,due followup_gap,phases,5m,\n", "value" },
  };

  bundle_fixture_write (f, "patients.csv", "patient_id\nA-1\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = g_strconcat (HEADER, cases[i].row, NULL);
      g_autoptr (DcsImportReport) report = NULL;
      const DcsImportFault *fault;

      g_test_message ("%s", cases[i].row);
      bundle_fixture_write (f, "rule_changes.csv", file);
      report = bundle_fixture_import (f, f->bundle);
      g_assert_cmpuint (report->faults->len, ==, 1);
      fault = g_ptr_array_index (report->faults, 0);
      g_assert_cmpstr (fault->file, ==, "rule_changes.csv");
      g_assert_cmpstr (fault->column, ==, cases[i].column);
      g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_RULE_CHANGE), ==, 0);
      g_assert_cmpint (months_between_visits (f), ==, 6);
    }
}

/* Rules of a bundle that is not taken do not hold either. */
static void
test_a_refused_bundle_leaves_the_rules (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;

  bundle_fixture_write (f, "patients.csv", "patient_id,sex\nA-1,Q\n");
  bundle_fixture_write (f, "rule_changes.csv", HEADER "jls,due followup_gap,phases,4m,\n");
  report = bundle_fixture_import (f, f->bundle);
  g_assert_cmpuint (report->faults->len, ==, 1);
  g_assert_cmpint (months_between_visits (f), ==, 6);
  assert_sound (f);
}

static void
test_they_come_back (BundleFixture *f, gconstpointer data)
{
  static const char rows[] = HEADER "jls,due followup_gap,phases,4m,we see them more often\n"
                                    "jls,parameters,remission-months,9,\n";
  g_autofree char *out = NULL;
  g_autofree char *deidentified = NULL;

  bundle_fixture_copy_demo (f);
  bundle_fixture_write (f, "rule_changes.csv", rows);
  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_export (f, f->out, FALSE);
  out = bundle_fixture_read (f->out, "rule_changes.csv");
  g_assert_cmpstr (out, ==, rows);
  bundle_fixture_export (f, f->out, TRUE);
  deidentified = bundle_fixture_read (f->out, "rule_changes.csv");
  g_assert_null (strstr (deidentified, "more often"));
  g_assert_nonnull (strstr (deidentified, "jls,due followup_gap,phases,4m,\n"));
  bundle_fixture_new_clinic (f);
  bundle_fixture_import_well (f, f->out);
  g_assert_cmpint (months_between_visits (f), ==, 4);
}

/* Files in another order are read a second time; the rules are taken once. */
static void
test_files_in_any_order (BundleFixture *f, gconstpointer data)
{
  bundle_fixture_write (f, "patients.csv", "patient_id\nA-1\nA-2\n");
  bundle_fixture_write (
      f, "visits.csv", "visit_id,patient_id,visit_date\nV2,A-2,2020-01-01\nV1,A-1,2020-01-01\n");
  bundle_fixture_write (f, "rule_changes.csv", HEADER "jls,due followup_gap,phases,4m,\n");
  bundle_fixture_import_well (f, f->bundle);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_RULE_CHANGE), ==, 1);
  g_assert_cmpint (months_between_visits (f), ==, 4);
  assert_sound (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bundle_test_add ("/bundle-rules/hold-for-what-comes-with-them",
                   test_they_hold_for_what_comes_with_them);
  bundle_test_add ("/bundle-rules/hold-for-who-is-there", test_they_hold_for_who_is_there);
  bundle_test_add ("/bundle-rules/refused-when-no-definition-takes-them",
                   test_what_no_definition_takes_is_refused);
  bundle_test_add ("/bundle-rules/refused-bundle-leaves-them",
                   test_a_refused_bundle_leaves_the_rules);
  bundle_test_add ("/bundle-rules/come-back", test_they_come_back);
  bundle_test_add ("/bundle-rules/files-in-any-order", test_files_in_any_order);
  return g_test_run ();
}
