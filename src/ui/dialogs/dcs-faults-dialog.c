/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-faults-dialog.h"

#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsFaultsDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkStringList *faults;
  GtkLabel *summary_label;
};

G_DEFINE_FINAL_TYPE (DcsFaultsDialog, dcs_faults_dialog, ADW_TYPE_WINDOW)

static void
copy_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsFaultsDialog *self = DCS_FAULTS_DIALOG (widget);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_faults = g_list_model_get_n_items (G_LIST_MODEL (self->faults));

  for (guint i = 0; i < n_faults; i++)
    g_string_append_printf (text, "%s\n", gtk_string_list_get_string (self->faults, i));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

static void
dcs_faults_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_FAULTS_DIALOG);
  G_OBJECT_CLASS (dcs_faults_dialog_parent_class)->dispose (object);
}

static void
dcs_faults_dialog_class_init (DcsFaultsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dcs_faults_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "dialogs/dcs-faults-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsFaultsDialog, faults);
  gtk_widget_class_bind_template_child (widget_class, DcsFaultsDialog, summary_label);

  gtk_widget_class_install_action (widget_class, "faults.copy", NULL, copy_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dcs_faults_dialog_init (DcsFaultsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
summarize (const DcsImportReport *report)
{
  guint n = report->faults->len;

  if (report->is_stopped)
    return g_strdup_printf (ngettext ("The clinic file is as it was. This is the first %u fault; "
                                      "there may be more.",
                                      "The clinic file is as it was. These are the first %u "
                                      "faults; there may be more.",
                                      n),
                            n);
  return g_strdup_printf (ngettext ("The clinic file is as it was. Correct this fault in the "
                                    "folder and import it again.",
                                    "The clinic file is as it was. Correct these %u faults in the "
                                    "folder and import it again.",
                                    n),
                          n);
}

/**
 * dcs_faults_dialog_new:
 * @report: what an import found; not kept
 *
 * Returns: (transfer none): a dialog, owned by GTK until it is closed
 */
GtkWindow *
dcs_faults_dialog_new (GtkWindow *parent, const DcsImportReport *report)
{
  DcsFaultsDialog *self = g_object_new (DCS_TYPE_FAULTS_DIALOG, "transient-for", parent, NULL);
  g_autofree char *summary = summarize (report);

  gtk_label_set_label (self->summary_label, summary);
  for (guint i = 0; i < report->faults->len; i++)
    {
      g_autofree char *text = dcs_import_fault_to_text (g_ptr_array_index (report->faults, i));

      gtk_string_list_append (self->faults, text);
    }
  return GTK_WINDOW (self);
}
