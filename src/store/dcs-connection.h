/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "dcs-store.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* What reading a row can come to: never a gboolean, since "no more" is not "failed". */
typedef enum
{
  DCS_STEP_ERROR,
  DCS_STEP_ROW,
  DCS_STEP_DONE,
} DcsStep;

sqlite3 *_dcs_connection_open (const char *path, gboolean read_only, GError **error);
sqlite3 *_dcs_connection_open_copy (const char *path, gboolean read_only, GError **error);
gboolean _dcs_connection_exec (sqlite3 *db, const char *sql, GError **error);
sqlite3_stmt *_dcs_connection_prepare (sqlite3 *db, const char *sql, GError **error);
DcsStep _dcs_connection_step (sqlite3_stmt *statement, GError **error);
gboolean _dcs_connection_run (sqlite3_stmt *statement, GError **error);
gboolean _dcs_connection_get_int64 (sqlite3 *db, const char *sql, gint64 *value, GError **error);
gboolean _dcs_connection_is_sound (sqlite3 *db, GError **error);
gboolean _dcs_connection_is_readable (sqlite3 *db, GError **error);
void _dcs_connection_set_error (sqlite3 *db, int rc, GError **error);

/* The only places that bind and that count parameters from 1; @column counts from 0. */
static inline int
_dcs_bind_null (sqlite3_stmt *statement, int column)
{
  return sqlite3_bind_null (statement, column + 1);
}

static inline int
_dcs_bind_int64 (sqlite3_stmt *statement, int column, gint64 value)
{
  return sqlite3_bind_int64 (statement, column + 1, value);
}

static inline int
_dcs_bind_double (sqlite3_stmt *statement, int column, double value)
{
  return sqlite3_bind_double (statement, column + 1, value);
}

/* The text must live until the statement is reset. */
static inline int
_dcs_bind_text (sqlite3_stmt *statement, int column, const char *text)
{
  return sqlite3_bind_text (statement, column + 1, text, -1, SQLITE_STATIC);
}

static inline int
_dcs_bind_blob (sqlite3_stmt *statement, int column, gconstpointer data, int size)
{
  return sqlite3_bind_blob (statement, column + 1, data, size, SQLITE_STATIC);
}

/* Ready for the next use: no pending row, no value of the last use. */
static inline void
_dcs_statement_reset (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

G_END_DECLS
