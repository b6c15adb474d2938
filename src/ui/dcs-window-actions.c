/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include "dcs-new-clinic-dialog.h"
#include "dcs-patient-page.h"
#include "dcs-rules-page.h"
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
search (DcsWindow *self, GVariant *parameter)
{
  _dcs_window_show_first (self, "patients");
  gtk_widget_activate_action (GTK_WIDGET (self->list_page), "patients.search", NULL);
}

static void
search_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_leave (DCS_WINDOW (widget), search, NULL);
}

static void
go_back (DcsWindow *self, GVariant *parameter)
{
  GtkWidget *page = _dcs_window_get_page (self);

  /* A page that was saved instead may have gone by itself. */
  if (page != NULL && (guint64) GPOINTER_TO_SIZE (page) == g_variant_get_uint64 (parameter))
    _dcs_window_pop_page (self, page);
}

static void
back_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWindow *self = DCS_WINDOW (widget);
  GtkWidget *page = _dcs_window_get_page (self);

  if (page != NULL)
    _dcs_window_leave (self, go_back, g_variant_new_uint64 (GPOINTER_TO_SIZE (page)));
  else
    gtk_widget_activate_action (widget, "win.show-list", NULL);
}

static void
show_list (DcsWindow *self, GVariant *parameter)
{
  _dcs_window_show_first (self, "patients");
}

static void
show_list_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_leave (DCS_WINDOW (widget), show_list, NULL);
}

static void
show_today (DcsWindow *self, GVariant *parameter)
{
  _dcs_window_show_first (self, "today");
}

static void
show_today_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_leave (DCS_WINDOW (widget), show_today, NULL);
}

static void
show_quality (DcsWindow *self, GVariant *parameter)
{
  if (self->quality_page == NULL)
    {
      self->quality_page = g_object_new (DCS_TYPE_QUALITY_PAGE, NULL);
      g_object_bind_property (
          self->leaflet, "folded", self->quality_page, "folded", G_BINDING_SYNC_CREATE);
      gtk_stack_add_named (self->content_stack, GTK_WIDGET (self->quality_page), "quality");
      dcs_quality_page_set_clinic (self->quality_page, self->clinic);
    }
  _dcs_window_show_first (self, "quality");
}

static void
show_quality_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_leave (DCS_WINDOW (widget), show_quality, NULL);
}

/* The page is opened once; it is brought in front of nothing else. */
static void
show_rules (DcsWindow *self, GVariant *parameter)
{
  if (DCS_IS_RULES_PAGE (_dcs_window_get_page (self)))
    return;
  _dcs_window_push_page (self, dcs_rules_page_new (self->clinic), _ ("Rules and intervals"));
}

static void
show_rules_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_leave (DCS_WINDOW (widget), show_rules, NULL);
}

static void
show_resistant (DcsWindow *self, GVariant *parameter)
{
  if (self->resistant_page == NULL)
    {
      self->resistant_page = g_object_new (DCS_TYPE_RESISTANT_PAGE, NULL);
      g_object_bind_property (
          self->leaflet, "folded", self->resistant_page, "folded", G_BINDING_SYNC_CREATE);
      gtk_stack_add_named (self->content_stack, GTK_WIDGET (self->resistant_page), "resistant");
      dcs_resistant_page_set_clinic (self->resistant_page, self->clinic);
    }
  _dcs_window_show_first (self, "resistant");
}

static void
show_resistant_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_leave (DCS_WINDOW (widget), show_resistant, NULL);
}

static void
show_drafts (DcsWindow *self, GVariant *parameter)
{
  if (self->drafts_page == NULL)
    {
      self->drafts_page = g_object_new (DCS_TYPE_DRAFTS_PAGE, NULL);
      g_object_bind_property (
          self->leaflet, "folded", self->drafts_page, "folded", G_BINDING_SYNC_CREATE);
      gtk_stack_add_named (self->content_stack, GTK_WIDGET (self->drafts_page), "drafts");
    }
  _dcs_window_count_drafts (self, FALSE);
  _dcs_window_show_first (self, "drafts");
}

static void
show_drafts_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_leave (DCS_WINDOW (widget), show_drafts, NULL);
}

static void
show_patient (DcsWindow *self, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);
  const DcsRosterRow *row = dcs_roster_find (dcs_clinic_get_roster (self->clinic), id);

  /* A visit that was left goes; a patient's page does not stand in front of another one. */
  while (_dcs_window_get_page (self) != NULL)
    _dcs_window_pop_page (self, _dcs_window_get_page (self));
  _dcs_window_push_page (
      self, dcs_patient_page_new (self->clinic, id), row != NULL ? row->code : NULL);
}

static void
show_patient_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_leave (DCS_WINDOW (widget), show_patient, parameter);
}

static void
new_patient_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_new_record (DCS_WINDOW (widget), 0, DCS_ENTRY_PATIENT, 0);
}

static void
edit_patient_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  _dcs_window_open_cell (DCS_WINDOW (widget), id, DCS_RECORD_PATIENT, id, 0, "");
}

static void
new_visit_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_open_visit (DCS_WINDOW (widget), g_variant_get_int64 (parameter), 0, "");
}

static void
edit_visit_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 patient_id, visit_id;

  g_variant_get (parameter, "(xx)", &patient_id, &visit_id);
  _dcs_window_open_visit (DCS_WINDOW (widget), patient_id, visit_id, "");
}

static void
new_record_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 patient_id, id;
  int task;

  g_variant_get (parameter, "(xix)", &patient_id, &task, &id);
  g_return_if_fail (task >= 0 && task < DCS_N_ENTRY_TASKS);
  _dcs_window_new_record (DCS_WINDOW (widget), patient_id, task, id);
}

static void
open_draft_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_open_draft (DCS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
discard_draft_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_discard_draft (DCS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_cell_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 patient_id, record_id, visit_id;
  const char *path = NULL;
  int kind;

  g_variant_get (parameter, "(xixx&s)", &patient_id, &kind, &record_id, &visit_id, &path);
  g_return_if_fail (kind >= 0 && kind < DCS_N_RECORD_KINDS);
  _dcs_window_open_cell (DCS_WINDOW (widget), patient_id, kind, record_id, visit_id, path);
}

static void
delete_record_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 patient_id, id;
  int kind;

  g_variant_get (parameter, "(xix)", &patient_id, &kind, &id);
  g_return_if_fail (kind >= 0 && kind < DCS_N_RECORD_KINDS);
  _dcs_window_delete_record (DCS_WINDOW (widget), patient_id, kind, id);
}

static void
show_history_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 patient_id, id;
  int kind;

  g_variant_get (parameter, "(xix)", &patient_id, &kind, &id);
  g_return_if_fail (kind >= 0 && kind < DCS_N_RECORD_KINDS);
  _dcs_window_show_history (DCS_WINDOW (widget), patient_id, kind, id);
}

static void
undo_deletion_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_undo_deletion (DCS_WINDOW (widget));
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
  { "win.back", NULL, back_activated_cb },
  { "win.back-up", NULL, back_up_activated_cb },
  { "win.delete-record", "(xix)", delete_record_activated_cb },
  { "win.discard-draft", "s", discard_draft_activated_cb },
  { "win.edit-patient", "x", edit_patient_activated_cb },
  { "win.edit-visit", "(xx)", edit_visit_activated_cb },
  { "win.export-folder", NULL, export_folder_activated_cb },
  { "win.import-folder", NULL, import_folder_activated_cb },
  { "win.new-clinic", NULL, new_clinic_activated_cb },
  { "win.new-patient", NULL, new_patient_activated_cb },
  { "win.new-record", "(xix)", new_record_activated_cb },
  { "win.new-visit", "x", new_visit_activated_cb },
  { "win.open", NULL, open_activated_cb },
  { "win.open-cell", "(xixxs)", open_cell_activated_cb },
  { "win.open-draft", "s", open_draft_activated_cb },
  { "win.search", NULL, search_activated_cb },
  { "win.show-drafts", NULL, show_drafts_activated_cb },
  { "win.show-error", "(ss)", show_error_activated_cb },
  { "win.show-history", "(xix)", show_history_activated_cb },
  { "win.show-list", NULL, show_list_activated_cb },
  { "win.show-patient", "x", show_patient_activated_cb },
  { "win.show-quality", NULL, show_quality_activated_cb },
  { "win.show-resistant", NULL, show_resistant_activated_cb },
  { "win.show-rules", NULL, show_rules_activated_cb },
  { "win.show-shortcuts", NULL, show_shortcuts_activated_cb },
  { "win.show-sidebar", NULL, show_sidebar_activated_cb },
  { "win.show-today", NULL, show_today_activated_cb },
  { "win.show-toast", "s", show_toast_activated_cb },
  { "win.undo-deletion", NULL, undo_deletion_activated_cb },
};

/* What needs an open clinic. */
static const char *const clinic_actions[] = {
  "win.back",         "win.back-up",        "win.export-folder", "win.search",
  "win.show-drafts",  "win.show-history",   "win.show-list",     "win.show-patient",
  "win.show-quality", "win.show-resistant", "win.show-rules",    "win.show-today",
};

/* What needs one that can be written. */
static const char *const writing_actions[] = {
  "win.delete-record", "win.discard-draft", "win.edit-patient", "win.edit-visit",
  "win.import-folder", "win.new-patient",   "win.new-record",   "win.new-visit",
  "win.open-cell",     "win.open-draft",
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
  gboolean can_write = has_clinic && !dcs_clinic_is_read_only (self->clinic);

  for (guint i = 0; i < G_N_ELEMENTS (clinic_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), clinic_actions[i], has_clinic);
  for (guint i = 0; i < G_N_ELEMENTS (writing_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing_actions[i], can_write);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "win.undo-deletion", can_write && self->deletion != NULL);
}
