/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

#include <math.h>

/* Points closer than this are one mark; a curve denser than DOTS_FROM on average has no dots. */
#define POINT_GAP 3.0
#define CLUSTER_SPAN 9.0
#define DOTS_FROM 6.0
#define DOT_SIZE 4.4

/*
 * _dcs_timeline_data_observed:
 *
 * Returns: the value of a test at a visit, NAN where it is missing
 */
double
_dcs_timeline_data_observed (TimelineData *self, gint64 visit_id, DcsCode code)
{
  guint n_rows;
  const DcsValue *const *rows = dcs_course_visit_observations (self->course, visit_id, &n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (rows[i][DCS_OBSERVATION_CODE].code == code
        && rows[i][DCS_OBSERVATION_VALUE].kind == DCS_VALUE_DECIMAL
        && !_dcs_value_is_set (&rows[i][DCS_OBSERVATION_SITE]))
      return rows[i][DCS_OBSERVATION_VALUE].number;
  return NAN;
}

static double
curve_value (TimelineData *self, const TimelineCurve *curve, gint64 visit_id)
{
  DcsScore score = { 0 };

  if (curve->instrument == NULL)
    return _dcs_timeline_data_observed (self, visit_id, curve->code);
  if (!dcs_derive_score (self->course, curve->instrument, visit_id, &score) || !score.computable)
    return NAN;
  return score.total;
}

/* Adds a curve when any visit has a value for it. */
static void
add_curve (TimelineData *self, TimelineCurve curve, double possible_max)
{
  double highest = -1.0;

  curve.points = g_array_sized_new (FALSE, FALSE, sizeof (TimelinePoint), self->visits->len);
  for (guint i = 0; i < self->visits->len; i++)
    {
      const TimelineEvent *visit = &g_array_index (self->visits, TimelineEvent, i);
      TimelinePoint point = { visit->row, visit->id, visit->middle, NAN };

      point.value = curve_value (self, &curve, visit->id);
      if (!isnan (point.value))
        highest = MAX (highest, point.value);
      g_array_append_val (curve.points, point);
    }
  if (highest < 0)
    {
      g_array_unref (curve.points);
      return;
    }
  curve.top = possible_max > 0 ? possible_max : dcs_nice_ceiling (MAX (highest, 5.0));
  self->curves[self->n_curves++] = curve;
}

/*
 * _dcs_timeline_data_add_curves:
 *
 * The first activity instrument of the definition on the left scale, which ends at a round number
 * above the highest score; the physician's global judgement on the right scale over its whole
 * range, so that patients can be compared.
 */
void
_dcs_timeline_data_add_curves (TimelineData *self)
{
  guint n_instruments;
  const DcsInstrument *const *instruments = dcs_definition_instruments (self->definition,
                                                                        &n_instruments);
  DcsCode global = dcs_definition_role (self->definition, "physician-global");
  const DcsTest *test = global != 0 ? dcs_definition_test (self->definition, global) : NULL;

  for (guint i = 0; i < n_instruments; i++)
    if (instruments[i]->is_activity)
      {
        add_curve (self,
                   (TimelineCurve){ .instrument = instruments[i],
                                    .code = instruments[i]->term.code,
                                    .label = instruments[i]->term.label,
                                    .abbr = instruments[i]->term.abbr },
                   0.0);
        break;
      }
  if (test != NULL)
    add_curve (
        self,
        (TimelineCurve){ .code = global, .label = test->term.label, .abbr = test->term.abbr },
        isnan (test->max) ? 0.0 : test->max);
}

/* ---- drawing ---- */

DcsColor
_dcs_timeline_curve_color (guint index)
{
  return index == 0 ? DCS_COLOR_FOREGROUND : DCS_COLOR_DIM;
}

static void
style_line (DcsShape *shape, guint index)
{
  shape->line_width = index == 0 ? 1.6 : 1.1;
  shape->dashed = index > 0;
}

static void
draw_dot (DcsTimeline *self, guint index, double x, double y)
{
  DcsShape *dot = dcs_scene_add_marker (self->scene,
                                        index == 0 ? DCS_MARKER_CIRCLE : DCS_MARKER_SQUARE,
                                        x,
                                        y,
                                        DOT_SIZE,
                                        index == 0 ? DCS_COLOR_FOREGROUND : DCS_COLOR_BACKGROUND);

  dot->stroke = _dcs_timeline_curve_color (index);
  dot->line_width = 0.9;
}

/*
 * _dcs_timeline_draw_curve_sample:
 *
 * Draws a piece of a curve, as legends have it.
 */
void
_dcs_timeline_draw_curve_sample (DcsTimeline *self, guint index, double x, double y, double width)
{
  style_line (
      dcs_scene_add_line (self->scene, x, y, x + width, y, _dcs_timeline_curve_color (index)),
      index);
  draw_dot (self, index, x + width / 2.0, y);
}

static void
draw_scale (DcsTimeline *self, const DcsLane *lane, const TimelineCurve *curve, guint index)
{
  DcsValueScale scale;
  double x = index == 0 ? self->plot_x - 4.0 : self->plot_x + self->plot_width + 4.0;

  dcs_value_scale_init (
      &scale, 0.0, curve->top, lane->y + lane->height, lane->y, lane->height > 60.0 ? 6 : 4);
  for (guint i = 0; i < scale.n_ticks; i++)
    {
      double value = dcs_value_scale_tick (&scale, i);
      double y = dcs_value_scale_map (&scale, value);
      g_autofree char *label = dcs_number_format (value, scale.decimals);

      if (index == 0)
        {
          DcsShape *line = dcs_scene_add_line (
              self->scene, self->plot_x, y, self->plot_x + self->plot_width, y, DCS_COLOR_GRID);

          line->line_width = 0.6;
        }
      dcs_scene_add_text (self->scene,
                          label,
                          x,
                          y + self->tiny * 0.35,
                          self->tiny,
                          index == 0 ? DCS_ALIGN_END : DCS_ALIGN_START,
                          DCS_COLOR_DIM);
    }
}

/* Whether a curve runs through the box from (@x1, @y1) to (@x2, @y2). */
static gboolean
curve_meets (DcsTimeline *self,
             const DcsLane *lane,
             const TimelineCurve *curve,
             double x1,
             double y1,
             double x2,
             double y2)
{
  DcsValueScale scale;

  dcs_value_scale_init (&scale, 0.0, curve->top, lane->y + lane->height, lane->y, 5);
  for (guint i = 1; i < curve->points->len; i++)
    {
      const TimelinePoint *from = &g_array_index (curve->points, TimelinePoint, i - 1);
      const TimelinePoint *to = &g_array_index (curve->points, TimelinePoint, i);
      double from_x = dcs_time_scale_map (&self->scale, from->day);
      double to_x = dcs_time_scale_map (&self->scale, to->day);
      double from_y = dcs_value_scale_map (&scale, from->value);
      double to_y = dcs_value_scale_map (&scale, to->value);

      if (!isnan (from_y) && !isnan (to_y) && from_x <= x2 && to_x >= x1 && MIN (from_y, to_y) <= y2
          && MAX (from_y, to_y) >= y1)
        return TRUE;
    }
  return FALSE;
}

/* At the left, or at the right where a curve is in the way. */
static void
draw_band_name (DcsTimeline *self, const DcsLane *lane, const char *name, double y)
{
  double width = dcs_text_width (name, self->tiny, FALSE);
  double x = self->plot_x + 4.0;
  gboolean met = FALSE;

  for (guint i = 0; i < self->data->n_curves; i++)
    met |= curve_meets (
        self, lane, &self->data->curves[i], x - 4.0, y - self->tiny * 1.3, x + width + 4.0, y);
  if (met)
    x = self->plot_x + self->plot_width - 4.0 - width;
  _dcs_timeline_draw_note (self, name, x, y - self->tiny * 0.3);
}

/* Where one band ends and the next begins: a faint dashed line with the name of the band above. */
static void
draw_bands (DcsTimeline *self, const DcsLane *lane, const TimelineCurve *curve)
{
  DcsValueScale scale;
  double right = self->plot_x + self->plot_width;
  double free_from = lane->y + lane->height;

  if (curve->instrument == NULL || curve->instrument->n_bands < 2)
    return;
  dcs_value_scale_init (&scale, 0.0, curve->top, lane->y + lane->height, lane->y, 5);
  for (guint i = 0; i + 1 < curve->instrument->n_bands; i++)
    {
      double upper = curve->instrument->band_upper[i];
      double y = dcs_value_scale_map (&scale, upper);
      DcsShape *line;

      if (upper <= 0 || upper >= curve->top)
        continue;
      line = dcs_scene_add_line (self->scene, self->plot_x, y, right, y, DCS_COLOR_DIM);
      line->line_width = 0.5;
      line->dashed = TRUE;
      /* Named only where the name has room above its line. */
      if (y < lane->y + self->tiny * 1.2 || y >= free_from)
        continue;
      draw_band_name (self, lane, curve->instrument->band_label[i + 1], y);
      free_from = y - self->tiny * 1.3;
    }
}

/* The part of the segment a-b that is inside the plot; FALSE when none is. */
static gboolean
clip_segment (DcsTimeline *self, DcsPoint *a, DcsPoint *b)
{
  double left = self->plot_x;
  double right = self->plot_x + self->plot_width;

  if (b->x < left || a->x > right)
    return FALSE;
  if (a->x < left && b->x > a->x)
    {
      a->y += (b->y - a->y) * (left - a->x) / (b->x - a->x);
      a->x = left;
    }
  if (b->x > right && b->x > a->x)
    {
      b->y = a->y + (b->y - a->y) * (right - a->x) / (b->x - a->x);
      b->x = right;
    }
  return TRUE;
}

static void
flush_line (DcsTimeline *self, GArray *line, guint index)
{
  if (line->len >= 2)
    style_line (dcs_scene_add_polyline (self->scene,
                                        (const DcsPoint *) (void *) line->data,
                                        line->len,
                                        _dcs_timeline_curve_color (index)),
                index);
  g_array_set_size (line, 0);
}

static void
draw_line (DcsTimeline *self, const TimelineCurve *curve, const DcsValueScale *scale, guint index)
{
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (DcsPoint));

  for (guint i = 1; i < curve->points->len; i++)
    {
      const TimelinePoint *from = &g_array_index (curve->points, TimelinePoint, i - 1);
      const TimelinePoint *to = &g_array_index (curve->points, TimelinePoint, i);
      DcsPoint a = { dcs_time_scale_map (&self->scale, from->day),
                     dcs_value_scale_map (scale, from->value) };
      DcsPoint b = { dcs_time_scale_map (&self->scale, to->day),
                     dcs_value_scale_map (scale, to->value) };

      /* A missing value leaves a gap: nothing is drawn where nothing is known. */
      if (isnan (from->value) || isnan (to->value) || !clip_segment (self, &a, &b))
        {
          flush_line (self, line, index);
          continue;
        }
      if (line->len == 0)
        g_array_append_val (line, a);
      g_array_append_val (line, b);
    }
  flush_line (self, line, index);
}

/* A value between two missing ones has no line: only its dot shows it. */
static gboolean
is_lonely (const TimelineCurve *curve, const TimelinePoint *point)
{
  const TimelinePoint *first = &g_array_index (curve->points, TimelinePoint, 0);
  const TimelinePoint *last = first + curve->points->len - 1;

  return (point == first || isnan ((point - 1)->value))
         && (point == last || isnan ((point + 1)->value));
}

/* Two values of one day count as one. */
static gboolean
has_room_for_dots (GArray *spots)
{
  guint n_places = 0;
  double first = 0.0, last = -G_MAXDOUBLE;

  for (guint i = 0; i < spots->len; i++)
    {
      double x = g_array_index (spots, TimelineSpot, i).x;

      if (x - last < 0.5)
        continue;
      if (n_places++ == 0)
        first = x;
      last = x;
    }
  return n_places < 2 || last - first >= (n_places - 1) * DOTS_FROM;
}

static void
draw_points (DcsTimeline *self,
             const TimelineCurve *curve,
             const DcsValueScale *scale,
             guint index,
             guint lane)
{
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (TimelineSpot));
  g_autoptr (GArray) clusters = NULL;
  gboolean sparse;

  for (guint i = 0; i < curve->points->len; i++)
    {
      const TimelinePoint *point = &g_array_index (curve->points, TimelinePoint, i);
      TimelineSpot spot = { .point = point, .curve = index };

      if (isnan (point->value) || point->day < self->scale.first_day
          || point->day > self->scale.last_day)
        continue;
      spot.x = dcs_time_scale_map (&self->scale, point->day);
      spot.y = dcs_value_scale_map (scale, point->value);
      g_array_append_val (spots, spot);
    }
  clusters = _dcs_timeline_cluster (spots, POINT_GAP, CLUSTER_SPAN);
  sparse = has_room_for_dots (spots);
  for (guint i = 0; i < clusters->len; i++)
    {
      const TimelineCluster *cluster = &g_array_index (clusters, TimelineCluster, i);
      double left = i > 0 ? g_array_index (clusters, TimelineCluster, i - 1).x : -G_MAXDOUBLE;
      double right = i + 1 < clusters->len ? g_array_index (clusters, TimelineCluster, i + 1).x
                                           : G_MAXDOUBLE;

      for (guint j = 0; j < cluster->n; j++)
        {
          const TimelineSpot *spot = &g_array_index (spots, TimelineSpot, cluster->first + j);

          if (sparse || is_lonely (curve, spot->point))
            draw_dot (self, index, spot->x, spot->y);
        }
      _dcs_timeline_mark_cluster (self, spots, cluster, lane, 10.0, left, right);
    }
}

/*
 * _dcs_timeline_draw_curves:
 *
 * Draws the panel on top: scales, bands, lines and points, the second curve first so that the
 * first stands before it.
 */
void
_dcs_timeline_draw_curves (DcsTimeline *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TimelineLane *lane = &g_array_index (self->lanes, TimelineLane, i);

      if (lane->kind != LANE_CURVE)
        continue;
      draw_scale (self, &lane->lane, &self->data->curves[lane->index], lane->index);
      if (lane->index == 0)
        draw_bands (self, &lane->lane, &self->data->curves[lane->index]);
    }
  for (guint i = self->lanes->len; i-- > 0;)
    {
      const TimelineLane *lane = &g_array_index (self->lanes, TimelineLane, i);
      const TimelineCurve *curve;
      DcsValueScale scale;

      if (lane->kind != LANE_CURVE)
        continue;
      curve = &self->data->curves[lane->index];
      dcs_value_scale_init (
          &scale, 0.0, curve->top, lane->lane.y + lane->lane.height, lane->lane.y, 5);
      draw_line (self, curve, &scale, lane->index);
      draw_points (self, curve, &scale, lane->index, i);
    }
}
