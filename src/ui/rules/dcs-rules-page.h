/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-clinic.h"

G_BEGIN_DECLS

/**
 * DcsRulesPage: the clinic's own rules and intervals, disease by disease. What is chosen collects
 * until it is looked through and applied. It asks for win.back and win.show-toast.
 *
 * Actions: `rules.clear-search`, `rules.discard`, `rules.preview`.
 */
#define DCS_TYPE_RULES_PAGE (dcs_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (DcsRulesPage, dcs_rules_page, DCS, RULES_PAGE, AdwBin)

/* @may_leave: FALSE: the person stays. */
typedef void (*DcsRulesPageLeaveFunc) (gboolean may_leave, gpointer data);

GtkWidget *dcs_rules_page_new (DcsClinic *clinic);
gboolean dcs_rules_page_is_changed (DcsRulesPage *self);
/* Asks what becomes of what was chosen; @func is called once. */
void dcs_rules_page_request_leave (DcsRulesPage *self, DcsRulesPageLeaveFunc func, gpointer data);

G_END_DECLS
