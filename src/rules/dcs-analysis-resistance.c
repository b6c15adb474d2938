/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

void
_dcs_analysis_run_resistance (DcsAnalysis *self)
{
}

DcsExplanation *
dcs_analysis_explain_resistance (DcsAnalysis *self, guint resistance)
{
  return dcs_explanation_new ("");
}

char *
dcs_analysis_describe_resistance (DcsAnalysis *self, guint resistance)
{
  return g_strdup ("");
}
