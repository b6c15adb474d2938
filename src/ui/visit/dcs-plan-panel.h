/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsPlanPanel: the last part of a visit: new lesions, the response as a whole, notes, the plan and
 * the next visit, for which the definition suggests a day ("=" takes it).
 */
#define DCS_TYPE_PLAN_PANEL (dcs_plan_panel_get_type ())
G_DECLARE_FINAL_TYPE (DcsPlanPanel, dcs_plan_panel, DCS, PLAN_PANEL, AdwBin)

GtkWidget *dcs_plan_panel_new (void);
/* Whether a cell of this path stands in such a panel. */
gboolean dcs_plan_panel_shows (const char *path);

G_END_DECLS
