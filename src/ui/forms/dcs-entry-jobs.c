/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-jobs-private.h"

#include "dcs-clinic-entry.h"

typedef struct
{
  char *subject;
  gint64 patient_id;
  char *content;     /* keep; save: what is kept when it fails */
  GPtrArray *drafts; /* save */
  char *reason;      /* save; or NULL */
  DcsRecordKind kind;
} Job;

/* The record that somebody thinks of when the task is done. */
static const DcsRecordKind task_kinds[DCS_N_ENTRY_TASKS] = {
  [DCS_ENTRY_PATIENT] = DCS_RECORD_PATIENT,
  [DCS_ENTRY_VISIT] = DCS_RECORD_VISIT,
  [DCS_ENTRY_TREATMENT] = DCS_RECORD_TREATMENT,
  [DCS_ENTRY_DOSE] = DCS_RECORD_DOSE_STEP,
  [DCS_ENTRY_STOP] = DCS_RECORD_TREATMENT,
  [DCS_ENTRY_ADMINISTRATION] = DCS_RECORD_ADMINISTRATION,
  [DCS_ENTRY_RELAPSE] = DCS_RECORD_RELAPSE,
  [DCS_ENTRY_ADVERSE_EVENT] = DCS_RECORD_ADVERSE_EVENT,
  [DCS_ENTRY_INVESTIGATION] = DCS_RECORD_INVESTIGATION,
  [DCS_ENTRY_CARE_ITEM] = DCS_RECORD_CARE_ITEM,
  [DCS_ENTRY_LESION] = DCS_RECORD_LESION,
  [DCS_ENTRY_FINDING] = DCS_RECORD_FINDING,
  [DCS_ENTRY_HISTORY] = DCS_RECORD_HISTORY,
};

static Job *
job_new (DcsEntry *entry)
{
  Job *job = g_new0 (Job, 1);

  job->subject = g_strdup (dcs_entry_get_subject (entry));
  job->patient_id = dcs_entry_get_patient_id (entry);
  job->kind = task_kinds[dcs_entry_get_task (entry)];
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->subject);
  g_free (job->content);
  g_free (job->reason);
  g_clear_pointer (&job->drafts, g_ptr_array_unref);
  g_free (job);
}

static gpointer
keep (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  Job *job = data;

  dcs_clinic_core_keep_draft (core, job->subject, job->patient_id, job->content, error);
  return NULL;
}

static gpointer
drop (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  dcs_clinic_core_drop_draft (core, ((Job *) data)->subject, error);
  return NULL;
}

static gpointer
find (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) drafts = dcs_clinic_core_list_drafts (core, job->patient_id, error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      DcsKeptDraft *draft = g_ptr_array_index (drafts, i);

      if (g_str_equal (draft->subject, job->subject))
        {
          DcsKeptDraft *found = g_new0 (DcsKeptDraft, 1);

          found->subject = g_strdup (draft->subject);
          found->patient_id = draft->patient_id;
          found->content = g_strdup (draft->content);
          found->author = g_strdup (draft->author);
          found->kept_at = draft->kept_at;
          return found;
        }
    }
  return NULL;
}

static gint64
saved_id (DcsDraft *draft, int field)
{
  const DcsValue *values = dcs_draft_get_values (draft);

  return field >= 0 && values[field].kind == DCS_VALUE_INTEGER ? values[field].integer : 0;
}

/* Of several of the task's kind (a new dose and the one that it ends) the last is the one. */
static gpointer
save (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  Job *job = data;
  const DcsRecordInfo *info = dcs_record_info (job->kind);
  gint64 *saved;

  if (!dcs_clinic_core_save_entry (core,
                                   (DcsDraft **) job->drafts->pdata,
                                   job->drafts->len,
                                   job->subject,
                                   job->reason,
                                   NULL,
                                   error))
    {
      /* Nobody may be there any more to hear of it: the draft is. */
      dcs_clinic_core_keep_draft (core, job->subject, job->patient_id, job->content, NULL);
      return NULL;
    }
  saved = g_new0 (gint64, 2);
  for (guint i = 0; i < job->drafts->len; i++)
    {
      DcsDraft *draft = g_ptr_array_index (job->drafts, i);

      if (dcs_draft_get_kind (draft) != job->kind)
        continue;
      saved[1] = saved_id (draft, info->id);
      saved[0] = job->kind == DCS_RECORD_PATIENT ? saved[1] : saved_id (draft, info->patient_id);
    }
  if (saved[0] == 0)
    saved[0] = job->patient_id;
  return saved;
}

void
_dcs_entry_job_keep (DcsClinic *clinic,
                     DcsEntry *entry,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  Job *job = job_new (entry);

  job->content = dcs_entry_serialize (entry);
  dcs_clinic_run_async (clinic, keep, job, job_free, NULL, NULL, callback, data);
}

void
_dcs_entry_job_drop (DcsClinic *clinic,
                     const char *subject,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->subject = g_strdup (subject);
  dcs_clinic_run_async (clinic, drop, job, job_free, NULL, NULL, callback, data);
}

void
_dcs_entry_job_find (DcsClinic *clinic,
                     DcsEntry *entry,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  dcs_clinic_run_async (clinic,
                        find,
                        job_new (entry),
                        job_free,
                        (GDestroyNotify) dcs_kept_draft_free,
                        NULL,
                        callback,
                        data);
}

void
_dcs_entry_job_save (DcsClinic *clinic,
                     DcsEntry *entry,
                     const char *reason,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  Job *job = job_new (entry);

  job->drafts = dcs_entry_build_drafts (entry);
  job->content = dcs_entry_serialize (entry);
  job->reason = g_strdup (reason);
  dcs_clinic_run_async (clinic, save, job, job_free, g_free, NULL, callback, data);
}
