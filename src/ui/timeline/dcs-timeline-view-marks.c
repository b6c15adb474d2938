/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-view-private.h"

#include <math.h>

/* The children over the marks: which widget stands for which mark, and the way from one to the
 * next. A record keeps its widget, and with it the focus, while the zoom changes. */

static guint
mark_hash (gconstpointer data)
{
  const DcsMark *mark = data;

  return g_int64_hash (&mark->id) ^ ((guint) mark->kind << 24);
}

static gboolean
mark_equal (gconstpointer a, gconstpointer b)
{
  const DcsMark *one = a;
  const DcsMark *other = b;

  return one->id == other->id && one->kind == other->kind && one->record == other->record
         && g_strcmp0 (one->label, other->label) == 0;
}

/* Takes a widget that stood for @mark out of @known (DcsMark -> GQueue of widgets: one record can
 * have several marks that are called the same), or NULL. */
static DcsTimelineMark *
take_known (GHashTable *known, const DcsMark *mark)
{
  GQueue *widgets = mark->id != 0 ? g_hash_table_lookup (known, mark) : NULL;

  return widgets != NULL ? g_queue_pop_head (widgets) : NULL;
}

static GHashTable *
index_known (GPtrArray *widgets)
{
  GHashTable *known = g_hash_table_new_full (
      mark_hash, mark_equal, NULL, (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < widgets->len; i++)
    {
      DcsTimelineMark *widget = g_ptr_array_index (widgets, i);
      const DcsMark *mark = dcs_timeline_mark_get_mark (widget);
      GQueue *same = g_hash_table_lookup (known, mark);

      if (same == NULL)
        {
          same = g_queue_new ();
          g_hash_table_insert (known, (gpointer) mark, same);
        }
      g_queue_push_tail (same, widget);
    }
  return known;
}

static DcsTimelineMark *
take_spare (DcsTimelineView *self)
{
  DcsTimelineMark *widget;

  if (self->spare_marks->len == 0)
    {
      widget = DCS_TIMELINE_MARK (dcs_timeline_mark_new ());
      gtk_widget_set_parent (GTK_WIDGET (widget), GTK_WIDGET (self));
      return widget;
    }

  widget = g_ptr_array_steal_index_fast (self->spare_marks, self->spare_marks->len - 1);
  gtk_widget_set_visible (GTK_WIDGET (widget), TRUE);
  return widget;
}

/* Hides what stands for no mark any more. The focus goes to the view, so that the keys go on
 * working from where the person was. */
static void
put_away (DcsTimelineView *self, DcsTimelineMark *widget)
{
  if (gtk_widget_is_focus (GTK_WIDGET (widget)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->current == widget)
    self->current = NULL;
  dcs_timeline_mark_set_selected (widget, FALSE);
  dcs_timeline_mark_set_mark (widget, NULL, 0);
  gtk_widget_set_visible (GTK_WIDGET (widget), FALSE);
  g_ptr_array_add (self->spare_marks, widget);
}

/* How many marks are described in one idle call: well below a millisecond. */
#define DESCRIBE_BATCH 8

static gboolean
describe_idle_cb (gpointer data)
{
  DcsTimelineView *self = data;

  for (guint i = 0; i < DESCRIBE_BATCH && self->n_described < self->marks->len; i++)
    dcs_timeline_mark_describe (g_ptr_array_index (self->marks, self->n_described++));
  if (self->n_described < self->marks->len)
    return G_SOURCE_CONTINUE;

  self->describing = 0;
  return G_SOURCE_REMOVE;
}

/* Who reads the marks without going to them hears everything too, but no zoom step waits for it. */
static void
start_describing (DcsTimelineView *self)
{
  self->n_described = 0;
  if (self->describing == 0)
    self->describing = g_idle_add_full (G_PRIORITY_LOW, describe_idle_cb, self, NULL);
}

void
_dcs_timeline_view_stop_describing (DcsTimelineView *self)
{
  g_clear_handle_id (&self->describing, g_source_remove);
}

/**
 * _dcs_timeline_view_sync_marks:
 *
 * Gives each mark of the layout a child, in order of time, which is the order that a screen reader
 * reads.
 */
void
_dcs_timeline_view_sync_marks (DcsTimelineView *self)
{
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GHashTable) used = NULL;
  guint n_marks = self->timeline != NULL ? dcs_timeline_get_n_marks (self->timeline) : 0;
  GtkWidget *before = NULL;

  if (!self->marks_stale)
    return;

  old = g_steal_pointer (&self->marks);
  self->marks = g_ptr_array_sized_new (n_marks);
  known = index_known (old);
  used = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_marks; i++)
    {
      DcsTimelineMark *widget = take_known (known, dcs_timeline_get_mark (self->timeline, i));

      if (widget != NULL)
        g_hash_table_add (used, widget);
      g_ptr_array_add (self->marks, widget);
    }
  g_hash_table_remove_all (known);
  for (guint i = 0; i < old->len; i++)
    if (!g_hash_table_contains (used, g_ptr_array_index (old, i)))
      put_away (self, g_ptr_array_index (old, i));

  for (guint i = 0; i < n_marks; i++)
    {
      GtkWidget *widget;

      if (self->marks->pdata[i] == NULL)
        self->marks->pdata[i] = take_spare (self);
      widget = self->marks->pdata[i];
      dcs_timeline_mark_set_mark (DCS_TIMELINE_MARK (widget), self->timeline, i);
      if (gtk_widget_get_prev_sibling (widget) != before)
        gtk_widget_insert_after (widget, GTK_WIDGET (self), before);
      before = widget;
    }

  self->marks_stale = FALSE;
  _dcs_timeline_view_show_selection (self);
  start_describing (self);
}

/**
 * _dcs_timeline_view_clear_marks:
 *
 * Takes all children away.
 */
void
_dcs_timeline_view_clear_marks (DcsTimelineView *self)
{
  GtkWidget *child;

  self->current = NULL;
  g_ptr_array_set_size (self->marks, 0);
  g_ptr_array_set_size (self->spare_marks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->marks_stale = TRUE;
}

/**
 * _dcs_timeline_view_show_selection:
 *
 * Marks the children of the chosen record as selected; or the cluster that holds it.
 */
void
_dcs_timeline_view_show_selection (DcsTimelineView *self)
{
  DcsRecordKind kind = DCS_RECORD_PATIENT;
  gint64 id = 0;
  int found = -1;

  if (self->session != NULL && dcs_timeline_session_get_selected (self->session, &kind, &id)
      && self->timeline != NULL)
    found = dcs_timeline_find_mark (self->timeline, kind, id);
  for (guint i = 0; i < self->marks->len; i++)
    {
      DcsTimelineMark *widget = g_ptr_array_index (self->marks, i);
      const DcsMark *mark = dcs_timeline_mark_get_mark (widget);
      gboolean selected = id != 0 && ((mark->id == id && mark->record == kind) || (int) i == found);

      dcs_timeline_mark_set_selected (widget, selected);
      if (selected && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
        self->current = widget;
    }
}

/**
 * _dcs_timeline_view_activate_mark:
 *
 * Chooses the record of @mark; a cluster is opened by zooming to what it holds.
 */
void
_dcs_timeline_view_activate_mark (DcsTimelineView *self, DcsTimelineMark *mark)
{
  const DcsMark *what = dcs_timeline_mark_get_mark (mark);

  if (what->id != 0)
    {
      dcs_timeline_session_select (self->session, what->record, what->id);
      return;
    }

  /* Twice the width of the cluster, so that its first and last part. */
  dcs_timeline_session_set_range (self->session,
                                  what->start_day - (what->end_day - what->start_day) * 0.5 - 1,
                                  what->end_day + (what->end_day - what->start_day) * 0.5 + 1);
}

static int
focused_index (DcsTimelineView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint index;

  if (child == NULL)
    child = GTK_WIDGET (self->current);
  if (child != NULL && g_ptr_array_find (self->marks, child, &index))
    return (int) index;
  return -1;
}

static gboolean
focus_index (DcsTimelineView *self, int index)
{
  if (index < 0 || (guint) index >= self->marks->len)
    return FALSE;
  return gtk_widget_grab_focus (g_ptr_array_index (self->marks, (guint) index));
}

/* Where the mark that is @day's neighbour in @direction begins, looked up in a layout of the whole
 * course; FALSE when there is none. */
static gboolean
find_beyond (DcsTimelineView *self, int day, int direction, int *found)
{
  DcsTimelineOptions options = { 0 };
  g_autoptr (DcsTimeline) whole = NULL;
  gboolean any = FALSE;
  guint n_marks;

  options.axis = self->key.axis;
  options.width = self->key.width;
  options.font_size = self->key.font_size;
  options.first_day = DCS_DAY_NONE;
  options.last_day = DCS_DAY_NONE;
  options.today = self->today;
  whole = dcs_timeline_relayout (self->timeline, &options);
  n_marks = dcs_timeline_get_n_marks (whole);
  for (guint i = 0; i < n_marks; i++)
    {
      const DcsMark *mark = dcs_timeline_get_mark (whole, i);
      int nearest;

      /* A cluster reaches over several days, any of which may be the next one. */
      if (direction > 0 && MAX (mark->start_day, mark->id == 0 ? mark->end_day : 0) > day)
        nearest = MAX (mark->start_day, day + 1);
      else if (direction < 0 && mark->start_day < day)
        nearest = mark->id == 0 ? MIN (mark->end_day, day - 1) : mark->start_day;
      else
        continue;

      if (!any || (direction > 0 ? nearest < *found : nearest > *found))
        *found = nearest;
      any = TRUE;
    }
  return any;
}

/* The mark that comes after (before) the given place in order of time among those laid out now;
 * -1 when there is none. */
static int
index_beyond (DcsTimelineView *self, int day, int direction)
{
  if (direction > 0)
    {
      for (guint i = 0; i < self->marks->len; i++)
        if (dcs_timeline_mark_get_mark (self->marks->pdata[i])->start_day > day)
          return (int) i;
    }
  else
    {
      for (guint i = self->marks->len; i > 0; i--)
        if (dcs_timeline_mark_get_mark (self->marks->pdata[i - 1])->start_day < day)
          return (int) i - 1;
    }
  return -1;
}

/* Moves the visible range to the next mark outside of it and focuses that one. */
static gboolean
step_beyond (DcsTimelineView *self, int day, int direction)
{
  double first, last;

  /* Each round moves on by at least a day to where a mark is; a cluster of the whole layout can
   * take a few. */
  for (guint round = 0; round < 64; round++)
    {
      int target = day;
      int index;

      if (!find_beyond (self, day, direction, &target))
        return FALSE;
      dcs_timeline_session_reveal (self->session, target, target);
      dcs_timeline_view_update (self);
      index = index_beyond (self, day, direction);
      if (index >= 0)
        return focus_index (self, index);

      dcs_timeline_session_get_range (self->session, &first, &last);
      day = direction > 0 ? MAX (target, (int) floor (last)) : MIN (target, (int) ceil (first));
    }
  return FALSE;
}

/**
 * _dcs_timeline_view_step:
 * @direction: 1 to the next mark in order of time, -1 to the one before
 *
 * Returns: whether the focus moved
 */
gboolean
_dcs_timeline_view_step (DcsTimelineView *self, int direction)
{
  int index = focused_index (self);
  const DcsMark *mark;

  if (index < 0)
    return focus_index (self, direction > 0 ? 0 : (int) self->marks->len - 1);
  if (index + direction >= 0 && index + direction < (int) self->marks->len)
    return focus_index (self, index + direction);

  mark = dcs_timeline_mark_get_mark (self->marks->pdata[index]);
  return step_beyond (
      self, direction > 0 && mark->id == 0 ? mark->end_day : mark->start_day, direction);
}

/**
 * _dcs_timeline_view_step_lane:
 * @direction: 1 downwards, -1 upwards
 *
 * Goes to the mark that is nearest in the next lane that has any.
 *
 * Returns: whether the focus moved
 */
gboolean
_dcs_timeline_view_step_lane (DcsTimelineView *self, int direction)
{
  int index = focused_index (self);
  int best = -1;
  int best_lanes = G_MAXINT;
  double best_distance = G_MAXDOUBLE;
  const DcsMark *from;

  if (index < 0)
    return focus_index (self, 0);

  from = dcs_timeline_mark_get_mark (self->marks->pdata[index]);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const DcsMark *to = dcs_timeline_mark_get_mark (self->marks->pdata[i]);
      int lanes = ((int) to->lane - (int) from->lane) * direction;
      double distance = fabs (to->x + to->width / 2 - from->x - from->width / 2);

      if (lanes <= 0 || lanes > best_lanes)
        continue;
      if (lanes < best_lanes || distance < best_distance)
        {
          best = (int) i;
          best_lanes = lanes;
          best_distance = distance;
        }
    }
  return focus_index (self, best);
}

/**
 * _dcs_timeline_view_go_to_end:
 * @direction: 1 to the last mark of the course, -1 to the first
 *
 * Returns: whether the focus moved
 */
gboolean
_dcs_timeline_view_go_to_end (DcsTimelineView *self, int direction)
{
  double first, last, extent_first, extent_last;
  int day;

  dcs_timeline_session_get_range (self->session, &first, &last);
  dcs_timeline_session_get_extent (self->session, &extent_first, &extent_last);
  if (direction > 0)
    dcs_timeline_session_set_range (self->session, extent_last - (last - first), extent_last);
  else
    dcs_timeline_session_set_range (self->session, extent_first, extent_first + (last - first));
  dcs_timeline_view_update (self);
  if (self->marks->len > 0)
    return focus_index (self, direction > 0 ? (int) self->marks->len - 1 : 0);

  day = (int) (direction > 0 ? extent_last + 1 : extent_first - 1);
  return step_beyond (self, day, -direction);
}
