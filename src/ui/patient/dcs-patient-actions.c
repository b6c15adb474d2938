/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-page-private.h"

#include "dcs-entry.h"
#include "dcs-patient-words.h"
#include "dcs-treatment.h"

#include <glib/gi18n-lib.h>

/* What can be entered and changed from a patient's page. The window opens the forms. */

static void
new_record (GtkWidget *page, DcsEntryTask task, gint64 id)
{
  gtk_widget_activate_action (
      page, "win.new-record", "(xix)", DCS_PATIENT_PAGE (page)->patient_id, (int) task, id);
}

/* The actions that begin a record of their own; their names tell which. */
static const struct
{
  const char *name;
  DcsEntryTask task;
} additions[] = {
  { "patient.add-care-item", DCS_ENTRY_CARE_ITEM },
  { "patient.add-finding", DCS_ENTRY_FINDING },
  { "patient.add-history", DCS_ENTRY_HISTORY },
  { "patient.add-investigation", DCS_ENTRY_INVESTIGATION },
  { "patient.add-lesion", DCS_ENTRY_LESION },
  { "patient.add-relapse", DCS_ENTRY_RELAPSE },
  { "patient.new-visit", DCS_ENTRY_VISIT },
  { "patient.start-treatment", DCS_ENTRY_TREATMENT },
};

static void
add_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    if (g_str_equal (additions[i].name, action_name))
      new_record (widget, additions[i].task, 0);
}

static gboolean
is_stopped (DcsPatientPage *self, gint64 treatment_id)
{
  const DcsValue *treatment = self->course != NULL ? dcs_course_find (
                                  self->course, DCS_RECORD_TREATMENT, treatment_id)
                                                   : NULL;

  return treatment != NULL && treatment[DCS_TREATMENT_STOP_DATE].kind == DCS_VALUE_DATE;
}

static void
change_dose_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  if (is_stopped (DCS_PATIENT_PAGE (widget), id))
    gtk_widget_activate_action (
        widget, "win.show-toast", "s", _ ("This treatment has stopped: its dose stays"));
  else
    new_record (widget, DCS_ENTRY_DOSE, id);
}

/* A stop that is there already is changed. */
static void
stop_treatment_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsPatientPage *self = DCS_PATIENT_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);

  if (is_stopped (self, id))
    gtk_widget_activate_action (widget,
                                "win.open-cell",
                                "(xixxs)",
                                self->patient_id,
                                (int) DCS_RECORD_TREATMENT,
                                id,
                                (gint64) 0,
                                "stop_date");
  else
    new_record (widget, DCS_ENTRY_STOP, id);
}

static void
add_infusion_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  new_record (widget, DCS_ENTRY_ADMINISTRATION, g_variant_get_int64 (parameter));
}

static void
add_adverse_event_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  new_record (widget, DCS_ENTRY_ADVERSE_EVENT, g_variant_get_int64 (parameter));
}

static void
edit_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (
      widget, "win.edit-patient", "x", DCS_PATIENT_PAGE (widget)->patient_id);
}

static void
open_cell_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id, visit_id;
  const char *path = NULL;
  int kind;

  g_variant_get (parameter, "(ixx&s)", &kind, &id, &visit_id, &path);
  gtk_widget_activate_action (widget,
                              "win.open-cell",
                              "(xixxs)",
                              DCS_PATIENT_PAGE (widget)->patient_id,
                              kind,
                              id,
                              visit_id,
                              path);
}

static void
edit_record_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id;
  int kind;

  g_variant_get (parameter, "(ix)", &kind, &id);
  gtk_widget_activate_action (widget, "patient.open-cell", "(ixxs)", kind, id, (gint64) 0, "");
}

/* The window's action of another name takes the patient before the record. */
static void
forward_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 id;
  int kind;

  g_variant_get (parameter, "(ix)", &kind, &id);
  gtk_widget_activate_action (
      widget, action, "(xix)", DCS_PATIENT_PAGE (widget)->patient_id, kind, id);
}

static void
delete_record_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  forward_record (widget, "win.delete-record", parameter);
}

static void
record_history_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  forward_record (widget, "win.show-history", parameter);
}

static void
delete_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id = DCS_PATIENT_PAGE (widget)->patient_id;

  gtk_widget_activate_action (
      widget, "win.delete-record", "(xix)", id, (int) DCS_RECORD_PATIENT, id);
}

/* The table has its height only now. */
static gboolean
scroll_to_tables_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DcsPatientPage *self = DCS_PATIENT_PAGE (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self->tables), GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;

  if (viewport == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self->tables), viewport, &bounds))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height);
  return G_SOURCE_REMOVE;
}

static gboolean
await_layout_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_add_tick_callback (widget, scroll_to_tables_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
show_table_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsPatientPage *self = DCS_PATIENT_PAGE (widget);
  int table = g_variant_get_int32 (parameter);

  g_return_if_fail (table >= 0 && table < DCS_N_COURSE_TABLES);
  if (self->course == NULL)
    return;
  dcs_course_tables_view_show (self->tables, table);
  gtk_widget_add_tick_callback (widget, await_layout_cb, NULL, NULL);
}

static void
show_course_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsPatientPage *self = DCS_PATIENT_PAGE (widget);

  if (self->course == NULL)
    return;
  dcs_course_tables_view_show_course (self->tables);
  gtk_widget_add_tick_callback (widget, await_layout_cb, NULL, NULL);
}

static void
show_due_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsPatientPage *self = DCS_PATIENT_PAGE (widget);

  if (self->course == NULL)
    return;
  dcs_course_tables_view_show_due (self->tables);
  gtk_widget_add_tick_callback (widget, await_layout_cb, NULL, NULL);
}

static void
history_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget,
                              "win.show-history",
                              "(xix)",
                              DCS_PATIENT_PAGE (widget)->patient_id,
                              (int) DCS_RECORD_PATIENT,
                              (gint64) 0);
}

static const struct
{
  const char *name;
  const char *parameter_type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "patient.add-adverse-event", "x", add_adverse_event_activated_cb },
  { "patient.add-infusion", "x", add_infusion_activated_cb },
  { "patient.change-dose", "x", change_dose_activated_cb },
  { "patient.delete", NULL, delete_activated_cb },
  { "patient.delete-record", "(ix)", delete_record_activated_cb },
  { "patient.edit", NULL, edit_activated_cb },
  { "patient.edit-record", "(ix)", edit_record_activated_cb },
  { "patient.open-cell", "(ixxs)", open_cell_activated_cb },
  { "patient.stop-treatment", "x", stop_treatment_activated_cb },
};

/*< private >
 * _dcs_patient_page_class_install_actions:
 *
 * Installs what can be done with a patient's records, with the keys of the page.
 */
void
_dcs_patient_page_class_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    gtk_widget_class_install_action (widget_class, additions[i].name, NULL, add_activated_cb);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        widget_class, actions[i].name, actions[i].parameter_type, actions[i].activate);
  gtk_widget_class_install_action (widget_class, "patient.history", NULL, history_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "patient.record-history", "(ix)", record_history_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "patient.show-table", "i", show_table_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "patient.show-course", NULL, show_course_activated_cb);
  gtk_widget_class_install_action (widget_class, "patient.show-due", NULL, show_due_activated_cb);

  for (int i = 0; i < DCS_N_COURSE_TABLES; i++)
    gtk_widget_class_add_binding_action (
        widget_class, GDK_KEY_1 + (guint) i, GDK_CONTROL_MASK, "patient.show-table", "i", i);

  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_9, GDK_CONTROL_MASK, "patient.show-course", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "patient.show-due", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "patient.new-visit", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "patient.start-treatment", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "patient.edit", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_h, GDK_ALT_MASK, "patient.history", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo-deletion", NULL);
}

/*< private >
 * _dcs_patient_page_update_actions:
 *
 * Enables what can be done now: nothing before the records are read, and no change in a file that
 * is open for reading only.
 */
void
_dcs_patient_page_update_actions (DcsPatientPage *self)
{
  gboolean can_write = self->course != NULL
                       && (self->clinic == NULL || !dcs_clinic_is_read_only (self->clinic));

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), additions[i].name, can_write);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "patient.decide", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "patient.open-work", can_write);
  if (self->definition != NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                     "patient.add-lesion",
                                     can_write && dcs_words_has_lesions (self->definition));
      gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                     "patient.add-relapse",
                                     can_write && dcs_words_has_relapses (self->definition));
    }
}
