/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-calculation.h"

/* Until the calculations are there. */
#pragma weak dcs_calculation_explain
#pragma weak dcs_score_explain

DcsExplanation *
dcs_calculation_explain (DcsCourse *course,
                         DcsDefinition *definition,
                         const DcsCalculation *calculation,
                         int day,
                         gint64 visit_id)
{
  return dcs_explanation_new ("");
}

DcsExplanation *
dcs_score_explain (DcsCourse *course,
                   DcsDefinition *definition,
                   const DcsInstrument *instrument,
                   gint64 visit_id)
{
  return dcs_explanation_new ("");
}
