/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calculation-checks.h"

#include <math.h>

/* Clinical reference, C1 to C6. */

static const char *const items[] = {
  "alsfrs_speech",  "alsfrs_salivation", "alsfrs_swallowing", "alsfrs_handwriting",
  "alsfrs_cutting", "alsfrs_dressing",   "alsfrs_turning",    "alsfrs_walking",
  "alsfrs_stairs",  "alsfrs_dyspnoea",   "alsfrs_orthopnoea", "alsfrs_ventilation",
};

/* "3 4 4 - …" as answers; "-" leaves one out; the fifth is 5b with a gastrostomy. */
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

/* Answers that add up to @total: as many 4 as fit, then the rest. */
static gint64
visit_with_total (Sheet *sheet, const char *date, int total)
{
  GString *digits = g_string_new (NULL);
  g_autofree char *values = NULL;

  for (int i = 0; i < 12; i++)
    g_string_append_printf (digits, i > 0 ? " %d" : "%d", CLAMP (total - 4 * i, 0, 4));
  values = answers (digits->str, FALSE);
  g_string_free (digits, TRUE);
  return sheet_visit (sheet, date, values);
}

/* C2: onset 2023-03-15, 36 on 2024-06-10: 453 days, 14.883 months, 0.8063; 32 on 2024-09-09: 91
 * days, 2.990 months, 1.3379 a month. */
static void
the_rate_of_decline_is_that_of_the_reference (RulesFixture *f, gconstpointer data)
{
  Sheet sheet = sheet_new (f, "als", "2023-03-15", NULL, NULL);
  gint64 first = visit_with_total (&sheet, "2024-06-10", 36);
  gint64 second = visit_with_total (&sheet, "2024-09-09", 32);

  sheet_expect (&sheet, "decline_since_onset", "2024-06-10", first, 0.8063, 0.00005);
  sheet_expect (&sheet, "decline_kimura_3", "2024-06-10", first, 0.8063, 0.00005);
  sheet_expect_band (&sheet, "decline_kimura_3", "2024-06-10", first, "Intermediate");
  sheet_expect_band (&sheet, "decline_labra", "2024-06-10", first, "Intermediate");
  sheet_expect_band (&sheet, "decline_kimura_2", "2024-06-10", first, "Fast");
  sheet_expect_band (&sheet, "decline_elamin", "2024-06-10", first, "Intermediate");
  sheet_expect_band (&sheet, "decline_gordon", "2024-06-10", first, "Fast");
  sheet_expect (&sheet, "slope_visit", "2024-06-10", first, NAN, 0);
  sheet_expect (&sheet, "slope_visit", "2024-09-09", second, 1.3379, 0.00005);
  sheet_expect_band (&sheet, "slope_visit", "2024-09-09", second, "Fast");
}

/* Both sides of each cut-off of C2. 487 days are 16 months of 30.4375 days, so that 40 is a rate of
 * exactly 0.5, 32 of 1.0 and 44 of 0.25; the other cut-offs lie between two days. */
static void
the_schemes_of_decline_cut_where_they_say (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *calculation;
    int days, total;
    const char *band;
  } cases[] = {
    { "decline_kimura_3", 487, 48, "Slow" },
    { "decline_kimura_3", 488, 40, "Slow" },         /* 0.4990 */
    { "decline_kimura_3", 487, 40, "Intermediate" }, /* 0.5 */
    { "decline_kimura_3", 488, 32, "Intermediate" }, /* 0.9980 */
    { "decline_kimura_3", 487, 32, "Fast" },         /* 1.0 */
    { "decline_labra", 519, 40, "Slow" },            /* 0.4692 */
    { "decline_labra", 518, 40, "Intermediate" },    /* 0.4701 */
    { "decline_labra", 549, 28, "Intermediate" },    /* 1.1088 */
    { "decline_labra", 548, 28, "Fast" },            /* 1.1109 */
    { "decline_kimura_2", 546, 36, "Slow" },         /* 0.6690 */
    { "decline_kimura_2", 545, 36, "Fast" },         /* 0.6702 */
    { "decline_elamin", 488, 44, "Slow (below 0.25)" },
    { "decline_elamin", 487, 44, "Slow (0.25 to below 0.5)" },
    { "decline_elamin", 488, 40, "Slow (0.25 to below 0.5)" },
    { "decline_elamin", 487, 40, "Intermediate" },
    { "decline_elamin", 488, 32, "Intermediate" },
    { "decline_elamin", 487, 32, "Fast" },
    { "decline_gordon", 488, 40, "Slow" },
    { "decline_gordon", 487, 40, "Fast" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, NULL);
      g_autofree char *date = g_strdup_printf ("2023-01-01+%d", cases[i].days);
      gint64 visit = visit_with_total (&sheet, date, cases[i].total);

      g_test_message ("%d days, %d points", cases[i].days, cases[i].total);
      sheet_expect_band (&sheet, cases[i].calculation, date, visit, cases[i].band);
    }
}

/* The same cut-offs between two visits: 487 days are 16 months. */
static void
the_slope_cuts_where_the_rate_does (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    int days, lost;
    const char *band;
  } cases[] = {
    { 488, 8, "Slow" },
    { 487, 8, "Intermediate" },
    { 488, 16, "Intermediate" },
    { 487, 16, "Fast" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "als", "2020-01-01", NULL, NULL);
      g_autofree char *date = g_strdup_printf ("2021-01-01+%d", cases[i].days);
      gint64 visit;

      visit_with_total (&sheet, "2021-01-01", 48);
      visit = visit_with_total (&sheet, date, 48 - cases[i].lost);
      sheet_expect_band (&sheet, "slope_visit", date, visit, cases[i].band);
    }
}

/* C2, guards: not in the first month, not without an onset, not from an incomplete total. */
static void
no_rate_of_decline_without_what_it_needs (RulesFixture *f, gconstpointer data)
{
  Sheet sheet = sheet_new (f, "als", "2024-01-01", NULL, NULL);
  g_autofree char *partly = answers ("4 4 4 4 4 4 4 4 4 - 4 4", FALSE);
  gint64 visit = visit_with_total (&sheet, "2024-01-31", 47);

  /* 30 days are less than a month of 30.4375 days, 31 days more. */
  sheet_expect (&sheet, "decline_kimura_3", "2024-01-31", visit, NAN, 0);
  visit = visit_with_total (&sheet, "2024-02-01", 47);
  sheet_expect (&sheet, "decline_kimura_3", "2024-02-01", visit, 30.4375 / 31, 1e-9);

  visit = sheet_visit (&sheet, "2024-06-01", partly);
  sheet_expect_missing (&sheet, "decline_kimura_3", "2024-06-01", visit, "alsfrs_r");

  sheet = sheet_new (f, "als", NULL, NULL, NULL);
  visit = visit_with_total (&sheet, "2024-06-01", 40);
  sheet_expect_missing (&sheet, "decline_kimura_3", "2024-06-01", visit, "onset_date");
}

/* C2: negative is improvement and is shown as it is; the line through all visits needs three. */
static void
slopes_may_be_negative_and_need_visits (RulesFixture *f, gconstpointer data)
{
  Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, NULL);
  gint64 visit;

  visit = visit_with_total (&sheet, "2024-01-01", 40);
  sheet_expect (&sheet, "slope_all", "2024-01-01", visit, NAN, 0);
  visit = visit_with_total (&sheet, "2024-01-01+91", 42);
  sheet_expect (&sheet, "slope_visit", "2024-01-01+91", visit, -2 / (91 / 30.4375), 1e-9);
  sheet_expect_band (&sheet, "slope_visit", "2024-01-01+91", visit, "Slow");
  sheet_expect (&sheet, "slope_all", "2024-01-01+91", visit, NAN, 0);

  /* 487 days are 16 months: 48, 44 and 34 at 0, 16 and 32 months have the gradient
   * (-16 × 6 + 0 × 2 + 16 × -8) / (256 + 0 + 256) = -0.4375 a month. */
  sheet = sheet_new (f, "als", "2020-01-01", NULL, NULL);
  visit_with_total (&sheet, "2021-01-01", 48);
  visit_with_total (&sheet, "2021-01-01+487", 44);
  visit = visit_with_total (&sheet, "2021-01-01+974", 34);
  sheet_expect (&sheet, "slope_all", "2021-01-01+974", visit, 0.4375, 1e-9);
  sheet_expect (&sheet, "slope_visit", "2021-01-01+974", visit, 10 / 16.0, 1e-9);
}

/* C4: the worked cases, for both staging systems, and what each trap is. */
static void
the_worked_cases_have_their_stages (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *digits;
    gboolean gastrostomy;
    const char *kings, *mitos;
  } cases[] = {
    { "4 4 4 4 4 4 4 4 4 4 4 4", FALSE, "No region by ALSFRS-R", "0" }, /* k0 */
    { "3 4 4 4 4 4 4 4 4 4 4 4", FALSE, "1", "0" },                     /* k1 */
    { "3 4 4 3 4 4 4 4 4 4 4 4", FALSE, "2", "0" },                     /* k2 */
    { "3 4 4 3 4 3 4 2 4 4 4 4", FALSE, "3", "0" },                     /* k3 */
    { "2 3 1 3 3 3 3 3 3 4 4 4", TRUE, "4A", "1" },                     /* k4a */
    { "4 4 4 4 4 4 4 4 4 3 3 3", FALSE, "4B", "0" },                    /* k4b */
    { "1 3 2 1 1 1 2 1 0 2 3 4", FALSE, "3", "2" },                     /* m2 */
    { "0 1 0 0 0 0 0 0 0 1 1 1", TRUE, "4 (A+B)", "4" },                /* m4 */
    { "1 3 3 2 3 3 3 3 3 4 4 4", FALSE, "3", "0" },                     /* and */
    /* Items 6, 7, 9 and 11 make no region: trunk, stairs and lying down. */
    { "4 4 4 4 4 1 1 4 0 4 0 4", FALSE, "No region by ALSFRS-R", "1" },
    /* Breathlessness 1 is no respiratory failure, 0 is. */
    { "4 4 4 4 4 4 4 4 4 1 4 4", FALSE, "No region by ALSFRS-R", "1" },
    { "4 4 4 4 4 4 4 4 4 0 4 4", FALSE, "4B", "1" },
    /* Each domain of MiToS by either of its items. */
    { "4 4 4 4 4 4 4 1 4 4 4 4", FALSE, "1", "1" },
    { "4 4 4 4 4 4 4 2 4 4 4 4", FALSE, "1", "0" },
    { "4 4 4 4 4 1 4 4 4 4 4 4", FALSE, "No region by ALSFRS-R", "1" },
    { "4 4 4 4 4 2 4 4 4 4 4 4", FALSE, "No region by ALSFRS-R", "0" },
    { "4 4 1 4 4 4 4 4 4 4 4 4", FALSE, "1", "1" },
    { "4 4 2 4 4 4 4 4 4 4 4 4", FALSE, "1", "0" },
    { "4 4 4 4 4 4 4 4 4 4 4 2", FALSE, "4B", "1" },
    { "4 4 4 4 4 4 4 4 4 4 4 3", FALSE, "4B", "0" },
    /* Communicating: speech and handwriting, not one of them. */
    { "1 4 4 1 4 4 4 4 4 4 4 4", FALSE, "2", "1" },
    { "2 4 4 1 4 4 4 4 4 4 4 4", FALSE, "2", "0" },
    { "1 4 4 2 4 4 4 4 4 4 4 4", FALSE, "2", "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, NULL);
      g_autofree char *values = answers (cases[i].digits, cases[i].gastrostomy);
      gint64 visit = sheet_visit (&sheet, "2024-06-10", values);
      DcsCalculationResult kings = sheet_calculate (&sheet, "kings_stage", "2024-06-10", visit);
      DcsCalculationResult mitos = sheet_calculate (&sheet, "mitos_stage", "2024-06-10", visit);

      g_test_message ("%s", cases[i].digits);
      g_assert_true (kings.computable && mitos.computable);
      g_assert_cmpstr (kings.level, ==, cases[i].kings);
      g_assert_cmpstr (mitos.level, ==, cases[i].mitos);
    }
}

static void
death_is_stage_five (RulesFixture *f, gconstpointer data)
{
  Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, NULL);
  g_autofree char *values = answers ("4 4 4 4 4 4 4 4 4 4 4 4", FALSE);
  gint64 visit = sheet_visit (&sheet, "2024-06-10", values);
  DcsCalculationResult kings, mitos;

  sheet_dies (&sheet, "2024-08-01");
  kings = sheet_calculate (&sheet, "kings_stage", "2024-08-01", 0);
  mitos = sheet_calculate (&sheet, "mitos_stage", "2024-08-01", 0);
  g_assert_cmpstr (kings.level, ==, "5");
  g_assert_cmpstr (mitos.level, ==, "5");
  kings = sheet_calculate (&sheet, "kings_stage", "2024-06-10", visit);
  g_assert_cmpstr (kings.level, ==, "No region by ALSFRS-R");
}

/* C3 and C4, missing items (product rule): three-valued. */
static void
a_missing_item_matters_only_when_the_stage_hangs_on_it (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *digits;
    gboolean gastrostomy;
    const char *kings, *mitos, *missing;
  } cases[] = {
    /* Speech is below 4: the bulbar region is involved whatever salivation is. */
    { "3 - 4 4 4 4 4 4 4 4 4 4", FALSE, "1", "0", NULL },
    /* No known item of the region is below 4: unknown. */
    { "4 - 4 4 4 4 4 4 4 4 4 4", FALSE, NULL, "0", "alsfrs_salivation" },
    /* Stage 4 is established without the regions. */
    { "- - - - - 4 4 - 4 0 4 4", FALSE, "4B", NULL, "alsfrs_swallowing" },
    /* Breathing is lost by item 12, whatever item 10 is; King's 4B, too. */
    { "4 4 4 4 4 4 4 4 4 - 4 2", FALSE, "4B", "1", NULL },
    { "4 4 4 4 4 4 4 4 4 - 4 4", FALSE, NULL, NULL, "alsfrs_dyspnoea" },
    /* Walking above 1, dressing missing: movement is not determined. */
    { "4 4 4 4 4 - 4 3 4 4 4 4", FALSE, "1", NULL, "alsfrs_dressing" },
    { "4 4 4 4 4 - 4 1 4 4 4 4", FALSE, "1", "1", NULL },
    /* Handwriting 2: communicating is not lost, whatever speech is. */
    { "- 4 3 2 4 4 4 4 4 4 4 4", FALSE, "2", "0", NULL },
    { "- 4 3 1 4 4 4 4 4 4 4 4", FALSE, "2", NULL, "alsfrs_speech" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, NULL);
      g_autofree char *values = answers (cases[i].digits, cases[i].gastrostomy);
      gint64 visit = sheet_visit (&sheet, "2024-06-10", values);
      DcsCalculationResult kings = sheet_calculate (&sheet, "kings_stage", "2024-06-10", visit);
      DcsCalculationResult mitos = sheet_calculate (&sheet, "mitos_stage", "2024-06-10", visit);

      g_test_message ("%s", cases[i].digits);
      g_assert_cmpstr (kings.level, ==, cases[i].kings);
      g_assert_cmpint (kings.computable, ==, cases[i].kings != NULL);
      g_assert_cmpstr (mitos.level, ==, cases[i].mitos);
      g_assert_cmpint (mitos.computable, ==, cases[i].mitos != NULL);
      if (cases[i].missing != NULL)
        sheet_expect_missing (&sheet,
                              cases[i].kings == NULL ? "kings_stage" : "mitos_stage",
                              "2024-06-10",
                              visit,
                              cases[i].missing);
    }
}

#define NO_SYMPTOMS                                                                                \
  "resp_dyspnoea=0 resp_orthopnoea=0 resp_sleep=0 resp_headache=0 resp_concentration=0 "           \
  "resp_appetite=0 "

/* C5: every limit from both sides. NAN: it hangs on something that was not measured. */
static void
niv_criteria_hold_at_their_limits (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *calculation, *sex, *values;
    double met;
  } cases[] = {
    { "niv_nice", "M", NO_SYMPTOMS "fvc_percent=50 snip=40", 0 },
    { "niv_nice", "M", NO_SYMPTOMS "fvc_percent=49 snip=40", 1 },
    { "niv_nice", "M", NO_SYMPTOMS "fvc_percent=50 snip=39", 1 },
    { "niv_nice", "M", "resp_orthopnoea=1 fvc_percent=80 snip=65", 0 },
    { "niv_nice", "M", "resp_orthopnoea=1 fvc_percent=79 snip=65", 1 },
    { "niv_nice", "M", "resp_orthopnoea=1 fvc_percent=80 snip=64", 1 },
    { "niv_nice", "F", "resp_orthopnoea=1 fvc_percent=80 snip=55", 0 },
    { "niv_nice", "F", "resp_orthopnoea=1 fvc_percent=80 snip=54", 1 },
    { "niv_nice", "M", NO_SYMPTOMS "epworth=9 fvc_percent=79 snip=64", 0 },
    { "niv_nice", "M", NO_SYMPTOMS "epworth=10 fvc_percent=79 snip=64", 1 },
    /* The better of both; SVC where there is no FVC. */
    { "niv_nice", "M", NO_SYMPTOMS "fvc_percent=60 snip=30 mip=70", 0 },
    { "niv_nice", "M", NO_SYMPTOMS "svc_percent=49 snip=70", 1 },
    { "niv_nice", "M", NO_SYMPTOMS "fvc_percent=85", NAN },
    { "niv_nice", "M", "fvc_percent=45", 1 },
    { "niv_european", "M", "resp_sleep=1 fvc_percent=80 paco2=6.5", 1 },
    { "niv_european", "M", "resp_sleep=1 fvc_percent=81 snip=41 paco2=6.5", 0 },
    { "niv_european", "M", "resp_sleep=1 fvc_percent=81 snip=40 paco2=6.5", 1 },
    { "niv_european", "M", "resp_sleep=1 fvc_percent=80 paco2=6.4 resp_desaturation=0", 0 },
    { "niv_european", "M", "resp_sleep=1 fvc_percent=80 paco2=6.4 resp_desaturation=1", 1 },
    { "niv_european", "M", NO_SYMPTOMS "fvc_percent=40 snip=20 paco2=7", 0 },
    { "niv_medicare", "M", "fvc_percent=50 mip=60 spo2_night_minutes=4 paco2=5.9", 0 },
    { "niv_medicare", "M", "fvc_percent=49 mip=60 spo2_night_minutes=4 paco2=5.9", 1 },
    { "niv_medicare", "M", "fvc_percent=50 mip=59 spo2_night_minutes=4 paco2=5.9", 1 },
    { "niv_medicare", "M", "fvc_percent=50 mip=60 spo2_night_minutes=5 paco2=5.9", 1 },
    /* 5.99952 kPa are 45.0 mmHg: not above; 6.1 kPa are 45.8. */
    { "niv_medicare", "M", "fvc_percent=50 mip=60 spo2_night_minutes=4 paco2=6.0", 0 },
    { "niv_medicare", "M", "fvc_percent=50 mip=60 spo2_night_minutes=4 paco2=6.1", 1 },
    { "niv_aan",
      "M",
      "fvc_percent=90 mip=90 spo2_night_minutes=0 paco2=5 snip=40 resp_orthopnoea=0",
      0 },
    { "niv_aan",
      "M",
      "fvc_percent=90 mip=90 spo2_night_minutes=0 paco2=5 snip=39 resp_orthopnoea=0",
      1 },
    { "niv_aan",
      "M",
      "fvc_percent=90 mip=90 spo2_night_minutes=0 paco2=5 snip=40 resp_orthopnoea=1",
      1 },
    { "niv_aan", "M", "fvc_percent=49 snip=70", 1 },
    { "blood_gas_check", "M", "spo2=94", 0 },
    { "blood_gas_check", "M", "spo2=93", 1 },
    { "carbon_dioxide_urgent", "M", "paco2=6.0", 0 },
    { "carbon_dioxide_urgent", "M", "paco2=6.1", 1 },
    { "oximetry_check", "M", "paco2=6.0 resp_sleep=1", 1 },
    { "oximetry_check", "M", "paco2=6.1 resp_sleep=1", 0 },
    { "niv_use", "M", "niv_hours=3.9", 0 },
    { "niv_use", "M", "niv_hours=4", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, cases[i].sex);
      gint64 visit = sheet_visit (&sheet, "2024-06-10", cases[i].values);

      g_test_message ("%s", cases[i].values);
      sheet_expect (&sheet, cases[i].calculation, "2024-06-10", visit, cases[i].met, 0);
    }
}

/* C5: each symptom alone; all must be known for "none". */
static void
each_respiratory_symptom_counts (RulesFixture *f, gconstpointer data)
{
  static const char *const symptoms[] = { "resp_dyspnoea", "resp_orthopnoea",    "resp_sleep",
                                          "resp_headache", "resp_concentration", "resp_appetite" };
  Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, NULL);
  gint64 visit = sheet_visit (&sheet, "2024-06-10", NO_SYMPTOMS);

  sheet_expect (&sheet, "respiratory_symptoms", "2024-06-10", visit, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (symptoms); i++)
    {
      g_autofree char *one = g_strdup_printf ("%s=1", symptoms[i]);
      g_autofree char *no = g_strdup_printf ("%s=0", symptoms[i]);

      sheet = sheet_new (f, "als", "2023-01-01", NULL, NULL);
      visit = sheet_visit (&sheet, "2024-06-10", one);
      sheet_expect (&sheet, "respiratory_symptoms", "2024-06-10", visit, 1, 0);
      sheet = sheet_new (f, "als", "2023-01-01", NULL, NULL);
      visit = sheet_visit (&sheet, "2024-06-10", no);
      sheet_expect (&sheet, "respiratory_symptoms", "2024-06-10", visit, NAN, 0);
    }
}

/* C5, NICE: SNIP or MIP falling by more than 10 cmH₂O in 3 months. */
static void
a_falling_pressure_meets_the_criterion (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *test;
    int before, days, now, met;
  } cases[] = {
    { "snip", 80, 91, 70, 0 },
    { "snip", 80, 91, 69, 1 },
    { "mip", 80, 91, 70, 0 },
    { "mip", 80, 91, 69, 1 },
    /* A month apart is not three months. */
    { "snip", 95, 30, 70, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, "F");
      g_autofree char *before = g_strdup_printf ("%s=%d", cases[i].test, cases[i].before);
      g_autofree char *now = g_strdup_printf (
          NO_SYMPTOMS "fvc_percent=90 %s=%d", cases[i].test, cases[i].now);
      g_autofree char *date = g_strdup_printf ("2024-01-10+%d", cases[i].days);
      gint64 visit;

      sheet_visit (&sheet, "2024-01-10", before);
      visit = sheet_visit (&sheet, date, now);
      sheet_expect (&sheet, "niv_nice", date, visit, cases[i].met, 0);
    }
}

/* C5 and C6: both ends of the bands of cough, BMI, weight loss and FVC before a gastrostomy. */
static void
bands_of_breathing_and_nutrition_hold (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *calculation, *values, *band;
  } cases[] = {
    { "cough", "cough_peak_flow=159", "Ineffective" },
    { "cough", "cough_peak_flow=160", "Range of cough assistance" },
    { "cough", "cough_peak_flow=269", "Range of cough assistance" },
    { "cough", "cough_peak_flow=270", "270 and above" },
    { "gastrostomy_breathing", "fvc_percent=29", "Below 30 %: high risk" },
    { "gastrostomy_breathing", "fvc_percent=30", "30 to 50 %" },
    { "gastrostomy_breathing", "fvc_percent=50", "30 to 50 %" },
    { "gastrostomy_breathing", "fvc_percent=51", "Above 50 %" },
    /* 200 cm: 74 kg are 18.5, 73.9 kg are 18.475. */
    { "bmi", "weight=73.9 height=200", "Below 18.5" },
    { "bmi", "weight=74 height=200", "18.5 and above" },
    { "weight_loss_usual", "usual_weight=80 weight=72", "Up to 10 %" },
    { "weight_loss_usual", "usual_weight=80 weight=71.9", "Above 10 %" },
    { "weight_loss_usual", "usual_weight=80 weight=82", "Up to 10 %" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, "M");
      gint64 visit = sheet_visit (&sheet, "2024-06-10", cases[i].values);

      g_test_message ("%s", cases[i].values);
      sheet_expect_band (&sheet, cases[i].calculation, "2024-06-10", visit, cases[i].band);
    }
}

static void
weight_loss_counts_from_its_own_baseline (RulesFixture *f, gconstpointer data)
{
  Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, "M");
  gint64 visit;

  visit = sheet_visit (&sheet, "2024-01-10", "usual_weight=84 weight=80 height=180");
  sheet_expect (&sheet, "weight_loss_visit", "2024-01-10", visit, NAN, 0);
  sheet_expect (&sheet, "weight_loss_first", "2024-01-10", visit, 0, 0);
  visit = sheet_visit (&sheet, "2024-04-10", "weight=78");
  visit = sheet_visit (&sheet, "2024-07-10", "weight=76");
  sheet_expect (&sheet, "weight_loss_first", "2024-07-10", visit, 5, 1e-9);
  sheet_expect_band (&sheet, "weight_loss_first", "2024-07-10", visit, "Up to 5 %");
  sheet_expect (&sheet, "weight_loss_visit", "2024-07-10", visit, 2.56, 1e-9);
  sheet_expect (&sheet, "weight_loss_usual", "2024-07-10", visit, 9.52, 1e-9);
  /* The height of an earlier visit serves. */
  sheet_expect (&sheet, "bmi", "2024-07-10", visit, 76 / 3.24, 1e-9);
  visit = sheet_visit (&sheet, "2024-10-10", "weight=75.9");
  sheet_expect_band (&sheet, "weight_loss_first", "2024-10-10", visit, "Above 5 %");
}

#define WELL "4 4 4 4 4 4 4 4 4 4 4 4"

/* C9 (product rule): what makes a talk due. */
static void
triggers_of_talks_hold (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *calculation, *digits, *values, *drug;
    double met;
  } cases[] = {
    { "gastrostomy_triggers", WELL, "usual_weight=80 weight=72", NULL, 0 },
    { "gastrostomy_triggers", WELL, "usual_weight=80 weight=71.9", NULL, 1 },
    { "gastrostomy_triggers", "4 4 3 4 4 4 4 4 4 4 4 4", "usual_weight=80 weight=80", NULL, 1 },
    { "kings_4", WELL, "", NULL, 0 },
    { "kings_4", "4 4 4 4 4 4 4 4 4 4 4 3", "", NULL, 1 },
    { "kings_4", "3 4 4 3 4 4 4 3 4 4 4 4", "", NULL, 0 },
    { "directive_triggers", WELL, "", NULL, 0 },
    { "directive_triggers", "4 4 4 4 4 4 4 4 4 4 4 3", "", NULL, 1 },
    { "directive_triggers", WELL, "", "non_invasive_ventilation", 1 },
    { "directive_triggers", WELL, "", "gastrostomy_peg", 1 },
    { "directive_triggers", WELL, "", "gastrostomy_rig", 1 },
    { "directive_triggers", WELL, "", "gastrostomy_pig", 1 },
    { "directive_triggers", WELL, "", "riluzole", 0 },
    { "directive_triggers", WELL, "niv_status=:in_use", NULL, 1 },
    { "directive_triggers", WELL, "niv_status=:declined", NULL, 0 },
    { "directive_triggers", WELL, "gastrostomy_status=:in_place", NULL, 1 },
    { "directive_triggers", WELL, "gastrostomy_status=:discussed", NULL, 0 },
    { "directive_triggers", WELL, "tracheostomy_status=:discussed", NULL, 1 },
    { "directive_triggers", WELL, "tracheostomy_status=:not_discussed", NULL, 0 },
    { "niv_began", WELL, "", NULL, 0 },
    { "niv_began", WELL, "niv_status=:in_use", NULL, 1 },
    { "niv_began", WELL, "niv_status=:offered", "non_invasive_ventilation", 1 },
    { "palliative_triggers", WELL, "", NULL, 0 },
    { "palliative_triggers", "3 4 4 3 4 4 4 4 4 4 4 4", "", NULL, 0 },
    { "palliative_triggers", "3 4 4 3 4 4 4 3 4 4 4 4", "", NULL, 1 },
    { "palliative_triggers", WELL, "niv_status=:stopped", NULL, 1 },
    { "palliative_triggers", WELL, "niv_status=:in_use", NULL, 0 },
    { "palliative_triggers", WELL, "niv_intolerance=:mask_problem", NULL, 1 },
    { "gene_pending", WELL, "", NULL, 0 },
    { "gene_pending", WELL, "gene_sod1=:pending", NULL, 1 },
    { "gene_pending", WELL, "gene_c9orf72=:pending", NULL, 1 },
    { "gene_pending", WELL, "gene_tardbp=:pending", NULL, 1 },
    { "gene_pending", WELL, "gene_fus=:pending", NULL, 1 },
    { "gene_pending",
      WELL,
      "gene_sod1=:no_variant gene_c9orf72=:no_variant gene_tardbp=:no_variant gene_fus=:pathogenic",
      NULL,
      0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "als", "2023-01-01", NULL, "M");
      g_autofree char *items_text = answers (cases[i].digits, FALSE);
      g_autofree char *values = g_strconcat (items_text, cases[i].values, NULL);
      gint64 visit = sheet_visit (&sheet, "2024-06-10", values);

      if (cases[i].drug != NULL)
        fixture_treatment (f, cases[i].drug, "2024-05-01", NULL);
      g_test_message ("%s %s %s", cases[i].digits, cases[i].values, cases[i].drug);
      sheet_expect (&sheet, cases[i].calculation, "2024-06-10", visit, cases[i].met, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/als/decline/reference", the_rate_of_decline_is_that_of_the_reference);
  fixture_test ("/als/decline/schemes", the_schemes_of_decline_cut_where_they_say);
  fixture_test ("/als/decline/between-visits", the_slope_cuts_where_the_rate_does);
  fixture_test ("/als/decline/needs", no_rate_of_decline_without_what_it_needs);
  fixture_test ("/als/decline/slopes", slopes_may_be_negative_and_need_visits);
  fixture_test ("/als/stages/worked-cases", the_worked_cases_have_their_stages);
  fixture_test ("/als/stages/death", death_is_stage_five);
  fixture_test ("/als/stages/missing", a_missing_item_matters_only_when_the_stage_hangs_on_it);
  fixture_test ("/als/breathing/criteria", niv_criteria_hold_at_their_limits);
  fixture_test ("/als/breathing/symptoms", each_respiratory_symptom_counts);
  fixture_test ("/als/breathing/fall", a_falling_pressure_meets_the_criterion);
  fixture_test ("/als/bands", bands_of_breathing_and_nutrition_hold);
  fixture_test ("/als/triggers", triggers_of_talks_hold);
  fixture_test ("/als/weight", weight_loss_counts_from_its_own_baseline);
  return g_test_run ();
}
