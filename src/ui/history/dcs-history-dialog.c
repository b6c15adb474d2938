/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-history-dialog.h"

#include "dcs-history-item.h"
#include "dcs-history-row.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsHistoryDialog
{
  AdwWindow parent_instance;

  /* Template */
  GListStore *changes;
  AdwPreferencesGroup *deleted_group;
  GtkScrolledWindow *deleted_scroller;
  GtkLabel *failed_label;
  GtkRevealer *failed_revealer;
  GtkStack *stack;

  /* owned */
  DcsClinic *clinic;
  GCancellable *cancellable;
  GPtrArray *deleted_rows; /* borrowed: rows in the group */

  DcsRecordKind kind;
  gint64 patient_id;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (DcsHistoryDialog, dcs_history_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  DcsRecordKind kind;
  gint64 patient_id;
  gint64 id;
} Question;

typedef struct
{
  GPtrArray *changes; /* owned: DcsHistoryEntry */
  GPtrArray *deleted; /* owned: DcsDeletedRecord; NULL unless asked for the patient */
} Answer;

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->changes, g_ptr_array_unref);
  g_clear_pointer (&answer->deleted, g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
read_history (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->changes = dcs_clinic_core_record_history (
      core, question->kind, question->patient_id, question->id, error);
  if (answer->changes == NULL)
    return NULL;
  if (question->kind == DCS_RECORD_PATIENT)
    {
      answer->deleted = dcs_clinic_core_list_deleted (core, question->patient_id, error);
      if (answer->deleted == NULL)
        return NULL;
    }
  return g_steal_pointer (&answer);
}

static gpointer
bring_back (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const Question *question = data;

  dcs_clinic_core_bring_back (core, question->kind, question->patient_id, question->id, error);
  return NULL;
}

static void
fail (DcsHistoryDialog *self, const char *message)
{
  gtk_label_set_label (self->failed_label, message);
  gtk_revealer_set_reveal_child (self->failed_revealer, TRUE);
}

/* When and by whom stands once above all changes of that minute. */
static void
show_changes (DcsHistoryDialog *self, GPtrArray *changes)
{
  DcsCatalog *catalog = dcs_clinic_get_catalog (self->clinic);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *last = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const DcsHistoryEntry *entry = g_ptr_array_index (changes, i);
      g_autofree char *header = dcs_history_item_describe_save (entry);
      gboolean is_first = dcs_set_str (&last, header);

      g_ptr_array_add (items, dcs_history_item_new (catalog, entry, is_first ? header : NULL));
    }
  g_list_store_splice (self->changes,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->changes)),
                       items->pdata,
                       items->len);
}

static void
brought_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;

  dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  /* When it worked, the clinic says that the patient changed. */
  if (error != NULL && self->clinic != NULL)
    fail (self, error->message);
}

static void
bring_back_clicked_cb (DcsHistoryDialog *self, GtkWidget *button)
{
  const Question *question = g_object_get_data (G_OBJECT (button), "question");

  gtk_widget_set_sensitive (button, FALSE);
  dcs_clinic_run_async (self->clinic,
                        bring_back,
                        g_memdup2 (question, sizeof *question),
                        g_free,
                        NULL,
                        NULL,
                        brought_back_cb,
                        g_object_ref (self));
}

static void
add_deleted (DcsHistoryDialog *self, const DcsDeletedRecord *record)
{
  const Question question = { record->kind, self->patient_id, record->id };
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Bring back"));
  g_autofree char *time = dcs_history_item_format_time (record->when);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", time, record->who);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (
      G_OBJECT (button), "question", g_memdup2 (&question, sizeof question), g_free);
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (bring_back_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, record->what, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->deleted_group, row);
  g_ptr_array_add (self->deleted_rows, row);
}

static void
show_deleted (DcsHistoryDialog *self, GPtrArray *deleted)
{
  for (guint i = 0; i < self->deleted_rows->len; i++)
    adw_preferences_group_remove (self->deleted_group, g_ptr_array_index (self->deleted_rows, i));
  g_ptr_array_set_size (self->deleted_rows, 0);
  for (guint i = 0; deleted != NULL && i < deleted->len; i++)
    add_deleted (self, g_ptr_array_index (deleted, i));
  gtk_widget_set_visible (GTK_WIDGET (self->deleted_scroller), self->deleted_rows->len > 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (answer == NULL)
    {
      fail (self, error->message);
      return;
    }
  gtk_revealer_set_reveal_child (self->failed_revealer, FALSE);
  show_changes (self, answer->changes);
  show_deleted (self, answer->deleted);
  gtk_stack_set_visible_child_name (self->stack, answer->changes->len > 0 ? "list" : "empty");
}

static void
load (DcsHistoryDialog *self)
{
  const Question question = { self->kind, self->patient_id, self->id };

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dcs_clinic_run_async (self->clinic,
                        read_history,
                        g_memdup2 (&question, sizeof question),
                        g_free,
                        (GDestroyNotify) answer_free,
                        self->cancellable,
                        read_cb,
                        g_object_ref (self));
}

static void
patient_changed_cb (DcsHistoryDialog *self, gint64 patient_id)
{
  if (patient_id == self->patient_id)
    load (self);
}

static void
dcs_history_dialog_dispose (GObject *object)
{
  DcsHistoryDialog *self = DCS_HISTORY_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->deleted_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_HISTORY_DIALOG);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (dcs_history_dialog_parent_class)->dispose (object);
}

static void
dcs_history_dialog_class_init (DcsHistoryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_history_dialog_dispose;

  g_type_ensure (DCS_TYPE_HISTORY_ITEM);
  g_type_ensure (DCS_TYPE_HISTORY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "history/dcs-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsHistoryDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, DcsHistoryDialog, deleted_group);
  gtk_widget_class_bind_template_child (widget_class, DcsHistoryDialog, deleted_scroller);
  gtk_widget_class_bind_template_child (widget_class, DcsHistoryDialog, failed_label);
  gtk_widget_class_bind_template_child (widget_class, DcsHistoryDialog, failed_revealer);
  gtk_widget_class_bind_template_child (widget_class, DcsHistoryDialog, stack);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dcs_history_dialog_init (DcsHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->deleted_rows = g_ptr_array_new ();
}

/**
 * dcs_history_dialog_new:
 * @kind: of the record
 * @patient_id: whose
 * @id: the record; 0 with %DCS_RECORD_PATIENT for everything of the patient
 *
 * Returns: (transfer none): a window, owned by GTK until it is closed
 */
DcsHistoryDialog *
dcs_history_dialog_new (DcsClinic *clinic, DcsRecordKind kind, gint64 patient_id, gint64 id)
{
  DcsHistoryDialog *self;

  g_return_val_if_fail (DCS_IS_CLINIC (clinic), NULL);
  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS, NULL);

  self = g_object_new (DCS_TYPE_HISTORY_DIALOG, NULL);
  self->clinic = g_object_ref (clinic);
  self->kind = kind;
  self->patient_id = patient_id;
  self->id = id;
  g_signal_connect_object (
      clinic, "patient-changed", G_CALLBACK (patient_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}
