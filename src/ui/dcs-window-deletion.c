/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include "dcs-patient-page.h"
#include "dcs-patient-words.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>

/* Deleting marks a record, and it can be brought back: from the toast that tells of it, with
 * Ctrl+Z, and later from the history. The job runs on the database thread. */

typedef struct
{
  gint64 patient_id;
  DcsRecordKind kind;
  gint64 id;
} Order;

typedef struct
{
  DcsDeletion *deletion;
  char *words; /* what was deleted: "Visit of 14 Mar 2019 deleted" */
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_clear_pointer (&outcome->deletion, dcs_deletion_free);
  g_free (outcome->words);
  g_free (outcome);
}

static gpointer
delete_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const Order *order = data;
  g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (core, order->patient_id, error);
  DcsDeletion *deletion;
  Outcome *outcome;
  g_autofree char *words = NULL;

  if (course == NULL)
    return NULL;
  words = dcs_words_deleted (order->kind, dcs_course_find (course, order->kind, order->id));
  deletion = dcs_clinic_core_delete (core, order->kind, order->patient_id, order->id, error);
  if (deletion == NULL)
    return NULL;
  outcome = g_new0 (Outcome, 1);
  outcome->deletion = deletion;
  outcome->words = g_steal_pointer (&words);
  return outcome;
}

static void
undo_clicked_cb (DcsWindow *self)
{
  _dcs_window_undo_deletion (self);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsWindow) self = data;
  g_autoptr (GError) error = NULL;
  Outcome *outcome = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  g_autofree char *markup = NULL;
  AdwToast *toast;

  if (outcome == NULL)
    {
      if (self->clinic != NULL)
        _dcs_window_show_message (self, _ ("Nothing was deleted"), error->message);
      return;
    }
  if (self->clinic == DCS_CLINIC (source))
    {
      if (dcs_deletion_get_kind (outcome->deletion) == DCS_RECORD_PATIENT)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.show-list", NULL);
      g_clear_pointer (&self->deletion, dcs_deletion_free);
      self->deletion = g_steal_pointer (&outcome->deletion);
      _dcs_window_update_actions (self);
      if (self->deletion_toast != NULL)
        adw_toast_dismiss (self->deletion_toast);
      markup = g_markup_escape_text (outcome->words, -1);
      toast = adw_toast_new (markup);
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_timeout (toast, 10);
      g_signal_connect_object (
          toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self, G_CONNECT_SWAPPED);
      g_set_weak_pointer (&self->deletion_toast, toast);
      adw_toast_overlay_add_toast (self->toast_overlay, toast);
    }
  outcome_free (outcome);
}

/*< private >
 * _dcs_window_delete_record:
 *
 * Deletes a record with all that belongs to it and offers to take that back.
 */
void
_dcs_window_delete_record (DcsWindow *self, gint64 patient_id, DcsRecordKind kind, gint64 id)
{
  Order *order;

  if (self->clinic == NULL || dcs_clinic_is_read_only (self->clinic))
    return;
  order = g_new0 (Order, 1);
  order->patient_id = patient_id;
  order->kind = kind;
  order->id = id;
  dcs_clinic_run_async (
      self->clinic, delete_job, order, g_free, outcome_free, NULL, deleted_cb, g_object_ref (self));
}

static void
free_deletion (gpointer data)
{
  dcs_deletion_free (data);
}

static gpointer
undelete_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  return GINT_TO_POINTER (dcs_clinic_core_undelete (core, data, error));
}

static void
undeleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsWindow) self = data;
  g_autoptr (GError) error = NULL;

  dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  if (self->clinic != DCS_CLINIC (source))
    return;
  if (error != NULL)
    _dcs_window_show_message (self, _ ("This could not be brought back"), error->message);
  else
    _dcs_window_show_toast (self, _ ("Brought back"));
}

/*< private >
 * _dcs_window_undo_deletion:
 *
 * Brings back what was deleted last.
 */
void
_dcs_window_undo_deletion (DcsWindow *self)
{
  if (self->clinic == NULL || self->deletion == NULL)
    return;
  if (self->deletion_toast != NULL)
    adw_toast_dismiss (self->deletion_toast);
  dcs_clinic_run_async (self->clinic,
                        undelete_job,
                        g_steal_pointer (&self->deletion),
                        free_deletion,
                        NULL,
                        NULL,
                        undeleted_cb,
                        g_object_ref (self));
  _dcs_window_update_actions (self);
}
