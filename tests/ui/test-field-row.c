/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-fixture.h"
#include "widget-fixture.h"

#include "dcs-choice-buttons.h"
#include "dcs-choice-list.h"
#include "dcs-code-chooser.h"
#include "dcs-field-editor.h"
#include "dcs-field-row.h"
#include "dcs-ui.h"

#include <string.h>

/* A row in a window, which it needs for the keyboard. */
typedef struct
{
  DcsEntry *entry;
  GtkWidget *window;
  DcsFieldRow *row;
} Shown;

static Shown
show (DcsEntry *entry, const char *path)
{
  Shown shown = { entry, gtk_window_new (), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  shown.row = g_object_new (DCS_TYPE_FIELD_ROW, "path", path, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (shown.row));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Elsewhere"));
  gtk_window_set_child (GTK_WINDOW (shown.window), box);
  dcs_form_bind (box, entry);
  gtk_window_present (GTK_WINDOW (shown.window));
  wait_until (gtk_widget_get_mapped (shown.window));
  return shown;
}

static void
end (Shown *shown)
{
  widget_fixture_assert_destroyed (shown->window);
  g_assert_finalize_object (shown->entry);
}

static GtkWidget *
find (Shown *shown, GType type)
{
  return widget_fixture_find (GTK_WIDGET (shown->row), type);
}

static void
type_text (Shown *shown, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (shown, GTK_TYPE_ENTRY)), text);
}

static const char *
text_of (Shown *shown)
{
  return dcs_entry_cell (shown->entry, dcs_field_row_get_path (shown->row))->text;
}

/* Whether the row shows a label that has these words. */
static gboolean
shows (GtkWidget *root, const char *words)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
is_invalid (GtkWidget *editor)
{
  g_autofree char *wrong = gtk_test_accessible_check_state (
      GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  return wrong == NULL;
}

static void
test_typing_changes_the_entry (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_PATIENT, 0, TRUE), "family_name");

  type_text (&shown, "Öz");
  g_assert_cmpstr (text_of (&shown), ==, "Öz");
  g_assert_true (dcs_entry_is_changed (shown.entry));

  /* And what changes in the entry is seen. */
  dcs_entry_undo (shown.entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (&shown, GTK_TYPE_ENTRY))), ==, "");
  end (&shown);
}

static void
test_several_lines_are_typed (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_PATIENT, 0, TRUE), "notes");
  GtkWidget *view = find (&shown, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "One\nTwo", -1);
  g_assert_cmpstr (text_of (&shown), ==, "One\nTwo");
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (view)));
  end (&shown);
}

static void
test_a_date_is_read_back_in_full (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_PATIENT, 0, TRUE), "diagnosis_date");

  type_text (&shown, "3/2019");
  g_assert_true (shows (GTK_WIDGET (shown.row), "March 2019, day not known"));
  type_text (&shown, "14.3.2019");
  g_assert_true (shows (GTK_WIDGET (shown.row), "Thursday, 14 March 2019"));
  end (&shown);
}

static void
test_a_problem_waits_for_a_pause (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_PATIENT, 0, TRUE), "birth_date");
  GtkWidget *editor = find (&shown, GTK_TYPE_ENTRY);

  gtk_widget_grab_focus (editor);
  type_text (&shown, "32.13.");
  g_assert_nonnull (dcs_entry_cell (shown.entry, "birth_date")->problem);
  g_assert_false (is_invalid (editor));
  wait_until (is_invalid (editor));
  g_assert_true (
      shows (GTK_WIDGET (shown.row), dcs_entry_cell (shown.entry, "birth_date")->problem));

  /* It goes with the next key that settles it. */
  type_text (&shown, "3.12.2012");
  g_assert_false (is_invalid (editor));
  end (&shown);
}

static void
test_a_problem_is_told_to_a_screen_reader (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_PATIENT, 0, TRUE), "code");
  GtkWidget *editor = find (&shown, GTK_TYPE_ENTRY);

  gtk_test_accessible_assert_role (editor, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (editor, GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (editor),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_false (is_invalid (editor));
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (editor),
                                                    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));

  g_assert_false (dcs_entry_validate (shown.entry, TRUE));
  gtk_test_accessible_assert_state (
      editor, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (editor),
                                                   GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));

  type_text (&shown, "TST-009");
  gtk_test_accessible_assert_state (
      editor, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (editor),
                                                    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  end (&shown);
}

static void
test_a_needed_cell_is_missed_only_after_it_was_emptied (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_PATIENT, 0, TRUE), "code");
  GtkWidget *editor = find (&shown, GTK_TYPE_ENTRY);
  GtkWidget *elsewhere = gtk_widget_get_next_sibling (GTK_WIDGET (shown.row));

  gtk_widget_grab_focus (editor);
  gtk_widget_grab_focus (elsewhere);
  g_assert_false (is_invalid (editor));

  gtk_widget_grab_focus (editor);
  type_text (&shown, "T");
  type_text (&shown, "");
  g_assert_false (is_invalid (editor));
  gtk_widget_grab_focus (elsewhere);
  g_assert_true (is_invalid (editor));
  end (&shown);
}

static void
test_a_code_is_found_by_typing (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_TREATMENT, 0, TRUE), "drug");
  GtkWidget *chooser = find (&shown, DCS_TYPE_CODE_CHOOSER);

  type_text (&shown, "methotr");
  g_assert_cmpstr (text_of (&shown), ==, "");
  dcs_field_editor_commit (DCS_FIELD_EDITOR (chooser));
  g_assert_cmpstr (text_of (&shown), ==, "methotrexate");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find (&shown, GTK_TYPE_ENTRY))), ==, "Methotrexate");

  /* Emptying it leaves nothing chosen. */
  type_text (&shown, "");
  dcs_field_editor_commit (DCS_FIELD_EDITOR (chooser));
  g_assert_cmpstr (text_of (&shown), ==, "");
  end (&shown);
}

static void
test_words_that_fit_several_codes_choose_none (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_TREATMENT, 0, TRUE), "drug");
  GtkWidget *chooser = find (&shown, DCS_TYPE_CODE_CHOOSER);

  type_text (&shown, "m");
  dcs_field_editor_commit (DCS_FIELD_EDITOR (chooser));
  g_assert_cmpstr (text_of (&shown), ==, "m");
  g_assert_true (dcs_entry_cell (shown.entry, "drug")->is_bad);
  g_assert_false (dcs_entry_validate (shown.entry, FALSE));
  end (&shown);
}

static void
test_the_list_shows_what_fits (void)
{
  static const DcsChoice choices[] = {
    { "a", "Left arm", NULL, "Arms" },
    { "b", "Right arm", NULL, "Arms" },
    { "c", "Left leg", "below the knee", "Legs" },
  };
  DcsChoiceList *list = DCS_CHOICE_LIST (g_object_ref_sink (dcs_choice_list_new ()));

  g_assert_true (dcs_choice_list_set_choices (list, choices, 3));
  g_assert_false (dcs_choice_list_set_choices (list, choices, 3));
  g_assert_cmpuint (dcs_choice_list_filter (list, ""), ==, 3);
  dcs_choice_list_mark (list, "b");
  g_assert_cmpstr (dcs_choice_list_get_marked (list), ==, "b");

  /* Beginnings of words, in any order, of labels, groups and details. */
  g_assert_cmpuint (dcs_choice_list_filter (list, "arm le"), ==, 1);
  g_assert_cmpuint (dcs_choice_list_filter (list, "KNEE"), ==, 1);
  g_assert_cmpuint (dcs_choice_list_filter (list, "eft"), ==, 0);
  g_assert_cmpuint (dcs_choice_list_filter (list, "left"), ==, 2);

  /* The marks go over what fits only, and stay at the ends. */
  dcs_choice_list_mark (list, "");
  g_assert_cmpstr (dcs_choice_list_get_marked (list), ==, "a");
  dcs_choice_list_move (list, 1);
  g_assert_cmpstr (dcs_choice_list_get_marked (list), ==, "c");
  dcs_choice_list_move (list, 1);
  g_assert_cmpstr (dcs_choice_list_get_marked (list), ==, "c");
  dcs_choice_list_move (list, -6);
  g_assert_cmpstr (dcs_choice_list_get_marked (list), ==, "a");

  g_assert_cmpstr (dcs_choice_list_find_label (list, "left LEG"), ==, "c");
  g_assert_null (dcs_choice_list_find_label (list, "left"));
  g_assert_finalize_object (list);
}

static void
test_a_few_choices_are_buttons (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_PATIENT, 0, TRUE), "biopsy");
  GtkWidget *buttons = find (&shown, DCS_TYPE_CHOICE_BUTTONS);
  GtkWidget *first = gtk_widget_get_first_child (buttons);
  GtkWidget *last = gtk_widget_get_last_child (buttons);

  gtk_test_accessible_assert_role (buttons, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_role (first, GTK_ACCESSIBLE_ROLE_RADIO);
  g_assert_false (gtk_widget_get_visible (last));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);
  g_assert_cmpstr (text_of (&shown), ==, "yes");
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_CHECKED, TRUE);

  g_assert_true (gtk_widget_get_visible (last));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (last), TRUE);
  g_assert_cmpstr (text_of (&shown), ==, "");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (first)));
  end (&shown);
}

/* Tab stops at a group of buttons once. */
static void
test_buttons_are_one_stop (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_PATIENT, 0, TRUE), "biopsy");
  GtkWidget *buttons = find (&shown, DCS_TYPE_CHOICE_BUTTONS);
  const char *const texts[] = { "", "yes", "unknown" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint n_stops = 0;

      dcs_entry_set_text (shown.entry, "biopsy", texts[i]);
      for (GtkWidget *child = gtk_widget_get_first_child (buttons); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        n_stops += gtk_widget_get_focusable (child);
      g_assert_cmpuint (n_stops, ==, 1);
    }
  end (&shown);
}

static void
test_a_row_without_its_cell_hides (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (form_fixture_entry (fixture, DCS_ENTRY_PATIENT, 0, TRUE), "subtype");

  /* Subtypes are those of a disease. */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (shown.row)));
  dcs_entry_set_text (shown.entry, "disease", "jls");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (shown.row)));
  g_assert_true (dcs_form_focus (shown.window, "subtype"));
  g_assert_false (dcs_form_focus (shown.window, "no_such_cell"));
  end (&shown);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

  form_fixture_test ("/ui/field-row/typing-changes-the-entry", test_typing_changes_the_entry);
  form_fixture_test ("/ui/field-row/several-lines", test_several_lines_are_typed);
  form_fixture_test ("/ui/field-row/date-is-read-back", test_a_date_is_read_back_in_full);
  form_fixture_test ("/ui/field-row/problem-waits-for-a-pause", test_a_problem_waits_for_a_pause);
  form_fixture_test ("/ui/field-row/problem-is-told", test_a_problem_is_told_to_a_screen_reader);
  form_fixture_test ("/ui/field-row/needed-after-emptying",
                     test_a_needed_cell_is_missed_only_after_it_was_emptied);
  form_fixture_test ("/ui/field-row/code-is-found-by-typing", test_a_code_is_found_by_typing);
  form_fixture_test ("/ui/field-row/ambiguous-words",
                     test_words_that_fit_several_codes_choose_none);
  g_test_add_func ("/ui/field-row/list-shows-what-fits", test_the_list_shows_what_fits);
  form_fixture_test ("/ui/field-row/few-choices-are-buttons", test_a_few_choices_are_buttons);
  form_fixture_test ("/ui/field-row/buttons-are-one-stop", test_buttons_are_one_stop);
  form_fixture_test ("/ui/field-row/without-its-cell", test_a_row_without_its_cell_hides);
  return g_test_run ();
}
