/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <string.h>
#include <sys/random.h>

/* Writing the audit trail. The triggers of the record tables call dcs_audit_write(); entries that
 * no row change makes come through dcs_store_audit_note(). Both end in _dcs_audit_append(). */

/**
 * _dcs_audit_time:
 * @time: microseconds since 1970
 *
 * A moment as the trail writes it.
 */
void
_dcs_audit_time (gint64 time, char buffer[DCS_AUDIT_TIME_SIZE])
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *seconds = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S");

  g_snprintf (buffer, DCS_AUDIT_TIME_SIZE, "%s.%03dZ", seconds, (int) (time / 1000 % 1000));
}

static void
fill_salt (guint8 salt[DCS_AUDIT_SALT_SIZE])
{
  if (getrandom (salt, DCS_AUDIT_SALT_SIZE, 0) != DCS_AUDIT_SALT_SIZE)
    for (guint i = 0; i < DCS_AUDIT_SALT_SIZE; i++)
      salt[i] = (guint8) g_random_int_range (0, 256);
}

/* The newest entry, from the file once a transaction: nobody else can add one while it runs. */
static gboolean
read_head (DcsStore *self, DcsAuditHead *head, GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (self, DCS_SQL_AUDIT_LAST, error);
  DcsStep step;

  memset (head, 0, sizeof *head);
  if (statement == NULL)
    return FALSE;
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ROW)
    {
      head->seq = sqlite3_column_int64 (statement, 0);
      if (sqlite3_column_bytes (statement, 1) == DCS_AUDIT_HASH_SIZE)
        memcpy (head->hash, sqlite3_column_blob (statement, 1), DCS_AUDIT_HASH_SIZE);
    }
  _dcs_statement_reset (statement);
  return step != DCS_STEP_ERROR;
}

static gboolean
insert_entry (DcsStore *self,
              const DcsAuditEntry *entry,
              const char *before,
              const char *after,
              GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (self, DCS_SQL_AUDIT_ADD, error);
  guint8 salt[DCS_AUDIT_SALT_SIZE];
  guint8 content_hash[DCS_AUDIT_HASH_SIZE];
  DcsAuditHead head = { .seq = entry->seq };

  if (statement == NULL)
    return FALSE;
  fill_salt (salt);
  _dcs_trail_content_hash (salt, before, after, content_hash);
  _dcs_trail_chain_hash (
      self->head.seq > 0 ? self->head.hash : NULL, entry, content_hash, head.hash);
  _dcs_bind_int64 (statement, 0, entry->seq);
  _dcs_bind_text (statement, 1, entry->at);
  _dcs_bind_text (statement, 2, entry->actor);
  _dcs_bind_text (statement, 3, entry->action);
  _dcs_bind_text (statement, 4, entry->table);
  _dcs_bind_text (statement, 5, entry->row_id);
  _dcs_bind_int64 (statement, 6, entry->patient_id);
  _dcs_bind_text (statement, 7, entry->reason);
  _dcs_bind_text (statement, 8, before);
  _dcs_bind_text (statement, 9, after);
  _dcs_bind_blob (statement, 10, salt, sizeof salt);
  _dcs_bind_blob (statement, 11, content_hash, sizeof content_hash);
  _dcs_bind_blob (statement, 12, head.hash, sizeof head.hash);
  if (!_dcs_connection_run (statement, error))
    return FALSE;
  self->head = head;
  return TRUE;
}

/**
 * _dcs_audit_append:
 * @table: the record's table, or "" for an entry that no row change makes
 * @before: (nullable): the row as it was
 * @after: (nullable): the row as it is now, or the entry's detail
 *
 * Adds an entry to the trail in the running transaction.
 */
gboolean
_dcs_audit_append (DcsStore *self,
                   const char *action,
                   const char *table,
                   const char *row_id,
                   gint64 patient_id,
                   const char *before,
                   const char *after,
                   GError **error)
{
  char at[DCS_AUDIT_TIME_SIZE];
  DcsAuditEntry entry = {
    .at = at,
    .actor = self->actor,
    .action = action,
    .table = table,
    .row_id = row_id,
    .patient_id = patient_id,
    .reason = self->reason != NULL ? self->reason : "",
  };

  g_assert (self->in_transaction);

  if (!self->head_known)
    {
      if (!read_head (self, &self->head, error))
        return FALSE;
      self->head_known = TRUE;
    }
  entry.seq = self->head.seq + 1;
  _dcs_audit_time (g_get_real_time (), at);
  return insert_entry (self, &entry, before, after, error);
}

/**
 * _dcs_audit_genesis:
 *
 * The first entry of a new file.
 */
gboolean
_dcs_audit_genesis (DcsStore *self, const char *clinic_name, GError **error)
{
  return _dcs_audit_append (self, "genesis", "", "", 0, NULL, clinic_name, error);
}

/* SQL function dcs_audit_on(): whether rows leave entries of their own. */
static void
audit_on_cb (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  DcsStore *self = sqlite3_user_data (context);

  sqlite3_result_int (context, self->bulk ? 0 : 1);
}

/* The column of a field that is not behind a decimal, as those that are asked for are not. */
static gint64
column_int64 (sqlite3_value **columns, int field)
{
  return sqlite3_value_int64 (columns[field]);
}

/* Marking as deleted and taking that back have words of their own. */
static const char *
name_action (const DcsRecordInfo *info,
             const char *operation,
             sqlite3_value **old_row,
             sqlite3_value **new_row)
{
  gint64 was, is;

  if (old_row == NULL || new_row == NULL)
    return operation;
  was = column_int64 (old_row, info->deleted);
  is = column_int64 (new_row, info->deleted);
  return is > was ? "delete" : is < was ? "undelete" : operation;
}

/* SQL function dcs_audit_write(operation, table, old columns, new columns): adds the entry. Called
 * once a row, as the only expression of a trigger's SELECT. */
static void
audit_write_cb (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  DcsStore *self = sqlite3_user_data (context);
  const char *operation = (const char *) sqlite3_value_text (arguments[0]);
  DcsRecordKind kind = _dcs_record_find_kind ((const char *) sqlite3_value_text (arguments[1]));
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) row_id = g_string_new (NULL);
  sqlite3_value **old_row = NULL, **new_row = NULL, **row;
  const DcsRecordInfo *info;
  int n_columns = kind < DCS_N_RECORD_KINDS ? _dcs_record_n_columns (kind) : 0;
  gboolean is_update = g_strcmp0 (operation, "update") == 0;

  if (n_columns == 0 || !self->in_transaction || n_arguments != 2 + n_columns * (is_update ? 2 : 1))
    {
      sqlite3_result_error (context, "dcs_audit_write: not from a trigger of this program", -1);
      return;
    }
  info = dcs_record_info (kind);
  if (is_update || g_strcmp0 (operation, "remove") == 0)
    old_row = arguments + 2;
  if (is_update)
    new_row = arguments + 2 + n_columns;
  else if (old_row == NULL)
    new_row = arguments + 2;
  row = new_row != NULL ? new_row : old_row;

  if (old_row != NULL)
    _dcs_trail_row_text (self, kind, old_row, self->before);
  if (new_row != NULL)
    _dcs_trail_row_text (self, kind, new_row, self->after);
  _dcs_trail_row_id (self, kind, row, row_id);
  if (!_dcs_audit_append (self,
                          name_action (info, operation, old_row, new_row),
                          info->table,
                          row_id->str,
                          column_int64 (row, MAX (info->patient_id, 0)),
                          old_row != NULL ? self->before->str : NULL,
                          new_row != NULL ? self->after->str : NULL,
                          &error))
    sqlite3_result_error (context, error->message, -1);
}

/**
 * _dcs_audit_register:
 *
 * Gives the connection the functions that the triggers call. A shell without them cannot change a
 * record: "no such function".
 */
gboolean
_dcs_audit_register (DcsStore *self, GError **error)
{
  int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
  int rc = sqlite3_create_function_v2 (
      self->db, "dcs_audit_on", 0, flags, self, audit_on_cb, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_create_function_v2 (
        self->db, "dcs_audit_write", -1, flags, self, audit_write_cb, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    _dcs_connection_set_error (self->db, rc, error);
  return rc == SQLITE_OK;
}

/**
 * dcs_store_audit_note:
 * @action: a word, such as "import"
 * @subject: what it was done to, such as a file's name
 * @detail: (nullable): more about it, such as a digest
 *
 * Adds an entry that no row change makes, in the running transaction or in one of its own.
 */
gboolean
dcs_store_audit_note (
    DcsStore *self, const char *action, const char *subject, const char *detail, GError **error)
{
  gboolean entered;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (action != NULL, FALSE);

  if (!_dcs_store_enter (self, NULL, &entered, error))
    return FALSE;
  return _dcs_store_leave (
      self,
      entered,
      _dcs_audit_append (self, action, "", subject != NULL ? subject : "", 0, NULL, detail, error),
      error);
}

/**
 * dcs_store_set_actor:
 * @actor: (nullable): who makes the changes from now on; %NULL for the computer account
 */
void
dcs_store_set_actor (DcsStore *self, const char *actor)
{
  DCS_STORE_ASSERT_THREAD (self);

  g_free (self->actor);
  self->actor = g_strdup (actor != NULL ? actor : g_get_user_name ());
}

/**
 * dcs_store_audit_seal:
 *
 * Returns: (transfer full) (nullable): number and seal of the newest entry, "NUMBER:HEX"; noted
 *   elsewhere, it proves later that the trail up to it was not rewritten
 */
char *
dcs_store_audit_seal (DcsStore *self, GError **error)
{
  DcsAuditHead head;

  DCS_STORE_ASSERT_THREAD (self);

  if (!read_head (self, &head, error))
    return NULL;
  return _dcs_trail_seal (head.seq, head.hash);
}
