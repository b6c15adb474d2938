/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-course-tables-view.h"
#include "dcs-entry.h"
#include "dcs-figure-dialog.h"
#include "dcs-figure-tile.h"
#include "dcs-patient-page.h"
#include "dcs-record-menu.h"
#include "dcs-records.h"
#include "dcs-table-row.h"
#include "dcs-timeline-card.h"
#include "dcs-timeline-mark.h"
#include "dcs-ui.h"

#include <glib/gstdio.h>

typedef struct
{
  RulesFixture rules;
  GtkWidget *window;
  DcsPatientPage *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (&self->rules, NULL);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  self->page = DCS_PATIENT_PAGE (dcs_patient_page_new (NULL, 42));
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->page));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (g_object_ref (self->page));

  gtk_window_destroy (GTK_WINDOW (self->window));
  spin_pending ();
  g_assert_finalize_object (page);
  fixture_tear_down (&self->rules, NULL);
}

static void
show (Fixture *self, DcsCourse *course)
{
  dcs_patient_page_show_course (self->page, course, self->rules.catalog);
  gtk_window_present (GTK_WINDOW (self->window));
  spin_until (gtk_widget_get_mapped (GTK_WIDGET (self->page)));
  spin_frames (self->window);
}

/* The first widget of @type in the page, depth first. */
static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_widgets (GtkWidget *root, GType type)
{
  guint n_found = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_found += count_widgets (child, type);
  return n_found;
}

static DcsTimelineCard *
card (Fixture *self)
{
  return DCS_TIMELINE_CARD (find_widget (GTK_WIDGET (self->page), DCS_TYPE_TIMELINE_CARD));
}

static DcsCourseTablesView *
tables (Fixture *self)
{
  return DCS_COURSE_TABLES_VIEW (
      find_widget (GTK_WIDGET (self->page), DCS_TYPE_COURSE_TABLES_VIEW));
}

static void
test_shows_figures_timeline_and_tables (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  GtkWidget *tile;

  show (self, course);
  g_assert_cmpint (dcs_patient_page_get_patient_id (self->page), ==, 42);
  g_assert_cmpuint (count_widgets (GTK_WIDGET (self->page), DCS_TYPE_FIGURE_TILE), ==, 6);
  tile = find_widget (GTK_WIDGET (self->page), DCS_TYPE_FIGURE_TILE);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tile),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "State, Complete response, since 1 Feb 2018");
  g_assert_nonnull (dcs_timeline_view_get_timeline (dcs_timeline_card_get_view (card (self))));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (
                        dcs_course_tables_view_get_model (tables (self), DCS_TABLE_VISITS))),
                    ==,
                    6);
}

static void
test_row_selects_its_mark (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  GtkSelectionModel *model;
  g_autoptr (DcsTableRow) row = NULL;
  DcsRecordKind kind;
  gint64 id;

  show (self, course);
  model = dcs_course_tables_view_get_model (tables (self), DCS_TABLE_TREATMENTS);
  gtk_selection_model_select_item (model, 1, TRUE);
  row = g_list_model_get_item (G_LIST_MODEL (model), 1);
  g_assert_true (
      dcs_timeline_session_get_selected (dcs_timeline_card_get_session (card (self)), &kind, &id));
  g_assert_cmpint (kind, ==, DCS_RECORD_TREATMENT);
  g_assert_cmpint (id, ==, dcs_table_row_get_id (row));
}

static void
test_mark_selects_its_row (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  gint64 id = dcs_course_row (course, DCS_RECORD_RELAPSE, 0)[DCS_RELAPSE_ID].integer;
  gint64 visit = dcs_course_row (course, DCS_RECORD_VISIT, 2)[DCS_VISIT_ID].integer;
  DcsTimelineSession *session;
  GtkSelectionModel *events, *visits;

  show (self, course);
  session = dcs_timeline_card_get_session (card (self));
  events = dcs_course_tables_view_get_model (tables (self), DCS_TABLE_EVENTS);
  visits = dcs_course_tables_view_get_model (tables (self), DCS_TABLE_VISITS);

  dcs_timeline_session_select (session, DCS_RECORD_RELAPSE, id);
  g_assert_cmpint (dcs_course_tables_view_get_visible (tables (self)), ==, DCS_TABLE_EVENTS);
  g_assert_true (gtk_selection_model_is_selected (events, 0));

  dcs_timeline_session_select (session, DCS_RECORD_VISIT, visit);
  g_assert_cmpint (dcs_course_tables_view_get_visible (tables (self)), ==, DCS_TABLE_VISITS);
  g_assert_false (gtk_selection_model_is_selected (events, 0));
  /* Latest first: the third of six is the fourth row. */
  g_assert_true (gtk_selection_model_is_selected (visits, 3));
  g_assert_true (dcs_timeline_session_get_selected (session, NULL, &id));
  g_assert_cmpint (id, ==, visit);
}

static void
test_new_course_keeps_choice_and_range (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  DcsTimelineSession *session;
  double first, last;
  gint64 id = dcs_course_row (course, DCS_RECORD_VISIT, 1)[DCS_VISIT_ID].integer;
  gint64 chosen;

  show (self, course);
  session = dcs_timeline_card_get_session (card (self));
  dcs_timeline_session_select (session, DCS_RECORD_VISIT, id);
  dcs_timeline_session_set_range (session, fixture_day ("2015-06-01"), fixture_day ("2016-06-01"));

  dcs_patient_page_show_course (self->page, course, self->rules.catalog);
  dcs_timeline_session_get_range (session, &first, &last);
  g_assert_cmpfloat_with_epsilon (first, fixture_day ("2015-06-01"), 0.01);
  g_assert_cmpfloat_with_epsilon (last, fixture_day ("2016-06-01"), 0.01);
  g_assert_true (dcs_timeline_session_get_selected (session, NULL, &chosen));
  g_assert_cmpint (chosen, ==, id);
}

static void
test_actions_zoom_and_change_the_axis (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  DcsTimelineSession *session;

  show (self, course);
  session = dcs_timeline_card_get_session (card (self));
  gtk_widget_activate_action (GTK_WIDGET (card (self)), "timeline.zoom-in", NULL);
  g_assert_true (dcs_timeline_session_can_zoom_out (session));
  gtk_widget_activate_action (GTK_WIDGET (card (self)), "timeline.fit", NULL);
  g_assert_false (dcs_timeline_session_can_zoom_out (session));
  gtk_widget_activate_action (GTK_WIDGET (card (self)), "timeline.axis", "s", "since-diagnosis");
  g_assert_cmpint (dcs_timeline_session_get_axis (session), ==, DCS_TIMELINE_AXIS_SINCE_DIAGNOSIS);
  gtk_widget_activate_action (GTK_WIDGET (card (self)), "timeline.legend", NULL);
  g_assert_false (dcs_timeline_view_get_legend (dcs_timeline_card_get_view (card (self))));
  spin_frames (self->window);
}

static void
test_empty_course_says_what_will_be_here (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_empty (&self->rules);

  show (self, course);
  g_assert_null (dcs_timeline_view_get_timeline (dcs_timeline_card_get_view (card (self))));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (
                        dcs_course_tables_view_get_model (tables (self), DCS_TABLE_VISITS))),
                    ==,
                    0);
}

static void
test_unknown_disease_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  GtkWidget *status;

  fixture_patient (&self->rules, "TST-009", NULL);
  *fixture_last (&self->rules, DCS_PATIENT_DISEASE) = dcs_value_code (
      dcs_code ("disease_of_another_clinic"));
  course = fixture_course (&self->rules);
  show (self, course);
  status = find_widget (GTK_WIDGET (self->page), ADW_TYPE_STATUS_PAGE);
  g_assert_true (gtk_widget_get_mapped (status));
  g_assert_cmpstr (
      adw_status_page_get_title (ADW_STATUS_PAGE (status)), ==, "This disease is not defined here");
}

static void
test_tab_goes_on_through_all_parts (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  gboolean met_mark = FALSE, met_tables = FALSE, met_toolbar = FALSE;
  GtkWidget *before = NULL;

  show (self, course);
  for (guint i = 0; i < 14; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (self->window));
      g_assert_nonnull (focus);
      g_assert_true (focus != before);
      before = focus;
      met_mark |= DCS_IS_TIMELINE_MARK (focus);
      met_toolbar |= GTK_IS_BUTTON (focus)
                     && gtk_widget_is_ancestor (focus, GTK_WIDGET (card (self)));
      met_tables |= gtk_widget_is_ancestor (focus, GTK_WIDGET (tables (self)));
    }
  g_assert_true (met_toolbar);
  g_assert_true (met_mark);
  g_assert_true (met_tables);
}

/* What the page asks of its window. */
static void
asked_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GString *asked = data;
  g_autofree char *words = g_variant_print (parameter, FALSE);

  g_string_append_printf (asked, "%s %s\n", g_action_get_name (G_ACTION (action)), words);
}

/* Stands in for the window's actions; what is asked comes into the text. */
static GString *
listen (Fixture *self)
{
  static const struct
  {
    const char *name, *type;
  } actions[] = {
    { "new-record", "(xix)" },    { "open-cell", "(xixxs)" },  { "edit-patient", "x" },
    { "delete-record", "(xix)" }, { "show-history", "(xix)" }, { "show-toast", "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GString *asked = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GVariantType) type = g_variant_type_new (actions[i].type);
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, type);

      g_signal_connect (action, "activate", G_CALLBACK (asked_cb), asked);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
  return asked;
}

static void
assert_asked (GString *asked, const char *expected)
{
  g_assert_cmpstr (asked->str, ==, expected);
  g_string_truncate (asked, 0);
}

static void
test_begins_records_of_the_patient (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  GString *asked = listen (self);
  g_autofree char *visit = g_strdup_printf ("new-record (42, %d, 0)\n", DCS_ENTRY_VISIT);
  g_autofree char *lesion = g_strdup_printf ("new-record (42, %d, 0)\n", DCS_ENTRY_LESION);

  /* Nothing can be entered before the records are read. */
  gtk_widget_activate_action (GTK_WIDGET (self->page), "patient.new-visit", NULL);
  assert_asked (asked, "");
  show (self, course);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "patient.new-visit", NULL);
  assert_asked (asked, visit);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "patient.add-lesion", NULL);
  assert_asked (asked, lesion);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "patient.edit", NULL);
  assert_asked (asked, "edit-patient 42\n");
  g_string_free (asked, TRUE);
}

static const DcsValue *
find_treatment (DcsCourse *course, gboolean stopped)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if ((row[DCS_TREATMENT_STOP_DATE].kind == DCS_VALUE_DATE) == stopped)
        return row;
    }
  g_assert_not_reached ();
}

static void
test_acts_on_a_treatment (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  gint64 running = find_treatment (course, FALSE)[DCS_TREATMENT_ID].integer;
  gint64 stopped = find_treatment (course, TRUE)[DCS_TREATMENT_ID].integer;
  GtkWidget *page = GTK_WIDGET (self->page);
  GString *asked = listen (self);
  g_autofree char *dose = g_strdup_printf (
      "new-record (42, %d, %d)\n", DCS_ENTRY_DOSE, (int) running);
  g_autofree char *event = g_strdup_printf (
      "new-record (42, %d, %d)\n", DCS_ENTRY_ADVERSE_EVENT, (int) stopped);
  g_autofree char *stop = g_strdup_printf (
      "open-cell (42, %d, %d, 0, 'stop_date')\n", DCS_RECORD_TREATMENT, (int) stopped);

  show (self, course);
  gtk_widget_activate_action (page, "patient.change-dose", "x", running);
  assert_asked (asked, dose);
  gtk_widget_activate_action (page, "patient.add-adverse-event", "x", stopped);
  assert_asked (asked, event);
  /* What has stopped has no next dose, and its stop is edited, not made again. */
  gtk_widget_activate_action (page, "patient.change-dose", "x", stopped);
  g_assert_true (g_str_has_prefix (asked->str, "show-toast "));
  g_string_truncate (asked, 0);
  gtk_widget_activate_action (page, "patient.stop-treatment", "x", stopped);
  assert_asked (asked, stop);
  g_string_free (asked, TRUE);
}

static void
test_menu_fits_the_record (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  gint64 running = find_treatment (course, FALSE)[DCS_TREATMENT_ID].integer;
  gint64 visit = dcs_course_row (course, DCS_RECORD_VISIT, 0)[DCS_VISIT_ID].integer;
  g_autoptr (GMenuModel) of_visit = dcs_record_menu_new (
      course, self->rules.jls, DCS_RECORD_VISIT, visit);
  g_autoptr (GMenuModel) of_treatment = dcs_record_menu_new (
      course, self->rules.jls, DCS_RECORD_TREATMENT, running);
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (
      of_treatment, 1, G_MENU_LINK_SECTION);
  g_autofree char *action = NULL;

  g_assert_cmpint (g_menu_model_get_n_items (of_visit), ==, 2);
  g_assert_cmpint (g_menu_model_get_n_items (of_treatment), ==, 3);
  g_assert_true (
      g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_ACTION, "s", &action));
  g_assert_cmpstr (action, ==, "patient.change-dose");
}

static void
test_table_that_is_asked_for_gets_the_keyboard (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  GtkWidget *focus;

  show (self, course);
  gtk_widget_activate_action (
      GTK_WIDGET (self->page), "patient.show-table", "i", (int) DCS_TABLE_TREATMENTS);
  g_assert_cmpint (dcs_course_tables_view_get_visible (tables (self)), ==, DCS_TABLE_TREATMENTS);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (tables (self))));
  /* And keeps it when the records are read anew. */
  dcs_patient_page_show_course (self->page, course, self->rules.catalog);
  spin_frames (self->window);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (tables (self))));
  /* An empty table offers what to add. */
  gtk_widget_activate_action (
      GTK_WIDGET (self->page), "patient.show-table", "i", (int) DCS_TABLE_CARE_PLAN);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_BUTTON (focus));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  char **path = data;

  *path = dcs_figure_dialog_save_finish (DCS_FIGURE_DIALOG (source), result, &error);
  g_assert_no_error (error);
}

static void
failed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_null (dcs_figure_dialog_save_finish (DCS_FIGURE_DIALOG (source), result, error));
}

static void
test_dialog_saves_an_svg (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  g_autofree char *folder = g_dir_make_tmp ("decursus-figure-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "figure.svg", NULL);
  g_autofree char *saved = NULL;
  g_autofree char *content = NULL;
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  show (self, course);
  dialog = dcs_figure_dialog_new (
      course, self->rules.catalog, dcs_timeline_card_get_session (card (self)));
  gtk_window_present (GTK_WINDOW (dialog));
  spin_frames (dialog);
  name = dcs_figure_dialog_dup_name (DCS_FIGURE_DIALOG (dialog));
  g_assert_cmpstr (name, ==, "TST-001 timeline.pdf");

  dcs_figure_dialog_save_async (DCS_FIGURE_DIALOG (dialog), path, NULL, saved_cb, &saved);
  spin_until (saved != NULL);
  g_assert_cmpstr (saved, ==, path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "<svg"));

  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The row of a dialog that is called @title. */
static AdwActionRow *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_ACTION_ROW (root)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return ADW_ACTION_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwActionRow *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_deidentified_figure_tells_nothing_of_the_person (Fixture *self, gconstpointer data)
{
  static const char *const secrets[] = { "TST-001", "A.B.", "2015", "2017", "2018" };
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  g_autofree char *folder = g_dir_make_tmp ("decursus-figure-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "figure", NULL);
  g_autofree char *saved = NULL;
  g_autofree char *content = NULL;
  g_autofree char *name = NULL;
  GtkWidget *dialog;
  DcsTimeline *timeline;
  g_autofree char *dump = NULL;

  show (self, course);
  dialog = dcs_figure_dialog_new (
      course, self->rules.catalog, dcs_timeline_card_get_session (card (self)));
  gtk_switch_set_active (
      GTK_SWITCH (adw_action_row_get_activatable_widget (find_row (dialog, "De-identified"))),
      TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Format")), 1);
  name = dcs_figure_dialog_dup_name (DCS_FIGURE_DIALOG (dialog));
  g_assert_cmpstr (name, ==, "Timeline.svg");

  /* A name without an ending gets that of the chosen format. */
  dcs_figure_dialog_save_async (DCS_FIGURE_DIALOG (dialog), path, NULL, saved_cb, &saved);
  spin_until (saved != NULL);
  g_assert_true (g_str_has_suffix (saved, "figure.svg"));
  g_assert_true (g_file_get_contents (saved, &content, NULL, NULL));

  /* In the SVG the letters are outlines; what was drawn is in the scene. */
  timeline = dcs_figure_dialog_lay_out (DCS_FIGURE_DIALOG (dialog));
  dump = dcs_scene_dump (dcs_timeline_get_scene (timeline));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_assert_null (strstr (content, secrets[i]));
      g_assert_null (strstr (dump, secrets[i]));
    }
  dcs_timeline_unref (timeline);

  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpint (g_unlink (saved), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_dialog_tells_why_it_cannot_save (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  show (self, course);
  dialog = dcs_figure_dialog_new (
      course, self->rules.catalog, dcs_timeline_card_get_session (card (self)));
  dcs_figure_dialog_save_async (
      DCS_FIGURE_DIALOG (dialog), "/nonexistent/folder/figure.svg", NULL, failed_cb, &error);
  spin_until (error != NULL);
  g_assert_error (error, DCS_CHARTS_ERROR, DCS_CHARTS_ERROR_WRITE);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/ui/patient-page/shows-figures-timeline-and-tables",
       test_shows_figures_timeline_and_tables);
  add ("/ui/patient-page/row-selects-its-mark", test_row_selects_its_mark);
  add ("/ui/patient-page/mark-selects-its-row", test_mark_selects_its_row);
  add ("/ui/patient-page/new-course-keeps-choice-and-range",
       test_new_course_keeps_choice_and_range);
  add ("/ui/patient-page/actions-zoom-and-change-the-axis", test_actions_zoom_and_change_the_axis);
  add ("/ui/patient-page/empty-course-says-what-will-be-here",
       test_empty_course_says_what_will_be_here);
  add ("/ui/patient-page/unknown-disease-is-told", test_unknown_disease_is_told);
  add ("/ui/patient-page/tab-goes-on-through-all-parts", test_tab_goes_on_through_all_parts);
  add ("/ui/patient-page/begins-records-of-the-patient", test_begins_records_of_the_patient);
  add ("/ui/patient-page/acts-on-a-treatment", test_acts_on_a_treatment);
  add ("/ui/patient-page/menu-fits-the-record", test_menu_fits_the_record);
  add ("/ui/patient-page/table-that-is-asked-for-gets-the-keyboard",
       test_table_that_is_asked_for_gets_the_keyboard);
  add ("/ui/patient-page/dialog-saves-an-svg", test_dialog_saves_an_svg);
  add ("/ui/patient-page/deidentified-figure-tells-nothing-of-the-person",
       test_deidentified_figure_tells_nothing_of_the_person);
  add ("/ui/patient-page/dialog-tells-why-it-cannot-save", test_dialog_tells_why_it_cannot_save);
#undef add

  return g_test_run ();
}
