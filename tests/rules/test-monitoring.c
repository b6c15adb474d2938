/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis.h"
#include "rules-fixture.h"

/* What the shipped definitions say is due (clinical reference, A5, B13, C9 and D6), worked by hand:
 * "done>next" after each other, from the start of the drug or the diagnosis on 1 January 2024, a
 * first visit on that day. ">next" first: nothing done yet. */
typedef struct
{
  const char *disease, *rule;
  const char *drug; /* runs from 1 January 2024; NULL: none */
  const char *steps;
} DueCase;

static DcsValue
date_of (const char *text)
{
  return dcs_value_date (dcs_date_from_day (fixture_day (text)));
}

static DcsDefinition *
start_case (RulesFixture *f, const DueCase *c)
{
  DcsDefinition *definition = dcs_catalog_find (f->catalog, dcs_code (c->disease));

  g_ptr_array_set_size (f->rows, 0);
  fixture_patient (f, "X-1", NULL);
  *fixture_last (f, DCS_PATIENT_DISEASE) = dcs_value_code (dcs_code (c->disease));
  *fixture_last (f, DCS_PATIENT_BIRTH_DATE) = date_of ("2014-03-01");
  *fixture_last (f, DCS_PATIENT_DIAGNOSIS_DATE) = date_of ("2024-01-01");
  *fixture_last (f, DCS_PATIENT_ONSET_DATE) = date_of ("2023-06-01");
  fixture_visit (f, "2024-01-01", NULL);
  if (c->drug != NULL)
    fixture_treatment (f, c->drug, "2024-01-01", NULL);
  return definition;
}

/* Enters what the rule looks at: all its tests, else an investigation, else a care item. */
static void
do_it (RulesFixture *f, const DcsDueRule *rule, const char *date)
{
  for (guint i = 0; i < rule->n_tests; i++)
    fixture_dated_value (f, date, dcs_code_string (rule->tests[i]), 1);
  if (rule->n_tests > 0)
    return;
  if (rule->n_investigations > 0)
    {
      DcsValue *values = fixture_row (f, DCS_RECORD_INVESTIGATION);

      values[DCS_INVESTIGATION_DATE] = date_of (date);
      values[DCS_INVESTIGATION_KIND] = dcs_value_code (rule->investigations[0]);
      return;
    }
  g_assert_cmpuint (rule->n_care_kinds, >, 0);
  fixture_care_item (f, date, "done");
  *fixture_last (f, DCS_CARE_ITEM_KIND) = dcs_value_code (rule->care_kinds[0]);
  *fixture_last (f, DCS_CARE_ITEM_DONE_DATE) = date_of (date);
}

static char *
next_due (RulesFixture *f, DcsDefinition *definition, const DcsDueRule *rule)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  const DcsDueItem *items;
  guint n_items;

  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_DUE);
  items = dcs_analysis_due (analysis, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (items[i].rule == rule)
      {
        char buffer[DCS_DATE_ISO_SIZE];

        return g_strdup (dcs_date_to_iso (dcs_date_from_day (items[i].due), buffer));
      }
  return g_strdup ("none");
}

static void
check_cases (RulesFixture *f, const DueCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      DcsDefinition *definition = start_case (f, &cases[i]);
      const DcsDueRule *rule = dcs_definition_due_rule (definition, dcs_code (cases[i].rule));
      g_auto (GStrv) steps = g_strsplit (cases[i].steps, " ", -1);

      g_assert_nonnull (rule);
      g_assert_nonnull (rule->term.text);
      g_assert_nonnull (rule->term.source);
      for (gsize n = 0; steps[n] != NULL; n++)
        {
          g_auto (GStrv) step = g_strsplit (steps[n], ">", 2);
          g_autofree char *next = NULL;

          if (*step[0] != '\0')
            do_it (f, rule, step[0]);
          next = next_due (f, definition, rule);
          g_test_message ("%s %s: %s", cases[i].disease, cases[i].rule, steps[n]);
          g_assert_cmpstr (next, ==, step[1]);
        }
    }
}

/* D6. The phases of methotrexate in adults and of riluzole stand in test-due.c. */
static void
drugs_are_monitored_by_their_schedules (RulesFixture *f, gconstpointer data)
{
  static const DueCase cases[] = {
    /* Children: every 4 weeks for 3 months, then every 12 weeks. */
    { "jls",
      "mtx_blood",
      "methotrexate",
      ">2024-01-01 2024-01-01>2024-01-29 2024-03-31>2024-04-28 2024-04-01>2024-06-24" },
    /* Six weeks are over on 12 February, nineteen on 13 May. */
    { "jls",
      "mmf_blood",
      "mycophenolate_mofetil",
      ">2024-01-01 2024-01-02>2024-01-16 2024-02-12>2024-03-12 2024-05-13>2024-08-05" },
    { "jls", "ivig_blood", "ivig", ">2024-01-01 2024-01-05>2024-04-05" },
    { "jls", "ivig_iga", "ivig", ">2024-01-01 2016-05-01>none" },
    /* Every 4 to 8 weeks for 6 months: the latest day; then every 12 weeks. */
    { "jls",
      "tocilizumab_blood",
      "tocilizumab",
      ">2024-01-01 2024-01-01>2024-02-26 2024-06-30>2024-08-25 2024-07-01>2024-09-23" },
    { "jls", "tocilizumab_lipids", "tocilizumab", "2023-12-20>2024-02-26 2024-02-26>2024-08-26" },
    { "jls", "mtx_screening", "methotrexate", ">2024-01-01 2023-09-30>2024-01-01 2023-10-01>none" },
    { "jls", "steroid_review", "prednisolone", ">2024-02-01 2024-02-05>2024-05-05" },
    { "jls", "steroid_bridge", "prednisolone", ">2024-05-01" },
    { "ssc",
      "mmf_blood",
      "mycophenolate_mofetil",
      ">2024-01-01 2024-01-02>2024-01-16 2024-02-12>2024-03-12 2024-05-13>2024-08-05" },
    { "ssc", "cyclophosphamide_blood", "cyclophosphamide", ">2024-01-01 2024-01-01>2024-01-15" },
    { "ssc", "cyclophosphamide_fertility", "cyclophosphamide", ">2024-01-01 2023-12-01>none" },
    { "ssc",
      "rituximab_blood",
      "rituximab",
      ">2024-01-01 2023-12-20>2024-07-01 2024-07-03>2025-01-03" },
    { "ssc",
      "nintedanib_liver",
      "nintedanib",
      ">2024-01-01 2024-01-01>2024-02-01 2024-03-31>2024-04-30 2024-04-01>2024-07-01" },
    { "ssc",
      "bosentan_liver",
      "bosentan",
      ">2024-01-01 2024-01-01>2024-02-01 2025-05-10>2025-06-10" },
    /* Before the start, after 1 and 3 months, then every 3 months. */
    { "ssc",
      "bosentan_hemoglobin",
      "bosentan",
      ">2024-01-01 2023-12-30>2024-02-01 2024-02-01>2024-04-01 2024-04-01>2024-07-01" },
    { "ssc", "era_blood", "macitentan", ">2024-01-01 2024-01-01>2024-04-01" },
    { "ssc", "prednisolone_pressure", "prednisolone", ">2024-01-01 2024-01-01>2024-02-01" },
    { "ssc", "iloprost_cycle", "iloprost", ">2024-03-25 2024-03-20>2024-06-12" },
    /* Four months of monthly values, then no more. */
    { "als", "tizanidine_liver", "tizanidine", ">2024-02-01 2024-04-02>none" },
    { "als", "edaravone_history", "edaravone_oral", ">2024-01-01 2023-12-01>none" },
    { "als",
      "tofersen_platelets",
      "tofersen",
      ">2024-01-01 2023-11-30>2024-01-01 2023-12-15>none" },
    { "als", "heart_rhythm", "quinine", ">2024-01-01 2023-08-01>none" },
  };

  check_cases (f, cases, G_N_ELEMENTS (cases));
}

/* A5, B13 and C9. The eyes and the MRI of the head stand in test-due.c. */
static void
reviews_come_at_their_intervals (RulesFixture *f, gconstpointer data)
{
  static const DueCase cases[] = {
    { "jls", "joint_examination", NULL, ">2024-01-01 2024-01-10>2024-07-10" },
    { "jls", "joint_review_dermatology", NULL, ">2024-01-01 2024-02-01>2025-02-01" },
    { "jls", "response_review", "methotrexate", ">2024-04-01 2024-04-05>2024-07-05" },
    { "ssc", "echocardiography", NULL, ">2024-01-01 2023-08-01>2025-01-01 2024-02-01>2025-02-01" },
    { "ssc", "ntprobnp", NULL, ">2024-01-01 2024-02-01>2025-02-01" },
    { "ssc", "hrct_baseline", NULL, ">2024-01-01 2023-02-01>none" },
    { "ssc", "mdt", NULL, ">2024-01-01 2024-01-01>2025-01-01" },
    { "als", "respiratory_tests", NULL, ">2024-01-01 2024-01-10>2024-04-10" },
    { "als", "mdt", NULL, ">2024-04-01 2024-03-20>2024-06-20" },
    { "als", "weight", NULL, ">2024-01-01 2024-01-01>2024-04-01" },
    { "als", "directive", NULL, ">2024-01-01 2024-01-15>2024-07-15" },
    { "als", "clinical_trial", NULL, ">2024-01-01 2024-01-01>2024-07-01" },
    { "als", "cognition", NULL, ">2024-01-01 2024-02-01>none" },
    { "als", "caregiver", NULL, ">2024-01-01 2024-01-01>2024-04-01" },
  };

  check_cases (f, cases, G_N_ELEMENTS (cases));
}

/* B13: by subset and interstitial lung disease; every 6 months for 5 years, then every 12. */
static void
lung_function_goes_by_subset (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *subtype;
    gboolean ild;
    const char *rule, *next;
  } cases[] = {
    { "dcssc", FALSE, "lung_function_diffuse", "2024-07-10" },
    { "dcssc", TRUE, "lung_function_diffuse", "2024-07-10" },
    { "lcssc", FALSE, "lung_function_limited", "2025-01-10" },
    { "lcssc", TRUE, "lung_function_ild", "2024-07-10" },
  };
  static const char *const rules[] = { "lung_function_diffuse",
                                       "lung_function_ild",
                                       "lung_function_limited" };
  static const DueCase ssc = { .disease = "ssc" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsDefinition *definition = start_case (f, &ssc);

      fixture_nth (f, 0, DCS_RECORD_PATIENT)[DCS_PATIENT_SUBTYPE] = dcs_value_code (
          dcs_code (cases[i].subtype));
      if (cases[i].ild)
        {
          DcsValue *values = fixture_row (f, DCS_RECORD_FINDING);

          values[DCS_FINDING_TYPE] = dcs_value_code (dcs_code ("interstitial_lung_disease"));
          values[DCS_FINDING_ONSET_DATE] = date_of ("2023-12-01");
        }
      fixture_dated_value (f, "2024-01-10", "fvc_percent", 80);
      fixture_dated_value (f, "2024-01-10", "dlco_percent", 70);
      for (gsize n = 0; n < G_N_ELEMENTS (rules); n++)
        {
          const DcsDueRule *rule = dcs_definition_due_rule (definition, dcs_code (rules[n]));
          g_autofree char *next = next_due (f, definition, rule);

          g_test_message ("%s %d %s", cases[i].subtype, cases[i].ild, rules[n]);
          g_assert_cmpstr (
              next, ==, g_str_equal (rules[n], cases[i].rule) ? cases[i].next : "none");
        }
    }
}

/* Criteria that open a rule, and what closes it again. */
static void
a_criterion_makes_a_check_due (RulesFixture *f, gconstpointer data)
{
  static const DueCase ssc = { .disease = "ssc" };
  static const DueCase als = { .disease = "als" };
  DcsDefinition *definition = start_case (f, &ssc);
  const DcsDueRule *rule = dcs_definition_due_rule (definition, dcs_code ("renal_crisis_check"));
  gint64 visit;
  char *next;

  visit = fixture_visit (f, "2024-06-10", NULL);
  fixture_value (f, visit, "bp_systolic", NULL, 139);
  fixture_value (f, visit, "bp_diastolic", NULL, 80);
  next = next_due (f, definition, rule);
  g_assert_cmpstr (next, ==, "none");
  g_free (next);
  visit = fixture_visit (f, "2024-09-10", NULL);
  fixture_value (f, visit, "bp_systolic", NULL, 150);
  fixture_value (f, visit, "bp_diastolic", NULL, 80);
  next = next_due (f, definition, rule);
  g_assert_cmpstr (next, ==, "2024-09-10");
  g_free (next);
  fixture_dated_value (f, "2024-09-10", "CREA", 80);
  next = next_due (f, definition, rule);
  g_assert_cmpstr (next, ==, "none");
  g_free (next);

  /* NICE: within 1 week. */
  definition = start_case (f, &als);
  rule = dcs_definition_due_rule (definition, dcs_code ("carbon_dioxide_urgent"));
  visit = fixture_visit (f, "2024-09-10", NULL);
  fixture_value (f, visit, "paco2", NULL, 6.5);
  next = next_due (f, definition, rule);
  g_assert_cmpstr (next, ==, "2024-09-17");
  g_free (next);
}

/* What the issue and the sources name as strategies has a term with its source. */
static void
options_say_where_they_are_from (RulesFixture *f, gconstpointer data)
{
  static const char *const diseases[] = { "jls", "ssc", "als" };

  for (gsize i = 0; i < G_N_ELEMENTS (diseases); i++)
    {
      DcsDefinition *definition = dcs_catalog_find (f->catalog, dcs_code (diseases[i]));
      guint n_options, n_rules, n_calculations;
      const DcsOption *const *options = dcs_definition_options (definition, &n_options);
      const DcsDueRule *const *rules = dcs_definition_due_rules (definition, &n_rules);
      const DcsCalculation *const *calculations = dcs_definition_calculations (definition,
                                                                               &n_calculations);

      g_assert_cmpuint (n_options, >=, 10);
      for (guint n = 0; n < n_options; n++)
        {
          g_test_message ("option %s", dcs_code_string (options[n]->term.code));
          g_assert_nonnull (options[n]->term.source);
          g_assert_cmpuint (options[n]->term.group, !=, 0);
        }
      for (guint n = 0; n < n_rules; n++)
        {
          g_test_message ("due %s", dcs_code_string (rules[n]->term.code));
          g_assert_nonnull (rules[n]->term.source);
          g_assert_nonnull (rules[n]->term.text);
          g_assert_cmpuint (rules[n]->term.group, !=, 0);
        }
      for (guint n = 0; n < n_calculations; n++)
        {
          g_test_message ("calculation %s", dcs_code_string (calculations[n]->term.code));
          g_assert_nonnull (calculations[n]->term.source);
          if (!calculations[n]->is_part)
            {
              g_assert_nonnull (calculations[n]->term.text);
              g_assert_cmpuint (calculations[n]->term.group, !=, 0);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/monitoring/drugs", drugs_are_monitored_by_their_schedules);
  fixture_test ("/monitoring/reviews", reviews_come_at_their_intervals);
  fixture_test ("/monitoring/lung", lung_function_goes_by_subset);
  fixture_test ("/monitoring/criteria", a_criterion_makes_a_check_due);
  fixture_test ("/monitoring/sources", options_say_where_they_are_from);
  return g_test_run ();
}
