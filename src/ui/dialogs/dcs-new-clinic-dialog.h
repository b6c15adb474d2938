/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsNewClinicDialog: asks for the name of a new clinic and where its file is kept. Emits "chosen"
 * with the path and the name, and closes.
 *
 * Actions: `new-clinic.choose-folder`, `new-clinic.create`.
 */
#define DCS_TYPE_NEW_CLINIC_DIALOG (dcs_new_clinic_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DcsNewClinicDialog, dcs_new_clinic_dialog, DCS, NEW_CLINIC_DIALOG, AdwWindow)

GtkWindow *dcs_new_clinic_dialog_new (GtkWindow *parent);
void dcs_new_clinic_dialog_set_folder (DcsNewClinicDialog *self, const char *folder);

G_END_DECLS
