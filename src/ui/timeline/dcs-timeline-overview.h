/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-timeline-view.h"

G_BEGIN_DECLS

/**
 * DcsTimelineOverview: the whole course as a thin strip below a zoomed timeline, with the visible
 * part framed. The frame can be moved and its sides dragged. For the pointer only: the keyboard
 * and a screen reader have the timeline itself.
 *
 * Property: "view" (DcsTimelineView), whose plot it stands under.
 */
#define DCS_TYPE_TIMELINE_OVERVIEW (dcs_timeline_overview_get_type ())
G_DECLARE_FINAL_TYPE (DcsTimelineOverview, dcs_timeline_overview, DCS, TIMELINE_OVERVIEW, GtkWidget)

GtkWidget *dcs_timeline_overview_new (DcsTimelineView *view);
void dcs_timeline_overview_set_course (DcsTimelineOverview *self, DcsCourse *course);
double dcs_timeline_overview_day_to_x (DcsTimelineOverview *self, double day);
void dcs_timeline_overview_begin_drag (DcsTimelineOverview *self, double x);
void dcs_timeline_overview_move_drag (DcsTimelineOverview *self, double offset);

G_END_DECLS
