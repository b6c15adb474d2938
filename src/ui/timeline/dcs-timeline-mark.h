/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-timeline.h"

G_BEGIN_DECLS

/**
 * DcsTimelineMark: the place of one mark of the timeline: what the keyboard, the pointer and a
 * screen reader meet. The mark itself is painted with the scene below it; this widget shows only
 * focus, hover and choice (style.css, node `timelinemark`).
 */
#define DCS_TYPE_TIMELINE_MARK (dcs_timeline_mark_get_type ())
G_DECLARE_FINAL_TYPE (DcsTimelineMark, dcs_timeline_mark, DCS, TIMELINE_MARK, GtkWidget)

GtkWidget *dcs_timeline_mark_new (void);
void dcs_timeline_mark_set_mark (DcsTimelineMark *self, DcsTimeline *timeline, guint index);
const DcsMark *dcs_timeline_mark_get_mark (DcsTimelineMark *self);
guint dcs_timeline_mark_get_index (DcsTimelineMark *self);
void dcs_timeline_mark_describe (DcsTimelineMark *self);
void dcs_timeline_mark_set_selected (DcsTimelineMark *self, gboolean selected);
gboolean dcs_timeline_mark_get_selected (DcsTimelineMark *self);

G_END_DECLS
