/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-plan.h"

static int
day_of (const char *text)
{
  DcsDate date;

  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return dcs_date_day (date, DCS_DATE_MIDDLE);
}

static void
an_interval_is_read (void)
{
  static const struct
  {
    const char *text;
    int days, months;
  } cases[] = { { "1d", 1, 0 },      { "10d", 10, 0 },     { "2w", 14, 0 },
                { "12w", 84, 0 },    { "3m", 0, 3 },       { "1y", 0, 12 },
                { "120y", 0, 1440 }, { "1440m", 0, 1440 }, { "007d", 7, 0 } };
  static const char *const wrong[] = {
    "",   "d",   "3",  "0m", "-1d", "1.5m", "3 m",   " 3m",  "3m ",
    "3M", "3mm", "3q", "m3", "+3m", "121y", "1441m", "6w2d", "99999999999999999999d",
    "٣m"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsInterval interval = { -1, -1 };

      g_test_message ("%s", cases[i].text);
      g_assert_true (dcs_interval_parse (cases[i].text, &interval));
      g_assert_cmpint (interval.days, ==, cases[i].days);
      g_assert_cmpint (interval.months, ==, cases[i].months);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      DcsInterval interval = { -1, -1 };

      g_test_message ("%s", wrong[i]);
      g_assert_false (dcs_interval_parse (wrong[i], &interval));
      g_assert_cmpint (interval.days, ==, -1);
    }
  g_assert_false (dcs_interval_parse (NULL, &(DcsInterval){ 0, 0 }));
}

/* Months by the calendar, also over the end of a shorter month. */
static void
an_interval_is_added (void)
{
  static const struct
  {
    const char *from, *text, *to;
  } cases[] = {
    { "2026-01-31", "1m", "2026-02-28" }, { "2024-01-31", "1m", "2024-02-29" },
    { "2026-01-30", "1m", "2026-02-28" }, { "2026-02-28", "1m", "2026-03-28" },
    { "2026-10-31", "4m", "2027-02-28" }, { "2024-02-29", "1y", "2025-02-28" },
    { "2024-02-29", "4y", "2028-02-29" }, { "2026-12-31", "1d", "2027-01-01" },
    { "2026-02-20", "2w", "2026-03-06" }, { "2025-11-30", "3m", "2026-02-28" },
    { "1969-12-31", "1d", "1970-01-01" }, { "1960-01-31", "1m", "1960-02-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsInterval interval;

      g_test_message ("%s + %s", cases[i].from, cases[i].text);
      g_assert_true (dcs_interval_parse (cases[i].text, &interval));
      g_assert_cmpint (
          dcs_interval_add (interval, day_of (cases[i].from)), ==, day_of (cases[i].to));
    }
  g_assert_cmpint (dcs_interval_add ((DcsInterval){ 0, 0 }, 5), ==, 5);
  g_assert_cmpint (dcs_interval_add ((DcsInterval){ 1, 0 }, DCS_DAY_NONE), ==, DCS_DAY_NONE);
  g_assert_cmpint (dcs_interval_add ((DcsInterval){ 0, 1 }, DCS_DAY_NONE), ==, DCS_DAY_NONE);
  /* Beyond all years. */
  g_assert_cmpint (
      dcs_interval_add ((DcsInterval){ 0, 12 }, day_of ("2199-06-01")), ==, DCS_DAY_NONE);
}

static void
an_interval_is_told (void)
{
  static const struct
  {
    const char *text, *words, *length, *again;
  } cases[] = {
    { "1d", "every day", "1 day", "1d" },
    { "10d", "every 10 days", "10 days", "10d" },
    { "7d", "every week", "1 week", "1w" },
    { "14d", "every 2 weeks", "2 weeks", "2w" },
    { "12w", "every 12 weeks", "12 weeks", "12w" },
    { "1m", "every month", "1 month", "1m" },
    { "3m", "every 3 months", "3 months", "3m" },
    { "12m", "every year", "1 year", "1y" },
    { "18m", "every 18 months", "18 months", "18m" },
    { "2y", "every 2 years", "2 years", "2y" },
  };
  const DcsInterval none = { 0, 0 };
  g_autofree char *nothing = dcs_interval_describe (none);
  g_autofree char *no_length = dcs_interval_describe_length (none);
  g_autofree char *no_text = dcs_interval_to_text (none);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsInterval interval;
      g_autofree char *words = NULL;
      g_autofree char *length = NULL;
      g_autofree char *again = NULL;

      g_assert_true (dcs_interval_parse (cases[i].text, &interval));
      words = dcs_interval_describe (interval);
      length = dcs_interval_describe_length (interval);
      again = dcs_interval_to_text (interval);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (length, ==, cases[i].length);
      g_assert_cmpstr (again, ==, cases[i].again);
    }
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (no_length, ==, "");
  g_assert_cmpstr (no_text, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/interval/an-interval-is-read", an_interval_is_read);
  g_test_add_func ("/rules/interval/an-interval-is-added", an_interval_is_added);
  g_test_add_func ("/rules/interval/an-interval-is-told", an_interval_is_told);
  return g_test_run ();
}
