/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-summary.h"

G_BEGIN_DECLS

/**
 * DcsPatientCellStyle: what all cells of one patient list have in common. A widget that is an
 * ancestor of the cells owns it and drops it when its CSS changes.
 */
typedef struct
{
  PangoContext *context;
  PangoAttrList *tabular; /* digits of one width */
  int char_width;         /* px, of an average letter */
  int line_height;        /* px */
  GdkRGBA text;
  GdkRGBA states[DCS_N_STATES];
} DcsPatientCellStyle;

DcsPatientCellStyle *dcs_patient_cell_style_new (GtkWidget *widget);
void dcs_patient_cell_style_free (DcsPatientCellStyle *self);
const DcsPatientCellStyle *dcs_patient_cell_style_find (GtkWidget *cell);

G_END_DECLS
