/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-session.h"

static void
count_cb (DcsTimelineSession *session, guint *count)
{
  (*count)++;
}

static DcsTimelineSession *
session_of_1000_days (void)
{
  DcsTimelineSession *session = dcs_timeline_session_new ();

  dcs_timeline_session_set_extent (session, 10000, 11000);
  return session;
}

static void
assert_range (DcsTimelineSession *session, double first, double last)
{
  double is_first, is_last;

  dcs_timeline_session_get_range (session, &is_first, &is_last);
  g_assert_cmpfloat_with_epsilon (is_first, first, 1e-6);
  g_assert_cmpfloat_with_epsilon (is_last, last, 1e-6);
}

static void
test_shows_everything_at_first (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();

  assert_range (session, 10000, 11000);
  g_assert_false (dcs_timeline_session_can_zoom_out (session));
  g_assert_true (dcs_timeline_session_can_zoom_in (session));
}

static void
test_zoom_keeps_day_under_pointer (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();
  double first, last;

  dcs_timeline_session_zoom (session, 2, 10250);
  assert_range (session, 10125, 10625);
  for (guint i = 0; i < 3; i++)
    {
      dcs_timeline_session_zoom (session, 1.3, 10400);
      dcs_timeline_session_get_range (session, &first, &last);
      g_assert_cmpfloat_with_epsilon ((10400 - first) / (last - first), 275.0 / 500, 1e-9);
    }
}

static void
test_zoom_stops_at_limits (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();
  double first, last;

  dcs_timeline_session_zoom (session, 1e6, 10500);
  dcs_timeline_session_get_range (session, &first, &last);
  g_assert_cmpfloat_with_epsilon (last - first, DCS_TIMELINE_SESSION_MIN_SPAN, 1e-6);
  g_assert_false (dcs_timeline_session_can_zoom_in (session));

  dcs_timeline_session_zoom (session, 1e-6, 10500);
  assert_range (session, 10000, 11000);
  g_assert_false (dcs_timeline_session_can_zoom_out (session));
}

static void
test_zoom_out_at_an_edge_stays_inside (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();

  dcs_timeline_session_set_range (session, 10800, 11000);
  dcs_timeline_session_zoom (session, 0.5, 10800);
  assert_range (session, 10600, 11000);
}

static void
test_pan_stops_at_ends_and_keeps_length (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();

  dcs_timeline_session_set_range (session, 10100, 10300);
  dcs_timeline_session_pan (session, 50);
  assert_range (session, 10150, 10350);
  dcs_timeline_session_pan (session, -5000);
  assert_range (session, 10000, 10200);
  dcs_timeline_session_pan (session, 5000);
  assert_range (session, 10800, 11000);
}

static void
test_reveal_moves_only_when_outside (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();
  guint n_changes = 0;

  dcs_timeline_session_set_range (session, 10400, 10600);
  g_signal_connect (session, "range-changed", G_CALLBACK (count_cb), &n_changes);
  dcs_timeline_session_reveal (session, 10500, 10500);
  dcs_timeline_session_reveal (session, 10000, 10401);
  g_assert_cmpuint (n_changes, ==, 0);

  dcs_timeline_session_reveal (session, 10700, 10900);
  assert_range (session, 10550, 10750);
  dcs_timeline_session_reveal (session, 10100, 10200);
  assert_range (session, 10150, 10350);
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_new_extent_keeps_a_chosen_range (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();

  dcs_timeline_session_set_range (session, 10400, 10600);
  dcs_timeline_session_set_extent (session, 10000, 11200);
  assert_range (session, 10400, 10600);
  dcs_timeline_session_set_extent (session, 10000, 10500);
  assert_range (session, 10300, 10500);
}

static void
test_new_extent_keeps_showing_everything (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();

  dcs_timeline_session_set_extent (session, 9000, 12000);
  assert_range (session, 9000, 12000);
}

static void
test_course_shorter_than_minimum_is_shown_whole (void)
{
  g_autoptr (DcsTimelineSession) session = dcs_timeline_session_new ();

  dcs_timeline_session_set_extent (session, 100, 110);
  assert_range (session, 100, 110);
  g_assert_false (dcs_timeline_session_can_zoom_in (session));
  dcs_timeline_session_zoom (session, 3, 105);
  assert_range (session, 100, 110);
}

static void
test_same_value_notifies_nobody (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();
  guint n_range = 0, n_selection = 0;

  g_signal_connect (session, "range-changed", G_CALLBACK (count_cb), &n_range);
  g_signal_connect (session, "selection-changed", G_CALLBACK (count_cb), &n_selection);

  dcs_timeline_session_fit (session);
  dcs_timeline_session_set_extent (session, 10000, 11000);
  dcs_timeline_session_set_axis (session, DCS_TIMELINE_AXIS_DATES);
  dcs_timeline_session_unselect (session);
  g_assert_cmpuint (n_range, ==, 0);
  g_assert_cmpuint (n_selection, ==, 0);

  dcs_timeline_session_set_axis (session, DCS_TIMELINE_AXIS_SINCE_DIAGNOSIS);
  dcs_timeline_session_select (session, DCS_RECORD_VISIT, 5);
  dcs_timeline_session_select (session, DCS_RECORD_VISIT, 5);
  g_assert_cmpuint (n_range, ==, 1);
  g_assert_cmpuint (n_selection, ==, 1);
}

static void
test_selection_tells_records_of_two_kinds_apart (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();
  DcsRecordKind kind;
  gint64 id;

  g_assert_false (dcs_timeline_session_get_selected (session, NULL, NULL));
  dcs_timeline_session_select (session, DCS_RECORD_VISIT, 5);
  dcs_timeline_session_select (session, DCS_RECORD_RELAPSE, 5);
  g_assert_true (dcs_timeline_session_get_selected (session, &kind, &id));
  g_assert_cmpint (kind, ==, DCS_RECORD_RELAPSE);
  g_assert_cmpint (id, ==, 5);
  dcs_timeline_session_unselect (session);
  g_assert_false (dcs_timeline_session_get_selected (session, NULL, NULL));
}

static void
test_random_walk_stays_inside (void)
{
  g_autoptr (DcsTimelineSession) session = session_of_1000_days ();

  for (guint i = 0; i < 2000; i++)
    {
      double first, last;

      if (g_test_rand_bit ())
        dcs_timeline_session_zoom (
            session, g_test_rand_double_range (0.3, 3), g_test_rand_double_range (9000, 12000));
      else
        dcs_timeline_session_pan (session, g_test_rand_double_range (-400, 400));

      dcs_timeline_session_get_range (session, &first, &last);
      g_assert_cmpfloat (first, >=, 10000 - 1e-6);
      g_assert_cmpfloat (last, <=, 11000 + 1e-6);
      g_assert_cmpfloat (last - first, >=, DCS_TIMELINE_SESSION_MIN_SPAN - 1e-6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/timeline-session/shows-everything-at-first",
                   test_shows_everything_at_first);
  g_test_add_func ("/ui/timeline-session/zoom-keeps-day-under-pointer",
                   test_zoom_keeps_day_under_pointer);
  g_test_add_func ("/ui/timeline-session/zoom-stops-at-limits", test_zoom_stops_at_limits);
  g_test_add_func ("/ui/timeline-session/zoom-out-at-an-edge-stays-inside",
                   test_zoom_out_at_an_edge_stays_inside);
  g_test_add_func ("/ui/timeline-session/pan-stops-at-ends-and-keeps-length",
                   test_pan_stops_at_ends_and_keeps_length);
  g_test_add_func ("/ui/timeline-session/reveal-moves-only-when-outside",
                   test_reveal_moves_only_when_outside);
  g_test_add_func ("/ui/timeline-session/new-extent-keeps-a-chosen-range",
                   test_new_extent_keeps_a_chosen_range);
  g_test_add_func ("/ui/timeline-session/new-extent-keeps-showing-everything",
                   test_new_extent_keeps_showing_everything);
  g_test_add_func ("/ui/timeline-session/course-shorter-than-minimum-is-shown-whole",
                   test_course_shorter_than_minimum_is_shown_whole);
  g_test_add_func ("/ui/timeline-session/same-value-notifies-nobody",
                   test_same_value_notifies_nobody);
  g_test_add_func ("/ui/timeline-session/selection-tells-records-of-two-kinds-apart",
                   test_selection_tells_records_of_two_kinds_apart);
  g_test_add_func ("/ui/timeline-session/random-walk-stays-inside", test_random_walk_stays_inside);

  return g_test_run ();
}
