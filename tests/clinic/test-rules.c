/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core-fixture.h"

#include "dcs-clinic-work.h"
#include "dcs-plan.h"

#include <glib/gstdio.h>
#include <string.h>

/* The clinic's own rules: looked at before they are applied, applied with everything that follows,
 * or not at all. */

static DcsRuleOverride
make_rule (const char *group, const char *key, const char *value)
{
  return (
      DcsRuleOverride){ .disease = dcs_code ("jls"), .group = group, .key = key, .value = value };
}

static int
months_of (DcsCatalog *catalog)
{
  DcsDefinition *jls = dcs_catalog_find (catalog, dcs_code ("jls"));
  const DcsDueRule *rule = dcs_definition_due_rule (jls, dcs_code ("followup_gap"));

  return rule->phases[0].every.months;
}

static int
months_between_visits (CoreFixture *f)
{
  return months_of (dcs_clinic_core_get_catalog (f->core));
}

static void
fault_cb (const char *fault, gpointer data)
{
  g_test_message ("%s", fault);
  g_ptr_array_add (data, g_strdup (fault));
}

static GPtrArray *
check (CoreFixture *f)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  dcs_clinic_core_check (f->core, TRUE, fault_cb, faults, &error);
  g_assert_no_error (error);
  return faults;
}

static void
assert_sound (CoreFixture *f)
{
  g_autoptr (GPtrArray) faults = check (f);

  g_assert_cmpuint (faults->len, ==, 0);
}

static void
apply (CoreFixture *f, const DcsRuleOverride *rules, guint n_rules)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_core_apply_rules (f->core, rules, n_rules, "we see them more often", NULL, &error);
  g_assert_no_error (error);
}

static void
add_people (CoreFixture *f, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("P-%u", i);

      core_fixture_add_visit (f, core_fixture_add_patient (f, code), dcs_date_new (2024, 1, 10));
    }
}

static void
test_an_applied_rule_holds (CoreFixture *f, gconstpointer data)
{
  DcsRuleOverride rules[] = { make_rule ("due followup_gap", "phases", "4m"),
                              make_rule ("parameters", "remission-months", "9") };
  DcsCatalog *before = dcs_clinic_core_get_catalog (f->core);
  g_autoptr (GPtrArray) list = NULL;
  const DcsRuleOverride *rule;

  add_people (f, 2);
  apply (f, rules, 2);
  g_assert_cmpint (months_between_visits (f), ==, 4);
  /* Who holds on to the catalog before can go on reading it. */
  g_assert_cmpint (months_of (before), ==, 6);
  assert_sound (f);
  core_fixture_reopen (f);
  g_assert_cmpint (months_between_visits (f), ==, 4);
  list = dcs_clinic_core_list_rules (f->core, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  rule = list->pdata[0];
  g_assert_cmpstr (dcs_code_string (rule->disease), ==, "jls");
  g_assert_cmpstr (rule->group, ==, "due followup_gap");
  g_assert_cmpstr (rule->key, ==, "phases");
  g_assert_cmpstr (rule->value, ==, "4m");
  assert_sound (f);
}

/* Each change is in the trail, with its reason; what stays as it was is not. */
static void
test_every_change_is_in_the_trail (CoreFixture *f, gconstpointer data)
{
  static const char count[] = "SELECT count(*) FROM audit WHERE tbl = 'rule_change'"
                              " AND reason = 'we see them more often'";
  DcsRuleOverride rules[] = { make_rule ("due followup_gap", "phases", "4m"),
                              make_rule ("parameters", "remission-months", "9") };

  apply (f, rules, 2);
  g_assert_cmpint (core_fixture_sql_number (f, count), ==, 2);
  rules[0].value = "3m";
  apply (f, rules, 2);
  g_assert_cmpint (core_fixture_sql_number (f, count), ==, 3);
  apply (f, rules, 1);
  g_assert_cmpint (core_fixture_sql_number (f, count), ==, 4);
  apply (f, NULL, 0);
  g_assert_cmpint (core_fixture_sql_number (f, count), ==, 5);
  g_assert_cmpint (months_between_visits (f), ==, 6);
  /* What was taken back can be set again. */
  apply (f, rules, 1);
  g_assert_cmpint (months_between_visits (f), ==, 3);
  assert_sound (f);
}

static void
test_a_bad_value_changes_nothing (CoreFixture *f, gconstpointer data)
{
  const DcsRuleOverride bad[] = {
    make_rule ("due followup_gap", "phases", "often"),
    make_rule ("due followup_gap", "label", "Other words"),
    make_rule ("due no_such_rule", "phases", "4m"),
    { .disease = dcs_code ("no_such_disease"),
      .group = "parameters",
      .key = "line-gap",
      .value = "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dcs_clinic_core_apply_rules (f->core, &bad[i], 1, NULL, NULL, &error));
      g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA);
      g_clear_error (&error);
      g_assert_null (dcs_clinic_core_preview_rules (f->core, &bad[i], 1, NULL, NULL, &error));
      g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA);
    }
  g_assert_cmpint (core_fixture_sql_number (f, "SELECT count(*) FROM rule_change"), ==, 0);
  assert_sound (f);
}

/* A patient whose summary cannot be written: nothing of the rules stays, in the file or here. */
static void
test_a_failing_change_changes_nothing (CoreFixture *f, gconstpointer data)
{
  DcsRuleOverride first = make_rule ("due followup_gap", "phases", "4m");
  DcsRuleOverride second = make_rule ("due followup_gap", "phases", "3m");
  g_autoptr (GError) error = NULL;

  add_people (f, 3);
  apply (f, &first, 1);
  core_fixture_sql (f,
                    "CREATE TRIGGER fault BEFORE UPDATE ON summary"
                    " WHEN new.search_key LIKE 'p-2%' BEGIN SELECT RAISE (ABORT, 'fault'); END");
  g_assert_false (dcs_clinic_core_apply_rules (f->core, &second, 1, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (months_between_visits (f), ==, 4);
  core_fixture_sql (f, "DROP TRIGGER fault");
  assert_sound (f);
  core_fixture_reopen (f);
  g_assert_cmpint (months_between_visits (f), ==, 4);
}

static void
test_a_cancelled_change_changes_nothing (CoreFixture *f, gconstpointer data)
{
  DcsRuleOverride rule = make_rule ("due followup_gap", "phases", "4m");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_people (f, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (dcs_clinic_core_apply_rules (f->core, &rule, 1, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (months_between_visits (f), ==, 6);
  assert_sound (f);
  g_clear_error (&error);
  g_assert_null (dcs_clinic_core_preview_rules (f->core, &rule, 1, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Seen last on 10 January 2024: to be seen by 10 July, or by 10 May. */
static void
test_a_preview_says_what_would_change (CoreFixture *f, gconstpointer data)
{
  DcsRuleOverride rule = make_rule ("due followup_gap", "phases", "4m");
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  const DcsRuleDifference *difference;
  guint n_patients;

  add_people (f, 1);
  core_fixture_add_patient (f, "NEVER-SEEN");
  differences = dcs_clinic_core_preview_rules (f->core, &rule, 1, NULL, &n_patients, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_patients, ==, 2);
  g_assert_cmpuint (differences->len, ==, 1);
  difference = differences->pdata[0];
  g_assert_cmpstr (difference->code, ==, "P-0");
  g_test_message ("%s -> %s", difference->before, difference->after);
  g_assert_nonnull (strstr (difference->before, "10 July 2024"));
  g_assert_nonnull (strstr (difference->after, "10 May 2024"));
  /* Nothing else would be otherwise: one sentence each. */
  g_assert_null (strchr (difference->before, '\n'));
  g_assert_null (strchr (difference->after, '\n'));
  /* Nothing was written, and nothing is otherwise. */
  g_assert_cmpint (months_between_visits (f), ==, 6);
  g_assert_cmpint (core_fixture_sql_number (f, "SELECT count(*) FROM rule_change"), ==, 0);
  none = dcs_clinic_core_preview_rules (f->core, NULL, 0, NULL, &n_patients, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Two windows on one file: what one sets, the other derives by. */
static void
test_another_window_follows (CoreFixture *f, gconstpointer data)
{
  DcsRuleOverride rule = make_rule ("due followup_gap", "phases", "4m");
  g_autoptr (DcsClinicCore) other = core_fixture_open_second (f);

  apply (f, &rule, 1);
  g_assert_cmpint (months_of (dcs_clinic_core_get_catalog (other)), ==, 6);
  {
    g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_PATIENT);
    g_autoptr (GError) error = NULL;

    core_put (draft, DCS_PATIENT_CODE, dcs_value_text ("P-9"));
    core_put (draft, DCS_PATIENT_DISEASE, dcs_value_code (dcs_code ("jls")));
    dcs_clinic_core_save (other, &draft, 1, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  g_assert_cmpint (months_of (dcs_clinic_core_get_catalog (other)), ==, 4);
  assert_sound (f);
}

/* The definitions of another version of the program: one rule has another name. */
static DcsCatalog *
load_other_definitions (CoreFixture *f)
{
  g_autofree char *folder = g_build_filename (f->folder, "diseases", NULL);
  g_autofree char *own = g_build_filename (
      g_getenv ("DCS_DATADIR"), "diseases", "jls.disease", NULL);
  g_autofree char *path = g_build_filename (folder, "jls.disease", NULL);
  const char *folders[] = { folder, NULL };
  g_autofree char *contents = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;
  DcsCatalog *catalog;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_file_get_contents (own, &contents, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (contents);
  g_assert_cmpuint (
      g_string_replace (changed, "[due followup_gap]", "[due followup_gap_2]", 0), ==, 1);
  g_file_set_contents (path, changed->str, -1, &error);
  g_assert_no_error (error);
  catalog = dcs_catalog_load (folders, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  return catalog;
}

/* A rule that the definitions do not know any more does not lock the clinic out of its file. */
static void
test_a_rule_that_is_gone_is_reported (CoreFixture *f, gconstpointer data)
{
  DcsRuleOverride rules[] = { make_rule ("due followup_gap", "phases", "4m"),
                              make_rule ("parameters", "remission-months", "9") };
  DcsCatalog *other = load_other_definitions (f);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) list = NULL;

  add_people (f, 2);
  apply (f, rules, 2);
  dcs_catalog_unref (f->catalog);
  f->catalog = other;
  core_fixture_reopen (f);
  faults = check (f);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (faults->pdata[0], "due followup_gap"));
  /* The other rule holds, and both are still there. */
  g_assert_cmpfloat (dcs_definition_parameter (
                         dcs_catalog_find (dcs_clinic_core_get_catalog (f->core), dcs_code ("jls")),
                         "remission-months",
                         0),
                     ==,
                     9);
  list = dcs_clinic_core_list_rules (f->core, NULL);
  g_assert_cmpuint (list->len, ==, 2);
}

/* Another version of the definitions derives everything anew, where it may write. */
static void
test_other_definitions_derive_anew (CoreFixture *f, gconstpointer data)
{
  DcsCatalog *other = load_other_definitions (f);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  add_people (f, 2);
  dcs_catalog_unref (f->catalog);
  f->catalog = other;

  /* A file that cannot be written says it in one sentence. */
  dcs_clinic_core_close (f->core);
  f->core = dcs_clinic_core_open (f->path, DCS_CLINIC_OPEN_READ_ONLY, other, &error);
  g_assert_no_error (error);
  faults = check (f);
  g_assert_cmpuint (faults->len, ==, 1);

  core_fixture_reopen (f);
  assert_sound (f);
  /* Opened once more there is nothing to do. */
  core_fixture_sql (f,
                    "CREATE TRIGGER fault BEFORE UPDATE ON summary"
                    " BEGIN SELECT RAISE (ABORT, 'fault'); END");
  core_fixture_reopen (f);
  core_fixture_sql (f, "DROP TRIGGER fault");
  assert_sound (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add (                                                                                     \
      "/clinic/rules/" name, CoreFixture, NULL, core_fixture_set_up, func, core_fixture_tear_down)
  ADD ("applied-rule-holds", test_an_applied_rule_holds);
  ADD ("every-change-is-in-the-trail", test_every_change_is_in_the_trail);
  ADD ("bad-value-changes-nothing", test_a_bad_value_changes_nothing);
  ADD ("failing-change-changes-nothing", test_a_failing_change_changes_nothing);
  ADD ("cancelled-change-changes-nothing", test_a_cancelled_change_changes_nothing);
  ADD ("preview-says-what-would-change", test_a_preview_says_what_would_change);
  ADD ("another-window-follows", test_another_window_follows);
  ADD ("rule-that-is-gone-is-reported", test_a_rule_that_is_gone_is_reported);
  ADD ("other-definitions-derive-anew", test_other_definitions_derive_anew);
  return g_test_run ();
}
