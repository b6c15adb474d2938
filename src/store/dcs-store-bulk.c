/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <string.h>

/* Bulk transactions. What SQLite would do for each row and need not: asking triggers that would do
 * nothing, and looking up references that are known to hold. Codes come from the dictionary itself;
 * the patient, visit or treatment that a row hangs on is mostly the one that came last. */

/* Memory for pages, in KiB. */
#define BULK_CACHE_SQL "PRAGMA cache_size = -65536"
#define CACHE_SQL "PRAGMA cache_size = -32768"

static void
set_helpers (DcsStore *self, int on)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, on, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_FKEY, on, NULL);
}

/**
 * dcs_store_begin_bulk:
 * @reason: (nullable): why, for the audit trail
 *
 * Begins a transaction whose rows leave no entries of their own in the trail: the caller notes each
 * file that it brings in, and the commit notes how many rows of each kind came. Every rule holds as
 * in other transactions. Rows can only be added in it.
 */
gboolean
dcs_store_begin_bulk (DcsStore *self, const char *reason, GError **error)
{
  DCS_STORE_ASSERT_THREAD (self);

  if (!dcs_store_begin (self, reason, error))
    return FALSE;
  self->bulk = TRUE;
  memset (self->bulk_rows, 0, sizeof self->bulk_rows);
  memset (self->bulk_known, 0, sizeof self->bulk_known);
  set_helpers (self, 0);
  if (_dcs_connection_exec (self->db, BULK_CACHE_SQL, error))
    return TRUE;
  dcs_store_rollback (self);
  return FALSE;
}

/**
 * _dcs_bulk_end:
 *
 * Puts the connection back to what other transactions need.
 */
void
_dcs_bulk_end (DcsStore *self)
{
  set_helpers (self, 1);
  _dcs_connection_exec (self->db, CACHE_SQL, NULL);
  self->n_bulk_batch = 0;
  g_clear_pointer (&self->bulk_batch, g_free);
  g_clear_pointer (&self->bulk_texts, g_string_chunk_free);
  self->bulk = FALSE;
}

static gboolean
exists (DcsStore *self, DcsRecordKind kind, const DcsKey *key, GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  sqlite3_stmt *statement = _dcs_record_sql (self, kind, DCS_RECORD_SQL_EXISTS, error);
  DcsValue values[DCS_RECORD_MAX_FIELDS] = { 0 };
  DcsDateTexts dates;
  DcsStep step = DCS_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  if (info->patient_id >= 0)
    values[info->patient_id] = dcs_value_integer (key->patient_id);
  values[info->id] = dcs_value_integer (key->id);
  if (_dcs_record_bind (self, kind, statement, 0, values, dates, error))
    step = _dcs_connection_step (statement, error);
  _dcs_statement_reset (statement);
  if (step == DCS_STEP_DONE)
    _dcs_connection_set_error (self->db, SQLITE_CONSTRAINT_FOREIGNKEY, error);
  return step == DCS_STEP_ROW;
}

static gboolean
check_reference (DcsStore *self, DcsRecordKind parent, gint64 patient_id, gint64 id, GError **error)
{
  DcsKey *known = &self->bulk_known[parent];
  DcsKey key = { patient_id, id };

  if (known->id == id && known->patient_id == patient_id)
    return TRUE;
  if (!exists (self, parent, &key, error))
    return FALSE;
  *known = key;
  return TRUE;
}

/* Whether everything that a new row refers to exists; CONSTRAINT when not. */
static gboolean
check_references (DcsStore *self, DcsRecordKind kind, const DcsValue *values, GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  gint64 patient_id = info->patient_id >= 0 ? values[info->patient_id].integer : 0;

  for (guint i = 0; i < info->n_fields; i++)
    {
      const char *domain = info->fields[i].domain;
      DcsRecordKind parent;

      if (info->fields[i].type != DCS_FIELD_INTEGER || domain == NULL || values[i].integer == 0)
        continue;
      parent = domain[0] == 'p'   ? DCS_RECORD_PATIENT
               : domain[0] == 'v' ? DCS_RECORD_VISIT
                                  : DCS_RECORD_TREATMENT;
      if (!check_reference (self, parent, patient_id, values[i].integer, error))
        return FALSE;
    }
  return TRUE;
}

/* Writes a full batch with one statement. */
static gboolean
write_batch (DcsStore *self, GError **error)
{
  const DcsRecordKind kind = DCS_RECORD_OBSERVATION;
  const int n_columns = _dcs_record_n_columns (kind);
  const guint n_fields = dcs_record_info (kind)->n_fields;
  sqlite3_stmt *statement = _dcs_record_sql (self, kind, DCS_RECORD_SQL_INSERT_MANY, error);
  DcsDateTexts dates[DCS_BULK_BATCH];
  gboolean good = statement != NULL;

  for (int i = 0; i < DCS_BULK_BATCH && good; i++)
    good = _dcs_record_bind (self,
                             kind,
                             statement,
                             i * n_columns,
                             self->bulk_batch + (guint) i * n_fields,
                             dates[i],
                             error);
  good = good && _dcs_connection_step (statement, error) == DCS_STEP_DONE;
  if (statement != NULL)
    _dcs_statement_reset (statement);
  return good;
}

/**
 * _dcs_bulk_flush:
 *
 * Writes what a bulk transaction still holds back.
 */
gboolean
_dcs_bulk_flush (DcsStore *self, GError **error)
{
  const guint n_fields = dcs_record_info (DCS_RECORD_OBSERVATION)->n_fields;
  guint n = self->n_bulk_batch;
  gboolean good = TRUE;

  self->n_bulk_batch = 0;
  if (n == DCS_BULK_BATCH)
    good = write_batch (self, error);
  else
    for (guint i = 0; i < n && good; i++)
      good = _dcs_record_insert (
          self, DCS_RECORD_OBSERVATION, self->bulk_batch + i * n_fields, error);
  if (self->bulk_texts != NULL)
    g_string_chunk_clear (self->bulk_texts);
  return good || _dcs_store_fail (self);
}

static gboolean
hold_back (DcsStore *self, const DcsValue *values, GError **error)
{
  const guint n_fields = dcs_record_info (DCS_RECORD_OBSERVATION)->n_fields;
  DcsValue *copy;

  if (self->bulk_batch == NULL)
    {
      self->bulk_batch = g_new (DcsValue, DCS_BULK_BATCH * n_fields);
      self->bulk_texts = g_string_chunk_new (256);
    }
  copy = self->bulk_batch + self->n_bulk_batch * n_fields;
  memcpy (copy, values, n_fields * sizeof *copy);
  for (guint i = 0; i < n_fields; i++)
    if (copy[i].kind == DCS_VALUE_TEXT && copy[i].text != NULL)
      copy[i].text = g_string_chunk_insert (self->bulk_texts, copy[i].text);
  return ++self->n_bulk_batch < DCS_BULK_BATCH || _dcs_bulk_flush (self, error);
}

/**
 * _dcs_bulk_insert:
 *
 * Adds a row. Observations, nine rows of ten, are held back until there are enough for a statement
 * that adds many: most of what a row costs is the statement, not the row.
 */
gboolean
_dcs_bulk_insert (DcsStore *self, DcsRecordKind kind, const DcsValue *values, GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (kind);

  if (!check_references (self, kind, values, error))
    return FALSE;
  if (kind == DCS_RECORD_OBSERVATION ? !hold_back (self, values, error)
                                     : !_dcs_record_insert (self, kind, values, error))
    return FALSE;
  self->bulk_rows[kind]++;
  /* What comes next may well hang on this one. */
  if (info->id >= 0)
    self->bulk_known[kind] = (DcsKey){ values[MAX (info->patient_id, 0)].integer,
                                       values[info->id].integer };
  return TRUE;
}

/**
 * _dcs_bulk_note:
 *
 * Adds the entry that lets a check count the rows that came without entries of their own.
 */
gboolean
_dcs_bulk_note (DcsStore *self, GError **error)
{
  g_autoptr (GString) counts = g_string_new ("{");

  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    if (self->bulk_rows[kind] != 0)
      g_string_append_printf (counts,
                              "%s\"%s\":%" G_GINT64_FORMAT,
                              counts->len > 1 ? "," : "",
                              dcs_record_info ((DcsRecordKind) kind)->table,
                              self->bulk_rows[kind]);
  g_string_append_c (counts, '}');
  return _dcs_audit_append (self, "bulk", "", "", 0, NULL, counts->str, error);
}
