/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course.h"
#include "dcs-definition.h"
#include "dcs-records.h"
#include "dcs-summary.h"

G_BEGIN_DECLS

/**
 * DcsScore: the total of an instrument at one visit. "Not computable" is a result.
 */
typedef struct
{
  gboolean computable;
  double total;
  int decimals;     /* digits after the point of `total` */
  guint n_items;    /* item values found */
  guint n_missing;  /* item values missing at sites that were scored */
  const char *band; /* translated band name, or NULL */
} DcsScore;

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
