/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "definition-checks.h"

#include <math.h>
#include <string.h>

/* Domains whose codes are kept in clinic files and bundles, where one vocabulary serves all
 * diseases. */
static const char *const shared_domains[] = {
  "region",
  "site",
  "morphology",
  "drug-class",
  "drug",
  "dose-unit",
  "frequency",
  "route",
  "start-reason",
  "stop-reason",
  "visit-kind",
  "visit-response",
  "treatment-response",
  "relapse-context",
  "relapse-manifestation",
  "referral",
  "consent",
  "followup-status",
  "finding-group",
  "finding",
  "investigation",
  "investigation-result",
  "causality",
  "care-group",
  "care-kind",
  "test-group",
  "test",
  "unit",
  "result",
  "observation-context",
  "form",
};

typedef void (*PairFunc) (DcsDefinition *a, DcsDefinition *b, const char *domain, DcsCode code);

/* Calls @func for every code that two definitions have in common. */
static guint
each_shared (RulesFixture *f, const char *domain, PairFunc func)
{
  guint n_shared = 0;

  for (guint i = 0; i < dcs_catalog_count (f->catalog); i++)
    for (guint j = i + 1; j < dcs_catalog_count (f->catalog); j++)
      {
        DcsDefinition *a = dcs_catalog_nth (f->catalog, i);
        DcsDefinition *b = dcs_catalog_nth (f->catalog, j);
        guint n_terms;
        const DcsTerm *const *terms = dcs_definition_terms (a, domain, &n_terms);

        for (guint n = 0; n < n_terms; n++)
          if (dcs_definition_term (b, domain, terms[n]->code) != NULL)
            {
              g_test_message ("%s %s", domain, dcs_code_string (terms[n]->code));
              func (a, b, domain, terms[n]->code);
              n_shared++;
            }
      }
  return n_shared;
}

static void
assert_same (double a, double b)
{
  g_assert_true ((isnan (a) && isnan (b)) || a == b);
}

static void
check_words (DcsDefinition *a, DcsDefinition *b, const char *domain, DcsCode code)
{
  const DcsTerm *one = dcs_definition_term (a, domain, code);
  const DcsTerm *other = dcs_definition_term (b, domain, code);

  g_assert_cmpstr (one->label, ==, other->label);
  g_assert_cmpstr (one->abbr, ==, other->abbr);
  g_assert_cmpstr (one->phrase, ==, other->phrase);
  /* The group: class of a drug, state of a judgement … */
  if (strcmp (domain, "relapse-context") != 0)
    g_assert_cmpuint (one->group, ==, other->group);
}

/* A code means the same in every disease. */
static void
a_code_means_the_same_everywhere (RulesFixture *f, gconstpointer data)
{
  guint n_shared = 0;

  g_assert_cmpuint (dcs_catalog_count (f->catalog), ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (shared_domains); i++)
    n_shared += each_shared (f, shared_domains[i], check_words);
  g_assert_cmpuint (n_shared, >, 200);
}

static void
check_tests (DcsDefinition *a, DcsDefinition *b, const char *domain, DcsCode code)
{
  const DcsTest *one = dcs_definition_test (a, code);
  const DcsTest *other = dcs_definition_test (b, code);

  g_assert_cmpuint (one->unit, ==, other->unit);
  g_assert_cmpint (one->decimals, ==, other->decimals);
  g_assert_cmpint (one->numeric, ==, other->numeric);
  g_assert_cmpint (one->per_site, ==, other->per_site);
  assert_same (one->min, other->min);
  assert_same (one->max, other->max);
  g_assert_cmpint (one->carry_months_child, ==, other->carry_months_child);
  g_assert_cmpint (one->carry_months_adult, ==, other->carry_months_adult);
  g_assert_cmpuint (one->n_allowed, ==, other->n_allowed);
  for (guint i = 0; i < one->n_allowed; i++)
    g_assert_cmpfloat (one->allowed[i], ==, other->allowed[i]);
  g_assert_cmpuint (one->n_results, ==, other->n_results);
  for (guint i = 0; i < one->n_results; i++)
    g_assert_cmpuint (one->results[i], ==, other->results[i]);
  g_assert_cmpuint (one->n_other_units, ==, other->n_other_units);
  for (guint i = 0; i < one->n_other_units; i++)
    {
      g_assert_cmpuint (one->other_units[i], ==, other->other_units[i]);
      g_assert_cmpfloat (one->factors[i], ==, other->factors[i]);
    }
}

/* An import checks a value without knowing the disease. */
static void
a_test_is_the_same_everywhere (RulesFixture *f, gconstpointer data)
{
  g_assert_cmpuint (each_shared (f, "test", check_tests), >, 20);
}

static void
check_dose_units (DcsDefinition *a, DcsDefinition *b, const char *domain, DcsCode code)
{
  const DcsDoseUnit *one = dcs_definition_dose_unit (a, code);
  const DcsDoseUnit *other = dcs_definition_dose_unit (b, code);

  g_assert_cmpint (one->basis, ==, other->basis);
  g_assert_cmpuint (one->absolute, ==, other->absolute);
  assert_same (one->milligrams, other->milligrams);
}

static void
check_drugs_alike (DcsDefinition *a, DcsDefinition *b, const char *domain, DcsCode code)
{
  const DcsDrug *one = dcs_definition_drug (a, code);
  const DcsDrug *other = dcs_definition_drug (b, code);

  g_assert_cmpint (one->systemic, ==, other->systemic);
  g_assert_cmpint (one->steroid, ==, other->steroid);
}

/* What is usual may differ: 162 mg of tocilizumab weekly or every 2 weeks. */
static void
a_drug_and_a_unit_are_the_same_everywhere (RulesFixture *f, gconstpointer data)
{
  g_assert_cmpuint (each_shared (f, "drug", check_drugs_alike), >, 3);
  g_assert_cmpuint (each_shared (f, "dose-unit", check_dose_units), >, 3);
}

/* Within a definition no two terms of a domain look the same. */
static void
no_two_terms_look_alike (RulesFixture *f, gconstpointer data)
{
  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    for (gsize i = 0; i < G_N_ELEMENTS (shared_domains); i++)
      {
        g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
        guint n_terms;
        const DcsTerm *const *terms = dcs_definition_terms (
            dcs_catalog_nth (f->catalog, d), shared_domains[i], &n_terms);

        for (guint n = 0; n < n_terms; n++)
          {
            g_test_message ("%s %s", shared_domains[i], dcs_code_string (terms[n]->code));
            g_assert_true (g_hash_table_add (labels, (gpointer) terms[n]->label));
          }
      }
}

/* A patient of any disease can be entered from the first visit to the last. */
static void
every_disease_can_be_entered (RulesFixture *f, gconstpointer data)
{
  static const char *const needed[] = {
    "subtype",
    "drug",
    "dose-unit",
    "frequency",
    "route",
    "start-reason",
    "stop-reason",
    "treatment-response",
    "visit-kind",
    "visit-response",
    "referral",
    "consent",
    "followup-status",
    "finding",
    "investigation",
    "investigation-result",
    "causality",
    "care-kind",
    "test",
    "unit",
    "observation-context",
    "form",
  };

  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    {
      DcsDefinition *definition = dcs_catalog_nth (f->catalog, d);

      for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
        {
          guint n_terms;

          g_test_message ("%s: %s", dcs_definition_abbr (definition), needed[i]);
          dcs_definition_terms (definition, needed[i], &n_terms);
          g_assert_cmpuint (n_terms, >, 0);
        }
      g_assert_cmpuint (
          dcs_definition_role (definition, "stop-adverse-event"), ==, dcs_code ("adverse_event"));
      g_assert_cmpfloat (dcs_definition_parameter (definition, "followup-months", 0), >, 0);
      g_assert_cmpfloat (dcs_definition_parameter (definition, "combination-days", 0), ==, 28);
      g_assert_cmpfloat (dcs_definition_parameter (definition, "restart-days", 0), ==, 90);
    }
}

/* One disease only is that of a bundle that names none. */
static void
one_disease_is_the_default (RulesFixture *f, gconstpointer data)
{
  guint n_defaults = 0;

  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    n_defaults += dcs_definition_parameter (dcs_catalog_nth (f->catalog, d), "bundle-default", 0)
                  != 0;
  g_assert_cmpuint (n_defaults, ==, 1);
  g_assert_true (dcs_catalog_nth (f->catalog, 0) == f->jls);
}

/* A level says what its value means, for every value or for none. */
static void
levels_have_different_words (RulesFixture *f, gconstpointer data)
{
  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    {
      guint n_tests;
      const DcsTerm *const *tests = dcs_definition_terms (
          dcs_catalog_nth (f->catalog, d), "test", &n_tests);

      for (guint i = 0; i < n_tests; i++)
        {
          const DcsTest *test = dcs_definition_test (dcs_catalog_nth (f->catalog, d),
                                                     tests[i]->code);

          g_test_message ("%s", dcs_code_string (tests[i]->code));
          g_assert_cmpint (test->n_allowed > 0, ==, test->levels != NULL);
          for (guint n = 1; n < test->n_allowed; n++)
            g_assert_cmpstr (test->levels[n], !=, test->levels[n - 1]);
        }
    }
}

/* Nothing is derived, suggested or asked for without a word about why. */
static void
every_rule_says_why (RulesFixture *f, gconstpointer data)
{
  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    g_assert_cmpuint (check_rules_are_told (dcs_catalog_nth (f->catalog, d)), >, 20);
}

/* What is due and what is planned stands under a group of the care plan; a number without a group
 * is a part of another. */
static void
every_rule_has_its_place (RulesFixture *f, gconstpointer data)
{
  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    {
      DcsDefinition *definition = dcs_catalog_nth (f->catalog, d);
      guint n;
      const DcsTerm *const *kinds = dcs_definition_terms (definition, "care-kind", &n);
      const DcsCalculation *const *calculations;

      for (guint i = 0; i < n; i++)
        {
          g_test_message ("%s", dcs_code_string (kinds[i]->code));
          g_assert_nonnull (dcs_definition_term (definition, "care-group", kinds[i]->group));
        }
      calculations = dcs_definition_calculations (definition, &n);
      for (guint i = 0; i < n; i++)
        {
          g_test_message ("%s", dcs_code_string (calculations[i]->term.code));
          g_assert_true (calculations[i]->is_part || calculations[i]->term.group != 0);
          for (guint b = 0; b < calculations[i]->n_bands; b++)
            g_assert_cmpint (b + 1 < calculations[i]->n_bands,
                             ==,
                             !isnan (calculations[i]->band_upper[b])
                                 || !isnan (calculations[i]->band_below[b]));
        }
    }
}

static void
check_frequency (DcsDefinition *a, DcsDefinition *b, const char *domain, DcsCode code)
{
  const DcsFrequencyInfo *one = dcs_definition_frequency (a, code);
  const DcsFrequencyInfo *other = dcs_definition_frequency (b, code);

  assert_same (one->per_day, other->per_day);
  g_assert_cmpint (one->interval.days, ==, other->interval.days);
  g_assert_cmpint (one->interval.months, ==, other->interval.months);
}

static void
check_stop_meaning (DcsDefinition *a, DcsDefinition *b, const char *domain, DcsCode code)
{
  g_assert_cmpint (
      dcs_definition_stop_meaning (a, code), ==, dcs_definition_stop_meaning (b, code));
}

static void
check_response_meaning (DcsDefinition *a, DcsDefinition *b, const char *domain, DcsCode code)
{
  g_assert_cmpint (
      dcs_definition_response_meaning (a, code), ==, dcs_definition_response_meaning (b, code));
}

static void
a_meaning_is_the_same_everywhere (RulesFixture *f, gconstpointer data)
{
  g_assert_cmpuint (each_shared (f, "frequency", check_frequency), >, 3);
  g_assert_cmpuint (each_shared (f, "stop-reason", check_stop_meaning), >, 3);
  g_assert_cmpuint (each_shared (f, "treatment-response", check_response_meaning), >, 2);
}

/* Treatment fails for want of effect, or for harm, in every disease. */
static void
every_disease_tells_failures_apart (RulesFixture *f, gconstpointer data)
{
  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    {
      DcsDefinition *definition = dcs_catalog_nth (f->catalog, d);
      guint n_reasons[DCS_REASON_NONADHERENCE + 1] = { 0 };
      guint n;
      const DcsTerm *const *reasons = dcs_definition_terms (definition, "stop-reason", &n);

      g_test_message ("%s", dcs_definition_abbr (definition));
      for (guint i = 0; i < n; i++)
        n_reasons[dcs_definition_stop_meaning (definition, reasons[i]->code)]++;
      g_assert_cmpuint (n_reasons[DCS_REASON_INEFFICACY], >, 0);
      g_assert_cmpuint (n_reasons[DCS_REASON_INTOLERANCE], >, 0);
      g_assert_cmpuint (n_reasons[DCS_REASON_SUCCESS], >, 0);
      g_assert_cmpint (dcs_definition_stop_meaning (
                           definition, dcs_definition_role (definition, "stop-adverse-event")),
                       ==,
                       DCS_REASON_INTOLERANCE);
      g_assert_cmpfloat (dcs_definition_parameter (definition, "resistance-months", 0), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/definitions/a-code-means-the-same-everywhere",
                a_code_means_the_same_everywhere);
  fixture_test ("/rules/definitions/a-test-is-the-same-everywhere", a_test_is_the_same_everywhere);
  fixture_test ("/rules/definitions/a-drug-and-a-unit-are-the-same-everywhere",
                a_drug_and_a_unit_are_the_same_everywhere);
  fixture_test ("/rules/definitions/no-two-terms-look-alike", no_two_terms_look_alike);
  fixture_test ("/rules/definitions/every-disease-can-be-entered", every_disease_can_be_entered);
  fixture_test ("/rules/definitions/one-disease-is-the-default", one_disease_is_the_default);
  fixture_test ("/rules/definitions/levels-have-different-words", levels_have_different_words);
  fixture_test ("/rules/definitions/every-rule-says-why", every_rule_says_why);
  fixture_test ("/rules/definitions/every-rule-has-its-place", every_rule_has_its_place);
  fixture_test ("/rules/definitions/a-meaning-is-the-same-everywhere",
                a_meaning_is_the_same_everywhere);
  fixture_test ("/rules/definitions/every-disease-tells-failures-apart",
                every_disease_tells_failures_apart);
  return g_test_run ();
}
