/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include "dcs-observation.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (int at, char *words, int *field, char **expected)
{
  *field = at;
  if (expected != NULL)
    *expected = words;
  else
    g_free (words);
  return FALSE;
}

static char *
join_codes (DcsCode first, const DcsCode *codes, guint n_codes)
{
  GString *words = g_string_new (first != 0 ? dcs_code_string (first) : NULL);

  for (guint i = 0; i < n_codes; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", dcs_code_string (codes[i]));
  return g_string_free (words, FALSE);
}

static gboolean
has_result (const DcsTest *test, DcsCode result)
{
  for (guint i = 0; i < test->n_results; i++)
    if (test->results[i] == result)
      return TRUE;
  return FALSE;
}

/* Whether a disease that has the test records it at this site. */
static gboolean
has_site (DcsCatalog *catalog, DcsCode code, DcsCode site)
{
  guint n_definitions = dcs_catalog_count (catalog);

  for (guint i = 0; i < n_definitions; i++)
    {
      DcsDefinition *definition = dcs_catalog_nth (catalog, i);
      const DcsTest *test = dcs_definition_test (definition, code);

      if (test == NULL || _dcs_domain_find (definition->sites, site) == NULL)
        continue;
      if (test->n_sites == 0)
        return TRUE;
      for (guint j = 0; j < test->n_sites; j++)
        if (test->sites[j] == site)
          return TRUE;
    }
  return FALSE;
}

static char *
describe_sites (DcsCatalog *catalog, const DcsTest *test)
{
  return test->n_sites > 0 ? join_codes (0, test->sites, test->n_sites)
                           : dcs_vocabulary_describe (dcs_catalog_vocabulary (catalog), "site");
}

/* A test of sites has one (unless it was not done at all), and no other has. */
static gboolean
check_site (
    DcsCatalog *catalog, const DcsTest *test, const DcsValue *values, int *field, char **expected)
{
  gboolean given = values[DCS_OBSERVATION_SITE].kind == DCS_VALUE_CODE;
  gboolean not_done = values[DCS_OBSERVATION_NOT_DONE].kind == DCS_VALUE_TEXT;

  if (given != test->per_site && (given || !not_done))
    return refuse (DCS_OBSERVATION_SITE,
                   g_strdup (test->per_site ? _ ("a site") : _ ("no site")),
                   field,
                   expected);
  if (given && !has_site (catalog, test->term.code, values[DCS_OBSERVATION_SITE].code))
    return refuse (DCS_OBSERVATION_SITE, describe_sites (catalog, test), field, expected);
  return TRUE;
}

static gboolean
check_number (const DcsTest *test, DcsValue *values, int *field, char **expected)
{
  const DcsValue *value = &values[DCS_OBSERVATION_VALUE];
  DcsValue *canonical = &values[DCS_OBSERVATION_CANONICAL];
  DcsCode unit = values[DCS_OBSERVATION_UNIT].kind == DCS_VALUE_CODE
                     ? values[DCS_OBSERVATION_UNIT].code
                     : 0;
  double number;

  *canonical = DCS_VALUE_INIT;
  if (value->kind != DCS_VALUE_DECIMAL)
    return TRUE;
  if (!dcs_test_to_canonical (test, unit, value->number, &number))
    return refuse (DCS_OBSERVATION_UNIT,
                   test->unit != 0 ? join_codes (test->unit, test->other_units, test->n_other_units)
                                   : g_strdup (_ ("no unit")),
                   field,
                   expected);
  if (!dcs_test_accepts (test, number))
    return refuse (DCS_OBSERVATION_VALUE, dcs_test_describe_values (test), field, expected);
  if (unit != 0 && unit != test->unit)
    *canonical = dcs_value_decimal (number, DCS_DECIMAL_MAX_DECIMALS);
  return TRUE;
}

/**
 * dcs_observation_check:
 * @catalog: the catalog
 * @values: (inout): a row of DCS_RECORD_OBSERVATION
 * @field: (out): the DcsObservationField that is wrong; -1 when none is
 * @expected: (out) (optional) (transfer full): what it should have been, translated; NULL when all
 *   is well
 *
 * Holds an observation against the definition of its test: the unit is one that converts, the
 * number (in the test's own unit) and the result are possible, a test of sites has one of
 * its sites (unless it was not done at all) and no other does, and what was not done has no value.
 * Fills the canonical value where the unit is not the test's own, and clears it else. The one place
 * that knows this, for forms and for files.
 *
 * Returns: whether all is well
 */
gboolean
dcs_observation_check (DcsCatalog *catalog, DcsValue *values, int *field, char **expected)
{
  const DcsTest *test;
  const DcsValue *result;
  gboolean not_done;

  g_return_val_if_fail (catalog != NULL && values != NULL && field != NULL, FALSE);

  *field = -1;
  if (expected != NULL)
    *expected = NULL;
  test = values[DCS_OBSERVATION_CODE].kind == DCS_VALUE_CODE
             ? dcs_catalog_test (catalog, values[DCS_OBSERVATION_CODE].code)
             : NULL;
  if (test == NULL)
    return refuse (DCS_OBSERVATION_CODE,
                   dcs_vocabulary_describe (dcs_catalog_vocabulary (catalog), "test"),
                   field,
                   expected);

  not_done = values[DCS_OBSERVATION_NOT_DONE].kind == DCS_VALUE_TEXT;
  if (!check_site (catalog, test, values, field, expected))
    return FALSE;
  if (!check_number (test, values, field, expected))
    return FALSE;
  result = &values[DCS_OBSERVATION_TEXT];
  if (result->kind == DCS_VALUE_CODE && !has_result (test, result->code))
    return refuse (DCS_OBSERVATION_TEXT,
                   test->n_results > 0 ? join_codes (0, test->results, test->n_results)
                                       : g_strdup (_ ("no result, only a number")),
                   field,
                   expected);
  if (not_done
      && (values[DCS_OBSERVATION_VALUE].kind == DCS_VALUE_DECIMAL
          || result->kind == DCS_VALUE_CODE))
    return refuse (
        DCS_OBSERVATION_NOT_DONE, g_strdup (_ ("empty, since there is a value")), field, expected);
  return TRUE;
}
