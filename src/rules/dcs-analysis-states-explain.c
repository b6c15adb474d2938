/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

DcsExplanation *
dcs_analysis_explain_state (DcsAnalysis *self, guint span)
{
  return dcs_explanation_new ("");
}
