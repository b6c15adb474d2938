/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-demo.h"

#include "dcs-demo-private.h"

#include "dcs-bundle.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  char *path;
  DcsCatalog *catalog;
} Preparation;

static void
preparation_free (gpointer data)
{
  Preparation *preparation = data;

  g_free (preparation->path);
  dcs_catalog_unref (preparation->catalog);
  g_free (preparation);
}

/**
 * dcs_demo_dup_path:
 *
 * Returns: (transfer full): where this person's copy of the demonstration clinic is kept
 */
char *
dcs_demo_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "decursus", "demonstration.decursus", NULL);
}

/**
 * dcs_demo_dup_folder:
 *
 * Returns: (transfer full): the folder of the records that the demonstration clinic is made from
 */
char *
dcs_demo_dup_folder (void)
{
  const char *datadir = g_getenv ("DCS_DATADIR");
  g_autofree char *installed = NULL;

  if (datadir != NULL && datadir[0] != '\0')
    return g_build_filename (datadir, "demo", NULL);
  installed = g_build_filename (DCS_PKGDATADIR, "demo", NULL);
  if (g_file_test (installed, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&installed);
  return g_build_filename (DCS_SOURCE_DATADIR, "demo", NULL);
}

static gboolean
fill (const char *path, DcsCatalog *catalog, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = dcs_demo_dup_folder ();
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (DcsImportReport) report = NULL;
  DcsDate today = dcs_date_today ();

  core = dcs_clinic_core_create (path, _ ("Demonstration clinic"), catalog, error);
  if (core == NULL)
    return FALSE;
  report = dcs_bundle_import_as_of (core, folder, today, cancellable, error);
  if (report == NULL)
    return FALSE;
  if (!report->is_saved)
    {
      g_set_error (error,
                   DCS_CLINIC_ERROR,
                   DCS_CLINIC_ERROR_BAD_DATA,
                   _ ("The records of the demonstration clinic in %s have faults. Install "
                      "Decursus again."),
                   folder);
      return FALSE;
    }
  return _dcs_demo_bring_to_life (core, today, error);
}

/* Made under another name and renamed when complete, so that a half-made file is never opened. */
static void
prepare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Preparation *preparation = data;
  g_autofree char *folder = g_path_get_dirname (preparation->path);
  g_autofree char *part = g_strconcat (preparation->path, ".new", NULL);
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);
  GError *error = NULL;

  if (g_file_test (preparation->path, G_FILE_TEST_EXISTS))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_task_return_new_error (task,
                               DCS_CLINIC_ERROR,
                               DCS_CLINIC_ERROR_DISK,
                               _ ("The folder %s cannot be made: %s."),
                               folder,
                               g_strerror (code));
      return;
    }
  g_remove (part);
  g_remove (journal);
  if (!fill (part, preparation->catalog, cancellable, &error))
    {
      g_remove (part);
      g_remove (journal);
      g_task_return_error (task, error);
    }
  else if (g_rename (part, preparation->path) != 0)
    {
      int code = errno;

      g_remove (part);
      g_task_return_new_error (task,
                               DCS_CLINIC_ERROR,
                               DCS_CLINIC_ERROR_DISK,
                               _ ("%s cannot be written: %s."),
                               preparation->path,
                               g_strerror (code));
    }
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * dcs_demo_prepare_async:
 * @path: where it is to be; see dcs_demo_dup_path()
 * @catalog: the disease definitions
 *
 * Makes the demonstration clinic from the shipped records unless it is there already.
 */
void
dcs_demo_prepare_async (const char *path,
                        DcsCatalog *catalog,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Preparation *preparation = g_new0 (Preparation, 1);

  preparation->path = g_strdup (path);
  preparation->catalog = dcs_catalog_ref (catalog);
  g_task_set_source_tag (task, dcs_demo_prepare_async);
  g_task_set_task_data (task, preparation, preparation_free);
  g_task_run_in_thread (task, prepare_thread);
}

/**
 * dcs_demo_prepare_finish:
 *
 * Returns: whether the file is there; else @error is of DCS_CLINIC_ERROR
 */
gboolean
dcs_demo_prepare_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
