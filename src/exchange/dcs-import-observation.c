/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-import-private.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
init_observation (DcsImport *import, DcsValue *values)
{
  memset (values, 0, DCS_N_OBSERVATION_FIELDS * sizeof *values);
  values[DCS_OBSERVATION_PATIENT_ID] = dcs_value_integer (import->patient_id);
  values[DCS_OBSERVATION_VERSION] = dcs_value_integer (1);
  values[DCS_OBSERVATION_DELETED] = dcs_value_integer (0);
  values[DCS_OBSERVATION_VISIT_ID] = dcs_value_integer (0);
}

/* The same thing is measured once at a visit, or on a day without a visit, at a site. */
static gboolean
take_key (DcsImportSource *source, int column, const DcsValue *values)
{
  DcsDate date = values[DCS_OBSERVATION_DATE].kind == DCS_VALUE_DATE
                     ? values[DCS_OBSERVATION_DATE].date
                     : DCS_DATE_INIT;
  DcsKey key = { .owner = values[DCS_OBSERVATION_VISIT_ID].integer,
                 .kind = DCS_RECORD_OBSERVATION,
                 .date = ((guint32) date.year << 16) | ((guint32) date.month << 8)
                         | ((guint32) date.day << 1) | date.about,
                 .code = values[DCS_OBSERVATION_CODE].code,
                 .site = values[DCS_OBSERVATION_SITE].code };

  if (dcs_key_set_add (source->import->keys, &key))
    return TRUE;
  _dcs_import_fault_here (
      source, column, _ ("one value of a kind for each visit or day, and site"));
  return FALSE;
}

/* Holds an observation against the definition of its test. @column: where a fault is, or -1: in the
 * column of the field. */
static gboolean
check_observation (DcsImportSource *source, int column, DcsValue *values)
{
  g_autofree char *expected = NULL;
  int field;

  if (dcs_observation_check (source->import->format->catalog, values, &field, &expected))
    return TRUE;
  _dcs_import_fault_here (
      source, column >= 0 ? column : dcs_bundle_file_find_field (source->file, field), expected);
  return FALSE;
}

/* Takes the observations of the columns that the definitions name. Returns how many there are. */
static guint
take_columns (DcsImportSource *source, gint64 visit_id, DcsCode site)
{
  DcsImport *import = source->import;
  DcsValue values[DCS_N_OBSERVATION_FIELDS];
  guint n = 0;

  init_observation (import, values);
  values[DCS_OBSERVATION_VISIT_ID] = dcs_value_integer (visit_id);
  values[DCS_OBSERVATION_SITE] = dcs_value_code (site);
  for (guint i = 0; i < source->file->n_columns; i++)
    {
      const DcsColumn *column = &source->file->columns[i];
      const char *text;
      gsize length;

      if (column->role != DCS_COLUMN_OBSERVATION
          || !_dcs_import_source_cell (source, (int) i, &text, &length))
        continue;
      n++;
      values[DCS_OBSERVATION_CODE] = dcs_value_code (column->test->term.code);
      values[DCS_OBSERVATION_UNIT] = dcs_value_code (column->unit);
      if (!dcs_cell_parser_read (&source->parsers[i], text, length, &values[DCS_OBSERVATION_VALUE]))
        {
          g_autofree char *expected = dcs_test_describe_values (column->test);

          _dcs_import_fault_here (source, (int) i, expected);
          continue;
        }
      if (check_observation (source, (int) i, values) && take_key (source, (int) i, values))
        _dcs_import_put (source, source->line, DCS_RECORD_OBSERVATION, values);
    }
  return n;
}

/**
 * _dcs_import_visit_row:
 *
 * A row of visits.csv: a visit and what was measured at it.
 */
void
_dcs_import_visit_row (DcsImportSource *source)
{
  DcsImport *import = source->import;
  int column = dcs_bundle_file_find_field (source->file, DCS_VISIT_UID);
  DcsValue values[DCS_N_VISIT_FIELDS];
  gboolean good = _dcs_import_read_fields (source, values, NULL);
  DcsImportVisit *visit;
  const char *uid;

  if (values[DCS_VISIT_UID].kind != DCS_VALUE_TEXT)
    return;
  if (!_dcs_import_take_uid (source, DCS_RECORD_VISIT, column, values[DCS_VISIT_UID].text))
    return;
  uid = g_string_chunk_insert (import->texts, values[DCS_VISIT_UID].text);
  visit = g_new (DcsImportVisit, 1);
  visit->id = values[DCS_VISIT_ID].integer;
  visit->date = values[DCS_VISIT_DATE].date;
  if (dcs_date_is_set (visit->date))
    source->import->newest_visit = MAX (source->import->newest_visit,
                                        dcs_date_day (visit->date, DCS_DATE_LATEST)
                                            - source->import->shift_days);
  g_hash_table_replace (import->visits, (gpointer) uid, visit);
  import->last_visit_uid = uid;
  import->last_visit = visit;

  if (good)
    _dcs_import_put (source, source->line, DCS_RECORD_VISIT, values);
  take_columns (source, visit->id, 0);
}

/**
 * _dcs_import_find_visit:
 * @column: that names it, for a fault
 *
 * Returns: (transfer none) (nullable): the visit that a row names; %NULL with a fault when the
 *   patient has no such visit
 */
DcsImportVisit *
_dcs_import_find_visit (DcsImportSource *source, int column, const char *uid)
{
  DcsImport *import = source->import;

  if (import->last_visit_uid == NULL || strcmp (import->last_visit_uid, uid) != 0)
    {
      gpointer key, value;

      if (!g_hash_table_lookup_extended (import->visits, uid, &key, &value))
        {
          _dcs_import_fault_here (
              source, column, _ ("the visit_id of a visit of this patient in visits.csv"));
          return NULL;
        }
      import->last_visit_uid = key;
      import->last_visit = value;
    }
  return import->last_visit;
}

/**
 * _dcs_import_site_score_row:
 *
 * A row of site_scores.csv: the scores of one site at a visit.
 */
void
_dcs_import_site_score_row (DcsImportSource *source)
{
  DcsValue values[DCS_N_OBSERVATION_FIELDS];
  int visit_column = dcs_bundle_file_find_field (source->file, DCS_OBSERVATION_VISIT_ID);
  int site_column = dcs_bundle_file_find_field (source->file, DCS_OBSERVATION_SITE);
  DcsImportVisit *visit;
  const char *uid;
  gsize length;

  if (!_dcs_import_read_fields (source, values, NULL))
    return;
  if (!_dcs_import_source_cell (source, visit_column, &uid, &length))
    {
      _dcs_import_fault_here (source, visit_column, _ ("the visit_id of a visit"));
      return;
    }
  visit = _dcs_import_find_visit (source, visit_column, uid);
  if (visit == NULL)
    return;
  if (take_columns (source, visit->id, values[DCS_OBSERVATION_SITE].code) == 0)
    _dcs_import_fault_here (source, site_column, _ ("at least one score for the site"));
}

/* Checks and adds an observation whose fields are read. */
static void
put_observation (DcsImportSource *source, DcsValue *values)
{
  int column = dcs_bundle_file_find_field (source->file, DCS_OBSERVATION_CODE);

  if (check_observation (source, -1, values) && take_key (source, column, values))
    _dcs_import_put (source, source->line, DCS_RECORD_OBSERVATION, values);
}

/**
 * _dcs_import_lab_row:
 *
 * A row of labs.csv: a result of a sample, without a visit.
 */
void
_dcs_import_lab_row (DcsImportSource *source)
{
  DcsValue values[DCS_N_OBSERVATION_FIELDS];

  if (!_dcs_import_read_fields (source, values, NULL))
    return;
  values[DCS_OBSERVATION_VISIT_ID] = dcs_value_integer (0);
  put_observation (source, values);
}

/**
 * _dcs_import_observation_row:
 *
 * A row of observations.csv: whatever was measured, at a visit or on a day.
 */
void
_dcs_import_observation_row (DcsImportSource *source)
{
  DcsValue values[DCS_N_OBSERVATION_FIELDS];
  int visit_column = dcs_bundle_file_find_field (source->file, DCS_OBSERVATION_VISIT_ID);
  int date_column = dcs_bundle_file_find_field (source->file, DCS_OBSERVATION_DATE);
  DcsImportVisit *visit = NULL;
  const char *uid;
  gsize length;

  if (!_dcs_import_read_fields (source, values, NULL))
    return;
  values[DCS_OBSERVATION_VISIT_ID] = dcs_value_integer (0);
  if (_dcs_import_source_cell (source, visit_column, &uid, &length))
    {
      visit = _dcs_import_find_visit (source, visit_column, uid);
      if (visit == NULL)
        return;
      values[DCS_OBSERVATION_VISIT_ID] = dcs_value_integer (visit->id);
    }
  if (visit == NULL && values[DCS_OBSERVATION_DATE].kind != DCS_VALUE_DATE)
    {
      _dcs_import_fault_here (source, date_column, _ ("a date, since there is no visit"));
      return;
    }
  if (visit != NULL && values[DCS_OBSERVATION_DATE].kind == DCS_VALUE_DATE)
    {
      if (!dcs_date_equal (values[DCS_OBSERVATION_DATE].date, visit->date))
        {
          _dcs_import_fault_here (source, date_column, _ ("the date of the visit, or none"));
          return;
        }
      values[DCS_OBSERVATION_DATE] = DCS_VALUE_INIT;
    }
  put_observation (source, values);
}
