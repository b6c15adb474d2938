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

/* Arkachaisri T et al. Rheumatology (Oxford) 2010;49:373-381: three domains of 0 to 3 at 18 sites.
 */
static void
damage_reaches_both_of_its_ends (RulesFixture *f, gconstpointer data)
{
  gint64 none = fixture_visit (f, "2020-01-01", "baseline");
  gint64 worst = fixture_visit (f, "2020-02-01", "baseline");
  const DcsInstrument *losdi = fixture_instrument (f, "losdi");
  guint n_sites;
  const DcsTerm *const *sites = dcs_definition_terms (f->jls, "site", &n_sites);
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  g_assert_cmpuint (n_sites, ==, 18);
  for (guint i = 0; i < n_sites; i++)
    for (guint n = 0; n < losdi->n_items; n++)
      {
        const char *item = dcs_code_string (losdi->items[n]);

        fixture_value (f, none, item, dcs_code_string (sites[i]->code), 0);
        fixture_value (f, worst, item, dcs_code_string (sites[i]->code), 3);
      }
  course = fixture_course (f);

  g_assert_true (dcs_derive_score (course, losdi, none, &score));
  g_assert_cmpfloat (score.total, ==, 0);
  g_assert_cmpuint (score.n_items, ==, 54);
  g_assert_cmpstr (score.band, ==, "No damage");
  g_assert_true (dcs_derive_score (course, losdi, worst, &score));
  g_assert_cmpfloat (score.total, ==, 162);
  g_assert_cmpfloat (score.total, ==, losdi->max_total);
  g_assert_cmpstr (score.band, ==, "Severe");
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
what_is_missing_is_named (RulesFixture *f, gconstpointer data)
{
  const DcsInstrument *mlossi = fixture_instrument (f, "mlossi");
  gint64 one = fixture_visit (f, "2020-01-01", "baseline");
  gint64 many = fixture_visit (f, "2020-02-01", "baseline");
  gint64 none = fixture_visit (f, "2020-03-01", "baseline");
  gint64 whole = fixture_visit (f, "2020-04-01", "baseline");
  gint64 unplaced = fixture_visit (f, "2020-05-01", "baseline");
  static const struct
  {
    DcsScoreGap gap;
    const char *words;
  } expected[] = {
    { DCS_SCORE_GAP_ITEMS, "Missing: Skin thickness (neck)." },
    { DCS_SCORE_GAP_ITEMS,
      "Missing: Skin thickness (head and face), New or enlarged lesion (head and face), Skin "
      "thickness (neck), New or enlarged lesion (neck), Skin thickness (chest), New or enlarged "
      "lesion (chest), Skin thickness (abdomen), New or enlarged lesion (abdomen) and 2 more." },
    { DCS_SCORE_GAP_EMPTY, "Nothing is recorded." },
    { DCS_SCORE_GAP_NONE, NULL },
    { DCS_SCORE_GAP_UNPLACED, "An item was not done at any site." },
  };
  static const char *const sites[] = { "head_face", "neck", "chest", "abdomen", "upper_back" };
  gint64 visits[] = { one, many, none, whole, unplaced };
  g_autoptr (DcsCourse) course = NULL;

  fixture_value (f, one, "erythema", "neck", 1);
  fixture_value (f, one, "new_enlarged", "neck", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (sites); i++)
    fixture_value (f, many, "erythema", sites[i], 1);
  fixture_site (f, whole, "neck", 1, 1, 0);
  fixture_site (f, unplaced, "neck", 1, 1, 0);
  fixture_not_done (f, unplaced, "induration", NULL);
  course = fixture_course (f);

  for (gsize i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autofree char *words = NULL;
      DcsScore score;

      g_assert_cmpint (dcs_derive_score (course, mlossi, visits[i], &score),
                       ==,
                       expected[i].gap == DCS_SCORE_GAP_NONE);
      g_assert_cmpint (score.gap, ==, expected[i].gap);
      words = dcs_score_describe_missing (mlossi, f->jls, &score);
      g_assert_cmpstr (words, ==, expected[i].words);
    }
}

static void
say (RulesFixture *f, const char *reviewed)
{
  *fixture_last (f, DCS_VISIT_REVIEWED) = dcs_value_text (reviewed);
}

/* What is said of the sites that have no row: "not assessed" is never 0, "not involved" is. */
static void
the_rest_is_what_was_said_of_it (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *reviewed;
    gboolean row;
    DcsScoreGap gap;
    double total;
  } cases[] = {
    { NULL, TRUE, DCS_SCORE_GAP_NONE, 3 },
    { NULL, FALSE, DCS_SCORE_GAP_EMPTY, NAN },
    { "loscat:rest=not_involved", TRUE, DCS_SCORE_GAP_NONE, 3 },
    { "loscat:rest=not_involved", FALSE, DCS_SCORE_GAP_NONE, 0 },
    { "loscat:rest=not_assessed", TRUE, DCS_SCORE_GAP_REST, NAN },
    { "loscat:rest=not_assessed", FALSE, DCS_SCORE_GAP_REST, NAN },
    { "pga  loscat loscat:rest=not_assessed laboratory", TRUE, DCS_SCORE_GAP_REST, NAN },
    /* Words of other forms, or that mean something else. */
    { "loscat", FALSE, DCS_SCORE_GAP_EMPTY, NAN },
    { "loscat2:rest=not_assessed", TRUE, DCS_SCORE_GAP_NONE, 3 },
    { "loscat:rest=not_assessed2", TRUE, DCS_SCORE_GAP_NONE, 3 },
    { "loscat:rest=not loscat: loscat:rest=", FALSE, DCS_SCORE_GAP_EMPTY, NAN },
    { "loscat:rest=not_involved_x", FALSE, DCS_SCORE_GAP_EMPTY, NAN },
    { "mrss:rest=not_assessed", TRUE, DCS_SCORE_GAP_NONE, 3 },
    { "", TRUE, DCS_SCORE_GAP_NONE, 3 },
  };
  const DcsInstrument *mlossi = fixture_instrument (f, "mlossi");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 visit = fixture_visit (f, "2020-01-01", "baseline");
      g_autoptr (DcsCourse) course = NULL;
      DcsScore score;

      g_test_message ("%s", cases[i].reviewed != NULL ? cases[i].reviewed : "(nothing)");
      if (cases[i].reviewed != NULL)
        say (f, cases[i].reviewed);
      if (cases[i].row)
        fixture_site (f, visit, "neck", 2, 1, 0);
      course = fixture_course (f);
      dcs_derive_score (course, mlossi, visit, &score);
      g_assert_cmpint (score.gap, ==, cases[i].gap);
      g_assert_cmpint (score.computable, ==, cases[i].gap == DCS_SCORE_GAP_NONE);
      if (score.computable)
        g_assert_cmpfloat (score.total, ==, cases[i].total);
      else
        g_assert_true (isnan (score.total));
    }
}

/* With all 18 sites scored no rest is left that could lack an assessment. */
static void
no_rest_is_left_when_every_site_is_scored (RulesFixture *f, gconstpointer data)
{
  const DcsInstrument *mlossi = fixture_instrument (f, "mlossi");
  gint64 visit = fixture_visit (f, "2020-01-01", "baseline");
  guint n_sites;
  const DcsTerm *const *sites = dcs_definition_terms (f->jls, "site", &n_sites);
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  say (f, "loscat:rest=not_assessed");
  for (guint i = 0; i < n_sites; i++)
    fixture_site (f, visit, dcs_code_string (sites[i]->code), 1, 0, 0);
  course = fixture_course (f);

  g_assert_true (dcs_derive_score (course, mlossi, visit, &score));
  g_assert_cmpfloat (score.total, ==, 18);
}

/* Whoever says what the rest is fills in a form: a row of which only the activity was scored says
 * nothing of its damage. A file of old visits has only what it has. */
static void
a_row_of_the_form_needs_all_items (RulesFixture *f, gconstpointer data)
{
  const DcsInstrument *losdi = fixture_instrument (f, "losdi");
  gint64 typed = fixture_visit (f, "2020-01-01", "baseline");
  gint64 old;
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  say (f, "loscat:rest=not_involved");
  old = fixture_visit (f, "2020-02-01", "baseline");
  fixture_site (f, typed, "neck", 1, 1, 0);
  fixture_site (f, old, "neck", 1, 1, 0);
  for (guint n = 0; n < losdi->n_items; n++)
    {
      fixture_value (f, typed, dcs_code_string (losdi->items[n]), "chest", 1);
      fixture_value (f, old, dcs_code_string (losdi->items[n]), "chest", 1);
    }
  course = fixture_course (f);

  g_assert_false (dcs_derive_score (course, losdi, typed, &score));
  g_assert_cmpint (score.gap, ==, DCS_SCORE_GAP_ITEMS);
  g_assert_cmpuint (score.n_missing, ==, 3);
  g_assert_cmpstr (dcs_code_string (score.missing[0].site), ==, "neck");
  g_assert_true (dcs_derive_score (course, losdi, old, &score));
  g_assert_cmpfloat (score.total, ==, 3);
}

static void
an_item_recorded_twice_counts_once_or_not_at_all (RulesFixture *f, gconstpointer data)
{
  const DcsInstrument *mlossi = fixture_instrument (f, "mlossi");
  gint64 same = fixture_visit (f, "2020-01-01", "baseline");
  gint64 other = fixture_visit (f, "2020-02-01", "baseline");
  g_autoptr (DcsCourse) course = NULL;
  DcsScore score;

  fixture_site (f, same, "neck", 2, 1, 3);
  fixture_value (f, same, "erythema", "neck", 2);
  fixture_site (f, other, "neck", 2, 1, 3);
  fixture_value (f, other, "erythema", "neck", 3);
  course = fixture_course (f);

  g_assert_true (dcs_derive_score (course, mlossi, same, &score));
  g_assert_cmpfloat (score.total, ==, 6);
  g_assert_false (dcs_derive_score (course, mlossi, other, &score));
  g_assert_cmpint (score.gap, ==, DCS_SCORE_GAP_DOUBLE);
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
  fixture_test ("/rules/score/damage-reaches-both-of-its-ends", damage_reaches_both_of_its_ends);
  fixture_test ("/rules/score/what-is-missing-is-named", what_is_missing_is_named);
  fixture_test ("/rules/score/the-rest-is-what-was-said-of-it", the_rest_is_what_was_said_of_it);
  fixture_test ("/rules/score/no-rest-is-left-when-every-site-is-scored",
                no_rest_is_left_when_every_site_is_scored);
  fixture_test ("/rules/score/a-row-of-the-form-needs-all-items",
                a_row_of_the_form_needs_all_items);
  fixture_test ("/rules/score/an-item-recorded-twice-counts-once-or-not-at-all",
                an_item_recorded_twice_counts_once_or_not_at_all);
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
