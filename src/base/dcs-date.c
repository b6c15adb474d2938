/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-date.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (DcsDate, dcs_date, dcs_date_boxed_copy, dcs_date_boxed_free)

DcsDate *
dcs_date_boxed_copy (const DcsDate *date)
{
  DcsDate *copy = g_new (DcsDate, 1);

  *copy = *date;
  return copy;
}

void
dcs_date_boxed_free (DcsDate *date)
{
  g_free (date);
}

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap (year) ? 29 : days[month - 1];
}

/* 1850-01-01 and 2199-12-31, as day numbers. */
#define FIRST_DAY -43829
#define LAST_DAY 84005

/* Days since 1970-01-01 of a day of the proleptic Gregorian calendar, of a year after 0. Counted in
 * years that begin in March, so that the leap day is the last of its year. The rules ask for
 * hundreds of days of each patient. */
static int
day_from_civil (int year, int month, int day)
{
  static const guint16 before[] = { 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275 };
  guint y = (guint) (month <= 2 ? year - 1 : year);
  guint century = y / 100;

  return (int) (365 * y + y / 4 - century + century / 4 + before[month - 1] + (guint) day) - 719469;
}

/**
 * dcs_date_new:
 * @year: %DCS_DATE_YEAR_MIN to %DCS_DATE_YEAR_MAX
 * @month: 1 to 12, or 0 when only the year is known
 * @day: 1 to the days of the month, or 0 when only the month is known
 *
 * Returns: the date, or %DCS_DATE_INIT when there is no such day
 */
DcsDate
dcs_date_new (int year, int month, int day)
{
  DcsDate date = DCS_DATE_INIT;

  if (year < DCS_DATE_YEAR_MIN || year > DCS_DATE_YEAR_MAX || month < 0 || month > 12 || day < 0
      || (month == 0 && day != 0) || (month != 0 && day > days_in_month (year, month)))
    return date;

  date.year = (gint16) year;
  date.month = (guint8) month;
  date.day = (guint8) day;
  date.precision = day != 0 ? DCS_DATE_DAY : month != 0 ? DCS_DATE_MONTH : DCS_DATE_YEAR;
  return date;
}

/**
 * dcs_date_from_day:
 * @day_number: days since 1970-01-01
 *
 * Returns: that day, or %DCS_DATE_INIT outside the years that a date can have
 */
DcsDate
dcs_date_from_day (int day_number)
{
  int z, era, day_of_era, year_of_era, day_of_year, mp, month, year;

  if (day_number < FIRST_DAY || day_number > LAST_DAY)
    return DCS_DATE_INIT;

  z = day_number + 719468;
  era = z / 146097;
  day_of_era = z - era * 146097;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  mp = (5 * day_of_year + 2) / 153;
  month = mp < 10 ? mp + 3 : mp - 9;
  year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return (DcsDate){ .year = (gint16) year,
                    .month = (guint8) month,
                    .day = (guint8) (day_of_year - (153 * mp + 2) / 5 + 1),
                    .precision = DCS_DATE_DAY };
}

/**
 * dcs_date_today:
 *
 * Returns: the day that the computer's calendar shows here
 */
DcsDate
dcs_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return dcs_date_new (
      g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

static gboolean
parse_digits (const char *text, int n, int *number)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (text[i] - '0');
    }
  *number = value;
  return TRUE;
}

/**
 * dcs_date_parse_iso:
 * @text: "2019", "2019-03" or "2019-03-14", with "~" before it for "about"
 * @length: bytes of @text, or -1 when it ends with NUL
 * @date: (out): the date; untouched when the text is none
 *
 * Nothing but these forms is taken, and no day that the calendar lacks.
 *
 * Returns: whether it is a date
 */
gboolean
dcs_date_parse_iso (const char *text, gssize length, DcsDate *date)
{
  DcsDate parsed;
  int year = 0, month = 0, day = 0;
  gboolean about = FALSE;

  if (length < 0)
    length = (gssize) strlen (text);
  if (length > 0 && text[0] == '~')
    {
      about = TRUE;
      text++;
      length--;
    }
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  if (!parse_digits (text, 4, &year))
    return FALSE;
  if (length >= 7 && (text[4] != '-' || !parse_digits (text + 5, 2, &month) || month == 0))
    return FALSE;
  if (length == 10 && (text[7] != '-' || !parse_digits (text + 8, 2, &day) || day == 0))
    return FALSE;

  parsed = dcs_date_new (year, month, day);
  if (parsed.precision == DCS_DATE_NONE)
    return FALSE;
  parsed.about = about;
  *date = parsed;
  return TRUE;
}

gboolean
dcs_date_is_set (DcsDate date)
{
  return date.precision != DCS_DATE_NONE;
}

/**
 * dcs_date_is_exact:
 *
 * Returns: whether the day is known, and not only about
 */
gboolean
dcs_date_is_exact (DcsDate date)
{
  return date.precision == DCS_DATE_DAY && !date.about;
}

gboolean
dcs_date_equal (DcsDate a, DcsDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day && a.precision == b.precision
         && a.about == b.about;
}

/**
 * dcs_date_day:
 * @anchor: which day of a period stands for it
 *
 * Returns: days since 1970-01-01, or %DCS_DAY_NONE for no date. The middle of a year is July 2nd
 *   (or July 1st of a leap year, day 183 of 366), that of a month its 15th or 16th
 */
int
dcs_date_day (DcsDate date, DcsDateAnchor anchor)
{
  int first, last;

  switch (date.precision)
    {
    case DCS_DATE_DAY:
      return day_from_civil (date.year, date.month, date.day);
    case DCS_DATE_MONTH:
      first = day_from_civil (date.year, date.month, 1);
      last = first + days_in_month (date.year, date.month) - 1;
      break;
    case DCS_DATE_YEAR:
      first = day_from_civil (date.year, 1, 1);
      last = first + (is_leap (date.year) ? 366 : 365) - 1;
      break;
    default:
      return DCS_DAY_NONE;
    }

  if (anchor == DCS_DATE_EARLIEST)
    return first;
  if (anchor == DCS_DATE_LATEST)
    return last;
  return first + (last - first) / 2;
}

/**
 * dcs_date_compare:
 *
 * An order for sorting: no date first, then by first day, the vaguer date before the exact one.
 *
 * Returns: less than, equal to or greater than 0
 */
int
dcs_date_compare (DcsDate a, DcsDate b)
{
  int day_a = dcs_date_day (a, DCS_DATE_EARLIEST);
  int day_b = dcs_date_day (b, DCS_DATE_EARLIEST);

  if (day_a != day_b)
    return day_a < day_b ? -1 : 1;
  if (a.precision != b.precision)
    return a.precision < b.precision ? -1 : 1;
  return (int) a.about - (int) b.about;
}

/**
 * dcs_date_diff_days:
 *
 * Returns: days from @from to @to, both by @anchor, or %DCS_DAY_NONE when one is missing
 */
int
dcs_date_diff_days (DcsDate from, DcsDate to, DcsDateAnchor anchor)
{
  if (!dcs_date_is_set (from) || !dcs_date_is_set (to))
    return DCS_DAY_NONE;
  return dcs_date_day (to, anchor) - dcs_date_day (from, anchor);
}

/**
 * dcs_date_completed_months:
 *
 * Calendar months completed between two dates, of which partial ones stand for their middle day:
 * 12·ΔY + ΔM − [day₂ < day₁] (the definition of the cohort report).
 *
 * Returns: the months, negative when @to is earlier, or %DCS_DAY_NONE when one is missing
 */
int
dcs_date_completed_months (DcsDate from, DcsDate to)
{
  DcsDate a, b;

  if (!dcs_date_is_set (from) || !dcs_date_is_set (to))
    return DCS_DAY_NONE;
  a = dcs_date_from_day (dcs_date_day (from, DCS_DATE_MIDDLE));
  b = dcs_date_from_day (dcs_date_day (to, DCS_DATE_MIDDLE));
  return 12 * (b.year - a.year) + (b.month - a.month) - (b.day < a.day ? 1 : 0);
}

/**
 * dcs_date_completed_years:
 *
 * Returns: birthdays passed between two dates, or %DCS_DAY_NONE when one is missing
 */
int
dcs_date_completed_years (DcsDate from, DcsDate to)
{
  int months = dcs_date_completed_months (from, to);

  if (months == DCS_DAY_NONE)
    return DCS_DAY_NONE;
  return months >= 0 ? months / 12 : -((-months + 11) / 12);
}

/**
 * dcs_date_possibly_before:
 *
 * Returns: whether @a can be earlier than @b, as far as both are known: the first day of @a is
 *   before the last of @b. No date can be before nothing.
 */
gboolean
dcs_date_possibly_before (DcsDate a, DcsDate b)
{
  return dcs_date_is_set (a) && dcs_date_is_set (b)
         && dcs_date_day (a, DCS_DATE_EARLIEST) < dcs_date_day (b, DCS_DATE_LATEST);
}

static char *
put_digits (char *out, int number, int n)
{
  for (int i = n - 1; i >= 0; i--)
    {
      out[i] = (char) ('0' + number % 10);
      number /= 10;
    }
  return out + n;
}

/**
 * dcs_date_to_iso:
 * @buffer: %DCS_DATE_ISO_SIZE bytes
 *
 * Returns: (transfer none): @buffer with the ISO text, "" for no date
 */
const char *
dcs_date_to_iso (DcsDate date, char *buffer)
{
  char *out = buffer;

  if (date.precision != DCS_DATE_NONE)
    {
      if (date.about)
        *out++ = '~';
      out = put_digits (out, date.year, 4);
    }
  if (date.precision >= DCS_DATE_MONTH)
    {
      *out++ = '-';
      out = put_digits (out, date.month, 2);
    }
  if (date.precision == DCS_DATE_DAY)
    {
      *out++ = '-';
      out = put_digits (out, date.day, 2);
    }
  *out = '\0';
  return buffer;
}
