/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis.h"
#include "dcs-json-writer.h"

G_BEGIN_DECLS

/* States, responses by the rules, calculations and what is due. */
void dcs_course_print_derived (
    DcsCourse *course, DcsDefinition *definition, DcsDate today, gboolean explain, GString *out);
void dcs_course_print_derived_json (DcsCourse *course,
                                    DcsDefinition *definition,
                                    DcsDate today,
                                    gboolean explain,
                                    DcsJsonWriter *json);
/* The newest visit at which the calculation is computable, else the newest visit; FALSE: it is at
 * none. @visit is NULL when there is no visit; then there is no result. */
gboolean dcs_course_latest_calculation (DcsCourse *course,
                                        DcsDefinition *definition,
                                        const DcsCalculation *calculation,
                                        DcsCalculationResult *result,
                                        const DcsValue **visit);

G_END_DECLS
