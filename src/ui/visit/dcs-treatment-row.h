/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsTreatmentRow: one running treatment on the visit page.
 */
#define DCS_TYPE_TREATMENT_ROW (dcs_treatment_row_get_type ())
G_DECLARE_FINAL_TYPE (DcsTreatmentRow, dcs_treatment_row, DCS, TREATMENT_ROW, AdwBin)

GtkWidget *dcs_treatment_row_new (DcsEntry *entry, gint64 treatment_id);
gint64 dcs_treatment_row_get_treatment (DcsTreatmentRow *self);
/* Calculates the dose anew. */
void dcs_treatment_row_update (DcsTreatmentRow *self);
gboolean dcs_treatment_row_focus_path (DcsTreatmentRow *self, const char *path);

G_END_DECLS
