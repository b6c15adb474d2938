/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

#include "dcs-definition-private.h"

/* What many rules ask of the observations of a course, found in one pass. */

static DcsNewest *
slot_of (DcsAnalysis *self, DcsCode code)
{
  if (code >= self->newest->len)
    g_array_set_size (self->newest, code + 64);
  return &g_array_index (self->newest, DcsNewest, code);
}

/* Looked at from the newest on; of one day the first that is found counts. */
static void
add_measure (GArray *measures, int day, const DcsValue *row)
{
  DcsMeasure measure = { day, _dcs_observation_number (row) };
  guint at = 0;

  if (row[DCS_OBSERVATION_VALUE].kind != DCS_VALUE_DECIMAL)
    return;
  while (at < measures->len && g_array_index (measures, DcsMeasure, at).day < day)
    at++;
  if (at == measures->len || g_array_index (measures, DcsMeasure, at).day != day)
    g_array_insert_val (measures, at, measure);
}

typedef struct
{
  DcsAnalysis *self;
  DcsCode weight, height;
} Index;

/* Nearly all rows are older ones of a test that was seen: these are left after one look. */
static void
index_row (Index *index, const DcsValue *row, int day, gint64 visit_id)
{
  DcsCode code = _dcs_row_code (row, DCS_OBSERVATION_CODE);
  DcsNewest *newest = slot_of (index->self, code);
  gboolean is_newer = newest->run != index->self->run || newest->day < day;
  gboolean is_measure = code == index->weight || code == index->height;

  if (code == 0 || (!is_newer && !is_measure) || _dcs_row_is_deleted (row, DCS_OBSERVATION_DELETED)
      || (row[DCS_OBSERVATION_VALUE].kind == DCS_VALUE_NULL
          && row[DCS_OBSERVATION_TEXT].kind == DCS_VALUE_NULL))
    return;
  if (is_newer)
    *newest = (DcsNewest){ index->self->run, day, visit_id };
  if (is_measure)
    add_measure (code == index->weight ? index->self->weights : index->self->heights, day, row);
}

void
_dcs_analysis_index (DcsAnalysis *self)
{
  Index index = { self, self->definition->weight, self->definition->height };
  const DcsValue *const *rows;
  guint n_rows;

  if (self->is_indexed)
    return;
  self->is_indexed = TRUE;
  g_array_set_size (self->weights, 0);
  g_array_set_size (self->heights, 0);
  for (guint v = dcs_course_count (self->course, DCS_RECORD_VISIT); v-- > 0;)
    {
      const DcsValue *visit = dcs_course_row (self->course, DCS_RECORD_VISIT, v);
      DcsDate date = _dcs_row_date (visit, DCS_VISIT_DATE);
      gint64 id = visit[DCS_VISIT_ID].integer;
      int day = dcs_date_day (date, DCS_DATE_MIDDLE);

      if (!dcs_date_is_set (date) || _dcs_row_is_deleted (visit, DCS_VISIT_DELETED))
        continue;
      rows = dcs_course_visit_observations (self->course, id, &n_rows);
      for (guint i = n_rows; i-- > 0;)
        index_row (&index, rows[i], day, id);
    }
  rows = dcs_course_visit_observations (self->course, 0, &n_rows);
  for (guint i = n_rows; i-- > 0;)
    {
      DcsDate date = _dcs_row_date (rows[i], DCS_OBSERVATION_DATE);

      if (dcs_date_is_set (date))
        index_row (&index, rows[i], dcs_date_day (date, DCS_DATE_MIDDLE), 0);
    }
}

gboolean
_dcs_analysis_newest (DcsAnalysis *self, DcsCode test, int *day, gint64 *visit_id)
{
  const DcsNewest *newest;

  if (test >= self->newest->len)
    return FALSE;
  newest = &g_array_index (self->newest, DcsNewest, test);
  if (newest->run != self->run)
    return FALSE;
  *day = newest->day;
  *visit_id = newest->visit_id;
  return TRUE;
}

static double
newest_until (const GArray *measures, int day)
{
  for (guint i = measures->len; i-- > 0;)
    {
      const DcsMeasure *measure = &g_array_index (measures, DcsMeasure, i);

      if (measure->day <= day)
        return measure->value;
    }
  return NAN;
}

double
_dcs_analysis_height_on (DcsAnalysis *self, int day)
{
  return newest_until (self->heights, day);
}

double
_dcs_analysis_weight_on (DcsAnalysis *self, int day)
{
  return newest_until (self->weights, day);
}

/* Of the words for the follow-up (domain "followup-status") only one means that it goes on. */
gboolean
_dcs_analysis_is_followed (DcsAnalysis *self)
{
  const DcsValue *patient = dcs_course_patient (self->course);
  DcsCode status = patient != NULL ? _dcs_row_code (patient, DCS_PATIENT_FOLLOWUP_STATUS) : 0;

  return !_dcs_analysis_is_dead (self)
         && (status == 0 || g_str_equal (dcs_code_string (status), "active"));
}
