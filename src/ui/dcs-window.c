/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include "dcs-ui.h"
#include "dcs-welcome-page.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DcsWindow, dcs_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_CLINIC,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GSettings *
get_settings (DcsWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? dcs_application_get_settings (DCS_APPLICATION (application)) : NULL;
}

static void
clinic_closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GApplication) application = data;
  g_autoptr (GError) error = NULL;

  if (!dcs_clinic_close_finish (DCS_CLINIC (source), result, &error))
    g_warning ("The clinic file was not closed in order: %s", error->message);
  if (application != NULL)
    g_application_release (application);
}

/* The program stays until the file is closed, though its window may be gone. */
static void
close_clinic (DcsWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->clinic == NULL)
    return;
  if (self->worklist_page != NULL)
    dcs_worklist_page_set_clinic (self->worklist_page, NULL);
  g_clear_pointer (&self->deletion, dcs_deletion_free);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  if (application != NULL)
    g_application_hold (g_object_ref (G_APPLICATION (application)));
  dcs_clinic_close_async (self->clinic, clinic_closed_cb, application);
  g_clear_object (&self->clinic);
}

static void
transition_changed_cb (DcsWindow *self)
{
  _dcs_window_finish_transition (self);
}

/*< private >
 * _dcs_window_show_toast:
 * @title: plain text
 */
void
_dcs_window_show_toast (DcsWindow *self, const char *title)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (markup));
}

/*< private >
 * _dcs_window_show_message:
 * @heading: what could not be done
 * @body: why, and what to do about it
 */
void
_dcs_window_show_message (DcsWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remember_clinic (DcsWindow *self)
{
  GSettings *settings = get_settings (self);

  if (settings != NULL)
    g_settings_set_string (settings, "last-clinic", dcs_clinic_get_path (self->clinic));
}

/*< private >
 * _dcs_window_set_clinic:
 * @clinic: a clinic that was just opened
 *
 * Shows the clinic and closes the one before.
 */
void
_dcs_window_set_clinic (DcsWindow *self, DcsClinic *clinic)
{
  if (self->clinic == clinic)
    return;
  _dcs_window_close_forms (self);
  _dcs_window_clear_pages (self);
  close_clinic (self);
  g_set_object (&self->clinic, clinic);
  dcs_sidebar_set_clinic (self->sidebar, clinic);
  if (self->quality_page != NULL)
    dcs_quality_page_set_clinic (self->quality_page, clinic);
  if (self->resistant_page != NULL)
    dcs_resistant_page_set_clinic (self->resistant_page, clinic);
  dcs_patient_list_page_set_roster (self->list_page, dcs_clinic_get_roster (clinic));
  dcs_worklist_page_set_clinic (self->worklist_page, clinic);
  _dcs_window_show_first (self, "today");
  gtk_stack_set_visible_child_name (self->root_stack, "clinic");
  gtk_widget_grab_focus (GTK_WIDGET (self->worklist_page));
  remember_clinic (self);
  _dcs_window_count_drafts (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLINIC]);
}

/*< private >
 * _dcs_window_show_welcome:
 *
 * Shows what can be done without a clinic.
 */
void
_dcs_window_show_welcome (DcsWindow *self)
{
  if (adw_bin_get_child (self->welcome_bin) == NULL)
    adw_bin_set_child (self->welcome_bin, g_object_new (DCS_TYPE_WELCOME_PAGE, NULL));
  gtk_stack_set_visible_child_name (self->root_stack, "welcome");
}

static void
dcs_window_realize (GtkWidget *widget)
{
  DcsWindow *self = DCS_WINDOW (widget);

  if (self->clinic == NULL && self->opening == NULL)
    _dcs_window_show_welcome (self);
  GTK_WIDGET_CLASS (dcs_window_parent_class)->realize (widget);
}

static gboolean
dcs_window_close_request (GtkWindow *window)
{
  DcsWindow *self = DCS_WINDOW (window);

  _dcs_window_cancel_opening (self);
  /* What was typed is kept before the file is closed. */
  _dcs_window_close_forms (self);
  _dcs_window_clear_pages (self);
  close_clinic (self);
  return GTK_WINDOW_CLASS (dcs_window_parent_class)->close_request (window);
}

static void
dcs_window_constructed (GObject *object)
{
  DcsWindow *self = DCS_WINDOW (object);
  GSettings *settings = NULL;

  G_OBJECT_CLASS (dcs_window_parent_class)->constructed (object);

  settings = get_settings (self);
  if (settings == NULL)
    return;
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "patient-sort", self->list_page, "sort", G_SETTINGS_BIND_DEFAULT);
}

static void
dcs_window_dispose (GObject *object)
{
  DcsWindow *self = DCS_WINDOW (object);

  _dcs_window_cancel_opening (self);
  g_clear_object (&self->chooser);
  _dcs_window_close_forms (self);
  if (self->content_stack != NULL)
    _dcs_window_clear_pages (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_WINDOW);
  close_clinic (self);
  G_OBJECT_CLASS (dcs_window_parent_class)->dispose (object);
}

static void
dcs_window_finalize (GObject *object)
{
  DcsWindow *self = DCS_WINDOW (object);

  g_ptr_array_unref (self->pages);
  G_OBJECT_CLASS (dcs_window_parent_class)->finalize (object);
}

static void
dcs_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CLINIC:
      g_value_set_object (value, dcs_window_get_clinic (DCS_WINDOW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_window_class_init (DcsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dcs_window_constructed;
  object_class->dispose = dcs_window_dispose;
  object_class->finalize = dcs_window_finalize;
  object_class->get_property = dcs_window_get_property;
  widget_class->realize = dcs_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = dcs_window_close_request;

  properties[PROP_CLINIC] = g_param_spec_object ("clinic",
                                                 NULL,
                                                 NULL,
                                                 DCS_TYPE_CLINIC,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                     | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, DCS_UI_RESOURCE "dcs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, welcome_bin);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, worklist_page);
  gtk_widget_class_bind_template_callback (widget_class, transition_changed_cb);

  _dcs_window_class_install_actions (widget_class);

  /* Not an accelerator: in a text it is a letter. */
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_question, 0, "win.show-shortcuts", NULL);

  g_type_ensure (DCS_TYPE_PATIENT_LIST_PAGE);
  g_type_ensure (DCS_TYPE_SIDEBAR);
  g_type_ensure (DCS_TYPE_WORKLIST_PAGE);
}

static void
dcs_window_init (DcsWindow *self)
{
  self->pages = g_ptr_array_new_with_free_func (_dcs_window_page_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  _dcs_window_update_actions (self);
}

/**
 * dcs_window_new:
 * @application: (nullable): whose settings the window keeps
 *
 * Returns: (transfer none): a new window, owned by GTK until it is closed
 */
DcsWindow *
dcs_window_new (DcsApplication *application)
{
  return g_object_new (DCS_TYPE_WINDOW, "application", application, NULL);
}

/**
 * dcs_window_get_clinic:
 *
 * Returns: (transfer none) (nullable): the clinic that is open
 */
DcsClinic *
dcs_window_get_clinic (DcsWindow *self)
{
  g_return_val_if_fail (DCS_IS_WINDOW (self), NULL);

  return self->clinic;
}
