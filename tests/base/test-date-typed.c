/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "date-fixture.h"

static void
takes_what_people_type (void)
{
  static const struct
  {
    const char *text;
    DcsDateOrder order;
    const char *expected;
  } cases[] = {
    /* in the order of the locale */
    { "14.3.2019", DMY, "2019-03-14" },
    { "14.03.2019", DMY, "2019-03-14" },
    { "14/3/2019", DMY, "2019-03-14" },
    { "14-3-2019", DMY, "2019-03-14" },
    { "14 3 2019", DMY, "2019-03-14" },
    { " 14. 3. 2019 ", DMY, "2019-03-14" },
    { "14.3.2019.", DMY, "2019-03-14" },
    { "3/14/2019", MDY, "2019-03-14" },
    { "3.14.2019", MDY, "2019-03-14" },
    { "4/5/2019", DMY, "2019-05-04" },
    { "4/5/2019", MDY, "2019-04-05" },
    { "19/3/14", YMD, "2019-03-14" },
    /* the year first in every order */
    { "2019-03-14", DMY, "2019-03-14" },
    { "2019-03-14", MDY, "2019-03-14" },
    { "2019-03-14", YMD, "2019-03-14" },
    { "2019/3/14", MDY, "2019-03-14" },
    { "2019. 3. 14.", YMD, "2019-03-14" },
    { "~2019-03", MDY, "~2019-03" },
    /* months and years */
    { "3/2019", DMY, "2019-03" },
    { "3/2019", MDY, "2019-03" },
    { "3/2019", YMD, "2019-03" },
    { "03.2019", DMY, "2019-03" },
    { "3 2019", DMY, "2019-03" },
    { "2019/3", DMY, "2019-03" },
    { "2019-03", DMY, "2019-03" },
    { "2019", DMY, "2019" },
    { "1850", DMY, "1850" },
    { "2199", DMY, "2199" },
    /* about */
    { "~2019", DMY, "~2019" },
    { "~ 3/2019", DMY, "~2019-03" },
    { "about 2019", DMY, "~2019" },
    { "About 14.3.2019", DMY, "~2019-03-14" },
    { "ca. 2019", DMY, "~2019" },
    { "ca 2019", DMY, "~2019" },
    { "circa 3/2019", DMY, "~2019-03" },
    /* names */
    { "14 mar 2019", DMY, "2019-03-14" },
    { "14 March 2019", MDY, "2019-03-14" },
    { "14. MARCH 2019", DMY, "2019-03-14" },
    { "14-Mar-2019", DMY, "2019-03-14" },
    { "14mar2019", DMY, "2019-03-14" },
    { "14 mar 19", DMY, "2019-03-14" },
    { "March 14, 2019", MDY, "2019-03-14" },
    { "March 14, 2019", DMY, "2019-03-14" },
    { "mar 14 19", MDY, "2019-03-14" },
    { "2019 March 14", YMD, "2019-03-14" },
    { "mar 2019", DMY, "2019-03" },
    { "Mar. 2019", DMY, "2019-03" },
    { "2019 mar", DMY, "2019-03" },
    { "sept 2019", DMY, "2019-09" },
    { "~mar 2019", DMY, "~2019-03" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    date_fixture_assert_typed (cases[i].text, cases[i].order, "2026-11-22", cases[i].expected);
}

static void
refuses_what_it_would_have_to_guess (void)
{
  static const struct
  {
    const char *text;
    DcsDateOrder order;
  } cases[] = {
    /* another order than that of the locale is no date: day and month are never changed over */
    { "31/12/2019", MDY },
    { "12/31/2019", DMY },
    { "14.3.2019", MDY },
    { "14.3.2019", YMD },
    { "19/14/3", YMD },
    { "2019-14-03", DMY },
    { "2019-31-12", YMD },
    /* a day and a month, or a month and a year? */
    { "3/12", DMY },
    { "3/12", MDY },
    { "3.12", DMY },
    { "3 12", DMY },
    { "12", DMY },
    { "mar 14", MDY },
    { "mar 14", DMY },
    { "14 mar 19", YMD },
    { "mar 14 19", DMY },
    { "mar", DMY },
    /* not in the calendar */
    { "30.2.2019", DMY },
    { "29.2.2019", DMY },
    { "31.4.2019", DMY },
    { "2/30/2020", MDY },
    { "2019-02-30", YMD },
    { "30 feb 2019", DMY },
    { "0.3.2019", DMY },
    { "14.0.2019", DMY },
    { "0/2019", DMY },
    { "2019-00-14", DMY },
    { "2019-03-00", DMY },
    { "13/2019", DMY },
    /* years that a date cannot have */
    { "1849", DMY },
    { "2200", DMY },
    { "14.3.1749", DMY },
    { "14.3.219", DMY },
    { "14.3.9", DMY },
    { "14.3.02019", DMY },
    { "0000", DMY },
    /* no dates */
    { "", DMY },
    { "  ", DMY },
    { "~", DMY },
    { "about", DMY },
    { "~~2019", DMY },
    { "~about 2019", DMY },
    { "2019-", DMY },
    { "2019-03-", DMY },
    { "/3/2019", DMY },
    { "14.3/2019", DMY },
    { "14..3.2019", DMY },
    { "14,3,2019", DMY },
    { "14.3.2019 10", DMY },
    { "14.3.2019x", DMY },
    { "14 ma 2019", DMY },
    { "14 foo 2019", DMY },
    { "14 mar mar 2019", DMY },
    { "14 3 mar", DMY },
    { "+", DMY },
    { "-", DMY },
    { "+3x", DMY },
    { "+3mm", DMY },
    { "+ 3", DMY },
    { "3m", DMY },
    { "+99999", DMY },
    { "+9999y", DMY },
    { "-9999y", DMY },
    { "tt", DMY },
    { "none", DMY },
    { "\xff\xfe", DMY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    date_fixture_assert_typed (cases[i].text, cases[i].order, "2026-11-22", NULL);
}

static void
two_digits_are_a_year_that_has_been (void)
{
  date_fixture_assert_typed ("14.3.26", DMY, "2026-11-22", "2026-03-14");
  date_fixture_assert_typed ("14.3.27", DMY, "2026-11-22", "1927-03-14");
  date_fixture_assert_typed ("14.3.00", DMY, "2026-11-22", "2000-03-14");
  date_fixture_assert_typed ("3/14/99", MDY, "2026-11-22", "1999-03-14");
  /* The year counts, not the day: next month of this year is this year. */
  date_fixture_assert_typed ("24.12.26", DMY, "2026-11-22", "2026-12-24");
  date_fixture_assert_typed ("14.3.99", DMY, "2099-01-01", "2099-03-14");
  date_fixture_assert_typed ("29.2.00", DMY, "2026-11-22", "2000-02-29");
  date_fixture_assert_typed ("29.2.27", DMY, "2026-11-22", NULL);
}

static void
a_day_without_a_year_is_the_latest_one (void)
{
  date_fixture_assert_typed ("14.3.", DMY, "2026-11-22", "2026-03-14");
  date_fixture_assert_typed ("22.11.", DMY, "2026-11-22", "2026-11-22");
  date_fixture_assert_typed ("23.11.", DMY, "2026-11-22", "2025-11-23");
  date_fixture_assert_typed ("14. 3.", DMY, "2026-11-22", "2026-03-14");
  date_fixture_assert_typed ("14/3/", DMY, "2026-11-22", "2026-03-14");
  date_fixture_assert_typed ("3/14/", MDY, "2026-11-22", "2026-03-14");
  date_fixture_assert_typed ("14.3.", MDY, "2026-11-22", NULL);
  date_fixture_assert_typed ("3-14-", YMD, "2026-11-22", "2026-03-14");
  date_fixture_assert_typed ("14 mar", DMY, "2026-11-22", "2026-03-14");
  date_fixture_assert_typed ("24 dec", MDY, "2026-11-22", "2025-12-24");
  date_fixture_assert_typed ("~14.3.", DMY, "2026-11-22", "~2026-03-14");
  date_fixture_assert_typed ("29.2.", DMY, "2026-11-22", "2024-02-29");
  date_fixture_assert_typed ("29.2.", DMY, "1904-01-05", "1896-02-29");
  date_fixture_assert_typed ("30.2.", DMY, "2026-11-22", NULL);
}

static void
assert_planned (const char *text, const char *from, const char *expected)
{
  char buffer[DCS_DATE_ISO_SIZE];
  DcsDate date = DCS_DATE_INIT;
  gboolean taken = dcs_date_parse_planned (text,
                                           DMY,
                                           date_fixture_iso ("2026-11-22"),
                                           *from != '\0' ? date_fixture_iso (from) : DCS_DATE_INIT,
                                           &date);

  g_test_message ("%s from %s", text, from);
  g_assert_cmpint (taken, ==, expected != NULL);
  g_assert_cmpstr (dcs_date_to_iso (date, buffer), ==, expected != NULL ? expected : "");
}

static void
what_is_planned_lies_ahead (void)
{
  assert_planned ("14.3.27", "2026-11-22", "2027-03-14");
  assert_planned ("14.3.76", "2026-11-22", "2076-03-14");
  assert_planned ("14.3.77", "2026-11-22", "1977-03-14");
  assert_planned ("14.3.19", "2018-12-01", "2019-03-14");
  assert_planned ("14.3.1927", "2026-11-22", "1927-03-14");
  assert_planned ("14.3.", "2026-11-22", "2027-03-14");
  assert_planned ("22.11.", "2026-11-22", "2026-11-22");
  assert_planned ("21.11.", "2026-11-22", "2027-11-21");
  assert_planned ("14 mar", "2018-12-01", "2019-03-14");
  assert_planned ("14.3.", "", "2027-03-14");
  assert_planned ("29.2.", "2026-11-22", "2028-02-29");
  assert_planned ("30.2.", "2026-11-22", NULL);
  assert_planned ("+3m", "2018-12-01", "2027-02-22");
  assert_planned ("-1", "2026-11-22", "2026-11-21");
}

static void
today_and_what_is_relative_to_it (void)
{
  date_fixture_assert_typed ("t", DMY, "2026-11-22", "2026-11-22");
  date_fixture_assert_typed ("T", DMY, "2026-11-22", "2026-11-22");
  date_fixture_assert_typed ("today", MDY, "2026-11-22", "2026-11-22");
  date_fixture_assert_typed ("-1", DMY, "2026-11-22", "2026-11-21");
  date_fixture_assert_typed ("+10", DMY, "2026-11-22", "2026-12-02");
  date_fixture_assert_typed ("-0", DMY, "2026-11-22", "2026-11-22");
  date_fixture_assert_typed ("+3d", DMY, "2026-11-22", "2026-11-25");
  date_fixture_assert_typed ("+2w", DMY, "2026-11-22", "2026-12-06");
  date_fixture_assert_typed ("+3m", DMY, "2026-11-22", "2027-02-22");
  date_fixture_assert_typed ("+3 m", DMY, "2026-11-22", "2027-02-22");
  date_fixture_assert_typed ("+3M", DMY, "2026-11-22", "2027-02-22");
  date_fixture_assert_typed ("-11m", DMY, "2026-11-22", "2025-12-22");
  date_fixture_assert_typed ("+1y", DMY, "2026-11-22", "2027-11-22");
  date_fixture_assert_typed ("~-2y", DMY, "2026-11-22", "~2024-11-22");
  /* A month that lacks the day gives its last one. */
  date_fixture_assert_typed ("+3m", DMY, "2026-11-30", "2027-02-28");
  date_fixture_assert_typed ("+1m", DMY, "2024-01-31", "2024-02-29");
  date_fixture_assert_typed ("-1m", DMY, "2026-12-31", "2026-11-30");
  date_fixture_assert_typed ("+1y", DMY, "2024-02-29", "2025-02-28");
}

static void
without_today_nothing_is_made_up (void)
{
  static const char *const texts[] = { "t", "+1", "-3m", "14.3.", "14.3.19", "14 mar" };
  DcsDate date = DCS_DATE_INIT;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (dcs_date_parse_typed (texts[i], DMY, DCS_DATE_INIT, &date));
  g_assert_true (dcs_date_parse_typed ("14.3.2019", DMY, DCS_DATE_INIT, &date));
}

static DcsDate
random_date (void)
{
  DcsDate date;

  do
    date = dcs_date_from_day (g_test_rand_int_range (-43800, 84000));
  while (!dcs_date_is_set (date));
  if (g_test_rand_int_range (0, 3) == 0)
    date = dcs_date_new (date.year, date.month, 0);
  else if (g_test_rand_int_range (0, 3) == 0)
    date = dcs_date_new (date.year, 0, 0);
  date.about = g_test_rand_int_range (0, 2) != 0;
  return date;
}

static void
what_is_formatted_is_taken_back (void)
{
  for (int i = 0; i < 20000; i++)
    {
      DcsDate date = random_date ();

      for (int order = DMY; order <= (int) YMD; order++)
        {
          g_autofree char *text = dcs_date_format_typed (date, (DcsDateOrder) order);
          DcsDate back = DCS_DATE_INIT;

          g_assert_true (dcs_date_parse_typed (text, (DcsDateOrder) order, random_date (), &back));
          g_assert_true (dcs_date_equal (date, back));
        }
    }
}

/* Every day and month of every kind of year, in every order: a day is taken when the calendar of
 * GLib has it, and never as another one. */
static void
no_day_that_the_calendar_lacks_is_taken (void)
{
  static const int years[] = { 1900, 2000, 2019, 2020, 2100 };
  static const char *const formats[] = { "%1$d.%2$d.%3$d", "%2$d/%1$d/%3$d", "%3$d-%2$d-%1$d" };

  for (gsize y = 0; y < G_N_ELEMENTS (years); y++)
    for (int month = 0; month <= 13; month++)
      for (int day = 0; day <= 32; day++)
        for (int order = DMY; order <= (int) YMD; order++)
          {
            gboolean exists = month >= 1 && month <= 12 && day >= 1
                              && g_date_valid_dmy (
                                  (GDateDay) day, (GDateMonth) month, (GDateYear) years[y]);
            g_autofree char *text = g_strdup_printf (formats[order], day, month, years[y]);
            DcsDate date = DCS_DATE_INIT;

            g_assert_cmpint (
                dcs_date_parse_typed (text, (DcsDateOrder) order, DCS_DATE_INIT, &date),
                ==,
                exists);
            if (exists)
              g_assert_true (dcs_date_equal (date, dcs_date_new (years[y], month, day)));
          }
}

/* Whatever is typed: a date that is taken is one of the calendar, and reads back as itself. */
static void
anything_typed_is_a_date_or_refused (void)
{
  static const char *const pieces[] = { "0",    "1",     "3",    "14", "29", "30", "31",
                                        "2019", "19",    ".",    "/",  "-",  " ",  ",",
                                        "~",    "mar",   "feb",  "m",  "w",  "y",  "+",
                                        "t",    "about", "9999", "ş",  "\t", "%",  "1850" };

  for (int i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      DcsDateOrder order = (DcsDateOrder) g_test_rand_int_range (0, 3);
      DcsDate date = DCS_DATE_INIT;
      DcsDate back = DCS_DATE_INIT;
      g_autofree char *typed = NULL;

      for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (!dcs_date_parse_typed (text->str, order, date_fixture_iso ("2026-11-22"), &date))
        {
          g_assert_false (dcs_date_is_set (date));
          continue;
        }
      g_assert_cmpint (
          dcs_date_new (date.year, date.month, date.day).precision, ==, date.precision);
      typed = dcs_date_format_typed (date, order);
      g_assert_true (dcs_date_parse_typed (typed, order, date_fixture_iso ("2026-11-22"), &back));
      g_assert_true (dcs_date_equal (date, back));
    }
}

/* Partial dates in arithmetic, worked by hand from what is typed: the middle of March 2019 is its
 * 16th (31 days, the 16th of them), that of 2019 is July 2nd (day 183 of 365). */
static void
what_is_typed_goes_into_arithmetic (void)
{
  static const struct
  {
    const char *from, *to;
    int days, months, years;
  } cases[] = {
    { "14.3.2019", "15.3.2019", 1, 0, 0 },
    { "3/2019", "16.3.2019", 0, 0, 0 },
    { "3/2019", "16.4.2019", 31, 1, 0 },
    { "3/2019", "15.4.2019", 30, 0, 0 },
    /* July 2nd 2018 to March 16th 2019: 29 + 31 + 30 + 31 + 30 + 31 + 31 + 28 + 16 = 257 */
    { "2018", "3/2019", 257, 8, 0 },
    { "2018", "2019", 365, 12, 1 },
    /* 2020 is a leap year: its middle is July 1st (day 183 of 366) */
    { "2019", "2020", 365, 11, 0 },
    { "~2018", "2.7.2019", 365, 12, 1 },
    { "2.7.2008", "2018", 3652, 120, 10 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsDate from = DCS_DATE_INIT;
      DcsDate to = DCS_DATE_INIT;

      g_test_message ("%s %s", cases[i].from, cases[i].to);
      g_assert_true (dcs_date_parse_typed (cases[i].from, DMY, DCS_DATE_INIT, &from));
      g_assert_true (dcs_date_parse_typed (cases[i].to, DMY, DCS_DATE_INIT, &to));
      g_assert_cmpint (dcs_date_diff_days (from, to, DCS_DATE_MIDDLE), ==, cases[i].days);
      g_assert_cmpint (dcs_date_completed_months (from, to), ==, cases[i].months);
      g_assert_cmpint (dcs_date_completed_years (from, to), ==, cases[i].years);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date-typed/takes-what-people-type", takes_what_people_type);
  g_test_add_func ("/base/date-typed/refuses-what-it-would-have-to-guess",
                   refuses_what_it_would_have_to_guess);
  g_test_add_func ("/base/date-typed/two-digits-are-a-year-that-has-been",
                   two_digits_are_a_year_that_has_been);
  g_test_add_func ("/base/date-typed/a-day-without-a-year-is-the-latest-one",
                   a_day_without_a_year_is_the_latest_one);
  g_test_add_func ("/base/date-typed/what-is-planned-lies-ahead", what_is_planned_lies_ahead);
  g_test_add_func ("/base/date-typed/today-and-what-is-relative-to-it",
                   today_and_what_is_relative_to_it);
  g_test_add_func ("/base/date-typed/without-today-nothing-is-made-up",
                   without_today_nothing_is_made_up);
  g_test_add_func ("/base/date-typed/what-is-formatted-is-taken-back",
                   what_is_formatted_is_taken_back);
  g_test_add_func ("/base/date-typed/no-day-that-the-calendar-lacks-is-taken",
                   no_day_that_the_calendar_lacks_is_taken);
  g_test_add_func ("/base/date-typed/anything-typed-is-a-date-or-refused",
                   anything_typed_is_a_date_or_refused);
  g_test_add_func ("/base/date-typed/what-is-typed-goes-into-arithmetic",
                   what_is_typed_goes_into_arithmetic);
  return g_test_run ();
}
