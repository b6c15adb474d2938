/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-dialog-private.h"

#include "dcs-entry-forms.h"
#include "dcs-field-row.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DcsEntryDialog, dcs_entry_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
entry_changed_cb (DcsEntryDialog *self)
{
  const char *summary = dcs_entry_get_summary (self->entry);

  gtk_label_set_label (self->summary_label, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), summary != NULL && summary[0] != '\0');
  gtk_revealer_set_reveal_child (self->failed_revealer, FALSE);
  _dcs_entry_dialog_update_actions (self);
}

static void
state_changed_cb (DcsEntryDialog *self)
{
  gtk_label_set_label (self->state_label, dcs_entry_keeper_get_state_text (self->keeper));
  _dcs_entry_dialog_update_actions (self);
}

void
_dcs_entry_dialog_close_now (DcsEntryDialog *self)
{
  dcs_entry_keeper_stop (self->keeper);
  if (self->question != NULL)
    gtk_window_destroy (self->question);
  gtk_window_destroy (GTK_WINDOW (self));
}

void
_dcs_entry_dialog_focus_first (DcsEntryDialog *self)
{
  if (self->focus_path == NULL || !dcs_form_focus (GTK_WIDGET (self->form_bin), self->focus_path))
    gtk_widget_child_focus (GTK_WIDGET (self->form_bin), GTK_DIR_TAB_FORWARD);
  g_clear_pointer (&self->focus_path, g_free);
}

static void
looked_cb (DcsEntryDialog *self)
{
  self->is_ready = TRUE;
  _dcs_entry_dialog_update_actions (self);
  _dcs_entry_dialog_focus_first (self);
}

static void
restored_cb (DcsEntryDialog *self, GDateTime *when)
{
  g_autofree char *date = dcs_ui_format_time (when);
  /* TRANSLATORS: a date with the time */
  g_autofree char *text = g_strdup_printf (_ ("Restored what was typed on %s"), date);

  gtk_label_set_label (self->restored_label, text);
  gtk_revealer_set_reveal_child (self->restored_revealer, TRUE);
}

void
_dcs_entry_dialog_scroll_to_top (DcsEntryDialog *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
saved_cb (DcsEntryDialog *self)
{
  g_object_ref (self);
  g_signal_emit (self,
                 signals[SAVED],
                 0,
                 dcs_entry_keeper_get_saved_patient (self->keeper),
                 dcs_entry_keeper_get_saved_record (self->keeper));
  _dcs_entry_dialog_close_now (self);
  g_object_unref (self);
}

static void
conflict_cb (DcsEntryDialog *self, guint n_cells, DcsEntryKeeper *keeper)
{
  g_autoptr (DcsEntry) before = dcs_entry_keeper_dup_before (keeper);

  dcs_conflict_panel_set_entry (self->conflict_panel, self->entry, before);
  _dcs_entry_dialog_scroll_to_top (self);
  gtk_widget_child_focus (GTK_WIDGET (self->conflict_panel), GTK_DIR_TAB_FORWARD);
}

void
_dcs_entry_dialog_show_error (DcsEntryDialog *self, const GError *error)
{
  gtk_label_set_label (self->failed_label, error->message);
  gtk_revealer_set_reveal_child (self->failed_revealer, TRUE);
}

static void
problem_chosen_cb (DcsEntryDialog *self, const char *path)
{
  dcs_form_focus (GTK_WIDGET (self->form_bin), path);
}

static void
searched_cb (DcsEntryDialog *self)
{
  if (!self->is_save_pending)
    return;
  self->is_save_pending = FALSE;
  _dcs_entry_dialog_save (self);
}

static void
open_patient_cb (DcsEntryDialog *self, gint64 patient_id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  dcs_entry_keeper_flush (self->keeper);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-patient", "x", patient_id);
  _dcs_entry_dialog_close_now (self);
}

static gboolean
close_cb (gpointer data)
{
  _dcs_entry_dialog_close_now (data);
  return G_SOURCE_REMOVE;
}

/* The question still tells its answer: its window goes after that. */
static void
close_soon (DcsEntryDialog *self)
{
  g_clear_weak_pointer (&self->question);
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

/* The draft lies in the file. */
static void
kept_cb (DcsEntryDialog *self)
{
  close_soon (self);
}

static void
question_response_cb (DcsEntryDialog *self, const char *response)
{
  if (g_str_equal (response, "keep"))
    dcs_entry_keeper_keep (self->keeper);
  else if (g_str_equal (response, "discard"))
    {
      dcs_entry_keeper_discard (self->keeper);
      close_soon (self);
    }
}

static void
ask (DcsEntryDialog *self)
{
  GtkWidget *question;

  if (self->question != NULL)
    {
      gtk_window_present (self->question);
      return;
    }
  question = adw_message_dialog_new (
      GTK_WINDOW (self),
      _ ("Keep what you typed?"),
      _ ("It is not saved yet. A kept draft is here again when you come back to this form."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question),
                                    "edit",
                                    _ ("Go on editing"),
                                    "discard",
                                    _ ("Discard"),
                                    "keep",
                                    _ ("Keep draft"),
                                    NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "edit");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "keep");
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (question), "keep", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (
      question, "response", G_CALLBACK (question_response_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->question, GTK_WINDOW (question));
  gtk_window_present (GTK_WINDOW (question));
}

static gboolean
dcs_entry_dialog_close_request (GtkWindow *window)
{
  DcsEntryDialog *self = DCS_ENTRY_DIALOG (window);

  if (self->keeper == NULL)
    return GDK_EVENT_PROPAGATE;
  /* The answer of the database comes in a moment. */
  if (dcs_entry_keeper_get_state (self->keeper) == DCS_KEEPER_SAVING)
    return GDK_EVENT_STOP;
  _dcs_entry_dialog_commit_focused (self);
  if (dcs_entry_is_changed (self->entry) && !dcs_clinic_is_read_only (self->clinic))
    {
      ask (self);
      return GDK_EVENT_STOP;
    }
  dcs_entry_keeper_discard (self->keeper);
  _dcs_entry_dialog_close_now (self);
  return GDK_EVENT_STOP;
}

static void
dcs_entry_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dcs_entry_dialog_parent_class)->map (widget);
  _dcs_entry_dialog_update_actions (DCS_ENTRY_DIALOG (widget));
}

static void
dcs_entry_dialog_dispose (GObject *object)
{
  DcsEntryDialog *self = DCS_ENTRY_DIALOG (object);

  /* A window that closes with its parent or the program keeps what was typed. */
  if (self->keeper != NULL)
    {
      dcs_entry_keeper_flush (self->keeper);
      dcs_entry_keeper_stop (self->keeper);
    }
  g_clear_weak_pointer (&self->question);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_object (&self->keeper);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_ENTRY_DIALOG);
  g_clear_object (&self->entry);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (dcs_entry_dialog_parent_class)->dispose (object);
}

static void
dcs_entry_dialog_finalize (GObject *object)
{
  DcsEntryDialog *self = DCS_ENTRY_DIALOG (object);

  g_free (self->blank);
  g_free (self->focus_path);
  G_OBJECT_CLASS (dcs_entry_dialog_parent_class)->finalize (object);
}

static void
dcs_entry_dialog_class_init (DcsEntryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_entry_dialog_dispose;
  object_class->finalize = dcs_entry_dialog_finalize;
  widget_class->map = dcs_entry_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = dcs_entry_dialog_close_request;

  signals[SAVED] = g_signal_new ("saved",
                                 DCS_TYPE_ENTRY_DIALOG,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 2,
                                 G_TYPE_INT64,
                                 G_TYPE_INT64);

  g_type_ensure (DCS_TYPE_CONFLICT_PANEL);
  g_type_ensure (DCS_TYPE_PROBLEM_LIST);
  g_type_ensure (DCS_TYPE_SIMILAR_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "forms/dcs-entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, conflict_panel);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, content_box);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, failed_label);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, failed_revealer);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, form_bin);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, problem_list);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, restored_label);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, restored_revealer);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, similar_panel);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, state_label);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DcsEntryDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, open_patient_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  _dcs_entry_dialog_class_install_actions (widget_class);
}

/* Before a text with the keyboard takes them for itself. */
static void
add_undo_keys (DcsEntryDialog *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                        gtk_named_action_new ("entry.undo")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                        gtk_named_action_new ("entry.redo")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
dcs_entry_dialog_init (DcsEntryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_undo_keys (self);
}

static void
connect_keeper (DcsEntryDialog *self)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "conflict", G_CALLBACK (conflict_cb) },
    { "failed", G_CALLBACK (_dcs_entry_dialog_show_error) },
    { "kept", G_CALLBACK (kept_cb) },
    { "looked", G_CALLBACK (looked_cb) },
    { "notify::state", G_CALLBACK (state_changed_cb) },
    { "notify::state-text", G_CALLBACK (state_changed_cb) },
    { "restored", G_CALLBACK (restored_cb) },
    { "saved", G_CALLBACK (saved_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (
        self->keeper, handlers[i].signal, handlers[i].callback, self, G_CONNECT_SWAPPED);
}

/**
 * dcs_entry_dialog_new:
 * @clinic: where it is saved
 * @entry: what to enter; anything but a visit
 *
 * Returns: (transfer none): a window, owned by GTK until it is closed
 */
DcsEntryDialog *
dcs_entry_dialog_new (DcsClinic *clinic, DcsEntry *entry)
{
  DcsEntryDialog *self;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (DCS_IS_CLINIC (clinic), NULL);
  g_return_val_if_fail (DCS_IS_ENTRY (entry), NULL);
  g_return_val_if_fail (dcs_entry_get_task (entry) != DCS_ENTRY_VISIT, NULL);

  self = g_object_new (DCS_TYPE_ENTRY_DIALOG, NULL);
  self->clinic = g_object_ref (clinic);
  self->entry = g_object_ref (entry);
  self->blank = dcs_entry_serialize (entry);
  self->keeper = dcs_entry_keeper_new (clinic, entry);
  connect_keeper (self);

  subtitle = dcs_entry_forms_subtitle (entry);
  gtk_window_set_title (GTK_WINDOW (self), dcs_entry_forms_title (entry));
  adw_window_title_set_title (self->window_title, dcs_entry_forms_title (entry));
  adw_window_title_set_subtitle (self->window_title, subtitle);
  adw_bin_set_child (self->form_bin, dcs_entry_forms_new (entry));
  dcs_form_bind (GTK_WIDGET (self->form_bin), entry);
  dcs_problem_list_set_entry (self->problem_list, entry);
  if (dcs_entry_get_task (entry) == DCS_ENTRY_PATIENT && dcs_entry_is_new (entry))
    dcs_similar_panel_set_entry (self->similar_panel, clinic, entry);
  g_signal_connect_object (
      entry, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  entry_changed_cb (self);
  state_changed_cb (self);
  dcs_entry_keeper_look_for_draft (self->keeper);
  return self;
}

/**
 * dcs_entry_dialog_focus:
 * @path: (nullable): a cell; "" or %NULL the first one
 */
void
dcs_entry_dialog_focus (DcsEntryDialog *self, const char *path)
{
  g_return_if_fail (DCS_IS_ENTRY_DIALOG (self));

  g_free (self->focus_path);
  self->focus_path = path != NULL && path[0] != '\0' ? g_strdup (path) : NULL;
  if (self->is_ready)
    _dcs_entry_dialog_focus_first (self);
}
