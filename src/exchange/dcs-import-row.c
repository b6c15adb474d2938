/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-import-private.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the values of a row come from, for what a check of the record finds. */
typedef struct
{
  DcsImportSource *source;
  guint64 line;
  DcsRecordKind kind;
  gboolean good;
} Check;

static gboolean
read_cell (DcsImportSource *source, int column, DcsValue *value)
{
  const DcsColumn *spec = &source->file->columns[column];
  g_autofree char *expected = NULL;
  const char *text;
  gsize length;
  gboolean filled = _dcs_import_source_cell (source, column, &text, &length);

  if (!filled && !(spec->flags & DCS_COLUMN_NEEDED))
    {
      *value = DCS_VALUE_INIT;
      return TRUE;
    }
  if (filled && dcs_cell_parser_read (&source->parsers[column], text, length, value))
    {
      if (source->import->shift_days != 0 && value->kind == DCS_VALUE_DATE)
        value->date = _dcs_import_shift_date (value->date, source->import->shift_days);
      return TRUE;
    }
  expected = dcs_field_expectation_like (
      spec->value, source->import->format->vocabulary, filled ? text : NULL);
  _dcs_import_fault (source, source->line, column, text, expected);
  return FALSE;
}

/**
 * _dcs_import_read_fields:
 * @values: (out caller-allocates): of the file's record; texts live as long as the row
 * @course_values: (nullable): of the treatment, for the columns of a course
 *
 * Reads all cells that are fields of the record, and fills in the patient, a new key and the
 * version.
 *
 * Returns: whether all of them are good
 */
gboolean
_dcs_import_read_fields (DcsImportSource *source, DcsValue *values, DcsValue *course_values)
{
  const DcsBundleFile *file = source->file;
  const DcsRecordInfo *info = dcs_record_info (file->kind);
  gboolean good = TRUE;

  memset (values, 0, info->n_fields * sizeof *values);
  for (guint i = 0; i < file->n_columns; i++)
    {
      const DcsColumn *column = &file->columns[i];

      if (column->role == DCS_COLUMN_FIELD)
        good = read_cell (source, (int) i, &values[column->field]) && good;
      else if (column->role == DCS_COLUMN_COURSE_FIELD)
        good = read_cell (source, (int) i, &course_values[column->field]) && good;
    }
  if (info->id >= 0)
    values[info->id] = dcs_value_integer (dcs_id_new ());
  if (info->patient_id >= 0)
    values[info->patient_id] = dcs_value_integer (source->import->patient_id);
  values[info->version] = dcs_value_integer (1);
  values[info->deleted] = dcs_value_integer (0);
  return good;
}

static void
problem_cb (int field, const char *message, gpointer data)
{
  Check *check = data;
  DcsImportSource *source = check->source;
  const DcsRecordInfo *info = dcs_record_info (check->kind);
  int column = -1;
  g_autofree char *expected = NULL;

  check->good = FALSE;
  if (check->kind == source->file->kind)
    column = dcs_bundle_file_find_field (source->file, field);
  else
    column = dcs_bundle_file_find_column (source->file, info->fields[field].name);
  if (info->fields[field].type == DCS_FIELD_DATE)
    expected = g_strdup (_ ("a date that is not before the one it follows"));
  else
    expected = g_strdup_printf (_ ("another value: it %s"), message);
  if (check->line == source->line && source->has_row)
    _dcs_import_fault_here (source, column, expected);
  else
    _dcs_import_fault (source, check->line, column, NULL, expected);
}

/* Whether each date of a record can be on or after all dates before it. The rules of records only
 * ask for the order of two dates that stand in this order in the fields, so that then all is well.
 */
static gboolean
is_in_time_order (DcsRecordKind kind, const DcsValue *values)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  int newest = G_MININT;

  for (guint i = 0; i < info->n_fields; i++)
    {
      int first;

      if (values[i].kind != DCS_VALUE_DATE)
        continue;
      first = dcs_date_day (values[i].date, DCS_DATE_EARLIEST);
      if (first < newest && dcs_date_day (values[i].date, DCS_DATE_LATEST) < newest)
        return FALSE;
      newest = MAX (newest, first);
    }
  return TRUE;
}

/**
 * _dcs_import_validate:
 *
 * Checks the rules about one record that its cells alone do not tell: mostly a look at its dates.
 *
 * Returns: whether it keeps them
 */
gboolean
_dcs_import_validate (DcsImportSource *source,
                      guint64 line,
                      DcsRecordKind kind,
                      const DcsValue *values)
{
  Check check = { source, line, kind, TRUE };

  if (is_in_time_order (kind, values))
    return TRUE;
  dcs_record_validate (kind, values, NULL, problem_cb, &check);
  return check.good;
}

static void
fault_of_uid (DcsImportSource *source, guint64 line, int column, const char *uid, gboolean stored)
{
  _dcs_import_fault (source,
                     line,
                     column,
                     uid,
                     stored ? _ ("one that the clinic file does not have yet")
                            : _ ("one that no other row of the file has"));
}

/**
 * _dcs_import_take_uid:
 *
 * Notes the uid of a new record.
 *
 * Returns: whether no record before it has the same
 */
gboolean
_dcs_import_take_uid (DcsImportSource *source, DcsRecordKind kind, int column, const char *uid)
{
  DcsImport *import = source->import;
  gint64 found = 0, patient_id;

  if (import->uids[kind] == NULL)
    import->uids[kind] = dcs_uid_set_new ();
  if (!dcs_uid_set_add (import->uids[kind], uid, strlen (uid)))
    {
      /* The set only guesses; while everything is written the clinic file knows. */
      if (import->is_checking || _dcs_import_has_pending (import, kind, uid)
          || dcs_clinic_core_bulk_find_uid (import->core, kind, uid, &patient_id, NULL) != 0)
        {
          fault_of_uid (source, source->line, column, uid, FALSE);
          return FALSE;
        }
    }
  else if (import->is_checking && !import->clinic_is_empty)
    found = dcs_clinic_core_bulk_find_uid (import->core, kind, uid, &patient_id, NULL);
  if (found > 0)
    fault_of_uid (source, source->line, column, uid, TRUE);
  return found <= 0;
}

/* Says what the clinic file did not like about a row: mostly that it has the same already. */
static void
explain_refusal (DcsImportSource *source,
                 guint64 line,
                 DcsRecordKind kind,
                 const DcsValue *values,
                 GError *error)
{
  DcsImport *import = source->import;
  const DcsRecordInfo *info = dcs_record_info (kind);
  int uid = dcs_record_info_find (info, "uid");
  gint64 patient_id;
  int column;

  if (kind == DCS_RECORD_PATIENT
      && dcs_clinic_core_find_patient (import->core, values[DCS_PATIENT_CODE].text, NULL) > 0)
    {
      column = dcs_bundle_file_find_field (source->file, DCS_PATIENT_CODE);
      fault_of_uid (source, line, column, values[DCS_PATIENT_CODE].text, TRUE);
    }
  else if (uid >= 0
           && dcs_clinic_core_bulk_find_uid (
                  import->core, kind, values[uid].text, &patient_id, NULL)
                  > 0)
    {
      column = kind == source->file->kind ? dcs_bundle_file_find_field (source->file, uid)
                                          : dcs_bundle_file_find_column (source->file, "course_id");
      fault_of_uid (source, line, column, values[uid].text, TRUE);
    }
  else
    _dcs_import_fault (source, line, -1, NULL, _ ("a row that the clinic file can keep"));
  g_debug ("Row refused: %s", error->message);
}

/**
 * _dcs_import_put:
 * @line: where the row begins, for a fault
 *
 * Adds a record to the clinic file and to the patient's course; while only checking, to neither.
 *
 * Returns: whether it is there
 */
gboolean
_dcs_import_put (DcsImportSource *source, guint64 line, DcsRecordKind kind, const DcsValue *values)
{
  DcsImport *import = source->import;
  g_autoptr (GError) error = NULL;

  import->report->n_records++;
  if (import->is_checking)
    return TRUE;
  if (!dcs_clinic_core_bulk_insert (import->core, kind, values, &error))
    {
      if (g_error_matches (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA))
        explain_refusal (source, line, kind, values, error);
      else if (import->error == NULL)
        import->error = g_steal_pointer (&error);
      import->is_checking = TRUE;
      return FALSE;
    }
  if (kind != DCS_RECORD_SCREENING && kind != DCS_RECORD_RULE_CHANGE)
    dcs_course_add (import->course, kind, values);
  return TRUE;
}

/**
 * _dcs_import_patient_row:
 *
 * Makes a patient of the row of patients.csv that is being read.
 *
 * Returns: whether the patient's rows in the other files can follow
 */
gboolean
_dcs_import_patient_row (DcsImport *self)
{
  DcsImportSource *source = &self->sources[DCS_BUNDLE_PATIENTS];
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  int column = dcs_bundle_file_find_field (source->file, DCS_PATIENT_CODE);
  gboolean good = _dcs_import_read_fields (source, values, NULL);
  const char *code;
  gsize length;
  gpointer place;

  if (values[DCS_PATIENT_CODE].kind != DCS_VALUE_TEXT)
    return FALSE;
  _dcs_import_source_cell (source, column, &code, &length);
  place = g_hash_table_lookup (self->patients, code);
  if (place != NULL && g_array_index (self->patient_ids, gint64, GPOINTER_TO_UINT (place) - 1) != 0)
    {
      fault_of_uid (source, source->line, column, code, FALSE);
      return FALSE;
    }
  if (place == NULL)
    {
      gint64 none = 0;

      g_array_append_val (self->patient_ids, none);
      place = GUINT_TO_POINTER (self->patient_ids->len);
      g_hash_table_insert (
          self->patients, g_string_chunk_insert_len (self->codes, code, (gssize) length), place);
    }
  self->patient_id = values[DCS_PATIENT_ID].integer;
  g_array_index (self->patient_ids, gint64, GPOINTER_TO_UINT (place) - 1) = self->patient_id;
  if (values[DCS_PATIENT_DISEASE].kind == DCS_VALUE_NULL)
    values[DCS_PATIENT_DISEASE] = dcs_value_code (self->format->default_disease);

  self->report->n_patients++;
  if (good && _dcs_import_validate (source, source->line, DCS_RECORD_PATIENT, values))
    {
      if (self->is_checking && !self->clinic_is_empty
          && dcs_clinic_core_find_patient (self->core, code, NULL) > 0)
        fault_of_uid (source, source->line, column, code, TRUE);
      _dcs_import_put (source, source->line, DCS_RECORD_PATIENT, values);
    }
  return TRUE;
}

/* Whether a record has nothing to be checked beyond its cells: no two dates that must be in order.
 */
static gboolean
has_dates_in_order (DcsRecordKind kind)
{
  return kind == DCS_RECORD_LESION || kind == DCS_RECORD_FINDING
         || kind == DCS_RECORD_ADVERSE_EVENT;
}

/* A lesion has a number of its own in its patient. */
static gboolean
take_lesion_number (DcsImportSource *source, const DcsValue *values)
{
  DcsKey key = { .owner = values[DCS_LESION_LESION_NO].integer, .kind = DCS_RECORD_LESION };

  if (dcs_key_set_add (source->import->keys, &key))
    return TRUE;
  _dcs_import_fault_here (source,
                          dcs_bundle_file_find_field (source->file, DCS_LESION_LESION_NO),
                          _ ("a number that no other lesion of the patient has"));
  return FALSE;
}

static gboolean
take_screen_number (DcsImportSource *source, const DcsValue *values)
{
  char number[24];

  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, values[DCS_SCREENING_SCREEN_NO].integer);
  if (dcs_uid_set_add (source->import->screen_numbers, number, strlen (number)))
    return TRUE;
  _dcs_import_fault_here (source,
                          dcs_bundle_file_find_field (source->file, DCS_SCREENING_SCREEN_NO),
                          _ ("a number that is not taken yet"));
  return FALSE;
}

/* The patient that a row of the screening log names, who may be nobody. */
static gboolean
find_screened_patient (DcsImportSource *source, DcsValue *values)
{
  DcsImport *import = source->import;
  int column = dcs_bundle_file_find_column (source->file, "patient_id");
  const char *code;
  gsize length;
  guint place;

  values[DCS_SCREENING_PATIENT_ID] = dcs_value_integer (0);
  if (!_dcs_import_source_cell (source, column, &code, &length))
    return TRUE;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (import->patients, code));
  if (place == 0)
    {
      _dcs_import_fault_here (source, column, _ ("the code of a patient in patients.csv"));
      return FALSE;
    }
  values[DCS_SCREENING_PATIENT_ID] = dcs_value_integer (
      g_array_index (import->patient_ids, gint64, place - 1));
  return TRUE;
}

/* A row that is one record, whose cells say it all. */
static void
plain_row (DcsImportSource *source)
{
  DcsRecordKind kind = source->file->kind;
  int uid = dcs_record_info_find (dcs_record_info (kind), "uid");
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  if (!_dcs_import_read_fields (source, values, NULL))
    return;
  if (uid >= 0
      && !_dcs_import_take_uid (
          source, kind, dcs_bundle_file_find_field (source->file, uid), values[uid].text))
    return;
  if (kind == DCS_RECORD_LESION && !take_lesion_number (source, values))
    return;
  if (kind == DCS_RECORD_SCREENING
      && (!take_screen_number (source, values) || !find_screened_patient (source, values)))
    return;
  if (has_dates_in_order (kind) && !_dcs_import_validate (source, source->line, kind, values))
    return;
  _dcs_import_put (source, source->line, kind, values);
}

/**
 * _dcs_import_row:
 *
 * Imports the row that is being read; it is of the current patient.
 */
void
_dcs_import_row (DcsImportSource *source)
{
  switch (source->file->id)
    {
    case DCS_BUNDLE_VISITS:
      _dcs_import_visit_row (source);
      break;
    case DCS_BUNDLE_SITE_SCORES:
      _dcs_import_site_score_row (source);
      break;
    case DCS_BUNDLE_LABS:
      _dcs_import_lab_row (source);
      break;
    case DCS_BUNDLE_OBSERVATIONS:
      _dcs_import_observation_row (source);
      break;
    case DCS_BUNDLE_TREATMENTS:
      _dcs_import_treatment_row (source);
      break;
    case DCS_BUNDLE_ADMINISTRATIONS:
      _dcs_import_administration_row (source);
      break;
    case DCS_BUNDLE_ASSESSMENTS:
      _dcs_import_assessment_row (source);
      break;
    case DCS_BUNDLE_DECISIONS:
      _dcs_import_decision_row (source);
      break;
    case DCS_BUNDLE_ADVERSE_EVENTS:
      _dcs_import_adverse_event_row (source);
      break;
    case DCS_BUNDLE_PATIENTS:
    case DCS_BUNDLE_HISTORY:
    case DCS_BUNDLE_LESIONS:
    case DCS_BUNDLE_EXTRACUTANEOUS:
    case DCS_BUNDLE_RELAPSES:
    case DCS_BUNDLE_IMAGING:
    case DCS_BUNDLE_INVESTIGATIONS:
    case DCS_BUNDLE_CARE_ITEMS:
    case DCS_BUNDLE_SCREENING:
    case DCS_BUNDLE_RULE_CHANGES:
    case DCS_BUNDLE_N_FILES:
    default:
      plain_row (source);
    }
}
