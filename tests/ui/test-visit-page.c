/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-conflict-panel.h"
#include "dcs-field-row.h"
#include "dcs-item-row.h"
#include "dcs-lab-row.h"
#include "dcs-problem-list.h"
#include "dcs-score-cell.h"
#include "dcs-ui.h"
#include "dcs-visit-anchor.h"
#include "dcs-visit-section.h"
#include "visit-page-fixture.h"

static void
test_begins_where_typing_begins (VisitPageFixture *f, gconstpointer data)
{
  visit_page_fixture_open (f, 0, NULL);
  g_assert_false (dcs_visit_page_is_changed (f->page));
  key_type (f->window, "42");
  g_assert_true (dcs_visit_page_is_changed (f->page));
  visit_page_fixture_wait_for_words (f, "Visit · JLS-002");
  visit_page_fixture_wait_for_words (f, "after the last visit");
  /* Methotrexate, with what it comes to today. */
  visit_page_fixture_wait_for_words (f, "Methotrexate");
}

/* The standard follow-up: two sites changed, weight, one laboratory panel of nine values, no change
 * of treatment. The promise is fewer than 60 keys. */
static void
test_follow_up_takes_few_keys (VisitPageFixture *f, gconstpointer data)
{
  static const char *const panel[] = {
    "7200", "4.1", "12.8", "250", "<0.5", "8", "19", "22", "45"
  };
  g_autoptr (DcsCourse) course = NULL;
  const DcsValue *visit, *crp;

  visit_page_fixture_open (f, 0, NULL);
  key_reset_count ();
  key_type (f->window, "42.5");
  key_press (f->window, GDK_KEY_2, GDK_CONTROL_MASK);
  key_type (f->window, "=");
  key_press (f->window, GDK_KEY_Right, 0);
  key_type (f->window, "0");
  key_press (f->window, GDK_KEY_Down, 0);
  key_type (f->window, "1");
  key_press (f->window, GDK_KEY_6, GDK_CONTROL_MASK);
  for (guint i = 0; i < G_N_ELEMENTS (panel); i++)
    {
      key_type (f->window, panel[i]);
      if (i + 1 < G_N_ELEMENTS (panel))
        key_press (f->window, GDK_KEY_Return, 0);
    }
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  g_test_message ("%u keys", key_count ());
  g_assert_cmpuint (key_count (), <, 60);
  wait_until (f->n_done == 1);
  g_assert_true (f->saved);

  course = visit_page_fixture_load (f);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 2);
  visit = dcs_course_row (course, DCS_RECORD_VISIT, 1);
  g_assert_cmpstr (visit[DCS_VISIT_REVIEWED].text, ==, "loscat loscat:rest=not_involved");
  visit_page_fixture_assert_value (course, "weight", NULL, 42.5);
  visit_page_fixture_assert_value (course, "new_enlarged", "neck", 0);
  visit_page_fixture_assert_value (course, "erythema", "neck", 0);
  visit_page_fixture_assert_value (course, "induration", "neck", 1);
  visit_page_fixture_assert_value (course, "new_enlarged", "left_leg", 0);
  visit_page_fixture_assert_value (course, "erythema", "left_leg", 2);
  visit_page_fixture_assert_value (course, "induration", "left_leg", 1);
  visit_page_fixture_assert_value (course, "WBC", NULL, 7200);
  visit_page_fixture_assert_value (course, "HGB", NULL, 12.8);
  visit_page_fixture_assert_value (course, "CREA", NULL, 45);
  crp = visit_page_fixture_find (course, "CRP", NULL);
  g_assert_cmpstr (crp[DCS_OBSERVATION_COMPARATOR].text, ==, "<");
  g_assert_cmpfloat (crp[DCS_OBSERVATION_VALUE].number, ==, 0.5);
  /* Nothing that was not typed: no height, no dermal atrophy. */
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_OBSERVATION), ==, 9 + 1 + 6 + 9);
}

static void
test_out_of_range_is_marked_in_words (VisitPageFixture *f, gconstpointer data)
{
  visit_page_fixture_open (f, 0, "obs:CRP");
  key_type (f->window, "480");
  visit_page_fixture_wait_for_words (f, "▲ high");
  key_press (f->window, GDK_KEY_BackSpace, 0);
  key_press (f->window, GDK_KEY_BackSpace, 0);
  g_assert_false (visit_page_fixture_shows (GTK_WIDGET (f->page), "▲ high"));
}

static void
test_dose_follows_the_weight_that_is_typed (VisitPageFixture *f, gconstpointer data)
{
  /* Mosteller: sqrt (150 × 42 / 3600) = 1.323 m²; × 15 mg = 19.8 mg. */
  visit_page_fixture_open (f, 0, "obs:weight");
  key_type (f->window, "42");
  key_press (f->window, GDK_KEY_Return, 0);
  key_type (f->window, "150");
  visit_page_fixture_wait_for_words (f, "19.8 mg");
  visit_page_fixture_wait_for_words (f, "BSA 1.32 m²");
}

static void
test_will_not_save_what_cannot_be_read (VisitPageFixture *f, gconstpointer data)
{
  GtkWidget *list;
  g_autoptr (DcsCourse) course = NULL;

  visit_page_fixture_open (f, 0, "obs:weight");
  key_type (f->window, "4x");
  key_press (f->window, GDK_KEY_Return, 0);
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  list = widget_fixture_find (GTK_WIDGET (f->page), DCS_TYPE_PROBLEM_LIST);
  wait_until (gtk_widget_get_mapped (list) && visit_page_fixture_shows (list, "Weight"));
  g_assert_cmpuint (f->n_done, ==, 0);
  course = visit_page_fixture_load (f);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 1);

  /* The field has the keyboard, its text is selected; put right, it is saved. */
  key_type (f->window, "40");
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (f->n_done == 1);
  g_clear_pointer (&course, dcs_course_unref);
  course = visit_page_fixture_load (f);
  visit_page_fixture_assert_value (course, "weight", NULL, 40);
}

static void
test_draft_comes_back (VisitPageFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;

  visit_page_fixture_open (f, 0, "obs:weight");
  key_type (f->window, "43.");
  key_press (f->window, GDK_KEY_2, GDK_CONTROL_MASK);
  key_type (f->window, "3");
  visit_page_fixture_close (f);

  visit_page_fixture_open (f, 0, NULL);
  visit_page_fixture_wait_for_words (f, "Restored what was typed");
  g_assert_true (dcs_visit_page_is_changed (f->page));
  /* Half a number is half a number again. */
  key_press (f->window, GDK_KEY_1, GDK_CONTROL_MASK);
  gtk_editable_set_position (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (f->window))), -1);
  key_type (f->window, "5");
  key_press (f->window, GDK_KEY_2, GDK_CONTROL_MASK);
  key_type (f->window, "=");
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (f->n_done == 1);
  course = visit_page_fixture_load (f);
  visit_page_fixture_assert_value (course, "weight", NULL, 43.5);
  visit_page_fixture_assert_value (course, "new_enlarged", "neck", 3);
}

static void
test_edits_a_visit (VisitPageFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;

  visit_page_fixture_open (f, f->visit_id, "obs:erythema@neck");
  g_assert_true (DCS_IS_SCORE_CELL (gtk_window_get_focus (GTK_WINDOW (f->window))));
  key_type (f->window, "3");
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (f->n_done == 1);
  course = visit_page_fixture_load (f);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 1);
  visit_page_fixture_assert_value (course, "erythema", "neck", 3);
  visit_page_fixture_assert_value (course, "weight", NULL, 41.2);
}

static void
test_change_of_somebody_else_is_shown (VisitPageFixture *f, gconstpointer data)
{
  static const Typed theirs[] = { { "obs:weight", "44" }, { "obs:height", "151" } };
  GtkWidget *panel;
  g_autoptr (DcsCourse) course = NULL;

  visit_page_fixture_open (f, f->visit_id, "obs:weight");
  key_type (f->window, "41.9");
  visit_page_fixture_save_typed (f, DCS_ENTRY_VISIT, f->visit_id, FALSE, theirs);
  panel = widget_fixture_find (GTK_WIDGET (f->page), DCS_TYPE_CONFLICT_PANEL);
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (gtk_widget_get_mapped (panel) && visit_page_fixture_shows (panel, "44"));
  g_assert_cmpuint (f->n_done, ==, 0);

  /* Both were seen: what was typed here is saved on top, their height stays. */
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (f->n_done == 1);
  course = visit_page_fixture_load (f);
  visit_page_fixture_assert_value (course, "weight", NULL, 41.9);
  visit_page_fixture_assert_value (course, "height", NULL, 151);
}

static void
test_treatment_of_meanwhile_joins_in (VisitPageFixture *f, gconstpointer data)
{
  static const Typed added[] = {
    { "drug", "prednisolone" }, { "start_date", "2026-01-12" }, { "step.amount", "1" },
    { "step.unit", "mg/kg" },   { "step.frequency", "daily" },
  };

  visit_page_fixture_open (f, 0, "obs:weight");
  key_type (f->window, "42");
  visit_page_fixture_save_typed (f, DCS_ENTRY_TREATMENT, 0, TRUE, added);
  visit_page_fixture_wait_for_words (f, "Prednisolone");
  g_assert_true (dcs_visit_page_is_changed (f->page));
  key_press (f->window, GDK_KEY_1, GDK_CONTROL_MASK);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (f->window)))),
      ==,
      "42");
}

static void
test_response_is_kept_with_the_visit (VisitPageFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *path = g_strdup_printf ("assess:%" G_GINT64_FORMAT, f->treatment_id);
  const DcsValue *assessment;

  visit_page_fixture_open (f, 0, path);
  key_type (f->window, "p");
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (f->n_done == 1);
  course = visit_page_fixture_load (f);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_ASSESSMENT), ==, 1);
  assessment = dcs_course_row (course, DCS_RECORD_ASSESSMENT, 0);
  g_assert_cmpint (assessment[DCS_ASSESSMENT_TREATMENT_ID].integer, ==, f->treatment_id);
  g_assert_cmpint (assessment[DCS_ASSESSMENT_RESPONSE].code, ==, dcs_code ("partial"));
}

static void
test_undo_goes_to_what_changed (VisitPageFixture *f, gconstpointer data)
{
  visit_page_fixture_open (f, 0, "obs:erythema@neck");
  key_type (f->window, "3");
  key_press (f->window, GDK_KEY_1, GDK_CONTROL_MASK);
  key_press (f->window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_false (dcs_visit_page_is_changed (f->page));
  g_assert_true (DCS_IS_SCORE_CELL (gtk_window_get_focus (GTK_WINDOW (f->window))));
  key_press (f->window, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_true (dcs_visit_page_is_changed (f->page));
}

/* Each thing that can be filled in, and each button that jumps, by Tab alone. */
static void
collect (GtkWidget *root, GHashTable *wanted)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (DCS_IS_FIELD_ROW (root) || DCS_IS_ITEM_ROW (root) || DCS_IS_LAB_ROW (root)
      || DCS_IS_VISIT_ANCHOR (root))
    {
      g_hash_table_add (wanted, root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, wanted);
}

static void
test_tab_reaches_everything (VisitPageFixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer missed;
  gboolean met_grid = FALSE;

  visit_page_fixture_open (f, 0, NULL);
  collect (GTK_WIDGET (f->page), wanted);
  g_assert_cmpuint (g_hash_table_size (wanted), >, 20);
  for (guint i = 0; i < 200; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

      for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_parent (at))
        g_hash_table_remove (wanted, at);
      met_grid |= focus != NULL && DCS_IS_SCORE_CELL (focus);
      key_press (f->window, GDK_KEY_Tab, 0);
    }
  g_assert_true (met_grid);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &missed, NULL))
    g_error ("Tab does not reach a %s", G_OBJECT_TYPE_NAME (missed));
}

static void
test_jumps_follow_the_focus (VisitPageFixture *f, gconstpointer data)
{
  visit_page_fixture_open (f, 0, NULL);
  for (guint i = 1; i <= 8; i++)
    {
      GtkWidget *focus, *section;

      key_press (f->window, GDK_KEY_0 + i, GDK_CONTROL_MASK);
      focus = gtk_window_get_focus (GTK_WINDOW (f->window));
      section = gtk_widget_get_ancestor (focus, DCS_TYPE_VISIT_SECTION);
      g_assert_nonnull (section);
      for (guint j = 1; j < i; j++)
        section = gtk_widget_get_prev_sibling (section);
      g_assert_null (gtk_widget_get_prev_sibling (section));
    }
}

/* A telephone held upright is 360 wide. Grids scroll in themselves, everything else stacks. */
static void
report_wide (GtkWidget *widget, int depth)
{
  int minimum;

  if (!gtk_widget_get_visible (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= 300)
    return;
  g_test_message ("%*s%s %d", depth, "", G_OBJECT_TYPE_NAME (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    report_wide (child, depth + 1);
}

static void
test_fits_a_narrow_window (VisitPageFixture *f, gconstpointer data)
{
  int minimum;

  visit_page_fixture_open (f, 0, NULL);
  gtk_widget_measure (
      GTK_WIDGET (f->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > 360)
    report_wide (GTK_WIDGET (f->page), 0);
  g_assert_cmpint (minimum, <=, 360);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  dcs_ui_init ();
  dcs_ui_add_style ();

  visit_page_test_add ("begins-where-typing-begins", test_begins_where_typing_begins);
  visit_page_test_add ("follow-up-takes-few-keys", test_follow_up_takes_few_keys);
  visit_page_test_add ("out-of-range-is-marked-in-words", test_out_of_range_is_marked_in_words);
  visit_page_test_add ("dose-follows-the-weight-that-is-typed",
                       test_dose_follows_the_weight_that_is_typed);
  visit_page_test_add ("will-not-save-what-cannot-be-read", test_will_not_save_what_cannot_be_read);
  visit_page_test_add ("draft-comes-back", test_draft_comes_back);
  visit_page_test_add ("edits-a-visit", test_edits_a_visit);
  visit_page_test_add ("change-of-somebody-else-is-shown", test_change_of_somebody_else_is_shown);
  visit_page_test_add ("treatment-of-meanwhile-joins-in", test_treatment_of_meanwhile_joins_in);
  visit_page_test_add ("response-is-kept-with-the-visit", test_response_is_kept_with_the_visit);
  visit_page_test_add ("undo-goes-to-what-changed", test_undo_goes_to_what_changed);
  visit_page_test_add ("tab-reaches-everything", test_tab_reaches_everything);
  visit_page_test_add ("jumps-follow-the-focus", test_jumps_follow_the_focus);
  visit_page_test_add ("fits-a-narrow-window", test_fits_a_narrow_window);
  return g_test_run ();
}
