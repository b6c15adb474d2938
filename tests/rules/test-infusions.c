/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis.h"
#include "rules-fixture.h"

#include <math.h>

/* The calendar of a drug is what the test says, whatever the shipped definition says. */
static void
set_calendar (RulesFixture *f, const char *drug, DcsCalendar calendar)
{
  DcsDrug *found = (gpointer) dcs_definition_drug (f->jls, dcs_code (drug));

  g_assert_nonnull (found);
  found->has_calendar = TRUE;
  found->calendar = calendar;
}

/* Tofersen: three loading doses 14 days apart, then every 28 days. */
static const DcsCalendar tofersen = { .n_loading = 3,
                                      .loading = { .days = 14 },
                                      .interval = { .days = 28 } };
/* Edaravone: 14 days on, 14 off; then 10 doses in 14 days, 14 off. */
static const DcsCalendar edaravone = { .n_first_cycle = 14, .n_in_cycle = 10, .cycle_days = 28 };

static void
given (RulesFixture *f, gint64 treatment, const char *date, gboolean is_given)
{
  DcsValue *values = fixture_row (f, DCS_RECORD_ADMINISTRATION);
  DcsDate day;

  g_assert_true (dcs_date_parse_iso (date, -1, &day));
  values[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (treatment);
  values[DCS_ADMINISTRATION_DATE] = dcs_value_date (day);
  values[DCS_ADMINISTRATION_GIVEN] = dcs_value_text (is_given ? "yes" : "no");
}

/* "g 2020-01-01, m 2020-02-01, e 2020-03-01"; capitals are loading doses. */
static char *
infusions (RulesFixture *f)
{
  static const char letters[] = { 'g', 'm', 'e' };
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  const DcsInfusion *found;
  guint n_found;

  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_DOSES);
  found = dcs_analysis_infusions (analysis, &n_found);
  for (guint i = 0; i < n_found; i++)
    {
      char letter = letters[found[i].status];
      char buffer[DCS_DATE_ISO_SIZE];

      g_string_append_printf (text,
                              "%s%c %s",
                              i > 0 ? ", " : "",
                              found[i].loading ? g_ascii_toupper (letter) : letter,
                              dcs_date_to_iso (dcs_date_from_day (found[i].day), buffer));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_infusions (RulesFixture *f, const char *expected)
{
  g_autofree char *found = infusions (f);

  g_assert_cmpstr (found, ==, expected);
}

/* Clinical reference D6 (EMA): the third dose 14 days after the second, then every 28 days. */
static void
loading_doses_come_before_maintenance (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2024-01-01", NULL);

  set_calendar (f, "ivig", tofersen);
  given (f, treatment, "2024-01-01", TRUE);
  assert_infusions (f, "G 2024-01-01, E 2024-01-15");
  given (f, treatment, "2024-01-15", TRUE);
  assert_infusions (f, "G 2024-01-01, G 2024-01-15, E 2024-01-29");
  given (f, treatment, "2024-01-29", TRUE);
  assert_infusions (f, "G 2024-01-01, G 2024-01-15, G 2024-01-29, e 2024-02-26");
}

/* Missed loading dose 2: as soon as possible, the third 14 days later. */
static void
a_missed_second_loading_dose_moves_the_third (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2024-01-01", NULL);

  set_calendar (f, "ivig", tofersen);
  given (f, treatment, "2024-01-01", TRUE);
  given (f, treatment, "2024-01-15", FALSE);
  assert_infusions (f, "G 2024-01-01, M 2024-01-15, E 2024-01-15");
  given (f, treatment, "2024-01-22", TRUE);
  assert_infusions (f, "G 2024-01-01, M 2024-01-15, G 2024-01-22, E 2024-02-05");
}

/* Missed loading dose 3: as soon as possible, maintenance 28 days later. */
static void
a_missed_third_loading_dose_moves_maintenance (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2024-01-01", NULL);

  set_calendar (f, "ivig", tofersen);
  given (f, treatment, "2024-01-01", TRUE);
  given (f, treatment, "2024-01-15", TRUE);
  given (f, treatment, "2024-02-12", TRUE);
  assert_infusions (f, "G 2024-01-01, G 2024-01-15, M 2024-01-29, G 2024-02-12, e 2024-03-11");
}

/* Missed maintenance: as soon as possible, then every 28 days. */
static void
a_missed_maintenance_dose_moves_the_next (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2024-01-01", NULL);

  set_calendar (f, "ivig", (DcsCalendar){ .interval = { .days = 28 } });
  given (f, treatment, "2024-01-01", TRUE);
  given (f, treatment, "2024-01-31", FALSE);
  given (f, treatment, "2024-02-05", TRUE);
  assert_infusions (f, "g 2024-01-01, m 2024-01-31, g 2024-02-05, e 2024-03-04");
}

/* IVIG by the calendar's month, as prescribed. */
static void
monthly_infusions_follow_the_prescription (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2020-01-31", NULL);

  set_calendar (f, "ivig", (DcsCalendar){ 0 });
  fixture_step (f, treatment, "2020-01-31", NULL, 1, "g/kg", "monthly");
  given (f, treatment, "2020-01-31", TRUE);
  assert_infusions (f, "g 2020-01-31, e 2020-02-29");
  /* Late is not missed; as late as the one after is. */
  given (f, treatment, "2020-03-10", TRUE);
  assert_infusions (f, "g 2020-01-31, g 2020-03-10, e 2020-04-10");
  given (f, treatment, "2020-05-04", TRUE);
  assert_infusions (f, "g 2020-01-31, g 2020-03-10, m 2020-04-10, g 2020-05-04, e 2020-06-04");
}

/* Seven days of grace, until the last contact and not until today. */
static void
nothing_recorded_until_the_last_contact_is_missed (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2020-01-01", NULL);

  set_calendar (f, "ivig", (DcsCalendar){ .interval = { .days = 28 } });
  given (f, treatment, "2020-01-01", TRUE);
  assert_infusions (f, "g 2020-01-01, e 2020-01-29");
  fixture_visit (f, "2020-02-05", NULL);
  assert_infusions (f, "g 2020-01-01, e 2020-01-29");
  fixture_visit (f, "2020-02-06", NULL);
  assert_infusions (f, "g 2020-01-01, m 2020-01-29, e 2020-01-29");
  fixture_visit (f, "2020-03-05", NULL);
  assert_infusions (f, "g 2020-01-01, m 2020-01-29, m 2020-02-26, e 2020-02-26");
}

static void
nothing_is_expected_after_a_stop_or_at_home (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2020-01-01", "2020-01-20");

  set_calendar (f, "ivig", (DcsCalendar){ .interval = { .days = 28 } });
  fixture_treatment (f, "ivig", "2021-01-01", NULL);
  fixture_visit (f, "2023-01-01", NULL);
  given (f, treatment, "2020-01-01", TRUE);
  assert_infusions (f, "g 2020-01-01");
}

static void
nothing_is_expected_of_the_dead (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2020-01-01", NULL);

  set_calendar (f, "ivig", (DcsCalendar){ .interval = { .days = 28 } });
  fixture_patient (f, "T1", "2020-03-01");
  given (f, treatment, "2020-01-01", TRUE);
  assert_infusions (f, "g 2020-01-01, m 2020-01-29");
}

/* Six doses are recorded as a number: the seventh is expected six months after the start. */
static void
a_number_of_doses_is_enough (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2020-01-15", NULL);

  set_calendar (f, "ivig", (DcsCalendar){ 0 });
  fixture_step (f, treatment, "2020-01-15", NULL, 1, "g/kg", "monthly");
  *fixture_last (f, DCS_DOSE_STEP_N_DOSES) = dcs_value_integer (6);
  assert_infusions (f, "e 2020-07-15");
  set_calendar (f, "ivig", tofersen);
  assert_infusions (f, "e 2020-06-03"); /* 14 + 14 + 3 × 28 days, and 28 more */
}

static void
give_days (RulesFixture *f, gint64 treatment, const char *from, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char buffer[DCS_DATE_ISO_SIZE];

      dcs_date_to_iso (dcs_date_from_day (fixture_day (from) + (int) i), buffer);
      given (f, treatment, buffer, TRUE);
    }
}

static guint
count (RulesFixture *f, char letter)
{
  g_autofree char *found = infusions (f);
  guint n = 0;

  for (const char *c = found; *c != '\0'; c++)
    n += *c == letter ? 1 : 0;
  return n;
}

/* Edaravone: 14 days on, 14 off, then 10 doses in 14 days. */
static void
cycles_follow_their_first_dose (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2024-01-01", NULL);
  g_autofree char *found = NULL;

  set_calendar (f, "ivig", edaravone);
  give_days (f, treatment, "2024-01-01", 13);
  found = infusions (f);
  g_assert_true (g_str_has_suffix (found, "g 2024-01-13, e 2024-01-14"));
  given (f, treatment, "2024-01-14", TRUE);
  g_clear_pointer (&found, g_free);
  found = infusions (f);
  g_assert_true (g_str_has_suffix (found, "g 2024-01-14, e 2024-01-29"));

  /* The second cycle begins two days late: ten doses, and the third follows from it. */
  give_days (f, treatment, "2024-01-31", 10);
  g_clear_pointer (&found, g_free);
  found = infusions (f);
  g_assert_true (g_str_has_suffix (found, "g 2024-02-09, e 2024-02-28"));
  g_assert_cmpuint (count (f, 'g'), ==, 24);
  g_assert_cmpuint (count (f, 'm'), ==, 0);
}

static void
a_cycle_that_is_over_misses_what_was_not_given (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2024-01-01", NULL);
  g_autofree char *found = NULL;

  set_calendar (f, "ivig", edaravone);
  give_days (f, treatment, "2024-01-01", 14);
  give_days (f, treatment, "2024-01-29", 8);
  fixture_visit (f, "2024-02-15", NULL);
  g_assert_cmpuint (count (f, 'm'), ==, 0);
  fixture_visit (f, "2024-02-20", NULL);
  found = infusions (f);
  g_assert_true (
      g_str_has_suffix (found, "g 2024-02-05, m 2024-02-10, m 2024-02-11, e 2024-02-26"));
  /* A whole cycle of which nothing was recorded. */
  fixture_visit (f, "2024-04-01", NULL);
  g_assert_cmpuint (count (f, 'm'), ==, 12);
}

/* What the shipped definition says of the drugs for ALS is what the examples above say. */
static void
shipped_calendars_are_those_of_the_examples (RulesFixture *f, gconstpointer data)
{
  DcsDefinition *als = dcs_catalog_find (f->catalog, dcs_code ("als"));
  const DcsDrug *drug = dcs_definition_drug (als, dcs_code ("tofersen"));

  g_assert_true (drug->has_calendar);
  g_assert_cmpuint (drug->calendar.n_loading, ==, tofersen.n_loading);
  g_assert_cmpint (drug->calendar.loading.days, ==, tofersen.loading.days);
  g_assert_cmpint (drug->calendar.interval.days, ==, tofersen.interval.days);
  drug = dcs_definition_drug (als, dcs_code ("edaravone_iv"));
  g_assert_true (drug->has_calendar);
  g_assert_cmpuint (drug->calendar.n_first_cycle, ==, edaravone.n_first_cycle);
  g_assert_cmpuint (drug->calendar.n_in_cycle, ==, edaravone.n_in_cycle);
  g_assert_cmpuint (drug->calendar.cycle_days, ==, edaravone.cycle_days);
  drug = dcs_definition_drug (f->jls, dcs_code ("ivig"));
  g_assert_true (drug->has_calendar);
}

/* Next is never before last, whatever was recorded, and the order of rows does not matter. */
static void
what_is_expected_comes_after_what_was_given (RulesFixture *f, gconstpointer data)
{
  static const DcsCalendar calendars[] = {
    { .n_loading = 3, .loading = { .days = 14 }, .interval = { .days = 28 } },
    { .n_first_cycle = 14, .n_in_cycle = 10, .cycle_days = 28 },
    { .interval = { .months = 1 } },
    { .interval = { .days = 7 } },
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();

  for (int round = 0; round < 200; round++)
    {
      gint64 treatment;
      int day = fixture_day ("2020-01-01");
      int n = g_rand_int_range (random, 1, 40);

      g_ptr_array_set_size (f->rows, 0);
      set_calendar (f, "ivig", calendars[round % 4]);
      treatment = fixture_treatment (f, "ivig", "2020-01-01", NULL);
      for (int i = 0; i < n; i++, day += g_rand_int_range (random, 0, 50))
        {
          char buffer[DCS_DATE_ISO_SIZE];

          dcs_date_to_iso (dcs_date_from_day (day), buffer);
          given (f, treatment, buffer, i == 0 || g_rand_int_range (random, 0, 5) > 0);
        }
      fixture_visit (f, "2022-01-01", NULL);
      for (int again = 0; again < 2; again++)
        {
          g_autoptr (DcsCourse) course = again ? fixture_shuffled_course (f, random)
                                               : fixture_course (f);
          const DcsInfusion *found;
          guint n_found, n_recorded = 0, n_expected = 0;
          static DcsInfusion before[2000];
          static guint n_before;

          dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_DOSES);
          found = dcs_analysis_infusions (analysis, &n_found);
          g_assert_cmpuint (n_found, <, G_N_ELEMENTS (before));
          for (guint i = 0; i < n_found; i++)
            {
              if (i > 0)
                g_assert_cmpint (found[i].day, >=, found[i - 1].day);
              n_recorded += found[i].administration_id != 0 ? 1 : 0;
              n_expected += found[i].status == DCS_INFUSION_EXPECTED ? 1 : 0;
            }
          g_assert_cmpuint (n_recorded, ==, n);
          g_assert_cmpuint (n_expected, ==, 1);
          g_assert_cmpint (found[n_found - 1].status, ==, DCS_INFUSION_EXPECTED);
          if (again)
            {
              g_assert_cmpuint (n_found, ==, n_before);
              for (guint i = 0; i < n_found; i++)
                g_assert_true (found[i].day == before[i].day
                               && found[i].status == before[i].status);
            }
          memcpy (before, found, n_found * sizeof *found);
          n_before = n_found;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/rules/infusions/loading", loading_doses_come_before_maintenance);
  fixture_test ("/rules/infusions/missed-second", a_missed_second_loading_dose_moves_the_third);
  fixture_test ("/rules/infusions/missed-third", a_missed_third_loading_dose_moves_maintenance);
  fixture_test ("/rules/infusions/missed-maintenance", a_missed_maintenance_dose_moves_the_next);
  fixture_test ("/rules/infusions/monthly", monthly_infusions_follow_the_prescription);
  fixture_test ("/rules/infusions/last-contact", nothing_recorded_until_the_last_contact_is_missed);
  fixture_test ("/rules/infusions/stopped", nothing_is_expected_after_a_stop_or_at_home);
  fixture_test ("/rules/infusions/dead", nothing_is_expected_of_the_dead);
  fixture_test ("/rules/infusions/number", a_number_of_doses_is_enough);
  fixture_test ("/rules/infusions/cycles", cycles_follow_their_first_dose);
  fixture_test ("/rules/infusions/cycle-over", a_cycle_that_is_over_misses_what_was_not_given);
  fixture_test ("/rules/infusions/shipped", shipped_calendars_are_those_of_the_examples);
  fixture_test ("/rules/infusions/property", what_is_expected_comes_after_what_was_given);
  return g_test_run ();
}
