/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-date.h"

static DcsDate
parse (const char *text)
{
  DcsDate date = DCS_DATE_INIT;

  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return date;
}

static void
test_parses_days_months_and_years (void)
{
  static const struct
  {
    const char *text;
    DcsDatePrecision precision;
    gboolean about;
  } good[] = {
    { "2019-03-14", DCS_DATE_DAY, FALSE }, { "2019-03", DCS_DATE_MONTH, FALSE },
    { "2019", DCS_DATE_YEAR, FALSE },      { "~2019", DCS_DATE_YEAR, TRUE },
    { "~2019-03-14", DCS_DATE_DAY, TRUE }, { "2020-02-29", DCS_DATE_DAY, FALSE },
    { "2000-02-29", DCS_DATE_DAY, FALSE }, { "1850", DCS_DATE_YEAR, FALSE },
    { "2199-12-31", DCS_DATE_DAY, FALSE },
  };
  char buffer[DCS_DATE_ISO_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      DcsDate date = parse (good[i].text);

      g_assert_cmpint (date.precision, ==, good[i].precision);
      g_assert_cmpint (date.about, ==, good[i].about);
      g_assert_cmpstr (dcs_date_to_iso (date, buffer), ==, good[i].text);
    }
}

static void
test_refuses_what_is_no_date (void)
{
  static const char *const bad[] = {
    "",           "19",          "2019-3",      "2019-13",    "2019-00",
    "2019-02-29", "1900-02-29",  "2019-04-31",  "2019-03-00", "2019/03/14",
    "14.3.2019",  "2019-03-14 ", " 2019-03-14", "20190314",   "1849",
    "2200",       "~",           "~~2019",      "2019-03-1x", "2019-",
    "２０１９"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      DcsDate date = dcs_date_new (2001, 2, 3);

      g_assert_false (dcs_date_parse_iso (bad[i], -1, &date));
      g_assert_true (dcs_date_equal (date, dcs_date_new (2001, 2, 3)));
    }
}

static void
test_day_numbers_agree_with_gdate (void)
{
  GDate date;
  DcsDate previous = DCS_DATE_INIT;

  g_date_set_dmy (&date, 1, 1, 1850);
  for (;;)
    {
      DcsDate day = dcs_date_new (
          g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date));
      int number = dcs_date_day (day, DCS_DATE_MIDDLE);

      /* GDate counts from 1 January of year 1; 1970-01-01 is its day 719163. */
      g_assert_cmpint (number, ==, (int) g_date_get_julian (&date) - 719163);
      g_assert_true (dcs_date_equal (dcs_date_from_day (number), day));
      if (dcs_date_is_set (previous))
        g_assert_cmpint (dcs_date_compare (previous, day), <, 0);
      previous = day;
      if (g_date_get_year (&date) == 2199 && g_date_get_month (&date) == 12
          && g_date_get_day (&date) == 31)
        break;
      g_date_add_days (&date, 1);
    }
}

static void
test_partial_dates_have_a_first_middle_and_last_day (void)
{
  DcsDate year = parse ("2019"), leap = parse ("2020"), month = parse ("2019-02");

  g_assert_true (dcs_date_equal (dcs_date_from_day (dcs_date_day (year, DCS_DATE_EARLIEST)),
                                 parse ("2019-01-01")));
  g_assert_true (dcs_date_equal (dcs_date_from_day (dcs_date_day (year, DCS_DATE_MIDDLE)),
                                 parse ("2019-07-02")));
  g_assert_true (dcs_date_equal (dcs_date_from_day (dcs_date_day (year, DCS_DATE_LATEST)),
                                 parse ("2019-12-31")));
  g_assert_true (dcs_date_equal (dcs_date_from_day (dcs_date_day (leap, DCS_DATE_MIDDLE)),
                                 parse ("2020-07-01")));
  g_assert_true (dcs_date_equal (dcs_date_from_day (dcs_date_day (month, DCS_DATE_MIDDLE)),
                                 parse ("2019-02-14")));
  g_assert_true (dcs_date_equal (dcs_date_from_day (dcs_date_day (month, DCS_DATE_LATEST)),
                                 parse ("2019-02-28")));
  g_assert_cmpint (dcs_date_day (DCS_DATE_INIT, DCS_DATE_MIDDLE), ==, DCS_DAY_NONE);
}

static void
test_completed_months_follow_the_report_definition (void)
{
  /* 12·ΔY + ΔM − [day₂ < day₁]; examples worked by hand. */
  static const struct
  {
    const char *from, *to;
    int months;
  } cases[] = {
    { "2015-11-14", "2016-04-14", 5 },  { "2015-11-14", "2016-04-13", 4 },
    { "2013-04-07", "2015-04-07", 24 }, { "2019-01-31", "2019-02-28", 0 },
    { "2019-01-31", "2019-03-01", 1 },  { "2020-02-29", "2021-02-28", 11 },
    { "2019-05-05", "2019-05-05", 0 },  { "2019-05-05", "2019-04-05", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dcs_date_completed_months (parse (cases[i].from), parse (cases[i].to)),
                     ==,
                     cases[i].months);
  g_assert_cmpint (dcs_date_completed_months (DCS_DATE_INIT, parse ("2019")), ==, DCS_DAY_NONE);
}

static void
test_age_turns_on_the_birthday (void)
{
  DcsDate birth = parse ("2010-05-21");

  g_assert_cmpint (dcs_date_completed_years (birth, parse ("2025-05-20")), ==, 14);
  g_assert_cmpint (dcs_date_completed_years (birth, parse ("2025-05-21")), ==, 15);
  g_assert_cmpint (dcs_date_completed_years (birth, birth), ==, 0);
  g_assert_cmpint (dcs_date_completed_years (parse ("2012-02-29"), parse ("2013-02-28")), ==, 0);
  g_assert_cmpint (dcs_date_completed_years (parse ("2012-02-29"), parse ("2013-03-01")), ==, 1);
}

static void
test_order_and_possibility_of_partial_dates (void)
{
  g_assert_cmpint (dcs_date_compare (DCS_DATE_INIT, parse ("1850")), <, 0);
  g_assert_cmpint (dcs_date_compare (parse ("2019"), parse ("2019-01-01")), <, 0);
  g_assert_cmpint (dcs_date_compare (parse ("2019-02"), parse ("2019-01-31")), >, 0);
  g_assert_cmpint (dcs_date_compare (parse ("2019-02"), parse ("2019-02")), ==, 0);

  g_assert_true (dcs_date_possibly_before (parse ("2019"), parse ("2019-06-01")));
  g_assert_true (dcs_date_possibly_before (parse ("2019-06-01"), parse ("2019")));
  g_assert_false (dcs_date_possibly_before (parse ("2019-06-01"), parse ("2019-06-01")));
  g_assert_false (dcs_date_possibly_before (parse ("2020"), parse ("2019")));
  g_assert_false (dcs_date_possibly_before (DCS_DATE_INIT, parse ("2019")));
}

static void
test_differences_are_symmetric (void)
{
  for (int i = 0; i < 20000; i++)
    {
      DcsDate a = dcs_date_from_day (g_test_rand_int_range (-40000, 80000));
      DcsDate b = dcs_date_from_day (g_test_rand_int_range (-40000, 80000));

      g_assert_cmpint (dcs_date_diff_days (a, b, DCS_DATE_MIDDLE),
                       ==,
                       -dcs_date_diff_days (b, a, DCS_DATE_MIDDLE));
      g_assert_cmpint ((dcs_date_compare (a, b) > 0) - (dcs_date_compare (a, b) < 0),
                       ==,
                       (dcs_date_diff_days (a, b, DCS_DATE_MIDDLE) < 0)
                           - (dcs_date_diff_days (a, b, DCS_DATE_MIDDLE) > 0));
    }
}

static void
test_reads_as_people_write (void)
{
  g_autofree char *day = dcs_date_format_long (parse ("2019-03-04"));
  g_autofree char *month = dcs_date_format_short (parse ("2019-03"));
  g_autofree char *about = dcs_date_format_short (parse ("~2019"));
  g_autofree char *none = dcs_date_format_short (DCS_DATE_INIT);

  g_assert_cmpstr (day, ==, "4 March 2019");
  g_assert_cmpstr (month, ==, "Mar 2019");
  g_assert_cmpstr (about, ==, "about 2019");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date/parses-days-months-and-years", test_parses_days_months_and_years);
  g_test_add_func ("/base/date/refuses-what-is-no-date", test_refuses_what_is_no_date);
  g_test_add_func ("/base/date/day-numbers-agree-with-gdate", test_day_numbers_agree_with_gdate);
  g_test_add_func ("/base/date/partial-dates-have-a-first-middle-and-last-day",
                   test_partial_dates_have_a_first_middle_and_last_day);
  g_test_add_func ("/base/date/completed-months-follow-the-report-definition",
                   test_completed_months_follow_the_report_definition);
  g_test_add_func ("/base/date/age-turns-on-the-birthday", test_age_turns_on_the_birthday);
  g_test_add_func ("/base/date/order-and-possibility-of-partial-dates",
                   test_order_and_possibility_of_partial_dates);
  g_test_add_func ("/base/date/differences-are-symmetric", test_differences_are_symmetric);
  g_test_add_func ("/base/date/reads-as-people-write", test_reads_as_people_write);
  return g_test_run ();
}
