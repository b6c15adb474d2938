/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

DcsExplanation *
dcs_analysis_explain_suggestion (DcsAnalysis *self, guint suggestion)
{
  return dcs_explanation_new ("");
}

char *
dcs_analysis_describe_suggestion (DcsAnalysis *self, guint suggestion)
{
  return g_strdup ("");
}
