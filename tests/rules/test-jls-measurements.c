/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include <math.h>

static void
tests_accept_what_the_bundle_allows (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *test;
    double value;
    gboolean accepted;
  } cases[] = {
    { "erythema", 0, TRUE },        { "erythema", 3, TRUE },
    { "erythema", 4, FALSE },       { "erythema", 1.5, FALSE },
    { "erythema", -1, FALSE },      { "induration", 2, TRUE },
    { "new_enlarged", 0, TRUE },    { "new_enlarged", 3, TRUE },
    { "new_enlarged", 1, FALSE },   { "new_enlarged", 2, FALSE },
    { "pga_activity", 0, TRUE },    { "pga_activity", 100, TRUE },
    { "pga_activity", 101, FALSE }, { "pga_activity", -1, FALSE },
    { "pga_damage", 100, TRUE },    { "dyspigmentation", 3, TRUE },
    { "dermal_atrophy", 4, FALSE }, { "WBC", 0, TRUE },
    { "WBC", -1, FALSE },           { "ANA", 80, TRUE },
    { "SCL70", 1, FALSE },          { "weight", 300, TRUE },
    { "weight", 301, FALSE },       { "height", 250, TRUE },
    { "height", 251, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %g", cases[i].test, cases[i].value);
      g_assert_cmpint (
          dcs_test_accepts (dcs_definition_test (f->jls, dcs_code (cases[i].test)), cases[i].value),
          ==,
          cases[i].accepted);
    }
}

/* Clinical reference, section D4. */
static void
laboratory_units_convert (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *test, *unit;
    double value, canonical;
  } cases[] = {
    { "WBC", "10^9/L", 7.65, 7650 }, { "HGB", "g/L", 122, 12.2 },   { "PLT", "10^9/L", 325, 325 },
    { "CRP", "mg/dL", 0.5, 5 },      { "CREA", "mg/dL", 1, 88.42 }, { "NEUT", "/uL", 1500, 1.5 },
    { "weight", "g", 3400, 3.4 },    { "height", "m", 1.16, 116 },  { "BILI", "mg/dL", 1, 17.1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DcsTest *test = dcs_definition_test (f->jls, dcs_code (cases[i].test));
      double canonical;

      g_assert_true (
          dcs_test_to_canonical (test, dcs_code (cases[i].unit), cases[i].value, &canonical));
      assert_near (canonical, cases[i].canonical, 1e-9);
    }
}

/* The table of the clinical reference, D4, in the units of the definition; at both sides of every
 * limit of age. NAN: no limit; both NAN: no range. */
static void
laboratory_ranges_follow_age_and_sex (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *test;
    double age;
    const char *sex;
    double low, high;
  } cases[] = {
    { "WBC", 0.9, "F", NAN, NAN },      { "WBC", 1, "F", 6000, 17000 },
    { "WBC", 1.99, "M", 6000, 17000 },  { "WBC", 2, "M", 5000, 15500 },
    { "WBC", 6, NULL, 4500, 13500 },    { "WBC", 12, "F", 4500, 13000 },
    { "WBC", 17.99, "F", 4500, 13000 }, { "WBC", 18, "F", NAN, NAN },
    { "NEUT", 5, "F", 1.5, 8.5 },       { "NEUT", 7, "F", 1.7, 7.5 },
    { "HGB", 1.5, "F", 10.5, 13.5 },    { "HGB", 3, "M", 11.5, 13.5 },
    { "HGB", 11.99, "M", 11.5, 15.5 },  { "HGB", 12, "F", 12, 16 },
    { "HGB", 12, "M", 13, 16 },         { "HGB", 12, NULL, NAN, NAN },
    { "PLT", 4, "F", 150, 450 },        { "CRP", 4, "F", NAN, 5 },
    { "ESR", 5, "M", 0, 10 },           { "ESR", 8, "M", 0, 13 },
    { "ESR", 14, "M", 0, 15 },          { "ESR", 14, "F", 0, 20 },
    { "ALT", 9, "F", NAN, 40 },         { "CREA", 1.5, "F", 9, 32 },
    { "CREA", 4.99, "F", 18, 38 },      { "CREA", 5, "F", 27, 54 },
    { "CREA", 12, "M", 40, 72 },        { "CREA", 15, "M", 55, 95 },
    { "CREA", 15, "F", 43, 74 },        { "CREA", 15, NULL, NAN, NAN },
    { "SCL70", 9, "F", NAN, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DcsTestRange *range = dcs_definition_range (
          f->jls, dcs_code (cases[i].test), cases[i].age, cases[i].sex);

      g_test_message ("%s %g %s", cases[i].test, cases[i].age, cases[i].sex);
      g_assert_cmpint (range != NULL, ==, !isnan (cases[i].low) || !isnan (cases[i].high));
      if (range == NULL)
        continue;
      g_assert_cmpint (isnan (range->low), ==, isnan (cases[i].low));
      g_assert_cmpint (isnan (range->high), ==, isnan (cases[i].high));
      if (!isnan (range->low))
        g_assert_cmpfloat (range->low, ==, cases[i].low);
      if (!isnan (range->high))
        g_assert_cmpfloat (range->high, ==, cases[i].high);
      g_assert_nonnull (range->term.source);
    }
}

/* Product rule: the height of an adult stands for years, that of a child no longer than it may be
 * old for dosing (clinical reference, D1); a weight is measured at each visit. */
static void
height_is_carried_forward_and_weight_is_not (RulesFixture *f, gconstpointer data)
{
  const DcsTest *height = dcs_definition_test (f->jls, dcs_code ("height"));
  const DcsTest *weight = dcs_definition_test (f->jls, dcs_code ("weight"));

  g_assert_cmpint (height->carry_months_child, ==, 3);
  g_assert_cmpint (height->carry_months_adult, ==, 120);
  g_assert_cmpint (weight->carry_months_child, ==, 0);
  g_assert_cmpint (weight->carry_months_adult, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/jls/tests-accept-what-the-bundle-allows",
                tests_accept_what_the_bundle_allows);
  fixture_test ("/rules/jls/laboratory-units-convert", laboratory_units_convert);
  fixture_test ("/rules/jls/laboratory-ranges-follow-age-and-sex",
                laboratory_ranges_follow_age_and_sex);
  fixture_test ("/rules/jls/height-is-carried-forward-and-weight-is-not",
                height_is_carried_forward_and_weight_is_not);
  return g_test_run ();
}
