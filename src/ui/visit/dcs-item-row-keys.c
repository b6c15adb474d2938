/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-item-row-private.h"

#include "dcs-visit-words.h"

#include <glib/gi18n-lib.h>

/* What the keyboard does in a row. */

/* The most stops that a row can have: its levels. */
#define MAX_STEPS 16

/* Leaves the row. A level that has just been chosen can be the next stop of Tab, and a second key
 * would then land in this row once more: go on until the focus is outside. */
static void
move_on (DcsItemRow *self, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus;

  for (int i = 0; i < MAX_STEPS; i++)
    {
      if (!gtk_widget_child_focus (GTK_WIDGET (root), direction))
        return;
      focus = gtk_root_get_focus (root);
      if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
        return;
    }
}

/* The level whose text is what was typed so far; more can follow when others begin so. */
static DcsLevelButton *
find_level (DcsItemRow *self, const char *digits, gboolean *can_grow)
{
  DcsLevelButton *found = NULL;

  *can_grow = FALSE;
  for_each_level (self, level)
  {
    const char *text = dcs_level_button_get_text (DCS_LEVEL_BUTTON (level));

    if (g_str_equal (text, digits))
      found = DCS_LEVEL_BUTTON (level);
    else if (g_str_has_prefix (text, digits))
      *can_grow = TRUE;
  }
  return found;
}

static void
type_digit (DcsItemRow *self, char digit)
{
  DcsLevelButton *level;
  gboolean can_grow;

  g_string_append_c (self->pending, digit);
  level = find_level (self, self->pending->str, &can_grow);
  if (level == NULL && !can_grow)
    {
      const DcsTest *test = _dcs_item_row_test (self);
      g_autofree char *message = test != NULL ? dcs_visit_refusal (test) : NULL;

      g_string_truncate (self->pending, self->pending->len - 1);
      _dcs_item_row_say (self, message, "warning");
      return;
    }
  if (level != NULL)
    dcs_entry_set_text (self->entry, self->path, dcs_level_button_get_text (level));
  _dcs_item_row_update (self);
  if (!can_grow)
    {
      g_string_truncate (self->pending, 0);
      move_on (self, GTK_DIR_TAB_FORWARD);
    }
}

static const char *
get_word (GtkWidget *level)
{
  return gtk_label_get_text (
      GTK_LABEL (gtk_widget_get_last_child (gtk_widget_get_first_child (level))));
}

/* "n" chooses "No"; where several words begin so, the next one each time. */
static gboolean
type_letter (DcsItemRow *self, gunichar letter)
{
  GtkWidget *first = NULL, *next = NULL;
  gboolean passed = FALSE;
  guint n_found = 0;

  for_each_level (self, level)
  {
    gboolean checked = dcs_level_button_get_checked (DCS_LEVEL_BUTTON (level));

    if (g_unichar_tolower (g_utf8_get_char (get_word (level))) == g_unichar_tolower (letter))
      {
        n_found++;
        first = first != NULL ? first : level;
        next = next == NULL && passed ? level : next;
      }
    passed |= checked;
  }
  if (n_found == 0 || self->has_meanings)
    return FALSE;
  _dcs_item_row_choose (self, DCS_LEVEL_BUTTON (next != NULL ? next : first));
  if (n_found == 1)
    move_on (self, GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
move_level (DcsItemRow *self, int step)
{
  DcsLevelButton *current = _dcs_item_row_current (self);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *next;

  if (current == NULL)
    return;
  g_string_truncate (self->pending, 0);
  next = (step > 0) != mirrored ? gtk_widget_get_next_sibling (GTK_WIDGET (current))
                                : gtk_widget_get_prev_sibling (GTK_WIDGET (current));
  if (next != NULL)
    gtk_widget_grab_focus (next);
}

static void
take_previous (DcsItemRow *self)
{
  const DcsCell *cell = dcs_entry_cell (self->entry, self->path);
  const DcsFormInfo *form = self->item != NULL
                                ? dcs_visit_form_of (self->entry, dcs_code_try (self->item))
                                : NULL;

  if (self->item == NULL && cell != NULL && cell->previous_text != NULL)
    dcs_entry_set_text (self->entry, self->path, "=");
  else if (form != NULL && dcs_visit_has_previous (self->entry, form))
    dcs_entry_take_previous (self->entry, form->term.code);
  else
    _dcs_item_row_say (self, _ ("No earlier visit has values to take"), "warning");
}

static gboolean
type_character (DcsItemRow *self, gunichar character)
{
  if (character == '=')
    {
      take_previous (self);
      return TRUE;
    }
  if (g_unichar_isdigit (character))
    {
      type_digit (self, (char) ('0' + g_unichar_digit_value (character)));
      return TRUE;
    }
  return g_unichar_isalpha (character) && type_letter (self, character);
}

static gboolean
key_pressed_cb (DcsItemRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  g_assert (DCS_IS_ITEM_ROW (self));

  if (self->entry == NULL
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_level (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_level (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_on (self, GTK_DIR_TAB_BACKWARD);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      move_on (self, GTK_DIR_TAB_FORWARD);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      _dcs_item_row_choose (self, _dcs_item_row_current (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      g_string_truncate (self->pending, 0);
      dcs_entry_set_text (self->entry, self->path, "");
      return GDK_EVENT_STOP;
    default:
      return type_character (self, gdk_keyval_to_unicode (keyval)) ? GDK_EVENT_STOP
                                                                   : GDK_EVENT_PROPAGATE;
    }
}

void
_dcs_item_row_add_keys (DcsItemRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->levels, keys);
}
