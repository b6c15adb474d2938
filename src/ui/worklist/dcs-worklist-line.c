/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-line.h"

#include "dcs-derive.h"
#include "dcs-state-mark.h"
#include "dcs-ui.h"
#include "dcs-worklist-menu.h"

#include <glib/gi18n-lib.h>

struct _DcsWorklistLine
{
  GtkWidget parent_instance;

  /* Template */
  GtkButton *act_button;
  GtkLabel *count_label;
  GtkLabel *disease_label;
  GtkWidget *heading_box;
  GtkLabel *heading_label;
  GtkMenuButton *menu_button;
  GtkLabel *more_label;
  GtkWidget *row_box;
  GtkLabel *what_label;
  GtkLabel *when_label;
  GtkLabel *who_label;
  GtkLabel *why_label;
  DcsStateMark *state_mark;

  DcsWorklistItem *item; /* owned, or NULL */
};

G_DEFINE_FINAL_TYPE (DcsWorklistLine, dcs_worklist_line, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static DcsWorklistLineKind
get_kind (DcsWorklistLine *self)
{
  return self->item != NULL ? dcs_worklist_item_get_kind (self->item) : DCS_WORKLIST_HEADING;
}

static void
show_who (DcsWorklistLine *self)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>  %s",
                                                     dcs_worklist_item_get_code (self->item),
                                                     dcs_worklist_item_get_name (self->item));
  g_autofree char *tooltip = NULL;

  gtk_label_set_markup (self->who_label, markup);
  gtk_label_set_label (self->disease_label, dcs_worklist_item_get_disease (self->item));
  dcs_state_mark_set_state (self->state_mark, dcs_worklist_item_get_state (self->item));
  tooltip = g_strdup_printf ("%s · %s",
                             dcs_worklist_item_get_disease (self->item),
                             dcs_state_label (dcs_worklist_item_get_state (self->item)));
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (GTK_WIDGET (self->disease_label)), tooltip);
}

static void
show_row (DcsWorklistLine *self)
{
  const char *what = dcs_worklist_item_get_what (self->item);
  const char *why = dcs_worklist_item_get_why (self->item);
  g_autofree char *dates = dcs_worklist_item_dup_dates (self->item);
  g_autofree char *description = NULL;

  show_who (self);
  gtk_label_set_label (self->what_label, what);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->what_label), what);
  gtk_label_set_label (self->why_label, why);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why_label), why);
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), *why != '\0');
  gtk_label_set_label (self->when_label, dcs_worklist_item_get_when (self->item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->when_label), dates);
  if (dcs_worklist_item_get_group (self->item) == DCS_WORK_GROUP_OVERDUE)
    gtk_widget_add_css_class (GTK_WIDGET (self->when_label), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->when_label), "late");
  gtk_button_set_label (self->act_button,
                        dcs_work_step_label (dcs_worklist_item_get_step (self->item)));
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (self->act_button), "s", dcs_worklist_item_get_key (self->item));
  description = g_strdup_printf ("%s, %s", dcs_worklist_item_get_code (self->item), what);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->act_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_menu_button_set_menu_model (self->menu_button, NULL);
}

static void
show_count (DcsWorklistLine *self)
{
  g_autofree char *text = NULL;

  if (get_kind (self) == DCS_WORKLIST_HEADING)
    {
      text = g_strdup_printf ("%'u", dcs_worklist_item_get_count (self->item));
      gtk_label_set_label (self->count_label, text);
    }
  else
    {
      text = dcs_worklist_item_dup_spoken (self->item);
      gtk_label_set_label (self->more_label, text);
    }
}

/* The line itself is what gets the keyboard. */
static void
name_line (DcsWorklistLine *self)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = self->item != NULL ? dcs_worklist_item_dup_spoken (self->item) : NULL;

  if (name == NULL || line == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (DcsWorklistLine *self)
{
  DcsWorklistLineKind kind = get_kind (self);

  gtk_widget_set_visible (self->heading_box, self->item != NULL && kind == DCS_WORKLIST_HEADING);
  gtk_widget_set_visible (self->row_box, kind == DCS_WORKLIST_ROW);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), kind == DCS_WORKLIST_MORE);
  if (self->item == NULL)
    return;
  if (kind == DCS_WORKLIST_ROW)
    show_row (self);
  else
    {
      gtk_label_set_label (self->heading_label,
                           dcs_work_group_label (dcs_worklist_item_get_group (self->item)));
      show_count (self);
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    name_line (self);
}

static void
count_changed_cb (DcsWorklistLine *self)
{
  show_count (self);
  name_line (self);
}

/* The menu's widgets are made when it is opened. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  DcsWorklistLine *self = data;
  g_autoptr (GMenuModel) menu = NULL;

  if (get_kind (self) != DCS_WORKLIST_ROW || gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = dcs_worklist_menu_new (self->item);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
dcs_worklist_line_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dcs_worklist_line_parent_class)->map (widget);
  name_line (DCS_WORKLIST_LINE (widget));
}

static void
dcs_worklist_line_dispose (GObject *object)
{
  DcsWorklistLine *self = DCS_WORKLIST_LINE (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_WORKLIST_LINE);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dcs_worklist_line_parent_class)->dispose (object);
}

static void
dcs_worklist_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ITEM)
    g_value_set_object (value, DCS_WORKLIST_LINE (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dcs_worklist_line_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_ITEM)
    dcs_worklist_line_set_item (DCS_WORKLIST_LINE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "worklist/dcs-worklist-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, act_button);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, count_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, disease_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, heading_box);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, heading_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, more_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, row_box);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, state_mark);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, what_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, when_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, who_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistLine, why_label);
}

static void
dcs_worklist_line_class_init (DcsWorklistLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_worklist_line_dispose;
  object_class->get_property = dcs_worklist_line_get_property;
  object_class->set_property = dcs_worklist_line_set_property;
  widget_class->map = dcs_worklist_line_map;

  properties[PROP_ITEM] = g_param_spec_object ("item",
                                               NULL,
                                               NULL,
                                               DCS_TYPE_WORKLIST_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DCS_TYPE_STATE_MARK);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "worklistline");
}

static void
dcs_worklist_line_init (DcsWorklistLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  update (self);
}

/**
 * dcs_worklist_line_get_item:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
DcsWorklistItem *
dcs_worklist_line_get_item (DcsWorklistLine *self)
{
  g_return_val_if_fail (DCS_IS_WORKLIST_LINE (self), NULL);

  return self->item;
}

void
dcs_worklist_line_set_item (DcsWorklistLine *self, DcsWorklistItem *item)
{
  g_return_if_fail (DCS_IS_WORKLIST_LINE (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL && get_kind (self) != DCS_WORKLIST_ROW)
    g_signal_connect_object (
        item, "notify::count", G_CALLBACK (count_changed_cb), self, G_CONNECT_SWAPPED);
  else if (item != NULL)
    g_signal_connect_object (
        item, "notify::disease", G_CALLBACK (show_who), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * dcs_worklist_line_pop_up_menu:
 *
 * Opens the menu of the row.
 */
void
dcs_worklist_line_pop_up_menu (DcsWorklistLine *self)
{
  g_return_if_fail (DCS_IS_WORKLIST_LINE (self));

  if (get_kind (self) == DCS_WORKLIST_ROW)
    gtk_menu_button_popup (self->menu_button);
}
