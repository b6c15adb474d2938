/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-bundle.h"

G_BEGIN_DECLS

/**
 * DcsFaultsDialog: why a folder was not imported: every fault with its file, line, column, value
 * and what was expected.
 *
 * Actions: `faults.copy` (the list as text to the clipboard).
 */
#define DCS_TYPE_FAULTS_DIALOG (dcs_faults_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DcsFaultsDialog, dcs_faults_dialog, DCS, FAULTS_DIALOG, AdwWindow)

GtkWindow *dcs_faults_dialog_new (GtkWindow *parent, const DcsImportReport *report);

G_END_DECLS
