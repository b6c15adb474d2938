/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-private.h"

#include <glib/gstdio.h>

/* How often somebody else's changes to the file are looked for, in seconds. */
#define POLL_SECONDS 3

/* What opening a file brings back from the database thread. */
typedef struct
{
  DcsClinic *clinic; /* owned */
  char *path;
  char *clinic_name; /* NULL: open, else create */
  DcsClinicOpenFlags flags;
  DcsCatalog *catalog; /* owned */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->clinic);
  dcs_catalog_unref (opening->catalog);
  g_free (opening->path);
  g_free (opening->clinic_name);
  g_free (opening);
}

/* On the database thread. Returns the clinic's name. */
static gpointer
open_job (DcsClinicCore *core, GCancellable *cancellable, gpointer job_data, GError **error)
{
  Opening *opening = job_data;
  DcsClinic *self = opening->clinic;
  char *name;

  if (opening->clinic_name != NULL)
    self->core = dcs_clinic_core_create (
        opening->path, opening->clinic_name, opening->catalog, error);
  else
    self->core = dcs_clinic_core_open (opening->path, opening->flags, opening->catalog, error);
  if (self->core == NULL)
    return NULL;
  name = dcs_clinic_core_dup_name (self->core, error);
  if (name == NULL)
    {
      g_clear_pointer (&self->core, dcs_clinic_core_close);
      return NULL;
    }
  self->read_only = dcs_clinic_core_is_read_only (self->core);
  self->data_version = _dcs_clinic_core_data_version (self->core);
  return name;
}

/* On the database thread. Returns whether somebody else changed the file. */
static gpointer
poll_job (DcsClinicCore *core, GCancellable *cancellable, gpointer job_data, GError **error)
{
  DcsClinic *self = job_data;
  gint64 version = _dcs_clinic_core_data_version (core);
  gboolean changed = version != self->data_version;

  self->data_version = version;
  /* What somebody else set is used here too; what cannot be read now is read with the next change.
   */
  if (changed)
    _dcs_clinic_core_sync_rules (core, NULL);
  return GINT_TO_POINTER (changed);
}

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), &error)))
    {
      _dcs_clinic_note_saved (DCS_CLINIC (source));
      dcs_clinic_reload (DCS_CLINIC (source));
    }
}

static gboolean
poll_cb (gpointer data)
{
  DcsClinic *self = data;

  /* Behind long work the question would only queue up. */
  if (g_async_queue_length (self->jobs) <= 0)
    dcs_clinic_run_async (self, poll_job, self, NULL, NULL, NULL, polled_cb, NULL);
  return G_SOURCE_CONTINUE;
}

static void
read_saved_at (DcsClinic *self)
{
  GStatBuf status;
  g_autoptr (GDateTime) stamp = NULL;

  if (g_stat (self->path, &status) != 0)
    return;
  stamp = g_date_time_new_from_unix_local (status.st_mtime);
  self->saved_at = g_steal_pointer (&stamp);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DcsClinic *self = DCS_CLINIC (source);
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char *name = g_task_propagate_pointer (G_TASK (result), &error);

  if (name == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->name = name;
  read_saved_at (self);
  _dcs_clinic_queue_roster (self);
  self->poll_source = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static void
begin (const char *path,
       const char *clinic_name,
       DcsClinicOpenFlags flags,
       DcsCatalog *catalog,
       GTask *task)
{
  g_autoptr (DcsClinic) self = g_object_new (DCS_TYPE_CLINIC, NULL);
  Opening *opening = g_new0 (Opening, 1);

  self->path = g_strdup (path);
  self->catalog = dcs_catalog_ref (catalog);
  self->roster = dcs_roster_new (catalog);
  opening->clinic = g_object_ref (self);
  opening->path = g_strdup (path);
  opening->clinic_name = g_strdup (clinic_name);
  opening->flags = flags;
  opening->catalog = dcs_catalog_ref (catalog);
  _dcs_clinic_start (self);
  dcs_clinic_run_async (self,
                        open_job,
                        opening,
                        opening_free,
                        g_free,
                        g_task_get_cancellable (task),
                        opened_cb,
                        g_object_ref (task));
}

/**
 * dcs_clinic_open_async:
 *
 * Opens a clinic file on a database thread of its own.
 */
void
dcs_clinic_open_async (const char *path,
                       DcsClinicOpenFlags flags,
                       DcsCatalog *catalog,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, dcs_clinic_open_async);
  begin (path, NULL, flags, catalog, task);
}

/**
 * dcs_clinic_open_finish:
 *
 * Returns: (transfer full): the clinic, or %NULL with an error of %DCS_CLINIC_ERROR
 */
DcsClinic *
dcs_clinic_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dcs_clinic_create_async:
 *
 * Makes an empty clinic file and opens it.
 */
void
dcs_clinic_create_async (const char *path,
                         const char *clinic_name,
                         DcsCatalog *catalog,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, dcs_clinic_create_async);
  begin (path, clinic_name, DCS_CLINIC_OPEN_DEFAULT, catalog, task);
}

DcsClinic *
dcs_clinic_create_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
