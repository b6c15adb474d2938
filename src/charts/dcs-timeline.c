/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

static DcsTimeline *
timeline_new_from_data (TimelineData *data, const DcsTimelineOptions *options)
{
  DcsTimeline *self = g_new0 (DcsTimeline, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->data = data;
  self->options = *options;
  /* Calendar dates would tell when. */
  if (self->options.deidentify)
    self->options.axis = DCS_TIMELINE_AXIS_SINCE_DIAGNOSIS;
  self->texts = g_string_chunk_new (1024);
  self->unnamed = g_array_new (FALSE, TRUE, sizeof (TimelineMilestone));
  self->lanes = g_array_new (FALSE, TRUE, sizeof (TimelineLane));
  self->marks = g_array_new (FALSE, TRUE, sizeof (DcsMark));
  self->members = g_array_new (FALSE, TRUE, sizeof (TimelineMember));
  _dcs_timeline_layout (self);
  return self;
}

/* De-identified, an arrow that ends today would tell how long ago the diagnosis was. */
static int
data_today (DcsCourse *course, const DcsTimelineOptions *options)
{
  DcsDate last = dcs_course_last_contact (course);

  if (options->deidentify && dcs_date_is_set (last))
    return MIN (options->today, dcs_date_day (last, DCS_DATE_LATEST));
  return options->today;
}

/* ---- public ---- */

/**
 * dcs_timeline_new:
 * @course: a sealed course
 * @definition: of its disease; must outlive the timeline
 * @options: how to lay it out; copied
 *
 * Lays out a course on one axis: scores, state, a lane for each drug, visits and events.
 *
 * Returns: (transfer full): the timeline
 */
DcsTimeline *
dcs_timeline_new (DcsCourse *course, DcsDefinition *definition, const DcsTimelineOptions *options)
{
  g_return_val_if_fail (course != NULL, NULL);
  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  return timeline_new_from_data (
      _dcs_timeline_data_new (course, definition, data_today (course, options)), options);
}

/**
 * dcs_timeline_relayout:
 * @self: a timeline
 * @options: another width or visible range; `today` and `deidentify` as before
 *
 * Lays out the same course again, for a zoom, a scroll or a new width, without deriving scores and
 * packing lanes anew. On the thread of @self.
 *
 * Returns: (transfer full): another timeline
 */
DcsTimeline *
dcs_timeline_relayout (DcsTimeline *self, const DcsTimelineOptions *options)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  if (options->today != self->options.today || options->deidentify != self->options.deidentify)
    return dcs_timeline_new (self->data->course, self->data->definition, options);
  return timeline_new_from_data (_dcs_timeline_data_ref (self->data), options);
}

/**
 * dcs_timeline_ref:
 * @self: a timeline
 *
 * Returns: (transfer full): @self
 */
DcsTimeline *
dcs_timeline_ref (DcsTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dcs_timeline_unref:
 * @self: (transfer full): a timeline
 *
 * Drops a reference and with the last one the timeline.
 */
void
dcs_timeline_unref (DcsTimeline *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  dcs_scene_unref (self->scene);
  g_array_unref (self->unnamed);
  g_array_unref (self->lanes);
  g_array_unref (self->marks);
  g_array_unref (self->members);
  g_string_chunk_free (self->texts);
  _dcs_timeline_data_unref (self->data);
  g_free (self);
}

/**
 * dcs_timeline_get_height:
 * @self: a timeline
 *
 * Returns: the height that the figure needs, in points
 */
double
dcs_timeline_get_height (DcsTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->height;
}

/**
 * dcs_timeline_get_plot:
 * @self: a timeline
 * @x: (out) (optional): left edge
 * @y: (out) (optional): upper edge
 * @width: (out) (optional): width
 * @height: (out) (optional): height down to the axis
 *
 * Where time is drawn, in points.
 */
void
dcs_timeline_get_plot (DcsTimeline *self, double *x, double *y, double *width, double *height)
{
  g_return_if_fail (self != NULL);

  if (x != NULL)
    *x = self->plot_x;
  if (y != NULL)
    *y = self->plot_top;
  if (width != NULL)
    *width = self->plot_width;
  if (height != NULL)
    *height = self->plot_bottom - self->plot_top;
}

double
dcs_timeline_day_to_x (DcsTimeline *self, double day)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return dcs_time_scale_map (&self->scale, day);
}

double
dcs_timeline_x_to_day (DcsTimeline *self, double x)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return dcs_time_scale_unmap (&self->scale, x);
}

guint
dcs_timeline_get_n_lanes (DcsTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lanes->len;
}

/**
 * dcs_timeline_get_lane:
 * @self: a timeline
 * @index: which, from top to bottom
 *
 * Returns: (transfer none): the lane; two curves in one panel are two lanes in one place
 */
const DcsLane *
dcs_timeline_get_lane (DcsTimeline *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->lanes->len, NULL);

  return &g_array_index (self->lanes, TimelineLane, index).lane;
}

guint
dcs_timeline_get_n_marks (DcsTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->marks->len;
}

/**
 * dcs_timeline_get_mark:
 * @self: a timeline
 * @index: which, in order of time, then lane
 *
 * Returns: (transfer none): the mark
 */
const DcsMark *
dcs_timeline_get_mark (DcsTimeline *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->marks->len, NULL);

  return &g_array_index (self->marks, DcsMark, index);
}

/* Members are sorted by mark. */
static guint
first_member (DcsTimeline *self, guint mark)
{
  guint low = 0, high = self->members->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->members, TimelineMember, middle).mark < mark)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dcs_timeline_mark_details:
 * @self: a timeline
 * @index: which mark
 *
 * Everything about a mark: dates in full, each dose step, reasons, responses, scores with their
 * items. Of a cluster, what it holds.
 *
 * Returns: (transfer full): several lines
 */
char *
dcs_timeline_mark_details (DcsTimeline *self, guint index)
{
  const DcsMark *mark;
  guint first;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->marks->len, NULL);

  mark = &g_array_index (self->marks, DcsMark, index);
  first = first_member (self, index);
  if (mark->kind == DCS_MARK_CLUSTER)
    return _dcs_timeline_cluster_details (self, mark, first);
  return _dcs_timeline_member_details (self, &g_array_index (self->members, TimelineMember, first));
}

/**
 * dcs_timeline_find_mark:
 * @self: a timeline
 * @record: a record type
 * @id: a record
 *
 * Returns: the mark that shows the record or a cluster that holds it; -1 when it is out of sight.
 *   Of a visit, its tick rather than its points on a curve.
 */
int
dcs_timeline_find_mark (DcsTimeline *self, DcsRecordKind record, gint64 id)
{
  int found = -1;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->members->len; i++)
    {
      const TimelineMember *member = &g_array_index (self->members, TimelineMember, i);

      if (member->record != record || member->id != id)
        continue;
      found = (int) member->mark;
      if (member->kind != DCS_MARK_SCORE)
        break;
    }
  return found;
}

/**
 * dcs_timeline_get_scene:
 * @self: a timeline
 *
 * Returns: (transfer none): the figure
 */
DcsScene *
dcs_timeline_get_scene (DcsTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scene;
}
