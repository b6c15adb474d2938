/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-application.h"
#include "dcs-clinic.h"

G_BEGIN_DECLS

/**
 * DcsWindow: the one window: a sidebar of pages and the page in front; the welcome page while no
 * clinic file is open.
 *
 * Pages talk to it through its actions:
 *  - `win.show-patient` (x): opens the page of the patient with this id
 *  - `win.show-list`: goes back to the patient list
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
