/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-level-button.h"

#include <glib/gi18n-lib.h>

struct _DcsLevelButton
{
  GtkWidget parent_instance;

  /* owned */
  char *text;
  char *name; /* as told to assistive technology, without "last visit" */

  gboolean checked;
  gboolean current;
};

G_DEFINE_FINAL_TYPE (DcsLevelButton, dcs_level_button, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Tab comes to the current one of the siblings, and from any of them out of all. */
static gboolean
dcs_level_button_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!DCS_LEVEL_BUTTON (widget)->current
      || (focus != NULL && gtk_widget_get_parent (focus) == gtk_widget_get_parent (widget)))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
released_cb (DcsLevelButton *self)
{
  g_assert (DCS_IS_LEVEL_BUTTON (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
dcs_level_button_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dcs_level_button_parent_class)->dispose (object);
}

static void
dcs_level_button_finalize (GObject *object)
{
  DcsLevelButton *self = DCS_LEVEL_BUTTON (object);

  g_free (self->text);
  g_free (self->name);

  G_OBJECT_CLASS (dcs_level_button_parent_class)->finalize (object);
}

static void
dcs_level_button_class_init (DcsLevelButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_level_button_dispose;
  object_class->finalize = dcs_level_button_finalize;
  widget_class->focus = dcs_level_button_focus;

  signals[SIGNAL_CHOSEN] = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "levelbutton");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
dcs_level_button_init (DcsLevelButton *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
dcs_level_button_new (const char *text, const char *number, const char *meaning)
{
  DcsLevelButton *self;
  GtkWidget *box;

  g_return_val_if_fail (text != NULL && (number != NULL || meaning != NULL), NULL);

  self = g_object_new (DCS_TYPE_LEVEL_BUTTON, NULL);
  self->text = g_strdup (text);
  self->name = number != NULL && meaning != NULL ? g_strdup_printf ("%s, %s", number, meaning)
                                                 : g_strdup (number != NULL ? number : meaning);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  if (number != NULL)
    {
      GtkWidget *label = gtk_label_new (number);

      gtk_widget_add_css_class (label, "number");
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_set_hexpand (label, meaning == NULL);
      gtk_box_append (GTK_BOX (box), label);
    }
  if (meaning != NULL)
    {
      GtkWidget *label = gtk_label_new (meaning);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), number != NULL ? 0.0f : 0.5f);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  return GTK_WIDGET (self);
}

const char *
dcs_level_button_get_text (DcsLevelButton *self)
{
  g_return_val_if_fail (DCS_IS_LEVEL_BUTTON (self), NULL);

  return self->text;
}

gboolean
dcs_level_button_get_checked (DcsLevelButton *self)
{
  g_return_val_if_fail (DCS_IS_LEVEL_BUTTON (self), FALSE);

  return self->checked;
}

void
dcs_level_button_set_checked (DcsLevelButton *self, gboolean checked)
{
  g_return_if_fail (DCS_IS_LEVEL_BUTTON (self));

  if (self->checked == !!checked)
    return;
  self->checked = !!checked;
  if (checked)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_CHECKED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               checked ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                       : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

void
dcs_level_button_set_previous (DcsLevelButton *self, gboolean previous)
{
  g_return_if_fail (DCS_IS_LEVEL_BUTTON (self));

  if (previous)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "previous");
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("At the last visit"), -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "previous");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

void
dcs_level_button_set_current (DcsLevelButton *self, gboolean current)
{
  g_return_if_fail (DCS_IS_LEVEL_BUTTON (self));

  self->current = current;
}
