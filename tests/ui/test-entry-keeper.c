/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-fixture.h"
#include "widget-fixture.h"

#include "dcs-clinic-core.h"
#include "dcs-entry-keeper.h"
#include "dcs-patient.h"

/* What a keeper told. */
typedef struct
{
  DcsEntryKeeper *keeper;
  guint n_saved, n_conflicts, n_cells, n_failed, n_kept, n_restored, n_looked;
} Kept;

static void
saved_cb (Kept *kept)
{
  kept->n_saved++;
}

static void
conflict_cb (Kept *kept, guint n_cells)
{
  kept->n_conflicts++;
  kept->n_cells = n_cells;
}

static void
failed_cb (Kept *kept, const GError *error)
{
  g_assert_nonnull (error->message);
  kept->n_failed++;
}

static void
kept_cb (Kept *kept)
{
  kept->n_kept++;
}

static void
restored_cb (Kept *kept)
{
  kept->n_restored++;
}

static void
looked_cb (Kept *kept)
{
  kept->n_looked++;
}

static void
begin (Kept *kept, FormFixture *fixture, DcsEntryTask task, gint64 id, gboolean is_new)
{
  g_autoptr (DcsEntry) entry = form_fixture_entry (fixture, task, id, is_new);

  *kept = (Kept){ dcs_entry_keeper_new (fixture->clinic, entry) };
  g_signal_connect_swapped (kept->keeper, "saved", G_CALLBACK (saved_cb), kept);
  g_signal_connect_swapped (kept->keeper, "conflict", G_CALLBACK (conflict_cb), kept);
  g_signal_connect_swapped (kept->keeper, "failed", G_CALLBACK (failed_cb), kept);
  g_signal_connect_swapped (kept->keeper, "restored", G_CALLBACK (restored_cb), kept);
  g_signal_connect_swapped (kept->keeper, "kept", G_CALLBACK (kept_cb), kept);
  g_signal_connect_swapped (kept->keeper, "looked", G_CALLBACK (looked_cb), kept);
  dcs_entry_keeper_look_for_draft (kept->keeper);
  wait_until (kept->n_looked == 1);
}

static void
end (Kept *kept)
{
  gpointer watched = kept->keeper;

  /* What is on its way to the database keeps it for as long. */
  g_object_add_weak_pointer (watched, &watched);
  dcs_entry_keeper_stop (kept->keeper);
  g_object_unref (kept->keeper);
  wait_until (watched == NULL);
}

static void
type_text (Kept *kept, const char *path, const char *text)
{
  dcs_entry_set_text (dcs_entry_keeper_get_entry (kept->keeper), path, text);
}

static const char *
text_of (Kept *kept, const char *path)
{
  return dcs_entry_cell (dcs_entry_keeper_get_entry (kept->keeper), path)->text;
}

static void
wait_for (Kept *kept, DcsKeeperState state)
{
  wait_until (dcs_entry_keeper_get_state (kept->keeper) == state);
}

static void
assert_drafts (FormFixture *fixture, const char *expected)
{
  g_autofree char *drafts = form_fixture_drafts (fixture);

  g_assert_cmpstr (drafts, ==, expected);
}

static void
test_what_is_typed_is_kept_and_comes_back (FormFixture *fixture, gconstpointer data)
{
  Kept kept;

  begin (&kept, fixture, DCS_ENTRY_PATIENT, 0, TRUE);
  g_assert_cmpuint (kept.n_restored, ==, 0);
  g_assert_cmpint (dcs_entry_keeper_get_state (kept.keeper), ==, DCS_KEEPER_CLEAN);
  type_text (&kept, "family_name", "Öz");
  type_text (&kept, "birth_date", "14.");
  g_assert_cmpint (dcs_entry_keeper_get_state (kept.keeper), ==, DCS_KEEPER_TYPING);
  wait_for (&kept, DCS_KEEPER_KEPT);
  g_assert_true (g_str_has_prefix (dcs_entry_keeper_get_state_text (kept.keeper), "Draft kept "));
  assert_drafts (fixture, "patient:0:0");
  end (&kept);

  /* Also what cannot be read. */
  begin (&kept, fixture, DCS_ENTRY_PATIENT, 0, TRUE);
  g_assert_cmpuint (kept.n_restored, ==, 1);
  g_assert_cmpstr (text_of (&kept, "family_name"), ==, "Öz");
  g_assert_cmpstr (text_of (&kept, "birth_date"), ==, "14.");
  g_assert_cmpint (dcs_entry_keeper_get_state (kept.keeper), ==, DCS_KEEPER_KEPT);
  end (&kept);
}

static void
test_a_form_that_closes_is_kept_at_once (FormFixture *fixture, gconstpointer data)
{
  g_autofree char *subject = NULL;
  Kept kept;

  begin (&kept, fixture, DCS_ENTRY_TREATMENT, 0, TRUE);
  subject = g_strdup (dcs_entry_get_subject (dcs_entry_keeper_get_entry (kept.keeper)));
  type_text (&kept, "drug", "methotrexate");
  dcs_entry_keeper_flush (kept.keeper);
  end (&kept);
  assert_drafts (fixture, subject);
}

/* What a form is filled in with before the look for a draft was answered is kept, too. */
static void
test_what_is_typed_while_looking_is_kept (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) entry = form_fixture_entry (
      fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  Kept kept = { dcs_entry_keeper_new (fixture->clinic, entry) };

  dcs_entry_keeper_look_for_draft (kept.keeper);
  type_text (&kept, "family_name", "Bergman");
  wait_for (&kept, DCS_KEEPER_KEPT);
  g_assert_cmpstr (text_of (&kept, "family_name"), ==, "Bergman");
  end (&kept);
}

static void
test_typing_it_back_keeps_nothing (FormFixture *fixture, gconstpointer data)
{
  Kept kept;

  begin (&kept, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  type_text (&kept, "family_name", "Bergman");
  wait_for (&kept, DCS_KEEPER_KEPT);
  type_text (&kept, "family_name", "Berg");
  wait_for (&kept, DCS_KEEPER_CLEAN);
  assert_drafts (fixture, "");
  end (&kept);
}

static void
test_discarding_throws_away_what_is_on_its_way (FormFixture *fixture, gconstpointer data)
{
  Kept kept;

  begin (&kept, fixture, DCS_ENTRY_PATIENT, 0, TRUE);
  type_text (&kept, "family_name", "Öz");
  dcs_entry_keeper_flush (kept.keeper);
  dcs_entry_keeper_discard (kept.keeper);
  assert_drafts (fixture, "");
  g_assert_cmpint (dcs_entry_keeper_get_state (kept.keeper), ==, DCS_KEEPER_CLEAN);
  end (&kept);
}

static void
test_saving_stores_and_drops_the_draft (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  Kept kept;

  begin (&kept, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  type_text (&kept, "family_name", "Bergman");
  wait_for (&kept, DCS_KEEPER_KEPT);
  dcs_entry_keeper_save (kept.keeper, NULL);
  g_assert_cmpint (dcs_entry_keeper_get_state (kept.keeper), ==, DCS_KEEPER_SAVING);
  wait_until (kept.n_saved == 1);
  g_assert_cmpint (dcs_entry_keeper_get_saved_patient (kept.keeper), ==, fixture->patient);
  g_assert_cmpint (dcs_entry_keeper_get_saved_record (kept.keeper), ==, fixture->patient);
  assert_drafts (fixture, "");
  course = form_fixture_load (fixture);
  g_assert_cmpstr (dcs_course_patient (course)[DCS_PATIENT_FAMILY_NAME].text, ==, "Bergman");
  end (&kept);
}

static void
test_a_record_changed_elsewhere_is_no_loss (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsEntry) before = NULL;
  g_autoptr (DcsCourse) course = NULL;
  const DcsCell *cell;
  Kept kept;

  begin (&kept, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  type_text (&kept, "notes", "Mine");
  form_fixture_change_elsewhere (fixture, "Theirs");
  dcs_entry_keeper_save (kept.keeper, NULL);
  wait_until (kept.n_conflicts == 1);
  g_assert_cmpuint (kept.n_saved, ==, 0);

  /* Both versions of what both changed; what only they changed is taken over. */
  g_assert_cmpuint (kept.n_cells, ==, 1);
  cell = dcs_entry_cell (dcs_entry_keeper_get_entry (kept.keeper), "notes");
  g_assert_cmpstr (cell->text, ==, "Mine");
  g_assert_cmpstr (cell->theirs, ==, "Theirs");
  g_assert_cmpstr (text_of (&kept, "sex"), ==, "M");
  before = dcs_entry_keeper_dup_before (kept.keeper);
  g_assert_cmpstr (dcs_entry_cell (before, "notes")->text, ==, "");
  g_assert_cmpstr (dcs_entry_cell (before, "sex")->text, ==, "F");

  /* Saving again is meant. */
  dcs_entry_keeper_save (kept.keeper, NULL);
  wait_until (kept.n_saved == 1);
  course = form_fixture_load (fixture);
  g_assert_cmpstr (dcs_course_patient (course)[DCS_PATIENT_NOTES].text, ==, "Mine");
  g_assert_cmpstr (dcs_course_patient (course)[DCS_PATIENT_SEX].text, ==, "M");
  end (&kept);
}

/* Another program writes for longer than Decursus waits. */
static void
test_a_save_that_fails_loses_nothing (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsClinicCore) other = NULL;
  Kept kept;

  begin (&kept, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  type_text (&kept, "family_name", "Bergman");
  other = dcs_clinic_core_open (fixture->path, DCS_CLINIC_OPEN_DEFAULT, fixture->catalog, &error);
  g_assert_no_error (error);
  g_assert_true (dcs_clinic_core_bulk_begin (other, &error));
  dcs_entry_keeper_save (kept.keeper, NULL);
  wait_until (kept.n_failed == 1);
  g_assert_cmpuint (kept.n_saved, ==, 0);
  g_assert_cmpstr (text_of (&kept, "family_name"), ==, "Bergman");

  dcs_clinic_core_bulk_rollback (other);
  wait_for (&kept, DCS_KEEPER_KEPT);
  dcs_entry_keeper_save (kept.keeper, NULL);
  wait_until (kept.n_saved == 1);
  end (&kept);
}

/* The window closes while the answer of the database is on its way, and the answer is a conflict.
 */
static void
test_a_conflict_that_nobody_sees_loses_nothing (FormFixture *fixture, gconstpointer data)
{
  g_autofree char *subject = NULL;
  Kept kept;

  begin (&kept, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  subject = g_strdup (dcs_entry_get_subject (dcs_entry_keeper_get_entry (kept.keeper)));
  type_text (&kept, "notes", "Mine");
  form_fixture_change_elsewhere (fixture, "Theirs");
  dcs_entry_keeper_save (kept.keeper, NULL);
  end (&kept);
  assert_drafts (fixture, subject);

  begin (&kept, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  g_assert_cmpuint (kept.n_restored, ==, 1);
  g_assert_cmpstr (text_of (&kept, "notes"), ==, "Mine");
  end (&kept);
}

static void
test_whoever_leaves_hears_when_it_is_kept (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsClinicCore) other = NULL;
  Kept kept;

  begin (&kept, fixture, DCS_ENTRY_PATIENT, 0, TRUE);
  type_text (&kept, "family_name", "Öz");
  other = dcs_clinic_core_open (fixture->path, DCS_CLINIC_OPEN_DEFAULT, fixture->catalog, &error);
  g_assert_no_error (error);
  g_assert_true (dcs_clinic_core_bulk_begin (other, &error));
  dcs_entry_keeper_keep (kept.keeper);
  wait_until (kept.n_failed == 1);
  g_assert_cmpuint (kept.n_kept, ==, 0);
  g_assert_true (
      g_str_has_prefix (dcs_entry_keeper_get_state_text (kept.keeper), "The draft is not kept: "));

  dcs_clinic_core_bulk_rollback (other);
  dcs_entry_keeper_keep (kept.keeper);
  g_assert_cmpuint (kept.n_kept, ==, 0);
  wait_until (kept.n_kept == 1);
  assert_drafts (fixture, "patient:0:0");
  /* There already. */
  dcs_entry_keeper_keep (kept.keeper);
  g_assert_cmpuint (kept.n_kept, ==, 2);
  g_assert_cmpuint (kept.n_failed, ==, 1);
  end (&kept);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  form_fixture_test ("/ui/entry-keeper/keeps-and-restores",
                     test_what_is_typed_is_kept_and_comes_back);
  form_fixture_test ("/ui/entry-keeper/keeps-when-closing",
                     test_a_form_that_closes_is_kept_at_once);
  form_fixture_test ("/ui/entry-keeper/keeps-while-looking",
                     test_what_is_typed_while_looking_is_kept);
  form_fixture_test ("/ui/entry-keeper/typed-back", test_typing_it_back_keeps_nothing);
  form_fixture_test ("/ui/entry-keeper/discards", test_discarding_throws_away_what_is_on_its_way);
  form_fixture_test ("/ui/entry-keeper/saves", test_saving_stores_and_drops_the_draft);
  form_fixture_test ("/ui/entry-keeper/conflict", test_a_record_changed_elsewhere_is_no_loss);
  form_fixture_test ("/ui/entry-keeper/failure", test_a_save_that_fails_loses_nothing);
  form_fixture_test ("/ui/entry-keeper/conflict-that-nobody-sees",
                     test_a_conflict_that_nobody_sees_loses_nothing);
  form_fixture_test ("/ui/entry-keeper/leaving", test_whoever_leaves_hears_when_it_is_kept);
  return g_test_run ();
}
