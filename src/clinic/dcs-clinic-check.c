/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-core-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DcsClinicCore *core;
  void (*report) (const char *fault, gpointer data);
  gpointer data;
  GError *error;
} Check;

static gboolean
same_summary (const DcsSummary *a, const DcsSummary *b)
{
  if (a->state != b->state || !dcs_date_equal (a->state_since, b->state_since)
      || !dcs_date_equal (a->last_visit, b->last_visit)
      || !dcs_date_equal (a->next_due, b->next_due) || a->activity_code != b->activity_code
      || !dcs_value_equal (&a->activity, &b->activity)
      || !dcs_date_equal (a->activity_date, b->activity_date) || a->n_visits != b->n_visits
      || a->n_relapses != b->n_relapses || a->n_findings != b->n_findings
      || a->n_lines != b->n_lines || a->n_resistant != b->n_resistant
      || a->n_candidates != b->n_candidates || a->n_current != b->n_current
      || a->n_ever != b->n_ever)
    return FALSE;
  for (guint i = 0; i < a->n_current; i++)
    if (a->current[i] != b->current[i])
      return FALSE;
  for (guint i = 0; i < a->n_ever; i++)
    if (a->ever[i] != b->ever[i])
      return FALSE;
  return TRUE;
}

static gboolean
same_work (const DcsDerived *derived, GArray *stored)
{
  if (stored->len != derived->n_work)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    if (!dcs_work_item_equal (&g_array_index (stored, DcsWorkItem, i), &derived->work[i]))
      return FALSE;
  return TRUE;
}

static void G_GNUC_PRINTF (2, 0)
    report_patient (Check *self, const char *format, const DcsValue *patient)
{
  g_autofree char *fault = g_strdup_printf (format, patient[DCS_PATIENT_CODE].text);

  self->report (fault, self->data);
}

/* A stored summary that differs from the derived one would show a wrong number in the list; work
 * that differs would leave something undone. */
static gboolean
check_derived_cb (DcsCourse *course, gpointer data)
{
  Check *check = data;
  const DcsValue *patient = dcs_course_patient (course);
  DcsStore *store = check->core->store;
  gint64 id = patient[DCS_PATIENT_ID].integer;
  g_auto (DcsDerived) derived = { 0 };
  g_autofree char *stored_key = NULL;
  g_autofree char *clinician = NULL;
  g_autoptr (GArray) work = NULL;
  DcsSummary stored;
  gboolean found;

  _dcs_clinic_core_derive (check->core, course, &derived);
  found = dcs_store_get_summary (store, id, &stored, &stored_key, &clinician, &check->error);
  if (!found && !g_error_matches (check->error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND))
    return FALSE;
  g_clear_error (&check->error);
  if (!found || !same_summary (&derived.summary, &stored)
      || g_strcmp0 (derived.search_key, stored_key) != 0
      || g_strcmp0 (derived.clinician, clinician) != 0)
    report_patient (
        check, _ ("The stored summary of patient %s differs from what its records say."), patient);
  work = dcs_store_get_work (store, id, &check->error);
  if (work == NULL)
    return FALSE;
  if (!same_work (&derived, work))
    report_patient (
        check, _ ("The stored worklist of patient %s differs from what its records say."), patient);
  return TRUE;
}

/**
 * dcs_clinic_core_check:
 * @deep: compare the live rows with the audit trail too
 * @report: called with one sentence for each fault
 *
 * Checks the database's structure, its references, the audit trail and what is stored of each
 * patient for lists against the records that it is derived from.
 *
 * Says, too, which of the clinic's own rules the definitions do not take.
 *
 * Returns: FALSE only when the check could not run
 */
gboolean
dcs_clinic_core_check (DcsClinicCore *self,
                       gboolean deep,
                       void (*report) (const char *fault, gpointer data),
                       gpointer data,
                       GError **error)
{
  Check check = { self, report, data, NULL };
  GError *store_error = NULL;
  gboolean current;

  if (!dcs_store_check (self->store, deep, report, data, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  if (!_dcs_clinic_core_sync_rules (self, error)
      || !_dcs_clinic_core_is_current (self, &current, error))
    return FALSE;
  for (guint i = 0; i < self->refused->len; i++)
    report (g_ptr_array_index (self->refused, i), data);
  if (!current)
    {
      report (
          _ ("The lists were derived by other rules than those of this program. They are derived "
             "anew when the clinic file is opened for writing."),
          data);
      return TRUE;
    }
  if (!dcs_clinic_core_each_course (self, check_derived_cb, &check, error))
    return FALSE;
  if (check.error != NULL)
    return _dcs_clinic_propagate (error, check.error);
  return TRUE;
}

/**
 * dcs_clinic_core_audit_seal:
 *
 * Returns: (transfer full): number and hash of the newest entry of the audit trail, "12:ab34…"
 */
char *
dcs_clinic_core_audit_seal (DcsClinicCore *self, GError **error)
{
  GError *store_error = NULL;
  char *seal = dcs_store_audit_seal (self->store, &store_error);

  if (seal == NULL)
    _dcs_clinic_propagate (error, store_error);
  return seal;
}

/**
 * dcs_clinic_core_audit_verify:
 * @earlier_seal: (nullable): a seal noted earlier, which must be part of the trail
 * @n_entries: (out): entries of the trail
 * @n_erased: (out): of which the content was erased with a person
 * @fault: (out) (transfer full) (nullable): the first thing that is wrong
 *
 * Returns: FALSE only when the trail could not be read
 */
gboolean
dcs_clinic_core_audit_verify (DcsClinicCore *self,
                              const char *earlier_seal,
                              gint64 *n_entries,
                              gint64 *n_erased,
                              char **fault,
                              GError **error)
{
  DcsAuditReport report = { 0 };
  GError *store_error = NULL;

  *fault = NULL;
  if (!dcs_store_audit_verify (self->store, earlier_seal, &report, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  *n_entries = report.n_entries;
  *n_erased = report.n_erased;
  *fault = g_strdup (report.first_fault);
  dcs_audit_report_clear (&report);
  return TRUE;
}

/**
 * dcs_clinic_core_audit_note:
 * @action: "export", "open" …
 * @subject: what it was done to; never patient data
 *
 * Writes an entry of the audit trail for something that changes no record, in a transaction of its
 * own.
 */
gboolean
dcs_clinic_core_audit_note (DcsClinicCore *self,
                            const char *action,
                            const char *subject,
                            const char *detail,
                            GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_begin (self->store, NULL, &store_error)
      || !dcs_store_audit_note (self->store, action, subject, detail, &store_error)
      || !dcs_store_commit (self->store, &store_error))
    {
      dcs_store_rollback (self->store);
      return _dcs_clinic_propagate (error, store_error);
    }
  return TRUE;
}

/**
 * dcs_clinic_core_backup:
 * @destination: a file that does not exist
 *
 * Copies the clinic file while it is open, verifies the copy and puts it in its place.
 */
gboolean
dcs_clinic_core_backup (DcsClinicCore *self, const char *destination, GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_backup (self->store, destination, &store_error))
    {
      /* A missing folder is no missing patient. */
      if (g_error_matches (store_error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND))
        store_error->code = DCS_STORE_ERROR_NOT_CLINIC;
      return _dcs_clinic_propagate (error, store_error);
    }
  return TRUE;
}

/**
 * dcs_clinic_restore:
 * @source: a backup
 * @path: the clinic file to put it in the place of
 * @kept: (out) (optional) (nullable) (transfer full): where the old file is now
 */
gboolean
dcs_clinic_restore (const char *source, const char *path, char **kept, GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_restore (source, path, kept, &store_error))
    {
      if (g_error_matches (store_error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND))
        store_error->code = DCS_STORE_ERROR_NOT_CLINIC;
      return _dcs_clinic_propagate (error, store_error);
    }
  return TRUE;
}
