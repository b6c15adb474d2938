/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-verbs.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The folder of the default place is made on first use; a folder that somebody named is not. */
static gboolean
make_default_folder (DcsCli *cli, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (cli->database != NULL || g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error,
               DCS_CLINIC_ERROR,
               DCS_CLINIC_ERROR_DISK,
               _ ("The folder “%s” could not be made: %s."),
               folder,
               g_strerror (errno));
  return FALSE;
}

/**
 * dcs_verb_init:
 *
 * Makes an empty clinic file.
 */
int
dcs_verb_init (DcsCli *cli)
{
  g_autofree char *clinic = NULL;
  g_autofree char *path = NULL;
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry options[] = {
    { "clinic",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &clinic,
      N_ ("How the clinic is called"),
      N_ ("NAME") },
    { NULL },
  };

  if (!dcs_cli_parse (cli, options, 0, 0))
    return cli->status;
  if (!dcs_cli_check_text (&clinic))
    return dcs_cli_usage (cli, _ ("The name is not UTF-8."));
  path = dcs_cli_dup_database (cli);
  catalog = dcs_catalog_load_default (&error);
  if (catalog == NULL || !make_default_folder (cli, path, &error))
    return dcs_cli_fail (error);
  core = dcs_clinic_core_create (path, clinic != NULL ? clinic : _ ("Clinic"), catalog, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  dcs_cli_say (_ ("Made “%s”.\n"), path);
  return dcs_cli_done ();
}

/**
 * dcs_verb_migrate:
 *
 * Brings an older clinic file up to date.
 */
int
dcs_verb_migrate (DcsCli *cli)
{
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;

  if (!dcs_cli_parse (cli, NULL, 0, 0))
    return cli->status;
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core != NULL)
    {
      dcs_cli_say (_ ("The file is up to date (version %d).\n"),
                   dcs_clinic_core_get_version (core));
      return dcs_cli_done ();
    }
  if (!g_error_matches (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_TOO_OLD))
    return dcs_cli_fail (error);
  g_clear_error (&error);
  dcs_cli_progress_text (_ ("Bringing the file up to date …"));
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_MIGRATE, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  dcs_cli_progress_end ();
  dcs_cli_say (_ ("Brought up to date (version %d). A copy of the file as it was is beside it.\n"),
               dcs_clinic_core_get_version (core));
  return dcs_cli_done ();
}

/**
 * dcs_verb_backup:
 *
 * Writes a verified copy of the clinic file.
 */
int
dcs_verb_backup (DcsCli *cli)
{
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  const char *destination;

  if (!dcs_cli_parse (cli, NULL, 1, 1))
    return cli->status;
  destination = dcs_cli_argument (cli, 0);
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  dcs_cli_progress_text (_ ("Copying and verifying …"));
  if (core == NULL || !dcs_clinic_core_backup (core, destination, &error))
    return dcs_cli_fail (error);
  dcs_cli_progress_end ();
  dcs_cli_say (_ ("Backed up to “%s”.\n"), destination);
  return dcs_cli_done ();
}

/**
 * dcs_verb_restore:
 *
 * Puts a backup in the place of the clinic file.
 */
int
dcs_verb_restore (DcsCli *cli)
{
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  const char *source;

  if (!dcs_cli_parse (cli, NULL, 1, 1))
    return cli->status;
  source = dcs_cli_argument (cli, 0);
  path = dcs_cli_dup_database (cli);
  dcs_cli_progress_text (_ ("Verifying and copying …"));
  if (!make_default_folder (cli, path, &error) || !dcs_clinic_restore (source, path, &kept, &error))
    return dcs_cli_fail (error);
  dcs_cli_progress_end ();
  dcs_cli_say (_ ("Restored “%s” from “%s”.\n"), path, source);
  if (kept != NULL)
    dcs_cli_say (_ ("The file as it was is kept as “%s”.\n"), kept);
  return dcs_cli_done ();
}
