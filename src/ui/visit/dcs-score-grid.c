/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-score-grid-private.h"

#include "dcs-entry-view.h"
#include "dcs-ui.h"
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

const DcsTest *
_dcs_score_grid_test (DcsScoreGrid *self, guint column)
{
  return dcs_definition_test (dcs_entry_get_definition (self->entry), self->info->items[column]);
}

DcsCode
_dcs_score_grid_site (DcsScoreGrid *self, guint row)
{
  return g_array_index (self->sites, DcsCode, row);
}

char *
_dcs_score_grid_path (DcsScoreGrid *self, guint row, guint column)
{
  return g_strdup_printf ("obs:%s@%s",
                          dcs_code_string (self->info->items[column]),
                          dcs_code_string (_dcs_score_grid_site (self, row)));
}

DcsScoreCell *
_dcs_score_grid_cell (DcsScoreGrid *self, guint row, guint column)
{
  guint index = row * self->info->n_items + column;

  return index < self->cells->len ? self->cells->pdata[index] : NULL;
}

void
_dcs_score_grid_focus (DcsScoreGrid *self, guint row, guint column)
{
  DcsScoreCell *cell = _dcs_score_grid_cell (self, row, column);

  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/* A refusal stands under the grid and is told as the description of the cell. */
void
_dcs_score_grid_say (DcsScoreGrid *self, const char *message)
{
  DcsScoreCell *cell = _dcs_score_grid_cell (self, self->row, self->column);

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

static void
cell_changed_cb (DcsScoreGrid *self, const char *path)
{
  const char *at = strchr (path, '@');

  g_assert (DCS_IS_SCORE_GRID (self));

  if (self->info == NULL || at == NULL || !g_str_has_prefix (path, "obs:"))
    return;
  for (guint row = 0; row < self->sites->len; row++)
    {
      if (!g_str_equal (at + 1, dcs_code_string (_dcs_score_grid_site (self, row))))
        continue;
      for (guint column = 0; column < self->info->n_items; column++)
        {
          g_autofree char *own = _dcs_score_grid_path (self, row, column);

          if (g_str_equal (own, path))
            _dcs_score_grid_update_cell (self, row, column);
        }
    }
}

static gboolean
has_site (DcsScoreGrid *self, DcsCode site)
{
  for (guint i = 0; i < self->sites->len; i++)
    if (_dcs_score_grid_site (self, i) == site)
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
  DcsCode current = had_focus ? _dcs_score_grid_site (self, self->row) : 0;
  const DcsCode *sites;
  guint n_sites, row = 0;

  _dcs_score_grid_clear (self);
  sites = dcs_entry_grid_sites (self->entry, self->info->term.code, &n_sites);
  g_array_append_vals (self->sites, sites, n_sites);
  if (n_sites > 0)
    _dcs_score_grid_add_headers (self);
  for (guint i = 0; i < n_sites; i++)
    {
      _dcs_score_grid_add_row (self, i);
      if (_dcs_score_grid_site (self, i) == current)
        row = i;
    }
  _dcs_score_grid_set_current (self, MIN (row, MAX (n_sites, 1) - 1), had_focus ? self->column : 0);
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
      _dcs_score_grid_clear (self);
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
    if (_dcs_score_grid_site (self, row) == (DcsCode) code)
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
      if (self->info->items[column] == item && _dcs_score_grid_site (self, row) == site)
        return GTK_WIDGET (_dcs_score_grid_cell (self, row, column));
  return NULL;
}

const char *
dcs_score_grid_get_message (DcsScoreGrid *self)
{
  g_return_val_if_fail (DCS_IS_SCORE_GRID (self), NULL);

  return self->message;
}
