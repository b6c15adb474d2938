/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <glib/gi18n-lib.h>

#include "dcs-store-schema-resource.h"

/* The steps that a clinic file came by, in order. A new one is a new file in data/schema, a line
 * here, a frozen dump of the version before it in tests/data/schema and a test that migrates it. */
#define SCHEMA_VERSION 4

const DcsSchemaStep _dcs_schema_steps[] = {
  { 1, "/org/decursus/schema/0001-records.sql" },
  { 2, "/org/decursus/schema/0002-summary.sql" },
  { 3, "/org/decursus/schema/0003-entry.sql" },
  { 4, "/org/decursus/schema/0004-course.sql" },
};
const guint _dcs_n_schema_steps = G_N_ELEMENTS (_dcs_schema_steps);

G_STATIC_ASSERT (G_N_ELEMENTS (_dcs_schema_steps) == SCHEMA_VERSION);

/**
 * dcs_store_schema_version:
 *
 * Returns: the version of the files that this program makes
 */
int
dcs_store_schema_version (void)
{
  return SCHEMA_VERSION;
}

static gboolean
run_step (DcsStore *self, const DcsSchemaStep *step, GError **error)
{
  g_autoptr (GBytes) sql = g_resource_lookup_data (
      dcs_store_schema_get_resource (), step->resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", step->version);

  g_assert (sql != NULL);
  text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  return _dcs_connection_exec (self->db, text, error)
         && _dcs_connection_exec (self->db, mark, error);
}

/**
 * _dcs_schema_trigger:
 * @operation: 0 insert, 1 update, 2 delete
 * @name: (out) (optional): its name
 *
 * Returns: (transfer full): the SQL of the trigger that writes the audit entry of a change to a row
 *   of a record kind
 */
char *
_dcs_schema_trigger (DcsRecordKind kind, guint operation, char **name)
{
  static const char *const words[DCS_N_TRIGGERS_A_TABLE] = { "insert", "update", "remove" };
  static const char *const events[DCS_N_TRIGGERS_A_TABLE] = { "INSERT", "UPDATE", "DELETE" };
  const char *table = dcs_record_info (kind)->table;
  g_autofree char *old_columns = _dcs_record_sql_columns (kind, "old.");
  g_autofree char *new_columns = _dcs_record_sql_columns (kind, "new.");
  g_autofree char *columns = operation == 0   ? g_strdup (new_columns)
                             : operation == 2 ? g_strdup (old_columns)
                                              : g_strconcat (old_columns, ", ", new_columns, NULL);
  g_autofree char *own_name = g_strdup_printf ("audit_%s_%s", table, words[operation]);
  char *sql = g_strdup_printf ("CREATE TRIGGER %s AFTER %s ON %s WHEN dcs_audit_on () = 1\n"
                               "BEGIN\n"
                               "  SELECT dcs_audit_write ('%s', '%s', %s);\n"
                               "END",
                               own_name,
                               events[operation],
                               table,
                               words[operation],
                               table,
                               columns);

  if (name != NULL)
    *name = g_steal_pointer (&own_name);
  return sql;
}

/* The triggers name all columns, so each version of the schema has its own. */
static gboolean
make_triggers (DcsStore *self, GError **error)
{
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    for (guint operation = 0; operation < DCS_N_TRIGGERS_A_TABLE; operation++)
      {
        g_autofree char *name = NULL;
        g_autofree char *sql = _dcs_schema_trigger ((DcsRecordKind) kind, operation, &name);
        g_autofree char *drop = g_strdup_printf ("DROP TRIGGER IF EXISTS %s", name);

        if (!_dcs_connection_exec (self->db, drop, error)
            || !_dcs_connection_exec (self->db, sql, error))
          return FALSE;
      }
  return TRUE;
}

/**
 * _dcs_schema_build:
 * @from: the version that the file has; 0 for an empty one
 *
 * Runs the steps that the file lacks, in the running transaction.
 */
gboolean
_dcs_schema_build (DcsStore *self, int from, GError **error)
{
  g_assert (self->in_transaction);

  for (guint i = 0; i < _dcs_n_schema_steps; i++)
    if (_dcs_schema_steps[i].version > from && !run_step (self, &_dcs_schema_steps[i], error))
      return FALSE;
  if (!make_triggers (self, error))
    return FALSE;
  self->version = SCHEMA_VERSION;
  return TRUE;
}

/* A verified copy of the file as it is, under a name that is free. */
static gboolean
keep_copy (DcsStore *self, int version, GError **error)
{
  for (int i = 1;; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *copy
          = i == 1 ? g_strdup_printf ("%s.before-v%d.bak", self->path, SCHEMA_VERSION)
                   : g_strdup_printf ("%s.before-v%d.%d.bak", self->path, SCHEMA_VERSION, i);

      if (_dcs_backup_to (self->path, copy, version, &local_error))
        return TRUE;
      if (!g_error_matches (local_error, DCS_STORE_ERROR, DCS_STORE_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
}

static gboolean
migrate_locked (DcsStore *self, GError **error)
{
  g_autofree char *words = NULL;
  gint64 version;

  /* Somebody else may have done it while this process waited for its turn. */
  if (!_dcs_connection_get_int64 (self->db, "PRAGMA user_version", &version, error))
    return FALSE;
  self->version = (int) version;
  if (version >= SCHEMA_VERSION)
    return TRUE;
  words = g_strdup_printf ("%d to %d", self->version, SCHEMA_VERSION);
  return keep_copy (self, self->version, error) && _dcs_schema_build (self, self->version, error)
         && _dcs_audit_append (self, "migrate", "", "", 0, NULL, words, error);
}

/**
 * _dcs_schema_migrate:
 *
 * Brings the file up to date in one transaction, after a verified copy of it was put beside it: it
 * is in the old version or in the new one, whenever the process is killed.
 */
gboolean
_dcs_schema_migrate (DcsStore *self, GError **error)
{
  int before = self->version;
  gboolean entered;

  if (!_dcs_store_enter (self, "migrate", &entered, error))
    return FALSE;
  if (_dcs_store_leave (self, entered, migrate_locked (self, error), error))
    return TRUE;
  self->version = before;
  return FALSE;
}
