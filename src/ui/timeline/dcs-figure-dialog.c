/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-figure-dialog.h"

#include "dcs-patient.h"
#include "dcs-scene-picture.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DcsFigureDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwComboRow *format_row;
  AdwComboRow *width_row;
  AdwComboRow *resolution_row;
  AdwComboRow *axis_row;
  GtkSwitch *visible_switch;
  AdwActionRow *visible_row;
  GtkSwitch *deidentify_switch;
  GtkPicture *preview;
  GtkWidget *save_button;
  GtkSpinner *spinner;

  /* owned */
  DcsCourse *course;
  DcsCatalog *catalog;
  DcsTimelineSession *session;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;

  gboolean ready; /* the template is complete and the choices are set */
};

G_DEFINE_FINAL_TYPE (DcsFigureDialog, dcs_figure_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the rows in the template. */
static const char *const endings[] = { ".pdf", ".svg", ".png" };
static const double widths[] = { 841.9, 595.3, 493.2 }; /* points: A4 wide, A4 tall, 174 mm */
static const double resolutions[] = { 150, 300, 600 };  /* dots per inch */

#define ENDING_PNG 2

static gboolean
has_known_ending (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static void
choice_changed_cb (DcsFigureDialog *self)
{
  g_autoptr (DcsTimeline) timeline = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  DcsScene *scene;
  gboolean deidentify;

  g_assert (DCS_IS_FIGURE_DIALOG (self));

  if (!self->ready)
    return;

  /* Without the dates there is only the other axis. */
  deidentify = gtk_switch_get_active (self->deidentify_switch);
  gtk_widget_set_sensitive (GTK_WIDGET (self->axis_row), !deidentify);
  gtk_widget_set_visible (GTK_WIDGET (self->resolution_row),
                          adw_combo_row_get_selected (self->format_row) == ENDING_PNG);

  timeline = dcs_figure_dialog_lay_out (self);
  scene = dcs_timeline_get_scene (timeline);
  picture = dcs_scene_picture (
      scene, dcs_palette_paper (), gtk_widget_get_scale_factor (GTK_WIDGET (self)), TRUE);
  gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (picture));
  gtk_picture_set_alternative_text (self->preview, dcs_scene_get_description (scene));
}

static void
set_busy (DcsFigureDialog *self, gboolean busy)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figure.save", !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
}

static void choose_file (DcsFigureDialog *self);

static void
failure_response_cb (DcsFigureDialog *self, const char *response)
{
  g_assert (DCS_IS_FIGURE_DIALOG (self));

  if (g_strcmp0 (response, "retry") == 0)
    choose_file (self);
}

static void
show_failure (DcsFigureDialog *self, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("The figure could not be saved"), error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "close",
                                    _ ("_Close"),
                                    "retry",
                                    _ ("Choose _another place…"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "retry");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "retry", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (
      dialog, "response", G_CALLBACK (failure_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsFigureDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dcs_figure_dialog_save_finish (
      DCS_FIGURE_DIALOG (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (path == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
chooser_response_cb (DcsFigureDialog *self, int response, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  g_assert (DCS_IS_FIGURE_DIALOG (self));

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;

  path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (
          DCS_CHARTS_ERROR,
          DCS_CHARTS_ERROR_WRITE,
          _ ("Figures can be saved only in folders of this computer."));

      show_failure (self, error);
      return;
    }
  set_busy (self, TRUE);
  dcs_figure_dialog_save_async (self, path, self->cancellable, saved_cb, g_object_ref (self));
}

static void
choose_file (DcsFigureDialog *self)
{
  g_autofree char *name = dcs_figure_dialog_dup_name (self);

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_ ("Export figure"),
                                               GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Save"),
                                               _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (
      self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
save_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  choose_file (DCS_FIGURE_DIALOG (widget));
}

static void
dcs_figure_dialog_dispose (GObject *object)
{
  DcsFigureDialog *self = DCS_FIGURE_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  self->ready = FALSE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_FIGURE_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->course, dcs_course_unref);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);

  G_OBJECT_CLASS (dcs_figure_dialog_parent_class)->dispose (object);
}

static void
dcs_figure_dialog_class_init (DcsFigureDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_figure_dialog_dispose;

  /**
   * DcsFigureDialog::saved:
   * @path: where
   */
  signals[SAVED] = g_signal_new ("saved",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "timeline/dcs-figure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsFigureDialog, axis_row);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureDialog, deidentify_switch);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureDialog, resolution_row);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureDialog, visible_row);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureDialog, visible_switch);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureDialog, width_row);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);

  gtk_widget_class_install_action (widget_class, "figure.save", NULL, save_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dcs_figure_dialog_init (DcsFigureDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* GTK would choose the first button, which cancels: Enter saves. */
  gtk_window_set_focus (GTK_WINDOW (self), self->save_button);
}

/**
 * dcs_figure_dialog_new:
 * @course: whose timeline; a reference is taken
 * @catalog: where its disease is defined; a reference is taken
 * @session: axis and visible range to begin with; a reference is taken
 */
GtkWidget *
dcs_figure_dialog_new (DcsCourse *course, DcsCatalog *catalog, DcsTimelineSession *session)
{
  DcsFigureDialog *self;
  gboolean zoomed;

  g_return_val_if_fail (course != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (DCS_IS_TIMELINE_SESSION (session), NULL);

  self = g_object_new (DCS_TYPE_FIGURE_DIALOG, NULL);
  self->course = dcs_course_ref (course);
  self->catalog = dcs_catalog_ref (catalog);
  self->session = g_object_ref (session);

  zoomed = dcs_timeline_session_can_zoom_out (session);
  gtk_widget_set_visible (GTK_WIDGET (self->visible_row), zoomed);
  gtk_switch_set_active (self->visible_switch, zoomed);
  adw_combo_row_set_selected (
      self->axis_row, dcs_timeline_session_get_axis (session) == DCS_TIMELINE_AXIS_DATES ? 0 : 1);
  self->ready = TRUE;
  choice_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * dcs_figure_dialog_lay_out:
 *
 * Returns: (transfer full): the figure as it will be saved
 */
DcsTimeline *
dcs_figure_dialog_lay_out (DcsFigureDialog *self)
{
  const DcsValue *patient;
  DcsDefinition *definition;
  DcsTimelineOptions options = { 0 };
  double first, last;

  g_return_val_if_fail (DCS_IS_FIGURE_DIALOG (self), NULL);

  patient = dcs_course_patient (self->course);
  definition = dcs_catalog_find (self->catalog, patient[DCS_PATIENT_DISEASE].code);

  options.width = widths[adw_combo_row_get_selected (self->width_row)];
  options.axis = adw_combo_row_get_selected (self->axis_row) == 0
                     ? DCS_TIMELINE_AXIS_DATES
                     : DCS_TIMELINE_AXIS_SINCE_DIAGNOSIS;
  options.first_day = DCS_DAY_NONE;
  options.last_day = DCS_DAY_NONE;
  if (gtk_switch_get_active (self->visible_switch))
    {
      dcs_timeline_session_get_range (self->session, &first, &last);
      options.first_day = (int) floor (first);
      options.last_day = (int) ceil (last);
    }
  options.today = dcs_date_day (dcs_date_today (), DCS_DATE_MIDDLE);
  options.for_export = TRUE;
  options.deidentify = gtk_switch_get_active (self->deidentify_switch);

  return dcs_timeline_new (self->course, definition, &options);
}

/**
 * dcs_figure_dialog_dup_name:
 *
 * Returns: (transfer full): the file name to begin with; tells nothing of the person when the
 *   figure does not either
 */
char *
dcs_figure_dialog_dup_name (DcsFigureDialog *self)
{
  const DcsValue *patient;
  const char *ending;

  g_return_val_if_fail (DCS_IS_FIGURE_DIALOG (self), NULL);

  patient = dcs_course_patient (self->course);
  ending = endings[adw_combo_row_get_selected (self->format_row)];
  if (gtk_switch_get_active (self->deidentify_switch)
      || patient[DCS_PATIENT_CODE].kind != DCS_VALUE_TEXT)
    /* TRANSLATORS: name of a file, without its ending */
    return g_strconcat (_ ("Timeline"), ending, NULL);
  else
    {
      /* TRANSLATORS: name of a file, without its ending: a patient's code, then this word */
      g_autofree char *name = g_strdup_printf (_ ("%s timeline"), patient[DCS_PATIENT_CODE].text);

      g_strdelimit (name, G_DIR_SEPARATOR_S, '-');
      return g_strconcat (name, ending, NULL);
    }
}

typedef struct
{
  DcsScene *scene;
  char *path;
  double dpi;
} SaveJob;

static void
save_job_free (SaveJob *job)
{
  dcs_scene_unref (job->scene);
  g_free (job->path);
  g_free (job);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SaveJob *job = task_data;
  GError *error = NULL;

  if (dcs_scene_export (job->scene, job->path, job->dpi, &error))
    g_task_return_pointer (task, g_strdup (job->path), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * dcs_figure_dialog_save_async:
 * @path: where; its ending says the format, and gets the chosen one when it says none
 *
 * Saves the figure as chosen.
 */
void
dcs_figure_dialog_save_async (DcsFigureDialog *self,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (DcsTimeline) timeline = NULL;
  SaveJob *job;

  g_return_if_fail (DCS_IS_FIGURE_DIALOG (self));
  g_return_if_fail (path != NULL);

  timeline = dcs_figure_dialog_lay_out (self);
  job = g_new0 (SaveJob, 1);
  job->scene = dcs_scene_ref (dcs_timeline_get_scene (timeline));
  job->path = has_known_ending (path)
                  ? g_strdup (path)
                  : g_strconcat (
                      path, endings[adw_combo_row_get_selected (self->format_row)], NULL);
  job->dpi = resolutions[adw_combo_row_get_selected (self->resolution_row)];

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, dcs_figure_dialog_save_async);
  g_task_set_task_data (task, job, (GDestroyNotify) save_job_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * dcs_figure_dialog_save_finish:
 *
 * Returns: (transfer full): the path of the saved figure, or %NULL with an error of
 *   %DCS_CHARTS_ERROR or %G_IO_ERROR
 */
char *
dcs_figure_dialog_save_finish (DcsFigureDialog *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
