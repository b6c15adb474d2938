/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis-private.h"

G_BEGIN_DECLS

#define DCS_DUE_N_CRITERIA 16

/**
 * DcsDueCriterion: since when a calculation is met without a break, as far as it was computable.
 */
typedef struct
{
  DcsCode calculation;
  gboolean is_met; /* on the newest day on which it is computable */
  int since;       /* DCS_DAY_NONE */
} DcsDueCriterion;

/**
 * DcsDueCourse: what all due rules ask of one course, found once.
 */
typedef struct
{
  DcsAnalysis *analysis;
  const DcsValue *patient; /* or NULL */
  int end;                 /* last contact; DCS_DAY_NONE */
  int first_visit;         /* day; DCS_DAY_NONE */
  int diagnosis;           /* day, else that of the first visit; DCS_DAY_NONE */
  DcsDate birth;
  const DcsValue *last_visit; /* or NULL */
  int last_visit_day;
  guint n_criteria;
  DcsDueCriterion criteria[DCS_DUE_N_CRITERIA];
} DcsDueCourse;

/**
 * DcsDueDone: what was done last of what a rule asks for.
 */
typedef struct
{
  int day;            /* DCS_DAY_NONE: never */
  DcsRecordKind kind; /* of the record that says so: visit, observation, investigation, care item */
  gint64 id;          /* of it, or 0 (an observation without a visit) */
  DcsCode code;       /* what it is: the test, investigation, care kind; 0: a visit */
} DcsDueDone;

/* --- dcs-due-who.c --- */

void _dcs_due_course_init (DcsDueCourse *self, DcsAnalysis *analysis);
/* Whether the rule is for the patient, but for the age. @era: the course of its drug that runs, or
 * NULL for a rule without drugs. */
gboolean _dcs_due_rule_applies (DcsDueCourse *self, const DcsDueRule *rule, const DcsEra **era);
/* Whether the age on the day is within the rule's; TRUE for a rule without ages. */
gboolean _dcs_due_rule_is_of_age (const DcsDueCourse *self, const DcsDueRule *rule, int day);
const DcsDueCriterion *_dcs_due_criterion (DcsDueCourse *self, DcsCode calculation);

/* --- dcs-due-done.c --- */

/* @era: of the rule's drug, or NULL. */
void _dcs_due_done (const DcsDueCourse *self,
                    const DcsDueRule *rule,
                    const DcsEra *era,
                    DcsDueDone *done);
/* Whether a decision on a rule by drug is about this course of it; @era NULL: TRUE. */
gboolean _dcs_due_is_of_era (DcsAnalysis *self, gint64 treatment_id, const DcsEra *era);
/* Whether one of the words of a list ("cranial;brain") is in the text. */
gboolean _dcs_due_has_word (const char *text, const char *words);

/* --- dcs-due-dates.c --- */

/**
 * DcsDueDates: when a rule is due, and why.
 */
typedef struct
{
  int anchor;
  int phases_from; /* the anchor, or the dose increase that the phases count from */
  int due;
  DcsInterval interval; /* that led to `due`; or none */
} DcsDueDates;

/* FALSE: nothing is due (done once and for all, or the time of the rule is over). */
gboolean _dcs_due_dates (const DcsDueCourse *self,
                         const DcsDueRule *rule,
                         const DcsEra *era,
                         DcsDueDone *done,
                         DcsDueDates *dates);
/* First day of the first dose increase of a running course after a day; DCS_DAY_NONE. With @before:
 * of the last one until that day. */
int _dcs_due_dose_increase (const DcsDueCourse *self, const DcsEra *era, int day, gboolean before);
int _dcs_interval_subtract (DcsInterval interval, int day);

/* One rule of a course; FALSE: nothing is due. */
gboolean _dcs_due_rule_run (DcsDueCourse *self, const DcsDueRule *rule, DcsDueItem *item);

G_END_DECLS
