/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "definition-checks.h"

#include <math.h>
#include <string.h>

static void
assert_same (double a, double b)
{
  g_assert_cmpint (isnan (a), ==, isnan (b));
  if (!isnan (a))
    g_assert_cmpfloat (a, ==, b);
}

void
check_drugs (DcsDefinition *definition, const DrugCase *cases, gsize n_cases)
{
  guint n_terms;

  dcs_definition_terms (definition, "drug", &n_terms);
  for (gsize i = 0; i < n_cases; i++)
    {
      const DcsDrug *drug = dcs_definition_drug (definition, dcs_code (cases[i].drug));

      g_test_message ("%s", cases[i].drug);
      g_assert_nonnull (drug);
      g_assert_cmpstr (dcs_code_string (drug->term.group), ==, cases[i].group);
      g_assert_cmpstr (dcs_code_string (drug->route), ==, cases[i].route);
      g_assert_cmpstr (dcs_code_string (drug->unit), ==, cases[i].unit);
      g_assert_cmpstr (dcs_code_string (drug->frequency), ==, cases[i].frequency);
      assert_same (drug->usual_min, cases[i].min);
      assert_same (drug->usual_max, cases[i].max);
      assert_same (drug->cap, cases[i].cap);
      g_assert_cmpstr (dcs_code_string (drug->cap_unit), ==, cases[i].cap_unit);
      g_assert_cmpint (drug->systemic, ==, cases[i].systemic);
      if (!isnan (drug->usual_min) || !isnan (drug->cap))
        g_assert_nonnull (drug->term.source);
    }
  g_assert_cmpuint (n_terms, ==, n_cases);
}

void
check_units (DcsDefinition *definition, const UnitCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      const DcsTest *test = dcs_definition_test (definition, dcs_code (cases[i].test));
      DcsCode unit = dcs_code (cases[i].unit);
      double canonical = NAN;
      guint n = 0;

      g_test_message ("%s in %s", cases[i].test, cases[i].unit);
      g_assert_nonnull (test);
      g_assert_true (dcs_test_to_canonical (test, unit, cases[i].value, &canonical));
      assert_near (canonical, cases[i].canonical, 1e-6);
      while (n < test->n_other_units && test->other_units[n] != unit)
        n++;
      g_assert_cmpuint (n, <, test->n_other_units);
      assert_near (cases[i].canonical / test->factors[n], cases[i].value, 1e-6);
    }
}

void
check_ranges (DcsDefinition *definition, const RangeCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      const DcsTest *test = dcs_definition_test (definition, dcs_code (cases[i].test));

      g_test_message ("%s", cases[i].test);
      g_assert_nonnull (test);
      g_assert_cmpfloat (test->min, ==, cases[i].low);
      g_assert_cmpfloat (test->max, ==, cases[i].high);
      g_assert_true (dcs_test_accepts (test, cases[i].low));
      g_assert_true (dcs_test_accepts (test, cases[i].high));
      g_assert_false (dcs_test_accepts (test, cases[i].low - 1));
      g_assert_false (dcs_test_accepts (test, cases[i].high + 1));
    }
}

/* A part of another calculation is told by its name; all else by a sentence or more. */
static void
assert_told (DcsDefinition *definition, const char *domain, const DcsTerm *term)
{
  const DcsCalculation *calculation = strcmp (domain, "calculation") == 0
                                          ? dcs_definition_calculation (definition, term->code)
                                          : NULL;

  if (term->text != NULL)
    {
      g_assert_cmpuint (strlen (term->text), >, 10);
      g_assert_true (g_str_has_suffix (term->text, "."));
    }
  else
    g_assert_true (calculation != NULL && calculation->is_part);
  g_assert_nonnull (term->source);
  g_assert_cmpuint (strlen (term->source), >, 5);
}

guint
check_rules_are_told (DcsDefinition *definition)
{
  static const char *const domains[] = { "calculation", "judgement", "due", "option", "parameter" };
  guint n_told = 0;

  for (gsize d = 0; d < G_N_ELEMENTS (domains); d++)
    {
      guint n_terms;
      const DcsTerm *const *terms = dcs_definition_terms (definition, domains[d], &n_terms);

      for (guint i = 0; i < n_terms; i++)
        {
          g_test_message ("%s: %s %s",
                          dcs_definition_abbr (definition),
                          domains[d],
                          dcs_code_string (terms[i]->code));
          assert_told (definition, domains[d], terms[i]);
          n_told++;
        }
    }
  return n_told;
}

double
total_of (DcsDefinition *definition,
          const char *instrument,
          const char *values,
          DcsScoreRest rest,
          DcsScore *score)
{
  const DcsInstrument *found = dcs_definition_instrument (definition, dcs_code (instrument));
  g_auto (GStrv) words = g_strsplit (values, " ", -1);
  g_autofree DcsScoreInput *inputs = g_new0 (DcsScoreInput, g_strv_length (words) + 1);
  guint n_inputs = 0;
  DcsScore own;

  g_assert_nonnull (found);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (words[i], "@=", -1);
      guint n_parts = g_strv_length (parts);

      if (*words[i] == '\0')
        continue;
      g_assert_cmpuint (n_parts, >=, 2);
      inputs[n_inputs] = (DcsScoreInput){ .code = dcs_code (parts[0]),
                                          .site = n_parts == 3 ? dcs_code (parts[1]) : 0,
                                          .value = g_ascii_strtod (parts[n_parts - 1], NULL) };
      g_assert_nonnull (dcs_definition_test (definition, inputs[n_inputs].code));
      n_inputs++;
    }
  if (score == NULL)
    score = &own;
  return dcs_compute_score (found, definition, inputs, n_inputs, rest, score) ? score->total : NAN;
}
