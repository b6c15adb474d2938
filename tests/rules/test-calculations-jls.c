/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calculation-checks.h"

#include <math.h>

/* Clinical reference, A2.4, A4 and D6. */

/* Sites that add up to a total of mLoSSI or LoSDI: up to 3 for each item. */
static char *
scored (const char *const *items, int total)
{
  static const char *const sites[] = {
    "left_thigh_buttock", "left_leg", "left_foot", "right_leg", "right_foot"
  };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sites); i++)
    for (int item = 0; item < 3; item++)
      {
        int rest = total - 3 * (int) (3 * i + (gsize) item);

        g_string_append_printf (text, "%s@%s=%d ", items[item], sites[i], CLAMP (rest, 0, 3));
      }
  return g_string_free (text, FALSE);
}

/* New or enlarged lesions are 0 or 3 and stay 0 here. */
static char *
activity (int total)
{
  static const char *const sites[] = {
    "left_thigh_buttock", "left_leg", "left_foot", "right_leg", "right_foot"
  };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sites); i++)
    g_string_append_printf (text,
                            "new_enlarged@%s=0 erythema@%s=%d induration@%s=%d ",
                            sites[i],
                            sites[i],
                            CLAMP (total - 6 * (int) i, 0, 3),
                            sites[i],
                            CLAMP (total - 6 * (int) i - 3, 0, 3));
  return g_string_free (text, FALSE);
}

static char *
damage (int total)
{
  static const char *const items[] = { "dermal_atrophy",
                                       "subcutaneous_atrophy",
                                       "dyspigmentation" };

  return scored (items, total);
}

/* A2.4: improvement >= 2 points or >= 27.5 %; worsening >= 2 points or >= 19.5 %. */
static void
activity_changes_by_points_or_percent (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    int before, now, improved, worse;
  } cases[] = {
    { 10, 10, 0, 0 },
    { 10, 9, 0, 0 }, /* 1 point, 10 % */
    { 10, 8, 1, 0 }, /* 2 points */
    { 4, 3, 0, 0 },  /* 1 point, 25 % */
    { 3, 2, 1, 0 },  /* 1 point, 33.33 % */
    { 1, 0, 1, 0 },
    { 1, 2, 0, 1 }, /* 1 point, 100 % */
    { 10, 11, 0, 0 },
    { 10, 12, 0, 1 },
    { 6, 7, 0, 0 }, /* 16.67 % */
    { 5, 6, 0, 1 }, /* 20 % */
    /* From 0 the percentage has no meaning: only the points. */
    { 0, 0, 0, 0 },
    { 0, 1, 0, 0 },
    { 0, 2, 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "jls", NULL, "2014-01-01", NULL);
      g_autofree char *first = activity (cases[i].before);
      g_autofree char *second = activity (cases[i].now);
      gint64 visit = sheet_visit (&sheet, "2024-03-10", first);

      g_test_message ("%d to %d", cases[i].before, cases[i].now);
      /* There is nothing before the first visit. */
      sheet_expect (&sheet, "mlossi_improved", "2024-03-10", visit, NAN, 0);
      visit = sheet_visit (&sheet, "2024-06-10", second);
      sheet_expect (&sheet, "mlossi_improved", "2024-06-10", visit, cases[i].improved, 0);
      sheet_expect (&sheet, "mlossi_worse", "2024-06-10", visit, cases[i].worse, 0);
      sheet_expect (&sheet, "no_activity", "2024-06-10", visit, cases[i].now == 0, 0);
    }
}

/* A2.4: PGA-A -6 or +4 points; LoSDI -2 points or +25.5 %. */
static void
globals_and_damage_change_at_their_limits (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    int before, now, improved, worse;
  } globals[] = {
    { 50, 45, 0, 0 }, { 50, 44, 1, 0 }, { 50, 53, 0, 0 }, { 50, 54, 0, 1 }, { 0, 4, 0, 1 },
  };
  static const struct
  {
    int before, now, improved, worse;
  } damages[] = {
    { 10, 9, 0, 0 },  { 10, 8, 1, 0 }, { 12, 15, 0, 0 }, /* 25 % */
    { 11, 14, 0, 1 },                                    /* 27.27 % */
    { 4, 5, 0, 0 },   { 3, 4, 0, 1 },  { 1, 2, 0, 1 },   { 0, 3, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (globals); i++)
    {
      Sheet sheet = sheet_new (f, "jls", NULL, NULL, NULL);
      g_autofree char *first = g_strdup_printf ("pga_activity=%d", globals[i].before);
      g_autofree char *second = g_strdup_printf ("pga_activity=%d", globals[i].now);
      gint64 visit;

      sheet_visit (&sheet, "2024-03-10", first);
      visit = sheet_visit (&sheet, "2024-06-10", second);
      sheet_expect (&sheet, "pga_a_improved", "2024-06-10", visit, globals[i].improved, 0);
      sheet_expect (&sheet, "pga_a_worse", "2024-06-10", visit, globals[i].worse, 0);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      Sheet sheet = sheet_new (f, "jls", NULL, NULL, NULL);
      g_autofree char *first = damage (damages[i].before);
      g_autofree char *second = damage (damages[i].now);
      gint64 visit;

      sheet_visit (&sheet, "2024-03-10", first);
      visit = sheet_visit (&sheet, "2024-06-10", second);
      g_test_message ("%d to %d", damages[i].before, damages[i].now);
      sheet_expect (&sheet, "losdi_improved", "2024-06-10", visit, damages[i].improved, 0);
      sheet_expect (&sheet, "losdi_worse", "2024-06-10", visit, damages[i].worse, 0);
    }
}

/* A4: one item of group 1 is enough. */
static void
carra_group_1_is_met_by_one_item (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *values;
    double met;
  } cases[] = {
    { "new_enlarged@neck=0 erythema@neck=1 induration@neck=3", 0 },
    { "new_enlarged@neck=3 erythema@neck=0 induration@neck=0", 1 },
    { "new_enlarged@neck=0 erythema@neck=2 induration@neck=0", 1 },
    { "new_enlarged@neck=0 erythema@neck=1 induration@neck=0 new_enlarged@chest=0 "
      "erythema@chest=3 induration@chest=0",
      1 },
    { "new_enlarged@neck=3", 1 },
    { "pga_activity=50", NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "jls", NULL, NULL, NULL);
      gint64 visit = sheet_visit (&sheet, "2024-06-10", cases[i].values);

      g_test_message ("%s", cases[i].values);
      sheet_expect (&sheet, "carra_active", "2024-06-10", visit, cases[i].met, 0);
    }
}

/* A2.4, bands with 0 as no activity (product rule): both ends of each. */
static void
bands_of_the_scores_hold (RulesFixture *f, gconstpointer data)
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
    { "pga_a", 31, "Severe" },      { "losdi", 0, "No damage" },   { "losdi", 1, "Mild" },
    { "losdi", 10, "Mild" },        { "losdi", 11, "Moderate" },   { "losdi", 15, "Moderate" },
    { "losdi", 16, "Severe" },      { "pga_d", 0, "No damage" },   { "pga_d", 18, "Mild" },
    { "pga_d", 19, "Moderate" },    { "pga_d", 30, "Moderate" },   { "pga_d", 31, "Severe" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DcsInstrument *instrument = fixture_instrument (f, cases[i].instrument);
      guint band = 0;

      while (band + 1 < instrument->n_bands && cases[i].total > instrument->band_upper[band])
        band++;
      g_test_message ("%s %g", cases[i].instrument, cases[i].total);
      g_assert_cmpstr (instrument->band_label[band], ==, cases[i].band);
    }
}

/* D1: 116 cm and 35 µmol/L are 121; from 18 years on the formula has no meaning. */
static void
filtration_is_estimated_for_children_only (RulesFixture *f, gconstpointer data)
{
  Sheet sheet = sheet_new (f, "jls", NULL, "2017-06-11", NULL);
  gint64 visit = sheet_visit (&sheet, "2024-06-10", "height=116 CREA=35");

  sheet_expect (&sheet, "egfr_schwartz", "2024-06-10", visit, 36.5 * 116 / 35, 1e-9);
  assert_near (36.5 * 116 / 35, 121, 0.5);

  sheet = sheet_new (f, "jls", NULL, "2006-06-10", NULL);
  visit = sheet_visit (&sheet, "2024-06-10", "height=170 CREA=70");
  sheet_expect (&sheet, "egfr_schwartz", "2024-06-10", visit, NAN, 0);
  sheet = sheet_new (f, "jls", NULL, "2006-06-11", NULL);
  visit = sheet_visit (&sheet, "2024-06-10", "height=170 CREA=70");
  sheet_expect (&sheet, "egfr_schwartz", "2024-06-10", visit, 36.5 * 170 / 70, 1e-9);
}

/* D6: BSR 2017; each limit from both sides. */
static void
limits_on_methotrexate_hold (RulesFixture *f, gconstpointer data)
{
#define USUAL "WBC=7000 PLT=250 ALT=20 "
  static const struct
  {
    const char *values;
    double met;
  } cases[] = {
    { USUAL, 0 },
    { "WBC=3500 PLT=140 ALT=100", 0 },
    { "WBC=3499 PLT=140 ALT=100", 1 },
    { "WBC=3500 PLT=139 ALT=100", 1 },
    { "WBC=3500 PLT=140 ALT=101", 1 },
    { USUAL "NEUT=1.6 AST=100 MCV=105 ALB=30", 0 },
    { USUAL "NEUT=1.5", 1 },
    { USUAL "AST=101", 1 },
    { USUAL "MCV=106", 1 },
    { USUAL "ALB=29", 1 },
    { USUAL "CREA=52", 0 }, /* 40 × 1.3 */
    { USUAL "CREA=53", 1 },
    { "WBC=7000 ALT=20", NAN },
  };
#undef USUAL

  static const char *const diseases[] = { "jls", "ssc" };

  for (gsize d = 0; d < G_N_ELEMENTS (diseases); d++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        Sheet sheet = sheet_new (f, diseases[d], NULL, NULL, NULL);
        gint64 visit;

        sheet_visit (&sheet, "2024-01-10", "CREA=40");
        visit = sheet_visit (&sheet, "2024-06-10", cases[i].values);
        g_test_message ("%s", cases[i].values);
        sheet_expect (&sheet, "mtx_limits", "2024-06-10", visit, cases[i].met, 0);
      }
}

/* The parts of rules of what is due. */
static void
a_result_and_a_drug_are_seen (RulesFixture *f, gconstpointer data)
{
  g_autofree char *none = activity (0);
  g_autofree char *active = activity (1);
  Sheet sheet = sheet_new (f, "jls", NULL, NULL, NULL);
  gint64 visit = sheet_visit (&sheet, "2024-06-10", none);

  sheet_expect (&sheet, "scl70_positive", "2024-06-10", visit, NAN, 0);
  sheet_value (&sheet, "2020-01-10", "SCL70=:positive");
  sheet_expect (&sheet, "scl70_positive", "2024-06-10", visit, 1, 0);
  sheet_value (&sheet, "2022-01-10", "SCL70=:negative");
  sheet_expect (&sheet, "scl70_positive", "2024-06-10", visit, 0, 0);

  sheet_expect (&sheet, "mtx_without_activity", "2024-06-10", visit, 0, 0);
  fixture_treatment (f, "methotrexate", "2023-01-01", NULL);
  sheet_expect (&sheet, "mtx_without_activity", "2024-06-10", visit, 1, 0);
  sheet_expect (&sheet, "mtx_without_activity", "2025-06-10", 0, 1, 0);
  sheet_expect (&sheet, "mtx_without_activity", "2025-06-11", 0, NAN, 0);
  visit = sheet_visit (&sheet, "2024-09-10", active);
  sheet_expect (&sheet, "mtx_without_activity", "2024-09-10", visit, 0, 0);
}

/* A5, T1: a corticosteroid is started together with a DMARD. */
static void
a_corticosteroid_alone_is_seen (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *steroid, *drug;
    int met;
  } cases[] = {
    { NULL, NULL, 0 },
    { NULL, "methotrexate", 0 },
    { "prednisolone", NULL, 1 },
    { "methylprednisolone", "ivig", 1 },
    { "prednisolone", "methotrexate", 0 },
    { "prednisolone", "mycophenolate_mofetil", 0 },
    { "prednisolone", "hydroxychloroquine", 0 },
    { "methylprednisolone", "tocilizumab", 0 },
    { "prednisolone", "abatacept", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sheet sheet = sheet_new (f, "jls", NULL, NULL, NULL);

      sheet_visit (&sheet, "2024-06-10", "");
      if (cases[i].steroid != NULL)
        fixture_treatment (f, cases[i].steroid, "2024-05-01", "2024-07-01");
      if (cases[i].drug != NULL)
        fixture_treatment (f, cases[i].drug, "2024-05-01", NULL);
      g_test_message ("%s %s", cases[i].steroid, cases[i].drug);
      sheet_expect (&sheet, "steroid_alone", "2024-06-10", 0, cases[i].met, 0);
      sheet_expect (&sheet, "steroid_alone", "2024-08-10", 0, 0, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/jls/activity", activity_changes_by_points_or_percent);
  fixture_test ("/jls/globals-and-damage", globals_and_damage_change_at_their_limits);
  fixture_test ("/jls/carra", carra_group_1_is_met_by_one_item);
  fixture_test ("/jls/bands", bands_of_the_scores_hold);
  fixture_test ("/jls/filtration", filtration_is_estimated_for_children_only);
  fixture_test ("/jls/methotrexate", limits_on_methotrexate_hold);
  fixture_test ("/jls/corticosteroid", a_corticosteroid_alone_is_seen);
  fixture_test ("/jls/due-parts", a_result_and_a_drug_are_seen);
  return g_test_run ();
}
