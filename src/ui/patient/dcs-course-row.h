/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsCourseColumn: the texts of a row; each is a read-only property of the same name in kebab
 * case ("end-date-tip").
 */
typedef enum
{
  DCS_COLUMN_DATE,
  DCS_COLUMN_DATE_TIP, /* the same in full */
  DCS_COLUMN_END_DATE,
  DCS_COLUMN_END_DATE_TIP,
  DCS_COLUMN_DURATION,
  DCS_COLUMN_TITLE, /* what it is: a drug, a kind of visit, a test */
  DCS_COLUMN_KIND,
  DCS_COLUMN_VALUE,
  DCS_COLUMN_UNIT,
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
  DCS_COLUMN_TIP, /* more about the row than fits */
  DCS_N_COURSE_COLUMNS,
} DcsCourseColumn;

/**
 * DcsCourseRow: one record of a course as a table shows it: texts for people, and numbers to sort
 * by. Immutable once it is in a model.
 *
 * Further properties: "day" and "end-day" (int, day numbers), "number" (double).
 */
#define DCS_TYPE_COURSE_ROW (dcs_course_row_get_type ())
G_DECLARE_FINAL_TYPE (DcsCourseRow, dcs_course_row, DCS, COURSE_ROW, GObject)

DcsCourseRow *dcs_course_row_new (DcsRecordKind kind, gint64 id);
DcsRecordKind dcs_course_row_get_kind (DcsCourseRow *self);
gint64 dcs_course_row_get_id (DcsCourseRow *self);
int dcs_course_row_get_day (DcsCourseRow *self);
const char *dcs_course_row_get_text (DcsCourseRow *self, DcsCourseColumn column);
void dcs_course_row_take_text (DcsCourseRow *self, DcsCourseColumn column, char *text);
void dcs_course_row_set_text (DcsCourseRow *self, DcsCourseColumn column, const char *text);
void dcs_course_row_set_date (DcsCourseRow *self, DcsDate date);
void dcs_course_row_set_end_date (DcsCourseRow *self, DcsDate date);
void dcs_course_row_set_number (DcsCourseRow *self, double number);

G_END_DECLS
