/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-plan.h"

#include "dcs-derive-private.h"

#include <glib/gi18n-lib.h>

/* Longer than any life. */
#define MAX_YEARS 120

/**
 * dcs_interval_add:
 * @interval: days or calendar months
 * @day: a day number, or DCS_DAY_NONE
 *
 * Months go by the calendar; where the month has no such day, its last one is meant: 31 January and
 * 1 month is 28 or 29 February.
 *
 * Returns: the day so much later; @day without an interval; DCS_DAY_NONE outside all years
 */
int
dcs_interval_add (DcsInterval interval, int day)
{
  DcsDate date;

  if (day == DCS_DAY_NONE || (interval.days == 0 && interval.months == 0))
    return day;
  if (interval.days != 0)
    return day + interval.days;
  date = _dcs_date_add_months (dcs_date_from_day (day), interval.months);
  return dcs_date_is_set (date) ? dcs_date_day (date, DCS_DATE_MIDDLE) : DCS_DAY_NONE;
}

/**
 * dcs_interval_parse:
 * @text: (nullable): a whole number above 0 and its unit: "10d", "2w", "3m", "1y"
 * @interval: (out): left alone when the text is none
 *
 * Weeks are days, years are months.
 *
 * Returns: whether @text is an interval of no more than 120 years
 */
gboolean
dcs_interval_parse (const char *text, DcsInterval *interval)
{
  guint64 number;
  const char *end = text;
  guint64 most;

  g_return_val_if_fail (interval != NULL, FALSE);

  if (text == NULL || !g_ascii_isdigit (*text))
    return FALSE;
  number = g_ascii_strtoull (text, (char **) &end, 10);
  if (*end == '\0' || end[1] != '\0')
    return FALSE;
  most = *end == 'd'   ? MAX_YEARS * 365
         : *end == 'w' ? MAX_YEARS * 52
         : *end == 'm' ? MAX_YEARS * 12
         : *end == 'y' ? MAX_YEARS
                       : 0;
  if (number == 0 || number > most)
    return FALSE;
  *interval = (DcsInterval){ 0, 0 };
  if (*end == 'd' || *end == 'w')
    interval->days = (int) number * (*end == 'w' ? 7 : 1);
  else
    interval->months = (int) number * (*end == 'y' ? 12 : 1);
  return TRUE;
}

/**
 * dcs_interval_describe:
 * @interval: an interval
 *
 * In the largest unit that it is a whole number of, translated: "every 2 weeks", "every 3 months",
 * "every year".
 *
 * Returns: (transfer full): the words; "" without an interval
 */
char *
dcs_interval_describe (DcsInterval interval)
{
  int days = interval.days;
  int months = interval.months;

  if (days != 0 && days % 7 == 0)
    return days == 7
               ? g_strdup (_ ("every week"))
               : g_strdup_printf (ngettext ("every %d week", "every %d weeks", days / 7), days / 7);
  if (days != 0)
    return days == 1 ? g_strdup (_ ("every day"))
                     : g_strdup_printf (ngettext ("every %d day", "every %d days", days), days);
  if (months == 0)
    return g_strdup ("");
  if (months % 12 == 0)
    return months == 12 ? g_strdup (_ ("every year"))
                        : g_strdup_printf (
                            ngettext ("every %d year", "every %d years", months / 12), months / 12);
  return months == 1
             ? g_strdup (_ ("every month"))
             : g_strdup_printf (ngettext ("every %d month", "every %d months", months), months);
}

/**
 * dcs_interval_describe_length:
 * @interval: an interval
 *
 * In the largest unit that it is a whole number of, translated: "2 weeks", "1 month", "4 years".
 *
 * Returns: (transfer full): the words; "" without an interval
 */
char *
dcs_interval_describe_length (DcsInterval interval)
{
  int days = interval.days;
  int months = interval.months;

  if (days != 0 && days % 7 == 0)
    return g_strdup_printf (ngettext ("%d week", "%d weeks", days / 7), days / 7);
  if (days != 0)
    return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
  if (months == 0)
    return g_strdup ("");
  if (months % 12 == 0)
    return g_strdup_printf (ngettext ("%d year", "%d years", months / 12), months / 12);
  return g_strdup_printf (ngettext ("%d month", "%d months", months), months);
}

/**
 * dcs_interval_to_text:
 * @interval: an interval
 *
 * In the largest unit that it is a whole number of; dcs_interval_parse() reads it.
 *
 * Returns: (transfer full): "2w", "3m", "10d", "1y"; "" without an interval
 */
char *
dcs_interval_to_text (DcsInterval interval)
{
  if (interval.days != 0)
    return interval.days % 7 == 0 ? g_strdup_printf ("%dw", interval.days / 7)
                                  : g_strdup_printf ("%dd", interval.days);
  if (interval.months == 0)
    return g_strdup ("");
  return interval.months % 12 == 0 ? g_strdup_printf ("%dy", interval.months / 12)
                                   : g_strdup_printf ("%dm", interval.months);
}
