/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formula-fixture.h"

#include <math.h>
#include <string.h>

static char *
explain (RulesFixture *f, const char *code, const char *date, gint64 visit)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsExplanation) explanation = dcs_calculation_explain (
      course, f->jls, formula_calculation (f, code), fixture_day (date), visit);

  return dcs_explanation_to_text (explanation);
}

#define INDEX_RULE                                                                                 \
  "Worse 1.5, inflamed 2, and the pair.\n"                                                         \
  "  Scheme: Somebody 2001\n"                                                                      \
  "  Formula: 1.5 * yes + if(inflamed, 2, 0) + pair\n"                                             \
  "  Bands: below 2.5: not active; up to 10: active; above 10: very active\n"                      \
  "Version 2 of the rule\n"                                                                        \
  "Source: Somebody 2001\n"

static char *
join_missing (const DcsExplanation *explanation)
{
  g_ptr_array_add (explanation->missing, NULL);
  return g_strjoinv ("; ", (char **) explanation->missing->pdata);
}

static void
every_input_has_its_value_and_date (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-31", NULL);
  g_autofree char *text = NULL;

  fixture_value (f, visit, "yes", NULL, 1);
  fixture_value (f, visit, "a", NULL, 3);
  fixture_value (f, visit, "b", NULL, 2.5);
  fixture_dated_value (f, "2020-01-03", "crp", 11.5);
  text = explain (f, "index", "2020-01-31", visit);

  g_assert_cmpstr (text,
                   ==,
                   "Index of everything (Somebody 2001): 9 mg/L (active)\n"
                   "  Worse: Yes (31 Jan 2020)\n"
                   "  Inflamed: meets the criterion\n"
                   "    C-reactive protein: 11.5 mg/L (3 Jan 2020)\n"
                   "  Pair: 5.5 (high) (31 Jan 2020)\n" INDEX_RULE);
}

static void
what_is_missing_says_why (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-31", NULL);
  g_autofree char *text = NULL;

  fixture_value (f, visit, "a", NULL, 3);
  fixture_dated_value (f, "2019-12-01", "crp", 11.5);
  text = explain (f, "index", "2020-01-31", visit);

  g_assert_cmpstr (text,
                   ==,
                   "Index of everything (Somebody 2001): Not computable\n"
                   "  Worse: not recorded\n"
                   "  Inflamed: not computable\n"
                   "    C-reactive protein: too old: 11.5 mg/L (1 Dec 2019)\n"
                   "  Pair: incomplete. Missing: Beta.\n" INDEX_RULE);
}

static void
only_what_is_needed_is_marked_as_missing (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsExplanation) open = NULL;
  g_autoptr (DcsExplanation) dead = NULL;
  g_autofree char *open_missing = NULL;
  const DcsCalculation *stage = formula_calculation (f, "stage");
  const DcsExplanationLine *line;

  fixture_patient (f, "P1", "2020-05-10");
  course = fixture_course (f);

  open = dcs_calculation_explain (course, f->jls, stage, fixture_day ("2020-05-09"), 0);
  g_assert_cmpuint (open->lines->len, ==, 1);
  line = g_ptr_array_index (open->lines, 0);
  g_assert_cmpstr (line->label, ==, "Alpha");
  g_assert_true (line->missing);
  open_missing = join_missing (open);
  g_assert_cmpstr (open_missing, ==, "Alpha");

  dead = dcs_calculation_explain (course, f->jls, stage, fixture_day ("2020-05-10"), 0);
  g_assert_cmpstr (dead->result, ==, "Dead");
  g_assert_cmpuint (dead->lines->len, ==, 2);
  line = g_ptr_array_index (dead->lines, 0);
  g_assert_cmpstr (line->label, ==, "Died");
  assert_date (line->date, "2020-05-10");
  line = g_ptr_array_index (dead->lines, 1);
  g_assert_cmpstr (line->value, ==, "not recorded");
  g_assert_false (line->missing);
  g_assert_cmpuint (dead->missing->len, ==, 0);
}

static void
earlier_values_say_how_they_stand_to_the_day (RulesFixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *without = NULL;

  fixture_value (f, fixture_visit (f, "2020-01-31", NULL), "a", NULL, 1);
  without = explain (f, "change", "2020-01-31", 0);
  g_assert_cmpstr (without,
                   ==,
                   "Change: Not computable\n"
                   "  Alpha: 1 (31 Jan 2020)\n"
                   "  Alpha, 12 months before (± 2): not recorded in that time\n"
                   "  Formula: a - back(a, 12, 2)\n"
                   "Version 1 of the rule\n");

  fixture_value (f, fixture_visit (f, "2019-02-20", NULL), "a", NULL, 3);
  text = explain (f, "change", "2020-01-31", 0);
  g_assert_cmpstr (text,
                   ==,
                   "Change: -2\n"
                   "  Alpha: 1 (31 Jan 2020)\n"
                   "  Alpha, 12 months before (± 2): 3 (20 Feb 2019)\n"
                   "  Formula: a - back(a, 12, 2)\n"
                   "Version 1 of the rule\n");
}

static void
dates_that_are_not_exact_are_told (RulesFixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  fixture_patient (f, "P1", NULL);
  *fixture_last (f, DCS_PATIENT_ONSET_DATE) = dcs_value_date (dcs_date_new (2018, 5, 0));
  fixture_value (f, fixture_visit (f, "2020-01-31", NULL), "a", NULL, 41);
  text = explain (f, "rate", "2020-01-31", 0);

  g_assert_cmpstr (text,
                   ==,
                   "Rate: 2\n"
                   "  Alpha: 41 (31 Jan 2020)\n"
                   "  Date of the first symptom: 20.5 months (May 2018)\n"
                   "  Formula: a / months_since(onset_date)\n"
                   "  Dates that are not exact: counted as the middle of their month or year "
                   "(product rule)\n"
                   "Version 1 of the rule\n");
}

static void
a_value_below_a_limit_is_told (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-31", NULL);
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsExplanation) explanation = NULL;
  g_autofree char *text = NULL;
  g_autofree char *missing = NULL;

  fixture_value (f, visit, "crp", NULL, 20);
  *fixture_last (f, DCS_OBSERVATION_COMPARATOR) = dcs_value_text ("<");
  course = fixture_course (f);
  explanation = dcs_calculation_explain (
      course, f->jls, formula_calculation (f, "inflamed"), fixture_day ("2020-01-31"), visit);
  text = dcs_explanation_to_text (explanation);

  g_assert_cmpstr (text,
                   ==,
                   "Inflamed: Not computable\n"
                   "  C-reactive protein: < 20 mg/L (31 Jan 2020)\n"
                   "  Formula: crp > 10\n"
                   "  Values count for up to: 30 days\n"
                   "  Values recorded with < or >: counted as their number; in a comparison only "
                   "where it holds for all that they can be (product rule)\n"
                   "Version 1 of the rule\n");
  missing = join_missing (explanation);
  g_assert_cmpstr (missing, ==, "C-reactive protein (an exact value)");
}

static void
a_result_that_cannot_be_is_shown (RulesFixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  fixture_patient (f, "P1", NULL);
  *fixture_last (f, DCS_PATIENT_ONSET_DATE) = dcs_value_date (
      dcs_date_from_day (fixture_day ("2020-03-31")));
  fixture_value (f, fixture_visit (f, "2020-01-31", NULL), "a", NULL, 41);
  text = explain (f, "rate", "2020-01-31", 0);

  g_assert_nonnull (strstr (text, "Rate: Not computable\n"));
  g_assert_nonnull (strstr (text, "The formula gives: -20.798958, which is no possible result\n"));
}

/* Every way to look at a value has words; nothing is left without a label. */
static void
every_function_has_words (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *formula;
    const char *line;
  } cases[] = {
    { "first(a)", "  Alpha, first value: 1 (1 Jan 2019)\n" },
    { "previous(a)", "  Alpha, value before: 2 (1 Jun 2019)\n" },
    { "months_between_previous(a)",
      "  Alpha, time since the value before: 7 months (1 Jun 2019)\n" },
    { "highest(a, 24)", "  Alpha, highest in the 24 months before: 2 (1 Jun 2019)\n" },
    { "lowest(a, 24)", "  Alpha, lowest in the 24 months before: 1 (1 Jan 2019)\n" },
    { "slope(a, 3)", "  Alpha, change a month (least squares): 0.165, of 3 values (1 Jan 2019)\n" },
    { "slope(a, 4)", "  Alpha, change a month (least squares): needs 4 values or more\n" },
    { "site_max(dots)", "  Dots, highest of the sites: 2 (1 Jan 2020)\n" },
    { "site_sum(dots)", "  Dots, sum of the sites: 3 (1 Jan 2020)\n" },
    { "is(smear, positive) or is(smear, negative)", "  Smear: Positive (1 Jan 2020)\n" },
    { "known(smear)", "  Smear: Positive (1 Jan 2020)\n" },
    { "running(cure)", "  Cure: running (1 Mar 2019)\n" },
    { "finding(cough)", "  Cough: not on record\n" },
    { "years_since(birth_date)", "  Date of birth: 10 years (1 Jan 2010)\n" },
    { "years_since(diagnosis_date)", "  Date of diagnosis: not recorded\n" },
    { "female", "  Sex: Female\n" },
    { "male or female", "  Sex: Female\n" },
    { "b", "  Beta: not recorded on that day; the last was 7 (1 Jun 2019)\n" },
    { "'d-1'", "  Delta: not recorded\n" },
    { "skin", "  Skin score: incomplete. Missing: More (nose), More (ear).\n" },
    { "previous(skin)", "  Skin score, value before: not recorded\n" },
    { "sum", "  Sum: not computable\n    Alpha: 3 (1 Jan 2020)\n    Beta: not recorded" },
  };
  DcsValue *row;
  gint64 visit;

  row = fixture_row (f, DCS_RECORD_PATIENT);
  row[DCS_PATIENT_BIRTH_DATE] = dcs_value_date (dcs_date_new (2010, 1, 1));
  row[DCS_PATIENT_SEX] = dcs_value_text ("F");
  fixture_treatment (f, "cure", "2019-03-01", NULL);
  fixture_value (f, fixture_visit (f, "2019-01-01", NULL), "a", NULL, 1);
  fixture_value (f, visit = fixture_visit (f, "2019-06-01", NULL), "a", NULL, 2);
  fixture_value (f, visit, "b", NULL, 7);
  fixture_value (f, visit = fixture_visit (f, "2020-01-01", NULL), "a", NULL, 3);
  fixture_value (f, visit, "dots", "nose", 2);
  fixture_value (f, visit, "dots", "ear", 1);
  fixture_not_done (f, visit, "smear", NULL);
  *fixture_last (f, DCS_OBSERVATION_TEXT) = dcs_value_code (dcs_code ("positive"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DcsFormula) program = _dcs_formula_compile (f->jls, cases[i].formula, NULL);
      g_autoptr (DcsCourse) course = fixture_course (f);
      DcsCalculation calculation = *formula_calculation (f, "sum");
      g_autoptr (DcsExplanation) explanation = NULL;
      g_autofree char *text = NULL;

      calculation.program = program;
      explanation = dcs_calculation_explain (
          course, f->jls, &calculation, fixture_day ("2020-01-01"), visit);
      text = dcs_explanation_to_text (explanation);
      g_test_message ("%s", text);
      g_assert_nonnull (strstr (text, cases[i].line));
      if (strstr (cases[i].formula, " or ") != NULL)
        g_assert_cmpuint (explanation->lines->len, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  formula_test ("/rules/explanation/inputs", every_input_has_its_value_and_date);
  formula_test ("/rules/explanation/missing", what_is_missing_says_why);
  formula_test ("/rules/explanation/needed", only_what_is_needed_is_marked_as_missing);
  formula_test ("/rules/explanation/earlier", earlier_values_say_how_they_stand_to_the_day);
  formula_test ("/rules/explanation/vague-dates", dates_that_are_not_exact_are_told);
  formula_test ("/rules/explanation/limits", a_value_below_a_limit_is_told);
  formula_test ("/rules/explanation/impossible", a_result_that_cannot_be_is_shown);
  formula_test ("/rules/explanation/functions", every_function_has_words);

  return g_test_run ();
}
