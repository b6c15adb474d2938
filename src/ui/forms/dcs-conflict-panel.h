/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsConflictPanel: what two people changed at the same time, field by field: what it was, what
 * was typed here, what somebody else saved meanwhile, and a button that takes theirs.
 */
#define DCS_TYPE_CONFLICT_PANEL (dcs_conflict_panel_get_type ())
G_DECLARE_FINAL_TYPE (DcsConflictPanel, dcs_conflict_panel, DCS, CONFLICT_PANEL, GtkWidget)

/* @before: the same form as it was before anybody changed it */
void dcs_conflict_panel_set_entry (DcsConflictPanel *self, DcsEntry *entry, DcsEntry *before);

G_END_DECLS
