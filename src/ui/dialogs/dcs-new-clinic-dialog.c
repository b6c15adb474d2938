/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-new-clinic-dialog.h"

#include "dcs-text.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DcsNewClinicDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkLabel *folder_label;
  GtkEntry *name_entry;
  GtkLabel *problem_label;
  GtkRevealer *problem_revealer;

  /* Owned */
  char *folder;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (DcsNewClinicDialog, dcs_new_clinic_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define NAME_MAX_CHARS 100

static char *
dup_name (DcsNewClinicDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
}

/* The clinic's name as the name of its file; what file systems object to becomes a dash. */
static char *
make_path (DcsNewClinicDialog *self, const char *name)
{
  g_autofree char *base = g_strdelimit (g_strdup (name), "/\\:*?\"<>|", '-');
  g_autofree char *file = NULL;

  if (base[0] == '.')
    base[0] = '-';
  file = g_strconcat (base, ".decursus", NULL);
  return g_build_filename (self->folder, file, NULL);
}

/* What stands in the way of creating the file, in words, or NULL. */
static char *
find_problem (DcsNewClinicDialog *self, const char *name, const char *path)
{
  if (name[0] == '\0')
    return NULL;
  if (!dcs_text_is_plain (name, -1, FALSE))
    return g_strdup (_ ("The name must be one line of text."));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *base = g_filename_display_basename (path);

      return g_strdup_printf (_ ("“%s” exists in this folder. Choose another name or folder."),
                              base);
    }
  return NULL;
}

static void
update (DcsNewClinicDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *path = make_path (self, name);
  g_autofree char *problem = find_problem (self, name, path);

  if (problem != NULL)
    gtk_label_set_label (self->problem_label, problem);
  gtk_revealer_set_reveal_child (self->problem_revealer, problem != NULL);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "new-clinic.create", name[0] != '\0' && problem == NULL);
}

static void
name_changed_cb (DcsNewClinicDialog *self)
{
  update (self);
}

static void
folder_response_cb (DcsNewClinicDialog *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL)
    dcs_new_clinic_dialog_set_folder (self, path);
}

static void
choose_folder_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsNewClinicDialog *self = DCS_NEW_CLINIC_DIALOG (widget);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Where to keep the clinic file"),
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               _ ("_Choose"),
                                               NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (folder_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
create_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsNewClinicDialog *self = DCS_NEW_CLINIC_DIALOG (widget);
  g_autofree char *name = dup_name (self);
  g_autofree char *path = make_path (self, name);

  g_signal_emit (self, signals[CHOSEN], 0, path, name);
  gtk_window_close (GTK_WINDOW (self));
}

static void
dcs_new_clinic_dialog_dispose (GObject *object)
{
  DcsNewClinicDialog *self = DCS_NEW_CLINIC_DIALOG (object);

  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_NEW_CLINIC_DIALOG);
  G_OBJECT_CLASS (dcs_new_clinic_dialog_parent_class)->dispose (object);
}

static void
dcs_new_clinic_dialog_finalize (GObject *object)
{
  g_free (DCS_NEW_CLINIC_DIALOG (object)->folder);
  G_OBJECT_CLASS (dcs_new_clinic_dialog_parent_class)->finalize (object);
}

static void
dcs_new_clinic_dialog_class_init (DcsNewClinicDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_new_clinic_dialog_dispose;
  object_class->finalize = dcs_new_clinic_dialog_finalize;

  signals[CHOSEN] = g_signal_new ("chosen",
                                  DCS_TYPE_NEW_CLINIC_DIALOG,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_STRING,
                                  G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "dialogs/dcs-new-clinic-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsNewClinicDialog, folder_label);
  gtk_widget_class_bind_template_child (widget_class, DcsNewClinicDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, DcsNewClinicDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, DcsNewClinicDialog, problem_revealer);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);

  gtk_widget_class_install_action (
      widget_class, "new-clinic.choose-folder", NULL, choose_folder_activated_cb);
  gtk_widget_class_install_action (widget_class, "new-clinic.create", NULL, create_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dcs_new_clinic_dialog_init (DcsNewClinicDialog *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_max_length (self->name_entry, NAME_MAX_CHARS);
  dcs_new_clinic_dialog_set_folder (self, documents != NULL ? documents : g_get_home_dir ());
}

/**
 * dcs_new_clinic_dialog_new:
 *
 * Returns: (transfer none): a dialog, owned by GTK until it is closed
 */
GtkWindow *
dcs_new_clinic_dialog_new (GtkWindow *parent)
{
  return g_object_new (DCS_TYPE_NEW_CLINIC_DIALOG, "transient-for", parent, NULL);
}

/**
 * dcs_new_clinic_dialog_set_folder:
 * @folder: where the file will be kept
 */
void
dcs_new_clinic_dialog_set_folder (DcsNewClinicDialog *self, const char *folder)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (DCS_IS_NEW_CLINIC_DIALOG (self));
  g_return_if_fail (folder != NULL);

  if (self->folder != folder)
    {
      g_free (self->folder);
      self->folder = g_strdup (folder);
    }
  shown = g_filename_display_name (self->folder);
  gtk_label_set_label (self->folder_label, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder_label), shown);
  update (self);
}
