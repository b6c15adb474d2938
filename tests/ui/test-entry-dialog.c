/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-fixture.h"
#include "widget-fixture.h"

#include "dcs-conflict-panel.h"
#include "dcs-entry-dialog.h"
#include "dcs-field-row.h"
#include "dcs-patient.h"
#include "dcs-problem-list.h"
#include "dcs-similar-panel.h"
#include "dcs-ui.h"

/* A dialog, NULL once it is gone. */
typedef struct
{
  gpointer dialog;
  DcsEntry *entry;
  gint64 patient, record; /* of "saved" */
} Open;

static void
saved_cb (Open *open, gint64 patient, gint64 record)
{
  open->patient = patient;
  open->record = record;
}

/* The form can be typed into when the keyboard is in it: the draft of before was looked for. */
static void
begin (Open *open, FormFixture *fixture, DcsEntryTask task, gint64 id, gboolean is_new)
{
  *open = (Open){ NULL, form_fixture_entry (fixture, task, id, is_new), 0, 0 };
  open->dialog = dcs_entry_dialog_new (fixture->clinic, open->entry);
  g_object_add_weak_pointer (open->dialog, &open->dialog);
  g_signal_connect_swapped (open->dialog, "saved", G_CALLBACK (saved_cb), open);
  gtk_window_present (open->dialog);
  wait_until (gtk_window_get_focus (open->dialog) != NULL
              && gtk_widget_get_ancestor (gtk_window_get_focus (open->dialog), DCS_TYPE_FIELD_ROW)
                     != NULL);
}

static void
end (Open *open)
{
  gpointer watched = open->entry;

  wait_until (open->dialog == NULL);
  g_object_add_weak_pointer (watched, &watched);
  g_object_unref (open->entry);
  wait_until (watched == NULL);
}

static void
activate (Open *open, const char *action)
{
  gtk_widget_activate_action (open->dialog, action, NULL);
}

static GtkWindow *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static void
answer (const char *label)
{
  GtkWidget *found;

  wait_until (find_question () != NULL);
  found = widget_fixture_find_label (GTK_WIDGET (find_question ()), label);
  gtk_widget_activate (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON));
  wait_until (find_question () == NULL);
}

static void
assert_drafts (FormFixture *fixture, const char *expected)
{
  g_autofree char *drafts = form_fixture_drafts (fixture);

  g_assert_cmpstr (drafts, ==, expected);
}

static GtkWidget *
find (Open *open, GType type)
{
  return widget_fixture_find (open->dialog, type);
}

static gboolean
is_revealed (GtkWidget *panel)
{
  GtkWidget *revealer = widget_fixture_find (panel, GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static void
test_an_untouched_form_closes_at_once (FormFixture *fixture, gconstpointer data)
{
  Open open;

  begin (&open, fixture, DCS_ENTRY_RELAPSE, 0, TRUE);
  gtk_window_close (open.dialog);
  end (&open);
  assert_drafts (fixture, "");
}

static void
test_a_changed_form_asks (FormFixture *fixture, gconstpointer data)
{
  Open open;

  begin (&open, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  dcs_entry_set_text (open.entry, "family_name", "Bergman");
  gtk_window_close (open.dialog);
  answer ("Go on editing");
  g_assert_nonnull (open.dialog);
  g_assert_cmpstr (dcs_entry_cell (open.entry, "family_name")->text, ==, "Bergman");

  gtk_window_close (open.dialog);
  answer ("Discard");
  end (&open);
  assert_drafts (fixture, "");
}

static void
test_a_draft_comes_back (FormFixture *fixture, gconstpointer data)
{
  Open open;

  begin (&open, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  dcs_entry_set_text (open.entry, "family_name", "Bergman");
  gtk_window_close (open.dialog);
  answer ("Keep draft");
  end (&open);

  begin (&open, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  g_assert_cmpstr (dcs_entry_cell (open.entry, "family_name")->text, ==, "Bergman");
  activate (&open, "entry.discard-draft");
  g_assert_cmpstr (dcs_entry_cell (open.entry, "family_name")->text, ==, "Berg");
  assert_drafts (fixture, "");
  gtk_window_close (open.dialog);
  end (&open);
}

/* As when the program ends, or the window below it closes. */
static void
test_a_dialog_that_is_destroyed_keeps_the_draft (FormFixture *fixture, gconstpointer data)
{
  Open open;

  begin (&open, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  dcs_entry_set_text (open.entry, "family_name", "Bergman");
  gtk_window_destroy (open.dialog);
  end (&open);

  begin (&open, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  g_assert_cmpstr (dcs_entry_cell (open.entry, "family_name")->text, ==, "Bergman");
  gtk_window_destroy (open.dialog);
  end (&open);
}

static void
test_saving_says_what_stands_in_the_way (FormFixture *fixture, gconstpointer data)
{
  GtkWidget *list;
  Open open;

  begin (&open, fixture, DCS_ENTRY_ADVERSE_EVENT, fixture->treatment, TRUE);
  list = find (&open, DCS_TYPE_PROBLEM_LIST);
  g_assert_false (is_revealed (list));
  activate (&open, "entry.save");
  g_assert_true (is_revealed (list));
  g_assert_cmpint (open.patient, ==, 0);

  /* It goes when it is settled. */
  dcs_entry_set_text (open.entry, "term", "Nausea");
  g_assert_false (is_revealed (list));
  activate (&open, "entry.save");
  end (&open);
  g_assert_cmpint (open.patient, ==, fixture->patient);
  g_assert_cmpint (open.record, !=, 0);
}

/* What is half typed when somebody saves counts as if the field had been left. */
static void
test_saving_takes_what_is_half_typed (FormFixture *fixture, gconstpointer data)
{
  GtkWidget *focus;
  Open open;

  begin (&open, fixture, DCS_ENTRY_TREATMENT, 0, TRUE);
  focus = gtk_widget_get_ancestor (gtk_window_get_focus (open.dialog), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (focus), "predniso");
  activate (&open, "entry.save");
  g_assert_cmpstr (dcs_entry_cell (open.entry, "drug")->text, !=, "");
  gtk_window_destroy (open.dialog);
  end (&open);
}

static void
test_a_conflict_shows_both_versions (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  GtkWidget *panel;
  Open open;

  begin (&open, fixture, DCS_ENTRY_PATIENT, fixture->patient, FALSE);
  panel = find (&open, DCS_TYPE_CONFLICT_PANEL);
  dcs_entry_set_text (open.entry, "notes", "Mine");
  form_fixture_change_elsewhere (fixture, "Theirs");
  g_assert_false (gtk_widget_get_visible (panel));
  activate (&open, "entry.save");
  wait_until (gtk_widget_get_visible (panel));
  g_assert_nonnull (widget_fixture_find_label (panel, "Mine"));
  g_assert_nonnull (widget_fixture_find_label (panel, "Theirs"));

  gtk_widget_activate (widget_fixture_find (panel, GTK_TYPE_BUTTON));
  wait_until (g_str_equal (dcs_entry_cell (open.entry, "notes")->text, "Theirs"));
  activate (&open, "entry.save");
  end (&open);
  course = form_fixture_load (fixture);
  g_assert_cmpstr (dcs_course_patient (course)[DCS_PATIENT_NOTES].text, ==, "Theirs");
}

static void
test_nobody_is_entered_twice (FormFixture *fixture, gconstpointer data)
{
  GtkWidget *panel, *other;
  Open open;

  begin (&open, fixture, DCS_ENTRY_PATIENT, 0, TRUE);
  panel = find (&open, DCS_TYPE_SIMILAR_PANEL);
  dcs_entry_set_text (open.entry, "code", "TST-002");
  dcs_entry_set_text (open.entry, "disease", "jls");
  dcs_entry_set_text (open.entry, "given_name", "Ada");
  dcs_entry_set_text (open.entry, "family_name", "Berg");
  dcs_entry_set_text (open.entry, "birth_date", "20.5.2012");
  activate (&open, "entry.save");
  wait_until (gtk_widget_get_visible (panel));
  g_assert_nonnull (widget_fixture_find_label (panel, "TST-001"));
  g_assert_true (dcs_similar_panel_asks (DCS_SIMILAR_PANEL (panel)));
  widget_fixture_run_pending ();
  g_assert_cmpint (open.patient, ==, 0);

  other = gtk_widget_get_parent (widget_fixture_find_label (panel, "It is somebody else"));
  gtk_widget_activate (other);
  wait_until (!gtk_widget_get_visible (panel));
  activate (&open, "entry.save");
  end (&open);
  g_assert_cmpint (open.patient, !=, 0);
  g_assert_cmpint (open.patient, !=, fixture->patient);
}

static void
test_undo_goes_to_the_field (FormFixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  Open open;

  begin (&open, fixture, DCS_ENTRY_RELAPSE, 0, TRUE);
  dcs_entry_set_text (open.entry, "action", "Started again");
  activate (&open, "entry.undo");
  g_assert_cmpstr (dcs_entry_cell (open.entry, "action")->text, ==, "");
  row = gtk_widget_get_ancestor (gtk_window_get_focus (open.dialog), DCS_TYPE_FIELD_ROW);
  g_assert_cmpstr (dcs_field_row_get_path (DCS_FIELD_ROW (row)), ==, "action");
  activate (&open, "entry.redo");
  g_assert_cmpstr (dcs_entry_cell (open.entry, "action")->text, ==, "Started again");
  gtk_window_destroy (open.dialog);
  end (&open);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

  form_fixture_test ("/ui/entry-dialog/untouched", test_an_untouched_form_closes_at_once);
  form_fixture_test ("/ui/entry-dialog/asks", test_a_changed_form_asks);
  form_fixture_test ("/ui/entry-dialog/draft-comes-back", test_a_draft_comes_back);
  form_fixture_test ("/ui/entry-dialog/destroyed", test_a_dialog_that_is_destroyed_keeps_the_draft);
  form_fixture_test ("/ui/entry-dialog/problems", test_saving_says_what_stands_in_the_way);
  form_fixture_test ("/ui/entry-dialog/half-typed", test_saving_takes_what_is_half_typed);
  form_fixture_test ("/ui/entry-dialog/conflict", test_a_conflict_shows_both_versions);
  form_fixture_test ("/ui/entry-dialog/nobody-twice", test_nobody_is_entered_twice);
  form_fixture_test ("/ui/entry-dialog/undo", test_undo_goes_to_the_field);
  return g_test_run ();
}
