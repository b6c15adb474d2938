/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-score-grid-private.h"

#include "dcs-entry-view.h"
#include "dcs-ui.h"
#include "dcs-visit-words.h"
#include "dcs-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void entry_view_init (DcsEntryViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsScoreGrid,
                               dcs_score_grid,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_ENTRY_VIEW, entry_view_init))

enum
{
  PROP_0,
  PROP_FORM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The table: names of the instruments, names of the items, then a line for each site. Each item has
 * a column for its cell and one for what the visit before had. */
#define HEADER_ROWS 2
#define CELL_COLUMN(item) (1 + 2 * (int) (item))

const DcsTest *
_dcs_score_grid_test (DcsScoreGrid *self, guint column)
{
  return dcs_definition_test (dcs_entry_get_definition (self->entry), self->info->items[column]);
}

static DcsCode
get_site (DcsScoreGrid *self, guint row)
{
  return g_array_index (self->sites, DcsCode, row);
}

char *
_dcs_score_grid_path (DcsScoreGrid *self, guint row, guint column)
{
  return g_strdup_printf ("obs:%s@%s",
                          dcs_code_string (self->info->items[column]),
                          dcs_code_string (get_site (self, row)));
}

static DcsScoreCell *
get_cell (DcsScoreGrid *self, guint row, guint column)
{
  guint index = row * self->info->n_items + column;

  return index < self->cells->len ? self->cells->pdata[index] : NULL;
}

void
_dcs_score_grid_focus (DcsScoreGrid *self, guint row, guint column)
{
  DcsScoreCell *cell = get_cell (self, row, column);

  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/* A refusal stands under the grid and is told as the description of the cell. */
void
_dcs_score_grid_say (DcsScoreGrid *self, const char *message)
{
  DcsScoreCell *cell = get_cell (self, self->row, self->column);

  if (!dcs_set_str (&self->message, message))
    return;
  gtk_label_set_text (self->message_label, message != NULL ? message : "");
  if (cell == NULL)
    return;
  if (message != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static char *
name_cell (DcsScoreGrid *self, guint row, guint column, const DcsCell *cell)
{
  DcsDefinition *definition = dcs_entry_get_definition (self->entry);
  const DcsTest *test = _dcs_score_grid_test (self, column);
  const DcsTerm *site = dcs_definition_term (definition, "site", get_site (self, row));
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

static void
update_cell (DcsScoreGrid *self, guint row, guint column)
{
  g_autofree char *path = _dcs_score_grid_path (self, row, column);
  const DcsCell *cell = dcs_entry_cell (self->entry, path);
  DcsScoreCell *widget = get_cell (self, row, column);
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

static void
cell_changed_cb (DcsScoreGrid *self, const char *path)
{
  const char *at = strchr (path, '@');

  g_assert (DCS_IS_SCORE_GRID (self));

  if (self->info == NULL || at == NULL || !g_str_has_prefix (path, "obs:"))
    return;
  for (guint row = 0; row < self->sites->len; row++)
    {
      if (!g_str_equal (at + 1, dcs_code_string (get_site (self, row))))
        continue;
      for (guint column = 0; column < self->info->n_items; column++)
        {
          g_autofree char *own = _dcs_score_grid_path (self, row, column);

          if (g_str_equal (own, path))
            update_cell (self, row, column);
        }
    }
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

static void
set_current (DcsScoreGrid *self, guint row, guint column)
{
  DcsScoreCell *cell = get_cell (self, self->row, self->column);

  if (cell != NULL)
    dcs_score_cell_set_current (cell, FALSE);
  self->row = row;
  self->column = column;
  cell = get_cell (self, row, column);
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
  set_current (self, dcs_score_cell_get_row (cell), dcs_score_cell_get_column (cell));
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

static void
add_row (DcsScoreGrid *self, guint row)
{
  const DcsTerm *site = dcs_definition_term (
      dcs_entry_get_definition (self->entry), "site", get_site (self, row));
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
      update_cell (self, row, column);
    }
}

static void
clear_table (DcsScoreGrid *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->previous, 0);
  g_array_set_size (self->sites, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);
}

static gboolean
has_site (DcsScoreGrid *self, DcsCode site)
{
  for (guint i = 0; i < self->sites->len; i++)
    if (get_site (self, i) == site)
      return TRUE;
  return FALSE;
}

static void
update_rest (DcsScoreGrid *self)
{
  DcsDefinition *definition = dcs_entry_get_definition (self->entry);
  g_autofree char *path = g_strdup_printf ("rest:%s", self->form);
  const DcsCell *cell = dcs_entry_cell (self->entry, path);
  guint n_others = self->info->n_sites - MIN (self->sites->len, self->info->n_sites);
  g_autofree char *text = NULL;

  dcs_term_entry_clear (self->site_entry);
  for (guint i = 0; i < self->info->n_sites; i++)
    {
      const DcsTerm *site = dcs_definition_term (definition, "site", self->info->sites[i]);

      if (site != NULL && !has_site (self, site->code))
        dcs_term_entry_add (self->site_entry, site->code, site->label, site->abbr);
    }
  gtk_widget_set_visible (self->rest_bar, n_others > 0 && !self->info->all_sites);
  gtk_widget_set_visible (self->rest_box, cell != NULL);
  if (cell == NULL)
    return;
  if (self->sites->len > 0)
    text = g_strdup_printf (ngettext ("%u other site", "%u other sites", n_others), n_others);
  else
    text = g_strdup_printf (ngettext ("%u site", "All %u sites", n_others), n_others);
  gtk_label_set_text (self->rest_label, text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->rest_box), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->not_involved_button,
                                g_str_equal (cell->text, "not_involved"));
  gtk_toggle_button_set_active (self->not_assessed_button,
                                g_str_equal (cell->text, "not_assessed"));
  self->updating = FALSE;
}

static void
rebuild (DcsScoreGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table));
  DcsCode current = had_focus ? get_site (self, self->row) : 0;
  const DcsCode *sites;
  guint n_sites, row = 0;

  clear_table (self);
  sites = dcs_entry_grid_sites (self->entry, self->info->term.code, &n_sites);
  g_array_append_vals (self->sites, sites, n_sites);
  if (n_sites > 0)
    {
      add_instrument_headers (self);
      add_item_headers (self);
    }
  for (guint i = 0; i < n_sites; i++)
    {
      add_row (self, i);
      if (get_site (self, i) == current)
        row = i;
    }
  set_current (self, MIN (row, MAX (n_sites, 1) - 1), had_focus ? self->column : 0);
  if (had_focus)
    _dcs_score_grid_focus (self, self->row, self->column);
  update_rest (self);
}

static void
changed_cb (DcsScoreGrid *self)
{
  const DcsCode *sites;
  guint n_sites;

  g_assert (DCS_IS_SCORE_GRID (self));

  if (self->info == NULL)
    return;
  sites = dcs_entry_grid_sites (self->entry, self->info->term.code, &n_sites);
  if (n_sites != self->sites->len
      || (n_sites > 0 && memcmp (sites, self->sites->data, n_sites * sizeof (DcsCode)) != 0))
    rebuild (self);
  else
    update_rest (self);
}

static void
bind (DcsScoreGrid *self)
{
  DcsDefinition *definition = self->entry != NULL ? dcs_entry_get_definition (self->entry) : NULL;

  self->info = definition != NULL && self->form != NULL
                   ? dcs_definition_form (definition, dcs_code_try (self->form))
                   : NULL;
  if (self->info != NULL && !self->info->per_site)
    self->info = NULL;
  if (self->info == NULL)
    {
      clear_table (self);
      return;
    }
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, self->info->term.label, -1);
  rebuild (self);
}

static void
site_chosen_cb (DcsScoreGrid *self, guint code)
{
  g_assert (DCS_IS_SCORE_GRID (self));

  dcs_entry_grid_add_site (self->entry, self->info->term.code, (DcsCode) code);
  for (guint row = 0; row < self->sites->len; row++)
    if (get_site (self, row) == (DcsCode) code)
      _dcs_score_grid_focus (self, row, 0);
}

static void
rest_toggled_cb (DcsScoreGrid *self, GtkToggleButton *button)
{
  g_autofree char *path = NULL;
  const char *text = "";

  g_assert (DCS_IS_SCORE_GRID (self));

  if (self->updating || self->info == NULL)
    return;
  if (gtk_toggle_button_get_active (button))
    text = button == self->not_involved_button ? "not_involved" : "not_assessed";
  path = g_strdup_printf ("rest:%s", self->form);
  dcs_entry_set_text (self->entry, path, text);
}

static void
dcs_score_grid_set_entry (DcsEntryView *view, DcsEntry *entry)
{
  DcsScoreGrid *self = DCS_SCORE_GRID (view);

  self->info = NULL;
  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  dcs_entry_view_set_entry (DCS_ENTRY_VIEW (self->totals), entry);
  bind (self);
}

static gboolean
dcs_score_grid_focus_path (DcsEntryView *view, const char *path)
{
  DcsScoreGrid *self = DCS_SCORE_GRID (view);

  if (self->info == NULL)
    return FALSE;
  for (guint row = 0; row < self->sites->len; row++)
    for (guint column = 0; column < self->info->n_items; column++)
      {
        g_autofree char *own = _dcs_score_grid_path (self, row, column);

        if (g_str_equal (own, path))
          {
            _dcs_score_grid_focus (self, row, column);
            return TRUE;
          }
      }
  if (g_str_has_prefix (path, "rest:") && g_str_equal (path + strlen ("rest:"), self->form))
    return gtk_widget_grab_focus (GTK_WIDGET (self->not_involved_button));
  return FALSE;
}

static void
entry_view_init (DcsEntryViewInterface *iface)
{
  iface->focus_path = dcs_score_grid_focus_path;
  iface->set_entry = dcs_score_grid_set_entry;
}

static void
set_form (DcsScoreGrid *self, const char *form)
{
  if (!dcs_set_str (&self->form, form))
    return;
  dcs_form_totals_set_form (self->totals, form);
  bind (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORM]);
}

static void
dcs_score_grid_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FORM:
      g_value_set_string (value, dcs_score_grid_get_form (DCS_SCORE_GRID (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_score_grid_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FORM:
      set_form (DCS_SCORE_GRID (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_score_grid_dispose (GObject *object)
{
  DcsScoreGrid *self = DCS_SCORE_GRID (object);

  g_clear_object (&self->entry_signals);
  self->info = NULL;
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->previous, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_SCORE_GRID);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (dcs_score_grid_parent_class)->dispose (object);
}

static void
dcs_score_grid_finalize (GObject *object)
{
  DcsScoreGrid *self = DCS_SCORE_GRID (object);

  g_free (self->form);
  g_free (self->message);
  g_string_free (self->pending, TRUE);
  g_array_unref (self->sites);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->previous);

  G_OBJECT_CLASS (dcs_score_grid_parent_class)->finalize (object);
}

static void
dcs_score_grid_class_init (DcsScoreGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_score_grid_dispose;
  object_class->finalize = dcs_score_grid_finalize;
  object_class->get_property = dcs_score_grid_get_property;
  object_class->set_property = dcs_score_grid_set_property;

  properties[PROP_FORM] = g_param_spec_string ("form",
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DCS_TYPE_FORM_TOTALS);
  g_type_ensure (DCS_TYPE_TERM_ENTRY);
  g_type_ensure (DCS_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-score-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsScoreGrid, message_label);
  gtk_widget_class_bind_template_child (widget_class, DcsScoreGrid, not_assessed_button);
  gtk_widget_class_bind_template_child (widget_class, DcsScoreGrid, not_involved_button);
  gtk_widget_class_bind_template_child (widget_class, DcsScoreGrid, rest_bar);
  gtk_widget_class_bind_template_child (widget_class, DcsScoreGrid, rest_box);
  gtk_widget_class_bind_template_child (widget_class, DcsScoreGrid, rest_label);
  gtk_widget_class_bind_template_child (widget_class, DcsScoreGrid, site_entry);
  gtk_widget_class_bind_template_child (widget_class, DcsScoreGrid, table);
  gtk_widget_class_bind_template_child (widget_class, DcsScoreGrid, totals);
  gtk_widget_class_bind_template_callback (widget_class, rest_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, site_chosen_cb);

  gtk_widget_class_set_css_name (widget_class, "scoregrid");
}

static void
dcs_score_grid_init (DcsScoreGrid *self)
{
  self->sites = g_array_new (FALSE, FALSE, sizeof (DcsCode));
  self->cells = g_ptr_array_new ();
  self->previous = g_ptr_array_new ();
  self->pending = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (
      self->entry_signals, "cell-changed", G_CALLBACK (cell_changed_cb), self);
  g_signal_group_connect_swapped (self->entry_signals, "changed", G_CALLBACK (changed_cb), self);
  _dcs_score_grid_add_keys (self);
}

GtkWidget *
dcs_score_grid_new (const char *form)
{
  return g_object_new (DCS_TYPE_SCORE_GRID, "form", form, NULL);
}

const char *
dcs_score_grid_get_form (DcsScoreGrid *self)
{
  g_return_val_if_fail (DCS_IS_SCORE_GRID (self), NULL);

  return self->form;
}

guint
dcs_score_grid_get_n_rows (DcsScoreGrid *self)
{
  g_return_val_if_fail (DCS_IS_SCORE_GRID (self), 0);

  return self->sites->len;
}

GtkWidget *
dcs_score_grid_get_cell (DcsScoreGrid *self, DcsCode item, DcsCode site)
{
  g_return_val_if_fail (DCS_IS_SCORE_GRID (self), NULL);

  for (guint row = 0; self->info != NULL && row < self->sites->len; row++)
    for (guint column = 0; column < self->info->n_items; column++)
      if (self->info->items[column] == item && get_site (self, row) == site)
        return GTK_WIDGET (get_cell (self, row, column));
  return NULL;
}

const char *
dcs_score_grid_get_message (DcsScoreGrid *self)
{
  g_return_val_if_fail (DCS_IS_SCORE_GRID (self), NULL);

  return self->message;
}
