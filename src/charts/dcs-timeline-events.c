/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

/* Distances below which marks become one, in points, and how wide a cluster may grow. */
#define VISIT_GAP 3.0
#define VISIT_SPAN 9.0
#define EVENT_GAP 7.0
#define EVENT_SPAN 18.0
#define EVENT_SIZE 7.5

/* @room: points to the right until the next mark or the end of the plot */
typedef void (*DrawSpot) (DcsTimeline *self,
                          const TimelineSpot *spot,
                          const DcsLane *lane,
                          double room);
typedef void (*DrawCluster) (DcsTimeline *self,
                             const TimelineCluster *cluster,
                             const DcsLane *lane);

static double
spot_x (DcsTimeline *self, const TimelineEvent *event)
{
  /* What has no date stands at the left edge, always in sight. */
  if (event->middle == DCS_DAY_NONE)
    return self->plot_x + EVENT_SIZE;
  return dcs_time_scale_map (&self->scale, event->middle);
}

static GArray *
collect_spots (DcsTimeline *self, GArray *events, double y)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (TimelineSpot));

  for (guint i = 0; i < events->len; i++)
    {
      const TimelineEvent *event = &g_array_index (events, TimelineEvent, i);
      TimelineSpot spot = { .event = event, .y = y };

      if (event->middle != DCS_DAY_NONE
          && (event->middle < self->scale.first_day || event->middle > self->scale.last_day))
        continue;
      spot.x = spot_x (self, event);
      g_array_append_val (spots, spot);
    }
  return spots;
}

static int
compare_spots (gconstpointer a, gconstpointer b)
{
  const TimelineSpot *spot_a = a;
  const TimelineSpot *spot_b = b;

  return spot_a->x < spot_b->x ? -1 : spot_a->x > spot_b->x;
}

/* The period of a date that is not known to the day. */
static void
draw_period (DcsTimeline *self, const TimelineEvent *event, double y)
{
  double left = self->plot_x;
  double right = self->plot_x + self->plot_width;
  double x1, x2;
  DcsShape *shape;

  if (event->middle == DCS_DAY_NONE || event->high <= event->low)
    return;
  x1 = MAX (dcs_time_scale_map (&self->scale, event->low), left);
  x2 = MIN (dcs_time_scale_map (&self->scale, event->high + 1), right);
  if (x2 - x1 < 1.0)
    return;
  shape = dcs_scene_add_rect (self->scene, x1, y - 2.0, x2 - x1, 4.0, DCS_COLOR_DIM);
  shape->opacity = 0.08;
  shape->hatch = DCS_HATCH_DIAGONAL;
  shape->stroke = DCS_COLOR_DIM;
  shape->dashed = TRUE;
  shape->line_width = 0.6;
}

static void
draw_spots (DcsTimeline *self,
            GArray *events,
            guint lane_index,
            double gap,
            double span,
            DrawSpot draw_spot,
            DrawCluster draw_cluster)
{
  const DcsLane *lane = &g_array_index (self->lanes, TimelineLane, lane_index).lane;
  double y = lane->y + lane->height / 2.0;
  g_autoptr (GArray) spots = collect_spots (self, events, y);
  g_autoptr (GArray) clusters = NULL;

  g_array_sort (spots, compare_spots);
  clusters = _dcs_timeline_cluster (spots, gap, span);
  for (guint i = 0; i < spots->len; i++)
    draw_period (self, g_array_index (spots, TimelineSpot, i).event, y);
  for (guint i = 0; i < clusters->len; i++)
    {
      const TimelineCluster *cluster = &g_array_index (clusters, TimelineCluster, i);
      double left = i > 0 ? g_array_index (clusters, TimelineCluster, i - 1).x : -G_MAXDOUBLE;
      double right = i + 1 < clusters->len ? g_array_index (clusters, TimelineCluster, i + 1).x
                                           : G_MAXDOUBLE;

      if (cluster->n == 1)
        draw_spot (self,
                   &g_array_index (spots, TimelineSpot, cluster->first),
                   lane,
                   MIN (right, self->plot_x + self->plot_width) - cluster->x);
      else
        draw_cluster (self, cluster, lane);
      _dcs_timeline_mark_cluster (self, spots, cluster, lane_index, lane->height, left, right);
    }
}

/* ---- visits ---- */

static void
draw_visit (DcsTimeline *self, const TimelineSpot *spot, const DcsLane *lane, double room)
{
  double half = lane->height * 0.32;
  DcsShape *tick = dcs_scene_add_line (
      self->scene, spot->x, spot->y - half, spot->x, spot->y + half, DCS_COLOR_DIM);

  tick->line_width = 1.3;
}

/* Visits too close to tell apart: a block as wide as they are. */
static void
draw_visit_cluster (DcsTimeline *self, const TimelineCluster *cluster, const DcsLane *lane)
{
  double half = lane->height * 0.32;
  DcsShape *shape = dcs_scene_add_rect (
      self->scene, cluster->x - 2.0, cluster->y - half, 4.0, 2.0 * half, DCS_COLOR_DIM);

  shape->radius = 1.0;
}

/*
 * _dcs_timeline_draw_visits:
 *
 * Draws visits as ticks.
 */
void
_dcs_timeline_draw_visits (DcsTimeline *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_array_index (self->lanes, TimelineLane, i).kind == LANE_VISITS)
      draw_spots (
          self, self->data->visits, i, VISIT_GAP, VISIT_SPAN, draw_visit, draw_visit_cluster);
}

/* ---- adverse events and investigations ---- */

/*
 * _dcs_timeline_style_adverse_event:
 *
 * The worse, the fuller: mild is hollow, moderate half, severe and what has no severity solid.
 */
void
_dcs_timeline_style_adverse_event (DcsShape *shape, const DcsValue *row)
{
  const char *severity = row != NULL ? _dcs_value_get_text (&row[DCS_ADVERSE_EVENT_SEVERITY])
                                     : NULL;

  shape->stroke = DCS_COLOR_ALARM;
  shape->line_width = 1.1;
  shape->fill = DCS_COLOR_ALARM;
  if (g_strcmp0 (severity, "mild") == 0)
    shape->fill = DCS_COLOR_BACKGROUND;
  else if (g_strcmp0 (severity, "moderate") == 0)
    shape->opacity = 0.4;
}

/* What it is, in a word or two behind the mark. */
static void
draw_event_name (DcsTimeline *self, const TimelineSpot *spot, double room)
{
  const DcsValue *row = spot->event->row;
  const char *name = spot->event->kind == DCS_MARK_ADVERSE_EVENT
                         ? _dcs_value_get_text (&row[DCS_ADVERSE_EVENT_TERM])
                         : _dcs_timeline_abbr (self, "investigation", &row[DCS_INVESTIGATION_KIND]);
  double x = spot->x + EVENT_SIZE * 0.9;

  if (name == NULL || spot->event->high > spot->event->low
      || dcs_text_width (name, self->tiny, FALSE) + EVENT_SIZE * 2.0 > room)
    return;
  _dcs_timeline_draw_note (self, name, x, spot->y + self->tiny * 0.36);
}

static void
draw_event (DcsTimeline *self, const TimelineSpot *spot, const DcsLane *lane, double room)
{
  DcsShape *shape;

  draw_event_name (self, spot, room);
  if (spot->event->kind == DCS_MARK_ADVERSE_EVENT)
    {
      shape = dcs_scene_add_marker (
          self->scene, DCS_MARKER_TRIANGLE_UP, spot->x, spot->y, EVENT_SIZE, DCS_COLOR_ALARM);
      _dcs_timeline_style_adverse_event (shape, spot->event->row);
      return;
    }
  shape = dcs_scene_add_marker (
      self->scene, DCS_MARKER_SQUARE, spot->x, spot->y, EVENT_SIZE, DCS_COLOR_ACCENT);
  shape->stroke = DCS_COLOR_ACCENT;
  shape->line_width = 1.1;
  if (!_dcs_value_is_set (&spot->event->row[DCS_INVESTIGATION_RESULT]))
    shape->fill = DCS_COLOR_BACKGROUND;
}

/* Several at one place: a pill with their number. */
static void
draw_event_cluster (DcsTimeline *self, const TimelineCluster *cluster, const DcsLane *lane)
{
  g_autofree char *count = g_strdup_printf ("%u", cluster->n);
  double width = MAX (dcs_text_width (count, self->tiny, TRUE) + 6.0, 11.0);
  double height = self->tiny * 1.45;
  DcsShape *shape = dcs_scene_add_rect (self->scene,
                                        cluster->x - width / 2.0,
                                        cluster->y - height / 2.0,
                                        width,
                                        height,
                                        DCS_COLOR_BACKGROUND);

  shape->radius = height / 2.0;
  shape->stroke = DCS_COLOR_FOREGROUND;
  shape->line_width = 1.1;
  shape = dcs_scene_add_text (self->scene,
                              count,
                              cluster->x,
                              cluster->y + self->tiny * 0.36,
                              self->tiny,
                              DCS_ALIGN_MIDDLE,
                              DCS_COLOR_FOREGROUND);
  shape->bold = TRUE;
}

/*
 * _dcs_timeline_draw_events:
 *
 * Draws adverse events and investigations.
 */
void
_dcs_timeline_draw_events (DcsTimeline *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_array_index (self->lanes, TimelineLane, i).kind == LANE_EVENTS)
      draw_spots (
          self, self->data->events, i, EVENT_GAP, EVENT_SPAN, draw_event, draw_event_cluster);
}

/* ---- relapses ---- */

static void
draw_relapse (DcsTimeline *self, const TimelineSpot *spot, const DcsLane *lane, double room)
{
  DcsShape *shape = dcs_scene_add_marker (
      self->scene, DCS_MARKER_DIAMOND, spot->x, spot->y, 9.0, DCS_COLOR_ALARM);

  shape->stroke = DCS_COLOR_BACKGROUND;
  shape->line_width = 0.6;
}

/*
 * _dcs_timeline_draw_relapses:
 *
 * Draws the diamonds of relapses. Their lines are part of the frame, behind everything.
 */
void
_dcs_timeline_draw_relapses (DcsTimeline *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_array_index (self->lanes, TimelineLane, i).kind == LANE_RELAPSES)
      draw_spots (
          self, self->data->relapses, i, EVENT_GAP, EVENT_SPAN, draw_relapse, draw_event_cluster);
}
