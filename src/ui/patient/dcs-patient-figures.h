/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis.h"
#include "dcs-course.h"
#include "dcs-definition.h"
#include "dcs-summary.h"

G_BEGIN_DECLS

/**
 * DcsFigureWhy: what explains a key figure.
 */
typedef enum
{
  DCS_FIGURE_WHY_NOTHING,
  DCS_FIGURE_WHY_STATE,
  DCS_FIGURE_WHY_ACTIVITY,
  DCS_FIGURE_WHY_DOSE,
  DCS_FIGURE_WHY_LINES,
} DcsFigureWhy;

/**
 * DcsFigure: one key figure at the head of a patient's page: "Relapses: 2, last on 14 Feb 2019".
 */
typedef struct
{
  char *caption;
  char *value;
  char *note;        /* second line, or NULL */
  char *tip;         /* more, or NULL */
  gboolean is_state; /* whose mark stands before the value */
  DcsState state;
  gint64 treatment_id; /* of a running treatment, else 0 */
  DcsFigureWhy why;
} DcsFigure;

void dcs_figure_free (DcsFigure *figure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsFigure, dcs_figure_free)

/* @analysis: of all parts. */
GPtrArray *dcs_patient_figures (DcsAnalysis *analysis, DcsDate today);
/* (transfer full); NULL: there is nothing to explain. */
DcsExplanation *
dcs_patient_figure_explain (DcsAnalysis *analysis, DcsFigureWhy why, gint64 treatment_id);
char *dcs_patient_name (const DcsValue *patient);
char *dcs_patient_title (const DcsValue *patient);
char *dcs_patient_subtitle (const DcsValue *patient, DcsDefinition *definition, DcsDate today);

G_END_DECLS
