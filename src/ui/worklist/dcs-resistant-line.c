/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-resistant-line.h"

#include "dcs-derive.h"
#include "dcs-state-mark.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsResistantLine
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *disease_label;
  GtkButton *expand_button;
  GtkBox *failure_box;
  GtkLabel *line_label;
  GtkLabel *option_heading;
  GtkBox *option_box;
  GtkBox *option_list;
  DcsStateMark *state_mark;
  GtkLabel *who_label;

  DcsResistantItem *item; /* owned, or NULL */
};

G_DEFINE_FINAL_TYPE (DcsResistantLine, dcs_resistant_line, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text, gboolean is_dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  if (is_dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

/* --- What failed --- */

static void
append_button (GtkWidget *box,
               const char *label,
               const char *action,
               gint64 patient_id,
               guint index,
               const char *description)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "act");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xu)", patient_id, index);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_status (const DcsResistance *resistance)
{
  gboolean is_candidate = resistance->status == DCS_RESISTANCE_CANDIDATE;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (is_candidate ? "dialog-question-symbolic"
                                                                : "emblem-ok-symbolic");
  GtkWidget *label = make_label (dcs_resistance_status_label (resistance->status), FALSE);

  g_object_set (image, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_widget_add_css_class (box, is_candidate ? "candidate" : "confirmed");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Since when, and what can be done about it, below the sentence: it has the whole width. */
static GtkWidget *
make_foot (const DcsResistantRow *row, guint index)
{
  const DcsResistance *resistance = &g_array_index (row->resistance, DcsResistance, index);
  const char *text = g_ptr_array_index (row->texts, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  DcsDate since = dcs_date_from_day (resistance->since);
  g_autofree char *date = dcs_date_format_short (since);
  g_autofree char *full = dcs_date_format_full (since);
  g_autofree char *words = g_strdup_printf (_ ("since %s"), date);
  GtkWidget *when = make_label (words, TRUE);

  gtk_widget_set_tooltip_text (when, full);
  gtk_label_set_width_chars (GTK_LABEL (when), 15);
  gtk_box_append (GTK_BOX (box), when);
  if (resistance->status == DCS_RESISTANCE_CANDIDATE)
    {
      append_button (box, _ ("Confirm…"), "resistant.confirm", row->patient_id, index, text);
      append_button (box,
                     resistance->failure == DCS_FAILURE_INEFFICACY ? _ ("Not resistant…")
                                                                   : _ ("Not intolerant…"),
                     "resistant.refuse",
                     row->patient_id,
                     index,
                     text);
    }
  append_button (box, _ ("Why?"), "resistant.why", row->patient_id, index, text);
  return box;
}

static GtkWidget *
make_failure (DcsResistantLine *self, guint index)
{
  const DcsResistantRow *row = dcs_resistant_item_get_row (self->item);
  const DcsResistance *resistance = &g_array_index (row->resistance, DcsResistance, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *evidence = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_hexpand (evidence, TRUE);
  gtk_box_append (GTK_BOX (evidence), make_label (g_ptr_array_index (row->texts, index), FALSE));
  gtk_box_append (GTK_BOX (evidence), make_foot (row, index));
  gtk_box_append (GTK_BOX (box), make_status (resistance));
  gtk_box_append (GTK_BOX (box), evidence);
  return box;
}

/* --- The options --- */

static char *
describe_option (const DcsOptionState *state)
{
  g_autofree char *status = dcs_option_describe_status (state);

  if (state->option->term.source == NULL)
    return g_steal_pointer (&status);
  return g_strdup_printf ("%s · %s", status, state->option->term.source);
}

static GtkWidget *
make_words (const DcsOptionState *state, const char *status)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (box), make_label (state->option->term.label, FALSE));
  gtk_box_append (GTK_BOX (box), make_label (status, TRUE));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_tooltip_text (box, state->option->term.text);
  return box;
}

/* What was given or recorded needs no tick, and none takes it back. */
static GtkWidget *
make_settled_option (const DcsOptionState *state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name ("object-select-symbolic");
  g_autofree char *status = describe_option (state);

  g_object_set (image, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_image_set_pixel_size (GTK_IMAGE (image), 16);
  gtk_widget_set_margin_start (image, 4);
  gtk_widget_set_margin_end (image, 7);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), make_words (state, status));
  return box;
}

static GtkWidget *
make_option (const DcsOptionState *state)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *status = describe_option (state);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), make_words (state, status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->option->term.label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  status,
                                  -1);
  return check;
}

/* The tick says that it was discussed, or more; the list is read anew when the file has it. */
static void
option_toggled_cb (GtkCheckButton *check, DcsResistantLine *self)
{
  const DcsResistantRow *row = dcs_resistant_item_get_row (self->item);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "dcs-index"));

  gtk_widget_activate_action (
      GTK_WIDGET (self), "resistant.toggle-option", "(xu)", row->patient_id, index);
}

static void
show_options (DcsResistantLine *self)
{
  const DcsResistantRow *row = dcs_resistant_item_get_row (self->item);

  clear_box (self->option_list);
  if (!dcs_resistant_item_get_expanded (self->item))
    return;
  gtk_label_set_label (self->option_heading,
                       row->options->len > 0 ? _ ("Options named in the definition; to discuss")
                                             : _ ("The definition names no options for this."));
  for (guint i = 0; i < row->options->len; i++)
    {
      const DcsOptionState *state = &g_array_index (row->options, DcsOptionState, i);
      GtkWidget *check;

      if (state->status != DCS_OPTION_OPEN && state->status != DCS_OPTION_DISCUSSED)
        {
          gtk_box_append (self->option_list, make_settled_option (state));
          continue;
        }
      check = make_option (state);
      g_object_set_data (G_OBJECT (check), "dcs-index", GUINT_TO_POINTER (i));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), state->status != DCS_OPTION_OPEN);
      g_signal_connect_object (check, "toggled", G_CALLBACK (option_toggled_cb), self, 0);
      gtk_box_append (self->option_list, check);
    }
}

static void
update_expanded (DcsResistantLine *self)
{
  gboolean is_expanded = dcs_resistant_item_get_expanded (self->item);

  /* Shown first: what is filled while it is hidden would not be laid out at once. */
  gtk_widget_set_visible (GTK_WIDGET (self->option_box), is_expanded);
  show_options (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_button_set_icon_name (self->expand_button,
                            is_expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->expand_button), GTK_ACCESSIBLE_STATE_EXPANDED, is_expanded, -1);
}

/* --- The patient --- */

/* The line itself is what gets the keyboard. */
static void
name_line (DcsResistantLine *self)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = self->item != NULL ? dcs_resistant_item_dup_spoken (self->item) : NULL;

  if (name == NULL || line == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_disease (DcsResistantLine *self)
{
  const DcsResistantRow *row = dcs_resistant_item_get_row (self->item);
  g_autofree char *tooltip = g_strdup_printf (
      "%s · %s", dcs_resistant_item_get_disease (self->item), dcs_state_label (row->state));

  gtk_label_set_label (self->disease_label, dcs_resistant_item_get_disease (self->item));
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (GTK_WIDGET (self->disease_label)), tooltip);
}

static void
update (DcsResistantLine *self)
{
  const DcsResistantRow *row;
  g_autofree char *markup = NULL;

  clear_box (self->failure_box);
  clear_box (self->option_list);
  if (self->item == NULL)
    return;
  row = dcs_resistant_item_get_row (self->item);
  markup = g_markup_printf_escaped ("<b>%s</b>  %s", row->code, row->name != NULL ? row->name : "");
  gtk_label_set_markup (self->who_label, markup);
  show_disease (self);
  dcs_state_mark_set_state (self->state_mark, row->state);
  gtk_label_set_label (self->line_label, row->current_line != NULL ? row->current_line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->line_label),
                          row->current_line != NULL && *row->current_line != '\0');
  for (guint i = 0; i < row->resistance->len; i++)
    gtk_box_append (self->failure_box, make_failure (self, i));
  update_expanded (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    name_line (self);
}

static void
expand_clicked_cb (DcsResistantLine *self)
{
  if (self->item != NULL)
    dcs_resistant_item_set_expanded (self->item, !dcs_resistant_item_get_expanded (self->item));
}

static void
dcs_resistant_line_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dcs_resistant_line_parent_class)->map (widget);
  name_line (DCS_RESISTANT_LINE (widget));
}

static void
dcs_resistant_line_dispose (GObject *object)
{
  DcsResistantLine *self = DCS_RESISTANT_LINE (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_RESISTANT_LINE);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dcs_resistant_line_parent_class)->dispose (object);
}

static void
dcs_resistant_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ITEM)
    g_value_set_object (value, DCS_RESISTANT_LINE (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dcs_resistant_line_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_ITEM)
    dcs_resistant_line_set_item (DCS_RESISTANT_LINE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dcs_resistant_line_class_init (DcsResistantLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_resistant_line_dispose;
  object_class->get_property = dcs_resistant_line_get_property;
  object_class->set_property = dcs_resistant_line_set_property;
  widget_class->map = dcs_resistant_line_map;

  properties[PROP_ITEM] = g_param_spec_object ("item",
                                               NULL,
                                               NULL,
                                               DCS_TYPE_RESISTANT_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DCS_TYPE_STATE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "worklist/dcs-resistant-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsResistantLine, disease_label);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantLine, expand_button);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantLine, failure_box);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantLine, line_label);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantLine, option_box);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantLine, option_heading);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantLine, option_list);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantLine, state_mark);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantLine, who_label);
  gtk_widget_class_bind_template_callback (widget_class, expand_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "resistantline");
}

static void
dcs_resistant_line_init (DcsResistantLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dcs_resistant_line_get_item:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
DcsResistantItem *
dcs_resistant_line_get_item (DcsResistantLine *self)
{
  g_return_val_if_fail (DCS_IS_RESISTANT_LINE (self), NULL);

  return self->item;
}

void
dcs_resistant_line_set_item (DcsResistantLine *self, DcsResistantItem *item)
{
  g_return_if_fail (DCS_IS_RESISTANT_LINE (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_signal_connect_object (
          item, "notify::expanded", G_CALLBACK (update_expanded), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          item, "notify::disease", G_CALLBACK (show_disease), self, G_CONNECT_SWAPPED);
    }
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
