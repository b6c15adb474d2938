/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-clinic.h"

G_BEGIN_DECLS

/**
 * DcsHistoryDialog: who changed what and when in a record, newest first; of a patient also the
 * deleted records, to bring back.
 */
#define DCS_TYPE_HISTORY_DIALOG (dcs_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DcsHistoryDialog, dcs_history_dialog, DCS, HISTORY_DIALOG, AdwWindow)

/* @id: the record; 0 with DCS_RECORD_PATIENT: everything of the patient */
DcsHistoryDialog *
dcs_history_dialog_new (DcsClinic *clinic, DcsRecordKind kind, gint64 patient_id, gint64 id);

G_END_DECLS
