/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis.h"

#include "dcs-derive-private.h"
#include "dcs-records.h"

G_BEGIN_DECLS

/**
 * DcsWhatIf: a question: a drug begins. What began later does not count, nor the treatment itself
 * as it is stored.
 */
typedef struct
{
  DcsCode drug;
  int start;
  gint64 id; /* of the treatment; G_MAXINT64: not stored */
} DcsWhatIf;

/* The workspace. Each part owns its arrays and empties them (g_array_set_size, 0) when it runs, so
 * that their memory serves the next course. */
struct _DcsAnalysis
{
  DcsCourse *course;         /* borrowed during a run and until the next */
  DcsDefinition *definition; /* borrowed likewise */
  DcsAnalysisParts done;
  gboolean has_line_parameters;
  DcsLineParameters line_parameters; /* in force for this run */
  const DcsWhatIf *what_if;          /* borrowed; NULL: as it is */
  GArray *states;                    /* owned, of DcsStateSpan */
  GArray *suggestions;               /* owned, of DcsSuggestion */
  GArray *eras;                      /* owned, of DcsEra */
  GArray *lines;                     /* owned, of DcsLine */
  GArray *resistance;                /* owned, of DcsResistance */
  GArray *options;                   /* owned, of DcsOptionState */
  GArray *doses;                     /* owned, of DcsDoseSpan */
  GArray *dose_courses;              /* owned, of DcsDoseCourse */
  GArray *infusions;                 /* owned, of DcsInfusion */
  GArray *due;                       /* owned, of DcsDueItem */
  GArray *work;                      /* owned, of DcsWorkItem */
  GArray *scratch[4];                /* owned: whatever a part needs while it runs, of guint8 */
  gboolean is_indexed;               /* the index below is of this course */
  guint run;                         /* number of the run: what is not of it is empty */
  GArray *newest;                    /* owned, of DcsNewest, by code */
  GArray *weights, *heights;         /* owned, of DcsMeasure, in order of day */
  GArray *visits;                    /* owned, of DcsVisitInTime: _dcs_analysis_visits() */
  guint visits_run;                  /* the run that they are of */
  guint end_run;                     /* the run that the next is of */
  int end;                           /* _dcs_analysis_end() */
  gboolean has_findings;             /* the next field is of the course that is run next */
  guint n_findings;                  /* findings of data quality */
};

/**
 * DcsNewest: when a test, or anything else that has a code, was last recorded.
 */
typedef struct
{
  guint run; /* of which this is */
  int day;
  gint64 visit_id; /* or 0 */
} DcsNewest;

/**
 * DcsMeasure: a weight in kg or a height in cm.
 */
typedef struct
{
  int day;
  double value;
} DcsMeasure;

void _dcs_analysis_run_states (DcsAnalysis *self);
void _dcs_analysis_run_suggestions (DcsAnalysis *self);
void _dcs_analysis_run_eras (DcsAnalysis *self);
void _dcs_analysis_run_lines (DcsAnalysis *self);
void _dcs_analysis_run_doses (DcsAnalysis *self);
void _dcs_analysis_run_infusions (DcsAnalysis *self);
void _dcs_analysis_run_resistance (DcsAnalysis *self); /* and options */
void _dcs_analysis_run_due (DcsAnalysis *self);
void _dcs_analysis_run_work (DcsAnalysis *self);

/* What the parts share. */
/* Day of the death, else of the last contact; DCS_DAY_NONE. */
int _dcs_analysis_end (DcsAnalysis *self);
gboolean _dcs_analysis_is_dead (DcsAnalysis *self);
/* Alive, and neither transferred nor lost nor closed. */
gboolean _dcs_analysis_is_followed (DcsAnalysis *self);

/* One pass over the observations of the course, once in a run; fills the index. */
void _dcs_analysis_index (DcsAnalysis *self);
/* The newest day with a value or result of a test; FALSE: none. After _dcs_analysis_index(). */
gboolean _dcs_analysis_newest (DcsAnalysis *self, DcsCode test, int *day, gint64 *visit_id);

/* Height in cm and weight in kg carried forward to a day; NAN. After _dcs_analysis_index(). */
double _dcs_analysis_height_on (DcsAnalysis *self, int day);
double _dcs_analysis_weight_on (DcsAnalysis *self, int day);

/**
 * DcsDecisionView: a row of DCS_RECORD_DECISION that is not deleted, read.
 */
typedef struct
{
  gint64 id;
  const char *subject, *rule, *decision, *suggested; /* borrowed; never NULL but `suggested` */
  gint64 visit_id, treatment_id;
  int day;   /* of the decision */
  int until; /* DCS_DAY_NONE */
} DcsDecisionView;

/* The newest decision (by day, then id) on a subject and rule; @visit_id, @treatment_id: 0 for any.
 * FALSE: none. */
gboolean _dcs_analysis_find_decision (DcsAnalysis *self,
                                      const char *subject,
                                      const char *rule,
                                      gint64 visit_id,
                                      gint64 treatment_id,
                                      DcsDecisionView *decision);

G_END_DECLS
