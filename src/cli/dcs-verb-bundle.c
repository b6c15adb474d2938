/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-bundle.h"
#include "dcs-text-table.h"
#include "dcs-verbs.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>

static void
print_files (GPtrArray *files)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (2);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const DcsImportFile *file = g_ptr_array_index (files, i);

      dcs_text_table_add_row (table);
      dcs_text_table_take (table, 0, g_strdup (file->name));
      dcs_text_table_take (
          table,
          1,
          file->ignored ? g_strdup (_ ("left alone, not a file of the format"))
                        : g_strdup_printf (
                            ngettext ("%" PRIu64 " row", "%" PRIu64 " rows", (gulong) file->n_rows),
                            file->n_rows));
    }
  dcs_text_table_print (table, out, 0);
  dcs_cli_say ("%s", out->str);
}

/* Each fault is one line on standard error, as it is: position, value, expectation. */
static int
print_faults (const DcsImportReport *report)
{
  int status;

  for (guint i = 0; i < report->faults->len; i++)
    {
      g_autofree char *line = dcs_import_fault_to_text (g_ptr_array_index (report->faults, i));

      g_strdelimit (line, "\r\n", ' ');
      fprintf (stderr, "%s\n", line);
    }
  dcs_cli_say (report->is_stopped
                   ? ngettext ("Nothing was imported: %u fault, and perhaps more.\n",
                               "Nothing was imported: %u faults, and perhaps more.\n",
                               report->faults->len)
                   : ngettext ("Nothing was imported: %u fault.\n",
                               "Nothing was imported: %u faults.\n",
                               report->faults->len),
               report->faults->len);
  status = dcs_cli_done ();
  return status == 0 ? DCS_CLINIC_ERROR_BAD_DATA : status;
}

/**
 * dcs_verb_import:
 *
 * Reads a CSV bundle in one transaction.
 */
int
dcs_verb_import (DcsCli *cli)
{
  g_autoptr (DcsImportReport) report = NULL;
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry options[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only check the bundle"), NULL },
    { NULL },
  };

  if (!dcs_cli_parse (cli, options, 1, 1))
    return cli->status;
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  report = dcs_bundle_import (
      core, dcs_cli_argument (cli, 0), dry_run, dcs_cli_progress, NULL, NULL, &error);
  dcs_cli_progress_end ();
  if (report == NULL)
    return dcs_cli_fail (error);
  if (report->faults->len > 0)
    return print_faults (report);
  print_files (report->files);
  if (dry_run)
    dcs_cli_say (_ ("The bundle can be imported; nothing was changed.\n"));
  else
    dcs_cli_say (_ ("Imported: %" PRIu64 " patients, %" PRIu64 " records.\n"),
                 report->n_patients,
                 report->n_records);
  return dcs_cli_done ();
}

/**
 * dcs_verb_export:
 *
 * Writes the clinic as a CSV bundle.
 */
int
dcs_verb_export (DcsCli *cli)
{
  g_autoptr (DcsExportReport) report = NULL;
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  gboolean deidentify = FALSE;
  const GOptionEntry options[] = {
    { "deidentify",
      0,
      0,
      G_OPTION_ARG_NONE,
      &deidentify,
      N_ ("Without names, exact dates and free text"),
      NULL },
    { NULL },
  };

  if (!dcs_cli_parse (cli, options, 1, 1))
    return cli->status;
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  report = dcs_bundle_export (
      core, dcs_cli_argument (cli, 0), deidentify, dcs_cli_progress, NULL, NULL, &error);
  dcs_cli_progress_end ();
  if (report == NULL)
    return dcs_cli_fail (error);
  print_files (report->files);
  dcs_cli_say (ngettext ("Exported: %" PRIu64 " patient.\n",
                         "Exported: %" PRIu64 " patients.\n",
                         (gulong) report->n_patients),
               report->n_patients);
  return dcs_cli_done ();
}
