/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include "dcs-analysis.h"
#include "dcs-plan.h"

#include <string.h>

/* Three letters each, so that a course fits into one line of a table. */
static const struct
{
  const char *word, *drug;
} drugs[] = {
  { "MTX", "methotrexate" },
  { "MMF", "mycophenolate_mofetil" },
  { "IVG", "ivig" },
  { "TCZ", "tocilizumab" },
  { "ABA", "abatacept" },
  { "PRE", "prednisolone" },
  { "TOP", "topical_tacrolimus" },
};

static const char *
drug_of (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (drugs); i++)
    if (strncmp (drugs[i].word, word, 3) == 0)
      return drugs[i].drug;
  g_assert_not_reached ();
}

/* "MTX 2020-01-01 2020-06-01, MMF 2020-06-01 -" */
static void
add_treatments (RulesFixture *f, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (parts[i], " ", 3);

      fixture_treatment (f,
                         drug_of (words[0]),
                         strcmp (words[1], "?") == 0 ? NULL : words[1],
                         strcmp (words[2], "-") == 0 ? NULL : words[2]);
    }
}

/* "MTX First line > IVIG+MMF Switch" */
static char *
describe_lines (DcsAnalysis *analysis, DcsDefinition *definition)
{
  GString *text = g_string_new (NULL);
  guint n;
  const DcsLine *lines = dcs_analysis_lines (analysis, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = dcs_line_dup_label (&lines[i], definition);

      g_string_append_printf (
          text, "%s%s %s", i > 0 ? " > " : "", label, dcs_line_kind_label (lines[i].kind));
    }
  return g_string_free (text, FALSE);
}

static void
check_with (RulesFixture *f,
            const DcsLineParameters *parameters,
            const char *treatments,
            const char *expected)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *found = NULL;

  g_ptr_array_set_size (f->rows, 0);
  add_treatments (f, treatments);
  course = fixture_course (f);
  dcs_analysis_set_line_parameters (analysis, parameters);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_LINES);
  found = describe_lines (analysis, f->jls);
  g_test_message ("%s", treatments);
  g_assert_cmpstr (found, ==, expected);
}

static void
check (RulesFixture *f, const char *treatments, const char *expected)
{
  check_with (f, NULL, treatments, expected);
}

/* Clinical reference, D7, 1 */
static void
only_what_modifies_the_disease_opens_a_line (RulesFixture *f, gconstpointer data)
{
  check (f, "", "");
  check (f, "PRE 2020-01-01 -, TOP 2020-02-01 -", "");
  check (f, "PRE 2020-01-01 -, MTX 2020-06-01 -, TOP 2020-07-01 -", "MTX First line");
}

/* D7, 2: what starts within 28 days is one line; the 29th day is another. What stopped before the
 * other began is no combination, except on the same day. */
static void
what_starts_together_is_one_line (RulesFixture *f, gconstpointer data)
{
  check (f, "MMF 2020-01-01 -, IVG 2020-01-01 -", "IVIG+MMF First line");
  check (f, "MMF 2020-01-01 -, IVG 2020-01-29 -", "IVIG+MMF First line");
  check (f, "MMF 2020-01-01 -, IVG 2020-01-30 -", "MMF First line > IVIG Add-on");
  check (f, "MTX 2020-01-01 2020-01-10, MMF 2020-01-20 -", "MTX First line > MMF Switch");
  check (f, "MTX 2020-01-01 2020-01-20, MMF 2020-01-20 -", "MTX First line > MMF Switch");
  check (f, "MTX 2020-01-01 2020-01-21, MMF 2020-01-20 -", "MMF+MTX First line");
  check (f, "MTX 2020-01-01 2020-01-01, MMF 2020-01-01 -", "MMF+MTX First line");
  /* The days count from the start of the line, not from drug to drug. */
  check (f,
         "MTX 2020-01-01 -, MMF 2020-01-21 -, IVG 2020-02-10 -",
         "MMF+MTX First line > IVIG Add-on");
  /* One of them goes on. */
  check (f,
         "MTX 2020-01-01 2020-01-05, MMF 2020-01-02 -, IVG 2020-01-20 -",
         "IVIG+MMF+MTX First line");
}

/* D7, 3: a switch when the former drug stopped within 28 days before or after; an add-on when it
 * goes on; later when all had stopped before. */
static void
switch_add_on_and_later (RulesFixture *f, gconstpointer data)
{
  check (f, "MTX 2018-01-01 2020-03-03, MMF 2020-03-03 -", "MTX First line > MMF Switch");
  check (f, "MTX 2018-01-01 2020-03-03, MMF 2020-03-31 -", "MTX First line > MMF Switch");
  check (
      f, "MTX 2018-01-01 2020-03-03, MMF 2020-04-01 -", "MTX First line > MMF Later, after a gap");
  check (f, "MTX 2018-01-01 2020-03-31, MMF 2020-03-03 -", "MTX First line > MMF Switch");
  check (f, "MTX 2018-01-01 2020-04-01, MMF 2020-03-03 -", "MTX First line > MMF Add-on");
  check (f, "MTX 2018-01-01 -, MMF 2020-03-03 -", "MTX First line > MMF Add-on");
}

/* Of a combination one drug is replaced, the other goes on: a switch; the flat report calls it an
 * add-on. */
static void
one_of_two_is_replaced (RulesFixture *f, gconstpointer data)
{
  const char *treatments = "MTX 2018-01-01 2020-03-03, MMF 2018-01-01 -, IVG 2020-03-03 -";
  DcsLineParameters parameters;

  check (f, treatments, "MMF+MTX First line > IVIG Switch");
  dcs_line_parameters_init (&parameters, f->jls);
  parameters.add_on_first = TRUE;
  check_with (f, &parameters, treatments, "MMF+MTX First line > IVIG Add-on");
}

/* D7, 4: a pause of 90 days is the same line; after 91 it is a restart, also in the place of
 * another drug. D7, 5: stopping one of a combination opens no line. */
static void
pauses_and_restarts (RulesFixture *f, gconstpointer data)
{
  check (f, "MTX 2019-01-01 2020-01-01, MTX 2020-01-31 -", "MTX First line");
  check (f, "MTX 2019-01-01 2020-01-01, MTX 2020-03-31 -", "MTX First line");
  check (f, "MTX 2019-01-01 2020-01-01, MTX 2020-04-01 -", "MTX First line > MTX Restart");
  check (f,
         "MTX 2018-01-01 2019-01-01, MMF 2019-01-01 2020-01-01, MTX 2020-01-01 -",
         "MTX First line > MMF Switch > MTX Restart");
  /* A new drug with it: no mere restart. */
  check (f,
         "MTX 2018-01-01 2019-01-01, MTX 2020-01-01 -, MMF 2020-01-01 -",
         "MTX First line > MMF+MTX Later, after a gap");
  check (f, "MTX 2019-01-01 2020-01-01, MMF 2019-01-01 -", "MMF+MTX First line");
}

static void
first_starts_changes_or_all (RulesFixture *f, gconstpointer data)
{
  const char *treatments = "MTX 2018-01-01 2019-01-01, MTX 2019-02-15 2019-06-01, MTX 2020-01-01 -";
  DcsLineParameters parameters;

  dcs_line_parameters_init (&parameters, f->jls);
  g_assert_cmpint (parameters.mode, ==, DCS_LINES_CHANGES);
  check_with (f, &parameters, treatments, "MTX First line > MTX Restart");
  parameters.mode = DCS_LINES_FIRST;
  check_with (f, &parameters, treatments, "MTX First line");
  parameters.mode = DCS_LINES_ALL;
  check_with (f, &parameters, treatments, "MTX First line > MTX Restart > MTX Restart");
}

/* Shorter eras open no line, after joining; nor are they the first of their drug, nor what another
 * one replaces. */
static void
a_minimum_course (RulesFixture *f, gconstpointer data)
{
  DcsLineParameters parameters;

  dcs_line_parameters_init (&parameters, f->jls);
  g_assert_cmpint (parameters.minimum_days, ==, 0);
  parameters.minimum_days = 60;
  check_with (f, &parameters, "MTX 2020-01-01 2020-03-01", "MTX First line");
  check_with (f, &parameters, "MTX 2020-01-01 2020-02-29", "");
  check_with (
      f, &parameters, "MTX 2020-01-01 2020-02-01, MTX 2020-02-20 2020-03-01", "MTX First line");
  check_with (f, &parameters, "MTX 2020-01-01 2020-02-20, MMF 2020-02-20 -", "MMF First line");
  check_with (f, &parameters, "MTX 2020-01-01 2020-02-01, MTX 2021-01-01 -", "MTX First line");
}

/* A start that is not known is before all; what the definition does not have opens a line. */
static void
what_is_not_known (RulesFixture *f, gconstpointer data)
{
  check (f, "MTX ? 2020-03-03, MMF 2020-03-03 -", "MTX First line > MMF Switch");
  check (f, "MTX ? -, MMF 2020-03-03 -", "MTX First line > MMF Add-on");
  check (f, "MTX ? 2018-03-03, IVG ? 2019-01-01", "IVIG+MTX First line");
  check (f, "MTX 2018 2020-03, MMF 2020-03-03 -", "MTX First line > MMF Switch");
}

static void
drugs_of_a_line (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *path = NULL;
  const DcsLine *lines;
  const DcsEra *eras;
  guint n;

  add_treatments (f, "MTX 2018-01-01 2019-01-11");
  *fixture_last (f, DCS_TREATMENT_STOP_REASON) = dcs_value_code (dcs_code ("no_response"));
  *fixture_last (f, DCS_TREATMENT_START_REASON) = dcs_value_code (dcs_code ("first_line"));
  add_treatments (f, "MMF 2019-01-01 -, IVG 2019-01-01 2019-06-01, TCZ 2020-01-01 -");
  add_treatments (f, "IVG 2019-07-15 2019-09-01");
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_LINES);
  lines = dcs_analysis_lines (analysis, &n);
  g_assert_cmpuint (n, ==, 3);
  path = dcs_analysis_dup_path (analysis);
  g_assert_cmpstr (path, ==, "MTX > IVIG+MMF > TCZ");

  g_assert_cmpint (lines[0].start, ==, fixture_day ("2018-01-01"));
  g_assert_cmpint (lines[0].stop, ==, fixture_day ("2019-01-11"));
  g_assert_cmpstr (dcs_code_string (lines[0].start_reason), ==, "first_line");
  g_assert_cmpuint (lines[0].reason, ==, 0);
  g_assert_cmpuint (lines[0].former, ==, 0);

  /* Methotrexate ran ten days longer: it is replaced, and no drug of the line. */
  g_assert_cmpstr (dcs_code_string (lines[1].former), ==, "methotrexate");
  g_assert_cmpstr (dcs_code_string (lines[1].reason), ==, "no_response");
  g_assert_cmpuint (lines[1].n_started, ==, 2);
  g_assert_cmpuint (lines[1].n_drugs, ==, 2);
  g_assert_cmpint (lines[1].stop, ==, DCS_DAY_ONGOING);

  /* Mycophenolate goes on, immunoglobulin had ended. */
  g_assert_cmpint (lines[2].kind, ==, DCS_LINE_ADD_ON);
  g_assert_cmpuint (lines[2].n_started, ==, 1);
  g_assert_cmpuint (lines[2].n_drugs, ==, 2);
  g_assert_cmpstr (dcs_code_string (lines[2].drugs[0]), ==, "mycophenolate_mofetil");
  g_assert_cmpstr (dcs_code_string (lines[2].drugs[1]), ==, "tocilizumab");

  /* The second course of immunoglobulin came after 44 days: it belongs to the line. */
  eras = dcs_analysis_eras (analysis, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpint (eras[3].start, ==, fixture_day ("2019-07-15"));
  g_assert_cmpuint (eras[3].line, ==, 2);
}

/* D7, 6: a line ends with its last agent, or with the death. */
static void
a_line_ends_with_the_death (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  const DcsLine *lines;
  guint n;

  fixture_patient (f, "T-1", "2021-05-05");
  add_treatments (f, "MTX 2018-01-01 2019-01-01, MMF 2019-01-01 -");
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_LINES);
  lines = dcs_analysis_lines (analysis, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (lines[0].stop, ==, fixture_day ("2019-01-01"));
  g_assert_cmpint (lines[1].stop, ==, fixture_day ("2021-05-05"));
}

/* A month is shown as a month. */
static void
dates_are_as_recorded (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;

  fixture_patient (f, "T-1", "2022-02");
  add_treatments (f, "MTX ? 2018-03, MMF 2018-03 2020, IVG 2020-08 -");
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_LINES);
  g_assert_false (dcs_date_is_set (dcs_analysis_line_start (analysis, 0)));
  assert_date (dcs_analysis_line_stop (analysis, 0), "2018-03");
  assert_date (dcs_analysis_line_start (analysis, 1), "2018-03");
  assert_date (dcs_analysis_line_stop (analysis, 1), "2020");
  assert_date (dcs_analysis_line_start (analysis, 2), "2020-08");
  assert_date (dcs_analysis_line_stop (analysis, 2), "2022-02");
}

static gboolean
is_bridging (RulesFixture *f, const char *start, const char *stop)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  const DcsEra *eras;
  guint n;

  g_ptr_array_set_size (f->rows, 0);
  fixture_treatment (f, "methotrexate", "2020-03-03", NULL);
  fixture_treatment (f, "prednisolone", start, stop);
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_LINES);
  eras = dcs_analysis_eras (analysis, &n);
  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < n; i++)
    if (eras[i].steroid)
      {
        g_assert_cmpuint (eras[i].line, ==, eras[i].bridging ? 1 : 0);
        return eras[i].bridging;
      }
  g_assert_not_reached ();
}

/* Begun within 28 days of the line, ended within 26 weeks. */
static void
a_short_steroid_bridges (RulesFixture *f, gconstpointer data)
{
  g_assert_true (is_bridging (f, "2020-03-03", "2020-09-01"));
  g_assert_false (is_bridging (f, "2020-03-03", "2020-09-02"));
  g_assert_true (is_bridging (f, "2020-02-04", "2020-05-01"));
  g_assert_false (is_bridging (f, "2020-02-03", "2020-05-01"));
  g_assert_true (is_bridging (f, "2020-03-31", "2020-05-01"));
  g_assert_false (is_bridging (f, "2020-04-01", "2020-05-01"));
  g_assert_false (is_bridging (f, "2020-03-03", NULL));
  g_assert_false (is_bridging (f, NULL, "2020-05-01"));
}

/* D7, 7: in ALS each of the three modifies the disease. */
static void
lines_of_another_disease (RulesFixture *f, gconstpointer data)
{
  DcsDefinition *als = dcs_catalog_find (f->catalog, dcs_code ("als"));
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *found = NULL;

  fixture_treatment (f, "riluzole", "2020-01-01", NULL);
  fixture_treatment (f, "edaravone_iv", "2020-01-20", NULL);
  fixture_treatment (f, "tofersen", "2020-06-01", NULL);
  fixture_treatment (f, "baclofen", "2020-06-01", NULL);
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, als, DCS_ANALYSIS_LINES);
  found = describe_lines (analysis, als);
  g_assert_cmpstr (found, ==, "Edaravone IV+Riluzole First line > Tofersen Add-on");
}

/* What a clinic set for itself holds, also for the old names of the keys. */
static void
a_clinic_sets_its_own_windows (RulesFixture *f, gconstpointer data)
{
  const DcsRuleOverride changes[] = {
    { dcs_code ("jls"), "parameters", "line-switch-days", "31" },
    { dcs_code ("jls"), "parameters", "line-mode", "0" },
    { dcs_code ("jls"), "parameters", "line-minimum-days", "14" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = dcs_catalog_change (
      f->catalog, changes, G_N_ELEMENTS (changes), &error);
  DcsLineParameters parameters;

  g_assert_no_error (error);
  dcs_line_parameters_init (&parameters, dcs_catalog_find (catalog, dcs_code ("jls")));
  g_assert_cmpint (parameters.switch_days, ==, 31);
  g_assert_cmpint (parameters.overlap_days, ==, 28);
  g_assert_cmpint (parameters.mode, ==, DCS_LINES_FIRST);
  g_assert_cmpint (parameters.minimum_days, ==, 14);
  dcs_line_parameters_init (&parameters, f->jls);
  g_assert_cmpint (parameters.switch_days, ==, 28);
  g_assert_cmpint (parameters.mode, ==, DCS_LINES_CHANGES);
}

static void
add_random_treatment (RulesFixture *f, GRand *random, int from, int to)
{
  static const char *const names[] = {
    "methotrexate", "mycophenolate_mofetil", "ivig", "tocilizumab", "prednisolone"
  };
  int start = g_rand_int_range (random, from, to);
  int stop = start + g_rand_int_range (random, 0, 400);
  char first[DCS_DATE_ISO_SIZE], last[DCS_DATE_ISO_SIZE];

  dcs_date_to_iso (dcs_date_from_day (start), first);
  dcs_date_to_iso (dcs_date_from_day (stop), last);
  fixture_treatment (f,
                     names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))],
                     first,
                     g_rand_int_range (random, 0, 5) == 0 ? NULL : last);
}

/* What began until a day; lines of the same day are one, and may have other drugs later. */
static char *
describe_until (RulesFixture *f, DcsCourse *course, int day)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  GString *text = g_string_new (NULL);
  const DcsLine *lines;
  guint n;

  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_LINES);
  lines = dcs_analysis_lines (analysis, &n);
  for (guint i = 0; i < n && lines[i].start <= day; i++)
    {
      g_autofree char *label = dcs_line_dup_label (&lines[i], f->jls);

      g_string_append_printf (text, "%d %s %d; ", lines[i].start, label, lines[i].kind);
    }
  return g_string_free (text, FALSE);
}

/* Another treatment after a day changes nothing before it, once the windows of a combination, a
 * switch and a joined gap are over; the order of the rows never matters. */
static void
the_future_does_not_change_the_past (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (DcsCourse) before = NULL;
      g_autoptr (DcsCourse) after = NULL;
      g_autofree char *past = NULL;
      g_autofree char *same = NULL;
      int n = g_rand_int_range (random, 1, 10);

      g_ptr_array_set_size (f->rows, 0);
      for (int k = 0; k < n; k++)
        add_random_treatment (f, random, 15000, 17000);
      before = fixture_course (f);
      past = describe_until (f, before, 17000);
      for (int k = 0; k < 3; k++)
        add_random_treatment (f, random, 17000 + 59, 18000);
      after = fixture_shuffled_course (f, random);
      same = describe_until (f, after, 17000);
      g_assert_cmpstr (past, ==, same);
    }
}

static void
every_parameter_is_said (RulesFixture *f, gconstpointer data)
{
  DcsLineParameters parameters;
  g_autofree char *defaults = NULL;
  g_autofree char *report = NULL;

  dcs_line_parameters_init (&parameters, f->jls);
  defaults = dcs_line_parameters_describe (&parameters);
  g_assert_cmpstr (defaults,
                   ==,
                   "Gaps that are joined: up to 30 days · Combination: within 28 days · Switch: "
                   "within 28 days · Add-on: when the former drug runs more than 28 days longer · "
                   "Starts that count: the first of each drug, and restarts after more than 90 "
                   "days · Shortest course: any · Bridging steroid: up to 26 weeks");
  dcs_line_parameters_init_report (&parameters);
  report = dcs_line_parameters_describe (&parameters);
  g_assert_cmpstr (report,
                   ==,
                   "Gaps that are joined: up to 30 days · Combination: on the same day · Switch: "
                   "whenever the former drug ended · Add-on: when any former drug runs more than "
                   "30 days longer · Starts that count: the first of each drug · Shortest course: "
                   "any · Bridging steroid: up to 26 weeks");
}

static void
a_line_explains_itself (RulesFixture *f, gconstpointer data)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (DcsExplanation) explanation = NULL;
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *text = NULL;

  add_treatments (f, "MTX 2018-01-01 2020-03-03");
  *fixture_last (f, DCS_TREATMENT_STOP_REASON) = dcs_value_code (dcs_code ("no_response"));
  add_treatments (f,
                  "ABA 2019-01-01 -, MMF 2020-03-13 2020-06-01, MMF 2020-06-01 -, "
                  "PRE 2020-03-13 2020-06-01");
  course = fixture_course (f);
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_LINES);
  explanation = dcs_analysis_explain_line (analysis, 2);
  text = dcs_explanation_to_text (explanation);
  g_assert_true (g_str_has_prefix (text,
                                   "Line 3: MMF: Switch from Methotrexate\n"
                                   "  Methotrexate: stopped 10 days before (3 Mar 2020)\n"
                                   "    Reason: No response\n"
                                   "  Abatacept: goes on\n"
                                   "  Mycophenolate mofetil: starts (13 Mar 2020)\n"
                                   "    2 treatments joined into one course\n"
                                   "  Prednisolone: bridging, opens no line (13 Mar 2020)\n"));
  g_assert_nonnull (strstr (text, "Combination: within 28 days\n"));
  g_assert_nonnull (strstr (text, "Product rule"));
  g_assert_cmpint (explanation->version, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/lines/only-what-modifies-the-disease-opens-a-line",
                only_what_modifies_the_disease_opens_a_line);
  fixture_test ("/rules/lines/what-starts-together-is-one-line", what_starts_together_is_one_line);
  fixture_test ("/rules/lines/switch-add-on-and-later", switch_add_on_and_later);
  fixture_test ("/rules/lines/one-of-two-is-replaced", one_of_two_is_replaced);
  fixture_test ("/rules/lines/pauses-and-restarts", pauses_and_restarts);
  fixture_test ("/rules/lines/first-starts-changes-or-all", first_starts_changes_or_all);
  fixture_test ("/rules/lines/a-minimum-course", a_minimum_course);
  fixture_test ("/rules/lines/what-is-not-known", what_is_not_known);
  fixture_test ("/rules/lines/drugs-of-a-line", drugs_of_a_line);
  fixture_test ("/rules/lines/a-line-ends-with-the-death", a_line_ends_with_the_death);
  fixture_test ("/rules/lines/dates-are-as-recorded", dates_are_as_recorded);
  fixture_test ("/rules/lines/a-short-steroid-bridges", a_short_steroid_bridges);
  fixture_test ("/rules/lines/lines-of-another-disease", lines_of_another_disease);
  fixture_test ("/rules/lines/a-clinic-sets-its-own-windows", a_clinic_sets_its_own_windows);
  fixture_test ("/rules/lines/the-future-does-not-change-the-past",
                the_future_does_not_change_the_past);
  fixture_test ("/rules/lines/every-parameter-is-said", every_parameter_is_said);
  fixture_test ("/rules/lines/a-line-explains-itself", a_line_explains_itself);
  return g_test_run ();
}
