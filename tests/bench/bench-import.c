/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-bundle.h"
#include "dcs-csv-reader.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/*
 * Imports a bundle into a new clinic file beside what sqlite3's own .import takes for the same
 * files into bare tables, and prints times, the ratio and the memory. The bundle is the folder
 * named by the first argument or by DCS_BENCH_BUNDLE, else the demonstration clinic, which is too
 * small to say much.
 */

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Processor time of this process (RUSAGE_SELF) or of the ones it started (RUSAGE_CHILDREN). Unlike
 * the clock it does not grow when the machine has other things to do. */
static double
processor_seconds (int whose)
{
  struct rusage usage;

  getrusage (whose, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".csv"))
      g_ptr_array_add (files, g_strdup (name));
  return files;
}

/* Only the reading of the files. */
static void
bench_reader (const char *folder, GPtrArray *files)
{
  int folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gint64 start = g_get_monotonic_time ();
  guint64 bytes = 0, rows = 0;
  double seconds;

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (DcsCsvReader) reader = dcs_csv_reader_open (folder_fd, files->pdata[i], NULL);

      if (reader == NULL)
        continue;
      while (dcs_csv_reader_next (reader) == DCS_CSV_ROW)
        rows++;
      bytes += dcs_csv_reader_get_size (reader);
    }
  close (folder_fd);
  seconds = seconds_since (start);
  printf ("csv reader with digest: %" G_GUINT64_FORMAT " rows, %.1f MB in %.2f s, %.0f MB/s\n",
          rows,
          (double) bytes / 1e6,
          seconds,
          (double) bytes / 1e6 / seconds);
}

/* The same files into bare tables, by the sqlite3 program. -1: there is no such program. */
static double
bench_sqlite (const char *folder, GPtrArray *files, const char *database)
{
  g_autofree char *program = g_find_program_in_path ("sqlite3");
  g_autoptr (GString) script = g_string_new ("PRAGMA journal_mode=OFF;\nPRAGMA synchronous=OFF;\n");
  g_autofree char *path = g_strconcat (database, ".sql", NULL);
  g_autofree char *command = NULL;
  gint64 start;

  if (program == NULL)
    return -1;
  for (guint i = 0; i < files->len; i++)
    {
      const char *name = files->pdata[i];

      g_string_append_printf (
          script, ".import --csv %s/%s %.*s\n", folder, name, (int) strlen (name) - 4, name);
    }
  if (!g_file_set_contents (path, script->str, -1, NULL))
    return -1;
  command = g_strdup_printf ("'%s' '%s' < '%s' > /dev/null 2>&1", program, database, path);
  start = g_get_monotonic_time ();
  if (system (command) != 0)
    return -1;
  g_unlink (path);
  return seconds_since (start);
}

static double
bench_import (const char *folder, const char *path, DcsCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsClinicCore) core = dcs_clinic_core_create (path, "Benchmark", catalog, &error);
  g_autoptr (DcsImportReport) report = NULL;
  gint64 start = g_get_monotonic_time ();
  double seconds;

  if (core != NULL)
    report = dcs_bundle_import (core, folder, FALSE, NULL, NULL, NULL, &error);
  seconds = seconds_since (start);
  if (report == NULL)
    {
      fprintf (stderr, "import: %s\n", error->message);
      exit (1);
    }
  for (guint i = 0; i < report->faults->len; i++)
    {
      g_autofree char *text = dcs_import_fault_to_text (report->faults->pdata[i]);

      fprintf (stderr, "%s\n", text);
    }
  if (!report->is_saved)
    exit (1);
  printf ("import: %" G_GUINT64_FORMAT " patients, %" G_GUINT64_FORMAT " records in %.2f s\n",
          report->n_patients,
          report->n_records,
          seconds);
  return seconds;
}

static void
bench_export (const char *folder, const char *path, DcsCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsClinicCore) core = dcs_clinic_core_open (
      path, DCS_CLINIC_OPEN_DEFAULT, catalog, &error);
  g_autoptr (DcsExportReport) report = NULL;
  gint64 start = g_get_monotonic_time ();

  if (core != NULL)
    report = dcs_bundle_export (core, folder, FALSE, NULL, NULL, NULL, &error);
  if (report == NULL)
    {
      fprintf (stderr, "export: %s\n", error->message);
      exit (1);
    }
  printf ("export: %.2f s\n", seconds_since (start));
}

int
main (int argc, char **argv)
{
  const char *asked = argc > 1 ? argv[1] : g_getenv ("DCS_BENCH_BUNDLE");
  g_autofree char *demo = g_build_filename (
      g_getenv ("DCS_DATADIR") != NULL ? g_getenv ("DCS_DATADIR") : DCS_SOURCE_DATADIR,
      "demo",
      NULL);
  const char *folder = asked != NULL ? asked : demo;
  g_autofree char *work = g_dir_make_tmp ("bench-import-XXXXXX", NULL);
  g_autofree char *clinic = g_build_filename (work, "clinic.decursus", NULL);
  g_autofree char *bare = g_build_filename (work, "bare.db", NULL);
  g_autofree char *out = g_build_filename (work, "out", NULL);
  g_autoptr (GPtrArray) files = list_files (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = dcs_catalog_load_default (&error);
  struct rusage usage;
  double bare_seconds, seconds, bare_processor, processor;

  if (catalog == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  bench_reader (folder, files);
  bare_seconds = bench_sqlite (folder, files, bare);
  bare_processor = processor_seconds (RUSAGE_CHILDREN);
  processor = processor_seconds (RUSAGE_SELF);
  seconds = bench_import (folder, clinic, catalog);
  processor = processor_seconds (RUSAGE_SELF) - processor;
  getrusage (RUSAGE_SELF, &usage);
  if (bare_seconds > 0)
    printf (
        "sqlite3 .import: %.2f s; ratio %.2f (at most 6)\n", bare_seconds, seconds / bare_seconds);
  if (bare_seconds > 0)
    printf ("processor: import %.2f s, sqlite3 .import %.2f s; ratio %.2f\n",
            processor,
            bare_processor,
            processor / bare_processor);
  printf ("memory: %.0f MiB at most\n", (double) usage.ru_maxrss / 1024);
  bench_export (out, clinic, catalog);
  getrusage (RUSAGE_SELF, &usage);
  printf ("memory with the export: %.0f MiB at most\n", (double) usage.ru_maxrss / 1024);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_build_filename (out, files->pdata[i], NULL);

      g_unlink (path);
    }
  g_rmdir (out);
  g_unlink (clinic);
  g_unlink (bare);
  g_rmdir (work);
  return 0;
}
