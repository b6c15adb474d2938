/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-application.h"
#include "dcs-clinic.h"

G_BEGIN_DECLS

/**
 * DcsWindow: the one window: a sidebar of pages and the page in front; the welcome page while no
 * clinic file is open.
 *
 * Pages talk to it through its actions. Going somewhere:
 *  - `win.show-list`, `win.show-quality`, `win.show-drafts`: one of the first pages
 *  - `win.show-patient` (x): the page of the patient with this id
 *  - `win.back`: to the page behind the one in front
 *
 * Forms; what they need of the patient's records is read first:
 *  - `win.new-patient`, `win.edit-patient` (x)
 *  - `win.new-visit` (x: patient), `win.edit-visit` ((xx): patient, visit)
 *  - `win.new-record` ((xix): patient, DcsEntryTask, the treatment that it belongs to or 0)
 *  - `win.open-cell` ((xixxs): patient, DcsRecordKind, record, visit, path): the form that shows
 * the cell, which gets the keyboard; the record's first for ""
 *  - `win.open-draft`, `win.discard-draft` (s: the subject of a kept draft)
 *
 * Records:
 *  - `win.delete-record` ((xix): patient, DcsRecordKind, record): deletes, and offers to take it
 * back
 *  - `win.undo-deletion`: brings back what was deleted last
 *  - `win.show-history` ((xix): patient, DcsRecordKind, record; all of the patient for 0)
 *
 * Words:
 *  - `win.show-toast` (s): says something in passing
 *  - `win.show-error` ((ss)): a dialog with a heading and a sentence
 *
 * Properties: "clinic" (read-only).
 */
#define DCS_TYPE_WINDOW (dcs_window_get_type ())
G_DECLARE_FINAL_TYPE (DcsWindow, dcs_window, DCS, WINDOW, AdwApplicationWindow)

DcsWindow *dcs_window_new (DcsApplication *application);
DcsClinic *dcs_window_get_clinic (DcsWindow *self);
void dcs_window_open_file (DcsWindow *self, const char *path);
void dcs_window_open_demo (DcsWindow *self);

G_END_DECLS
