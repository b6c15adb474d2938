/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formula-fixture.h"

#include <math.h>
#include <string.h>

/* ---- what is missing ---- */

static void
only_what_the_result_hangs_on_is_missing (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *formula;
    const char *missing;
    gboolean computable;
  } cases[] = {
    { "a + b", "b", FALSE },
    { "b + c + a + b", "b;c", FALSE },
    { "a == 0 and b", "", TRUE }, /* a is 1 */
    { "a == 1 and b", "b", FALSE },
    { "(a == 0 and b) or c", "c", FALSE },
    { "if(a, b, c)", "b", FALSE },
    { "if(b, a, c)", "b;c", FALSE },
    { "if(b, 1, 1)", "", TRUE },
    { "atleast(1, a, b)", "", TRUE },
    { "atleast(2, a, b, c)", "b;c", FALSE },
    { "known(b)", "", TRUE },
    { "1 / 0 + a", "", FALSE },
    { "pair", "pair", FALSE },
    { "sum", "b", FALSE }, /* what the calculation lacks, not its name */
    { "sum + b + c", "b;c", FALSE },
    { "index", "yes;crp;pair", FALSE },
    { "previous(sum)", "b", FALSE },
    { "rate", "onset_date", FALSE },
    { "rate + months_since(birth_date) + b", "b;onset_date;birth_date", FALSE },
  };
  gint64 visit = fixture_visit (f, "2020-01-01", NULL);
  g_autoptr (DcsCourse) course = NULL;

  fixture_patient (f, "P1", NULL);
  fixture_value (f, visit, "a", NULL, 1);
  course = fixture_course (f);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsCalculationResult result;
      g_autofree char *missing = NULL;

      formula_evaluate (f, course, cases[i].formula, "2020-01-01", 0, &result);
      missing = formula_missing (&result);
      g_test_message ("%s", cases[i].formula);
      g_assert_cmpstr (missing, ==, cases[i].missing);
      g_assert_cmpint (result.computable, ==, cases[i].computable);
    }
}

static void
more_is_missing_than_has_a_name (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  const DcsCalculation *index = formula_calculation (f, "index");
  DcsCalculationResult result;
  g_autofree char *words = NULL;

  formula_evaluate (
      f, course, "a + b + c + crp + yes + both + x1 + x2 + aid + pair", "2020-01-01", 0, &result);
  g_assert_cmpuint (result.n_missing, ==, 10);
  g_assert_cmpuint (result.n_named, ==, DCS_CALCULATION_N_NAMED);
  words = dcs_calculation_format (index, f->jls, &result);
  g_assert_cmpstr (words,
                   ==,
                   "10 items missing: A, Beta, Gamma, CRP, Worse, Both, First way, Second way and "
                   "2 more");
}

/* ---- results ---- */

static void
assert_words (RulesFixture *f, const DcsCalculation *calculation, double a, const char *expected)
{
  DcsCalculation copy = *calculation;
  g_autofree char *formula = g_strdup_printf ("a + 0 * %d", 1);
  g_autoptr (DcsFormula) program = _dcs_formula_compile (f->jls, formula, NULL);
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *words = NULL;
  DcsCalculationResult result;

  copy.program = program;
  g_ptr_array_set_size (f->rows, 0);
  fixture_value (f, fixture_visit (f, "2020-01-01", NULL), "a", NULL, a);
  course = fixture_course (f);
  dcs_calculate (course, f->jls, &copy, fixture_day ("2020-01-01"), 0, &result);
  words = dcs_calculation_format (&copy, f->jls, &result);
  g_assert_cmpstr (words, ==, expected);
}

/* EUSTAR is active from 2.5 on (clinical reference B4): 2.49 and 2.50 are on either side. */
static void
bands_hold_their_ends (RulesFixture *f, gconstpointer data)
{
  const DcsCalculation *index = formula_calculation (f, "index");

  assert_words (f, index, 0, "0 mg/L (not active)");
  assert_words (f, index, 2.4, "2.4 mg/L (not active)");
  assert_words (f, index, 2.5, "2.5 mg/L (active)");
  assert_words (f, index, 0.1 + 0.2 + 2.2, "2.5 mg/L (active)");
  assert_words (f, index, 10, "10 mg/L (active)");
  assert_words (f, index, 10.1, "10.1 mg/L (very active)");
  assert_words (f, index, 20, "20 mg/L (very active)");
  /* As many digits as keep the number in its band. */
  assert_words (f, index, 2.49, "2.49 mg/L (not active)");
  assert_words (f, index, 2.4996, "2.4996 mg/L (not active)");
  assert_words (f, index, 10.04, "10.04 mg/L (very active)");
}

static void
a_result_that_cannot_be_is_none (RulesFixture *f, gconstpointer data)
{
  const DcsCalculation *index = formula_calculation (f, "index");

  assert_words (f, index, -0.1, "not computable");
  assert_words (f, index, 20.1, "not computable");
  assert_words (f, index, 20 * (1 + 1e-12), "20 mg/L (very active)");
}

static void
stages_and_criteria_have_words (RulesFixture *f, gconstpointer data)
{
  const DcsCalculation *stage = formula_calculation (f, "stage");
  const DcsCalculation *inflamed = formula_calculation (f, "inflamed");

  assert_words (f, stage, 1, "One");
  assert_words (f, stage, 2, "Two");
  assert_words (f, stage, 5, "Dead");
  assert_words (f, stage, 3, "not computable");
  assert_words (f, stage, 1.5, "not computable");
  assert_words (f, inflamed, 1, "meets the criterion");
  assert_words (f, inflamed, 0, "does not meet the criterion");
  assert_words (f, inflamed, 7, "meets the criterion");
}

static void
a_missing_earlier_value_is_named_so (RulesFixture *f, gconstpointer data)
{
  const DcsCalculation *change = formula_calculation (f, "change");
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *words = NULL;
  DcsCalculationResult result;

  fixture_value (f, fixture_visit (f, "2020-01-01", NULL), "a", NULL, 1);
  course = fixture_course (f);
  dcs_calculate (course, f->jls, change, fixture_day ("2020-01-01"), 0, &result);
  words = dcs_calculation_format (change, f->jls, &result);
  g_assert_cmpstr (words, ==, "1 item missing: A (an earlier value)");
}

/* A calculation inside another counts by its own age of inputs. */
static void
parts_have_their_own_age (RulesFixture *f, gconstpointer data)
{
  const DcsCalculation *index = formula_calculation (f, "index");
  gint64 visit = fixture_visit (f, "2020-01-31", NULL);
  g_autoptr (DcsCourse) course = NULL;
  DcsCalculationResult result;

  fixture_value (f, visit, "yes", NULL, 1);
  fixture_value (f, visit, "a", NULL, 1);
  fixture_value (f, visit, "b", NULL, 0);
  fixture_dated_value (f, "2020-01-01", "crp", 11);
  course = fixture_course (f);

  g_assert_true (dcs_calculate (course, f->jls, index, fixture_day ("2020-01-31"), visit, &result));
  assert_near (result.value, 1.5 + 2 + 1, 1e-9);
  g_assert_cmpstr (result.band, ==, "active");
}

/* ---- properties ---- */

static const char *const everything[] = {
  "a",
  "crp + a",
  "previous(a) - a",
  "back(a, 12, 2)",
  "highest(crp, 24) - lowest(crp, 24)",
  "slope(a, 3)",
  "first(pair) + previous(pair)",
  "site_sum(dots) + site_max(dots)",
  "index + sum",
  "previous(index)",
  "months_since(onset_date) + running(cure) + finding(cough) + dead",
};

static void
add_everything (RulesFixture *f)
{
  char date[DCS_DATE_ISO_SIZE];

  fixture_patient (f, "P1", NULL);
  *fixture_last (f, DCS_PATIENT_ONSET_DATE) = dcs_value_date (dcs_date_new (2018, 5, 0));
  fixture_treatment (f, "cure", "2019-01-10", "2020-02-10");
  for (int i = 0; i < 20; i++)
    {
      int day = fixture_day ("2019-01-01") + 61 * i;
      gint64 visit = fixture_visit (f, dcs_date_to_iso (dcs_date_from_day (day), date), NULL);

      fixture_value (f, visit, "a", NULL, (i * 7) % 5);
      fixture_value (f, visit, "b", NULL, (i * 3) % 4);
      fixture_value (f, visit, "yes", NULL, i % 2);
      fixture_value (f, visit, "dots", "nose", i % 4);
      fixture_value (f, visit, "more", "nose", (i + 1) % 4);
      fixture_dated_value (f, dcs_date_to_iso (dcs_date_from_day (day - 9), date), "crp", i);
    }
}

static void
the_order_of_rows_changes_nothing (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  double before[G_N_ELEMENTS (everything)];
  DcsCalculationResult result;

  add_everything (f);
  for (int round = 0; round < 4; round++)
    {
      g_autoptr (DcsCourse) course = fixture_shuffled_course (f, random);

      for (gsize i = 0; i < G_N_ELEMENTS (everything); i++)
        {
          formula_evaluate (f, course, everything[i], "2021-05-04", 400, &result);
          g_assert_true (result.computable);
          if (round > 0)
            g_assert_cmpfloat (result.value, ==, before[i]);
          before[i] = result.value;
        }
    }
}

static void
what_comes_later_changes_nothing (RulesFixture *f, gconstpointer data)
{
  double before[G_N_ELEMENTS (everything)];
  DcsCalculationResult result;
  gint64 visit;

  add_everything (f);
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (DcsCourse) course = fixture_course (f);

      for (gsize i = 0; i < G_N_ELEMENTS (everything); i++)
        {
          formula_evaluate (f, course, everything[i], "2021-05-04", 400, &result);
          if (round > 0)
            g_assert_cmpfloat (result.value, ==, before[i]);
          before[i] = result.value;
        }
      visit = fixture_visit (f, "2021-05-05", NULL);
      fixture_value (f, visit, "a", NULL, 99);
      fixture_value (f, visit, "b", NULL, 99);
      fixture_value (f, visit, "yes", NULL, 1);
      fixture_value (f, visit, "crp", NULL, 99);
      fixture_value (f, visit, "dots", "ear", 3);
      fixture_treatment (f, "cure", "2021-05-05", NULL);
    }
}

#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

#ifndef HAS_SANITIZER
/* Counts what the program asks memory for; a sanitizer has these functions for itself. */
static guint n_allocations;

void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *memory, size_t size);

void *
malloc (size_t size)
{
  n_allocations++;
  return __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  n_allocations++;
  return __libc_calloc (n, size);
}

void *
realloc (void *memory, size_t size)
{
  n_allocations++;
  return __libc_realloc (memory, size);
}

static void
nothing_is_allocated (RulesFixture *f, gconstpointer data)
{
  static const char *const codes[] = { "sum", "inflamed", "index", "stage", "change", "rate" };
  g_autoptr (DcsCourse) course = NULL;
  const DcsCalculation *calculations[G_N_ELEMENTS (codes)];
  g_autofree char *something = NULL;
  int day = fixture_day ("2019-01-01");
  guint before;

  add_everything (f);
  course = fixture_course (f);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    calculations[i] = formula_calculation (f, codes[i]);

  before = n_allocations;
  for (int n = 0; n < 1000; n++)
    for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
      {
        DcsCalculationResult result;

        dcs_calculate (course, f->jls, calculations[i], day + n, 0, &result);
      }
  g_assert_cmpuint (n_allocations, ==, before);
  something = g_strdup ("this is counted");
  g_assert_cmpuint (n_allocations, ==, before + 1);
}
#endif

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  formula_test ("/rules/calculation-results/missing", only_what_the_result_hangs_on_is_missing);
  formula_test ("/rules/calculation-results/many-missing", more_is_missing_than_has_a_name);
  formula_test ("/rules/calculation-results/bands", bands_hold_their_ends);
  formula_test ("/rules/calculation-results/impossible", a_result_that_cannot_be_is_none);
  formula_test ("/rules/calculation-results/words", stages_and_criteria_have_words);
  formula_test ("/rules/calculation-results/earlier", a_missing_earlier_value_is_named_so);
  formula_test ("/rules/calculation-results/parts", parts_have_their_own_age);
  formula_test ("/rules/calculation-results/order", the_order_of_rows_changes_nothing);
  formula_test ("/rules/calculation-results/later", what_comes_later_changes_nothing);
#ifndef HAS_SANITIZER
  formula_test ("/rules/calculation-results/no-allocation", nothing_is_allocated);
#endif

  return g_test_run ();
}
