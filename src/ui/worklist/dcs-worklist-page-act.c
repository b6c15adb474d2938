/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-page-private.h"

#include "dcs-clinic-entry.h"
#include "dcs-decide-dialog.h"
#include "dcs-entry.h"
#include "dcs-why-dialog.h"
#include "dcs-worklist-line.h"

#include <glib/gi18n-lib.h>

/* What is done with a row. What is decided is saved at once and can be taken back; what needs a
 * form opens it, and the row goes when the form was saved. */

static GtkWindow *
get_window (DcsWorklistPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static const DcsWorkRow *
find (DcsWorklistPage *self, GVariant *parameter)
{
  return dcs_worklist_model_find (self->model, g_variant_get_string (parameter, NULL));
}

static void
undo_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dcs_work_desk_undo (DCS_WORKLIST_PAGE (widget)->desk);
}

/* Saves a decision; the list follows when the patient has changed. Takes over @order. */
static void
save (DcsWorklistPage *self, DcsWorkOrder *order)
{
  g_autofree char *key = dcs_work_item_dup_key (&order->item);
  const DcsWorkRow *row = dcs_worklist_model_find (self->model, key);

  dcs_work_desk_save (self->desk, order, row != NULL ? row->code : "");
}

/* --- Why? --- */

static gpointer
explain_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  return dcs_clinic_core_explain_work (core, data, error);
}

static void
free_explanation (gpointer data)
{
  dcs_explanation_free (data);
}

/* @dialog: a DcsWhyDialog or a DcsDecideDialog, which may be closed by then. */
static void
explained_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsExplanation) explanation = dcs_clinic_run_finish (
      DCS_CLINIC (source), result, &error);

  if (DCS_IS_DECIDE_DIALOG (dialog))
    {
      if (explanation != NULL)
        dcs_decide_dialog_set_explanation (DCS_DECIDE_DIALOG (dialog), explanation);
    }
  else if (explanation != NULL)
    dcs_why_dialog_set_explanation (DCS_WHY_DIALOG (dialog), explanation);
  else if (error != NULL)
    dcs_why_dialog_set_message (
        DCS_WHY_DIALOG (dialog), _ ("This could not be read"), error->message);
  else
    dcs_why_dialog_set_message (DCS_WHY_DIALOG (dialog), _ ("Settled meanwhile"), NULL);
}

static void
explain (DcsWorklistPage *self, const DcsWorkItem *item, GtkWidget *dialog)
{
  dcs_clinic_run_async (self->clinic,
                        explain_job,
                        g_memdup2 (item, sizeof *item),
                        g_free,
                        free_explanation,
                        NULL,
                        explained_cb,
                        g_object_ref (dialog));
}

static void
why_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);
  const DcsWorkRow *row = find (self, parameter);
  DcsWhyDialog *dialog;

  if (row == NULL || self->clinic == NULL)
    return;
  dialog = dcs_why_dialog_new (get_window (self));
  gtk_window_present (GTK_WINDOW (dialog));
  explain (self, &row->item, GTK_WIDGET (dialog));
}

/* --- Deciding --- */

static void
decided_cb (DcsWorklistPage *self, DcsWorkOrder *order)
{
  save (self, dcs_work_order_copy (order));
}

static DcsDecideDialog *
ask (DcsWorklistPage *self, const DcsWorkRow *row, DcsWorkAct act)
{
  g_autofree char *who = row->name != NULL && *row->name != '\0'
                             ? g_strdup_printf ("%s · %s", row->code, row->name)
                             : g_strdup (row->code);
  DcsDecideDialog *dialog = dcs_decide_dialog_new (
      get_window (self), act, &row->item, who, row->what, self->today);

  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
done_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);
  const DcsWorkRow *row = find (self, parameter);

  if (row != NULL && dcs_work_can_be_done (&row->item))
    ask (self, row, DCS_WORK_ACT_DONE);
}

static void
waive_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);
  const DcsWorkRow *row = find (self, parameter);

  if (row != NULL && dcs_work_can_wait (&row->item))
    ask (self, row, DCS_WORK_ACT_WAIVE);
}

static void
later_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);
  const char *key = NULL, *after = NULL;
  const DcsWorkRow *row;
  DcsInterval interval;
  DcsWorkOrder *order;

  g_variant_get (parameter, "(&s&s)", &key, &after);
  row = dcs_worklist_model_find (self->model, key);
  if (row == NULL || !dcs_work_can_wait (&row->item))
    return;
  if (!dcs_interval_parse (after, &interval))
    {
      ask (self, row, DCS_WORK_ACT_LATER);
      return;
    }
  order = dcs_work_order_new (DCS_WORK_ACT_LATER, &row->item, self->today);
  order->until = dcs_date_from_day (
      dcs_interval_add (interval, dcs_date_day (self->today, DCS_DATE_MIDDLE)));
  save (self, order);
}

/* --- The one step --- */

static gpointer
first_finding_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const gint64 *patient_id = data;
  gint64 last = 0;

  return dcs_clinic_core_quality (core, *patient_id - 1, 1, &last, error);
}

static void
free_rows (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
first_finding_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsWorklistPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  const DcsQualityRow *row = rows != NULL && rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  if (self->clinic != DCS_CLINIC (source))
    return;
  if (row == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-quality", NULL);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "win.open-cell",
                              "(xixxs)",
                              row->patient_id,
                              (int) row->kind,
                              row->record_id,
                              row->visit_id,
                              row->path != NULL ? row->path : "");
}

static void
complete (DcsWorklistPage *self, gint64 patient_id)
{
  dcs_clinic_run_async (self->clinic,
                        first_finding_job,
                        g_memdup2 (&patient_id, sizeof patient_id),
                        g_free,
                        free_rows,
                        NULL,
                        first_finding_cb,
                        g_object_ref (self));
}

static void
new_record (DcsWorklistPage *self, gint64 patient_id, DcsEntryTask task, gint64 id)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.new-record", "(xix)", patient_id, (int) task, id);
}

static void
take_step (DcsWorklistPage *self, const DcsWorkRow *row, DcsWorkStep step)
{
  const DcsWorkItem *item = &row->item;

  switch (step)
    {
    case DCS_WORK_STEP_VISIT:
    case DCS_WORK_STEP_RESULTS:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.new-visit", "x", item->patient_id);
      break;
    case DCS_WORK_STEP_INVESTIGATION:
      new_record (self, item->patient_id, DCS_ENTRY_INVESTIGATION, 0);
      break;
    case DCS_WORK_STEP_CARE:
      new_record (self, item->patient_id, DCS_ENTRY_CARE_ITEM, 0);
      break;
    case DCS_WORK_STEP_DONE:
      save (self, dcs_work_order_new (DCS_WORK_ACT_DONE, item, self->today));
      break;
    case DCS_WORK_STEP_INFUSION:
      new_record (self, item->patient_id, DCS_ENTRY_ADMINISTRATION, item->treatment_id);
      break;
    case DCS_WORK_STEP_CONFIRM:
      explain (self, item, GTK_WIDGET (ask (self, row, DCS_WORK_ACT_CONFIRM)));
      break;
    case DCS_WORK_STEP_DOSE:
      new_record (self, item->patient_id, DCS_ENTRY_DOSE, item->treatment_id);
      break;
    case DCS_WORK_STEP_UPDATE:
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  "win.open-cell",
                                  "(xixxs)",
                                  item->patient_id,
                                  (int) DCS_RECORD_ADVERSE_EVENT,
                                  item->record_id,
                                  (gint64) 0,
                                  "");
      break;
    case DCS_WORK_STEP_COMPLETE:
      complete (self, item->patient_id);
      break;
    }
}

static void
act_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);
  const DcsWorkRow *row = find (self, parameter);

  if (row == NULL || self->clinic == NULL)
    return;
  take_step (
      self,
      row,
      dcs_work_step (&row->item,
                     dcs_catalog_find (dcs_clinic_get_catalog (self->clinic), row->disease)));
}

static void
open_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const DcsWorkRow *row = find (DCS_WORKLIST_PAGE (widget), parameter);

  if (row != NULL)
    gtk_widget_activate_action (widget, "win.show-patient", "x", row->item.patient_id);
}

static void
more_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);
  guint group = g_variant_get_uint32 (parameter);

  g_return_if_fail (group < DCS_N_WORK_GROUPS);

  self->limits[group] += DCS_WORKLIST_STEP;
  _dcs_worklist_page_read (self);
}

/* --- Keys --- */

static gboolean
activate_for (DcsWorklistPage *self, const char *action, DcsWorklistItem *item)
{
  return gtk_widget_activate_action (
      GTK_WIDGET (self), action, "s", dcs_worklist_item_get_key (item));
}

/*< private >
 * _dcs_worklist_page_handle_key:
 *
 * The keys of a row; those of the list come before them in the shortcuts window.
 *
 * Returns: whether it was one of them
 */
gboolean
_dcs_worklist_page_handle_key (DcsWorklistPage *self, guint key, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget *line = NULL;
  DcsWorklistItem *item = _dcs_worklist_page_get_focused (self, &line);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (item == NULL || dcs_worklist_item_get_kind (item) != DCS_WORKLIST_ROW)
    return FALSE;
  if ((key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK)
      || (key == GDK_KEY_Menu && modifiers == 0))
    {
      dcs_worklist_line_pop_up_menu (DCS_WORKLIST_LINE (line));
      return TRUE;
    }
  if (key == GDK_KEY_i && modifiers == GDK_CONTROL_MASK)
    return activate_for (self, "worklist.why", item);
  /* On a button, Space presses it. */
  if (modifiers != 0 || gtk_root_get_focus (root) != gtk_widget_get_parent (line))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return activate_for (self, "worklist.why", item);
    case GDK_KEY_d:
      return activate_for (self, "worklist.done", item);
    case GDK_KEY_n:
      return activate_for (self, "worklist.waive", item);
    case GDK_KEY_o:
      return activate_for (self, "worklist.open", item);
    case GDK_KEY_l:
      return gtk_widget_activate_action (
          GTK_WIDGET (self), "worklist.later", "(ss)", dcs_worklist_item_get_key (item), "");
    case GDK_KEY_slash:
      return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
    default:
      return FALSE;
    }
}

static const struct
{
  const char *name;
  const char *parameter_type;
  GtkWidgetActionActivateFunc activate;
  gboolean writes;
} actions[] = {
  { "worklist.act", "s", act_activated_cb, TRUE },
  { "worklist.done", "s", done_activated_cb, TRUE },
  { "worklist.later", "(ss)", later_activated_cb, TRUE },
  { "worklist.more", "u", more_activated_cb, FALSE },
  { "worklist.open", "s", open_activated_cb, FALSE },
  { "worklist.undo", NULL, undo_activated_cb, TRUE },
  { "worklist.waive", "s", waive_activated_cb, TRUE },
  { "worklist.why", "s", why_activated_cb, FALSE },
};

/*< private >
 * _dcs_worklist_page_class_install_actions:
 *
 * Installs what is done with rows.
 */
void
_dcs_worklist_page_class_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        widget_class, actions[i].name, actions[i].parameter_type, actions[i].activate);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "worklist.undo", NULL);
}

/*< private >
 * _dcs_worklist_page_update_actions:
 *
 * Enables what can be done now.
 */
void
_dcs_worklist_page_update_actions (DcsWorklistPage *self)
{
  gboolean can_write = self->clinic != NULL && !dcs_clinic_is_read_only (self->clinic);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (
        GTK_WIDGET (self), actions[i].name, can_write || !actions[i].writes);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "worklist.undo", can_write && dcs_work_desk_can_undo (self->desk));
}
