/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis.h"
#include "dcs-draft.h"

G_BEGIN_DECLS

/* What a click on Accept, Confirm, Done, Later makes: drafts for dcs_clinic_core_save(), of the
 * patient whose analysis it is. Each function returns (transfer full) (element-type DcsDraft), and
 * takes who decided (or NULL), why (or NULL) and the day. */

/* A suggested response: the visit gets it, a suggested relapse is recorded with the treatment of
 * the day as its context; and the decision. */
GPtrArray *dcs_decide_accept_suggestion (DcsAnalysis *analysis,
                                         guint suggestion,
                                         const char *clinician,
                                         const char *reason,
                                         DcsDate day);
/* Needs a reason. What was recorded stays. */
GPtrArray *dcs_decide_overrule_suggestion (DcsAnalysis *analysis,
                                           guint suggestion,
                                           const char *clinician,
                                           const char *reason,
                                           DcsDate day);
/* @confirm FALSE: dismissed, needs a reason. */
GPtrArray *dcs_decide_resistance (DcsAnalysis *analysis,
                                  guint resistance,
                                  gboolean confirm,
                                  const char *clinician,
                                  const char *reason,
                                  DcsDate day);
/* Of a treatment that is no candidate: a clinician says so all the same. */
GPtrArray *dcs_decide_resistance_of (DcsAnalysis *analysis,
                                     gint64 treatment_id,
                                     DcsFailure failure,
                                     const char *clinician,
                                     const char *reason,
                                     DcsDate day);
GPtrArray *dcs_decide_option (
    DcsAnalysis *analysis, guint option, const char *clinician, const char *reason, DcsDate day);
/* Put off until a day. */
GPtrArray *dcs_decide_snooze (DcsAnalysis *analysis,
                              guint due_item,
                              DcsDate until,
                              const char *clinician,
                              const char *reason,
                              DcsDate day);
/* Not applicable to this patient; needs a reason. */
GPtrArray *dcs_decide_waive (
    DcsAnalysis *analysis, guint due_item, const char *clinician, const char *reason, DcsDate day);
/* Was done on a day, elsewhere or without a result to enter: a care item that says so. */
GPtrArray *dcs_decide_done (
    DcsAnalysis *analysis, guint due_item, const char *clinician, const char *outcome, DcsDate day);
/* The index in the analysis of what a row of the worklist is about; FALSE: settled meanwhile. */
gboolean dcs_decide_find (DcsAnalysis *analysis, const DcsWorkItem *item, guint *index);

G_END_DECLS
