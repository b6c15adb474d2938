/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"

#include <math.h>
#include <string.h>

static void
assert_interval (DcsInterval interval, int days, int months)
{
  g_assert_cmpint (interval.days, ==, days);
  g_assert_cmpint (interval.months, ==, months);
}

static void
calculations_are_read (PlanFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = plan_load (f, plan_text, &error);
  DcsDefinition *definition;
  const DcsCalculation *const *list;
  guint n;

  g_assert_no_error (error);
  definition = dcs_catalog_nth (catalog, 0);
  list = dcs_definition_calculations (definition, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (dcs_definition_calculation (definition, dcs_code ("ratio")) == list[0]);
  g_assert_null (dcs_definition_calculation (definition, dcs_code ("blood")));
  g_assert_null (dcs_definition_calculation (definition, 0));

  g_assert_cmpint (list[0]->kind, ==, DCS_CALCULATION_NUMBER);
  g_assert_cmpint (list[0]->version, ==, 2);
  g_assert_cmpstr (list[0]->scheme, ==, "Somebody 2001");
  g_assert_cmpstr (list[0]->formula, ==, "blood / liver");
  g_assert_nonnull (list[0]->program);
  g_assert_true (list[0]->unit == dcs_code ("kg"));
  g_assert_cmpint (list[0]->decimals, ==, 2);
  g_assert_cmpfloat (list[0]->min, ==, 0);
  g_assert_cmpfloat (list[0]->max, ==, 10);
  g_assert_true (list[0]->term.group == dcs_code ("indices"));
  g_assert_true (list[0]->lower_is_worse);
  g_assert_false (list[0]->is_part);
  g_assert_cmpint (list[0]->max_age_days, ==, 30);
  g_assert_cmpuint (list[0]->n_bands, ==, 3);
  g_assert_true (isnan (list[0]->band_upper[0]));
  g_assert_cmpfloat (list[0]->band_below[0], ==, 2.5);
  g_assert_cmpfloat (list[0]->band_upper[1], ==, 5);
  g_assert_true (isnan (list[0]->band_below[1]));
  g_assert_true (isnan (list[0]->band_upper[2]) && isnan (list[0]->band_below[2]));
  g_assert_cmpstr (list[0]->band_label[2], ==, "High");

  g_assert_cmpint (list[1]->kind, ==, DCS_CALCULATION_CRITERION);
  g_assert_true (list[1]->is_part);
  g_assert_cmpint (list[1]->version, ==, 1);
  g_assert_true (isnan (list[1]->min));
  g_assert_cmpint (list[2]->kind, ==, DCS_CALCULATION_STAGE);
  g_assert_cmpuint (list[2]->n_levels, ==, 2);
  g_assert_cmpfloat (list[2]->level_values[1], ==, 2);
  g_assert_cmpstr (list[2]->levels[1], ==, "Two");
}

static void
judgements_are_read (PlanFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = plan_load (f, plan_text, &error);
  DcsDefinition *definition;
  const DcsJudgement *const *list;
  guint n;

  g_assert_no_error (error);
  definition = dcs_catalog_nth (catalog, 0);
  list = dcs_definition_judgements (definition, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (dcs_definition_judgement (definition, dcs_code ("sites")) == list[0]);
  g_assert_cmpint (list[0]->method, ==, DCS_JUDGEMENT_SITES);
  g_assert_false (list[0]->is_off);
  plan_assert_codes (list[0]->items, list[0]->n_items, "red;hard");
  g_assert_true (list[0]->extent_item == dcs_code ("grown"));
  /* Worsening is an option: its limits are known, it is not applied. */
  g_assert_cmpuint (list[0]->relapse_criteria,
                    ==,
                    DCS_CRITERION_NEW | DCS_CRITERION_ENLARGED | DCS_CRITERION_REACTIVATION);
  g_assert_cmpfloat (list[0]->worsening_points, ==, 2);
  g_assert_cmpfloat (list[0]->worsening_percent, ==, 20);
  g_assert_true (list[0]->complete == dcs_code ("clear"));
  g_assert_true (list[0]->improved == dcs_code ("better"));
  g_assert_true (list[0]->relapse == dcs_code ("back"));
  g_assert_cmpuint (list[0]->worse, ==, 0);

  g_assert_cmpint (list[1]->method, ==, DCS_JUDGEMENT_CALCULATION);
  g_assert_true (list[1]->is_off);
  g_assert_cmpint (list[1]->version, ==, 3);
  g_assert_true (list[1]->relapse_when == dcs_code ("failing"));
  g_assert_cmpuint (list[1]->complete_when, ==, 0);
  g_assert_true (isnan (list[1]->worsening_points));
}

static void
due_rules_are_read (PlanFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = plan_load (f, plan_text, &error);
  DcsDefinition *definition;
  const DcsDueRule *const *list;
  const DcsDueRule *rule;
  guint n;

  g_assert_no_error (error);
  definition = dcs_catalog_nth (catalog, 0);
  list = dcs_definition_due_rules (definition, &n);
  g_assert_cmpuint (n, ==, 4);
  rule = list[0];
  g_assert_true (dcs_definition_due_rule (definition, dcs_code ("bloods")) == rule);
  g_assert_true (rule->term.group == dcs_code ("monitoring"));
  g_assert_cmpint (rule->version, ==, 2);
  g_assert_cmpint (rule->anchor, ==, DCS_DUE_ANCHOR_START);
  plan_assert_codes (rule->drugs, rule->n_drugs, "cure;drip");
  plan_assert_codes (rule->sites, rule->n_sites, "nose");
  plan_assert_codes (rule->not_sites, rule->n_not_sites, "ear");
  plan_assert_codes (rule->subtypes, rule->n_subtypes, "mild");
  plan_assert_codes (rule->findings, rule->n_findings, "cough");
  g_assert_cmpfloat (rule->from_age, ==, 2);
  g_assert_cmpfloat (rule->to_age, ==, 18);
  plan_assert_codes (rule->tests, rule->n_tests, "blood;liver");
  g_assert_true (rule->any_test);
  g_assert_true (rule->baseline);
  assert_interval (rule->baseline_before, 0, 1);
  g_assert_cmpuint (rule->n_phases, ==, 3);
  assert_interval (rule->phases[0].until, 42, 0);
  assert_interval (rule->phases[0].every, 14, 0);
  assert_interval (rule->phases[1].until, 126, 0);
  assert_interval (rule->phases[1].every, 0, 1);
  assert_interval (rule->phases[2].until, 0, 0);
  assert_interval (rule->phases[2].every, 84, 0);
  g_assert_true (rule->restart_on_dose_increase);
  assert_interval (rule->until, 0, 48);
  g_assert_cmpint (rule->grace_days, ==, 7);
  g_assert_cmpint (rule->soon_days, ==, 21);

  g_assert_cmpint (list[1]->anchor, ==, DCS_DUE_ANCHOR_CRITERION);
  g_assert_true (list[1]->is_off);
  g_assert_true (list[1]->criterion == dcs_code ("failing"));
  g_assert_cmpstr (list[1]->body_part, ==, "head");
  plan_assert_codes (list[1]->care_kinds, list[1]->n_care_kinds, "eyes");
  assert_interval (list[1]->first, 0, 3);
  g_assert_cmpint (list[1]->grace_days, ==, 14);
  g_assert_cmpint (list[1]->soon_days, ==, 14);
  g_assert_true (isnan (list[1]->from_age));
  g_assert_cmpint (list[2]->anchor, ==, DCS_DUE_ANCHOR_LAST);
  plan_assert_codes (list[2]->instruments, list[2]->n_instruments, "total");
  /* The last phase may end, too. */
  assert_interval (list[2]->phases[0].until, 0, 24);
  g_assert_cmpint (list[3]->anchor, ==, DCS_DUE_ANCHOR_DIAGNOSIS);
  g_assert_true (list[3]->by_visit);
  g_assert_cmpuint (list[3]->n_phases, ==, 0);
  g_assert_null (dcs_definition_due_rule (definition, dcs_code ("eyesight")));
}

static void
options_and_meanings_are_read (PlanFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = plan_load (f, plan_text, &error);
  DcsDefinition *d;
  const DcsOption *const *options;
  guint n;

  g_assert_no_error (error);
  d = dcs_catalog_nth (catalog, 0);
  options = dcs_definition_options (d, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (options[0]->term.group == dcs_code ("steps"));
  plan_assert_codes (options[0]->drugs, options[0]->n_drugs, "drip;cycle");
  plan_assert_codes (options[0]->after, options[0]->n_after, "cure");
  plan_assert_codes (options[1]->care_kinds, options[1]->n_care_kinds, "eyes");
  g_assert_cmpuint (options[1]->n_after, ==, 0);
  g_assert_cmpuint (options[2]->n_drugs, ==, 0);

  g_assert_cmpint (dcs_definition_stop_meaning (d, dcs_code ("failed")), ==, DCS_REASON_INEFFICACY);
  g_assert_cmpint (
      dcs_definition_stop_meaning (d, dcs_code ("harmed")), ==, DCS_REASON_INTOLERANCE);
  g_assert_cmpint (dcs_definition_stop_meaning (d, dcs_code ("healed")), ==, DCS_REASON_SUCCESS);
  g_assert_cmpint (
      dcs_definition_stop_meaning (d, dcs_code ("skipped")), ==, DCS_REASON_NONADHERENCE);
  g_assert_cmpint (dcs_definition_stop_meaning (d, dcs_code ("moved")), ==, DCS_REASON_OTHER);
  g_assert_cmpint (dcs_definition_stop_meaning (d, 0), ==, DCS_REASON_OTHER);
  g_assert_cmpint (
      dcs_definition_response_meaning (d, dcs_code ("good")), ==, DCS_RESPONSE_ADEQUATE);
  g_assert_cmpint (
      dcs_definition_response_meaning (d, dcs_code ("partial")), ==, DCS_RESPONSE_INADEQUATE);
  g_assert_cmpint (dcs_definition_response_meaning (d, dcs_code ("nil")), ==, DCS_RESPONSE_NONE);
  g_assert_cmpint (
      dcs_definition_response_meaning (d, dcs_code ("unclear")), ==, DCS_RESPONSE_UNKNOWN);
  g_assert_cmpint (dcs_definition_response_meaning (d, 0), ==, DCS_RESPONSE_UNKNOWN);
  g_assert_true (dcs_definition_term (d, "care-kind", dcs_code ("eyes"))->group
                 == dcs_code ("plan"));
}

static void
frequencies_and_calendars_are_read (PlanFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = plan_load (f, plan_text, &error);
  DcsDefinition *d;
  const DcsFrequencyInfo *frequency;
  const DcsDrug *drug;

  g_assert_no_error (error);
  d = dcs_catalog_nth (catalog, 0);
  frequency = dcs_definition_frequency (d, dcs_code ("daily"));
  g_assert_cmpfloat (frequency->per_day, ==, 1);
  assert_interval (frequency->interval, 1, 0);
  frequency = dcs_definition_frequency (d, dcs_code ("weekly"));
  g_assert_cmpfloat (frequency->per_day, ==, 1.0 / 7);
  /* Without a word about it, it follows from the interval. */
  frequency = dcs_definition_frequency (d, dcs_code ("monthly"));
  g_assert_cmpfloat_with_epsilon (frequency->per_day, 1 / 30.4375, 1e-12);
  assert_interval (frequency->interval, 0, 1);
  frequency = dcs_definition_frequency (d, dcs_code ("needed"));
  g_assert_true (isnan (frequency->per_day));
  assert_interval (frequency->interval, 0, 0);
  g_assert_null (dcs_definition_frequency (d, dcs_code ("hourly")));

  drug = dcs_definition_drug (d, dcs_code ("cure"));
  g_assert_false (drug->has_calendar);
  g_assert_cmpfloat (drug->adequate_min, ==, 15);
  assert_interval (drug->adequate_after, 84, 0);
  drug = dcs_definition_drug (d, dcs_code ("drip"));
  g_assert_true (drug->has_calendar);
  g_assert_true (isnan (drug->adequate_min));
  g_assert_cmpuint (drug->calendar.n_loading, ==, 3);
  assert_interval (drug->calendar.loading, 14, 0);
  assert_interval (drug->calendar.interval, 28, 0);
  g_assert_cmpuint (drug->calendar.n_in_cycle, ==, 0);
  drug = dcs_definition_drug (d, dcs_code ("cycle"));
  g_assert_cmpuint (drug->calendar.n_first_cycle, ==, 14);
  g_assert_cmpuint (drug->calendar.n_in_cycle, ==, 10);
  g_assert_cmpuint (drug->calendar.cycle_days, ==, 28);
  drug = dcs_definition_drug (d, dcs_code ("plain"));
  g_assert_true (drug->has_calendar);
  assert_interval (drug->calendar.interval, 0, 0);
}

/* One slip: what is written instead, and what the error must name. @key NULL: the group alone. */
typedef struct
{
  const char *from, *to, *group, *key;
} Slip;

static void
assert_refused (PlanFixture *f, const Slip *slips, gsize n_slips)
{
  for (gsize i = 0; i < n_slips; i++)
    {
      g_autofree char *text = plan_replace (plan_text, slips[i].from, slips[i].to);
      g_autofree char *key = g_strdup_printf ("key “%s”", slips[i].key);
      g_autoptr (GError) error = NULL;
      g_autoptr (DcsCatalog) catalog = plan_load (f, text, &error);

      g_test_message ("%s: %s", slips[i].to, error != NULL ? error->message : "no error");
      g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
      g_assert_null (catalog);
      g_assert_nonnull (strstr (error->message, "testitis.disease"));
      g_assert_nonnull (strstr (error->message, slips[i].group));
      g_assert_cmpint (strstr (error->message, key) != NULL, ==, slips[i].key != NULL);
    }
}

static void
slips_in_calculations_are_named (PlanFixture *f, gconstpointer data)
{
  static const Slip slips[] = {
    { "kind=number\n", "", "[calculation ratio]", "kind" },
    { "kind=number\n", "kind=ratio\n", "[calculation ratio]", "kind" },
    { "kind=number\n", "kind=criterion\n", "[calculation ratio]", "unit" },
    { "kind=number\n", "kind=number\nlevel-1=One\n", "[calculation ratio]", "level-1" },
    { "kind=number\n", "kind=number\nsize=4\n", "[calculation ratio]", "size" },
    { "version=2\nscheme", "version=0\nscheme", "[calculation ratio]", "version" },
    { "version=2\nscheme", "version=1.5\nscheme", "[calculation ratio]", "version" },
    { "formula=blood / liver\n", "", "[calculation ratio]", "formula" },
    { "formula=blood / liver\n", "formula=\n", "[calculation ratio]", "formula" },
    { "formula=blood / liver\n", "formula=blood / bile\n", "[calculation ratio]", "formula" },
    { "formula=blood / liver\n", "formula=blood /\n", "[calculation ratio]", "formula" },
    { "formula=blood / liver\n", "formula=red\n", "[calculation ratio]", "formula" },
    /* Round in a circle, over two of them and by itself. */
    { "formula=blood / liver\n", "formula=stage\n", "[calculation ratio]", "formula" },
    { "formula=blood / liver\n", "formula=previous(ratio)\n", "[calculation ratio]", "formula" },
    { "formula=ratio >= 2.5\n", "formula=if(stage, 1, 0)\n", "[calculation failing]", "formula" },
    { "unit=kg\n", "unit=lb\n", "[calculation ratio]", "unit" },
    { "decimals=2\n", "decimals=-1\n", "[calculation ratio]", "decimals" },
    { "min=0\nmax=10\n", "min=10\nmax=0\n", "[calculation ratio]", "max" },
    { "group=indices\n", "group=index\n", "[calculation ratio]", "group" },
    { "max-age-days=30\n", "max-age-days=-1\n", "[calculation ratio]", "max-age-days" },
    { "lower-is-worse=true", "lower-is-worse=maybe", "[calculation ratio]", "lower-is-worse" },
    { "part=true\n",
      "part=true\nlower-is-worse=true\n",
      "[calculation failing]",
      "lower-is-worse" },
    { "level-1=One\nlevel-2=Two\n", "level-1=One\n", "[calculation stage]", "level-0" },
    { "level-1=One\n", "level-11=One\n", "[calculation stage]", "level-11" },
    { "[calculation stage]", "[calculation blood]", "[calculation blood]", NULL },
    { "[calculation stage]", "[calculation total]", "[calculation total]", NULL },
    { "[band ratio low]", "[band rate low]", "[band rate low]", NULL },
    { "[band ratio low]", "[band failing low]", "[band failing low]", NULL },
    { "below=2.5\n", "below=2.5\nupper=2\n", "[band ratio low]", "below" },
    { "below=2.5\n", "", "[band ratio middle]", "upper" },
    { "upper=5\n", "upper=2\n", "[band ratio middle]", "upper" },
    { "upper=5\n", "below=2.5\n", "[band ratio middle]", "below" },
    { "label=Middle\n", "", "[band ratio middle]", "label" },
  };

  assert_refused (f, slips, G_N_ELEMENTS (slips));
}

/* The way is named, so that it can be found. */
static void
a_circle_of_calculations_is_told (PlanFixture *f, gconstpointer data)
{
  g_autofree char *text = plan_replace (
      plan_text, "formula=blood / liver\n", "formula=if(known(blood), stage, 0)\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = plan_load (f, text, &error);

  g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
  g_assert_null (catalog);
  g_assert_nonnull (strstr (error->message, "ratio → stage → failing → ratio"));
}

/* "Below 5" may be followed by "up to 5": exactly 5. */
static void
a_band_may_hold_one_value (PlanFixture *f, gconstpointer data)
{
  g_autofree char *text = plan_replace (plan_text, "upper=5\n", "upper=2.5\n");
  g_autoptr (GError) error = NULL;
  G_GNUC_UNUSED g_autoptr (DcsCatalog) catalog = plan_load (f, text, &error);

  g_assert_no_error (error);
}

static void
slips_in_judgements_are_named (PlanFixture *f, gconstpointer data)
{
  static const Slip slips[] = {
    { "method=sites\n", "", "[judgement sites]", "method" },
    { "method=sites\n", "method=guess\n", "[judgement sites]", "method" },
    { "method=sites\nitems=red;hard\n", "method=sites\n", "[judgement sites]", "items" },
    { "items=red;hard\nextent", "items=red;blood\nextent", "[judgement sites]", "items" },
    { "items=red;hard\nextent", "items=red;soft\nextent", "[judgement sites]", "items" },
    { "items=red;hard\nextent", "items=red;red\nextent", "[judgement sites]", "items" },
    { "extent-item=grown\n", "extent-item=liver\n", "[judgement sites]", "extent-item" },
    { "extent-item=grown\n", "", "[judgement sites]", "relapse-criteria" },
    { "criteria=new;", "criteria=old;", "[judgement sites]", "relapse-criteria" },
    { "criteria=new;", "criteria=new;new;", "[judgement sites]", "relapse-criteria" },
    { "relapse-criteria=new;enlarged;reactivation\n", "", "[judgement sites]", "relapse-criteria" },
    { "relapse=back\ntext", "text", "[judgement sites]", "relapse-criteria" },
    { "reactivation\nworsening-points=2\nworsening-percent=20\n",
      "worsening\n",
      "[judgement sites]",
      "relapse-criteria" },
    { "worsening-points=2", "worsening-points=0", "[judgement sites]", "worsening-points" },
    { "worsening-percent=20", "worsening-percent=-1", "[judgement sites]", "worsening-percent" },
    { "complete=clear\n", "complete=cleared\n", "[judgement sites]", "complete" },
    { "complete=clear\n",
      "complete=clear\ncomplete-when=failing\n",
      "[judgement sites]",
      "complete-when" },
    { "relapse-when=failing\n", "", "[judgement index]", "relapse-when" },
    { "relapse=back\nrelapse-when=failing\n", "", "[judgement index]", NULL },
    { "relapse-when=failing\n", "relapse-when=stage\n", "[judgement index]", "relapse-when" },
    { "relapse-when=failing\n", "relapse-when=total\n", "[judgement index]", "relapse-when" },
    { "relapse-when=failing\n",
      "relapse-when=failing\nworse-when=failing\n",
      "[judgement index]",
      "worse-when" },
    { "method=calculation\n", "method=calculation\nitems=red\n", "[judgement index]", "items" },
    { "off=true\nmethod", "off=often\nmethod", "[judgement index]", "off" },
  };

  assert_refused (f, slips, G_N_ELEMENTS (slips));
}

static void
slips_in_due_rules_are_named (PlanFixture *f, gconstpointer data)
{
  static const Slip slips[] = {
    { "care-kind=monitoring\nversion", "version", "[due bloods]", "care-kind" },
    { "care-kind=monitoring\nversion", "care-kind=none\nversion", "[due bloods]", "care-kind" },
    { "anchor=start\n", "", "[due bloods]", "anchor" },
    { "anchor=start\n", "anchor=birth\n", "[due bloods]", "anchor" },
    { "drugs=cure;drip\nsites=nose\n", "sites=nose\n", "[due bloods]", "anchor" },
    { "criterion=failing\n", "", "[due eyes]", "anchor" },
    { "criterion=failing\n", "criterion=ratio\n", "[due eyes]", "criterion" },
    { "not-sites=ear", "not-sites=ear;nose", "[due bloods]", "not-sites" },
    { "from-age=2", "from-age=18", "[due bloods]", "to-age" },
    { "from-age=2", "from-age=-2", "[due bloods]", "from-age" },
    { "tests=blood;liver\nany-test=true\n", "", "[due bloods]", NULL },
    { "tests=blood;liver\nany-test=true\n",
      "tests=blood\nany-test=true\n",
      "[due bloods]",
      "any-test" },
    { "instruments=total\n", "", "[due score]", NULL },
    { "by-visit=true", "by-visit=false", "[due visit]", NULL },
    { "investigations=scan\n", "", "[due eyes]", "body-part" },
    { "baseline=true\n", "", "[due bloods]", "baseline-before" },
    { "baseline-before=1m\n", "baseline-before=1 month\n", "[due bloods]", "baseline-before" },
    { "baseline-before=1m\n", "first=1m\n", "[due bloods]", "first" },
    { "phases=6w:2w;18w:1m;12w\n", "phases=18w:2w;6w:1m;12w\n", "[due bloods]", "phases" },
    { "phases=6w:2w;18w:1m;12w\n", "phases=6w:2w;6w:1m;12w\n", "[due bloods]", "phases" },
    { "phases=6w:2w;18w:1m;12w\n", "phases=2w;18w:1m\n", "[due bloods]", "phases" },
    { "phases=6w:2w;18w:1m;12w\n", "phases=6w:0w;12w\n", "[due bloods]", "phases" },
    { "phases=6w:2w;18w:1m;12w\n", "phases=6w:;12w\n", "[due bloods]", "phases" },
    { "phases=6w:2w;18w:1m;12w\n", "phases=:2w;12w\n", "[due bloods]", "phases" },
    { "phases=6w:2w;18w:1m;12w\n", "phases=6w:2w:1w;12w\n", "[due bloods]", "phases" },
    { "phases=6w:2w;18w:1m;12w\n", "phases=\n", "[due bloods]", "phases" },
    { "phases=6w:2w;18w:1m;12w\n", "", "[due bloods]", "restart-on-dose-increase" },
    { "first=10d\n", "", "[due visit]", "phases" },
    { "first=10d\n", "first=10\n", "[due visit]", "first" },
    { "first=10d\n",
      "first=10d\nrestart-on-dose-increase=true\n",
      "[due visit]",
      "restart-on-dose-increase" },
    { "until=4y\n", "until=0y\n", "[due bloods]", "until" },
    { "grace-days=7\n", "grace-days=-1\n", "[due bloods]", "grace-days" },
    { "soon-days=21\n", "soon-days=1w\n", "[due bloods]", "soon-days" },
    { "soon-days=21\n", "soon-day=21\n", "[due bloods]", "soon-day" },
  };

  assert_refused (f, slips, G_N_ELEMENTS (slips));
}

static void
other_slips_are_named (PlanFixture *f, gconstpointer data)
{
  static const Slip slips[] = {
    { "care-kinds=eyes\n[option talk]", "[option talk]", "[option refer]", NULL },
    { "drugs=drip;cycle\nafter=cure", "drugs=drip;cycle\nafter=cured", "[option switch]", "after" },
    { "group=steps", "group=step", "[option switch]", "group" },
    { "label=Eyes\ngroup=plan", "label=Eyes\ngroup=plans", "[care-kind eyes]", "group" },
    { "means=inefficacy", "means=failure", "[stop-reason failed]", "means" },
    { "means=adequate", "means=success", "[treatment-response good]", "means" },
    { "per-day=1\n", "per-day=0\n", "[frequency daily]", "per-day" },
    { "per-day=1\n", "per-day=1\ndays-per-dose=1\n", "[frequency daily]", "days-per-dose" },
    { "days-per-dose=7", "days-per-dose=-7", "[frequency weekly]", "days-per-dose" },
    { "interval=1w", "interval=week", "[frequency weekly]", "interval" },
    { "adequate-min=15", "adequate-min=0", "[drug cure]", "adequate-min" },
    { "unit=mg\nfrequency=monthly\nadequate",
      "frequency=monthly\nadequate",
      "[drug cure]",
      "adequate-min" },
    { "adequate-after=12w", "adequate-after=12", "[drug cure]", "adequate-after" },
    { "calendar=true\nloading-count", "loading-count", "[drug drip]", "loading-count" },
    { "loading-count=3\n", "", "[drug drip]", "loading-count" },
    { "loading-count=3\n", "loading-count=0\n", "[drug drip]", "loading-count" },
    { "loading-every=2w\n", "", "[drug drip]", "loading-count" },
    { "cycle-doses=10\n", "cycle-doses=29\n", "[drug cycle]", "cycle-doses" },
    { "cycle-doses=10\n", "", "[drug cycle]", "cycle-doses" },
    { "cycle-days=28\n", "", "[drug cycle]", "cycle-doses" },
    { "first-cycle-doses=14\n", "first-cycle-doses=29\n", "[drug cycle]", "first-cycle-doses" },
    { "calendar-interval=4w\n",
      "calendar-interval=4w\ncycle-doses=1\ncycle-days=9\n",
      "[drug drip]",
      "calendar-interval" },
    { "remission-months=6", "remission-months=0", "[parameters]", "remission-months" },
    { "remission-months=6", "remission-months=6.5", "[parameters]", "remission-months" },
    { "remission-months=6\n", "remission-months=6\nline-mode=3\n", "[parameters]", "line-mode" },
    { "remission-months=6\n", "remission-months=6\nline-gap=3\n", "[parameters]", "line-gap" },
    { "[parameter remission-months]",
      "[parameter plaque-min-mm]",
      "[parameter plaque-min-mm]",
      NULL },
    { "[parameter remission-months]", "[parameter line-mode]", "[parameter line-mode]", NULL },
    { "label=Remission\n", "", "[parameter remission-months]", "label" },
  };

  assert_refused (f, slips, G_N_ELEMENTS (slips));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  plan_test ("/rules/definition-plan/calculations-are-read", calculations_are_read);
  plan_test ("/rules/definition-plan/judgements-are-read", judgements_are_read);
  plan_test ("/rules/definition-plan/due-rules-are-read", due_rules_are_read);
  plan_test ("/rules/definition-plan/options-and-meanings-are-read", options_and_meanings_are_read);
  plan_test ("/rules/definition-plan/frequencies-and-calendars-are-read",
             frequencies_and_calendars_are_read);
  plan_test ("/rules/definition-plan/slips-in-calculations-are-named",
             slips_in_calculations_are_named);
  plan_test ("/rules/definition-plan/a-circle-of-calculations-is-told",
             a_circle_of_calculations_is_told);
  plan_test ("/rules/definition-plan/a-band-may-hold-one-value", a_band_may_hold_one_value);
  plan_test ("/rules/definition-plan/slips-in-judgements-are-named", slips_in_judgements_are_named);
  plan_test ("/rules/definition-plan/slips-in-due-rules-are-named", slips_in_due_rules_are_named);
  plan_test ("/rules/definition-plan/other-slips-are-named", other_slips_are_named);
  return g_test_run ();
}
