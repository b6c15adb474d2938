/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-work-order.h"

G_BEGIN_DECLS

/**
 * DcsWorkDesk: saves what is decided on a page and offers, in a toast of the page, to take it back;
 * tells in a dialog when it could not be saved.
 *
 * Signals: "undo-changed": there is something to take back, or no longer; "settled": an answer of
 * the file came, whatever it was.
 */
#define DCS_TYPE_WORK_DESK (dcs_work_desk_get_type ())
G_DECLARE_FINAL_TYPE (DcsWorkDesk, dcs_work_desk, DCS, WORK_DESK, GObject)

/* @page: which has the desk, and `undo_action`; not owned. */
DcsWorkDesk *
dcs_work_desk_new (GtkWidget *page, AdwToastOverlay *toast_overlay, const char *undo_action);
void dcs_work_desk_set_clinic (DcsWorkDesk *self, DcsClinic *clinic);
void dcs_work_desk_save (DcsWorkDesk *self, DcsWorkOrder *order, const char *who);
gboolean dcs_work_desk_can_undo (DcsWorkDesk *self);
void dcs_work_desk_undo (DcsWorkDesk *self);

G_END_DECLS
