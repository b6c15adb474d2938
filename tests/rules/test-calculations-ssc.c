/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calculation-checks.h"

#include <math.h>

/* Clinical reference, B2, B4 and B5: activity and response. */

static const char *const mrss_sites[] = {
  "facial_skin",       "anterior_chest",   "abdomen",           "right_arm",        "left_arm",
  "right_forearm",     "left_forearm",     "right_hand_dorsum", "left_hand_dorsum", "right_fingers",
  "left_fingers",      "right_thigh",      "left_thigh",        "right_leg",        "left_leg",
  "right_foot_dorsum", "left_foot_dorsum",
};

static const char *const haq_items[] = {
  "haq_dress", "haq_stand",    "haq_cut",      "haq_flat",
  "haq_wash",  "haq_overhead", "haq_car_door", "haq_errands"
};

/* The skin score as its 17 sites: 3 as often as it fits, then the rest. */
static char *
mrss (int total)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (mrss_sites); i++)
    g_string_append_printf (
        text, "mrss_skin@%s=%d ", mrss_sites[i], CLAMP (total - 3 * (int) i, 0, 3));
  return g_string_free (text, FALSE);
}

/* One answer in each of eight categories: a HAQ-DI of @eighths / 8. */
static char *
haq (int eighths)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (haq_items); i++)
    g_string_append_printf (text, "%s=%d ", haq_items[i], CLAMP (eighths - 3 * (int) i, 0, 3));
  return g_string_free (text, FALSE);
}

typedef struct
{
  int mrss;
  const char *items;
  double total;
  const char *band;
} EustarCase;

#define NO_ITEMS "eustar_skin_worse=0 eustar_digital_ulcers=0 eustar_friction_rubs=0 "

/* B4: the worked vectors, and both sides of every limit. A skin score is a whole number, so
 * that 2.49 itself cannot come about; 2.424 and 2.5 are its neighbours. */
static void
eustar_adds_up_to_its_worked_vectors (RulesFixture *f, gconstpointer data)
{
  static const EustarCase cases[] = {
    { 0, NO_ITEMS "CRP=0 dlco_percent=100", 0, "Not active" },
    { 19,
      "eustar_skin_worse=1 eustar_digital_ulcers=1 eustar_friction_rubs=1 CRP=11 dlco_percent=69",
      10,
      "Active" },
    { 12, NO_ITEMS "CRP=5 dlco_percent=65", 2.008, "Not active" },
    { 12,
      "eustar_skin_worse=1 eustar_digital_ulcers=0 eustar_friction_rubs=0 CRP=5 dlco_percent=65",
      3.508,
      "Active" },
    /* mRSS: 18 × 0.084 = 1.512 is held to 1.5; 17 × 0.084 = 1.428; above 18 is 1.5. */
    { 17, NO_ITEMS "CRP=5 dlco_percent=80", 1.428, "Not active" },
    { 18, NO_ITEMS "CRP=5 dlco_percent=80", 1.5, "Not active" },
    { 19, NO_ITEMS "CRP=5 dlco_percent=80", 1.5, "Not active" },
    { 1, NO_ITEMS "CRP=5 dlco_percent=80", 0.084, "Not active" },
    /* Exactly 10 mg/L and exactly 70 % add nothing. */
    { 0, NO_ITEMS "CRP=10 dlco_percent=70", 0, "Not active" },
    { 0, NO_ITEMS "CRP=10.1 dlco_percent=70", 2.25, "Not active" },
    { 0, NO_ITEMS "CRP=10 dlco_percent=69", 1, "Not active" },
    /* Active from 2.5 on. */
    { 11,
      "eustar_skin_worse=0 eustar_digital_ulcers=1 eustar_friction_rubs=0 CRP=5 dlco_percent=80",
      2.424,
      "Not active" },
    { 0,
      "eustar_skin_worse=0 eustar_digital_ulcers=1 eustar_friction_rubs=0 CRP=5 dlco_percent=69",
      2.5,
      "Active" },
    { 3, NO_ITEMS "CRP=12 dlco_percent=80", 2.502, "Active" },
    { 2, NO_ITEMS "CRP=12 dlco_percent=80", 2.418, "Not active" },
    { 0,
      "eustar_skin_worse=0 eustar_digital_ulcers=0 eustar_friction_rubs=1 CRP=5 dlco_percent=80",
      2.25,
      "Not active" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      g_autofree char *skin = mrss (cases[i].mrss);
      g_autofree char *values = g_strconcat (skin, cases[i].items, NULL);
      gint64 visit = sheet_visit (&sheet, "2024-06-10", values);

      g_test_message ("mRSS %d %s", cases[i].mrss, cases[i].items);
      sheet_expect (&sheet, "eustar_2017", "2024-06-10", visit, cases[i].total, 1e-9);
      sheet_expect_band (&sheet, "eustar_2017", "2024-06-10", visit, cases[i].band);
    }
}

/* The limit itself, as the definition has it: below 2.5 (2.49) is not active, 2.50 is. */
static void
eustar_is_active_from_two_and_a_half_on (RulesFixture *f, gconstpointer data)
{
  Sheet sheet = sheet_new (f, "ssc", NULL, NULL, NULL);
  const DcsCalculation *eustar = dcs_definition_calculation (sheet.definition,
                                                             dcs_code ("eustar_2017"));

  g_assert_cmpuint (eustar->n_bands, ==, 2);
  g_assert_cmpfloat (eustar->band_below[0], ==, 2.5);
  g_assert_true (2.49 < eustar->band_below[0]);
  g_assert_false (2.50 < eustar->band_below[0]);
  g_assert_cmpstr (eustar->band_label[0], ==, "Not active");
  g_assert_cmpstr (eustar->band_label[1], ==, "Active");
}

/* B4: no rule for missing items is published: all six are needed, and the age of values has limits.
 */
static void
eustar_names_what_is_missing (RulesFixture *f, gconstpointer data)
{
  g_autofree char *skin = mrss (10);
  g_autofree char *all = g_strconcat (skin, NO_ITEMS, NULL);
  Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
  gint64 visit = sheet_visit (&sheet, "2024-06-10", all);

  sheet_expect_missing (&sheet, "eustar_2017", "2024-06-10", visit, "CRP dlco_percent");

  sheet_value (&sheet, "2024-05-10", "CRP=4");           /* 31 days */
  sheet_value (&sheet, "2023-12-10", "dlco_percent=80"); /* 183 days */
  sheet_expect (&sheet, "eustar_2017", "2024-06-10", visit, 0.84, 1e-9);

  sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
  visit = sheet_visit (&sheet, "2024-06-10", all);
  sheet_value (&sheet, "2024-05-09", "CRP=4");
  sheet_value (&sheet, "2023-12-10", "dlco_percent=80");
  sheet_expect_missing (&sheet, "eustar_2017", "2024-06-10", visit, "CRP");

  sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
  visit = sheet_visit (&sheet, "2024-06-10", "eustar_skin_worse=0 CRP=4 dlco_percent=80");
  sheet_expect_missing (&sheet,
                        "eustar_2017",
                        "2024-06-10",
                        visit,
                        "eustar_digital_ulcers eustar_friction_rubs mrss");
}

/* Core measures at one visit. */
typedef struct
{
  int mrss, fvc, patient, physician, haq_eighths;
} Core;

static gint64
core_visit (Sheet *sheet, const char *date, const Core *core, const char *more)
{
  g_autofree char *skin = mrss (core->mrss);
  g_autofree char *function = haq (core->haq_eighths);
  g_autofree char *values = g_strdup_printf (
      "%s%sfvc_percent=%d patient_global=%d physician_global=%d %s",
      skin,
      function,
      core->fvc,
      core->patient,
      core->physician,
      more);

  return sheet_visit (sheet, date, values);
}

static const Core before = { 20, 80, 5, 5, 8 };

/* B5: the table, coefficients of Khanna 2016. */
static void
criss_comes_to_its_table (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    Core now;
    double exponent, p;
    const char *band;
  } cases[] = {
    { { 20, 80, 5, 5, 8 }, -5.5400, 0.0039, "Not improved" },
    { { 13, 80, 5, 5, 8 }, 0.1300, 0.5325, "Not improved" },
    { { 15, 83, 4, 4, 7 }, 0.4063, 0.6002, "Improved" },
    { { 12, 82, 4, 3, 6 }, 3.4925, 0.9705, "Improved" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      gint64 visit;

      core_visit (&sheet, "2023-06-10", &before, "");
      visit = core_visit (&sheet, "2024-06-10", &cases[i].now, "");
      sheet_expect (
          &sheet, "criss_exponent", "2024-06-10", visit, cases[i].exponent, 0.00005 + 1e-9);
      sheet_expect (&sheet, "criss_2016", "2024-06-10", visit, cases[i].p, 0.00005);
      sheet_expect_band (&sheet, "criss_2016", "2024-06-10", visit, cases[i].band);
      sheet_expect (&sheet, "criss_step_1", "2024-06-10", visit, 0, 0);
    }
}

/* B5, step 1: the best row of the table becomes 0 with any organ event. */
static void
an_organ_event_forces_criss_to_nothing (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *finding, *until, *values;
    int fvc_before, fvc;
    gboolean event;
  } cases[] = {
    { NULL, NULL, "", 80, 82, FALSE },
    { "renal_crisis", NULL, "", 80, 82, TRUE },
    { "renal_crisis", "2023-01-01", "", 80, 82, FALSE },
    { "left_ventricular_failure", NULL, "lvef=45", 80, 82, TRUE },
    { "left_ventricular_failure", NULL, "lvef=46", 80, 82, FALSE },
    { NULL, NULL, "lvef=30", 80, 82, FALSE },
    { "pulmonary_arterial_hypertension", NULL, "mpap=25 pawp=15 pvr=3.1", 80, 82, TRUE },
    { "pulmonary_arterial_hypertension", NULL, "mpap=24 pawp=15 pvr=3.1", 80, 82, FALSE },
    { "pulmonary_arterial_hypertension", NULL, "mpap=25 pawp=16 pvr=3.1", 80, 82, FALSE },
    { "pulmonary_arterial_hypertension", NULL, "mpap=25 pawp=15 pvr=3", 80, 82, FALSE },
    /* 80 to 68: 15.00 % lower, and below 80. */
    { "interstitial_lung_disease", NULL, "", 80, 68, TRUE },
    { "interstitial_lung_disease", NULL, "", 80, 69, FALSE },
    { NULL, NULL, "", 80, 68, FALSE },
    /* 100 to 80: 20 % lower, but not below 80; 79 is. */
    { "interstitial_lung_disease", NULL, "", 100, 80, FALSE },
    { "interstitial_lung_disease", NULL, "", 100, 79, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      Core first = before;
      Core now = { 5, cases[i].fvc, 1, 1, 1 };
      DcsCalculationResult result;
      gint64 visit;

      first.fvc = cases[i].fvc_before;
      core_visit (&sheet, "2023-06-10", &first, "");
      visit = core_visit (&sheet, "2024-06-10", &now, cases[i].values);
      if (cases[i].finding != NULL)
        sheet_finding (&sheet, cases[i].finding, "2022-12-01", cases[i].until);
      g_test_message ("%s %s %d", cases[i].finding, cases[i].values, cases[i].fvc);
      sheet_expect (&sheet, "criss_step_1", "2024-06-10", visit, cases[i].event, 0);
      result = sheet_calculate (&sheet, "criss_2016", "2024-06-10", visit);
      g_assert_true (result.computable);
      g_assert_cmpstr (result.band, ==, cases[i].event ? "Not improved" : "Improved");
      if (cases[i].event)
        g_assert_cmpfloat (result.value, ==, 0);
      sheet_expect (&sheet, "criss_revised_20", "2024-06-10", visit, !cases[i].event, 0);
    }
}

/* B5: all five are needed; the baseline is 12 months before, within 2; an event needs no scores. */
static void
criss_needs_its_measures_and_its_baseline (RulesFixture *f, gconstpointer data)
{
  static const Core better = { 12, 82, 4, 3, 6 };
  /* 10 and 14 months are within the window. */
  static const struct
  {
    const char *baseline;
    double p;
  } windows[] = {
    { "2023-08-12", NAN },
    { "2023-08-11", 0.9705 },
    { "2023-04-10", 0.9705 },
    { "2023-04-09", NAN },
  };
  g_autofree char *skin = mrss (12);
  Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
  gint64 visit;

  core_visit (&sheet, "2023-06-10", &before, "");
  visit = sheet_visit (&sheet, "2024-06-10", skin);
  sheet_value (&sheet, "2024-06-10", "fvc_percent=82");
  sheet_expect_missing (
      &sheet, "criss_2016", "2024-06-10", visit, "patient_global physician_global haq_di");

  sheet_finding (&sheet, "renal_crisis", "2024-03-01", NULL);
  sheet_expect (&sheet, "criss_2016", "2024-06-10", visit, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      core_visit (&sheet, windows[i].baseline, &before, "");
      visit = core_visit (&sheet, "2024-06-10", &better, "");
      g_test_message ("%s", windows[i].baseline);
      sheet_expect (&sheet, "criss_2016", "2024-06-10", visit, windows[i].p, 0.00005);
    }
}

/* Revised CRISS: three of five by 20 %, FVC by 5 %; from 0 there is no improvement. */
static void
revised_criss_counts_three_of_five (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    Core before, now;
    int met;
  } cases[] = {
    { { 20, 80, 5, 5, 8 }, { 16, 80, 4, 4, 8 }, 1 },
    { { 20, 80, 5, 5, 8 }, { 17, 80, 4, 4, 8 }, 0 },
    { { 20, 80, 5, 5, 8 }, { 16, 84, 4, 5, 8 }, 1 },
    { { 20, 80, 5, 5, 8 }, { 16, 83, 4, 5, 8 }, 0 },
    { { 20, 80, 5, 5, 10 }, { 16, 80, 4, 5, 8 }, 1 },
    { { 20, 80, 5, 5, 9 }, { 16, 80, 4, 5, 8 }, 0 },
    { { 0, 80, 5, 5, 8 }, { 0, 84, 4, 5, 8 }, 0 },
    { { 0, 80, 5, 5, 8 }, { 0, 84, 4, 4, 8 }, 1 },
    { { 20, 80, 0, 0, 0 }, { 16, 84, 0, 0, 0 }, 0 },
    { { 20, 80, 5, 5, 8 }, { 16, 84, 5, 5, 8 }, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      gint64 visit;

      core_visit (&sheet, "2023-06-10", &cases[i].before, "");
      visit = core_visit (&sheet, "2024-06-10", &cases[i].now, "");
      g_test_message ("case %d", (int) i);
      sheet_expect (&sheet, "criss_revised_20", "2024-06-10", visit, cases[i].met, 0);
    }
}

/* B2: more than 5 points and at least 25 % in 12 ± 2 months. */
static void
skin_changes_by_points_and_percent (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    int before, now;
    int progression;
    double improvement;
  } cases[] = {
    { 20, 25, 0, 0 }, /* 5 points */
    { 20, 26, 1, 0 }, /* 6 points, 30 % */
    { 24, 30, 1, 0 }, /* 6 points, 25 % */
    { 25, 31, 0, 0 }, /* 6 points, 24 % */
    { 20, 15, 0, 0 }, { 24, 18, 0, 1 }, { 25, 19, 0, 0 },
    { 20, 14, 0, 1 }, { 0, 5, 0, 0 },   { 0, 6, 1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      g_autofree char *first = mrss (cases[i].before);
      g_autofree char *second = mrss (cases[i].now);
      gint64 visit;

      sheet_visit (&sheet, "2023-06-10", first);
      visit = sheet_visit (&sheet, "2024-06-10", second);
      g_test_message ("%d to %d", cases[i].before, cases[i].now);
      sheet_expect (&sheet, "mrss_progression", "2024-06-10", visit, cases[i].progression, 0);
      sheet_expect (&sheet, "mrss_improvement", "2024-06-10", visit, cases[i].improvement, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/ssc/eustar/vectors", eustar_adds_up_to_its_worked_vectors);
  fixture_test ("/ssc/eustar/limit", eustar_is_active_from_two_and_a_half_on);
  fixture_test ("/ssc/eustar/missing", eustar_names_what_is_missing);
  fixture_test ("/ssc/criss/table", criss_comes_to_its_table);
  fixture_test ("/ssc/criss/step-1", an_organ_event_forces_criss_to_nothing);
  fixture_test ("/ssc/criss/needs", criss_needs_its_measures_and_its_baseline);
  fixture_test ("/ssc/criss/revised", revised_criss_counts_three_of_five);
  fixture_test ("/ssc/skin", skin_changes_by_points_and_percent);
  return g_test_run ();
}
