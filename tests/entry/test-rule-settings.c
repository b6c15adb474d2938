/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"

#include "dcs-rule-settings.h"

static DcsRuleSettings *
load (PlanFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = plan_load (f, plan_text, &error);
  DcsRuleSettings *settings;

  g_assert_no_error (error);
  settings = dcs_rule_settings_new (catalog, &error);
  g_assert_no_error (error);
  return settings;
}

static DcsRule *
find_rule (DcsRuleSettings *settings, const char *code)
{
  GPtrArray *rules = dcs_rule_settings_get_rules (settings);

  for (guint i = 0; i < rules->len; i++)
    {
      DcsRule *rule = rules->pdata[i];

      if (rule->term->code == dcs_code (code))
        return rule;
    }
  g_assert_not_reached ();
}

static void
assert_words (char *words, const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

static void
rules_are_told_in_words (PlanFixture *f, gconstpointer data)
{
  g_autoptr (DcsRuleSettings) settings = load (f);

  /* Two judgements, four due rules, one parameter that is told. */
  g_assert_cmpuint (dcs_rule_settings_get_rules (settings)->len, ==, 7);
  g_assert_cmpuint (dcs_rule_settings_count_own (settings), ==, 0);
  g_assert_cmpuint (dcs_rule_settings_count_pending (settings), ==, 0);
  assert_words (dcs_rule_describe (find_rule (settings, "bloods")),
                "At the start, then every 2 weeks up to 6 weeks, every month up to 18 weeks, then "
                "every 12 weeks, for 4 years");
  assert_words (dcs_rule_describe (find_rule (settings, "visit")), "First after 10 days");
  assert_words (dcs_rule_describe (find_rule (settings, "score")), "Every 3 months up to 2 years");
  assert_words (dcs_rule_describe_original (find_rule (settings, "eyes")),
                "Off; when on: first after 3 months, then every year");
  assert_words (dcs_rule_describe (find_rule (settings, "remission-months")), "6 months");
  assert_words (dcs_rule_describe (find_rule (settings, "index")), "");
  g_assert_true (dcs_rule_is_on (find_rule (settings, "bloods")));
  g_assert_false (dcs_rule_is_on (find_rule (settings, "eyes")));
}

static void
choices_become_the_clinics_values (PlanFixture *f, gconstpointer data)
{
  g_autoptr (DcsRuleSettings) settings = load (f);
  DcsRule *bloods = find_rule (settings, "bloods");
  DcsRule *eyes = find_rule (settings, "eyes");
  const DcsDuePhase phase = { { 56, 0 }, { 0, 1 } };
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) changed = NULL;
  const DcsDueRule *rule;

  g_assert_true (dcs_setting_set_phase (dcs_rule_find (bloods, "phases"), 0, &phase));
  g_assert_false (dcs_setting_set_phase (dcs_rule_find (bloods, "phases"), 0, &phase));
  g_assert_true (dcs_setting_set (dcs_rule_find (bloods, "grace-days"), "30"));
  g_assert_true (dcs_setting_set (dcs_rule_find (eyes, "off"), "true"));
  g_assert_true (dcs_rule_is_on (eyes));
  g_assert_cmpuint (dcs_rule_settings_count_pending (settings), ==, 3);
  g_assert_true (dcs_rule_is_own (bloods) && dcs_rule_is_pending (eyes));

  changes = dcs_rule_settings_dup_overrides (settings);
  g_assert_cmpuint (changes->len, ==, 3);
  changed = dcs_catalog_change (dcs_rule_settings_get_catalog (settings),
                                (const DcsRuleOverride *) (gpointer) changes->data,
                                changes->len,
                                &error);
  g_assert_no_error (error);
  rule = dcs_definition_due_rule (dcs_catalog_nth (changed, 0), dcs_code ("bloods"));
  g_assert_cmpint (rule->phases[0].until.days, ==, 56);
  g_assert_cmpint (rule->phases[0].every.months, ==, 1);
  g_assert_cmpint (rule->phases[2].every.days, ==, 84);
  g_assert_cmpint (rule->grace_days, ==, 30);
  rule = dcs_definition_due_rule (dcs_catalog_nth (changed, 0), dcs_code ("eyes"));
  g_assert_false (rule->is_off);

  dcs_rule_reset (bloods);
  g_assert_cmpuint (dcs_rule_settings_count_pending (settings), ==, 1);
  dcs_rule_settings_undo (settings);
  g_assert_cmpuint (dcs_rule_settings_count_pending (settings), ==, 0);
}

/* What is in force already is the clinic's own, and not a change. */
static void
values_in_force_are_known (PlanFixture *f, gconstpointer data)
{
  const DcsRuleOverride own[] = {
    { dcs_code ("testitis"), "due score", "phases", "24m:12m" },
    { dcs_code ("testitis"), "parameters", "remission-months", "6" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = plan_load (f, plan_text, &error);
  g_autoptr (DcsCatalog) changed = dcs_catalog_change (catalog, own, 2, &error);
  g_autoptr (DcsRuleSettings) settings = dcs_rule_settings_new (changed, &error);
  g_autoptr (GArray) changes = NULL;
  DcsRule *score;

  g_assert_no_error (error);
  score = find_rule (settings, "score");
  assert_words (dcs_rule_describe (score), "Every year up to 2 years");
  assert_words (dcs_rule_describe_original (score), "Every 3 months up to 2 years");
  g_assert_cmpuint (dcs_rule_settings_count_pending (settings), ==, 0);
  g_assert_cmpuint (dcs_rule_settings_count_own (settings), ==, 1);
  changes = dcs_rule_settings_dup_overrides (settings);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (g_array_index (changes, DcsRuleOverride, 0).value, ==, "2y:1y");
  dcs_rule_reset (score);
  g_assert_cmpuint (dcs_rule_settings_count_pending (settings), ==, 1);
}

static void
the_last_criterion_stays (PlanFixture *f, gconstpointer data)
{
  g_autoptr (DcsRuleSettings) settings = load (f);
  DcsSetting *criteria = dcs_rule_find (find_rule (settings, "sites"), "relapse-criteria");

  g_assert_false (dcs_setting_has (criteria, "worsening"));
  g_assert_true (dcs_setting_set_flag (criteria, "worsening", TRUE));
  g_assert_cmpstr (criteria->chosen, ==, "new;enlarged;reactivation;worsening");
  g_assert_true (dcs_setting_set_flag (criteria, "new", FALSE));
  g_assert_true (dcs_setting_set_flag (criteria, "enlarged", FALSE));
  g_assert_true (dcs_setting_set_flag (criteria, "reactivation", FALSE));
  g_assert_false (dcs_setting_set_flag (criteria, "worsening", FALSE));
  g_assert_cmpstr (criteria->chosen, ==, "worsening");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  plan_test ("/entry/rule-settings/rules-are-told-in-words", rules_are_told_in_words);
  plan_test ("/entry/rule-settings/choices-become-the-clinics-values",
             choices_become_the_clinics_values);
  plan_test ("/entry/rule-settings/values-in-force-are-known", values_in_force_are_known);
  plan_test ("/entry/rule-settings/the-last-criterion-stays", the_last_criterion_stays);
  return g_test_run ();
}
