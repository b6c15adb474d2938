/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-text-table.h"

#include <string.h>

/* Blanks between two columns. */
#define GAP 2

/* Columns of a line of details before it is broken. */
#define DETAIL_WIDTH 96

/* A paragraph or a table below a row; the other is NULL. */
typedef struct
{
  char *text;          /* owned */
  DcsTextTable *table; /* owned */
} Detail;

typedef struct
{
  char **cells;    /* owned, as many as there are columns; NULL: empty */
  GArray *details; /* owned: Detail */
} Row;

struct _DcsTextTable
{
  guint n_columns;
  char **headings; /* owned */
  GPtrArray *rows; /* owned: Row */
};

static void
detail_clear (gpointer data)
{
  Detail *detail = data;

  g_free (detail->text);
  g_clear_pointer (&detail->table, dcs_text_table_free);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->cells);
  g_array_unref (row->details);
  g_free (row);
}

DcsTextTable *
dcs_text_table_new (guint n_columns)
{
  DcsTextTable *self = g_new0 (DcsTextTable, 1);

  self->n_columns = n_columns;
  self->headings = g_new0 (char *, n_columns);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
dcs_text_table_free (DcsTextTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint column = 0; column < self->n_columns; column++)
      g_free (((Row *) g_ptr_array_index (self->rows, i))->cells[column]);
  for (guint column = 0; column < self->n_columns; column++)
    g_free (self->headings[column]);
  g_free (self->headings);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
dcs_text_table_set_heading (DcsTextTable *self, guint column, const char *text)
{
  g_return_if_fail (column < self->n_columns);

  g_free (self->headings[column]);
  self->headings[column] = g_strdup (text);
}

/**
 * dcs_text_table_add_row:
 *
 * Begins a new row; the functions below fill it.
 */
void
dcs_text_table_add_row (DcsTextTable *self)
{
  Row *row = g_new0 (Row, 1);

  row->cells = g_new0 (char *, self->n_columns);
  row->details = g_array_new (FALSE, FALSE, sizeof (Detail));
  g_array_set_clear_func (row->details, detail_clear);
  g_ptr_array_add (self->rows, row);
}

static Row *
newest (DcsTextTable *self)
{
  g_assert (self->rows->len > 0);
  return g_ptr_array_index (self->rows, self->rows->len - 1);
}

/**
 * dcs_text_table_take:
 * @text: (transfer full) (nullable): one line
 *
 * Sets a cell of the newest row.
 */
void
dcs_text_table_take (DcsTextTable *self, guint column, char *text)
{
  Row *row = newest (self);

  g_return_if_fail (column < self->n_columns);

  g_free (row->cells[column]);
  row->cells[column] = text;
}

/**
 * dcs_text_table_add_detail:
 * @text: may have several lines
 *
 * Adds a paragraph below the newest row; long lines are broken at blanks.
 */
void
dcs_text_table_add_detail (DcsTextTable *self, const char *text)
{
  Detail detail = { g_strdup (text), NULL };

  g_array_append_val (newest (self)->details, detail);
}

/**
 * dcs_text_table_add_table:
 * @table: (transfer full): complete
 *
 * Adds a table below the newest row.
 */
void
dcs_text_table_add_table (DcsTextTable *self, DcsTextTable *table)
{
  Detail detail = { NULL, table };

  g_array_append_val (newest (self)->details, detail);
}

guint
dcs_text_table_get_n_rows (DcsTextTable *self)
{
  return self->rows->len;
}

/**
 * dcs_text_columns:
 *
 * Returns: how many columns of a terminal a text takes
 */
guint
dcs_text_columns (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
append_blanks (GString *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

/* One line of cells; blanks at its end are left out. */
static void
print_cells (DcsTextTable *self, char **cells, const guint *widths, GString *out, guint indent)
{
  gsize end = out->len;
  guint place = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      if (widths[column] == 0)
        continue;
      if (cells[column] != NULL && cells[column][0] != '\0')
        {
          append_blanks (out, indent + place - dcs_text_columns (out->str + end));
          g_string_append (out, cells[column]);
        }
      place += widths[column] + GAP;
    }
  g_string_append_c (out, '\n');
}

/* The longest beginning of a line that fits and ends at a blank; at least one word. */
static gsize
break_line (const char *line)
{
  const char *best = NULL;
  guint width = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == ' ')
        best = width <= DETAIL_WIDTH || best == NULL ? p : best;
      width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
      if (width > DETAIL_WIDTH && best != NULL)
        return (gsize) (best - line);
    }
  return strlen (line);
}

static void
print_paragraph (const char *text, GString *out, guint indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *rest = g_strchomp (lines[i]);

      while (*rest != '\0')
        {
          gsize length = break_line (rest);

          append_blanks (out, indent);
          g_string_append_len (out, rest, (gssize) length);
          g_string_append_c (out, '\n');
          rest += length;
          rest += strspn (rest, " ");
        }
    }
}

static void
print_detail (const Detail *detail, GString *out, guint indent)
{
  if (detail->table != NULL)
    dcs_text_table_print (detail->table, out, indent);
  else
    print_paragraph (detail->text, out, indent);
}

/**
 * dcs_text_table_print:
 * @out: the table is added to it
 * @indent: blanks before each line
 */
void
dcs_text_table_print (DcsTextTable *self, GString *out, guint indent)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  gboolean has_headings = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      for (guint column = 0; column < self->n_columns; column++)
        if (row->cells[column] != NULL)
          widths[column] = MAX (widths[column], dcs_text_columns (row->cells[column]));
    }
  for (guint column = 0; column < self->n_columns; column++)
    if (widths[column] > 0 && self->headings[column] != NULL)
      {
        widths[column] = MAX (widths[column], dcs_text_columns (self->headings[column]));
        has_headings = TRUE;
      }

  if (has_headings)
    print_cells (self, self->headings, widths, out, indent);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      print_cells (self, row->cells, widths, out, indent);
      for (guint j = 0; j < row->details->len; j++)
        print_detail (&g_array_index (row->details, Detail, j), out, indent + 4);
    }
}
