/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-kept-words.h"

#include "roster-fixture.h"

static void
test_reads_subjects (void)
{
  DcsKeptSubject subject;

  g_assert_true (dcs_kept_parse ("visit:12:34", &subject));
  g_assert_cmpint (subject.task, ==, DCS_ENTRY_VISIT);
  g_assert_cmpint (subject.patient_id, ==, 12);
  g_assert_cmpint (subject.id, ==, 34);
  g_assert_true (dcs_kept_parse ("dose:12:0:56", &subject));
  g_assert_cmpint (subject.task, ==, DCS_ENTRY_DOSE);
  g_assert_cmpint (subject.id, ==, 0);
  g_assert_cmpint (subject.treatment, ==, 56);
}

static void
test_refuses_other_subjects (void)
{
  static const char *const others[] = {
    "", "visit", "visit:1", "visit:1:2:3:4", "visit:one:2", "visit:-1:2", "dream:1:2",
  };
  DcsKeptSubject subject;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (dcs_kept_parse (others[i], &subject));
}

/* What a form names its draft is what is read here: each task, new and old. */
static void
test_knows_the_subjects_of_forms (void)
{
  g_autoptr (DcsCatalog) catalog = roster_fixture_load_catalog ();
  g_autoptr (DcsEntry) entry = dcs_entry_new (catalog, NULL, DCS_ENTRY_PATIENT, 0, TRUE);
  DcsKeptSubject subject;

  g_assert_true (dcs_kept_parse (dcs_entry_get_subject (entry), &subject));
  g_assert_cmpint (subject.task, ==, DCS_ENTRY_PATIENT);
  g_assert_cmpint (subject.patient_id, ==, 0);
  g_assert_cmpint (subject.id, ==, 0);
}

static void
test_names_the_patient_by_code (void)
{
  g_autoptr (DcsCatalog) catalog = roster_fixture_load_catalog ();
  g_autoptr (DcsRoster) roster = dcs_roster_new (catalog);
  DcsRosterRow row = roster_fixture_make_row (12, "JLS-012", "Aylin Kaya");
  DcsKeptDraft draft = { .subject = (char *) "visit:12:0", .patient_id = 12 };
  DcsKeptDraft old = { .subject = (char *) "adverse_event:12:7", .patient_id = 12 };
  DcsKeptDraft new_patient = { .subject = (char *) "patient:0:0" };
  g_autofree char *words = NULL;
  g_autofree char *old_words = NULL;
  g_autofree char *new_words = NULL;

  dcs_roster_append (roster, &row, 1);
  words = dcs_kept_describe (&draft, roster);
  g_assert_cmpstr (words, ==, "New visit (JLS-012)");
  old_words = dcs_kept_describe (&old, roster);
  g_assert_cmpstr (old_words, ==, "Adverse event (JLS-012)");
  new_words = dcs_kept_describe (&new_patient, roster);
  g_assert_cmpstr (new_words, ==, "New patient");
}

static void
test_says_when (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2024, 5, 6, 15, 0, 0);
  g_autoptr (GDateTime) morning = g_date_time_new_local (2024, 5, 6, 9, 5, 0);
  g_autoptr (GDateTime) before = g_date_time_new_local (2024, 5, 5, 23, 59, 0);
  DcsKeptDraft draft = { .kept_at = g_date_time_to_unix (morning) };
  DcsKeptDraft older = { .kept_at = g_date_time_to_unix (before) };
  g_autofree char *words = dcs_kept_when (&draft, now);
  g_autofree char *older_words = dcs_kept_when (&older, now);

  g_assert_cmpstr (words, ==, "kept today at 09:05");
  g_assert_cmpstr (older_words, ==, "kept on 5 May 2024 at 23:59");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/kept-words/reads-subjects", test_reads_subjects);
  g_test_add_func ("/ui/kept-words/refuses-other-subjects", test_refuses_other_subjects);
  g_test_add_func ("/ui/kept-words/knows-the-subjects-of-forms", test_knows_the_subjects_of_forms);
  g_test_add_func ("/ui/kept-words/names-the-patient-by-code", test_names_the_patient_by_code);
  g_test_add_func ("/ui/kept-words/says-when", test_says_when);

  return g_test_run ();
}
