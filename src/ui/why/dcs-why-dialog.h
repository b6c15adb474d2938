/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-explanation.h"

G_BEGIN_DECLS

/**
 * DcsWhyDialog: a window with a DcsWhyView, to read and to copy. It may stand before the
 * explanation is there, which then comes from the database thread.
 *
 * Actions: `why.copy`. Keys: Escape closes, Ctrl+C copies.
 */
#define DCS_TYPE_WHY_DIALOG (dcs_why_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DcsWhyDialog, dcs_why_dialog, DCS, WHY_DIALOG, AdwWindow)

/* Waits for what to show; (transfer none), owned by GTK until it is closed. */
DcsWhyDialog *dcs_why_dialog_new (GtkWindow *parent);
/* Copies what it shows. */
void dcs_why_dialog_set_explanation (DcsWhyDialog *self, const DcsExplanation *explanation);
/* Instead of an explanation: there is none, or it could not be read. */
void dcs_why_dialog_set_message (DcsWhyDialog *self, const char *title, const char *message);

/* Shows an explanation that is there already before the window that @widget is in. */
DcsWhyDialog *dcs_why_dialog_show (GtkWidget *widget, const DcsExplanation *explanation);

G_END_DECLS
