/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include "dcs-entry-rules.h"

/* One course that is stored, and a drug that begins. */
typedef struct
{
  const char *drug, *start, *stop; /* stored; drug NULL: nothing */
  const char *next, *next_start;
  DcsRelation relation;
  const char *words;
} Case;

static void
check_case (RulesFixture *f, const Case *c)
{
  const DcsValue *other = NULL;
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *words = NULL;
  DcsDate start = DCS_DATE_INIT;
  DcsRelation relation;

  g_ptr_array_set_size (f->rows, 0);
  if (c->drug != NULL)
    fixture_treatment (f, c->drug, c->start, c->stop);
  course = fixture_course (f);
  if (c->next_start != NULL)
    g_assert_true (dcs_date_parse_iso (c->next_start, -1, &start));
  relation = dcs_derive_relation (course, f->jls, dcs_code (c->next), start, 0, &other);
  words = dcs_relation_describe (relation, f->jls, start, other);
  g_test_message ("%s %s to %s, then %s %s", c->drug, c->start, c->stop, c->next, c->next_start);
  g_assert_cmpstr (words, ==, c->words);
  g_assert_cmpint (relation, ==, c->relation);
}

static void
check_cases (RulesFixture *f, const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    check_case (f, &cases[i]);
}

/* Clinical reference, D7, 2: agents that start within 28 days belong to the same line. */
static void
what_starts_within_28_days_starts_together (RulesFixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { NULL, NULL, NULL, "methotrexate", "2020-03-03", DCS_RELATION_FIRST, "First line of therapy" },
    { "mycophenolate_mofetil",
      "2020-03-03",
      NULL,
      "ivig",
      "2020-03-03",
      DCS_RELATION_COMBINATION,
      "Starts together with mycophenolate mofetil" },
    { "mycophenolate_mofetil",
      "2020-03-03",
      NULL,
      "ivig",
      "2020-03-04",
      DCS_RELATION_COMBINATION,
      "Starts together with mycophenolate mofetil, begun 1 day before" },
    /* 28 days later is the last day, 29 the first of an add-on. */
    { "mycophenolate_mofetil",
      "2020-03-03",
      NULL,
      "ivig",
      "2020-03-31",
      DCS_RELATION_COMBINATION,
      "Starts together with mycophenolate mofetil, begun 28 days before" },
    { "mycophenolate_mofetil",
      "2020-03-03",
      NULL,
      "ivig",
      "2020-04-01",
      DCS_RELATION_ADD_ON,
      "Added to mycophenolate mofetil" },
    /* What begins later says nothing of what began before. */
    { "mycophenolate_mofetil",
      "2020-03-03",
      NULL,
      "ivig",
      "2020-03-02",
      DCS_RELATION_FIRST,
      "First line of therapy" },
    /* Stopped again before the other began: no combination. */
    { "methotrexate",
      "2020-03-03",
      "2020-03-10",
      "mycophenolate_mofetil",
      "2020-03-20",
      DCS_RELATION_SWITCH,
      "Switch from methotrexate, stopped 10 days before" },
  };

  check_cases (f, cases, G_N_ELEMENTS (cases));
}

/* D7, 3: a switch when the former agent stopped within 28 days before or after, else an add-on. The
 * stop date is the first day off. */
static void
what_takes_the_place_of_another_is_a_switch (RulesFixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { "methotrexate",
      "2018-01-01",
      "2020-03-03",
      "mycophenolate_mofetil",
      "2020-03-03",
      DCS_RELATION_SWITCH,
      "Switch from methotrexate, stopped the same day" },
    { "methotrexate",
      "2018-01-01",
      "2020-03-03",
      "mycophenolate_mofetil",
      "2020-03-31",
      DCS_RELATION_SWITCH,
      "Switch from methotrexate, stopped 28 days before" },
    { "methotrexate",
      "2018-01-01",
      "2020-03-03",
      "mycophenolate_mofetil",
      "2020-04-01",
      DCS_RELATION_LATER,
      "Starts 29 days after methotrexate stopped" },
    { "methotrexate",
      "2018-01-01",
      "2020-03-31",
      "mycophenolate_mofetil",
      "2020-03-03",
      DCS_RELATION_SWITCH,
      "Switch from methotrexate, stopped 28 days after" },
    { "methotrexate",
      "2018-01-01",
      "2020-04-01",
      "mycophenolate_mofetil",
      "2020-03-03",
      DCS_RELATION_ADD_ON,
      "Added to methotrexate" },
    { "methotrexate",
      "2018-01-01",
      NULL,
      "mycophenolate_mofetil",
      "2020-03-03",
      DCS_RELATION_ADD_ON,
      "Added to methotrexate" },
    { "methotrexate",
      "2015-01-01",
      "2016-01-01",
      "mycophenolate_mofetil",
      "2020-03-03",
      DCS_RELATION_LATER,
      "Starts 4 years after methotrexate stopped" },
  };

  check_cases (f, cases, G_N_ELEMENTS (cases));
}

/* D7, 4: the same agent after a pause of up to 90 days is the same line. */
static void
the_same_drug_continues_or_restarts (RulesFixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { "methotrexate",
      "2019-01-01",
      "2020-01-01",
      "methotrexate",
      "2020-01-01",
      DCS_RELATION_CONTINUES,
      "Continues without a pause" },
    { "methotrexate",
      "2019-01-01",
      "2020-01-01",
      "methotrexate",
      "2020-02-15",
      DCS_RELATION_CONTINUES,
      "Continues after 45 days without" },
    /* January 1 and 90 days: March 31 of a leap year. */
    { "methotrexate",
      "2019-01-01",
      "2020-01-01",
      "methotrexate",
      "2020-03-31",
      DCS_RELATION_CONTINUES,
      "Continues after 90 days without" },
    { "methotrexate",
      "2019-01-01",
      "2020-01-01",
      "methotrexate",
      "2020-04-01",
      DCS_RELATION_RESTART,
      "Restart after 91 days" },
    { "methotrexate",
      "2019-01-01",
      "2020-01-01",
      "methotrexate",
      "2020-08-03",
      DCS_RELATION_RESTART,
      "Restart after 7 months" },
    { "methotrexate",
      "2015-01-01",
      "2016-01-01",
      "methotrexate",
      "2020-01-02",
      DCS_RELATION_RESTART,
      "Restart after 4 years" },
    { "methotrexate",
      "2020-03-03",
      NULL,
      "methotrexate",
      "2020-05-01",
      DCS_RELATION_OVERLAP,
      "Methotrexate already runs since 3 Mar 2020" },
    { "methotrexate",
      "2020-03-03",
      "2021-05-05",
      "methotrexate",
      "2021-05-04",
      DCS_RELATION_OVERLAP,
      "Methotrexate already runs then, from 3 Mar 2020 to 5 May 2021" },
    { "methotrexate",
      NULL,
      NULL,
      "methotrexate",
      "2021-05-04",
      DCS_RELATION_OVERLAP,
      "Methotrexate already runs" },
    { "topical_tacrolimus",
      "2020-03-03",
      NULL,
      "topical_tacrolimus",
      "2020-05-01",
      DCS_RELATION_OVERLAP,
      "Tacrolimus, topical already runs since 3 Mar 2020" },
  };

  check_cases (f, cases, G_N_ELEMENTS (cases));
}

/* D7, 1: steroids, topical treatment and phototherapy open no line. */
static void
what_opens_no_line_stands_beside (RulesFixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { "methotrexate",
      "2020-03-03",
      NULL,
      "prednisolone",
      "2020-03-03",
      DCS_RELATION_BRIDGING,
      "Bridging: begins with methotrexate" },
    /* A few days before its line, and the last day of it. */
    { "methotrexate",
      "2020-03-03",
      NULL,
      "prednisolone",
      "2020-02-20",
      DCS_RELATION_BRIDGING,
      "Bridging: begins with methotrexate" },
    { "methotrexate",
      "2020-03-03",
      NULL,
      "prednisolone",
      "2020-03-31",
      DCS_RELATION_BRIDGING,
      "Bridging: begins with methotrexate" },
    { "methotrexate",
      "2020-03-03",
      NULL,
      "prednisolone",
      "2020-04-01",
      DCS_RELATION_BESIDE,
      "Beside methotrexate; opens no line" },
    { "mycophenolate_mofetil",
      "2020-03-03",
      NULL,
      "topical_tacrolimus",
      "2020-03-03",
      DCS_RELATION_BESIDE,
      "Beside mycophenolate mofetil; opens no line" },
    { NULL,
      NULL,
      NULL,
      "prednisolone",
      "2020-03-03",
      DCS_RELATION_BESIDE,
      "Opens no line of therapy" },
    { "prednisolone",
      "2019-01-01",
      "2020-01-01",
      "prednisolone",
      "2020-03-01",
      DCS_RELATION_CONTINUES,
      "Continues after 60 days without" },
    { "prednisolone",
      "2018-01-01",
      "2019-01-01",
      "prednisolone",
      "2020-03-01",
      DCS_RELATION_BESIDE,
      "Opens no line of therapy" },
    /* And nothing is added to them, nor takes their place. */
    { "prednisolone",
      "2019-01-01",
      "2020-01-01",
      "methotrexate",
      "2020-01-01",
      DCS_RELATION_FIRST,
      "First line of therapy" },
    { "phototherapy_uva1",
      "2019-01-01",
      NULL,
      "methotrexate",
      "2020-01-01",
      DCS_RELATION_FIRST,
      "First line of therapy" },
  };

  check_cases (f, cases, G_N_ELEMENTS (cases));
}

/* A month is its 15th or 16th, a year its middle; the words say "about". */
static void
inexact_dates_are_told_as_such (RulesFixture *f, gconstpointer data)
{
  static const Case cases[] = {
    { "methotrexate",
      "2019-01",
      "2020-01",
      "methotrexate",
      "2020-03-01",
      DCS_RELATION_CONTINUES,
      "Continues after about 45 days without" },
    { "methotrexate",
      "2015",
      "2016",
      "methotrexate",
      "2020",
      DCS_RELATION_RESTART,
      "Restart after about 4 years" },
    { "methotrexate",
      "2015",
      "2020-03",
      "mycophenolate_mofetil",
      "2020-03",
      DCS_RELATION_SWITCH,
      "Switch from methotrexate, stopped at about the same time" },
    { "methotrexate",
      "2015",
      "~2020-03-03",
      "mycophenolate_mofetil",
      "2020-03-13",
      DCS_RELATION_SWITCH,
      "Switch from methotrexate, stopped about 10 days before" },
    /* Begun nobody knows when. */
    { "methotrexate",
      NULL,
      NULL,
      "mycophenolate_mofetil",
      "2020-03-13",
      DCS_RELATION_ADD_ON,
      "Added to methotrexate" },
    { "methotrexate",
      NULL,
      "2019-03-13",
      "mycophenolate_mofetil",
      "2020-03-13",
      DCS_RELATION_LATER,
      "Starts 12 months after methotrexate stopped" },
    { "methotrexate",
      "2019-01-01",
      NULL,
      "mycophenolate_mofetil",
      NULL,
      DCS_RELATION_UNKNOWN,
      "Start not known" },
  };

  check_cases (f, cases, G_N_ELEMENTS (cases));
}

static DcsRelation
relate (RulesFixture *f,
        DcsCourse *course,
        const char *drug,
        const char *date,
        gint64 id,
        gint64 *other_id)
{
  const DcsValue *other = NULL;
  DcsDate start;
  DcsRelation relation;

  g_assert_true (dcs_date_parse_iso (date, -1, &start));
  relation = dcs_derive_relation (course, f->jls, dcs_code (drug), start, id, &other);
  *other_id = other != NULL ? other[DCS_TREATMENT_ID].integer : 0;
  return relation;
}

/* As in the cohort: methotrexate is replaced by two drugs on one day. The one entered first is the
 * switch, the other begins with it. */
static void
of_two_that_begin_on_one_day_the_first_takes_the_place (RulesFixture *f, gconstpointer data)
{
  gint64 methotrexate = fixture_treatment (f, "methotrexate", "2018-10-01", "2019-04-01");
  gint64 mycophenolate = fixture_treatment (f, "mycophenolate_mofetil", "2019-04-01", NULL);
  gint64 ivig = fixture_treatment (f, "ivig", "2019-04-01", "2019-09-01");
  g_autoptr (DcsCourse) course = fixture_course (f);
  gint64 other;

  g_assert_cmpint (relate (f, course, "mycophenolate_mofetil", "2019-04-01", mycophenolate, &other),
                   ==,
                   DCS_RELATION_SWITCH);
  g_assert_cmpint (other, ==, methotrexate);
  g_assert_cmpint (
      relate (f, course, "ivig", "2019-04-01", ivig, &other), ==, DCS_RELATION_COMBINATION);
  g_assert_cmpint (other, ==, mycophenolate);
  g_assert_cmpint (relate (f, course, "methotrexate", "2018-10-01", methotrexate, &other),
                   ==,
                   DCS_RELATION_FIRST);
  g_assert_cmpint (other, ==, 0);
}

static void
of_many_the_nearest_is_named (RulesFixture *f, gconstpointer data)
{
  gint64 mycophenolate, tocilizumab;
  g_autoptr (DcsCourse) course = NULL;
  gint64 other;

  fixture_treatment (f, "methotrexate", "2015-01-01", NULL);
  mycophenolate = fixture_treatment (f, "mycophenolate_mofetil", "2018-01-01", NULL);
  tocilizumab = fixture_treatment (f, "tocilizumab", "2018-06-01", "2019-12-20");
  /* Not there any more. */
  fixture_treatment (f, "abatacept", "2019-12-30", NULL);
  *fixture_last (f, DCS_TREATMENT_DELETED) = dcs_value_integer (1);
  course = fixture_course (f);

  g_assert_cmpint (relate (f, course, "ivig", "2020-01-01", 0, &other), ==, DCS_RELATION_SWITCH);
  g_assert_cmpint (other, ==, tocilizumab);
  g_assert_cmpint (relate (f, course, "ivig", "2020-06-01", 0, &other), ==, DCS_RELATION_ADD_ON);
  g_assert_cmpint (other, ==, mycophenolate);
}

/* As the lines of therapy have it: the days of a combination count from the first drug of the line,
 * and a drug that goes on with another treatment did not begin with it. */
static void
relations_are_those_of_the_lines (RulesFixture *f, gconstpointer data)
{
  gint64 mycophenolate = fixture_treatment (f, "mycophenolate_mofetil", "2020-01-15", NULL);
  g_autoptr (DcsCourse) course = NULL;
  gint64 other;

  fixture_treatment (f, "methotrexate", "2020-01-01", "2020-01-20");
  fixture_treatment (f, "methotrexate", "2020-01-20", NULL);
  course = fixture_course (f);
  g_assert_cmpint (
      relate (f, course, "ivig", "2020-01-29", 0, &other), ==, DCS_RELATION_COMBINATION);
  g_assert_cmpint (other, ==, mycophenolate);
  g_assert_cmpint (relate (f, course, "ivig", "2020-01-30", 0, &other), ==, DCS_RELATION_ADD_ON);
  g_assert_cmpint (other, ==, mycophenolate);
}

/* A drug that is edited is not related to itself. */
static void
a_course_does_not_overlap_itself (RulesFixture *f, gconstpointer data)
{
  gint64 id = fixture_treatment (f, "methotrexate", "2018-10-01", NULL);
  g_autoptr (DcsCourse) course = fixture_course (f);
  gint64 other;

  g_assert_cmpint (
      relate (f, course, "methotrexate", "2018-11-01", id, &other), ==, DCS_RELATION_FIRST);
  g_assert_cmpint (
      relate (f, course, "methotrexate", "2018-11-01", 0, &other), ==, DCS_RELATION_OVERLAP);
}

/* D7, 1 and 7: vasodilators and symptomatic drugs open no line; what modifies the disease does. */
static void
other_diseases_have_lines_of_their_own (RulesFixture *f, gconstpointer data)
{
  DcsDefinition *ssc = dcs_catalog_find (f->catalog, dcs_code ("ssc"));
  DcsDefinition *als = dcs_catalog_find (f->catalog, dcs_code ("als"));
  DcsDate start = dcs_date_new (2020, 1, 10);
  g_autoptr (DcsCourse) course = NULL;

  fixture_treatment (f, "nifedipine", "2018-01-01", NULL);
  fixture_treatment (f, "baclofen", "2018-01-01", NULL);
  fixture_treatment (f, "riluzole", "2020-01-01", NULL);
  course = fixture_course (f);
  g_assert_cmpint (dcs_derive_relation (course, als, dcs_code ("edaravone_iv"), start, 0, NULL),
                   ==,
                   DCS_RELATION_COMBINATION);
  g_assert_cmpint (dcs_derive_relation (course, als, dcs_code ("gabapentin"), start, 0, NULL),
                   ==,
                   DCS_RELATION_BESIDE);
  g_clear_pointer (&course, dcs_course_unref);

  g_ptr_array_set_size (f->rows, 0);
  fixture_treatment (f, "nifedipine", "2018-01-01", NULL);
  course = fixture_course (f);
  g_assert_cmpint (
      dcs_derive_relation (course, ssc, dcs_code ("mycophenolate_mofetil"), start, 0, NULL),
      ==,
      DCS_RELATION_FIRST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/relation/what-starts-within-28-days-starts-together",
                what_starts_within_28_days_starts_together);
  fixture_test ("/rules/relation/what-takes-the-place-of-another-is-a-switch",
                what_takes_the_place_of_another_is_a_switch);
  fixture_test ("/rules/relation/the-same-drug-continues-or-restarts",
                the_same_drug_continues_or_restarts);
  fixture_test ("/rules/relation/what-opens-no-line-stands-beside",
                what_opens_no_line_stands_beside);
  fixture_test ("/rules/relation/inexact-dates-are-told-as-such", inexact_dates_are_told_as_such);
  fixture_test ("/rules/relation/of-two-that-begin-on-one-day-the-first-takes-the-place",
                of_two_that_begin_on_one_day_the_first_takes_the_place);
  fixture_test ("/rules/relation/of-many-the-nearest-is-named", of_many_the_nearest_is_named);
  fixture_test ("/rules/relation/relations-are-those-of-the-lines",
                relations_are_those_of_the_lines);
  fixture_test ("/rules/relation/a-course-does-not-overlap-itself",
                a_course_does_not_overlap_itself);
  fixture_test ("/rules/relation/other-diseases-have-lines-of-their-own",
                other_diseases_have_lines_of_their_own);
  return g_test_run ();
}
