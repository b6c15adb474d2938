/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-explanation.h"
#include "dcs-plan.h"

G_BEGIN_DECLS

#define DCS_CALCULATION_N_NAMED 8

/**
 * DcsCalculationGap: what about an input is missing.
 *
 * @DCS_CALCULATION_GAP_VALUE: there is none that is new enough
 * @DCS_CALCULATION_GAP_EARLIER: there is one, but none before it to compare with
 * @DCS_CALCULATION_GAP_VAGUE: it is only known to be below or above a number
 */
typedef enum
{
  DCS_CALCULATION_GAP_VALUE,
  DCS_CALCULATION_GAP_EARLIER,
  DCS_CALCULATION_GAP_VAGUE,
} DcsCalculationGap;

/**
 * DcsCalculationResult: what a formula comes to on one day. "Not computable" is a result. A plain
 * value.
 */
typedef struct
{
  gboolean computable;
  double value;      /* CRITERION: 1 met, 0 not */
  const char *band;  /* borrowed, translated, or NULL */
  const char *level; /* STAGE: borrowed, translated, or NULL */
  guint n_missing;   /* inputs that are missing and that the result hangs on */
  guint n_named;     /* how many of `missing` are filled */
  DcsCode missing[DCS_CALCULATION_N_NAMED]; /* tests, instruments, calculations */
  DcsCalculationGap missing_how[DCS_CALCULATION_N_NAMED];
  const char *missing_fields[2]; /* "onset_date" …, "sex"; borrowed, or NULL */
} DcsCalculationResult;

/* What the formula comes to on a day, with the records up to that day (@visit_id not 0: an input of
 * a visit of that same day is taken from this one). No allocation. Returns result->computable. */
gboolean dcs_calculate (DcsCourse *course,
                        DcsDefinition *definition,
                        const DcsCalculation *calculation,
                        int day,
                        gint64 visit_id,
                        DcsCalculationResult *result);
/* "3.5 (active)", "meets the criterion", "2 items missing: CRP, DLCO"; (transfer full) */
char *dcs_calculation_format (const DcsCalculation *calculation,
                              DcsDefinition *definition,
                              const DcsCalculationResult *result);
/* Inputs with dates, parts, formula in words, version, source, what is missing; (transfer full) */
DcsExplanation *dcs_calculation_explain (DcsCourse *course,
                                         DcsDefinition *definition,
                                         const DcsCalculation *calculation,
                                         int day,
                                         gint64 visit_id);
/* The same for the total of an instrument at a visit, and its change with the published bands. */
DcsExplanation *dcs_score_explain (DcsCourse *course,
                                   DcsDefinition *definition,
                                   const DcsInstrument *instrument,
                                   gint64 visit_id);

G_END_DECLS
