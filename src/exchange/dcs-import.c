/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-csv-writer.h"
#include "dcs-import-private.h"

#include "dcs-screening.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Patients between two looks at the cancellable and the progress. */
#define PATIENTS_PER_TICK 50

/* Rows that one patient can have in all files: ten times a life of weekly visits. The rows of a
 * patient are held in memory together, so there must be an end. */
#define MOST_ROWS_OF_PATIENT 100000

static void
clear_uids (DcsImport *self)
{
  for (guint i = 0; i < DCS_N_RECORD_KINDS; i++)
    g_clear_pointer (&self->uids[i], dcs_uid_set_free);
  g_clear_pointer (&self->screen_numbers, dcs_uid_set_free);
  self->screen_numbers = dcs_uid_set_new ();
}

static DcsImport *
import_new (DcsClinicCore *core)
{
  DcsImport *self = g_new0 (DcsImport, 1);

  self->core = core;
  self->format = dcs_bundle_format_new (dcs_clinic_core_get_catalog (core));
  self->report = _dcs_import_report_new ();
  self->folder_fd = -1;
  self->newest_visit = DCS_DAY_NONE;
  self->most_faults = DCS_IMPORT_MAX_FAULTS;
  self->patients = g_hash_table_new (g_str_hash, g_str_equal);
  self->codes = g_string_chunk_new (64 * 1024);
  self->patient_ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->course = dcs_course_new ();
  self->texts = g_string_chunk_new (4096);
  self->visits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->keys = dcs_key_set_new ();
  clear_uids (self);
  _dcs_import_clear_courses (self);
  return self;
}

static void
import_free (DcsImport *self)
{
  for (guint i = 0; i < DCS_BUNDLE_N_FILES; i++)
    _dcs_import_source_close (&self->sources[i]);
  for (guint i = 0; i < DCS_N_RECORD_KINDS; i++)
    g_clear_pointer (&self->uids[i], dcs_uid_set_free);
  dcs_uid_set_free (self->screen_numbers);
  g_clear_pointer (&self->report, dcs_import_report_free);
  dcs_bundle_format_free (self->format);
  if (self->folder_fd >= 0)
    close (self->folder_fd);
  g_clear_error (&self->error);
  g_hash_table_unref (self->patients);
  g_string_chunk_free (self->codes);
  g_array_unref (self->patient_ids);
  dcs_course_unref (self->course);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->visits);
  g_hash_table_unref (self->courses_by_uid);
  g_ptr_array_unref (self->courses);
  dcs_key_set_free (self->keys);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsImport, import_free)

static gboolean
stop_cb (const DcsRosterRow *row, gpointer data)
{
  *(gboolean *) data = FALSE;
  return FALSE;
}

/* Names the *.csv files of the folder that are none of the format. */
static void
list_ignored (DcsImport *self)
{
  int fd = openat (self->folder_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *folder = fd >= 0 ? fdopendir (fd) : NULL;
  const struct dirent *entry;

  if (folder == NULL)
    {
      if (fd >= 0)
        close (fd);
      return;
    }
  while ((entry = readdir (folder)) != NULL)
    {
      g_autofree char *shown = NULL;

      if (!g_str_has_suffix (entry->d_name, ".csv")
          || dcs_bundle_format_find (self->format, entry->d_name) != NULL)
        continue;
      shown = _dcs_shown_text (entry->d_name);
      _dcs_report_add_file (self->report->files, shown, 0, NULL, TRUE);
    }
  closedir (folder);
}

static gboolean
open_folder (DcsImport *self, const char *folder, GError **error)
{
  self->folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
  if (self->folder_fd < 0)
    {
      int code = errno;

      if (code == ENOENT || code == ENOTDIR)
        g_set_error_literal (error,
                             DCS_CLINIC_ERROR,
                             DCS_CLINIC_ERROR_BAD_DATA,
                             _ ("There is no such folder. Choose the folder that holds "
                                "patients.csv and the files beside it."));
      else
        g_set_error (error,
                     DCS_CLINIC_ERROR,
                     DCS_CLINIC_ERROR_DISK,
                     _ ("The folder cannot be read: %s"),
                     g_strerror (code));
      return FALSE;
    }
  return TRUE;
}

/* Opens the files and reads their headers. FALSE: there is no bundle. */
static gboolean
open_files (DcsImport *self, GError **error)
{
  DcsImportSource *patients = &self->sources[DCS_BUNDLE_PATIENTS];

  for (guint i = 0; i < DCS_BUNDLE_N_FILES; i++)
    if (_dcs_import_source_open (&self->sources[i], self, (DcsBundleFileId) i))
      {
        self->bytes_total += dcs_csv_reader_get_size (self->sources[i].reader);
        _dcs_import_source_read_header (&self->sources[i]);
      }
  if (patients->reader == NULL && self->report->faults->len == 0)
    {
      g_set_error_literal (error,
                           DCS_CLINIC_ERROR,
                           DCS_CLINIC_ERROR_BAD_DATA,
                           _ ("This folder is not a CSV bundle: it has no patients.csv."));
      return FALSE;
    }
  list_ignored (self);
  return TRUE;
}

/* Counts a row of the current patient. FALSE: that is more than anybody has. */
static gboolean
count_row (DcsImport *self, DcsImportSource *source)
{
  if (++self->n_patient_rows <= MOST_ROWS_OF_PATIENT)
    return TRUE;
  _dcs_import_fault_here (source,
                          dcs_bundle_file_find_column (source->file, "patient_id"),
                          _ ("a patient with at most 100,000 rows in all files"));
  self->report->is_stopped = TRUE;
  return FALSE;
}

/* The rows of the current patient in one file. */
static void
take_rows (DcsImport *self, DcsImportSource *source)
{
  while (_dcs_import_source_is_at (source, self->code, self->code_length)
         && !_dcs_import_is_over (self) && count_row (self, source))
    {
      _dcs_import_row (source);
      _dcs_import_source_advance (source);
    }
  if (source->file->id == DCS_BUNDLE_TREATMENTS)
    _dcs_import_flush_courses (source);
  if (!source->has_row || source->is_placed || source->index != NULL)
    return;

  /* Whose row is next? Of somebody who was here already, and it comes too late. */
  source->is_placed = TRUE;
  if (g_hash_table_contains (self->patients,
                             dcs_csv_unguard (source->cells[source->patient_cell].text)))
    self->out_of_order = TRUE;
}

static void
start_patient (DcsImport *self)
{
  const DcsImportSource *source = &self->sources[DCS_BUNDLE_PATIENTS];
  const char *text = dcs_csv_unguard (source->cells[source->patient_cell].text);

  g_string_chunk_clear (self->texts);
  g_hash_table_remove_all (self->visits);
  self->last_visit_uid = NULL;
  self->last_visit = NULL;
  self->n_patient_rows = 0;
  _dcs_import_clear_courses (self);
  dcs_key_set_clear (self->keys);
  dcs_course_clear (self->course);
  self->code = g_string_chunk_insert (self->texts, text);
  self->code_length = strlen (text);
}

static void
take_patient (DcsImport *self)
{
  start_patient (self);
  if (!_dcs_import_patient_row (self))
    return;
  for (guint i = DCS_BUNDLE_PATIENTS + 1; i < DCS_BUNDLE_SCREENING && !_dcs_import_is_over (self);
       i++)
    if (self->sources[i].reader != NULL)
      take_rows (self, &self->sources[i]);
  if (self->is_checking || _dcs_import_is_over (self))
    return;
  dcs_course_seal (self->course);
  dcs_clinic_core_bulk_summarize (self->core, self->course, &self->error);
}

static gboolean
tick (DcsImport *self)
{
  if (self->progress != NULL)
    self->progress (
        MIN (self->bytes_done, self->bytes_total), self->bytes_total, self->progress_data);
  return self->error == NULL
         && !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
}

static void
take_all_patients (DcsImport *self)
{
  DcsImportSource *patients = &self->sources[DCS_BUNDLE_PATIENTS];

  for (guint i = 0; i < DCS_BUNDLE_SCREENING; i++)
    if (self->sources[i].reader != NULL)
      _dcs_import_source_advance (&self->sources[i]);
  for (guint n = 0; patients->has_row && !_dcs_import_is_over (self); n++)
    {
      if (n % PATIENTS_PER_TICK == 0 && !tick (self))
        return;
      take_patient (self);
      _dcs_import_source_advance (patients);
    }
  /* Rows that are left are of nobody, or stand in another order. */
  for (guint i = DCS_BUNDLE_PATIENTS + 1; i < DCS_BUNDLE_SCREENING; i++)
    if (self->sources[i].has_row && self->sources[i].index == NULL)
      self->out_of_order = TRUE;
}

static gboolean
screen_number_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  char number[24];

  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, values[DCS_SCREENING_SCREEN_NO].integer);
  dcs_uid_set_add (data, number, strlen (number));
  return TRUE;
}

/* The screening log goes through no patient; its numbers go on from those of the clinic file. */
static void
take_screening (DcsImport *self)
{
  DcsImportSource *source = &self->sources[DCS_BUNDLE_SCREENING];

  if (source->reader == NULL
      || (!self->clinic_is_empty
          && !dcs_clinic_core_each_row (self->core,
                                        DCS_RECORD_SCREENING,
                                        screen_number_cb,
                                        self->screen_numbers,
                                        &self->error)))
    return;
  for (_dcs_import_source_advance (source); source->has_row && !_dcs_import_is_over (self);
       _dcs_import_source_advance (source))
    {
      self->patient_id = 0;
      _dcs_import_row (source);
    }
}

/* The codes of all patients, in their order. */
static void
read_patient_codes (DcsImport *self)
{
  DcsImportSource *source = &self->sources[DCS_BUNDLE_PATIENTS];

  for (_dcs_import_source_advance (source); source->has_row; _dcs_import_source_advance (source))
    {
      const char *code = dcs_csv_unguard (source->cells[source->patient_cell].text);
      gint64 none = 0;

      if (g_hash_table_contains (self->patients, code))
        continue;
      g_array_append_val (self->patient_ids, none);
      g_hash_table_insert (self->patients,
                           g_string_chunk_insert (self->codes, code),
                           GUINT_TO_POINTER (self->patient_ids->len));
    }
}

static void
forget_all (DcsImport *self)
{
  g_ptr_array_set_size (self->report->faults, 0);
  self->report->is_stopped = FALSE;
  self->report->n_patients = 0;
  self->report->n_records = 0;
  self->is_checking = FALSE;
  self->out_of_order = FALSE;
  self->bytes_done = 0;
  g_hash_table_remove_all (self->patients);
  g_string_chunk_clear (self->codes);
  g_array_set_size (self->patient_ids, 0);
  clear_uids (self);
}

static gboolean
vanished (DcsImport *self)
{
  g_set_error_literal (&self->error,
                       DCS_CLINIC_ERROR,
                       DCS_CLINIC_ERROR_BAD_DATA,
                       _ ("A file of the bundle vanished during the import. Nothing was saved."));
  return FALSE;
}

/* The files do not follow the order of the patients: starts over, with an index of each file. */
static gboolean
start_over (DcsImport *self)
{
  DcsImportSource *patients = &self->sources[DCS_BUNDLE_PATIENTS];

  dcs_clinic_core_bulk_rollback (self->core);
  forget_all (self);
  self->bytes_total *= 2;
  self->is_indexing = TRUE;
  _dcs_import_source_rewind (patients);
  if (patients->reader == NULL)
    return vanished (self);
  if (self->sources[DCS_BUNDLE_RULE_CHANGES].reader != NULL)
    {
      _dcs_import_source_rewind (&self->sources[DCS_BUNDLE_RULE_CHANGES]);
      if (self->sources[DCS_BUNDLE_RULE_CHANGES].reader == NULL)
        return vanished (self);
    }
  read_patient_codes (self);
  /* Faults of its rows are found again when the rows are taken. */
  g_ptr_array_set_size (self->report->faults, 0);
  self->report->is_stopped = self->is_checking = FALSE;
  _dcs_import_source_rewind (patients);
  if (patients->reader == NULL)
    return vanished (self);
  for (guint i = DCS_BUNDLE_PATIENTS + 1; i < DCS_BUNDLE_SCREENING; i++)
    if (self->sources[i].reader != NULL)
      {
        _dcs_import_source_rewind (&self->sources[i]);
        if (self->sources[i].reader == NULL)
          return vanished (self);
        _dcs_import_source_make_index (&self->sources[i]);
        if (!tick (self))
          return FALSE;
      }
  self->is_indexing = FALSE;
  /* What the rows themselves have wrong comes before those that are of nobody. */
  self->report->is_stopped = FALSE;
  self->most_faults = self->report->faults->len + DCS_IMPORT_MAX_FAULTS;
  return dcs_clinic_core_bulk_begin (self->core, &self->error);
}

static int
compare_faults (gconstpointer a, gconstpointer b, gpointer data)
{
  const DcsImportFault *fault_a = *(const DcsImportFault *const *) a;
  const DcsImportFault *fault_b = *(const DcsImportFault *const *) b;
  DcsBundleFormat *format = data;
  const DcsBundleFile *file_a = dcs_bundle_format_find (format, fault_a->file);
  const DcsBundleFile *file_b = dcs_bundle_format_find (format, fault_b->file);
  int column_a, column_b;

  if (file_a->id != file_b->id)
    return file_a->id < file_b->id ? -1 : 1;
  if (fault_a->line != fault_b->line)
    return fault_a->line < fault_b->line ? -1 : 1;
  column_a = fault_a->column != NULL ? dcs_bundle_file_find_column (file_a, fault_a->column) : -1;
  column_b = fault_b->column != NULL ? dcs_bundle_file_find_column (file_b, fault_b->column) : -1;
  return column_a - column_b;
}

/* Puts the files read and the faults found into the report. */
static void
finish_report (DcsImport *self)
{
  guint place = 0;

  for (guint i = 0; i < DCS_BUNDLE_N_FILES; i++)
    {
      DcsImportSource *source = &self->sources[i];
      DcsImportFile *file;

      if (source->reader == NULL)
        continue;
      _dcs_import_source_finish (source);
      file = g_new0 (DcsImportFile, 1);
      file->name = g_strconcat (source->file->name, ".csv", NULL);
      file->n_rows = source->n_rows;
      file->sha256 = g_strdup (source->sha256);
      g_ptr_array_insert (self->report->files, (int) place++, file);
    }
  g_ptr_array_sort_with_data (self->report->faults, compare_faults, self->format);
  if (self->report->faults->len > DCS_IMPORT_MAX_FAULTS)
    {
      g_ptr_array_set_size (self->report->faults, DCS_IMPORT_MAX_FAULTS);
      self->report->is_stopped = TRUE;
    }
}

static gboolean
write_notes (DcsImport *self, GError **error)
{
  for (guint i = 0; i < self->report->files->len; i++)
    {
      const DcsImportFile *file = g_ptr_array_index (self->report->files, i);
      g_autofree char *detail = NULL;

      if (file->ignored)
        continue;
      detail = g_strdup_printf ("%" G_GUINT64_FORMAT " rows, SHA-256 %s",
                                file->n_rows,
                                file->sha256 != NULL ? file->sha256 : "unknown");
      if (!dcs_clinic_core_bulk_note (self->core, file->name, detail, error))
        return FALSE;
    }
  return TRUE;
}

/* Reads everything into the open transaction. */
static gboolean
run (DcsImport *self)
{
  gboolean empty = TRUE;

  if (!dcs_clinic_core_each_roster (self->core, stop_cb, &empty, &self->error)
      || !dcs_clinic_core_bulk_begin (self->core, &self->error))
    return FALSE;
  self->clinic_is_empty = empty;
  _dcs_import_rules (self);
  if (self->error != NULL)
    return FALSE;
  take_all_patients (self);
  if (self->out_of_order && self->error == NULL)
    {
      if (!start_over (self))
        return FALSE;
      _dcs_import_rules (self);
      if (self->error != NULL)
        return FALSE;
      take_all_patients (self);
    }
  if (!_dcs_import_is_over (self))
    take_screening (self);
  return self->error == NULL;
}

static DcsImportReport *
import_folder (DcsImport *self, const char *folder, gboolean dry_run, GError **error)
{
  if (!open_folder (self, folder, error) || !open_files (self, error))
    return NULL;
  if (self->report->faults->len > 0)
    {
      finish_report (self);
      return g_steal_pointer (&self->report);
    }
  if (!run (self))
    {
      dcs_clinic_core_bulk_rollback (self->core);
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  finish_report (self);
  if (dry_run || self->is_checking)
    {
      dcs_clinic_core_bulk_rollback (self->core);
      return g_steal_pointer (&self->report);
    }
  if (!write_notes (self, error))
    {
      dcs_clinic_core_bulk_rollback (self->core);
      return NULL;
    }
  if (!dcs_clinic_core_bulk_commit (self->core, error))
    return NULL;
  self->report->is_saved = TRUE;
  return g_steal_pointer (&self->report);
}

/**
 * dcs_bundle_import:
 * @folder: with patients.csv and any of the other files
 * @dry_run: check everything, save nothing
 * @progress: (nullable) (scope call): told how many bytes of how many are read
 * @error: %DCS_CLINIC_ERROR: the folder is no bundle, or what the clinic file says;
 *   %G_IO_ERROR_CANCELLED
 *
 * Reads a CSV bundle into the clinic file in one transaction. When anything is wrong, all that is
 * wrong is listed and nothing is saved. Files of the bundle that are not in the order of their
 * patients take longer, and memory for the place of each row.
 *
 * Returns: (transfer full) (nullable): what was found and done
 */
DcsImportReport *
dcs_bundle_import (DcsClinicCore *core,
                   const char *folder,
                   gboolean dry_run,
                   DcsBundleProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (DcsImport) self = import_new (core);

  g_return_val_if_fail (folder != NULL, NULL);

  self->progress = progress;
  self->progress_data = progress_data;
  self->cancellable = cancellable;
  return import_folder (self, folder, dry_run, error);
}

/**
 * dcs_bundle_import_as_of:
 * @today: an exact date
 *
 * Reads a CSV bundle as dcs_bundle_import(), with all dates later or earlier by the same number of
 * whole weeks, so that the last visit lies in the week before @today: for invented records that are
 * to look like those of a clinic at work. The days of the week stay.
 *
 * Returns: (transfer full) (nullable): what was found and done
 */
DcsImportReport *
dcs_bundle_import_as_of (DcsClinicCore *core,
                         const char *folder,
                         DcsDate today,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DcsImport) measured = import_new (core);
  g_autoptr (DcsImport) self = NULL;
  g_autoptr (DcsImportReport) report = NULL;
  int day = dcs_date_day (today, DCS_DATE_MIDDLE);

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (dcs_date_is_exact (today), NULL);

  measured->cancellable = cancellable;
  report = import_folder (measured, folder, TRUE, error);
  if (report == NULL || report->faults->len > 0)
    return g_steal_pointer (&report);
  self = import_new (core);
  self->cancellable = cancellable;
  if (measured->newest_visit != DCS_DAY_NONE)
    self->shift_days = _dcs_import_weeks_until (measured->newest_visit, day - 1);
  return import_folder (self, folder, FALSE, error);
}
