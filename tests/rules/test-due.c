/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-private.h"
#include "due-checks.h"

static void
care (RulesFixture *f, const char *kind, const char *due, const char *status, const char *done)
{
  fixture_care_item (f, due, status);
  *fixture_last (f, DCS_CARE_ITEM_KIND) = dcs_value_code (dcs_code (kind));
  if (done != NULL)
    *fixture_last (f, DCS_CARE_ITEM_DONE_DATE) = dcs_value_date (date_of (done));
}

/* The tests of the blood counts on methotrexate. */
static void
blood (RulesFixture *f, const char *date)
{
  static const char *const tests[] = { "WBC", "HGB", "PLT", "ALT", "CREA" };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    fixture_dated_value (f, date, tests[i], 1);
}

/* --- Hand-worked --- */

/* British Society for Rheumatology 2017 (clinical reference D6): every 2 weeks until the dose was
 * stable for 6 weeks, monthly for 3 months, then every 12 weeks; again after an increase. From 1
 * January 2024 six weeks are over on 12 February, nineteen on 13 May. */
static void
methotrexate_is_checked_in_phases (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *done, *next;
  } steps[] = {
    { "2023-12-20", "2024-01-15" }, /* before the start: the baseline */
    { "2024-01-01", "2024-01-15" }, { "2024-01-15", "2024-01-29" }, { "2024-02-11", "2024-02-25" },
    { "2024-02-12", "2024-03-12" }, { "2024-04-12", "2024-05-12" }, { "2024-05-12", "2024-06-12" },
    { "2024-06-12", "2024-09-04" },
  };
  gint64 treatment = fixture_treatment (f, "methotrexate", "2024-01-01", NULL);

  patient (f, "1970-01-01", "2023-12-01", NULL);
  fixture_step (f, treatment, "2024-01-01", "2024-08-01", 10, "mg", "weekly");
  assert_due (f, "ssc", "mtx_blood", "2024-01-01");
  blood (f, "2023-11-01"); /* more than a month before the start: no baseline */
  assert_due (f, "ssc", "mtx_blood", "2024-01-01");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      blood (f, steps[i].done);
      assert_due (f, "ssc", "mtx_blood", steps[i].next);
    }
  /* More from August on: two weeks later, and the phases count from there. */
  fixture_step (f, treatment, "2024-08-01", NULL, 15, "mg", "weekly");
  assert_due (f, "ssc", "mtx_blood", "2024-08-15");
  blood (f, "2024-08-20");
  assert_due (f, "ssc", "mtx_blood", "2024-09-03");
  blood (f, "2024-09-12"); /* six weeks after the increase */
  assert_due (f, "ssc", "mtx_blood", "2024-10-12");
}

static void
less_and_growth_are_no_increase (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "methotrexate", "2023-01-01", NULL);

  patient (f, "1970-01-01", "2022-12-01", NULL);
  fixture_dated_value (f, "2022-12-01", "height", 116);
  fixture_dated_value (f, "2022-12-01", "weight", 21);
  blood (f, "2024-01-01");
  fixture_step (f, treatment, "2023-01-01", "2024-01-20", 15, "mg/m2", "weekly");
  fixture_dated_value (f, "2024-01-10", "weight", 30);
  assert_due (f, "ssc", "mtx_blood", "2024-03-25");
  fixture_step (f, treatment, "2024-01-20", NULL, 10, "mg/m2", "weekly");
  assert_due (f, "ssc", "mtx_blood", "2024-03-25");
}

/* All of the tests, each on its newest day: the one that was left out longest counts. */
static void
all_tests_of_a_rule_count (RulesFixture *f, gconstpointer data)
{
  fixture_treatment (f, "methotrexate", "2022-01-01", NULL);
  patient (f, "1970-01-01", "2021-12-01", NULL);
  blood (f, "2024-01-01");
  assert_due (f, "ssc", "mtx_blood", "2024-03-25");
  fixture_dated_value (f, "2024-02-01", "ALT", 20);
  assert_due (f, "ssc", "mtx_blood", "2024-03-25");
  blood (f, "2024-03-01");
  assert_due (f, "ssc", "mtx_blood", "2024-05-24");
}

/* A drug that ended is not watched. */
static void
a_stopped_drug_needs_nothing (RulesFixture *f, gconstpointer data)
{
  patient (f, "1970-01-01", "2021-12-01", NULL);
  fixture_treatment (f, "methotrexate", "2022-01-01", "2023-01-01");
  assert_due (f, "ssc", "mtx_blood", "");
  fixture_treatment (f, "methotrexate", "2024-01-01", NULL);
  assert_due (f, "ssc", "mtx_blood", "2024-01-01");
}

/* SHARE recommendation 7: at diagnosis, face or head, with or without signs; by the site of the
 * lesion, not by the subtype (I13). */
static void
head_lesions_need_an_mri_at_diagnosis (RulesFixture *f, gconstpointer data)
{
  patient (f, "2010-01-01", "2020-05-10", NULL);
  *fixture_last (f, DCS_PATIENT_SUBTYPE) = dcs_value_code (dcs_code ("circumscribed"));
  lesion (f, "chest");
  assert_due (f, "jls", "head_mri", "");
  lesion (f, "head_face");
  assert_due (f, "jls", "head_mri", "2020-05-10");
  investigation (f, "2020-06-01", "MRI", "Right leg");
  investigation (f, "2019-05-09", "MRI", "cranial"); /* more than a year before */
  investigation (f, "2020-06-01", "photograph", "cranial");
  assert_due (f, "jls", "head_mri", "2020-05-10");
  investigation (f, "2019-05-10", "MRI", "Cranial");
  assert_due (f, "jls", "head_mri", "");
}

/* PRES: slit lamp every 6 months with face or head, every 12 months without, for 4 years. */
static void
eyes_are_screened_by_site_for_four_years (RulesFixture *f, gconstpointer data)
{
  patient (f, "2010-01-01", "2020-05-10", NULL);
  lesion (f, "chest");
  assert_due (f, "jls", "eye_head", "");
  assert_due (f, "jls", "eye_other", "2020-05-10");
  investigation (f, "2020-05-20", "eye_examination", NULL);
  assert_due (f, "jls", "eye_other", "2021-05-20");
  lesion (f, "head_face");
  assert_due (f, "jls", "eye_other", "");
  assert_due (f, "jls", "eye_head", "2020-11-20");
  care (f, "eye_review", NULL, "done", "2023-11-01");
  assert_due (f, "jls", "eye_head", "2024-05-01");
  investigation (f, "2023-11-11", "eye_examination", NULL); /* the next would be after four years */
  assert_due (f, "jls", "eye_head", "");
}

static void
screening_that_was_left_out_ends_with_its_time (RulesFixture *f, gconstpointer data)
{
  patient (f, "2010-01-01", "2020-05-10", NULL);
  lesion (f, "head_face");
  fixture_visit (f, "2024-05-10", NULL);
  assert_due (f, "jls", "eye_head", "2020-05-10");
  fixture_visit (f, "2024-05-11", NULL);
  assert_due (f, "jls", "eye_head", "");
}

/* EU product information of riluzole: ALT monthly for 3 months, every 3 months to a year, then
 * periodically (every 6 months: product rule). */
static void
riluzole_alt_is_checked_in_phases (RulesFixture *f, gconstpointer data)
{
  static const char *const steps[][2] = {
    { "2024-01-01", "2024-02-01" }, { "2024-02-01", "2024-03-01" }, { "2024-03-01", "2024-04-01" },
    { "2024-04-01", "2024-07-01" }, { "2024-07-01", "2024-10-01" }, { "2024-12-31", "2025-03-31" },
    { "2025-01-01", "2025-07-01" },
  };

  patient (f, "1960-01-01", "2023-10-01", NULL);
  fixture_treatment (f, "riluzole", "2024-01-01", NULL);
  assert_due (f, "als", "riluzole_liver", "2024-01-01");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      fixture_dated_value (f, steps[i][0], "ALT", 20);
      assert_due (f, "als", "riluzole_liver", steps[i][1]);
    }
}

/* --- Who and when --- */

static void
rules_by_age_look_at_the_day_it_is_due (RulesFixture *f, gconstpointer data)
{
  patient (f, "2006-06-15", "2020-01-01", NULL);
  fixture_treatment (f, "methotrexate", "2023-01-01", NULL);
  fixture_dated_value (f, "2024-03-14", "weight", 50);
  fixture_dated_value (f, "2024-03-14", "height", 150);
  assert_due (f, "jls", "dose_measures_child", "2024-06-14");
  assert_due (f, "jls", "dose_measures_adult", "2025-03-14");
  fixture_dated_value (f, "2024-03-15", "weight", 50);
  fixture_dated_value (f, "2024-03-15", "height", 150);
  assert_due (f, "jls", "dose_measures_child", "");
}

static void
a_gap_without_visits_is_due (RulesFixture *f, gconstpointer data)
{
  patient (f, NULL, "2020-01-01", NULL);
  assert_due (f, "jls", "followup_gap", "");
  fixture_visit (f, "2020-08-31", NULL);
  assert_due (f, "jls", "followup_gap", "2021-02-28");
}

static guint
count_due (RulesFixture *f, const char *disease)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  guint n_items;

  dcs_analysis_run (
      analysis, course, dcs_catalog_find (f->catalog, dcs_code (disease)), DCS_ANALYSIS_DUE);
  dcs_analysis_due (analysis, &n_items);
  return n_items;
}

static void
nothing_is_due_after_the_end (RulesFixture *f, gconstpointer data)
{
  static const char *const ends[] = { "transferred", "lost", "closed", "died" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_ptr_array_set_size (f->rows, 0);
      patient (f, "2010-01-01", "2020-01-01", "active");
      fixture_visit (f, "2020-01-01", NULL);
      *fixture_last (f, DCS_VISIT_NEXT_DATE) = dcs_value_date (date_of ("2020-03-01"));
      fixture_treatment (f, "methotrexate", "2020-01-01", NULL);
      care (f, "referral", "2020-04-01", "open", NULL);
      g_assert_cmpuint (count_due (f, "jls"), >, 5);
      patient (f, "2010-01-01", "2020-01-01", ends[i]);
      g_ptr_array_remove_index (f->rows, 0);
      g_assert_cmpuint (count_due (f, "jls"), ==, 0);
    }
  *fixture_last (f, DCS_PATIENT_FOLLOWUP_STATUS) = DCS_VALUE_INIT;
  *fixture_last (f, DCS_PATIENT_DEATH_DATE) = dcs_value_date (date_of ("2020-02-01"));
  g_assert_cmpuint (count_due (f, "jls"), ==, 0);
}

/* --- Care items, visits, infusions --- */

/* All that is due and no rule: "visit 2020-01-01, care 2020-02-01". */
static char *
others (RulesFixture *f)
{
  static const char *const kinds[] = { "rule", "care", "visit", "infusion" };
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  const DcsDueItem *items;
  guint n_items;

  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_DUE);
  items = dcs_analysis_due (analysis, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      char buffer[DCS_DATE_ISO_SIZE];

      if (items[i].kind == DCS_DUE_RULE)
        continue;
      g_string_append_printf (text,
                              "%s%s %s",
                              text->len > 0 ? ", " : "",
                              kinds[items[i].kind],
                              dcs_date_to_iso (dcs_date_from_day (items[i].due), buffer));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_others (RulesFixture *f, const char *expected)
{
  g_autofree char *found = others (f);

  g_assert_cmpstr (found, ==, expected);
}

static void
care_items_are_due_by_their_dates (RulesFixture *f, gconstpointer data)
{
  care (f, "referral", "2020-04-01", "open", NULL);
  care (f, "referral", NULL, "open", NULL);
  care (f, "imaging", "2020-03-01", "not_applicable", NULL);
  care (f, "imaging", "2020-03-01", "done", "2020-03-02");
  assert_others (f, "care 2020-04-01");
  care (f, "dental_review", "2020-02-01", "snoozed", NULL);
  *fixture_last (f, DCS_CARE_ITEM_SNOOZED_UNTIL) = dcs_value_date (date_of ("2020-07-01"));
  assert_others (f, "care 2020-02-01, care 2020-04-01");
}

/* Done, and again on a day: until another one of the kind takes its place. */
static void
a_care_item_that_comes_again_is_due (RulesFixture *f, gconstpointer data)
{
  care (f, "eye_review", "2020-03-01", "done", "2020-03-02");
  *fixture_last (f, DCS_CARE_ITEM_NEXT_DATE) = dcs_value_date (date_of ("2020-09-02"));
  assert_others (f, "care 2020-09-02");
  care (f, "eye_review", "2020-09-02", "done", "2020-09-10");
  assert_others (f, "");
}

static void
the_planned_visit_is_that_of_the_last_one (RulesFixture *f, gconstpointer data)
{
  fixture_visit (f, "2020-01-01", NULL);
  *fixture_last (f, DCS_VISIT_NEXT_DATE) = dcs_value_date (date_of ("2020-04-01"));
  assert_others (f, "visit 2020-04-01");
  fixture_visit (f, "2020-03-20", NULL);
  assert_others (f, "");
}

static void
the_next_infusion_is_due (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "ivig", "2020-01-01", NULL);
  DcsValue *values = fixture_row (f, DCS_RECORD_ADMINISTRATION);

  values[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (treatment);
  values[DCS_ADMINISTRATION_DATE] = dcs_value_date (date_of ("2020-01-31"));
  values[DCS_ADMINISTRATION_GIVEN] = dcs_value_text ("yes");
  assert_others (f, "infusion 2020-02-29");
}

/* --- Properties --- */

static void
random_course (RulesFixture *f, GRand *random)
{
  static const char *const drugs[] = {
    "methotrexate", "mycophenolate_mofetil", "ivig", "tocilizumab", "prednisolone"
  };
  static const char *const sites[] = { "head_face", "chest", "left_leg" };
  int from = fixture_day ("2015-01-01");
  int day = from;

  g_ptr_array_set_size (f->rows, 0);
  patient (f, "2008-02-29", "2015-01-10", NULL);
  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    lesion (f, sites[g_rand_int_range (random, 0, 3)]);
  for (int i = g_rand_int_range (random, 0, 12); i > 0; i--)
    {
      char buffer[DCS_DATE_ISO_SIZE];
      gint64 id;

      day += g_rand_int_range (random, 1, 200);
      dcs_date_to_iso (dcs_date_from_day (day), buffer);
      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          id = fixture_visit (f, buffer, NULL);
          fixture_value (f, id, "weight", NULL, 30);
          fixture_site (f, id, "chest", 1, 1, 0);
          break;
        case 1:
          blood (f, buffer);
          break;
        case 2:
          investigation (f, buffer, g_rand_boolean (random) ? "MRI" : "eye_examination", "cranial");
          break;
        case 3:
          care (f, "eye_review", buffer, g_rand_boolean (random) ? "done" : "open", NULL);
          break;
        default:
          id = fixture_treatment (f, drugs[g_rand_int_range (random, 0, 5)], buffer, NULL);
          fixture_step (f, id, buffer, NULL, 10 + day % 3, "mg", "weekly");
        }
    }
}

static void
due_follows_from_what_was_done (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);
  g_autoptr (DcsAnalysis) first = dcs_analysis_new ();
  g_autoptr (DcsAnalysis) second = dcs_analysis_new ();

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (DcsCourse) course = NULL;
      g_autoptr (DcsCourse) shuffled = NULL;
      const DcsDueItem *items, *others;
      guint n_items, n_others;

      random_course (f, random);
      course = fixture_course (f);
      shuffled = fixture_shuffled_course (f, random);
      dcs_analysis_run (first, course, f->jls, DCS_ANALYSIS_DUE);
      dcs_analysis_run (second, shuffled, f->jls, DCS_ANALYSIS_DUE);
      items = dcs_analysis_due (first, &n_items);
      others = dcs_analysis_due (second, &n_others);
      g_assert_cmpuint (n_items, ==, n_others);
      for (guint i = 0; i < n_items; i++)
        {
          g_assert_cmpint (items[i].due, !=, DCS_DAY_NONE);
          if (items[i].last_done != DCS_DAY_NONE)
            g_assert_cmpint (items[i].due, >=, items[i].last_done);
          if (items[i].anchor != DCS_DAY_NONE)
            g_assert_cmpint (items[i].due, >=, items[i].anchor);
          if (i > 0)
            g_assert_cmpint (items[i].due, >=, items[i - 1].due);
          g_assert_true (items[i].kind == others[i].kind && items[i].rule == others[i].rule
                         && items[i].due == others[i].due
                         && items[i].last_done == others[i].last_done
                         && items[i].record_id == others[i].record_id);
        }
    }
}

static void
words_of_a_body_part_are_found (void)
{
  g_assert_true (_dcs_due_has_word ("Cranial, with contrast", "cranial"));
  g_assert_true (_dcs_due_has_word ("Brain", "cranial;brain"));
  g_assert_true (_dcs_due_has_word ("MRİ of the BRAİN", "brain"));
  g_assert_false (_dcs_due_has_word ("left leg", "cranial;brain"));
  g_assert_false (_dcs_due_has_word ("", "cranial"));
  g_assert_false (_dcs_due_has_word ("left leg", ""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/rules/due/methotrexate", methotrexate_is_checked_in_phases);
  fixture_test ("/rules/due/no-increase", less_and_growth_are_no_increase);
  fixture_test ("/rules/due/all-tests", all_tests_of_a_rule_count);
  fixture_test ("/rules/due/stopped", a_stopped_drug_needs_nothing);
  fixture_test ("/rules/due/head-mri", head_lesions_need_an_mri_at_diagnosis);
  fixture_test ("/rules/due/eyes", eyes_are_screened_by_site_for_four_years);
  fixture_test ("/rules/due/eyes-over", screening_that_was_left_out_ends_with_its_time);
  fixture_test ("/rules/due/riluzole", riluzole_alt_is_checked_in_phases);
  fixture_test ("/rules/due/age", rules_by_age_look_at_the_day_it_is_due);
  fixture_test ("/rules/due/gap", a_gap_without_visits_is_due);
  fixture_test ("/rules/due/end", nothing_is_due_after_the_end);
  fixture_test ("/rules/due/care", care_items_are_due_by_their_dates);
  fixture_test ("/rules/due/care-again", a_care_item_that_comes_again_is_due);
  fixture_test ("/rules/due/visit", the_planned_visit_is_that_of_the_last_one);
  fixture_test ("/rules/due/infusion", the_next_infusion_is_due);
  fixture_test ("/rules/due/property", due_follows_from_what_was_done);
  g_test_add_func ("/rules/due/words", words_of_a_body_part_are_found);
  return g_test_run ();
}
