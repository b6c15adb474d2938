/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course.h"
#include "dcs-definition.h"
#include "dcs-scene.h"

G_BEGIN_DECLS

/**
 * DcsTreatmentTable: how many patients of each group ever had each treatment. Plain arrays,
 * borrowed from whoever hands it out.
 */
typedef struct
{
  const char *const *groups; /* "Linear scleroderma" … */
  const guint *group_sizes;  /* patients in each group: the denominators */
  guint n_groups;
  const char *const *treatments; /* "Methotrexate" … */
  guint n_treatments;
  const guint *counts; /* counts[treatment * n_groups + group] */
  const char *title;
  const char *note; /* definitions and the date of the data; one paragraph */
} DcsTreatmentTable;

DcsScene *dcs_treatment_table_scene (const DcsTreatmentTable *table, double width);

/**
 * DcsOverview: counts over the courses of a clinic, one after the other.
 */
typedef struct _DcsOverview DcsOverview;

DcsOverview *dcs_overview_new (void);
void dcs_overview_free (DcsOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsOverview, dcs_overview_free)

void dcs_overview_add_course (DcsOverview *self, DcsCourse *course, DcsDefinition *definition);
guint dcs_overview_get_n_patients (DcsOverview *self);
DcsScene *dcs_overview_treatments_scene (DcsOverview *self, double width);

G_END_DECLS
