/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsFieldEditor: interface of what the text of one cell is typed or chosen with.
 *
 * Signals: "edited" (string text): a person changed the text; not after
 * dcs_field_editor_set_text().
 */
#define DCS_TYPE_FIELD_EDITOR (dcs_field_editor_get_type ())
G_DECLARE_INTERFACE (DcsFieldEditor, dcs_field_editor, DCS, FIELD_EDITOR, GtkWidget)

struct _DcsFieldEditorInterface
{
  GTypeInterface parent_iface;

  void (*set_text) (DcsFieldEditor *self, const char *text);
  /* What the text can be; copied. NULL where it can be anything. */
  void (*set_choices) (DcsFieldEditor *self, const DcsChoice *choices, guint n_choices);
  /* What is typed but not handed over yet goes out as "edited". May be NULL. */
  void (*commit) (DcsFieldEditor *self);
  /* The widget that a screen reader sees as the editor. */
  GtkWidget *(*get_accessible) (DcsFieldEditor *self);
};

/* The kind of editor that fits the cell. */
GType dcs_field_editor_type_for (const DcsCell *cell, const DcsChoice *choices, guint n_choices);
/* (transfer floating): shows the cell. */
GtkWidget *dcs_field_editor_new (const DcsCell *cell, const DcsChoice *choices, guint n_choices);

void dcs_field_editor_set_text (DcsFieldEditor *self, const char *text);
void dcs_field_editor_set_choices (DcsFieldEditor *self, const DcsChoice *choices, guint n_choices);
void dcs_field_editor_commit (DcsFieldEditor *self);
GtkWidget *dcs_field_editor_get_accessible (DcsFieldEditor *self);
/* For implementations. */
void dcs_field_editor_emit_edited (DcsFieldEditor *self, const char *text);
/* Enter: what was typed is done, the keyboard goes to the next field. */
void dcs_field_editor_go_on (DcsFieldEditor *self);

G_END_DECLS
