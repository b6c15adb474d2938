/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-record.h"

#include <sqlite3.h>

/* The schema says the same as the field tables. */

typedef struct
{
  char *type;
  gboolean not_null;
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->type);
  g_free (column);
}

static GHashTable *
read_columns (sqlite3 *db, const char *table)
{
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, column_free);
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info(%s)", table);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Column *column = g_new0 (Column, 1);

      column->type = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      column->not_null = sqlite3_column_int (statement, 3) != 0
                         || sqlite3_column_int (statement, 5) != 0;
      g_hash_table_insert (
          columns, g_strdup ((const char *) sqlite3_column_text (statement, 1)), column);
    }
  sqlite3_finalize (statement);
  return columns;
}

static const char *
type_of (const DcsField *field)
{
  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_INTEGER:
    case DCS_FIELD_CODE:
      return "INTEGER";
    case DCS_FIELD_DECIMAL:
      return "REAL";
    default:
      return "TEXT";
    }
}

static void
test_columns_are_the_fields (gconstpointer data)
{
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  const DcsRecordInfo *info = dcs_record_info (kind);
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GHashTable) columns = NULL;
  sqlite3 *db = NULL;
  guint n = 0;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  columns = read_columns (db, info->table);
  sqlite3_close (db);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      const Column *column = g_hash_table_lookup (columns, field->name);
      gboolean needed = (field->flags & (DCS_FIELD_REQUIRED | DCS_FIELD_KEY)) != 0
                        || (int) i == info->version || (int) i == info->deleted;

      g_test_message ("%s.%s", info->table, field->name);
      g_assert_nonnull (column);
      g_assert_cmpstr (column->type, ==, type_of (field));
      g_assert_cmpint (column->not_null, ==, needed);
      n++;
      if (field->type == DCS_FIELD_DECIMAL)
        {
          g_autofree char *dp = g_strconcat (field->name, "_dp", NULL);

          column = g_hash_table_lookup (columns, dp);
          g_assert_nonnull (column);
          g_assert_cmpstr (column->type, ==, "INTEGER");
          n++;
        }
    }
  /* Nothing in the table that no field knows. */
  g_assert_cmpuint (g_hash_table_size (columns), ==, n);
}

static char *
query (DcsTestStore *fixture, const char *sql)
{
  return dcs_test_sql_text (fixture->path, sql);
}

static void
test_every_table_is_strict (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autofree char *loose = query (fixture,
                                  "SELECT group_concat(name) FROM pragma_table_list"
                                  " WHERE schema = 'main' AND type = 'table' AND strict = 0"
                                  " AND name NOT LIKE 'sqlite%'");

  g_assert_cmpstr (loose, ==, NULL);
}

static void
test_every_code_is_a_reference (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();

  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      const DcsRecordInfo *info = dcs_record_info ((DcsRecordKind) kind);

      for (guint i = 0; i < info->n_fields; i++)
        {
          g_autofree char *sql = NULL;
          g_autofree char *parent = NULL;

          if (info->fields[i].type != DCS_FIELD_CODE)
            continue;
          sql = g_strdup_printf (
              "SELECT \"table\" FROM pragma_foreign_key_list('%s') WHERE \"from\" = '%s'",
              info->table,
              info->fields[i].name);
          parent = query (fixture, sql);
          g_assert_cmpstr (parent, ==, "code");
        }
    }
}

static void
test_every_table_of_a_patient_has_its_triggers (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  /* Derived, large or no record yet, and said so in the schema. */
  g_autofree char *bare = query (
      fixture,
      "SELECT group_concat(m.name) FROM sqlite_master AS m WHERE m.type = 'table'"
      " AND m.name NOT IN ('audit', 'summary', 'attachment_content', 'draft', 'work_item')"
      " AND (m.name = 'patient' OR EXISTS (SELECT 1 FROM pragma_table_info(m.name) AS c"
      "      WHERE c.name = 'patient_id'))"
      " AND (SELECT count(*) FROM sqlite_master AS t WHERE t.type = 'trigger'"
      "      AND t.tbl_name = m.name AND t.name LIKE 'audit%') <> 3");
  g_autofree char *n = query (fixture, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'");
  g_autofree char *expected = g_strdup_printf ("%d", 3 * DCS_N_RECORD_KINDS + 2);

  g_assert_cmpstr (bare, ==, NULL);
  g_assert_cmpstr (n, ==, expected);
}

static void
test_the_file_says_what_it_is (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autofree char *application_id = query (fixture, "PRAGMA application_id");
  g_autofree char *version = query (fixture, "PRAGMA user_version");
  g_autofree char *expected = g_strdup_printf ("%d", dcs_store_schema_version ());

  g_assert_cmpstr (application_id, ==, "1145262675"); /* "DCRS" */
  g_assert_cmpstr (version, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/store/schema/%s/columns-are-the-fields",
                                               dcs_record_info ((DcsRecordKind) kind)->table);

      g_test_add_data_func (path, GINT_TO_POINTER (kind), test_columns_are_the_fields);
    }
  g_test_add_func ("/store/schema/every-table-is-strict", test_every_table_is_strict);
  g_test_add_func ("/store/schema/every-code-is-a-reference", test_every_code_is_a_reference);
  g_test_add_func ("/store/schema/every-table-of-a-patient-has-its-triggers",
                   test_every_table_of_a_patient_has_its_triggers);
  g_test_add_func ("/store/schema/the-file-says-what-it-is", test_the_file_says_what_it_is);
  return g_test_run ();
}
