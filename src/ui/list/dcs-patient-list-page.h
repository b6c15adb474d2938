/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-roster.h"

G_BEGIN_DECLS

/**
 * DcsPatientListPage: all patients of the clinic in a table, with search, filters and sort order.
 * Activating a row activates `win.show-patient`.
 *
 * Actions: `patients.search` (focus), `patients.clear-filters`, `patients.sort-column` (s, state),
 * `patients.sort-descending` (boolean state).
 *
 * Properties: "folded" (boolean: the page fills the window), "roster", "sort" (the column's name,
 * after a minus sign when descending), "sort-column", "sort-descending".
 */
#define DCS_TYPE_PATIENT_LIST_PAGE (dcs_patient_list_page_get_type ())
G_DECLARE_FINAL_TYPE (DcsPatientListPage, dcs_patient_list_page, DCS, PATIENT_LIST_PAGE, AdwBin)

GtkWidget *dcs_patient_list_page_new (void);
DcsRoster *dcs_patient_list_page_get_roster (DcsPatientListPage *self);
void dcs_patient_list_page_set_roster (DcsPatientListPage *self, DcsRoster *roster);
const char *dcs_patient_list_page_get_sort (DcsPatientListPage *self);
void dcs_patient_list_page_set_sort (DcsPatientListPage *self, const char *sort);

G_END_DECLS
