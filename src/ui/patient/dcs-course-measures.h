/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course.h"
#include "dcs-definition.h"

G_BEGIN_DECLS

void dcs_course_measures_add (GPtrArray *rows, DcsCourse *course, DcsDefinition *definition);
char *dcs_measure_change (double change, int decimals);
char *dcs_measure_describe (DcsDefinition *definition, const DcsValue *observation);
char *dcs_measure_result (DcsDefinition *definition, const DcsValue *observation);
char *dcs_measure_remark (DcsDefinition *definition, const DcsValue *observation);
gint64 dcs_measure_visit (DcsCourse *course, const DcsValue *observation);

G_END_DECLS
