/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-course.h"
#include "dcs-definition.h"
#include "dcs-timeline-session.h"

G_BEGIN_DECLS

/**
 * DcsTimelineView: one patient's course on one axis. Paints the scene of a DcsTimeline and puts a
 * focusable DcsTimelineMark over each visible mark.
 *
 * Wheel with Ctrl zooms at the pointer, with Shift moves; pinch zooms; drag moves. Keys: `+`, `-`
 * and `0` zoom in, out and to everything; Left and Right go from mark to mark in order of time, Up
 * and Down between lanes, Home and End to the ends of the course; Enter chooses the record.
 *
 * Property: "session" (DcsTimelineSession).
 */
#define DCS_TYPE_TIMELINE_VIEW (dcs_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (DcsTimelineView, dcs_timeline_view, DCS, TIMELINE_VIEW, GtkWidget)

GtkWidget *dcs_timeline_view_new (DcsTimelineSession *session);
DcsTimelineSession *dcs_timeline_view_get_session (DcsTimelineView *self);
void dcs_timeline_view_set_session (DcsTimelineView *self, DcsTimelineSession *session);
void dcs_timeline_view_set_course (DcsTimelineView *self, DcsCourse *course, DcsCatalog *catalog);
void dcs_timeline_view_set_today (DcsTimelineView *self, int today);
gboolean dcs_timeline_view_get_legend (DcsTimelineView *self);
void dcs_timeline_view_set_legend (DcsTimelineView *self, gboolean legend);
DcsTimeline *dcs_timeline_view_get_timeline (DcsTimelineView *self);

void dcs_timeline_view_zoom_in (DcsTimelineView *self);
void dcs_timeline_view_zoom_out (DcsTimelineView *self);
void dcs_timeline_view_update (DcsTimelineView *self);

G_END_DECLS
