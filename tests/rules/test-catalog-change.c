/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"

#include <math.h>
#include <string.h>

#define CHANGE(group, key, value)                                                                  \
  {                                                                                                \
    dcs_code ("testitis"), group, key, value                                                       \
  }

static DcsCatalog *
load_good (PlanFixture *f)
{
  g_autoptr (GError) error = NULL;
  DcsCatalog *catalog = plan_load (f, plan_text, &error);

  g_assert_no_error (error);
  return catalog;
}

static void
the_clinics_values_take_the_place_of_the_files (PlanFixture *f, gconstpointer data)
{
  const DcsRuleOverride changes[] = {
    CHANGE ("parameters", "remission-months", "12"),
    CHANGE ("parameters", "line-switch-days", "60"),
    CHANGE ("due bloods", "phases", "3m"),
    CHANGE ("due bloods", "grace-days", "30"),
    CHANGE ("due eyes", "off", "false"),
    CHANGE ("due visit", "off", "true"),
    CHANGE ("due visit", "first", "2w"),
    CHANGE ("judgement sites", "relapse-criteria", "reactivation;worsening"),
    CHANGE ("judgement sites", "worsening-points", "3"),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = load_good (f);
  g_autoptr (DcsCatalog) changed = dcs_catalog_change (
      catalog, changes, G_N_ELEMENTS (changes), &error);
  DcsDefinition *before = dcs_catalog_nth (catalog, 0);
  DcsDefinition *after;
  const DcsDueRule *rule;

  g_assert_no_error (error);
  after = dcs_catalog_nth (changed, 0);
  g_assert_cmpfloat (dcs_definition_parameter (after, "remission-months", 0), ==, 12);
  g_assert_cmpfloat (dcs_definition_parameter (after, "line-switch-days", 28), ==, 60);
  g_assert_cmpfloat (dcs_definition_parameter (after, "followup-months", 0), ==, 3);
  rule = dcs_definition_due_rule (after, dcs_code ("bloods"));
  g_assert_cmpuint (rule->n_phases, ==, 1);
  g_assert_cmpint (rule->phases[0].every.months, ==, 3);
  g_assert_cmpint (rule->grace_days, ==, 30);
  g_assert_cmpint (rule->soon_days, ==, 21);
  g_assert_false (dcs_definition_due_rule (after, dcs_code ("eyes"))->is_off);
  g_assert_true (dcs_definition_due_rule (after, dcs_code ("visit"))->is_off);
  g_assert_cmpint (dcs_definition_due_rule (after, dcs_code ("visit"))->first.days, ==, 14);
  g_assert_cmpuint (dcs_definition_judgement (after, dcs_code ("sites"))->relapse_criteria,
                    ==,
                    DCS_CRITERION_REACTIVATION | DCS_CRITERION_WORSENING);

  /* The catalog before is as it was. */
  g_assert_cmpfloat (dcs_definition_parameter (before, "remission-months", 0), ==, 6);
  g_assert_cmpuint (dcs_definition_due_rule (before, dcs_code ("bloods"))->n_phases, ==, 3);
}

/* What can be recorded does not change with the rules. */
static void
codes_and_vocabulary_stay_the_same (PlanFixture *f, gconstpointer data)
{
  static const char *const domains[] = { "disease", "drug", "due",       "judgement",
                                         "test",    "site", "care-kind", "calculation" };
  const DcsRuleOverride changes[] = { CHANGE ("due bloods", "off", "true") };
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = load_good (f);
  g_autoptr (DcsCatalog) changed = dcs_catalog_change (catalog, changes, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dcs_catalog_count (changed), ==, dcs_catalog_count (catalog));
  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      guint n, n_changed;
      const DcsCode *codes = dcs_vocabulary_codes (
          dcs_catalog_vocabulary (catalog), domains[i], &n);
      const DcsCode *same = dcs_vocabulary_codes (
          dcs_catalog_vocabulary (changed), domains[i], &n_changed);

      g_test_message ("%s", domains[i]);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpmem (codes, n * sizeof *codes, same, n_changed * sizeof *same);
    }
  g_assert_true (dcs_catalog_find (changed, dcs_code ("testitis")) == dcs_catalog_nth (changed, 0));
  g_assert_nonnull (dcs_catalog_drug (changed, dcs_code ("cure")));
}

/* All of the clinic's values come with each change: none is left from the one before. */
static void
a_change_starts_from_the_file (PlanFixture *f, gconstpointer data)
{
  const DcsRuleOverride first[] = { CHANGE ("parameters", "remission-months", "12") };
  const DcsRuleOverride second[] = { CHANGE ("parameters", "followup-months", "4") };
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = load_good (f);
  g_autoptr (DcsCatalog) once = dcs_catalog_change (catalog, first, 1, &error);
  g_autofree char *path = NULL;
  g_autoptr (DcsCatalog) twice = NULL;
  g_autoptr (DcsCatalog) none = NULL;

  g_assert_no_error (error);
  /* The file is not asked again: it may have changed since. */
  path = g_build_filename (f->folder, "testitis.disease", NULL);
  g_assert_true (g_file_set_contents (path, "no more", -1, NULL));
  twice = dcs_catalog_change (once, second, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (
      dcs_definition_parameter (dcs_catalog_nth (twice, 0), "remission-months", 0), ==, 6);
  g_assert_cmpfloat (
      dcs_definition_parameter (dcs_catalog_nth (twice, 0), "followup-months", 0), ==, 4);
  none = dcs_catalog_change (twice, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (
      dcs_definition_parameter (dcs_catalog_nth (none, 0), "followup-months", 0), ==, 3);
}

static void
what_cannot_be_is_refused (PlanFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *disease, *group, *key, *value;
  } cases[] = {
    { "testitis", "due bloods", "phases", "often" },
    { "testitis", "due bloods", "phases", "" },
    { "testitis", "due bloods", "phases", NULL },
    { "testitis", "due bloods", "phases", "18w:2w;6w:1m;12w" },
    { "testitis", "due bloods", "first", "1m" }, /* it has a baseline */
    { "testitis", "due bloods", "grace-days", "-1" },
    { "testitis", "due bloods", "off", "perhaps" },
    { "testitis", "due bloods", "drugs", "cure" }, /* not the clinic's to say */
    { "testitis", "due bloods", "label", "Mine" },
    { "testitis", "due nothing", "off", "true" },
    { "testitis", "judgement sites", "relapse-criteria", "anything" },
    { "testitis", "judgement sites", "worsening-points", "0" },
    { "testitis", "judgement index", "relapse-criteria", "new" },
    { "testitis", "judgement sites", "complete", "back" },
    { "testitis", "parameters", "remission-months", "0" },
    { "testitis", "parameters", "remission-months", "six" },
    { "testitis", "parameters", "line-mode", "3" },
    { "testitis", "parameters", "plaque-min-mm", "1" },
    { "testitis", "parameters", "unheard-of", "1" },
    { "testitis", "drug cure", "cap", "1" },
    { "testitis", "disease", "code", "other" },
    { "otheritis", "parameters", "remission-months", "6" },
  };
  g_autoptr (DcsCatalog) catalog = load_good (f);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DcsRuleOverride change = {
        dcs_code (cases[i].disease), cases[i].group, cases[i].key, cases[i].value
      };
      g_autofree char *group = g_strdup_printf ("[%s]", cases[i].group);
      g_autofree char *key = g_strdup_printf ("key “%s”", cases[i].key);
      g_autoptr (GError) error = NULL;
      g_autoptr (DcsCatalog) changed = dcs_catalog_change (catalog, &change, 1, &error);

      g_test_message ("%s %s", key, error != NULL ? error->message : "no error");
      g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
      g_assert_null (changed);
      g_assert_nonnull (strstr (error->message, group));
      g_assert_nonnull (strstr (error->message, key));
      g_assert_nonnull (strstr (error->message, cases[i].disease));
      /* The file is right; nobody shall look for the mistake there. */
      g_assert_null (strstr (error->message, ".disease"));
    }
}

static void
a_key_is_changed_once (PlanFixture *f, gconstpointer data)
{
  const DcsRuleOverride changes[] = {
    CHANGE ("parameters", "remission-months", "12"),
    CHANGE ("due bloods", "off", "true"),
    CHANGE ("parameters", "remission-months", "9"),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = load_good (f);
  g_autoptr (DcsCatalog) changed = dcs_catalog_change (catalog, changes, 3, &error);

  g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
  g_assert_null (changed);
  g_assert_nonnull (strstr (error->message, "remission-months"));
}

static void
only_some_keys_are_the_clinics (void)
{
  static const struct
  {
    const char *group, *key;
  } allowed[] = {
    { "parameters", "remission-months" },
    { "parameters", "relapse-match-days" },
    { "parameters", "resistance-months" },
    { "parameters", "followup-months" },
    { "parameters", "infusion-grace-days" },
    { "parameters", "line-era-gap-days" },
    { "parameters", "line-combination-days" },
    { "parameters", "line-switch-days" },
    { "parameters", "line-overlap-days" },
    { "parameters", "line-restart-days" },
    { "parameters", "line-minimum-days" },
    { "parameters", "line-bridging-weeks" },
    { "parameters", "line-mode" },
    { "due x", "off" },
    { "due x", "phases" },
    { "due x", "first" },
    { "due x", "until" },
    { "due x", "grace-days" },
    { "due x", "soon-days" },
    { "judgement x", "off" },
    { "judgement x", "relapse-criteria" },
    { "judgement x", "worsening-points" },
    { "judgement x", "worsening-percent" },
  };
  static const struct
  {
    const char *group, *key;
  } refused[] = {
    { "parameters", "ana-positive-titre" },
    { "parameters", "bundle-default" },
    { "parameters", "line-" },
    { "parameters", "" },
    { "parameters x", "remission-months" },
    { "due", "off" },
    { "due x", "tests" },
    { "due x", "anchor" },
    { "due x", "version" },
    { "due x", "source" },
    { "judgement x", "items" },
    { "judgement x", "method" },
    { "judgement x", "relapse" },
    { "calculation x", "formula" },
    { "drug x", "adequate-min" },
    { "disease", "code" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    g_assert_true (dcs_rule_override_is_allowed (allowed[i].group, allowed[i].key));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (dcs_rule_override_is_allowed (refused[i].group, refused[i].key));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  plan_test ("/rules/catalog-change/the-clinics-values-take-the-place-of-the-files",
             the_clinics_values_take_the_place_of_the_files);
  plan_test ("/rules/catalog-change/codes-and-vocabulary-stay-the-same",
             codes_and_vocabulary_stay_the_same);
  plan_test ("/rules/catalog-change/a-change-starts-from-the-file", a_change_starts_from_the_file);
  plan_test ("/rules/catalog-change/what-cannot-be-is-refused", what_cannot_be_is_refused);
  plan_test ("/rules/catalog-change/a-key-is-changed-once", a_key_is_changed_once);
  g_test_add_func ("/rules/catalog-change/only-some-keys-are-the-clinics",
                   only_some_keys_are_the_clinics);
  return g_test_run ();
}
