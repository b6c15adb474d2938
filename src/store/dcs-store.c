/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/**
 * _dcs_store_sql:
 *
 * Returns: (transfer none) (nullable): the statement, ready to be bound. It is the caller's until
 *   it resets it.
 */
sqlite3_stmt *
_dcs_store_sql (DcsStore *self, DcsSql which, GError **error)
{
  if (self->sql[which] == NULL)
    self->sql[which] = _dcs_connection_prepare (self->db, _dcs_store_sql_texts[which], error);
  return self->sql[which];
}

gboolean
_dcs_store_run_sql (DcsStore *self, DcsSql which, GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (self, which, error);

  return statement != NULL && _dcs_connection_run (statement, error);
}

/**
 * _dcs_store_close_statements:
 *
 * Drops all prepared statements, as must be done before closing.
 */
void
_dcs_store_close_statements (DcsStore *self)
{
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    for (int which = 0; which < DCS_N_RECORD_SQL; which++)
      g_clear_pointer (&self->record_sql[kind][which], sqlite3_finalize);
  for (int which = 0; which < DCS_N_SQL; which++)
    g_clear_pointer (&self->sql[which], sqlite3_finalize);
}

/**
 * _dcs_store_open_path:
 * @path: resolved, and looked at by the caller
 *
 * Returns: (transfer full) (nullable): the file with whatever schema it has, nothing read yet
 */
DcsStore *
_dcs_store_open_path (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (DcsStore) self = g_new0 (DcsStore, 1);
  gint64 version;

  self->thread = g_thread_self ();
  self->path = g_strdup (path);
  self->code_of_number = g_array_new (FALSE, TRUE, sizeof (DcsCode));
  self->number_of_code = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->actor = g_strdup (g_get_user_name ());
  self->before = g_string_new (NULL);
  self->after = g_string_new (NULL);
  self->opened = _dcs_file_opened (path);
  self->db = _dcs_connection_open (path, read_only, error);
  if (self->db == NULL || !_dcs_audit_register (self, error)
      || !_dcs_connection_get_int64 (self->db, "PRAGMA user_version", &version, error))
    return NULL;
  self->version = (int) version;
  self->read_only = sqlite3_db_readonly (self->db, NULL) == 1;
  return g_steal_pointer (&self);
}

/* Writes a whole new clinic file at @part, where nobody looks for one yet. */
static gboolean
build_file (const char *part, const char *clinic_name, GError **error)
{
  g_autoptr (DcsStore) self = _dcs_store_open_path (part, FALSE, error);
  g_autofree char *mark = NULL;

  if (self == NULL || !_dcs_store_run_sql (self, DCS_SQL_BEGIN, error))
    return FALSE;
  self->in_transaction = TRUE;
  mark = g_strdup_printf ("PRAGMA application_id = %d", DCS_STORE_APPLICATION_ID);
  return _dcs_connection_exec (self->db, mark, error) && _dcs_schema_build (self, 0, error)
         && _dcs_codes_refresh (self, error) && _dcs_audit_genesis (self, clinic_name, error)
         && dcs_store_set_setting (self, "clinic", clinic_name, error)
         && dcs_store_commit (self, error);
}

/**
 * dcs_store_create:
 * @path: where to; must not exist
 * @clinic_name: what the clinic calls itself
 *
 * Makes an empty clinic file that only its owner can read. It gets its name when it is complete.
 *
 * Returns: (transfer full) (nullable): the open file, or %NULL with a #DcsStoreError
 */
DcsStore *
dcs_store_create (const char *path, const char *clinic_name, GError **error)
{
  g_autofree char *resolved = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *part = NULL;
  struct stat info;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (clinic_name != NULL, NULL);

  resolved = _dcs_file_resolve (path, error);
  if (resolved == NULL)
    return NULL;
  if (lstat (resolved, &info) == 0)
    {
      _dcs_file_set_error (EEXIST, error);
      return NULL;
    }
  folder = g_path_get_dirname (resolved);
  if (!_dcs_file_check_place (folder, error))
    return NULL;
  part = _dcs_file_make_part (resolved, error);
  if (part == NULL)
    return NULL;
  if (!build_file (part, clinic_name, error) || !_dcs_file_publish (part, resolved, error))
    {
      g_unlink (part);
      return NULL;
    }
  return dcs_store_open (resolved, DCS_STORE_OPEN_DEFAULT, error);
}

/* Whether the file is for us is asked once more, of SQLite: what the header said before may have
 * been half of what a killed process was writing. */
static gboolean
check_identity (DcsStore *self, GError **error)
{
  gint64 application_id;

  if (!_dcs_connection_get_int64 (self->db, "PRAGMA application_id", &application_id, error))
    return FALSE;
  if (application_id != DCS_STORE_APPLICATION_ID)
    {
      g_set_error_literal (error,
                           DCS_STORE_ERROR,
                           DCS_STORE_ERROR_NOT_CLINIC,
                           _ ("This is a database of another program, not a clinic file."));
      return FALSE;
    }
  if (self->version > dcs_store_schema_version ())
    {
      g_set_error_literal (
          error,
          DCS_STORE_ERROR,
          DCS_STORE_ERROR_TOO_NEW,
          _ ("This clinic file was made by a newer version of Decursus. Update Decursus to open "
             "it; the file was not changed."));
      return FALSE;
    }
  return TRUE;
}

/* Whether somebody was in the middle of a change: killed, or at work right now. */
static gboolean
has_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  return g_file_test (journal, G_FILE_TEST_EXISTS);
}

/**
 * dcs_store_open:
 * @path: an existing clinic file
 *
 * Opens a clinic file. What is not one, is newer, or is on a network drive is refused untouched; an
 * older one is brought up to date when @flags say so. Changes that a killed process left half done
 * are undone, and the file is read through then: CORRUPT when it cannot be.
 *
 * Returns: (transfer full) (nullable): the open file, or %NULL with a #DcsStoreError
 */
DcsStore *
dcs_store_open (const char *path, DcsStoreOpenFlags flags, GError **error)
{
  g_autoptr (DcsStore) self = NULL;
  g_autofree char *resolved = NULL;
  DcsFileHeader header;
  gboolean was_interrupted;

  g_return_val_if_fail (path != NULL, NULL);

  resolved = _dcs_file_resolve (path, error);
  if (resolved == NULL || !_dcs_file_check (resolved, &header, error))
    return NULL;
  was_interrupted = has_journal (resolved);
  self = _dcs_store_open_path (resolved, (flags & DCS_STORE_OPEN_READ_ONLY) != 0, error);
  if (self == NULL || !check_identity (self, error)
      || (was_interrupted && !_dcs_connection_is_readable (self->db, error)))
    return NULL;
  if (self->version < dcs_store_schema_version ())
    {
      if (!(flags & DCS_STORE_OPEN_MIGRATE))
        {
          g_set_error_literal (
              error,
              DCS_STORE_ERROR,
              DCS_STORE_ERROR_TOO_OLD,
              _ ("This clinic file was made by an older version of Decursus and must be brought "
                 "up to date first. A copy of it will be kept."));
          return NULL;
        }
      if (!_dcs_schema_migrate (self, error))
        return NULL;
    }
  if (!_dcs_codes_refresh (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dcs_store_close:
 * @self: (transfer full): the open file; an unfinished transaction is rolled back
 */
void
dcs_store_close (DcsStore *self)
{
  DCS_STORE_ASSERT_THREAD (self);

  if (self->in_transaction)
    dcs_store_rollback (self);
  _dcs_store_close_statements (self);
  g_clear_pointer (&self->db, sqlite3_close_v2);
  _dcs_file_closed (self->opened);
  g_clear_pointer (&self->code_of_number, g_array_unref);
  g_clear_pointer (&self->number_of_code, g_array_unref);
  g_string_free (self->before, TRUE);
  g_string_free (self->after, TRUE);
  g_free (self->actor);
  g_free (self->reason);
  g_free (self->path);
  g_free (self);
}

/**
 * dcs_store_get_path:
 *
 * Returns: (transfer none): where the file is, without symbolic links in its folder
 */
const char *
dcs_store_get_path (DcsStore *self)
{
  DCS_STORE_ASSERT_THREAD (self);

  return self->path;
}

gboolean
dcs_store_is_read_only (DcsStore *self)
{
  DCS_STORE_ASSERT_THREAD (self);

  return self->read_only;
}

/**
 * dcs_store_get_file_version:
 *
 * Returns: the schema version of the file, which is dcs_store_schema_version() once it is open
 */
int
dcs_store_get_file_version (DcsStore *self)
{
  DCS_STORE_ASSERT_THREAD (self);

  return self->version;
}

/**
 * dcs_store_dup_clinic_name:
 *
 * Returns: (transfer full) (nullable): what the clinic calls itself, or %NULL with a #DcsStoreError
 */
char *
dcs_store_dup_clinic_name (DcsStore *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *name = dcs_store_dup_setting (self, "clinic", &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return name != NULL ? name : g_strdup ("");
}

/**
 * dcs_store_data_version:
 *
 * Returns: a number that grows with each change that anybody commits; -1 when it cannot be read
 */
gint64
dcs_store_data_version (DcsStore *self)
{
  sqlite3_stmt *statement;
  gint64 version = -1;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_DATA_VERSION, NULL);
  if (statement == NULL)
    return -1;
  if (_dcs_connection_step (statement, NULL) == DCS_STEP_ROW)
    version = sqlite3_column_int64 (statement, 0) + self->n_commits;
  _dcs_statement_reset (statement);
  return version;
}

/**
 * dcs_store_dup_setting:
 *
 * Returns: (transfer full) (nullable): the setting's text; %NULL when it has none, and with @error
 *   set when it could not be read
 */
char *
dcs_store_dup_setting (DcsStore *self, const char *name, GError **error)
{
  sqlite3_stmt *statement;
  char *value = NULL;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (name != NULL, NULL);

  statement = _dcs_store_sql (self, DCS_SQL_GET_SETTING, error);
  if (statement == NULL)
    return NULL;
  _dcs_bind_text (statement, 0, name);
  if (_dcs_connection_step (statement, error) == DCS_STEP_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  _dcs_statement_reset (statement);
  return value;
}

/**
 * dcs_store_set_setting:
 *
 * Keeps a setting, in the running transaction or in one of its own. The trail says that it was
 * changed, not to what: it may be a secret.
 */
gboolean
dcs_store_set_setting (DcsStore *self, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *statement;
  gboolean entered, good = FALSE;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (name != NULL && value != NULL, FALSE);

  if (!_dcs_store_enter (self, NULL, &entered, error))
    return FALSE;
  statement = _dcs_store_sql (self, DCS_SQL_SET_SETTING, error);
  if (statement != NULL)
    {
      _dcs_bind_text (statement, 0, name);
      _dcs_bind_text (statement, 1, value);
      good = _dcs_connection_run (statement, error)
             && _dcs_audit_append (self, "setting", "", name, 0, NULL, NULL, error);
    }
  return _dcs_store_leave (self, entered, good, error);
}

static void
end_transaction (DcsStore *self)
{
  if (self->bulk)
    _dcs_bulk_end (self);
  self->in_transaction = FALSE;
  self->failed = FALSE;
  self->head_known = FALSE;
  g_clear_pointer (&self->reason, g_free);
}

static gboolean
begin (DcsStore *self, const char *reason, GError **error)
{
  gint64 data_version;

  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (self->read_only)
    {
      _dcs_connection_set_error (self->db, SQLITE_READONLY, error);
      return FALSE;
    }
  if (!_dcs_store_run_sql (self, DCS_SQL_BEGIN, error))
    return FALSE;
  self->in_transaction = TRUE;
  self->reason = g_strdup (reason);
  /* From here on nobody else can write; what they wrote before must be known. */
  data_version = dcs_store_data_version (self) - self->n_commits;
  if (data_version != self->codes_version)
    {
      if (!_dcs_codes_refresh (self, error))
        {
          dcs_store_rollback (self);
          return FALSE;
        }
      _dcs_codes_committed (self);
      self->codes_version = data_version;
    }
  return TRUE;
}

/**
 * dcs_store_begin:
 * @reason: (nullable): why, for the audit trail
 *
 * Begins a transaction that nobody else can write beside. BUSY when another process writes for
 * longer than five seconds.
 */
gboolean
dcs_store_begin (DcsStore *self, const char *reason, GError **error)
{
  DCS_STORE_ASSERT_THREAD (self);

  return begin (self, reason, error);
}

/**
 * dcs_store_commit:
 *
 * Makes the transaction's changes last: when this returns %TRUE they are on the disk. When it
 * fails, and when anything failed in the transaction before, everything is as it was.
 */
gboolean
dcs_store_commit (DcsStore *self, GError **error)
{
  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (self->bulk && !self->failed && !_dcs_bulk_flush (self, error))
    {
      dcs_store_rollback (self);
      return FALSE;
    }
  if (self->failed)
    g_set_error_literal (error,
                         DCS_STORE_ERROR,
                         DCS_STORE_ERROR_FAILED,
                         _ ("Nothing was saved because one of the changes was refused."));
  else if ((!self->bulk || _dcs_bulk_note (self, error))
           && _dcs_store_run_sql (self, DCS_SQL_COMMIT, error))
    {
      self->n_commits++;
      _dcs_codes_committed (self);
      end_transaction (self);
      return TRUE;
    }
  dcs_store_rollback (self);
  return FALSE;
}

/**
 * dcs_store_rollback:
 *
 * Undoes everything since the transaction began; does nothing when none runs, as after a commit
 * that failed.
 */
void
dcs_store_rollback (DcsStore *self)
{
  DCS_STORE_ASSERT_THREAD (self);

  if (!self->in_transaction)
    return;

  /* A full disk or a read error can have rolled it back already. */
  if (!sqlite3_get_autocommit (self->db))
    _dcs_store_run_sql (self, DCS_SQL_ROLLBACK, NULL);
  _dcs_codes_rolled_back (self);
  end_transaction (self);
}

/**
 * _dcs_store_enter:
 * @entered: (out): whether a transaction was begun here; hand it to _dcs_store_leave()
 *
 * Makes sure that a transaction runs.
 */
gboolean
_dcs_store_enter (DcsStore *self, const char *reason, gboolean *entered, GError **error)
{
  *entered = !self->in_transaction;
  return !*entered || begin (self, reason, error);
}

gboolean
_dcs_store_leave (DcsStore *self, gboolean entered, gboolean good, GError **error)
{
  if (!good)
    {
      _dcs_store_fail (self);
      if (entered)
        dcs_store_rollback (self);
      return FALSE;
    }
  return !entered || dcs_store_commit (self, error);
}

/**
 * _dcs_store_fail:
 *
 * Notes that the running transaction cannot be committed any more.
 *
 * Returns: %FALSE
 */
gboolean
_dcs_store_fail (DcsStore *self)
{
  if (self->in_transaction)
    self->failed = TRUE;
  return FALSE;
}
