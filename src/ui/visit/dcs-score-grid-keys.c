/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-score-grid-private.h"

#include "dcs-visit-words.h"

#include <glib/gi18n-lib.h>

static const char *
get_text (DcsScoreGrid *self, guint row, guint column)
{
  g_autofree char *path = _dcs_score_grid_path (self, row, column);
  const DcsCell *cell = dcs_entry_cell (self->entry, path);

  return cell != NULL && cell->text != NULL ? cell->text : "";
}

static void
set_text (DcsScoreGrid *self, const char *text)
{
  g_autofree char *path = _dcs_score_grid_path (self, self->row, self->column);

  dcs_entry_set_text (self->entry, path, text);
}

/* To the next cell, row by row; behind the last one the grid is left. */
static void
move_on (DcsScoreGrid *self)
{
  guint row = self->row, column = self->column + 1;

  if (column >= self->info->n_items)
    {
      column = 0;
      row++;
    }
  if (row < self->sites->len)
    _dcs_score_grid_focus (self, row, column);
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_FORWARD);
}

static void
move_by (DcsScoreGrid *self, int rows, int columns)
{
  int row = CLAMP ((int) self->row + rows, 0, (int) self->sites->len - 1);
  int column = CLAMP ((int) self->column + columns, 0, (int) self->info->n_items - 1);

  _dcs_score_grid_focus (self, (guint) row, (guint) column);
}

static void
type_digit (DcsScoreGrid *self, char digit)
{
  const DcsTest *test = _dcs_score_grid_test (self, self->column);
  DcsDigits digits;

  g_string_append_c (self->pending, digit);
  digits = dcs_visit_check_digits (test, self->pending->str);
  if (digits == DCS_DIGITS_REFUSED)
    {
      g_autofree char *message = dcs_visit_refusal (test);

      g_string_truncate (self->pending, self->pending->len - 1);
      _dcs_score_grid_say (self, message);
      return;
    }
  _dcs_score_grid_say (self, NULL);
  set_text (self, self->pending->str);
  if (digits == DCS_DIGITS_COMPLETE)
    move_on (self);
}

static void
erase (DcsScoreGrid *self, gboolean go_back)
{
  g_string_truncate (self->pending, 0);
  _dcs_score_grid_say (self, NULL);
  if (*get_text (self, self->row, self->column) != '\0')
    set_text (self, "");
  else if (go_back && self->column > 0)
    move_by (self, 0, -1);
  else if (go_back && self->row > 0)
    _dcs_score_grid_focus (self, self->row - 1, self->info->n_items - 1);
}

static void
take_previous (DcsScoreGrid *self)
{
  g_string_truncate (self->pending, 0);
  if (dcs_form_totals_take_previous (self->totals))
    _dcs_score_grid_say (self, NULL);
  else
    _dcs_score_grid_say (self, _ ("No earlier visit has values to take"));
}

static void
add_site (DcsScoreGrid *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->site_entry))
      && gtk_widget_get_visible (self->rest_bar))
    dcs_term_entry_focus (self->site_entry);
  else
    _dcs_score_grid_say (self, _ ("All sites are in the grid"));
}

/* Takes the row away that was added by hand; other sites have one because they are involved. */
static void
remove_site (DcsScoreGrid *self)
{
  guint n_before = self->sites->len;
  g_autofree char *path = NULL;

  for (guint i = 0; i < self->info->n_items; i++)
    if (*get_text (self, self->row, i) != '\0')
      {
        _dcs_score_grid_say (self, _ ("Empty the row first, then it can be taken away"));
        return;
      }
  path = g_strdup_printf (
      "row:%s@%s", self->form, dcs_code_string (g_array_index (self->sites, DcsCode, self->row)));
  dcs_entry_set_text (self->entry, path, "");
  if (self->sites->len < n_before)
    _dcs_score_grid_say (self, NULL);
  else
    _dcs_score_grid_say (self, _ ("This site is involved, so it stays"));
}

static gboolean
move_key (DcsScoreGrid *self, guint keyval, gboolean control)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint last_row = self->sites->len - 1, last_column = self->info->n_items - 1;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_by (self, 0, mirrored ? 1 : -1);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_by (self, 0, mirrored ? -1 : 1);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_by (self, -1, 0);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_by (self, 1, 0);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      _dcs_score_grid_focus (self, control ? 0 : self->row, 0);
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      _dcs_score_grid_focus (self, control ? last_row : self->row, last_column);
      break;
    default:
      return FALSE;
    }
  return TRUE;
}

static gboolean
edit_key (DcsScoreGrid *self, guint keyval)
{
  gunichar character;

  switch (keyval)
    {
    case GDK_KEY_BackSpace:
      erase (self, TRUE);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      erase (self, FALSE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      move_on (self);
      return TRUE;
    default:
      break;
    }

  character = gdk_keyval_to_unicode (keyval);
  switch (character)
    {
    case '=':
      take_previous (self);
      return TRUE;
    case '+':
      add_site (self);
      return TRUE;
    case '-':
      remove_site (self);
      return TRUE;
    default:
      break;
    }
  if (g_unichar_isdigit (character))
    {
      type_digit (self, (char) ('0' + g_unichar_digit_value (character)));
      return TRUE;
    }
  if (g_unichar_isalpha (character))
    {
      g_autofree char *message = dcs_visit_refusal (_dcs_score_grid_test (self, self->column));

      _dcs_score_grid_say (self, message);
      return TRUE;
    }
  return FALSE;
}

static gboolean
key_pressed_cb (DcsScoreGrid *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  g_assert (DCS_IS_SCORE_GRID (self));

  if (self->info == NULL || self->sites->len == 0
      || (state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (move_key (self, keyval, control))
    return GDK_EVENT_STOP;
  return !control && edit_key (self, keyval) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (DcsScoreGrid *self, int n_press, double x, double y)
{
  GtkWidget *picked;

  g_assert (DCS_IS_SCORE_GRID (self));

  picked = gtk_widget_pick (GTK_WIDGET (self->table), x, y, GTK_PICK_DEFAULT);
  if (picked != NULL && DCS_IS_SCORE_CELL (picked))
    gtk_widget_grab_focus (picked);
}

/* Behind the last cell comes the entry for a site: no site begins with "=". */
static gboolean
site_key_pressed_cb (DcsScoreGrid *self, guint keyval)
{
  g_assert (DCS_IS_SCORE_GRID (self));

  if (keyval != GDK_KEY_equal && keyval != GDK_KEY_KP_Equal)
    return GDK_EVENT_PROPAGATE;
  take_previous (self);
  return GDK_EVENT_STOP;
}

void
_dcs_score_grid_add_keys (DcsScoreGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *site_keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), keys);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (click));

  gtk_event_controller_set_propagation_phase (site_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (site_keys, "key-pressed", G_CALLBACK (site_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->site_entry), site_keys);
}
