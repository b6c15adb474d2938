/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-timeline-mark.h"
#include "dcs-timeline-view.h"

G_BEGIN_DECLS

/* How much one step of a button, a key or a wheel zooms. */
#define DCS_TIMELINE_VIEW_ZOOM_STEP 1.25

/* The least width in pixels in which a course can be laid out. */
#define DCS_TIMELINE_VIEW_MIN_WIDTH 360

typedef struct
{
  int width;
  int first_day;
  int last_day;
  double font_size;
  DcsTimelineAxis axis;
  gboolean legend;
} DcsTimelineViewKey;

struct _DcsTimelineView
{
  GtkWidget parent_instance;

  /* owned */
  DcsTimelineSession *session;
  DcsCourse *course;
  DcsCatalog *catalog;
  DcsTimeline *timeline;  /* laid out as `key` says */
  GdkTexture *picture;    /* the scene as painted, kept until something changes */
  GPtrArray *marks;       /* DcsTimelineMark (children), in the order of the timeline's marks */
  GPtrArray *spare_marks; /* hidden children that wait for another use */

  /* borrowed */
  DcsTimelineMark *current; /* the mark that Tab enters; one of `marks`, or NULL */

  DcsTimelineViewKey key;
  DcsTimelineViewKey measured_key; /* what `measured_height` was measured for */
  int measured_height;             /* 0: not known */
  int picture_scale;
  int today;
  guint tick;        /* pending update, or 0 */
  guint describing;  /* idle source that describes the marks, or 0 */
  guint n_described; /* how many of them it has */
  gboolean legend;
  gboolean marks_stale;

  /* pointer */
  double pointer_x;
  double drag_first, drag_last; /* visible range when a drag or a pinch began */
  double pinch_x;
};

void _dcs_timeline_view_queue_update (DcsTimelineView *self);
double _dcs_timeline_view_day_at (DcsTimelineView *self, double x);

/* dcs-timeline-view-layout.c */
DcsDefinition *_dcs_timeline_view_definition (DcsTimelineView *self);
double _dcs_timeline_view_label_size (DcsTimelineView *self);
void _dcs_timeline_view_ensure_layout (DcsTimelineView *self, int width);
int _dcs_timeline_view_height_for_width (DcsTimelineView *self, int width);
void _dcs_timeline_view_ensure_picture (DcsTimelineView *self);
void _dcs_timeline_view_drop_layout (DcsTimelineView *self);

/* dcs-timeline-view-marks.c */
void _dcs_timeline_view_sync_marks (DcsTimelineView *self);
void _dcs_timeline_view_stop_describing (DcsTimelineView *self);
void _dcs_timeline_view_clear_marks (DcsTimelineView *self);
void _dcs_timeline_view_show_selection (DcsTimelineView *self);
void _dcs_timeline_view_activate_mark (DcsTimelineView *self, DcsTimelineMark *mark);
gboolean _dcs_timeline_view_step (DcsTimelineView *self, int direction);
gboolean _dcs_timeline_view_step_lane (DcsTimelineView *self, int direction);
gboolean _dcs_timeline_view_go_to_end (DcsTimelineView *self, int direction);

/* dcs-timeline-view-input.c */
void _dcs_timeline_view_class_init_input (GtkWidgetClass *widget_class);
void _dcs_timeline_view_init_input (DcsTimelineView *self);

G_END_DECLS
