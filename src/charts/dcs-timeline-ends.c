/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

/* In points. */
#define ARROW_WIDTH 6.0
#define CAP_SIZE 7.0

/* Shapes for why a treatment ended, by the code of the reason; any other one is a bar. */
static DcsMarker
cap_marker (DcsCode reason, DcsColor *color)
{
  static const struct
  {
    const char *code;
    DcsMarker marker;
    DcsColor color;
  } caps[] = {
    { "adverse_event", DCS_MARKER_TRIANGLE_UP, DCS_COLOR_ALARM },
    { "laboratory_result", DCS_MARKER_TRIANGLE_UP, DCS_COLOR_ALARM },
    { "infection", DCS_MARKER_TRIANGLE_UP, DCS_COLOR_ALARM },
    { "no_response", DCS_MARKER_CROSS, DCS_COLOR_FOREGROUND },
    { "inadequate_response", DCS_MARKER_TRIANGLE_DOWN, DCS_COLOR_FOREGROUND },
    { "loss_of_response", DCS_MARKER_TRIANGLE_DOWN, DCS_COLOR_FOREGROUND },
    { "remission", DCS_MARKER_STAR, DCS_COLOR_FOREGROUND },
    { "course_completed", DCS_MARKER_SQUARE, DCS_COLOR_FOREGROUND },
  };
  const char *code = dcs_code_string (reason);

  for (guint i = 0; i < G_N_ELEMENTS (caps); i++)
    if (g_strcmp0 (caps[i].code, code) == 0)
      {
        *color = caps[i].color;
        return caps[i].marker;
      }
  *color = DCS_COLOR_FOREGROUND;
  return DCS_MARKER_BAR;
}

/*
 * _dcs_timeline_draw_cap:
 *
 * Draws why a treatment ended, around (@x, @y).
 */
DcsShape *
_dcs_timeline_draw_cap (DcsTimeline *self, DcsCode stop_reason, double x, double y)
{
  DcsColor color;
  DcsMarker marker = cap_marker (stop_reason, &color);
  /* A star has little body. */
  double size = marker == DCS_MARKER_STAR ? CAP_SIZE * 1.3 : CAP_SIZE;
  DcsShape *shape = dcs_scene_add_marker (self->scene, marker, x, y, size, color);

  shape->line_width = 1.6;
  if (marker != DCS_MARKER_CROSS && marker != DCS_MARKER_BAR)
    {
      shape->stroke = DCS_COLOR_BACKGROUND;
      shape->line_width = 0.6;
    }
  return shape;
}

static void
draw_arrow (TimelineBarPainter *painter, double height)
{
  DcsTimeline *self = painter->timeline;
  double middle = painter->base - height / 2.0;
  double reach = MAX (height / 2.0, 3.0);
  double x = painter->x2;

  dcs_scene_add_polygon (
      self->scene,
      (DcsPoint[]){ { x, middle - reach }, { x + ARROW_WIDTH, middle }, { x, middle + reach } },
      3,
      painter->color);
}

static void
draw_end_text (TimelineBarPainter *painter, const char *text, double middle, double room)
{
  DcsTimeline *self = painter->timeline;
  double x = painter->x2 + CAP_SIZE + self->tiny * 0.5;
  double width = dcs_text_width (text, self->tiny, FALSE);

  if (room >= CAP_SIZE + width + self->tiny * 1.2)
    _dcs_timeline_draw_note (self, text, x, middle + self->tiny * 0.36);
}

/*
 * _dcs_timeline_draw_end:
 *
 * Draws why a treatment ended, as a shape behind the bar and, where there is room, in words; or the
 * arrow of one that goes on.
 */
void
_dcs_timeline_draw_end (TimelineBarPainter *painter, GArray *segments)
{
  DcsTimeline *self = painter->timeline;
  const DcsValue *reason = &painter->bar->row[DCS_TREATMENT_STOP_REASON];
  double end = dcs_time_scale_map (&self->scale, painter->bar->stop_high);
  double room = painter->next_x - painter->x2;
  double last_height = g_array_index (segments, TimelineSegment, segments->len - 1).height;
  double middle = painter->base - MAX (last_height, CAP_SIZE) / 2.0;

  if (end > self->plot_x + self->plot_width + 0.5)
    return;
  if (painter->bar->ongoing)
    {
      draw_arrow (painter, last_height);
      return;
    }
  if (!_dcs_value_is_set (reason))
    return;
  if (room >= CAP_SIZE + 2.0)
    _dcs_timeline_draw_cap (
        self, _dcs_value_get_code (reason), painter->x2 + CAP_SIZE / 2.0 + 1.5, middle);
  else if (painter->x2 - painter->x1 >= CAP_SIZE + 4.0)
    _dcs_timeline_draw_cap (
        self, _dcs_value_get_code (reason), painter->x2 - CAP_SIZE / 2.0 - 1.5, middle);
  draw_end_text (painter, _dcs_timeline_term (self, "stop-reason", reason), middle, room);
}
