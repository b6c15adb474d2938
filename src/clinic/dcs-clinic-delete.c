/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-deletion.h"

#include "dcs-clinic-core-private.h"

#include <glib/gi18n-lib.h>

/* Deleting is marking, with all that belongs to the record, in one transaction: the record first,
 * so that the audit trail tells acts apart that follow each other. */

void
dcs_deletion_free (DcsDeletion *self)
{
  g_array_unref (self->marks);
  g_free (self);
}

DcsRecordKind
dcs_deletion_get_kind (const DcsDeletion *self)
{
  return self->kind;
}

/**
 * dcs_deletion_count:
 *
 * Returns: how many records were marked, the record itself and what belongs to it
 */
guint
dcs_deletion_count (const DcsDeletion *self)
{
  return self->marks->len;
}

DcsDeletion *
_dcs_deletion_new (DcsRecordKind kind, gint64 patient_id)
{
  DcsDeletion *self = g_new0 (DcsDeletion, 1);

  self->kind = kind;
  self->patient_id = patient_id;
  self->marks = g_array_new (FALSE, TRUE, sizeof (DcsMark));
  return self;
}

/**
 * _dcs_deletion_add:
 * @row: of which the key and the version are kept
 */
void
_dcs_deletion_add (DcsDeletion *self, DcsRecordKind kind, const DcsValue *row)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  DcsMark mark = { .kind = kind };

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & DCS_FIELD_KEY) || (int) i == info->version
        || (int) i == info->deleted)
      mark.values[i] = row[i];
  g_array_append_val (self->marks, mark);
}

DcsMark *
_dcs_deletion_mark (const DcsDeletion *self, guint index)
{
  return &g_array_index (self->marks, DcsMark, index);
}

/* Sets or takes away all marks, in the running transaction. Each row has one version more then. */
static gboolean
set_marks (DcsClinicCore *core, const DcsDeletion *self, gboolean deleted, GError **error)
{
  GError *store_error = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      DcsMark *mark = _dcs_deletion_mark (self, i);

      if (!dcs_store_set_deleted (core->store, mark->kind, mark->values, deleted, &store_error))
        return _dcs_clinic_propagate (error, store_error);
    }
  return TRUE;
}

/* Ends the transaction of a deletion or of its undoing with the patient's summary. */
static gboolean
finish (DcsClinicCore *core, const DcsDeletion *self, gboolean deleted, GError **error)
{
  GError *store_error = NULL;

  /* Of a deleted patient there is no course to derive from. */
  if (self->patient_id != 0 && !(self->kind == DCS_RECORD_PATIENT && deleted)
      && !_dcs_clinic_core_summarize (core, self->patient_id, error))
    return FALSE;
  if (!dcs_store_commit (core->store, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  if (self->patient_id != 0)
    g_array_append_val (core->changed, self->patient_id);
  return TRUE;
}

/**
 * _dcs_deletion_apply:
 * @deleted: whether to delete or to bring back
 *
 * Ends the transaction that runs: all of it, or nothing.
 */
gboolean
_dcs_deletion_apply (DcsClinicCore *core, const DcsDeletion *self, gboolean deleted, GError **error)
{
  if (set_marks (core, self, deleted, error) && finish (core, self, deleted, error))
    return TRUE;
  dcs_store_rollback (core->store);
  return FALSE;
}

typedef struct
{
  DcsDeletion *deletion;
  const char *reference; /* the field that must lead to the record, or NULL: any row */
  gint64 id;
} Collecting;

static gboolean
collect_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  const Collecting *collecting = data;
  int field = collecting->reference != NULL
                  ? dcs_record_info_find (dcs_record_info (kind), collecting->reference)
                  : -1;

  if (field < 0 || values[field].integer == collecting->id)
    _dcs_deletion_add (collecting->deletion, kind, values);
  return TRUE;
}

static gboolean
collect (DcsClinicCore *core, DcsDeletion *deletion, gint64 id, GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (deletion->kind);
  DcsValue key[DCS_RECORD_MAX_FIELDS] = { 0 };
  g_autofree char *reference = g_strconcat (info->table, "_id", NULL);
  Collecting collecting = { deletion, NULL, id };
  GError *store_error = NULL;
  gboolean found;

  if (info->patient_id >= 0)
    key[info->patient_id] = dcs_value_integer (deletion->patient_id);
  key[info->id] = dcs_value_integer (id);
  if (!dcs_store_read (
          core->store, deletion->kind, key, collect_cb, &collecting, &found, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  if (!found)
    {
      g_set_error_literal (error,
                           DCS_CLINIC_ERROR,
                           DCS_CLINIC_ERROR_NOT_FOUND,
                           _ ("This record does not exist any more. Nothing was changed."));
      return FALSE;
    }
  if (_dcs_deletion_mark (deletion, 0)->values[info->deleted].integer != 0)
    {
      g_set_error_literal (error,
                           DCS_CLINIC_ERROR,
                           DCS_CLINIC_ERROR_CONFLICT,
                           _ ("This record was deleted already. Nothing was changed."));
      return FALSE;
    }
  collecting.reference = reference;
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    if (dcs_store_belongs ((DcsRecordKind) kind, deletion->kind)
        && !dcs_store_each (core->store,
                            (DcsRecordKind) kind,
                            deletion->patient_id,
                            FALSE,
                            collect_cb,
                            &collecting,
                            &store_error))
      return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

/**
 * dcs_clinic_core_delete:
 * @kind: any with a key of its own
 * @id: the record; of a patient the patient
 *
 * Marks a record as deleted with all that belongs to it; nothing is erased. One transaction with
 * the patient's summary, durable on return. Of a patient only the patient is marked: all the rest
 * is left out with it.
 *
 * Returns: (transfer full): what was marked, for dcs_clinic_core_undelete(); or %NULL with
 *   %DCS_CLINIC_ERROR_NOT_FOUND, %DCS_CLINIC_ERROR_CONFLICT (deleted already) among others
 */
DcsDeletion *
dcs_clinic_core_delete (
    DcsClinicCore *self, DcsRecordKind kind, gint64 patient_id, gint64 id, GError **error)
{
  g_autoptr (DcsDeletion) deletion = _dcs_deletion_new (kind, patient_id);

  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS && dcs_record_info (kind)->id >= 0, NULL);

  if (!_dcs_clinic_core_begin (self, NULL, error))
    return NULL;
  if (!collect (self, deletion, id, error))
    {
      dcs_store_rollback (self->store);
      return NULL;
    }
  if (!_dcs_deletion_apply (self, deletion, TRUE, error))
    return NULL;
  for (guint i = 0; i < deletion->marks->len; i++)
    {
      DcsMark *mark = _dcs_deletion_mark (deletion, i);

      mark->values[dcs_record_info (mark->kind)->version].integer++;
    }
  return g_steal_pointer (&deletion);
}

/**
 * dcs_clinic_core_undelete:
 * @deletion: what dcs_clinic_core_delete() gave
 *
 * Brings back exactly what one deletion marked, in one transaction.
 *
 * Returns: whether all is back. %DCS_CLINIC_ERROR_CONFLICT when any of it was changed since; then
 *   nothing is
 */
gboolean
dcs_clinic_core_undelete (DcsClinicCore *self, const DcsDeletion *deletion, GError **error)
{

  if (!_dcs_clinic_core_begin (self, NULL, error))
    return FALSE;
  return _dcs_deletion_apply (self, deletion, FALSE, error);
}

/**
 * dcs_clinic_core_erase_patient:
 * @reason: why, for the audit trail; names nobody
 *
 * Erases a person for good, unlike deleting: the records, kept drafts and what the audit trail
 * holds of them, in one transaction. The chain of the trail stays whole and says that it was done.
 * No byte of the person stays in the file; copies that were made before hold it still.
 */
gboolean
dcs_clinic_core_erase_patient (DcsClinicCore *self,
                               gint64 patient_id,
                               const char *reason,
                               GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_erase_patient (self->store, patient_id, reason, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  g_array_append_val (self->changed, patient_id);
  return TRUE;
}
