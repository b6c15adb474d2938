/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-definition.h"

G_BEGIN_DECLS

/* What a disease definition says of formulas, responses, monitoring and choices beside its
 * vocabulary: the terms of the domains calculation, judgement, due, option, frequency, stop-reason
 * and treatment-response. All strings and arrays live as long as the catalog. */

/**
 * DcsCalculationKind: how the result of a formula is read.
 *
 * @DCS_CALCULATION_NUMBER: a number, with bands perhaps
 * @DCS_CALCULATION_CRITERION: met (1) or not met (0)
 * @DCS_CALCULATION_STAGE: one of the levels
 */
typedef enum
{
  DCS_CALCULATION_NUMBER,
  DCS_CALCULATION_CRITERION,
  DCS_CALCULATION_STAGE,
} DcsCalculationKind;

typedef struct _DcsFormula DcsFormula; /* rules/dcs-formula.h */

/**
 * DcsCalculation: a term of the domain "calculation": a formula over what was recorded
 * (dcs-calculation.h). `term.text` says the rule in sentences, `term.group` is its
 * "calculation-group" or 0.
 */
typedef struct
{
  DcsTerm term;
  DcsCalculationKind kind;
  int version;         /* 1 and up; grows when the rule changes */
  const char *scheme;  /* translated name of the scheme ("Kimura 2006"), or NULL */
  const char *formula; /* as written in the definition */
  DcsFormula *program; /* owned by the definition; compiled `formula` */
  DcsCode unit;        /* domain "unit", or 0 */
  int decimals;        /* shown digits */
  double min, max;     /* of the result; NAN: open */
  gboolean lower_is_worse;
  gboolean is_part;         /* shown only inside another one's explanation */
  int max_age_days;         /* how old an input may be on the day; 0: of that day or visit */
  const double *band_upper; /* as in DcsInstrument: up to and including; the last is open */
  const double *band_below; /* "up to, not including" where not NAN: then instead of band_upper */
  const char *const *band_label;
  guint n_bands;
  const char *const *levels;  /* STAGE: the word for each level … */
  const double *level_values; /* … of these values */
  guint n_levels;
} DcsCalculation;

/**
 * DcsJudgementMethod: how a response is suggested.
 *
 * @DCS_JUDGEMENT_SITES: by items at each site (S002's definitions, clinical reference A3)
 * @DCS_JUDGEMENT_CALCULATION: by criteria that are calculations
 */
typedef enum
{
  DCS_JUDGEMENT_SITES,
  DCS_JUDGEMENT_CALCULATION,
} DcsJudgementMethod;

/**
 * DcsCriterion: what can make a visit a response or a relapse, as flags.
 *
 * @DCS_CRITERION_NEW: a new lesion (said of the visit)
 * @DCS_CRITERION_ENLARGED: a new or enlarged lesion at a site
 * @DCS_CRITERION_REACTIVATION: an item above 0 at a site where all were 0 at the visit before
 * @DCS_CRITERION_WORSENING: the activity rose at a site that was still active (optional)
 * @DCS_CRITERION_NONE_ACTIVE: nothing is active any more
 * @DCS_CRITERION_REDUCED: less than when the activity began
 * @DCS_CRITERION_CALCULATED: a calculation is met
 */
typedef enum
{
  DCS_CRITERION_NEW = 1 << 0,
  DCS_CRITERION_ENLARGED = 1 << 1,
  DCS_CRITERION_REACTIVATION = 1 << 2,
  DCS_CRITERION_WORSENING = 1 << 3,
  DCS_CRITERION_NONE_ACTIVE = 1 << 4,
  DCS_CRITERION_REDUCED = 1 << 5,
  DCS_CRITERION_CALCULATED = 1 << 6,
} DcsCriterion;

/**
 * DcsJudgement: a term of the domain "judgement": when a response or a relapse is suggested. It
 * suggests; a clinician decides.
 */
typedef struct
{
  DcsTerm term;
  int version;
  gboolean is_off; /* not applied unless the clinic turns it on */
  DcsJudgementMethod method;
  const DcsCode *items; /* SITES: what is active above 0 (per-site tests) */
  guint n_items;
  DcsCode extent_item;      /* SITES: above 0: new or enlarged there; or 0 */
  guint relapse_criteria;   /* SITES: flags of DcsCriterion that make a relapse */
  double worsening_points;  /* SITES: a rise of the visit's total of items by so much … */
  double worsening_percent; /* … or by so much; NAN: not used */
  /* The visit-response that is suggested, or 0: none. */
  DcsCode complete, improved, relapse, worse;
  /* CALCULATION: met → the response above; domain "calculation", or 0. */
  DcsCode complete_when, improved_when, relapse_when, worse_when;
} DcsJudgement;

/**
 * DcsDuePhase: until so long after the anchor, every so often.
 */
typedef struct
{
  DcsInterval until; /* none: for good */
  DcsInterval every;
} DcsDuePhase;

/**
 * DcsDueAnchor: from when a due rule counts.
 */
typedef enum
{
  DCS_DUE_ANCHOR_START,     /* the first day of the era of one of `drugs` that runs */
  DCS_DUE_ANCHOR_DIAGNOSIS, /* else the first visit */
  DCS_DUE_ANCHOR_CRITERION, /* since when `criterion` is met without a break */
  DCS_DUE_ANCHOR_LAST,      /* what was last done; the first time at the first visit */
} DcsDueAnchor;

/**
 * DcsDueRule: a term of the domain "due": what is to be done, for whom, how often. `term.text` says
 * why; `term.group` is the "care-kind" that it is listed under.
 */
typedef struct
{
  DcsTerm term;
  int version;
  gboolean is_off; /* the clinic turned it off, or it is an option */
  DcsDueAnchor anchor;
  /* For whom: each that is given must hold. */
  const DcsCode *drugs; /* one of them runs */
  guint n_drugs;
  const DcsCode *sites; /* a lesion at one of them */
  guint n_sites;
  const DcsCode *not_sites; /* no lesion at any of them */
  guint n_not_sites;
  const DcsCode *subtypes; /* one of them */
  guint n_subtypes;
  const DcsCode *findings; /* one of them is on record and not resolved */
  guint n_findings;
  double from_age, to_age; /* years on the day it is due, [from, to); NAN: open */
  DcsCode criterion;       /* a calculation that is met; or 0 */
  /* What counts as done: any of these; of `tests` all, each on its newest day. */
  const DcsCode *tests;
  guint n_tests;
  gboolean any_test; /* one of `tests` is enough */
  const DcsCode *investigations;
  guint n_investigations;
  const char *body_part; /* a part of the investigation's, ';' for others; or NULL: any */
  const DcsCode *care_kinds;
  guint n_care_kinds;
  const DcsCode *instruments; /* recorded at a visit, complete or not */
  guint n_instruments;
  gboolean by_visit; /* a visit */
  /* When. */
  gboolean baseline; /* first at the anchor; done up to `baseline_before` before it counts */
  DcsInterval baseline_before;
  DcsInterval first;         /* else first so long after the anchor; none: with the first phase */
  const DcsDuePhase *phases; /* none: once */
  guint n_phases;
  gboolean restart_on_dose_increase; /* phases count anew from the last one */
  DcsInterval until;                 /* after the anchor; then no more; none: for good */
  int grace_days;                    /* overdue when more days late than this */
  int soon_days;                     /* due soon from so many days before */
} DcsDueRule;

/**
 * DcsOption: a term of the domain "option": what is named for patients whose treatment fails. A
 * list to discuss, not an order.
 */
typedef struct
{
  DcsTerm term;         /* text: what the source says; group: "option-group", or 0 */
  const DcsCode *drugs; /* any of them given: "given"; may be none */
  guint n_drugs;
  const DcsCode *care_kinds; /* a care item of one of these: "recorded" */
  guint n_care_kinds;
  const DcsCode *after; /* listed when one of these drugs failed; none: always */
  guint n_after;
} DcsOption;

/**
 * DcsFrequencyInfo: a term of the domain "frequency".
 */
typedef struct
{
  DcsTerm term;
  double per_day;       /* administrations a day over a long time; NAN: not known (as needed) */
  DcsInterval interval; /* between two of them, where they are at least a day apart; or none */
} DcsFrequencyInfo;

/**
 * DcsReasonMeaning: what a stop reason says of the drug (domain "stop-reason", key "means").
 */
typedef enum
{
  DCS_REASON_OTHER,
  DCS_REASON_INEFFICACY,  /* inadequate, none, or lost response */
  DCS_REASON_INTOLERANCE, /* adverse event, laboratory result, contraindication by harm */
  DCS_REASON_SUCCESS,     /* remission, course completed */
  DCS_REASON_NONADHERENCE,
} DcsReasonMeaning;

typedef struct
{
  DcsTerm term;
  DcsReasonMeaning meaning;
} DcsStopReason;

/**
 * DcsResponseMeaning: what a treatment response says (domain "treatment-response", key "means").
 */
typedef enum
{
  DCS_RESPONSE_UNKNOWN,
  DCS_RESPONSE_ADEQUATE,
  DCS_RESPONSE_INADEQUATE,
  DCS_RESPONSE_NONE,
} DcsResponseMeaning;

typedef struct
{
  DcsTerm term;
  DcsResponseMeaning meaning;
} DcsTreatmentResponse;

/* In the order of the file; NULL-safe. */
const DcsCalculation *dcs_definition_calculation (DcsDefinition *self, DcsCode code);
const DcsCalculation *const *dcs_definition_calculations (DcsDefinition *self,
                                                          guint *n_calculations);
const DcsJudgement *dcs_definition_judgement (DcsDefinition *self, DcsCode code);
const DcsJudgement *const *dcs_definition_judgements (DcsDefinition *self, guint *n_judgements);
const DcsDueRule *dcs_definition_due_rule (DcsDefinition *self, DcsCode code);
const DcsDueRule *const *dcs_definition_due_rules (DcsDefinition *self, guint *n_rules);
const DcsOption *const *dcs_definition_options (DcsDefinition *self, guint *n_options);
const DcsFrequencyInfo *dcs_definition_frequency (DcsDefinition *self, DcsCode code);
DcsReasonMeaning dcs_definition_stop_meaning (DcsDefinition *self, DcsCode stop_reason);
DcsResponseMeaning dcs_definition_response_meaning (DcsDefinition *self, DcsCode response);
/* Days later by an interval; months by the calendar (31 January + 1 month: 28 or 29 February). */
int dcs_interval_add (DcsInterval interval, int day);
/* "2w", "3m", "10d", "1y" → interval; FALSE when it is none of these. */
gboolean dcs_interval_parse (const char *text, DcsInterval *interval);
/* "every 3 months", "every 2 weeks"; (transfer full) */
char *dcs_interval_describe (DcsInterval interval);
/* "3 months", "2 weeks"; (transfer full) */
char *dcs_interval_describe_length (DcsInterval interval);
/* As in a definition file: "3m", "2w"; (transfer full) */
char *dcs_interval_to_text (DcsInterval interval);

/**
 * DcsRuleOverride: the clinic's own value of one key of a definition. Group and key as in the file:
 * "due mtx_blood", "phases".
 */
typedef struct
{
  DcsCode disease;
  const char *group;
  const char *key;
  const char *value;
} DcsRuleOverride;

/* The catalog with the clinic's own values in place of the file's; reads the files again, as
 * strictly. Codes and everything interned stay the same. Only keys that
 * dcs_rule_override_is_allowed() are taken. */
DcsCatalog *dcs_catalog_change (DcsCatalog *self,
                                const DcsRuleOverride *changes,
                                guint n_changes,
                                GError **error);
gboolean dcs_rule_override_is_allowed (const char *group, const char *key);
gboolean dcs_parameter_find_range (const char *name, int *low, int *high);

G_END_DECLS
