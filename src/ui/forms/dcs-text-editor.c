/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-text-editor.h"

#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsTextEditor
{
  GtkWidget parent_instance;

  /* owned: the only child */
  GtkWidget *child;
  /* borrowed: the child, or the text view in it */
  GtkWidget *text_widget;

  gboolean is_showing; /* the text comes from the entry, not from a person */
};

static void dcs_text_editor_editor_init (DcsFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsTextEditor,
                               dcs_text_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_FIELD_EDITOR,
                                                      dcs_text_editor_editor_init))

/* Where it does not fill its line. */
#define SHORT_WIDTH_CHARS 20

#define VIEW_MIN_HEIGHT 72
#define VIEW_MAX_HEIGHT 200

static char *
dup_text (DcsTextEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (self->text_widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_widget)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text_widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
text_changed_cb (DcsTextEditor *self)
{
  g_autofree char *text = NULL;

  if (self->is_showing)
    return;
  text = dup_text (self);
  dcs_field_editor_emit_edited (DCS_FIELD_EDITOR (self), text);
}

static void
dcs_text_editor_set_text (DcsFieldEditor *editor, const char *text)
{
  DcsTextEditor *self = DCS_TEXT_EDITOR (editor);
  g_autofree char *shown = dup_text (self);

  if (g_str_equal (shown, text))
    return;
  self->is_showing = TRUE;
  if (GTK_IS_EDITABLE (self->text_widget))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->text_widget), text);
      gtk_editable_set_position (GTK_EDITABLE (self->text_widget), -1);
    }
  else
    gtk_text_buffer_set_text (
        gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text_widget)), text, -1);
  self->is_showing = FALSE;
}

static GtkWidget *
dcs_text_editor_get_accessible (DcsFieldEditor *editor)
{
  return DCS_TEXT_EDITOR (editor)->text_widget;
}

static gboolean
dcs_text_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DCS_TEXT_EDITOR (widget)->text_widget);
}

static void
dcs_text_editor_dispose (GObject *object)
{
  DcsTextEditor *self = DCS_TEXT_EDITOR (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (dcs_text_editor_parent_class)->dispose (object);
}

static void
dcs_text_editor_editor_init (DcsFieldEditorInterface *iface)
{
  iface->get_accessible = dcs_text_editor_get_accessible;
  iface->set_text = dcs_text_editor_set_text;
}

static void
dcs_text_editor_class_init (DcsTextEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_text_editor_dispose;

  widget_class->focus = dcs_ui_focus_children;
  widget_class->grab_focus = dcs_text_editor_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "texteditor");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dcs_text_editor_init (DcsTextEditor *self)
{
}

/* The selection belongs to who has the keyboard. */
static void
focus_left_cb (GtkEditable *entry)
{
  gtk_editable_select_region (entry, -1, -1);
}

/* Typing is undone by the form as a whole, so that nothing is undone twice. */
static void
add_entry (DcsTextEditor *self, DcsFieldType type)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  gboolean is_number = type == DCS_FIELD_INTEGER || type == DCS_FIELD_DECIMAL;

  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), is_number ? 6 : 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), SHORT_WIDTH_CHARS);
  if (type != DCS_FIELD_TEXT)
    gtk_widget_add_css_class (entry, "numeric");
  if (is_number)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  if (type == DCS_FIELD_DATE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Day, month or year"));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (dcs_field_editor_go_on), self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), entry);
  gtk_widget_add_controller (entry, focus);
  self->child = self->text_widget = entry;
}

static void
add_view (DcsTextEditor *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), VIEW_MIN_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), VIEW_MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "text-field");
  g_signal_connect_object (
      buffer, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  self->child = scroller;
  self->text_widget = view;
}

/**
 * dcs_text_editor_new:
 *
 * Returns: (transfer floating): an empty editor
 */
GtkWidget *
dcs_text_editor_new (DcsFieldType type, gboolean is_multiline)
{
  DcsTextEditor *self = g_object_new (DCS_TYPE_TEXT_EDITOR, NULL);

  if (is_multiline)
    add_view (self);
  else
    add_entry (self, type);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
