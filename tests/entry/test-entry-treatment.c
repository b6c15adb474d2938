/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "entry-fixture.h"

#include <math.h>
#include <string.h>

/* A child of 28.5 kg and 131 cm: Mosteller (N Engl J Med 1987;317:1098) gives
 * √(131 × 28.5 / 3600) = 1.018 m². Methotrexate runs since the first visit. */
static gint64
add_course (RulesFixture *fixture)
{
  gint64 visit, treatment;

  fixture_patient (fixture, "JLS-001", NULL);
  *fixture_last (fixture, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (dcs_date_new (2015, 5, 4));
  visit = fixture_visit (fixture, "2024-01-10", "baseline");
  fixture_value (fixture, visit, "weight", NULL, 28.5);
  fixture_value (fixture, visit, "height", NULL, 131);
  treatment = fixture_treatment (fixture, "methotrexate", "2024-01-10", NULL);
  *fixture_last (fixture, DCS_TREATMENT_UID) = dcs_value_text ("T1");
  *fixture_last (fixture, DCS_TREATMENT_START_REASON) = dcs_value_code (dcs_code ("first_line"));
  fixture_step (fixture, treatment, "2024-01-10", NULL, 12.5, "mg/m2", "weekly");
  *fixture_last (fixture, DCS_DOSE_STEP_UID) = dcs_value_text ("S1");
  *fixture_last (fixture, DCS_DOSE_STEP_SEGMENT_NO) = dcs_value_integer (1);
  *fixture_last (fixture, DCS_DOSE_STEP_ROUTE) = dcs_value_code (dcs_code ("oral"));
  return treatment;
}

static const DcsCell *
cell (DcsEntry *entry, const char *path)
{
  const DcsCell *found = dcs_entry_cell (entry, path);

  g_assert_nonnull (found);
  return found;
}

static void
assert_code (const DcsValue *value, const char *code)
{
  g_assert_cmpint (value->kind, ==, DCS_VALUE_CODE);
  g_assert_cmpstr (dcs_code_string (value->code), ==, code);
}

static char *
id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
test_a_drug_brings_what_is_usual (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  add_course (fixture);
  entry = entry_new (fixture, DCS_ENTRY_TREATMENT, 0, TRUE);
  entry_type (entry, "drug", "ivig");
  g_assert_cmpstr (entry_text (entry, "step.unit"), ==, "g/kg");
  g_assert_cmpstr (entry_text (entry, "step.frequency"), ==, "monthly");
  g_assert_cmpstr (entry_text (entry, "step.route"), ==, "intravenous");
  /* What somebody typed stays when the drug changes. */
  entry_type (entry, "step.unit", "g");
  entry_type (entry, "drug", "prednisolone");
  g_assert_cmpstr (entry_text (entry, "step.unit"), ==, "g");
  g_assert_cmpstr (entry_text (entry, "step.frequency"), ==, "daily");
  /* The drug and what followed it are one step. */
  dcs_entry_undo (entry);
  g_assert_cmpstr (entry_text (entry, "step.frequency"), ==, "monthly");
}

static void
test_the_dose_is_computed_for_the_patient (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  const char *hint;

  add_course (fixture);
  entry = entry_new (fixture, DCS_ENTRY_TREATMENT, 0, TRUE);
  entry_type (entry, "start_date", "2024-01-10");
  entry_type (entry, "drug", "mycophenolate_mofetil");
  entry_type (entry, "step.amount", "600");
  /* 600 mg/m² × 1.018 m² = 611 mg. */
  hint = cell (entry, "step.amount")->hint;
  g_assert_nonnull (strstr (hint, "600 mg/m² daily = 611 mg"));
  g_assert_null (cell (entry, "step.amount")->warning);
  /* Above the usual 500 to 1000 mg/m²: the form asks, it does not forbid. */
  entry_type (entry, "step.amount", "1200");
  g_assert_nonnull (cell (entry, "step.amount")->warning);
  g_assert_true (dcs_entry_validate (entry, TRUE));
  /* The body of a visit that is not saved yet: √(136 × 31 / 3600) = 1.082 m². */
  entry_type (entry, "step.amount", "600");
  dcs_entry_set_body (entry, 136, 31);
  g_assert_nonnull (strstr (cell (entry, "step.amount")->hint, "= 649 mg"));
}

static void
test_a_frequency_that_is_never_right_is_refused (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;

  add_course (fixture);
  entry = entry_new (fixture, DCS_ENTRY_TREATMENT, 0, TRUE);
  entry_type (entry, "step.frequency", "daily");
  entry_type (entry, "drug", "methotrexate");
  g_assert_nonnull (cell (entry, "step.frequency")->problem);
  g_assert_false (dcs_entry_validate (entry, TRUE));
  entry_type (entry, "step.frequency", "weekly");
  g_assert_null (cell (entry, "step.frequency")->problem);
}

static void
test_a_start_is_a_treatment_with_a_dose (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *treatment, *step;

  fixture_patient (fixture, "JLS-001", NULL);
  entry = entry_new (fixture, DCS_ENTRY_TREATMENT, 0, TRUE);
  entry_type (entry, "start_date", "3/2024");
  entry_type (entry, "drug", "methotrexate");
  entry_type (entry, "step.amount", "12,5");
  g_assert_cmpstr (entry_text (entry, "start_reason"), ==, "first_line");
  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 2);
  treatment = entry_draft (drafts, DCS_RECORD_TREATMENT, 0);
  step = entry_draft (drafts, DCS_RECORD_DOSE_STEP, 0);
  assert_date (treatment[DCS_TREATMENT_START_DATE].date, "2024-03");
  g_assert_cmpint (
      step[DCS_DOSE_STEP_TREATMENT_ID].integer, ==, treatment[DCS_TREATMENT_ID].integer);
  g_assert_cmpint (step[DCS_DOSE_STEP_SEGMENT_NO].integer, ==, 1);
  g_assert_cmpfloat (step[DCS_DOSE_STEP_AMOUNT].number, ==, 12.5);
  assert_date (step[DCS_DOSE_STEP_START_DATE].date, "2024-03");
  assert_code (&step[DCS_DOSE_STEP_START_REASON], "first_line");
  assert_code (&step[DCS_DOSE_STEP_UNIT], "mg/m2");
}

static void
test_a_switch_is_one_save (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment = add_course (fixture);
  g_autofree char *id = id_text (treatment);
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsChoice *choices;
  const DcsValue *stopped, *step;
  guint n_choices;

  entry = entry_new (fixture, DCS_ENTRY_TREATMENT, 0, TRUE);
  entry_type (entry, "start_date", "2024-07-14");
  entry_type (entry, "drug", "mycophenolate_mofetil");
  g_assert_nonnull (strstr (dcs_entry_get_summary (entry), "methotrexate"));
  choices = dcs_entry_choices (entry, "stops", &n_choices);
  g_assert_cmpuint (n_choices, ==, 1);
  g_assert_cmpstr (choices[0].text, ==, id);
  g_assert_cmpstr (choices[0].label, ==, "Methotrexate since 10 Jan 2024");
  entry_type (entry, "stops", id);
  g_assert_nonnull (strstr (dcs_entry_get_summary (entry), "witch"));
  g_assert_false (dcs_entry_validate (entry, TRUE));
  entry_type (entry, "stops_reason", "adverse_event");
  g_assert_cmpstr (entry_text (entry, "start_reason"), ==, "switch_adverse_event");

  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 4);
  stopped = entry_draft (drafts, DCS_RECORD_TREATMENT, 1);
  step = entry_draft (drafts, DCS_RECORD_DOSE_STEP, 1);
  g_assert_cmpint (stopped[DCS_TREATMENT_ID].integer, ==, treatment);
  assert_date (stopped[DCS_TREATMENT_STOP_DATE].date, "2024-07-14");
  assert_code (&stopped[DCS_TREATMENT_STOP_REASON], "adverse_event");
  assert_date (step[DCS_DOSE_STEP_STOP_DATE].date, "2024-07-14");
  assert_code (&step[DCS_DOSE_STEP_STOP_REASON], "adverse_event");
}

static void
test_the_reason_of_a_switch_says_why_the_other_ends (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment = add_course (fixture);
  g_autofree char *id = id_text (treatment);
  g_autoptr (DcsEntry) entry = entry_new (fixture, DCS_ENTRY_TREATMENT, 0, TRUE);

  entry_type (entry, "drug", "mycophenolate_mofetil");
  entry_type (entry, "start_reason", "switch_no_response");
  entry_type (entry, "stops", id);
  g_assert_cmpstr (entry_text (entry, "stops_reason"), ==, "no_response");
}

static void
test_a_new_dose_ends_the_one_before (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment = add_course (fixture);
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *before, *step;
  g_autofree char *subject = NULL;

  entry = entry_new (fixture, DCS_ENTRY_DOSE, treatment, TRUE);
  subject = g_strdup_printf ("dose:1:0:%" G_GINT64_FORMAT, treatment);
  g_assert_cmpstr (dcs_entry_get_subject (entry), ==, subject);
  g_assert_cmpstr (entry_text (entry, "unit"), ==, "mg/m2");
  g_assert_cmpstr (entry_text (entry, "frequency"), ==, "weekly");
  g_assert_cmpstr (entry_text (entry, "route"), ==, "oral");
  g_assert_cmpstr (entry_text (entry, "start_reason"), ==, "dose_change");
  entry_type (entry, "start_date", "2024-01-10");
  g_assert_nonnull (cell (entry, "start_date")->problem);
  entry_type (entry, "start_date", "2024-03-10");
  entry_type (entry, "amount", "15");
  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 2);
  before = entry_draft (drafts, DCS_RECORD_DOSE_STEP, 0);
  step = entry_draft (drafts, DCS_RECORD_DOSE_STEP, 1);
  assert_date (before[DCS_DOSE_STEP_STOP_DATE].date, "2024-03-10");
  assert_code (&before[DCS_DOSE_STEP_STOP_REASON], "dose_change");
  g_assert_cmpint (step[DCS_DOSE_STEP_SEGMENT_NO].integer, ==, 2);
  g_assert_cmpint (step[DCS_DOSE_STEP_STOP_DATE].kind, ==, DCS_VALUE_NULL);
}

static void
test_a_dose_between_two_ends_where_the_next_begins (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment = add_course (fixture);
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *step;

  *fixture_last (fixture, DCS_DOSE_STEP_STOP_DATE) = dcs_value_date (dcs_date_new (2024, 5, 10));
  fixture_step (fixture, treatment, "2024-05-10", NULL, 15, "mg/m2", "weekly");
  entry = entry_new (fixture, DCS_ENTRY_DOSE, treatment, TRUE);
  entry_type (entry, "start_date", "2024-03-10");
  entry_type (entry, "amount", "10");
  drafts = entry_drafts (entry);
  step = entry_draft (drafts, DCS_RECORD_DOSE_STEP, 0);
  assert_date (step[DCS_DOSE_STEP_STOP_DATE].date, "2024-03-10");
  step = entry_draft (drafts, DCS_RECORD_DOSE_STEP, 1);
  assert_date (step[DCS_DOSE_STEP_STOP_DATE].date, "2024-05-10");
}

static void
test_a_stop_ends_the_dose_and_names_the_event (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment = add_course (fixture);
  g_autoptr (DcsEntry) before = NULL;
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) event_drafts = NULL;
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *event, *stopped, *step;
  DcsCourse *with_event = dcs_course_new ();
  DcsValue row[DCS_RECORD_MAX_FIELDS];
  g_autofree char *id = NULL;

  before = entry_new (fixture, DCS_ENTRY_ADVERSE_EVENT, treatment, TRUE);
  entry_type (before, "term", "Nausea");
  event_drafts = entry_drafts (before);
  event = entry_draft (event_drafts, DCS_RECORD_ADVERSE_EVENT, 0);
  course = fixture_course (fixture);
  for (guint kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < dcs_course_count (course, kind); i++)
      dcs_course_add (with_event, kind, dcs_course_row (course, kind, i));
  memcpy (row, event, DCS_N_ADVERSE_EVENT_FIELDS * sizeof *row);
  row[DCS_ADVERSE_EVENT_TREATMENT_ID] = DCS_VALUE_INIT;
  row[DCS_ADVERSE_EVENT_DRUG] = DCS_VALUE_INIT;
  row[DCS_ADVERSE_EVENT_VERSION] = dcs_value_integer (1);
  dcs_course_add (with_event, DCS_RECORD_ADVERSE_EVENT, row);
  dcs_course_seal (with_event);

  entry = dcs_entry_new (fixture->catalog, with_event, DCS_ENTRY_STOP, treatment, TRUE);
  g_assert_false (dcs_entry_validate (entry, TRUE));
  entry_type (entry, "stop_date", "2024-06-01");
  id = id_text (row[DCS_ADVERSE_EVENT_ID].integer);
  entry_type (entry, "event", id);
  g_assert_cmpstr (entry_text (entry, "stop_reason"), ==, "adverse_event");
  entry_type (entry, "response", "not_evaluable");
  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 3);
  stopped = entry_draft (drafts, DCS_RECORD_TREATMENT, 0);
  step = entry_draft (drafts, DCS_RECORD_DOSE_STEP, 0);
  event = entry_draft (drafts, DCS_RECORD_ADVERSE_EVENT, 0);
  assert_date (stopped[DCS_TREATMENT_STOP_DATE].date, "2024-06-01");
  assert_date (step[DCS_DOSE_STEP_STOP_DATE].date, "2024-06-01");
  assert_code (&step[DCS_DOSE_STEP_RESPONSE], "not_evaluable");
  g_assert_cmpint (event[DCS_ADVERSE_EVENT_TREATMENT_ID].integer, ==, treatment);
  assert_code (&event[DCS_ADVERSE_EVENT_DRUG], "methotrexate");
  g_assert_cmpstr (event[DCS_ADVERSE_EVENT_ACTION].text, ==, "drug_stopped");
  dcs_course_unref (with_event);
}

static void
test_a_stop_begins_with_today_and_saves_it (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment = add_course (fixture);
  g_autoptr (DcsEntry) entry = entry_new (fixture, DCS_ENTRY_STOP, treatment, TRUE);
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *stopped;

  g_assert_false (dcs_entry_is_changed (entry));
  entry_type (entry, "stop_reason", "remission");
  drafts = entry_drafts (entry);
  stopped = entry_draft (drafts, DCS_RECORD_TREATMENT, 0);
  g_assert_true (dcs_date_equal (stopped[DCS_TREATMENT_STOP_DATE].date, dcs_date_today ()));
}

static void
test_an_infusion_begins_with_the_running_dose (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment = add_course (fixture);
  g_autoptr (DcsEntry) entry = entry_new (fixture, DCS_ENTRY_ADMINISTRATION, treatment, TRUE);
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *values;

  entry_type (entry, "date", "2024-02-01");
  drafts = entry_drafts (entry);
  values = entry_draft (drafts, DCS_RECORD_ADMINISTRATION, 0);
  g_assert_cmpint (values[DCS_ADMINISTRATION_TREATMENT_ID].integer, ==, treatment);
  g_assert_cmpstr (values[DCS_ADMINISTRATION_GIVEN].text, ==, "yes");
  g_assert_cmpfloat (values[DCS_ADMINISTRATION_AMOUNT].number, ==, 12.5);
  assert_code (&values[DCS_ADMINISTRATION_UNIT], "mg/m2");
}

static void
test_an_adverse_event_knows_its_drug (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment = add_course (fixture);
  g_autofree char *id = id_text (treatment);
  g_autofree char *other_id = NULL;
  g_autoptr (DcsEntry) entry = NULL;
  gint64 other = fixture_treatment (fixture, "prednisolone", "2024-01-10", NULL);
  const DcsChoice *grades;
  guint n_grades;

  other_id = id_text (other);
  entry = entry_new (fixture, DCS_ENTRY_ADVERSE_EVENT, treatment, TRUE);
  g_assert_cmpstr (entry_text (entry, "treatment_id"), ==, id);
  g_assert_cmpstr (entry_text (entry, "drug"), ==, "methotrexate");
  entry_type (entry, "treatment_id", other_id);
  g_assert_cmpstr (entry_text (entry, "drug"), ==, "prednisolone");
  /* A drug that somebody chose stays. */
  entry_type (entry, "drug", "ivig");
  entry_type (entry, "treatment_id", id);
  g_assert_cmpstr (entry_text (entry, "drug"), ==, "ivig");
  entry_type (entry, "grade", "6");
  g_assert_true (cell (entry, "grade")->is_bad);
  entry_type (entry, "grade", "5");
  g_assert_false (cell (entry, "grade")->is_bad);
  /* CTCAE v5.0: five grades, each with its meaning. */
  grades = dcs_entry_choices (entry, "grade", &n_grades);
  g_assert_cmpuint (n_grades, ==, 5);
  for (guint i = 0; i < n_grades; i++)
    {
      g_assert_nonnull (grades[i].detail);
      dcs_entry_set_text (entry, "grade", grades[i].text);
      g_assert_cmpint (cell (entry, "grade")->value->integer, ==, i + 1);
    }
}

static void
test_moving_a_start_moves_the_first_dose (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment = add_course (fixture);
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *step;

  *fixture_last (fixture, DCS_DOSE_STEP_STOP_DATE) = dcs_value_date (dcs_date_new (2024, 5, 10));
  fixture_step (fixture, treatment, "2024-05-10", NULL, 15, "mg/m2", "weekly");
  *fixture_last (fixture, DCS_DOSE_STEP_UID) = dcs_value_text ("S2");
  *fixture_last (fixture, DCS_DOSE_STEP_SEGMENT_NO) = dcs_value_integer (2);
  entry = entry_new (fixture, DCS_ENTRY_TREATMENT, treatment, FALSE);
  /* The dose that is shown is the latest one. */
  g_assert_cmpstr (entry_text (entry, "step.amount"), ==, "15.0");
  entry_type (entry, "start_date", "2024-01-03");
  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 2);
  step = entry_draft (drafts, DCS_RECORD_DOSE_STEP, 0);
  assert_date (step[DCS_DOSE_STEP_START_DATE].date, "2024-01-03");
  assert_date (step[DCS_DOSE_STEP_STOP_DATE].date, "2024-05-10");
}

static void
test_a_stop_before_the_last_dose_is_said_at_its_cell (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment = add_course (fixture);
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  *fixture_last (fixture, DCS_DOSE_STEP_STOP_DATE) = dcs_value_date (dcs_date_new (2024, 5, 10));
  fixture_step (fixture, treatment, "2024-05-10", NULL, 15, "mg/m2", "weekly");
  *fixture_last (fixture, DCS_DOSE_STEP_UID) = dcs_value_text ("S2");
  *fixture_last (fixture, DCS_DOSE_STEP_SEGMENT_NO) = dcs_value_integer (2);
  entry = entry_new (fixture, DCS_ENTRY_STOP, treatment, TRUE);
  entry_type (entry, "stop_reason", "remission");
  entry_type (entry, "stop_date", "2024-04-01");
  g_assert_false (dcs_entry_validate (entry, TRUE));
  problems = dcs_entry_problems (entry);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (problems->pdata[0], ==, "stop_date");
  entry_type (entry, "stop_date", "2024-06-01");
  g_assert_true (dcs_entry_validate (entry, TRUE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/entry/treatment/drug-brings-what-is-usual", test_a_drug_brings_what_is_usual);
  fixture_test ("/entry/treatment/dose-for-the-patient", test_the_dose_is_computed_for_the_patient);
  fixture_test ("/entry/treatment/frequency-is-refused",
                test_a_frequency_that_is_never_right_is_refused);
  fixture_test ("/entry/treatment/start-has-a-dose", test_a_start_is_a_treatment_with_a_dose);
  fixture_test ("/entry/treatment/switch-is-one-save", test_a_switch_is_one_save);
  fixture_test ("/entry/treatment/reason-says-why-the-other-ends",
                test_the_reason_of_a_switch_says_why_the_other_ends);
  fixture_test ("/entry/treatment/dose-ends-the-one-before", test_a_new_dose_ends_the_one_before);
  fixture_test ("/entry/treatment/dose-between-two",
                test_a_dose_between_two_ends_where_the_next_begins);
  fixture_test ("/entry/treatment/stop-names-the-event",
                test_a_stop_ends_the_dose_and_names_the_event);
  fixture_test ("/entry/treatment/stop-begins-with-today",
                test_a_stop_begins_with_today_and_saves_it);
  fixture_test ("/entry/treatment/infusion", test_an_infusion_begins_with_the_running_dose);
  fixture_test ("/entry/treatment/adverse-event", test_an_adverse_event_knows_its_drug);
  fixture_test ("/entry/treatment/moved-start", test_moving_a_start_moves_the_first_dose);
  fixture_test ("/entry/treatment/stop-before-the-last-dose",
                test_a_stop_before_the_last_dose_is_said_at_its_cell);
  return g_test_run ();
}
