/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-analysis.h"

G_BEGIN_DECLS

/**
 * DcsDuePanel: what is due for one patient, by the day, and the care plan by its groups: team and
 * referrals, goals, directives …, each with what was recorded last and when it is due again.
 */
#define DCS_TYPE_DUE_PANEL (dcs_due_panel_get_type ())
G_DECLARE_FINAL_TYPE (DcsDuePanel, dcs_due_panel, DCS, DUE_PANEL, AdwBin)

void dcs_due_panel_set_course (DcsDuePanel *self,
                               DcsCourse *course,
                               DcsDefinition *definition,
                               DcsDate today);
void dcs_due_panel_focus (DcsDuePanel *self);

G_END_DECLS
