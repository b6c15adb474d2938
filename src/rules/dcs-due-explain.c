/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-private.h"

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
