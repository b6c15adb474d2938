/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course.h"
#include "dcs-definition.h"

G_BEGIN_DECLS

/**
 * DcsFigure: one key figure at the head of a patient's page: "Relapses: 2, last on 14 Feb 2019".
 */
typedef struct
{
  char *caption;
  char *glyph; /* a shape before the value, or NULL */
  char *value;
  char *note;            /* second line, or NULL */
  char *tip;             /* more, or NULL */
  const char *css_class; /* of the glyph, or NULL */
} DcsFigure;

void dcs_figure_free (DcsFigure *figure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsFigure, dcs_figure_free)

GPtrArray *dcs_patient_figures (DcsCourse *course, DcsDefinition *definition, DcsDate today);
char *dcs_patient_name (const DcsValue *patient);
char *dcs_patient_title (const DcsValue *patient);
char *dcs_patient_subtitle (const DcsValue *patient, DcsDefinition *definition, DcsDate today);

G_END_DECLS
