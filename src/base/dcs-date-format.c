/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-date.h"

#include <glib/gi18n-lib.h>

static char *
format_with (DcsDate date, const char *day_format, const char *month_format)
{
  g_autoptr (GDateTime) stamp = NULL;
  g_autofree char *text = NULL;

  if (!dcs_date_is_set (date))
    return g_strdup ("");
  if (date.precision == DCS_DATE_YEAR)
    text = g_strdup_printf ("%d", date.year);
  else
    {
      /* UTC: a clinical date has no time and passes through no time zone. */
      stamp = g_date_time_new_utc (date.year, date.month, MAX (date.day, 1), 12, 0, 0);
      text = g_date_time_format (stamp, date.precision == DCS_DATE_DAY ? day_format : month_format);
    }
  if (!date.about)
    return g_steal_pointer (&text);
  /* TRANSLATORS: a date that is known only approximately */
  return g_strdup_printf (_ ("about %s"), text);
}

/**
 * dcs_date_format_short:
 *
 * Returns: (transfer full): the date for a table cell, e.g. "14 Mar 2019", "Mar 2019", "2019";
 *   "" for no date
 */
char *
dcs_date_format_short (DcsDate date)
{
  /* TRANSLATORS: the short form of a date: day, short month, year (see strftime) */
  return format_with (date, _ ("%-d %b %Y"), _ ("%b %Y"));
}

/**
 * dcs_date_format_long:
 *
 * Returns: (transfer full): the date in full, e.g. "14 March 2019", "March 2019", "2019"; "" for no
 *   date
 */
char *
dcs_date_format_long (DcsDate date)
{
  /* TRANSLATORS: the long form of a date: day, month, year (see strftime) */
  return format_with (date, _ ("%-d %B %Y"), _ ("%B %Y"));
}

/**
 * dcs_date_format_full:
 *
 * A date read back to the one who typed it: how exactly it is known is said in words.
 *
 * Returns: (transfer full): e.g. "Thursday, 14 March 2019", "March 2019, day not known", "2019,
 *   month and day not known"; "" for no date
 */
char *
dcs_date_format_full (DcsDate date)
{
  /* TRANSLATORS: a date read back in full: weekday, day, month, year (see strftime) */
  g_autofree char *text = format_with (date, _ ("%A, %-d %B %Y"), _ ("%B %Y"));

  if (date.precision == DCS_DATE_MONTH)
    /* TRANSLATORS: a month and a year */
    return g_strdup_printf (_ ("%s, day not known"), text);
  if (date.precision == DCS_DATE_YEAR)
    /* TRANSLATORS: a year */
    return g_strdup_printf (_ ("%s, month and day not known"), text);
  return g_steal_pointer (&text);
}
