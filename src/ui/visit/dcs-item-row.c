/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-item-row.h"

#include "dcs-entry-view.h"
#include "dcs-level-button.h"
#include "dcs-level-layout.h"
#include "dcs-ui.h"
#include "dcs-visit-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DcsItemRow
{
  AdwBin parent_instance;

  /* Template */
  DcsLevelLayout *layout;
  GtkWidget *levels;
  GtkLabel *previous_label;
  GtkLabel *problem_label;
  GtkLabel *title_label;

  /* owned */
  char *item; /* NULL: a cell that is no item */
  char *path;
  char *title; /* NULL: what the cell says */
  DcsEntry *entry;
  GSignalGroup *entry_signals;
  GString *pending; /* digits that can still grow */

  gboolean has_meanings; /* longer than a word or two */
};

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
/* The most stops that a row can have: its levels. */
#define MAX_STEPS 16
#define MEANING_WIDTH 132
#define MOST_LEVELS 11
/* Letters of what is still a word. */
#define SHORT_MEANING 14

#define for_each_level(self, level)                                                                \
  for (GtkWidget *level = gtk_widget_get_first_child ((self)->levels); level != NULL;              \
       level = gtk_widget_get_next_sibling (level))

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

static DcsLevelButton *
get_current (DcsItemRow *self)
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

static void
show_problem (DcsItemRow *self, const char *problem, const char *css_class)
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

static void
update (DcsItemRow *self)
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
  current = get_current (self);
  if (current != NULL)
    dcs_level_button_set_current (current, TRUE);
  if (cell->problem != NULL)
    show_problem (self, cell->problem, "error");
  else
    show_problem (self, cell->warning, "warning");
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
    update (self);
}

static void
choose (DcsItemRow *self, DcsLevelButton *button)
{
  g_string_truncate (self->pending, 0);
  dcs_entry_set_text (self->entry, self->path, dcs_level_button_get_text (button));
}

static void
chosen_cb (DcsItemRow *self, DcsLevelButton *button)
{
  g_assert (DCS_IS_ITEM_ROW (self));

  if (self->entry != NULL)
    choose (self, button);
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
static const DcsTest *
get_test (DcsItemRow *self)
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
  const DcsTest *test = get_test (self);
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
  update (self);
}

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
      const DcsTest *test = get_test (self);
      g_autofree char *message = test != NULL ? dcs_visit_refusal (test) : NULL;

      g_string_truncate (self->pending, self->pending->len - 1);
      show_problem (self, message, "warning");
      return;
    }
  if (level != NULL)
    dcs_entry_set_text (self->entry, self->path, dcs_level_button_get_text (level));
  update (self);
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
  choose (self, DCS_LEVEL_BUTTON (next != NULL ? next : first));
  if (n_found == 1)
    move_on (self, GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
move_level (DcsItemRow *self, int step)
{
  DcsLevelButton *current = get_current (self);
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
    show_problem (self, _ ("No earlier visit has values to take"), "warning");
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
      choose (self, get_current (self));
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

static void
focus_left_cb (DcsItemRow *self)
{
  g_assert (DCS_IS_ITEM_ROW (self));

  g_string_truncate (self->pending, 0);
  update (self);
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
  DcsLevelButton *current = get_current (self);

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
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->pending = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (
      self->entry_signals, "cell-changed", G_CALLBACK (cell_changed_cb), self);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->levels, keys);
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
