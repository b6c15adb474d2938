/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course.h"
#include "dcs-definition.h"

G_BEGIN_DECLS

char *_dcs_clinic_describe_value (DcsCatalog *catalog,
                                  DcsCourse *course,
                                  const DcsField *field,
                                  const DcsValue *value);
char *_dcs_clinic_describe_result (DcsCatalog *catalog, const DcsValue *row);
char *_dcs_clinic_describe_record (DcsCatalog *catalog,
                                   DcsCourse *course,
                                   DcsRecordKind kind,
                                   const DcsValue *row);
DcsDate _dcs_clinic_date_of (DcsCourse *course, DcsRecordKind kind, const DcsValue *row);

G_END_DECLS
