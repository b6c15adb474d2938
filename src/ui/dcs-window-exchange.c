/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include "dcs-bundle.h"
#include "dcs-faults-dialog.h"
#include "dcs-work-dialog.h"

#include <glib/gi18n-lib.h>

/* Import, export and backup run on the database thread. What it is given and what waits for the
 * answer are apart, since each belongs to its thread. */

typedef struct
{
  char *path;
  gboolean deidentify;
  DcsWorkProgress *progress;
} Order;

typedef struct
{
  GWeakRef window;
  GWeakRef dialog;
  char *path;
} Waiting;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  dcs_work_progress_unref (order->progress);
  g_free (order);
}

static void
waiting_free (Waiting *waiting)
{
  g_weak_ref_clear (&waiting->window);
  g_weak_ref_clear (&waiting->dialog);
  g_free (waiting->path);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
run (DcsWindow *self,
     const char *heading,
     const char *path,
     gboolean deidentify,
     DcsClinicJob job,
     GDestroyNotify free_result,
     GAsyncReadyCallback done_cb)
{
  DcsWorkDialog *dialog = dcs_work_dialog_new (GTK_WINDOW (self), heading);
  Order *order = g_new0 (Order, 1);
  Waiting *waiting = g_new0 (Waiting, 1);

  order->path = g_strdup (path);
  order->deidentify = deidentify;
  order->progress = dcs_work_progress_ref (dcs_work_dialog_get_progress (dialog));
  waiting->path = g_strdup (path);
  g_weak_ref_init (&waiting->window, self);
  g_weak_ref_init (&waiting->dialog, dialog);
  dcs_clinic_run_async (self->clinic,
                        job,
                        order,
                        order_free,
                        free_result,
                        dcs_work_dialog_get_cancellable (dialog),
                        done_cb,
                        waiting);
}

/* Ends the dialog and tells of an error. Returns: (transfer full): the window, if it is still
 * there and there is a result to show. */
static DcsWindow *
finish (Waiting *waiting, const char *failure, const GError *error)
{
  g_autoptr (DcsWorkDialog) dialog = g_weak_ref_get (&waiting->dialog);
  g_autoptr (DcsWindow) self = g_weak_ref_get (&waiting->window);

  if (dialog != NULL)
    dcs_work_dialog_finish (dialog);
  if (self == NULL)
    return NULL;
  if (error == NULL)
    return g_steal_pointer (&self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _dcs_window_show_message (self, failure, error->message);
  return NULL;
}

static gpointer
import_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  Order *order = data;

  return dcs_bundle_import (
      core, order->path, FALSE, dcs_work_progress_report_cb, order->progress, cancellable, error);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsImportReport) report = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  g_autoptr (DcsWindow) self = finish (waiting, _ ("Nothing was imported"), error);
  g_autofree char *message = NULL;
  guint n_patients;

  if (self == NULL)
    return;
  if (!report->is_saved)
    {
      gtk_window_present (dcs_faults_dialog_new (GTK_WINDOW (self), report));
      return;
    }
  n_patients = (guint) report->n_patients;
  message = g_strdup_printf (ngettext ("%u patient imported", "%u patients imported", n_patients),
                             n_patients);
  _dcs_window_show_toast (self, message);
}

/*< private >
 * _dcs_window_import:
 * @folder: a CSV bundle
 *
 * Reads all of the folder into the clinic file, or nothing and says why.
 */
void
_dcs_window_import (DcsWindow *self, const char *folder)
{
  run (self,
       _ ("Importing"),
       folder,
       FALSE,
       import_job,
       (GDestroyNotify) dcs_import_report_free,
       imported_cb);
}

static gpointer
export_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  Order *order = data;

  return dcs_bundle_export (core,
                            order->path,
                            order->deidentify,
                            dcs_work_progress_report_cb,
                            order->progress,
                            cancellable,
                            error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsExportReport) report = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  g_autoptr (DcsWindow) self = finish (waiting, _ ("Nothing was exported"), error);
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  guint n_patients;

  if (self == NULL)
    return;
  n_patients = (guint) report->n_patients;
  name = g_filename_display_basename (waiting->path);
  /* Translators: %s is the name of a folder */
  message = g_strdup_printf (
      ngettext ("%u patient exported to “%s”", "%u patients exported to “%s”", n_patients),
      n_patients,
      name);
  _dcs_window_show_toast (self, message);
}

/*< private >
 * _dcs_window_export:
 * @folder: where the bundle is written
 * @deidentify: whether names, free text and exact dates stay behind
 */
void
_dcs_window_export (DcsWindow *self, const char *folder, gboolean deidentify)
{
  run (self,
       _ ("Exporting"),
       folder,
       deidentify,
       export_job,
       (GDestroyNotify) dcs_export_report_free,
       exported_cb);
}

static gpointer
back_up_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  return GINT_TO_POINTER (dcs_clinic_core_backup (core, ((Order *) data)->path, error));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsWindow) self = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  self = finish (waiting, _ ("No backup was made"), error);
  if (self == NULL)
    return;
  name = g_filename_display_basename (waiting->path);
  /* Translators: %s is the name of a file */
  message = g_strdup_printf (_ ("Backed up and verified: “%s”"), name);
  _dcs_window_show_toast (self, message);
}

/*< private >
 * _dcs_window_back_up:
 * @path: where the copy is written
 */
void
_dcs_window_back_up (DcsWindow *self, const char *path)
{
  run (self, _ ("Making a backup"), path, FALSE, back_up_job, NULL, backed_up_cb);
}
