/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-connection.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How long another process is waited for, and how often it is looked for in that time. Short and
 * uneven waits, so that nobody is always the one who comes too late. */
#define BUSY_TIMEOUT_US (5 * G_USEC_PER_SEC)
#define BUSY_WAIT_MIN_US 1000
#define BUSY_WAIT_MAX_US 16000

/* Pages kept in memory, in KiB. */
#define CACHE_KIB "32768"

G_DEFINE_QUARK (dcs - store - error - quark, dcs_store_error)

/* Which field a refused constraint speaks of: the "table.column" at the end of SQLite's message, or
 * nothing. The message never holds a value. */
static const char *
constraint_subject (sqlite3 *db)
{
  const char *message = sqlite3_errmsg (db);
  const char *subject = strrchr (message, ' ');

  return subject != NULL && strchr (subject, '.') != NULL ? subject + 1 : NULL;
}

static void
set_constraint_error (sqlite3 *db, int rc, GError **error)
{
  const char *subject = constraint_subject (db);

  switch (rc)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      g_set_error (error,
                   DCS_STORE_ERROR,
                   DCS_STORE_ERROR_DUPLICATE,
                   _ ("There is a record with this key already (%s). Nothing was saved."),
                   subject != NULL ? subject : "id");
      break;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      g_set_error_literal (error,
                           DCS_STORE_ERROR,
                           DCS_STORE_ERROR_CONSTRAINT,
                           _ ("The record refers to another one that does not exist. Nothing was "
                              "saved."));
      break;
    default:
      g_set_error (error,
                   DCS_STORE_ERROR,
                   DCS_STORE_ERROR_CONSTRAINT,
                   _ ("The clinic file does not take this value for “%s”. Nothing was saved."),
                   subject != NULL ? subject : "?");
    }
}

/**
 * _dcs_connection_set_error:
 * @rc: an extended result code of SQLite
 *
 * Sets a #DcsStoreError for what SQLite reported: a sentence with the way out. SQLite's own words
 * go to the debug log only; they name columns, never values.
 */
void
_dcs_connection_set_error (sqlite3 *db, int rc, GError **error)
{
  int code;
  const char *message;

  g_debug ("SQLite %d: %s", rc, db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc));
  switch (rc & 0xff)
    {
    case SQLITE_CONSTRAINT:
      set_constraint_error (db, rc, error);
      return;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      code = DCS_STORE_ERROR_BUSY;
      message = _ ("The file is in use by another program. Close it there or try again in a "
                   "moment.");
      break;
    case SQLITE_FULL:
      code = DCS_STORE_ERROR_DISK;
      message = _ ("The disk is full. Nothing was saved; make room and try again.");
      break;
    case SQLITE_IOERR:
      code = DCS_STORE_ERROR_DISK;
      message = _ ("The disk reported a fault. Nothing was saved; check the disk and make a backup "
                   "of the file elsewhere.");
      break;
    case SQLITE_CORRUPT:
      code = DCS_STORE_ERROR_CORRUPT;
      message = _ ("The clinic file is damaged. Restore the newest backup.");
      break;
    case SQLITE_NOTADB:
      code = DCS_STORE_ERROR_CORRUPT;
      message = _ ("The clinic file is damaged, or it is encrypted by another program. Restore the "
                   "newest backup.");
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      code = DCS_STORE_ERROR_READ_ONLY;
      message = _ ("The file is open for reading only. Copy it to a folder that you may write to.");
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      code = DCS_STORE_ERROR_READ_ONLY;
      message = _ (
          "The file or its folder does not allow this. Check who may write to the folder.");
      break;
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
      code = DCS_STORE_ERROR_FAILED;
      message = _ ("There is not enough memory for this. Close other programs and try again.");
      break;
    default:
      code = DCS_STORE_ERROR_FAILED;
      message = _ ("The clinic file could not be used because of a fault in Decursus. Nothing was "
                   "saved.");
    }
  g_set_error_literal (error, DCS_STORE_ERROR, code, message);
}

static int
busy_cb (gpointer data, int n_calls)
{
  static _Thread_local gint64 since;
  gint64 now = g_get_monotonic_time ();

  if (n_calls == 0)
    since = now;
  if (now - since >= BUSY_TIMEOUT_US)
    return 0;
  g_usleep ((gulong) g_random_int_range (BUSY_WAIT_MIN_US, BUSY_WAIT_MAX_US));
  return 1;
}

/**
 * _dcs_connection_prepare:
 *
 * Returns: (transfer full) (nullable): a statement that will live long
 */
sqlite3_stmt *
_dcs_connection_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

  if (rc != SQLITE_OK)
    {
      _dcs_connection_set_error (db, sqlite3_extended_errcode (db), error);
      return NULL;
    }
  return statement;
}

/**
 * _dcs_connection_step:
 *
 * Returns: whether there is a row, no more rows, or an error (then @error is set)
 */
DcsStep
_dcs_connection_step (sqlite3_stmt *statement, GError **error)
{
  int rc = sqlite3_step (statement);

  if (rc == SQLITE_ROW)
    return DCS_STEP_ROW;
  if (rc == SQLITE_DONE)
    return DCS_STEP_DONE;
  _dcs_connection_set_error (sqlite3_db_handle (statement),
                             sqlite3_extended_errcode (sqlite3_db_handle (statement)),
                             error);
  return DCS_STEP_ERROR;
}

/**
 * _dcs_connection_run:
 *
 * Runs a statement that gives no rows and makes it ready for its next use.
 */
gboolean
_dcs_connection_run (sqlite3_stmt *statement, GError **error)
{
  DcsStep step = _dcs_connection_step (statement, error);

  _dcs_statement_reset (statement);
  return step != DCS_STEP_ERROR;
}

/**
 * _dcs_connection_exec:
 *
 * Runs one or more statements and drops their rows.
 */
gboolean
_dcs_connection_exec (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  _dcs_connection_set_error (db, sqlite3_extended_errcode (db), error);
  return FALSE;
}

/**
 * _dcs_connection_get_int64:
 * @value: (out): the first column of the first row; 0 when there is none
 */
gboolean
_dcs_connection_get_int64 (sqlite3 *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = _dcs_connection_prepare (db, sql, error);
  DcsStep step;

  *value = 0;
  if (statement == NULL)
    return FALSE;
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  return step != DCS_STEP_ERROR;
}

/* Runs @sql and demands that it answers @expected: a setting that silently did not take would be
 * found out much later. */
static gboolean
demand_text (sqlite3 *db, const char *sql, const char *expected, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = _dcs_connection_prepare (db, sql, error);
  DcsStep step;

  if (statement == NULL)
    return FALSE;
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ERROR)
    return FALSE;
  if (step == DCS_STEP_ROW
      && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), expected) == 0)
    return TRUE;
  g_debug ("“%s” is not “%s”", sql, expected);
  g_set_error_literal (
      error,
      DCS_STORE_ERROR,
      sqlite3_db_readonly (db, NULL) == 1 ? DCS_STORE_ERROR_READ_ONLY : DCS_STORE_ERROR_FAILED,
      _ ("The clinic file could not be set up for safe use. Copy it to a folder on this computer "
         "that you may write to."));
  return FALSE;
}

static gboolean
configure (sqlite3 *db, GError **error)
{
  static const struct
  {
    int option;
    int on;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },   { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },     { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int is_on = -1;

      if (sqlite3_db_config (db, options[i].option, options[i].on, &is_on) != SQLITE_OK
          || is_on != options[i].on)
        {
          _dcs_connection_set_error (db, SQLITE_ERROR, error);
          return FALSE;
        }
    }
  /* In memory: what is sorted or kept for a statement's undoing must not reach another file. */
  return _dcs_connection_exec (db,
                               "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;"
                               "PRAGMA mmap_size = 0; PRAGMA secure_delete = ON;"
                               "PRAGMA cache_size = -" CACHE_KIB ";",
                               error)
         && demand_text (db, "PRAGMA foreign_keys", "1", error)
         && demand_text (db, "PRAGMA journal_mode = DELETE", "delete", error)
         && _dcs_connection_exec (db, "PRAGMA synchronous = EXTRA", error)
         && demand_text (db, "PRAGMA synchronous", "3", error);
}

static sqlite3 *
open_file (const char *path, int flags, const char *vfs, GError **error)
{
  static gsize configured;
  g_autoptr (sqlite3) db = NULL;
  int rc;

  if (g_once_init_enter (&configured))
    {
      /* Counting each piece of memory, under a lock, costs more than a tenth of an import. Refused,
       * and harmless, when somebody used SQLite before. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&configured, 1);
    }
  rc = sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, vfs);

  if (rc != SQLITE_OK)
    {
      _dcs_connection_set_error (db, db != NULL ? sqlite3_extended_errcode (db) : rc, error);
      return NULL;
    }
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_handler (db, busy_cb, NULL);
  return g_steal_pointer (&db);
}

/**
 * _dcs_connection_open:
 * @path: an existing file; its folder must be free of symbolic links
 *
 * Opens a file with all that keeps records safe, and undoes what a killed process left half done.
 * Whether it is a clinic file must have been looked at before.
 *
 * Returns: (transfer full) (nullable): a connection for one thread
 */
sqlite3 *
_dcs_connection_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (sqlite3) db = open_file (
      path, read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, NULL, error);

  if (db == NULL || !configure (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * _dcs_connection_open_copy:
 * @path: a file that nobody else knows of
 *
 * Opens a copy in the making: without locks, since a backup may well go to a server that has none,
 * and with its journal in memory, since it is thrown away when anything fails.
 */
sqlite3 *
_dcs_connection_open_copy (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (sqlite3) db = open_file (
      path, read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, "unix-none", error);

  if (db == NULL)
    return NULL;
  if (!_dcs_connection_exec (db, "PRAGMA temp_store = MEMORY; PRAGMA journal_mode = MEMORY", error))
    return NULL;
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return g_steal_pointer (&db);
}

static gboolean
is_ok (sqlite3 *db, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = _dcs_connection_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  switch (_dcs_connection_step (statement, error))
    {
    case DCS_STEP_ERROR:
      return FALSE;
    case DCS_STEP_ROW:
      if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
        return TRUE;
      break;
    case DCS_STEP_DONE:
    default:
      break;
    }
  _dcs_connection_set_error (db, SQLITE_CORRUPT, error);
  return FALSE;
}

/**
 * _dcs_connection_is_sound:
 *
 * Returns: whether the whole file can be read and agrees with itself; CORRUPT when not
 */
gboolean
_dcs_connection_is_sound (sqlite3 *db, GError **error)
{
  return is_ok (db, "PRAGMA integrity_check(1)", error);
}

/**
 * _dcs_connection_is_readable:
 *
 * Returns: whether the whole file can be read; CORRUPT when not. Quicker than
 *   _dcs_connection_is_sound(): indexes are not held against their tables
 */
gboolean
_dcs_connection_is_readable (sqlite3 *db, GError **error)
{
  return is_ok (db, "PRAGMA quick_check(1)", error);
}
