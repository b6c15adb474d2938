/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-work.h"
#include "dcs-clinic.h"
#include "dcs-rule-settings.h"

G_BEGIN_DECLS

/* What the page of the rules asks of the database thread. The values are copied first. */

/**
 * DcsRulesOutcome: what rules would change.
 */
typedef struct
{
  GPtrArray *differences; /* owned, of DcsRuleDifference */
  guint n_patients;       /* looked at */
} DcsRulesOutcome;

void dcs_rules_outcome_free (gpointer outcome);

/* Answers with a DcsRulesOutcome by dcs_clinic_run_finish(). */
void dcs_rules_preview_async (DcsClinic *clinic,
                              DcsRuleSettings *settings,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
/* Answers with a DcsSuggestionCount (g_free): where the chosen rules would suggest a relapse only
 * with worsening as a criterion of @rule. */
void dcs_rules_count_async (DcsClinic *clinic,
                            DcsRuleSettings *settings,
                            DcsRule *rule,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
/* Answers with NULL; what matters is the error. */
void dcs_rules_apply_async (DcsClinic *clinic,
                            DcsRuleSettings *settings,
                            const char *reason,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);

G_END_DECLS
