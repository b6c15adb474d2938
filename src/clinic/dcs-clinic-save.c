/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-entry.h"

#include "dcs-clinic-core-private.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What an observation may hold is said by the definition of its test; its canonical value follows
 * from the unit. */
static gboolean
check_observation (DcsClinicCore *self, DcsDraft *draft, GError **error)
{
  DcsValue values[DCS_N_OBSERVATION_FIELDS];
  g_autofree char *expected = NULL;
  const DcsTest *test;
  int field;

  memcpy (values, dcs_draft_get_values (draft), sizeof values);
  if (!dcs_observation_check (self->catalog, values, &field, &expected))
    {
      test = dcs_catalog_test (self->catalog, values[DCS_OBSERVATION_CODE].code);
      g_set_error (error,
                   DCS_CLINIC_ERROR,
                   DCS_CLINIC_ERROR_BAD_DATA,
                   /* TRANSLATORS: what is measured, a field of it, what it should hold */
                   _ ("%s, “%s”: expected %s."),
                   test != NULL ? test->term.label : _ ("Observation"),
                   dcs_observation_info.fields[field].name,
                   expected);
      return FALSE;
    }
  dcs_draft_set (draft, DCS_OBSERVATION_CANONICAL, &values[DCS_OBSERVATION_CANONICAL]);
  return TRUE;
}

static gboolean
validate (DcsClinicCore *self, DcsDraft *draft, GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (dcs_draft_get_kind (draft));
  g_autoptr (GPtrArray) problems = dcs_draft_validate (draft,
                                                       dcs_catalog_vocabulary (self->catalog));

  if (problems->len > 0)
    {
      const DcsProblem *problem = g_ptr_array_index (problems, 0);

      g_set_error (error,
                   DCS_CLINIC_ERROR,
                   DCS_CLINIC_ERROR_BAD_DATA,
                   /* TRANSLATORS: name of a field, then what is wrong: "date is needed" */
                   _ ("The field “%s” %s."),
                   info->fields[problem->field].name,
                   problem->message);
      return FALSE;
    }
  if (dcs_draft_get_kind (draft) == DCS_RECORD_OBSERVATION)
    return check_observation (self, draft, error);
  return TRUE;
}

/* Key, version and exchange id of a record that is stored for the first time. */
static void
complete_new (DcsDraft *draft)
{
  const DcsRecordInfo *info = dcs_record_info (dcs_draft_get_kind (draft));
  const DcsValue *values = dcs_draft_get_values (draft);
  int uid = dcs_record_info_find (info, "uid");
  DcsValue value;

  if (info->id >= 0 && values[info->id].kind == DCS_VALUE_NULL)
    {
      value = dcs_value_integer (dcs_id_new ());
      dcs_draft_set (draft, info->id, &value);
    }
  value = dcs_value_integer (1);
  dcs_draft_set (draft, info->version, &value);
  value = dcs_value_integer (0);
  dcs_draft_set (draft, info->deleted, &value);
  if (uid >= 0 && values[uid].kind == DCS_VALUE_NULL)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, values[info->id].integer);

      value = dcs_value_text (text);
      dcs_draft_set (draft, uid, &value);
    }
}

static gint64
patient_of (DcsRecordKind kind, const DcsValue *values)
{
  const DcsRecordInfo *info = dcs_record_info (kind);

  return values[kind == DCS_RECORD_PATIENT ? info->id : info->patient_id].integer;
}

/* What a draft asks to be deleted is not looked at any more, and of it nothing else changes. */
static gboolean
is_deletion (DcsDraft *draft)
{
  const DcsRecordInfo *info = dcs_record_info (dcs_draft_get_kind (draft));

  return dcs_draft_get_values (draft)[info->deleted].integer == 1
         && dcs_draft_get_original (draft)[info->deleted].integer != 1;
}

typedef struct
{
  gint64 version;
  gboolean is_deleted;
} Stored;

static gboolean
read_stored_cb (DcsRecordKind kind, const DcsValue *row, gpointer data)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  Stored *stored = data;

  stored->version = row[info->version].integer;
  stored->is_deleted = row[info->deleted].integer == 1;
  return TRUE;
}

/* There can be one of a kind at a visit: somebody else was faster. */
static gboolean
propagate_second (GError **error, GError *store_error)
{
  if (!g_error_matches (store_error, DCS_STORE_ERROR, DCS_STORE_ERROR_DUPLICATE))
    return _dcs_clinic_propagate (error, store_error);
  g_error_free (store_error);
  g_set_error_literal (error,
                       DCS_CLINIC_ERROR,
                       DCS_CLINIC_ERROR_CONFLICT,
                       _ ("Somebody else entered a value of this visit meanwhile. Nothing was "
                          "saved; look at the new values and enter yours again."));
  return FALSE;
}

/* A measurement is known by what it is of: where one was deleted, the new one takes its place. */
static gboolean
write_observation (DcsClinicCore *self, DcsDraft *draft, GError **error)
{
  const DcsRecordKind kind = DCS_RECORD_OBSERVATION;
  const DcsValue *values = dcs_draft_get_values (draft);
  GError *store_error = NULL;
  Stored stored = { 0, FALSE };
  gboolean found, done;

  if (!dcs_store_read (self->store, kind, values, read_stored_cb, &stored, &found, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  if (found && stored.is_deleted)
    {
      DcsValue version = dcs_value_integer (stored.version);

      dcs_draft_set (draft, DCS_OBSERVATION_VERSION, &version);
      done = dcs_store_update (self->store, kind, dcs_draft_get_values (draft), &store_error);
      version.integer++;
      dcs_draft_set (draft, DCS_OBSERVATION_VERSION, &version);
    }
  else
    done = dcs_store_insert (self->store, kind, values, &store_error);
  return done || propagate_second (error, store_error);
}

/* The number of a lesion that was deleted is not given again: it stands in the history. */
static gboolean
choose_lesion_number (DcsClinicCore *self, DcsDraft *draft, GError **error)
{
  const DcsValue *values = dcs_draft_get_values (draft);
  GError *store_error = NULL;
  gint64 number = dcs_store_free_lesion_number (self->store,
                                                values[DCS_LESION_PATIENT_ID].integer,
                                                values[DCS_LESION_LESION_NO].integer,
                                                &store_error);
  DcsValue value = dcs_value_integer (number);

  if (number < 0)
    return _dcs_clinic_propagate (error, store_error);
  dcs_draft_set (draft, DCS_LESION_LESION_NO, &value);
  return TRUE;
}

static gboolean
write_new (DcsClinicCore *self, DcsDraft *draft, GError **error)
{
  DcsRecordKind kind = dcs_draft_get_kind (draft);
  GError *store_error = NULL;

  if (kind == DCS_RECORD_OBSERVATION)
    return write_observation (self, draft, error);
  if (kind == DCS_RECORD_LESION && !choose_lesion_number (self, draft, error))
    return FALSE;
  if (dcs_store_insert (self->store, kind, dcs_draft_get_values (draft), &store_error))
    return TRUE;
  return kind == DCS_RECORD_ASSESSMENT ? propagate_second (error, store_error)
                                       : _dcs_clinic_propagate (error, store_error);
}

static gboolean
write_draft (DcsClinicCore *self, DcsDraft *draft, GError **error)
{
  DcsRecordKind kind = dcs_draft_get_kind (draft);
  GError *store_error = NULL;
  gboolean done;

  if (dcs_draft_is_new (draft))
    return write_new (self, draft, error);
  if (is_deletion (draft))
    done = dcs_store_set_deleted (
        self->store, kind, dcs_draft_get_original (draft), TRUE, &store_error);
  else
    done = dcs_store_update (self->store, kind, dcs_draft_get_values (draft), &store_error);
  return done || _dcs_clinic_propagate (error, store_error);
}

static void
add_once (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  if (id != 0)
    g_array_append_val (ids, id);
}

/* Of a deleted patient there is no course to derive from. */
static gboolean
summarize_if_there (DcsClinicCore *self, gint64 patient_id, GError **error)
{
  GError *local_error = NULL;

  if (_dcs_clinic_core_summarize (self, patient_id, &local_error))
    return TRUE;
  if (g_error_matches (local_error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_NOT_FOUND))
    {
      g_error_free (local_error);
      return TRUE;
    }
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
write_all (DcsClinicCore *self,
           DcsDraft **drafts,
           guint n_drafts,
           GArray *patients,
           guint *problem_draft,
           GError **error)
{
  for (guint i = 0; i < n_drafts; i++)
    {
      if (!write_draft (self, drafts[i], error))
        {
          *problem_draft = i;
          return FALSE;
        }
      add_once (patients,
                patient_of (dcs_draft_get_kind (drafts[i]), dcs_draft_get_values (drafts[i])));
    }
  for (guint i = 0; i < patients->len; i++)
    if (!summarize_if_there (self, g_array_index (patients, gint64, i), error))
      return FALSE;
  return TRUE;
}

static void
note_stored (DcsDraft *draft)
{
  const DcsRecordInfo *info = dcs_record_info (dcs_draft_get_kind (draft));

  if (!dcs_draft_is_new (draft))
    {
      DcsValue version = dcs_value_integer (dcs_draft_get_values (draft)[info->version].integer
                                            + 1);

      dcs_draft_set (draft, info->version, &version);
    }
  dcs_draft_set_stored (draft);
}

/* One transaction; @subject: (nullable): of the kept draft that is dropped in it. */
static gboolean
write_transaction (DcsClinicCore *self,
                   DcsDraft **drafts,
                   guint n_drafts,
                   const char *subject,
                   const char *reason,
                   guint *problem_draft,
                   GError **error)
{
  g_autoptr (GArray) patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *store_error = NULL;

  if (!_dcs_clinic_core_begin (self, reason, error))
    return FALSE;
  if (!write_all (self, drafts, n_drafts, patients, problem_draft, error))
    {
      dcs_store_rollback (self->store);
      return FALSE;
    }
  if ((subject != NULL && !dcs_store_drop_draft (self->store, subject, &store_error))
      || !dcs_store_commit (self->store, &store_error))
    {
      dcs_store_rollback (self->store);
      return _dcs_clinic_propagate (error, store_error);
    }
  g_array_append_vals (self->changed, patients->data, patients->len);
  return TRUE;
}

/**
 * dcs_clinic_core_save_entry:
 * @subject: (nullable): of the kept draft that is dropped with the save
 *
 * dcs_clinic_core_save() that also drops the draft that was kept of the form, in the same
 * transaction: a save that fails keeps it. A draft whose field `deleted` was set to 1 is deleted,
 * whatever else stands in it; one where it was set back to 0 is brought back.
 */
gboolean
dcs_clinic_core_save_entry (DcsClinicCore *self,
                            DcsDraft **drafts,
                            guint n_drafts,
                            const char *subject,
                            const char *reason,
                            guint *problem_draft,
                            GError **error)
{
  guint problem = 0;

  for (guint i = 0; i < n_drafts; i++)
    {
      if (problem_draft != NULL)
        *problem_draft = i;
      if (dcs_draft_is_new (drafts[i]))
        complete_new (drafts[i]);
      if (!is_deletion (drafts[i]) && !validate (self, drafts[i], error))
        return FALSE;
    }
  if (!write_transaction (self, drafts, n_drafts, subject, reason, &problem, error))
    {
      if (problem_draft != NULL)
        *problem_draft = problem;
      return FALSE;
    }
  for (guint i = 0; i < n_drafts; i++)
    note_stored (drafts[i]);
  return TRUE;
}

/**
 * dcs_clinic_core_save:
 * @drafts: what belongs together, what is referred to first (a visit, then its observations)
 * @n_drafts: how many
 * @reason: (nullable): for the history of the records
 * @problem_draft: (out) (optional): which draft an error is about
 *
 * Validates all drafts, writes them, derives the patients' summaries: one transaction, durable when
 * the function returns. New records without a key get one; a caller that needs the key before (for
 * the observations of a visit) sets it from dcs_id_new(). On success the drafts hold what is
 * stored; on error nothing is stored and the drafts can be saved again.
 *
 * Returns: whether everything is stored. %DCS_CLINIC_ERROR_BAD_DATA for a bad value,
 *   %DCS_CLINIC_ERROR_CONFLICT when a record was changed by somebody else since it was read
 */
gboolean
dcs_clinic_core_save (DcsClinicCore *self,
                      DcsDraft **drafts,
                      guint n_drafts,
                      const char *reason,
                      guint *problem_draft,
                      GError **error)
{
  return dcs_clinic_core_save_entry (self, drafts, n_drafts, NULL, reason, problem_draft, error);
}

/**
 * dcs_clinic_core_set_deleted:
 * @values: the record as it was read
 * @deleted: whether to delete it or to bring it back
 *
 * Marks a record as deleted; nothing is erased. One transaction with the patient's summary.
 */
gboolean
dcs_clinic_core_set_deleted (DcsClinicCore *self,
                             DcsRecordKind kind,
                             const DcsValue *values,
                             gboolean deleted,
                             GError **error)
{
  gint64 patient_id = patient_of (kind, values);
  GError *store_error = NULL;

  if (!_dcs_clinic_core_begin (self, NULL, error))
    return FALSE;
  if (!dcs_store_set_deleted (self->store, kind, values, deleted, &store_error))
    {
      dcs_store_rollback (self->store);
      return _dcs_clinic_propagate (error, store_error);
    }
  /* Of a deleted patient there is no course to derive from. */
  if (patient_id != 0 && !(kind == DCS_RECORD_PATIENT && deleted)
      && !_dcs_clinic_core_summarize (self, patient_id, error))
    {
      dcs_store_rollback (self->store);
      return FALSE;
    }
  if (!dcs_store_commit (self->store, &store_error))
    {
      dcs_store_rollback (self->store);
      return _dcs_clinic_propagate (error, store_error);
    }
  if (patient_id != 0)
    g_array_append_val (self->changed, patient_id);
  return TRUE;
}
