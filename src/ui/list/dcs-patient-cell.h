/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-roster.h"

G_BEGIN_DECLS

/**
 * DcsPatientCell: one cell of the patient list: a line of text, for the state with its mark before
 * it. One widget that draws itself and shares fonts and colours with all others, because GTK 4.8
 * builds 1,600 of them at a time.
 *
 * Properties: "column" (unsigned, a DcsRosterColumn), "item" (DcsRosterItem).
 */
#define DCS_TYPE_PATIENT_CELL (dcs_patient_cell_get_type ())
G_DECLARE_FINAL_TYPE (DcsPatientCell, dcs_patient_cell, DCS, PATIENT_CELL, GtkWidget)

const char *dcs_patient_cell_get_text (DcsPatientCell *self);
void dcs_patient_cell_set_item (DcsPatientCell *self, DcsRosterItem *item);

G_END_DECLS
