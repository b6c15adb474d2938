/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "resistance-checks.h"

#include <string.h>

void
run_clear (Run *run)
{
  g_clear_pointer (&run->analysis, dcs_analysis_free);
  g_clear_pointer (&run->course, dcs_course_unref);
}

Run
run_resistance (RulesFixture *f)
{
  Run run = { .analysis = dcs_analysis_new (), .course = fixture_course (f) };

  dcs_analysis_run (run.analysis, run.course, f->jls, DCS_ANALYSIS_RESISTANCE);
  run.found = dcs_analysis_resistance (run.analysis, &run.n);
  return run;
}

gint64
add_drug (RulesFixture *f,
          const char *drug,
          const char *start,
          const char *stop,
          const char *stop_reason,
          const char *response)
{
  gint64 id = fixture_treatment (f, drug, start, stop);

  if (stop_reason != NULL)
    *fixture_last (f, DCS_TREATMENT_STOP_REASON) = dcs_value_code (dcs_code (stop_reason));
  if (response != NULL)
    *fixture_last (f, DCS_TREATMENT_RESPONSE) = dcs_value_code (dcs_code (response));
  return id;
}

gint64
add_mtx (RulesFixture *f,
         const char *start,
         const char *stop,
         double dose,
         const char *stop_reason,
         const char *response)
{
  gint64 id = add_drug (f, "methotrexate", start, stop, stop_reason, response);

  fixture_step (f, id, start, stop, dose, "mg/m2", "weekly");
  return id;
}

void
add_assessment (RulesFixture *f, gint64 treatment, const char *date, const char *response)
{
  gint64 visit = fixture_visit (f, date, NULL);
  DcsValue *row = fixture_row (f, DCS_RECORD_ASSESSMENT);

  row[DCS_ASSESSMENT_VISIT_ID] = dcs_value_integer (visit);
  row[DCS_ASSESSMENT_TREATMENT_ID] = dcs_value_integer (treatment);
  row[DCS_ASSESSMENT_RESPONSE] = dcs_value_code (dcs_code (response));
}

void
add_event (RulesFixture *f, gint64 treatment, const char *drug, const char *date)
{
  DcsValue *row = fixture_row (f, DCS_RECORD_ADVERSE_EVENT);
  DcsDate onset;

  row[DCS_ADVERSE_EVENT_TREATMENT_ID] = dcs_value_integer (treatment);
  row[DCS_ADVERSE_EVENT_TERM] = dcs_value_text ("vomiting");
  if (drug != NULL)
    row[DCS_ADVERSE_EVENT_DRUG] = dcs_value_code (dcs_code (drug));
  if (date != NULL && dcs_date_parse_iso (date, -1, &onset))
    row[DCS_ADVERSE_EVENT_ONSET_DATE] = dcs_value_date (onset);
}

gint64
add_decision (RulesFixture *f,
              const char *subject,
              const char *rule,
              gint64 treatment,
              const char *decision,
              const char *date)
{
  DcsValue *row = fixture_row (f, DCS_RECORD_DECISION);
  DcsDate day;

  g_assert_true (dcs_date_parse_iso (date, -1, &day));
  row[DCS_DECISION_SUBJECT] = dcs_value_text (subject);
  row[DCS_DECISION_RULE] = dcs_value_text (rule);
  row[DCS_DECISION_TREATMENT_ID] = dcs_value_integer (treatment);
  row[DCS_DECISION_DECISION] = dcs_value_text (decision);
  row[DCS_DECISION_DATE] = dcs_value_date (day);
  return row[DCS_DECISION_ID].integer;
}

void
check_resistance (RulesFixture *f, gint64 treatment, guint expected, const char *why)
{
  g_auto (Run) result = run_resistance (f);
  g_autoptr (DcsExplanation) explanation = NULL;

  g_assert_cmpuint (result.n, ==, expected);
  explanation = dcs_analysis_explain_resistance_of (result.analysis, treatment);
  g_assert_nonnull (explanation);
  g_assert_nonnull (strstr (explanation->result, why));
  g_ptr_array_set_size (f->rows, 0);
}
