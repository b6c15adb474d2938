/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include "dcs-entry-rules.h"

static DcsDate
date_of (const char *text)
{
  DcsDate date = DCS_DATE_INIT;

  if (text != NULL)
    g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return date;
}

/* The definition lets the height of a child stand for 3 months and that of an adult for 120; a
 * weight stands for no other day. */
static void
a_height_stands_as_long_as_the_definition_says (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *birth, *measured, *day;
    gboolean stands;
  } cases[] = {
    /* A child: until the day three months later. */
    { "2010-05-05", "2020-01-31", "2020-02-01", TRUE },
    { "2010-05-05", "2020-01-10", "2020-04-10", TRUE },
    { "2010-05-05", "2020-01-10", "2020-04-11", FALSE },
    /* The month is shorter: until its last day. */
    { "2010-05-05", "2019-11-30", "2020-02-29", TRUE },
    { "2010-05-05", "2019-11-30", "2020-03-01", FALSE },
    /* The 18th birthday, and the day before. */
    { "2002-04-11", "2019-01-10", "2020-04-10", FALSE },
    { "2002-04-11", "2019-01-10", "2020-04-11", TRUE },
    { "1980-04-11", "2010-01-10", "2020-01-10", TRUE },
    { "1980-04-11", "2010-01-10", "2020-01-11", FALSE },
    /* Born on a leap day: 18 on the last of February. */
    { "2000-02-29", "2016-01-10", "2018-02-27", FALSE },
    { "2000-02-29", "2016-01-10", "2018-02-28", TRUE },
    /* A date of birth that leaves it open: a child until the year is over. */
    { "2002", "2019-01-10", "2020-12-30", FALSE },
    { "2002", "2019-01-10", "2020-12-31", TRUE },
    { "2002-04", "2019-01-10", "2020-04-29", FALSE },
    { "2002-04", "2019-01-10", "2020-04-30", TRUE },
    { NULL, "2019-01-10", "2020-04-30", FALSE },
    { NULL, "2020-04-10", "2020-04-30", TRUE },
    /* Measured some time in January: its middle, the 16th. */
    { "2010-05-05", "2020-01", "2020-04-16", TRUE },
    { "2010-05-05", "2020-01", "2020-04-17", FALSE },
    /* Measured that day, and later. */
    { "2010-05-05", "2020-01-10", "2020-01-10", TRUE },
    { "2010-05-05", "2020-01-11", "2020-01-10", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DcsCourse) course = NULL;
      const DcsValue *row;
      DcsDate measured;

      g_ptr_array_set_size (f->rows, 0);
      fixture_patient (f, "A-1", NULL);
      *fixture_last (f, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (date_of (cases[i].birth));
      fixture_value (f, fixture_visit (f, cases[i].measured, NULL), "height", NULL, 140);
      fixture_dated_value (f, cases[i].measured, "weight", 35);
      course = fixture_course (f);
      g_test_message ("%s: %s on %s", cases[i].birth, cases[i].measured, cases[i].day);
      row = dcs_derive_carried (
          course, f->jls, dcs_code ("height"), fixture_day (cases[i].day), &measured);
      g_assert_cmpint (row != NULL, ==, cases[i].stands);
      assert_date (measured, cases[i].stands ? cases[i].measured : "");
      if (row != NULL)
        g_assert_cmpfloat (row[DCS_OBSERVATION_VALUE].number, ==, 140);
      g_assert_null (dcs_derive_carried (
          course, f->jls, dcs_code ("weight"), fixture_day (cases[i].day), NULL));
    }
}

static void
what_is_deleted_or_unknown_does_not_stand (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  const DcsValue *row;
  DcsDate measured;

  fixture_value (f, fixture_visit (f, "2020-01-10", NULL), "height", NULL, 140);
  fixture_value (f, fixture_visit (f, "2020-02-10", NULL), "height", NULL, 240);
  *fixture_last (f, DCS_OBSERVATION_DELETED) = dcs_value_integer (1);
  course = fixture_course (f);
  row = dcs_derive_carried (
      course, f->jls, dcs_code ("height"), fixture_day ("2020-03-01"), &measured);
  g_assert_nonnull (row);
  g_assert_cmpfloat (row[DCS_OBSERVATION_VALUE].number, ==, 140);
  assert_date (measured, "2020-01-10");
  g_assert_null (dcs_derive_carried (course, f->jls, dcs_code ("no_such_test"), 20000, &measured));
  g_assert_false (dcs_date_is_set (measured));
}

/* The definition says three months. */
static void
the_next_visit_comes_as_many_months_later (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *visit, *next;
  } cases[] = {
    { "2020-01-10", "2020-04-10" },
    { "2020-11-30", "2021-02-28" },
    { "2019-11-30", "2020-02-29" },
    { "2020-10-31", "2021-01-31" },
    { "2020-11", "2021-02" },
    { "~2020-01-10", "~2020-04-10" },
    { "2020", "" },
    { NULL, "" },
    { "2199-11-01", "" },
  };
  g_autoptr (DcsCourse) course = fixture_course (f);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsDate visit = date_of (cases[i].visit);
      DcsDate next = dcs_suggest_next_visit (course, f->jls, visit);

      assert_date (next, cases[i].next);
      assert_date (dcs_suggest_next_visit (NULL, f->jls, visit), cases[i].next);
      if (dcs_date_is_set (next))
        g_assert_cmpint (dcs_date_compare (next, visit), >, 0);
    }
}

static void
no_visit_is_suggested_for_the_dead (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;

  fixture_patient (f, "A-1", "2020-02-01");
  course = fixture_course (f);
  assert_date (dcs_suggest_next_visit (course, f->jls, date_of ("2020-01-10")), "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/carry/a-height-stands-as-long-as-the-definition-says",
                a_height_stands_as_long_as_the_definition_says);
  fixture_test ("/rules/carry/what-is-deleted-or-unknown-does-not-stand",
                what_is_deleted_or_unknown_does_not_stand);
  fixture_test ("/rules/carry/the-next-visit-comes-as-many-months-later",
                the_next_visit_comes_as_many_months_later);
  fixture_test ("/rules/carry/no-visit-is-suggested-for-the-dead",
                no_visit_is_suggested_for_the_dead);
  return g_test_run ();
}
