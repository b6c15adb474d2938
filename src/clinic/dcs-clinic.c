/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic.h"

#include "dcs-clinic-private.h"

/* One thing to do on the database thread. */
typedef struct
{
  GTask *task; /* owned */
  DcsClinicJob func;
  gpointer job_data;
  GDestroyNotify free_job_data;
  GDestroyNotify free_result;
  gboolean is_last; /* close the core and end the thread */
} Job;

G_DEFINE_FINAL_TYPE (DcsClinic, dcs_clinic, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_PATH,
  PROP_READ_ONLY,
  PROP_SAVED_AT,
  N_PROPS
};

enum
{
  PATIENT_CHANGED,
  RULES_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
job_free (Job *job)
{
  if (job->free_job_data != NULL)
    job->free_job_data (job->job_data);
  g_object_unref (job->task);
  g_free (job);
}

static void
run_job (DcsClinic *self, Job *job)
{
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (job->task))
    return;
  result = job->func (self->core, g_task_get_cancellable (job->task), job->job_data, &error);
  if (self->core != NULL)
    _dcs_clinic_post_news (self);
  if (error != NULL)
    {
      if (result != NULL && job->free_result != NULL)
        job->free_result (result);
      g_task_return_error (job->task, error);
    }
  else
    g_task_return_pointer (job->task, result, job->free_result);
}

/* The last reference to a task, and with it to the clinic, must go on the main thread: here it
 * would end the thread from within. */
static gboolean
free_job_cb (gpointer data)
{
  job_free (data);
  return G_SOURCE_REMOVE;
}

static gpointer
database_thread (gpointer data)
{
  DcsClinic *self = data;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      Job *job = g_async_queue_pop (self->jobs);

      is_last = job->is_last;
      if (is_last)
        g_clear_pointer (&self->core, dcs_clinic_core_close);
      if (is_last && g_task_get_source_object (job->task) == NULL)
        {
          /* The main thread waits for this one in dispose and runs no loop. */
          job_free (job);
          break;
        }
      if (is_last)
        g_task_return_boolean (job->task, TRUE);
      else
        run_job (self, job);
      _dcs_clinic_post_to_main (free_job_cb, job, NULL, G_PRIORITY_DEFAULT);
    }
  return NULL;
}

void
_dcs_clinic_start (DcsClinic *self)
{
  self->thread = g_thread_new ("database", database_thread, self);
}

static Job *
job_new (DcsClinic *self,
         gpointer source_tag,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer data)
{
  Job *job = g_new0 (Job, 1);

  /* A job of the program's own must not keep the clinic alive: no source object. */
  job->task = g_task_new (callback != NULL ? self : NULL, cancellable, callback, data);
  g_task_set_source_tag (job->task, source_tag);
  return job;
}

static void
push_last (DcsClinic *self, GAsyncReadyCallback callback, gpointer data)
{
  Job *job = job_new (self, dcs_clinic_close_async, NULL, callback, data);

  job->is_last = TRUE;
  g_async_queue_push (self->jobs, job);
}

static void
dcs_clinic_dispose (GObject *object)
{
  DcsClinic *self = DCS_CLINIC (object);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  if (self->thread != NULL)
    {
      push_last (self, NULL, NULL);
      g_thread_join (g_steal_pointer (&self->thread));
    }
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (dcs_clinic_parent_class)->dispose (object);
}

static void
dcs_clinic_finalize (GObject *object)
{
  DcsClinic *self = DCS_CLINIC (object);

  g_async_queue_unref (self->jobs);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);
  g_ptr_array_unref (self->superseded);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  g_free (self->path);
  g_free (self->name);
  G_OBJECT_CLASS (dcs_clinic_parent_class)->finalize (object);
}

static void
dcs_clinic_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DcsClinic *self = DCS_CLINIC (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_SAVED_AT:
      g_value_set_boxed (value, self->saved_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dcs_clinic_class_init (DcsClinicClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dcs_clinic_dispose;
  object_class->finalize = dcs_clinic_finalize;
  object_class->get_property = dcs_clinic_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_SAVED_AT] = g_param_spec_boxed ("saved-at", NULL, NULL, G_TYPE_DATE_TIME, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PATIENT_CHANGED] = g_signal_new ("patient-changed",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           1,
                                           G_TYPE_INT64);
  signals[RULES_CHANGED] = g_signal_new ("rules-changed",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
dcs_clinic_init (DcsClinic *self)
{
  self->jobs = g_async_queue_new ();
  self->superseded = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_catalog_unref);
}

const char *
dcs_clinic_get_path (DcsClinic *self)
{
  g_return_val_if_fail (DCS_IS_CLINIC (self), NULL);

  return self->path;
}

const char *
dcs_clinic_get_name (DcsClinic *self)
{
  g_return_val_if_fail (DCS_IS_CLINIC (self), NULL);

  return self->name;
}

gboolean
dcs_clinic_is_read_only (DcsClinic *self)
{
  g_return_val_if_fail (DCS_IS_CLINIC (self), FALSE);

  return self->read_only;
}

/**
 * dcs_clinic_get_catalog:
 *
 * Returns: (transfer none): the disease definitions with the clinic's own rules; another one after
 *   "rules-changed", and the one before lives as long as the clinic
 */
DcsCatalog *
dcs_clinic_get_catalog (DcsClinic *self)
{
  g_return_val_if_fail (DCS_IS_CLINIC (self), NULL);

  return self->catalog;
}

DcsRoster *
dcs_clinic_get_roster (DcsClinic *self)
{
  g_return_val_if_fail (DCS_IS_CLINIC (self), NULL);

  return self->roster;
}

/**
 * dcs_clinic_run_async:
 * @func: run on the database thread
 *
 * Jobs run one after another in the order in which they were asked for.
 */
void
dcs_clinic_run_async (DcsClinic *self,
                      DcsClinicJob func,
                      gpointer job_data,
                      GDestroyNotify free_job_data,
                      GDestroyNotify free_result,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  Job *job;

  g_return_if_fail (DCS_IS_CLINIC (self));
  g_return_if_fail (self->thread != NULL);

  job = job_new (self, dcs_clinic_run_async, cancellable, callback, data);
  job->func = func;
  job->job_data = job_data;
  job->free_job_data = free_job_data;
  job->free_result = free_result;
  g_async_queue_push (self->jobs, job);
}

gpointer
dcs_clinic_run_finish (DcsClinic *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_course_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  return dcs_clinic_core_load_course (core, *(gint64 *) data, error);
}

void
dcs_clinic_load_course_async (DcsClinic *self,
                              gint64 patient_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  dcs_clinic_run_async (self,
                        load_course_job,
                        g_memdup2 (&patient_id, sizeof patient_id),
                        g_free,
                        (GDestroyNotify) dcs_course_unref,
                        cancellable,
                        callback,
                        data);
}

/**
 * dcs_clinic_load_course_finish:
 *
 * Returns: (transfer full): the course, or %NULL with an error
 */
DcsCourse *
dcs_clinic_load_course_finish (DcsClinic *self, GAsyncResult *result, GError **error)
{
  return dcs_clinic_run_finish (self, result, error);
}

/**
 * dcs_clinic_close_async:
 *
 * Finishes the jobs that are queued and closes the file. Nothing can be asked of the clinic after.
 */
void
dcs_clinic_close_async (DcsClinic *self, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (DCS_IS_CLINIC (self));
  g_return_if_fail (self->thread != NULL);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  push_last (self, callback, data);
}

gboolean
dcs_clinic_close_finish (DcsClinic *self, GAsyncResult *result, GError **error)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
  return g_task_propagate_boolean (G_TASK (result), error);
}
