/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formula-fixture.h"

#include <math.h>
#include <string.h>

/* @missing: what is named as missing, parted by "; ". */
static void
assert_explained (RulesFixture *f,
                  const char *instrument,
                  gint64 visit,
                  const char *expected,
                  const char *missing)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsExplanation) explanation = dcs_score_explain (
      course, f->jls, fixture_instrument (f, instrument), visit);
  g_autofree char *text = dcs_explanation_to_text (explanation);
  g_autofree char *names = NULL;

  g_assert_cmpstr (text, ==, expected);
  g_ptr_array_add (explanation->missing, NULL);
  names = g_strjoinv ("; ", (char **) explanation->missing->pdata);
  g_assert_cmpstr (names, ==, missing);
}

#define PAIR_RULE "  Range: 0 to 20\n  Bands: up to 4: low; above 4: high\n"
#define SKIN_RULE "Sum of the dots.\n  Range: 0 to 18\nSource: Somebody 2001\n"

static void
items_and_the_change_since_the_total_before (RulesFixture *f, gconstpointer data)
{
  gint64 first = fixture_visit (f, "2019-01-01", NULL);
  gint64 part = fixture_visit (f, "2019-06-01", NULL);
  gint64 visit = fixture_visit (f, "2020-01-01", NULL);

  fixture_value (f, first, "a", NULL, 5);
  fixture_value (f, first, "b", NULL, 3);
  fixture_value (f, part, "a", NULL, 1);
  fixture_value (f, visit, "a", NULL, 2);
  fixture_value (f, visit, "b", NULL, 0);

  assert_explained (f,
                    "pair",
                    visit,
                    "Pair: 2 (low)\n"
                    "  Alpha: 2\n"
                    "  Beta: 0\n"
                    "  Change since the total before: −6 (from 8, −75 %) (1 Jan 2019)\n" PAIR_RULE,
                    "");
  /* The first total has none before it. */
  assert_explained (f, "pair", first, "Pair: 8 (high)\n  Alpha: 5\n  Beta: 3\n" PAIR_RULE, "");
  assert_explained (f,
                    "pair",
                    part,
                    "Pair: Not computable\n"
                    "  Alpha: 1\n"
                    "  Beta: not recorded\n" PAIR_RULE,
                    "Beta");
}

static void
a_change_from_zero_has_no_percent (RulesFixture *f, gconstpointer data)
{
  gint64 first = fixture_visit (f, "2019-01-01", NULL);
  gint64 second = fixture_visit (f, "2020-01-01", NULL);
  gint64 third = fixture_visit (f, "2021-01-01", NULL);

  fixture_value (f, first, "a", NULL, 0);
  fixture_value (f, first, "b", NULL, 0);
  fixture_value (f, second, "a", NULL, 4);
  fixture_value (f, second, "b", NULL, 0.5);
  fixture_value (f, third, "a", NULL, 4);
  fixture_value (f, third, "b", NULL, 0.5);

  assert_explained (f,
                    "pair",
                    second,
                    "Pair: 4.5 (high)\n"
                    "  Alpha: 4\n"
                    "  Beta: 0.5\n"
                    "  Change since the total before: +4.5 (from 0) (1 Jan 2019)\n" PAIR_RULE,
                    "");
  assert_explained (f,
                    "pair",
                    third,
                    "Pair: 4.5 (high)\n"
                    "  Alpha: 4\n"
                    "  Beta: 0.5\n"
                    "  Change since the total before: none (from 4.5) (1 Jan 2020)\n" PAIR_RULE,
                    "");
}

static void
only_sites_that_were_scored_are_listed (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", NULL);
  gint64 said = 0, open = 0;

  fixture_value (f, visit, "dots", "nose", 2);
  fixture_value (f, visit, "more", "nose", 1);
  said = fixture_visit (f, "2020-02-01", NULL);
  *fixture_last (f, DCS_VISIT_REVIEWED) = dcs_value_text ("grid:rest=not_involved");
  open = fixture_visit (f, "2020-03-01", NULL);
  *fixture_last (f, DCS_VISIT_REVIEWED) = dcs_value_text ("grid:rest=not_assessed");
  fixture_value (f, open, "dots", "ear", 3);
  fixture_not_done (f, open, "more", "ear");

  assert_explained (f,
                    "skin",
                    visit,
                    "Skin score: 3\n"
                    "  Nose: 3\n"
                    "    Dots: 2 (Some)\n"
                    "    More: 1\n"
                    "  2 other sites: nothing recorded, counted as 0\n" SKIN_RULE,
                    "");
  assert_explained (f,
                    "skin",
                    said,
                    "Skin score: 0\n"
                    "  3 sites: not involved\n"
                    "  Change since the total before: −3 (from 3, −100 %) (1 Jan 2020)\n" SKIN_RULE,
                    "");
  assert_explained (f,
                    "skin",
                    open,
                    "Skin score: Not computable\n"
                    "  Ear\n"
                    "    Dots: 3 (Many)\n"
                    "    More: not done\n"
                    "  2 other sites: not assessed\n" SKIN_RULE,
                    "More (ear); 2 other sites");
}

static void
nothing_at_all_is_not_computable (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", NULL);

  fixture_value (f, visit, "dots", "nose", 2);
  *fixture_last (f, DCS_OBSERVATION_DELETED) = dcs_value_integer (1);
  assert_explained (f,
                    "skin",
                    visit,
                    "Skin score: Not computable\n"
                    "  3 sites: not recorded\n" SKIN_RULE,
                    "3 sites");
  assert_explained (f,
                    "pair",
                    visit,
                    "Pair: Not computable\n"
                    "  Alpha: not recorded\n"
                    "  Beta: not recorded\n" PAIR_RULE,
                    "Alpha; Beta");
}

static void
of_alternatives_the_answered_one_is_shown (RulesFixture *f, gconstpointer data)
{
  gint64 one = fixture_visit (f, "2020-01-01", NULL);
  gint64 none = fixture_visit (f, "2020-02-01", NULL);
  gint64 two = fixture_visit (f, "2020-03-01", NULL);

  fixture_value (f, one, "a", NULL, 1);
  fixture_value (f, one, "x2", NULL, 3);
  fixture_value (f, none, "a", NULL, 1);
  fixture_value (f, two, "a", NULL, 1);
  fixture_value (f, two, "x1", NULL, 2);
  fixture_value (f, two, "x2", NULL, 3);

  assert_explained (
      f, "either", one, "Either: 4\n  Alpha: 1\n  Second way: 3\n  Range: 0 to 30\n", "");
  assert_explained (f,
                    "either",
                    none,
                    "Either: Not computable\n"
                    "  Alpha: 1\n"
                    "  First way or Second way: not recorded\n"
                    "  Range: 0 to 30\n",
                    "First way or Second way");
  assert_explained (f,
                    "either",
                    two,
                    "Either: Not computable\n"
                    "  Alpha: 1\n"
                    "  First way: 2\n"
                    "  Second way: 3\n"
                    "  Range: 0 to 30\n",
                    "Only one of these can be answered: First way, Second way.");
}

/* HAQ-DI: the highest item of a category, at least 2 with an aid (clinical reference B6). */
static void
categories_have_their_items_and_aids (RulesFixture *f, gconstpointer data)
{
  gint64 visit = fixture_visit (f, "2020-01-01", NULL);
  gint64 part = fixture_visit (f, "2020-02-01", NULL);

  fixture_value (f, visit, "x1", NULL, 1);
  fixture_value (f, visit, "aid", NULL, 1);
  fixture_value (f, visit, "x2", NULL, 3);
  fixture_value (f, part, "x2", NULL, 3);

  assert_explained (f,
                    "mean",
                    visit,
                    "Mean: 2.5\n"
                    "  Left: 2\n"
                    "    First way: 1\n"
                    "    Aid: 1\n"
                    "  Right: 3\n"
                    "    Second way: 3\n"
                    "  Range: 0 to 3\n",
                    "");
  assert_explained (f,
                    "mean",
                    part,
                    "Mean: Not computable\n"
                    "  Left: not recorded\n"
                    "  Right: 3\n"
                    "    Second way: 3\n"
                    "  Range: 0 to 3\n",
                    "Left");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  formula_test ("/rules/score-explain/items", items_and_the_change_since_the_total_before);
  formula_test ("/rules/score-explain/change", a_change_from_zero_has_no_percent);
  formula_test ("/rules/score-explain/sites", only_sites_that_were_scored_are_listed);
  formula_test ("/rules/score-explain/nothing", nothing_at_all_is_not_computable);
  formula_test ("/rules/score-explain/alternatives", of_alternatives_the_answered_one_is_shown);
  formula_test ("/rules/score-explain/categories", categories_have_their_items_and_aids);

  return g_test_run ();
}
