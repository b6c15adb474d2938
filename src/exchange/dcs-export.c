/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-export-private.h"

#include "dcs-records.h"

#include <string.h>
#include <unistd.h>

#define PATIENTS_PER_TICK 50

/* A line of the screening log. */
typedef struct
{
  gint64 number;
  gint64 patient_id;
  DcsValue values[DCS_N_SCREENING_FIELDS]; /* texts in the chunk */
} ScreeningRow;

typedef struct
{
  GArray *rows; /* of ScreeningRow */
  GStringChunk *texts;
} ScreeningLog;

/* A patient and the code that stands for them in de-identified files. */
typedef struct
{
  gint64 id;
  char *code;
} Pseudonym;

static DcsExport *
export_new (DcsClinicCore *core)
{
  DcsExport *self = g_new0 (DcsExport, 1);

  self->core = core;
  self->format = dcs_bundle_format_new (dcs_clinic_core_get_catalog (core));
  self->report = _dcs_export_report_new ();
  self->temporary_fd = -1;
  for (guint i = 0; i < DCS_BUNDLE_N_FILES; i++)
    self->files[i].file = &self->format->files[i];
  self->codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->ranks = g_hash_table_new (NULL, NULL);
  self->site_ranks = g_hash_table_new (NULL, NULL);
  self->laboratory = dcs_code_static ("laboratory");
  return self;
}

static void
export_free (DcsExport *self)
{
  _dcs_export_discard (self);
  for (guint i = 0; i < DCS_BUNDLE_N_FILES; i++)
    g_clear_pointer (&self->files[i].writer, dcs_csv_writer_free);
  if (self->temporary_fd >= 0)
    close (self->temporary_fd);
  g_clear_pointer (&self->deidentifier, dcs_deidentifier_free);
  g_clear_pointer (&self->report, dcs_export_report_free);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->ranks);
  g_hash_table_unref (self->site_ranks);
  g_clear_error (&self->error);
  dcs_bundle_format_free (self->format);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsExport, export_free)

static gboolean
tick (DcsExport *self)
{
  if (self->n_done++ % PATIENTS_PER_TICK != 0)
    return self->error == NULL;
  if (self->progress != NULL)
    self->progress (self->n_done, self->n_total, self->progress_data);
  return self->error == NULL
         && !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
}

static gboolean
course_cb (DcsCourse *course, gpointer data)
{
  DcsExport *self = data;

  _dcs_export_course (self, course);
  return tick (self);
}

static gboolean
patient_cb (const DcsRosterRow *row, gpointer data)
{
  Pseudonym person = { .id = row->id };

  g_array_append_val ((GArray *) data, person);
  return TRUE;
}

static void
clear_pseudonym (gpointer data)
{
  g_free (((Pseudonym *) data)->code);
}

static int
compare_pseudonyms (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Pseudonym *) a)->code, ((const Pseudonym *) b)->code);
}

/* De-identified patients stand in the order of their new codes, which tells nothing. */
static gboolean
write_deidentified (DcsExport *self, GArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      Pseudonym *person = &g_array_index (people, Pseudonym, i);

      person->code = dcs_deidentifier_dup_code (self->deidentifier, person->id);
    }
  g_array_sort (people, compare_pseudonyms);
  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (
          self->core, g_array_index (people, Pseudonym, i).id, &self->error);

      if (course == NULL)
        return FALSE;
      _dcs_export_course (self, course);
      if (!tick (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_patients (DcsExport *self)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (Pseudonym));

  g_array_set_clear_func (people, clear_pseudonym);
  if (!dcs_clinic_core_each_roster (self->core, patient_cb, people, &self->error))
    return FALSE;
  self->n_total = people->len;
  if (self->deidentifier != NULL)
    return write_deidentified (self, people);
  return dcs_clinic_core_each_course (self->core, course_cb, self, &self->error)
         && self->error == NULL;
}

static gboolean
screening_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  ScreeningLog *log = data;
  ScreeningRow row = { .number = values[DCS_SCREENING_SCREEN_NO].integer };

  memcpy (row.values, values, sizeof row.values);
  if (values[DCS_SCREENING_PATIENT_ID].kind == DCS_VALUE_INTEGER)
    row.patient_id = values[DCS_SCREENING_PATIENT_ID].integer;
  for (guint i = 0; i < DCS_N_SCREENING_FIELDS; i++)
    if (values[i].kind == DCS_VALUE_TEXT)
      row.values[i].text = g_string_chunk_insert_const (log->texts, values[i].text);
  g_array_append_val (log->rows, row);
  return TRUE;
}

static const char *
screened_code (DcsExport *self, const ScreeningRow *row)
{
  return row->patient_id != 0 ? g_hash_table_lookup (self->codes, &row->patient_id) : NULL;
}

static int
compare_screening (gconstpointer a, gconstpointer b, gpointer data)
{
  const ScreeningRow *row_a = a;
  const ScreeningRow *row_b = b;
  DcsExport *self = data;

  if (self->deidentifier != NULL)
    {
      const char *code_a = screened_code (self, row_a);
      const char *code_b = screened_code (self, row_b);

      /* Those who were not included come last. */
      if (code_a != NULL && code_b != NULL)
        return strcmp (code_a, code_b);
      if (code_a != code_b)
        return code_a != NULL ? -1 : 1;
    }
  return row_a->number < row_b->number ? -1 : row_a->number > row_b->number;
}

/* The screening log, by its numbers; de-identified it is numbered anew. */
static gboolean
write_screening (DcsExport *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (ScreeningRow));
  ScreeningLog log = { rows, g_string_chunk_new (4096) };
  gboolean good = dcs_clinic_core_each_row (
      self->core, DCS_RECORD_SCREENING, screening_cb, &log, &self->error);

  g_array_sort_with_data (rows, compare_screening, self);
  for (guint i = 0; i < rows->len && good; i++)
    {
      ScreeningRow *screened = &g_array_index (rows, ScreeningRow, i);
      DcsExportRow row = { .values = screened->values };

      if (self->deidentifier != NULL)
        screened->values[DCS_SCREENING_SCREEN_NO] = dcs_value_integer (i + 1);
      self->code = screened_code (self, screened);
      _dcs_export_write_row (self, DCS_BUNDLE_SCREENING, &row);
      good = self->error == NULL;
    }
  g_string_chunk_free (log.texts);
  return good;
}

static gboolean
rule_change_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  DcsExport *self = data;
  DcsExportRow row = { .values = values };

  _dcs_export_write_row (self, DCS_BUNDLE_RULE_CHANGES, &row);
  return self->error == NULL;
}

/* The clinic's own rules: of no patient, so they stay when de-identified, but for the reasons. */
static gboolean
write_rule_changes (DcsExport *self)
{
  return dcs_clinic_core_each_row (
             self->core, DCS_RECORD_RULE_CHANGE, rule_change_cb, self, &self->error)
         && self->error == NULL;
}

/* That an export was made is written down before anybody has it. */
static gboolean
write_note (DcsExport *self, const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *detail = g_strdup_printf (
      "%s, %" G_GUINT64_FORMAT " patients",
      self->deidentifier != NULL ? "CSV bundle, de-identified" : "CSV bundle",
      self->report->n_patients);

  return dcs_clinic_core_is_read_only (self->core)
         || dcs_clinic_core_audit_note (self->core, "export", name, detail, &self->error);
}

static gboolean
prepare (DcsExport *self, const char *folder, gboolean deidentify, GError **error)
{
  g_autofree char *secret = NULL;

  if (deidentify)
    {
      secret = dcs_clinic_core_dup_secret (self->core, error);
      if (secret == NULL)
        return FALSE;
      self->deidentifier = dcs_deidentifier_new (secret);
    }
  return _dcs_export_open_folder (self, folder, error);
}

/**
 * dcs_bundle_export:
 * @folder: made when it does not exist; in one that does, the files of an earlier bundle are
 *   replaced and others left alone
 * @deidentify: without names, free text and clinicians; codes and keys replaced, all dates of a
 *   patient shifted by the same secret number of days
 * @progress: (nullable) (scope call): told how many patients of how many are written
 * @error: %DCS_CLINIC_ERROR; %G_IO_ERROR_CANCELLED
 *
 * Writes everything in the clinic file that is not marked as deleted, attachments excepted, as a
 * CSV bundle that dcs_bundle_import() reads. The files can be read by their owner only.
 *
 * Returns: (transfer full) (nullable): what was written
 */
DcsExportReport *
dcs_bundle_export (DcsClinicCore *core,
                   const char *folder,
                   gboolean deidentify,
                   DcsBundleProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (DcsExport) self = export_new (core);
  g_autofree char *place = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  place = g_canonicalize_filename (folder, NULL);
  self->progress = progress;
  self->progress_data = progress_data;
  self->cancellable = cancellable;
  if (!prepare (self, place, deidentify, error))
    return NULL;
  if (!write_patients (self) || !write_screening (self) || !write_rule_changes (self)
      || !write_note (self, place))
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  if (!_dcs_export_publish (self, place, error))
    return NULL;
  return g_steal_pointer (&self->report);
}
