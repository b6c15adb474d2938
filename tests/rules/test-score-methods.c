/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include <math.h>
#include <string.h>

#define MAX_INPUTS 64

/* The inputs of one form, as a page has them while they are typed. */
typedef struct
{
  DcsScoreInput inputs[MAX_INPUTS];
  guint n_inputs;
} Sheet;

static void
put_at (Sheet *sheet, const char *item, const char *site, double value)
{
  g_assert_cmpuint (sheet->n_inputs, <, MAX_INPUTS);
  sheet->inputs[sheet->n_inputs++] = (DcsScoreInput){
    .code = dcs_code (item),
    .site = site != NULL ? dcs_code (site) : 0,
    .value = value,
  };
}

static void
put (Sheet *sheet, const char *item, double value)
{
  put_at (sheet, item, NULL, value);
}

static const DcsInstrument *
find_instrument (RulesFixture *f, const char *code)
{
  for (guint i = 0; i < dcs_catalog_count (f->catalog); i++)
    {
      const DcsInstrument *instrument = dcs_definition_instrument (dcs_catalog_nth (f->catalog, i),
                                                                   dcs_code (code));

      if (instrument != NULL)
        return instrument;
    }
  g_error ("No definition has the instrument %s", code);
}

static DcsScore
compute (RulesFixture *f, const char *instrument, const Sheet *sheet)
{
  DcsScore score;

  dcs_compute_score (find_instrument (f, instrument),
                     NULL,
                     sheet->inputs,
                     sheet->n_inputs,
                     DCS_SCORE_REST_UNSAID,
                     &score);
  g_assert_cmpint (score.computable, ==, score.gap == DCS_SCORE_GAP_NONE);
  g_assert_cmpint (score.computable, ==, !isnan (score.total));
  return score;
}

static void
assert_total (RulesFixture *f, const char *instrument, const Sheet *sheet, double total)
{
  DcsScore score = compute (f, instrument, sheet);

  g_assert_true (score.computable);
  assert_near (score.total, total, 1e-12);
}

static void
assert_words (RulesFixture *f, const char *instrument, const Sheet *sheet, const char *expected)
{
  DcsScore score = compute (f, instrument, sheet);
  g_autofree char *words = dcs_score_describe_missing (
      find_instrument (f, instrument), NULL, &score);

  g_assert_cmpstr (words, ==, expected);
}

/* ---- ALSFRS-R: Cedarbaum JM et al. J Neurol Sci 1999;169:13-21 ---- */

static const char *const alsfrs_items[12] = {
  "alsfrs_speech",  "alsfrs_salivation", "alsfrs_swallowing", "alsfrs_handwriting",
  "alsfrs_cutting", "alsfrs_dressing",   "alsfrs_turning",    "alsfrs_walking",
  "alsfrs_stairs",  "alsfrs_dyspnoea",   "alsfrs_orthopnoea", "alsfrs_ventilation",
};

/* @gastrostomy: the fifth item is 5b. */
static Sheet
alsfrs_sheet (const int *items, gboolean gastrostomy)
{
  Sheet sheet = { .n_inputs = 0 };

  for (int i = 0; i < 12; i++)
    put (&sheet, i == 4 && gastrostomy ? "alsfrs_gastrostomy" : alsfrs_items[i], items[i]);
  return sheet;
}

/* The worked cases of the clinical reference, C4; the subscores are added up by hand. */
static void
worked_cases_of_the_alsfrs_r_add_up (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    int items[12];
    gboolean gastrostomy;
    int total, bulbar, fine, gross, respiratory;
  } cases[] = {
    { { 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4 }, FALSE, 48, 12, 12, 12, 12 },
    { { 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4 }, FALSE, 47, 11, 12, 12, 12 },
    { { 3, 4, 4, 3, 4, 4, 4, 4, 4, 4, 4, 4 }, FALSE, 46, 11, 11, 12, 12 },
    { { 3, 4, 4, 3, 4, 3, 4, 2, 4, 4, 4, 4 }, FALSE, 43, 11, 10, 10, 12 },
    { { 2, 3, 1, 3, 3, 3, 3, 3, 3, 4, 4, 4 }, TRUE, 36, 6, 9, 9, 12 },
    { { 4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3 }, FALSE, 45, 12, 12, 12, 9 },
    { { 1, 3, 2, 1, 1, 1, 2, 1, 0, 2, 3, 4 }, FALSE, 21, 6, 3, 3, 9 },
    { { 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1 }, TRUE, 4, 1, 0, 0, 3 },
    { { 1, 3, 3, 2, 3, 3, 3, 3, 3, 4, 4, 4 }, FALSE, 36, 7, 8, 9, 12 },
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, FALSE, 0, 0, 0, 0, 0 },
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, TRUE, 0, 0, 0, 0, 0 },
  };

  g_assert_cmpfloat (find_instrument (f, "alsfrs_r")->max_total, ==, 48);
  g_assert_true (find_instrument (f, "alsfrs_r")->lower_is_worse);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = alsfrs_sheet (cases[i].items, cases[i].gastrostomy);

      assert_total (f, "alsfrs_r", &sheet, cases[i].total);
      assert_total (f, "alsfrs_bulbar", &sheet, cases[i].bulbar);
      assert_total (f, "alsfrs_fine_motor", &sheet, cases[i].fine);
      assert_total (f, "alsfrs_gross_motor", &sheet, cases[i].gross);
      assert_total (f, "alsfrs_respiratory", &sheet, cases[i].respiratory);
    }
}

static void
subscores_are_parts_of_the_total (RulesFixture *f, gconstpointer data)
{
  static const char *const parts[] = {
    "alsfrs_bulbar", "alsfrs_fine_motor", "alsfrs_gross_motor", "alsfrs_respiratory"
  };
  const DcsInstrument *total = find_instrument (f, "alsfrs_r");
  guint n_items = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const DcsInstrument *part = find_instrument (f, parts[i]);

      g_assert_true (part->part_of == total->term.code);
      g_assert_cmpfloat (part->max_total, ==, 12);
      n_items += part->n_items;
    }
  g_assert_cmpuint (n_items, ==, total->n_items);
  g_assert_cmpuint (n_items, ==, 13);
}

/* 5a or 5b, never both and never neither (clinical reference, C1). */
static void
exactly_one_alternative_is_answered (RulesFixture *f, gconstpointer data)
{
  static const int fours[12] = { 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4 };
  Sheet both = alsfrs_sheet (fours, FALSE);
  Sheet neither = alsfrs_sheet (fours, FALSE);
  Sheet not_done = alsfrs_sheet (fours, TRUE);
  DcsScore score;

  put (&both, "alsfrs_gastrostomy", 4);
  score = compute (f, "alsfrs_r", &both);
  g_assert_cmpint (score.gap, ==, DCS_SCORE_GAP_BOTH);
  g_assert_cmpint (compute (f, "alsfrs_fine_motor", &both).gap, ==, DCS_SCORE_GAP_BOTH);
  assert_words (
      f,
      "alsfrs_r",
      &both,
      "Only one of these can be answered: Cutting food (5a, no gastrostomy), Handling (5b, "
      "gastrostomy).");
  /* The other subscores do not have the item. */
  assert_total (f, "alsfrs_bulbar", &both, 12);

  neither.inputs[4].value = NAN;
  score = compute (f, "alsfrs_r", &neither);
  g_assert_cmpint (score.gap, ==, DCS_SCORE_GAP_ITEMS);
  g_assert_cmpuint (score.n_missing, ==, 1);
  assert_words (f,
                "alsfrs_r",
                &neither,
                "Missing: Cutting food (5a, no gastrostomy) or Handling (5b, "
                "gastrostomy).");

  put (&not_done, "alsfrs_cutting", NAN);
  not_done.inputs[12].not_done = TRUE;
  assert_total (f, "alsfrs_r", &not_done, 48);
}

static void
every_item_of_the_alsfrs_r_is_needed (RulesFixture *f, gconstpointer data)
{
  static const int fours[12] = { 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4 };

  for (int i = 0; i < 12; i++)
    {
      Sheet sheet = alsfrs_sheet (fours, FALSE);
      DcsScore score;

      sheet.inputs[i] = sheet.inputs[11];
      sheet.n_inputs = 11;
      score = compute (f, "alsfrs_r", &sheet);
      g_assert_cmpint (score.gap, ==, DCS_SCORE_GAP_ITEMS);
      g_assert_cmpuint (score.n_missing, ==, 1);
      g_assert_true (score.missing[0].item == dcs_code (alsfrs_items[i]));
    }
}

/* ---- mRSS: 17 sites of 0 to 3 (clinical reference, B2) ---- */

static void
every_site_of_the_mrss_is_needed (RulesFixture *f, gconstpointer data)
{
  const DcsInstrument *mrss = find_instrument (f, "mrss");
  Sheet none = { .n_inputs = 0 };
  Sheet worst = { .n_inputs = 0 };
  Sheet mixed = { .n_inputs = 0 };
  DcsScore score;

  g_assert_cmpuint (mrss->n_sites, ==, 17);
  g_assert_cmpfloat (mrss->max_total, ==, 51);
  for (guint i = 0; i < mrss->n_sites; i++)
    {
      put_at (&none, "mrss_skin", dcs_code_string (mrss->sites[i]), 0);
      put_at (&worst, "mrss_skin", dcs_code_string (mrss->sites[i]), 3);
      put_at (&mixed, "mrss_skin", dcs_code_string (mrss->sites[i]), i % 4);
    }
  assert_total (f, "mrss", &none, 0);
  assert_total (f, "mrss", &worst, 51);
  /* 0 1 2 3, four times over, and 0: 24 */
  assert_total (f, "mrss", &mixed, 24);

  /* A site without a row is not 0 here, whatever is said of the rest. */
  worst.n_inputs = 16;
  for (int rest = DCS_SCORE_REST_UNSAID; rest <= (int) DCS_SCORE_REST_NOT_INVOLVED; rest++)
    {
      g_assert_false (dcs_compute_score (
          mrss, NULL, worst.inputs, worst.n_inputs, (DcsScoreRest) rest, &score));
      g_assert_cmpint (score.gap, ==, DCS_SCORE_GAP_ITEMS);
      g_assert_cmpuint (score.n_missing, ==, 1);
      g_assert_cmpuint (score.n_gaps, ==, 1);
      g_assert_true (score.missing[0].site == mrss->sites[16]);
      g_assert_cmpuint (score.missing[0].item, ==, 0);
    }
  assert_words (f, "mrss", &worst, "Missing: back of the left foot.");

  worst.n_inputs = 0;
  for (int rest = DCS_SCORE_REST_UNSAID; rest <= (int) DCS_SCORE_REST_NOT_INVOLVED; rest++)
    g_assert_false (dcs_compute_score (mrss, NULL, NULL, 0, (DcsScoreRest) rest, &score));
  g_assert_cmpint (compute (f, "mrss", &worst).gap, ==, DCS_SCORE_GAP_EMPTY);

  /* Fingers and toes that only other findings have are none of its sites. */
  put_at (&none, "mrss_skin", "thumb", 3);
  assert_total (f, "mrss", &none, 0);
}

/* ---- HAQ-DI (clinical reference, B6; Fries JF et al. Arthritis Rheum 1980;23:137-145) ---- */

static const char *const haq_categories[8] = { "haq_dressing", "haq_arising",   "haq_eating",
                                               "haq_walking",  "haq_hygiene",   "haq_reach",
                                               "haq_grip",     "haq_activities" };

static const DcsItemGroup *
haq_group (RulesFixture *f, int category)
{
  DcsDefinition *definition = find_instrument (f, "haq_di")->definition;
  const DcsItemGroup *group = dcs_definition_item_group (definition,
                                                         dcs_code (haq_categories[category]));

  g_assert_nonnull (group);
  return group;
}

/* Answers the last item of the category, and the others with 0. */
static void
put_category (RulesFixture *f, Sheet *sheet, int category, double value)
{
  const DcsItemGroup *group = haq_group (f, category);

  for (guint i = 0; i < group->n_items; i++)
    put (sheet, dcs_code_string (group->items[i]), i + 1 == group->n_items ? value : 0);
}

static void
put_aid (RulesFixture *f, Sheet *sheet, int category, double value)
{
  put (sheet, dcs_code_string (haq_group (f, category)->aids[0]), value);
}

static Sheet
haq_sheet (RulesFixture *f, const int *categories, int n_categories)
{
  Sheet sheet = { .n_inputs = 0 };

  for (int i = 0; i < n_categories; i++)
    put_category (f, &sheet, i, categories[i]);
  return sheet;
}

static void
the_haq_di_is_the_mean_of_its_categories (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    int categories[8];
    double total;
  } cases[] = {
    { { 0, 0, 0, 0, 0, 0, 0, 0 }, 0 },     { { 3, 3, 3, 3, 3, 3, 3, 3 }, 3 },
    { { 1, 0, 0, 0, 0, 0, 0, 0 }, 0.125 }, { { 0, 0, 0, 0, 0, 0, 0, 2 }, 0.25 },
    { { 1, 1, 1, 0, 0, 0, 0, 0 }, 0.375 }, { { 3, 2, 1, 0, 1, 2, 3, 1 }, 1.625 },
    { { 3, 3, 3, 3, 3, 3, 3, 2 }, 2.875 },
  };
  const DcsInstrument *haq = find_instrument (f, "haq_di");

  g_assert_cmpuint (haq->n_categories, ==, 8);
  /* 20 questions and an aid for each category. */
  g_assert_cmpuint (haq->n_items, ==, 28);
  g_assert_cmpfloat (haq->max_total, ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = haq_sheet (f, cases[i].categories, 8);

      assert_total (f, "haq_di", &sheet, cases[i].total);
      g_assert_cmpint (compute (f, "haq_di", &sheet).decimals, ==, 3);
    }
}

/* Each sum of eight categories is a step of 0.125. */
static void
the_haq_di_goes_in_steps_of_an_eighth (RulesFixture *f, gconstpointer data)
{
  for (int sum = 0; sum <= 24; sum++)
    {
      int categories[8];
      Sheet sheet;

      for (int i = 0; i < 8; i++)
        categories[i] = CLAMP (sum - 3 * i, 0, 3);
      sheet = haq_sheet (f, categories, 8);
      g_assert_cmpfloat (compute (f, "haq_di", &sheet).total, ==, sum * 0.125);
    }
}

static void
a_category_is_its_highest_item (RulesFixture *f, gconstpointer data)
{
  static const int zeros[8] = { 0, 0, 0, 0, 0, 0, 0, 0 };
  Sheet sheet = haq_sheet (f, zeros, 8);
  Sheet partly = haq_sheet (f, zeros, 7);

  /* Eating: cut 1, cup 3, carton 2. */
  for (guint i = 0; i < sheet.n_inputs; i++)
    if (sheet.inputs[i].code == dcs_code ("haq_cut"))
      sheet.inputs[i].value = 1;
    else if (sheet.inputs[i].code == dcs_code ("haq_cup"))
      sheet.inputs[i].value = 3;
    else if (sheet.inputs[i].code == dcs_code ("haq_carton"))
      sheet.inputs[i].value = 2;
  assert_total (f, "haq_di", &sheet, 0.375);
  /* One item answers a category. */
  put (&partly, "haq_chores", 2);
  assert_total (f, "haq_di", &partly, 0.25);
  g_assert_cmpuint (compute (f, "haq_di", &partly).n_categories, ==, 8);
}

static void
an_aid_makes_a_category_at_least_two (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    int category, aid;
    double total;
  } cases[] = {
    { 0, 0, 0 },    { 0, 1, 0.25 }, { 1, 0, 0.125 }, { 1, 1, 0.25 },
    { 2, 0, 0.25 }, { 2, 1, 0.25 }, { 3, 0, 0.375 }, { 3, 1, 0.375 },
  };

  for (int place = 0; place < 8; place++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        int categories[8] = { 0 };
        Sheet sheet;

        categories[place] = cases[i].category;
        sheet = haq_sheet (f, categories, 8);
        put_aid (f, &sheet, place, cases[i].aid);
        assert_total (f, "haq_di", &sheet, cases[i].total);
      }
}

static void
six_of_eight_categories_are_enough (RulesFixture *f, gconstpointer data)
{
  static const int categories[8] = { 1, 2, 3, 1, 2, 3, 3, 3 };
  Sheet eight = haq_sheet (f, categories, 8);
  Sheet seven = haq_sheet (f, categories, 7);
  Sheet six = haq_sheet (f, categories, 6);
  Sheet five = haq_sheet (f, categories, 5);
  Sheet none = { .n_inputs = 0 };
  DcsScore score;

  assert_total (f, "haq_di", &eight, 18 / 8.0);
  assert_total (f, "haq_di", &seven, 15 / 7.0);
  assert_total (f, "haq_di", &six, 12 / 6.0);
  score = compute (f, "haq_di", &six);
  g_assert_cmpuint (score.n_categories, ==, 6);
  g_assert_cmpuint (score.n_missing, ==, 0);

  /* An aid alone answers no category. */
  put_aid (f, &five, 5, 1);
  score = compute (f, "haq_di", &five);
  g_assert_cmpint (score.gap, ==, DCS_SCORE_GAP_CATEGORIES);
  g_assert_cmpuint (score.n_categories, ==, 5);
  g_assert_cmpuint (score.n_missing, ==, 3);
  assert_words (f,
                "haq_di",
                &five,
                "5 of 8 categories are answered, 6 are needed. Missing: Reach, Grip, Activities.");

  put_aid (f, &none, 0, 1);
  g_assert_cmpint (compute (f, "haq_di", &none).gap, ==, DCS_SCORE_GAP_EMPTY);
  assert_words (f, "haq_di", &none, "Nothing is recorded.");
}

/* ---- typed and stored ---- */

/* Whatever the inputs are, a page and the file come to the same total. */
static void
typed_and_stored_values_give_the_same_total (RulesFixture *f, gconstpointer data)
{
  static const char *const instruments[] = { "mlossi", "losdi",  "pga_a",
                                             "mrss",   "haq_di", "alsfrs_r" };
  static const char *const words[] = { NULL,
                                       "loscat:rest=not_assessed",
                                       "loscat:rest=not_involved" };
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (int i = 0; i < 600; i++)
    {
      const DcsInstrument *instrument = find_instrument (
          f, instruments[i % (int) G_N_ELEMENTS (instruments)]);
      int rest = g_rand_int_range (random, 0, G_N_ELEMENTS (words));
      gint64 visit = fixture_visit (f, "2020-01-01", "baseline");
      guint n_sites;
      const DcsTerm *const *sites = dcs_definition_terms (instrument->definition, "site", &n_sites);
      g_autoptr (DcsCourse) course = NULL;
      Sheet sheet = { .n_inputs = 0 };
      DcsScore typed;
      DcsScore stored;

      if (words[rest] != NULL)
        *fixture_last (f, DCS_VISIT_REVIEWED) = dcs_value_text (words[rest]);
      for (int n = g_rand_int_range (random, 0, 50); n > 0; n--)
        {
          const char *item = dcs_code_string (
              instrument->items[g_rand_int_range (random, 0, (int) instrument->n_items)]);
          const char *site = instrument->per_site ? dcs_code_string (
                                 sites[g_rand_int_range (random, 0, MIN (3, (int) n_sites))]->code)
                                                  : NULL;
          double value = g_rand_int_range (random, 0, 4);

          put_at (&sheet, item, site, value);
          fixture_value (f, visit, item, site, value);
        }
      course = fixture_course (f);
      dcs_derive_score (course, instrument, visit, &stored);
      dcs_compute_score (instrument,
                         NULL,
                         sheet.inputs,
                         sheet.n_inputs,
                         instrument->form == dcs_code ("loscat") ? (DcsScoreRest) rest
                                                                 : DCS_SCORE_REST_UNSAID,
                         &typed);
      g_assert_cmpint (typed.gap, ==, stored.gap);
      g_assert_cmpuint (typed.n_missing, ==, stored.n_missing);
      g_assert_cmpuint (typed.n_items, ==, stored.n_items);
      g_assert_cmpstr (typed.band, ==, stored.band);
      if (typed.computable)
        g_assert_cmpfloat (typed.total, ==, stored.total);
      g_ptr_array_set_size (f->rows, 0);
    }
}

static void
no_input_is_never_a_total (RulesFixture *f, gconstpointer data)
{
  for (guint i = 0; i < dcs_catalog_count (f->catalog); i++)
    {
      guint n;
      const DcsInstrument *const *instruments = dcs_definition_instruments (
          dcs_catalog_nth (f->catalog, i), &n);

      for (guint j = 0; j < n; j++)
        {
          DcsScore score;

          g_assert_false (
              dcs_compute_score (instruments[j], NULL, NULL, 0, DCS_SCORE_REST_UNSAID, &score));
          g_assert_cmpint (score.gap, ==, DCS_SCORE_GAP_EMPTY);
          g_assert_false (dcs_compute_score (
              instruments[j], NULL, NULL, 0, DCS_SCORE_REST_NOT_ASSESSED, &score));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/score-methods/worked-cases-of-the-alsfrs-r-add-up",
                worked_cases_of_the_alsfrs_r_add_up);
  fixture_test ("/rules/score-methods/subscores-are-parts-of-the-total",
                subscores_are_parts_of_the_total);
  fixture_test ("/rules/score-methods/exactly-one-alternative-is-answered",
                exactly_one_alternative_is_answered);
  fixture_test ("/rules/score-methods/every-item-of-the-alsfrs-r-is-needed",
                every_item_of_the_alsfrs_r_is_needed);
  fixture_test ("/rules/score-methods/every-site-of-the-mrss-is-needed",
                every_site_of_the_mrss_is_needed);
  fixture_test ("/rules/score-methods/the-haq-di-is-the-mean-of-its-categories",
                the_haq_di_is_the_mean_of_its_categories);
  fixture_test ("/rules/score-methods/the-haq-di-goes-in-steps-of-an-eighth",
                the_haq_di_goes_in_steps_of_an_eighth);
  fixture_test ("/rules/score-methods/a-category-is-its-highest-item",
                a_category_is_its_highest_item);
  fixture_test ("/rules/score-methods/an-aid-makes-a-category-at-least-two",
                an_aid_makes_a_category_at_least_two);
  fixture_test ("/rules/score-methods/six-of-eight-categories-are-enough",
                six_of_eight_categories_are_enough);
  fixture_test ("/rules/score-methods/typed-and-stored-values-give-the-same-total",
                typed_and_stored_values_give_the_same_total);
  fixture_test ("/rules/score-methods/no-input-is-never-a-total", no_input_is_never_a_total);
  return g_test_run ();
}
