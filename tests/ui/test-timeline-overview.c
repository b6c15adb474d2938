/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-timeline-overview.h"
#include "dcs-ui.h"

#include <adwaita.h>

typedef struct
{
  RulesFixture rules;
  DcsCourse *course;
  DcsTimelineSession *session;
  DcsTimelineView *view;
  DcsTimelineOverview *overview;
  GtkWidget *window;
  double extent_first, extent_last;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture_set_up (&self->rules, NULL);
  self->course = course_fixture_typical (&self->rules);
  self->session = dcs_timeline_session_new ();
  self->view = DCS_TIMELINE_VIEW (dcs_timeline_view_new (self->session));
  self->overview = DCS_TIMELINE_OVERVIEW (dcs_timeline_overview_new (self->view));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 600);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->overview));
  gtk_window_set_child (GTK_WINDOW (self->window), box);

  dcs_timeline_view_set_course (self->view, self->course, self->rules.catalog);
  dcs_timeline_overview_set_course (self->overview, self->course);
  gtk_window_present (GTK_WINDOW (self->window));
  spin_until (gtk_widget_get_width (GTK_WIDGET (self->overview)) > 0);
  spin_frames (self->window);
  dcs_timeline_session_get_extent (self->session, &self->extent_first, &self->extent_last);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *overview = GTK_WIDGET (g_object_ref (self->overview));

  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (overview);
  g_assert_finalize_object (self->session);
  dcs_course_unref (self->course);
  fixture_tear_down (&self->rules, NULL);
}

/* The middle half of the course. */
static void
show_half (Fixture *self)
{
  double quarter = (self->extent_last - self->extent_first) / 4;

  dcs_timeline_session_set_range (
      self->session, self->extent_first + quarter, self->extent_last - quarter);
  spin_frames (self->window);
}

static void
test_days_run_from_side_to_side (Fixture *self, gconstpointer data)
{
  double x, y, width, height;

  dcs_timeline_get_plot (dcs_timeline_view_get_timeline (self->view), &x, &y, &width, &height);
  g_assert_cmpfloat_with_epsilon (
      dcs_timeline_overview_day_to_x (self->overview, self->extent_first), x, 0.01);
  g_assert_cmpfloat_with_epsilon (
      dcs_timeline_overview_day_to_x (self->overview, self->extent_last), x + width, 0.01);
}

static void
test_drag_inside_moves_the_frame (Fixture *self, gconstpointer data)
{
  double first, last, left, right, moved_first, moved_last;

  show_half (self);
  dcs_timeline_session_get_range (self->session, &first, &last);
  left = dcs_timeline_overview_day_to_x (self->overview, first);
  right = dcs_timeline_overview_day_to_x (self->overview, last);

  dcs_timeline_overview_begin_drag (self->overview, (left + right) / 2);
  dcs_timeline_overview_move_drag (self->overview, 30);
  dcs_timeline_session_get_range (self->session, &moved_first, &moved_last);
  g_assert_cmpfloat_with_epsilon (moved_last - moved_first, last - first, 0.01);
  g_assert_cmpfloat_with_epsilon (
      dcs_timeline_overview_day_to_x (self->overview, moved_first), left + 30, 0.5);
}

static void
test_drag_of_a_side_zooms (Fixture *self, gconstpointer data)
{
  double first, last, left, zoomed_first, zoomed_last;

  show_half (self);
  dcs_timeline_session_get_range (self->session, &first, &last);
  left = dcs_timeline_overview_day_to_x (self->overview, first);

  dcs_timeline_overview_begin_drag (self->overview, left + 2);
  dcs_timeline_overview_move_drag (self->overview, 40);
  dcs_timeline_session_get_range (self->session, &zoomed_first, &zoomed_last);
  g_assert_cmpfloat (zoomed_first, >, first);
  g_assert_cmpfloat_with_epsilon (zoomed_last, last, 0.01);

  /* Past the other side, it stops before it. */
  dcs_timeline_overview_move_drag (self->overview, 5000);
  dcs_timeline_session_get_range (self->session, &zoomed_first, &zoomed_last);
  g_assert_cmpfloat_with_epsilon (zoomed_last, last, 0.01);
  g_assert_cmpfloat_with_epsilon (zoomed_last - zoomed_first, DCS_TIMELINE_SESSION_MIN_SPAN, 0.01);
}

static void
test_press_beside_brings_the_frame (Fixture *self, gconstpointer data)
{
  double first, last;

  show_half (self);
  dcs_timeline_session_set_range (self->session, self->extent_first, self->extent_first + 100);
  dcs_timeline_overview_begin_drag (
      self->overview, dcs_timeline_overview_day_to_x (self->overview, self->extent_first + 700));
  dcs_timeline_session_get_range (self->session, &first, &last);
  g_assert_cmpfloat_with_epsilon ((first + last) / 2, self->extent_first + 700, 1);
  g_assert_cmpfloat_with_epsilon (last - first, 100, 0.01);
}

static void
test_is_no_tab_stop (Fixture *self, gconstpointer data)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->overview),
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (self->overview)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/ui/timeline-overview/days-run-from-side-to-side", test_days_run_from_side_to_side);
  add ("/ui/timeline-overview/drag-inside-moves-the-frame", test_drag_inside_moves_the_frame);
  add ("/ui/timeline-overview/drag-of-a-side-zooms", test_drag_of_a_side_zooms);
  add ("/ui/timeline-overview/press-beside-brings-the-frame", test_press_beside_brings_the_frame);
  add ("/ui/timeline-overview/is-no-tab-stop", test_is_no_tab_stop);
#undef add

  return g_test_run ();
}
