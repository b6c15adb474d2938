/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-rule-settings.h"

G_BEGIN_DECLS

/* dcs-rule-settings-make.c */
void _dcs_rule_free (gpointer data);
void _dcs_rule_add_disease (GPtrArray *rules, DcsDefinition *original, DcsDefinition *applied);

G_END_DECLS
