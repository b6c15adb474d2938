/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <string.h>

/* What a record needs to hang on. */
typedef struct
{
  gint64 patient_id;
  gint64 visit_id;
  gint64 treatment_id;
} Parents;

static Parents
add_parents (DcsTestStore *fixture)
{
  Parents parents;

  parents.patient_id = dcs_test_store_add_patient (fixture, "P-1");
  parents.visit_id = dcs_test_store_add_visit (fixture, parents.patient_id, "V-1", "2020-01-01");
  parents.treatment_id = dcs_test_store_add_treatment (fixture, parents.patient_id, "T-1", "alpha");
  return parents;
}

static void
fill (DcsRecordKind kind, const Parents *parents, gboolean complete, DcsValue *values)
{
  dcs_test_store_fill (kind, parents->patient_id, parents->visit_id, complete, values);
  dcs_test_store_refer (kind, parents->visit_id, parents->treatment_id, values);
}

typedef struct
{
  const DcsValue *wanted;
  guint n_equal;
} Find;

static gboolean
compare_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  Find *find = data;
  gboolean same = TRUE;

  if (info->id >= 0 && !dcs_value_equal (&values[info->id], &find->wanted[info->id]))
    return TRUE;
  for (guint i = 0; i < info->n_fields; i++)
    {
      gboolean equal = dcs_value_equal (&values[i], &find->wanted[i]);

      if (!equal)
        g_test_message ("%s.%s comes back changed", info->table, info->fields[i].name);
      same = same && equal && values[i].kind == find->wanted[i].kind;
    }
  if (same)
    find->n_equal++;
  return TRUE;
}

static guint
count_equal (DcsTestStore *fixture, DcsRecordKind kind, gint64 patient_id, const DcsValue *wanted)
{
  g_autoptr (GError) error = NULL;
  Find find = { wanted, 0 };

  dcs_store_each (fixture->store, kind, patient_id, TRUE, compare_cb, &find, &error);
  g_assert_no_error (error);
  return find.n_equal;
}

static void
round_trip (DcsRecordKind kind, gboolean complete)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  Parents parents = add_parents (fixture);
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  gint64 owner;

  fill (kind, &parents, complete, values);
  owner = kind == DCS_RECORD_PATIENT ? values[DCS_PATIENT_ID].integer : parents.patient_id;
  dcs_test_store_begin (fixture);
  dcs_store_insert (fixture->store, kind, values, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);

  g_assert_cmpuint (count_equal (fixture, kind, owner, values), ==, 1);
  dcs_test_store_reopen (fixture);
  g_assert_cmpuint (count_equal (fixture, kind, owner, values), ==, 1);
  g_assert_cmpuint (count_equal (fixture, kind, 0, values), ==, 1);
}

static void
test_every_column_comes_back (gconstpointer data)
{
  round_trip ((DcsRecordKind) GPOINTER_TO_INT (data), TRUE);
}

static void
test_empty_columns_come_back_empty (gconstpointer data)
{
  round_trip ((DcsRecordKind) GPOINTER_TO_INT (data), FALSE);
}

static void
test_update_replaces_every_column (gconstpointer data)
{
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  const DcsRecordInfo *info = dcs_record_info (kind);
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  Parents parents = add_parents (fixture);
  DcsValue bare[DCS_RECORD_MAX_FIELDS], full[DCS_RECORD_MAX_FIELDS];
  gint64 owner;

  fill (kind, &parents, FALSE, bare);
  fill (kind, &parents, TRUE, full);
  /* The key stays as it is. */
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & DCS_FIELD_KEY)
      full[i] = bare[i];
  owner = kind == DCS_RECORD_PATIENT ? bare[DCS_PATIENT_ID].integer : parents.patient_id;

  dcs_test_store_begin (fixture);
  dcs_store_insert (fixture->store, kind, bare, &error);
  g_assert_no_error (error);
  dcs_store_update (fixture->store, kind, full, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
  full[info->version] = dcs_value_integer (2);
  g_assert_cmpuint (count_equal (fixture, kind, owner, full), ==, 1);

  /* And back: what is emptied is empty. */
  bare[info->version] = dcs_value_integer (2);
  dcs_test_store_begin (fixture);
  dcs_store_update (fixture->store, kind, bare, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
  bare[info->version] = dcs_value_integer (3);
  g_assert_cmpuint (count_equal (fixture, kind, owner, bare), ==, 1);
}

static void
test_a_stale_version_is_a_conflict (gconstpointer data)
{
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  const DcsRecordInfo *info = dcs_record_info (kind);
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  Parents parents = add_parents (fixture);
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  fill (kind, &parents, FALSE, values);
  dcs_test_store_begin (fixture);
  dcs_store_insert (fixture->store, kind, values, &error);
  g_assert_no_error (error);
  dcs_store_update (fixture->store, kind, values, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);

  dcs_test_store_begin (fixture);
  g_assert_false (dcs_store_update (fixture->store, kind, values, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (dcs_store_commit (fixture->store, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_FAILED);
  g_clear_error (&error);

  values[info->version] = dcs_value_integer (2);
  dcs_test_store_begin (fixture);
  g_assert_true (dcs_store_set_deleted (fixture->store, kind, values, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (dcs_store_set_deleted (fixture->store, kind, values, FALSE, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_CONFLICT);
  dcs_store_rollback (fixture->store);
}

static void
test_a_missing_record_is_not_found (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  Parents parents = add_parents (fixture);
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  dcs_test_store_fill (DCS_RECORD_VISIT, parents.patient_id, 0, TRUE, values);
  dcs_test_store_begin (fixture);
  g_assert_false (dcs_store_update (fixture->store, DCS_RECORD_VISIT, values, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND);
  dcs_store_rollback (fixture->store);
}

static void
test_zero_of_a_reference_is_none (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  Parents parents = add_parents (fixture);
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  dcs_test_store_fill (DCS_RECORD_ADVERSE_EVENT, parents.patient_id, 0, FALSE, values);
  values[DCS_ADVERSE_EVENT_TREATMENT_ID] = dcs_value_integer (0);
  dcs_test_store_begin (fixture);
  dcs_store_insert (fixture->store, DCS_RECORD_ADVERSE_EVENT, values, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
  values[DCS_ADVERSE_EVENT_TREATMENT_ID] = DCS_VALUE_INIT;
  g_assert_cmpuint (
      count_equal (fixture, DCS_RECORD_ADVERSE_EVENT, parents.patient_id, values), ==, 1);
}

static void
test_keys_are_found (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  Parents parents = add_parents (fixture);
  gint64 owner = 0;

  g_assert_cmpint (dcs_store_find_patient (fixture->store, "P-1", &error), ==, parents.patient_id);
  g_assert_cmpint (dcs_store_find_patient (fixture->store, "P-2", &error), ==, 0);
  g_assert_cmpint (dcs_store_find_uid (fixture->store, DCS_RECORD_VISIT, "V-1", &owner, &error),
                   ==,
                   parents.visit_id);
  g_assert_cmpint (owner, ==, parents.patient_id);
  g_assert_cmpint (
      dcs_store_find_uid (fixture->store, DCS_RECORD_TREATMENT, "V-1", NULL, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_two_observations_a_visit_and_code_are_a_duplicate (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  Parents parents = add_parents (fixture);
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  dcs_test_store_fill (DCS_RECORD_OBSERVATION, parents.patient_id, parents.visit_id, TRUE, values);
  dcs_test_store_begin (fixture);
  dcs_store_insert (fixture->store, DCS_RECORD_OBSERVATION, values, &error);
  g_assert_no_error (error);
  /* Another site is another observation. */
  values[DCS_OBSERVATION_SITE] = DCS_VALUE_INIT;
  dcs_store_insert (fixture->store, DCS_RECORD_OBSERVATION, values, &error);
  g_assert_no_error (error);
  g_assert_false (dcs_store_insert (fixture->store, DCS_RECORD_OBSERVATION, values, &error));
  g_assert_error (error, DCS_STORE_ERROR, DCS_STORE_ERROR_DUPLICATE);
  dcs_store_rollback (fixture->store);
}

static void
add_for_each_kind (const char *name, GTestDataFunc func)
{
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      g_autofree char *path = g_strdup_printf (
          "/store/records/%s/%s", dcs_record_info ((DcsRecordKind) kind)->table, name);

      g_test_add_data_func (path, GINT_TO_POINTER (kind), func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_for_each_kind ("every-column-comes-back", test_every_column_comes_back);
  add_for_each_kind ("empty-columns-come-back-empty", test_empty_columns_come_back_empty);
  add_for_each_kind ("update-replaces-every-column", test_update_replaces_every_column);
  add_for_each_kind ("a-stale-version-is-a-conflict", test_a_stale_version_is_a_conflict);
  g_test_add_func ("/store/records/missing-is-not-found", test_a_missing_record_is_not_found);
  g_test_add_func ("/store/records/zero-of-a-reference-is-none", test_zero_of_a_reference_is_none);
  g_test_add_func ("/store/records/keys-are-found", test_keys_are_found);
  g_test_add_func ("/store/records/same-observation-twice-is-a-duplicate",
                   test_two_observations_a_visit_and_code_are_a_duplicate);
  return g_test_run ();
}
