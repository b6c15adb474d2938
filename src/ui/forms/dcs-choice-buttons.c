/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-choice-buttons.h"

#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsChoiceButtons
{
  GtkWidget parent_instance;

  /* owned: the text of each button, "" of the one that clears; the buttons are the children */
  GPtrArray *texts;

  char *text; /* owned: what is chosen, perhaps none of the choices */
  gboolean is_showing;
};

static void dcs_choice_buttons_editor_init (DcsFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsChoiceButtons,
                               dcs_choice_buttons,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_FIELD_EDITOR,
                                                      dcs_choice_buttons_editor_init))

static GtkWidget *
nth_button (DcsChoiceButtons *self, guint index)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (index-- > 0 && button != NULL)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

/* The button of the text; the one that clears when there is none. */
static guint
find_text (DcsChoiceButtons *self, const char *text)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (g_str_equal (g_ptr_array_index (self->texts, i), text))
      return i;
  return self->texts->len - 1;
}

/* Presses the button of what is chosen and makes it the one that Tab reaches: the first one while
 * nothing is chosen. */
static void
show_text (DcsChoiceButtons *self)
{
  gboolean is_blank = self->text[0] == '\0';
  guint chosen;

  if (self->texts->len == 0)
    return;
  chosen = find_text (self, self->text);
  self->is_showing = TRUE;
  for (guint i = 0; i < self->texts->len; i++)
    {
      GtkWidget *button = nth_button (self, i);
      gboolean is_on = i == chosen && !is_blank;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_on);
      gtk_widget_set_focusable (button, is_blank ? i == 0 : is_on);
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED, is_on ? 1 : 0, -1);
    }
  gtk_widget_set_visible (nth_button (self, self->texts->len - 1), !is_blank);
  self->is_showing = FALSE;
}

static void
choose (DcsChoiceButtons *self, guint index)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  const char *text = g_ptr_array_index (self->texts, index);

  dcs_set_str (&self->text, text);
  show_text (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  dcs_field_editor_emit_edited (DCS_FIELD_EDITOR (self), self->text);
}

static void
toggled_cb (DcsChoiceButtons *self, GtkWidget *button)
{
  guint index = 0;

  if (self->is_showing)
    return;
  while (nth_button (self, index) != button)
    index++;
  choose (self, index);
}

/* The button whose label begins with a letter; the next one when several do. */
static int
find_letter (DcsChoiceButtons *self, guint from, gunichar letter)
{
  for (guint i = 1; i < self->texts->len; i++)
    {
      guint index = (from + i) % (self->texts->len - 1);
      GtkButton *button = GTK_BUTTON (nth_button (self, index));
      gunichar first = g_utf8_get_char (gtk_button_get_label (button));

      if (g_unichar_tolower (first) == g_unichar_tolower (letter))
        return index;
    }
  return -1;
}

static int
find_for_key (DcsChoiceButtons *self, guint keyval, guint focused)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int last = self->texts->len - 2;
  int index = -1;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    index = is_rtl ? (int) focused + 1 : (int) focused - 1;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    index = is_rtl ? (int) focused - 1 : (int) focused + 1;
  else if (keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home)
    index = 0;
  else if (keyval == GDK_KEY_End || keyval == GDK_KEY_KP_End)
    index = last;
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_minus)
    return last + 1;
  else if (gdk_keyval_to_unicode (keyval) > ' ')
    return find_letter (
        self, self->text[0] != '\0' ? focused : (guint) last, gdk_keyval_to_unicode (keyval));
  else
    return -1;
  return CLAMP (index, 0, last);
}

static gboolean
key_pressed_cb (DcsChoiceButtons *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint from = 0;
  int index;

  if (focused == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      dcs_field_editor_go_on (DCS_FIELD_EDITOR (self));
      return GDK_EVENT_STOP;
    }
  while (nth_button (self, from) != focused)
    from++;
  index = find_for_key (self, keyval, from);
  if (index < 0)
    return GDK_EVENT_PROPAGATE;
  choose (self, index);
  return GDK_EVENT_STOP;
}

static void
add_button (DcsChoiceButtons *self, const char *text, const char *label)
{
  GtkWidget *button = g_object_new (
      GTK_TYPE_TOGGLE_BUTTON, "label", label, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  if (text[0] == '\0')
    {
      gtk_widget_set_tooltip_text (button, _ ("Leave blank"));
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Leave blank"), -1);
    }
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->texts, g_strdup (text));
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
remove_buttons (DcsChoiceButtons *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->texts, 0);
}

static gboolean
has_choices (DcsChoiceButtons *self, const DcsChoice *choices, guint n_choices)
{
  if (self->texts->len != n_choices + 1)
    return FALSE;
  for (guint i = 0; i < n_choices; i++)
    if (!g_str_equal (g_ptr_array_index (self->texts, i), choices[i].text)
        || !g_str_equal (gtk_button_get_label (GTK_BUTTON (nth_button (self, i))),
                         choices[i].label))
      return FALSE;
  return TRUE;
}

static void
dcs_choice_buttons_set_choices (DcsFieldEditor *editor, const DcsChoice *choices, guint n_choices)
{
  DcsChoiceButtons *self = DCS_CHOICE_BUTTONS (editor);

  if (has_choices (self, choices, n_choices))
    return;
  remove_buttons (self);
  for (guint i = 0; i < n_choices; i++)
    add_button (self, choices[i].text, choices[i].label);
  add_button (self, "", "–");
  show_text (self);
}

static void
dcs_choice_buttons_set_text (DcsFieldEditor *editor, const char *text)
{
  DcsChoiceButtons *self = DCS_CHOICE_BUTTONS (editor);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (g_str_equal (self->text, text))
    return;
  dcs_set_str (&self->text, text);
  show_text (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GtkWidget *
dcs_choice_buttons_get_accessible (DcsFieldEditor *editor)
{
  return GTK_WIDGET (editor);
}

static gboolean
dcs_choice_buttons_grab_focus (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_focusable (child))
      return gtk_widget_grab_focus (child);
  return FALSE;
}

static void
dcs_choice_buttons_dispose (GObject *object)
{
  remove_buttons (DCS_CHOICE_BUTTONS (object));
  G_OBJECT_CLASS (dcs_choice_buttons_parent_class)->dispose (object);
}

static void
dcs_choice_buttons_finalize (GObject *object)
{
  DcsChoiceButtons *self = DCS_CHOICE_BUTTONS (object);

  g_ptr_array_unref (self->texts);
  g_free (self->text);
  G_OBJECT_CLASS (dcs_choice_buttons_parent_class)->finalize (object);
}

static void
dcs_choice_buttons_editor_init (DcsFieldEditorInterface *iface)
{
  iface->get_accessible = dcs_choice_buttons_get_accessible;
  iface->set_choices = dcs_choice_buttons_set_choices;
  iface->set_text = dcs_choice_buttons_set_text;
}

static void
dcs_choice_buttons_class_init (DcsChoiceButtonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_choice_buttons_dispose;
  object_class->finalize = dcs_choice_buttons_finalize;

  widget_class->focus = dcs_ui_focus_children;
  widget_class->grab_focus = dcs_choice_buttons_grab_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_widget_class_set_css_name (widget_class, "choicebuttons");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dcs_choice_buttons_init (DcsChoiceButtons *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->text = g_strdup ("");
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
