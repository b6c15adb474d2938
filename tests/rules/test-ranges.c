/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include <math.h>

/* The brackets of the clinical reference, D4, in years: 1 to 2, 2 to 6, 6 to 12, 12 to 18, each
 * from its first day to the day before the next. In the units of the definition: WBC /uL (5.0
 * x10^9/L is 5000), NEUT and PLT x10^9/L, HGB g/dL, CREA umol/L. NAN: no such limit. */
static const struct
{
  const char *test;
  const char *sex;
  double from, to;
  double low, high;
} brackets[] = {
  { "WBC", NULL, 1, 2, 6000, 17000 },  { "WBC", NULL, 2, 6, 5000, 15500 },
  { "WBC", NULL, 6, 12, 4500, 13500 }, { "WBC", NULL, 12, 18, 4500, 13000 },
  { "NEUT", NULL, 1, 2, 1.5, 8.5 },    { "NEUT", NULL, 2, 6, 1.5, 8.5 },
  { "NEUT", NULL, 6, 12, 1.7, 7.5 },   { "NEUT", NULL, 12, 18, 1.7, 7.5 },
  { "HGB", NULL, 1, 2, 10.5, 13.5 },   { "HGB", NULL, 2, 6, 11.5, 13.5 },
  { "HGB", NULL, 6, 12, 11.5, 15.5 },  { "HGB", "F", 12, 18, 12, 16 },
  { "HGB", "M", 12, 18, 13, 16 },      { "PLT", NULL, 1, 18, 150, 450 },
  { "ESR", NULL, 1, 2, 0, 10 },        { "ESR", NULL, 2, 6, 0, 10 },
  { "ESR", NULL, 6, 12, 0, 13 },       { "ESR", "M", 12, 18, 0, 15 },
  { "ESR", "F", 12, 18, 0, 20 },       { "ALT", NULL, 1, 18, NAN, 40 },
  { "CREA", NULL, 1, 2, 9, 32 },       { "CREA", NULL, 2, 5, 18, 38 },
  { "CREA", NULL, 5, 12, 27, 54 },     { "CREA", NULL, 12, 15, 40, 72 },
  { "CREA", "M", 15, 18, 55, 95 },     { "CREA", "F", 15, 18, 43, 74 },
};

static void
assert_limit (double limit, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (limit));
  else
    g_assert_cmpfloat (limit, ==, expected);
}

static void
children_have_the_ranges_of_their_age (RulesFixture *f, gconstpointer data)
{
  const double day = 1 / DCS_DAYS_PER_YEAR;

  for (gsize i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      double ages[] = { brackets[i].from,
                        (brackets[i].from + brackets[i].to) / 2,
                        brackets[i].to - day };

      for (gsize j = 0; j < G_N_ELEMENTS (ages); j++)
        {
          const DcsTestRange *range = dcs_definition_range (
              f->jls, dcs_code (brackets[i].test), ages[j], brackets[i].sex);

          g_test_message ("%s at %g", brackets[i].test, ages[j]);
          g_assert_nonnull (range);
          assert_limit (range->low, brackets[i].low);
          assert_limit (range->high, brackets[i].high);
        }
    }
}

/* Below a year there is no published bracket; nothing stands in for it. */
static void
infants_have_no_range_of_older_children (RulesFixture *f, gconstpointer data)
{
  static const char *const tests[] = { "WBC", "NEUT", "HGB", "PLT", "ESR", "ALT", "CREA", "CRP" };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_assert_null (dcs_definition_range (f->jls, dcs_code (tests[i]), 0.99, "F"));
      g_assert_null (dcs_definition_range (f->jls, dcs_code (tests[i]), NAN, "F"));
    }
  /* From 12 years on hemoglobin is another for girls and boys: not known, no range. */
  g_assert_null (dcs_definition_range (f->jls, dcs_code ("HGB"), 14, NULL));
}

/* Clinical reference, D4: C-reactive protein below 5 mg/L. The bound itself is not normal. */
static void
upper_bound_of_below_is_outside (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    double value;
    char comparator;
    int side;
  } cases[] = {
    { 0, 0, 0 },   { 4.95, 0, 0 }, { 4.99, 0, 0 },   { 5, 0, 1 },     { 5.01, 0, 1 },
    { 5, '<', 0 }, { 5, '>', 1 },  { 4.99, '>', 0 }, { 300, '<', 0 }, { NAN, 0, 0 },
  };
  const DcsTestRange *range = dcs_definition_range (f->jls, dcs_code ("CRP"), 9, "F");
  g_autofree char *words = dcs_test_range_describe (range);

  g_assert_cmpstr (words, ==, "below 5");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%c%g", cases[i].comparator, cases[i].value);
      g_assert_cmpint (
          dcs_test_range_compare (range, cases[i].value, cases[i].comparator), ==, cases[i].side);
    }
}

/* Both ends of the other ranges are normal: platelets 150 to 450, ALT up to 40. */
static void
both_ends_belong_to_other_ranges (RulesFixture *f, gconstpointer data)
{
  const DcsTestRange *platelets = dcs_definition_range (f->jls, dcs_code ("PLT"), 9, "F");
  const DcsTestRange *alt = dcs_definition_range (f->jls, dcs_code ("ALT"), 9, "F");
  g_autofree char *words = dcs_test_range_describe (platelets);
  g_autofree char *alt_words = dcs_test_range_describe (alt);

  g_assert_cmpstr (words, ==, "150–450");
  g_assert_cmpstr (alt_words, ==, "up to 40");
  g_assert_cmpint (dcs_test_range_compare (platelets, 149.9, 0), ==, -1);
  g_assert_cmpint (dcs_test_range_compare (platelets, 150, 0), ==, 0);
  g_assert_cmpint (dcs_test_range_compare (platelets, 150, '<'), ==, -1);
  g_assert_cmpint (dcs_test_range_compare (platelets, 450, 0), ==, 0);
  g_assert_cmpint (dcs_test_range_compare (platelets, 450, '>'), ==, 1);
  g_assert_cmpint (dcs_test_range_compare (platelets, 450.1, 0), ==, 1);
  g_assert_cmpint (dcs_test_range_compare (alt, 0, 0), ==, 0);
}

/* A range is of a test with numbers, and what is normal is possible. */
static void
every_range_lies_within_what_is_possible (RulesFixture *f, gconstpointer data)
{
  for (guint d = 0; d < dcs_catalog_count (f->catalog); d++)
    {
      DcsDefinition *definition = dcs_catalog_nth (f->catalog, d);
      guint n_ranges;
      const DcsTerm *const *ranges = dcs_definition_terms (definition, "range", &n_ranges);

      for (guint i = 0; i < n_ranges; i++)
        {
          const DcsTestRange *range = (const DcsTestRange *) ranges[i];
          const DcsTest *test = dcs_definition_test (definition, range->test);

          g_test_message ("%s", dcs_code_string (range->term.code));
          g_assert_true (isnan (range->low) || dcs_test_accepts (test, range->low));
          g_assert_true (isnan (range->high) || dcs_test_accepts (test, range->high));
          g_assert_nonnull (range->term.source);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/ranges/children-have-the-ranges-of-their-age",
                children_have_the_ranges_of_their_age);
  fixture_test ("/rules/ranges/upper-bound-of-below-is-outside", upper_bound_of_below_is_outside);
  fixture_test ("/rules/ranges/both-ends-belong-to-other-ranges", both_ends_belong_to_other_ranges);
  fixture_test ("/rules/ranges/infants-have-no-range-of-older-children",
                infants_have_no_range_of_older_children);
  fixture_test ("/rules/ranges/every-range-lies-within-what-is-possible",
                every_range_lies_within_what_is_possible);
  return g_test_run ();
}
