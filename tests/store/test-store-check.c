/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include <string.h>

static DcsTestStore *
make_file (void)
{
  DcsTestStore *fixture = dcs_test_store_new ();
  gint64 patient_id, visit_id;

  dcs_test_store_begin (fixture);
  patient_id = dcs_test_store_add_patient (fixture, "P-1");
  visit_id = dcs_test_store_add_visit (fixture, patient_id, "V-1", "2020-01-01");
  dcs_test_store_add_treatment (fixture, patient_id, "T-1", "alpha");
  dcs_test_store_add_observation (fixture, patient_id, visit_id, "score", 12.5);
  dcs_test_store_commit (fixture);
  return fixture;
}

static void
collect_cb (const char *fault, gpointer data)
{
  g_test_message ("%s", fault);
  g_string_append_printf (data, "%s\n", fault);
}

static char *
check (DcsTestStore *fixture, gboolean deep)
{
  g_autoptr (GError) error = NULL;
  GString *faults = g_string_new (NULL);

  dcs_test_store_reopen (fixture);
  dcs_store_check (fixture->store, deep, collect_cb, faults, &error);
  g_assert_no_error (error);
  return g_string_free (faults, FALSE);
}

/* @words: what a fault must say, or NULL when there must be none */
static void
assert_check (DcsTestStore *fixture, gboolean deep, const char *words)
{
  g_autofree char *faults = check (fixture, deep);

  if (words == NULL)
    g_assert_cmpstr (faults, ==, "");
  else
    g_assert_nonnull (strstr (faults, words));
}

static void
test_a_sound_file_has_no_faults (void)
{
  g_autoptr (DcsTestStore) fixture = make_file ();

  assert_check (fixture, FALSE, NULL);
  assert_check (fixture, TRUE, NULL);
}

static void
test_a_missing_trigger_is_a_fault (void)
{
  g_autoptr (DcsTestStore) fixture = make_file ();

  dcs_test_sql (fixture->path, "DROP TRIGGER audit_visit_update");
  assert_check (fixture, FALSE, "audit_visit_update");
}

static void
test_an_altered_trigger_is_a_fault (void)
{
  g_autoptr (DcsTestStore) fixture = make_file ();

  dcs_test_sql (fixture->path,
                "DROP TRIGGER audit_visit_update;"
                "CREATE TRIGGER audit_visit_update AFTER UPDATE ON visit BEGIN SELECT 1; END");
  assert_check (fixture, FALSE, "audit_visit_update");
  dcs_test_sql (fixture->path,
                "DROP TRIGGER audit_no_delete;"
                "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT 1; END");
  assert_check (fixture, FALSE, "audit_no_delete");
}

static void
test_a_strange_trigger_is_a_fault (void)
{
  g_autoptr (DcsTestStore) fixture = make_file ();

  dcs_test_sql (fixture->path, "CREATE TRIGGER spy AFTER INSERT ON visit BEGIN SELECT 1; END");
  assert_check (fixture, FALSE, "did not make");
}

static void
test_a_reference_into_nothing_is_a_fault (void)
{
  g_autoptr (DcsTestStore) fixture = make_file ();

  dcs_test_sql (fixture->path,
                "PRAGMA foreign_keys = OFF; DROP TRIGGER audit_visit_remove; DELETE FROM visit");
  assert_check (fixture, FALSE, "do not exist");
}

static void
test_rows_past_the_trail_are_faults (void)
{
  g_autoptr (DcsTestStore) fixture = make_file ();

  dcs_test_sql (fixture->path,
                "DROP TRIGGER audit_treatment_insert;"
                "INSERT INTO treatment (patient_id, id, uid, drug)"
                " SELECT patient_id, id + 1, 'T-2', drug FROM treatment");
  assert_check (fixture, TRUE, "“treatment” has 2 records");
}

static void
test_a_changed_row_is_a_fault_of_the_deep_check (void)
{
  g_autoptr (DcsTestStore) fixture = make_file ();

  dcs_test_sql (fixture->path,
                "DROP TRIGGER audit_observation_update;"
                "UPDATE observation SET value = 12.25");
  assert_check (fixture, TRUE, "changed past the trail");
}

/* A value that a constraint would have refused, as a flipped bit can make one. */
static void
test_a_broken_constraint_is_a_fault (void)
{
  g_autoptr (DcsTestStore) fixture = make_file ();

  dcs_test_sql (fixture->path,
                "PRAGMA ignore_check_constraints = 1; DROP TRIGGER audit_visit_update;"
                "UPDATE visit SET deleted = 7");
  assert_check (fixture, FALSE, "CHECK constraint failed");
}

/* Damage is reported as such, and neither a crash nor an error of the check. */
static void
test_damage_is_reported (void)
{
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (DcsTestStore) fixture = make_file ();
      g_autoptr (GString) faults = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = NULL;
      gsize size, page;

      dcs_test_store_begin (fixture);
      for (int i = 0; i < 30; i++)
        {
          g_autofree char *code = g_strdup_printf ("N-%d", i);

          dcs_test_store_add_patient (fixture, code);
        }
      dcs_test_store_commit (fixture);
      dcs_test_store_close (fixture);
      g_file_get_contents (fixture->path, &bytes, &size, NULL);
      page = (gsize) g_test_rand_int_range (1, (int) (size / 4096)) * 4096;
      memset (bytes + page, round % 2 == 0 ? 0xaa : 0, 4096);
      g_file_set_contents (fixture->path, bytes, (gssize) size, NULL);
      fixture->store = dcs_store_open (fixture->path, DCS_STORE_OPEN_DEFAULT, &error);
      if (fixture->store == NULL)
        {
          g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_CORRUPT);
          continue;
        }
      g_assert_true (dcs_store_check (fixture->store, TRUE, collect_cb, faults, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (faults->len, >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/check/" name, func)
  ADD ("sound-file-has-no-faults", test_a_sound_file_has_no_faults);
  ADD ("missing-trigger", test_a_missing_trigger_is_a_fault);
  ADD ("altered-trigger", test_an_altered_trigger_is_a_fault);
  ADD ("strange-trigger", test_a_strange_trigger_is_a_fault);
  ADD ("reference-into-nothing", test_a_reference_into_nothing_is_a_fault);
  ADD ("rows-past-the-trail", test_rows_past_the_trail_are_faults);
  ADD ("changed-row", test_a_changed_row_is_a_fault_of_the_deep_check);
  ADD ("broken-constraint", test_a_broken_constraint_is_a_fault);
  ADD ("damage-is-reported", test_damage_is_reported);
  return g_test_run ();
}
