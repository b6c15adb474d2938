/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsFormTotals: the last line of a form of the visit: whether it was reviewed today or a button
 * that takes the values of the visit before, and the totals of its instruments, which change as
 * one types.
 *
 * Properties: "form" (the form's code).
 */
#define DCS_TYPE_FORM_TOTALS (dcs_form_totals_get_type ())
G_DECLARE_FINAL_TYPE (DcsFormTotals, dcs_form_totals, DCS, FORM_TOTALS, AdwBin)

GtkWidget *dcs_form_totals_new (const char *form);
const char *dcs_form_totals_get_form (DcsFormTotals *self);
void dcs_form_totals_set_form (DcsFormTotals *self, const char *form);
/* "=": FALSE when there is no visit before to take values from. */
gboolean dcs_form_totals_take_previous (DcsFormTotals *self);

G_END_DECLS
