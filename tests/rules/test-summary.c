/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include "dcs-plan.h"

static const char *
join_codes (const DcsCode *codes, guint n_codes, GString *text)
{
  g_string_truncate (text, 0);
  for (guint i = 0; i < n_codes; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", dcs_code_string (codes[i]));
  return text->str;
}

/* Everything of a summary as text, to compare two. */
static char *
describe (const DcsSummary *summary)
{
  g_autoptr (GString) current = g_string_new (NULL);
  g_autoptr (GString) ever = g_string_new (NULL);
  char since[DCS_DATE_ISO_SIZE], last[DCS_DATE_ISO_SIZE], due[DCS_DATE_ISO_SIZE],
      activity[DCS_DATE_ISO_SIZE];

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s since %s; last %s due %s; %s %d %g.%d on %s; "
                          "%u visits %u relapses; now %u: %s; ever %u: %s",
                          summary->patient_id,
                          dcs_state_to_code (summary->state),
                          dcs_date_to_iso (summary->state_since, since),
                          dcs_date_to_iso (summary->last_visit, last),
                          dcs_date_to_iso (summary->next_due, due),
                          dcs_code_string (summary->activity_code),
                          summary->activity.kind,
                          summary->activity.kind == DCS_VALUE_DECIMAL ? summary->activity.number
                                                                      : -1,
                          summary->activity.decimals,
                          dcs_date_to_iso (summary->activity_date, activity),
                          summary->n_visits,
                          summary->n_relapses,
                          summary->n_current,
                          join_codes (summary->current, summary->n_current, current),
                          summary->n_ever,
                          join_codes (summary->ever, summary->n_ever, ever));
}

static void
derive (RulesFixture *f, DcsSummary *summary)
{
  g_autoptr (DcsCourse) course = fixture_course (f);

  dcs_derive_summary (course, f->jls, summary);
}

static void
an_empty_course_has_an_empty_summary (RulesFixture *f, gconstpointer data)
{
  DcsSummary summary;

  derive (f, &summary);
  g_assert_cmpint (summary.patient_id, ==, 0);
  g_assert_cmpint (summary.state, ==, DCS_STATE_UNKNOWN);
  g_assert_false (dcs_date_is_set (summary.last_visit));
  g_assert_cmpint (summary.activity.kind, ==, DCS_VALUE_NULL);
  g_assert_cmpuint (
      summary.n_visits + summary.n_relapses + summary.n_current + summary.n_ever, ==, 0);
}

/* An invented patient, worked by hand. */
static void
a_course_is_summarized (RulesFixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  DcsSummary summary;
  gint64 visit;

  fixture_patient (f, "T-1", NULL);
  visit = fixture_visit (f, "2020-01-10", "baseline");
  fixture_site (f, visit, "left_leg", 2, 3, 3);
  visit = fixture_visit (f, "2020-04-10", "partial");
  fixture_site (f, visit, "left_leg", 1, 1, 0);
  fixture_site (f, visit, "left_foot", 0, 1, 0);
  *fixture_last (f, DCS_OBSERVATION_VERSION) = dcs_value_integer (3);
  /* Not all items: the total of the visit before is the last activity. */
  visit = fixture_visit (f, "2020-07-10", "partial");
  fixture_value (f, visit, "erythema", "left_leg", 1);
  fixture_value (f, visit, "pga_activity", NULL, 12);
  fixture_treatment (f, "prednisolone", "2020-01-10", "2020-05-01");
  fixture_treatment (f, "mycophenolate_mofetil", "2020-06-01", NULL);
  fixture_treatment (f, "methotrexate", "2020-01-12", NULL);
  fixture_treatment (f, "methotrexate", "2018-01-12", "2018-02-12");
  fixture_relapse (f, "2019-01-01");
  fixture_care_item (f, "2020-12-01", "open");
  fixture_care_item (f, "2020-10-01", "snoozed");
  fixture_care_item (f, "2020-02-01", "done");
  fixture_care_item (f, "2020-03-01", "not_applicable");
  derive (f, &summary);

  text = describe (&summary);
  /* Due since the first visit: the examination of all joints, which is not on record. */
  g_assert_cmpstr (text,
                   ==,
                   "1 improved since 2020-04-10; last 2020-07-10 due 2020-01-10; mlossi 2 3.0 on "
                   "2020-04-10; 3 visits 1 relapses; now 2: methotrexate mycophenolate_mofetil; "
                   "ever 3: methotrexate prednisolone mycophenolate_mofetil");
}

/* A clinic that turned off all that the definition asks for. */
static void
turn_due_rules_off (RulesFixture *f)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (DcsRuleOverride));
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  DcsCatalog *changed;
  guint n;
  const DcsDueRule *const *rules = dcs_definition_due_rules (f->jls, &n);

  for (guint i = 0; i < n; i++)
    {
      char *group = g_strdup_printf ("due %s", dcs_code_string (rules[i]->term.code));
      DcsRuleOverride change = { dcs_definition_code (f->jls), group, "off", "true" };

      g_ptr_array_add (groups, group);
      g_array_append_val (changes, change);
    }
  changed = dcs_catalog_change (
      f->catalog, (DcsRuleOverride *) (gpointer) changes->data, changes->len, &error);
  g_assert_no_error (error);
  f->jls = dcs_catalog_find (changed, dcs_definition_code (f->jls));
  dcs_catalog_unref (f->catalog);
  f->catalog = changed;
}

static void
what_is_due_next_is_the_earliest (RulesFixture *f, gconstpointer data)
{
  DcsSummary summary;
  gint64 visit = fixture_visit (f, "2020-01-10", NULL);

  *fixture_last (f, DCS_VISIT_NEXT_DATE) = dcs_value_date (dcs_date_new (2020, 4, 0));
  fixture_site (f, visit, "left_leg", 1, 1, 0);
  /* The examination of all joints is due at the first visit; turned off, the visit is next, and a
   * month stays a month. */
  derive (f, &summary);
  assert_date (summary.next_due, "2020-01-10");
  turn_due_rules_off (f);
  derive (f, &summary);
  assert_date (summary.next_due, "2020-04");
}

static void
the_next_visit_is_that_of_the_last_one (RulesFixture *f, gconstpointer data)
{
  DcsSummary summary;

  turn_due_rules_off (f);
  fixture_visit (f, "2020-01-10", NULL);
  *fixture_last (f, DCS_VISIT_NEXT_DATE) = dcs_value_date (dcs_date_new (2020, 2, 10));
  derive (f, &summary);
  assert_date (summary.next_due, "2020-02-10");
  fixture_visit (f, "2020-03-10", NULL);
  *fixture_last (f, DCS_VISIT_NEXT_DATE) = dcs_value_date (dcs_date_new (2020, 6, 10));
  derive (f, &summary);
  assert_date (summary.next_due, "2020-06-10");
  fixture_patient (f, "T-2", "2020-04-01");
  derive (f, &summary);
  g_assert_false (dcs_date_is_set (summary.next_due));
}

static void
activity_falls_back_to_the_next_instrument (RulesFixture *f, gconstpointer data)
{
  DcsSummary summary;
  gint64 visit = fixture_visit (f, "2020-01-10", NULL);

  fixture_value (f, visit, "pga_activity", NULL, 12.5);
  derive (f, &summary);
  g_assert_cmpstr (dcs_code_string (summary.activity_code), ==, "pga_a");
  g_assert_cmpfloat (summary.activity.number, ==, 12.5);
  g_assert_cmpint (summary.activity.decimals, ==, 1);
}

static void
deleted_rows_do_not_count (RulesFixture *f, gconstpointer data)
{
  DcsSummary summary;
  gint64 visit = fixture_visit (f, "2020-01-10", NULL);

  *fixture_last (f, DCS_VISIT_DELETED) = dcs_value_integer (1);
  fixture_site (f, visit, "neck", 1, 1, 0);
  fixture_treatment (f, "methotrexate", "2020-01-10", NULL);
  *fixture_last (f, DCS_TREATMENT_DELETED) = dcs_value_integer (1);
  fixture_relapse (f, "2020-01-10");
  *fixture_last (f, DCS_RELAPSE_DELETED) = dcs_value_integer (1);
  fixture_care_item (f, "2020-01-10", "open");
  *fixture_last (f, DCS_CARE_ITEM_DELETED) = dcs_value_integer (1);
  derive (f, &summary);

  g_assert_cmpuint (summary.n_visits + summary.n_relapses + summary.n_ever, ==, 0);
  g_assert_cmpint (summary.activity.kind, ==, DCS_VALUE_NULL);
  g_assert_false (dcs_date_is_set (summary.next_due));
}

static void
more_drugs_than_fit_are_cut_off (RulesFixture *f, gconstpointer data)
{
  DcsSummary summary;

  for (int i = 0; i < DCS_SUMMARY_MAX_DRUGS + 4; i++)
    {
      g_autofree char *drug = g_strdup_printf ("drug_%d", i);

      fixture_treatment (f, drug, "2020-01-10", NULL);
    }
  derive (f, &summary);
  g_assert_cmpuint (summary.n_ever, ==, DCS_SUMMARY_MAX_DRUGS);
  g_assert_cmpuint (summary.n_current, ==, DCS_SUMMARY_MAX_DRUGS);
}

static char *
random_date (GRand *random)
{
  int precision = g_rand_int_range (random, 0, 8);
  int year = g_rand_int_range (random, 2012, 2025);
  int month = g_rand_int_range (random, 1, 13);

  if (precision == 0)
    return g_strdup_printf ("%d", year);
  if (precision == 1)
    return g_strdup_printf ("%d-%02d", year, month);
  return g_strdup_printf ("%d-%02d-%02d", year, month, g_rand_int_range (random, 1, 29));
}

static const char *
random_term (RulesFixture *f, GRand *random, const char *domain)
{
  guint n_terms;
  const DcsTerm *const *terms = dcs_definition_terms (f->jls, domain, &n_terms);

  return dcs_code_string (terms[g_rand_int_range (random, 0, (gint32) n_terms)]->code);
}

static void
make_random_course (RulesFixture *f, GRand *random, int n_visits, int n_sites)
{
  g_ptr_array_set_size (f->rows, 0);
  fixture_patient (f, "T-3", NULL);
  for (int i = 0; i < n_visits; i++)
    {
      g_autofree char *date = random_date (random);
      gint64 visit = fixture_visit (f, date, random_term (f, random, "visit-response"));

      for (int s = 0; s < n_sites; s++)
        {
          guint n_terms;
          const DcsTerm *const *sites = dcs_definition_terms (f->jls, "site", &n_terms);

          fixture_site (f,
                        visit,
                        dcs_code_string (sites[s]->code),
                        g_rand_int_range (random, 0, 4),
                        g_rand_int_range (random, 0, 4),
                        0);
          if (g_rand_int_range (random, 0, 10) == 0)
            g_ptr_array_set_size (f->rows, (gint) f->rows->len - 1);
        }
      fixture_value (f, visit, "weight", NULL, 20 + i);
    }
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *start = random_date (random);

      fixture_treatment (
          f, random_term (f, random, "drug"), start, g_rand_boolean (random) ? "2024-06-01" : NULL);
    }
  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    {
      g_autofree char *date = random_date (random);

      fixture_relapse (f, date);
    }
}

/* The order in which rows come says nothing. */
static void
the_order_of_rows_does_not_matter (RulesFixture *f, gconstpointer data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *expected = NULL;
      DcsSummary summary;

      make_random_course (f, random, g_rand_int_range (random, 0, 20), 3);
      derive (f, &summary);
      expected = describe (&summary);
      for (int n = 0; n < 5; n++)
        {
          g_autoptr (DcsCourse) shuffled = fixture_shuffled_course (f, random);
          g_autofree char *text = NULL;

          dcs_derive_summary (shuffled, f->jls, &summary);
          text = describe (&summary);
          g_assert_cmpstr (text, ==, expected);
        }
    }
}

/* Printed, not judged: how long a machine takes says nothing of what is right. */
static void
a_summary_costs_so_much (RulesFixture *f, gconstpointer data)
{
  const int n_rounds = 2000;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (DcsCourse) course = NULL;
  DcsSummary summary;
  gint64 begin;

  make_random_course (f, random, 15, 3);
  course = fixture_course (f);
  begin = g_get_monotonic_time ();
  for (int i = 0; i < n_rounds; i++)
    dcs_derive_summary (course, f->jls, &summary);
  g_test_message ("%.2f µs a patient of 15 visits",
                  (double) (g_get_monotonic_time () - begin) / n_rounds);
  g_assert_cmpuint (summary.n_visits, ==, 15);
}

static void
the_search_finds_code_and_names (void)
{
  DcsValue patient[DCS_N_PATIENT_FIELDS] = { { 0 } };
  g_autofree char *key = NULL;
  g_autofree char *bare = NULL;

  patient[DCS_PATIENT_CODE] = dcs_value_text ("JLS-042");
  bare = dcs_derive_search_key (patient);
  g_assert_cmpstr (bare, ==, "jls-042");
  patient[DCS_PATIENT_GIVEN_NAME] = dcs_value_text ("Işıl");
  patient[DCS_PATIENT_FAMILY_NAME] = dcs_value_text ("Çağlar");
  patient[DCS_PATIENT_INITIALS] = dcs_value_text ("I.Ç.");
  key = dcs_derive_search_key (patient);
  g_assert_cmpstr (key, ==, "jls-042 isil caglar ic");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/summary/an-empty-course-has-an-empty-summary",
                an_empty_course_has_an_empty_summary);
  fixture_test ("/rules/summary/a-course-is-summarized", a_course_is_summarized);
  fixture_test ("/rules/summary/due-next-is-the-earliest", what_is_due_next_is_the_earliest);
  fixture_test ("/rules/summary/the-next-visit-is-that-of-the-last-one",
                the_next_visit_is_that_of_the_last_one);
  fixture_test ("/rules/summary/activity-falls-back-to-the-next-instrument",
                activity_falls_back_to_the_next_instrument);
  fixture_test ("/rules/summary/deleted-rows-do-not-count", deleted_rows_do_not_count);
  fixture_test ("/rules/summary/more-drugs-than-fit-are-cut-off", more_drugs_than_fit_are_cut_off);
  fixture_test ("/rules/summary/the-order-of-rows-does-not-matter",
                the_order_of_rows_does_not_matter);
  fixture_test ("/rules/summary/a-summary-costs-so-much", a_summary_costs_so_much);
  g_test_add_func ("/rules/summary/the-search-finds-code-and-names",
                   the_search_finds_code_and_names);
  return g_test_run ();
}
