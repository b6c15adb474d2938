/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-field-editor.h"

#include "dcs-choice-buttons.h"
#include "dcs-code-chooser.h"
#include "dcs-text-editor.h"

G_DEFINE_INTERFACE (DcsFieldEditor, dcs_field_editor, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* More, or longer ones, do not stand side by side in a column of a form (about 260 pixels). */
#define MAX_BUTTONS 4
#define COLUMN_WIDTH 226
#define CHAR_WIDTH 8
#define BUTTON_PADDING 25

static void
dcs_field_editor_default_init (DcsFieldEditorInterface *iface)
{
  signals[EDITED] = g_signal_new ("edited",
                                  DCS_TYPE_FIELD_EDITOR,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
}

static gboolean
fit_as_buttons (const DcsChoice *choices, guint n_choices)
{
  glong n_chars = 0;

  if (n_choices > MAX_BUTTONS)
    return FALSE;
  for (guint i = 0; i < n_choices; i++)
    {
      n_chars += g_utf8_strlen (choices[i].label, -1);
      if (choices[i].detail != NULL || choices[i].group != NULL)
        return FALSE;
    }
  return n_chars * CHAR_WIDTH + n_choices * BUTTON_PADDING <= COLUMN_WIDTH;
}

GType
dcs_field_editor_type_for (const DcsCell *cell, const DcsChoice *choices, guint n_choices)
{
  g_return_val_if_fail (cell != NULL, G_TYPE_NONE);

  if (n_choices == 0 && cell->type != DCS_FIELD_CODE && cell->type != DCS_FIELD_CHOICE)
    return DCS_TYPE_TEXT_EDITOR;
  if (n_choices > 0 && fit_as_buttons (choices, n_choices))
    return DCS_TYPE_CHOICE_BUTTONS;
  return DCS_TYPE_CODE_CHOOSER;
}

GtkWidget *
dcs_field_editor_new (const DcsCell *cell, const DcsChoice *choices, guint n_choices)
{
  GType type = dcs_field_editor_type_for (cell, choices, n_choices);
  GtkWidget *editor;

  if (type == DCS_TYPE_TEXT_EDITOR)
    editor = dcs_text_editor_new (cell->type, cell->is_multiline);
  else
    editor = g_object_new (type, NULL);
  dcs_field_editor_set_choices (DCS_FIELD_EDITOR (editor), choices, n_choices);
  dcs_field_editor_set_text (DCS_FIELD_EDITOR (editor), cell->text);
  return editor;
}

void
dcs_field_editor_set_text (DcsFieldEditor *self, const char *text)
{
  g_return_if_fail (DCS_IS_FIELD_EDITOR (self));
  g_return_if_fail (text != NULL);

  DCS_FIELD_EDITOR_GET_IFACE (self)->set_text (self, text);
}

void
dcs_field_editor_set_choices (DcsFieldEditor *self, const DcsChoice *choices, guint n_choices)
{
  g_return_if_fail (DCS_IS_FIELD_EDITOR (self));

  if (DCS_FIELD_EDITOR_GET_IFACE (self)->set_choices != NULL)
    DCS_FIELD_EDITOR_GET_IFACE (self)->set_choices (self, choices, n_choices);
}

void
dcs_field_editor_commit (DcsFieldEditor *self)
{
  g_return_if_fail (DCS_IS_FIELD_EDITOR (self));

  if (DCS_FIELD_EDITOR_GET_IFACE (self)->commit != NULL)
    DCS_FIELD_EDITOR_GET_IFACE (self)->commit (self);
}

GtkWidget *
dcs_field_editor_get_accessible (DcsFieldEditor *self)
{
  g_return_val_if_fail (DCS_IS_FIELD_EDITOR (self), NULL);

  return DCS_FIELD_EDITOR_GET_IFACE (self)->get_accessible (self);
}

void
dcs_field_editor_emit_edited (DcsFieldEditor *self, const char *text)
{
  g_return_if_fail (DCS_IS_FIELD_EDITOR (self));

  g_signal_emit (self, signals[EDITED], 0, text);
}

void
dcs_field_editor_go_on (DcsFieldEditor *self)
{
  GtkRoot *root;

  g_return_if_fail (DCS_IS_FIELD_EDITOR (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}
