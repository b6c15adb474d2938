/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

void
_dcs_analysis_run_work (DcsAnalysis *self)
{
}

DcsExplanation *
dcs_analysis_explain_work (DcsAnalysis *self, const DcsWorkItem *item)
{
  return dcs_explanation_new ("");
}

char *
dcs_analysis_describe_work (DcsAnalysis *self, const DcsWorkItem *item)
{
  return g_strdup ("");
}
