/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-records.h"

#include <string.h>

static DcsSummary
make_summary (gint64 patient_id)
{
  DcsSummary summary;

  memset (&summary, 0, sizeof summary);
  summary.patient_id = patient_id;
  summary.state = DCS_STATE_RELAPSED;
  summary.state_since = dcs_date_new (2021, 3, 0);
  summary.last_visit = dcs_date_new (2022, 4, 5);
  summary.next_due = dcs_date_new (2023, 0, 0);
  summary.activity_code = dcs_code ("score");
  summary.activity = dcs_value_decimal (12.5, 1);
  summary.activity_date = dcs_date_new (2022, 4, 5);
  summary.n_visits = 7;
  summary.n_relapses = 2;
  summary.n_findings = 5;
  summary.n_lines = 3;
  summary.n_resistant = 1;
  summary.n_candidates = 4;
  summary.n_current = 2;
  summary.current[0] = dcs_code ("alpha");
  summary.current[1] = dcs_code ("beta");
  for (summary.n_ever = 0; summary.n_ever < DCS_SUMMARY_MAX_DRUGS; summary.n_ever++)
    {
      g_autofree char *drug = g_strdup_printf ("drug_%u", summary.n_ever);

      summary.ever[summary.n_ever] = dcs_code (drug);
    }
  return summary;
}

static void
put (DcsTestStore *fixture, const DcsSummary *summary, const char *key)
{
  g_autoptr (GError) error = NULL;

  dcs_test_store_begin (fixture);
  dcs_store_put_summary (fixture->store, summary, key, "Dr. A", &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
}

static void
assert_equal (const DcsSummary *a, const DcsSummary *b)
{
  g_assert_cmpint (a->patient_id, ==, b->patient_id);
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_true (dcs_date_equal (a->state_since, b->state_since));
  g_assert_true (dcs_date_equal (a->last_visit, b->last_visit));
  g_assert_true (dcs_date_equal (a->next_due, b->next_due));
  g_assert_cmpuint (a->activity_code, ==, b->activity_code);
  g_assert_true (dcs_value_equal (&a->activity, &b->activity));
  g_assert_true (dcs_date_equal (a->activity_date, b->activity_date));
  g_assert_cmpuint (a->n_visits, ==, b->n_visits);
  g_assert_cmpuint (a->n_relapses, ==, b->n_relapses);
  g_assert_cmpuint (a->n_findings, ==, b->n_findings);
  g_assert_cmpuint (a->n_lines, ==, b->n_lines);
  g_assert_cmpuint (a->n_resistant, ==, b->n_resistant);
  g_assert_cmpuint (a->n_candidates, ==, b->n_candidates);
  g_assert_cmpuint (a->n_current, ==, b->n_current);
  g_assert_cmpuint (a->n_ever, ==, b->n_ever);
  g_assert_cmpmem (a->current, sizeof a->current, b->current, sizeof b->current);
  g_assert_cmpmem (a->ever, sizeof a->ever, b->ever, sizeof b->ever);
}

static void
test_a_summary_comes_back (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 patient_id = dcs_test_store_add_patient (fixture, "P-1");
  DcsSummary full = make_summary (patient_id), empty, read;
  g_autofree char *clinician = NULL;
  char *key = NULL;

  put (fixture, &full, "p-1 ıssız");
  dcs_test_store_reopen (fixture);
  dcs_store_get_summary (fixture->store, patient_id, &read, &key, &clinician, &error);
  g_assert_no_error (error);
  assert_equal (&read, &full);
  g_assert_cmpstr (key, ==, "p-1 ıssız");
  g_assert_cmpstr (clinician, ==, "Dr. A");
  g_free (key);

  /* The next one takes its place, and what it lacks is gone. */
  memset (&empty, 0, sizeof empty);
  empty.patient_id = patient_id;
  put (fixture, &empty, "p-1");
  dcs_store_get_summary (fixture->store, patient_id, &read, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_equal (&read, &empty);
}

static void
test_a_summary_that_is_not_there_is_not_found (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  DcsSummary summary;

  g_assert_false (dcs_store_get_summary (fixture->store, 1, &summary, NULL, NULL, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND);
}

static void
test_patients_without_summary_are_listed (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 first = dcs_test_store_add_patient (fixture, "P-1");
  gint64 second = dcs_test_store_add_patient (fixture, "P-2");
  DcsSummary summary = make_summary (first);
  g_autoptr (GArray) missing = NULL;

  put (fixture, &summary, "p-1");
  missing = dcs_store_missing_summaries (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpint (g_array_index (missing, gint64, 0), ==, second);
}

typedef struct
{
  guint n;
  char *words;
} Roster;

static gboolean
roster_cb (const DcsRosterRow *row, gpointer data)
{
  Roster *roster = data;

  roster->n++;
  g_free (roster->words);
  roster->words = g_strdup_printf ("%s|%s|%s|%c|%d|%s|%u",
                                   row->code,
                                   row->name,
                                   row->search_key,
                                   row->sex != 0 ? row->sex : '-',
                                   row->birth_date.year,
                                   dcs_code_string (row->disease),
                                   row->summary.n_visits);
  return TRUE;
}

static void
test_the_roster_shows_patient_and_summary (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 bare = dcs_test_store_add_patient (fixture, "P-1");
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  Roster roster = { 0, NULL };
  DcsSummary summary;

  dcs_test_store_fill (DCS_RECORD_PATIENT, 0, 0, FALSE, values);
  values[DCS_PATIENT_CODE] = dcs_value_text ("P-2");
  values[DCS_PATIENT_GIVEN_NAME] = dcs_value_text ("Işıl");
  values[DCS_PATIENT_FAMILY_NAME] = dcs_value_text ("Örnek");
  values[DCS_PATIENT_SEX] = dcs_value_text ("F");
  values[DCS_PATIENT_BIRTH_DATE] = dcs_value_date (dcs_date_new (2010, 0, 0));
  dcs_test_store_begin (fixture);
  dcs_store_insert (fixture->store, DCS_RECORD_PATIENT, values, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
  summary = make_summary (values[DCS_PATIENT_ID].integer);
  put (fixture, &summary, "key");

  dcs_store_each_roster (fixture->store, 0, roster_cb, &roster, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (roster.n, ==, 2);
  g_assert_cmpstr (roster.words, ==, "P-2|Işıl Örnek|key|F|2010|beta|7");
  dcs_store_each_roster (fixture->store, bare, roster_cb, &roster, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (roster.n, ==, 3);
  g_assert_cmpstr (roster.words, ==, "P-1|||-|0|alpha|0");
  g_free (roster.words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/summary/comes-back", test_a_summary_comes_back);
  g_test_add_func ("/store/summary/missing-is-not-found",
                   test_a_summary_that_is_not_there_is_not_found);
  g_test_add_func ("/store/summary/patients-without-one-are-listed",
                   test_patients_without_summary_are_listed);
  g_test_add_func ("/store/summary/roster-shows-patient-and-summary",
                   test_the_roster_shows_patient_and_summary);
  return g_test_run ();
}
