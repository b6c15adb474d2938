/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-course.h"
#include "dcs-definition.h"

G_BEGIN_DECLS

/**
 * DcsCourseTable: the tables below the timeline.
 */
typedef enum
{
  DCS_TABLE_VISITS,
  DCS_TABLE_TREATMENTS,
  DCS_TABLE_EVENTS,
  DCS_TABLE_MEASUREMENTS,
  DCS_TABLE_LABORATORY,
  DCS_TABLE_INVESTIGATIONS,
  DCS_TABLE_CARE_PLAN,
  DCS_TABLE_INVOLVEMENT,
  DCS_N_COURSE_TABLES,
} DcsCourseTable;

GPtrArray *
dcs_course_tables_rows (DcsCourse *course, DcsDefinition *definition, DcsCourseTable table);
gboolean dcs_course_tables_of_record (DcsRecordKind kind, DcsCourseTable *table);
char *dcs_course_tables_title (DcsCourseTable table, guint n_rows);

G_END_DECLS
