/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dcs-record.h"
#include "dcs-timeline.h"

G_BEGIN_DECLS

/* The shortest visible range in days: closer than this the days of a course do not get clearer. */
#define DCS_TIMELINE_SESSION_MIN_SPAN 28.0

/**
 * DcsTimelineSession: what part of a course is looked at, on which axis, and which record is
 * chosen. The view, the overview strip, the toolbar and the tables share one; none of them asks
 * another. Needs no display.
 *
 * Signals: "range-changed" (visible range, whole range or axis), "selection-changed".
 */
#define DCS_TYPE_TIMELINE_SESSION (dcs_timeline_session_get_type ())
G_DECLARE_FINAL_TYPE (DcsTimelineSession, dcs_timeline_session, DCS, TIMELINE_SESSION, GObject)

DcsTimelineSession *dcs_timeline_session_new (void);

void
dcs_timeline_session_get_extent (DcsTimelineSession *self, double *first_day, double *last_day);
void dcs_timeline_session_set_extent (DcsTimelineSession *self, double first_day, double last_day);
void dcs_timeline_session_get_range (DcsTimelineSession *self, double *first_day, double *last_day);
void dcs_timeline_session_set_range (DcsTimelineSession *self, double first_day, double last_day);
void dcs_timeline_session_zoom (DcsTimelineSession *self, double factor, double at_day);
void dcs_timeline_session_pan (DcsTimelineSession *self, double days);
void dcs_timeline_session_fit (DcsTimelineSession *self);
void dcs_timeline_session_reveal (DcsTimelineSession *self, double first_day, double last_day);
gboolean dcs_timeline_session_can_zoom_in (DcsTimelineSession *self);
gboolean dcs_timeline_session_can_zoom_out (DcsTimelineSession *self);

DcsTimelineAxis dcs_timeline_session_get_axis (DcsTimelineSession *self);
void dcs_timeline_session_set_axis (DcsTimelineSession *self, DcsTimelineAxis axis);

gboolean
dcs_timeline_session_get_selected (DcsTimelineSession *self, DcsRecordKind *kind, gint64 *id);
void dcs_timeline_session_select (DcsTimelineSession *self, DcsRecordKind kind, gint64 id);
void dcs_timeline_session_unselect (DcsTimelineSession *self);

G_END_DECLS
