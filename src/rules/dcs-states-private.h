/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis.h"

G_BEGIN_DECLS

/**
 * DcsStateWalk: how the disease stands while the events of a course go by.
 */
typedef struct
{
  DcsState judged;    /* by the last judgement */
  int begin;          /* COMPLETE_RESPONSE: the day on which this response began */
  gboolean remission; /* … and it was confirmed after the months of remission */
  guint n_running;    /* systemic treatments */
  gboolean on_drug;   /* one of them runs */
  gboolean ever;      /* one of them ever ran */
  int changed;        /* the last day on which `on_drug` changed; DCS_DAY_NONE: never */
  gint64 changed_id;  /* the treatment that did it */
  int months;         /* of remission; 0: the definition knows none */
  int counted;        /* the day from which the months last counted … */
  int due;            /* … and the first day of remission then */
} DcsStateWalk;

/**
 * DcsVisitInTime: a visit in the order of time, and what was judged there.
 */
typedef struct
{
  int day; /* the middle of its date */
  gint64 id;
  const DcsValue *row;
  DcsCode response; /* domain "visit-response", or 0 */
  DcsCode group;    /* what it means: the code of a state; 0: nothing */
  DcsState state;   /* the same; UNKNOWN: nothing */
} DcsVisitInTime;

/* Fills @visits (of DcsVisitInTime) with those that are not deleted. */
void _dcs_visits_in_time (DcsCourse *course, DcsDefinition *definition, GArray *visits);
/* The same, once for each run of an analysis. */
const DcsVisitInTime *_dcs_analysis_visits (DcsAnalysis *self, guint *n_visits);

/* Appends the spans of a course to @spans (of DcsStateSpan); @scratch (of guint8) is used up. @end:
 * the day on which the last span ends at the earliest. */
void _dcs_states_derive (DcsCourse *course,
                         DcsDefinition *definition,
                         const DcsVisitInTime *visits,
                         guint n_visits,
                         int end,
                         GArray *scratch,
                         GArray *spans,
                         DcsStateWalk *walk);
/* The date of what began a span, as it was recorded. */
DcsDate _dcs_state_span_date (DcsCourse *course, const DcsStateSpan *span);
gboolean _dcs_state_is_response (DcsState state);
/* Whether a treatment ran on a day, as the states count it: dates that are not exact stand in the
 * middle of their period. */
gboolean _dcs_state_treatment_runs (const DcsValue *treatment, int day);
/* Months by the calendar later, as a day. */
int _dcs_day_add_months (int day, int months);

G_END_DECLS
