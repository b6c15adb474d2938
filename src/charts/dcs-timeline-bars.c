/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

#include <math.h>

/* Of the sub-lane's height: the tallest bar, and a bar without a dose. */
#define BAR_SHARE 0.88
#define PLAIN_SHARE 0.55

#define LEAST_HEIGHT 3.0
#define TINT 0.22

DcsColor
_dcs_timeline_class_color (guint class_rank)
{
  return (DcsColor) (DCS_COLOR_CLASS_1 + class_rank % 8);
}

/* Neighbouring classes differ by hatch as well as by colour. The rising diagonal is kept for what
 * is not known exactly. */
DcsHatch
_dcs_timeline_class_hatch (guint class_rank)
{
  static const DcsHatch hatches[] = {
    DCS_HATCH_NONE, DCS_HATCH_FALLING, DCS_HATCH_DOTS, DCS_HATCH_HORIZONTAL, DCS_HATCH_VERTICAL,
  };

  return hatches[class_rank % G_N_ELEMENTS (hatches)];
}

static double
map_day (DcsTimeline *self, double day)
{
  double x = dcs_time_scale_map (&self->scale, day);

  return CLAMP (x, self->plot_x, self->plot_x + self->plot_width);
}

static double
step_height (const TimelineBarPainter *painter, const DcsValue *step)
{
  const DcsValue *amount = step != NULL ? &step[DCS_DOSE_STEP_AMOUNT] : NULL;

  if (amount == NULL || amount->kind != DCS_VALUE_DECIMAL || isnan (painter->drug->max_amount))
    return painter->max_height * PLAIN_SHARE / BAR_SHARE;
  return MAX (painter->max_height * amount->number / painter->drug->max_amount, LEAST_HEIGHT);
}

/* Parts a bar into stretches of one dose; time that no step covers is a pause. */
static void
collect_segments (TimelineBarPainter *painter, GArray *segments)
{
  DcsTimeline *self = painter->timeline;
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (
      self->data->course, painter->bar->id, &n_steps);
  double from = painter->x1;

  for (guint i = 0; i < n_steps; i++)
    {
      DcsDate start = _dcs_value_get_date (&steps[i][DCS_DOSE_STEP_START_DATE]);
      DcsDate stop = _dcs_value_get_date (&steps[i][DCS_DOSE_STEP_STOP_DATE]);
      TimelineSegment segment = { .step = steps[i], .x1 = from, .x2 = painter->x2 };

      /* The bar's own start and end are drawn as the treatment says. */
      if (i > 0 && dcs_date_is_set (start))
        segment.x1 = MAX (from, map_day (self, dcs_date_day (start, DCS_DATE_MIDDLE)));
      if (i + 1 < n_steps)
        {
          DcsDate next = _dcs_value_get_date (&steps[i + 1][DCS_DOSE_STEP_START_DATE]);

          if (dcs_date_is_set (stop))
            segment.x2 = map_day (self, dcs_date_day (stop, DCS_DATE_MIDDLE));
          else if (dcs_date_is_set (next))
            segment.x2 = map_day (self, dcs_date_day (next, DCS_DATE_MIDDLE));
          segment.x2 = MIN (segment.x2, painter->x2);
        }
      if (segment.x2 <= segment.x1 && n_steps > 1)
        continue;
      segment.height = step_height (painter, steps[i]);
      from = segment.x2;
      g_array_append_val (segments, segment);
    }
  if (segments->len == 0)
    {
      TimelineSegment segment = { painter->x1, painter->x2, step_height (painter, NULL), NULL };

      g_array_append_val (segments, segment);
    }
}

/* The outline of stretches that follow each other without a pause. */
static void
draw_run (TimelineBarPainter *painter, GArray *segments, guint first, guint n)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DcsPoint));
  const TimelineSegment *segment = &g_array_index (segments, TimelineSegment, first);
  DcsPoint point = { segment->x1, painter->base };
  DcsShape *shape;

  g_array_append_val (points, point);
  for (guint i = first; i < first + n; i++)
    {
      segment = &g_array_index (segments, TimelineSegment, i);
      point = (DcsPoint){ segment->x1, painter->base - segment->height };
      g_array_append_val (points, point);
      point.x = segment->x2;
      g_array_append_val (points, point);
    }
  point.y = painter->base;
  g_array_append_val (points, point);
  shape = dcs_scene_add_polygon (painter->timeline->scene,
                                 (const DcsPoint *) (void *) points->data,
                                 points->len,
                                 painter->color);
  shape->opacity = TINT;
  shape->hatch = painter->hatch;
  shape->stroke = painter->color;
  shape->line_width = 1.0;
}

static void
draw_runs (TimelineBarPainter *painter, GArray *segments)
{
  guint first = 0;

  for (guint i = 1; i <= segments->len; i++)
    if (i == segments->len
        || g_array_index (segments, TimelineSegment, i).x1
               > g_array_index (segments, TimelineSegment, i - 1).x2 + 0.01)
      {
        draw_run (painter, segments, first, i - first);
        first = i;
      }
}

/* A stretch in which the treatment may or may not have been given. */
static void
draw_fuzzy (TimelineBarPainter *painter, int from_day, int to_day, double height)
{
  double x1 = MAX (map_day (painter->timeline, from_day), painter->x1);
  double x2 = MIN (map_day (painter->timeline, to_day), painter->x2);
  DcsShape *shape;

  if (x2 <= x1)
    return;
  shape = dcs_scene_add_rect (
      painter->timeline->scene, x1, painter->base - height, x2 - x1, height, painter->color);
  shape->opacity = 0.06;
  shape->hatch = DCS_HATCH_DIAGONAL;
  shape->stroke = painter->color;
  shape->dashed = TRUE;
  shape->line_width = 0.8;
}

static void
draw_dose_labels (TimelineBarPainter *painter, GArray *segments)
{
  DcsTimeline *self = painter->timeline;
  double pad = self->tiny * 0.4;

  for (guint i = 0; i < segments->len; i++)
    {
      const TimelineSegment *segment = &g_array_index (segments, TimelineSegment, i);
      double middle = painter->base - segment->height / 2.0;
      g_autofree char *label = NULL;
      double width;

      if (segment->step == NULL || segment->height < self->tiny * 1.25)
        continue;
      label = _dcs_timeline_dose_short (self, segment->step);
      if (label == NULL)
        continue;
      width = dcs_text_width (label, self->tiny, FALSE);
      if (width + 2.0 * pad > segment->x2 - segment->x1)
        continue;
      _dcs_timeline_draw_patch (self,
                                segment->x1 + pad * 0.5,
                                middle - self->tiny * 0.58,
                                width + pad,
                                self->tiny * 1.16,
                                painter->color,
                                TINT);
      dcs_scene_add_text (self->scene,
                          label,
                          segment->x1 + pad,
                          middle + self->tiny * 0.36,
                          self->tiny,
                          DCS_ALIGN_START,
                          DCS_COLOR_FOREGROUND);
    }
}

/* Infusions as small ticks at the foot of the bar, missed ones hollow. */
static void
draw_administrations (TimelineBarPainter *painter)
{
  DcsTimeline *self = painter->timeline;
  DcsCourse *course = self->data->course;
  double last_x = -G_MAXDOUBLE;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_ADMINISTRATION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_ADMINISTRATION, i);
      gboolean given = g_strcmp0 (_dcs_value_get_text (&row[DCS_ADMINISTRATION_GIVEN]), "no") != 0;
      DcsDate date = _dcs_value_get_date (&row[DCS_ADMINISTRATION_DATE]);
      double x;
      DcsShape *shape;

      if (row[DCS_ADMINISTRATION_TREATMENT_ID].integer != painter->bar->id
          || !dcs_date_is_set (date))
        continue;
      x = dcs_time_scale_map (&self->scale, dcs_date_day (date, DCS_DATE_MIDDLE));
      if (x < painter->x1 || x > painter->x2 || (given && x - last_x < 2.0))
        continue;
      last_x = x;
      shape = dcs_scene_add_marker (self->scene,
                                    DCS_MARKER_CIRCLE,
                                    x,
                                    painter->base - 2.5,
                                    3.0,
                                    given ? painter->color : DCS_COLOR_BACKGROUND);
      shape->stroke = painter->color;
      shape->line_width = 0.7;
    }
}

/* Widens a bar that would be too small to see, into free room only. */
static void
keep_visible (TimelineBarPainter *painter, double previous_end)
{
  double right = painter->timeline->plot_x + painter->timeline->plot_width;
  double wanted = TIMELINE_MIN_BAR;

  if (painter->x2 - painter->x1 >= wanted)
    return;
  painter->x2 = MIN (MIN (painter->x1 + wanted, painter->next_x), right);
  if (painter->x2 - painter->x1 < wanted)
    painter->x1 = MAX (MAX (painter->x2 - wanted, previous_end), painter->timeline->plot_x);
}

static void
mark_bar (TimelineBarPainter *painter, guint lane)
{
  DcsTimeline *self = painter->timeline;
  const TimelineBar *bar = painter->bar;
  DcsMark mark = {
    .kind = DCS_MARK_TREATMENT,
    .record = DCS_RECORD_TREATMENT,
    .id = bar->id,
    .lane = lane,
    .start_day = bar->start_low,
    .end_day = bar->stop_high,
    .ongoing = bar->ongoing,
    .x = painter->x1,
    .y = painter->base - painter->max_height,
    .width = painter->x2 - painter->x1,
    .height = painter->max_height,
    .count = 1,
  };
  TimelineMember member = {
    .kind = DCS_MARK_TREATMENT,
    .record = DCS_RECORD_TREATMENT,
    .row = bar->row,
    .id = bar->id,
  };

  member.mark = _dcs_timeline_add_mark (self, &mark);
  _dcs_timeline_add_member (self, &member);
}

static void
draw_bar (TimelineBarPainter *painter)
{
  const TimelineBar *bar = painter->bar;
  g_autoptr (GArray) segments = g_array_new (FALSE, TRUE, sizeof (TimelineSegment));
  TimelineBarPainter solid = *painter;
  gboolean fuzzy_start = bar->start_high > bar->start_low;
  gboolean fuzzy_stop = bar->stop_high > bar->stop_low;
  double height;

  collect_segments (painter, segments);
  height = g_array_index (segments, TimelineSegment, 0).height;
  if (fuzzy_start)
    {
      draw_fuzzy (painter, bar->start_low, MIN (bar->start_high, bar->stop_high), height);
      solid.x1 = MAX (painter->x1, map_day (painter->timeline, bar->start_high));
    }
  if (fuzzy_stop)
    {
      draw_fuzzy (painter,
                  fuzzy_start ? MAX (bar->stop_low, bar->start_high) : bar->stop_low,
                  bar->stop_high,
                  g_array_index (segments, TimelineSegment, segments->len - 1).height);
      solid.x2 = MIN (painter->x2, map_day (painter->timeline, bar->stop_low));
    }
  if (solid.x2 > solid.x1)
    {
      g_array_set_size (segments, 0);
      collect_segments (&solid, segments);
      draw_runs (&solid, segments);
      draw_dose_labels (&solid, segments);
    }
  draw_administrations (painter);
  _dcs_timeline_draw_end (painter, segments);
}

static void
draw_drug (DcsTimeline *self, const TimelineLane *lane, guint lane_index)
{
  const TimelineDrug *drug = _dcs_timeline_drug (self->data, lane->index);
  double right = self->plot_x + self->plot_width;

  for (guint sub = 0; sub < drug->n_subs; sub++)
    {
      TimelineBarPainter painter = {
        .timeline = self,
        .drug = drug,
        .max_height = self->sub_height * BAR_SHARE,
        .base = lane->lane.y + (sub + 1) * self->sub_height,
        .color = _dcs_timeline_class_color (drug->class_rank),
        .hatch = _dcs_timeline_class_hatch (drug->class_rank),
      };
      const TimelineBar *previous = NULL;
      double previous_end = self->plot_x;

      /* One bar behind, so that each knows where the next one begins. */
      for (guint i = 0; i <= drug->bars->len; i++)
        {
          const TimelineBar *bar = i < drug->bars->len
                                       ? &g_array_index (self->data->bars,
                                                         TimelineBar,
                                                         g_array_index (drug->bars, guint, i))
                                       : NULL;

          if (bar != NULL && (bar->sub != sub || bar->stop_high < self->scale.first_day))
            continue;
          if (previous != NULL && previous->start_low <= self->scale.last_day)
            {
              painter.bar = previous;
              painter.x1 = map_day (self, previous->start_low);
              painter.x2 = map_day (self, previous->stop_high);
              painter.next_x = bar != NULL ? MIN (map_day (self, bar->start_low), right) : right;
              keep_visible (&painter, previous_end);
              previous_end = painter.x2;
              draw_bar (&painter);
              mark_bar (&painter, lane_index);
            }
          previous = bar;
        }
    }
}

/*
 * _dcs_timeline_draw_bars:
 *
 * Draws the treatments that are in sight and collects their marks.
 */
void
_dcs_timeline_draw_bars (DcsTimeline *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TimelineLane *lane = &g_array_index (self->lanes, TimelineLane, i);

      if (lane->kind == LANE_DRUG)
        draw_drug (self, lane, i);
    }
}
