/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-page-private.h"

#include "dcs-patient-figures.h"
#include "dcs-patient.h"
#include "dcs-record-menu.h"
#include "dcs-record-words.h"
#include "dcs-table-row.h"
#include "dcs-ui.h"
#include "dcs-why-dialog.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DcsPatientPage, dcs_patient_page, ADW_TYPE_BIN)

/* Below this, a spinner would only flicker. */
#define SPINNER_DELAY_MS 300

static void
stop_spinner (DcsPatientPage *self)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_spinner_stop (self->spinner);
}

static gboolean
spinner_timeout_cb (gpointer data)
{
  DcsPatientPage *self = data;

  self->spinner_timeout = 0;
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
show_error (DcsPatientPage *self, const char *title, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_title (self->error_page, title);
  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsPatientPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCourse) course = dcs_clinic_load_course_finish (
      DCS_CLINIC (source), result, &error);

  /* Left meanwhile, or asked again: another answer is the right one. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  stop_spinner (self);
  if (course == NULL)
    {
      show_error (self, _ ("This patient could not be read"), error->message);
      return;
    }
  dcs_patient_page_show_course (self, course, dcs_clinic_get_catalog (self->clinic));
}

static void
load (DcsPatientPage *self)
{
  if (self->clinic == NULL)
    return;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  if (self->spinner_timeout == 0)
    self->spinner_timeout = g_timeout_add (SPINNER_DELAY_MS, spinner_timeout_cb, self);
  dcs_clinic_load_course_async (
      self->clinic, self->patient_id, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
patient_changed_cb (DcsPatientPage *self, gint64 patient_id)
{
  g_assert (DCS_IS_PATIENT_PAGE (self));

  if (patient_id == self->patient_id)
    load (self);
}

static void
reload_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsPatientPage *self = DCS_PATIENT_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "loading");
  load (self);
}

static void
open_figure_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  g_autofree char *uri = g_file_get_uri (file);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

static void
figure_saved_cb (DcsPatientPage *self, const char *path)
{
  AdwToast *toast;

  g_assert (DCS_IS_PATIENT_PAGE (self));

  toast = adw_toast_new (_ ("Figure saved"));
  adw_toast_set_button_label (toast, _ ("Open"));
  adw_toast_set_action_name (toast, "patient.open-figure");
  adw_toast_set_action_target (toast, "s", path);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* So that the figure is one key away from anywhere on the page. */
static void
export_figure_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (
      GTK_WIDGET (DCS_PATIENT_PAGE (widget)->timeline_card), "timeline.export", NULL);
}

/* GTK gives the keyboard to the first widget of the window instead. */
static void
menu_closed_cb (DcsPatientPage *self)
{
  GtkWidget *focus = self->menu_focus;

  g_clear_weak_pointer (&self->menu_focus);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

/* What can be done with a record, at a place of the page. */
static void
pop_up_menu (DcsPatientPage *self, DcsRecordKind kind, gint64 id, GtkWidget *at, double x, double y)
{
  g_autoptr (GMenuModel) menu = NULL;
  GdkRectangle place = { 0, 0, 1, 1 };
  double page_x, page_y;
  GtkRoot *root;

  if (self->course == NULL
      || !gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &page_x, &page_y))
    return;
  menu = dcs_record_menu_new (self->course, self->definition, kind, id);
  if (self->record_menu == NULL)
    {
      self->record_menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->record_menu), FALSE);
      gtk_widget_set_halign (self->record_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->record_menu, GTK_WIDGET (self));
      g_signal_connect_object (
          self->record_menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  root = gtk_widget_get_root (GTK_WIDGET (self));
  g_set_weak_pointer (&self->menu_focus, root != NULL ? gtk_root_get_focus (root) : NULL);
  place.x = (int) page_x;
  place.y = (int) page_y;
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->record_menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->record_menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->record_menu));
}

static void
row_menu_cb (DcsPatientPage *self, DcsTableRow *row, double x, double y, GtkWidget *tables)
{
  if (dcs_table_row_get_id (row) != 0)
    pop_up_menu (self, dcs_table_row_get_kind (row), dcs_table_row_get_id (row), tables, x, y);
}

static void
treatment_menu_cb (DcsPatientPage *self, gint64 id, GtkWidget *button)
{
  pop_up_menu (self, DCS_RECORD_TREATMENT, id, button, 0, gtk_widget_get_height (button));
}

static void
why_cb (DcsPatientPage *self, int why, gint64 treatment_id, GtkWidget *button)
{
  g_autoptr (DcsExplanation) explanation = NULL;

  if (self->course == NULL)
    return;
  explanation = dcs_patient_figure_explain (self->analysis, (DcsFigureWhy) why, treatment_id);
  if (explanation != NULL)
    dcs_why_dialog_show (button, explanation);
}

static void
dcs_patient_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DcsPatientPage *self = DCS_PATIENT_PAGE (widget);

  GTK_WIDGET_CLASS (dcs_patient_page_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->record_menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->record_menu));
}

static void
dcs_patient_page_dispose (GObject *object)
{
  DcsPatientPage *self = DCS_PATIENT_PAGE (object);

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->menu_focus);
  g_clear_pointer (&self->record_menu, gtk_widget_unparent);
  if (self->desk != NULL)
    dcs_work_desk_set_clinic (self->desk, NULL);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_PATIENT_PAGE);
  g_clear_pointer (&self->analysis, dcs_analysis_free);
  g_clear_pointer (&self->course, dcs_course_unref);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (dcs_patient_page_parent_class)->dispose (object);
}

static void
dcs_patient_page_class_init (DcsPatientPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_patient_page_dispose;
  widget_class->size_allocate = dcs_patient_page_size_allocate;

  g_type_ensure (DCS_TYPE_COURSE_TABLES_VIEW);
  g_type_ensure (DCS_TYPE_KEY_FIGURES);
  g_type_ensure (DCS_TYPE_NOTICE_BAR);
  g_type_ensure (DCS_TYPE_TIMELINE_CARD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "patient/dcs-patient-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, add_menu);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, details_label);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, key_figures);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, page_button);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, page_menu);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, tables);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, timeline_card);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientPage, window_title);
  gtk_widget_class_bind_template_callback (widget_class, figure_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, treatment_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_cb);

  gtk_widget_class_install_action (
      widget_class, "patient.export-figure", NULL, export_figure_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "patient.open-figure", "s", open_figure_activated_cb);
  gtk_widget_class_install_action (widget_class, "patient.reload", NULL, reload_activated_cb);

  _dcs_patient_page_class_install_actions (widget_class);
  _dcs_patient_page_class_install_decisions (widget_class);

  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "patient.export-figure", NULL);
}

static void
dcs_patient_page_init (DcsPatientPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->analysis = dcs_analysis_new ();
  self->desk = dcs_work_desk_new (GTK_WIDGET (self), self->toast_overlay, "patient.undo-decision");
  dcs_ui_set_menu (self->add_button, G_MENU_MODEL (self->add_menu));
  dcs_ui_set_menu (self->page_button, G_MENU_MODEL (self->page_menu));
  _dcs_patient_page_update_actions (self);
  dcs_course_tables_view_set_session (self->tables,
                                      dcs_timeline_card_get_session (self->timeline_card));
}

/**
 * dcs_patient_page_new:
 * @clinic: (nullable): where the patient is; a reference is taken
 * @patient_id: whose page
 */
GtkWidget *
dcs_patient_page_new (DcsClinic *clinic, gint64 patient_id)
{
  DcsPatientPage *self;

  g_return_val_if_fail (clinic == NULL || DCS_IS_CLINIC (clinic), NULL);

  self = g_object_new (DCS_TYPE_PATIENT_PAGE, NULL);
  self->patient_id = patient_id;
  if (clinic != NULL)
    {
      self->clinic = g_object_ref (clinic);
      dcs_work_desk_set_clinic (self->desk, clinic);
      g_signal_connect_object (
          clinic, "patient-changed", G_CALLBACK (patient_changed_cb), self, G_CONNECT_SWAPPED);
      load (self);
    }
  return GTK_WIDGET (self);
}

gint64
dcs_patient_page_get_patient_id (DcsPatientPage *self)
{
  g_return_val_if_fail (DCS_IS_PATIENT_PAGE (self), 0);

  return self->patient_id;
}

/* What was opened with the keyboard goes on with the keyboard, unless the person is among the
 * records already. The first control of the timeline does no harm when Enter is pressed once too
 * often; the way back, which GTK would choose, does. */
static void
take_focus (DcsPatientPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    gtk_widget_child_focus (GTK_WIDGET (self->timeline_card), GTK_DIR_TAB_FORWARD);
}

/* What follows from the records: what must be seen first, and how much waits behind the tabs. */
static void
show_derived (DcsPatientPage *self, DcsDate today)
{
  guint n_open;

  dcs_analysis_run (self->analysis, self->course, self->definition, DCS_ANALYSIS_ALL);
  n_open = dcs_analysis_count_open (self->analysis);
  dcs_notice_bar_set_analysis (self->notice_bar, self->analysis, n_open);
  dcs_course_tables_view_set_counts (
      self->tables,
      n_open,
      dcs_analysis_count_due (self->analysis, dcs_date_day (today, DCS_DATE_MIDDLE)));
}

/**
 * dcs_patient_page_show_course:
 * @course: what to show
 * @catalog: where its disease is defined
 *
 * What is chosen and what part of the timeline is visible stay as they are.
 */
void
dcs_patient_page_show_course (DcsPatientPage *self, DcsCourse *course, DcsCatalog *catalog)
{
  const DcsValue *patient;
  DcsDefinition *definition;
  DcsDate today = dcs_date_today ();
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *details = NULL;

  g_return_if_fail (DCS_IS_PATIENT_PAGE (self));
  g_return_if_fail (course != NULL && catalog != NULL);

  patient = dcs_course_patient (course);
  definition = patient != NULL ? dcs_catalog_find (catalog, patient[DCS_PATIENT_DISEASE].code)
                               : NULL;
  if (definition == NULL)
    {
      show_error (self,
                  _ ("This disease is not defined here"),
                  _ ("The definition of this patient's disease is not installed on this computer. "
                     "The records are safe; copy the definition into the folder of disease "
                     "definitions and open the clinic again."));
      return;
    }

  if (self->course != course)
    {
      g_clear_pointer (&self->course, dcs_course_unref);
      self->course = dcs_course_ref (course);
    }
  self->definition = definition;
  _dcs_patient_page_update_actions (self);
  title = dcs_patient_title (patient);
  subtitle = dcs_patient_subtitle (patient, definition, today);
  adw_window_title_set_title (self->window_title, title);
  gtk_label_set_text (self->subtitle_label, subtitle);
  details = dcs_record_describe (course, definition, DCS_RECORD_PATIENT, patient);
  gtk_label_set_text (self->details_label, details);
  show_derived (self, today);
  dcs_key_figures_set_analysis (self->key_figures, self->analysis, today);
  dcs_timeline_card_set_course (self->timeline_card, course, catalog);
  dcs_course_tables_view_set_course (self->tables, course, definition);
  gtk_stack_set_visible_child_name (self->stack, "course");
  take_focus (self);
}
