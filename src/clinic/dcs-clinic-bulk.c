/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-core-private.h"

/**
 * dcs_clinic_core_bulk_begin:
 *
 * Begins the one transaction of an import.
 */
gboolean
dcs_clinic_core_bulk_begin (DcsClinicCore *self, GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_begin_bulk (self->store, "import", &store_error))
    return _dcs_clinic_propagate (error, store_error);
  if (_dcs_clinic_core_sync_rules (self, error))
    return TRUE;
  dcs_store_rollback (self->store);
  return FALSE;
}

/**
 * dcs_clinic_core_bulk_insert:
 * @values: complete, with key, version 1 and deleted 0
 *
 * Inserts a row that the caller has validated; the schema checks it again.
 */
gboolean
dcs_clinic_core_bulk_insert (DcsClinicCore *self,
                             DcsRecordKind kind,
                             const DcsValue *values,
                             GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_insert (self->store, kind, values, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

/**
 * dcs_clinic_core_bulk_summarize:
 * @course: sealed, all rows of one patient
 *
 * Derives and stores the summary of a patient whose rows have all been inserted.
 */
gboolean
dcs_clinic_core_bulk_summarize (DcsClinicCore *self, DcsCourse *course, GError **error)
{
  return _dcs_clinic_core_put_summary (self, course, error);
}

/**
 * dcs_clinic_core_bulk_resummarize:
 *
 * The same for a patient whose rows came in no order: reads them back.
 */
gboolean
dcs_clinic_core_bulk_resummarize (DcsClinicCore *self, gint64 patient_id, GError **error)
{
  return _dcs_clinic_core_summarize (self, patient_id, error);
}

/**
 * dcs_clinic_core_bulk_find_uid:
 * @patient_id: (out): whose record it is
 *
 * Returns: the key of the record with an exchange id, 0 when there is none, -1 on error
 */
gint64
dcs_clinic_core_bulk_find_uid (
    DcsClinicCore *self, DcsRecordKind kind, const char *uid, gint64 *patient_id, GError **error)
{
  GError *store_error = NULL;
  gint64 id = dcs_store_find_uid (self->store, kind, uid, patient_id, &store_error);

  if (id < 0)
    _dcs_clinic_propagate (error, store_error);
  return id;
}

/**
 * dcs_clinic_core_bulk_adopt_rules:
 *
 * Derives by the clinic's own rules that were inserted, from now on and for everybody who is in the
 * clinic file already.
 */
gboolean
dcs_clinic_core_bulk_adopt_rules (DcsClinicCore *self, GCancellable *cancellable, GError **error)
{
  return _dcs_clinic_core_sync_rules (self, error)
         && _dcs_clinic_core_derive_all (self, cancellable, error);
}

/**
 * dcs_clinic_core_bulk_note:
 * @file: name of a file of the import
 * @detail: its rows and digest; never patient data
 *
 * Writes the one audit entry of a file.
 */
gboolean
dcs_clinic_core_bulk_note (DcsClinicCore *self,
                           const char *file,
                           const char *detail,
                           GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_audit_note (self->store, "import", file, detail, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

gboolean
dcs_clinic_core_bulk_commit (DcsClinicCore *self, GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_commit (self->store, &store_error))
    {
      dcs_store_rollback (self->store);
      return _dcs_clinic_propagate (error, store_error);
    }
  self->all_changed = TRUE;
  return TRUE;
}

void
dcs_clinic_core_bulk_rollback (DcsClinicCore *self)
{
  dcs_store_rollback (self->store);
  /* Rules that came with it hold no longer; should reading fail, the next transaction tries again.
   */
  _dcs_clinic_core_sync_rules (self, NULL);
}
