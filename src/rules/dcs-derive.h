/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course.h"
#include "dcs-definition.h"
#include "dcs-records.h"
#include "dcs-summary.h"

G_BEGIN_DECLS

/**
 * DcsScoreGap: why a total is not computable.
 *
 * @DCS_SCORE_GAP_NONE: it is
 * @DCS_SCORE_GAP_EMPTY: nothing of the instrument was recorded
 * @DCS_SCORE_GAP_ITEMS: items are missing, or sites that the instrument needs
 * @DCS_SCORE_GAP_UNPLACED: an item that goes by sites was recorded without one (not done)
 * @DCS_SCORE_GAP_DOUBLE: an item was recorded twice, with different values
 * @DCS_SCORE_GAP_BOTH: more than one of the alternatives was answered
 * @DCS_SCORE_GAP_CATEGORIES: too few categories were answered
 * @DCS_SCORE_GAP_REST: the sites without a value were not assessed
 */
typedef enum
{
  DCS_SCORE_GAP_NONE,
  DCS_SCORE_GAP_EMPTY,
  DCS_SCORE_GAP_ITEMS,
  DCS_SCORE_GAP_UNPLACED,
  DCS_SCORE_GAP_DOUBLE,
  DCS_SCORE_GAP_BOTH,
  DCS_SCORE_GAP_CATEGORIES,
  DCS_SCORE_GAP_REST,
} DcsScoreGap;

/* One missing thing: an item (domain "test") at a site; `item` 0: all items of the site; `site` 0:
 * no site. Of DCS_SCORE_CATEGORY_MEAN the item is the category (domain "item-group"). */
typedef struct
{
  DcsCode item;
  DcsCode site;
} DcsScoreMissing;

#define DCS_SCORE_N_NAMED 8

/**
 * DcsScore: the total of an instrument at one visit. "Not computable" is a result. A plain value.
 */
typedef struct
{
  gboolean computable;
  double total;
  int decimals;     /* digits after the point of `total` */
  guint n_items;    /* item values found */
  guint n_missing;  /* item values missing at sites that were scored */
  const char *band; /* translated band name, or NULL */
  DcsScoreGap gap;
  guint n_categories; /* CATEGORY_MEAN: categories answered */
  guint n_named;      /* how many of `missing` are filled: the first ones */
  guint n_gaps;       /* how many there are in all, a site without any item as one */
  DcsScoreMissing missing[DCS_SCORE_N_NAMED];
} DcsScore;

/**
 * DcsScoreRest: what is said of the sites of a form that have no row of their own. As a gboolean:
 * whether they were not assessed.
 */
typedef enum
{
  DCS_SCORE_REST_UNSAID,
  DCS_SCORE_REST_NOT_ASSESSED,
  DCS_SCORE_REST_NOT_INVOLVED,
} DcsScoreRest;

/**
 * DcsScoreInput: one item of an instrument, stored or only typed.
 */
typedef struct
{
  DcsCode code;      /* domain "test" */
  DcsCode site;      /* or 0 */
  double value;      /* in the test's own unit; NAN: none */
  guint8 decimals;   /* digits after the point, as entered */
  gboolean not_done; /* said to be not done: then it has no value */
} DcsScoreInput;

/**
 * DcsDose: the dose of one treatment on one day.
 */
typedef struct
{
  const DcsValue *step; /* the dose step in force (borrowed from the course), or NULL */
  double amount;        /* as prescribed, in `unit`; NAN when none is recorded */
  DcsCode unit;
  DcsCode frequency;
  double absolute;       /* for this patient on that day, in `absolute_unit`; NAN: not computable */
  DcsCode absolute_unit; /* e.g. mg, g; 0 when the unit is no mass */
  double per_m2;         /* in `absolute_unit` per m² body surface (Mosteller); NAN */
  double per_kg;         /* in `absolute_unit` per kg body weight; NAN */
  double cap;            /* the drug's usual cap in `absolute_unit`; NAN */
  gboolean above_cap;    /* `absolute` is above it */
  gboolean other_frequency; /* not the drug's usual frequency */
  int usual;                /* -1 below, 0 within, 1 above the usual range; G_MININT unknown */
} DcsDose;

double dcs_bsa_mosteller (double height_cm, double weight_kg);

gboolean dcs_derive_score (DcsCourse *course,
                           const DcsInstrument *instrument,
                           gint64 visit_id,
                           DcsScore *score);
gboolean dcs_compute_score (const DcsInstrument *instrument,
                            DcsDefinition *definition,
                            const DcsScoreInput *inputs,
                            guint n_inputs,
                            DcsScoreRest rest,
                            DcsScore *score);
/* What visit.reviewed says of the sites of a form that have no row. */
DcsScoreRest dcs_visit_rest (const DcsValue *visit, DcsCode form);
char *dcs_score_describe_missing (const DcsInstrument *instrument,
                                  DcsDefinition *definition,
                                  const DcsScore *score);
gboolean dcs_derive_bsa (DcsCourse *course, DcsDefinition *definition, int day, double *bsa);
void dcs_derive_dose (DcsCourse *course,
                      DcsDefinition *definition,
                      const DcsValue *treatment,
                      int day,
                      DcsDose *dose);
gboolean dcs_treatment_is_running (const DcsValue *treatment, int day);
DcsState dcs_derive_state (DcsCourse *course, DcsDefinition *definition, DcsDate *since);
/* Independent of today, so that a stored summary stays true: a treatment without a stop date runs.
 */
void dcs_derive_summary (DcsCourse *course, DcsDefinition *definition, DcsSummary *summary);
char *dcs_derive_search_key (const DcsValue *patient);
char *dcs_dose_format (const DcsDose *dose, DcsDefinition *definition);
char *dcs_dose_format_calculated (const DcsDose *dose, DcsDefinition *definition);
char *dcs_dose_format_usual (const DcsDose *dose, const DcsDrug *drug, DcsDefinition *definition);
const char *dcs_state_label (DcsState state);

G_END_DECLS
