/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calculation-checks.h"

#include <math.h>

/* Clinical reference, B3 and B6 to B9: lung, heart, kidney, what patients report. */

/* B3: ">= 10 %" includes 10.00, compared after rounding to 2 decimals. 80 to 72: 10.00
 * relative, 8.00 absolute; 80 to 75: 6.25 relative, 5.00 absolute. */
static void
lung_progression_holds_at_its_limits (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *before, *now;
    double relative, absolute, omeract, physiology;
  } cases[] = {
    { "fvc_percent=80", "fvc_percent=72", 10.00, 8, 1, 1 },
    { "fvc_percent=80", "fvc_percent=72.01", 9.99, 7.99, NAN, 1 },
    { "fvc_percent=80", "fvc_percent=72.003", 10.00, 8, 1, 1 }, /* 9.996 */
    { "fvc_percent=80", "fvc_percent=75", 6.25, 5.00, NAN, 1 },
    { "fvc_percent=80 dlco_percent=60", "fvc_percent=75 dlco_percent=51", 6.25, 5, 1, 1 },
    { "fvc_percent=80 dlco_percent=60", "fvc_percent=75 dlco_percent=52", 6.25, 5, 0, 1 },
    { "fvc_percent=80 dlco_percent=60", "fvc_percent=76 dlco_percent=51", 5, 4, 1, 0 },
    { "fvc_percent=80 dlco_percent=60", "fvc_percent=76 dlco_percent=50", 5, 4, 1, 1 },
    { "fvc_percent=80 dlco_percent=60", "fvc_percent=77 dlco_percent=30", 3.75, 3, 0, 1 },
    { "fvc_percent=80 dlco_percent=60", "fvc_percent=84 dlco_percent=60", -5, -4, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      gint64 visit;

      sheet_visit (&sheet, "2023-06-10", cases[i].before);
      visit = sheet_visit (&sheet, "2024-06-10", cases[i].now);
      g_test_message ("%s to %s", cases[i].before, cases[i].now);
      sheet_expect (&sheet, "fvc_relative_decline", "2024-06-10", visit, cases[i].relative, 1e-9);
      sheet_expect (&sheet, "fvc_absolute_decline", "2024-06-10", visit, cases[i].absolute, 1e-9);
      sheet_expect (&sheet, "lung_omeract", "2024-06-10", visit, cases[i].omeract, 0);
      sheet_expect (&sheet, "lung_physiology_12", "2024-06-10", visit, cases[i].physiology, 0);
    }
}

/* B3: ATS 2022, two of three; INBUILD, any of four within 24 months. */
static void
progressive_fibrosis_by_its_named_schemes (RulesFixture *f, gconstpointer data)
{
#define WORSE "respiratory_symptoms_worse=1 "
#define SAME "respiratory_symptoms_worse=0 "
#define MORE "hrct_progression=1 "
#define AS_BEFORE "hrct_progression=0 "
  static const struct
  {
    const char *now;
    double ats, inbuild;
  } cases[] = {
    { WORSE AS_BEFORE "fvc_percent=75 dlco_percent=60", 1, 1 }, /* 5.00 points, 6.25 % */
    { WORSE AS_BEFORE "fvc_percent=75.5 dlco_percent=51", 0, 1 },
    { WORSE AS_BEFORE "fvc_percent=76.5 dlco_percent=50", 1, 0 },
    { SAME MORE "fvc_percent=76 dlco_percent=60", 0, 1 }, /* 5.00 % */
    { SAME MORE "fvc_percent=76.1 dlco_percent=60", 0, 0 },
    { WORSE MORE "fvc_percent=80 dlco_percent=60", 1, 1 },
    { SAME AS_BEFORE "fvc_percent=72 dlco_percent=60", 0, 1 },
    { SAME AS_BEFORE "fvc_percent=73 dlco_percent=60", 0, 0 },
    /* Two are enough when the third is not known; one is not. */
    { WORSE MORE "", 1, 1 },
    { WORSE "", NAN, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2020-01-01", NULL, NULL);
      gint64 visit;

      sheet_visit (&sheet, "2023-06-10", "fvc_percent=80 dlco_percent=60");
      visit = sheet_visit (&sheet, "2024-06-10", cases[i].now);
      g_test_message ("%s", cases[i].now);
      sheet_expect (&sheet, "lung_ats_2022", "2024-06-10", visit, cases[i].ats, 0);
      sheet_expect (&sheet, "lung_inbuild", "2024-06-10", visit, cases[i].inbuild, 0);
    }
#undef WORSE
#undef SAME
#undef MORE
#undef AS_BEFORE
}

/* Bands of FVC, the ratio and Goh (B3, B8). */
static void
bands_of_the_lung_hold (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *calculation, *values, *band;
  } cases[] = {
    { "fvc_severity", "fvc_percent=49", "Severe" },
    { "fvc_severity", "fvc_percent=50", "Moderate" },
    { "fvc_severity", "fvc_percent=69", "Moderate" },
    { "fvc_severity", "fvc_percent=70", "Mild" },
    { "fvc_severity", "fvc_percent=80", "Mild" },
    { "fvc_severity", "fvc_percent=81", "Normal" },
    { "fvc_dlco_ratio", "fvc_percent=80 dlco_percent=50", "Up to 1.6" },
    { "fvc_dlco_ratio", "fvc_percent=81 dlco_percent=50", "Above 1.6" },
  };
  static const struct
  {
    const char *values, *level;
  } goh[] = {
    { "hrct_extent=9 fvc_percent=40", "Limited" },
    { "hrct_extent=10 fvc_percent=70", "Limited" },
    { "hrct_extent=10 fvc_percent=69", "Extensive" },
    { "hrct_extent=30 fvc_percent=70", "Limited" },
    { "hrct_extent=31 fvc_percent=100", "Extensive" },
    { "hrct_extent=31", "Extensive" },
    { "hrct_extent=20", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      gint64 visit = sheet_visit (&sheet, "2024-06-10", cases[i].values);

      sheet_expect_band (&sheet, cases[i].calculation, "2024-06-10", visit, cases[i].band);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (goh); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      gint64 visit = sheet_visit (&sheet, "2024-06-10", goh[i].values);
      DcsCalculationResult result = sheet_calculate (&sheet, "goh_extent", "2024-06-10", visit);

      g_assert_cmpstr (result.level, ==, goh[i].level);
    }
}

/* B8 and B9: each limit from both sides. */
static void
triggers_of_heart_and_kidney_hold (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *calculation, *values;
    double met;
  } cases[] = {
    { "pah_echo", "tr_velocity=2.8 functional_class=1 respiratory_symptoms_worse=0", 0 },
    { "pah_echo", "tr_velocity=2.9 functional_class=1 respiratory_symptoms_worse=0", 1 },
    { "pah_echo", "tr_velocity=2.5 functional_class=2", 1 },
    { "pah_echo", "tr_velocity=2.4 functional_class=2", 0 },
    { "pah_right_heart", "right_atrium_diameter=53 right_ventricle_diameter=35", 0 },
    { "pah_right_heart", "right_atrium_diameter=54", 1 },
    { "pah_right_heart", "right_ventricle_diameter=36", 1 },
    { "pah_lung_function", "fvc_percent=80 dlco_percent=60 functional_class=2", 0 },
    { "pah_lung_function", "fvc_percent=80 dlco_percent=59 functional_class=2", 1 },
    { "pah_lung_function", "fvc_percent=97 dlco_percent=60 functional_class=2", 1 },
    { "pah_lung_function",
      "fvc_percent=97 dlco_percent=60 functional_class=1 respiratory_symptoms_worse=0",
      0 },
    { "pah_lung_function", "fvc_percent=96 dlco_percent=60 functional_class=2", 0 },
    { "pah_symptoms", "functional_class=1 respiratory_symptoms_worse=1", 1 },
    { "pah_symptoms", "functional_class=1 respiratory_symptoms_worse=0", 0 },
    { "detect_for", "dlco_percent=59", 1 },
    { "detect_for", "dlco_percent=60", 0 },
    { "active_ulcers", "du_active=0", 0 },
    { "active_ulcers", "du_active=1", 1 },
    { "detect_echo", "detect_step_1=300", 0 },
    { "detect_echo", "detect_step_1=301", 1 },
    { "detect_catheter", "detect_step_2=35", 0 },
    { "detect_catheter", "detect_step_2=36", 1 },
    { "pah_triggers", "right_atrium_diameter=54", 1 },
    { "pah_triggers", "dlco_percent=59 detect_step_2=36", 1 },
    { "pah_triggers", "dlco_percent=61 detect_step_2=36", NAN },
    { "ph_precapillary", "mpap=20 pawp=15 pvr=2.1", 0 },
    { "ph_precapillary", "mpap=21 pawp=15 pvr=2.1", 1 },
    { "ph_precapillary", "mpap=21 pawp=16 pvr=2.1", 0 },
    { "ph_precapillary", "mpap=21 pawp=15 pvr=2", 0 },
    { "src_blood_pressure", "bp_systolic=139 bp_diastolic=89", 0 },
    { "src_blood_pressure", "bp_systolic=140 bp_diastolic=80", 1 },
    { "src_blood_pressure", "bp_systolic=120 bp_diastolic=90", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2020-01-01", NULL, NULL);
      gint64 visit = sheet_visit (&sheet, "2024-06-10", cases[i].values);

      g_test_message ("%s", cases[i].values);
      sheet_expect (&sheet, cases[i].calculation, "2024-06-10", visit, cases[i].met, 0);
    }
}

/* B9, A1: a rise by 30 systolic or 20 diastolic. */
static void
a_rise_of_blood_pressure_meets_the_check (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *before, *now;
    int met;
  } cases[] = {
    { "bp_systolic=100 bp_diastolic=60", "bp_systolic=129 bp_diastolic=79", 0 },
    { "bp_systolic=100 bp_diastolic=60", "bp_systolic=130 bp_diastolic=60", 1 },
    { "bp_systolic=100 bp_diastolic=60", "bp_systolic=100 bp_diastolic=80", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      gint64 visit;

      sheet_visit (&sheet, "2024-03-10", cases[i].before);
      visit = sheet_visit (&sheet, "2024-06-10", cases[i].now);
      sheet_expect (&sheet, "src_blood_pressure", "2024-06-10", visit, cases[i].met, 0);
    }
}

/* B9: high pressure with one of creatinine, urine or blood; usual pressure with creatinine and one.
 */
static void
renal_crisis_by_its_working_definition (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *now;
    double met;
  } cases[] = {
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=99", 1 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=100", 0 },
    { "bp_systolic=150 bp_diastolic=85 CREA=121 PLT=200", 1 }, /* 80 × 1.5 = 120 */
    { "bp_systolic=150 bp_diastolic=85 CREA=120 PLT=200", 0 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 URINE_PROTEIN=:plus_1", 0 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 URINE_PROTEIN=:plus_2", 1 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 URINE_PROTEIN=:plus_3", 1 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 URINE_PROTEIN=:plus_4", 1 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 URINE_BLOOD=:plus_1", 0 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 URINE_BLOOD=:plus_2", 1 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 URINE_BLOOD=:plus_3", 1 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 URINE_BLOOD=:plus_4", 1 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 URINE_RBC=10", 1 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 URINE_RBC=9", 0 },
    { "bp_systolic=150 bp_diastolic=85 CREA=80 PLT=200 SCHISTOCYTES=:positive", 1 },
    { "bp_systolic=110 bp_diastolic=70 CREA=121 PLT=200", 0 },
    { "bp_systolic=110 bp_diastolic=70 CREA=121 PLT=99", 1 },
    { "bp_systolic=110 bp_diastolic=70 CREA=80 PLT=99", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      gint64 visit;

      sheet_visit (&sheet, "2024-03-10", "CREA=80 bp_systolic=110 bp_diastolic=70");
      visit = sheet_visit (&sheet, "2024-06-10", cases[i].now);
      g_test_message ("%s", cases[i].now);
      sheet_expect (&sheet, "src_definition", "2024-06-10", visit, cases[i].met, 0);
    }
}

/* B6: ScleroID 9, 3, 4, 0, 7, 2, 6, 4, 0, 3 is 3.9; RCS: 1.4 of 10, with four days of diary. */
static void
what_patients_report_adds_up (RulesFixture *f, gconstpointer data)
{
  static const char *const scales = "scleroid_raynaud=9 scleroid_fatigue=3 scleroid_hand=4 "
                                    "scleroid_pain=0 scleroid_choices=7 scleroid_upper_gi=2 "
                                    "scleroid_mobility=6 scleroid_lower_gi=4 "
                                    "scleroid_breathlessness=0 ";
  static const char *const worst = "scleroid_raynaud=10 scleroid_fatigue=10 scleroid_hand=10 "
                                   "scleroid_pain=10 scleroid_choices=10 scleroid_upper_gi=10 "
                                   "scleroid_mobility=10 scleroid_lower_gi=10 "
                                   "scleroid_breathlessness=10 scleroid_ulcers=10";
  static const struct
  {
    const char *now;
    double better, worse;
  } cases[] = {
    { "raynaud_condition=3.6 raynaud_days=7", 1, 0 },
    { "raynaud_condition=3.6 raynaud_days=4", 1, 0 },
    { "raynaud_condition=3.7 raynaud_days=7", 0, 0 },
    { "raynaud_condition=6.4 raynaud_days=4", 0, 1 },
    { "raynaud_condition=2.0 raynaud_days=3", 0, 0 },
    { "raynaud_condition=2.0", NAN, 0 },
  };
  g_autofree char *all = g_strconcat (scales, "scleroid_ulcers=3", NULL);
  Sheet sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
  gint64 visit = sheet_visit (&sheet, "2024-06-10", all);

  sheet_expect (&sheet, "scleroid", "2024-06-10", visit, 3.9, 1e-9);
  visit = sheet_visit (&sheet, "2024-07-10", worst);
  sheet_expect (&sheet, "scleroid", "2024-07-10", visit, 10, 1e-9);
  visit = sheet_visit (&sheet, "2024-08-10", scales);
  sheet_expect_missing (&sheet, "scleroid", "2024-08-10", visit, "scleroid_ulcers");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sheet = sheet_new (f, "ssc", "2022-01-01", NULL, NULL);
      sheet_visit (&sheet, "2024-03-10", "raynaud_condition=5 raynaud_days=7");
      visit = sheet_visit (&sheet, "2024-06-10", cases[i].now);
      g_test_message ("%s", cases[i].now);
      sheet_expect (&sheet, "rcs_improved", "2024-06-10", visit, cases[i].better, 0);
      sheet_expect (&sheet, "rcs_worse", "2024-06-10", visit, cases[i].worse, 0);
    }
}

/* B8: DETECT from more than 3 years on; product rule: early disease for 5 years. */
static void
the_time_since_onset_counts (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *onset, *calculation;
    int met;
  } cases[] = {
    { "2021-06-11", "detect_for", 0 },
    { "2021-06-09", "detect_for", 1 },
    { "2019-06-12", "early_disease", 1 },
    { "2019-06-09", "early_disease", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", cases[i].onset, NULL, NULL);
      gint64 visit = sheet_visit (&sheet, "2024-06-10", "dlco_percent=50");

      g_test_message ("%s", cases[i].onset);
      sheet_expect (&sheet, cases[i].calculation, "2024-06-10", visit, cases[i].met, 0);
    }
}

/* B11: PDE5 inhibitors are not used together with riociguat. */
static void
a_pde5_inhibitor_with_riociguat_is_seen (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *one, *other;
    int met;
  } cases[] = {
    { "sildenafil", "riociguat", 1 },
    { "tadalafil", "riociguat", 1 },
    { "sildenafil", "bosentan", 0 },
    { "bosentan", "riociguat", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "ssc", NULL, NULL, NULL);

      sheet_visit (&sheet, "2024-06-10", "");
      fixture_treatment (f, cases[i].one, "2024-01-01", NULL);
      fixture_treatment (f, cases[i].other, "2024-05-01", "2024-07-01");
      g_test_message ("%s %s", cases[i].one, cases[i].other);
      sheet_expect (&sheet, "pde5_with_riociguat", "2024-04-10", 0, 0, 0);
      sheet_expect (&sheet, "pde5_with_riociguat", "2024-06-10", 0, cases[i].met, 0);
      sheet_expect (&sheet, "pde5_with_riociguat", "2024-08-10", 0, 0, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/ssc/lung/limits", lung_progression_holds_at_its_limits);
  fixture_test ("/ssc/lung/schemes", progressive_fibrosis_by_its_named_schemes);
  fixture_test ("/ssc/lung/bands", bands_of_the_lung_hold);
  fixture_test ("/ssc/triggers", triggers_of_heart_and_kidney_hold);
  fixture_test ("/ssc/time", the_time_since_onset_counts);
  fixture_test ("/ssc/kidney/rise", a_rise_of_blood_pressure_meets_the_check);
  fixture_test ("/ssc/kidney/crisis", renal_crisis_by_its_working_definition);
  fixture_test ("/ssc/riociguat", a_pde5_inhibitor_with_riociguat_is_seen);
  fixture_test ("/ssc/reported", what_patients_report_adds_up);
  return g_test_run ();
}
