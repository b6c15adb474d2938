/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

void
_dcs_analysis_run_infusions (DcsAnalysis *self)
{
}
