/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

void
_dcs_analysis_run_states (DcsAnalysis *self)
{
}

int
dcs_analysis_days_in_state (DcsAnalysis *self, DcsState state, int on_drug)
{
  return 0;
}

DcsExplanation *
dcs_analysis_explain_state (DcsAnalysis *self, guint span)
{
  return dcs_explanation_new ("");
}
