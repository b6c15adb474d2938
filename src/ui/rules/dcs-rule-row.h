/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-rule-settings.h"

G_BEGIN_DECLS

/**
 * DcsRuleRow: a rule of a disease: what it says in a line, whether it is applied, and, unfolded,
 * why, from where, what the definition says, and the fields of what a clinic can set.
 *
 * Signals: "changed", when somebody chose another value; "note-needed", when it is unfolded for the
 * first time and has a place for what an option would do.
 */
#define DCS_TYPE_RULE_ROW (dcs_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (DcsRuleRow, dcs_rule_row, DCS, RULE_ROW, AdwExpanderRow)

/* @rule outlives the row; @editable: FALSE in a file that is only read. */
GtkWidget *dcs_rule_row_new (DcsRule *rule, gboolean editable);
DcsRule *dcs_rule_row_get_rule (DcsRuleRow *self);
/* What the optional criterion would do. */
void dcs_rule_row_set_note (DcsRuleRow *self, const char *note);
void dcs_rule_row_refresh (DcsRuleRow *self);

G_END_DECLS
