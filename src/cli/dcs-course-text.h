/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course.h"
#include "dcs-definition.h"
#include "dcs-json-writer.h"

G_BEGIN_DECLS

/* @explain: with the reasons of what is derived. */
void dcs_course_print_text (DcsCourse *course, DcsCatalog *catalog, gboolean explain, GString *out);
void dcs_course_print_json (DcsCourse *course,
                            DcsCatalog *catalog,
                            gboolean explain,
                            DcsJsonWriter *json);

/* Lines of therapy with their parameters, and the drugs that failed. */
void dcs_course_print_lines (DcsCourse *course, DcsDefinition *definition, GString *out);
void
dcs_course_print_lines_json (DcsCourse *course, DcsDefinition *definition, DcsJsonWriter *json);

G_END_DECLS
