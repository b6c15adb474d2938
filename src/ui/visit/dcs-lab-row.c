/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-lab-row.h"

#include "dcs-field-editor.h"
#include "dcs-ui.h"
#include "dcs-visit-words.h"
#include "dcs-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DcsLabRow
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *mark_label;
  GtkLabel *previous_label;
  GtkLabel *problem_label;
  GtkLabel *range_label;
  GtkLabel *title_label;
  GtkBox *unit_box;
  GtkLabel *unit_label;
  GtkBox *value_box;

  /* owned */
  DcsEntry *entry;
  char *value_path;
  char *unit_path;

  /* borrowed: children of the boxes; `unit` may be NULL */
  GtkWidget *value;
  GtkWidget *unit;
  const DcsTest *test;

  GSimpleAction *unit_action; /* owned, with `unit` */
};

G_DEFINE_FINAL_TYPE (DcsLabRow, dcs_lab_row, ADW_TYPE_BIN)

static void
value_edited_cb (DcsLabRow *self, const char *text)
{
  g_assert (DCS_IS_LAB_ROW (self));

  dcs_entry_set_text (self->entry, self->value_path, text);
}

static void
unit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DcsLabRow *self = data;

  dcs_entry_set_text (self->entry, self->unit_path, g_variant_get_string (parameter, NULL));
}

static void
show_problem (DcsLabRow *self, const char *text, const char *css_class)
{
  GtkWidget *label = GTK_WIDGET (self->problem_label);

  gtk_widget_set_visible (label, text != NULL);
  gtk_label_set_text (self->problem_label, text != NULL ? text : "");
  gtk_widget_remove_css_class (label, "error");
  gtk_widget_remove_css_class (label, "warning");
  if (text != NULL)
    gtk_widget_add_css_class (label, css_class);
}

/* A mark has a shape, a word and a colour. */
static void
show_mark (DcsLabRow *self, DcsRangeMark mark)
{
  GtkWidget *label = GTK_WIDGET (self->mark_label);

  gtk_widget_remove_css_class (label, "warning");
  gtk_label_set_text (self->mark_label, "");
  if (mark == DCS_RANGE_ABOVE)
    /* Translators: a value above the laboratory's range, short. */
    gtk_label_set_text (self->mark_label, _ ("▲ high"));
  else if (mark == DCS_RANGE_BELOW)
    /* Translators: a value below the laboratory's range, short. */
    gtk_label_set_text (self->mark_label, _ ("▼ low"));
  if (mark == DCS_RANGE_ABOVE || mark == DCS_RANGE_BELOW)
    gtk_widget_add_css_class (label, "warning");
}

/* What assistive technology says after the name: problem, mark, value before, range. */
static void
describe (DcsLabRow *self, const DcsCell *cell)
{
  GtkWidget *widget = dcs_field_editor_get_accessible (DCS_FIELD_EDITOR (self->value));
  g_autoptr (GString) text = g_string_new (cell->problem != NULL ? cell->problem : cell->warning);
  const char *range = gtk_label_get_text (self->range_label);

  if (cell->previous != NULL)
    {
      g_autofree char *previous = g_strdup_printf (_ ("last visit %s"), cell->previous);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", previous);
    }
  if (*range != '\0')
    {
      /* Translators: the laboratory's range of a test. */
      g_autofree char *words = g_strdup_printf (_ ("range %s"), range);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
    }
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               cell->problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                     : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
update_unit (DcsLabRow *self, const DcsCell *cell)
{
  const DcsCell *unit = dcs_entry_cell (self->entry, self->unit_path);
  guint n_choices = 0;
  const DcsChoice *choices = NULL;
  GtkWidget *button;

  gtk_label_set_text (self->unit_label, self->unit == NULL && cell->unit != NULL ? cell->unit : "");
  if (self->unit == NULL || unit == NULL)
    return;
  /* The button that takes the focus is a child of the menu button. */
  button = gtk_widget_get_first_child (self->unit);
  g_simple_action_set_state (self->unit_action, g_variant_new_string (unit->text));
  choices = dcs_entry_choices (self->entry, self->unit_path, &n_choices);
  for (guint i = 0; i < n_choices; i++)
    if (g_str_equal (choices[i].text, unit->text))
      {
        /* Translators: the unit of a laboratory test: "C-reactive protein, unit"; its label,
         * "mg/L", is read after it. */
        g_autofree char *name = g_strdup_printf (_ ("%s, unit"), self->test->term.label);

        gtk_menu_button_set_label (GTK_MENU_BUTTON (self->unit), choices[i].label);
        gtk_accessible_update_property (
            GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      }
}

void
dcs_lab_row_update (DcsLabRow *self)
{
  const DcsCell *cell;
  DcsRangeMark mark;

  g_return_if_fail (DCS_IS_LAB_ROW (self));

  cell = dcs_entry_cell (self->entry, self->value_path);
  gtk_widget_set_visible (GTK_WIDGET (self), cell != NULL);
  if (cell == NULL)
    return;
  dcs_field_editor_set_text (DCS_FIELD_EDITOR (self->value), cell->text);
  update_unit (self, cell);
  gtk_label_set_text (self->previous_label, cell->previous != NULL ? cell->previous : "");
  mark = dcs_visit_range_mark (self->entry, self->test);
  show_mark (self, mark);
  if (cell->problem != NULL)
    show_problem (self, cell->problem, "error");
  else
    show_problem (self, mark == DCS_RANGE_WITHIN ? cell->warning : NULL, "warning");
  if (cell->problem != NULL)
    gtk_widget_add_css_class (self->value, "error");
  else
    gtk_widget_remove_css_class (self->value, "error");
  describe (self, cell);
}

static void
add_value (DcsLabRow *self)
{
  const DcsCell *cell = dcs_entry_cell (self->entry, self->value_path);
  guint n_choices = 0;
  const DcsChoice *choices = dcs_entry_choices (self->entry, self->value_path, &n_choices);
  GtkWidget *widget;

  self->value = dcs_field_editor_new (cell, choices, n_choices);
  g_signal_connect_object (
      self->value, "edited", G_CALLBACK (value_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->value_box, self->value);
  widget = dcs_field_editor_get_accessible (DCS_FIELD_EDITOR (self->value));
  if (GTK_IS_EDITABLE (widget))
    gtk_editable_set_max_width_chars (GTK_EDITABLE (widget), 8);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, self->test->term.label, -1);
}

static void
add_unit (DcsLabRow *self)
{
  const DcsCell *cell = dcs_entry_cell (self->entry, self->unit_path);
  g_autoptr (GSimpleActionGroup) actions = NULL;
  g_autoptr (GMenu) menu = NULL;
  guint n_choices = 0;
  const DcsChoice *choices = NULL;

  if (cell != NULL)
    choices = dcs_entry_choices (self->entry, self->unit_path, &n_choices);
  if (n_choices < 2)
    return;
  self->unit_action = g_simple_action_new_stateful (
      "unit", G_VARIANT_TYPE_STRING, g_variant_new_string (cell->text));
  g_signal_connect_object (self->unit_action, "activate", G_CALLBACK (unit_activated_cb), self, 0);
  actions = g_simple_action_group_new ();
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->unit_action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "lab", G_ACTION_GROUP (actions));

  menu = g_menu_new ();
  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (choices[i].label, NULL);

      g_menu_item_set_action_and_target (item, "lab.unit", "s", choices[i].text);
      g_menu_append_item (menu, item);
    }
  self->unit = gtk_menu_button_new ();
  gtk_widget_set_halign (self->unit, GTK_ALIGN_START);
  gtk_widget_set_valign (self->unit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->unit, "flat");
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->unit), TRUE);
  dcs_ui_set_menu (GTK_MENU_BUTTON (self->unit), G_MENU_MODEL (menu));
  gtk_box_append (self->unit_box, self->unit);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_label), FALSE);
}

static void
dcs_lab_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_LAB_ROW);

  G_OBJECT_CLASS (dcs_lab_row_parent_class)->dispose (object);
}

static void
dcs_lab_row_finalize (GObject *object)
{
  DcsLabRow *self = DCS_LAB_ROW (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->unit_action);
  g_free (self->value_path);
  g_free (self->unit_path);

  G_OBJECT_CLASS (dcs_lab_row_parent_class)->finalize (object);
}

static void
dcs_lab_row_class_init (DcsLabRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_lab_row_dispose;
  object_class->finalize = dcs_lab_row_finalize;

  g_type_ensure (DCS_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-lab-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsLabRow, mark_label);
  gtk_widget_class_bind_template_child (widget_class, DcsLabRow, previous_label);
  gtk_widget_class_bind_template_child (widget_class, DcsLabRow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, DcsLabRow, range_label);
  gtk_widget_class_bind_template_child (widget_class, DcsLabRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DcsLabRow, unit_box);
  gtk_widget_class_bind_template_child (widget_class, DcsLabRow, unit_label);
  gtk_widget_class_bind_template_child (widget_class, DcsLabRow, value_box);

  gtk_widget_class_set_css_name (widget_class, "labrow");
}

static void
dcs_lab_row_init (DcsLabRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dcs_lab_row_new:
 * @entry: a visit with a cell for the test; a reference is taken
 */
GtkWidget *
dcs_lab_row_new (DcsEntry *entry, DcsCode test)
{
  DcsLabRow *self;
  g_autofree char *range = NULL;
  g_autofree char *tooltip = NULL;

  g_return_val_if_fail (DCS_IS_ENTRY (entry), NULL);

  self = g_object_new (DCS_TYPE_LAB_ROW, NULL);
  self->entry = g_object_ref (entry);
  self->test = dcs_definition_test (dcs_entry_get_definition (entry), test);
  self->value_path = g_strdup_printf ("obs:%s", dcs_code_string (test));
  self->unit_path = g_strdup_printf ("unit:%s", dcs_code_string (test));
  gtk_label_set_text (self->title_label, self->test->term.label);
  tooltip = dcs_visit_test_tooltip (self->test);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), tooltip);
  range = dcs_visit_describe_range (entry, self->test);
  gtk_label_set_text (self->range_label, range != NULL ? range : "");
  add_value (self);
  add_unit (self);
  dcs_lab_row_update (self);
  return GTK_WIDGET (self);
}

DcsCode
dcs_lab_row_get_test (DcsLabRow *self)
{
  g_return_val_if_fail (DCS_IS_LAB_ROW (self), 0);

  return self->test->term.code;
}

gboolean
dcs_lab_row_focus_value (DcsLabRow *self)
{
  g_return_val_if_fail (DCS_IS_LAB_ROW (self), FALSE);

  return gtk_widget_grab_focus (self->value);
}

gboolean
dcs_lab_row_focus_path (DcsLabRow *self, const char *path)
{
  g_return_val_if_fail (DCS_IS_LAB_ROW (self), FALSE);

  if (g_str_equal (path, self->value_path))
    return dcs_lab_row_focus_value (self);
  if (self->unit != NULL && g_str_equal (path, self->unit_path))
    return gtk_widget_grab_focus (self->unit);
  return FALSE;
}
