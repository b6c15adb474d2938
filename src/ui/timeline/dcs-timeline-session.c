/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-session.h"

#include <math.h>

struct _DcsTimelineSession
{
  GObject parent_instance;

  double extent_first;
  double extent_last;
  double first;
  double last;
  DcsTimelineAxis axis;

  DcsRecordKind selected_kind;
  gint64 selected_id; /* 0: nothing is chosen */
};

G_DEFINE_FINAL_TYPE (DcsTimelineSession, dcs_timeline_session, G_TYPE_OBJECT)

enum
{
  RANGE_CHANGED,
  SELECTION_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The shortest range that may be shown; a course shorter than the minimum is shown whole. */
static double
min_span (DcsTimelineSession *self)
{
  return MIN (DCS_TIMELINE_SESSION_MIN_SPAN, self->extent_last - self->extent_first);
}

/* Takes over a range after keeping its length and place within the whole. */
static void
take_range (DcsTimelineSession *self, double first, double last)
{
  double whole = self->extent_last - self->extent_first;
  double span = CLAMP (last - first, min_span (self), whole);

  /* A span that was too short or too long keeps its middle. */
  first = (first + last) / 2 - span / 2;
  first = CLAMP (first, self->extent_first, self->extent_last - span);
  last = span == whole ? self->extent_last : first + span;
  if (first == self->first && last == self->last)
    return;

  self->first = first;
  self->last = last;
  g_signal_emit (self, signals[RANGE_CHANGED], 0);
}

static void
dcs_timeline_session_class_init (DcsTimelineSessionClass *klass)
{
  /**
   * DcsTimelineSession::range-changed:
   *
   * The visible range, the whole range or the axis is another.
   */
  signals[RANGE_CHANGED] = g_signal_new ("range-changed",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
  /**
   * DcsTimelineSession::selection-changed:
   *
   * Another record is chosen, or none.
   */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             0);
}

static void
dcs_timeline_session_init (DcsTimelineSession *self)
{
  self->extent_last = 1;
  self->last = 1;
  self->axis = DCS_TIMELINE_AXIS_DATES;
}

DcsTimelineSession *
dcs_timeline_session_new (void)
{
  return g_object_new (DCS_TYPE_TIMELINE_SESSION, NULL);
}

/**
 * dcs_timeline_session_get_extent:
 * @first_day: (out) (optional): first day of the whole course, a day number
 * @last_day: (out) (optional): its last day
 */
void
dcs_timeline_session_get_extent (DcsTimelineSession *self, double *first_day, double *last_day)
{
  g_return_if_fail (DCS_IS_TIMELINE_SESSION (self));

  if (first_day != NULL)
    *first_day = self->extent_first;
  if (last_day != NULL)
    *last_day = self->extent_last;
}

/**
 * dcs_timeline_session_set_extent:
 * @first_day: first day of the whole course, a day number
 * @last_day: its last day, after @first_day
 *
 * Sets what there is to see. A range that showed everything goes on showing everything; another
 * stays where it is, as far as it is within the new extent.
 */
void
dcs_timeline_session_set_extent (DcsTimelineSession *self, double first_day, double last_day)
{
  gboolean fitted;

  g_return_if_fail (DCS_IS_TIMELINE_SESSION (self));
  g_return_if_fail (last_day > first_day);

  if (self->extent_first == first_day && self->extent_last == last_day)
    return;

  fitted = !dcs_timeline_session_can_zoom_out (self);
  self->extent_first = first_day;
  self->extent_last = last_day;
  if (fitted)
    take_range (self, first_day, last_day);
  else
    take_range (self, self->first, self->last);
}

/**
 * dcs_timeline_session_get_range:
 * @first_day: (out) (optional): first visible day, a day number with a fraction
 * @last_day: (out) (optional): last visible day
 */
void
dcs_timeline_session_get_range (DcsTimelineSession *self, double *first_day, double *last_day)
{
  g_return_if_fail (DCS_IS_TIMELINE_SESSION (self));

  if (first_day != NULL)
    *first_day = self->first;
  if (last_day != NULL)
    *last_day = self->last;
}

/**
 * dcs_timeline_session_set_range:
 *
 * Shows the days from @first_day to @last_day, moved and stretched to stay within the extent and
 * not to be shorter than %DCS_TIMELINE_SESSION_MIN_SPAN.
 */
void
dcs_timeline_session_set_range (DcsTimelineSession *self, double first_day, double last_day)
{
  g_return_if_fail (DCS_IS_TIMELINE_SESSION (self));
  g_return_if_fail (isfinite (first_day) && isfinite (last_day) && last_day >= first_day);

  take_range (self, first_day, last_day);
}

/**
 * dcs_timeline_session_zoom:
 * @factor: more than 1 shows fewer days, less than 1 more
 * @at_day: the day that stays where it is on the screen
 */
void
dcs_timeline_session_zoom (DcsTimelineSession *self, double factor, double at_day)
{
  double span, new_span, share;

  g_return_if_fail (DCS_IS_TIMELINE_SESSION (self));
  g_return_if_fail (factor > 0 && isfinite (factor));

  span = self->last - self->first;
  at_day = CLAMP (at_day, self->first, self->last);
  share = (at_day - self->first) / span;
  new_span = CLAMP (span / factor, min_span (self), self->extent_last - self->extent_first);
  take_range (self, at_day - share * new_span, at_day + (1 - share) * new_span);
}

/**
 * dcs_timeline_session_pan:
 * @days: how far to move; later when positive
 *
 * Moves the visible range, keeping its length, up to the ends of the course.
 */
void
dcs_timeline_session_pan (DcsTimelineSession *self, double days)
{
  g_return_if_fail (DCS_IS_TIMELINE_SESSION (self));

  take_range (self, self->first + days, self->last + days);
}

/**
 * dcs_timeline_session_fit:
 *
 * Shows everything.
 */
void
dcs_timeline_session_fit (DcsTimelineSession *self)
{
  g_return_if_fail (DCS_IS_TIMELINE_SESSION (self));

  take_range (self, self->extent_first, self->extent_last);
}

/**
 * dcs_timeline_session_reveal:
 * @first_day: first day of something
 * @last_day: its last day
 *
 * Moves the visible range, without zooming, so that some of the period can be seen. A period
 * outside comes to stand a quarter of the view from the side that it came from.
 */
void
dcs_timeline_session_reveal (DcsTimelineSession *self, double first_day, double last_day)
{
  double span;

  g_return_if_fail (DCS_IS_TIMELINE_SESSION (self));

  span = self->last - self->first;
  if (first_day > self->last)
    take_range (self, first_day - span * 0.75, first_day + span * 0.25);
  else if (last_day < self->first)
    take_range (self, last_day - span * 0.25, last_day + span * 0.75);
}

gboolean
dcs_timeline_session_can_zoom_in (DcsTimelineSession *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_SESSION (self), FALSE);

  return self->last - self->first > min_span (self);
}

gboolean
dcs_timeline_session_can_zoom_out (DcsTimelineSession *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_SESSION (self), FALSE);

  return self->first > self->extent_first || self->last < self->extent_last;
}

DcsTimelineAxis
dcs_timeline_session_get_axis (DcsTimelineSession *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_SESSION (self), DCS_TIMELINE_AXIS_DATES);

  return self->axis;
}

void
dcs_timeline_session_set_axis (DcsTimelineSession *self, DcsTimelineAxis axis)
{
  g_return_if_fail (DCS_IS_TIMELINE_SESSION (self));

  if (self->axis == axis)
    return;

  self->axis = axis;
  g_signal_emit (self, signals[RANGE_CHANGED], 0);
}

/**
 * dcs_timeline_session_get_selected:
 * @kind: (out) (optional): kind of the chosen record
 * @id: (out) (optional): its id
 *
 * Returns: whether a record is chosen
 */
gboolean
dcs_timeline_session_get_selected (DcsTimelineSession *self, DcsRecordKind *kind, gint64 *id)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_SESSION (self), FALSE);

  if (kind != NULL)
    *kind = self->selected_kind;
  if (id != NULL)
    *id = self->selected_id;
  return self->selected_id != 0;
}

/**
 * dcs_timeline_session_select:
 * @kind: kind of the record
 * @id: its id; 0 chooses nothing
 */
void
dcs_timeline_session_select (DcsTimelineSession *self, DcsRecordKind kind, gint64 id)
{
  g_return_if_fail (DCS_IS_TIMELINE_SESSION (self));

  if (self->selected_id == id && (id == 0 || self->selected_kind == kind))
    return;

  self->selected_kind = kind;
  self->selected_id = id;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
dcs_timeline_session_unselect (DcsTimelineSession *self)
{
  dcs_timeline_session_select (self, DCS_RECORD_PATIENT, 0);
}
