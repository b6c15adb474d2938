/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The font size, in points, that all other sizes are chosen for. */
#define DESIGN_FONT 9.0

/* Below this width lanes are called by their abbreviations. */
#define NARROW_WIDTH 520.0

/* The most of the width that goes to the names of lanes. */
#define LABEL_SHARE 0.24

/* Heights in font sizes. */
#define FLAGS_HEIGHT 1.9
#define CURVE_HEIGHT 10.5
#define STATE_HEIGHT 1.35
#define SUB_HEIGHT 2.15
#define VISITS_HEIGHT 1.5
#define EVENTS_HEIGHT 1.9
#define LANE_GAP 0.55
#define DRUG_GAP 0.3
#define CLASS_GAP 0.6

static void
add_lane (DcsTimeline *self,
          LaneKind kind,
          guint index,
          const char *label,
          const char *abbr,
          double y,
          double height)
{
  TimelineLane lane = {
    .lane = { label, abbr, y, height },
    .kind = kind,
    .index = index,
  };

  g_array_append_val (self->lanes, lane);
}

static double
add_curve_lanes (DcsTimeline *self, double y)
{
  double height = CURVE_HEIGHT * self->font;

  if (self->data->n_curves == 0)
    return y;
  y += self->font * 0.4;
  for (guint i = 0; i < self->data->n_curves; i++)
    {
      const TimelineCurve *curve = &self->data->curves[i];

      /* The abbreviation is how everyone calls a score; the legend has its name. */
      add_lane (self, LANE_CURVE, i, curve->abbr, curve->abbr, y, height);
    }
  return y + height + LANE_GAP * self->font;
}

static double
add_drug_lanes (DcsTimeline *self, double y)
{
  DcsCode klass = 0;

  for (guint i = 0; i < self->data->drugs->len; i++)
    {
      const TimelineDrug *drug = _dcs_timeline_drug (self->data, i);
      double height = drug->n_subs * self->sub_height;

      if (i > 0)
        y += (drug->klass != klass ? CLASS_GAP : DRUG_GAP) * self->font;
      klass = drug->klass;
      add_lane (self, LANE_DRUG, i, drug->label, drug->abbr, y, height);
      y += height;
    }
  return self->data->drugs->len > 0 ? y + LANE_GAP * self->font : y;
}

static void
place_lanes (DcsTimeline *self)
{
  double y = self->flags_y;

  if (self->data->relapses->len > 0)
    add_lane (self, LANE_RELAPSES, 0, _ ("Relapses"), _ ("Relapses"), y, FLAGS_HEIGHT * self->font);
  y += FLAGS_HEIGHT * self->font;
  self->plot_top = y;
  y = add_curve_lanes (self, y);
  if (self->data->states->len > 0)
    {
      add_lane (self, LANE_STATE, 0, _ ("State"), _ ("State"), y, STATE_HEIGHT * self->font);
      y += (STATE_HEIGHT + LANE_GAP) * self->font;
    }
  y = add_drug_lanes (self, y);
  add_lane (self, LANE_VISITS, 0, _ ("Visits"), _ ("Visits"), y, VISITS_HEIGHT * self->font);
  y += VISITS_HEIGHT * self->font;
  if (self->data->events->len > 0)
    {
      y += LANE_GAP * self->font * 0.5;
      add_lane (self, LANE_EVENTS, 0, _ ("Events"), _ ("Events"), y, EVENTS_HEIGHT * self->font);
      y += EVENTS_HEIGHT * self->font;
    }
  self->plot_bottom = y + self->font * 0.3;
}

/* The column of lane names: as wide as they need, up to a share of the figure. */
static void
place_columns (DcsTimeline *self)
{
  double widest = 0.0;
  double scale_width = dcs_text_width ("000", self->tiny, FALSE) + 6.0;
  double right_margin = self->font * 1.2;
  double margin = self->options.for_export ? self->font * 1.2 : self->font * 0.7;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TimelineLane *lane = &g_array_index (self->lanes, TimelineLane, i);
      double width = dcs_text_width (
          self->abbreviate ? lane->lane.abbr : lane->lane.label, self->font, FALSE);

      /* A curve's sample line stands before its name, its scale behind. */
      if (lane->kind == LANE_CURVE)
        width += scale_width + self->font * 1.8;
      widest = MAX (widest, width);
    }
  self->label_x = margin;
  self->label_width = CLAMP (widest, 4.0 * self->font, LABEL_SHARE * self->options.width);
  self->plot_x = self->label_x + self->label_width + self->font * 0.8;
  if (self->data->n_curves > 1)
    right_margin = scale_width + self->font * 0.5;
  if (self->options.for_export)
    right_margin = MAX (right_margin, margin);
  self->plot_width = MAX (self->options.width - self->plot_x - right_margin, 40.0);
}

static void
choose_scale (DcsTimeline *self)
{
  double first = self->options.first_day;
  double last = self->options.last_day;

  if (self->options.first_day == DCS_DAY_NONE || self->options.last_day == DCS_DAY_NONE)
    {
      first = self->data->first_day;
      last = self->data->last_day;
    }
  dcs_time_scale_init (&self->scale, first, last, self->plot_x, self->plot_width);
}

/* How many days the narrowest bar takes when all of the course is in sight. */
static int
fit_days (DcsTimeline *self)
{
  double days = self->data->last_day - self->data->first_day;

  return (int) ceil (days / self->plot_width * TIMELINE_MIN_BAR) + 1;
}

/* The words for those who cannot see a saved figure; on screen the marks speak for themselves. */
static void
set_title (DcsTimeline *self)
{
  g_autofree char *title = _dcs_timeline_title (self);
  g_autofree char *description = NULL;

  if (self->options.for_export)
    description = dcs_timeline_describe (self);
  dcs_scene_set_title (self->scene, title, description);
}

/* Everything is laid out for one font size and then scaled, so that markers, gaps and lines grow
 * with the text. */
static void
scale_all (DcsTimeline *self, double factor)
{
  _dcs_scene_scale (self->scene, factor);
  self->options.width *= factor;
  self->height *= factor;
  self->plot_x *= factor;
  self->plot_width *= factor;
  self->plot_top *= factor;
  self->plot_bottom *= factor;
  self->scale.x *= factor;
  self->scale.width *= factor;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      DcsLane *lane = &g_array_index (self->lanes, TimelineLane, i).lane;

      lane->y *= factor;
      lane->height *= factor;
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      DcsMark *mark = &g_array_index (self->marks, DcsMark, i);

      mark->x *= factor;
      mark->y *= factor;
      mark->width *= factor;
      mark->height *= factor;
    }
}

/*
 * _dcs_timeline_layout:
 *
 * Places lanes and columns, draws everything and collects the marks.
 */
void
_dcs_timeline_layout (DcsTimeline *self)
{
  double factor = self->options.font_size > 0 ? self->options.font_size / DESIGN_FONT : 1.0;
  double bottom;

  self->options.width /= factor;
  self->font = DESIGN_FONT;
  self->small = self->font * 0.89;
  self->tiny = self->font * 0.8;
  self->sub_height = SUB_HEIGHT * self->font;
  self->abbreviate = self->options.width < NARROW_WIDTH;
  self->flags_y = self->options.for_export ? self->font * 3.6 : self->font * 0.3;

  /* Sub-lanes need the width of the plot, which needs the names but not the sub-lanes. */
  place_lanes (self);
  place_columns (self);
  _dcs_timeline_data_pack (self->data, fit_days (self));
  g_array_set_size (self->lanes, 0);
  place_lanes (self);
  choose_scale (self);

  self->scene = dcs_scene_new (self->options.width, self->plot_bottom);
  set_title (self);
  _dcs_timeline_draw_frame (self);
  _dcs_timeline_draw_states (self);
  _dcs_timeline_draw_bars (self);
  _dcs_timeline_draw_visits (self);
  _dcs_timeline_draw_events (self);
  _dcs_timeline_draw_curves (self);
  _dcs_timeline_draw_relapses (self);
  _dcs_timeline_draw_labels (self);
  _dcs_timeline_finish_marks (self);

  bottom = self->plot_bottom + self->font * 2.4;
  if (self->options.for_export)
    _dcs_timeline_draw_title (self);
  if (self->options.for_export || self->options.legend)
    bottom = _dcs_timeline_draw_legend (self, bottom);
  if (self->options.for_export)
    bottom = _dcs_timeline_draw_footnote (self, bottom);
  self->height = bottom;
  dcs_scene_set_size (self->scene, self->options.width, self->height);
  if (factor != 1.0)
    scale_all (self, factor);
}
