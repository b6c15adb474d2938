/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "key-fixture.h"

static guint n_keys;

static gboolean
offer_shortcuts (GtkWidget *widget, GListModel *controller, guint keyval, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (controller); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (controller, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger)
          && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
          && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                           GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                           widget,
                                           gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* A text's own controller wants real events. */
static gboolean
offer (GtkWidget *widget, GtkPropagationPhase phase, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n_controllers = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n_controllers; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && !GTK_IS_TEXT (widget)
          && !GTK_IS_TEXT_VIEW (widget) && !GTK_IS_WINDOW (widget))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, modifiers, &handled);
      else if (GTK_IS_SHORTCUT_CONTROLLER (controller) && !GTK_IS_TEXT (widget)
               && !GTK_IS_TEXT_VIEW (widget) && !GTK_IS_WINDOW (widget))
        handled = offer_shortcuts (widget, G_LIST_MODEL (controller), keyval, modifiers);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

static gboolean
type_into (GtkWidget *focus, guint keyval)
{
  gunichar character = gdk_keyval_to_unicode (keyval);
  char text[8] = { 0 };
  int position;

  if (!GTK_IS_TEXT (focus))
    return FALSE;
  if (keyval == GDK_KEY_BackSpace)
    {
      if (gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), NULL, NULL))
        {
          gtk_editable_delete_selection (GTK_EDITABLE (focus));
          return TRUE;
        }
      position = gtk_editable_get_position (GTK_EDITABLE (focus));
      gtk_editable_delete_text (GTK_EDITABLE (focus), MAX (position - 1, 0), position);
      return TRUE;
    }
  if (keyval == GDK_KEY_Return)
    {
      g_signal_emit_by_name (focus, "activate");
      return TRUE;
    }
  if (character < ' ')
    return FALSE;
  g_unichar_to_utf8 (character, text);
  gtk_editable_delete_selection (GTK_EDITABLE (focus));
  position = gtk_editable_get_position (GTK_EDITABLE (focus));
  gtk_editable_insert_text (GTK_EDITABLE (focus), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (focus), position);
  return TRUE;
}

static gboolean
hand_on (GtkWidget *window, GtkWidget *focus, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (path, widget);
  for (guint i = path->len; i > 0; i--)
    if (offer (path->pdata[i - 1], GTK_PHASE_CAPTURE, keyval, modifiers))
      return TRUE;
  if (modifiers == 0 && type_into (focus, keyval))
    return TRUE;
  for (guint i = 0; i < path->len; i++)
    if (offer (path->pdata[i], GTK_PHASE_BUBBLE, keyval, modifiers))
      return TRUE;
  return FALSE;
}

void
key_press (GtkWidget *window, guint keyval, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  n_keys++;
  if (hand_on (window, focus != NULL ? focus : window, keyval, modifiers))
    return;
  if (keyval == GDK_KEY_Tab && modifiers == 0)
    gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  else if (keyval == GDK_KEY_Tab && modifiers == GDK_SHIFT_MASK)
    gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
}

void
key_type (GtkWidget *window, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    key_press (window, gdk_unicode_to_keyval (g_utf8_get_char (at)), 0);
}

guint
key_count (void)
{
  return n_keys;
}

void
key_reset_count (void)
{
  n_keys = 0;
}
