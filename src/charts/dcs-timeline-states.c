/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

/* Shorter states than this, in points, are drawn together. */
#define LEAST_WIDTH 1.5

/*
 * _dcs_timeline_state_style:
 *
 * Returns: (transfer none) (nullable): the name of a state, %NULL for one that is not drawn
 */
const char *
_dcs_timeline_state_style (DcsState state, DcsColor *fill, double *opacity, DcsHatch *hatch)
{
  *hatch = DCS_HATCH_NONE;
  switch (state)
    {
    case DCS_STATE_ACTIVE:
      *fill = DCS_COLOR_ALARM;
      *opacity = 0.28;
      break;
    case DCS_STATE_RELAPSED:
      *fill = DCS_COLOR_ALARM;
      *opacity = 0.28;
      *hatch = DCS_HATCH_FALLING;
      break;
    case DCS_STATE_IMPROVED:
      *fill = DCS_COLOR_ACCENT;
      *opacity = 0.22;
      *hatch = DCS_HATCH_DOTS;
      break;
    case DCS_STATE_COMPLETE_RESPONSE:
    case DCS_STATE_OFF_TREATMENT:
      *fill = DCS_COLOR_BACKGROUND;
      *opacity = 1.0;
      break;
    case DCS_STATE_REMISSION_ON:
      *fill = DCS_COLOR_DIM;
      *opacity = 0.14;
      *hatch = DCS_HATCH_HORIZONTAL;
      break;
    case DCS_STATE_REMISSION_OFF:
      *fill = DCS_COLOR_DIM;
      *opacity = 0.14;
      break;
    case DCS_STATE_UNKNOWN:
    case DCS_N_STATES:
    default:
      return NULL;
    }
  return dcs_state_label (state);
}

static void
draw_state (DcsTimeline *self, const DcsLane *lane, DcsState state, int from, int to)
{
  double left = self->plot_x;
  double right = self->plot_x + self->plot_width;
  double x1 = CLAMP (dcs_time_scale_map (&self->scale, from), left, right);
  double x2 = CLAMP (dcs_time_scale_map (&self->scale, to), left, right);
  DcsColor fill;
  DcsHatch hatch;
  double opacity, width;
  const char *name = _dcs_timeline_state_style (state, &fill, &opacity, &hatch);
  DcsShape *shape;

  if (name == NULL || x2 <= x1)
    return;
  shape = dcs_scene_add_rect (self->scene, x1, lane->y, x2 - x1, lane->height, fill);
  shape->opacity = opacity;
  shape->hatch = hatch;
  shape->stroke = DCS_COLOR_DIM;
  shape->line_width = 0.5;
  width = dcs_text_width (name, self->tiny, FALSE);
  if (width + self->tiny > x2 - x1)
    return;
  _dcs_timeline_draw_patch (self,
                            (x1 + x2 - width) / 2.0 - 2.0,
                            lane->y + 1.0,
                            width + 4.0,
                            lane->height - 2.0,
                            fill,
                            opacity);
  dcs_scene_add_text (self->scene,
                      name,
                      (x1 + x2) / 2.0,
                      lane->y + lane->height / 2.0 + self->tiny * 0.36,
                      self->tiny,
                      DCS_ALIGN_MIDDLE,
                      DCS_COLOR_FOREGROUND);
}

/* States that change faster than can be drawn: the visits tell them one by one. */
static void
draw_mixed (DcsTimeline *self, const DcsLane *lane, int from, int to)
{
  double left = self->plot_x;
  double right = self->plot_x + self->plot_width;
  double x1 = CLAMP (dcs_time_scale_map (&self->scale, from), left, right);
  double x2 = CLAMP (dcs_time_scale_map (&self->scale, to), left, right);
  DcsShape *shape;

  if (x2 <= x1)
    return;
  shape = dcs_scene_add_rect (self->scene, x1, lane->y, x2 - x1, lane->height, DCS_COLOR_DIM);
  shape->opacity = 0.15;
  shape->hatch = DCS_HATCH_VERTICAL;
  shape->stroke = DCS_COLOR_DIM;
  shape->line_width = 0.5;
}

/* Each state lasts to the next other one, the last one to the end of the record. */
static void
draw_lane (DcsTimeline *self, const DcsLane *lane)
{
  GArray *states = self->data->states;
  double day_width = self->scale.width / (self->scale.last_day - self->scale.first_day);
  int mixed_from = DCS_DAY_NONE;
  guint first = 0;

  for (guint i = 1; i <= states->len; i++)
    {
      const TimelineState *from = &g_array_index (states, TimelineState, first);
      const TimelineState *to = i < states->len ? &g_array_index (states, TimelineState, i) : NULL;
      int end = to != NULL ? to->day : self->data->record_end;

      if (to != NULL && to->state == from->state)
        continue;
      first = i;
      if (to != NULL && (end - from->day) * day_width < LEAST_WIDTH)
        {
          if (mixed_from == DCS_DAY_NONE)
            mixed_from = from->day;
          continue;
        }
      if (mixed_from != DCS_DAY_NONE)
        draw_mixed (self, lane, mixed_from, from->day);
      mixed_from = DCS_DAY_NONE;
      draw_state (self, lane, from->state, from->day, end);
    }
}

/*
 * _dcs_timeline_draw_states:
 *
 * Draws how the disease stood over time.
 */
void
_dcs_timeline_draw_states (DcsTimeline *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TimelineLane *lane = &g_array_index (self->lanes, TimelineLane, i);

      if (lane->kind == LANE_STATE)
        draw_lane (self, &lane->lane);
    }
}
