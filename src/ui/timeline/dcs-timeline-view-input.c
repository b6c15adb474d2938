/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-view-private.h"

#include <math.h>

/* How far a wheel step with Shift moves, as a share of what is visible. */
#define PAN_STEP 0.1
/* A touchpad reports pixels where a wheel reports steps. */
#define PIXELS_PER_STEP 40.0
#define DRAG_THRESHOLD 6.0

static double
plot_width (DcsTimelineView *self)
{
  double x, y, width, height;

  if (self->timeline == NULL)
    return 1;
  dcs_timeline_get_plot (self->timeline, &x, &y, &width, &height);
  return MAX (width, 1);
}

static void
show_grab_cursor (DcsTimelineView *self, gboolean dragging)
{
  const char *name = NULL;

  if (dragging)
    name = "grabbing";
  else if (self->session != NULL && dcs_timeline_session_can_zoom_out (self->session))
    name = "grab";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
motion_cb (DcsTimelineView *self, double x, double y)
{
  g_assert (DCS_IS_TIMELINE_VIEW (self));

  self->pointer_x = x;
}

static gboolean
scroll_cb (DcsTimelineView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (controller));
  double first, last;

  g_assert (DCS_IS_TIMELINE_VIEW (self));

  if (self->timeline == NULL)
    return GDK_EVENT_PROPAGATE;
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    {
      dx /= PIXELS_PER_STEP;
      dy /= PIXELS_PER_STEP;
    }

  if ((state & GDK_CONTROL_MASK) != 0)
    {
      dcs_timeline_session_zoom (self->session,
                                 pow (DCS_TIMELINE_VIEW_ZOOM_STEP, -dy),
                                 _dcs_timeline_view_day_at (self, self->pointer_x));
      return GDK_EVENT_STOP;
    }

  /* Shift turns a vertical wheel into a horizontal one, on some systems before we see it. */
  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    dx = dy;
  else if (dx == 0)
    return GDK_EVENT_PROPAGATE;

  dcs_timeline_session_get_range (self->session, &first, &last);
  dcs_timeline_session_pan (self->session, dx * (last - first) * PAN_STEP);
  return GDK_EVENT_STOP;
}

static void
drag_begin_cb (DcsTimelineView *self, double x, double y)
{
  g_assert (DCS_IS_TIMELINE_VIEW (self));

  if (self->session != NULL)
    dcs_timeline_session_get_range (self->session, &self->drag_first, &self->drag_last);
}

static void
drag_update_cb (DcsTimelineView *self, double offset_x, double offset_y, GtkGesture *gesture)
{
  double days;

  g_assert (DCS_IS_TIMELINE_VIEW (self));

  if (self->timeline == NULL || !dcs_timeline_session_can_zoom_out (self->session))
    return;
  if (fabs (offset_x) < DRAG_THRESHOLD
      && gtk_gesture_get_sequence_state (
             gesture, gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture)))
             != GTK_EVENT_SEQUENCE_CLAIMED)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_grab_cursor (self, TRUE);
  days = -offset_x / plot_width (self) * (self->drag_last - self->drag_first);
  dcs_timeline_session_set_range (self->session, self->drag_first + days, self->drag_last + days);
}

static void
drag_end_cb (DcsTimelineView *self, double offset_x, double offset_y)
{
  g_assert (DCS_IS_TIMELINE_VIEW (self));

  show_grab_cursor (self, FALSE);
}

static void
pinch_begin_cb (DcsTimelineView *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  double y;

  g_assert (DCS_IS_TIMELINE_VIEW (self));

  if (self->session == NULL)
    return;
  dcs_timeline_session_get_range (self->session, &self->drag_first, &self->drag_last);
  if (!gtk_gesture_get_bounding_box_center (gesture, &self->pinch_x, &y))
    self->pinch_x = self->pointer_x;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_scale_cb (DcsTimelineView *self, double scale)
{
  double share, x, y, width, height, span, at;

  g_assert (DCS_IS_TIMELINE_VIEW (self));

  if (self->timeline == NULL || scale <= 0)
    return;
  dcs_timeline_get_plot (self->timeline, &x, &y, &width, &height);
  share = CLAMP ((self->pinch_x - x) / MAX (width, 1), 0, 1);
  at = self->drag_first + share * (self->drag_last - self->drag_first);
  span = (self->drag_last - self->drag_first) / scale;
  dcs_timeline_session_set_range (self->session, at - share * span, at + (1 - share) * span);
}

static void
released_cb (DcsTimelineView *self, int n_press, double x, double y)
{
  GtkWidget *picked;

  g_assert (DCS_IS_TIMELINE_VIEW (self));

  picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  if (picked == NULL || !DCS_IS_TIMELINE_MARK (picked))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      if (self->session != NULL)
        dcs_timeline_session_unselect (self->session);
      return;
    }
  gtk_widget_grab_focus (picked);
  _dcs_timeline_view_activate_mark (self, DCS_TIMELINE_MARK (picked));
}

static gboolean
zoom_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (widget);
  int direction = g_variant_get_int32 (args);

  if (self->session == NULL)
    return FALSE;
  if (direction > 0)
    dcs_timeline_view_zoom_in (self);
  else if (direction < 0)
    dcs_timeline_view_zoom_out (self);
  else
    dcs_timeline_session_fit (self->session);
  return TRUE;
}

/* An arrow at the end of its way stays with the timeline: it would be surprising to be thrown out
 * of the figure by one press too many. */
static gboolean
step_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (!_dcs_timeline_view_step (DCS_TIMELINE_VIEW (widget), g_variant_get_int32 (args)))
    gtk_widget_error_bell (widget);
  return TRUE;
}

static gboolean
lane_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (!_dcs_timeline_view_step_lane (DCS_TIMELINE_VIEW (widget), g_variant_get_int32 (args)))
    gtk_widget_error_bell (widget);
  return TRUE;
}

static gboolean
end_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  _dcs_timeline_view_go_to_end (DCS_TIMELINE_VIEW (widget), g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
activate_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL || !DCS_IS_TIMELINE_MARK (child))
    return FALSE;
  _dcs_timeline_view_activate_mark (DCS_TIMELINE_VIEW (widget), DCS_TIMELINE_MARK (child));
  return TRUE;
}

void
_dcs_timeline_view_class_init_input (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GtkShortcutFunc func;
    int argument;
  } keys[] = {
    { GDK_KEY_plus, zoom_key_cb, 1 },         { GDK_KEY_KP_Add, zoom_key_cb, 1 },
    { GDK_KEY_equal, zoom_key_cb, 1 },        { GDK_KEY_minus, zoom_key_cb, -1 },
    { GDK_KEY_KP_Subtract, zoom_key_cb, -1 }, { GDK_KEY_0, zoom_key_cb, 0 },
    { GDK_KEY_KP_0, zoom_key_cb, 0 },         { GDK_KEY_Right, step_key_cb, 1 },
    { GDK_KEY_KP_Right, step_key_cb, 1 },     { GDK_KEY_Left, step_key_cb, -1 },
    { GDK_KEY_KP_Left, step_key_cb, -1 },     { GDK_KEY_Down, lane_key_cb, 1 },
    { GDK_KEY_KP_Down, lane_key_cb, 1 },      { GDK_KEY_Up, lane_key_cb, -1 },
    { GDK_KEY_KP_Up, lane_key_cb, -1 },       { GDK_KEY_End, end_key_cb, 1 },
    { GDK_KEY_KP_End, end_key_cb, 1 },        { GDK_KEY_Home, end_key_cb, -1 },
    { GDK_KEY_KP_Home, end_key_cb, -1 },      { GDK_KEY_Return, activate_key_cb, 0 },
    { GDK_KEY_KP_Enter, activate_key_cb, 0 }, { GDK_KEY_space, activate_key_cb, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (
        widget_class, keys[i].key, 0, keys[i].func, "i", keys[i].argument);
  /* Where "+" is reached with Shift, the modifier arrives with the key. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, GDK_SHIFT_MASK, zoom_key_cb, "i", 1);
}

void
_dcs_timeline_view_init_input (DcsTimelineView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (widget, TRUE);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_scale_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

/* The day that a zoom without a pointer keeps in place: the focused mark, else the middle. */
static double
anchor_day (DcsTimelineView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  double first, last;

  dcs_timeline_session_get_range (self->session, &first, &last);
  if (child != NULL && DCS_IS_TIMELINE_MARK (child))
    {
      const DcsMark *mark = dcs_timeline_mark_get_mark (DCS_TIMELINE_MARK (child));

      return CLAMP ((mark->start_day + mark->end_day) / 2.0, first, last);
    }
  return (first + last) / 2;
}

/**
 * dcs_timeline_view_zoom_in:
 *
 * Shows fewer days around the focused mark, or around the middle.
 */
void
dcs_timeline_view_zoom_in (DcsTimelineView *self)
{
  g_return_if_fail (DCS_IS_TIMELINE_VIEW (self));
  g_return_if_fail (self->session != NULL);

  dcs_timeline_session_zoom (
      self->session, DCS_TIMELINE_VIEW_ZOOM_STEP * DCS_TIMELINE_VIEW_ZOOM_STEP, anchor_day (self));
}

/**
 * dcs_timeline_view_zoom_out:
 *
 * Shows more days.
 */
void
dcs_timeline_view_zoom_out (DcsTimelineView *self)
{
  g_return_if_fail (DCS_IS_TIMELINE_VIEW (self));
  g_return_if_fail (self->session != NULL);

  dcs_timeline_session_zoom (self->session,
                             1 / (DCS_TIMELINE_VIEW_ZOOM_STEP * DCS_TIMELINE_VIEW_ZOOM_STEP),
                             anchor_day (self));
}
