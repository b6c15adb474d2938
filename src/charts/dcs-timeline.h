/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-derive.h"
#include "dcs-scene.h"

G_BEGIN_DECLS

typedef enum
{
  DCS_TIMELINE_AXIS_DATES,
  DCS_TIMELINE_AXIS_SINCE_DIAGNOSIS,
} DcsTimelineAxis;

/**
 * DcsTimelineOptions: how a course is laid out. Sizes in points.
 */
typedef struct
{
  DcsTimelineAxis axis;
  double width;
  double font_size; /* of labels; headings and notes follow; 0: 9 */
  int first_day;    /* visible range in day numbers; both DCS_DAY_NONE: everything */
  int last_day;
  int today;           /* day number; where "ongoing" arrows end */
  gboolean for_export; /* with title, legend and footnote */
  gboolean deidentify; /* months since diagnosis, no dates, no name, no code */
  gboolean legend;     /* with legend although not for export */
} DcsTimelineOptions;

typedef enum
{
  DCS_MARK_TREATMENT,
  DCS_MARK_VISIT,
  DCS_MARK_SCORE, /* a point of the activity curve */
  DCS_MARK_RELAPSE,
  DCS_MARK_ADVERSE_EVENT,
  DCS_MARK_INVESTIGATION,
  DCS_MARK_CLUSTER, /* several marks closer than a few points: `count` of them */
} DcsMarkKind;

/**
 * DcsMark: something on the timeline that can be pointed at, focused and read.
 */
typedef struct
{
  DcsMarkKind kind;
  DcsRecordKind record;
  gint64 id;  /* of the record; 0 for a cluster */
  guint lane; /* index of its lane */
  int start_day;
  int end_day; /* last day drawn; equal to start_day for a point */
  gboolean ongoing;
  double x, y, width, height; /* hit box */
  guint count;
  const char *label; /* one line: "Methotrexate, 10 to 15 mg/m² weekly" */
} DcsMark;

typedef struct
{
  const char *label; /* "Methotrexate" */
  const char *abbr;  /* "MTX" */
  double y, height;
} DcsLane;

/**
 * DcsTimeline: the layout of one patient's course on one axis, without a display: lanes, marks and
 * the scene. Immutable.
 */
typedef struct _DcsTimeline DcsTimeline;

DcsTimeline *
dcs_timeline_new (DcsCourse *course, DcsDefinition *definition, const DcsTimelineOptions *options);
/* The same course with other options (zoom, width): reuses what does not depend on them. */
DcsTimeline *dcs_timeline_relayout (DcsTimeline *self, const DcsTimelineOptions *options);
DcsTimeline *dcs_timeline_ref (DcsTimeline *self);
void dcs_timeline_unref (DcsTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsTimeline, dcs_timeline_unref)

/* The whole range of the course, padded, in day numbers. */
void dcs_timeline_extent (DcsCourse *course, int today, int *first_day, int *last_day);
double dcs_timeline_get_height (DcsTimeline *self);
/* The plot between the lane labels and the right margin. */
void dcs_timeline_get_plot (DcsTimeline *self, double *x, double *y, double *width, double *height);
double dcs_timeline_day_to_x (DcsTimeline *self, double day);
double dcs_timeline_x_to_day (DcsTimeline *self, double x);
guint dcs_timeline_get_n_lanes (DcsTimeline *self);
const DcsLane *dcs_timeline_get_lane (DcsTimeline *self, guint index);
/* Marks in order of time, then lane. */
guint dcs_timeline_get_n_marks (DcsTimeline *self);
const DcsMark *dcs_timeline_get_mark (DcsTimeline *self, guint index);
/* Several lines: everything about the mark (tooltip, screen reader). (transfer full) */
char *dcs_timeline_mark_details (DcsTimeline *self, guint index);
/* The mark that shows or, for a cluster, holds a record; -1 when it is out of sight. */
int dcs_timeline_find_mark (DcsTimeline *self, DcsRecordKind record, gint64 id);
DcsScene *dcs_timeline_get_scene (DcsTimeline *self);
/* A text of the whole for people who cannot see it. (transfer full) */
char *dcs_timeline_describe (DcsTimeline *self);

G_END_DECLS
