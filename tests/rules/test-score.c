/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include <math.h>

/* mLoSSI: three domains of 0 to 3 at each site, summed (Arkachaisri T et al. J Rheumatol
 * 2009;36:2819-2829). The first visit of the first patient of the reference cohort, worked by hand:
 * head and face 2 + 2 + 3, upper back 3 + 3 + 0 = 13. */
static void
sums_items_over_the_scored_sites (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2015-04-07", "baseline");
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  fixture_site (f, visit, "head_face", 2, 2, 3);
  fixture_site (f, visit, "upper_back", 3, 3, 0);
  fixture_value (f, visit, "weight", NULL, 18.8);
  fixture_value (f, visit, "dermal_atrophy", "head_face", 2);
  course = fixture_course (f);

  g_assert_true (dcs_derive_score (course, fixture_instrument (f, "mlossi"), visit, &score));
  g_assert_true (score.computable);
  g_assert_cmpfloat (score.total, ==, 13);
  g_assert_cmpint (score.decimals, ==, 0);
  g_assert_cmpuint (score.n_items, ==, 6);
  g_assert_cmpuint (score.n_missing, ==, 0);
  g_assert_cmpstr (score.band, ==, "Severe");
}

/* 18 sites of 9 points: the published highest total of 162. */
static void
reaches_the_highest_total_at_all_sites (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", "baseline");
  const DcsInstrument *mlossi = fixture_instrument (f, "mlossi");
  guint n_sites;
  const DcsTerm *const *sites = dcs_definition_terms (f->jls, "site", &n_sites);
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  for (guint i = 0; i < n_sites; i++)
    fixture_site (f, visit, dcs_code_string (sites[i]->code), 3, 3, 3);
  course = fixture_course (f);

  g_assert_true (dcs_derive_score (course, mlossi, visit, &score));
  g_assert_cmpfloat (score.total, ==, 162);
  g_assert_cmpfloat (score.total, ==, mlossi->max_total);
}

static void
a_missing_item_makes_it_not_computable (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", "baseline");
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  fixture_site (f, visit, "neck", 1, 1, 0);
  fixture_value (f, visit, "erythema", "chest", 2);
  course = fixture_course (f);

  g_assert_false (dcs_derive_score (course, fixture_instrument (f, "mlossi"), visit, &score));
  g_assert_false (score.computable);
  g_assert_true (isnan (score.total));
  g_assert_cmpuint (score.n_items, ==, 4);
  g_assert_cmpuint (score.n_missing, ==, 2);
  g_assert_null (score.band);
}

static void
an_item_not_done_is_missing_and_no_zero (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", "baseline");
  gint64 whole = fixture_visit (f, "2020-02-01", "partial");
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  fixture_value (f, visit, "erythema", "neck", 1);
  fixture_not_done (f, visit, "induration", "neck");
  fixture_value (f, visit, "new_enlarged", "neck", 0);
  fixture_site (f, whole, "neck", 1, 1, 0);
  fixture_not_done (f, whole, "erythema", NULL);
  course = fixture_course (f);

  g_assert_false (dcs_derive_score (course, fixture_instrument (f, "mlossi"), visit, &score));
  g_assert_cmpuint (score.n_items, ==, 2);
  g_assert_cmpuint (score.n_missing, ==, 1);
  g_assert_false (dcs_derive_score (course, fixture_instrument (f, "mlossi"), whole, &score));
  g_assert_cmpuint (score.n_missing, ==, 1);
}

static void
a_visit_without_items_is_not_assessed (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", "complete");
  gint64 zeros = fixture_visit (f, "2020-04-01", "complete");
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  fixture_value (f, visit, "weight", NULL, 20);
  fixture_site (f, zeros, "neck", 0, 0, 0);
  course = fixture_course (f);

  g_assert_false (dcs_derive_score (course, fixture_instrument (f, "mlossi"), visit, &score));
  g_assert_cmpuint (score.n_items, ==, 0);
  g_assert_cmpuint (score.n_missing, ==, 0);
  g_assert_true (dcs_derive_score (course, fixture_instrument (f, "mlossi"), zeros, &score));
  g_assert_cmpfloat (score.total, ==, 0);
  g_assert_cmpstr (score.band, ==, "No activity");
}

static void
a_visit_that_is_not_there_is_not_assessed (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  fixture_visit (f, "2020-01-01", NULL);
  fixture_dated_value (f, "2020-01-01", "pga_activity", 40);
  course = fixture_course (f);

  g_assert_false (dcs_derive_score (course, fixture_instrument (f, "pga_a"), 0, &score));
  g_assert_false (dcs_derive_score (course, fixture_instrument (f, "pga_a"), 77, &score));
  g_assert_cmpuint (score.n_items, ==, 0);
}

static void
deleted_rows_do_not_count (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", "baseline");
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  fixture_site (f, visit, "neck", 1, 1, 0);
  fixture_value (f, visit, "erythema", "chest", 3);
  *fixture_last (f, DCS_OBSERVATION_DELETED) = dcs_value_integer (1);
  course = fixture_course (f);

  g_assert_true (dcs_derive_score (course, fixture_instrument (f, "mlossi"), visit, &score));
  g_assert_cmpfloat (score.total, ==, 2);
}

static void
the_canonical_value_is_what_counts (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", "baseline");
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  fixture_value (f, visit, "pga_activity", NULL, 4.5);
  *fixture_last (f, DCS_OBSERVATION_CANONICAL) = dcs_value_decimal (45, 0);
  course = fixture_course (f);

  g_assert_true (dcs_derive_score (course, fixture_instrument (f, "pga_a"), visit, &score));
  g_assert_cmpfloat (score.total, ==, 45);
}

/* Both ends of every band: Teske NR, Jacobe HT. Br J Dermatol 2020;182:398-404; the band of 0 is a
 * product rule. */
static void
bands_hold_both_of_their_ends (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *instrument;
    double total;
    const char *band;
  } cases[] = {
    { "mlossi", 0, "No activity" }, { "mlossi", 1, "Mild" },       { "mlossi", 4, "Mild" },
    { "mlossi", 5, "Moderate" },    { "mlossi", 12, "Moderate" },  { "mlossi", 13, "Severe" },
    { "mlossi", 162, "Severe" },    { "pga_a", 0, "No activity" }, { "pga_a", 1, "Mild" },
    { "pga_a", 10, "Mild" },        { "pga_a", 11, "Moderate" },   { "pga_a", 30, "Moderate" },
    { "pga_a", 31, "Severe" },      { "pga_a", 100, "Severe" },    { "losdi", 0, "No damage" },
    { "losdi", 1, "Mild" },         { "losdi", 10, "Mild" },       { "losdi", 11, "Moderate" },
    { "losdi", 15, "Moderate" },    { "losdi", 16, "Severe" },     { "losdi", 162, "Severe" },
    { "pga_d", 0, "No damage" },    { "pga_d", 1, "Mild" },        { "pga_d", 18, "Mild" },
    { "pga_d", 19, "Moderate" },    { "pga_d", 30, "Moderate" },   { "pga_d", 31, "Severe" },
    { "pga_d", 100, "Severe" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DcsInstrument *instrument = fixture_instrument (f, cases[i].instrument);
      gint64 visit = fixture_visit (f, "2020-01-01", "baseline");
      const char *site = instrument->per_site ? "neck" : NULL;
      g_autoptr (DcsCourse) course = NULL;
      DcsScore score;

      /* The whole total in the first item: the sum does not ask where it is from. */
      for (guint n = 0; n < instrument->n_items; n++)
        fixture_value (
            f, visit, dcs_code_string (instrument->items[n]), site, n == 0 ? cases[i].total : 0);
      course = fixture_course (f);
      g_assert_true (dcs_derive_score (course, instrument, visit, &score));
      g_assert_cmpfloat (score.total, ==, cases[i].total);
      g_assert_cmpstr (score.band, ==, cases[i].band);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/score/sums-items-over-the-scored-sites", sums_items_over_the_scored_sites);
  fixture_test ("/rules/score/reaches-the-highest-total-at-all-sites",
                reaches_the_highest_total_at_all_sites);
  fixture_test ("/rules/score/a-missing-item-makes-it-not-computable",
                a_missing_item_makes_it_not_computable);
  fixture_test ("/rules/score/an-item-not-done-is-missing-and-no-zero",
                an_item_not_done_is_missing_and_no_zero);
  fixture_test ("/rules/score/a-visit-without-items-is-not-assessed",
                a_visit_without_items_is_not_assessed);
  fixture_test ("/rules/score/a-visit-that-is-not-there-is-not-assessed",
                a_visit_that_is_not_there_is_not_assessed);
  fixture_test ("/rules/score/deleted-rows-do-not-count", deleted_rows_do_not_count);
  fixture_test ("/rules/score/the-canonical-value-is-what-counts",
                the_canonical_value_is_what_counts);
  fixture_test ("/rules/score/bands-hold-both-of-their-ends", bands_hold_both_of_their_ends);
  return g_test_run ();
}
