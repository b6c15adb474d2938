/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-clinic.h"
#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsEntryDialog: a modal window with the form of one task (all but the visit, which has a page of
 * its own): Save (Ctrl+S), Cancel (Escape; asks when something was typed), Delete, History, undo
 * and redo of typing (Ctrl+Z, Ctrl+Shift+Z), the state of the draft, what stands in the way of
 * saving as links to the fields, both versions after a conflict.
 *
 * The form is the GtkBuilder file of the task, a template class:
 * ui/forms/dcs-adverse-event-form.ui.
 *
 * Signals: "saved" (gint64 patient id, gint64 record id), after which it closes itself.
 */
#define DCS_TYPE_ENTRY_DIALOG (dcs_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DcsEntryDialog, dcs_entry_dialog, DCS, ENTRY_DIALOG, AdwWindow)

DcsEntryDialog *dcs_entry_dialog_new (DcsClinic *clinic, DcsEntry *entry);
/* Focuses a cell; "" or NULL the first one. */
void dcs_entry_dialog_focus (DcsEntryDialog *self, const char *path);

G_END_DECLS
