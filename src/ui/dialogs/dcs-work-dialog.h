/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsWorkProgress: how far some work is; reported on any thread, shown on the main thread.
 */
typedef struct _DcsWorkProgress DcsWorkProgress;

DcsWorkProgress *dcs_work_progress_ref (DcsWorkProgress *self);
void dcs_work_progress_unref (DcsWorkProgress *self);
void dcs_work_progress_report_cb (guint64 done, guint64 total, gpointer progress);

/**
 * DcsWorkDialog: stands before the window while long work goes on, says how far it is and lets it
 * be cancelled. Comes up only when the work takes longer than 300 ms.
 *
 * Actions: `work.cancel`.
 */
#define DCS_TYPE_WORK_DIALOG (dcs_work_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DcsWorkDialog, dcs_work_dialog, DCS, WORK_DIALOG, AdwWindow)

DcsWorkDialog *dcs_work_dialog_new (GtkWindow *parent, const char *heading);
GCancellable *dcs_work_dialog_get_cancellable (DcsWorkDialog *self);
DcsWorkProgress *dcs_work_dialog_get_progress (DcsWorkDialog *self);
void dcs_work_dialog_finish (DcsWorkDialog *self);

G_END_DECLS
