/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The most months that a value may stand for a later day: longer than any life. */
#define MAX_MONTHS 1200

/* A key for each of these values has its meaning: level-0, level-1 … */
#define MAX_LEVEL 10

static gboolean
is_allowed (const DcsTest *test, double value)
{
  for (guint i = 0; i < test->n_allowed; i++)
    if (test->allowed[i] == value)
      return TRUE;
  return FALSE;
}

/* level-N for every value N of the key allowed, or none at all. */
static gboolean
read_levels (DcsDefinitionReader *reader, DcsTest *test, GError **error)
{
  const char **levels;
  gboolean any = FALSE;

  for (int value = 0; value <= MAX_LEVEL; value++)
    {
      g_autofree char *key = g_strdup_printf ("level-%d", value);

      if (!_dcs_reader_has (reader, key))
        continue;
      any = TRUE;
      if (!is_allowed (test, value))
        return _dcs_reader_fail (
            reader, key, error, _ ("the key “allowed” does not have this value"));
    }
  if (!any)
    return TRUE;

  levels = _dcs_definition_alloc (reader->definition, test->n_allowed * sizeof *levels);
  for (guint i = 0; i < test->n_allowed; i++)
    {
      g_autofree char *key = g_strdup_printf ("level-%g", test->allowed[i]);

      if (!_dcs_reader_label (reader, key, &levels[i], error))
        return FALSE;
      if (levels[i] == NULL)
        return _dcs_reader_fail (reader, key, error, _ ("the key is missing"));
    }
  test->levels = levels;
  return TRUE;
}

static gboolean
read_other_units (DcsDefinitionReader *reader, DcsTest *test, GError **error)
{
  g_auto (GStrv) entries = NULL;
  gsize n_entries;
  DcsCode *units;
  double *factors;

  if (!_dcs_reader_has (reader, "also"))
    return TRUE;
  entries = g_key_file_get_string_list (reader->file, reader->group, "also", &n_entries, NULL);
  if (entries == NULL || n_entries == 0 || test->unit == 0)
    return _dcs_reader_fail (
        reader, "also", error, _ ("must be units that convert to the key unit, as in “g/L 0.1”"));

  units = _dcs_definition_alloc (reader->definition, n_entries * sizeof *units);
  factors = _dcs_definition_alloc (reader->definition, n_entries * sizeof *factors);
  for (gsize i = 0; i < n_entries; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (entries[i]), " ", 2);
      char *end = NULL;

      if (g_strv_length (words) != 2)
        return _dcs_reader_fail (reader,
                                 "also",
                                 error,
                                 _ ("“%s” is no unit with a factor, as in “g/L 0.1”"),
                                 entries[i]);
      factors[i] = g_ascii_strtod (words[1], &end);
      if (end == words[1] || *end != '\0' || !isfinite (factors[i]) || factors[i] <= 0)
        return _dcs_reader_fail (reader, "also", error, _ ("“%s” is no factor above 0"), words[1]);
      if (!_dcs_reader_resolve (reader, "also", "unit", words[0], &units[i], error))
        return FALSE;
    }
  test->other_units = units;
  test->factors = factors;
  test->n_other_units = n_entries;
  return TRUE;
}

gboolean
_dcs_definition_read_test (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsTest *test = term;

  test->min = test->max = NAN;
  test->numeric = TRUE;
  if (!_dcs_reader_code (reader, "unit", "unit", &test->unit, error)
      || !_dcs_reader_count (
          reader, "decimals", 0, DCS_DECIMAL_MAX_DECIMALS, &test->decimals, error)
      || !_dcs_reader_number (reader, "min", &test->min, error)
      || !_dcs_reader_number (reader, "max", &test->max, error)
      || !_dcs_reader_numbers (reader, "allowed", &test->allowed, &test->n_allowed, error)
      || !_dcs_reader_boolean (reader, "numeric", &test->numeric, error)
      || !_dcs_reader_boolean (reader, "per-site", &test->per_site, error)
      || !_dcs_reader_codes (reader, "results", "result", &test->results, &test->n_results, error)
      || !_dcs_reader_codes (reader, "sites", "site", &test->sites, &test->n_sites, error)
      || !_dcs_reader_count (
          reader, "carry-months-child", 0, MAX_MONTHS, &test->carry_months_child, error)
      || !_dcs_reader_count (
          reader, "carry-months-adult", 0, MAX_MONTHS, &test->carry_months_adult, error)
      || !read_other_units (reader, test, error))
    return FALSE;
  if (test->min > test->max)
    return _dcs_reader_fail (reader, "max", error, _ ("must not be below min"));
  if (test->n_allowed > 0 && (!isnan (test->min) || !isnan (test->max)))
    return _dcs_reader_fail (reader, "allowed", error, _ ("does not go with min or max"));
  for (guint i = 1; i < test->n_allowed; i++)
    if (test->allowed[i] <= test->allowed[i - 1])
      return _dcs_reader_fail (reader, "allowed", error, _ ("must be in ascending order"));
  if (test->n_allowed > 0)
    {
      test->min = test->allowed[0];
      test->max = test->allowed[test->n_allowed - 1];
    }
  if (!test->numeric && test->n_results == 0)
    return _dcs_reader_fail (reader, "results", error, _ ("a test needs numbers or results"));
  if (test->n_sites > 0 && !test->per_site)
    return _dcs_reader_fail (reader, "sites", error, _ ("only a test with per-site has sites"));
  return read_levels (reader, test, error);
}

gboolean
_dcs_definition_read_item_group (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsItemGroup *group = term;

  if (!_dcs_reader_codes (reader, "items", "test", &group->items, &group->n_items, error)
      || !_dcs_reader_codes (reader, "aids", "test", &group->aids, &group->n_aids, error)
      || !_dcs_reader_number (reader, "aid-minimum", &group->aid_minimum, error))
    return FALSE;
  if (group->n_items == 0)
    return _dcs_reader_fail (reader, "items", error, _ ("an item group needs items"));
  if ((group->n_aids > 0) != _dcs_reader_has (reader, "aid-minimum"))
    return _dcs_reader_fail (
        reader, "aid-minimum", error, _ ("aids and aid-minimum need each other"));
  for (guint i = 0; i < group->n_aids; i++)
    for (guint j = 0; j < group->n_items; j++)
      if (group->aids[i] == group->items[j])
        return _dcs_reader_fail (reader,
                                 "aids",
                                 error,
                                 _ ("“%s” is an item of the group already"),
                                 dcs_code_string (group->aids[i]));
  return TRUE;
}

static gboolean
check_range (DcsDefinitionReader *reader, const DcsTestRange *range, GError **error)
{
  if (isnan (range->low) && isnan (range->high))
    return _dcs_reader_fail (reader, "low", error, _ ("a range needs low, high or both"));
  if (range->below_high && range->low >= range->high)
    return _dcs_reader_fail (reader, "below", error, _ ("must be above low"));
  if (range->low > range->high)
    return _dcs_reader_fail (reader, "high", error, _ ("must not be below low"));
  if (range->from_age < 0 || range->to_age <= 0)
    return _dcs_reader_fail (reader, "from-age", error, _ ("an age is in years, not below 0"));
  if (range->from_age >= range->to_age)
    return _dcs_reader_fail (reader, "to-age", error, _ ("must be above from-age"));
  if (range->sex != NULL && strcmp (range->sex, "F") != 0 && strcmp (range->sex, "M") != 0)
    return _dcs_reader_fail (reader, "sex", error, _ ("must be F or M"));
  return TRUE;
}

gboolean
_dcs_definition_read_range (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsTestRange *range = term;
  const DcsTest *test;
  double below = NAN;

  range->low = range->high = range->from_age = range->to_age = NAN;
  if (!_dcs_reader_code (reader, "test", "test", &range->test, error)
      || !_dcs_reader_number (reader, "low", &range->low, error)
      || !_dcs_reader_number (reader, "high", &range->high, error)
      || !_dcs_reader_number (reader, "below", &below, error)
      || !_dcs_reader_number (reader, "from-age", &range->from_age, error)
      || !_dcs_reader_number (reader, "to-age", &range->to_age, error)
      || !_dcs_reader_text (reader, "sex", &range->sex, error))
    return FALSE;
  if (range->test == 0)
    return _dcs_reader_fail (reader, "test", error, _ ("the key is missing"));
  if (!isnan (below) && !isnan (range->high))
    return _dcs_reader_fail (reader, "below", error, _ ("a range has high or below, not both"));
  if (!isnan (below))
    {
      range->high = below;
      range->below_high = TRUE;
    }
  test = _dcs_domain_find (_dcs_definition_domain (reader->definition, "test"), range->test);
  if (range->term.label == NULL)
    {
      range->term.label = test->term.label;
      range->term.abbr = test->term.abbr;
      range->term.phrase = test->term.phrase;
    }
  return check_range (reader, range, error);
}
