/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-overview.h"

#include "dcs-records.h"

#include <math.h>

#define MIN_HEIGHT 28
#define BAR_HEIGHT 3.0
#define BAR_GAP 1.0
#define MAX_ROWS 6
/* How near to a side of the frame a press takes hold of it. */
#define GRIP 7.0

typedef struct
{
  int first_day;
  int last_day;
  guint row;
} Bar;

typedef enum
{
  DRAG_MOVE,
  DRAG_FIRST,
  DRAG_LAST,
} Drag;

struct _DcsTimelineOverview
{
  GtkWidget parent_instance;

  /* borrowed, cleared when it goes away */
  DcsTimelineView *view;

  /* owned */
  GArray *bars;     /* Bar: treatments */
  GArray *relapses; /* int: days */
  GArray *visits;   /* int: days */

  Drag drag;
  double drag_first, drag_last; /* visible range when the drag began */
};

G_DEFINE_FINAL_TYPE (DcsTimelineOverview, dcs_timeline_overview, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static DcsTimelineSession *
session (DcsTimelineOverview *self)
{
  return self->view != NULL ? dcs_timeline_view_get_session (self->view) : NULL;
}

/* The strip stands under the plot of the timeline, so that a year is above the same year when all
 * is in sight. */
static void
get_strip (DcsTimelineOverview *self, double *x, double *width)
{
  DcsTimeline *timeline = self->view != NULL ? dcs_timeline_view_get_timeline (self->view) : NULL;
  double y, height;

  *x = 0;
  *width = gtk_widget_get_width (GTK_WIDGET (self));
  if (timeline != NULL)
    dcs_timeline_get_plot (timeline, x, &y, width, &height);
  *width = MAX (*width, 1);
}

static double
days_per_pixel (DcsTimelineOverview *self)
{
  double x, width, first, last;

  get_strip (self, &x, &width);
  dcs_timeline_session_get_extent (session (self), &first, &last);
  return (last - first) / width;
}

/**
 * dcs_timeline_overview_day_to_x:
 *
 * Returns: where a day stands in the strip
 */
double
dcs_timeline_overview_day_to_x (DcsTimelineOverview *self, double day)
{
  double x, width, first, last;

  g_return_val_if_fail (DCS_IS_TIMELINE_OVERVIEW (self), 0);
  g_return_val_if_fail (session (self) != NULL, 0);

  get_strip (self, &x, &width);
  dcs_timeline_session_get_extent (session (self), &first, &last);
  return x + (CLAMP (day, first, last) - first) / (last - first) * width;
}

/**
 * dcs_timeline_overview_begin_drag:
 * @x: where the strip was pressed
 *
 * Takes hold of a side of the frame or of the whole; beside the frame, brings the frame there
 * first.
 */
void
dcs_timeline_overview_begin_drag (DcsTimelineOverview *self, double x)
{
  double first, last, left, right;

  g_return_if_fail (DCS_IS_TIMELINE_OVERVIEW (self));
  g_return_if_fail (session (self) != NULL);

  dcs_timeline_session_get_range (session (self), &first, &last);
  left = dcs_timeline_overview_day_to_x (self, first);
  right = dcs_timeline_overview_day_to_x (self, last);
  self->drag = DRAG_MOVE;
  if (fabs (x - left) <= GRIP && fabs (x - left) <= fabs (x - right))
    self->drag = DRAG_FIRST;
  else if (fabs (x - right) <= GRIP)
    self->drag = DRAG_LAST;
  else if (x < left || x > right)
    dcs_timeline_session_pan (session (self), (x - (left + right) / 2) * days_per_pixel (self));

  dcs_timeline_session_get_range (session (self), &self->drag_first, &self->drag_last);
}

/**
 * dcs_timeline_overview_move_drag:
 * @offset: how far the pointer is from where the drag began, in pixels
 */
void
dcs_timeline_overview_move_drag (DcsTimelineOverview *self, double offset)
{
  double days, first, last;

  g_return_if_fail (DCS_IS_TIMELINE_OVERVIEW (self));
  g_return_if_fail (session (self) != NULL);

  days = offset * days_per_pixel (self);
  first = self->drag_first;
  last = self->drag_last;
  /* A side stops before the other one: the other must not be pushed. */
  if (self->drag == DRAG_FIRST)
    first = MIN (first + days, last - DCS_TIMELINE_SESSION_MIN_SPAN);
  else if (self->drag == DRAG_LAST)
    last = MAX (last + days, first + DCS_TIMELINE_SESSION_MIN_SPAN);

  if (self->drag == DRAG_MOVE)
    dcs_timeline_session_set_range (session (self), first + days, last + days);
  else
    {
      double whole_first, whole_last;

      dcs_timeline_session_get_extent (session (self), &whole_first, &whole_last);
      dcs_timeline_session_set_range (
          session (self), MAX (first, whole_first), MIN (last, whole_last));
    }
}

static void
drag_begin_cb (DcsTimelineOverview *self, double x, double y, GtkGesture *gesture)
{
  g_assert (DCS_IS_TIMELINE_OVERVIEW (self));

  if (session (self) == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  dcs_timeline_overview_begin_drag (self, x);
}

static void
drag_update_cb (DcsTimelineOverview *self, double offset_x, double offset_y)
{
  g_assert (DCS_IS_TIMELINE_OVERVIEW (self));

  if (session (self) != NULL)
    dcs_timeline_overview_move_drag (self, offset_x);
}

static void
motion_cb (DcsTimelineOverview *self, double x, double y)
{
  double first, last;
  gboolean at_side;

  g_assert (DCS_IS_TIMELINE_OVERVIEW (self));

  if (session (self) == NULL)
    return;
  dcs_timeline_session_get_range (session (self), &first, &last);
  at_side = fabs (x - dcs_timeline_overview_day_to_x (self, first)) <= GRIP
            || fabs (x - dcs_timeline_overview_day_to_x (self, last)) <= GRIP;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), at_side ? "ew-resize" : "grab");
}

static void
range_changed_cb (DcsTimelineOverview *self)
{
  g_assert (DCS_IS_TIMELINE_OVERVIEW (self));

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GdkRGBA
named_color (GtkWidget *widget, const char *name, float alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  color.alpha *= alpha;
  return color;
}

static void
append_rect (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double w, double h)
{
  gtk_snapshot_append_color (
      snapshot,
      color,
      &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) MAX (w, 1), (float) MAX (h, 1)));
}

static void
paint_course (DcsTimelineOverview *self, GtkSnapshot *snapshot, double height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA bar_color = named_color (widget, "accent_color", 0.55f);
  GdkRGBA relapse_color = named_color (widget, "error_color", 1.0f);
  GdkRGBA visit_color = named_color (widget, "window_fg_color", 0.4f);

  for (guint i = 0; i < self->visits->len; i++)
    append_rect (snapshot,
                 &visit_color,
                 dcs_timeline_overview_day_to_x (self, g_array_index (self->visits, int, i)),
                 height - 4,
                 1,
                 3);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      double x = dcs_timeline_overview_day_to_x (self, bar->first_day);

      append_rect (snapshot,
                   &bar_color,
                   x,
                   3 + bar->row * (BAR_HEIGHT + BAR_GAP),
                   dcs_timeline_overview_day_to_x (self, bar->last_day) - x,
                   BAR_HEIGHT);
    }
  for (guint i = 0; i < self->relapses->len; i++)
    append_rect (snapshot,
                 &relapse_color,
                 dcs_timeline_overview_day_to_x (self, g_array_index (self->relapses, int, i)) - 1,
                 1,
                 2,
                 height - 2);
}

static void
dcs_timeline_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DcsTimelineOverview *self = DCS_TIMELINE_OVERVIEW (widget);
  GdkRGBA shade = named_color (widget, "window_fg_color", 0.08f);
  GdkRGBA accent = named_color (widget, "accent_color", 1.0f);
  float height = (float) gtk_widget_get_height (widget);
  double x, width, first, last, left, right;
  GskRoundedRect frame;

  if (session (self) == NULL)
    return;

  get_strip (self, &x, &width);
  dcs_timeline_session_get_range (session (self), &first, &last);
  left = dcs_timeline_overview_day_to_x (self, first);
  right = dcs_timeline_overview_day_to_x (self, last);

  paint_course (self, snapshot, height);
  if (left > x)
    append_rect (snapshot, &shade, x, 0, left - x, height);
  if (right < x + width)
    append_rect (snapshot, &shade, right, 0, x + width - right, height);
  gsk_rounded_rect_init_from_rect (
      &frame, &GRAPHENE_RECT_INIT ((float) left, 0, (float) MAX (right - left, 4), height), 4);
  gtk_snapshot_append_border (
      snapshot, &frame, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ accent, accent, accent, accent });
}

static void
dcs_timeline_overview_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? 1
                            : (int) MAX (MIN_HEIGHT, MAX_ROWS * (BAR_HEIGHT + BAR_GAP) + 10);
}

static void
set_view (DcsTimelineOverview *self, DcsTimelineView *view)
{
  if (self->view != NULL && session (self) != NULL)
    g_signal_handlers_disconnect_by_data (session (self), self);
  g_set_weak_pointer (&self->view, view);
}

static void
dcs_timeline_overview_dispose (GObject *object)
{
  DcsTimelineOverview *self = DCS_TIMELINE_OVERVIEW (object);

  set_view (self, NULL);

  G_OBJECT_CLASS (dcs_timeline_overview_parent_class)->dispose (object);
}

static void
dcs_timeline_overview_finalize (GObject *object)
{
  DcsTimelineOverview *self = DCS_TIMELINE_OVERVIEW (object);

  g_array_unref (self->bars);
  g_array_unref (self->relapses);
  g_array_unref (self->visits);

  G_OBJECT_CLASS (dcs_timeline_overview_parent_class)->finalize (object);
}

static void
dcs_timeline_overview_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  DcsTimelineOverview *self = DCS_TIMELINE_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_timeline_overview_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  DcsTimelineOverview *self = DCS_TIMELINE_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      set_view (self, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_timeline_overview_class_init (DcsTimelineOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_timeline_overview_dispose;
  object_class->finalize = dcs_timeline_overview_finalize;
  object_class->get_property = dcs_timeline_overview_get_property;
  object_class->set_property = dcs_timeline_overview_set_property;

  widget_class->measure = dcs_timeline_overview_measure;
  widget_class->snapshot = dcs_timeline_overview_snapshot;

  properties[PROP_VIEW] = g_param_spec_object ("view",
                                               NULL,
                                               NULL,
                                               DCS_TYPE_TIMELINE_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "timelineoverview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dcs_timeline_overview_init (DcsTimelineOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  self->relapses = g_array_new (FALSE, FALSE, sizeof (int));
  self->visits = g_array_new (FALSE, FALSE, sizeof (int));

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
dcs_timeline_overview_new (DcsTimelineView *view)
{
  return g_object_new (DCS_TYPE_TIMELINE_OVERVIEW, "view", view, NULL);
}

static void
add_days (GArray *days, DcsCourse *course, DcsRecordKind kind, int field)
{
  guint n_rows = dcs_course_count (course, kind);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *value = &dcs_course_row (course, kind, i)[field];
      int day;

      if (value->kind != DCS_VALUE_DATE)
        continue;
      day = dcs_date_day (value->date, DCS_DATE_MIDDLE);
      g_array_append_val (days, day);
    }
}

/* Each drug has a row of its own; a seventh shares the first. */
static void
add_bars (DcsTimelineOverview *self, DcsCourse *course)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  guint n_treatments = dcs_course_count (course, DCS_RECORD_TREATMENT);

  for (guint i = 0; i < n_treatments; i++)
    {
      const DcsValue *treatment = dcs_course_row (course, DCS_RECORD_TREATMENT, i);
      gpointer drug = GUINT_TO_POINTER (treatment[DCS_TREATMENT_DRUG].code);
      Bar bar = { 0 };

      if (treatment[DCS_TREATMENT_START_DATE].kind != DCS_VALUE_DATE)
        continue;
      if (!g_hash_table_contains (rows, drug))
        g_hash_table_insert (rows, drug, GUINT_TO_POINTER (g_hash_table_size (rows) % MAX_ROWS));
      bar.row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, drug));
      bar.first_day = dcs_date_day (treatment[DCS_TREATMENT_START_DATE].date, DCS_DATE_EARLIEST);
      bar.last_day = treatment[DCS_TREATMENT_STOP_DATE].kind == DCS_VALUE_DATE
                         ? dcs_date_day (treatment[DCS_TREATMENT_STOP_DATE].date, DCS_DATE_LATEST)
                         : G_MAXINT;
      g_array_append_val (self->bars, bar);
    }
}

/**
 * dcs_timeline_overview_set_course:
 * @course: (nullable): what to show; read at once
 *
 * To be called when the view has its session.
 */
void
dcs_timeline_overview_set_course (DcsTimelineOverview *self, DcsCourse *course)
{
  g_return_if_fail (DCS_IS_TIMELINE_OVERVIEW (self));
  g_return_if_fail (session (self) != NULL);

  g_signal_handlers_disconnect_by_data (session (self), self);
  g_signal_connect_object (
      session (self), "range-changed", G_CALLBACK (range_changed_cb), self, G_CONNECT_SWAPPED);

  g_array_set_size (self->bars, 0);
  g_array_set_size (self->relapses, 0);
  g_array_set_size (self->visits, 0);
  if (course != NULL)
    {
      add_bars (self, course);
      add_days (self->relapses, course, DCS_RECORD_RELAPSE, DCS_RELAPSE_DATE);
      add_days (self->visits, course, DCS_RECORD_VISIT, DCS_VISIT_DATE);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
