/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-fixture.h"
#include "dcs-suggestions-private.h"

#include <math.h>

/* The definitions of Kavrul Kayaalp G et al., Compreh Med 2025;17:301-308 (clinical reference, A3)
 * over the reference cohort, from dates and scores alone. */

typedef struct
{
  Cohort *cohort;
  DcsDefinition *jls;
  DcsAnalysis *analysis;
  DcsJudgement rule; /* a copy, to be changed */
} CohortCourse;

static void
set_up (CohortCourse *self, BundleFixture *f)
{
  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  self->cohort = cohort_new (f);
  self->jls = dcs_catalog_find (f->catalog, dcs_code ("jls"));
  self->analysis = dcs_analysis_new ();
  self->rule = *dcs_definition_judgement (self->jls, dcs_code ("clinical_response"));
}

static void
tear_down (CohortCourse *self)
{
  dcs_analysis_free (self->analysis);
  cohort_free (self->cohort);
}

/* Runs one patient by the changed rule; returns the patient's code. */
static const char *
run (CohortCourse *self, guint index)
{
  DcsCourse *course = self->cohort->courses->pdata[index];

  dcs_analysis_run (self->analysis, course, self->jls, DCS_ANALYSIS_STATES);
  _dcs_analysis_suggest (self->analysis, &self->rule);
  return text_of (dcs_course_patient (course), DCS_PATIENT_CODE);
}

/* "JLS-001 2017-10-09" */
static char *
name_place (const char *patient, int day)
{
  char date[DCS_DATE_ISO_SIZE];

  return g_strdup_printf ("%s %s", patient, dcs_date_to_iso (dcs_date_from_day (day), date));
}

/* Where something is suggested, patient and day, in the order of the cohort. */
static GPtrArray *
places_of (CohortCourse *self, DcsSuggests suggests, DcsSuggestionStatus status)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->cohort->courses->len; i++)
    {
      const char *patient = run (self, i);
      guint n;
      const DcsSuggestion *all = dcs_analysis_suggestions (self->analysis, &n);

      for (guint k = 0; k < n; k++)
        if (all[k].suggests == suggests && all[k].status == status)
          g_ptr_array_add (places, name_place (patient, all[k].day));
    }
  return places;
}

/* Where a response is recorded at a visit. */
static GPtrArray *
places_recorded (CohortCourse *self, const char *response)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->cohort->courses->len; i++)
    {
      DcsCourse *course = self->cohort->courses->pdata[i];

      for (guint k = 0; k < dcs_course_count (course, DCS_RECORD_VISIT); k++)
        {
          const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, k);

          if (g_str_equal (code_of (visit, DCS_VISIT_RESPONSE), response))
            g_ptr_array_add (places,
                             name_place (text_of (dcs_course_patient (course), DCS_PATIENT_CODE),
                                         day_of (visit, DCS_VISIT_DATE)));
        }
    }
  return places;
}

static guint
count_patients (GPtrArray *places)
{
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    n += i == 0 || strncmp (places->pdata[i - 1], places->pdata[i], strlen ("JLS-001")) != 0;
  return n;
}

static void
assert_places (GPtrArray *places, const char *const *expected, guint n_expected)
{
  for (guint i = 0; i < MIN (places->len, n_expected); i++)
    g_assert_cmpstr (places->pdata[i], ==, expected[i]);
  g_assert_cmpuint (places->len, ==, n_expected);
}

static const char *const relapses[] = {
  "JLS-001 2017-10-09", "JLS-002 2017-01-16", "JLS-002 2019-02-14", "JLS-003 2018-08-28",
  "JLS-003 2020-12-14", "JLS-009 2021-08-02", "JLS-011 2021-04-19", "JLS-016 2023-08-01",
};

/* 22 patients (clinical reference, E050), and at each of their visits, no more and no less. */
static void
complete_response_is_suggested_where_it_was_recorded (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) suggested = NULL;
  g_autoptr (GPtrArray) recorded = NULL;
  CohortCourse self;

  set_up (&self, f);
  suggested = places_of (&self, DCS_SUGGESTS_COMPLETE, DCS_SUGGESTION_AGREES);
  recorded = places_recorded (&self, "complete");
  assert_places (suggested, (const char *const *) recorded->pdata, recorded->len);
  g_assert_cmpuint (suggested->len, ==, 244);
  g_assert_cmpuint (count_patients (suggested), ==, 22);
  tear_down (&self);
}

/* 8 of the 9 recorded relapses, and nothing else. */
static void
relapse_is_suggested_at_eight_of_nine (BundleFixture *f, gconstpointer data)
{
  static const DcsSuggestionStatus others[] = { DCS_SUGGESTION_OPEN,
                                                DCS_SUGGESTION_ACCEPTED,
                                                DCS_SUGGESTION_OVERRULED };
  static const char *const ninth[] = { "JLS-013 2021-12-13" };
  g_autoptr (GPtrArray) suggested = NULL;
  g_autoptr (GPtrArray) unsupported = NULL;
  CohortCourse self;

  set_up (&self, f);
  suggested = places_of (&self, DCS_SUGGESTS_RELAPSE, DCS_SUGGESTION_AGREES);
  assert_places (suggested, relapses, G_N_ELEMENTS (relapses));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GPtrArray) none = places_of (&self, DCS_SUGGESTS_RELAPSE, others[i]);

      g_assert_cmpuint (none->len, ==, 0);
    }
  unsupported = places_of (&self, DCS_SUGGESTS_RELAPSE, DCS_SUGGESTION_UNSUPPORTED);
  assert_places (unsupported, ninth, 1);
  tear_down (&self);
}

/* A rise from 4 to 6 at a site that was still active. With the optional criterion it is caught, and
 * one other visit would be suggested: JLS-002, from 10 to 12. */
static void
worsening_catches_the_ninth_and_one_other_visit (BundleFixture *f, gconstpointer data)
{
  static const char *const others[] = { "JLS-002 2020-10-19" };
  g_autoptr (GPtrArray) caught = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) unsupported = NULL;
  CohortCourse self;

  set_up (&self, f);
  self.rule.relapse_criteria |= DCS_CRITERION_WORSENING;
  caught = places_of (&self, DCS_SUGGESTS_RELAPSE, DCS_SUGGESTION_AGREES);
  g_assert_cmpuint (caught->len, ==, 9);
  g_assert_cmpstr (caught->pdata[7], ==, "JLS-013 2021-12-13");
  open = places_of (&self, DCS_SUGGESTS_RELAPSE, DCS_SUGGESTION_OPEN);
  assert_places (open, others, 1);
  unsupported = places_of (&self, DCS_SUGGESTS_RELAPSE, DCS_SUGGESTION_UNSUPPORTED);
  g_assert_cmpuint (unsupported->len, ==, 0);
  tear_down (&self);
}

static void
the_ninth_relapse_is_told_of_as_recorded_without_the_criterion (BundleFixture *f,
                                                                gconstpointer data)
{
  CohortCourse self;
  guint n_told = 0;

  set_up (&self, f);
  for (guint i = 0; i < self.cohort->courses->len; i++)
    {
      g_autoptr (DcsExplanation) explanation = NULL;
      g_autofree char *text = NULL;
      const DcsSuggestion *all;
      guint n, which = 0;

      if (!g_str_equal (run (&self, i), "JLS-013"))
        continue;
      all = dcs_analysis_suggestions (self.analysis, &n);
      while (which < n && all[which].status != DCS_SUGGESTION_UNSUPPORTED)
        which++;
      g_assert_cmpuint (which, <, n);
      explanation = dcs_analysis_explain_suggestion (self.analysis, which);
      text = dcs_explanation_to_text (explanation);
      g_test_message ("%s", text);
      g_assert_nonnull (strstr (text, "Recorded by a clinician without the criterion: Relapse"));
      g_assert_nonnull (strstr (text, "Activity, all sites: 6, was 4"));
      g_assert_nonnull (strstr (text, "More activity than at the visit before: off"));
      n_told++;
    }
  g_assert_cmpuint (n_told, ==, 1);
  tear_down (&self);
}

/* The cohort is judged as the rule says: nothing is left to be decided, by any of the rules. */
static void
nothing_in_the_reference_cohort_is_open (BundleFixture *f, gconstpointer data)
{
  CohortCourse self;
  guint n_all = 0;

  set_up (&self, f);
  for (guint i = 0; i < self.cohort->courses->len; i++)
    {
      guint n;
      const DcsSuggestion *all;

      dcs_analysis_run (
          self.analysis, self.cohort->courses->pdata[i], self.jls, DCS_ANALYSIS_SUGGESTIONS);
      all = dcs_analysis_suggestions (self.analysis, &n);
      for (guint k = 0; k < n; k++)
        g_assert_cmpint (all[k].status, !=, DCS_SUGGESTION_OPEN);
      n_all += n;
    }
  /* 244 complete, 146 improved, 8 relapses, 1 without the criterion. */
  g_assert_cmpuint (n_all, ==, 399);
  tear_down (&self);
}

/* Days of all patients from the first judgement on are the days of their states. */
static void
every_day_has_one_state (BundleFixture *f, gconstpointer data)
{
  guint last[DCS_N_STATES] = { 0 };
  gint64 days[DCS_N_STATES] = { 0 };
  CohortCourse self;

  set_up (&self, f);
  for (guint i = 0; i < self.cohort->courses->len; i++)
    {
      DcsCourse *course = self.cohort->courses->pdata[i];
      int end = dcs_date_day (dcs_course_last_contact (course), DCS_DATE_MIDDLE), sum = 0;
      const DcsStateSpan *spans;
      guint n;

      dcs_analysis_run (self.analysis, course, self.jls, DCS_ANALYSIS_STATES);
      spans = dcs_analysis_states (self.analysis, &n);
      for (int state = 0; state < DCS_N_STATES; state++)
        {
          int both = dcs_analysis_days_in_state (self.analysis, (DcsState) state, -1);

          g_assert_cmpint (both,
                           ==,
                           dcs_analysis_days_in_state (self.analysis, (DcsState) state, 0)
                               + dcs_analysis_days_in_state (self.analysis, (DcsState) state, 1));
          days[state] += both;
          sum += both;
        }
      g_assert_cmpint (sum, ==, end - spans[0].from);
      last[spans[n - 1].state]++;
    }
  for (int state = 0; state < DCS_N_STATES; state++)
    g_test_message ("%s: %u at the end, %" G_GINT64_FORMAT " days",
                    dcs_state_to_code ((DcsState) state),
                    last[state],
                    days[state]);
  g_assert_cmpuint (last[DCS_STATE_COMPLETE_RESPONSE] + last[DCS_STATE_REMISSION_ON]
                        + last[DCS_STATE_REMISSION_OFF],
                    ==,
                    22);
  tear_down (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  bundle_test_add ("/exchange/cohort-course/complete-response-is-suggested-where-it-was-recorded",
                   complete_response_is_suggested_where_it_was_recorded);
  bundle_test_add ("/exchange/cohort-course/relapse-is-suggested-at-eight-of-nine",
                   relapse_is_suggested_at_eight_of_nine);
  bundle_test_add ("/exchange/cohort-course/worsening-catches-the-ninth-and-one-other-visit",
                   worsening_catches_the_ninth_and_one_other_visit);
  bundle_test_add (
      "/exchange/cohort-course/the-ninth-relapse-is-told-of-as-recorded-without-the-criterion",
      the_ninth_relapse_is_told_of_as_recorded_without_the_criterion);
  bundle_test_add ("/exchange/cohort-course/nothing-in-the-reference-cohort-is-open",
                   nothing_in_the_reference_cohort_is_open);
  bundle_test_add ("/exchange/cohort-course/every-day-has-one-state", every_day_has_one_state);
  return g_test_run ();
}
