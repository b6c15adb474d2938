/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis.h"
#include "rules-fixture.h"

#include <math.h>

static DcsAnalysis *
analyze (RulesFixture *f, DcsCourse **course)
{
  DcsAnalysis *analysis = dcs_analysis_new ();

  *course = fixture_course (f);
  dcs_analysis_run (analysis, *course, f->jls, DCS_ANALYSIS_DOSES);
  return analysis;
}

static void
assert_span (const DcsDoseSpan *span, const char *from, const char *to, DcsDoseCause cause)
{
  g_assert_cmpint (span->from, ==, from != NULL ? fixture_day (from) : DCS_DAY_NONE);
  g_assert_cmpint (span->to, ==, to != NULL ? fixture_day (to) : DCS_DAY_ONGOING);
  g_assert_cmpint (span->cause, ==, cause);
}

static void
measure (RulesFixture *f, const char *date, double height, double weight)
{
  if (!isnan (height))
    fixture_dated_value (f, date, "height", height);
  if (!isnan (weight))
    fixture_dated_value (f, date, "weight", weight);
}

/* The body of the clinical reference, D1: 116 cm and 21 kg are 0.8226 m², 15 mg/m² 12.34 mg; of
 * 140 cm and 35 kg 1.1667 m² and 17.5 mg. */
static void
doses_are_cut_at_steps_and_measurements (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "methotrexate", "2020-02-01", "2022-01-01");
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsAnalysis) analysis = NULL;
  const DcsDoseSpan *spans;
  guint n_spans;

  measure (f, "2020-01-01", 116, 21);
  measure (f, "2021-03-01", 140, 35);
  fixture_step (f, treatment, "2020-02-01", "2020-06-01", 10, "mg/m2", "weekly");
  fixture_step (f, treatment, "2020-06-01", NULL, 15, "mg/m2", "weekly");
  analysis = analyze (f, &course);

  spans = dcs_analysis_doses (analysis, &n_spans);
  g_assert_cmpuint (n_spans, ==, 3);
  assert_span (&spans[0], "2020-02-01", "2020-06-01", DCS_DOSE_CAUSE_START);
  assert_span (&spans[1], "2020-06-01", "2021-03-01", DCS_DOSE_CAUSE_STEP);
  assert_span (&spans[2], "2021-03-01", "2022-01-01", DCS_DOSE_CAUSE_GROWTH);
  assert_near (spans[1].dose.absolute, 12.34, 0.005);
  assert_near (spans[2].dose.absolute, 17.5, 0.005);
  for (guint i = 0; i < n_spans; i++)
    {
      DcsDose dose;

      dcs_derive_dose (course,
                       f->jls,
                       dcs_course_row (course, DCS_RECORD_TREATMENT, 0),
                       spans[i].from,
                       &dose);
      g_assert_cmpmem (&dose, sizeof dose, &spans[i].dose, sizeof dose);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/rules/doses/cuts", doses_are_cut_at_steps_and_measurements);
  return g_test_run ();
}
