/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-score-grid-private.h"

#include "dcs-visit-words.h"

#include <glib/gi18n-lib.h>

/* The table: names of the instruments, names of the items, then a line for each site. Each item has
 * a column for its cell and one for what the visit before had. */
#define HEADER_ROWS 2
#define CELL_COLUMN(item) (1 + 2 * (int) (item))

static char *
name_cell (DcsScoreGrid *self, guint row, guint column, const DcsCell *cell)
{
  DcsDefinition *definition = dcs_entry_get_definition (self->entry);
  const DcsTest *test = _dcs_score_grid_test (self, column);
  const DcsTerm *site = dcs_definition_term (definition, "site", _dcs_score_grid_site (self, row));
  const char *value = *cell->text != '\0' ? cell->text : _ ("empty");

  if (cell->previous_text != NULL)
    /* Translators: item, site, its value now and before: "Erythema, right forearm: 1, last visit 2"
     */
    return g_strdup_printf (_ ("%s, %s: %s, last visit %s"),
                            test->term.label,
                            site->phrase,
                            value,
                            cell->previous_text);
  /* Translators: item, site, value: "Erythema, right forearm: 1" */
  return g_strdup_printf (_ ("%s, %s: %s"), test->term.label, site->phrase, value);
}

void
_dcs_score_grid_update_cell (DcsScoreGrid *self, guint row, guint column)
{
  g_autofree char *path = _dcs_score_grid_path (self, row, column);
  const DcsCell *cell = dcs_entry_cell (self->entry, path);
  DcsScoreCell *widget = _dcs_score_grid_cell (self, row, column);
  GtkLabel *previous = self->previous->pdata[row * self->info->n_items + column];
  g_autofree char *name = NULL;

  /* An item that is not scored at this site has no cell. */
  gtk_widget_set_visible (GTK_WIDGET (widget), cell != NULL);
  gtk_widget_set_visible (GTK_WIDGET (previous), cell != NULL);
  if (cell == NULL)
    return;
  name = name_cell (self, row, column, cell);
  dcs_score_cell_set_name (widget, name);
  dcs_score_cell_set_text (widget, cell->text);
  dcs_score_cell_set_problem (widget, cell->problem);
  gtk_label_set_text (previous, cell->previous_text != NULL ? cell->previous_text : "");
}

static gboolean
query_tooltip_cb (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, DcsScoreGrid *self)
{
  DcsScoreCell *cell = DCS_SCORE_CELL (widget);
  const DcsTest *test = _dcs_score_grid_test (self, dcs_score_cell_get_column (cell));
  g_autofree char *text = dcs_visit_test_tooltip (test);

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* The names of the current cell's row and column stand out. */
static void
mark_headers (DcsScoreGrid *self, gboolean mark)
{
  GtkWidget *headers[] = {
    gtk_grid_get_child_at (self->table, 0, HEADER_ROWS + (int) self->row),
    gtk_grid_get_child_at (self->table, CELL_COLUMN (self->column), HEADER_ROWS - 1),
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      if (headers[i] == NULL)
        continue;
      if (mark)
        gtk_widget_add_css_class (headers[i], "current");
      else
        gtk_widget_remove_css_class (headers[i], "current");
    }
}

void
_dcs_score_grid_set_current (DcsScoreGrid *self, guint row, guint column)
{
  DcsScoreCell *cell = _dcs_score_grid_cell (self, self->row, self->column);

  if (cell != NULL)
    dcs_score_cell_set_current (cell, FALSE);
  self->row = row;
  self->column = column;
  cell = _dcs_score_grid_cell (self, row, column);
  if (cell != NULL)
    dcs_score_cell_set_current (cell, TRUE);
}

static void
has_focus_cb (DcsScoreGrid *self, GParamSpec *pspec, DcsScoreCell *cell)
{
  g_assert (DCS_IS_SCORE_GRID (self));

  g_string_truncate (self->pending, 0);
  if (!gtk_widget_has_focus (GTK_WIDGET (cell)))
    {
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (cell));

      /* Another window came in front: what was said stays until somebody goes on here. */
      if (root != NULL && gtk_root_get_focus (root) == GTK_WIDGET (cell))
        return;
      mark_headers (self, FALSE);
      _dcs_score_grid_say (self, NULL);
      return;
    }
  _dcs_score_grid_set_current (
      self, dcs_score_cell_get_row (cell), dcs_score_cell_get_column (cell));
  mark_headers (self, TRUE);
}

static GtkWidget *
create_header (const char *text, const char *name, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return label;
}

static gboolean
instrument_has (const DcsInstrument *instrument, DcsCode item)
{
  for (guint i = 0; instrument != NULL && i < instrument->n_items; i++)
    if (instrument->items[i] == item)
      return TRUE;
  return FALSE;
}

/* Over the items of each instrument its short name. */
static void
add_instrument_headers (DcsScoreGrid *self)
{
  DcsDefinition *definition = dcs_entry_get_definition (self->entry);

  for (guint i = 0; self->info->n_instruments > 1 && i < self->info->n_instruments; i++)
    {
      const DcsInstrument *instrument = dcs_definition_instrument (definition,
                                                                   self->info->instruments[i]);
      int first = -1, last = -1;
      GtkWidget *label;

      for (guint j = 0; j < self->info->n_items; j++)
        if (instrument_has (instrument, self->info->items[j]))
          {
            first = first < 0 ? (int) j : first;
            last = (int) j;
          }
      if (first < 0)
        continue;
      label = gtk_label_new (instrument->term.abbr);
      gtk_widget_set_tooltip_text (label, instrument->term.label);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "instrument");
      gtk_grid_attach (self->table,
                       label,
                       CELL_COLUMN (first),
                       0,
                       CELL_COLUMN (last) - CELL_COLUMN (first) + 1,
                       1);
    }
}

/* Whether another instrument's items begin with this one. */
static gboolean
begins_block (DcsScoreGrid *self, guint column)
{
  DcsDefinition *definition = dcs_entry_get_definition (self->entry);

  for (guint i = 0; column > 0 && i < self->info->n_instruments; i++)
    {
      const DcsInstrument *instrument = dcs_definition_instrument (definition,
                                                                   self->info->instruments[i]);

      if (instrument_has (instrument, self->info->items[column])
          != instrument_has (instrument, self->info->items[column - 1]))
        return TRUE;
    }
  return FALSE;
}

static void
add_item_headers (DcsScoreGrid *self)
{
  for (guint column = 0; column < self->info->n_items; column++)
    {
      const DcsTest *test = _dcs_score_grid_test (self, column);
      g_autofree char *tooltip = dcs_visit_test_tooltip (test);
      GtkWidget *label = create_header (
          test->term.abbr, test->term.label, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

      gtk_widget_set_tooltip_text (label, tooltip);
      gtk_widget_add_css_class (label, "item");
      if (begins_block (self, column))
        gtk_widget_add_css_class (label, "block");
      gtk_grid_attach (self->table, label, CELL_COLUMN (column), HEADER_ROWS - 1, 1, 1);
    }
}

/* What stands over the rows. */
void
_dcs_score_grid_add_headers (DcsScoreGrid *self)
{
  add_instrument_headers (self);
  add_item_headers (self);
}

void
_dcs_score_grid_add_row (DcsScoreGrid *self, guint row)
{
  const DcsTerm *site = dcs_definition_term (
      dcs_entry_get_definition (self->entry), "site", _dcs_score_grid_site (self, row));
  GtkWidget *header = create_header (site->label, site->label, GTK_ACCESSIBLE_ROLE_ROW_HEADER);

  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "site");
  gtk_grid_attach (self->table, header, 0, HEADER_ROWS + (int) row, 1, 1);
  for (guint column = 0; column < self->info->n_items; column++)
    {
      GtkWidget *cell = dcs_score_cell_new (row, column);
      GtkWidget *previous = g_object_new (
          GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_set_halign (cell, GTK_ALIGN_CENTER);
      gtk_label_set_width_chars (GTK_LABEL (previous), 2);
      gtk_widget_add_css_class (previous, "previous");
      if (begins_block (self, column))
        gtk_widget_add_css_class (cell, "block");
      g_signal_connect_object (
          cell, "notify::has-focus", G_CALLBACK (has_focus_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
      gtk_grid_attach (self->table, cell, CELL_COLUMN (column), HEADER_ROWS + (int) row, 1, 1);
      gtk_grid_attach (
          self->table, previous, CELL_COLUMN (column) + 1, HEADER_ROWS + (int) row, 1, 1);
      g_ptr_array_add (self->cells, cell);
      g_ptr_array_add (self->previous, previous);
      _dcs_score_grid_update_cell (self, row, column);
    }
}

void
_dcs_score_grid_clear (DcsScoreGrid *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->previous, 0);
  g_array_set_size (self->sites, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);
}
