/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>

/* Reading records. Deleting is marking: what hangs on a record that is marked (a visit's
 * observations, a treatment's doses, everything of a patient) is left out with it. */

static guint
key_hash (gconstpointer data)
{
  const DcsKey *key = data;

  return g_int64_hash (&key->id) ^ g_int64_hash (&key->patient_id);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const DcsKey *key_a = a, *key_b = b;

  return key_a->id == key_b->id && key_a->patient_id == key_b->patient_id;
}

/* The keys that are marked as deleted; NULL when there are none, as is usual. */
static gboolean
read_deleted (DcsStore *self, DcsSql which, GHashTable **keys, GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (self, which, error);
  DcsStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    {
      DcsKey key = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };

      if (*keys == NULL)
        *keys = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
      g_hash_table_add (*keys, g_memdup2 (&key, sizeof key));
    }
  _dcs_statement_reset (statement);
  return step != DCS_STEP_ERROR;
}

/* What must be left out because it hangs on something deleted. */
typedef struct
{
  GHashTable *patients;   /* of DcsKey */
  GHashTable *visits;     /* of DcsKey */
  GHashTable *treatments; /* of DcsKey */
} Deleted;

static void
deleted_clear (Deleted *self)
{
  g_clear_pointer (&self->patients, g_hash_table_unref);
  g_clear_pointer (&self->visits, g_hash_table_unref);
  g_clear_pointer (&self->treatments, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Deleted, deleted_clear)

static gboolean
deleted_read (Deleted *self, DcsStore *store, DcsRecordKind kind, GError **error)
{
  if (kind == DCS_RECORD_PATIENT)
    return TRUE;
  if (!read_deleted (store, DCS_SQL_DELETED_PATIENTS, &self->patients, error))
    return FALSE;
  if (kind == DCS_RECORD_OBSERVATION)
    return read_deleted (store, DCS_SQL_DELETED_VISITS, &self->visits, error);
  if (kind == DCS_RECORD_ASSESSMENT || kind == DCS_RECORD_DECISION)
    return read_deleted (store, DCS_SQL_DELETED_VISITS, &self->visits, error)
           && read_deleted (store, DCS_SQL_DELETED_TREATMENTS, &self->treatments, error);
  if (kind == DCS_RECORD_DOSE_STEP || kind == DCS_RECORD_ADMINISTRATION)
    return read_deleted (store, DCS_SQL_DELETED_TREATMENTS, &self->treatments, error);
  return TRUE;
}

static gboolean
has_key (GHashTable *keys, gint64 patient_id, gint64 id)
{
  DcsKey key = { patient_id, id };

  return keys != NULL && g_hash_table_contains (keys, &key);
}

static gboolean
hangs_on_deleted (const Deleted *self, DcsRecordKind kind, const DcsValue *values)
{
  gint64 patient_id;

  if (self->patients == NULL && self->visits == NULL && self->treatments == NULL)
    return FALSE;
  patient_id = values[MAX (dcs_record_info (kind)->patient_id, 0)].integer;
  if (has_key (self->patients, patient_id, patient_id))
    return TRUE;
  switch (kind)
    {
    case DCS_RECORD_OBSERVATION:
      return has_key (self->visits, patient_id, values[DCS_OBSERVATION_VISIT_ID].integer);
    case DCS_RECORD_DOSE_STEP:
      return has_key (self->treatments, patient_id, values[DCS_DOSE_STEP_TREATMENT_ID].integer);
    case DCS_RECORD_ADMINISTRATION:
      return has_key (
          self->treatments, patient_id, values[DCS_ADMINISTRATION_TREATMENT_ID].integer);
    case DCS_RECORD_ASSESSMENT:
      return has_key (self->visits, patient_id, values[DCS_ASSESSMENT_VISIT_ID].integer)
             || has_key (self->treatments, patient_id, values[DCS_ASSESSMENT_TREATMENT_ID].integer);
    case DCS_RECORD_DECISION:
      return has_key (self->visits, patient_id, values[DCS_DECISION_VISIT_ID].integer)
             || has_key (self->treatments, patient_id, values[DCS_DECISION_TREATMENT_ID].integer);
    default:
      return FALSE;
    }
}

static gboolean
each_row (DcsStore *self,
          sqlite3_stmt *statement,
          DcsRecordKind kind,
          const Deleted *deleted,
          DcsStoreRowFunc func,
          gpointer data,
          GError **error)
{
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  DcsStep step;

  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    {
      if (!_dcs_record_read (self, kind, statement, values, error))
        return FALSE;
      if (!hangs_on_deleted (deleted, kind, values) && !func (kind, values, data))
        return TRUE;
    }
  return step == DCS_STEP_DONE;
}

static gboolean
each_kind (DcsStore *self,
           DcsRecordKind kind,
           gint64 patient_id,
           gboolean with_deleted,
           const Deleted *deleted,
           DcsStoreRowFunc func,
           gpointer data,
           GError **error)
{
  DcsRecordSql which = patient_id != 0 ? DCS_RECORD_SQL_OF_PATIENT : DCS_RECORD_SQL_ALL;
  sqlite3_stmt *statement = _dcs_record_sql (self, kind, which, error);
  g_autoptr (sqlite3_stmt) own = NULL;
  gboolean good;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_stmt_busy (statement))
    {
      /* Called from within itself: this one has rows to come. */
      own = _dcs_connection_prepare (self->db, sqlite3_sql (statement), error);
      statement = own;
      if (statement == NULL)
        return FALSE;
    }
  _dcs_bind_int64 (statement, 0, with_deleted ? 1 : 0);
  if (which == DCS_RECORD_SQL_OF_PATIENT)
    _dcs_bind_int64 (statement, 1, patient_id);
  good = each_row (self, statement, kind, deleted, func, data, error);
  _dcs_statement_reset (statement);
  return good;
}

/**
 * dcs_store_each:
 * @patient_id: whose rows, or 0 for those of all patients
 * @with_deleted: whether rows that are marked as deleted, and what hangs on such, count too
 * @func: (scope call): called with each row, in the order of the table's key; %FALSE stops
 *
 * Reads the rows of a kind one by one. @func may read from the store itself.
 */
gboolean
dcs_store_each (DcsStore *self,
                DcsRecordKind kind,
                gint64 patient_id,
                gboolean with_deleted,
                DcsStoreRowFunc func,
                gpointer data,
                GError **error)
{
  g_auto (Deleted) deleted = { NULL };

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS, FALSE);

  if (self->bulk && !_dcs_bulk_flush (self, error))
    return FALSE;
  if (!with_deleted && !deleted_read (&deleted, self, kind, error))
    return FALSE;
  return each_kind (self, kind, patient_id, with_deleted, &deleted, func, data, error);
}

static gboolean
add_to_course_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  dcs_course_add (data, kind, values);
  return TRUE;
}

typedef struct
{
  DcsCourse *course;
  gboolean found;
} FoundPatient;

static gboolean
add_patient_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  FoundPatient *found = data;

  found->found = TRUE;
  dcs_course_add (found->course, kind, values);
  return FALSE;
}

void
_dcs_store_set_no_patient (GError **error)
{
  g_set_error_literal (error,
                       DCS_STORE_ERROR,
                       DCS_STORE_ERROR_NOT_FOUND,
                       _ ("There is no such patient in the clinic file."));
}

static gboolean
load_rows (DcsStore *self, gint64 patient_id, DcsCourse *course, GError **error)
{
  FoundPatient patient = { course, FALSE };
  g_auto (Deleted) deleted = { NULL };

  /* Once for all kinds: courses are loaded by the ten thousand. */
  if (!read_deleted (self, DCS_SQL_DELETED_VISITS, &deleted.visits, error)
      || !read_deleted (self, DCS_SQL_DELETED_TREATMENTS, &deleted.treatments, error)
      || !each_kind (
          self, DCS_RECORD_PATIENT, patient_id, FALSE, &deleted, add_patient_cb, &patient, error))
    return FALSE;
  if (!patient.found)
    {
      _dcs_store_set_no_patient (error);
      return FALSE;
    }
  for (int kind = DCS_RECORD_PATIENT + 1; kind < DCS_N_RECORD_KINDS; kind++)
    if (!each_kind (self,
                    (DcsRecordKind) kind,
                    patient_id,
                    FALSE,
                    &deleted,
                    add_to_course_cb,
                    course,
                    error))
      return FALSE;
  return TRUE;
}

/**
 * dcs_store_load_course:
 * @course: empty; sealed on success
 *
 * Reads everything of one patient that is not deleted, as it stood at one moment. NOT_FOUND when
 * there is no such patient.
 */
gboolean
dcs_store_load_course (DcsStore *self, gint64 patient_id, DcsCourse *course, GError **error)
{
  gboolean own_transaction, good;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (patient_id > 0, FALSE);

  if (self->bulk && !_dcs_bulk_flush (self, error))
    return FALSE;
  own_transaction = sqlite3_get_autocommit (self->db) != 0;
  if (own_transaction && !_dcs_store_run_sql (self, DCS_SQL_BEGIN_READ, error))
    return FALSE;
  good = load_rows (self, patient_id, course, error);
  if (own_transaction)
    _dcs_store_run_sql (self, good ? DCS_SQL_COMMIT : DCS_SQL_ROLLBACK, NULL);
  if (good)
    dcs_course_seal (course);
  return good;
}
