/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis-private.h"
#include "dcs-states-private.h"

G_BEGIN_DECLS

/* The most items of a judgement, and the most sites of a visit; the largest form has 18 sites. */
#define DCS_ACTIVITY_MAX_ITEMS 7
#define DCS_ACTIVITY_MAX_SITES 64
/* The place of the extent item, behind the others. */
#define DCS_ACTIVITY_EXTENT DCS_ACTIVITY_MAX_ITEMS

/**
 * DcsActivityRule: a judgement by sites, with what its definition says of the items.
 */
typedef struct
{
  const DcsJudgement *rule;
  guint n_items;
  DcsCode codes[DCS_ACTIVITY_MAX_ITEMS + 1]; /* DCS_ACTIVITY_EXTENT: the extent item, or 0 */
  const DcsTest *tests[DCS_ACTIVITY_MAX_ITEMS + 1];
  const DcsFormInfo *form; /* that the items are on, or NULL */
  guint n_sites;           /* of the form */
} DcsActivityRule;

typedef struct
{
  DcsCode site;
  guint seen; /* bit by bit, as `codes` */
  double values[DCS_ACTIVITY_MAX_ITEMS + 1];
} DcsActivitySite;

/**
 * DcsActivity: what was seen at one visit.
 */
typedef struct
{
  const DcsVisitInTime *visit; /* borrowed; NULL: nothing */
  gboolean new_lesion;         /* said of the visit */
  gboolean assessed;           /* a site at least, or that none is involved */
  gboolean known;              /* all of it, at all sites */
  gboolean rest_known;         /* a site without a row is not involved */
  gboolean unplaced, doubled;
  guint n_sites;
  DcsActivitySite sites[DCS_ACTIVITY_MAX_SITES];
  double sums[DCS_ACTIVITY_MAX_ITEMS + 1];
} DcsActivity;

void _dcs_activity_rule_init (DcsActivityRule *self,
                              DcsDefinition *definition,
                              const DcsJudgement *rule);
void _dcs_activity_look (DcsActivity *self,
                         DcsCourse *course,
                         const DcsActivityRule *rule,
                         const DcsVisitInTime *visit);
/* Of all items but the extent. */
double _dcs_activity_total (const DcsActivity *self, const DcsActivityRule *rule);
const DcsActivitySite *_dcs_activity_site (const DcsActivity *self, DcsCode site);
/* Whether all items at a site were 0 for certain. */
gboolean
_dcs_activity_was_inactive (const DcsActivity *self, const DcsActivityRule *rule, DcsCode site);
/* Whether the total rose by what the judgement calls worsening. */
gboolean _dcs_activity_is_worse (const DcsActivity *self,
                                 const DcsActivity *before,
                                 const DcsActivityRule *rule);

/**
 * DcsSuggester: the suggestions of one judgement while they come.
 */
typedef struct
{
  DcsAnalysis *analysis;
  const DcsJudgement *rule;
  guint first; /* of its suggestions in the analysis */
  int within;  /* days that a relapse on record may be away */
  /* What the responses of the judgement mean: codes of states, or 0. */
  DcsCode complete, improved, relapse, worse;
} DcsSuggester;

void _dcs_suggester_init (DcsSuggester *self, DcsAnalysis *analysis, const DcsJudgement *rule);
/* Suggestions of one judgement, all of them; the judgement need not be of the definition. */
void _dcs_analysis_suggest (DcsAnalysis *self, const DcsJudgement *rule);
void _dcs_suggest_by_sites (DcsSuggester *self);
void _dcs_suggest_by_calculation (DcsSuggester *self);
/* What became of a suggestion at a visit: appends it with the rest filled in, unless it says
 * nothing new. */
void _dcs_suggestion_match (DcsSuggester *self,
                            const DcsSuggestion *suggestion,
                            const DcsVisitInTime *visit);
/* What was recorded without a criterion; then all in order of time. */
void _dcs_suggestions_complete (DcsSuggester *self);

G_END_DECLS
