/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-work-dialog.h"

#include "dcs-ui.h"

#define SHOW_AFTER_MS 300
#define LOOK_EVERY_MS 100

struct _DcsWorkProgress
{
  gatomicrefcount n_refs;
  int per_mille; /* atomic; negative: not known */
};

struct _DcsWorkDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkLabel *heading_label;
  GtkProgressBar *progress_bar;

  /* Owned */
  GCancellable *cancellable;
  DcsWorkProgress *progress;
  guint show_id;
  guint look_id;
};

G_DEFINE_FINAL_TYPE (DcsWorkDialog, dcs_work_dialog, ADW_TYPE_WINDOW)

DcsWorkProgress *
dcs_work_progress_ref (DcsWorkProgress *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
dcs_work_progress_unref (DcsWorkProgress *self)
{
  if (g_atomic_ref_count_dec (&self->n_refs))
    g_free (self);
}

/**
 * dcs_work_progress_report_cb:
 * @total: 0 while it is not known
 * @progress: a #DcsWorkProgress
 *
 * Notes how much is done; on any thread.
 */
void
dcs_work_progress_report_cb (guint64 done, guint64 total, gpointer progress)
{
  DcsWorkProgress *self = progress;
  int per_mille = total > 0 ? (int) (MIN (done, total) * 1000.0 / (double) total) : -1;

  g_atomic_int_set (&self->per_mille, per_mille);
}

static gboolean
look_cb (gpointer data)
{
  DcsWorkDialog *self = DCS_WORK_DIALOG (data);
  int per_mille = g_atomic_int_get (&self->progress->per_mille);

  if (per_mille < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, per_mille / 1000.0);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  DcsWorkDialog *self = DCS_WORK_DIALOG (data);

  self->show_id = 0;
  self->look_id = g_timeout_add (LOOK_EVERY_MS, look_cb, self);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
cancel_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  /* The dialog goes when the work has really stopped. */
  g_cancellable_cancel (DCS_WORK_DIALOG (widget)->cancellable);
  gtk_widget_action_set_enabled (widget, "work.cancel", FALSE);
}

static gboolean
dcs_work_dialog_close_request (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "work.cancel", NULL);
  return GDK_EVENT_STOP;
}

static void
dcs_work_dialog_dispose (GObject *object)
{
  DcsWorkDialog *self = DCS_WORK_DIALOG (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  /* A window that is closed takes its unfinished work with it: all or nothing. */
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->progress, dcs_work_progress_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_WORK_DIALOG);
  G_OBJECT_CLASS (dcs_work_dialog_parent_class)->dispose (object);
}

static void
dcs_work_dialog_class_init (DcsWorkDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_work_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dcs_work_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "dialogs/dcs-work-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsWorkDialog, heading_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWorkDialog, progress_bar);

  gtk_widget_class_install_action (widget_class, "work.cancel", NULL, cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "work.cancel", NULL);
}

static void
dcs_work_dialog_init (DcsWorkDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->progress = g_new0 (DcsWorkProgress, 1);
  g_atomic_ref_count_init (&self->progress->n_refs);
  self->progress->per_mille = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->show_id = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
}

/**
 * dcs_work_dialog_new:
 * @heading: what is being done
 *
 * Returns: (transfer none): a dialog that shows itself if need be; end it with
 *   dcs_work_dialog_finish()
 */
DcsWorkDialog *
dcs_work_dialog_new (GtkWindow *parent, const char *heading)
{
  DcsWorkDialog *self = g_object_new (DCS_TYPE_WORK_DIALOG, "transient-for", parent, NULL);

  gtk_label_set_label (self->heading_label, heading);
  gtk_window_set_title (GTK_WINDOW (self), heading);
  return self;
}

/**
 * dcs_work_dialog_get_cancellable:
 *
 * Returns: (transfer none): cancelled when the person asks for it or the window goes
 */
GCancellable *
dcs_work_dialog_get_cancellable (DcsWorkDialog *self)
{
  g_return_val_if_fail (DCS_IS_WORK_DIALOG (self), NULL);

  return self->cancellable;
}

/**
 * dcs_work_dialog_get_progress:
 *
 * Returns: (transfer none): what the work reports to
 */
DcsWorkProgress *
dcs_work_dialog_get_progress (DcsWorkDialog *self)
{
  g_return_val_if_fail (DCS_IS_WORK_DIALOG (self), NULL);

  return self->progress;
}

/**
 * dcs_work_dialog_finish:
 *
 * The work is over, in whatever way: the dialog goes.
 */
void
dcs_work_dialog_finish (DcsWorkDialog *self)
{
  g_return_if_fail (DCS_IS_WORK_DIALOG (self));

  gtk_window_destroy (GTK_WINDOW (self));
}
