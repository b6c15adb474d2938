/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-calculation.h"
#include "dcs-work-item.h"

G_BEGIN_DECLS

/* A day number that stands for "goes on". */
#define DCS_DAY_ONGOING G_MAXINT32

/**
 * DcsAnalysis: all that the rules derive from one course: states over time, suggestions, courses
 * and lines of therapy, resistance, doses, what is due. A workspace: run it for one course after
 * the other; after the first ones it allocates nothing. What it hands out is valid until the next
 * run, and borrows from course and definition. One thread.
 *
 * Nothing depends on today: what is due has a date, and dcs_due_status() compares it.
 */
typedef struct _DcsAnalysis DcsAnalysis;

typedef enum
{
  DCS_ANALYSIS_STATES = 1 << 0,
  DCS_ANALYSIS_SUGGESTIONS = 1 << 1,
  DCS_ANALYSIS_LINES = 1 << 2, /* and eras */
  DCS_ANALYSIS_DOSES = 1 << 3, /* and infusions */
  DCS_ANALYSIS_RESISTANCE = 1 << 4,
  DCS_ANALYSIS_DUE = 1 << 5,
  DCS_ANALYSIS_WORK = 1 << 6,
  DCS_ANALYSIS_ALL = (1 << 7) - 1,
} DcsAnalysisParts;

DcsAnalysis *dcs_analysis_new (void);
void dcs_analysis_free (DcsAnalysis *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsAnalysis, dcs_analysis_free)

/* @course sealed; parts that another one needs are run with it. */
void dcs_analysis_run (DcsAnalysis *self,
                       DcsCourse *course,
                       DcsDefinition *definition,
                       DcsAnalysisParts parts);
DcsCourse *dcs_analysis_get_course (DcsAnalysis *self);         /* borrowed, or NULL */
DcsDefinition *dcs_analysis_get_definition (DcsAnalysis *self); /* borrowed, or NULL */

/* --- States over time (dcs-analysis-states.c) --- */

typedef enum
{
  DCS_STATE_CAUSE_VISIT,
  DCS_STATE_CAUSE_RELAPSE,
  DCS_STATE_CAUSE_START, /* systemic treatment began */
  DCS_STATE_CAUSE_STOP,  /* the last systemic treatment ended */
} DcsStateCause;

/**
 * DcsStateSpan: the disease stood so from a day until another, [from, to). The spans of a course
 * follow each other without a gap; the last ends at the last contact, or at the death.
 */
typedef struct
{
  DcsState state;
  int from, to;
  gboolean on_drug; /* systemic treatment ran */
  DcsStateCause cause;
  gint64 cause_id; /* of the visit, relapse or treatment */
} DcsStateSpan;

const DcsStateSpan *dcs_analysis_states (DcsAnalysis *self, guint *n_spans);
/* Patient-days in a state; @on_drug: -1 both, else only with (1) or without (0). */
int dcs_analysis_days_in_state (DcsAnalysis *self, DcsState state, int on_drug);
DcsExplanation *dcs_analysis_explain_state (DcsAnalysis *self, guint span);

/* --- Suggestions of response and relapse (dcs-analysis-suggestions.c) --- */

typedef enum
{
  DCS_SUGGESTS_COMPLETE,
  DCS_SUGGESTS_IMPROVED,
  DCS_SUGGESTS_RELAPSE,
  DCS_SUGGESTS_WORSE,
} DcsSuggests;

/**
 * DcsSuggestionStatus: what became of a suggestion.
 *
 * @DCS_SUGGESTION_AGREES: what was recorded at the visit says the same
 * @DCS_SUGGESTION_OPEN: nothing of the kind was recorded, and nobody has decided
 * @DCS_SUGGESTION_ACCEPTED: a clinician accepted it
 * @DCS_SUGGESTION_OVERRULED: a clinician decided otherwise, with a reason
 * @DCS_SUGGESTION_UNSUPPORTED: recorded by a clinician, without a criterion of the rule: stays
 */
typedef enum
{
  DCS_SUGGESTION_AGREES,
  DCS_SUGGESTION_OPEN,
  DCS_SUGGESTION_ACCEPTED,
  DCS_SUGGESTION_OVERRULED,
  DCS_SUGGESTION_UNSUPPORTED,
} DcsSuggestionStatus;

typedef struct
{
  const DcsJudgement *rule;
  DcsSuggests suggests;
  DcsSuggestionStatus status;
  int day;
  gint64 visit_id;         /* the visit, or 0: a relapse without one */
  gint64 against_visit_id; /* the earlier visit that it was compared with, or 0 */
  gint64 relapse_id;       /* the relapse on record that it goes with, or 0 */
  gint64 decision_id;      /* or 0 */
  guint criteria;          /* flags of DcsCriterion that fired; 0: UNSUPPORTED */
  DcsCode item, site;      /* the first that fired, or 0 */
  double before, after;    /* of `item` at `site`, else the totals; NAN: none */
  DcsCode response;        /* the visit-response that is suggested */
} DcsSuggestion;

/* In order of time; all statuses. */
const DcsSuggestion *dcs_analysis_suggestions (DcsAnalysis *self, guint *n_suggestions);
DcsExplanation *dcs_analysis_explain_suggestion (DcsAnalysis *self, guint suggestion);
/* "Relapse suggested: erythema at the left thigh, none on 3 May 2020"; (transfer full) */
char *dcs_analysis_describe_suggestion (DcsAnalysis *self, guint suggestion);

/* Suggestions and candidates for resistance or intolerance that nobody has decided on. */
guint dcs_analysis_count_open (DcsAnalysis *self);

/* --- Courses (eras) and lines of therapy (dcs-analysis-eras.c, dcs-analysis-lines.c) --- */

/**
 * DcsLinesMode: which starts can open a line. @FIRST: of each drug its first era only; @CHANGES:
 * restarts after a pause, too; @ALL: every era.
 */
typedef enum
{
  DCS_LINES_FIRST,
  DCS_LINES_CHANGES,
  DCS_LINES_ALL,
} DcsLinesMode;

/**
 * DcsLineParameters: clinical reference D7 (product rule, configurable).
 */
typedef struct
{
  int era_gap_days;     /* segments of one drug no further apart are one era (30) */
  int combination_days; /* drugs that start so close together are one line (28) */
  int switch_days;      /* the former drug ended within so many days: switch (28) */
  int overlap_days;   /* the former drug runs more than so many days past the start: add-on (28) */
  int restart_days;   /* a longer pause of one drug: restart, a new line (90) */
  int minimum_days;   /* shorter eras open no line, after joining (0) */
  int bridging_weeks; /* a steroid that starts with a line and ends within so many weeks (26) */
  DcsLinesMode mode;  /* CHANGES */
  gboolean add_on_first; /* of a switch beside a drug that goes on: an add-on (FALSE: a switch) */
} DcsLineParameters;

/* From the definition's [parameters] "line-…", else the defaults above. */
void dcs_line_parameters_init (DcsLineParameters *self, DcsDefinition *definition);
/* Those of the flat report (contract: same-day starts only, first starts only, overlap 30 days;
 * what is no add-on is a switch, however long ago the former drug ended). */
void dcs_line_parameters_init_report (DcsLineParameters *self);
/* "Combination within 28 days; …", for below a table; (transfer full) */
char *dcs_line_parameters_describe (const DcsLineParameters *self);
/* For the next runs; NULL: those of the definition. */
void dcs_analysis_set_line_parameters (DcsAnalysis *self, const DcsLineParameters *parameters);

/**
 * DcsEra: a course of one drug: treatments joined over short gaps. `stop` is the first day off.
 */
typedef struct
{
  DcsCode drug;
  gboolean systemic, steroid, opens_line;
  gboolean bridging;                           /* a steroid that bridges a line */
  int start;                                   /* DCS_DAY_NONE: not known */
  int stop;                                    /* DCS_DAY_ONGOING */
  guint n_segments;                            /* treatments joined */
  gint64 first_id;                             /* treatment that begins it */
  gint64 last_id;                              /* treatment with the latest stop (tie: the last) */
  DcsCode start_reason, stop_reason, response; /* of these */
  guint number;                                /* 1: the first of this drug … */
  guint line;                                  /* the line that it belongs to, from 1; 0: none */
} DcsEra;

typedef enum
{
  DCS_LINE_FIRST,
  DCS_LINE_SWITCH,
  DCS_LINE_ADD_ON,
  DCS_LINE_RESTART,
  DCS_LINE_LATER, /* after a gap without any */
} DcsLineKind;

#define DCS_LINE_MAX_DRUGS 8

typedef struct
{
  DcsLineKind kind;
  int start;
  int stop; /* the last agent's stop; DCS_DAY_ONGOING */
  guint n_started;
  DcsCode started[DCS_LINE_MAX_DRUGS]; /* what began it, in the order of the abbreviations */
  guint n_drugs;
  DcsCode drugs[DCS_LINE_MAX_DRUGS]; /* what runs in it, those carried over first */
  DcsCode former;                    /* SWITCH: the drug that ended; or 0 */
  DcsCode reason;                    /* why the former one ended (stop-reason); or 0 */
  DcsCode start_reason;              /* as recorded with the first that started; or 0 */
} DcsLine;

/* In order of start. */
const DcsEra *dcs_analysis_eras (DcsAnalysis *self, guint *n_eras);
const DcsLine *dcs_analysis_lines (DcsAnalysis *self, guint *n_lines);
/* "IVIG+MMF": what began the line; (transfer full) */
char *dcs_line_dup_label (const DcsLine *line, DcsDefinition *definition);
const char *dcs_line_kind_label (DcsLineKind kind);
/* "MTX > IVIG+MMF > TCZ"; "" without lines; (transfer full) */
char *dcs_analysis_dup_path (DcsAnalysis *self);
DcsExplanation *dcs_analysis_explain_line (DcsAnalysis *self, guint line);
/* As they were recorded, perhaps only a month; not set: not known, or it goes on. */
DcsDate dcs_analysis_line_start (DcsAnalysis *self, guint line);
DcsDate dcs_analysis_line_stop (DcsAnalysis *self, guint line);

/* --- Resistance (dcs-analysis-resistance.c) --- */

typedef enum
{
  DCS_FAILURE_INEFFICACY,
  DCS_FAILURE_INTOLERANCE,
} DcsFailure;

typedef enum
{
  DCS_RESISTANCE_CANDIDATE, /* meets the criterion; nobody has decided */
  DCS_RESISTANCE_CONFIRMED, /* a clinician confirmed it: a state of the patient */
  DCS_RESISTANCE_DISMISSED, /* a clinician decided otherwise */
} DcsResistanceStatus;

/**
 * DcsResistance: one drug that did not help enough, or was not tolerated, with the evidence.
 */
typedef struct
{
  DcsCode drug;
  gint64 treatment_id; /* of the era: its last treatment */
  DcsFailure failure;
  DcsResistanceStatus status;
  int since;   /* day of the assessment or stop that it hangs on */
  int decided; /* day of the decision; DCS_DAY_NONE */
  gint64 decision_id;
  int from, until;                         /* the era until `since` */
  int days;                                /* of treatment until `since` */
  int adequate_days;                       /* of these at an adequate dose */
  int needed_days;                         /* for a candidate */
  DcsCode dose_unit;                       /* of the next three; 0: no dose per m² or kg */
  double dose_low, dose_high, dose_needed; /* NAN: not known */
  DcsCode activity;                        /* instrument of the next two, or 0 */
  double before, after;                    /* totals at the begin and at `since`; NAN */
  DcsDate before_date, after_date;
  guint n_adverse_events;               /* of the drug, until `since` */
  DcsCode response;                     /* treatment-response it hangs on, or 0 */
  DcsCode stop_reason;                  /* stop-reason, or 0 */
  gboolean confirmed_without_criterion; /* a clinician said so, the criterion is not met */
} DcsResistance;

const DcsResistance *dcs_analysis_resistance (DcsAnalysis *self, guint *n_resistance);
DcsExplanation *dcs_analysis_explain_resistance (DcsAnalysis *self, guint resistance);
/* Of any treatment: why it meets the criterion, or why not; NULL: no such treatment. */
DcsExplanation *dcs_analysis_explain_resistance_of (DcsAnalysis *self, gint64 treatment_id);
/* "Methotrexate: no response after 26 weeks at 15 mg/m²"; (transfer full) */
char *dcs_analysis_describe_resistance (DcsAnalysis *self, guint resistance);

typedef enum
{
  DCS_OPTION_OPEN,
  DCS_OPTION_DISCUSSED, /* a decision says so */
  DCS_OPTION_RECORDED,  /* a care item of its kind */
  DCS_OPTION_GIVEN,     /* one of its drugs was given */
  DCS_OPTION_RUNNING,
} DcsOptionStatus;

typedef struct
{
  const DcsOption *option;
  DcsOptionStatus status;
  DcsDate date;       /* since when, or not set */
  gint64 decision_id; /* DISCUSSED */
} DcsOptionState;

/* The options that the definition lists for the drugs that failed. */
const DcsOptionState *dcs_analysis_options (DcsAnalysis *self, guint *n_options);

/* --- Doses and infusions (dcs-analysis-doses.c, dcs-analysis-infusions.c) --- */

typedef enum
{
  DCS_DOSE_CAUSE_START,
  DCS_DOSE_CAUSE_STEP,   /* another dose was prescribed */
  DCS_DOSE_CAUSE_GROWTH, /* weight or height changed */
} DcsDoseCause;

/**
 * DcsDoseSpan: the dose of a treatment over a stretch of time in which nothing changed, [from, to).
 */
typedef struct
{
  gint64 treatment_id;
  DcsCode drug;
  int from, to; /* DCS_DAY_ONGOING */
  DcsDoseCause cause;
  DcsDose dose;
} DcsDoseSpan;

/* By treatment (in the order of the course), then in order of time. */
const DcsDoseSpan *dcs_analysis_doses (DcsAnalysis *self, guint *n_spans);

/**
 * DcsDoseCourse: what the doses of one treatment come to.
 */
typedef struct
{
  gint64 treatment_id;
  DcsCode drug;
  int outgrown_since;   /* the patient grew out of a dose that was usual; DCS_DAY_NONE */
  gint64 outgrown_step; /* the dose step */
  double cumulative;    /* in `cumulative_unit`, until last contact; NAN: not known */
  DcsCode cumulative_unit;
  gboolean cumulative_complete; /* no stretch without a dose */
  guint n_given, n_missed;      /* administrations */
} DcsDoseCourse;

const DcsDoseCourse *dcs_analysis_dose_courses (DcsAnalysis *self, guint *n_courses);
DcsExplanation *dcs_analysis_explain_dose (DcsAnalysis *self, guint dose_span);

typedef enum
{
  DCS_INFUSION_GIVEN,
  DCS_INFUSION_MISSED,   /* recorded as not given, or expected and nothing recorded */
  DCS_INFUSION_EXPECTED, /* the next one */
} DcsInfusionStatus;

typedef struct
{
  gint64 treatment_id;
  DcsCode drug;
  int day;
  DcsInfusionStatus status;
  gint64 administration_id; /* or 0 */
  gboolean loading;
} DcsInfusion;

/* By treatment, then in order of time. */
const DcsInfusion *dcs_analysis_infusions (DcsAnalysis *self, guint *n_infusions);

/* --- Due (dcs-analysis-due.c), work (dcs-analysis-work.c) --- */

typedef enum
{
  DCS_DUE_RULE,
  DCS_DUE_CARE_ITEM,
  DCS_DUE_VISIT, /* the visit that the last one planned */
  DCS_DUE_INFUSION,
} DcsDueKind;

typedef struct
{
  DcsDueKind kind;
  const DcsDueRule *rule; /* RULE */
  DcsCode care_kind;      /* what it is listed under, or 0 */
  int due;
  int last_done;        /* DCS_DAY_NONE: never */
  gint64 done_id;       /* the record that says so (visit, investigation, care item), or 0 */
  int anchor;           /* RULE: the day that it counts from; DCS_DAY_NONE */
  DcsInterval interval; /* RULE: the one that led to `due`; or none */
  gint64 treatment_id;  /* RULE by drug, INFUSION: the treatment; else 0 */
  DcsCode drug;
  gint64 record_id;  /* CARE_ITEM: it; VISIT: the visit that planned it */
  gboolean waived;   /* not applicable, by a decision */
  int snoozed_until; /* by a decision; DCS_DAY_NONE */
  gint64 decision_id;
  int soon_days, grace_days;
} DcsDueItem;

typedef enum
{
  DCS_DUE_LATER,
  DCS_DUE_SOON,
  DCS_DUE_NOW, /* due, within the grace days */
  DCS_DUE_OVERDUE,
  DCS_DUE_SNOOZED,
  DCS_DUE_WAIVED,
} DcsDueStatus;

/* In order of `due`. */
const DcsDueItem *dcs_analysis_due (DcsAnalysis *self, guint *n_items);
DcsDueStatus dcs_due_status (const DcsDueItem *item, int today);
/* What is due or overdue on the day. */
guint dcs_analysis_count_due (DcsAnalysis *self, int today);
const char *dcs_due_status_label (DcsDueStatus status);
/* "Blood count and liver enzymes on methotrexate"; (transfer full) */
char *dcs_analysis_describe_due (DcsAnalysis *self, guint item);
DcsExplanation *dcs_analysis_explain_due (DcsAnalysis *self, guint item);

/* The summary of the course of the last run, which must have had LINES, RESISTANCE and DUE. */
void dcs_analysis_summarize (DcsAnalysis *self, DcsSummary *summary);

/* What the worklist shows of this patient. */
const DcsWorkItem *dcs_analysis_work (DcsAnalysis *self, guint *n_items);
/* Why a row of the worklist is there, from the analysis of its patient; NULL: it is no longer. */
DcsExplanation *dcs_analysis_explain_work (DcsAnalysis *self, const DcsWorkItem *item);
/* "Relapse suggested: …", "Next dose of IVIG"; (transfer full) */
char *dcs_analysis_describe_work (DcsAnalysis *self, const DcsWorkItem *item);
/* Why, in one line: "Methotrexate since 3 May 2020; every 12 weeks; last 4 Jan 2021"; (transfer
 * full) */
char *dcs_analysis_reason_work (DcsAnalysis *self, const DcsWorkItem *item);
/* What dcs_quality_check() counted of the course that is run next: spares counting again. */
void dcs_analysis_set_findings (DcsAnalysis *self, guint n_findings);

G_END_DECLS
