/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include <math.h>
#include <string.h>

static void
fill (DcsValue *values,
      const char *code,
      const char *site,
      double value,
      const char *unit,
      const char *result,
      const char *not_done)
{
  for (int i = 0; i < DCS_N_OBSERVATION_FIELDS; i++)
    values[i] = DCS_VALUE_INIT;
  values[DCS_OBSERVATION_CODE] = dcs_value_code (dcs_code (code));
  values[DCS_OBSERVATION_SITE] = dcs_value_code (dcs_code (site));
  if (!isnan (value))
    values[DCS_OBSERVATION_VALUE] = dcs_value_decimal (value, 1);
  values[DCS_OBSERVATION_UNIT] = dcs_value_code (dcs_code (unit));
  values[DCS_OBSERVATION_TEXT] = dcs_value_code (dcs_code (result));
  values[DCS_OBSERVATION_NOT_DONE] = dcs_value_text (not_done);
}

static void
what_is_possible_is_accepted (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *code, *site;
    double value;
    const char *unit, *result, *not_done;
    double canonical;
  } cases[] = {
    { "weight", NULL, 20, "kg", NULL, NULL, NAN },
    { "weight", NULL, 20, NULL, NULL, NULL, NAN },
    { "weight", NULL, 3400, "g", NULL, NULL, 3.4 },
    { "WBC", NULL, 7.5, "10^9/L", NULL, NULL, 7500 },
    { "erythema", "neck", 2, NULL, NULL, NULL, NAN },
    { "erythema", "neck", NAN, NULL, NULL, "bandaged", NAN },
    { "erythema", NULL, NAN, NULL, NULL, "child asleep", NAN },
    { "ANA", NULL, 80, "reciprocal_titre", "positive", NULL, NAN },
    { "SCL70", NULL, NAN, NULL, "negative", NULL, NAN },
    { "mrss_skin", "facial_skin", 3, NULL, NULL, NULL, NAN },
    { "mrss_skin", "abdomen", 0, NULL, NULL, NULL, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsValue values[DCS_N_OBSERVATION_FIELDS];
      g_autofree char *expected = NULL;
      int field = 0;

      fill (values,
            cases[i].code,
            cases[i].site,
            cases[i].value,
            cases[i].unit,
            cases[i].result,
            cases[i].not_done);
      /* What an earlier unit left there is not kept. */
      values[DCS_OBSERVATION_CANONICAL] = dcs_value_decimal (1, 0);
      g_assert_true (dcs_observation_check (f->catalog, values, &field, &expected));
      g_assert_cmpint (field, ==, -1);
      g_assert_null (expected);
      if (isnan (cases[i].canonical))
        g_assert_cmpint (values[DCS_OBSERVATION_CANONICAL].kind, ==, DCS_VALUE_NULL);
      else
        assert_near (values[DCS_OBSERVATION_CANONICAL].number, cases[i].canonical, 1e-9);
    }
}

static void
what_is_not_is_refused_with_the_field (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *code, *site;
    double value;
    const char *unit, *result, *not_done;
    int field;
    const char *expected;
  } cases[] = {
    { "weight", NULL, 500, "kg", NULL, NULL, DCS_OBSERVATION_VALUE, "a number from 0.5 to 300" },
    /* 200 is a possible number of kilograms, but 200 g are nobody. */
    { "weight", NULL, 200, "g", NULL, NULL, DCS_OBSERVATION_VALUE, "a number from 0.5 to 300" },
    { "weight", NULL, 20, "cm", NULL, NULL, DCS_OBSERVATION_UNIT, "kg, g" },
    { "erythema", "neck", 2, "mm", NULL, NULL, DCS_OBSERVATION_UNIT, "no unit" },
    { "erythema", "neck", 4, NULL, NULL, NULL, DCS_OBSERVATION_VALUE, "0, 1, 2 or 3" },
    { "new_enlarged", "neck", 1, NULL, NULL, NULL, DCS_OBSERVATION_VALUE, "0 or 3" },
    { "erythema", NULL, 2, NULL, NULL, NULL, DCS_OBSERVATION_SITE, "a site" },
    { "weight", "neck", 20, "kg", NULL, NULL, DCS_OBSERVATION_SITE, "no site" },
    /* A site of the one disease is none of the other; a score goes only over its own sites. */
    { "erythema", "facial_skin", 2, NULL, NULL, NULL, DCS_OBSERVATION_SITE, NULL },
    { "mrss_skin", "head_face", 2, NULL, NULL, NULL, DCS_OBSERVATION_SITE, NULL },
    { "SCL70", NULL, 3, NULL, NULL, NULL, DCS_OBSERVATION_VALUE, "no number, only a result" },
    { "WBC", NULL, NAN, NULL, "positive", NULL, DCS_OBSERVATION_TEXT, "no result, only a number" },
    { "ANA", NULL, 80, NULL, "maybe", NULL, DCS_OBSERVATION_TEXT, "positive, negative, equivocal" },
    { "weight",
      NULL,
      20,
      "kg",
      NULL,
      "no scale",
      DCS_OBSERVATION_NOT_DONE,
      "empty, since there is a value" },
    { "nonsense", NULL, 1, NULL, NULL, NULL, DCS_OBSERVATION_CODE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsValue values[DCS_N_OBSERVATION_FIELDS];
      g_autofree char *expected = NULL;
      int field = -1;

      fill (values,
            cases[i].code,
            cases[i].site,
            cases[i].value,
            cases[i].unit,
            cases[i].result,
            cases[i].not_done);
      g_assert_false (dcs_observation_check (f->catalog, values, &field, &expected));
      g_assert_cmpint (field, ==, cases[i].field);
      if (cases[i].expected != NULL)
        g_assert_cmpstr (expected, ==, cases[i].expected);
      else
        g_assert_nonnull (
            strstr (expected, field == DCS_OBSERVATION_SITE ? "anterior_chest" : "weight, "));
      g_assert_false (dcs_observation_check (f->catalog, values, &field, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/observation-check/what-is-possible-is-accepted",
                what_is_possible_is_accepted);
  fixture_test ("/rules/observation-check/what-is-not-is-refused-with-the-field",
                what_is_not_is_refused_with_the_field);
  return g_test_run ();
}
