/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * dcs_test_accepts:
 * @test: a test
 * @value: a value in the test's own unit
 *
 * Whether a measurement can be this number: within the range, and one of the allowed values where
 * the test has only some. The range says what is possible, not what is normal.
 *
 * Returns: FALSE also for a test that has no numbers
 */
gboolean
dcs_test_accepts (const DcsTest *test, double value)
{
  g_return_val_if_fail (test != NULL, FALSE);

  if (!test->numeric || !isfinite (value))
    return FALSE;
  for (guint i = 0; i < test->n_allowed; i++)
    if (value == test->allowed[i])
      return TRUE;
  if (test->n_allowed > 0)
    return FALSE;
  return !(value < test->min) && !(value > test->max);
}

static char *
describe_allowed (const DcsTest *test)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *last = dcs_number_format (test->allowed[test->n_allowed - 1], 9);

  if (test->n_allowed == 1)
    return g_steal_pointer (&last);
  for (guint i = 0; i + 1 < test->n_allowed; i++)
    {
      g_autofree char *number = dcs_number_format (test->allowed[i], 9);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", number);
    }
  /* Translators: the first is a list of numbers, "0, 1, 2", the second the last of them. */
  return g_strdup_printf (_ ("%s or %s"), list->str, last);
}

/**
 * dcs_test_describe_values:
 * @test: a test
 *
 * What dcs_test_accepts() accepts, for a message: "0 or 3", "a number from 0 to 100".
 *
 * Returns: (transfer full): the words, translated
 */
char *
dcs_test_describe_values (const DcsTest *test)
{
  g_autofree char *min = NULL;
  g_autofree char *max = NULL;

  g_return_val_if_fail (test != NULL, NULL);

  if (!test->numeric)
    return g_strdup (_ ("no number, only a result"));
  if (test->n_allowed > 0)
    return describe_allowed (test);
  min = isnan (test->min) ? NULL : dcs_number_format (test->min, 9);
  max = isnan (test->max) ? NULL : dcs_number_format (test->max, 9);
  if (min != NULL && max != NULL)
    return g_strdup_printf (_ ("a number from %s to %s"), min, max);
  if (min != NULL)
    return g_strdup_printf (_ ("a number not below %s"), min);
  if (max != NULL)
    return g_strdup_printf (_ ("a number not above %s"), max);
  return g_strdup (_ ("a number"));
}

/**
 * dcs_test_range_compare:
 * @range: what is normal
 * @value: in the canonical unit of the test
 * @comparator: '<' or '>' when the value is only known to be below or above @value, else '\0'
 *
 * Both ends belong to the range, but for an upper one that was given as `below`. "< 0.5" is never
 * above a range, and below one that begins at 0.5.
 *
 * Returns: -1 when the value is below the range, 1 when above, 0 when within or not a number
 */
int
dcs_test_range_compare (const DcsTestRange *range, double value, char comparator)
{
  g_return_val_if_fail (range != NULL, 0);

  if (comparator != '>' && (value < range->low || (comparator == '<' && value <= range->low)))
    return -1;
  if (comparator == '<')
    return 0;
  if (value > range->high || (value == range->high && (range->below_high || comparator == '>')))
    return 1;
  return 0;
}

/**
 * dcs_test_range_describe:
 * @range: what is normal
 *
 * Returns: (transfer full): the range in words, translated, without its unit: "4–10", "up to 5",
 *   "below 5", "from 12"
 */
char *
dcs_test_range_describe (const DcsTestRange *range)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  g_return_val_if_fail (range != NULL, NULL);

  low = isnan (range->low) ? NULL : dcs_number_format (range->low, 9);
  high = isnan (range->high) ? NULL : dcs_number_format (range->high, 9);
  if (low != NULL && high != NULL)
    /* Translators: a laboratory's range whose upper end is outside of it. */
    return range->below_high ? g_strdup_printf (_ ("%s to below %s"), low, high)
                             : g_strdup_printf ("%s–%s", low, high);
  if (low != NULL)
    /* Translators: a laboratory's range without an upper end. */
    return g_strdup_printf (_ ("from %s"), low);
  if (range->below_high)
    /* Translators: a laboratory's range without a lower end, whose upper end is outside of it. */
    return g_strdup_printf (_ ("below %s"), high);
  /* Translators: a laboratory's range without a lower end. */
  return g_strdup_printf (_ ("up to %s"), high);
}

/**
 * dcs_test_to_canonical:
 * @test: a test
 * @unit: the unit of @value; 0: the test's own
 * @value: a value as entered
 * @canonical: (out): the same in the test's own unit
 *
 * Returns: FALSE when the definition knows no way from @unit to the test's own
 */
gboolean
dcs_test_to_canonical (const DcsTest *test, DcsCode unit, double value, double *canonical)
{
  g_return_val_if_fail (test != NULL && canonical != NULL, FALSE);

  *canonical = value;
  if (unit == 0 || unit == test->unit)
    return TRUE;
  for (guint i = 0; i < test->n_other_units; i++)
    if (unit == test->other_units[i])
      {
        *canonical = value * test->factors[i];
        return TRUE;
      }
  *canonical = NAN;
  return FALSE;
}
