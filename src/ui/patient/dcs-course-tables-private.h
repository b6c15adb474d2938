/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course-tables.h"
#include "dcs-table-row.h"

G_BEGIN_DECLS

/* The rows of one table while they are made. */
typedef struct
{
  DcsCourse *course;
  DcsDefinition *definition;
  GPtrArray *rows;
} DcsTableBuilder;

const char *
_dcs_table_builder_term (DcsTableBuilder *self, const char *domain, const DcsValue *value);
const char *_dcs_table_builder_choice (const DcsValue *value);
DcsTableRow *_dcs_table_builder_add (DcsTableBuilder *self, DcsRecordKind kind, gint64 id);
/* All that is recorded, for the tooltip. */
void _dcs_table_builder_take_details (DcsTableBuilder *self,
                                      DcsTableRow *row,
                                      DcsRecordKind kind,
                                      const DcsValue *values);

/* dcs-course-tables-events.c */
void _dcs_table_builder_add_relapses (DcsTableBuilder *self);
void _dcs_table_builder_add_adverse_events (DcsTableBuilder *self);
void _dcs_table_builder_add_administrations (DcsTableBuilder *self);
void _dcs_table_builder_add_investigations (DcsTableBuilder *self);
void _dcs_table_builder_add_care_items (DcsTableBuilder *self);
void _dcs_table_builder_add_attachments (DcsTableBuilder *self);
void _dcs_table_builder_add_decisions (DcsTableBuilder *self);

/* dcs-course-tables-involvement.c */
void _dcs_table_builder_add_lesions (DcsTableBuilder *self);
void _dcs_table_builder_add_findings (DcsTableBuilder *self);
void _dcs_table_builder_add_history (DcsTableBuilder *self);

G_END_DECLS
