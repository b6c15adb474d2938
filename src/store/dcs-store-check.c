/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <glib/gi18n-lib.h>

/* Looking for what must not be: damage, references into nothing, triggers that somebody took away,
 * rows that came or went past the audit trail. */

typedef struct
{
  DcsStore *store;
  void (*report) (const char *fault, gpointer data);
  gpointer data;
} Check;

static void G_GNUC_PRINTF (2, 3) report_fault (const Check *self, const char *format, ...)
{
  g_autofree char *fault = NULL;
  va_list args;

  va_start (args, format);
  fault = g_strdup_vprintf (format, args);
  va_end (args);
  self->report (fault, self->data);
}

/* Damage so deep that reading stops is a fault found, not a check that could not run. */
static gboolean
damage_is_a_fault (const Check *self, GError **error, GError *local_error)
{
  if (g_error_matches (local_error, DCS_STORE_ERROR, DCS_STORE_ERROR_CORRUPT))
    {
      report_fault (self, "%s", local_error->message);
      g_error_free (local_error);
      return TRUE;
    }
  g_propagate_error (error, local_error);
  return FALSE;
}

/* SQLite's words are about pages and trees; the person needs to know what to do. */
static gboolean
check_integrity (const Check *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  GError *local_error = NULL;
  DcsStep step;

  statement = _dcs_connection_prepare (self->store->db, "PRAGMA integrity_check(20)", &local_error);
  if (statement == NULL)
    return damage_is_a_fault (self, error, local_error);
  while ((step = _dcs_connection_step (statement, &local_error)) == DCS_STEP_ROW)
    {
      const char *words = (const char *) sqlite3_column_text (statement, 0);

      if (g_strcmp0 (words, "ok") == 0)
        continue;
      report_fault (self, _ ("The clinic file is damaged (%s). Restore the newest backup."), words);
    }
  return step == DCS_STEP_DONE || damage_is_a_fault (self, error, local_error);
}

static gboolean
check_references (const Check *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  GError *local_error = NULL;
  DcsStep step;

  statement = _dcs_connection_prepare (
      self->store->db,
      "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2",
      &local_error);
  if (statement == NULL)
    return damage_is_a_fault (self, error, local_error);
  while ((step = _dcs_connection_step (statement, &local_error)) == DCS_STEP_ROW)
    report_fault (self,
                  _ ("Records of “%s” refer to records of “%s” that do not exist: %d."),
                  (const char *) sqlite3_column_text (statement, 0),
                  (const char *) sqlite3_column_text (statement, 1),
                  sqlite3_column_int (statement, 2));
  return step == DCS_STEP_DONE || damage_is_a_fault (self, error, local_error);
}

static gboolean
check_trigger (const Check *self, const char *name, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = _dcs_connection_prepare (
      self->store->db, "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?1", error);
  DcsStep step;

  if (statement == NULL)
    return FALSE;
  _dcs_bind_text (statement, 0, name);
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_DONE)
    report_fault (self, _ ("The trigger “%s” of the audit trail is missing."), name);
  else if (step == DCS_STEP_ROW && sql != NULL
           && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), sql) != 0)
    report_fault (self, _ ("The trigger “%s” of the audit trail was altered."), name);
  return step != DCS_STEP_ERROR;
}

/* The triggers that keep the trail append-only, as the schema writes them. */
static const struct
{
  const char *name;
  const char *sql;
} guards[] = {
  { "audit_no_update",
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit\n"
    "BEGIN\n"
    "  SELECT RAISE (ABORT, 'the audit trail is append-only');\n"
    "END" },
  { "audit_no_delete",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit\n"
    "BEGIN\n"
    "  SELECT RAISE (ABORT, 'the audit trail is append-only');\n"
    "END" },
};

static gboolean
check_triggers (const Check *self, GError **error)
{
  gint64 n = 0;
  gint64 expected = DCS_N_RECORD_KINDS * DCS_N_TRIGGERS_A_TABLE + G_N_ELEMENTS (guards);

  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    if (!check_trigger (self, guards[i].name, guards[i].sql, error))
      return FALSE;
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    for (guint operation = 0; operation < DCS_N_TRIGGERS_A_TABLE; operation++)
      {
        g_autofree char *name = NULL;
        g_autofree char *sql = _dcs_schema_trigger ((DcsRecordKind) kind, operation, &name);

        if (!check_trigger (self, name, sql, error))
          return FALSE;
      }
  if (!_dcs_connection_get_int64 (
          self->store->db, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'", &n, error))
    return FALSE;
  if (n > expected)
    report_fault (self, _ ("The clinic file has triggers that Decursus did not make."));
  return TRUE;
}

/* How many rows of a table the trail accounts for: those that bulk transactions brought, and those
 * that were added and removed one by one. */
static gboolean
check_row_counts (const Check *self, GError **error)
{
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      const char *table = dcs_record_info ((DcsRecordKind) kind)->table;
      g_autofree char *live_sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
      g_autofree char *trail_sql = g_strdup_printf (
          "SELECT (SELECT coalesce (sum (json_extract (after, '$.%s')), 0) FROM audit"
          " WHERE action = 'bulk' AND tbl = '')"
          " + (SELECT count(*) FROM audit WHERE tbl = '%s' AND action = 'insert')"
          " - (SELECT count(*) FROM audit WHERE tbl = '%s' AND action = 'remove')",
          table,
          table,
          table);
      gint64 live, trail;

      if (!_dcs_connection_get_int64 (self->store->db, live_sql, &live, error)
          || !_dcs_connection_get_int64 (self->store->db, trail_sql, &trail, error))
        return FALSE;
      if (live != trail)
        {
          g_autofree char *live_text = g_strdup_printf ("%" G_GINT64_FORMAT, live);
          g_autofree char *trail_text = g_strdup_printf ("%" G_GINT64_FORMAT, trail);

          report_fault (self,
                        _ ("“%s” has %s records; the audit trail accounts for %s."),
                        table,
                        live_text,
                        trail_text);
        }
    }
  return TRUE;
}

/**
 * dcs_store_check:
 * @deep: whether to compare the live rows with the audit trail too
 * @report: (scope call): called with each fault, one sentence
 *
 * Looks for damage, references into nothing and missing triggers.
 *
 * Returns: whether the check could run
 */
gboolean
dcs_store_check (DcsStore *self,
                 gboolean deep,
                 void (*report) (const char *fault, gpointer data),
                 gpointer data,
                 GError **error)
{
  Check check = { self, report, data };
  GError *local_error = NULL;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (report != NULL, FALSE);

  if (!check_integrity (&check, error) || !check_references (&check, error))
    return FALSE;
  if (check_triggers (&check, &local_error)
      && (!deep
          || (check_row_counts (&check, &local_error)
              && _dcs_verify_rows (self, report, data, &local_error))))
    return TRUE;
  return damage_is_a_fault (&check, error, local_error);
}
