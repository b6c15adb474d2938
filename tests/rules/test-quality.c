/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include "dcs-quality.h"

#include <math.h>
#include <string.h>

#define N_VISITS 6

/* The rows of a patient in whom nothing is to be found. */
typedef struct
{
  DcsValue *patient;
  DcsValue *visits[N_VISITS];
  DcsValue *methotrexate, *first_step, *second_step;
  DcsValue *mycophenolate, *third_step;
  DcsValue *event, *relapse, *lesion, *finding, *investigation, *infusion;
} Clean;

static DcsValue
date_value (const char *text)
{
  DcsDate date;

  if (text == NULL)
    return DCS_VALUE_INIT;
  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return dcs_value_date (date);
}

static DcsValue
code_value (const char *text)
{
  return text != NULL ? dcs_value_code (dcs_code (text)) : DCS_VALUE_INIT;
}

static DcsValue *
last_row (RulesFixture *f)
{
  return fixture_last (f, 0);
}

static void
add_visits (RulesFixture *f, Clean *clean)
{
  static const char *const dates[N_VISITS] = { "2018-01-10", "2018-04-10", "2018-07-10",
                                               "2018-10-10", "2019-01-10", "2019-04-10" };

  for (int i = 0; i < N_VISITS; i++)
    {
      gint64 visit = fixture_visit (f, dates[i], NULL);

      clean->visits[i] = last_row (f);
      clean->visits[i][DCS_VISIT_NEXT_DATE] = date_value (i + 1 < N_VISITS ? dates[i + 1] : NULL);
      fixture_value (f, visit, "weight", NULL, 20 + i);
      fixture_value (f, visit, "height", NULL, 110 + i);
      fixture_value (f, visit, "HGB", NULL, 12 + i * 0.1);
      fixture_site (f, visit, "left_leg", 1, 1, 0);
    }
}

static void
add_treatments (RulesFixture *f, Clean *clean)
{
  gint64 id = fixture_treatment (f, "methotrexate", "2018-01-10", "2019-01-10");

  clean->methotrexate = last_row (f);
  clean->methotrexate[DCS_TREATMENT_STOP_REASON] = code_value ("adverse_event");
  fixture_step (f, id, "2018-01-10", "2018-04-10", 10, "mg/m2", "weekly");
  clean->first_step = last_row (f);
  fixture_step (f, id, "2018-04-10", "2019-01-10", 15, "mg/m2", "weekly");
  clean->second_step = last_row (f);

  clean->event = fixture_row (f, DCS_RECORD_ADVERSE_EVENT);
  clean->event[DCS_ADVERSE_EVENT_TREATMENT_ID] = dcs_value_integer (id);
  clean->event[DCS_ADVERSE_EVENT_TERM] = dcs_value_text ("nausea");
  clean->event[DCS_ADVERSE_EVENT_ONSET_DATE] = date_value ("2018-12-20");
  clean->event[DCS_ADVERSE_EVENT_RESOLVED_DATE] = date_value ("2019-01-20");
  clean->event[DCS_ADVERSE_EVENT_ACTION] = dcs_value_text ("drug_stopped");

  id = fixture_treatment (f, "mycophenolate_mofetil", "2019-01-10", NULL);
  clean->mycophenolate = last_row (f);
  fixture_step (f, id, "2019-01-10", NULL, 600, "mg/m2", "daily");
  clean->third_step = last_row (f);
  clean->infusion = fixture_row (f, DCS_RECORD_ADMINISTRATION);
  clean->infusion[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (id);
  clean->infusion[DCS_ADMINISTRATION_DATE] = date_value ("2019-02-10");
  clean->infusion[DCS_ADMINISTRATION_GIVEN] = dcs_value_text ("yes");
}

static Clean
add_clean (RulesFixture *f)
{
  Clean clean = { 0 };

  g_ptr_array_set_size (f->rows, 0);
  f->next_id = 1;
  fixture_patient (f, "A-1", NULL);
  clean.patient = last_row (f);
  clean.patient[DCS_PATIENT_BIRTH_DATE] = date_value ("2010-05-05");
  clean.patient[DCS_PATIENT_SEX] = dcs_value_text ("F");
  clean.patient[DCS_PATIENT_ONSET_DATE] = date_value ("2017");
  clean.patient[DCS_PATIENT_DIAGNOSIS_DATE] = date_value ("2018-01");
  clean.patient[DCS_PATIENT_FIRST_VISIT_DATE] = date_value ("2018-01-10");
  clean.patient[DCS_PATIENT_LAST_FOLLOWUP_DATE] = date_value ("2019-04-10");
  clean.patient[DCS_PATIENT_SUBTYPE] = code_value ("linear");
  clean.patient[DCS_PATIENT_SUBTYPE_SITE] = code_value ("trunk_limb");
  add_visits (f, &clean);
  add_treatments (f, &clean);
  fixture_relapse (f, "2018-11-11");
  clean.relapse = last_row (f);
  clean.lesion = fixture_row (f, DCS_RECORD_LESION);
  clean.lesion[DCS_LESION_FROM_DATE] = date_value ("2017");
  clean.lesion[DCS_LESION_UNTIL_DATE] = date_value ("2019");
  clean.finding = fixture_row (f, DCS_RECORD_FINDING);
  clean.finding[DCS_FINDING_ONSET_DATE] = date_value ("2018");
  clean.finding[DCS_FINDING_UNTIL_DATE] = date_value ("2018-03");
  clean.investigation = fixture_row (f, DCS_RECORD_INVESTIGATION);
  clean.investigation[DCS_INVESTIGATION_DATE] = date_value ("2018-02-02");
  return clean;
}

static void
collect_cb (const DcsQualityFinding *finding, gpointer data)
{
  g_assert_nonnull (finding->row);
  g_assert_nonnull (finding->message);
  g_assert_cmpuint (strlen (finding->message), >, 10);
  /* A sentence that is put together from others ends once. */
  g_assert_null (strstr (finding->message, ".."));
  g_assert_null (strstr (finding->message, "%"));
  g_string_append_printf (data,
                          "%s%s %s %s%s",
                          ((GString *) data)->len > 0 ? "; " : "",
                          dcs_record_info (finding->kind)->table,
                          finding->id,
                          finding->path,
                          finding->visit_id != 0 ? " @" : "");
}

static char *
find (RulesFixture *f, DcsCourse *course)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = dcs_quality_check (course, f->jls, collect_cb, words);
  guint n_found = words->len > 0;

  for (const char *p = words->str; (p = strstr (p, "; ")) != NULL; p += 2)
    n_found++;
  g_assert_cmpuint (n, ==, n_found);
  g_assert_cmpuint (n, ==, dcs_quality_check (course, f->jls, NULL, NULL));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
assert_found (RulesFixture *f, const char *expected)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autofree char *found = find (f, course);

  g_assert_cmpstr (found, ==, expected);
}

/* One field that is made wrong, and what is found then. */
typedef struct
{
  DcsValue **row;
  int field;
  const char *date; /* NULL: blank */
  const char *expected;
} Wrong;

static void
check_wrong (RulesFixture *f, Clean *clean, const Wrong *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      *clean = add_clean (f);
      (*cases[i].row)[cases[i].field] = date_value (cases[i].date);
      g_test_message ("%s: %s", cases[i].date, cases[i].expected);
      assert_found (f, cases[i].expected);
    }
}

static void
a_clean_patient_has_no_finding (RulesFixture *f, gconstpointer data)
{
  add_clean (f);
  assert_found (f, "");
  g_ptr_array_set_size (f->rows, 0);
  assert_found (f, "");
}

static void
what_every_patient_has_may_not_be_blank (RulesFixture *f, gconstpointer data)
{
  Clean c;
  const Wrong cases[] = {
    { &c.patient, DCS_PATIENT_BIRTH_DATE, NULL, "patient no-birth-date birth_date" },
    { &c.patient, DCS_PATIENT_SEX, NULL, "patient no-sex sex" },
    { &c.patient, DCS_PATIENT_DIAGNOSIS_DATE, NULL, "patient no-diagnosis-date diagnosis_date" },
    { &c.patient, DCS_PATIENT_SUBTYPE, NULL, "patient no-subtype subtype" },
    { &c.patient, DCS_PATIENT_SUBTYPE_SITE, NULL, "patient no-subtype-site subtype_site" },
    { &c.patient, DCS_PATIENT_ONSET_DATE, NULL, "" },
    { &c.methotrexate, DCS_TREATMENT_START_DATE, NULL, "treatment no-start-date start_date" },
  };

  check_wrong (f, &c, cases, G_N_ELEMENTS (cases));

  c = add_clean (f);
  c.patient[DCS_PATIENT_SUBTYPE] = code_value ("circumscribed");
  c.patient[DCS_PATIENT_SUBTYPE_SITE] = DCS_VALUE_INIT;
  assert_found (f, "");
  c.patient[DCS_PATIENT_SUBTYPE] = code_value ("mixed");
  assert_found (f, "");
}

static void
dates_that_contradict_each_other_are_found (RulesFixture *f, gconstpointer data)
{
  Clean c;
  const Wrong cases[] = {
    { &c.patient,
      DCS_PATIENT_ONSET_DATE,
      "2018-02-01",
      "patient onset-after-diagnosis diagnosis_date" },
    /* Perhaps the same month. */
    { &c.patient, DCS_PATIENT_ONSET_DATE, "2018-01-31", "" },
    { &c.patient, DCS_PATIENT_ONSET_DATE, "2018", "" },
    { &c.patient, DCS_PATIENT_ONSET_DATE, "~2018-06", "" },
    { &c.patient, DCS_PATIENT_ONSET_DATE, "2010-05-05", "" },
    { &c.patient, DCS_PATIENT_ONSET_DATE, "2010-05-04", "patient before-birth onset_date" },
    { &c.patient, DCS_PATIENT_ONSET_DATE, "2009", "patient before-birth onset_date" },
    { &c.patient,
      DCS_PATIENT_DIAGNOSIS_DATE,
      "2018-11-12",
      "relapse relapse-before-diagnosis date" },
    { &c.patient, DCS_PATIENT_DIAGNOSIS_DATE, "2018-11-11", "" },
    { &c.patient,
      DCS_PATIENT_FIRST_VISIT_DATE,
      "2018-01-11",
      "patient visit-before-first-visit first_visit_date" },
    { &c.patient, DCS_PATIENT_FIRST_VISIT_DATE, "2017-06", "" },
    { &c.patient,
      DCS_PATIENT_LAST_FOLLOWUP_DATE,
      "2019-04-09",
      "patient visit-after-last-follow-up last_followup_date" },
    { &c.patient, DCS_PATIENT_LAST_FOLLOWUP_DATE, "2019-04", "" },
    { &c.patient, DCS_PATIENT_DEATH_DATE, "2019-04-10", "" },
    { &c.patient,
      DCS_PATIENT_DEATH_DATE,
      "2019-04-09",
      "patient after-death last_followup_date; visit after-death date @" },
    { &c.patient, DCS_PATIENT_DEATH_DATE, "2019-04", "" },
    { &c.visits[1],
      DCS_VISIT_NEXT_DATE,
      "2018-04-09",
      "visit next-visit-before-visit next_date @" },
    { &c.visits[1], DCS_VISIT_NEXT_DATE, "2018-04-10", "" },
    { &c.visits[0],
      DCS_VISIT_DATE,
      "2009-01-10",
      "visit before-birth date @; patient visit-before-first-visit first_visit_date" },
    { &c.methotrexate,
      DCS_TREATMENT_STOP_DATE,
      "2018-01-09",
      "treatment stop-before-start stop_date; dose_step step-after-treatment start_date; "
      "dose_step step-after-treatment start_date" },
    { &c.relapse, DCS_RELAPSE_DATE, "2017-12-31", "relapse relapse-before-diagnosis date" },
    { &c.relapse, DCS_RELAPSE_DATE, "2018-01", "" },
    { &c.event,
      DCS_ADVERSE_EVENT_ONSET_DATE,
      "2018-01-09",
      "adverse_event event-before-treatment onset_date" },
    { &c.event, DCS_ADVERSE_EVENT_ONSET_DATE, "2018-01-10", "" },
    { &c.event,
      DCS_ADVERSE_EVENT_RESOLVED_DATE,
      "2018-12-19",
      "adverse_event resolved-before-onset resolved_date" },
    { &c.lesion, DCS_LESION_UNTIL_DATE, "2016", "lesion lesion-end-before-start until_date" },
    { &c.finding, DCS_FINDING_UNTIL_DATE, "2017", "finding finding-end-before-start until_date" },
    { &c.investigation, DCS_INVESTIGATION_DATE, "2009", "investigation before-birth date" },
    { &c.infusion,
      DCS_ADMINISTRATION_DATE,
      "2019-01-09",
      "administration dose-outside-treatment date" },
    { &c.infusion, DCS_ADMINISTRATION_DATE, "2019-01-10", "" },
  };

  check_wrong (f, &c, cases, G_N_ELEMENTS (cases));
}

static void
dose_steps_leave_no_gap_and_do_not_overlap (RulesFixture *f, gconstpointer data)
{
  Clean c;
  const Wrong cases[] = {
    { &c.first_step, DCS_DOSE_STEP_STOP_DATE, "2018-04-09", "dose_step step-gap start_date" },
    { &c.first_step, DCS_DOSE_STEP_STOP_DATE, "2018-04-11", "dose_step step-overlap start_date" },
    { &c.first_step, DCS_DOSE_STEP_STOP_DATE, NULL, "dose_step step-overlap start_date" },
    { &c.first_step, DCS_DOSE_STEP_STOP_DATE, "2018-04", "" },
    { &c.first_step, DCS_DOSE_STEP_START_DATE, "2018-01-11", "dose_step step-gap start_date" },
    { &c.first_step,
      DCS_DOSE_STEP_START_DATE,
      "2018-01-09",
      "dose_step step-before-treatment start_date" },
    { &c.second_step, DCS_DOSE_STEP_STOP_DATE, "2019-01-09", "dose_step step-gap stop_date" },
    { &c.second_step,
      DCS_DOSE_STEP_STOP_DATE,
      "2019-01-11",
      "dose_step step-after-treatment stop_date" },
    { &c.second_step, DCS_DOSE_STEP_STOP_DATE, NULL, "" },
    { &c.second_step,
      DCS_DOSE_STEP_STOP_DATE,
      "2018-04-09",
      "dose_step step-gap stop_date; dose_step step-stop-before-start stop_date" },
    { &c.third_step, DCS_DOSE_STEP_STOP_DATE, "2019-03-03", "dose_step step-gap stop_date" },
  };

  check_wrong (f, &c, cases, G_N_ELEMENTS (cases));
}

static void
two_courses_of_one_drug_do_not_overlap (RulesFixture *f, gconstpointer data)
{
  add_clean (f);
  fixture_treatment (f, "methotrexate", "2019-01-10", NULL);
  assert_found (f, "");
  fixture_treatment (f, "methotrexate", "2019-03-01", NULL);
  assert_found (f, "treatment treatment-overlap start_date");
  *fixture_last (f, DCS_TREATMENT_DELETED) = dcs_value_integer (1);
  assert_found (f, "");
}

static void
a_stop_has_a_reason_and_a_reason_a_stop (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);

  c.methotrexate[DCS_TREATMENT_STOP_REASON] = DCS_VALUE_INIT;
  assert_found (f, "treatment stop-without-reason stop_reason");
  c.methotrexate[DCS_TREATMENT_STOP_REASON] = code_value ("remission");
  assert_found (f, "");

  c = add_clean (f);
  c.mycophenolate[DCS_TREATMENT_STOP_REASON] = code_value ("remission");
  assert_found (f, "treatment reason-without-stop stop_date");

  /* An event of another treatment does not explain the stop; one of the drug does. */
  c = add_clean (f);
  c.event[DCS_ADVERSE_EVENT_TREATMENT_ID] = dcs_value_integer (999);
  assert_found (f, "treatment stop-without-event stop_reason");
  c.event[DCS_ADVERSE_EVENT_TREATMENT_ID] = DCS_VALUE_INIT;
  c.event[DCS_ADVERSE_EVENT_DRUG] = code_value ("methotrexate");
  assert_found (f, "");
  c.event[DCS_ADVERSE_EVENT_DELETED] = dcs_value_integer (1);
  assert_found (f, "treatment stop-without-event stop_reason");

  c = add_clean (f);
  c.event[DCS_ADVERSE_EVENT_TREATMENT_ID] = c.mycophenolate[DCS_TREATMENT_ID];
  c.event[DCS_ADVERSE_EVENT_ONSET_DATE] = date_value ("2019-02-01");
  c.event[DCS_ADVERSE_EVENT_RESOLVED_DATE] = DCS_VALUE_INIT;
  assert_found (f,
                "treatment stop-without-event stop_reason; "
                "adverse_event event-without-stop action");
}

/* The observation of a visit with this test. */
static DcsValue *
value_of (RulesFixture *f, const DcsValue *visit, const char *test)
{
  for (guint i = 0; i < f->rows->len; i++)
    {
      DcsValue *row = fixture_nth (f, i, DCS_RECORD_OBSERVATION);

      if (row != NULL && row[DCS_OBSERVATION_VISIT_ID].integer == visit[DCS_VISIT_ID].integer
          && row[DCS_OBSERVATION_CODE].code == dcs_code (test))
        return row;
    }
  g_assert_not_reached ();
}

static void
what_a_test_cannot_be_is_found (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);

  /* Weight: 0.5 to 300 kg; the one of 300 is possible, and a jump from it is found. */
  value_of (f, c.visits[0], "weight")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (300, 0);
  value_of (f, c.visits[1], "weight")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (301, 0);
  value_of (f, c.visits[2], "erythema")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (4, 0);
  value_of (f, c.visits[3], "HGB")[DCS_OBSERVATION_UNIT] = code_value ("mm");
  value_of (f, c.visits[4], "HGB")[DCS_OBSERVATION_TEXT] = code_value ("positive");
  /* In another unit: 21000 g. */
  value_of (f, c.visits[5], "weight")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (25000, 0);
  value_of (f, c.visits[5], "weight")[DCS_OBSERVATION_UNIT] = code_value ("g");
  value_of (f, c.visits[5], "weight")[DCS_OBSERVATION_CANONICAL] = dcs_value_decimal (25, 0);
  assert_found (f,
                "observation value-not-possible obs:weight @; "
                "observation value-not-possible obs:erythema@left_leg @; "
                "observation weight-jump obs:weight @; "
                "observation unit-not-known obs:HGB @; "
                "observation result-not-possible obs:HGB @");
}

/* Product rules: 20 % for each 3 months; 2 cm; the span of four values times itself and five. */
static void
what_is_unlike_the_values_before_is_found (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *test;
    int visit;
    double value;
    const char *expected;
  } cases[] = {
    /* 24 kg three months before. */
    { "weight", 5, 28.8, "" },
    { "weight", 5, 28.9, "observation weight-jump obs:weight @" },
    { "weight", 5, 19.2, "" },
    { "weight", 5, 19.1, "observation weight-jump obs:weight @" },
    /* 10 times: found once, the visits after it are like those before. */
    { "weight", 2, 220, "observation weight-jump obs:weight @" },
    /* The first one is wrong: found at the next, and never again. */
    { "weight", 0, 200, "observation weight-jump obs:weight @" },
    { "weight", 5, 250, "observation weight-jump obs:weight @" },
    /* 111 cm before. */
    { "height", 2, 109, "" },
    { "height", 2, 108.9, "observation height-fall obs:height @" },
    { "height", 5, 15.1, "observation value-not-possible obs:height @" },
    /* 12 to 12.3 before: 12.3² / 12 × 5 = 63.04, 12² / 12.3 / 5 = 2.34. */
    { "HGB", 4, 63, "" },
    { "HGB", 4, 63.1, "observation laboratory-far obs:HGB @" },
    { "HGB", 4, 124, "observation laboratory-far obs:HGB @" },
    { "HGB", 4, 2.4, "" },
    { "HGB", 4, 2.3, "observation laboratory-far obs:HGB @" },
    { "HGB", 5, 126, "observation laboratory-far obs:HGB @" },
    /* Fewer than four before. */
    { "HGB", 3, 124, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Clean c = add_clean (f);
      DcsValue *row = value_of (f, c.visits[cases[i].visit], cases[i].test);

      row[DCS_OBSERVATION_VALUE] = dcs_value_decimal (cases[i].value, 1);
      g_test_message ("%s %g", cases[i].test, cases[i].value);
      assert_found (f, cases[i].expected);
    }
}

static void
a_long_time_and_grown_up_people_may_change_more (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);
  DcsValue *weights[3];

  /* A year later, 365 / 91.3125 = 3.997 times three months: 22 kg × 1.2 to that power are 45.59,
   * and × 0.8 to it 9.02. */
  c.patient[DCS_PATIENT_LAST_FOLLOWUP_DATE] = date_value ("2020");
  for (int i = 0; i < 3; i++)
    {
      static const char *const dates[] = { "2019-07-10", "2019-10-10", "2020-01-10" };

      c.visits[3 + i][DCS_VISIT_DATE] = date_value (dates[i]);
      c.visits[2 + i][DCS_VISIT_NEXT_DATE] = date_value (dates[i]);
      weights[i] = value_of (f, c.visits[3 + i], "weight");
      weights[i][DCS_OBSERVATION_VALUE] = dcs_value_decimal (45.5, 1);
    }
  c.visits[5][DCS_VISIT_NEXT_DATE] = DCS_VALUE_INIT;
  assert_found (f, "");
  weights[0][DCS_OBSERVATION_VALUE] = dcs_value_decimal (45.6, 1);
  assert_found (f, "observation weight-jump obs:weight @");
  for (int i = 0; i < 3; i++)
    weights[i][DCS_OBSERVATION_VALUE] = dcs_value_decimal (9.1, 1);
  assert_found (f, "");
  weights[0][DCS_OBSERVATION_VALUE] = dcs_value_decimal (9, 1);
  assert_found (f, "observation weight-jump obs:weight @");

  /* Adults may lose height. */
  c = add_clean (f);
  c.patient[DCS_PATIENT_BIRTH_DATE] = date_value ("2000-07-10");
  value_of (f, c.visits[2], "height")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (100, 1);
  assert_found (f, "");
  c.patient[DCS_PATIENT_BIRTH_DATE] = date_value ("2000-07-11");
  assert_found (f, "observation height-fall obs:height @");
}

static void
a_comparator_is_no_outlier (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);
  DcsValue *row = value_of (f, c.visits[5], "HGB");

  row[DCS_OBSERVATION_VALUE] = dcs_value_decimal (0.5, 1);
  assert_found (f, "observation laboratory-far obs:HGB @");
  row[DCS_OBSERVATION_COMPARATOR] = dcs_value_text ("<");
  assert_found (f, "");
}

/* Laboratory values without a visit are of the same course. */
static void
values_without_a_visit_count (RulesFixture *f, gconstpointer data)
{
  add_clean (f);
  fixture_dated_value (f, "2018-12-01", "HGB", 126);
  assert_found (f, "observation laboratory-far obs:HGB");
  fixture_dated_value (f, "2009-12-01", "CRP", 1);
  assert_found (f, "observation before-birth obs:CRP; observation laboratory-far obs:HGB");
}

static void
a_weight_is_needed_where_it_doses (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);
  DcsValue *row = value_of (f, c.visits[2], "weight");

  row[DCS_OBSERVATION_DELETED] = dcs_value_integer (1);
  assert_found (f, "visit no-weight obs:weight @");
  /* It was said that it was not done. */
  row[DCS_OBSERVATION_DELETED] = dcs_value_integer (0);
  row[DCS_OBSERVATION_VALUE] = DCS_VALUE_INIT;
  row[DCS_OBSERVATION_NOT_DONE] = dcs_value_text ("in a cast");
  assert_found (f, "");
  /* The dose is a whole one; the patient is grown up; nothing runs. */
  row[DCS_OBSERVATION_DELETED] = dcs_value_integer (1);
  c.second_step[DCS_DOSE_STEP_UNIT] = code_value ("mg");
  assert_found (f, "");
  c.second_step[DCS_DOSE_STEP_UNIT] = code_value ("mg/m2");
  c.patient[DCS_PATIENT_BIRTH_DATE] = date_value ("1990-01-01");
  assert_found (f, "");
}

static void
a_half_filled_instrument_is_found (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);
  DcsValue *row = value_of (f, c.visits[2], "induration");

  row[DCS_OBSERVATION_DELETED] = dcs_value_integer (1);
  assert_found (f, "visit instrument-incomplete obs:induration@left_leg @");
  row[DCS_OBSERVATION_DELETED] = dcs_value_integer (0);
  row[DCS_OBSERVATION_VALUE] = DCS_VALUE_INIT;
  row[DCS_OBSERVATION_NOT_DONE] = dcs_value_text ("bandaged");
  assert_found (f, "");
  /* The sites without a row were not assessed: said, not forgotten. */
  c = add_clean (f);
  c.visits[2][DCS_VISIT_REVIEWED] = dcs_value_text ("loscat:rest=not_assessed");
  assert_found (f, "");
}

static void
assert_found_in (RulesFixture *f, const char *disease, const char *expected)
{
  DcsDefinition *definition = dcs_catalog_find (f->catalog, dcs_code (disease));
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (GString) words = g_string_new (NULL);

  dcs_quality_check (course, definition, collect_cb, words);
  g_assert_cmpstr (words->str, ==, expected);
}

/* Items of which one of two is answered, and a total that some categories are enough for. */
static void
instruments_of_other_diseases_are_found (RulesFixture *f, gconstpointer data)
{
  static const char *const alsfrs_r[] = {
    "alsfrs_speech",      "alsfrs_salivation", "alsfrs_swallowing", "alsfrs_handwriting",
    "alsfrs_gastrostomy", "alsfrs_dressing",   "alsfrs_turning",    "alsfrs_walking",
    "alsfrs_stairs",      "alsfrs_dyspnoea",   "alsfrs_orthopnoea"
  };
  static const char *const haq_di[] = {
    "haq_dress", "haq_stand", "haq_cut", "haq_flat", "haq_wash"
  };
  gint64 visit = fixture_visit (f, "2020-01-10", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (alsfrs_r); i++)
    fixture_value (f, visit, alsfrs_r[i], NULL, 3);
  assert_found_in (f, "als", "visit instrument-incomplete obs:alsfrs_ventilation @");
  fixture_value (f, visit, "alsfrs_ventilation", NULL, 3);
  assert_found_in (f, "als", "");
  fixture_value (f, visit, "alsfrs_cutting", NULL, 3);
  assert_found_in (f, "als", "visit instrument-incomplete obs:alsfrs_cutting @");

  g_ptr_array_set_size (f->rows, 0);
  visit = fixture_visit (f, "2020-01-10", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (haq_di); i++)
    fixture_value (f, visit, haq_di[i], NULL, 1);
  assert_found_in (f, "ssc", "visit instrument-incomplete obs:haq_overhead @");
  fixture_value (f, visit, "haq_jar", NULL, 1);
  assert_found_in (f, "ssc", "");
}

/* A response is judged at a visit at which the treatment has begun. */
static void
a_treatment_is_not_judged_before_it_starts (RulesFixture *f, gconstpointer data)
{
  Clean c = add_clean (f);
  DcsValue *row = fixture_row (f, DCS_RECORD_ASSESSMENT);

  row[DCS_ASSESSMENT_VISIT_ID] = c.visits[4][DCS_VISIT_ID];
  row[DCS_ASSESSMENT_TREATMENT_ID] = c.mycophenolate[DCS_TREATMENT_ID];
  row[DCS_ASSESSMENT_RESPONSE] = code_value ("partial");
  assert_found (f, "");
  row[DCS_ASSESSMENT_TREATMENT_ID] = c.methotrexate[DCS_TREATMENT_ID];
  assert_found (f, "");
  row[DCS_ASSESSMENT_TREATMENT_ID] = c.mycophenolate[DCS_TREATMENT_ID];
  row[DCS_ASSESSMENT_VISIT_ID] = c.visits[3][DCS_VISIT_ID];
  {
    g_autofree char *expected = g_strdup_printf (
        "assessment judged-before-treatment assess:%" G_GINT64_FORMAT " @",
        c.mycophenolate[DCS_TREATMENT_ID].integer);

    assert_found (f, expected);
  }
}

static char *
find_all (RulesFixture *f, GRand *random)
{
  g_autoptr (DcsCourse) course = random != NULL ? fixture_shuffled_course (f, random)
                                                : fixture_course (f);

  return find (f, course);
}

/* Wrong in many places at once. */
static Clean
add_wrong (RulesFixture *f)
{
  Clean c = add_clean (f);

  c.patient[DCS_PATIENT_SEX] = DCS_VALUE_INIT;
  c.patient[DCS_PATIENT_LAST_FOLLOWUP_DATE] = date_value ("2025-01-01");
  c.methotrexate[DCS_TREATMENT_STOP_REASON] = DCS_VALUE_INIT;
  c.first_step[DCS_DOSE_STEP_STOP_DATE] = date_value ("2018-03-01");
  value_of (f, c.visits[1], "weight")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (210, 0);
  value_of (f, c.visits[1], "height")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (1, 0);
  value_of (f, c.visits[1], "erythema")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (7, 0);
  value_of (f, c.visits[4], "HGB")[DCS_OBSERVATION_VALUE] = dcs_value_decimal (124, 0);
  value_of (f, c.visits[3], "induration")[DCS_OBSERVATION_DELETED] = dcs_value_integer (1);
  c.relapse[DCS_RELAPSE_DATE] = date_value ("2016");
  return c;
}

static void
the_order_of_the_rows_is_of_no_account (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree char *first = NULL;

  add_wrong (f);
  first = find_all (f, NULL);
  g_assert_cmpstr (first,
                   ==,
                   "patient no-sex sex; "
                   "relapse relapse-before-diagnosis date; "
                   "observation value-not-possible obs:erythema@left_leg @; "
                   "observation value-not-possible obs:height @; "
                   "observation weight-jump obs:weight @; "
                   "dose_step step-gap start_date; "
                   "visit instrument-incomplete obs:induration@left_leg @; "
                   "observation laboratory-far obs:HGB @; "
                   "treatment stop-without-reason stop_reason");
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *again = find_all (f, random);

      g_assert_cmpstr (again, ==, first);
    }
}

/* What is found does not depend on what comes after it. */
static void
a_clean_visit_adds_no_finding (RulesFixture *f, gconstpointer data)
{
  g_autofree char *first = NULL;

  add_wrong (f);
  first = find_all (f, NULL);
  for (int i = 1; i <= 12; i++)
    {
      g_autofree char *date = g_strdup_printf ("2020-%02d-10", i);
      g_autofree char *again = NULL;
      gint64 visit = fixture_visit (f, date, NULL);

      fixture_value (f, visit, "weight", NULL, 26 + i);
      fixture_value (f, visit, "height", NULL, 116 + i);
      fixture_value (f, visit, "HGB", NULL, 12 + i * 0.1);
      fixture_site (f, visit, "left_leg", 0, 1, 0);
      again = find_all (f, NULL);
      g_assert_cmpstr (again, ==, first);
    }
}

static void
message_cb (const DcsQualityFinding *finding, gpointer data)
{
  g_assert_null (strstr (finding->message, "Zübeyde"));
  g_assert_null (strstr (finding->message, "secret"));
  if (g_str_equal (finding->id, "onset-after-diagnosis"))
    g_assert_cmpstr (
        finding->message, ==, "The diagnosis is before the onset (Jan 2018 and 1 Feb 2018).");
  else if (g_str_equal (finding->id, "weight-jump"))
    g_assert_cmpstr (finding->message, ==, "Weight went from 20 to 210 in 90 days.");
  else if (g_str_equal (finding->id, "laboratory-far"))
    g_assert_cmpstr (
        finding->message, ==, "Hemoglobin is 124; the values before were from 12 to 12.3.");
  else if (g_str_equal (finding->id, "value-not-possible")
           && g_str_equal (finding->path, "obs:height"))
    g_assert_cmpstr (finding->message, ==, "Height must be a number from 20 to 250.");
  else
    return;
  (*(guint *) data)++;
}

static void
messages_say_what_is_wrong_and_name_nobody (RulesFixture *f, gconstpointer data)
{
  Clean c = add_wrong (f);
  g_autoptr (DcsCourse) course = NULL;
  guint n = 0;

  c.patient[DCS_PATIENT_GIVEN_NAME] = dcs_value_text ("Zübeyde");
  c.patient[DCS_PATIENT_NOTES] = dcs_value_text ("secret");
  c.patient[DCS_PATIENT_ONSET_DATE] = date_value ("2018-02-01");
  course = fixture_course (f);
  dcs_quality_check (course, f->jls, message_cb, &n);
  g_assert_cmpuint (n, ==, 4);
  for (int rule = 0; rule < DCS_N_QUALITY_RULES; rule++)
    g_assert_cmpuint (strlen (dcs_quality_rule_label ((DcsQualityRule) rule)), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/quality/a-clean-patient-has-no-finding", a_clean_patient_has_no_finding);
  fixture_test ("/rules/quality/what-every-patient-has-may-not-be-blank",
                what_every_patient_has_may_not_be_blank);
  fixture_test ("/rules/quality/dates-that-contradict-each-other-are-found",
                dates_that_contradict_each_other_are_found);
  fixture_test ("/rules/quality/dose-steps-leave-no-gap-and-do-not-overlap",
                dose_steps_leave_no_gap_and_do_not_overlap);
  fixture_test ("/rules/quality/two-courses-of-one-drug-do-not-overlap",
                two_courses_of_one_drug_do_not_overlap);
  fixture_test ("/rules/quality/a-stop-has-a-reason-and-a-reason-a-stop",
                a_stop_has_a_reason_and_a_reason_a_stop);
  fixture_test ("/rules/quality/what-a-test-cannot-be-is-found", what_a_test_cannot_be_is_found);
  fixture_test ("/rules/quality/what-is-unlike-the-values-before-is-found",
                what_is_unlike_the_values_before_is_found);
  fixture_test ("/rules/quality/a-long-time-and-grown-up-people-may-change-more",
                a_long_time_and_grown_up_people_may_change_more);
  fixture_test ("/rules/quality/a-comparator-is-no-outlier", a_comparator_is_no_outlier);
  fixture_test ("/rules/quality/values-without-a-visit-count", values_without_a_visit_count);
  fixture_test ("/rules/quality/a-weight-is-needed-where-it-doses",
                a_weight_is_needed_where_it_doses);
  fixture_test ("/rules/quality/a-half-filled-instrument-is-found",
                a_half_filled_instrument_is_found);
  fixture_test ("/rules/quality/instruments-of-other-diseases-are-found",
                instruments_of_other_diseases_are_found);
  fixture_test ("/rules/quality/a-treatment-is-not-judged-before-it-starts",
                a_treatment_is_not_judged_before_it_starts);
  fixture_test ("/rules/quality/the-order-of-the-rows-is-of-no-account",
                the_order_of_the_rows_is_of_no_account);
  fixture_test ("/rules/quality/a-clean-visit-adds-no-finding", a_clean_visit_adds_no_finding);
  fixture_test ("/rules/quality/messages-say-what-is-wrong-and-name-nobody",
                messages_say_what_is_wrong_and_name_nobody);
  return g_test_run ();
}
