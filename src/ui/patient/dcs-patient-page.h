/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-clinic.h"

G_BEGIN_DECLS

/**
 * DcsPatientPage: one patient: who, the key figures, the timeline, and the records as tables.
 * Reads the course anew when the clinic says that it changed.
 *
 * Actions: `patient.reload`, `patient.export-figure`, `patient.open-figure` (string: a path). What
 * is entered: `patient.new-visit`, `patient.edit`, `patient.start-treatment`,
 * `patient.change-dose`, `patient.stop-treatment`, `patient.add-infusion` (x: the treatment),
 * `patient.add-adverse-event` (x: the treatment, or 0), `patient.add-relapse`,
 * `patient.add-investigation`, `patient.add-care-item`, `patient.add-lesion`,
 * `patient.add-finding`, `patient.add-history`. What is there: `patient.edit-record`,
 * `patient.delete-record`, `patient.record-history` ((ix): kind, id), `patient.open-cell` ((ixxs):
 * kind, id, visit, path), `patient.history`, `patient.delete`,
 * `patient.show-table` (i: DcsCourseTable, which gets the keyboard). The forms are the window's
 * (dcs-window.h), and so is the way back, `win.back`.
 */
#define DCS_TYPE_PATIENT_PAGE (dcs_patient_page_get_type ())
G_DECLARE_FINAL_TYPE (DcsPatientPage, dcs_patient_page, DCS, PATIENT_PAGE, AdwBin)

GtkWidget *dcs_patient_page_new (DcsClinic *clinic, gint64 patient_id);
gint64 dcs_patient_page_get_patient_id (DcsPatientPage *self);
void dcs_patient_page_show_course (DcsPatientPage *self, DcsCourse *course, DcsCatalog *catalog);

G_END_DECLS
