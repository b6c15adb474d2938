/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-item-row-private.h"

#include "dcs-entry-view.h"
#include "dcs-ui.h"
#include "dcs-visit-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void entry_view_init (DcsEntryViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsItemRow,
                               dcs_item_row,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_ENTRY_VIEW, entry_view_init))

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_PATH,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What the meaning of a level needs to be read well, in pixels. */
#define MEANING_WIDTH 132
#define MOST_LEVELS 11
/* Letters of what is still a word. */
#define SHORT_MEANING 14

/* Whole numbers from a small minimum to a maximum. */
static gboolean
is_small_scale (const DcsTest *test)
{
  return test->numeric && test->n_allowed == 0 && test->decimals == 0 && isfinite (test->min)
         && isfinite (test->max) && test->max - test->min < MOST_LEVELS && test->unit == 0;
}

gboolean
dcs_item_row_suits (const DcsTest *test)
{
  g_return_val_if_fail (test != NULL, FALSE);

  if (test->per_site)
    return FALSE;
  if (test->numeric)
    return (test->n_allowed > 0 && test->n_allowed <= MOST_LEVELS) || is_small_scale (test);
  return test->n_results > 0 && test->n_results <= 5;
}

DcsLevelButton *
_dcs_item_row_current (DcsItemRow *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->levels);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_get_parent (focus) == self->levels)
    return DCS_LEVEL_BUTTON (focus);
  for_each_level (self, level) if (dcs_level_button_get_checked (
                                       DCS_LEVEL_BUTTON (level))) return DCS_LEVEL_BUTTON (level);
  return first != NULL ? DCS_LEVEL_BUTTON (first) : NULL;
}

void
_dcs_item_row_say (DcsItemRow *self, const char *problem, const char *css_class)
{
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->problem_label), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->problem_label), "warning");
  if (problem != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), css_class);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self->levels), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
    }
  else
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->levels),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

void
_dcs_item_row_update (DcsItemRow *self)
{
  const DcsCell *cell = self->entry != NULL ? dcs_entry_cell (self->entry, self->path) : NULL;
  DcsLevelButton *current = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), cell != NULL);
  if (cell == NULL)
    return;
  for_each_level (self, level)
  {
    DcsLevelButton *button = DCS_LEVEL_BUTTON (level);
    const char *text = dcs_level_button_get_text (button);

    dcs_level_button_set_checked (button, g_str_equal (text, cell->text));
    dcs_level_button_set_previous (button, g_strcmp0 (text, cell->previous_text) == 0);
    dcs_level_button_set_current (button, FALSE);
  }
  current = _dcs_item_row_current (self);
  if (current != NULL)
    dcs_level_button_set_current (current, TRUE);
  if (cell->problem != NULL)
    _dcs_item_row_say (self, cell->problem, "error");
  else
    _dcs_item_row_say (self, cell->warning, "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->previous_label), cell->previous != NULL);
  if (cell->previous != NULL)
    {
      /* Translators: the value at the visit before. */
      g_autofree char *previous = g_strdup_printf (_ ("last visit %s"), cell->previous);

      gtk_label_set_text (self->previous_label, previous);
    }
}

static void
cell_changed_cb (DcsItemRow *self, const char *path)
{
  g_assert (DCS_IS_ITEM_ROW (self));

  if (g_strcmp0 (path, self->path) == 0)
    _dcs_item_row_update (self);
}

void
_dcs_item_row_choose (DcsItemRow *self, DcsLevelButton *button)
{
  g_string_truncate (self->pending, 0);
  dcs_entry_set_text (self->entry, self->path, dcs_level_button_get_text (button));
}

static void
chosen_cb (DcsItemRow *self, DcsLevelButton *button)
{
  g_assert (DCS_IS_ITEM_ROW (self));

  if (self->entry != NULL)
    _dcs_item_row_choose (self, button);
}

static void
add_level (DcsItemRow *self, const char *text, const char *number, const char *meaning)
{
  GtkWidget *button = dcs_level_button_new (text, number, meaning);

  self->has_meanings |= meaning != NULL && g_utf8_strlen (meaning, -1) > SHORT_MEANING;
  g_signal_connect_object (button, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->levels), button);
}

static void
add_number (DcsItemRow *self, double value, const char *meaning)
{
  g_autofree char *number = dcs_number_format (value, 2);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  add_level (self, g_ascii_formatd (text, sizeof text, "%g", value), number, meaning);
}

static void
add_levels (DcsItemRow *self, const DcsTest *test)
{
  if (test != NULL && test->numeric && test->n_allowed > 0)
    {
      for (guint i = 0; i < test->n_allowed; i++)
        add_number (self, test->allowed[i], test->levels != NULL ? test->levels[i] : NULL);
    }
  else if (test != NULL && is_small_scale (test))
    {
      for (int value = (int) test->min; value <= (int) test->max; value++)
        add_number (self, value, NULL);
    }
  else
    {
      guint n_choices;
      const DcsChoice *choices = dcs_entry_choices (self->entry, self->path, &n_choices);

      for (guint i = 0; i < n_choices; i++)
        add_level (self, choices[i].text, NULL, choices[i].label);
    }
}

/* The item of the row; NULL for another cell. */
const DcsTest *
_dcs_item_row_test (DcsItemRow *self)
{
  DcsDefinition *definition = self->entry != NULL ? dcs_entry_get_definition (self->entry) : NULL;

  return definition != NULL && self->item != NULL
             ? dcs_definition_test (definition, dcs_code_try (self->item))
             : NULL;
}

static void
name_row (DcsItemRow *self, const DcsTest *test, const DcsCell *cell)
{
  const char *title = self->title != NULL ? self->title
                      : test != NULL      ? test->term.label
                                          : cell->label;
  g_autofree char *tooltip = test != NULL ? dcs_visit_test_tooltip (test) : NULL;

  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), tooltip);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->levels), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
rebuild (DcsItemRow *self)
{
  const DcsTest *test = _dcs_item_row_test (self);
  const DcsCell *cell = self->entry != NULL && self->path != NULL
                            ? dcs_entry_cell (self->entry, self->path)
                            : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->levels)) != NULL)
    gtk_box_remove (GTK_BOX (self->levels), child);
  self->has_meanings = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), cell != NULL);
  if (cell == NULL)
    return;

  name_row (self, test, cell);
  add_levels (self, test);
  dcs_level_layout_set_column_width (self->layout, self->has_meanings ? MEANING_WIDTH : 0);
  gtk_widget_set_halign (self->levels, self->has_meanings ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  _dcs_item_row_update (self);
}

static void
focus_left_cb (DcsItemRow *self)
{
  g_assert (DCS_IS_ITEM_ROW (self));

  g_string_truncate (self->pending, 0);
  _dcs_item_row_update (self);
}

static void
dcs_item_row_set_entry (DcsEntryView *view, DcsEntry *entry)
{
  DcsItemRow *self = DCS_ITEM_ROW (view);

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  rebuild (self);
}

static gboolean
dcs_item_row_focus_path (DcsEntryView *view, const char *path)
{
  DcsItemRow *self = DCS_ITEM_ROW (view);
  DcsLevelButton *current = _dcs_item_row_current (self);

  if (g_strcmp0 (path, self->path) != 0 || current == NULL)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (current));
}

static void
entry_view_init (DcsEntryViewInterface *iface)
{
  iface->focus_path = dcs_item_row_focus_path;
  iface->set_entry = dcs_item_row_set_entry;
}

static void
set_item (DcsItemRow *self, const char *item)
{
  if (item == NULL || !dcs_set_str (&self->item, item))
    return;
  g_free (self->path);
  self->path = g_strdup_printf ("obs:%s", item);
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
dcs_item_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_string (value, dcs_item_row_get_item (DCS_ITEM_ROW (object)));
      break;
    case PROP_PATH:
      g_value_set_string (value, DCS_ITEM_ROW (object)->path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, DCS_ITEM_ROW (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_item_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (DCS_ITEM_ROW (object), g_value_get_string (value));
      break;
    case PROP_PATH:
      if (dcs_set_str (&DCS_ITEM_ROW (object)->path, g_value_get_string (value)))
        rebuild (DCS_ITEM_ROW (object));
      break;
    case PROP_TITLE:
      if (dcs_set_str (&DCS_ITEM_ROW (object)->title, g_value_get_string (value)))
        rebuild (DCS_ITEM_ROW (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_item_row_dispose (GObject *object)
{
  DcsItemRow *self = DCS_ITEM_ROW (object);

  g_clear_object (&self->entry_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_ITEM_ROW);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (dcs_item_row_parent_class)->dispose (object);
}

static void
dcs_item_row_finalize (GObject *object)
{
  DcsItemRow *self = DCS_ITEM_ROW (object);

  g_free (self->item);
  g_free (self->path);
  g_free (self->title);
  g_string_free (self->pending, TRUE);

  G_OBJECT_CLASS (dcs_item_row_parent_class)->finalize (object);
}

static void
dcs_item_row_class_init (DcsItemRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_item_row_dispose;
  object_class->finalize = dcs_item_row_finalize;
  object_class->get_property = dcs_item_row_get_property;
  object_class->set_property = dcs_item_row_set_property;

  properties[PROP_ITEM] = g_param_spec_string ("item", NULL, NULL, NULL, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DCS_TYPE_LEVEL_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsItemRow, layout);
  gtk_widget_class_bind_template_child (widget_class, DcsItemRow, levels);
  gtk_widget_class_bind_template_child (widget_class, DcsItemRow, previous_label);
  gtk_widget_class_bind_template_child (widget_class, DcsItemRow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, DcsItemRow, title_label);

  gtk_widget_class_set_css_name (widget_class, "itemrow");
}

static void
dcs_item_row_init (DcsItemRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->pending = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (
      self->entry_signals, "cell-changed", G_CALLBACK (cell_changed_cb), self);

  _dcs_item_row_add_keys (self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->levels, focus);
}

GtkWidget *
dcs_item_row_new (const char *item)
{
  return g_object_new (DCS_TYPE_ITEM_ROW, "item", item, NULL);
}

GtkWidget *
dcs_item_row_new_for_path (const char *path, const char *title)
{
  return g_object_new (DCS_TYPE_ITEM_ROW, "path", path, "title", title, NULL);
}

const char *
dcs_item_row_get_item (DcsItemRow *self)
{
  g_return_val_if_fail (DCS_IS_ITEM_ROW (self), NULL);

  return self->item;
}
