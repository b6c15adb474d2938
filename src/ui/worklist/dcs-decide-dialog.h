/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-explanation.h"
#include "dcs-work-order.h"

G_BEGIN_DECLS

/**
 * DcsDecideDialog: asks for what a decision needs: a day, a reason; for something to confirm, with
 * the explanation to look at. Saves nothing.
 *
 * Signals: "decided" (DcsWorkOrder, only lent), after which the dialog closes.
 * Actions: `decide.confirm`, `decide.refuse`. Keys: Escape closes, Ctrl+S and Return confirm.
 */
#define DCS_TYPE_DECIDE_DIALOG (dcs_decide_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DcsDecideDialog, dcs_decide_dialog, DCS, DECIDE_DIALOG, AdwWindow)

/* @act: CONFIRM asks for either of CONFIRM and REFUSE. (transfer none), owned by GTK. */
DcsDecideDialog *dcs_decide_dialog_new (GtkWindow *parent,
                                        DcsWorkAct act,
                                        const DcsWorkItem *item,
                                        const char *who,
                                        const char *what,
                                        DcsDate today);
void dcs_decide_dialog_set_explanation (DcsDecideDialog *self, const DcsExplanation *explanation);

G_END_DECLS
