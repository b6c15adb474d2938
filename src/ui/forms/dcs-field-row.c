/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-field-row.h"

#include "dcs-entry-view.h"
#include "dcs-field-editor.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsFieldRow
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *carried_label;
  GtkLabel *change_label;
  GtkBox *editor_box;
  GtkBox *header_box;
  GtkLabel *hint_label;
  GtkLabel *needed_label;
  GtkLabel *previous_label;
  GtkBox *problem_box;
  GtkImage *problem_icon;
  GtkLabel *problem_label;
  GtkLabel *title_label;
  GtkLabel *unit_label;

  /* owned */
  DcsEntry *entry;
  GSignalGroup *entry_signals;
  char *path;
  char *title;
  gboolean is_choice;
  gboolean show_previous;

  GtkWidget *editor; /* borrowed: in the editor box */
  guint pause_timeout;
  gboolean is_editing;  /* the change that comes back from the entry is our own */
  gboolean is_quiet;    /* being typed: what is wrong waits for a pause */
  gboolean was_changed; /* by a person, since it was shown */
};

static void dcs_field_row_view_init (DcsEntryViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsFieldRow,
                               dcs_field_row,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_ENTRY_VIEW, dcs_field_row_view_init))

enum
{
  PROP_0,
  PROP_CHOICE,
  PROP_ENTRY,
  PROP_PATH,
  PROP_SHOW_PREVIOUS,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Half a date is no mistake while it is being typed. */
#define PAUSE_MS 900

static const DcsCell *
get_cell (DcsFieldRow *self)
{
  return self->entry != NULL && self->path != NULL ? dcs_entry_cell (self->entry, self->path)
                                                   : NULL;
}

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* What is wrong with a cell, as far as it is time to say so: a blank one that is needed only after
 * it was left blank on purpose, or when the entry says so. */
static const char *
find_problem (DcsFieldRow *self, const DcsCell *cell)
{
  if (self->is_quiet)
    return NULL;
  if (cell->problem != NULL)
    return cell->problem;
  if (cell->is_required && cell->text[0] == '\0' && self->was_changed)
    return _ ("This is needed.");
  return NULL;
}

/* What a screen reader says after the name: what is wrong, what was understood, what it was. */
static void
describe (DcsFieldRow *self)
{
  GtkWidget *editor = dcs_field_editor_get_accessible (DCS_FIELD_EDITOR (self->editor));
  GtkWidget *const parts[] = {
    GTK_WIDGET (self->problem_box),    GTK_WIDGET (self->problem_label),
    GTK_WIDGET (self->hint_label),     GTK_WIDGET (self->hint_label),
    GTK_WIDGET (self->unit_label),     GTK_WIDGET (self->unit_label),
    GTK_WIDGET (self->carried_label),  GTK_WIDGET (self->carried_label),
    GTK_WIDGET (self->previous_label), GTK_WIDGET (self->previous_label),
  };
  GList *shown = NULL;
  GValue value = G_VALUE_INIT;
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_DESCRIBED_BY;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i += 2)
    if (gtk_widget_get_visible (parts[i])
        && gtk_label_get_label (GTK_LABEL (parts[i + 1]))[0] != '\0')
      shown = g_list_append (shown, parts[i + 1]);
  if (shown == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (editor), relation);
      return;
    }
  gtk_accessible_relation_init_value (relation, &value);
  g_value_set_pointer (&value, shown);
  gtk_accessible_update_relation_value (GTK_ACCESSIBLE (editor), 1, &relation, &value);
  g_value_unset (&value);
}

static void
show_problem (DcsFieldRow *self, const DcsCell *cell)
{
  const char *problem = find_problem (self, cell);
  const char *warning = problem == NULL && !self->is_quiet ? cell->warning : NULL;
  const char *shown = problem != NULL ? problem : warning;
  GtkWidget *editor = dcs_field_editor_get_accessible (DCS_FIELD_EDITOR (self->editor));

  gtk_label_set_label (self->problem_label, shown != NULL ? shown : "");
  gtk_image_set_from_icon_name (
      self->problem_icon, problem != NULL ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_box), shown != NULL);
  set_class (GTK_WIDGET (self->problem_box), "error", problem != NULL);
  set_class (GTK_WIDGET (self->problem_box), "warning", warning != NULL);
  set_class (self->editor, "error", problem != NULL);
  set_class (editor, "error", problem != NULL);
  set_class (editor, "warning", warning != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (editor),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (shown != NULL && gtk_label_get_label (self->hint_label)[0] == '\0')
    gtk_widget_set_visible (GTK_WIDGET (self->hint_label), FALSE);
  describe (self);
}

/* A date is read back while it is typed: its line is there from the beginning, so that nothing
 * moves. A problem takes the place of it. */
static void
show_hint (DcsFieldRow *self, const DcsCell *cell)
{
  const char *hint = cell->is_bad ? NULL : cell->hint;

  show_label (self->hint_label, hint);
  if (hint == NULL && cell->type == DCS_FIELD_DATE)
    gtk_widget_set_visible (GTK_WIDGET (self->hint_label), TRUE);
}

static void
show_previous (DcsFieldRow *self, const DcsCell *cell)
{
  const char *previous = self->show_previous ? cell->previous : NULL;
  /* Translators: what was measured at the visit before: "last visit 41.2". */
  g_autofree char *words = previous != NULL ? g_strdup_printf (_ ("last visit %s"), previous)
                                            : NULL;

  show_label (self->previous_label, words);
  show_label (self->change_label, previous != NULL ? cell->change : NULL);
}

static void
name_editor (DcsFieldRow *self, const DcsCell *cell)
{
  GtkWidget *editor = dcs_field_editor_get_accessible (DCS_FIELD_EDITOR (self->editor));

  gtk_label_set_label (self->title_label, self->title != NULL ? self->title : cell->label);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title_label, NULL, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_REQUIRED, (gboolean) cell->is_required, -1);
}

static void
stop_pause (DcsFieldRow *self)
{
  g_clear_handle_id (&self->pause_timeout, g_source_remove);
  self->is_quiet = FALSE;
}

static gboolean
pause_timeout_cb (gpointer data)
{
  DcsFieldRow *self = data;
  const DcsCell *cell = get_cell (self);

  self->pause_timeout = 0;
  self->is_quiet = FALSE;
  if (cell != NULL && self->editor != NULL)
    show_problem (self, cell);
  return G_SOURCE_REMOVE;
}

/* Typing away a problem is seen at once, making one only after a pause. */
static void
begin_pause (DcsFieldRow *self)
{
  g_clear_handle_id (&self->pause_timeout, g_source_remove);
  self->is_quiet = TRUE;
  self->pause_timeout = g_timeout_add (PAUSE_MS, pause_timeout_cb, self);
}

static void
edited_cb (DcsFieldRow *self, const char *text)
{
  if (self->entry == NULL)
    return;
  self->was_changed = TRUE;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->problem_box)))
    begin_pause (self);
  self->is_editing = TRUE;
  dcs_entry_set_text (self->entry, self->path, text);
  self->is_editing = FALSE;
}

/* A number or a date on a line of its own does not fill it. */
static gboolean
is_short (DcsFieldRow *self, const DcsCell *cell)
{
  return gtk_widget_has_css_class (GTK_WIDGET (self), "full-width")
         && (cell->type == DCS_FIELD_DECIMAL || cell->type == DCS_FIELD_INTEGER
             || cell->type == DCS_FIELD_DATE);
}

static gboolean
is_code (DcsFieldRow *self, const DcsCell *cell)
{
  return self->is_choice || cell->type == DCS_FIELD_CODE || cell->type == DCS_FIELD_CHOICE;
}

/* The editor that fits the cell and its choices; kept while it does, so that it keeps the
 * keyboard. */
static gboolean
ensure_editor (DcsFieldRow *self, const DcsCell *cell)
{
  guint n_choices = 0;
  const DcsChoice *choices = dcs_entry_choices (self->entry, self->path, &n_choices);
  GType type = dcs_field_editor_type_for (cell, choices, n_choices);

  if (self->editor != NULL && !G_TYPE_CHECK_INSTANCE_TYPE (self->editor, type))
    {
      gtk_box_remove (self->editor_box, self->editor);
      self->editor = NULL;
    }
  if (self->editor == NULL)
    {
      self->editor = dcs_field_editor_new (cell, choices, n_choices);
      gtk_widget_set_hexpand (self->editor, !is_short (self, cell));
      g_signal_connect_object (
          self->editor, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      gtk_box_prepend (self->editor_box, self->editor);
      name_editor (self, cell);
    }
  else
    dcs_field_editor_set_choices (DCS_FIELD_EDITOR (self->editor), choices, n_choices);
  return n_choices > 0 || cell->text[0] != '\0' || !is_code (self, cell);
}

static void
show_cell (DcsFieldRow *self, const DcsCell *cell)
{
  gboolean is_shown = ensure_editor (self, cell);

  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  dcs_field_editor_set_text (DCS_FIELD_EDITOR (self->editor), cell->text);
  show_label (self->unit_label, cell->unit);
  show_hint (self, cell);
  gtk_widget_set_visible (GTK_WIDGET (self->carried_label), cell->is_carried);
  gtk_widget_set_visible (GTK_WIDGET (self->needed_label),
                          cell->is_required && cell->text[0] == '\0');
  show_previous (self, cell);
  show_problem (self, cell);
}

static void
refresh (DcsFieldRow *self)
{
  const DcsCell *cell = get_cell (self);

  if (cell == NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  else
    show_cell (self, cell);
}

static void
cell_changed_cb (DcsFieldRow *self, const char *path)
{
  if (!g_str_equal (path, self->path))
    return;
  if (!self->is_editing)
    stop_pause (self);
  refresh (self);
}

/* What else hangs on an edit: the choices of other cells, whether cells are there. */
static void
entry_changed_cb (DcsFieldRow *self)
{
  const DcsCell *cell = get_cell (self);

  if (cell == NULL || self->editor == NULL || is_code (self, cell))
    refresh (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
focus_left_cb (DcsFieldRow *self)
{
  if (self->editor == NULL || self->entry == NULL)
    return;
  dcs_field_editor_commit (DCS_FIELD_EDITOR (self->editor));
  stop_pause (self);
  refresh (self);
}

static void
set_text (DcsFieldRow *self, const char *text)
{
  g_autofree char *copy = g_strdup (text);

  self->was_changed = TRUE;
  dcs_entry_set_text (self->entry, self->path, copy);
}

/* "=" takes the previous value where it cannot be meant as text. */
static gboolean
key_pressed_cb (DcsFieldRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  const DcsCell *cell = get_cell (self);

  if (cell == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_equal || keyval == GDK_KEY_KP_Equal) && cell->previous_text != NULL
      && cell->type != DCS_FIELD_TEXT)
    {
      set_text (self, cell->previous_text);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
dcs_field_row_view_set_entry (DcsEntryView *view, DcsEntry *entry)
{
  dcs_field_row_set_entry (DCS_FIELD_ROW (view), entry);
}

static gboolean
dcs_field_row_focus_path (DcsEntryView *view, const char *path)
{
  DcsFieldRow *self = DCS_FIELD_ROW (view);

  if (self->editor == NULL || g_strcmp0 (self->path, path) != 0)
    return FALSE;
  stop_pause (self);
  refresh (self);
  return gtk_widget_grab_focus (self->editor);
}

static gboolean
dcs_field_row_grab_focus (GtkWidget *widget)
{
  DcsFieldRow *self = DCS_FIELD_ROW (widget);

  return self->editor != NULL && gtk_widget_grab_focus (self->editor);
}

static void
dcs_field_row_dispose (GObject *object)
{
  DcsFieldRow *self = DCS_FIELD_ROW (object);

  g_clear_handle_id (&self->pause_timeout, g_source_remove);
  g_clear_object (&self->entry_signals);
  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_FIELD_ROW);
  self->editor = NULL;
  /* GTK only lets those go that have an id. */
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dcs_field_row_parent_class)->dispose (object);
}

static void
dcs_field_row_finalize (GObject *object)
{
  DcsFieldRow *self = DCS_FIELD_ROW (object);

  g_free (self->path);
  g_free (self->title);
  G_OBJECT_CLASS (dcs_field_row_parent_class)->finalize (object);
}

static void
dcs_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DcsFieldRow *self = DCS_FIELD_ROW (object);

  switch (id)
    {
    case PROP_CHOICE:
      g_value_set_boolean (value, self->is_choice);
      break;
    case PROP_ENTRY:
      g_value_set_object (value, self->entry);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_SHOW_PREVIOUS:
      g_value_set_boolean (value, self->show_previous);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dcs_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DcsFieldRow *self = DCS_FIELD_ROW (object);

  switch (id)
    {
    case PROP_CHOICE:
      self->is_choice = g_value_get_boolean (value);
      return;
    case PROP_ENTRY:
      dcs_field_row_set_entry (self, g_value_get_object (value));
      return;
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      return;
    case PROP_SHOW_PREVIOUS:
      if (self->show_previous == g_value_get_boolean (value))
        return;
      self->show_previous = g_value_get_boolean (value);
      break;
    case PROP_TITLE:
      if (!dcs_set_str (&self->title, g_value_get_string (value)))
        return;
      if (self->title != NULL)
        gtk_label_set_label (self->title_label, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->entry != NULL)
    refresh (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_CHOICE] = g_param_spec_boolean (
      "choice", NULL, NULL, FALSE, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_ENTRY] = g_param_spec_object ("entry", NULL, NULL, DCS_TYPE_ENTRY, flags);
  properties[PROP_PATH] = g_param_spec_string (
      "path", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SHOW_PREVIOUS] = g_param_spec_boolean ("show-previous", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dcs_field_row_view_init (DcsEntryViewInterface *iface)
{
  iface->focus_path = dcs_field_row_focus_path;
  iface->set_entry = dcs_field_row_view_set_entry;
}

static void
dcs_field_row_class_init (DcsFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_field_row_dispose;
  object_class->finalize = dcs_field_row_finalize;
  object_class->get_property = dcs_field_row_get_property;
  object_class->set_property = dcs_field_row_set_property;
  install_properties (object_class);

  widget_class->focus = dcs_ui_focus_children;
  widget_class->grab_focus = dcs_field_row_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "forms/dcs-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, carried_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, change_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, editor_box);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, header_box);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, needed_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, previous_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, problem_box);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFieldRow, unit_label);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dcs_field_row_init (DcsFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (
      self->entry_signals, "cell-changed", G_CALLBACK (cell_changed_cb), self);
  g_signal_group_connect_swapped (
      self->entry_signals, "changed", G_CALLBACK (entry_changed_cb), self);
}

const char *
dcs_field_row_get_path (DcsFieldRow *self)
{
  g_return_val_if_fail (DCS_IS_FIELD_ROW (self), NULL);

  return self->path;
}

/**
 * dcs_field_row_set_entry:
 * @entry: (nullable): whose cell it shows from now on
 */
void
dcs_field_row_set_entry (DcsFieldRow *self, DcsEntry *entry)
{
  g_return_if_fail (DCS_IS_FIELD_ROW (self));
  g_return_if_fail (entry == NULL || DCS_IS_ENTRY (entry));

  if (!g_set_object (&self->entry, entry))
    return;
  stop_pause (self);
  self->was_changed = FALSE;
  if (self->editor != NULL)
    gtk_box_remove (self->editor_box, g_steal_pointer (&self->editor));
  g_signal_group_set_target (self->entry_signals, entry);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}
