/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

/* Erasing a person for good: an administrator's act with a reason, unlike marking as deleted. */

static gboolean
run_for_patient (DcsStore *self, const char *sql, gint64 patient_id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = _dcs_connection_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  _dcs_bind_int64 (statement, 0, patient_id);
  return _dcs_connection_step (statement, error) == DCS_STEP_DONE;
}

/* The rows, what refers to others first. Their triggers leave entries without which the trail would
 * not account for them; the content of those goes too. A line of the screening log stays: it names
 * nobody once it belongs to no patient. */
static gboolean
remove_rows (DcsStore *self, gint64 patient_id, GError **error)
{
  if (!run_for_patient (
          self, "DELETE FROM attachment_content WHERE patient_id = ?1", patient_id, error)
      || !run_for_patient (self, "DELETE FROM summary WHERE patient_id = ?1", patient_id, error)
      || !run_for_patient (self, "DELETE FROM work_item WHERE patient_id = ?1", patient_id, error)
      || !run_for_patient (self, "DELETE FROM draft WHERE patient_id = ?1", patient_id, error)
      || !run_for_patient (
          self,
          "UPDATE screening SET patient_id = NULL, version = version + 1 WHERE patient_id = ?1",
          patient_id,
          error))
    return FALSE;
  for (int kind = DCS_N_RECORD_KINDS - 1; kind >= 0; kind--)
    {
      const DcsRecordInfo *info = dcs_record_info ((DcsRecordKind) kind);
      g_autofree char *sql = g_strdup_printf (
          "DELETE FROM %s WHERE %s = ?1", info->table, info->patient_id >= 0 ? "patient_id" : "id");

      if (!run_for_patient (self, sql, patient_id, error))
        return FALSE;
      if (kind == DCS_RECORD_PATIENT && sqlite3_changes (self->db) == 0)
        {
          _dcs_store_set_no_patient (error);
          return FALSE;
        }
    }
  return TRUE;
}

/* What the trail keeps of the person. The seals are over a hash of it, so the chain stays whole. */
static gboolean
blank_entries (DcsStore *self, gint64 patient_id, GError **error)
{
  gboolean good;

  /* The trail is append-only for everybody but this. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  good = run_for_patient (
      self,
      "UPDATE audit SET before = NULL, after = NULL, salt = NULL WHERE patient_id = ?1",
      patient_id,
      error);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
  return good;
}

/**
 * dcs_store_erase_patient:
 * @reason: why, for the audit trail; names nobody
 *
 * Erases everything about a patient for good, in a transaction of its own: the records, the
 * summary, work items, kept drafts and what the audit trail holds of them. No byte of it stays in
 * the file; copies that were made before hold it still. NOT_FOUND when there is no such patient.
 */
gboolean
dcs_store_erase_patient (DcsStore *self, gint64 patient_id, const char *reason, GError **error)
{
  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (patient_id > 0, FALSE);
  g_return_val_if_fail (reason != NULL && reason[0] != '\0', FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (!dcs_store_begin (self, reason, error))
    return FALSE;
  if (remove_rows (self, patient_id, error) && blank_entries (self, patient_id, error)
      && _dcs_audit_append (self, "erase", "", "", patient_id, NULL, NULL, error))
    return dcs_store_commit (self, error);
  dcs_store_rollback (self);
  return FALSE;
}
