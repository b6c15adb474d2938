/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-scene-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>

/* The entries of the legend flow from left to right and break like words. */
typedef struct
{
  DcsTimeline *timeline;
  double x, y;        /* where the next entry begins; y: the middle of the line */
  double left, right; /* of the figure */
  double line_height;
  gboolean first;
} Flow;

#define SAMPLE_WIDTH 16.0

/* Makes room for a sample and its text, writes the text, and returns the left of the sample. */
static double
flow_entry (Flow *flow, const char *text)
{
  DcsTimeline *self = flow->timeline;
  double width = SAMPLE_WIDTH + 4.0 + dcs_text_width (text, self->tiny, FALSE);
  double x;

  if (flow->x > flow->left && flow->x + width > flow->right)
    {
      flow->x = flow->left;
      flow->y += flow->line_height;
    }
  x = flow->x;
  dcs_scene_add_text (self->scene,
                      text,
                      x + SAMPLE_WIDTH + 4.0,
                      flow->y + self->tiny * 0.36,
                      self->tiny,
                      DCS_ALIGN_START,
                      DCS_COLOR_FOREGROUND);
  flow->x = x + width + self->font * 1.3;
  return x;
}

static void
flow_marker (Flow *flow, DcsMarker marker, DcsColor fill, DcsColor stroke, const char *text)
{
  double x = flow_entry (flow, text);
  DcsShape *shape = dcs_scene_add_marker (
      flow->timeline->scene, marker, x + SAMPLE_WIDTH / 2.0, flow->y, 7.5, fill);

  shape->stroke = stroke;
  shape->line_width = 1.1;
}

static void
flow_curve (Flow *flow, guint index, const char *text)
{
  double x = flow_entry (flow, text);

  _dcs_timeline_draw_curve_sample (flow->timeline, index, x, flow->y, SAMPLE_WIDTH);
}

static DcsShape *
flow_box (Flow *flow, DcsColor fill, double opacity, DcsHatch hatch, const char *text)
{
  double x = flow_entry (flow, text);
  DcsShape *shape = dcs_scene_add_rect (
      flow->timeline->scene, x, flow->y - 4.0, SAMPLE_WIDTH, 8.0, fill);

  shape->opacity = opacity;
  shape->hatch = hatch;
  shape->stroke = fill;
  shape->line_width = 1.0;
  return shape;
}

static DcsShape *
flow_upright (Flow *flow, DcsColor color, const char *text)
{
  double x = flow_entry (flow, text) + SAMPLE_WIDTH / 2.0;

  return dcs_scene_add_line (flow->timeline->scene, x, flow->y - 4.0, x, flow->y + 4.0, color);
}

static void
flow_curves (Flow *flow)
{
  TimelineData *data = flow->timeline->data;

  for (guint i = 0; i < data->n_curves; i++)
    {
      const TimelineCurve *curve = &data->curves[i];
      g_autofree char *text = NULL;

      if (g_strcmp0 (curve->abbr, curve->label) == 0)
        text = g_strdup (curve->label);
      else
        text = g_strdup_printf ("%s: %s", curve->abbr, curve->label);
      flow_curve (flow, i, text);
    }
}

static void
flow_states (Flow *flow)
{
  TimelineData *data = flow->timeline->data;

  for (guint state = 0; state < DCS_N_STATES; state++)
    {
      gboolean present = FALSE;
      DcsColor fill;
      DcsHatch hatch;
      double opacity;
      const char *name;

      for (guint i = 0; i < data->states->len && !present; i++)
        present = g_array_index (data->states, TimelineState, i).state == (DcsState) state;
      if (!present)
        continue;
      name = _dcs_timeline_state_style ((DcsState) state, &fill, &opacity, &hatch);
      if (name != NULL)
        flow_box (flow, fill, opacity, hatch, name)->stroke = DCS_COLOR_DIM;
    }
}

static void
flow_classes (Flow *flow)
{
  DcsTimeline *self = flow->timeline;
  DcsCode last = 0;

  for (guint i = 0; i < self->data->drugs->len; i++)
    {
      const TimelineDrug *drug = _dcs_timeline_drug (self->data, i);
      const DcsTerm *term = drug->klass != 0 ? dcs_definition_term (
                                self->data->definition, "drug-class", drug->klass)
                                             : NULL;

      if (i > 0 && drug->klass == last)
        continue;
      last = drug->klass;
      flow_box (flow,
                _dcs_timeline_class_color (drug->class_rank),
                0.22,
                _dcs_timeline_class_hatch (drug->class_rank),
                term != NULL ? term->label : _ ("Other treatment"));
    }
}

static gboolean
has_fuzzy_date (TimelineData *data)
{
  for (guint i = 0; i < data->bars->len; i++)
    {
      const TimelineBar *bar = &g_array_index (data->bars, TimelineBar, i);

      if (bar->start_low != bar->start_high || bar->stop_low != bar->stop_high)
        return TRUE;
    }
  for (guint i = 0; i < data->events->len; i++)
    {
      const TimelineEvent *event = &g_array_index (data->events, TimelineEvent, i);

      if (event->low != event->high)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_ongoing (TimelineData *data)
{
  for (guint i = 0; i < data->bars->len; i++)
    if (g_array_index (data->bars, TimelineBar, i).ongoing)
      return TRUE;
  return FALSE;
}

/* Each reason that a treatment of this course ended for, once. */
static void
flow_caps (Flow *flow)
{
  DcsTimeline *self = flow->timeline;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->data->bars->len; i++)
    {
      const TimelineBar *bar = &g_array_index (self->data->bars, TimelineBar, i);
      const DcsValue *reason = &bar->row[DCS_TREATMENT_STOP_REASON];
      g_autofree char *text = NULL;
      double x;

      if (!_dcs_value_is_set (reason)
          || !g_hash_table_add (seen, GUINT_TO_POINTER (_dcs_value_get_code (reason))))
        continue;
      /* Translators: legend of a timeline; %s is a reason such as "adverse event" */
      text = g_strdup_printf (_ ("Stopped: %s"),
                              _dcs_timeline_phrase (self, "stop-reason", reason));
      x = flow_entry (flow, text);
      _dcs_timeline_draw_cap (self, _dcs_value_get_code (reason), x + SAMPLE_WIDTH / 2.0, flow->y);
    }
}

static void
flow_severities (Flow *flow)
{
  static const struct
  {
    const char *severity;
    const char *label;
  } severities[] = {
    { "mild", N_ ("Adverse event, mild") },
    { "moderate", N_ ("Adverse event, moderate") },
    { "severe", N_ ("Adverse event, severe") },
    { NULL, N_ ("Adverse event, severity not recorded") },
  };
  GArray *events = flow->timeline->data->events;

  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    for (guint j = 0; j < events->len; j++)
      {
        const TimelineEvent *event = &g_array_index (events, TimelineEvent, j);
        DcsShape *shape;
        double x;

        if (event->kind != DCS_MARK_ADVERSE_EVENT
            || g_strcmp0 (_dcs_value_get_text (&event->row[DCS_ADVERSE_EVENT_SEVERITY]),
                          severities[i].severity)
                   != 0)
          continue;
        x = flow_entry (flow, _ (severities[i].label));
        shape = dcs_scene_add_marker (flow->timeline->scene,
                                      DCS_MARKER_TRIANGLE_UP,
                                      x + SAMPLE_WIDTH / 2.0,
                                      flow->y,
                                      7.5,
                                      DCS_COLOR_ALARM);
        _dcs_timeline_style_adverse_event (shape, event->row);
        break;
      }
}

static void
flow_events (Flow *flow)
{
  TimelineData *data = flow->timeline->data;

  if (data->relapses->len > 0)
    flow_marker (flow, DCS_MARKER_DIAMOND, DCS_COLOR_ALARM, DCS_COLOR_NONE, _ ("Relapse"));
  flow_severities (flow);
  for (guint i = 0; i < data->events->len; i++)
    if (g_array_index (data->events, TimelineEvent, i).kind == DCS_MARK_INVESTIGATION)
      {
        flow_marker (
            flow, DCS_MARKER_SQUARE, DCS_COLOR_ACCENT, DCS_COLOR_ACCENT, _ ("Investigation"));
        break;
      }
  if (data->visits->len > 0)
    {
      DcsShape *tick = flow_upright (flow, DCS_COLOR_DIM, _ ("Visit"));

      tick->line_width = 1.3;
    }
}

static void
flow_milestones (Flow *flow)
{
  GArray *unnamed = flow->timeline->unnamed;

  for (guint i = 0; i < unnamed->len; i++)
    {
      const TimelineMilestone *milestone = &g_array_index (unnamed, TimelineMilestone, i);
      DcsShape *line = flow_upright (flow, milestone->color, milestone->label);

      line->line_width = milestone->dashed ? 0.9 : 0.6;
      line->dashed = milestone->dashed;
    }
}

/*
 * _dcs_timeline_draw_legend:
 * @y: where it begins
 *
 * Explains what this figure shows, and nothing that it does not.
 *
 * Returns: where it ends
 */
double
_dcs_timeline_draw_legend (DcsTimeline *self, double y)
{
  Flow flow = {
    .timeline = self,
    .x = self->label_x,
    .left = self->label_x,
    .right = self->options.width - self->label_x,
    .line_height = self->tiny * 1.75,
  };

  flow.y = y + flow.line_height / 2.0;
  flow_curves (&flow);
  flow_states (&flow);
  flow_classes (&flow);
  if (has_ongoing (self->data))
    {
      double x = flow_entry (&flow, _ ("Ongoing"));

      dcs_scene_add_polygon (self->scene,
                             (DcsPoint[]){ { x + 5.0, flow.y - 4.0 },
                                           { x + 11.0, flow.y },
                                           { x + 5.0, flow.y + 4.0 } },
                             3,
                             DCS_COLOR_DIM);
    }
  if (has_fuzzy_date (self->data))
    {
      DcsShape *box = flow_box (
          &flow, DCS_COLOR_DIM, 0.06, DCS_HATCH_DIAGONAL, _ ("Date not known to the day"));

      box->dashed = TRUE;
    }
  flow_caps (&flow);
  flow_events (&flow);
  flow_milestones (&flow);
  return flow.y + flow.line_height * 0.8;
}

/* ---- title and footnote ---- */

/*
 * _dcs_timeline_draw_title:
 *
 * Draws the title line at the top, ellipsized to the figure.
 */
void
_dcs_timeline_draw_title (DcsTimeline *self)
{
  const char *title = dcs_scene_get_title (self->scene);
  double width = self->options.width - 2.0 * self->label_x;
  double size, needed;
  DcsShape *shape;

  if (title == NULL)
    return;
  /* A long one gets smaller before it is cut. */
  size = self->font * 1.35;
  needed = dcs_text_width (title, size, TRUE);
  if (needed > width)
    size = MAX (self->font, size * width / needed * 0.99);
  shape = dcs_scene_add_text (self->scene,
                              title,
                              self->label_x,
                              self->font * 2.1,
                              size,
                              DCS_ALIGN_START,
                              DCS_COLOR_FOREGROUND);
  shape->bold = TRUE;
  if (dcs_text_width (title, size, TRUE) > width)
    shape->width = width;
}

static void
append_bar_note (DcsTimeline *self, GString *note)
{
  gboolean any_dose = FALSE;

  for (guint i = 0; i < self->data->drugs->len; i++)
    any_dose |= _dcs_timeline_drug (self->data, i)->has_dose;
  if (any_dose)
    g_string_append (
        note, _ (" The height of a bar is the dose, relative to the highest dose of that drug."));
}

/*
 * _dcs_timeline_draw_footnote:
 * @y: where it begins
 *
 * Says how the figure is to be read and of when its data are.
 *
 * Returns: where it ends
 */
double
_dcs_timeline_draw_footnote (DcsTimeline *self, double y)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  if (self->options.deidentify)
    g_string_append_printf (note,
                            _ ("Time since %s; a month is %.4f days."),
                            self->data->origin_name,
                            DCS_DAYS_PER_MONTH);
  else
    {
      g_autofree char *today = dcs_date_format_long (dcs_date_from_day (self->options.today));
      g_autofree char *end = dcs_date_format_long (dcs_date_from_day (self->data->record_end));

      g_string_append_printf (note, _ ("Records up to %s, drawn on %s."), end, today);
    }
  append_bar_note (self, note);
  if (self->data->states->len > 0)
    g_string_append (note,
                     _ (" A state lasts from the visit that judged it to the next judgement."));
  lines = _dcs_text_wrap (note->str, self->tiny, self->options.width - 2.0 * self->label_x);
  y += self->font * 0.6;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      y += self->tiny * 1.35;
      dcs_scene_add_text (
          self->scene, lines[i], self->label_x, y, self->tiny, DCS_ALIGN_START, DCS_COLOR_DIM);
    }
  return y + self->font;
}
