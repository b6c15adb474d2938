/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Characters of a cell that a fault shows. */
#define MOST_SHOWN 64

static void
fault_free (gpointer data)
{
  DcsImportFault *fault = data;

  g_free (fault->file);
  g_free (fault->column);
  g_free (fault->value);
  g_free (fault->expectation);
  g_free (fault);
}

static void
file_free (gpointer data)
{
  DcsImportFile *file = data;

  g_free (file->name);
  g_free (file->sha256);
  g_free (file);
}

/**
 * dcs_import_fault_to_text:
 *
 * Returns: (transfer full): "visits.csv, line 12, visit_date “2019-13-01”: expected a date …"
 */
char *
dcs_import_fault_to_text (const DcsImportFault *fault)
{
  GString *text = g_string_new (fault->file);

  if (fault->line > 0)
    g_string_append_printf (text, _ (", line %" PRIu64), fault->line);
  if (fault->column != NULL)
    g_string_append_printf (text, ", %s", fault->column);
  if (fault->value[0] == '(')
    g_string_append_printf (text, " %s", fault->value);
  else if (fault->value[0] != '\0')
    g_string_append_printf (text, _ (" “%s”"), fault->value);
  else if (fault->column != NULL)
    g_string_append (text, _ (" (empty)"));
  g_string_append_printf (text, _ (": expected %s"), fault->expectation);
  return g_string_free (text, FALSE);
}

DcsImportReport *
_dcs_import_report_new (void)
{
  DcsImportReport *report = g_new0 (DcsImportReport, 1);

  report->files = g_ptr_array_new_with_free_func (file_free);
  report->faults = g_ptr_array_new_with_free_func (fault_free);
  return report;
}

void
dcs_import_report_free (DcsImportReport *report)
{
  g_ptr_array_unref (report->files);
  g_ptr_array_unref (report->faults);
  g_free (report);
}

DcsExportReport *
_dcs_export_report_new (void)
{
  DcsExportReport *report = g_new0 (DcsExportReport, 1);

  report->files = g_ptr_array_new_with_free_func (file_free);
  return report;
}

void
dcs_export_report_free (DcsExportReport *report)
{
  g_ptr_array_unref (report->files);
  g_free (report);
}

/* @sha256: (transfer full) (nullable) */
void
_dcs_report_add_file (
    GPtrArray *files, const char *name, guint64 n_rows, char *sha256, gboolean ignored)
{
  DcsImportFile *file = g_new (DcsImportFile, 1);

  file->name = g_strdup (name);
  file->n_rows = n_rows;
  file->sha256 = sha256;
  file->ignored = ignored;
  g_ptr_array_add (files, file);
}

/* Whether what stands in a column may be shown: codes, numbers and dates, but no typed text. */
static gboolean
may_be_shown (const DcsColumn *column)
{
  if (column == NULL)
    return FALSE;
  if (column->value == NULL || (column->flags & DCS_COLUMN_UID))
    return TRUE;
  return column->value->type != DCS_FIELD_TEXT
         && !(column->value->flags & (DCS_FIELD_NAMES | DCS_FIELD_FREE));
}

/**
 * _dcs_shown_text:
 * @text: UTF-8 or not, from a file
 *
 * Returns: (transfer full): the text in one printable line of at most 64 characters
 */
char *
_dcs_shown_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *shown = g_string_new (NULL);
  guint n = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (n++ == MOST_SHOWN)
        {
          g_string_append (shown, "…");
          break;
        }
      if (g_unichar_isprint (c))
        g_string_append_unichar (shown, c);
      else
        g_string_append_printf (shown, "\\u%04x", c);
    }
  return g_string_free (shown, FALSE);
}

/**
 * _dcs_fault_value:
 * @column: (nullable): where the text stands
 *
 * Returns: (transfer full): a cell as a fault shows it: short, in one line, never a name or a note
 */
char *
_dcs_fault_value (const DcsColumn *column, const char *text)
{
  glong length;

  if (text == NULL || text[0] == '\0')
    return g_strdup ("");
  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup (_ ("(not UTF-8)"));
  length = g_utf8_strlen (text, -1);
  if (!may_be_shown (column) || length > MOST_SHOWN)
    return g_strdup_printf (
        ngettext ("(a text of %'ld character)", "(a text of %'ld characters)", (gulong) length),
        length);
  return _dcs_shown_text (text);
}
