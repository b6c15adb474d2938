/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include "dcs-demo.h"

#include <glib/gi18n-lib.h>

/* Opening a clinic file: after the first frame, so that the window stands at once; on the database
 * thread; with the window perhaps closed, or another file chosen, before it is done. */

#define OPENING_KEY "dcs-opening"

static void begin_opening (DcsWindowOpening *opening);

static void
opening_free (DcsWindowOpening *opening)
{
  g_weak_ref_clear (&opening->window);
  g_object_unref (opening->cancellable);
  g_clear_pointer (&opening->catalog, dcs_catalog_unref);
  g_free (opening->path);
  g_free (opening->clinic_name);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsWindowOpening, opening_free)

static DcsWindowOpening *
opening_new (const char *path, const char *clinic_name, DcsClinicOpenFlags flags)
{
  DcsWindowOpening *opening = g_new0 (DcsWindowOpening, 1);

  g_weak_ref_init (&opening->window, NULL);
  opening->cancellable = g_cancellable_new ();
  opening->path = g_strdup (path);
  opening->clinic_name = g_strdup (clinic_name);
  opening->flags = flags;
  return opening;
}

/* Back to what was there before: the clinic that is still open, or the welcome page. */
static void
give_up (DcsWindow *self)
{
  g_clear_object (&self->opening);
  if (self->clinic == NULL)
    _dcs_window_show_welcome (self);
}

/* The dialog owns what waits for its answer, of which there may be more than one. */
static void
update_response_cb (AdwMessageDialog *dialog, const char *response)
{
  g_autoptr (DcsWindowOpening) opening = g_object_steal_data (G_OBJECT (dialog), OPENING_KEY);
  g_autoptr (DcsWindow) self = opening != NULL ? g_weak_ref_get (&opening->window) : NULL;

  if (self == NULL)
    return;
  if (g_str_equal (response, "update"))
    {
      gtk_stack_set_visible_child_name (self->root_stack, "clinic");
      opening->flags |= DCS_CLINIC_OPEN_MIGRATE;
      g_set_object (&self->opening, opening->cancellable);
      begin_opening (g_steal_pointer (&opening));
    }
}

static void
ask_for_update (DcsWindow *self, DcsWindowOpening *opening)
{
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                   _ ("Bring the file up to date?"),
                                   _ ("This clinic file was made by an older Decursus. A verified "
                                      "copy of it as it is now is kept beside it. Older versions "
                                      "of Decursus cannot open the file afterwards."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("Leave as it is"),
                                    "update",
                                    _ ("Bring up to date"),
                                    NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "update", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "update");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), OPENING_KEY, opening, (GDestroyNotify) opening_free);
  g_signal_connect (dialog, "response", G_CALLBACK (update_response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
opening_failed (DcsWindow *self, DcsWindowOpening *opening, const GError *error)
{
  g_autofree char *name = g_filename_display_basename (opening->path);
  g_autofree char *heading = NULL;

  give_up (self);
  if (g_error_matches (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_TOO_OLD)
      && (opening->flags & DCS_CLINIC_OPEN_MIGRATE) == 0)
    {
      ask_for_update (self, opening);
      return;
    }
  /* Translators: %s is the name of a file */
  heading = opening->clinic_name != NULL ? g_strdup_printf (_ ("Could not make “%s”"), name)
                                         : g_strdup_printf (_ ("Could not open “%s”"), name);
  _dcs_window_show_message (self, heading, error->message);
  opening_free (opening);
}

static void
opened (DcsWindowOpening *data, DcsClinic *new_clinic, GError *new_error)
{
  g_autoptr (DcsWindowOpening) opening = data;
  g_autoptr (DcsClinic) clinic = new_clinic;
  g_autoptr (GError) error = new_error;
  g_autoptr (DcsWindow) self = g_weak_ref_get (&opening->window);

  if (self == NULL || g_cancellable_is_cancelled (opening->cancellable))
    return;
  if (clinic == NULL)
    {
      opening_failed (self, g_steal_pointer (&opening), error);
      return;
    }
  g_clear_object (&self->opening);
  _dcs_window_set_clinic (self, clinic);
}

static void
clinic_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  DcsClinic *clinic = dcs_clinic_open_finish (result, &error);

  opened (data, clinic, error);
}

static void
clinic_created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  DcsClinic *clinic = dcs_clinic_create_finish (result, &error);

  opened (data, clinic, error);
}

static void
demo_prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DcsWindowOpening *opening = data;
  GError *error = NULL;

  if (!dcs_demo_prepare_finish (result, &error))
    {
      opened (opening, NULL, error);
      return;
    }
  opening->is_demo = FALSE;
  begin_opening (opening);
}

static gboolean
load_catalog (DcsWindowOpening *opening, GError **error)
{
  g_autoptr (DcsWindow) self = g_weak_ref_get (&opening->window);
  GtkApplication *application = NULL;
  DcsCatalog *catalog;

  if (opening->catalog != NULL)
    return TRUE;
  application = self != NULL ? gtk_window_get_application (GTK_WINDOW (self)) : NULL;
  if (application == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
      return FALSE;
    }
  catalog = dcs_application_get_catalog (DCS_APPLICATION (application), error);
  opening->catalog = catalog != NULL ? dcs_catalog_ref (catalog) : NULL;
  return catalog != NULL;
}

/* Takes over @opening. */
static void
begin_opening (DcsWindowOpening *opening)
{
  GError *error = NULL;

  if (!load_catalog (opening, &error))
    opened (opening, NULL, error);
  else if (opening->is_demo)
    dcs_demo_prepare_async (
        opening->path, opening->catalog, opening->cancellable, demo_prepared_cb, opening);
  else if (opening->clinic_name != NULL)
    dcs_clinic_create_async (opening->path,
                             opening->clinic_name,
                             opening->catalog,
                             opening->cancellable,
                             clinic_created_cb,
                             opening);
  else
    dcs_clinic_open_async (opening->path,
                           opening->flags,
                           opening->catalog,
                           opening->cancellable,
                           clinic_opened_cb,
                           opening);
}

static gboolean
first_frame_shown_cb (gpointer data)
{
  DcsWindow *self = DCS_WINDOW (data);

  self->first_frame_id = 0;
  if (self->pending != NULL)
    begin_opening (g_steal_pointer (&self->pending));
  return G_SOURCE_REMOVE;
}

static gboolean
first_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DcsWindow *self = DCS_WINDOW (widget);

  /* This frame is painted before the idle comes. */
  if (self->first_frame_id == 0)
    self->first_frame_id = g_idle_add (first_frame_shown_cb, self);
  return G_SOURCE_REMOVE;
}

/* Takes over @opening. */
static void
queue_opening (DcsWindow *self, DcsWindowOpening *opening)
{
  _dcs_window_cancel_opening (self);
  g_weak_ref_set (&opening->window, self);
  g_set_object (&self->opening, opening->cancellable);
  if (self->clinic == NULL)
    gtk_stack_set_visible_child_full (self->root_stack, "clinic", GTK_STACK_TRANSITION_TYPE_NONE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      begin_opening (opening);
      return;
    }
  self->pending = opening;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), first_tick_cb, NULL, NULL);
}

/*< private >
 * _dcs_window_cancel_opening:
 *
 * Whatever file is being opened will not come into the window.
 */
void
_dcs_window_cancel_opening (DcsWindow *self)
{
  g_clear_handle_id (&self->first_frame_id, g_source_remove);
  g_clear_pointer (&self->pending, opening_free);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

/*< private >
 * _dcs_window_create_clinic:
 * @path: where; nothing must be there
 * @clinic_name: what people call it
 */
void
_dcs_window_create_clinic (DcsWindow *self, const char *path, const char *clinic_name)
{
  queue_opening (self, opening_new (path, clinic_name, DCS_CLINIC_OPEN_DEFAULT));
}

/**
 * dcs_window_open_file:
 * @path: a clinic file
 *
 * Opens the file in place of the one that is open; tells in a dialog when it cannot be.
 */
void
dcs_window_open_file (DcsWindow *self, const char *path)
{
  g_return_if_fail (DCS_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  queue_opening (self, opening_new (path, NULL, DCS_CLINIC_OPEN_DEFAULT));
}

/**
 * dcs_window_open_demo:
 *
 * Opens the demonstration clinic, which is made when it is not there yet.
 */
void
dcs_window_open_demo (DcsWindow *self)
{
  g_autofree char *path = dcs_demo_dup_path ();
  DcsWindowOpening *opening;

  g_return_if_fail (DCS_IS_WINDOW (self));

  opening = opening_new (path, NULL, DCS_CLINIC_OPEN_DEFAULT);
  opening->is_demo = TRUE;
  queue_opening (self, opening);
}
