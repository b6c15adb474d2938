/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What somebody typed is kept until it is saved, whatever happens in between. */

#define SUBJECT "visit:1:0"

static void
keep (CoreFixture *f, const char *subject, gint64 patient_id, const char *content)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_core_keep_draft (f->core, subject, patient_id, content, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (CoreFixture *f, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = dcs_clinic_core_list_drafts (f->core, patient_id, &error);

  g_assert_no_error (error);
  return drafts;
}

static void
test_kept_drafts_come_back (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) own = NULL;
  const DcsKeptDraft *draft;

  keep (f, SUBJECT, patient_id, "first");
  keep (f, "patient:0:0", 0, "somebody new");
  keep (f, SUBJECT, patient_id, "second \n“ölçüm”");
  core_fixture_reopen (f);

  all = list (f, 0);
  g_assert_cmpuint (all->len, ==, 2);
  own = list (f, patient_id);
  g_assert_cmpuint (own->len, ==, 1);
  draft = g_ptr_array_index (own, 0);
  g_assert_cmpstr (draft->subject, ==, SUBJECT);
  g_assert_cmpstr (draft->content, ==, "second \n“ölçüm”");
  g_assert_cmpstr (draft->author, ==, g_get_user_name ());
  g_assert_cmpint (draft->patient_id, ==, patient_id);
  g_assert_cmpint (draft->kept_at, >=, before);
}

static void
test_dropping_leaves_the_others (CoreFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  keep (f, "a", 0, "XFIRSTX");
  keep (f, "b", 0, "XSECONDX");
  g_assert_true (dcs_clinic_core_drop_draft (f->core, "a", &error));
  g_assert_no_error (error);
  g_assert_true (dcs_clinic_core_drop_draft (f->core, "never kept", &error));
  g_assert_no_error (error);
  left = list (f, 0);
  g_assert_cmpuint (left->len, ==, 1);
  /* Nothing of what was typed and thrown away stays in the file. */
  g_assert_false (core_fixture_has_bytes (f, "XFIRSTX"));
  g_assert_true (core_fixture_has_bytes (f, "XSECONDX"));
}

static void
test_drafts_are_no_part_of_the_trail (CoreFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dcs_clinic_core_audit_seal (f->core, &error);
  g_autofree char *after = NULL;

  keep (f, SUBJECT, 0, "typed");
  after = dcs_clinic_core_audit_seal (f->core, &error);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_draft_of_nobody_is_refused (CoreFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dcs_clinic_core_keep_draft (f->core, SUBJECT, 4711, "typed", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, DCS_CLINIC_ERROR);
}

static void
test_a_save_drops_its_draft_only (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");
  g_autoptr (DcsDraft) patient = core_fixture_edit (f, DCS_RECORD_PATIENT, patient_id, patient_id);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  keep (f, "patient", patient_id, "typed");
  keep (f, SUBJECT, patient_id, "other");
  core_put (patient, DCS_PATIENT_GIVEN_NAME, dcs_value_text ("Işıl"));
  g_assert_true (dcs_clinic_core_save_entry (f->core, &patient, 1, "patient", NULL, NULL, &error));
  g_assert_no_error (error);
  left = list (f, 0);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((DcsKeptDraft *) g_ptr_array_index (left, 0))->subject, ==, SUBJECT);
}

/* Whatever fails in a save, the draft is there after it and nothing else has changed. */
static void
test_a_failed_save_keeps_the_draft (CoreFixture *f, gconstpointer data)
{
  static const char *const faults[] = {
    "CREATE TRIGGER fault BEFORE DELETE ON draft BEGIN SELECT RAISE (ABORT, 'fault'); END",
    "CREATE TRIGGER fault BEFORE UPDATE ON patient BEGIN SELECT RAISE (ABORT, 'fault'); END",
    "CREATE TRIGGER fault BEFORE UPDATE ON summary BEGIN SELECT RAISE (ABORT, 'fault'); END",
    "CREATE TRIGGER fault BEFORE INSERT ON audit BEGIN SELECT RAISE (ABORT, 'fault'); END",
    "CREATE TRIGGER fault BEFORE UPDATE ON patient BEGIN SELECT RAISE (ROLLBACK, 'fault'); END",
  };
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");

  keep (f, "patient", patient_id, "typed");
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (DcsDraft) patient = core_fixture_edit (
          f, DCS_RECORD_PATIENT, patient_id, patient_id);
      g_autoptr (GPtrArray) left = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", faults[i]);
      core_fixture_sql (f, faults[i]);
      core_put (patient, DCS_PATIENT_GIVEN_NAME, dcs_value_text ("Işıl"));
      g_assert_false (
          dcs_clinic_core_save_entry (f->core, &patient, 1, "patient", NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (dcs_draft_is_changed (patient));
      left = list (f, 0);
      g_assert_cmpuint (left->len, ==, 1);
      core_fixture_sql (f, "DROP TRIGGER fault");
      g_assert_cmpint (
          core_fixture_sql_number (f, "SELECT count(*) FROM patient WHERE given_name = 'Ayşe'"),
          ==,
          1);
      /* And the same drafts can be saved when what was in the way is gone. */
      if (i == G_N_ELEMENTS (faults) - 1)
        {
          g_clear_error (&error);
          g_assert_true (
              dcs_clinic_core_save_entry (f->core, &patient, 1, "patient", NULL, NULL, &error));
          g_assert_no_error (error);
        }
    }
  g_assert_cmpint (core_fixture_sql_number (f, "SELECT count(*) FROM draft"), ==, 0);
}

static void
test_a_conflict_keeps_the_draft (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");
  gint64 visit_id = core_fixture_add_visit (f, patient_id, dcs_date_new (2020, 1, 1));
  g_autoptr (DcsDraft) mine = core_fixture_edit (f, DCS_RECORD_VISIT, patient_id, visit_id);
  g_autoptr (DcsDraft) theirs = core_fixture_edit (f, DCS_RECORD_VISIT, patient_id, visit_id);
  g_autoptr (DcsClinicCore) second = core_fixture_open_second (f);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  keep (f, SUBJECT, patient_id, "typed");
  core_put (theirs, DCS_VISIT_NOTES, dcs_value_text ("Theirs."));
  dcs_clinic_core_save (second, &theirs, 1, NULL, NULL, &error);
  g_assert_no_error (error);

  core_put (mine, DCS_VISIT_NOTES, dcs_value_text ("Mine."));
  g_assert_false (dcs_clinic_core_save_entry (f->core, &mine, 1, SUBJECT, NULL, NULL, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_CONFLICT);
  left = list (f, 0);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (
      core_fixture_sql_number (f, "SELECT count(*) FROM visit WHERE notes = 'Theirs.'"), ==, 1);
}

/* Of what there is one at a visit, the second one is a conflict, not a fault of the data. */
static void
test_the_same_value_entered_twice_is_a_conflict (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");
  gint64 visit_id = core_fixture_add_visit (f, patient_id, dcs_date_new (2020, 1, 1));
  gint64 treatment_id = core_fixture_add_treatment (f, patient_id, "methotrexate");
  g_autoptr (DcsDraft) weight = dcs_draft_new (DCS_RECORD_OBSERVATION);
  g_autoptr (DcsDraft) response = dcs_draft_new (DCS_RECORD_ASSESSMENT);
  g_autoptr (GError) error = NULL;

  core_fixture_add_weight (f, patient_id, visit_id, 20.5);
  core_put (weight, DCS_OBSERVATION_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (weight, DCS_OBSERVATION_VISIT_ID, dcs_value_integer (visit_id));
  core_put (weight, DCS_OBSERVATION_CODE, dcs_value_code (dcs_code ("weight")));
  core_put (weight, DCS_OBSERVATION_VALUE, dcs_value_decimal (21, 0));
  g_assert_false (dcs_clinic_core_save (f->core, &weight, 1, NULL, NULL, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_CONFLICT);
  g_clear_error (&error);

  core_fixture_add_assessment (f, patient_id, visit_id, treatment_id, "partial");
  core_put (response, DCS_ASSESSMENT_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (response, DCS_ASSESSMENT_VISIT_ID, dcs_value_integer (visit_id));
  core_put (response, DCS_ASSESSMENT_TREATMENT_ID, dcs_value_integer (treatment_id));
  core_put (response, DCS_ASSESSMENT_RESPONSE, dcs_value_code (dcs_code ("partial")));
  g_assert_false (dcs_clinic_core_save (f->core, &response, 1, NULL, NULL, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_CONFLICT);
}

/* Keeps a draft and saves the visit it is of, over and over; says so after each of the two. */
static void G_GNUC_NORETURN
type_for_ever (CoreFixture *f, gint64 patient_id, int answers)
{
  g_autoptr (DcsClinicCore) core = core_fixture_open_second (f);

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *content = g_strdup_printf ("%d", i);
      g_autoptr (DcsDraft) visit = dcs_draft_new (DCS_RECORD_VISIT);
      char kept = 'k', saved = 's';

      core_put (visit, DCS_VISIT_PATIENT_ID, dcs_value_integer (patient_id));
      core_put (visit, DCS_VISIT_DATE, dcs_value_date (dcs_date_new (2020, 1, 1)));
      core_put (visit, DCS_VISIT_NOTES, dcs_value_text (content));
      if (!dcs_clinic_core_keep_draft (core, SUBJECT, patient_id, content, NULL)
          || write (answers, &kept, 1) != 1
          || !dcs_clinic_core_save_entry (core, &visit, 1, SUBJECT, NULL, NULL, NULL)
          || write (answers, &saved, 1) != 1)
        _exit (1);
    }
  _exit (0);
}

/* At any moment what was typed is in the draft, in the visit, or (killed before the answer) in the
 * other of the two; never in both, never in none. */
static void
test_killing_between_keeping_and_saving_loses_nothing (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");

  for (int round = 0; round < 10; round++)
    {
      gint64 n_before = core_fixture_sql_number (f, "SELECT count(*) FROM visit");
      gint64 n_saved, n_drafts;
      int answers[2], status;
      guint n_kept = 0, n_acknowledged = 0;
      char byte;
      pid_t child;

      core_fixture_sql (f, "DELETE FROM draft");
      g_clear_pointer (&f->core, dcs_clinic_core_close);
      g_assert_cmpint (pipe (answers), ==, 0);
      child = fork ();
      if (child == 0)
        type_for_ever (f, patient_id, answers[1]);
      close (answers[1]);
      g_assert_cmpint ((int) read (answers[0], &byte, 1), ==, 1);
      n_kept++;
      g_usleep ((gulong) g_test_rand_int_range (0, 20000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      while (read (answers[0], &byte, 1) == 1)
        {
          n_kept += byte == 'k';
          n_acknowledged += byte == 's';
        }
      close (answers[0]);

      core_fixture_reopen (f);
      n_saved = core_fixture_sql_number (f, "SELECT count(*) FROM visit") - n_before;
      n_drafts = core_fixture_sql_number (f, "SELECT count(*) FROM draft");
      g_assert_cmpint (n_saved, >=, n_acknowledged);
      g_assert_cmpint (n_saved + n_drafts, >=, n_kept);
      g_assert_cmpint (n_saved + n_drafts, <=, n_kept + 1);
      g_assert_cmpint (n_drafts, <=, 1);
      /* What is in the draft is what comes after the last visit. */
      if (n_drafts == 1)
        g_assert_cmpint (core_fixture_sql_number (f, "SELECT CAST (content AS INTEGER) FROM draft"),
                         ==,
                         n_saved);
    }
}

/* Erasing a person takes along what is kept of forms about them, to the last byte. */
static void
test_an_erased_person_leaves_no_draft (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");
  gint64 other_id = core_fixture_add_patient (f, "JLS-002");
  gint64 visit_id = core_fixture_add_visit (f, patient_id, dcs_date_new (2020, 1, 1));
  gint64 treatment_id = core_fixture_add_treatment (f, patient_id, "methotrexate");
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *long_text = g_strnfill (20000, 'Q');
  gint64 n_entries, n_erased;

  core_fixture_add_assessment (f, patient_id, visit_id, treatment_id, "partial");
  keep (f, SUBJECT, patient_id, "XDRAFTX");
  keep (f, "long", patient_id, long_text);
  keep (f, "other", other_id, "XOTHERX");
  g_assert_true (dcs_clinic_core_erase_patient (f->core, patient_id, "asked to", &error));
  g_assert_no_error (error);
  g_assert_false (core_fixture_has_bytes (f, "XDRAFTX"));
  g_assert_false (core_fixture_has_bytes (f, "QQQQ"));
  g_assert_true (core_fixture_has_bytes (f, "XOTHERX"));
  g_assert_cmpint (core_fixture_sql_number (f, "SELECT count(*) FROM assessment"), ==, 0);
  dcs_clinic_core_audit_verify (f->core, NULL, &n_entries, &n_erased, &fault, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fault, ==, NULL);
  g_assert_cmpint (n_erased, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/clinic/drafts/" name,                                                              \
              CoreFixture,                                                                         \
              NULL,                                                                                \
              core_fixture_set_up,                                                                 \
              func,                                                                                \
              core_fixture_tear_down)
  ADD ("kept-drafts-come-back", test_kept_drafts_come_back);
  ADD ("dropping-leaves-the-others", test_dropping_leaves_the_others);
  ADD ("no-part-of-the-trail", test_drafts_are_no_part_of_the_trail);
  ADD ("draft-of-nobody-is-refused", test_a_draft_of_nobody_is_refused);
  ADD ("save-drops-its-draft-only", test_a_save_drops_its_draft_only);
  ADD ("failed-save-keeps-the-draft", test_a_failed_save_keeps_the_draft);
  ADD ("conflict-keeps-the-draft", test_a_conflict_keeps_the_draft);
  ADD ("same-value-entered-twice-is-a-conflict", test_the_same_value_entered_twice_is_a_conflict);
  ADD ("killing-between-keeping-and-saving-loses-nothing",
       test_killing_between_keeping_and_saving_loses_nothing);
  ADD ("erased-person-leaves-no-draft", test_an_erased_person_leaves_no_draft);
  return g_test_run ();
}
