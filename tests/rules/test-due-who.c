/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis.h"
#include "rules-fixture.h"

#include <string.h>

/* Whom a rule is for, what counts as done, and how it is told, with the shipped definitions. */

static DcsValue
date_value (const char *text)
{
  DcsDate date;

  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return dcs_value_date (date);
}

static void
patient (RulesFixture *f, const char *subtype)
{
  fixture_patient (f, "T1", NULL);
  *fixture_last (f, DCS_PATIENT_BIRTH_DATE) = date_value ("1960-01-01");
  *fixture_last (f, DCS_PATIENT_DIAGNOSIS_DATE) = date_value ("2020-01-01");
  if (subtype != NULL)
    *fixture_last (f, DCS_PATIENT_SUBTYPE) = dcs_value_code (dcs_code (subtype));
}

static void
finding (RulesFixture *f, const char *type, const char *until)
{
  DcsValue *values = fixture_row (f, DCS_RECORD_FINDING);

  values[DCS_FINDING_TYPE] = dcs_value_code (dcs_code (type));
  values[DCS_FINDING_ONSET_DATE] = date_value ("2020-02-01");
  if (until != NULL)
    values[DCS_FINDING_UNTIL_DATE] = date_value (until);
}

/* When it is due and how that is explained; "" for nothing. */
static char *
explain (RulesFixture *f, const char *disease, const char *rule, char **explanation)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  const DcsDueItem *items;
  guint n_items;

  dcs_analysis_run (
      analysis, course, dcs_catalog_find (f->catalog, dcs_code (disease)), DCS_ANALYSIS_DUE);
  items = dcs_analysis_due (analysis, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == DCS_DUE_RULE && items[i].rule->term.code == dcs_code (rule))
      {
        char buffer[DCS_DATE_ISO_SIZE];

        if (explanation != NULL)
          {
            g_autoptr (DcsExplanation) why = dcs_analysis_explain_due (analysis, i);

            *explanation = dcs_explanation_to_text (why);
            g_test_message ("%s", *explanation);
          }
        return g_strdup (dcs_date_to_iso (dcs_date_from_day (items[i].due), buffer));
      }
  return g_strdup ("");
}

static void
assert_due (RulesFixture *f, const char *disease, const char *rule, const char *expected)
{
  g_autofree char *found = explain (f, disease, rule, NULL);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_told (RulesFixture *f, const char *disease, const char *rule, const char *const *parts)
{
  g_autofree char *text = NULL;
  g_autofree char *found = explain (f, disease, rule, &text);

  g_assert_cmpstr (found, !=, "");
  for (; *parts != NULL; parts++)
    if (strstr (text, *parts) == NULL)
      g_error ("“%s” is missing in:\n%s", *parts, text);
}

/* Skin and lungs every 6 months for 5 years in diffuse disease, else every 12 months; with
 * interstitial lung disease as in diffuse disease (clinical reference B13). */
static void
subtypes_and_findings_choose_the_interval (RulesFixture *f, gconstpointer data)
{
  gint64 visit;

  patient (f, "dcssc");
  visit = fixture_visit (f, "2020-03-01", NULL);
  fixture_value (f, visit, "fvc_percent", NULL, 80);
  fixture_value (f, visit, "dlco_percent", NULL, 70);
  assert_due (f, "ssc", "lung_function_diffuse", "2020-09-01");
  assert_due (f, "ssc", "lung_function_ild", "");
  assert_due (f, "ssc", "lung_function_limited", "");

  *(fixture_nth (f, 0, DCS_RECORD_PATIENT) + DCS_PATIENT_SUBTYPE) = dcs_value_code (
      dcs_code ("lcssc"));
  assert_due (f, "ssc", "lung_function_diffuse", "");
  assert_due (f, "ssc", "lung_function_limited", "2021-03-01");
  finding (f, "interstitial_lung_disease", "2020-02-20");
  assert_due (f, "ssc", "lung_function_ild", "");
  finding (f, "interstitial_lung_disease", NULL);
  assert_due (f, "ssc", "lung_function_ild", "2020-09-01");
  assert_due (f, "ssc", "lung_function_limited", "");
}

/* An instrument counts when any of its items was recorded. */
static void
an_instrument_counts_with_any_item (RulesFixture *f, gconstpointer data)
{
  DcsDefinition *ssc = dcs_catalog_find (f->catalog, dcs_code ("ssc"));
  const DcsInstrument *mrss = dcs_definition_instrument (ssc, dcs_code ("mrss"));
  gint64 visit;

  patient (f, "dcssc");
  assert_due (f, "ssc", "mrss_diffuse", "2020-01-01");
  visit = fixture_visit (f, "2020-03-01", NULL);
  fixture_value (f, visit, dcs_code_string (mrss->items[0]), "left_hand", 1);
  assert_due (f, "ssc", "mrss_diffuse", "2020-09-01");
  /* Five years after the diagnosis every 12 months. */
  visit = fixture_visit (f, "2025-01-01", NULL);
  fixture_value (f, visit, dcs_code_string (mrss->items[0]), "left_hand", 1);
  assert_due (f, "ssc", "mrss_diffuse", "2026-01-01");
}

/* One of the breathing tests is enough. */
static void
any_of_the_tests_can_be_enough (RulesFixture *f, gconstpointer data)
{
  patient (f, NULL);
  assert_due (f, "als", "respiratory_tests", "2020-01-01");
  fixture_dated_value (f, "2020-04-01", "svc_percent", 80);
  assert_due (f, "als", "respiratory_tests", "2020-07-01");
  fixture_dated_value (f, "2020-03-01", "snip", 60);
  assert_due (f, "als", "respiratory_tests", "2020-07-01");
}

/* NICE NG42: a saturation below 94 %: from the day on which it was measured, with a visit or
 * without, for as long as nothing says otherwise. */
static void
a_criterion_counts_from_when_it_is_met (RulesFixture *f, gconstpointer data)
{
  static const char *const told[] = { "meets the criterion, without a break since (10 May 2020)",
                                      "Last done: none on file",
                                      NULL };

  patient (f, NULL);
  fixture_value (f, fixture_visit (f, "2020-03-01", NULL), "spo2", NULL, 94);
  assert_due (f, "als", "blood_gas", "");
  fixture_dated_value (f, "2020-05-10", "spo2", 93);
  fixture_value (f, fixture_visit (f, "2020-08-01", NULL), "weight", NULL, 70);
  assert_due (f, "als", "blood_gas", "2020-05-10");
  fixture_value (f, fixture_visit (f, "2020-09-01", NULL), "spo2", NULL, 92);
  assert_due (f, "als", "blood_gas", "2020-05-10");
  assert_told (f, "als", "blood_gas", told);
  fixture_dated_value (f, "2020-10-01", "spo2", 96);
  assert_due (f, "als", "blood_gas", "");
  fixture_value (f, fixture_visit (f, "2020-11-01", NULL), "spo2", NULL, 91);
  assert_due (f, "als", "blood_gas", "2020-11-01");
  fixture_dated_value (f, "2020-11-02", "paco2", 40);
  assert_due (f, "als", "blood_gas", "");
}

static void
what_is_missing_is_told (RulesFixture *f, gconstpointer data)
{
  static const char *const told[] = {
    "Blood count, liver and kidney values on methotrexate: Due 1 Feb 2020",
    "Methotrexate: running since (1 Feb 2020)",
    "Last done: none on file",
    "White blood cells: newest (1 Mar 2020)",
    "Creatinine: not recorded",
    "Until 6 weeks: every 2 weeks",
    "From then on: every 12 weeks",
    "Begins anew when the dose is increased: yes",
    "Overdue, after the day: 14 days",
    "Source: ",
    NULL,
  };

  patient (f, NULL);
  fixture_treatment (f, "methotrexate", "2020-02-01", NULL);
  fixture_dated_value (f, "2020-03-01", "WBC", 6);
  assert_told (f, "ssc", "mtx_blood", told);
}

static void
a_lesion_is_told (RulesFixture *f, gconstpointer data)
{
  static const char *const told[] = { "Lesion: Head",
                                      "Diagnosis (1 Jan 2020)",
                                      "Counts as done: Magnetic resonance imaging",
                                      "Interval: once",
                                      NULL };
  DcsValue *values;

  patient (f, NULL);
  values = fixture_row (f, DCS_RECORD_LESION);
  values[DCS_LESION_SITE] = dcs_value_code (dcs_code ("head_face"));
  assert_told (f, "jls", "head_mri", told);
}

/* Every item of every patient can be explained, with a rule that says where it is from. */
static void
every_rule_can_be_told (RulesFixture *f, gconstpointer data)
{
  static const char *const diseases[] = { "als", "jls", "ssc" };

  for (gsize d = 0; d < G_N_ELEMENTS (diseases); d++)
    {
      DcsDefinition *definition = dcs_catalog_find (f->catalog, dcs_code (diseases[d]));
      g_autoptr (DcsCourse) course = NULL;
      g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
      guint n_drugs, n_items;
      const DcsTerm *const *drugs = dcs_definition_terms (definition, "drug", &n_drugs);

      g_ptr_array_set_size (f->rows, 0);
      patient (f, NULL);
      fixture_visit (f, "2020-03-01", NULL);
      for (guint i = 0; i < n_drugs; i++)
        fixture_treatment (f, dcs_code_string (drugs[i]->code), "2020-02-01", NULL);
      course = fixture_course (f);
      dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_ALL);
      dcs_analysis_due (analysis, &n_items);
      g_assert_cmpuint (n_items, >, 10);
      for (guint i = 0; i < n_items; i++)
        {
          g_autofree char *what = dcs_analysis_describe_due (analysis, i);
          g_autoptr (DcsExplanation) why = dcs_analysis_explain_due (analysis, i);

          g_assert_cmpstr (what, !=, "");
          g_assert_cmpstr (why->rule, !=, NULL);
          g_assert_cmpstr (why->source, !=, NULL);
          g_assert_cmpint (why->version, >, 0);
          g_assert_cmpuint (why->lines->len, >, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/rules/due-who/subtypes", subtypes_and_findings_choose_the_interval);
  fixture_test ("/rules/due-who/instrument", an_instrument_counts_with_any_item);
  fixture_test ("/rules/due-who/any-test", any_of_the_tests_can_be_enough);
  fixture_test ("/rules/due-who/criterion", a_criterion_counts_from_when_it_is_met);
  fixture_test ("/rules/due-who/missing", what_is_missing_is_told);
  fixture_test ("/rules/due-who/lesion", a_lesion_is_told);
  fixture_test ("/rules/due-who/all", every_rule_can_be_told);
  return g_test_run ();
}
