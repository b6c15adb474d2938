/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-csv-writer.h"
#include "dcs-import-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* A fault of the header: there is no known column to name. */
static void
fault_in_header (DcsImportSource *source, const char *column, const char *expectation)
{
  GPtrArray *faults = source->import->report->faults;
  guint n_before = faults->len;

  _dcs_import_fault (source, 1, -1, NULL, expectation);
  if (column != NULL && faults->len > n_before)
    ((DcsImportFault *) g_ptr_array_index (faults, n_before))->column = _dcs_shown_text (column);
}

/* The column that a cell of the row belongs to, or -1. */
static int
column_of_cell (DcsImportSource *source, guint cell)
{
  for (guint i = 0; i < source->file->n_columns; i++)
    if (source->cell_of[i] == (int) cell)
      return (int) i;
  return -1;
}

/**
 * _dcs_import_source_open:
 *
 * Opens a file of the bundle, when it is there. What is there but no regular file is a fault.
 *
 * Returns: whether there is a file to read
 */
gboolean
_dcs_import_source_open (DcsImportSource *source, DcsImport *import, DcsBundleFileId id)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  source->import = import;
  source->file = &import->format->files[id];
  name = g_strconcat (source->file->name, ".csv", NULL);
  source->reader = dcs_csv_reader_open (import->folder_fd, name, &error);
  if (source->reader != NULL)
    return TRUE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    _dcs_import_fault (source, 0, -1, NULL, _ ("a regular file, no link, folder or device"));
  else
    _dcs_import_fault (source, 0, -1, NULL, _ ("a file that can be read"));
  return FALSE;
}

void
_dcs_import_source_close (DcsImportSource *source)
{
  g_clear_pointer (&source->reader, dcs_csv_reader_free);
  g_clear_pointer (&source->parsers, g_free);
  g_clear_pointer (&source->index, g_array_unref);
  g_clear_pointer (&source->sha256, g_free);
}

static void
take_header_cell (DcsImportSource *source, guint cell, const char *name)
{
  int column = dcs_bundle_file_find_column (source->file, name);

  if (column < 0)
    {
      GString *known = g_string_new (_ ("one of the columns"));

      for (guint i = 0; i < source->file->n_columns; i++)
        g_string_append_printf (known, "%s %s", i > 0 ? "," : "", source->file->columns[i].name);
      fault_in_header (source, name, known->str);
      g_string_free (known, TRUE);
    }
  else if (source->cell_of[column] >= 0)
    fault_in_header (source, name, _ ("each column once"));
  else
    source->cell_of[column] = (gint16) cell;
}

static void
make_parsers (DcsImportSource *source)
{
  source->parsers = g_new (DcsCellParser, source->file->n_columns);
  for (guint i = 0; i < source->file->n_columns; i++)
    dcs_cell_parser_init (
        &source->parsers[i], source->file->columns[i].value, source->import->format->vocabulary);
}

/**
 * _dcs_import_source_read_header:
 *
 * Reads the first row and finds out which cell is which column.
 *
 * Returns: whether the rows can be read
 */
gboolean
_dcs_import_source_read_header (DcsImportSource *source)
{
  guint n_before = source->import->report->faults->len;
  const DcsCsvCell *cells;
  DcsCsvStatus status = dcs_csv_reader_next (source->reader);

  for (guint i = 0; i < DCS_BUNDLE_MAX_COLUMNS; i++)
    source->cell_of[i] = -1;
  source->patient_cell = -1;
  if (status != DCS_CSV_ROW)
    {
      fault_in_header (source,
                       NULL,
                       status == DCS_CSV_END ? _ ("a row with the names of the columns")
                                             : dcs_csv_fault_expectation (
                                                 dcs_csv_reader_get_fault (source->reader, NULL)));
      return FALSE;
    }
  cells = dcs_csv_reader_get_cells (source->reader);
  source->n_cells = dcs_csv_reader_get_n_cells (source->reader);
  if (source->n_cells > DCS_BUNDLE_MAX_COLUMNS)
    {
      g_autofree char *expected = g_strdup_printf (
          ngettext ("at most %u column", "at most %u columns", source->file->n_columns),
          source->file->n_columns);

      fault_in_header (source, NULL, expected);
      return FALSE;
    }
  for (guint i = 0; i < source->n_cells; i++)
    take_header_cell (source, i, cells[i].text);
  for (guint i = 0; i < source->file->n_columns; i++)
    {
      const DcsColumn *column = &source->file->columns[i];

      if ((column->flags & DCS_COLUMN_NEEDED) && source->cell_of[i] < 0)
        fault_in_header (source, column->name, _ ("this column in the header"));
      if (column->role == DCS_COLUMN_PATIENT
          || (source->file->id == DCS_BUNDLE_PATIENTS && (column->flags & DCS_COLUMN_UID)))
        source->patient_cell = source->cell_of[i];
    }
  make_parsers (source);
  return source->import->report->faults->len == n_before;
}

/* Tells how much of all files is read. */
static void
tell_progress (DcsImportSource *source)
{
  DcsImport *import = source->import;
  guint64 offset = dcs_csv_reader_get_offset (source->reader);

  if (offset < source->bytes_told + 64 * 1024)
    return;
  import->bytes_done += offset - source->bytes_told;
  source->bytes_told = offset;
}

static void
fault_of_row (DcsImportSource *source)
{
  guint cell;
  DcsCsvFault fault = dcs_csv_reader_get_fault (source->reader, &cell);

  _dcs_import_fault (source,
                     dcs_csv_reader_get_line (source->reader),
                     column_of_cell (source, cell),
                     NULL,
                     dcs_csv_fault_expectation (fault));
}

/* Whether the row has as many cells as the header and a patient. */
static gboolean
check_shape (DcsImportSource *source)
{
  guint n_cells = dcs_csv_reader_get_n_cells (source->reader);

  if (n_cells != source->n_cells)
    {
      g_autofree char *expected = g_strdup_printf (ngettext ("%u cell as in the header, not %u",
                                                             "%u cells as in the header, not %u",
                                                             source->n_cells),
                                                   source->n_cells,
                                                   n_cells);

      _dcs_import_fault (source, dcs_csv_reader_get_line (source->reader), -1, NULL, expected);
      return FALSE;
    }
  if (source->cells[source->patient_cell].length == 0 && source->file->id < DCS_BUNDLE_SCREENING)
    {
      _dcs_import_fault (source,
                         dcs_csv_reader_get_line (source->reader),
                         column_of_cell (source, (guint) source->patient_cell),
                         NULL,
                         _ ("the code of a patient"));
      return FALSE;
    }
  return TRUE;
}

/* Reads the next good row in the order of the file. */
static gboolean
read_row (DcsImportSource *source)
{
  for (;;)
    {
      DcsCsvStatus status = dcs_csv_reader_next (source->reader);

      if (status == DCS_CSV_END || _dcs_import_is_over (source->import))
        return FALSE;
      if (status == DCS_CSV_BROKEN)
        {
          fault_of_row (source);
          return FALSE;
        }
      source->n_rows++;
      source->cells = dcs_csv_reader_get_cells (source->reader);
      source->line = dcs_csv_reader_get_line (source->reader);
      if (status == DCS_CSV_BAD_ROW)
        fault_of_row (source);
      else if (check_shape (source))
        return TRUE;
    }
}

/* Reads the next row in the order of the patients. */
static gboolean
read_placed_row (DcsImportSource *source)
{
  const DcsImportPlace *place;

  if (source->index_at >= source->index->len)
    return FALSE;
  place = &g_array_index (source->index, DcsImportPlace, source->index_at);
  source->index_at++;
  if (!dcs_csv_reader_seek (source->reader, place->offset, place->line)
      || dcs_csv_reader_next (source->reader) != DCS_CSV_ROW
      || dcs_csv_reader_get_n_cells (source->reader) != source->n_cells)
    {
      _dcs_import_fault (
          source, place->line, -1, NULL, _ ("a file that nobody changes during the import"));
      return FALSE;
    }
  source->cells = dcs_csv_reader_get_cells (source->reader);
  source->line = place->line;
  return TRUE;
}

/**
 * _dcs_import_source_advance:
 *
 * Reads the next row that has the shape of one; others are faults.
 */
void
_dcs_import_source_advance (DcsImportSource *source)
{
  source->is_placed = FALSE;
  source->has_row = source->index != NULL ? read_placed_row (source) : read_row (source);
  if (source->index != NULL)
    source->import->bytes_done += source->bytes_per_row;
  else if (source->has_row)
    tell_progress (source);
}

static const char *
patient_code (DcsImportSource *source, gsize *length)
{
  const DcsCsvCell *cell = &source->cells[source->patient_cell];
  const char *text = dcs_csv_unguard (cell->text);

  *length = cell->length - (gsize) (text - cell->text);
  return text;
}

/**
 * _dcs_import_source_is_at:
 *
 * Returns: whether there is a row, and it is of the patient with this code
 */
gboolean
_dcs_import_source_is_at (DcsImportSource *source, const char *code, gsize length)
{
  const char *text;
  gsize text_length;

  if (!source->has_row)
    return FALSE;
  text = patient_code (source, &text_length);
  return text_length == length && memcmp (text, code, length) == 0;
}

static int
compare_places (const void *a, const void *b)
{
  const DcsImportPlace *place_a = a;
  const DcsImportPlace *place_b = b;

  if (place_a->patient != place_b->patient)
    return place_a->patient < place_b->patient ? -1 : 1;
  return place_a->offset < place_b->offset ? -1 : place_a->offset > place_b->offset;
}

/**
 * _dcs_import_source_make_index:
 *
 * Reads the whole file to find where the rows of each patient are. A row of a patient who is not in
 * the bundle is a fault.
 */
void
_dcs_import_source_make_index (DcsImportSource *source)
{
  DcsImport *import = source->import;
  GArray *index = g_array_new (FALSE, FALSE, sizeof (DcsImportPlace));

  while (read_row (source))
    {
      gsize length;
      const char *code = patient_code (source, &length);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (import->patients, code));
      DcsImportPlace entry = { place - 1,
                               dcs_csv_reader_get_offset (source->reader),
                               source->line };

      tell_progress (source);
      if (place > 0)
        g_array_append_val (index, entry);
      else
        _dcs_import_fault (source,
                           source->line,
                           column_of_cell (source, (guint) source->patient_cell),
                           code,
                           _ ("the code of a patient in patients.csv"));
      if ((index->len & 0xffff) == 0 && g_cancellable_is_cancelled (import->cancellable))
        break;
    }
  source->sha256 = g_strdup (dcs_csv_reader_get_sha256 (source->reader));
  if (index->len > 0)
    qsort (index->data, index->len, sizeof (DcsImportPlace), compare_places);
  source->index = index;
  source->index_at = 0;
  source->bytes_per_row = dcs_csv_reader_get_size (source->reader) / MAX (source->n_rows, 1);
}

/**
 * _dcs_import_source_rewind:
 *
 * Goes back to before the first row, to read the file once more.
 */
void
_dcs_import_source_rewind (DcsImportSource *source)
{
  DcsImport *import = source->import;
  DcsBundleFileId id = source->file->id;

  _dcs_import_source_close (source);
  *source = (DcsImportSource){ 0 };
  if (_dcs_import_source_open (source, import, id))
    _dcs_import_source_read_header (source);
}

/**
 * _dcs_import_source_finish:
 *
 * Keeps the digest of a file that was read to its end.
 */
void
_dcs_import_source_finish (DcsImportSource *source)
{
  if (source->reader != NULL && source->sha256 == NULL)
    source->sha256 = g_strdup (dcs_csv_reader_get_sha256 (source->reader));
}

/**
 * _dcs_import_source_cell:
 * @column: index in the file's columns
 * @text: (out): the cell without the guard against formulas; "" when the file has no such column
 *
 * Returns: whether the cell holds anything
 */
gboolean
_dcs_import_source_cell (DcsImportSource *source, int column, const char **text, gsize *length)
{
  const DcsCsvCell *cell;

  if (source->cell_of[column] < 0)
    {
      *text = "";
      *length = 0;
      return FALSE;
    }
  cell = &source->cells[source->cell_of[column]];
  *text = cell->text;
  *length = cell->length;
  if (cell->text[0] == '\'')
    {
      *text = dcs_csv_unguard (cell->text);
      *length -= (gsize) (*text - cell->text);
    }
  return *length > 0;
}
