/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-time-scale.h"
#include "dcs-timeline.h"
#include "dcs-value-scale.h"

G_BEGIN_DECLS

/* No part of a course is narrower than this on the whole of its axis; see _dcs_timeline_data. */
#define TIMELINE_MIN_BAR 3.0

/* The curves that fit into one panel: one on each side has its scale. */
#define TIMELINE_MAX_CURVES 2

/*
 * TimelineBar: one course of one drug. Days are inclusive from, exclusive to; a date that is known
 * only to the month or year gives a low and a high end.
 */
typedef struct
{
  const DcsValue *row;
  gint64 id;
  guint drug; /* index in drugs */
  guint sub;  /* sub-lane: courses of one drug that overlap stand under each other */
  int start_low, start_high;
  int stop_low, stop_high;
  gboolean ongoing;
  gboolean start_unknown;
} TimelineBar;

typedef struct
{
  DcsCode code;
  const DcsDrug *info; /* NULL where the definition does not know the drug */
  const char *label;
  const char *abbr;
  DcsCode klass;
  guint class_rank; /* in the definition's order */
  int first_start;
  guint n_subs;
  double max_amount; /* of all steps with a dose in `unit`; NAN where units differ */
  DcsCode unit;
  gboolean has_dose;
  GArray *bars; /* of guint: indices in bars, in order of start */
} TimelineDrug;

/* TimelineEvent: a visit, relapse, adverse event or investigation. */
typedef struct
{
  DcsMarkKind kind;
  DcsRecordKind record;
  const DcsValue *row;
  gint64 id;
  int low, high; /* days of its period, both inclusive; DCS_DAY_NONE for no date */
  int middle;
} TimelineEvent;

typedef struct
{
  const DcsValue *visit;
  gint64 id;
  int day;
  double value; /* NAN: missing */
} TimelinePoint;

typedef struct
{
  const DcsInstrument *instrument; /* NULL: a plain test */
  DcsCode code;
  const char *label;
  const char *abbr;
  double top;     /* end of its scale */
  GArray *points; /* TimelinePoint, one a visit */
} TimelineCurve;

typedef struct
{
  int day;
  DcsState state;
} TimelineState;

/*
 * TimelineData: what is drawn of a course, before any width or visible range. Immutable, shared by
 * all layouts of the course.
 */
typedef struct
{
  gatomicrefcount ref_count;
  DcsCourse *course;
  DcsDefinition *definition; /* borrowed from the catalog */
  int record_end;            /* last contact, death or later record, whichever is last */
  int ongoing_end;           /* where arrows end */
  int origin;                /* day 0 */
  const char *origin_name;   /* "Diagnosis" … */
  int first_day, last_day;   /* of the extent */
  GArray *drugs;             /* TimelineDrug, in order of lanes */
  GArray *bars;              /* TimelineBar */
  GArray *visits;            /* TimelineEvent, in order of time */
  GArray *relapses;
  GArray *events; /* adverse events and investigations */
  GArray *states; /* TimelineState */
  TimelineCurve curves[TIMELINE_MAX_CURVES];
  guint n_curves;
} TimelineData;

TimelineData *_dcs_timeline_data_new (DcsCourse *course, DcsDefinition *definition, int today);
TimelineData *_dcs_timeline_data_ref (TimelineData *self);
void _dcs_timeline_data_unref (TimelineData *self);
void _dcs_timeline_record_range (DcsCourse *course, int today, int *first, int *last);
int _dcs_timeline_ongoing_end (DcsCourse *course, int today, int record_end);
gboolean _dcs_timeline_is_open_ended (const DcsValue *treatment);
void _dcs_timeline_data_add_treatments (TimelineData *self);
void _dcs_timeline_data_pack (TimelineData *self, int min_days);
void _dcs_timeline_data_add_curves (TimelineData *self);
double _dcs_timeline_data_observed (TimelineData *self, gint64 visit_id, DcsCode code);

typedef enum
{
  LANE_RELAPSES,
  LANE_CURVE,
  LANE_STATE,
  LANE_DRUG,
  LANE_VISITS,
  LANE_EVENTS,
} LaneKind;

typedef struct
{
  DcsLane lane;
  LaneKind kind;
  guint index; /* of the drug or curve */
} TimelineLane;

/* TimelineMember: a record and the mark that stands for it. */
typedef struct
{
  const DcsValue *row;
  DcsRecordKind record;
  DcsMarkKind kind;
  gint64 id;
  guint mark;
  guint curve; /* of a score: which one */
} TimelineMember;

/* TimelineMilestone: a line through all lanes with a name on top. */
typedef struct
{
  int day;
  const char *label;
  DcsColor color;
  gboolean dashed;
  gboolean always; /* even where its name has no room */
} TimelineMilestone;

struct _DcsTimeline
{
  gatomicrefcount ref_count;
  TimelineData *data;
  DcsTimelineOptions options;
  DcsScene *scene;
  GStringChunk *texts;
  DcsTimeScale scale;

  /* sizes in points; while laying out, for the design font size */
  double font, small, tiny;
  double label_x, label_width;
  double plot_x, plot_width;
  double plot_top, plot_bottom; /* of the lanes */
  double flags_y;               /* top of the row with relapses and milestones */
  double height;
  double sub_height; /* of one drug sub-lane */
  gboolean abbreviate;

  GArray *unnamed; /* TimelineMilestone: lines whose names had no room on top */
  GArray *lanes;   /* TimelineLane */
  GArray *marks;   /* DcsMark */
  GArray *members; /* TimelineMember */
};

/* A thing on a lane before clustering. */
typedef struct
{
  const TimelineEvent *event; /* or NULL for a point of a curve */
  const TimelinePoint *point;
  guint curve;
  double x, y;
} TimelineSpot;

typedef struct
{
  guint first, n; /* of the spots */
  double x, y;    /* its middle */
} TimelineCluster;

/* One stretch of a bar with one dose, in points. */
typedef struct
{
  double x1, x2;
  double height;
  const DcsValue *step; /* or NULL */
} TimelineSegment;

typedef struct
{
  DcsTimeline *timeline;
  const TimelineBar *bar;
  const TimelineDrug *drug;
  double base;       /* y of its lower edge */
  double max_height; /* points */
  double x1, x2;     /* drawn, inside the plot */
  double next_x;     /* where the next bar of the sub-lane begins, or the plot ends */
  guint8 color;
  guint8 hatch;
} TimelineBarPainter;

void _dcs_timeline_draw_end (TimelineBarPainter *painter, GArray *segments);

GArray *_dcs_timeline_cluster (GArray *spots, double gap, double span);
guint _dcs_timeline_add_mark (DcsTimeline *self, const DcsMark *mark);
void _dcs_timeline_add_member (DcsTimeline *self, const TimelineMember *member);
void _dcs_timeline_mark_cluster (DcsTimeline *self,
                                 GArray *spots,
                                 const TimelineCluster *cluster,
                                 guint lane,
                                 double size,
                                 double left,
                                 double right);
void _dcs_timeline_finish_marks (DcsTimeline *self);

void _dcs_timeline_layout (DcsTimeline *self);
void _dcs_timeline_draw_frame (DcsTimeline *self);
void _dcs_timeline_draw_patch (DcsTimeline *self,
                               double x,
                               double y,
                               double width,
                               double height,
                               DcsColor color,
                               double tint);
void _dcs_timeline_draw_note (DcsTimeline *self, const char *text, double x, double baseline);
void _dcs_timeline_draw_labels (DcsTimeline *self);
void _dcs_timeline_draw_curves (DcsTimeline *self);
void _dcs_timeline_draw_states (DcsTimeline *self);
void _dcs_timeline_draw_bars (DcsTimeline *self);
void _dcs_timeline_draw_relapses (DcsTimeline *self);
void _dcs_timeline_draw_visits (DcsTimeline *self);
void _dcs_timeline_draw_events (DcsTimeline *self);
void _dcs_timeline_draw_title (DcsTimeline *self);
/* These draw below the lanes and return where they end. */
double _dcs_timeline_draw_legend (DcsTimeline *self, double y);
double _dcs_timeline_draw_footnote (DcsTimeline *self, double y);

DcsColor _dcs_timeline_curve_color (guint index);
void
_dcs_timeline_draw_curve_sample (DcsTimeline *self, guint index, double x, double y, double width);
DcsColor _dcs_timeline_class_color (guint class_rank);
DcsHatch _dcs_timeline_class_hatch (guint class_rank);
DcsShape *_dcs_timeline_draw_cap (DcsTimeline *self, DcsCode stop_reason, double x, double y);
const char *
_dcs_timeline_state_style (DcsState state, DcsColor *fill, double *opacity, DcsHatch *hatch);
void _dcs_timeline_style_adverse_event (DcsShape *shape, const DcsValue *row);

/* Texts */
const char *_dcs_timeline_term (DcsTimeline *self, const char *domain, const DcsValue *value);
const char *_dcs_timeline_abbr (DcsTimeline *self, const char *domain, const DcsValue *value);
const char *_dcs_timeline_phrase (DcsTimeline *self, const char *domain, const DcsValue *value);
char *_dcs_timeline_format_date (DcsTimeline *self, DcsDate date);
char *_dcs_timeline_dose_short (DcsTimeline *self, const DcsValue *step);
char *_dcs_timeline_member_label (DcsTimeline *self, const TimelineMember *member);
char *_dcs_timeline_member_details (DcsTimeline *self, const TimelineMember *member);
void _dcs_details_add_line (GString *out, const char *name, const char *text);
void
_dcs_details_add_date (DcsTimeline *self, GString *out, const char *name, const DcsValue *value);
void _dcs_details_add_term (
    DcsTimeline *self, GString *out, const char *name, const char *domain, const DcsValue *value);
void _dcs_details_add_free_text (DcsTimeline *self,
                                 GString *out,
                                 const char *name,
                                 const DcsValue *value);
void _dcs_timeline_add_treatment_details (DcsTimeline *self, GString *out, const DcsValue *row);
char *_dcs_timeline_cluster_details (DcsTimeline *self, const DcsMark *mark, guint first);
char *_dcs_timeline_title (DcsTimeline *self);

static inline const TimelineDrug *
_dcs_timeline_drug (TimelineData *data, guint index)
{
  return &g_array_index (data->drugs, TimelineDrug, index);
}

static inline int
_dcs_value_get_day (const DcsValue *value, DcsDateAnchor anchor)
{
  return value->kind == DCS_VALUE_DATE ? dcs_date_day (value->date, anchor) : DCS_DAY_NONE;
}

static inline gboolean
_dcs_row_is_deleted (DcsRecordKind kind, const DcsValue *row)
{
  const DcsValue *deleted = &row[dcs_record_info (kind)->deleted];

  return deleted->kind == DCS_VALUE_INTEGER && deleted->integer != 0;
}

static inline gboolean
_dcs_value_is_set (const DcsValue *value)
{
  return value->kind != DCS_VALUE_NULL;
}

static inline DcsDate
_dcs_value_get_date (const DcsValue *value)
{
  return value->kind == DCS_VALUE_DATE ? value->date : DCS_DATE_INIT;
}

static inline DcsCode
_dcs_value_get_code (const DcsValue *value)
{
  return value->kind == DCS_VALUE_CODE ? value->code : 0;
}

static inline const char *
_dcs_value_get_text (const DcsValue *value)
{
  return value->kind == DCS_VALUE_TEXT ? value->text : NULL;
}

G_END_DECLS
