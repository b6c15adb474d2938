/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-date-typed-private.h"

#include "dcs-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#define MAX_PARTS 3

/* A number or the name of a month. */
typedef struct
{
  int number;
  int n_digits; /* 0: the name of a month, of which `number` is the number */
} Part;

typedef struct
{
  Part parts[MAX_PARTS];
  char separators[MAX_PARTS]; /* what stands after each: one of " ./-,"; 0: nothing */
  guint n_parts;
  int n_words;
} Parts;

/* ---- the order of the locale ---- */

/* The order of day, month and year in a format of strftime(). */
DcsDateOrder
_dcs_date_order_of_format (const char *format)
{
  for (const char *c = strchr (format, '%'); c != NULL && c[1] != '\0'; c = strchr (c, '%'))
    {
      c++;
      c += strspn (c, "-_0^#EO");
      if (*c != '\0' && strchr ("de", *c) != NULL)
        return DCS_DATE_ORDER_DMY;
      if (*c != '\0' && strchr ("mbBhD", *c) != NULL)
        return DCS_DATE_ORDER_MDY;
      if (*c != '\0' && strchr ("yYCGF", *c) != NULL)
        return DCS_DATE_ORDER_YMD;
      if (*c == '\0')
        break;
      c++;
    }
  return DCS_DATE_ORDER_DMY;
}

/**
 * dcs_date_order_of_locale:
 *
 * In which order people of this process's LC_TIME write a date. Without a locale (C, POSIX) it is
 * the order in which Decursus itself shows dates: day, month, year.
 *
 * Returns: the order
 */
DcsDateOrder
dcs_date_order_of_locale (void)
{
  const char *locale = setlocale (LC_TIME, NULL);

  if (locale == NULL || strcmp (locale, "POSIX") == 0 || strcmp (locale, "C") == 0
      || g_str_has_prefix (locale, "C."))
    return DCS_DATE_ORDER_DMY;
  return _dcs_date_order_of_format (nl_langinfo (D_FMT));
}

/* ---- names of months ---- */

static const DcsMonthNames english_names = {
  "january", "february", "march",     "april",   "may",      "june",
  "july",    "august",   "september", "october", "november", "december",
};

/* The months (bit by bit) whose name is this word, or with @prefix begins with it. */
static guint
match_months (const DcsMonthNames *names, guint n_names, const char *word, gboolean prefix)
{
  guint months = 0;

  for (guint list = 0; list < n_names; list++)
    for (guint month = 0; month < 12; month++)
      {
        g_autofree char *name = dcs_text_search_key (names[list][month]);

        if (*name != '\0' && (prefix ? g_str_has_prefix (name, word) : strcmp (name, word) == 0))
          months |= 1u << month;
      }
  return months;
}

/* The month that a word names: what the locale calls so; else the one month of which it is the
 * beginning (at least three letters) there or in English. 0: none, or more than one. */
static int
find_month (const DcsMonthNames *names, guint n_names, const char *word)
{
  guint months = match_months (names, n_names, word, FALSE);

  if (months == 0 && g_utf8_strlen (word, -1) >= 3)
    months = match_months (names, n_names, word, TRUE)
             | match_months (&english_names, 1, word, TRUE);
  if (months == 0 || (months & (months - 1)) != 0)
    return 0;
  return g_bit_nth_lsf (months, -1) + 1;
}

/* The names that the locale has: in a sentence and alone, in full and short. */
static guint
list_names (DcsMonthNames *names)
{
  static const nl_item first_items[] = {
    MON_1,
    ABMON_1,
#ifdef __GLIBC__
    __ALTMON_1,
#endif
  };

  for (guint list = 0; list < G_N_ELEMENTS (first_items); list++)
    for (int month = 0; month < 12; month++)
      {
        const char *name = nl_langinfo (first_items[list] + month);

        names[list][month] = g_utf8_validate (name, -1, NULL) ? name : "";
      }
  return G_N_ELEMENTS (first_items);
}

/* ---- parts ---- */

static gboolean
take_number (const char **text, Part *part)
{
  part->number = 0;
  for (part->n_digits = 0; g_ascii_isdigit (**text); (*text)++)
    {
      if (part->n_digits++ == 4)
        return FALSE;
      part->number = part->number * 10 + (**text - '0');
    }
  return TRUE;
}

static gboolean
take_month (const char **text, const DcsMonthNames *names, guint n_names, Part *part)
{
  const char *start = *text;
  g_autofree char *word = NULL;
  g_autofree char *key = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (*text)) || g_unichar_ismark (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);
  if (*text == start)
    return FALSE;
  word = g_strndup (start, (gsize) (*text - start));
  key = dcs_text_search_key (word);
  part->n_digits = 0;
  part->number = find_month (names, n_names, key);
  return part->number != 0;
}

/* Spaces, and at most one sign among them. */
static char
take_separator (const char **text)
{
  char sign = **text == ' ' ? ' ' : '\0';

  *text += strspn (*text, " ");
  if (**text != '\0' && strchr ("./-,", **text) != NULL)
    {
      sign = **text;
      (*text)++;
      *text += strspn (*text, " ");
    }
  return sign;
}

static gboolean
take_parts (const char *text, const DcsMonthNames *names, guint n_names, Parts *parts)
{
  *parts = (Parts){ 0 };
  while (*text != '\0')
    {
      Part *part;

      if (parts->n_parts == MAX_PARTS)
        return FALSE;
      part = &parts->parts[parts->n_parts];
      if (g_ascii_isdigit (*text) ? !take_number (&text, part)
                                  : !take_month (&text, names, n_names, part))
        return FALSE;
      if (part->n_digits == 0)
        parts->n_words++;
      parts->separators[parts->n_parts++] = take_separator (&text);
    }
  return parts->n_parts > 0;
}

/* ---- dates ---- */

static gboolean
is_short (const Part *part)
{
  return part->n_digits == 1 || part->n_digits == 2;
}

/* Two digits are a year of the last hundred: the latest that is not after this year. Of a plan they
 * are the year that is nearest to this one, of two the later one. */
static int
full_year (const Part *part, const DcsDateReference *reference)
{
  DcsDate today = reference->today;
  int year;

  if (part->n_digits == 4)
    return part->number;
  if (part->n_digits != 2 || !dcs_date_is_set (today))
    return 0;
  year = today.year - today.year % 100 + part->number;
  if (!reference->is_planned)
    return year > today.year ? year - 100 : year;
  return year > today.year + 50 ? year - 100 : year <= today.year - 50 ? year + 100 : year;
}

/* The first such day that is not before another. */
static DcsDate
first_day (int month, int day, DcsDate from)
{
  for (int year = from.year; dcs_date_is_set (from) && year <= from.year + 8; year++)
    {
      DcsDate date = month > 0 && day > 0 ? dcs_date_new (year, month, day) : DCS_DATE_INIT;

      if (dcs_date_is_set (date)
          && dcs_date_day (date, DCS_DATE_MIDDLE) >= dcs_date_day (from, DCS_DATE_EARLIEST))
        return date;
    }
  return DCS_DATE_INIT;
}

/* A day without a year: the latest that is not after today; of a plan the next one. */
static DcsDate
nearest_day (int month, int day, const DcsDateReference *reference)
{
  DcsDate today = reference->today;

  if (reference->is_planned)
    return first_day (month, day, reference->from);
  if (!dcs_date_is_set (today) || month < 1 || day < 1)
    return DCS_DATE_INIT;
  /* Eight years hold a 29 February even around 1900 and 2100. */
  for (int year = today.year; year >= today.year - 8; year--)
    {
      DcsDate date = dcs_date_new (year, month, day);

      if (dcs_date_is_set (date)
          && dcs_date_day (date, DCS_DATE_MIDDLE) <= dcs_date_day (today, DCS_DATE_LATEST))
        return date;
    }
  return DCS_DATE_INIT;
}

/* dcs_date_new() takes a 0 for "not known", which nobody types. */
static DcsDate
whole_date (int year, const Part *month, const Part *day)
{
  if (year == 0 || month->number == 0 || day->number == 0 || day->n_digits == 0 || day->n_digits > 2
      || month->n_digits > 2)
    return DCS_DATE_INIT;
  return dcs_date_new (year, month->number, day->number);
}

static DcsDate
month_date (const Part *year, const Part *month)
{
  return month->number != 0 ? dcs_date_new (year->number, month->number, 0) : DCS_DATE_INIT;
}

static DcsDate
date_of_numbers (const Parts *self, DcsDateOrder order, const DcsDateReference *reference)
{
  const Part *a = &self->parts[0];
  const Part *b = &self->parts[1];
  const Part *c = &self->parts[2];
  char sign = self->separators[0];
  char last = self->separators[self->n_parts - 1];

  if (sign == ',' || (self->n_parts == 3 && self->separators[1] != sign))
    return DCS_DATE_INIT;
  if (self->n_parts == 1)
    return a->n_digits == 4 && last == '\0' ? dcs_date_new (a->number, 0, 0) : DCS_DATE_INIT;
  if (self->n_parts == 2 && is_short (a) && is_short (b) && last == sign && sign != ' ')
    return order == DCS_DATE_ORDER_DMY ? nearest_day (b->number, a->number, reference)
                                       : nearest_day (a->number, b->number, reference);
  if (last != '\0' && last != '.')
    return DCS_DATE_INIT;
  if (self->n_parts == 2)
    return a->n_digits == 4 && is_short (b)   ? month_date (a, b)
           : is_short (a) && b->n_digits == 4 ? month_date (b, a)
                                              : DCS_DATE_INIT;
  if (a->n_digits == 4 || order == DCS_DATE_ORDER_YMD)
    return whole_date (full_year (a, reference), b, c);
  return order == DCS_DATE_ORDER_DMY ? whole_date (full_year (c, reference), b, a)
                                     : whole_date (full_year (c, reference), a, b);
}

static DcsDate
date_with_name (const Parts *self, DcsDateOrder order, const DcsDateReference *reference)
{
  const Part *a = &self->parts[0];
  const Part *b = &self->parts[1];
  const Part *c = &self->parts[2];
  char last = self->separators[self->n_parts - 1];

  if (self->n_words != 1 || (last != '\0' && last != '.'))
    return DCS_DATE_INIT;
  if (self->n_parts == 2)
    {
      if (a->n_digits == 0)
        return b->n_digits == 4 ? month_date (b, a) : DCS_DATE_INIT;
      if (a->n_digits == 4)
        return month_date (a, b);
      return is_short (a) && order != DCS_DATE_ORDER_YMD
                 ? nearest_day (b->number, a->number, reference)
                 : DCS_DATE_INIT;
    }
  if (self->n_parts != 3 || c->n_digits == 0)
    return DCS_DATE_INIT;
  if (b->n_digits == 0 && a->n_digits == 4)
    return whole_date (a->number, b, c);
  /* Of two short numbers the year is the last one only where people write so. */
  if (c->n_digits != 4
      && (b->n_digits == 0 ? order == DCS_DATE_ORDER_YMD : order != DCS_DATE_ORDER_MDY))
    return DCS_DATE_INIT;
  return b->n_digits == 0 ? whole_date (full_year (c, reference), b, a)
                          : whole_date (full_year (c, reference), a, b);
}

/* ---- relative to today ---- */

static DcsDate
add_months (DcsDate from, int months)
{
  int count = from.year * 12 + from.month - 1 + months;
  DcsDate date = DCS_DATE_INIT;

  /* The last day of a shorter month stands for a day that it lacks. */
  for (int day = from.day; !dcs_date_is_set (date) && day > 27; day--)
    date = dcs_date_new (count / 12, count % 12 + 1, day);
  return dcs_date_is_set (date) ? date : dcs_date_new (count / 12, count % 12 + 1, from.day);
}

/* 0 to 3 for days, weeks, months and years; -1: no unit. */
static int
find_unit (const char *word)
{
  /* TRANSLATORS: the four letters that people type for days, weeks, months and years, in this
   * order, as in "+3m" for "in three months". Keep them one letter each. */
  const char *letters[] = { C_ ("typed date", "dwmy"), "dwmy" };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *key = dcs_text_search_key (letters[i]);
      const char *letter = key;

      for (int unit = 0; unit < 4 && *letter != '\0'; unit++, letter = g_utf8_next_char (letter))
        if (g_utf8_get_char (letter) == g_utf8_get_char (word) && *g_utf8_next_char (word) == '\0')
          return unit;
    }
  return -1;
}

/* "-1", "+10", "+2w", "+3m", "+1y". */
static DcsDate
relative_date (const char *text, DcsDate today)
{
  int sign = *text == '-' ? -1 : 1;
  Part part;
  g_autofree char *word = NULL;
  int unit = 0;

  if (today.precision != DCS_DATE_DAY)
    return DCS_DATE_INIT;
  text++;
  if (!take_number (&text, &part) || part.n_digits == 0)
    return DCS_DATE_INIT;
  text += strspn (text, " ");
  word = dcs_text_search_key (text);
  if (*word != '\0')
    unit = find_unit (word);
  else if (*text != '\0')
    return DCS_DATE_INIT;
  if (unit < 0)
    return DCS_DATE_INIT;
  if (unit < 2)
    return dcs_date_from_day (dcs_date_day (today, DCS_DATE_MIDDLE)
                              + sign * part.number * (unit == 1 ? 7 : 1));
  return add_months (today, sign * part.number * (unit == 3 ? 12 : 1));
}

static gboolean
is_today (const char *text)
{
  g_autofree char *key = dcs_text_search_key (text);
  /* TRANSLATORS: what people type for the date of today; its first letter is enough. */
  g_autofree char *word = dcs_text_search_key (C_ ("typed date", "today"));

  return strcmp (key, "t") == 0 || strcmp (key, "today") == 0 || strcmp (key, word) == 0
         || (g_utf8_strlen (key, -1) == 1 && g_str_has_prefix (word, key));
}

/* ---- the whole ---- */

/* What stands after "about", or NULL. A word must end there. */
static const char *
skip_about (const char *text)
{
  static const char *const words[] = { "about", "circa", "ca.", "ca" };
  const char *own = _ ("about %s");
  const char *place = strstr (own, "%s");

  if (*text == '~')
    return text + 1;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0
        && !g_ascii_isalpha (text[strlen (words[i])]))
      return text + strlen (words[i]);
  if (place != NULL && place > own && strncmp (text, own, (gsize) (place - own)) == 0)
    return text + (place - own);
  return NULL;
}

gboolean
_dcs_date_parse_words (const char *text,
                       DcsDateOrder order,
                       const DcsDateReference *reference,
                       const DcsMonthNames *names,
                       guint n_names,
                       DcsDate *date)
{
  g_autofree char *copy = NULL;
  const char *rest;
  const char *about;
  DcsDate parsed = DCS_DATE_INIT;
  Parts parts;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  copy = g_strstrip (g_strdup (text));
  about = skip_about (copy);
  rest = about != NULL ? about + strspn (about, " ") : copy;
  if (*rest == '+' || *rest == '-')
    parsed = relative_date (rest, reference->today);
  else if (is_today (rest))
    parsed = reference->today.precision == DCS_DATE_DAY ? reference->today : DCS_DATE_INIT;
  else if (take_parts (rest, names, n_names, &parts))
    parsed = parts.n_words > 0 ? date_with_name (&parts, order, reference)
                               : date_of_numbers (&parts, order, reference);
  if (!dcs_date_is_set (parsed))
    return FALSE;
  parsed.about = about != NULL;
  *date = parsed;
  return TRUE;
}

static gboolean
parse (const char *text, DcsDateOrder order, const DcsDateReference *reference, DcsDate *date)
{
  DcsMonthNames names[3];
  guint n_names = list_names (names);

  return _dcs_date_parse_words (
      text, order, reference, (const DcsMonthNames *) names, n_names, date);
}

/**
 * dcs_date_parse_typed:
 * @text: what somebody typed
 * @order: the order of the parts, of dcs_date_order_of_locale()
 * @today: the day of "t", of "+3m", of a day without a year and of a year of two digits; no date:
 *   these are refused
 * @date: (out): the date; untouched when the text is none
 *
 * Takes days, months and years as people type them: "14.3.2019", "14/3/19", "14-3-2019" and
 * "14 3 2019" in @order, the year first in every order when it has four digits ("2019-03-14"),
 * "3/2019" and "2019/3", "2019"; with the name of the month in the language of LC_TIME or in
 * English, or its beginning ("14 mar 2019", "March 14, 2019", "mar 2019"); "~", "about" or "ca."
 * before any of it; "14.3." with the sign at its end (or "14 mar") for the latest such day that is
 * not after @today; "t" for @today; "-1", "+10", "+2w", "+3m", "+1y" from it, where a month that
 * lacks the day gives its last one.
 *
 * A year of two digits is the latest such year that is not after this one: in 2026 "26" is 2026 and
 * "27" is 1927. Nothing else is guessed: parts in another order are refused, and so are "3/12"
 * (December 3rd, or March 2012?), a day that the calendar lacks and years that a date cannot have.
 *
 * Returns: whether it is a date
 */
gboolean
dcs_date_parse_typed (const char *text, DcsDateOrder order, DcsDate today, DcsDate *date)
{
  const DcsDateReference reference = { .today = today };

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  return parse (text, order, &reference, date);
}

/**
 * dcs_date_parse_planned:
 * @text: what somebody typed
 * @order: the order of the parts
 * @today: as for dcs_date_parse_typed()
 * @from: a day without a year is the first such day that is not before this one; no date: @today
 * @date: (out): the date; untouched when the text is none
 *
 * dcs_date_parse_typed() for a day that somebody plans, as that of the next visit. A year of two
 * digits is the one nearest to this year: in 2026 "27" is 2027, "19" is 2019 and "77" is 1977.
 *
 * Returns: whether it is a date
 */
gboolean
dcs_date_parse_planned (
    const char *text, DcsDateOrder order, DcsDate today, DcsDate from, DcsDate *date)
{
  const DcsDateReference reference = { .today = today,
                                       .from = dcs_date_is_set (from) ? from : today,
                                       .is_planned = TRUE };

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  return parse (text, order, &reference, date);
}

/**
 * dcs_date_format_typed:
 * @date: a date
 * @order: the order of the parts
 *
 * The date as dcs_date_parse_typed() takes it back: "14.3.2019", "3/14/2019" or "2019-03-14",
 * "3/2019", "2019", with "~" before it when it is only about so.
 *
 * Returns: (transfer full): the text; "" for no date
 */
char *
dcs_date_format_typed (DcsDate date, DcsDateOrder order)
{
  const char *about = date.about ? "~" : "";
  char buffer[DCS_DATE_ISO_SIZE];

  if (date.precision <= DCS_DATE_YEAR || order == DCS_DATE_ORDER_YMD)
    return g_strdup (dcs_date_to_iso (date, buffer));
  if (date.precision == DCS_DATE_MONTH)
    return g_strdup_printf ("%s%d/%d", about, date.month, date.year);
  if (order == DCS_DATE_ORDER_DMY)
    return g_strdup_printf ("%s%d.%d.%d", about, date.day, date.month, date.year);
  return g_strdup_printf ("%s%d/%d/%d", about, date.month, date.day, date.year);
}
