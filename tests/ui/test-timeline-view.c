/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-records.h"
#include "dcs-timeline-mark.h"
#include "dcs-timeline-view.h"
#include "dcs-ui.h"

#include <adwaita.h>

typedef struct
{
  RulesFixture rules;
  DcsTimelineSession *session;
  DcsTimelineView *view;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (&self->rules, NULL);
  self->session = dcs_timeline_session_new ();
  self->view = DCS_TIMELINE_VIEW (dcs_timeline_view_new (self->session));
  dcs_timeline_view_set_today (self->view, fixture_day ("2018-06-01"));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (g_object_ref (self->view));

  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (view);
  g_assert_finalize_object (self->session);
  fixture_tear_down (&self->rules, NULL);
}

static void
show (Fixture *self, DcsCourse *course)
{
  dcs_timeline_view_set_course (self->view, course, self->rules.catalog);
  gtk_window_present (GTK_WINDOW (self->window));
  spin_until (gtk_widget_get_width (GTK_WIDGET (self->view)) > 0);
  spin_frames (self->window);
}

static guint
count_visible_marks (Fixture *self)
{
  guint n_marks = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_marks += gtk_widget_get_visible (child) ? 1 : 0;
  return n_marks;
}

/* The accelerator as the view gets it: through its class's key bindings. */
static gboolean
press (Fixture *self, guint key)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n_controllers = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n_controllers; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint n_shortcuts;

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      n_shortcuts = g_list_model_get_n_items (G_LIST_MODEL (controller));
      for (guint j = 0; j < n_shortcuts; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                 0,
                                                 widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_assert_not_reached ();
}

static const DcsMark *
focused_mark (Fixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  if (focus == NULL || !DCS_IS_TIMELINE_MARK (focus))
    return NULL;
  return dcs_timeline_mark_get_mark (DCS_TIMELINE_MARK (focus));
}

static void
test_has_a_child_for_each_visible_mark (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  guint n_all;

  show (self, course);
  n_all = count_visible_marks (self);
  g_assert_cmpuint (n_all, >=, 6 + 2 + 1);
  g_assert_cmpuint (
      n_all, ==, dcs_timeline_get_n_marks (dcs_timeline_view_get_timeline (self->view)));

  dcs_timeline_session_set_range (
      self->session, fixture_day ("2015-03-01"), fixture_day ("2015-08-01"));
  dcs_timeline_view_update (self->view);
  g_assert_cmpuint (count_visible_marks (self), <, n_all);
  g_assert_cmpuint (count_visible_marks (self),
                    ==,
                    dcs_timeline_get_n_marks (dcs_timeline_view_get_timeline (self->view)));

  dcs_timeline_session_fit (self->session);
  spin_frames (self->window);
  g_assert_cmpuint (count_visible_marks (self), ==, n_all);
}

static void
test_children_cover_their_marks (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);

  show (self, course);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const DcsMark *mark = dcs_timeline_mark_get_mark (DCS_TIMELINE_MARK (child));
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (self->view), &bounds));
      g_assert_cmpfloat_with_epsilon (bounds.origin.x, mark->x, 1);
      g_assert_cmpfloat_with_epsilon (bounds.origin.y, mark->y, 1);
      g_assert_cmpfloat (bounds.size.width, >=, mark->width - 0.01);
      g_assert_cmpfloat (bounds.size.height, >=, mark->height - 0.01);
    }
}

static void
test_tells_roles_and_names (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  g_autofree char *description = NULL;

  show (self, course);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Timeline");
  description = dcs_timeline_describe (dcs_timeline_view_get_timeline (self->view));
  g_assert_cmpuint (strlen (description), >, 10);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const DcsMark *mark = dcs_timeline_mark_get_mark (DCS_TIMELINE_MARK (child));

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      g_assert_cmpuint (strlen (mark->label), >, 0);
      gtk_test_accessible_assert_property (
          GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, mark->label);
    }
}

static void
test_focus_tells_the_details (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  g_autofree char *details = NULL;
  GtkWidget *focus;

  show (self, course);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  press (self, GDK_KEY_Right);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (DCS_IS_TIMELINE_MARK (focus));
  details = dcs_timeline_mark_details (dcs_timeline_view_get_timeline (self->view),
                                       dcs_timeline_mark_get_index (DCS_TIMELINE_MARK (focus)));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details);
}

static gboolean
is_described (GtkWidget *mark, const char *details)
{
  g_autofree char *found = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details);

  return found == NULL;
}

static void
test_all_marks_are_described_in_the_end (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  GtkWidget *last;
  g_autofree char *details = NULL;

  show (self, course);
  last = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  details = dcs_timeline_mark_details (dcs_timeline_view_get_timeline (self->view),
                                       dcs_timeline_mark_get_index (DCS_TIMELINE_MARK (last)));
  spin_until (is_described (last, details));
}

/* Walks with @key until the focus stays where it is, and counts the marks met. */
static guint
walk (Fixture *self, guint key, GHashTable *met)
{
  guint n_steps = 0;
  GtkWidget *last = NULL;
  int day = key == GDK_KEY_Right ? G_MININT : G_MAXINT;

  for (;;)
    {
      GtkWidget *focus;
      const DcsMark *mark;

      press (self, key);
      focus = gtk_window_get_focus (GTK_WINDOW (self->window));
      mark = focused_mark (self);
      g_assert_nonnull (mark);
      if (focus == last)
        return n_steps;

      last = focus;
      n_steps++;
      g_assert_cmpuint (n_steps, <, 10000);
      if (key == GDK_KEY_Right)
        g_assert_cmpint (mark->start_day, >=, day);
      else
        g_assert_cmpint (mark->start_day, <=, day);
      day = mark->start_day;
      g_hash_table_add (met, focus);
    }
}

static void
test_keyboard_visits_each_mark_once_in_time (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  guint n_marks;

  show (self, course);
  n_marks = count_visible_marks (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_assert_cmpuint (walk (self, GDK_KEY_Right, met), ==, n_marks);
  g_assert_cmpuint (g_hash_table_size (met), ==, n_marks);
  g_assert_cmpuint (walk (self, GDK_KEY_Left, met), ==, n_marks - 1);
  g_assert_cmpuint (g_hash_table_size (met), ==, n_marks);
}

static void
test_keyboard_reaches_what_is_out_of_sight (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  gboolean visits[16] = { FALSE };
  guint n_met = 0;
  GtkWidget *last = NULL;
  int last_day = G_MININT;

  show (self, course);
  dcs_timeline_session_set_range (
      self->session, fixture_day ("2015-03-01"), fixture_day ("2015-06-01"));
  dcs_timeline_view_update (self->view);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  press (self, GDK_KEY_Home);
  for (guint i = 0; i < 200; i++)
    {
      const DcsMark *mark = focused_mark (self);

      g_assert_nonnull (mark);
      if (mark->kind == DCS_MARK_VISIT && mark->id < 1000)
        for (guint j = 0; j < dcs_course_count (course, DCS_RECORD_VISIT); j++)
          if (dcs_course_row (course, DCS_RECORD_VISIT, j)[DCS_VISIT_ID].integer == mark->id)
            visits[j] = TRUE;
      g_assert_cmpint (mark->start_day, >=, last_day);
      last_day = mark->start_day;
      last = gtk_window_get_focus (GTK_WINDOW (self->window));
      press (self, GDK_KEY_Right);
      if (gtk_window_get_focus (GTK_WINDOW (self->window)) == last
          && focused_mark (self)->start_day == last_day)
        break;
    }
  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    n_met += visits[i] ? 1 : 0;
  g_assert_cmpuint (n_met, ==, dcs_course_count (course, DCS_RECORD_VISIT));
}

static void
test_arrows_change_lanes (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  guint lane;

  show (self, course);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  press (self, GDK_KEY_Home);
  while (press (self, GDK_KEY_Up) && focused_mark (self)->lane > 0)
    continue;
  lane = focused_mark (self)->lane;
  press (self, GDK_KEY_Down);
  g_assert_cmpuint (focused_mark (self)->lane, >, lane);
  press (self, GDK_KEY_Up);
  g_assert_cmpuint (focused_mark (self)->lane, ==, lane);
}

static void
test_keys_zoom_around_the_focused_mark (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  double first, last, zoomed_first, zoomed_last;
  gint64 id;

  show (self, course);
  dcs_timeline_session_get_range (self->session, &first, &last);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  press (self, GDK_KEY_End);
  press (self, GDK_KEY_Left);
  id = focused_mark (self)->id;
  press (self, GDK_KEY_plus);
  press (self, GDK_KEY_plus);
  spin_frames (self->window);
  dcs_timeline_session_get_range (self->session, &zoomed_first, &zoomed_last);
  g_assert_cmpfloat (zoomed_last - zoomed_first, <, (last - first) / 2);
  g_assert_nonnull (focused_mark (self));
  g_assert_cmpint (focused_mark (self)->id, ==, id);

  press (self, GDK_KEY_minus);
  dcs_timeline_session_get_range (self->session, &first, &last);
  g_assert_cmpfloat (last - first, >, zoomed_last - zoomed_first);
  press (self, GDK_KEY_0);
  g_assert_false (dcs_timeline_session_can_zoom_out (self->session));
}

static void
test_enter_chooses_the_record (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  DcsRecordKind kind;
  gint64 id;

  show (self, course);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  press (self, GDK_KEY_Home);
  while (focused_mark (self)->kind != DCS_MARK_RELAPSE)
    press (self, GDK_KEY_Right);
  press (self, GDK_KEY_Return);
  g_assert_true (dcs_timeline_session_get_selected (self->session, &kind, &id));
  g_assert_cmpint (kind, ==, DCS_RECORD_RELAPSE);
  g_assert_cmpint (id, ==, focused_mark (self)->id);
  gtk_test_accessible_assert_state (
      GTK_ACCESSIBLE (gtk_window_get_focus (GTK_WINDOW (self->window))),
      GTK_ACCESSIBLE_STATE_SELECTED,
      TRUE);
}

static void
test_chosen_record_selects_its_mark (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  gint64 id = dcs_course_row (course, DCS_RECORD_TREATMENT, 0)[DCS_TREATMENT_ID].integer;
  guint n_selected = 0;

  show (self, course);
  dcs_timeline_session_select (self->session, DCS_RECORD_TREATMENT, id);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (dcs_timeline_mark_get_selected (DCS_TIMELINE_MARK (child)))
      {
        g_assert_cmpint (dcs_timeline_mark_get_mark (DCS_TIMELINE_MARK (child))->id, ==, id);
        n_selected++;
      }
  g_assert_cmpuint (n_selected, >=, 1);
}

static void
test_one_tab_stop (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);

  show (self, course);
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD));
  g_assert_nonnull (focused_mark (self));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD));
}

static void
test_paints_something (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_typical (&self->rules);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) paintable = NULL;
  GskRenderNode *node;

  show (self, course);
  paintable = gtk_widget_paintable_new (GTK_WIDGET (self->view));
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), 900, 500);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);
}

static void
test_empty_course_has_no_marks (Fixture *self, gconstpointer data)
{
  g_autoptr (DcsCourse) course = course_fixture_empty (&self->rules);

  show (self, course);
  g_assert_cmpuint (count_visible_marks (self), ==, 0);
  press (self, GDK_KEY_Right);
  press (self, GDK_KEY_End);
  press (self, GDK_KEY_plus);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/ui/timeline-view/has-a-child-for-each-visible-mark",
       test_has_a_child_for_each_visible_mark);
  add ("/ui/timeline-view/children-cover-their-marks", test_children_cover_their_marks);
  add ("/ui/timeline-view/tells-roles-and-names", test_tells_roles_and_names);
  add ("/ui/timeline-view/focus-tells-the-details", test_focus_tells_the_details);
  add ("/ui/timeline-view/all-marks-are-described-in-the-end",
       test_all_marks_are_described_in_the_end);
  add ("/ui/timeline-view/keyboard-visits-each-mark-once-in-time",
       test_keyboard_visits_each_mark_once_in_time);
  add ("/ui/timeline-view/keyboard-reaches-what-is-out-of-sight",
       test_keyboard_reaches_what_is_out_of_sight);
  add ("/ui/timeline-view/arrows-change-lanes", test_arrows_change_lanes);
  add ("/ui/timeline-view/keys-zoom-around-the-focused-mark",
       test_keys_zoom_around_the_focused_mark);
  add ("/ui/timeline-view/enter-chooses-the-record", test_enter_chooses_the_record);
  add ("/ui/timeline-view/chosen-record-selects-its-mark", test_chosen_record_selects_its_mark);
  add ("/ui/timeline-view/one-tab-stop", test_one_tab_stop);
  add ("/ui/timeline-view/paints-something", test_paints_something);
  add ("/ui/timeline-view/empty-course-has-no-marks", test_empty_course_has_no_marks);
#undef add

  return g_test_run ();
}
