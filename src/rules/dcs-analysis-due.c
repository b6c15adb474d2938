/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

void
_dcs_analysis_run_due (DcsAnalysis *self)
{
}

DcsDueStatus
dcs_due_status (const DcsDueItem *item, int today)
{
  return DCS_DUE_LATER;
}

const char *
dcs_due_status_label (DcsDueStatus status)
{
  return "";
}

char *
dcs_analysis_describe_due (DcsAnalysis *self, guint item)
{
  return g_strdup ("");
}

DcsExplanation *
dcs_analysis_explain_due (DcsAnalysis *self, guint item)
{
  return dcs_explanation_new ("");
}
