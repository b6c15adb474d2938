/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <glib/gi18n-lib.h>

/* Records of all kinds, by their field tables. An empty text is stored as no value; the number 0 of
 * a reference means none. */

/**
 * _dcs_record_sql:
 *
 * Returns: (transfer none) (nullable): the kind's statement, ready to be bound
 */
sqlite3_stmt *
_dcs_record_sql (DcsStore *self, DcsRecordKind kind, DcsRecordSql which, GError **error)
{
  sqlite3_stmt **place = &self->record_sql[kind][which];

  if (G_UNLIKELY (*place == NULL))
    {
      g_autofree char *sql = _dcs_record_sql_text (kind, which);

      *place = _dcs_connection_prepare (self->db, sql, error);
    }
  return *place;
}

/* What stands for "no value" in a field: keys cannot be NULL. */
static int
bind_nothing (sqlite3_stmt *statement, const DcsRecordInfo *info, guint field, int column)
{
  const DcsField *f = &info->fields[field];

  if ((int) field == info->version)
    return _dcs_bind_int64 (statement, column, 1);
  if ((int) field == info->deleted)
    return _dcs_bind_int64 (statement, column, 0);
  /* Parameters that are not bound are NULL: the statement was cleared after its last use. */
  if (!(f->flags & DCS_FIELD_KEY) || (f->flags & DCS_FIELD_REQUIRED) || (int) field == info->id)
    return SQLITE_OK;
  if (f->type == DCS_FIELD_DATE)
    return _dcs_bind_text (statement, column, "");
  return _dcs_bind_int64 (statement, column, 0);
}

static gboolean
is_nothing (const DcsField *field, const DcsValue *value)
{
  switch ((DcsValueKind) value->kind)
    {
    case DCS_VALUE_NULL:
      return TRUE;
    case DCS_VALUE_INTEGER:
      return value->integer == 0 && field->domain != NULL;
    case DCS_VALUE_TEXT:
      return value->text == NULL || value->text[0] == '\0';
    case DCS_VALUE_DATE:
      return value->date.precision == DCS_DATE_NONE;
    case DCS_VALUE_CODE:
      return value->code == 0;
    case DCS_VALUE_DECIMAL:
    default:
      return FALSE;
    }
}

/**
 * _dcs_record_bind:
 * @first: the column (from 0) that the record begins with
 * @values: as many as the kind has fields; their texts must live until the statement is reset
 * @dates: (out): the texts of the dates; must live as long
 *
 * Binds a record's values in the order of its columns, as far as the statement has parameters.
 */
gboolean
_dcs_record_bind (DcsStore *self,
                  DcsRecordKind kind,
                  sqlite3_stmt *statement,
                  int first,
                  const DcsValue *values,
                  DcsDateTexts dates,
                  GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  int n_columns = sqlite3_bind_parameter_count (statement);
  int rc = SQLITE_OK;
  guint i = 0;

  for (int column = first; column < n_columns && i < info->n_fields && rc == SQLITE_OK;
       i++, column++)
    {
      const DcsValue *value = &values[i];
      gint64 number;

      if (is_nothing (&info->fields[i], value))
        rc = bind_nothing (statement, info, i, column);
      else
        switch ((DcsValueKind) value->kind)
          {
          case DCS_VALUE_INTEGER:
            rc = _dcs_bind_int64 (statement, column, value->integer);
            break;
          case DCS_VALUE_DECIMAL:
            rc = _dcs_bind_double (statement, column, value->number);
            break;
          case DCS_VALUE_TEXT:
            rc = _dcs_bind_text (statement, column, value->text);
            break;
          case DCS_VALUE_DATE:
            rc = _dcs_bind_text (statement, column, dcs_date_to_iso (value->date, dates[i]));
            break;
          case DCS_VALUE_CODE:
            number = _dcs_codes_number (self, value->code, error);
            if (number < 0)
              return FALSE;
            rc = _dcs_bind_int64 (statement, column, number);
            break;
          case DCS_VALUE_NULL:
          default:
            break;
          }
      if (info->fields[i].type == DCS_FIELD_DECIMAL && rc == SQLITE_OK && column + 1 < n_columns)
        {
          column++;
          if (value->kind == DCS_VALUE_DECIMAL)
            rc = _dcs_bind_int64 (statement, column, value->decimals);
        }
    }
  if (rc != SQLITE_OK)
    _dcs_connection_set_error (self->db, rc, error);
  return rc == SQLITE_OK;
}

/**
 * _dcs_column_date:
 * @date: (out): the date of a column; none when it is empty
 *
 * Returns: %FALSE with @error set to CORRUPT when it holds something else
 */
gboolean
_dcs_column_date (sqlite3_stmt *statement, int column, DcsDate *date, GError **error)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  *date = DCS_DATE_INIT;
  if (text == NULL || text[0] == '\0'
      || dcs_date_parse_iso (text, sqlite3_column_bytes (statement, column), date))
    return TRUE;
  _dcs_connection_set_error (sqlite3_db_handle (statement), SQLITE_CORRUPT, error);
  return FALSE;
}

static gboolean
read_value (DcsStore *self,
            const DcsField *field,
            sqlite3_stmt *statement,
            int column,
            DcsValue *value,
            GError **error)
{
  gint64 number;
  DcsDate date;

  *value = DCS_VALUE_INIT;
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return TRUE;
  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_INTEGER:
      number = sqlite3_column_int64 (statement, column);
      if (number != 0 || field->domain == NULL)
        *value = dcs_value_integer (number);
      return TRUE;
    case DCS_FIELD_DECIMAL:
      *value = dcs_value_decimal (sqlite3_column_double (statement, column),
                                  sqlite3_column_int (statement, column + 1));
      return TRUE;
    case DCS_FIELD_DATE:
      if (!_dcs_column_date (statement, column, &date, error))
        return FALSE;
      *value = dcs_value_date (date);
      return TRUE;
    case DCS_FIELD_CODE:
      number = sqlite3_column_int64 (statement, column);
      if (number == 0)
        return TRUE;
      *value = dcs_value_code (_dcs_codes_code (self, number, error));
      return value->kind == DCS_VALUE_CODE;
    case DCS_FIELD_TEXT:
    case DCS_FIELD_CHOICE:
    default:
      *value = dcs_value_text ((const char *) sqlite3_column_text (statement, column));
      return TRUE;
    }
}

/**
 * _dcs_record_read:
 * @statement: at a row whose columns are those of _dcs_record_sql_columns()
 * @values: (out): the row; its texts live until the statement moves on
 */
gboolean
_dcs_record_read (
    DcsStore *self, DcsRecordKind kind, sqlite3_stmt *statement, DcsValue *values, GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  int column = 0;

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (!read_value (self, &info->fields[i], statement, column, &values[i], error))
        return FALSE;
      column += info->fields[i].type == DCS_FIELD_DECIMAL ? 2 : 1;
    }
  return TRUE;
}

/**
 * _dcs_record_insert:
 *
 * Adds one row.
 */
gboolean
_dcs_record_insert (DcsStore *self, DcsRecordKind kind, const DcsValue *values, GError **error)
{
  sqlite3_stmt *statement = _dcs_record_sql (self, kind, DCS_RECORD_SQL_INSERT, error);
  DcsDateTexts dates;
  gboolean good;

  if (statement == NULL)
    return FALSE;
  good = _dcs_record_bind (self, kind, statement, 0, values, dates, error)
         && _dcs_connection_step (statement, error) == DCS_STEP_DONE;
  _dcs_statement_reset (statement);
  return good;
}

/**
 * dcs_store_insert:
 * @values: as many as the kind has fields, id and all; borrowed for the call
 *
 * Adds a record in the running transaction. Its version becomes 1 when it has none. DUPLICATE when
 * there is one with such a key, CONSTRAINT when the schema refuses a value. In a bulk transaction
 * observations are written several at a time: what is wrong with one may be said a few rows later,
 * by the commit at the latest.
 */
gboolean
dcs_store_insert (DcsStore *self, DcsRecordKind kind, const DcsValue *values, GError **error)
{
  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS, FALSE);
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (self->bulk ? _dcs_bulk_insert (self, kind, values, error)
                 : _dcs_record_insert (self, kind, values, error))
    return TRUE;
  return _dcs_store_fail (self);
}

/* Why an update found no row: somebody was faster, or there never was one. */
static void
set_missed_error (DcsStore *self, DcsRecordKind kind, const DcsValue *values, GError **error)
{
  sqlite3_stmt *statement = _dcs_record_sql (self, kind, DCS_RECORD_SQL_EXISTS, error);
  DcsDateTexts dates;
  DcsStep step = DCS_STEP_ERROR;

  if (statement == NULL)
    return;
  if (_dcs_record_bind (self, kind, statement, 0, values, dates, error))
    step = _dcs_connection_step (statement, error);
  _dcs_statement_reset (statement);
  if (step == DCS_STEP_ROW)
    g_set_error_literal (error,
                         DCS_STORE_ERROR,
                         DCS_STORE_ERROR_CONFLICT,
                         _ ("Somebody else changed this record meanwhile. Nothing was saved; look "
                            "at the new values and enter yours again."));
  else if (step == DCS_STEP_DONE)
    g_set_error_literal (error,
                         DCS_STORE_ERROR,
                         DCS_STORE_ERROR_NOT_FOUND,
                         _ ("This record does not exist any more. Nothing was saved."));
}

static gboolean
change_row (
    DcsStore *self, DcsRecordKind kind, DcsRecordSql which, const DcsValue *values, GError **error)
{
  sqlite3_stmt *statement = _dcs_record_sql (self, kind, which, error);
  DcsDateTexts dates;
  gboolean good;

  if (statement == NULL)
    return _dcs_store_fail (self);
  good = _dcs_record_bind (self, kind, statement, 0, values, dates, error)
         && _dcs_connection_step (statement, error) == DCS_STEP_DONE;
  _dcs_statement_reset (statement);
  if (!good)
    return _dcs_store_fail (self);
  if (sqlite3_changes (self->db) == 1)
    return TRUE;
  set_missed_error (self, kind, values, error);
  return _dcs_store_fail (self);
}

/**
 * dcs_store_update:
 * @values: as many as the kind has fields; the version is the one that was read
 *
 * Replaces a record in the running transaction. The stored version is one more. CONFLICT when it
 * was changed since it was read, NOT_FOUND when it is gone.
 */
gboolean
dcs_store_update (DcsStore *self, DcsRecordKind kind, const DcsValue *values, GError **error)
{
  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS, FALSE);
  g_return_val_if_fail (self->in_transaction && !self->bulk, FALSE);

  return change_row (self, kind, DCS_RECORD_SQL_UPDATE, values, error);
}

/**
 * dcs_store_set_deleted:
 * @values: the record as it was read; only its key and version count
 *
 * Marks a record as deleted, or takes that back, in the running transaction. The stored version is
 * one more. What hangs on the record is left out with it wherever deleted rows are.
 */
gboolean
dcs_store_set_deleted (
    DcsStore *self, DcsRecordKind kind, const DcsValue *values, gboolean deleted, GError **error)
{
  DcsValue copy[DCS_RECORD_MAX_FIELDS];
  const DcsRecordInfo *info;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS, FALSE);
  g_return_val_if_fail (self->in_transaction && !self->bulk, FALSE);

  info = dcs_record_info (kind);
  for (guint i = 0; i < info->n_fields; i++)
    copy[i] = values[i];
  copy[info->deleted] = dcs_value_integer (deleted ? 1 : 0);
  return change_row (self, kind, DCS_RECORD_SQL_SET_DELETED, copy, error);
}

/**
 * dcs_store_find_patient:
 * @code: the clinic's code of a patient
 *
 * Returns: the patient's key, whether marked as deleted or not; 0 when there is none, -1 on error
 */
gint64
dcs_store_find_patient (DcsStore *self, const char *code, GError **error)
{
  sqlite3_stmt *statement;
  DcsStep step;
  gint64 id = 0;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (code != NULL, -1);

  statement = _dcs_store_sql (self, DCS_SQL_FIND_PATIENT, error);
  if (statement == NULL)
    return -1;
  _dcs_bind_text (statement, 0, code);
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ROW)
    id = sqlite3_column_int64 (statement, 0);
  _dcs_statement_reset (statement);
  return step == DCS_STEP_ERROR ? -1 : id;
}

/**
 * dcs_store_find_uid:
 * @kind: one with a field `uid`
 * @patient_id: (out) (optional): whose record it is
 *
 * Returns: the record's key, whether marked as deleted or not; 0 when there is none, -1 on error
 */
gint64
dcs_store_find_uid (
    DcsStore *self, DcsRecordKind kind, const char *uid, gint64 *patient_id, GError **error)
{
  sqlite3_stmt *statement;
  DcsStep step;
  gint64 id = 0;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (uid != NULL, -1);
  g_return_val_if_fail (dcs_record_info_find (dcs_record_info (kind), "uid") >= 0, -1);

  statement = _dcs_record_sql (self, kind, DCS_RECORD_SQL_FIND_UID, error);
  if (statement == NULL)
    return -1;
  _dcs_bind_text (statement, 0, uid);
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ROW)
    {
      id = sqlite3_column_int64 (statement, 0);
      if (patient_id != NULL)
        *patient_id = sqlite3_column_int64 (statement, 1);
    }
  _dcs_statement_reset (statement);
  return step == DCS_STEP_ERROR ? -1 : id;
}
