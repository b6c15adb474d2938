/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formula-fixture.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *formula;
  double value;
} Case;

static void
assert_cases (RulesFixture *f, DcsCourse *course, const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      double value = formula_number (f, course, cases[i].formula, "2020-01-01");

      if (isnan (cases[i].value) ? isnan (value) : fabs (value - cases[i].value) < 1e-9)
        continue;
      g_error ("%s: %g, not %g", cases[i].formula, value, cases[i].value);
    }
}

static void
operators_bind_as_on_paper (RulesFixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { "1", 1 },
    { "1.5e2", 150 },
    { "1 + 2 * 3", 7 },
    { "(1 + 2) * 3", 9 },
    { "10 - 4 - 3", 3 },
    { "12 / 4 / 3", 1 },
    { "2 * -3", -6 },
    { "- -3", 3 },
    { "-2 * 3 + 10", 4 },
    { "1 + 1 < 3", 1 },
    { "2 < 1 + 0.5", 0 },
    { "not 1 < 2", 0 },
    { "not 0 and 0", 0 },
    { "not (0 and 0)", 1 },
    { "1 or 0 and 0", 1 },
    { "(1 or 0) and 0", 0 },
    { "1 < 2 and 2 < 3", 1 },
    { "2 == 2 or 1 / 0 > 1", 1 },
    { "2.25 * (11 > 10) + 1.5 * (1 > 2)", 2.25 },
    { "not not 5", 1 },
  };
  g_autoptr (DcsCourse) course = fixture_course (f);

  assert_cases (f, course, cases, G_N_ELEMENTS (cases));
}

static void
comparisons_are_exact_but_for_binary_noise (RulesFixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { "2.49 >= 2.5", 0 },
    { "2.5 >= 2.5", 1 },
    { "2.5 > 2.5", 0 },
    { "2.5 < 2.5", 0 },
    { "2.5 <= 2.5", 1 },
    { "0.1 + 0.2 == 0.3", 1 },
    { "0.1 + 0.2 > 0.3", 0 },
    { "0.1 + 0.2 <= 0.3", 1 },
    { "0.1 + 0.2 - 0.3 > 0", 0 },
    { "0.1 + 0.2 != 0.3", 0 },
    { "0.30000001 > 0.3", 1 },
    { "1.0000001 == 1", 0 },
    { "1 != 2", 1 },
    { "-1 < 0", 1 },
    { "0 == 0", 1 },
    /* 80 to 72 is exactly 10 % (clinical reference B3), 80 to 75 is 6.25 %. */
    { "round((80 - 72) / 80 * 100, 2) >= 10", 1 },
    { "round((80 - 72.01) / 80 * 100, 2) >= 10", 0 },
    { "round((80 - 75) / 80 * 100, 2)", 6.25 },
  };
  g_autoptr (DcsCourse) course = fixture_course (f);

  assert_cases (f, course, cases, G_N_ELEMENTS (cases));
}

/* Kleene: unknown unless it is the same whatever the unknown is. */
static void
conditions_are_three_valued (RulesFixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { "1 and 1", 1 },
    { "1 and 0", 0 },
    { "0 and 1", 0 },
    { "0 and 0", 0 },
    { "unknown and 1", NAN },
    { "1 and unknown", NAN },
    { "unknown and 0", 0 },
    { "0 and unknown", 0 },
    { "unknown and unknown", NAN },
    { "1 or 1", 1 },
    { "1 or 0", 1 },
    { "0 or 1", 1 },
    { "0 or 0", 0 },
    { "unknown or 1", 1 },
    { "1 or unknown", 1 },
    { "unknown or 0", NAN },
    { "0 or unknown", NAN },
    { "unknown or unknown", NAN },
    { "not 1", 0 },
    { "not 0", 1 },
    { "not unknown", NAN },
    { "unknown == unknown", NAN },
    { "unknown < 1", NAN },
    { "0 * unknown", NAN },
    { "-unknown", NAN },
    { "unknown + 1", NAN },
    { "min(1, unknown)", NAN },
    { "max(unknown, 1)", NAN },
    { "if(1, 5, unknown)", 5 },
    { "if(0, unknown, 6)", 6 },
    { "if(1, unknown, 6)", NAN },
    { "if(unknown, 5, 6)", NAN },
    { "if(unknown, 5, 5)", 5 },
    { "atleast(2, 1, 1, unknown)", 1 },
    { "atleast(2, 1, 0, unknown)", NAN },
    { "atleast(2, 0, 0, unknown)", 0 },
    { "atleast(1, unknown)", NAN },
    { "atleast(3, 1, 1, 1)", 1 },
    { "atleast(3, 1, 1, 0)", 0 },
    { "known(unknown)", 0 },
    { "known(0)", 1 },
    { "known(unknown or 1)", 1 },
    { "known(1 / 0)", 0 },
  };
  g_autoptr (DcsCourse) course = fixture_course (f);

  assert_cases (f, course, cases, G_N_ELEMENTS (cases));
}

static void
functions_of_numbers (RulesFixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { "min(3, 1, 2)", 1 },
    { "max(3, 1, 2)", 3 },
    { "min(7)", 7 },
    { "abs(-2.5)", 2.5 },
    { "exp(0)", 1 },
    { "exp(1)", 2.718281828459045 },
    { "ln(exp(2))", 2 },
    { "log10(1000)", 3 },
    { "sqrt(9)", 3 },
    { "floor(2.9)", 2 },
    { "floor(-2.1)", -3 },
    { "floor(0.1 * 3 * 10)", 3 },
    { "floor((0.1 + 0.7) * 10)", 8 },
    { "round(2.345, 2)", 2.35 },
    { "round(1.005, 2)", 1.01 },
    { "round(-2.5, 0)", -3 },
    { "round(9.994, 2)", 9.99 },
    { "round(9.995, 2)", 10 },
    { "ln(0)", NAN },
    { "ln(-1)", NAN },
    { "log10(0)", NAN },
    { "sqrt(-1)", NAN },
    { "1 / 0", NAN },
    { "0 / 0", NAN },
    { "exp(1000)", NAN },
    { "1 / (1 + exp(1000))", NAN },
    /* CRISS (Khanna D et al. Arthritis Rheumatol 2016;68:299-311), clinical reference B5. */
    { "round(exp(-5.54 + 0.81 * 5 + 0.21 * 3 + 0.40 + 0.44 + 3.41 * 0.125) / (1 + exp(-5.54 + "
      "0.81 * 5 + 0.21 * 3 + 0.40 + 0.44 + 3.41 * 0.125)), 4)",
      0.6002 },
  };
  g_autoptr (DcsCourse) course = fixture_course (f);

  assert_cases (f, course, cases, G_N_ELEMENTS (cases));
}

static void
errors_say_where_and_what_was_expected (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *formula;
    const char *error;
  } cases[] = {
    { "", "at character 1: expected a number, a name or “(”, but the formula ends here" },
    { "1 +", "at character 4: expected a number, a name or “(”, but the formula ends here" },
    { "1 + * 2", "at character 5: expected a number, a name or “(”, found “*”" },
    { "1 2", "at character 3: expected an operator or the end, found “2”" },
    { "(1 + 2", "at character 7: expected “)”, but the formula ends here" },
    { "1 + 2)", "at character 6: expected an operator or the end, found “)”" },
    { "1 < 2 < 3", "at character 7: expected an operator or the end, found “<”" },
    { "a = 1", "at character 3: expected an operator or the end, found “=”" },
    { "a & b", "at character 3: expected an operator or the end, found “&”" },
    { "é", "at character 1: expected a number, a name or “(”, found “é”" },
    { "a + é", "at character 5: expected a number, a name or “(”, found “é”" },
    { "1.5x", "at character 1: expected a number, a name or “(”, found “1.5”" },
    { "1.2.3", "at character 1:" },
    { "1e999", "at character 1:" },
    { "'a", "at character 1:" },
    { "''", "at character 1:" },
    { "and", "at character 1: expected a number, a name or “(”, found “and”" },
    { "a and and b", "at character 7:" },
    { "2 * not a", "at character 5: expected a number, a name or “(”, found “not”" },
    { "nothing", "at character 1: “nothing” is no test, no instrument and no calculation" },
    { "1 + nothing + 2", "at character 5: “nothing” is no test" },
    { "sin(1)", "at character 1: “sin” is no function" },
    { "a(1)", "at character 1: “a” is no function" },
    { "abs()", "at character 5:" },
    { "abs(1, 2)", "at character 6: expected “)”, found “,”" },
    { "if(1, 2)", "at character 8: expected “,”, found “)”" },
    { "round(1)", "at character 8: expected “,”, found “)”" },
    { "round(1, a)", "at character 10: expected a whole number, found “a”" },
    { "round(1, 1.5)", "at character 10: expected a whole number from 0 to 9" },
    { "atleast(a, b)", "at character 9: expected a whole number, found “a”" },
    { "atleast(3, a, b)", "atleast asks for more than the conditions that it has" },
    { "dots", "at character 1: “dots” is recorded at each site; write site_max(dots)" },
    { "previous(dots)", "“dots” is recorded at each site" },
    { "site_max(a)", "at character 10: “a” is not recorded by sites" },
    { "site_max(pair)", "at character 10: “pair” is no test" },
    { "smear", "“smear” has no number; ask for a result as in is(smear, positive)" },
    { "twin", "“twin” is more than one thing; write 'test:twin'" },
    { "'site:twin'", "“site:twin” is no test, no instrument and no calculation" },
    { "'test:pair'", "“test:pair” is no test" },
    { "is(smear)", "at character 9: expected “,”, found “)”" },
    { "is(smear, maybe)", "at character 11: “maybe” is no result of “smear”" },
    { "is(a, positive)", "“positive” is no result of “a”" },
    { "running(cough)", "at character 9: “cough” is no drug" },
    { "finding(cure)", "at character 9: “cure” is no finding" },
    { "months_since(death_date)", "“death_date” is none of onset_date, diagnosis_date" },
    { "back(a, 12)", "at character 11: expected “,”, found “)”" },
    { "back(a, 12, 13)", "at character 13: expected a number from 0 to 12" },
    { "back(a + b, 12, 1)", "at character 8: expected “,”, found “+”" },
    { "slope(a, 1)", "expected a whole number from 2 to 1000" },
    { "highest(a, -1)", "at character 12: expected a number, found “-”" },
    { "first(1)", "expected the code of a test, an instrument or a calculation, found “1”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DcsFormula) program = _dcs_formula_compile (f->jls, cases[i].formula, &error);

      g_test_message ("%s", cases[i].formula);
      g_assert_null (program);
      g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].error));
    }
}

static void
names_can_stand_in_quotes (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", NULL);
  g_autoptr (DcsCourse) course = NULL;

  fixture_value (f, visit, "a", NULL, 1);
  fixture_value (f, visit, "d-1", NULL, 2);
  fixture_value (f, visit, "and", NULL, 4);
  fixture_value (f, visit, "twin", NULL, 8);
  fixture_value (f, visit, "c", NULL, 16);
  course = fixture_course (f);

  assert_near (formula_number (f, course, "'a' + 'd-1'", "2020-01-01"), 3, 1e-9);
  assert_near (formula_number (f, course, "'and' and a", "2020-01-01"), 1, 1e-9);
  assert_near (formula_number (f, course, "'and'", "2020-01-01"), 4, 1e-9);
  assert_near (formula_number (f, course, "'test:twin'", "2020-01-01"), 8, 1e-9);
  assert_near (formula_number (f, course, "'instrument:twin'", "2020-01-01"), 16, 1e-9);
  g_assert_true (isnan (formula_number (f, course, "'calculation:sum' - 'test:a'", "2020-01-01")));
}

static void
long_formulas_are_refused (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) lengthy = g_string_new ("1");
  g_autoptr (GString) wide = g_string_new ("max(1");
  GString *const all[] = { deep, lengthy, wide };

  for (int i = 0; i < 100000; i++)
    g_string_append_c (deep, '(');
  for (int i = 0; i < 2000; i++)
    g_string_append (lengthy, " + 1");
  for (int i = 0; i < 100; i++)
    g_string_append (wide, ", 1");
  g_string_append_c (wide, ')');
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (_dcs_formula_compile (f->jls, all[i]->str, &error));
      g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
    }
}

static void
references_are_the_calculations_that_are_named (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsFormula) none = _dcs_formula_compile (f->jls, "a + pair", NULL);
  g_autoptr (DcsFormula) some = _dcs_formula_compile (
      f->jls, "sum + a + previous(index) * sum + index", NULL);

  g_assert_cmpuint (_dcs_formula_n_references (none), ==, 0);
  g_assert_null (_dcs_formula_reference (none, 0));
  g_assert_cmpuint (_dcs_formula_n_references (some), ==, 2);
  g_assert_true (_dcs_formula_reference (some, 0) == formula_calculation (f, "sum"));
  g_assert_true (_dcs_formula_reference (some, 1) == formula_calculation (f, "index"));
  g_assert_null (_dcs_formula_reference (some, 2));
}

/* What is random is a program or an error, never a crash; and a program runs. */
static void
random_words_never_crash (RulesFixture *f, gconstpointer data)
{
  static const char *const words[] = {
    "1",       "2.5",   "a",         "b",      "pair",     "sum",    "index", "dots",
    "smear",   "twin",  "'d-1'",     "'a",     "(",        "(",      ")",     ")",
    ")",       ",",     ",",         "+",      "-",        "*",      "/",     "<",
    ">=",      "==",    "!=",        "and",    "or",       "not",    "min(",  "max(",
    "if(",     "abs(",  "known(",    "round(", "atleast(", "first(", "back(", "previous(",
    "slope(",  "is(",   "running(",  "cure",   "finding(", "cough",  "dead",  "male",
    "unknown", "12",    "highest(",  "ln(",    "sqrt(",    "exp(",   "é",     "=",
    "!",       "1e400", "site_max(", "'",      "stage",    "rate",   "month", "months_since(",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);
  gint64 visit = fixture_visit (f, "2020-01-01", NULL);
  g_autoptr (DcsCourse) course = NULL;
  guint n_programs = 0;

  fixture_value (f, visit, "a", NULL, 1);
  course = fixture_course (f);
  for (int i = 0; i < 60000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DcsFormula) program = NULL;
      g_autoptr (GError) error = NULL;
      int n = g_rand_int_range (random, 1, i % 3 == 0 ? 25 : 6);

      for (int k = 0; k < n; k++)
        g_string_append_printf (
            text, "%s ", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      program = _dcs_formula_compile (f->jls, text->str, &error);
      g_assert_true ((program == NULL) == (error != NULL));
      if (program == NULL)
        continue;
      n_programs++;
      formula_number (f, course, text->str, "2020-01-01");
    }
  g_assert_cmpuint (n_programs, >, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  formula_test ("/rules/formula/operators", operators_bind_as_on_paper);
  formula_test ("/rules/formula/comparisons", comparisons_are_exact_but_for_binary_noise);
  formula_test ("/rules/formula/three-valued", conditions_are_three_valued);
  formula_test ("/rules/formula/functions", functions_of_numbers);
  formula_test ("/rules/formula/errors", errors_say_where_and_what_was_expected);
  formula_test ("/rules/formula/quotes", names_can_stand_in_quotes);
  formula_test ("/rules/formula/long", long_formulas_are_refused);
  formula_test ("/rules/formula/references", references_are_the_calculations_that_are_named);
  formula_test ("/rules/formula/random", random_words_never_crash);

  return g_test_run ();
}
