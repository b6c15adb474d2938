/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsTableColumn: the texts of a row; each is a read-only property of the same name in kebab
 * case ("end-date-tip").
 */
typedef enum
{
  DCS_COLUMN_DATE,
  DCS_COLUMN_DATE_TIP, /* the same in full */
  DCS_COLUMN_END_DATE,
  DCS_COLUMN_END_DATE_TIP,
  DCS_COLUMN_DURATION,
  DCS_COLUMN_KEYS,  /* what keys do with the row, for the tooltip of its title */
  DCS_COLUMN_TITLE, /* what it is: a drug, a kind of visit, a test */
  DCS_COLUMN_KIND,
  DCS_COLUMN_VALUE,
  DCS_COLUMN_DOSE,
  DCS_COLUMN_UNIT,
  DCS_COLUMN_CHANGE, /* against the one before */
  DCS_COLUMN_BAND,
  DCS_COLUMN_GLOBAL,
  DCS_COLUMN_WEIGHT,
  DCS_COLUMN_HEIGHT,
  DCS_COLUMN_RESPONSE,
  DCS_COLUMN_NEW_LESIONS,
  DCS_COLUMN_REASON,
  DCS_COLUMN_END_REASON,
  DCS_COLUMN_DETAIL,
  DCS_COLUMN_OUTCOME,
  DCS_COLUMN_NOTES,
  DCS_COLUMN_TIP, /* everything that is recorded, a line for each field */
  DCS_N_TABLE_COLUMNS,
} DcsTableColumn;

const char *dcs_table_column_name (DcsTableColumn column);
DcsTableColumn dcs_table_column_from_name (const char *name);

/**
 * DcsTableRow: one record of a course as a table shows it: texts for people, and numbers to sort
 * by. Immutable once it is in a model.
 *
 * Further properties: "day" and "end-day" (int, day numbers), "number" (double).
 */
#define DCS_TYPE_TABLE_ROW (dcs_table_row_get_type ())
G_DECLARE_FINAL_TYPE (DcsTableRow, dcs_table_row, DCS, TABLE_ROW, GObject)

DcsTableRow *dcs_table_row_new (DcsRecordKind kind, gint64 id);
DcsRecordKind dcs_table_row_get_kind (DcsTableRow *self);
gint64 dcs_table_row_get_id (DcsTableRow *self);
int dcs_table_row_get_day (DcsTableRow *self);
gint64 dcs_table_row_get_visit (DcsTableRow *self);
const char *dcs_table_row_get_path (DcsTableRow *self);
const char *dcs_table_row_get_text (DcsTableRow *self, DcsTableColumn column);
char *dcs_table_row_dup_name (DcsTableRow *self);
void dcs_table_row_set_place (DcsTableRow *self, gint64 visit_id, const char *path);
void dcs_table_row_take_text (DcsTableRow *self, DcsTableColumn column, char *text);
void dcs_table_row_set_text (DcsTableRow *self, DcsTableColumn column, const char *text);
void dcs_table_row_set_date (DcsTableRow *self, DcsDate date);
void dcs_table_row_set_end_date (DcsTableRow *self, DcsDate date);
void dcs_table_row_set_number (DcsTableRow *self, double number);

G_END_DECLS
