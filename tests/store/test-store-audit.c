/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-records.h"

#include <sqlite3.h>
#include <string.h>

/* A file with a patient, five visits, a treatment and an observation: eleven entries or so. */
static DcsTestStore *
make_file (gint64 *visit_id)
{
  DcsTestStore *fixture = dcs_test_store_new ();
  gint64 patient_id;

  dcs_test_store_begin (fixture);
  patient_id = dcs_test_store_add_patient (fixture, "P-1");
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *uid = g_strdup_printf ("V-%d", i);

      *visit_id = dcs_test_store_add_visit (fixture, patient_id, uid, "2020-01-01");
    }
  dcs_test_store_add_treatment (fixture, patient_id, "T-1", "alpha");
  dcs_test_store_add_observation (fixture, patient_id, *visit_id, "score", 12.5);
  dcs_test_store_add_observation (fixture, patient_id, 0, "score", 13.5);
  dcs_test_store_commit (fixture);
  return fixture;
}

static char *
verify (DcsTestStore *fixture, const char *seal)
{
  g_autoptr (GError) error = NULL;
  DcsAuditReport report;
  char *fault;

  dcs_store_audit_verify (fixture->store, seal, &report, &error);
  g_assert_no_error (error);
  fault = g_steal_pointer (&report.first_fault);
  dcs_audit_report_clear (&report);
  return fault;
}

static void
assert_whole (DcsTestStore *fixture, const char *seal)
{
  g_autofree char *fault = verify (fixture, seal);

  g_assert_cmpstr (fault, ==, NULL);
}

static char *
query (DcsTestStore *fixture, const char *sql)
{
  return dcs_test_sql_text (fixture->path, sql);
}

static gint64
count (DcsTestStore *fixture, const char *where)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM audit WHERE %s", where);
  g_autofree char *n = query (fixture, sql);

  return g_ascii_strtoll (n, NULL, 10);
}

static void
test_every_change_is_an_entry (void)
{
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);
  g_autofree char *after = NULL;
  g_autofree char *row_id = NULL;
  g_autofree char *at = NULL;

  g_assert_cmpint (count (fixture, "action = 'genesis'"), ==, 1);
  g_assert_cmpint (count (fixture, "action = 'insert' AND tbl = 'visit'"), ==, 5);
  g_assert_cmpint (count (fixture, "action = 'insert' AND tbl = 'observation'"), ==, 2);
  g_assert_cmpint (count (fixture, "reason = 'test'"), ==, 9);
  g_assert_cmpint (count (fixture, "patient_id <> 0 AND tbl = 'patient'"), ==, 1);
  after = query (fixture,
                 "SELECT json_extract (after, '$.notes') || json_extract (after, '$.date')"
                 " FROM audit WHERE tbl = 'visit' LIMIT 1");
  g_assert_cmpstr (after, ==, "Well. Önemli: yok.2020-01-01");
  row_id = query (fixture,
                  "SELECT row_id || '=' || json_extract (after, '$.value') || '/'"
                  " || json_extract (after, '$.value_dp') FROM audit"
                  " WHERE tbl = 'observation' ORDER BY seq DESC");
  g_assert_cmpstr (row_id, ==, "0|2020-05|score|=13.5/1");
  at = query (fixture,
              "SELECT count(*) FROM audit WHERE at NOT GLOB"
              " '20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]."
              "[0-9][0-9][0-9]Z'");
  g_assert_cmpstr (at, ==, "0");
  assert_whole (fixture, NULL);
}

static void
test_update_keeps_before_and_after (void)
{
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  gint64 patient_id = dcs_store_find_patient (fixture->store, "P-1", &error);

  dcs_test_store_fill (DCS_RECORD_VISIT, patient_id, 0, FALSE, values);
  values[DCS_VISIT_ID] = dcs_value_integer (visit_id);
  values[DCS_VISIT_NOTES] = dcs_value_text ("quote \" back\\slash\nline");
  dcs_store_set_actor (fixture->store, "Dr. Example");
  dcs_store_begin (fixture->store, "corrected", &error);
  dcs_store_update (fixture->store, DCS_RECORD_VISIT, values, &error);
  g_assert_no_error (error);
  values[DCS_VISIT_VERSION] = dcs_value_integer (2);
  dcs_store_set_deleted (fixture->store, DCS_RECORD_VISIT, values, TRUE, &error);
  values[DCS_VISIT_VERSION] = dcs_value_integer (3);
  dcs_store_set_deleted (fixture->store, DCS_RECORD_VISIT, values, FALSE, &error);
  g_assert_no_error (error);
  dcs_store_commit (fixture->store, &error);
  g_assert_no_error (error);

  entry = query (fixture,
                 "SELECT actor || ': ' || reason || ': ' || json_extract (before, '$.notes')"
                 " || ' > ' || json_extract (after, '$.notes') FROM audit"
                 " WHERE action = 'update'");
  g_assert_cmpstr (
      entry, ==, "Dr. Example: corrected: Well. Önemli: yok. > quote \" back\\slash\nline");
  g_assert_cmpint (count (fixture, "action = 'delete'"), ==, 1);
  g_assert_cmpint (count (fixture, "action = 'undelete'"), ==, 1);
  assert_whole (fixture, NULL);
}

static void
test_a_rolled_back_change_leaves_no_entry (void)
{
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dcs_store_audit_seal (fixture->store, &error);
  g_autofree char *after = NULL;

  dcs_test_store_begin (fixture);
  dcs_test_store_add_patient (fixture, "P-2");
  dcs_store_rollback (fixture->store);
  fixture->in_transaction = FALSE;
  after = dcs_store_audit_seal (fixture->store, &error);
  g_assert_cmpstr (before, ==, after);
  dcs_test_store_add_patient (fixture, "P-2");
  assert_whole (fixture, before);
}

static void
test_notes_are_entries (void)
{
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);
  g_autoptr (GError) error = NULL;

  g_assert_true (dcs_store_audit_note (fixture->store, "export", "bundle", "sha256:00", &error));
  g_assert_true (dcs_store_set_setting (fixture->store, "secret", "XSECRETX", &error));
  g_assert_no_error (error);
  g_assert_cmpint (
      count (fixture, "action = 'export' AND row_id = 'bundle' AND after = 'sha256:00'"), ==, 1);
  g_assert_cmpint (count (fixture, "action = 'setting' AND row_id = 'secret'"), ==, 1);
  g_assert_cmpint (count (fixture, "after LIKE '%XSECRETX%'"), ==, 0);
  assert_whole (fixture, NULL);
}

static void
test_a_bulk_transaction_is_counted_not_listed (void)
{
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);
  g_autoptr (GError) error = NULL;
  gint64 patient_id;

  dcs_store_begin_bulk (fixture->store, "import", &error);
  g_assert_no_error (error);
  fixture->in_transaction = TRUE;
  patient_id = dcs_test_store_add_patient (fixture, "P-2");
  dcs_test_store_add_visit (fixture, patient_id, "B-1", "2021-01-01");
  dcs_store_audit_note (fixture->store, "import", "visits.csv", "sha256:00", &error);
  dcs_test_store_commit (fixture);
  g_assert_cmpint (count (fixture, "reason = 'import' AND tbl <> ''"), ==, 0);
  g_assert_cmpint (
      count (fixture, "action = 'bulk' AND after = '{\"patient\":1,\"visit\":1}'"), ==, 1);
  assert_whole (fixture, NULL);
  /* Afterwards each row is an entry again, and references are looked at. */
  dcs_test_store_add_visit (fixture, patient_id, "B-2", "2021-01-02");
  g_assert_cmpint (count (fixture, "tbl = 'visit' AND action = 'insert'"), ==, 6);
  assert_whole (fixture, NULL);
}

/* Another program cannot change a record, nor the trail. */
static void
test_other_programs_are_stopped (void)
{
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);

  dcs_test_store_close (fixture);
  g_assert_true (
      dcs_test_sql_fails (fixture->path, "UPDATE visit SET notes = 'x'", "no such function"));
  g_assert_true (dcs_test_sql_fails (fixture->path, "DELETE FROM observation", "no such function"));
  g_assert_true (dcs_test_sql_fails (fixture->path, "UPDATE audit SET actor = 'x'", "append-only"));
  g_assert_true (dcs_test_sql_fails (fixture->path, "DELETE FROM audit", "append-only"));
}

/* Takes the triggers away, does @sql, puts them back: what somebody would do who knows how. */
static void
tamper (DcsTestStore *fixture, const char *sql)
{
  g_autoptr (GPtrArray) triggers = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = NULL;
  char *message = NULL;

  dcs_test_store_close (fixture);
  sqlite3_open (fixture->path, &db);
  sqlite3_prepare_v2 (db,
                      "SELECT 'DROP TRIGGER ' || name, sql FROM sqlite_master"
                      " WHERE type = 'trigger'",
                      -1,
                      &statement,
                      NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < 2; i++)
      g_ptr_array_add (triggers, g_strdup ((const char *) sqlite3_column_text (statement, i)));
  sqlite3_finalize (statement);
  for (guint i = 0; i < triggers->len; i += 2)
    sqlite3_exec (db, g_ptr_array_index (triggers, i), NULL, NULL, NULL);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  for (guint i = 1; i < triggers->len; i += 2)
    sqlite3_exec (db, g_ptr_array_index (triggers, i), NULL, NULL, NULL);
  sqlite3_close (db);
  dcs_test_store_reopen (fixture);
}

static const struct
{
  const char *name;
  const char *sql;
  gboolean needs_seal;
} attacks[] = {
  { "entry-edited", "UPDATE audit SET after = '{}' WHERE seq = 4", FALSE },
  { "who-changed", "UPDATE audit SET actor = 'someone else' WHERE seq = 4", FALSE },
  { "when-changed", "UPDATE audit SET at = '2001-01-01T00:00:00.000Z' WHERE seq = 4", FALSE },
  { "why-changed", "UPDATE audit SET reason = 'another' WHERE seq = 5", FALSE },
  { "entry-removed", "DELETE FROM audit WHERE seq = 4", FALSE },
  { "tail-cut", "DELETE FROM audit WHERE seq > 8", TRUE },
  { "emptied", "DELETE FROM audit", FALSE },
  { "content-blanked",
    "UPDATE audit SET before = NULL, after = NULL, salt = NULL WHERE seq = 4",
    FALSE },
  { "two-swapped",
    "UPDATE audit SET seq = -3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 5;"
    "UPDATE audit SET seq = 5 WHERE seq = -3",
    FALSE },
  { "visit-edited", "UPDATE visit SET notes = 'forged' WHERE uid = 'V-2'", FALSE },
  { "value-edited", "UPDATE observation SET value = 12.4 WHERE visit_id <> 0", FALSE },
  { "digit-edited", "UPDATE observation SET value_dp = 0 WHERE visit_id = 0", FALSE },
  { "visit-removed", "DELETE FROM visit WHERE uid = 'V-2'", FALSE },
  { "observation-removed", "DELETE FROM observation WHERE visit_id = 0", FALSE },
  { "marked-as-deleted", "UPDATE treatment SET deleted = 1", FALSE },
};

static void
test_tampering_is_noticed (gconstpointer data)
{
  guint attack = GPOINTER_TO_UINT (data);
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);
  g_autoptr (GError) error = NULL;
  g_autofree char *seal = dcs_store_audit_seal (fixture->store, &error);
  g_autofree char *fault = NULL;
  g_autofree char *sealed_fault = NULL;

  assert_whole (fixture, seal);
  tamper (fixture, attacks[attack].sql);
  fault = verify (fixture, NULL);
  sealed_fault = verify (fixture, seal);
  g_test_message ("%s", sealed_fault);
  g_assert_nonnull (sealed_fault);
  if (!attacks[attack].needs_seal)
    g_assert_nonnull (fault);
}

/* A chain that fits in itself but is another one: only the earlier seal tells. */
static void
test_a_rewritten_trail_is_noticed_by_its_seal (void)
{
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);
  g_autoptr (GError) error = NULL;
  g_autofree char *seal = dcs_store_audit_seal (fixture->store, &error);
  g_autofree char *fault = NULL;

  seal[strlen (seal) - 1] = seal[strlen (seal) - 1] == '0' ? '1' : '0';
  fault = verify (fixture, seal);
  g_assert_nonnull (fault);
}

static void
test_what_is_no_seal_is_refused (void)
{
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);
  g_autoptr (GError) error = NULL;
  DcsAuditReport report;

  g_assert_false (dcs_store_audit_verify (fixture->store, "hello", &report, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND);
  g_assert_null (report.first_fault);
}

static gboolean
file_holds (DcsTestStore *fixture, const char *words)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_file_get_contents (fixture->path, &bytes, &size, NULL);
  for (gsize i = 0; i + strlen (words) <= size; i++)
    if (memcmp (bytes + i, words, strlen (words)) == 0)
      return TRUE;
  return FALSE;
}

/* Everything goes, to the last byte; the chain is whole without it and counts what was erased. */
static void
test_erased_is_erased_and_the_chain_stays_whole (void)
{
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);
  g_autoptr (GError) error = NULL;
  g_autofree char *seal = dcs_store_audit_seal (fixture->store, &error);
  gint64 patient_id = dcs_store_find_patient (fixture->store, "P-1", &error);
  gint64 other_id = dcs_test_store_add_patient (fixture, "P-2");
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  DcsAuditReport report;
  g_autofree char *left = NULL;

  dcs_test_store_begin (fixture);
  for (int kind = 1; kind < DCS_N_RECORD_KINDS; kind++)
    {
      const DcsRecordInfo *info = dcs_record_info ((DcsRecordKind) kind);
      gint64 treatment_id = dcs_store_find_uid (
          fixture->store, DCS_RECORD_TREATMENT, "T-1", NULL, &error);

      dcs_test_store_fill ((DcsRecordKind) kind, patient_id, visit_id, TRUE, values);
      dcs_test_store_refer ((DcsRecordKind) kind, visit_id, treatment_id, values);
      for (guint i = 0; i < info->n_fields; i++)
        if (info->fields[i].flags & DCS_FIELD_FREE)
          values[i] = dcs_value_text ("XSECRETX");
      dcs_store_insert (fixture->store, (DcsRecordKind) kind, values, &error);
      g_assert_no_error (error);
    }
  dcs_test_store_commit (fixture);
  g_assert_true (file_holds (fixture, "XSECRETX"));

  g_assert_true (
      dcs_store_erase_patient (fixture->store, patient_id, "asked for by the person", &error));
  g_assert_no_error (error);
  g_assert_false (file_holds (fixture, "XSECRETX"));
  g_assert_false (file_holds (fixture, "Önemli"));
  g_assert_cmpint (dcs_store_find_patient (fixture->store, "P-1", &error), ==, 0);
  g_assert_cmpint (dcs_store_find_patient (fixture->store, "P-2", &error), ==, other_id);
  left = query (fixture, "SELECT count(*) FROM screening WHERE patient_id IS NULL");
  g_assert_cmpstr (left, ==, "1");

  dcs_store_audit_verify (fixture->store, seal, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report.first_fault, ==, NULL);
  g_assert_cmpint (report.n_erased, >, 20);
  dcs_audit_report_clear (&report);
  g_assert_cmpint (
      count (fixture, "action = 'erase' AND reason = 'asked for by the person'"), ==, 1);
  /* The trail is append-only again, and changes are entries again. */
  g_assert_true (dcs_test_sql_fails (fixture->path, "DELETE FROM audit", "append-only"));
  dcs_test_store_add_visit (fixture, other_id, "V-9", "2020-01-01");
  assert_whole (fixture, seal);
}

static void
test_who_is_not_there_cannot_be_erased (void)
{
  gint64 visit_id;
  g_autoptr (DcsTestStore) fixture = make_file (&visit_id);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dcs_store_audit_seal (fixture->store, &error);
  g_autofree char *after = NULL;

  g_assert_false (dcs_store_erase_patient (fixture->store, 1, "test", &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND);
  after = dcs_store_audit_seal (fixture->store, NULL);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/audit/every-change-is-an-entry", test_every_change_is_an_entry);
  g_test_add_func ("/store/audit/update-keeps-before-and-after",
                   test_update_keeps_before_and_after);
  g_test_add_func ("/store/audit/rolled-back-leaves-nothing",
                   test_a_rolled_back_change_leaves_no_entry);
  g_test_add_func ("/store/audit/notes-are-entries", test_notes_are_entries);
  g_test_add_func ("/store/audit/bulk-is-counted", test_a_bulk_transaction_is_counted_not_listed);
  g_test_add_func ("/store/audit/other-programs-are-stopped", test_other_programs_are_stopped);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/audit/tampering/%s", attacks[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_tampering_is_noticed);
    }
  g_test_add_func ("/store/audit/another-seal-is-noticed",
                   test_a_rewritten_trail_is_noticed_by_its_seal);
  g_test_add_func ("/store/audit/what-is-no-seal-is-refused", test_what_is_no_seal_is_refused);
  g_test_add_func ("/store/audit/erased-is-erased",
                   test_erased_is_erased_and_the_chain_stays_whole);
  g_test_add_func ("/store/audit/who-is-not-there-cannot-be-erased",
                   test_who_is_not_there_cannot_be_erased);
  return g_test_run ();
}
