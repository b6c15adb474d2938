/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course.h"
#include "dcs-definition.h"

G_BEGIN_DECLS

char *dcs_record_describe (DcsCourse *course,
                           DcsDefinition *definition,
                           DcsRecordKind kind,
                           const DcsValue *values);
char *
dcs_record_describe_visit (DcsCourse *course, DcsDefinition *definition, const DcsValue *visit);
char *dcs_record_describe_treatment (DcsCourse *course,
                                     DcsDefinition *definition,
                                     const DcsValue *treatment);
char *dcs_record_describe_dose (DcsDefinition *definition, const DcsValue *step);
char *dcs_record_describe_assessment (DcsDefinition *definition, const DcsValue *assessment);
char *dcs_record_describe_administration (DcsDefinition *definition,
                                          const DcsValue *administration);

G_END_DECLS
