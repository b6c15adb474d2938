/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include "dcs-new-clinic-dialog.h"
#include "dcs-patient-page.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

/* Everything that a person can do in the window. File choosers are native dialogs, which nobody
 * owns while they are open: the window keeps the one it shows. */

#define DEIDENTIFY_CHOICE "deidentify"

static void
show_chooser (DcsWindow *self,
              const char *title,
              GtkFileChooserAction action,
              const char *accept_label,
              GCallback response_cb)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (self), action, accept_label, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", response_cb, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
add_clinic_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) clinics = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (clinics, _ ("Clinic files"));
  gtk_file_filter_add_pattern (clinics, "*.decursus");
  gtk_file_chooser_add_filter (chooser, clinics);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

/* The path that was chosen, or NULL; the chooser is done with. */
static char *
take_choice (DcsWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
open_response_cb (DcsWindow *self, int response)
{
  g_autofree char *path = take_choice (self, response);

  if (path != NULL)
    dcs_window_open_file (self, path);
}

static void
open_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWindow *self = DCS_WINDOW (widget);

  show_chooser (self,
                _ ("Open a clinic file"),
                GTK_FILE_CHOOSER_ACTION_OPEN,
                _ ("_Open"),
                G_CALLBACK (open_response_cb));
  add_clinic_filter (GTK_FILE_CHOOSER (self->chooser));
}

static void
new_clinic_chosen_cb (DcsWindow *self, const char *path, const char *clinic_name)
{
  _dcs_window_create_clinic (self, path, clinic_name);
}

static void
new_clinic_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWindow *dialog = dcs_new_clinic_dialog_new (GTK_WINDOW (widget));

  g_signal_connect_object (
      dialog, "chosen", G_CALLBACK (new_clinic_chosen_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
import_response_cb (DcsWindow *self, int response)
{
  g_autofree char *path = take_choice (self, response);

  if (path != NULL)
    _dcs_window_import (self, path);
}

static void
import_folder_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_chooser (DCS_WINDOW (widget),
                _ ("Import a folder of CSV files"),
                GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                _ ("_Import"),
                G_CALLBACK (import_response_cb));
}

static void
export_response_cb (DcsWindow *self, int response)
{
  const char *choice = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (self->chooser),
                                                    DEIDENTIFY_CHOICE);
  gboolean deidentify = g_strcmp0 (choice, "true") == 0;
  g_autofree char *path = take_choice (self, response);

  if (path != NULL)
    _dcs_window_export (self, path, deidentify);
}

static void
export_folder_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWindow *self = DCS_WINDOW (widget);

  show_chooser (self,
                _ ("Export to a folder of CSV files"),
                GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                _ ("_Export"),
                G_CALLBACK (export_response_cb));
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (self->chooser),
                               DEIDENTIFY_CHOICE,
                               _ ("Leave out names and notes, and shift dates"),
                               NULL,
                               NULL);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (self->chooser), DEIDENTIFY_CHOICE, "false");
}

static void
back_up_response_cb (DcsWindow *self, int response)
{
  g_autofree char *path = take_choice (self, response);

  if (path != NULL)
    _dcs_window_back_up (self, path);
}

static void
back_up_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWindow *self = DCS_WINDOW (widget);
  g_autofree char *base = g_path_get_basename (dcs_clinic_get_path (self->clinic));
  g_autofree char *name = NULL;
  char today[DCS_DATE_ISO_SIZE];

  if (g_str_has_suffix (base, ".decursus"))
    base[strlen (base) - strlen (".decursus")] = '\0';
  name = g_strdup_printf ("%s %s.decursus", base, dcs_date_to_iso (dcs_date_today (), today));
  show_chooser (self,
                _ ("Back up the clinic file"),
                GTK_FILE_CHOOSER_ACTION_SAVE,
                _ ("_Back up"),
                G_CALLBACK (back_up_response_cb));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
}

static void
search_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWindow *self = DCS_WINDOW (widget);

  _dcs_window_pop_page (self);
  gtk_widget_activate_action (GTK_WIDGET (self->list_page), "patients.search", NULL);
}

static void
show_list_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_pop_page (DCS_WINDOW (widget));
}

static void
show_patient_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWindow *self = DCS_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  const DcsRosterRow *row = dcs_roster_find (dcs_clinic_get_roster (self->clinic), id);

  _dcs_window_push_page (
      self, dcs_patient_page_new (self->clinic, id), row != NULL ? row->code : NULL);
}

/* Not GtkApplicationWindow's own way, which makes the shortcuts window with each window. */
static void
show_shortcuts_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (DCS_UI_RESOURCE
                                                                  "gtk/shortcuts-window.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts_window"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
show_sidebar_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_leaflet_navigate (DCS_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
show_toast_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_show_toast (DCS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_error_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *heading = NULL;
  const char *body = NULL;

  g_variant_get (parameter, "(&s&s)", &heading, &body);
  _dcs_window_show_message (DCS_WINDOW (widget), heading, body);
}

static const struct
{
  const char *name;
  const char *parameter_type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.back-up", NULL, back_up_activated_cb },
  { "win.export-folder", NULL, export_folder_activated_cb },
  { "win.import-folder", NULL, import_folder_activated_cb },
  { "win.new-clinic", NULL, new_clinic_activated_cb },
  { "win.open", NULL, open_activated_cb },
  { "win.search", NULL, search_activated_cb },
  { "win.show-error", "(ss)", show_error_activated_cb },
  { "win.show-list", NULL, show_list_activated_cb },
  { "win.show-patient", "x", show_patient_activated_cb },
  { "win.show-shortcuts", NULL, show_shortcuts_activated_cb },
  { "win.show-sidebar", NULL, show_sidebar_activated_cb },
  { "win.show-toast", "s", show_toast_activated_cb },
};

/* What needs an open clinic. */
static const char *const clinic_actions[] = {
  "win.back-up", "win.export-folder", "win.search", "win.show-list", "win.show-patient",
};

/*< private >
 * _dcs_window_class_install_actions:
 *
 * Installs everything that a person can do in the window; see dcs-window.h for what the pages use.
 */
void
_dcs_window_class_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        widget_class, actions[i].name, actions[i].parameter_type, actions[i].activate);
}

/*< private >
 * _dcs_window_update_actions:
 *
 * Enables what can be done now.
 */
void
_dcs_window_update_actions (DcsWindow *self)
{
  gboolean has_clinic = self->clinic != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (clinic_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), clinic_actions[i], has_clinic);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "win.import-folder",
                                 has_clinic && !dcs_clinic_is_read_only (self->clinic));
}
