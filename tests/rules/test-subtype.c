/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include "dcs-entry-rules.h"

#include <math.h>
#include <string.h>

/* @mm: NAN for none; @confluent: "yes", "no" or NULL */
static void
add_lesion (RulesFixture *f, const char *site, const char *shape, double mm, const char *confluent)
{
  static int number = 0;

  fixture_row (f, DCS_RECORD_LESION);
  *fixture_last (f, DCS_LESION_LESION_NO) = dcs_value_integer (++number);
  if (site != NULL)
    *fixture_last (f, DCS_LESION_SITE) = dcs_value_code (dcs_code (site));
  if (shape != NULL)
    *fixture_last (f, DCS_LESION_MORPHOLOGY) = dcs_value_code (dcs_code (shape));
  if (!isnan (mm))
    *fixture_last (f, DCS_LESION_LENGTH_MM) = dcs_value_decimal (mm, 1);
  *fixture_last (f, DCS_LESION_CONFLUENT) = dcs_value_text (confluent);
}

static void
assert_suggested (RulesFixture *f,
                  const char *subtype,
                  const char *site,
                  guint n_large,
                  guint n_zones,
                  const char *says)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  DcsSubtypeSuggestion suggestion;

  dcs_suggest_subtype (course, f->jls, &suggestion);
  g_test_message ("%s", suggestion.explanation);
  g_assert_cmpstr (dcs_code_string (suggestion.subtype), ==, subtype);
  g_assert_cmpstr (dcs_code_string (suggestion.subtype_site), ==, site);
  g_assert_cmpuint (suggestion.n_large, ==, n_large);
  g_assert_cmpuint (suggestion.n_zones, ==, n_zones);
  g_assert_nonnull (strstr (suggestion.explanation, says));
  dcs_subtype_suggestion_clear (&suggestion);
  g_assert_null (suggestion.explanation);
  g_ptr_array_set_size (f->rows, 0);
}

/* Four plaques of 40 mm; the fourth as told. */
static void
add_four (RulesFixture *f, const char *site, double mm, const char *confluent)
{
  add_lesion (f, "chest", "plaque", 40, confluent);
  add_lesion (f, "chest", "plaque", 40, confluent);
  add_lesion (f, "abdomen", "plaque", 40, confluent);
  add_lesion (f, site, "plaque", mm, confluent);
}

/* Clinical reference, A1: four or more plaques, each larger than 3 cm, that become confluent and
 * involve at least two of seven anatomic sites. Each boundary on its own. */
static void
generalized_needs_number_size_sites_and_confluence (RulesFixture *f, gconstpointer data)
{
  add_four (f, "upper_back", 30.1, "yes");
  assert_suggested (f, "generalized", NULL, 4, 2, "4 plaques are longer than 30 mm.");

  /* 30.0 mm is not larger than 3 cm. */
  add_four (f, "upper_back", 30, "yes");
  assert_suggested (f, "circumscribed", NULL, 3, 1, "3 plaques are longer than 30 mm.");

  /* Chest and abdomen are one site: the anterior trunk. */
  add_four (f, "abdomen", 40, "yes");
  assert_suggested (f, "circumscribed", NULL, 4, 1, "1 anatomic site.");

  add_four (f, "upper_back", 40, "no");
  assert_suggested (f, "circumscribed", NULL, 4, 2, "the plaques are not confluent");

  add_four (f, "upper_back", 40, NULL);
  assert_suggested (f, NULL, NULL, 4, 2, "Criteria incomplete: confluence not recorded.");

  /* One that grew together with another is enough. */
  add_four (f, "upper_back", 40, NULL);
  *fixture_last (f, DCS_LESION_CONFLUENT) = dcs_value_text ("yes");
  assert_suggested (f, "generalized", NULL, 4, 2, "They are in 2 anatomic sites.");

  /* A small one that is confluent is none of the four. */
  add_four (f, "upper_back", 40, "no");
  add_lesion (f, "upper_back", "plaque", 10, "yes");
  assert_suggested (f, "circumscribed", NULL, 4, 2, "not confluent");
}

/* The seven: head and neck, four extremities, anterior and posterior trunk. */
static void
there_are_seven_anatomic_sites (RulesFixture *f, gconstpointer data)
{
  static const char *const sites[] = { "head_face",           "right_hand", "left_arm",
                                       "right_thigh_buttock", "left_foot",  "abdomen",
                                       "lower_back" };
  static const char *const same[] = { "neck",     "right_forearm", "left_hand", "right_foot",
                                      "left_leg", "chest",         "upper_back" };

  for (gsize i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      add_lesion (f, sites[i], "plaque", 50, "yes");
      add_lesion (f, same[i], "plaque", 50, "yes");
    }
  assert_suggested (f, "generalized", NULL, 14, 7, "7 anatomic sites");
  for (gsize i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      add_lesion (f, sites[i], "plaque", 50, "yes");
      add_lesion (f, same[i], "plaque", 50, "yes");
      assert_suggested (f, "circumscribed", NULL, 2, 1, "1 anatomic site");
    }
}

static void
linear_lesions_tell_head_from_trunk_and_limbs (RulesFixture *f, gconstpointer data)
{
  add_lesion (f, "head_face", "linear", NAN, NULL);
  assert_suggested (f, "linear", "craniofacial", 0, 0, "1 linear lesion.");

  /* En coup de sabre and Parry-Romberg in one child are one subtype. */
  add_lesion (f, "head_face", "linear", NAN, NULL);
  add_lesion (f, "head_face", "linear", NAN, NULL);
  assert_suggested (f, "linear", "craniofacial", 0, 0, "2 linear lesions.");

  add_lesion (f, "left_leg", "linear", NAN, NULL);
  add_lesion (f, "abdomen", "linear", 300, NULL);
  assert_suggested (f, "linear", "trunk_limb", 0, 0, "2 linear lesions.");

  add_lesion (f, "head_face", "linear", NAN, NULL);
  add_lesion (f, "left_leg", "linear", NAN, NULL);
  assert_suggested (f, "linear", NULL, 0, 0, "choose the site");

  /* The neck is neither face or scalp nor trunk or limb. */
  add_lesion (f, "neck", "linear", NAN, NULL);
  assert_suggested (f, "linear", NULL, 0, 0, "choose it");

  /* Only the region is known. */
  add_lesion (f, NULL, "linear", NAN, NULL);
  *fixture_last (f, DCS_LESION_REGION) = dcs_value_code (dcs_code ("gluteal"));
  assert_suggested (f, "linear", "trunk_limb", 0, 0, "1 linear lesion.");
  add_lesion (f, NULL, "linear", NAN, NULL);
  *fixture_last (f, DCS_LESION_REGION) = dcs_value_code (dcs_code ("head_neck"));
  assert_suggested (f, "linear", NULL, 0, 0, "choose it");
}

static void
two_kinds_are_mixed (RulesFixture *f, gconstpointer data)
{
  add_lesion (f, "head_face", "linear", NAN, NULL);
  add_lesion (f, "upper_back", "plaque", 25, NULL);
  assert_suggested (f, "mixed", "craniofacial", 0, 0, "Linear lesions and plaques together");

  /* A lesion that is over is none. */
  add_lesion (f, "head_face", "linear", NAN, NULL);
  add_lesion (f, "upper_back", "plaque", 25, NULL);
  *fixture_last (f, DCS_LESION_UNTIL_DATE) = dcs_value_date (dcs_date_new (2020, 1, 1));
  assert_suggested (f, "linear", "craniofacial", 0, 0, "1 linear lesion.");
}

static void
what_is_not_recorded_is_told (RulesFixture *f, gconstpointer data)
{
  assert_suggested (f, NULL, NULL, 0, 0, "No lesion is recorded.");

  add_lesion (f, "chest", "plaque", NAN, NULL);
  add_lesion (f, "chest", "plaque", NAN, NULL);
  assert_suggested (f, "circumscribed", NULL, 0, 0, "The length of 2 plaques is not recorded.");

  add_lesion (f, NULL, "plaque", 50, NULL);
  assert_suggested (f, "circumscribed", NULL, 1, 0, "The site of 1 large plaque is not recorded.");

  add_lesion (f, "chest", NULL, 50, NULL);
  assert_suggested (f, NULL, NULL, 0, 0, "The shape of 1 lesion is not recorded.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/subtype/generalized-needs-number-size-sites-and-confluence",
                generalized_needs_number_size_sites_and_confluence);
  fixture_test ("/rules/subtype/there-are-seven-anatomic-sites", there_are_seven_anatomic_sites);
  fixture_test ("/rules/subtype/linear-lesions-tell-head-from-trunk-and-limbs",
                linear_lesions_tell_head_from_trunk_and_limbs);
  fixture_test ("/rules/subtype/two-kinds-are-mixed", two_kinds_are_mixed);
  fixture_test ("/rules/subtype/what-is-not-recorded-is-told", what_is_not_recorded_is_told);
  return g_test_run ();
}
