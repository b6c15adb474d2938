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
  DcsCode items[2];
  DcsJudgement rule;
} Course;

static void
set_up (Course *self, BundleFixture *f)
{
  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  self->cohort = cohort_new (f);
  self->jls = dcs_catalog_find (f->catalog, dcs_code ("jls"));
  self->analysis = dcs_analysis_new ();
  self->items[0] = dcs_code ("erythema");
  self->items[1] = dcs_code ("induration");
  self->rule = (DcsJudgement){
    .term = { .code = dcs_code ("s002"), .label = "S002" },
    .version = 1,
    .items = self->items,
    .n_items = 2,
    .extent_item = dcs_code ("new_enlarged"),
    .relapse_criteria = DCS_CRITERION_NEW | DCS_CRITERION_ENLARGED | DCS_CRITERION_REACTIVATION,
    .worsening_points = 1,
    .worsening_percent = NAN,
    .complete = dcs_code ("complete"),
    .improved = dcs_code ("partial"),
    .relapse = dcs_code ("relapse"),
  };
}

static void
tear_down (Course *self)
{
  dcs_analysis_free (self->analysis);
  cohort_free (self->cohort);
}

static guint
count (Course *self, DcsSuggests suggests, DcsSuggestionStatus status)
{
  guint n, n_found = 0;
  const DcsSuggestion *all = dcs_analysis_suggestions (self->analysis, &n);

  for (guint i = 0; i < n; i++)
    n_found += all[i].suggests == suggests && all[i].status == status ? 1 : 0;
  return n_found;
}

static const char *
run (Course *self, guint index)
{
  DcsCourse *course = self->cohort->courses->pdata[index];

  dcs_analysis_run (self->analysis, course, self->jls, DCS_ANALYSIS_STATES);
  _dcs_analysis_suggest (self->analysis, &self->rule);
  return text_of (dcs_course_patient (course), DCS_PATIENT_CODE);
}

static void
suggestions_are_those_of_the_record (BundleFixture *f, gconstpointer data)
{
  Course self;
  guint n_complete = 0, n_relapses[5] = { 0 }, n_open = 0;

  set_up (&self, f);
  for (guint i = 0; i < self.cohort->courses->len; i++)
    {
      const char *code = run (&self, i);
      guint n;
      const DcsSuggestion *all = dcs_analysis_suggestions (self.analysis, &n);

      n_complete += count (&self, DCS_SUGGESTS_COMPLETE, DCS_SUGGESTION_AGREES) > 0 ? 1 : 0;
      for (guint k = 0; k < n; k++)
        {
          char date[DCS_DATE_ISO_SIZE];

          dcs_date_to_iso (dcs_date_from_day (all[k].day), date);
          if (all[k].suggests == DCS_SUGGESTS_RELAPSE)
            {
              n_relapses[all[k].status]++;
              g_test_message ("%s %s status %d criteria %u %s %s %g %g",
                              code,
                              date,
                              all[k].status,
                              all[k].criteria,
                              dcs_code_string (all[k].item),
                              dcs_code_string (all[k].site),
                              all[k].before,
                              all[k].after);
            }
          if (all[k].status == DCS_SUGGESTION_OPEN)
            {
              n_open++;
              g_test_message ("%s %s OPEN %d", code, date, all[k].suggests);
            }
        }
    }
  g_assert_cmpuint (n_complete, ==, 22);
  g_assert_cmpuint (n_relapses[DCS_SUGGESTION_AGREES], ==, 8);
  g_assert_cmpuint (n_relapses[DCS_SUGGESTION_UNSUPPORTED], ==, 1);
  g_assert_cmpuint (n_relapses[DCS_SUGGESTION_OPEN], ==, 0);
  g_assert_cmpuint (n_open, ==, 0);
  tear_down (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  bundle_test_add ("/exchange/cohort-course/suggestions-are-those-of-the-record",
                   suggestions_are_those_of_the_record);
  return g_test_run ();
}
