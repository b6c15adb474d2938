/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-clinic.h"
#include "dcs-rule-settings.h"

G_BEGIN_DECLS

/**
 * DcsRulesPreview: a window that lists what the chosen rules would change, patient by patient, and
 * applies them when a reason was given.
 *
 * Actions: `rules-preview.apply`.
 *
 * Signals: "applied".
 */
#define DCS_TYPE_RULES_PREVIEW (dcs_rules_preview_get_type ())
G_DECLARE_FINAL_TYPE (DcsRulesPreview, dcs_rules_preview, DCS, RULES_PREVIEW, AdwWindow)

/* @settings outlive the window, which is modal. */
DcsRulesPreview *
dcs_rules_preview_new (GtkWindow *parent, DcsClinic *clinic, DcsRuleSettings *settings);

G_END_DECLS
