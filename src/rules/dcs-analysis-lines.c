/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

void
dcs_line_parameters_init (DcsLineParameters *self, DcsDefinition *definition)
{
  *self = (DcsLineParameters){ 30, 28, 28, 28, 90, 0, 26, DCS_LINES_CHANGES };
}

void
dcs_line_parameters_init_report (DcsLineParameters *self)
{
  *self = (DcsLineParameters){ 30, 0, 0, 30, 0, 0, 26, DCS_LINES_FIRST };
}

char *
dcs_line_parameters_describe (const DcsLineParameters *self)
{
  return g_strdup ("");
}

void
_dcs_analysis_run_lines (DcsAnalysis *self)
{
}

char *
dcs_line_dup_label (const DcsLine *line, DcsDefinition *definition)
{
  return g_strdup ("");
}

const char *
dcs_line_kind_label (DcsLineKind kind)
{
  return "";
}

char *
dcs_analysis_dup_path (DcsAnalysis *self)
{
  return g_strdup ("");
}

DcsExplanation *
dcs_analysis_explain_line (DcsAnalysis *self, guint line)
{
  return dcs_explanation_new ("");
}
