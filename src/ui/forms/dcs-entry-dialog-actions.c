/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-dialog-private.h"

#include "dcs-entry-forms.h"
#include "dcs-field-editor.h"
#include "dcs-field-row.h"
#include "dcs-history-dialog.h"

/* What can be done from the dialog: save, undo, delete and the like. Closing is the dialog's. */

/* Nothing is typed that a save under way would miss. The keyboard comes back afterwards. */
static void
set_writable (DcsEntryDialog *self, gboolean writable)
{
  GtkWidget *box = GTK_WIDGET (self->content_box);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (gtk_widget_get_sensitive (box) == writable)
    return;
  if (!writable && focus != NULL && gtk_widget_is_ancestor (focus, box))
    {
      g_set_weak_pointer (&self->focus_before, focus);
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
    }
  gtk_widget_set_sensitive (box, writable);
  if (writable && self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
  if (writable)
    g_clear_weak_pointer (&self->focus_before);
}

void
_dcs_entry_dialog_update_actions (DcsEntryDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_write = self->is_ready && !dcs_clinic_is_read_only (self->clinic)
                       && dcs_entry_keeper_get_state (self->keeper) != DCS_KEEPER_SAVING;

  gtk_widget_action_set_enabled (widget, "entry.save", can_write);
  gtk_widget_action_set_enabled (
      widget, "entry.undo", can_write && dcs_entry_can_undo (self->entry));
  gtk_widget_action_set_enabled (
      widget, "entry.redo", can_write && dcs_entry_can_redo (self->entry));
  gtk_widget_action_set_enabled (
      widget, "entry.history", dcs_entry_forms_record (self->entry, NULL) != 0);
  gtk_widget_action_set_enabled (widget,
                                 "entry.delete",
                                 can_write && !dcs_entry_is_new (self->entry)
                                     && dcs_entry_get_task (self->entry) != DCS_ENTRY_STOP
                                     && gtk_window_get_transient_for (GTK_WINDOW (self)) != NULL);
  set_writable (self, can_write);
}

void
_dcs_entry_dialog_commit_focused (DcsEntryDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *editor = focus != NULL ? gtk_widget_get_ancestor (focus, DCS_TYPE_FIELD_EDITOR) : NULL;

  if (editor != NULL)
    dcs_field_editor_commit (DCS_FIELD_EDITOR (editor));
}

static void
show_problems (DcsEntryDialog *self)
{
  g_autoptr (GPtrArray) paths = dcs_entry_problems (self->entry);

  dcs_problem_list_show (self->problem_list);
  for (guint i = 0; i < paths->len; i++)
    if (dcs_form_focus (GTK_WIDGET (self->form_bin), g_ptr_array_index (paths, i)))
      return;
}

void
_dcs_entry_dialog_save (DcsEntryDialog *self)
{
  _dcs_entry_dialog_commit_focused (self);
  if (!dcs_entry_is_new (self->entry) && !dcs_entry_is_changed (self->entry))
    {
      dcs_entry_keeper_discard (self->keeper);
      _dcs_entry_dialog_close_now (self);
      return;
    }
  if (!dcs_entry_validate (self->entry, TRUE))
    {
      show_problems (self);
      return;
    }
  if (dcs_similar_panel_is_busy (self->similar_panel))
    {
      self->is_save_pending = TRUE;
      return;
    }
  if (dcs_similar_panel_asks (self->similar_panel))
    {
      _dcs_entry_dialog_scroll_to_top (self);
      gtk_widget_child_focus (GTK_WIDGET (self->similar_panel), GTK_DIR_TAB_FORWARD);
      return;
    }
  dcs_entry_keeper_save (self->keeper, NULL);
}

static void
save_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  _dcs_entry_dialog_save (DCS_ENTRY_DIALOG (widget));
}

static void
undo_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DcsEntryDialog *self = DCS_ENTRY_DIALOG (widget);
  const char *path = g_str_equal (action, "entry.undo") ? dcs_entry_undo (self->entry)
                                                        : dcs_entry_redo (self->entry);
  g_autofree char *copy = g_strdup (path);

  if (copy != NULL)
    dcs_form_focus (GTK_WIDGET (self->form_bin), copy);
}

static void
discard_draft_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DcsEntryDialog *self = DCS_ENTRY_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  gtk_revealer_set_reveal_child (self->restored_revealer, FALSE);
  if (!dcs_entry_restore (self->entry, self->blank, &error))
    _dcs_entry_dialog_show_error (self, error);
  dcs_entry_keeper_discard (self->keeper);
  _dcs_entry_dialog_focus_first (self);
}

static void
history_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DcsEntryDialog *self = DCS_ENTRY_DIALOG (widget);
  DcsRecordKind kind;
  gint64 id = dcs_entry_forms_record (self->entry, &kind);
  DcsHistoryDialog *dialog = dcs_history_dialog_new (
      self->clinic, kind, dcs_entry_get_patient_id (self->entry), id);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The window deletes, and its toast undoes it. */
static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DcsEntryDialog *self = DCS_ENTRY_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  DcsRecordKind kind;
  gint64 id = dcs_entry_forms_record (self->entry, &kind);

  dcs_entry_keeper_discard (self->keeper);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent),
                                "win.delete-record",
                                "(xix)",
                                dcs_entry_get_patient_id (self->entry),
                                (int) kind,
                                id);
  _dcs_entry_dialog_close_now (self);
}

void
_dcs_entry_dialog_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "entry.delete", NULL, delete_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "entry.discard-draft", NULL, discard_draft_activated_cb);
  gtk_widget_class_install_action (widget_class, "entry.history", NULL, history_activated_cb);
  gtk_widget_class_install_action (widget_class, "entry.redo", NULL, undo_activated_cb);
  gtk_widget_class_install_action (widget_class, "entry.save", NULL, save_activated_cb);
  gtk_widget_class_install_action (widget_class, "entry.undo", NULL, undo_activated_cb);

  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "entry.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}
