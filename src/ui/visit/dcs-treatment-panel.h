/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsTreatmentPanel: the treatments that run on the day of the visit: the dose with the weight and
 * height as they stand in the form, how the patient responds, and buttons for what can be done
 * with a treatment. The buttons call the actions visit.change-dose, visit.stop-treatment,
 * visit.add-adverse-event, visit.add-infusion (x: the treatment) and visit.start-treatment.
 */
#define DCS_TYPE_TREATMENT_PANEL (dcs_treatment_panel_get_type ())
G_DECLARE_FINAL_TYPE (DcsTreatmentPanel, dcs_treatment_panel, DCS, TREATMENT_PANEL, AdwBin)

GtkWidget *dcs_treatment_panel_new (void);

G_END_DECLS
