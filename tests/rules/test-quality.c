/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quality-checks.h"

#include <string.h>

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

  return quality_find (f, course);
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
  fixture_test ("/rules/quality/a-treatment-is-not-judged-before-it-starts",
                a_treatment_is_not_judged_before_it_starts);
  fixture_test ("/rules/quality/the-order-of-the-rows-is-of-no-account",
                the_order_of_the_rows_is_of_no_account);
  fixture_test ("/rules/quality/a-clean-visit-adds-no-finding", a_clean_visit_adds_no_finding);
  fixture_test ("/rules/quality/messages-say-what-is-wrong-and-name-nobody",
                messages_say_what_is_wrong_and_name_nobody);
  return g_test_run ();
}
