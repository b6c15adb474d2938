/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-import-private.h"

/**
 * _dcs_import_fault:
 * @line: where the row begins; 0: the whole file
 * @column: index in the file's columns, or -1: the whole row
 * @text: (nullable): what stands there
 * @expectation: what was expected, in words
 *
 * Notes a fault. From then on nothing more is written.
 */
void
_dcs_import_fault (
    DcsImportSource *source, guint64 line, int column, const char *text, const char *expectation)
{
  DcsImport *import = source->import;
  const DcsColumn *where = column >= 0 ? &source->file->columns[column] : NULL;
  DcsImportFault *fault;

  import->is_checking = TRUE;
  if (import->report->faults->len >= import->most_faults)
    {
      import->report->is_stopped = TRUE;
      return;
    }
  fault = g_new (DcsImportFault, 1);
  fault->file = g_strconcat (source->file->name, ".csv", NULL);
  fault->line = line;
  fault->column = g_strdup (where != NULL ? where->name : NULL);
  fault->value = _dcs_fault_value (where, text);
  fault->expectation = g_strdup (expectation);
  g_ptr_array_add (import->report->faults, fault);
}

/* A fault of a cell of the row being read. */
void
_dcs_import_fault_here (DcsImportSource *source, int column, const char *expectation)
{
  const char *text = NULL;
  gsize length;

  if (column >= 0)
    _dcs_import_source_cell (source, column, &text, &length);
  _dcs_import_fault (source, source->line, column, text, expectation);
}

/* Whether there is no use in reading on. */
gboolean
_dcs_import_is_over (DcsImport *self)
{
  return self->error != NULL || self->out_of_order
         || (self->report->is_stopped && !self->is_indexing);
}
