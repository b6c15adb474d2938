/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-page-private.h"

#include "dcs-worklist-print.h"

#include <glib/gi18n-lib.h>

/* The list on paper or as a PDF file: what the filters show, all of it. */

#define MOST_ROWS 5000 /* of a group */
#define SHEET_KEY "dcs-sheet"

/* What is to be printed, on its way from the database thread. */
typedef struct
{
  DcsWorklistPage *page; /* owned */
  GtkPrintOperationAction action;
  char *path; /* owned: of the PDF file, or NULL */
} Printing;

static void
printing_free (Printing *printing)
{
  g_object_unref (printing->page);
  g_free (printing->path);
  g_free (printing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Printing, printing_free)

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  gtk_print_operation_set_n_pages (
      operation,
      (int) dcs_worklist_sheet_lay_out (data,
                                        pango,
                                        gtk_print_context_get_width (context),
                                        gtk_print_context_get_height (context)));
  g_object_unref (pango);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  dcs_worklist_sheet_draw (
      data, gtk_print_context_get_cairo_context (context), pango, (guint) page);
  g_object_unref (pango);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, DcsWorklistPage *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  "win.show-error",
                                  "(ss)",
                                  _ ("The list could not be printed"),
                                  error != NULL ? error->message : "");
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY
           && g_object_get_data (G_OBJECT (operation), "dcs-is-export") != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", _ ("Saved as PDF"));
}

static GtkPrintOperation *
make_operation (DcsWorklistPage *self, DcsWorklistReading *reading)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  DcsWorklistSheet *sheet = dcs_worklist_sheet_new (
      dcs_clinic_get_name (self->clinic), g_steal_pointer (&reading->rows), reading->query.today);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_page_setup_set_top_margin (setup, 15, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 12, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 18, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 15, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, _ ("Today"));
  g_object_set_data_full (
      G_OBJECT (operation), SHEET_KEY, sheet, (GDestroyNotify) dcs_worklist_sheet_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), sheet);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), sheet);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, 0);
  return operation;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Printing) printing = data;
  DcsWorklistPage *self = printing->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsWorklistReading) reading = dcs_worklist_reading_run_finish (
      DCS_CLINIC (source), result, &error);
  g_autoptr (GtkPrintOperation) operation = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->clinic != DCS_CLINIC (source) || reading == NULL)
    return;
  operation = make_operation (self, reading);
  if (printing->action == GTK_PRINT_OPERATION_ACTION_EXPORT)
    {
      gtk_print_operation_set_export_filename (operation, printing->path);
      g_object_set_data (G_OBJECT (operation), "dcs-is-export", operation);
    }
  /* What goes wrong is told when it is done. */
  gtk_print_operation_run (
      operation, printing->action, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

/*< private >
 * _dcs_worklist_page_print:
 * @path: (nullable): of the PDF file
 */
void
_dcs_worklist_page_print (DcsWorklistPage *self, GtkPrintOperationAction action, const char *path)
{
  DcsWorklistReading *reading;
  Printing *printing;

  if (self->clinic == NULL)
    return;
  reading = dcs_worklist_reading_new (self->today);
  _dcs_worklist_page_ask (self, reading);
  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    reading->limits[i] = MOST_ROWS;
  printing = g_new0 (Printing, 1);
  printing->page = g_object_ref (self);
  printing->action = action;
  printing->path = g_strdup (path);
  dcs_worklist_reading_run_async (self->clinic, reading, self->cancellable, read_cb, printing);
}

static void
print_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_worklist_page_print (
      DCS_WORKLIST_PAGE (widget), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL);
}

static void
preview_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_worklist_page_print (DCS_WORKLIST_PAGE (widget), GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL);
}

static void
export_response_cb (DcsWorklistPage *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    _dcs_worklist_page_print (self, GTK_PRINT_OPERATION_ACTION_EXPORT, path);
}

static void
export_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  char today[DCS_DATE_ISO_SIZE];
  g_autofree char *name = g_strdup_printf (
      "%s %s.pdf", _ ("Today"), dcs_date_to_iso (self->today, today));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save the list as a PDF file"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Save"),
                                               NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (export_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/*< private >
 * _dcs_worklist_page_class_install_printing:
 */
void
_dcs_worklist_page_class_install_printing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "worklist.print", NULL, print_activated_cb);
  gtk_widget_class_install_action (widget_class, "worklist.preview", NULL, preview_activated_cb);
  gtk_widget_class_install_action (widget_class, "worklist.export", NULL, export_activated_cb);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "worklist.print", NULL);
}
