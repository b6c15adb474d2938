/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "entry-fixture.h"

#include <string.h>

static const DcsCell *
cell (DcsEntry *entry, const char *path)
{
  const DcsCell *found = dcs_entry_cell (entry, path);

  g_assert_nonnull (found);
  return found;
}

static DcsEntry *
new_patient (RulesFixture *fixture)
{
  return dcs_entry_new (fixture->catalog, NULL, DCS_ENTRY_PATIENT, 0, TRUE);
}

static gboolean
has_choice (DcsEntry *entry, const char *path, const char *text)
{
  guint n_choices;
  const DcsChoice *choices = dcs_entry_choices (entry, path, &n_choices);

  for (guint i = 0; i < n_choices; i++)
    if (g_str_equal (choices[i].text, text))
      return TRUE;
  return FALSE;
}

static void
test_every_cell_of_every_form_has_a_label (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  gint64 treatment;

  fixture_patient (fixture, "JLS-001", NULL);
  treatment = fixture_treatment (fixture, "methotrexate", "2024-01-10", NULL);
  fixture_step (fixture, treatment, "2024-01-10", NULL, 15, "mg/m2", "weekly");
  course = fixture_course (fixture);
  for (guint task = 0; task < DCS_N_ENTRY_TASKS; task++)
    {
      g_autoptr (DcsEntry) entry = dcs_entry_new (
          fixture->catalog, task == DCS_ENTRY_PATIENT ? NULL : course, task, treatment, TRUE);

      for (guint i = 0; i < dcs_entry_count (entry); i++)
        {
          const DcsCell *shown = dcs_entry_nth (entry, i);
          guint n_choices;
          const DcsChoice *choices = dcs_entry_choices (entry, shown->path, &n_choices);

          /* A field without a label shows its name, which is never written like a label. */
          g_assert_false (g_ascii_islower (shown->label[0]));
          g_assert_null (strchr (shown->label, '_'));
          for (guint j = 0; j < n_choices; j++)
            g_assert_null (strchr (choices[j].label, '_'));
        }
    }
}

static void
test_dates_are_read_back (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = new_patient (fixture);

  entry_type (entry, "birth_date", "4.5.2015");
  entry_type (entry, "onset_date", "2019");
  g_assert_cmpint (cell (entry, "onset_date")->value->date.precision, ==, DCS_DATE_YEAR);
  entry_type (entry, "onset_date", "3/2019");
  g_assert_cmpint (cell (entry, "onset_date")->value->date.precision, ==, DCS_DATE_MONTH);
  g_assert_nonnull (strstr (cell (entry, "onset_date")->hint, "March 2019"));
  entry_type (entry, "diagnosis_date", "14.6.2021");
  g_assert_nonnull (strstr (cell (entry, "diagnosis_date")->hint, "Monday, 14 June 2021"));
  /* From 4 May 2015 to 14 June 2021: six years and one month. */
  g_assert_nonnull (strstr (cell (entry, "diagnosis_date")->hint, "6 years 1 month"));
  /* From March 2019 (in its middle, 16 March) to 14 June 2021: two years and two months. */
  g_assert_nonnull (strstr (cell (entry, "diagnosis_date")->hint, "2 years 2 months after onset"));

  entry_type (entry, "diagnosis_date", "31.2.2021");
  g_assert_true (cell (entry, "diagnosis_date")->is_bad);
  g_assert_null (cell (entry, "diagnosis_date")->hint);
  g_assert_nonnull (cell (entry, "diagnosis_date")->problem);
  g_assert_cmpint (cell (entry, "diagnosis_date")->value->kind, ==, DCS_VALUE_NULL);
  g_assert_false (dcs_entry_validate (entry, FALSE));
}

static void
test_dates_that_contradict_each_other_are_said (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = new_patient (fixture);

  entry_type (entry, "birth_date", "4.5.2015");
  entry_type (entry, "diagnosis_date", "2014");
  g_assert_nonnull (cell (entry, "diagnosis_date")->problem);
  /* 2015 is not certainly before May 2015. */
  entry_type (entry, "diagnosis_date", "2015");
  g_assert_null (cell (entry, "diagnosis_date")->problem);
  entry_type (entry, "birth_date", "4.5.2016");
  g_assert_nonnull (cell (entry, "diagnosis_date")->problem);
}

static void
test_blanks_are_said_only_when_asked (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = new_patient (fixture);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) two = NULL;

  g_assert_false (dcs_entry_validate (entry, FALSE));
  none = dcs_entry_problems (entry);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (dcs_entry_validate (entry, TRUE));
  two = dcs_entry_problems (entry);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (two->pdata[0], ==, "code");
  g_assert_cmpstr (two->pdata[1], ==, "disease");
  g_assert_cmpstr (cell (entry, "code")->problem, ==, "Clinic code is needed.");
  entry_type (entry, "code", "JLS-037");
  g_assert_null (cell (entry, "code")->problem);
}

static void
test_subtype_decides_about_its_places (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = new_patient (fixture);

  entry_type (entry, "disease", "jls");
  g_assert_true (dcs_entry_get_definition (entry) == fixture->jls);
  g_assert_null (dcs_entry_cell (entry, "subtype_site"));
  entry_type (entry, "subtype", "linear");
  g_assert_true (has_choice (entry, "subtype_site", "craniofacial"));
  entry_type (entry, "subtype_site", "craniofacial");
  entry_type (entry, "subtype_form", "parry_romberg");
  /* Another place has no such form; undo brings both back. */
  entry_type (entry, "subtype_site", "trunk_limb");
  g_assert_null (dcs_entry_cell (entry, "subtype_form"));
  g_assert_cmpstr (dcs_entry_undo (entry), ==, "subtype_site");
  g_assert_cmpstr (entry_text (entry, "subtype_form"), ==, "parry_romberg");
  entry_type (entry, "subtype", "circumscribed");
  g_assert_null (dcs_entry_cell (entry, "subtype_site"));
}

static void
test_disease_keeps_what_is_not_of_it (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = new_patient (fixture);

  entry_type (entry, "disease", "jls");
  entry_type (entry, "given_name", "Ayşe");
  entry_type (entry, "subtype", "linear");
  entry_type (entry, "disease", "als");
  g_assert_cmpstr (entry_text (entry, "given_name"), ==, "Ayşe");
  g_assert_cmpstr (entry_text (entry, "subtype"), ==, "");
  g_assert_false (has_choice (entry, "subtype", "linear"));
  dcs_entry_undo (entry);
  g_assert_cmpstr (entry_text (entry, "subtype"), ==, "linear");
}

static void
test_a_new_patient_is_one_draft (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = new_patient (fixture);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) again = NULL;
  const DcsValue *values;

  g_assert_cmpstr (dcs_entry_get_subject (entry), ==, "patient:0:0");
  entry_type (entry, "code", " JLS-037 ");
  entry_type (entry, "disease", "jls");
  entry_type (entry, "birth_date", "~2015");
  entry_type (entry, "notes", "One.\nTwo.");
  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 1);
  values = entry_draft (drafts, DCS_RECORD_PATIENT, 0);
  g_assert_cmpstr (values[DCS_PATIENT_CODE].text, ==, "JLS-037");
  g_assert_cmpstr (values[DCS_PATIENT_NOTES].text, ==, "One.\nTwo.");
  assert_date (values[DCS_PATIENT_BIRTH_DATE].date, "~2015");
  g_assert_cmpint (values[DCS_PATIENT_SUBTYPE].kind, ==, DCS_VALUE_NULL);
  again = dcs_entry_build_drafts (entry);
  g_assert_cmpint (entry_draft (again, DCS_RECORD_PATIENT, 0)[DCS_PATIENT_ID].integer,
                   ==,
                   values[DCS_PATIENT_ID].integer);
  g_assert_cmpstr (dcs_entry_path_of (entry, 0, DCS_PATIENT_CODE), ==, "code");
}

static void
test_only_what_changed_is_saved (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  fixture_patient (fixture, "JLS-001", NULL);
  *fixture_last (fixture, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (dcs_date_new (2015, 5, 4));
  entry = entry_new (fixture, DCS_ENTRY_PATIENT, 1, FALSE);
  /* The same day, typed another way, is no change. */
  entry_type (entry, "birth_date", "2015-05-04");
  g_assert_false (cell (entry, "birth_date")->is_changed);
  g_assert_false (dcs_entry_is_changed (entry));
  nothing = entry_drafts (entry);
  g_assert_cmpuint (nothing->len, ==, 0);
  entry_type (entry, "birth_date", "5.5.2015");
  g_assert_true (dcs_entry_is_changed (entry));
  drafts = entry_drafts (entry);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_false (dcs_draft_is_new (drafts->pdata[0]));
}

static void
test_typing_in_one_cell_is_one_step (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = new_patient (fixture);

  entry_type (entry, "code", "J");
  entry_type (entry, "code", "JL");
  entry_type (entry, "given_name", "A");
  entry_type (entry, "code", "JLS");
  dcs_entry_undo (entry);
  g_assert_cmpstr (entry_text (entry, "code"), ==, "JL");
  /* After something was taken back a new step begins. */
  dcs_entry_undo (entry);
  entry_type (entry, "code", "JX");
  g_assert_false (dcs_entry_can_redo (entry));
  dcs_entry_undo (entry);
  g_assert_cmpstr (entry_text (entry, "code"), ==, "JL");
  dcs_entry_undo (entry);
  g_assert_cmpstr (entry_text (entry, "code"), ==, "");
  g_assert_false (dcs_entry_can_undo (entry));
}

static void
test_both_versions_are_shown_after_a_conflict (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (DcsCourse) theirs = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *values;

  fixture_patient (fixture, "JLS-001", NULL);
  *fixture_last (fixture, DCS_PATIENT_SEX) = dcs_value_text ("F");
  entry = entry_new (fixture, DCS_ENTRY_PATIENT, 1, FALSE);
  entry_type (entry, "sex", "X");
  entry_type (entry, "initials", "A.B.");

  *fixture_last (fixture, DCS_PATIENT_SEX) = dcs_value_text ("M");
  *fixture_last (fixture, DCS_PATIENT_BIOPSY) = dcs_value_text ("yes");
  *fixture_last (fixture, DCS_PATIENT_VERSION) = dcs_value_integer (2);
  theirs = fixture_course (fixture);
  g_assert_cmpuint (dcs_entry_rebase (entry, theirs), ==, 1);
  g_assert_cmpstr (entry_text (entry, "sex"), ==, "X");
  g_assert_cmpstr (cell (entry, "sex")->theirs, ==, "Male");
  g_assert_cmpstr (entry_text (entry, "biopsy"), ==, "yes");
  g_assert_null (cell (entry, "initials")->theirs);

  dcs_entry_take_theirs (entry, "sex");
  g_assert_cmpstr (entry_text (entry, "sex"), ==, "M");
  g_assert_null (cell (entry, "sex")->theirs);
  drafts = entry_drafts (entry);
  values = entry_draft (drafts, DCS_RECORD_PATIENT, 0);
  g_assert_cmpstr (values[DCS_PATIENT_SEX].text, ==, "M");
  g_assert_cmpstr (values[DCS_PATIENT_INITIALS].text, ==, "A.B.");
  g_assert_cmpint (values[DCS_PATIENT_VERSION].integer, ==, 2);
}

static void
test_a_draft_on_a_changed_record_shows_both (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (DcsEntry) later = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  fixture_patient (fixture, "JLS-001", NULL);
  *fixture_last (fixture, DCS_PATIENT_SEX) = dcs_value_text ("F");
  entry = entry_new (fixture, DCS_ENTRY_PATIENT, 1, FALSE);
  entry_type (entry, "sex", "X");
  kept = dcs_entry_serialize (entry);
  *fixture_last (fixture, DCS_PATIENT_SEX) = dcs_value_text ("M");
  later = entry_new (fixture, DCS_ENTRY_PATIENT, 1, FALSE);
  g_assert_true (dcs_entry_restore (later, kept, &error));
  g_assert_cmpstr (entry_text (later, "sex"), ==, "X");
  g_assert_cmpstr (cell (later, "sex")->theirs, ==, "Male");
}

static void
test_what_is_no_draft_is_refused (RulesFixture *fixture, gconstpointer data)
{
  static const char *const contents[] = {
    "", "x", "(1, 'patient:0:0')", "(uint32 0, 'patient:0:0', [])", "(uint32 9, 'patient:0:0', [])"
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (DcsEntry) entry = new_patient (fixture);
      g_autoptr (GError) error = NULL;

      entry_type (entry, "code", "JLS-001");
      g_assert_false (dcs_entry_restore (entry, contents[i], &error));
      g_assert_error (error, DCS_MODEL_ERROR, DCS_MODEL_ERROR_BAD_VALUE);
      g_assert_cmpstr (entry_text (entry, "code"), ==, "JLS-001");
    }
}

static void
count (DcsEntry *entry, const char *path, gpointer data)
{
  GString *paths = data;

  g_string_append_printf (paths, "%s ", path);
}

static void
test_only_cells_that_changed_are_told (RulesFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = new_patient (fixture);
  g_autoptr (GString) paths = g_string_new (NULL);

  g_signal_connect (entry, "cell-changed", G_CALLBACK (count), paths);
  entry_type (entry, "initials", "A.B.");
  g_assert_cmpstr (paths->str, ==, "initials ");
  dcs_entry_set_text (entry, "initials", "A.B.");
  g_assert_cmpstr (paths->str, ==, "initials ");
  entry_type (entry, "diagnosis_date", "14.6.2021");
  g_string_truncate (paths, 0);
  entry_type (entry, "birth_date", "4.5.2015");
  g_assert_nonnull (strstr (paths->str, "diagnosis_date "));
  g_assert_null (strstr (paths->str, "initials "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/entry/patient/every-cell-has-a-label", test_every_cell_of_every_form_has_a_label);
  fixture_test ("/entry/patient/dates-are-read-back", test_dates_are_read_back);
  fixture_test ("/entry/patient/dates-that-contradict-each-other",
                test_dates_that_contradict_each_other_are_said);
  fixture_test ("/entry/patient/blanks-are-said-when-asked", test_blanks_are_said_only_when_asked);
  fixture_test ("/entry/patient/subtype-decides-about-places",
                test_subtype_decides_about_its_places);
  fixture_test ("/entry/patient/disease-keeps-the-rest", test_disease_keeps_what_is_not_of_it);
  fixture_test ("/entry/patient/new-is-one-draft", test_a_new_patient_is_one_draft);
  fixture_test ("/entry/patient/only-changes-are-saved", test_only_what_changed_is_saved);
  fixture_test ("/entry/patient/typing-is-one-step", test_typing_in_one_cell_is_one_step);
  fixture_test ("/entry/patient/both-versions-after-a-conflict",
                test_both_versions_are_shown_after_a_conflict);
  fixture_test ("/entry/patient/draft-on-a-changed-record",
                test_a_draft_on_a_changed_record_shows_both);
  fixture_test ("/entry/patient/no-draft-is-refused", test_what_is_no_draft_is_refused);
  fixture_test ("/entry/patient/only-changes-are-told", test_only_cells_that_changed_are_told);
  return g_test_run ();
}
