/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

/* Looking for patients and records without reading whole courses. */

/**
 * dcs_store_read:
 * @key: as many values as the kind has fields, of which only the key counts
 * @func: (scope call): called with the row, deleted or not; its values live until it returns
 *
 * Reads one record by its key.
 *
 * Returns: whether it could be read; *found says whether there is one
 */
gboolean
dcs_store_read (DcsStore *self,
                DcsRecordKind kind,
                const DcsValue *key,
                DcsStoreRowFunc func,
                gpointer data,
                gboolean *found,
                GError **error)
{
  sqlite3_stmt *statement;
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  DcsDateTexts dates;
  DcsStep step = DCS_STEP_ERROR;
  gboolean good;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS, FALSE);

  *found = FALSE;
  statement = _dcs_record_sql (self, kind, DCS_RECORD_SQL_BY_KEY, error);
  if (statement == NULL)
    return FALSE;
  if (_dcs_record_bind (self, kind, statement, 0, key, dates, error))
    step = _dcs_connection_step (statement, error);
  good = step == DCS_STEP_DONE
         || (step == DCS_STEP_ROW && _dcs_record_read (self, kind, statement, values, error));
  if (good && step == DCS_STEP_ROW)
    {
      *found = TRUE;
      func (kind, values, data);
    }
  _dcs_statement_reset (statement);
  return good;
}

/**
 * dcs_store_each_identity:
 * @func: (scope call): called with each patient, deleted or not; its texts live until it returns;
 *   %FALSE stops
 *
 * Reads of all patients only what tells most of them apart: for a search through a hundred thousand
 * of them while somebody types.
 */
gboolean
dcs_store_each_identity (DcsStore *self, DcsStoreIdentityFunc func, gpointer data, GError **error)
{
  sqlite3_stmt *statement;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_IDENTITIES, error);
  if (statement == NULL)
    return FALSE;
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    if (!func (sqlite3_column_int64 (statement, 0),
               (const char *) sqlite3_column_text (statement, 1),
               (const char *) sqlite3_column_text (statement, 2),
               data))
      {
        step = DCS_STEP_DONE;
        break;
      }
  _dcs_statement_reset (statement);
  return step == DCS_STEP_DONE;
}

/**
 * dcs_store_newest_code:
 *
 * Returns: (transfer full) (nullable): the code of the patient with this disease who was entered
 *   last; %NULL when there is none, or with @error set
 */
char *
dcs_store_newest_code (DcsStore *self, DcsCode disease, GError **error)
{
  sqlite3_stmt *statement;
  gint64 number;
  char *code = NULL;

  DCS_STORE_ASSERT_THREAD (self);

  number = _dcs_codes_known_number (self, disease);
  if (number < 0)
    return NULL;
  statement = _dcs_store_sql (self, DCS_SQL_NEWEST_CODE, error);
  if (statement == NULL)
    return NULL;
  _dcs_bind_int64 (statement, 0, number);
  if (_dcs_connection_step (statement, error) == DCS_STEP_ROW)
    code = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  _dcs_statement_reset (statement);
  return code;
}

/**
 * dcs_store_next_with_findings:
 * @after: a patient's key, or 0
 *
 * Returns: the next patient behind @after, not deleted, whose summary counts findings; 0 when there
 *   is none, -1 on error
 */
gint64
dcs_store_next_with_findings (DcsStore *self, gint64 after, GError **error)
{
  sqlite3_stmt *statement;
  gint64 id = 0;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_NEXT_WITH_FINDINGS, error);
  if (statement == NULL)
    return -1;
  _dcs_bind_int64 (statement, 0, after);
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ROW)
    id = sqlite3_column_int64 (statement, 0);
  _dcs_statement_reset (statement);
  return step == DCS_STEP_ERROR ? -1 : id;
}

/**
 * dcs_store_free_lesion_number:
 *
 * A number is given to one lesion of a patient, and not again when that was deleted.
 *
 * Returns: @number unless a deleted lesion has it, else one more than the highest of all; -1 on
 *   error
 */
gint64
dcs_store_free_lesion_number (DcsStore *self, gint64 patient_id, gint64 number, GError **error)
{
  sqlite3_stmt *statement;
  gint64 free_number = number;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_LESION_NUMBER, error);
  if (statement == NULL)
    return -1;
  _dcs_bind_int64 (statement, 0, patient_id);
  _dcs_bind_int64 (statement, 1, number);
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ROW)
    free_number = sqlite3_column_int64 (statement, 0);
  _dcs_statement_reset (statement);
  return step == DCS_STEP_ERROR ? -1 : free_number;
}
