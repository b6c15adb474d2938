/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-course-panel.h"
#include "dcs-due-panel.h"
#include "dcs-notice-bar.h"
#include "dcs-records.h"
#include "dcs-ui.h"
#include "dcs-why-dialog.h"
#include "dcs-work-order.h"

#include <string.h>

typedef struct
{
  RulesFixture rules;
  GtkWidget *window;
  DcsCoursePanel *course_panel;
  DcsDuePanel *due_panel;
  char *decided; /* the last act that was asked for, with what it is about */
} Fixture;

static void
decide_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *self = data;
  const char *rule, *detail;
  gint64 visit, treatment, record;
  int act, kind;

  g_variant_get (
      parameter, "(ii&s&sxxx)", &act, &kind, &rule, &detail, &visit, &treatment, &record);
  g_free (self->decided);
  self->decided = g_strdup_printf (
      "%d %s %s", act, dcs_work_kind_to_code ((DcsWorkKind) kind), rule);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const GActionEntry entries[] = { { "decide", decide_cb, "(iissxxx)", NULL, NULL } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  fixture_set_up (&self->rules, NULL);
  fixture_patient (&self->rules, "JLS-001", NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  gtk_widget_insert_action_group (self->window, "patient", G_ACTION_GROUP (group));
  self->course_panel = g_object_new (DCS_TYPE_COURSE_PANEL, NULL);
  self->due_panel = g_object_new (DCS_TYPE_DUE_PANEL, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->course_panel));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->due_panel));
  adw_window_set_content (ADW_WINDOW (self->window), box);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *course_panel = GTK_WIDGET (g_object_ref (self->course_panel));
  GtkWidget *due_panel = GTK_WIDGET (g_object_ref (self->due_panel));

  gtk_window_destroy (GTK_WINDOW (self->window));
  spin_pending ();
  g_assert_finalize_object (course_panel);
  g_assert_finalize_object (due_panel);
  g_free (self->decided);
  fixture_tear_down (&self->rules, NULL);
}

static void
show (Fixture *self, DcsCourse *course, int year, int month, int day)
{
  DcsDate today = dcs_date_new (year, month, day);

  dcs_course_panel_set_course (self->course_panel, course, self->rules.jls);
  dcs_due_panel_set_course (self->due_panel, course, self->rules.jls, today);
  gtk_window_present (GTK_WINDOW (self->window));
  spin_until (gtk_widget_get_mapped (self->window));
  spin_frames (self->window);
}

/* The row whose title begins so, in rows that are seen. */
static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_ACTION_ROW (root)
      && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? find_row (child, title) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = find_button (root, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Whether a label below @root says so. */
static gboolean
says (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static void
assert_decided (Fixture *self, DcsWorkAct act, const char *what)
{
  g_autofree char *expected = g_strdup_printf ("%d %s", (int) act, what);

  g_assert_true (g_str_has_prefix (self->decided, expected));
}

/* Methotrexate at 15 mg/m² for a year without any response: what a child with resistant disease
 * looks like (Hardy J et al. 2019 judge between the 4th and the 12th month). */
static DcsCourse *
make_resistant (Fixture *self)
{
  gint64 visit = fixture_visit (&self->rules, "2019-01-10", "baseline");
  gint64 treatment;

  fixture_site (&self->rules, visit, "left_leg", 2, 2, 3);
  fixture_value (&self->rules, visit, "weight", NULL, 30);
  fixture_value (&self->rules, visit, "height", NULL, 130);
  treatment = fixture_treatment (&self->rules, "methotrexate", "2019-01-10", "2020-01-10");
  fixture_last (&self->rules, DCS_TREATMENT_STOP_REASON)[0] = dcs_value_code (
      dcs_code ("no_response"));
  fixture_step (&self->rules, treatment, "2019-01-10", "2020-01-10", 15, "mg/m2", "weekly");
  visit = fixture_visit (&self->rules, "2020-01-10", "none");
  fixture_site (&self->rules, visit, "left_leg", 2, 2, 0);
  fixture_value (&self->rules, visit, "weight", NULL, 32);
  fixture_value (&self->rules, visit, "height", NULL, 134);
  return fixture_course (&self->rules);
}

static void
test_a_failed_drug_waits_to_be_confirmed (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = make_resistant (self);
  GtkWidget *row;

  show (self, course, 2020, 2, 1);
  row = find_row (GTK_WIDGET (self->course_panel), "Methotrexate");
  g_assert_nonnull (row);
  click (row, "Confirm…");
  assert_decided (self, DCS_WORK_ACT_CONFIRM, "resistance methotrexate");
  click (row, "Decide otherwise…");
  assert_decided (self, DCS_WORK_ACT_REFUSE, "resistance methotrexate");
}

static void
test_every_row_says_why (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = make_resistant (self);
  GtkWidget *row;
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_windows;

  show (self, course, 2020, 2, 1);
  row = find_row (GTK_WIDGET (self->course_panel), "Line 1: MTX");
  g_assert_nonnull (row);
  n_windows = g_list_model_get_n_items (windows);
  click (row, "Why?");
  spin_pending ();
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows + 1);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DCS_IS_WHY_DIALOG (window))
        {
          gtk_window_destroy (window);
          break;
        }
    }
}

static void
test_what_is_due_can_be_settled (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = make_resistant (self);
  GtkWidget *button;

  show (self, course, 2020, 6, 1);
  button = find_button (GTK_WIDGET (self->due_panel), "Not applicable…");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  assert_decided (self, DCS_WORK_ACT_WAIVE, "due ");
}

/* Immunoglobulin every month: one in February, none recorded until April. */
static void
test_missed_infusions_are_dated (Fixture *self, gconstpointer data)
{
  static const char *const given[] = { "2020-01-05", "2020-02-05", "2020-04-05" };
  gint64 visit = fixture_visit (&self->rules, "2020-01-05", "baseline");
  gint64 treatment = fixture_treatment (&self->rules, "ivig", "2020-01-05", NULL);
  g_autoptr (DcsCourse) course = NULL;

  fixture_value (&self->rules, visit, "weight", NULL, 30);
  fixture_step (&self->rules, treatment, "2020-01-05", NULL, 1, "g/kg", "monthly");
  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    {
      DcsValue *row = fixture_row (&self->rules, DCS_RECORD_ADMINISTRATION);
      DcsDate date;

      dcs_date_parse_iso (given[i], -1, &date);
      row[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (treatment);
      row[DCS_ADMINISTRATION_DATE] = dcs_value_date (date);
      row[DCS_ADMINISTRATION_GIVEN] = dcs_value_text ("yes");
    }
  fixture_visit (&self->rules, "2020-04-06", "partial");
  course = fixture_course (&self->rules);
  show (self, course, 2020, 4, 7);
  g_assert_true (says (GTK_WIDGET (self->course_panel), "3 given, 1 missed"));
  g_assert_true (says (GTK_WIDGET (self->course_panel), "missed on 5 Mar 2020"));
}

static void
test_an_empty_course_says_so (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = fixture_course (&self->rules);

  show (self, course, 2020, 2, 1);
  g_assert_null (find_button (GTK_WIDGET (self->course_panel), "Confirm…"));
  g_assert_null (find_row (GTK_WIDGET (self->course_panel), "Line"));
}

static void
test_another_course_leaves_nothing_behind (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = make_resistant (self);
  g_autoptr (DcsCourse) empty = NULL;
  RulesFixture other = { 0 };

  show (self, course, 2020, 2, 1);
  fixture_set_up (&other, NULL);
  fixture_patient (&other, "JLS-002", NULL);
  empty = fixture_course (&other);
  show (self, empty, 2020, 2, 1);
  g_assert_null (find_row (GTK_WIDGET (self->course_panel), "Methotrexate"));
  show (self, course, 2020, 2, 1);
  g_assert_nonnull (find_row (GTK_WIDGET (self->course_panel), "Methotrexate"));
  fixture_tear_down (&other, NULL);
}

static GtkWidget *
notices_of (DcsCourse *course, DcsDefinition *definition)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  GtkWidget *bar = g_object_ref_sink (g_object_new (DCS_TYPE_NOTICE_BAR, NULL));

  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_ALL);
  dcs_notice_bar_set_analysis (DCS_NOTICE_BAR (bar), analysis, dcs_analysis_count_open (analysis));
  return bar;
}

static void
test_a_directive_is_seen_at_once (Fixture *self, gconstpointer data)
{
  DcsDefinition *als = dcs_catalog_find (self->rules.catalog, dcs_code ("als"));
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GtkWidget) bar = NULL;

  fixture_care_item (&self->rules, NULL, "done");
  fixture_last (&self->rules, DCS_CARE_ITEM_KIND)[0] = dcs_value_code (
      dcs_code ("advance_directive"));
  fixture_last (&self->rules, DCS_CARE_ITEM_OUTCOME)[0] = dcs_value_text ("No intubation");
  fixture_last (&self->rules, DCS_CARE_ITEM_DONE_DATE)[0] = dcs_value_date (
      dcs_date_new (2020, 1, 2));
  course = fixture_course (&self->rules);
  bar = notices_of (course, als);
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_true (says (bar, "No intubation"));
}

static void
test_nothing_to_notice_takes_no_room (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = fixture_course (&self->rules);
  g_autoptr (GtkWidget) bar = notices_of (course, self->rules.jls);

  g_assert_false (gtk_widget_get_visible (bar));
}

static void
test_what_waits_is_announced (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = make_resistant (self);
  g_autoptr (GtkWidget) bar = notices_of (course, self->rules.jls);

  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_true (says (bar, "1 suggestion to confirm"));
}

#define panel_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

  panel_test ("/ui/course-panel/confirm", test_a_failed_drug_waits_to_be_confirmed);
  panel_test ("/ui/course-panel/why", test_every_row_says_why);
  panel_test ("/ui/course-panel/due", test_what_is_due_can_be_settled);
  panel_test ("/ui/course-panel/missed", test_missed_infusions_are_dated);
  panel_test ("/ui/course-panel/empty", test_an_empty_course_says_so);
  panel_test ("/ui/course-panel/another", test_another_course_leaves_nothing_behind);

  panel_test ("/ui/course-panel/directive", test_a_directive_is_seen_at_once);
  panel_test ("/ui/course-panel/nothing", test_nothing_to_notice_takes_no_room);
  panel_test ("/ui/course-panel/announced", test_what_waits_is_announced);

  return g_test_run ();
}
