/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis-private.h"

G_BEGIN_DECLS

/**
 * DcsExposure: how long an era had run until a day, and at which doses.
 */
typedef struct
{
  int days;          /* from the start of the era on; 0: start not known */
  int adequate_days; /* of these at an adequate dose */
  double low, high;  /* in the unit of the drug; NAN: none known */
} DcsExposure;

/**
 * DcsVerdict: what the records say of one era of a drug that opens lines.
 */
typedef struct
{
  const DcsEra *era;
  const DcsDrug *drug;        /* or NULL: not in the definition */
  double needed_dose;         /* in the drug's unit; NAN: any dose */
  int needed_days;            /* at an adequate dose */
  DcsCode response;           /* the newest that says something, or 0 */
  DcsResponseMeaning meaning; /* of it */
  int response_day;           /* when; DCS_DAY_NONE */
  gboolean is_assessed;       /* at a visit; else it stands with the treatment */
  DcsReasonMeaning stop;      /* what the stop reason says */
  gboolean fails;             /* response inadequate or none, or stopped because of it */
  int since;                  /* the day that decides; DCS_DAY_NONE */
  gboolean is_dated;          /* `since` is of an assessment or stop, not the last contact */
  DcsExposure exposure;       /* until `since` */
  gboolean is_adequate;       /* long enough at an adequate dose */
  gboolean is_lifted;         /* the same drug was adequate later */
} DcsVerdict;

/* The drug's own dose from which on it is adequate; NAN: any. */
double _dcs_adequate_dose (const DcsDrug *drug);
DcsInterval _dcs_needed_interval (DcsAnalysis *self, const DcsDrug *drug);
/* A dose in the unit of the drug and in its usual rhythm; NAN where it cannot be said. */
double _dcs_dose_in_own_unit (DcsDefinition *definition,
                              const DcsDose *dose,
                              const DcsDrug *drug,
                              gboolean *is_calculated);
gboolean
_dcs_dose_is_adequate (DcsDefinition *definition, const DcsDose *dose, const DcsDrug *drug);
DcsExposure
_dcs_era_exposure (DcsAnalysis *self, const DcsEra *era, const DcsDrug *drug, int until);

/* Whether a treatment is one of the era's. */
gboolean _dcs_era_has (const DcsEra *era, const DcsValue *treatment);
gboolean _dcs_era_has_id (DcsAnalysis *self, const DcsEra *era, gint64 treatment_id);

/* Against inefficacy. */
DcsVerdict _dcs_judge_era (DcsAnalysis *self, const DcsEra *era);
gboolean
_dcs_adverse_event_is_of (DcsAnalysis *self, const DcsEra *era, const DcsValue *event, int until);
void _dcs_analysis_run_options (DcsAnalysis *self);

G_END_DECLS
