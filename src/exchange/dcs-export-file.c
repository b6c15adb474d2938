/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-export-private.h"

#include "dcs-csv-reader.h"
#include "dcs-records.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The name of a file while it still has all columns. */
static char *
wide_name (const DcsBundleFile *file)
{
  return g_strconcat (file->name, ".wide", NULL);
}

static char *
csv_name (const DcsBundleFile *file)
{
  return g_strconcat (file->name, ".csv", NULL);
}

static gboolean
set_disk_error (GError **error, int code)
{
  g_set_error (error,
               DCS_CLINIC_ERROR,
               DCS_CLINIC_ERROR_DISK,
               _ ("The bundle could not be written: %s"),
               g_strerror (code));
  return FALSE;
}

static gboolean
take_disk_error (GError **error, GError *found)
{
  g_set_error (error,
               DCS_CLINIC_ERROR,
               DCS_CLINIC_ERROR_DISK,
               _ ("The bundle could not be written: %s"),
               found->message);
  g_error_free (found);
  return FALSE;
}

/**
 * _dcs_export_open_folder:
 * @folder: where the bundle shall be
 *
 * Makes the folder that is written into until the bundle is complete: beside @folder, or in it when
 * it exists.
 */
gboolean
_dcs_export_open_folder (DcsExport *self, const char *folder, GError **error)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    self->temporary = g_build_filename (folder, ".bundle-XXXXXX", NULL);
  else if (g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error,
                           DCS_CLINIC_ERROR,
                           DCS_CLINIC_ERROR_REFUSED,
                           _ ("There is a file with this name. Choose a folder."));
      return FALSE;
    }
  else
    {
      g_autofree char *parent = g_path_get_dirname (folder);

      self->temporary = g_build_filename (parent, ".bundle-XXXXXX", NULL);
    }
  if (g_mkdtemp_full (self->temporary, 0700) == NULL)
    {
      int code = errno;

      g_clear_pointer (&self->temporary, g_free);
      return set_disk_error (error, code);
    }
  self->temporary_fd = open (self->temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return self->temporary_fd >= 0 || set_disk_error (error, errno);
}

static DcsCsvWriter *
create_file (DcsExport *self, const char *name, GError **error)
{
  int fd = openat (
      self->temporary_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd >= 0)
    return dcs_csv_writer_new_take_fd (fd);
  set_disk_error (error, errno);
  return NULL;
}

/* Creates the file with its header when it is not there yet. */
static gboolean
begin_file (DcsExport *self, DcsExportFile *out)
{
  g_autofree char *name = wide_name (out->file);

  if (out->writer != NULL)
    return TRUE;
  if (self->error != NULL)
    return FALSE;
  out->writer = create_file (self, name, &self->error);
  if (out->writer == NULL)
    return FALSE;
  for (guint i = 0; i < out->file->n_columns; i++)
    dcs_csv_writer_cell (out->writer, out->file->columns[i].name);
  dcs_csv_writer_end_row (out->writer);
  return TRUE;
}

/* Whether a column's text is gone in a de-identified bundle. */
static gboolean
is_dropped (const DcsColumn *column)
{
  return (column->flags & DCS_COLUMN_DROPPED)
         || (column->value != NULL && (column->value->flags & (DCS_FIELD_NAMES | DCS_FIELD_FREE)));
}

/* Holds the text of a cell while it is written. */
typedef struct
{
  char buffer[DCS_DECIMAL_SIZE];
  char *owned;
} CellText;

static const char *
uid_text (DcsExport *self, const char *kind, const char *uid, CellText *text)
{
  if (self->deidentifier == NULL)
    return uid;
  text->owned = dcs_deidentifier_dup_uid (self->deidentifier, kind, uid);
  return text->owned;
}

static const char *
value_text (DcsExport *self, const DcsColumn *column, const DcsValue *value, CellText *text)
{
  DcsDate date;

  switch ((DcsValueKind) value->kind)
    {
    case DCS_VALUE_INTEGER:
      g_snprintf (text->buffer, sizeof text->buffer, "%" G_GINT64_FORMAT, value->integer);
      return text->buffer;
    case DCS_VALUE_DECIMAL:
      return dcs_decimal_format ((DcsDecimal){ value->number, value->decimals }, text->buffer);
    case DCS_VALUE_TEXT:
      return value->text;
    case DCS_VALUE_DATE:
      date = value->date;
      if (self->deidentifier != NULL)
        date = dcs_date_shift (date,
                               self->shift,
                               column->flags & DCS_COLUMN_END ? DCS_DATE_LATEST
                                                              : DCS_DATE_EARLIEST);
      return dcs_date_to_iso (date, text->buffer);
    case DCS_VALUE_CODE:
      return dcs_code_string (value->code);
    case DCS_VALUE_NULL:
    default:
      return NULL;
    }
}

/* Whether a word of a visit's reviewed sections is one that the program wrote: the code of a form,
 * perhaps with what the sites without a row are. Anything else somebody typed. */
static gboolean
is_section (DcsDefinition *definition, const char *word)
{
  const char *colon = strchr (word, ':');
  g_autofree char *form = colon != NULL ? g_strndup (word, (gsize) (colon - word))
                                        : g_strdup (word);
  DcsCode code = dcs_code_try (form);

  return code != 0 && dcs_definition_form (definition, code) != NULL
         && (colon == NULL || g_str_equal (colon, ":rest=not_involved")
             || g_str_equal (colon, ":rest=not_assessed"));
}

/* The reviewed sections without what somebody typed: the scores follow from them. */
static const char *
sections_text (DcsExport *self, const char *reviewed, CellText *text)
{
  DcsDefinition *definition = dcs_catalog_find (
      self->format->catalog, dcs_course_patient (self->course)[DCS_PATIENT_DISEASE].code);
  g_auto (GStrv) words = g_strsplit (reviewed, " ", -1);
  GString *kept = g_string_new (NULL);

  for (guint i = 0; definition != NULL && words[i] != NULL; i++)
    if (is_section (definition, words[i]))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", words[i]);
  text->owned = g_string_free (kept, FALSE);
  return text->owned[0] != '\0' ? text->owned : NULL;
}

static const char *
field_text (DcsExport *self,
            const DcsBundleFile *file,
            const DcsColumn *column,
            const DcsValue *value,
            CellText *text)
{
  if (value->kind == DCS_VALUE_NULL)
    return NULL;
  if (self->deidentifier != NULL && is_dropped (column))
    {
      /* That something was not done is a result; why is not told. */
      if (column->value == &dcs_observation_info.fields[DCS_OBSERVATION_NOT_DONE])
        return "not done";
      return column->flags & DCS_COLUMN_NEEDED ? "removed" : NULL;
    }
  if (self->deidentifier != NULL && (column->flags & DCS_COLUMN_SECTIONS))
    return sections_text (self, value->text, text);
  /* What is no code was typed by somebody. */
  if (self->deidentifier != NULL && (column->flags & DCS_COLUMN_CODE)
      && dcs_code_try (value->text) == 0)
    return column->flags & DCS_COLUMN_NEEDED ? "removed" : NULL;
  if ((column->flags & DCS_COLUMN_UID) && file->id == DCS_BUNDLE_PATIENTS)
    return self->code;
  if (column->flags & DCS_COLUMN_UID)
    return uid_text (self,
                     column->role == DCS_COLUMN_COURSE_FIELD ? dcs_treatment_info.table
                                                             : dcs_record_info (file->kind)->table,
                     value->text,
                     text);
  return value_text (self, column, value, text);
}

/* The uid of the record of the patient that a cell refers to; mostly the one of the row before. */
static const char *
reference_text (
    DcsExport *self, DcsRecordKind kind, int uid_field, const DcsValue *value, CellText *text)
{
  const DcsRecordInfo *info = dcs_record_info (kind);

  if (value->kind != DCS_VALUE_INTEGER || value->integer == 0)
    return NULL;
  if (self->last_found == NULL || self->last_found_kind != kind
      || self->last_found[info->id].integer != value->integer)
    {
      self->last_found = dcs_course_find (self->course, kind, value->integer);
      self->last_found_kind = kind;
    }
  return self->last_found != NULL
             ? uid_text (self, info->table, self->last_found[uid_field].text, text)
             : NULL;
}

static const char *
drug_class_text (DcsExport *self, const DcsExportRow *row)
{
  const DcsDrug *drug = dcs_catalog_drug (self->format->catalog,
                                          row->course[DCS_TREATMENT_DRUG].code);

  return drug != NULL && drug->term.group != 0 ? dcs_code_string (drug->term.group) : NULL;
}

static const char *
cell_text (DcsExport *self,
           const DcsBundleFile *file,
           guint index,
           const DcsExportRow *row,
           CellText *text)
{
  const DcsColumn *column = &file->columns[index];

  switch (column->role)
    {
    case DCS_COLUMN_PATIENT:
      return self->code;
    case DCS_COLUMN_COURSE_FIELD:
      return field_text (self, file, column, &row->course[column->field], text);
    case DCS_COLUMN_DRUG_CLASS:
      return drug_class_text (self, row);
    case DCS_COLUMN_OBSERVATION:
      return row->measured != NULL && row->measured[index] != NULL
                 ? value_text (self, column, &row->measured[index][DCS_OBSERVATION_VALUE], text)
                 : NULL;
    case DCS_COLUMN_VISIT:
      return reference_text (
          self, DCS_RECORD_VISIT, DCS_VISIT_UID, &row->values[column->field], text);
    case DCS_COLUMN_COURSE:
      return reference_text (
          self, DCS_RECORD_TREATMENT, DCS_TREATMENT_UID, &row->values[column->field], text);
    case DCS_COLUMN_FIELD:
    default:
      return row->values != NULL
                 ? field_text (self, file, column, &row->values[column->field], text)
                 : NULL;
    }
}

/* A column that follows from others unless somebody says so with _dcs_export_use_column(). */
static gboolean
is_used_on_demand (const DcsBundleFile *file, const DcsColumn *column)
{
  return (file->id == DCS_BUNDLE_PATIENTS && column->field == DCS_PATIENT_DISEASE)
         || (file->id == DCS_BUNDLE_ADVERSE_EVENTS && column->role == DCS_COLUMN_COURSE);
}

/**
 * _dcs_export_write_row:
 *
 * Writes a row with all columns of the file. Faults are kept for the end.
 */
void
_dcs_export_write_row (DcsExport *self, DcsBundleFileId id, const DcsExportRow *row)
{
  DcsExportFile *out = &self->files[id];

  if (!begin_file (self, out))
    return;
  for (guint i = 0; i < out->file->n_columns; i++)
    {
      CellText text = { .owned = NULL };
      const char *cell = cell_text (self, out->file, i, row, &text);

      /* Numbers were written into the buffer; a text must not pass for one. */
      if (cell == text.buffer)
        dcs_csv_writer_plain_cell (out->writer, cell);
      else
        dcs_csv_writer_cell (out->writer, cell);
      if (cell != NULL && cell[0] != '\0' && !is_used_on_demand (out->file, &out->file->columns[i]))
        out->used |= G_GUINT64_CONSTANT (1) << i;
      g_free (text.owned);
    }
  dcs_csv_writer_end_row (out->writer);
  out->n_rows++;
}

void
_dcs_export_use_column (DcsExport *self, DcsBundleFileId id, int column)
{
  if (column >= 0)
    self->files[id].used |= G_GUINT64_CONSTANT (1) << column;
}

static gboolean
is_left_out (const DcsExportFile *out, guint column)
{
  return (out->file->columns[column].flags & DCS_COLUMN_EXTRA)
         && !(out->used & (G_GUINT64_CONSTANT (1) << column));
}

/* Copies a file without the columns that nobody needs. */
static gboolean
narrow_file (DcsExport *self, DcsExportFile *out, char **sha256, GError **error)
{
  g_autofree char *from = wide_name (out->file);
  g_autofree char *to = csv_name (out->file);
  GError *disk_error = NULL;
  g_autoptr (DcsCsvReader) reader = dcs_csv_reader_open (self->temporary_fd, from, &disk_error);
  g_autoptr (DcsCsvWriter) writer = NULL;
  DcsCsvStatus status;

  if (reader == NULL)
    return take_disk_error (error, disk_error);
  writer = create_file (self, to, error);
  if (writer == NULL)
    return FALSE;
  while ((status = dcs_csv_reader_next (reader)) == DCS_CSV_ROW)
    {
      const DcsCsvCell *cells = dcs_csv_reader_get_cells (reader);

      for (guint i = 0; i < out->file->n_columns; i++)
        if (!is_left_out (out, i))
          dcs_csv_writer_plain_cell (writer, cells[i].text);
      dcs_csv_writer_end_row (writer);
    }
  if (status != DCS_CSV_END)
    return set_disk_error (error, EIO);
  if (!dcs_csv_writer_finish (writer, sha256, &disk_error))
    return take_disk_error (error, disk_error);
  unlinkat (self->temporary_fd, from, 0);
  return TRUE;
}

/* Ends the writing of a file; it has its name and its columns then. */
static gboolean
finish_file (DcsExport *self, DcsExportFile *out, GError **error)
{
  g_autofree char *from = wide_name (out->file);
  g_autofree char *to = csv_name (out->file);
  g_autofree char *sha256 = NULL;
  GError *disk_error = NULL;
  gboolean narrow = FALSE;

  if (out->writer == NULL && out->file->extra)
    return TRUE;
  if (!begin_file (self, out))
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  for (guint i = 0; i < out->file->n_columns; i++)
    narrow = narrow || is_left_out (out, i);
  if (!dcs_csv_writer_finish (out->writer, &sha256, &disk_error))
    return take_disk_error (error, disk_error);
  if (narrow)
    {
      g_clear_pointer (&sha256, g_free);
      if (!narrow_file (self, out, &sha256, error))
        return FALSE;
    }
  else if (renameat (self->temporary_fd, from, self->temporary_fd, to) != 0)
    return set_disk_error (error, errno);
  _dcs_report_add_file (self->report->files, to, out->n_rows, g_steal_pointer (&sha256), FALSE);
  return TRUE;
}

/* Puts the files of the complete bundle into a folder that exists, each in one step; what an
 * earlier bundle has more goes. Other files stay. */
static gboolean
move_into (DcsExport *self, const char *folder, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean good = fd >= 0;

  for (guint i = 0; i < DCS_BUNDLE_N_FILES && good; i++)
    {
      g_autofree char *name = csv_name (self->files[i].file);

      if (self->files[i].writer != NULL)
        good = renameat (self->temporary_fd, name, fd, name) == 0;
      else
        good = unlinkat (fd, name, 0) == 0 || errno == ENOENT;
    }
  if (!good)
    set_disk_error (error, errno);
  else
    fsync (fd);
  if (fd >= 0)
    close (fd);
  if (good)
    _dcs_export_discard (self);
  return good;
}

/**
 * _dcs_export_publish:
 *
 * Finishes all files and puts them where they belong.
 */
gboolean
_dcs_export_publish (DcsExport *self, const char *folder, GError **error)
{
  for (guint i = 0; i < DCS_BUNDLE_N_FILES; i++)
    if (!finish_file (self, &self->files[i], error))
      return FALSE;
  fsync (self->temporary_fd);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return move_into (self, folder, error);
  if (rename (self->temporary, folder) != 0)
    return set_disk_error (error, errno);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/**
 * _dcs_export_discard:
 *
 * Takes away what was written and not published.
 */
void
_dcs_export_discard (DcsExport *self)
{
  if (self->temporary == NULL)
    return;
  for (guint i = 0; i < DCS_BUNDLE_N_FILES && self->temporary_fd >= 0; i++)
    {
      g_autofree char *wide = wide_name (&self->format->files[i]);
      g_autofree char *narrow = csv_name (&self->format->files[i]);

      unlinkat (self->temporary_fd, wide, 0);
      unlinkat (self->temporary_fd, narrow, 0);
    }
  g_rmdir (self->temporary);
  g_clear_pointer (&self->temporary, g_free);
}
