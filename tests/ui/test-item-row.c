/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-entry-view.h"
#include "dcs-field-row.h"
#include "dcs-item-row.h"
#include "dcs-level-button.h"
#include "dcs-records.h"
#include "dcs-ui.h"
#include "entry-fixture.h"
#include "key-fixture.h"

#include <adwaita.h>

/* A visit of a patient with ALS: three items of the ALSFRS-R, each 0 to 4 (Cedarbaum JM et al. J
 * Neurol Sci 1999;169:13-21); at the visit before speech was 3. */
typedef struct
{
  RulesFixture rules;
  GtkWidget *window;
  GtkWidget *box;
  DcsEntry *entry;
} Fixture;

static const char *const items[] = { "alsfrs_speech", "alsfrs_salivation", "alsfrs_swallowing" };

static void
set_up (Fixture *self, gconstpointer data)
{
  gint64 visit;

  fixture_set_up (&self->rules, NULL);
  fixture_patient (&self->rules, "ALS-001", NULL);
  *fixture_last (&self->rules, DCS_PATIENT_DISEASE) = dcs_value_code (dcs_code ("als"));
  visit = fixture_visit (&self->rules, "2026-01-12", NULL);
  fixture_value (&self->rules, visit, "alsfrs_speech", NULL, 3);
  self->entry = entry_new (&self->rules, DCS_ENTRY_VISIT, 0, TRUE);

  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    gtk_box_append (GTK_BOX (self->box), dcs_item_row_new (items[i]));
  adw_window_set_content (ADW_WINDOW (self->window), self->box);
  dcs_form_bind (self->box, self->entry);
  gtk_window_present (GTK_WINDOW (self->window));
  spin_until (gtk_widget_get_mapped (self->box));
  spin_frames (self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *row = g_object_ref (gtk_widget_get_first_child (self->box));

  gtk_window_destroy (GTK_WINDOW (self->window));
  spin_pending ();
  g_assert_finalize_object (row);
  g_assert_finalize_object (self->entry);
  fixture_tear_down (&self->rules, NULL);
}

static GtkWidget *
find_level (GtkWidget *root, const char *text)
{
  if (DCS_IS_LEVEL_BUTTON (root)
      && g_str_equal (dcs_level_button_get_text (DCS_LEVEL_BUTTON (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_level (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
nth_row (Fixture *self, guint index)
{
  GtkWidget *row = gtk_widget_get_first_child (self->box);

  while (index-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static guint
focused_row (Fixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, nth_row (self, i)))
      return i;
  return G_MAXUINT;
}

static void
test_names_levels_and_marks_the_one_before (Fixture *self, gconstpointer data)
{
  GtkWidget *three = find_level (nth_row (self, 0), "3");
  const DcsTest *test = dcs_catalog_test (self->rules.catalog, dcs_code ("alsfrs_speech"));
  g_autofree char *name = NULL;

  g_assert_cmpuint (test->n_allowed, ==, 5);
  for (guint i = 0; i < test->n_allowed; i++)
    if (test->allowed[i] == 3)
      name = g_strdup_printf ("3, %s", test->levels[i]);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (three), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (three), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (three), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "At the last visit");
  g_assert_true (gtk_widget_has_css_class (three, "previous"));
  g_assert_false (gtk_widget_has_css_class (find_level (nth_row (self, 1), "3"), "previous"));
}

static void
test_digit_chooses_and_moves_on (Fixture *self, gconstpointer data)
{
  g_assert_true (dcs_form_focus (self->box, "obs:alsfrs_speech"));
  key_type (self->window, "43");
  g_assert_cmpstr (entry_text (self->entry, "obs:alsfrs_speech"), ==, "4");
  g_assert_cmpstr (entry_text (self->entry, "obs:alsfrs_salivation"), ==, "3");
  g_assert_cmpuint (focused_row (self), ==, 2);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_level (nth_row (self, 0), "4")),
                                    GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_level (nth_row (self, 0), "3")),
                                    GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
}

static void
test_digit_that_is_no_level_is_refused (Fixture *self, gconstpointer data)
{
  g_assert_true (dcs_form_focus (self->box, "obs:alsfrs_speech"));
  key_type (self->window, "7");
  g_assert_cmpstr (entry_text (self->entry, "obs:alsfrs_speech"), ==, "");
  g_assert_cmpuint (focused_row (self), ==, 0);
  key_type (self->window, "0");
  g_assert_cmpstr (entry_text (self->entry, "obs:alsfrs_speech"), ==, "0");
}

/* Arrows only look: nothing is recorded by going past it. */
static void
test_arrows_move_without_choosing (Fixture *self, gconstpointer data)
{
  g_assert_true (dcs_form_focus (self->box, "obs:alsfrs_speech"));
  key_press (self->window, GDK_KEY_Right, 0);
  key_press (self->window, GDK_KEY_Right, 0);
  g_assert_cmpstr (entry_text (self->entry, "obs:alsfrs_speech"), ==, "");
  key_press (self->window, GDK_KEY_space, 0);
  g_assert_cmpstr (entry_text (self->entry, "obs:alsfrs_speech"), !=, "");
  key_press (self->window, GDK_KEY_Down, 0);
  g_assert_cmpuint (focused_row (self), ==, 1);
  key_press (self->window, GDK_KEY_Up, 0);
  g_assert_cmpuint (focused_row (self), ==, 0);
  key_press (self->window, GDK_KEY_Delete, 0);
  g_assert_cmpstr (entry_text (self->entry, "obs:alsfrs_speech"), ==, "");
}

static void
test_equals_takes_the_whole_form (Fixture *self, gconstpointer data)
{
  g_assert_true (dcs_form_focus (self->box, "obs:alsfrs_salivation"));
  key_type (self->window, "=");
  g_assert_cmpstr (entry_text (self->entry, "obs:alsfrs_speech"), ==, "3");
  g_assert_cmpstr (entry_text (self->entry, "obs:alsfrs_salivation"), ==, "");
  g_assert_true (dcs_entry_is_reviewed (self->entry, dcs_code ("alsfrs_r")));
}

static void
test_is_one_stop_of_tab (Fixture *self, gconstpointer data)
{
  g_assert_true (dcs_form_focus (self->box, "obs:alsfrs_speech"));
  key_press (self->window, GDK_KEY_Tab, 0);
  g_assert_cmpuint (focused_row (self), ==, 1);
  key_press (self->window, GDK_KEY_Tab, GDK_SHIFT_MASK);
  g_assert_cmpuint (focused_row (self), ==, 0);
}

static void
test_stands_in_columns_or_as_a_list (Fixture *self, gconstpointer data)
{
  GtkWidget *first = gtk_widget_get_parent (find_level (nth_row (self, 0), "3"));
  int narrow, wide;

  gtk_widget_measure (first, GTK_ORIENTATION_VERTICAL, 860, NULL, &wide, NULL, NULL);
  gtk_widget_measure (first, GTK_ORIENTATION_VERTICAL, 320, NULL, &narrow, NULL, NULL);
  g_assert_cmpint (narrow, >, wide);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  dcs_ui_init ();
  dcs_ui_add_style ();

#define add(path, func) g_test_add ("/ui/item-row/" path, Fixture, NULL, set_up, func, tear_down)

  add ("names-levels-and-marks-the-one-before", test_names_levels_and_marks_the_one_before);
  add ("digit-chooses-and-moves-on", test_digit_chooses_and_moves_on);
  add ("digit-that-is-no-level-is-refused", test_digit_that_is_no_level_is_refused);
  add ("arrows-move-without-choosing", test_arrows_move_without_choosing);
  add ("equals-takes-the-whole-form", test_equals_takes_the_whole_form);
  add ("is-one-stop-of-tab", test_is_one_stop_of_tab);
  add ("stands-in-columns-or-as-a-list", test_stands_in_columns_or_as_a_list);
  return g_test_run ();
}
