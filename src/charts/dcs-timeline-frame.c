/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>

/* ---- what stands behind everything ---- */

static gboolean
is_visible_day (DcsTimeline *self, int day)
{
  return day != DCS_DAY_NONE && day >= self->scale.first_day && day <= self->scale.last_day;
}

static GArray *
make_ticks (DcsTimeline *self)
{
  if (self->options.axis == DCS_TIMELINE_AXIS_SINCE_DIAGNOSIS || self->options.deidentify)
    return dcs_time_scale_since_ticks (&self->scale, self->data->origin, self->small);
  return dcs_time_scale_date_ticks (&self->scale, self->small);
}

static void
draw_axis (DcsTimeline *self)
{
  g_autoptr (GArray) ticks = make_ticks (self);
  double baseline = self->plot_bottom + self->font * 1.25;
  double right = self->plot_x + self->plot_width;
  DcsShape *axis;

  for (guint i = 0; i < ticks->len; i++)
    {
      const DcsTick *tick = &g_array_index (ticks, DcsTick, i);
      DcsShape *line = dcs_scene_add_line (
          self->scene, tick->x, self->plot_top, tick->x, self->plot_bottom, DCS_COLOR_GRID);

      line->line_width = tick->major ? 1.2 : 0.6;
      line = dcs_scene_add_line (
          self->scene, tick->x, self->plot_bottom, tick->x, self->plot_bottom + 3.0, DCS_COLOR_DIM);
      line->line_width = tick->major ? 1.2 : 0.8;
      if (tick->label != NULL)
        {
          DcsShape *text = dcs_scene_add_text (self->scene,
                                               tick->label,
                                               tick->label_x,
                                               baseline,
                                               self->small,
                                               DCS_ALIGN_MIDDLE,
                                               tick->major ? DCS_COLOR_FOREGROUND : DCS_COLOR_DIM);

          text->bold = tick->major;
        }
    }
  axis = dcs_scene_add_line (
      self->scene, self->plot_x, self->plot_bottom, right, self->plot_bottom, DCS_COLOR_DIM);
  axis->line_width = 0.8;
}

/* Says what the axis counts, in the corner below the lane names. */
static void
draw_axis_name (DcsTimeline *self)
{
  g_autofree char *name = NULL;
  DcsShape *text;

  if (self->options.axis == DCS_TIMELINE_AXIS_DATES && !self->options.deidentify)
    return;
  /* Translators: below the axis; %s is "diagnosis", "onset" or "the first record" */
  name = g_strdup_printf (_ ("Since %s"), self->data->origin_name);
  text = dcs_scene_add_text (self->scene,
                             name,
                             self->label_x,
                             self->plot_bottom + self->font * 1.25,
                             self->small,
                             DCS_ALIGN_START,
                             DCS_COLOR_DIM);
  text->width = self->label_width + self->font * 0.4;
}

static void
draw_relapse_lines (DcsTimeline *self)
{
  for (guint i = 0; i < self->data->relapses->len; i++)
    {
      const TimelineEvent *relapse = &g_array_index (self->data->relapses, TimelineEvent, i);
      double x;
      DcsShape *line;

      if (!is_visible_day (self, relapse->middle))
        continue;
      x = dcs_time_scale_map (&self->scale, relapse->middle);
      line = dcs_scene_add_line (
          self->scene, x, self->flags_y + self->font, x, self->plot_bottom, DCS_COLOR_ALARM);
      line->dashed = TRUE;
      line->line_width = 1.0;
    }
}

/* ---- milestones ---- */

static gboolean
text_is_free (DcsTimeline *self, GArray *taken, double x1, double x2)
{
  if (x1 < self->plot_x - self->font * 0.75 || x2 > self->plot_x + self->plot_width + 2.0)
    return FALSE;
  for (guint i = 0; i < taken->len; i += 2)
    if (x1 < g_array_index (taken, double, i + 1) && x2 > g_array_index (taken, double, i))
      return FALSE;
  return TRUE;
}

/* The name stands right of its line, else left of it, else in the legend. A line that can do
 * without is left out where it cannot be named. */
static void
draw_milestone (DcsTimeline *self, const TimelineMilestone *milestone, GArray *taken)
{
  double x, width, x1, x2;
  gboolean has_room = TRUE;
  DcsShape *line;

  if (!is_visible_day (self, milestone->day))
    return;
  x = dcs_time_scale_map (&self->scale, milestone->day);
  width = dcs_text_width (milestone->label, self->tiny, FALSE);
  x1 = x + 3.0;
  x2 = x1 + width;
  if (!text_is_free (self, taken, x1 - 2.0, x2 + 2.0))
    {
      x2 = x - 3.0;
      x1 = x2 - width;
      has_room = text_is_free (self, taken, x1 - 2.0, x2 + 2.0);
    }
  if (!milestone->always && (!has_room || !text_is_free (self, taken, x - 0.5, x + 0.5)))
    return;
  line = dcs_scene_add_line (
      self->scene, x, self->flags_y + self->font * 0.5, x, self->plot_bottom, milestone->color);
  line->line_width = milestone->dashed ? 0.9 : 0.6;
  line->dashed = milestone->dashed;
  if (!has_room)
    {
      g_array_append_val (self->unnamed, *milestone);
      return;
    }
  g_array_append_val (taken, x1);
  g_array_append_val (taken, x2);
  dcs_scene_add_text (self->scene,
                      milestone->label,
                      x1,
                      self->flags_y + self->font * 1.25,
                      self->tiny,
                      DCS_ALIGN_START,
                      milestone->color);
}

static int
patient_day (DcsTimeline *self, int field)
{
  const DcsValue *patient = dcs_course_patient (self->data->course);
  DcsDate date = patient != NULL ? _dcs_value_get_date (&patient[field]) : DCS_DATE_INIT;

  return dcs_date_is_set (date) ? dcs_date_day (date, DCS_DATE_MIDDLE) : DCS_DAY_NONE;
}

static void
take_place (GArray *taken, double middle, double half_width)
{
  double x1 = middle - half_width;
  double x2 = middle + half_width;

  g_array_append_val (taken, x1);
  g_array_append_val (taken, x2);
}

static void
draw_milestones (DcsTimeline *self)
{
  const TimelineMilestone milestones[] = {
    { patient_day (self, DCS_PATIENT_DIAGNOSIS_DATE), _ ("Diagnosis"), DCS_COLOR_DIM, FALSE, TRUE },
    { patient_day (self, DCS_PATIENT_DEATH_DATE), _ ("Death"), DCS_COLOR_FOREGROUND, FALSE, TRUE },
    { patient_day (self, DCS_PATIENT_ONSET_DATE), _ ("Onset"), DCS_COLOR_DIM, FALSE, FALSE },
    /* Against the diagnosis, today would tell the date of diagnosis. */
    { self->options.deidentify ? DCS_DAY_NONE : self->options.today,
      _ ("Today"),
      DCS_COLOR_ACCENT,
      TRUE,
      TRUE },
  };
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->data->relapses->len; i++)
    {
      const TimelineEvent *relapse = &g_array_index (self->data->relapses, TimelineEvent, i);

      take_place (taken, dcs_time_scale_map (&self->scale, relapse->middle), 6.0);
    }
  /* No name is written across a line. */
  for (guint i = 0; i < G_N_ELEMENTS (milestones); i++)
    if (milestones[i].always && is_visible_day (self, milestones[i].day))
      take_place (taken, dcs_time_scale_map (&self->scale, milestones[i].day), 0.5);
  for (guint i = 0; i < G_N_ELEMENTS (milestones); i++)
    draw_milestone (self, &milestones[i], taken);
}

/* Lanes are told apart by hairlines between them. */
static void
draw_lane_lines (DcsTimeline *self)
{
  double right = self->plot_x + self->plot_width;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TimelineLane *lane = &g_array_index (self->lanes, TimelineLane, i);
      double y = lane->lane.y + lane->lane.height;

      if (lane->kind != LANE_DRUG)
        continue;
      dcs_scene_add_line (self->scene, self->plot_x, y, right, y, DCS_COLOR_GRID)->line_width = 0.6;
    }
}

/*
 * _dcs_timeline_draw_frame:
 *
 * Draws the axis, the grid and the lines that run through all lanes.
 */
void
_dcs_timeline_draw_frame (DcsTimeline *self)
{
  draw_axis (self);
  draw_axis_name (self);
  draw_lane_lines (self);
  draw_relapse_lines (self);
  draw_milestones (self);
}

/*
 * _dcs_timeline_draw_patch:
 *
 * Prepares a place for words on a tinted shape: the same tint, but no hatch and no lines.
 */
void
_dcs_timeline_draw_patch (
    DcsTimeline *self, double x, double y, double width, double height, DcsColor color, double tint)
{
  DcsShape *shape;

  dcs_scene_add_rect (self->scene, x, y, width, height, DCS_COLOR_BACKGROUND);
  shape = dcs_scene_add_rect (self->scene, x, y, width, height, color);
  shape->opacity = tint;
}

/*
 * _dcs_timeline_draw_note:
 *
 * Writes small words beside a shape, on paper of their own, so that the lines of the grid and of
 * relapses stop at them.
 */
void
_dcs_timeline_draw_note (DcsTimeline *self, const char *text, double x, double baseline)
{
  DcsShape *paper = dcs_scene_add_rect (self->scene,
                                        x - 1.5,
                                        baseline - self->tiny * 0.9,
                                        dcs_text_width (text, self->tiny, FALSE) + 3.0,
                                        self->tiny * 1.15,
                                        DCS_COLOR_BACKGROUND);

  paper->opacity = 0.85;
  dcs_scene_add_text (self->scene, text, x, baseline, self->tiny, DCS_ALIGN_START, DCS_COLOR_DIM);
}

/* ---- names of lanes ---- */

static void
draw_curve_label (DcsTimeline *self, const TimelineLane *lane)
{
  const DcsLane *place = &lane->lane;
  double sample = self->font * 1.4;
  double y = place->y + self->font * (0.8 + 1.4 * lane->index);
  DcsColor color = _dcs_timeline_curve_color (lane->index);
  DcsShape *text;

  _dcs_timeline_draw_curve_sample (self, lane->index, self->label_x, y - self->font * 0.3, sample);
  text = dcs_scene_add_text (self->scene,
                             place->label,
                             self->label_x + sample + self->font * 0.4,
                             y,
                             self->font,
                             DCS_ALIGN_START,
                             color);
  text->bold = lane->index == 0;
  /* Says whose scale the one on the right is. */
  if (lane->index > 0)
    dcs_scene_add_text (self->scene,
                        place->abbr,
                        self->options.width - 2.0,
                        self->plot_top - self->font * 0.65,
                        self->tiny,
                        DCS_ALIGN_END,
                        color);
}

/*
 * _dcs_timeline_draw_labels:
 *
 * Draws the names of the lanes at the left.
 */
void
_dcs_timeline_draw_labels (DcsTimeline *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const TimelineLane *lane = &g_array_index (self->lanes, TimelineLane, i);
      const char *label = self->abbreviate ? lane->lane.abbr : lane->lane.label;
      double line = lane->kind == LANE_DRUG ? self->sub_height : lane->lane.height;
      gboolean of_drug = lane->kind == LANE_DRUG;
      DcsShape *text;

      if (lane->kind == LANE_CURVE)
        {
          draw_curve_label (self, lane);
          continue;
        }
      text = dcs_scene_add_text (self->scene,
                                 label,
                                 self->label_x,
                                 lane->lane.y + line / 2.0 + self->font * 0.36,
                                 self->font,
                                 DCS_ALIGN_START,
                                 of_drug ? DCS_COLOR_FOREGROUND : DCS_COLOR_DIM);
      if (dcs_text_width (label, self->font, FALSE) > self->label_width)
        text->width = self->label_width;
    }
}
