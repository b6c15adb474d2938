/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "definition-checks.h"

#include <math.h>

static DcsDefinition *
als (RulesFixture *f)
{
  DcsDefinition *definition = dcs_catalog_find (f->catalog, dcs_code ("als"));

  g_assert_nonnull (definition);
  return definition;
}

/* Clinical reference, C8 and the caps of D1: what is certain or likely. */
static void
drugs_are_what_the_sources_say (RulesFixture *f, gconstpointer data)
{
#define SYMPTOM NAN, NULL, FALSE
  static const DrugCase cases[] = {
    { "riluzole", "antiglutamate", "oral", "mg", "twice_daily", 50, 50, 50, "mg", TRUE },
    { "edaravone_iv",
      "scavenger",
      "intravenous",
      "mg",
      "daily_in_cycles",
      60,
      60,
      NAN,
      NULL,
      TRUE },
    { "edaravone_oral", "scavenger", "oral", "mg", "daily_in_cycles", 105, 105, NAN, NULL, TRUE },
    { "tofersen", "antisense", "intrathecal", "mg", "every_4_weeks", 100, 100, NAN, NULL, TRUE },
    { "phenylbutyrate_taurursodiol",
      "other_disease_modifying",
      "oral",
      NULL,
      NULL,
      NAN,
      NAN,
      NAN,
      NULL,
      TRUE },
    { "baclofen", "spasticity_cramps", "oral", "mg", "daily", 10, 80, 100, "mg", FALSE },
    { "tizanidine", "spasticity_cramps", "oral", "mg", "daily", 2, 24, 36, "mg", FALSE },
    { "dantrolene", "spasticity_cramps", "oral", "mg", "daily", 25, 100, SYMPTOM },
    { "gabapentin", "spasticity_cramps", "oral", "mg", "daily", NAN, NAN, SYMPTOM },
    { "quinine", "spasticity_cramps", "oral", "mg", "at_night", 200, 300, SYMPTOM },
    { "glycopyrronium", "secretions", "oral", "mg", "three_times_daily", 0.5, 1, SYMPTOM },
    { "hyoscine_hydrobromide", "secretions", "transdermal", "mg", "every_3_days", 1, 1, SYMPTOM },
    { "atropine", "secretions", "sublingual", "drop", "four_times_daily", 1, 2, SYMPTOM },
    { "amitriptyline", "secretions", "oral", "mg", "at_night", 10, 50, SYMPTOM },
    { "botulinum_toxin_a", "neurotoxin", "injection", "U", "every_16_weeks", 100, 100, SYMPTOM },
    { "botulinum_toxin_b", "neurotoxin", "injection", "U", NULL, NAN, NAN, SYMPTOM },
    { "carbocisteine", "secretions", "oral", "mg", "three_times_daily", 250, 750, SYMPTOM },
    { "dextromethorphan_quinidine", "affect", "oral", "mg", "twice_daily", 20, 20, SYMPTOM },
    { "morphine", "palliation", "oral", "mg", "four_times_daily", NAN, NAN, SYMPTOM },
    { "opioid", "palliation", "oral", "mg", NULL, NAN, NAN, SYMPTOM },
    { "lorazepam", "palliation", "sublingual", "mg", "as_needed", NAN, NAN, SYMPTOM },
    { "benzodiazepine", "palliation", "oral", "mg", NULL, NAN, NAN, SYMPTOM },
    { "study_drug", "investigational", "oral", NULL, NULL, NAN, NAN, SYMPTOM },
    { "non_invasive_ventilation", "procedure", "procedure", NULL, NULL, NAN, NAN, SYMPTOM },
    { "tracheostomy_ventilation", "procedure", "procedure", NULL, NULL, NAN, NAN, SYMPTOM },
    { "cough_assist", "procedure", "procedure", NULL, NULL, NAN, NAN, SYMPTOM },
    { "gastrostomy_peg", "procedure", "procedure", NULL, NULL, NAN, NAN, SYMPTOM },
    { "gastrostomy_rig", "procedure", "procedure", NULL, NULL, NAN, NAN, SYMPTOM },
    { "gastrostomy_pig", "procedure", "procedure", NULL, NULL, NAN, NAN, SYMPTOM },
    { "nasogastric_tube", "procedure", "procedure", NULL, NULL, NAN, NAN, SYMPTOM },
  };
#undef SYMPTOM

  check_drugs (als (f), cases, G_N_ELEMENTS (cases));
}

/* Clinical reference, D4 and C5: 1 kPa is 7.5006 mmHg. */
static void
units_convert (RulesFixture *f, gconstpointer data)
{
  static const UnitCase cases[] = {
    { "paco2", "mmHg", 7.5006, 1 },       { "paco2", "mmHg", 45.0036, 6 },
    { "CREA", "mg/dL", 0.7, 61.894 },     { "BILI", "mg/dL", 1, 17.1 },
    { "NFL", "pg/mL", 60, 60 },           { "WBC", "10^9/L", 4.2, 4200 },
    { "usual_weight", "g", 71500, 71.5 },
  };

  check_units (als (f), cases, G_N_ELEMENTS (cases));
}

/* Clinical reference, C1, C5, C9; HADS: Zigmond and Snaith 1983, 7 items of 0 to 3. */
static void
totals_and_measures_have_their_ranges (RulesFixture *f, gconstpointer data)
{
  static const RangeCase cases[] = {
    { "alsfrs_speech", 0, 4 },
    { "alsfrs_cutting", 0, 4 },
    { "alsfrs_gastrostomy", 0, 4 },
    { "phq9", 0, 27 },
    { "hads_anxiety", 0, 21 },
    { "hads_depression", 0, 21 },
    { "zbi12", 0, 48 },
    { "ecas", 0, 136 },
    { "alsaq5_eating", 0, 4 },
    { "severity_pain", 0, 10 },
    { "severity_secretions", 0, 10 },
    { "epworth", 0, 24 },
    { "niv_hours", 0, 24 },
    { "spo2", 30, 100 },
  };

  check_ranges (als (f), cases, G_N_ELEMENTS (cases));
}

/* The items in their order; "5a" and "5b" stand for one item each. */
static const char *const items[] = {
  "alsfrs_speech",  "alsfrs_salivation", "alsfrs_swallowing", "alsfrs_handwriting",
  "alsfrs_cutting", "alsfrs_dressing",   "alsfrs_turning",    "alsfrs_walking",
  "alsfrs_stairs",  "alsfrs_dyspnoea",   "alsfrs_orthopnoea", "alsfrs_ventilation",
};

/* "2 3 1 …" as values of the twelve items; "-" leaves one out. With a gastrostomy 5b is the fifth.
 */
static char *
answers (const char *digits, gboolean gastrostomy)
{
  g_auto (GStrv) words = g_strsplit (digits, " ", -1);
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (g_strv_length (words), ==, G_N_ELEMENTS (items));
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    if (*words[i] != '-')
      g_string_append_printf (
          text, "%s=%s ", gastrostomy && i == 4 ? "alsfrs_gastrostomy" : items[i], words[i]);
  return g_string_free (text, FALSE);
}

/* The worked cases of the clinical reference, C4, with their totals; the subscores by hand. */
static void
alsfrs_r_adds_up (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *name, *values;
    gboolean gastrostomy;
    double total, bulbar, fine, gross, respiratory;
  } cases[] = {
    { "k0", "4 4 4 4 4 4 4 4 4 4 4 4", FALSE, 48, 12, 12, 12, 12 },
    { "k1", "3 4 4 4 4 4 4 4 4 4 4 4", FALSE, 47, 11, 12, 12, 12 },
    { "k2", "3 4 4 3 4 4 4 4 4 4 4 4", FALSE, 46, 11, 11, 12, 12 },
    { "k3", "3 4 4 3 4 3 4 2 4 4 4 4", FALSE, 43, 11, 10, 10, 12 },
    { "k4a", "2 3 1 3 3 3 3 3 3 4 4 4", TRUE, 36, 6, 9, 9, 12 },
    { "k4b", "4 4 4 4 4 4 4 4 4 3 3 3", FALSE, 45, 12, 12, 12, 9 },
    { "m2", "1 3 2 1 1 1 2 1 0 2 3 4", FALSE, 21, 6, 3, 3, 9 },
    { "m4", "0 1 0 0 0 0 0 0 0 1 1 1", TRUE, 4, 1, 0, 0, 3 },
    { "and", "1 3 3 2 3 3 3 3 3 4 4 4", FALSE, 36, 7, 8, 9, 12 },
    { "worst", "0 0 0 0 0 0 0 0 0 0 0 0", FALSE, 0, 0, 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *values = answers (cases[i].values, cases[i].gastrostomy);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpfloat (total_of (als (f), "alsfrs_r", values, 0, NULL), ==, cases[i].total);
      g_assert_cmpfloat (total_of (als (f), "alsfrs_bulbar", values, 0, NULL), ==, cases[i].bulbar);
      g_assert_cmpfloat (
          total_of (als (f), "alsfrs_fine_motor", values, 0, NULL), ==, cases[i].fine);
      g_assert_cmpfloat (
          total_of (als (f), "alsfrs_gross_motor", values, 0, NULL), ==, cases[i].gross);
      g_assert_cmpfloat (
          total_of (als (f), "alsfrs_respiratory", values, 0, NULL), ==, cases[i].respiratory);
    }
}

/* Clinical reference, C1: the total only when all twelve items are there, 5a or 5b, never both. */
static void
alsfrs_r_without_an_item_is_no_total (RulesFixture *f, gconstpointer data)
{
  g_autofree char *no_stairs = answers ("4 4 4 4 4 4 4 4 - 4 4 4", FALSE);
  g_autofree char *no_fifth = answers ("4 4 4 4 - 4 4 4 4 4 4 4", FALSE);
  g_autofree char *all = answers ("4 4 4 4 4 4 4 4 4 4 4 4", FALSE);
  g_autofree char *both = g_strconcat (all, "alsfrs_gastrostomy=3", NULL);
  DcsScore score;

  g_assert_true (isnan (total_of (als (f), "alsfrs_r", no_stairs, 0, &score)));
  g_assert_cmpuint (score.n_missing, ==, 1);
  /* What is whole stays computable. */
  g_assert_cmpfloat (total_of (als (f), "alsfrs_fine_motor", no_stairs, 0, NULL), ==, 12);
  g_assert_true (isnan (total_of (als (f), "alsfrs_gross_motor", no_stairs, 0, NULL)));

  g_assert_true (isnan (total_of (als (f), "alsfrs_r", no_fifth, 0, &score)));
  g_assert_cmpuint (score.n_missing, ==, 1);
  g_assert_true (isnan (total_of (als (f), "alsfrs_r", both, 0, &score)));
  g_assert_cmpint (score.gap, ==, DCS_SCORE_GAP_BOTH);
  g_assert_true (isnan (total_of (als (f), "alsfrs_r", "", 0, NULL)));
}

static void
the_scale_is_48_points_and_four_parts (RulesFixture *f, gconstpointer data)
{
  static const char *const parts[] = {
    "alsfrs_bulbar", "alsfrs_fine_motor", "alsfrs_gross_motor", "alsfrs_respiratory"
  };
  const DcsInstrument *whole = dcs_definition_instrument (als (f), dcs_code ("alsfrs_r"));
  double sum = 0;

  g_assert_cmpuint (whole->n_items, ==, 13);
  g_assert_cmpuint (whole->n_alternatives, ==, 2);
  g_assert_cmpfloat (whole->max_total, ==, 48);
  g_assert_true (whole->lower_is_worse);
  g_assert_true (whole->is_activity);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const DcsInstrument *part = dcs_definition_instrument (als (f), dcs_code (parts[i]));

      g_assert_cmpuint (part->part_of, ==, whole->term.code);
      g_assert_cmpfloat (part->max_total, ==, 12);
      g_assert_true (part->lower_is_worse);
      g_assert_false (part->is_activity);
      sum += part->max_total;
    }
  g_assert_cmpfloat (sum, ==, whole->max_total);
}

/* Every item has five anchors, the best at 4. */
static void
every_item_says_what_its_levels_are (RulesFixture *f, gconstpointer data)
{
  const DcsInstrument *whole = dcs_definition_instrument (als (f), dcs_code ("alsfrs_r"));

  for (guint i = 0; i < whole->n_items; i++)
    {
      const DcsTest *test = dcs_definition_test (als (f), whole->items[i]);

      g_test_message ("%s", dcs_code_string (test->term.code));
      g_assert_cmpuint (test->n_allowed, ==, 5);
      g_assert_nonnull (test->levels);
      g_assert_true (g_str_equal (test->levels[4], "Normal")
                     || g_str_equal (test->levels[4], "None"));
    }
}

static void
the_site_of_onset_is_the_subtype (RulesFixture *f, gconstpointer data)
{
  const DcsTerm *limb = dcs_definition_term (als (f), "subtype", dcs_code ("limb_onset"));
  g_autofree char *words = dcs_definition_subtype_label (
      als (f), dcs_code ("limb_onset"), dcs_code ("lumbosacral_onset"), 0);
  guint n_subtypes;

  dcs_definition_terms (als (f), "subtype", &n_subtypes);
  g_assert_cmpuint (n_subtypes, ==, 4);
  g_assert_cmpuint (limb->n_children, ==, 2);
  g_assert_cmpstr (words, ==, "Limb onset, lower limb");
}

/* There are no lesions and no relapses; what the state rule needs is there. */
static void
what_does_not_apply_is_absent (RulesFixture *f, gconstpointer data)
{
  static const char *const absent[] = { "region",          "site",
                                        "morphology",      "zone",
                                        "relapse-context", "relapse-manifestation",
                                        "subtype-form" };
  guint n_terms;

  for (gsize i = 0; i < G_N_ELEMENTS (absent); i++)
    {
      dcs_definition_terms (als (f), absent[i], &n_terms);
      g_assert_cmpuint (n_terms, ==, 0);
    }
  g_assert_cmpstr (dcs_code_string (dcs_definition_role (als (f), "activity")), ==, "alsfrs_r");
  g_assert_cmpstr (dcs_code_string (dcs_definition_role (als (f), "weight")), ==, "weight");
  g_assert_cmpuint (dcs_definition_role (als (f), "physician-global"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/als/drugs-are-what-the-sources-say", drugs_are_what_the_sources_say);
  fixture_test ("/rules/als/units-convert", units_convert);
  fixture_test ("/rules/als/totals-and-measures-have-their-ranges",
                totals_and_measures_have_their_ranges);
  fixture_test ("/rules/als/alsfrs-r-adds-up", alsfrs_r_adds_up);
  fixture_test ("/rules/als/alsfrs-r-without-an-item-is-no-total",
                alsfrs_r_without_an_item_is_no_total);
  fixture_test ("/rules/als/the-scale-is-48-points-and-four-parts",
                the_scale_is_48_points_and_four_parts);
  fixture_test ("/rules/als/every-item-says-what-its-levels-are",
                every_item_says_what_its_levels_are);
  fixture_test ("/rules/als/the-site-of-onset-is-the-subtype", the_site_of_onset_is_the_subtype);
  fixture_test ("/rules/als/what-does-not-apply-is-absent", what_does_not_apply_is_absent);
  return g_test_run ();
}
