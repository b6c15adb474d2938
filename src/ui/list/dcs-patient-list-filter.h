/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-value.h"

G_BEGIN_DECLS

/**
 * DcsPatientListFilter: a button that says which code is chosen, with a menu of the codes and "any"
 * before them; it hides while there is nothing to choose.
 *
 * Actions: `filter.code` (u, state).
 *
 * Properties: "any-label" (what "any" is called), "code" (unsigned; 0: any), "label" (what is
 * chosen here).
 */
#define DCS_TYPE_PATIENT_LIST_FILTER (dcs_patient_list_filter_get_type ())
G_DECLARE_FINAL_TYPE (
    DcsPatientListFilter, dcs_patient_list_filter, DCS, PATIENT_LIST_FILTER, GtkWidget)

/* What a code is called; borrowed. */
typedef const char *(*DcsPatientListFilterFunc) (guint code, gpointer data);

void dcs_patient_list_filter_set_codes (DcsPatientListFilter *self,
                                        GArray *codes,
                                        gboolean by_alphabet,
                                        DcsPatientListFilterFunc label,
                                        gpointer data);
guint dcs_patient_list_filter_get_code (DcsPatientListFilter *self);
void dcs_patient_list_filter_set_code (DcsPatientListFilter *self, guint code);

G_END_DECLS
