/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "definition-checks.h"
#include "dcs-entry-rules.h"

#include <math.h>

static DcsDefinition *
ssc (RulesFixture *f)
{
  DcsDefinition *definition = dcs_catalog_find (f->catalog, dcs_code ("ssc"));

  g_assert_nonnull (definition);
  return definition;
}

/* Clinical reference, B11 and the caps of D1: what is certain or likely. */
static void
drugs_are_what_the_sources_say (RulesFixture *f, gconstpointer data)
{
#define NONE NULL, NULL, NAN, NAN, NAN, NULL
#define BESIDE NAN, NULL, FALSE
  static const DrugCase cases[] = {
    { "methotrexate", "csDMARD", "oral", "mg", "weekly", 10, 25, NAN, NULL, TRUE },
    { "mycophenolate_mofetil",
      "csDMARD",
      "oral",
      "mg",
      "twice_daily",
      1000,
      1500,
      1500,
      "mg",
      TRUE },
    { "cyclophosphamide",
      "alkylator",
      "intravenous",
      "mg/m2",
      "monthly",
      500,
      750,
      1200,
      "mg",
      TRUE },
    { "rituximab", "bDMARD", "intravenous", "mg", "every_2_weeks", 1000, 1000, 1000, "mg", TRUE },
    { "tocilizumab", "bDMARD", "subcutaneous", "mg", "weekly", 162, 162, 162, "mg", TRUE },
    { "nintedanib", "antifibrotic", "oral", "mg", "twice_daily", 100, 150, 150, "mg", TRUE },
    { "hsct", "cell_therapy", "procedure", NONE, TRUE },
    { "prednisolone", "corticosteroid", "oral", "mg", "daily", 0, 15, NAN, NULL, TRUE },
    { "bosentan", "endothelin_antagonist", "oral", "mg", "twice_daily", 62.5, 125, BESIDE },
    { "ambrisentan", "endothelin_antagonist", "oral", "mg", "daily", 5, 10, BESIDE },
    { "macitentan", "endothelin_antagonist", "oral", "mg", "daily", 10, 10, BESIDE },
    { "sildenafil", "pde5_inhibitor", "oral", "mg", "three_times_daily", 20, 20, BESIDE },
    { "tadalafil", "pde5_inhibitor", "oral", "mg", "daily", 20, 40, BESIDE },
    { "nifedipine", "calcium_channel_blocker", "oral", "mg", "daily", 30, 90, BESIDE },
    { "amlodipine", "calcium_channel_blocker", "oral", "mg", "daily", 5, 10, BESIDE },
    { "iloprost", "prostacyclin", "intravenous", "ng/kg/min", "infusion_cycle", 0.5, 2, BESIDE },
    { "epoprostenol", "prostacyclin", "intravenous", "ng/kg/min", "continuous", NAN, NAN, BESIDE },
    { "treprostinil", "prostacyclin", "subcutaneous", "ng/kg/min", "continuous", NAN, NAN, BESIDE },
    { "selexipag", "prostacyclin", "oral", "ug", "twice_daily", 200, 1600, BESIDE },
    { "riociguat", "sgc_stimulator", "oral", "mg", "three_times_daily", 0.5, 2.5, BESIDE },
    { "captopril", "ace_inhibitor", "oral", "mg", NULL, NAN, NAN, BESIDE },
    { "ace_inhibitor", "ace_inhibitor", "oral", "mg", NULL, NAN, NAN, BESIDE },
    { "proton_pump_inhibitor", "gastrointestinal", "oral", "mg", NULL, NAN, NAN, BESIDE },
    { "prokinetic", "gastrointestinal", "oral", "mg", NULL, NAN, NAN, BESIDE },
    { "antibiotic_rotating", "gastrointestinal", "oral", "mg", NULL, NAN, NAN, BESIDE },
    { "skin_care", "topical", "topical", NONE, FALSE },
    { "folic_acid", "supportive", "oral", "mg", "weekly", NAN, NAN, BESIDE },
    { "botulinum_toxin_a", "neurotoxin", "injection", "U", NULL, NAN, NAN, BESIDE },
    { "digital_sympathectomy", "procedure", "procedure", NONE, FALSE },
    { "debridement", "procedure", "procedure", NONE, FALSE },
    { "fat_grafting", "procedure", "procedure", NONE, FALSE },
    { "digital_amputation", "procedure", "procedure", NONE, FALSE },
    { "study_drug", "investigational", "oral", NONE, FALSE },
  };
#undef NONE
#undef BESIDE

  check_drugs (ssc (f), cases, G_N_ELEMENTS (cases));
  g_assert_true (dcs_definition_drug (ssc (f), dcs_code ("prednisolone"))->steroid);
}

/* Clinical reference, D1 (safety rules): methotrexate is weekly only, in every disease. */
static void
methotrexate_is_weekly_only (RulesFixture *f, gconstpointer data)
{
  DcsDefinition *const definitions[] = { ssc (f), f->jls };

  for (gsize i = 0; i < G_N_ELEMENTS (definitions); i++)
    {
      const DcsDrug *drug = dcs_definition_drug (definitions[i], dcs_code ("methotrexate"));

      g_assert_cmpuint (drug->n_only_frequencies, ==, 1);
      g_assert_cmpstr (dcs_code_string (drug->only_frequencies[0]), ==, "weekly");
    }
}

/* An infusion is a rate per kg; the patient's own rate follows from the weight: 1.5 ng/kg/min at
 * 64 kg are 96 ng/min. */
static void
a_rate_per_kg_is_a_dose (RulesFixture *f, gconstpointer data)
{
  const DcsDoseUnit *unit = dcs_definition_dose_unit (ssc (f), dcs_code ("ng/kg/min"));
  const DcsPrescription prescription = { .drug = dcs_code ("iloprost"),
                                         .amount = 1.5,
                                         .unit = unit->term.code,
                                         .frequency = dcs_code ("infusion_cycle") };
  DcsDose dose;

  dcs_compute_dose (ssc (f), &prescription, 168, 64, &dose);
  assert_near (dose.absolute, 96, 1e-9);
  g_assert_cmpstr (dcs_code_string (dose.absolute_unit), ==, "ng/min");
  g_assert_cmpint (dose.usual, ==, 0);
}

/* Clinical reference, D4. */
static void
units_convert (RulesFixture *f, gconstpointer data)
{
  static const UnitCase cases[] = {
    { "WBC", "10^9/L", 7.65, 7650 },   { "PLT", "10^9/L", 325, 325 },
    { "PLT", "/uL", 325000, 325 },     { "HGB", "g/L", 122, 12.2 },
    { "CRP", "mg/dL", 1, 10 },         { "CREA", "mg/dL", 1, 88.42 },
    { "BILI", "mg/dL", 2, 34.2 },      { "URATE", "mg/dL", 7.1, 422.308 },
    { "mpap", "kPa", 2, 15.0012 },     { "pawp", "kPa", 2, 15.0012 },
    { "NTPROBNP", "pg/mL", 220, 220 }, { "ALB", "g/dL", 3.5, 35 },
  };

  check_units (ssc (f), cases, G_N_ELEMENTS (cases));
}

/* Clinical reference, B2, B6, B7, B8. */
static void
totals_and_measures_have_their_ranges (RulesFixture *f, gconstpointer data)
{
  static const RangeCase cases[] = {
    { "mrss_skin", 0, 3 },          { "physician_global", 0, 10 },
    { "patient_global", 0, 10 },    { "raynaud_condition", 0, 10 },
    { "du_pain", 0, 10 },           { "haq_dress", 0, 3 },
    { "shaq_pain", 0, 100 },        { "scleroid_ulcers", 0, 10 },
    { "git_reflux", 0, 3 },         { "git_diarrhoea", 0, 2 },
    { "git_constipation", 0, 2.5 }, { "functional_class", 1, 4 },
    { "acr_proximal", 0, 9 },       { "lvef", 0, 100 },
  };

  check_ranges (ssc (f), cases, G_N_ELEMENTS (cases));
}

/* The same value at every site of the skin score but the last @n_left_out. */
static char *
skin (DcsDefinition *definition, int value, guint n_left_out)
{
  const DcsInstrument *mrss = dcs_definition_instrument (definition, dcs_code ("mrss"));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i + n_left_out < mrss->n_sites; i++)
    g_string_append_printf (text, "mrss_skin@%s=%d ", dcs_code_string (mrss->sites[i]), value);
  return g_string_free (text, FALSE);
}

/* Clinical reference, B2: 17 sites of 0 to 3, 0 to 51. A site that nobody looked at is not 0. */
static void
mrss_adds_up_over_all_sites (RulesFixture *f, gconstpointer data)
{
  const DcsInstrument *mrss = dcs_definition_instrument (ssc (f), dcs_code ("mrss"));
  g_autofree char *least = skin (ssc (f), 0, 0);
  g_autofree char *most = skin (ssc (f), 3, 0);
  g_autofree char *one_missing = skin (ssc (f), 3, 1);
  /* 15 sites of 0, the face 1, the right fingers 3. */
  g_autofree char *zeros = skin (ssc (f), 0, 0);
  g_auto (GStrv) parts = g_strsplit (zeros, "mrss_skin@facial_skin=0", 2);
  g_autofree char *face = g_strjoinv ("mrss_skin@facial_skin=1", parts);
  g_auto (GStrv) halves = g_strsplit (face, "mrss_skin@right_fingers=0", 2);
  g_autofree char *some = g_strjoinv ("mrss_skin@right_fingers=3", halves);
  DcsScore score;

  g_assert_cmpuint (mrss->n_sites, ==, 17);
  g_assert_cmpfloat (mrss->max_total, ==, 51);
  g_assert_false (mrss->lower_is_worse);
  g_assert_cmpfloat (total_of (ssc (f), "mrss", least, 0, NULL), ==, 0);
  g_assert_cmpfloat (total_of (ssc (f), "mrss", most, 0, NULL), ==, 51);
  g_assert_cmpfloat (total_of (ssc (f), "mrss", some, 0, NULL), ==, 4);
  g_assert_true (isnan (total_of (ssc (f), "mrss", one_missing, 0, &score)));
  g_assert_cmpuint (score.n_missing, ==, 1);
}

/* The three unpaired and seven paired sites of B2. */
static void
mrss_has_its_sites (RulesFixture *f, gconstpointer data)
{
  static const char *const pairs[] = { "arm",   "forearm", "hand_dorsum", "fingers",
                                       "thigh", "leg",     "foot_dorsum" };
  static const char *const single[] = { "facial_skin", "anterior_chest", "abdomen" };
  const DcsInstrument *mrss = dcs_definition_instrument (ssc (f), dcs_code ("mrss"));
  const DcsFormInfo *form = dcs_definition_form (ssc (f), dcs_code ("mrss"));
  guint n_found = 0;

  for (guint i = 0; i < mrss->n_sites; i++)
    {
      const char *site = dcs_code_string (mrss->sites[i]);

      for (gsize n = 0; n < G_N_ELEMENTS (single); n++)
        n_found += g_str_equal (site, single[n]);
      for (gsize n = 0; n < G_N_ELEMENTS (pairs); n++)
        n_found += (g_str_has_prefix (site, "right_") && g_str_equal (site + 6, pairs[n]))
                   || (g_str_has_prefix (site, "left_") && g_str_equal (site + 5, pairs[n]));
      g_assert_cmpuint (form->sites[i], ==, mrss->sites[i]);
    }
  g_assert_cmpuint (n_found, ==, 17);
  g_assert_cmpuint (form->n_sites, ==, 17);
  g_assert_true (form->all_sites && mrss->all_sites);
}

/* Clinical reference, B6: a category is its highest item, at least 2 with an aid; the mean of the
 * categories that were answered, of which there must be 6. */
static void
haq_di_is_the_mean_of_the_categories (RulesFixture *f, gconstpointer data)
{
#define EATING "haq_cut=1 haq_cup=1 haq_carton=0 "
#define SIX                                                                                        \
  "haq_dress=1 haq_hair=2 haq_stand=0 haq_bed=0 " EATING "haq_flat=3 haq_steps=2 "                 \
  "haq_wash=0 haq_bath=0 haq_toilet=0 haq_overhead=1 haq_bend=0 "
#define ALL SIX "haq_car_door=0 haq_jar=0 haq_tap=0 haq_errands=2 haq_car=1 haq_chores=2 "
  static const struct
  {
    const char *values;
    double total;
  } cases[] = {
    /* 2 0 1 3 0 1 0 2: 9 of 8. */
    { ALL, 1.125 },
    /* An aid for eating lifts 1 to 2: 10 of 8. */
    { ALL "haq_aid_eating=1", 1.25 },
    /* One for walking, already 3, changes nothing; nor does one that is not used. */
    { ALL "haq_aid_walking=1 haq_aid_eating=0", 1.125 },
    /* Six categories: 2 0 1 3 0 1, 7 of 6. */
    { SIX, 7.0 / 6.0 },
    /* Five: not computable. */
    { "haq_dress=1 haq_stand=0 haq_cut=1 haq_flat=3 haq_wash=0", NAN },
    /* One item answers its category: 8 times 3. */
    { "haq_dress=3 haq_stand=3 haq_cut=3 haq_flat=3 haq_wash=3 haq_bend=3 haq_jar=3 haq_car=3", 3 },
    { "haq_dress=0 haq_stand=0 haq_cut=0 haq_flat=0 haq_wash=0 haq_bend=0 haq_jar=0 haq_car=0", 0 },
    { "", NAN },
  };
#undef ALL
#undef SIX
#undef EATING
  const DcsInstrument *haq = dcs_definition_instrument (ssc (f), dcs_code ("haq_di"));
  guint n_items = 0;

  g_assert_cmpuint (haq->n_categories, ==, 8);
  g_assert_cmpuint (haq->min_categories, ==, 6);
  for (guint i = 0; i < haq->n_categories; i++)
    {
      const DcsItemGroup *group = dcs_definition_item_group (ssc (f), haq->categories[i]);

      n_items += group->n_items;
      g_assert_cmpuint (group->n_aids, ==, 1);
      g_assert_cmpfloat (group->aid_minimum, ==, 2);
    }
  g_assert_cmpuint (n_items, ==, 20);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double total = total_of (ssc (f), "haq_di", cases[i].values, 0, NULL);

      g_test_message ("%s", cases[i].values);
      g_assert_cmpint (isnan (total), ==, isnan (cases[i].total));
      if (!isnan (total))
        assert_near (total, cases[i].total, 1e-9);
    }
}

static void
the_raynaud_score_is_the_diary (RulesFixture *f, gconstpointer data)
{
  assert_near (total_of (ssc (f), "rcs", "raynaud_condition=4.3", 0, NULL), 4.3, 1e-9);
  g_assert_true (isnan (total_of (ssc (f), "rcs", "raynaud_days=7", 0, NULL)));
}

/* Clinical reference, B1: 9 points meet the criteria, and the proximal fingers alone are enough. */
static void
classification_counts_its_points (RulesFixture *f, gconstpointer data)
{
#define REST(telangiectasia, capillaries, pah, raynaud, antibodies)                                \
  "acr_telangiectasia=" #telangiectasia " acr_capillaries=" #capillaries " acr_pah_ild=" #pah      \
  " acr_raynaud=" #raynaud " acr_antibodies=" #antibodies
  static const struct
  {
    const char *values;
    double total;
    const char *band;
  } cases[] = {
    { "acr_proximal=9 acr_fingers=0 acr_fingertips=0 " REST (0, 0, 0, 0, 0),
      9,
      "Meets the criteria (9 or more)" },
    { "acr_proximal=0 acr_fingers=2 acr_fingertips=0 " REST (0, 0, 0, 3, 3), 8, "Below 9 points" },
    { "acr_proximal=0 acr_fingers=4 acr_fingertips=0 " REST (2, 0, 0, 3, 0),
      9,
      "Meets the criteria (9 or more)" },
    { "acr_proximal=0 acr_fingers=0 acr_fingertips=0 " REST (0, 0, 0, 0, 0), 0, "Below 9 points" },
    { "acr_proximal=9 acr_fingers=4 acr_fingertips=3 " REST (2, 2, 2, 3, 3),
      28,
      "Meets the criteria (9 or more)" },
  };
#undef REST

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsScore score;

      g_assert_cmpfloat (
          total_of (ssc (f), "acr_eular_2013", cases[i].values, 0, &score), ==, cases[i].total);
      g_assert_cmpstr (score.band, ==, cases[i].band);
    }
  g_assert_true (isnan (total_of (ssc (f), "acr_eular_2013", "acr_proximal=9", 0, NULL)));
  /* No points that do not exist. */
  g_assert_false (dcs_test_accepts (dcs_definition_test (ssc (f), dcs_code ("acr_fingers")), 3));
}

static void
the_inputs_of_what_is_calculated_later_are_there (RulesFixture *f, gconstpointer data)
{
  /* EUSTAR index and CRISS, clinical reference B4 and B5; DETECT, B8. */
  static const char *const inputs[] = {
    "eustar_skin_worse",
    "eustar_digital_ulcers",
    "eustar_friction_rubs",
    "CRP",
    "dlco_percent",
    "fvc_percent",
    "patient_global",
    "physician_global",
    "lvef",
    "mpap",
    "pawp",
    "pvr",
    "NTPROBNP",
    "URATE",
    "ACA",
    "telangiectasia_ever",
    "ecg_right_axis",
    "tr_velocity",
    "right_atrium_area",
    "detect_step_1",
    "detect_step_2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_test_message ("%s", inputs[i]);
      g_assert_nonnull (dcs_definition_test (ssc (f), dcs_code (inputs[i])));
    }
}

/* Clinical reference, B10. */
static void
antibodies_have_a_result (RulesFixture *f, gconstpointer data)
{
  static const char *const antibodies[] = { "ANA",   "ACA", "SCL70", "RNAP3",  "U3RNP", "THTO",
                                            "PMSCL", "KU",  "U1RNP", "U11U12", "NOR90", "RUVBL" };

  for (gsize i = 0; i < G_N_ELEMENTS (antibodies); i++)
    {
      const DcsTest *test = dcs_definition_test (ssc (f), dcs_code (antibodies[i]));

      g_test_message ("%s", antibodies[i]);
      g_assert_nonnull (test);
      g_assert_cmpuint (test->n_results, ==, 3);
      g_assert_cmpstr (dcs_code_string (test->results[0]), ==, "positive");
    }
}

static void
the_roles_are_cast (RulesFixture *f, gconstpointer data)
{
  g_assert_cmpstr (dcs_code_string (dcs_definition_role (ssc (f), "weight")), ==, "weight");
  g_assert_cmpstr (dcs_code_string (dcs_definition_role (ssc (f), "height")), ==, "height");
  g_assert_cmpstr (dcs_code_string (dcs_definition_role (ssc (f), "activity")), ==, "mrss");
  g_assert_cmpstr (
      dcs_code_string (dcs_definition_role (ssc (f), "physician-global")), ==, "physician_global");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/ssc/drugs-are-what-the-sources-say", drugs_are_what_the_sources_say);
  fixture_test ("/rules/ssc/methotrexate-is-weekly-only", methotrexate_is_weekly_only);
  fixture_test ("/rules/ssc/a-rate-per-kg-is-a-dose", a_rate_per_kg_is_a_dose);
  fixture_test ("/rules/ssc/units-convert", units_convert);
  fixture_test ("/rules/ssc/totals-and-measures-have-their-ranges",
                totals_and_measures_have_their_ranges);
  fixture_test ("/rules/ssc/mrss-adds-up-over-all-sites", mrss_adds_up_over_all_sites);
  fixture_test ("/rules/ssc/mrss-has-its-sites", mrss_has_its_sites);
  fixture_test ("/rules/ssc/haq-di-is-the-mean-of-the-categories",
                haq_di_is_the_mean_of_the_categories);
  fixture_test ("/rules/ssc/the-raynaud-score-is-the-diary", the_raynaud_score_is_the_diary);
  fixture_test ("/rules/ssc/classification-counts-its-points", classification_counts_its_points);
  fixture_test ("/rules/ssc/the-inputs-of-what-is-calculated-later-are-there",
                the_inputs_of_what_is_calculated_later_are_there);
  fixture_test ("/rules/ssc/antibodies-have-a-result", antibodies_have_a_result);
  fixture_test ("/rules/ssc/the-roles-are-cast", the_roles_are_cast);
  return g_test_run ();
}
