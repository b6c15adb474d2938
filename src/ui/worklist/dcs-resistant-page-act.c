/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-resistant-page-private.h"

#include "dcs-decide-dialog.h"
#include "dcs-records.h"
#include "dcs-why-dialog.h"

#include <glib/gi18n-lib.h>

/* What is done with a row. What is decided is saved at once and can be taken back. */

/* The row and the failure that an action is about; NULL: they are gone. */
static const DcsResistantRow *
find (DcsResistantPage *self, GVariant *parameter, guint *index)
{
  g_autoptr (DcsResistantItem) item = NULL;
  gint64 patient_id;
  guint position = 0;

  g_variant_get (parameter, "(xu)", &patient_id, index);
  if (self->clinic == NULL || !_dcs_resistant_page_find (self, patient_id, &position))
    return NULL;
  /* The store keeps it. */
  item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  return dcs_resistant_item_get_row (item);
}

static DcsWorkItem
make_work (const DcsResistantRow *row, const DcsResistance *resistance)
{
  return (DcsWorkItem){ .patient_id = row->patient_id,
                        .kind = DCS_WORK_RESISTANCE,
                        .rule = resistance != NULL ? resistance->drug : 0,
                        .treatment_id = resistance != NULL ? resistance->treatment_id : 0 };
}

static void
decided_cb (DcsResistantPage *self, DcsWorkOrder *order, GtkWidget *dialog)
{
  const DcsResistance *resistance = g_object_get_data (G_OBJECT (dialog), "dcs-resistance");
  const char *code = g_object_get_data (G_OBJECT (dialog), "dcs-code");
  DcsWorkOrder *copy = dcs_work_order_copy (order);

  copy->has_failure = TRUE;
  copy->failure = resistance->failure;
  dcs_work_desk_save (self->desk, copy, code);
}

/* What is asked of the database thread: why this failed. */
typedef struct
{
  gint64 patient_id;
  DcsResistance resistance;
} Question;

static gpointer
explain_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (core, question->patient_id, error);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  const DcsResistance *found;
  DcsDefinition *definition;
  guint n = 0;

  if (course == NULL)
    return NULL;
  definition = dcs_catalog_find (dcs_clinic_core_get_catalog (core),
                                 dcs_course_patient (course)[DCS_PATIENT_DISEASE].code);
  if (definition == NULL)
    return NULL;
  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_ALL);
  found = dcs_analysis_resistance (analysis, &n);
  for (guint i = 0; i < n; i++)
    if (found[i].drug == question->resistance.drug
        && found[i].treatment_id == question->resistance.treatment_id
        && found[i].failure == question->resistance.failure)
      return dcs_analysis_explain_resistance (analysis, i);
  return NULL;
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
  else
    dcs_why_dialog_set_message (DCS_WHY_DIALOG (dialog),
                                error != NULL ? _ ("This could not be read")
                                              : _ ("Settled meanwhile"),
                                error != NULL ? error->message : NULL);
}

static void
explain (DcsResistantPage *self, const DcsResistantRow *row, guint index, GtkWidget *dialog)
{
  Question *question = g_new0 (Question, 1);

  question->patient_id = row->patient_id;
  question->resistance = g_array_index (row->resistance, DcsResistance, index);
  dcs_clinic_run_async (self->clinic,
                        explain_job,
                        question,
                        g_free,
                        free_explanation,
                        NULL,
                        explained_cb,
                        g_object_ref (dialog));
}

static GtkWindow *
get_window (DcsResistantPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
ask (DcsResistantPage *self, GVariant *parameter, DcsWorkAct act)
{
  guint index = 0;
  const DcsResistantRow *row = find (self, parameter, &index);
  const DcsResistance *resistance;
  g_autofree char *who = NULL;
  DcsDecideDialog *dialog;
  DcsWorkItem work;

  if (row == NULL || index >= row->resistance->len)
    return;
  resistance = &g_array_index (row->resistance, DcsResistance, index);
  work = make_work (row, resistance);
  who = row->name != NULL && *row->name != '\0' ? g_strdup_printf ("%s · %s", row->code, row->name)
                                                : g_strdup (row->code);
  dialog = dcs_decide_dialog_new (
      get_window (self), act, &work, who, g_ptr_array_index (row->texts, index), dcs_date_today ());
  g_object_set_data_full (
      G_OBJECT (dialog), "dcs-resistance", g_memdup2 (resistance, sizeof *resistance), g_free);
  g_object_set_data_full (G_OBJECT (dialog), "dcs-code", g_strdup (row->code), g_free);
  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  explain (self, row, index, GTK_WIDGET (dialog));
}

static void
confirm_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask (DCS_RESISTANT_PAGE (widget), parameter, DCS_WORK_ACT_CONFIRM);
}

static void
refuse_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask (DCS_RESISTANT_PAGE (widget), parameter, DCS_WORK_ACT_REFUSE);
}

static void
why_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsResistantPage *self = DCS_RESISTANT_PAGE (widget);
  guint index = 0;
  const DcsResistantRow *row = find (self, parameter, &index);
  DcsWhyDialog *dialog;

  if (row == NULL || index >= row->resistance->len)
    return;
  dialog = dcs_why_dialog_new (get_window (self));
  gtk_window_present (GTK_WINDOW (dialog));
  explain (self, row, index, GTK_WIDGET (dialog));
}

/* Ticked: discussed today. The tick is taken back by deleting the decision, as any record. */
static void
toggle_option_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsResistantPage *self = DCS_RESISTANT_PAGE (widget);
  guint index = 0;
  const DcsResistantRow *row = find (self, parameter, &index);
  const DcsOptionState *state;
  DcsWorkOrder *order;
  DcsWorkItem work;

  if (row == NULL || index >= row->options->len)
    return;
  state = &g_array_index (row->options, DcsOptionState, index);
  if (state->status == DCS_OPTION_DISCUSSED && state->decision_id != 0)
    {
      gtk_widget_activate_action (widget,
                                  "win.delete-record",
                                  "(xix)",
                                  row->patient_id,
                                  (int) DCS_RECORD_DECISION,
                                  state->decision_id);
      return;
    }
  work = make_work (row, NULL);
  order = dcs_work_order_new (DCS_WORK_ACT_DISCUSS, &work, dcs_date_today ());
  order->option = state->option->term.code;
  dcs_work_desk_save (self->desk, order, row->code);
}

static void
undo_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dcs_work_desk_undo (DCS_RESISTANT_PAGE (widget)->desk);
}

/*< private >
 * _dcs_resistant_page_class_install_actions:
 *
 * Installs what is done with rows.
 */
void
_dcs_resistant_page_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "resistant.confirm", "(xu)", confirm_activated_cb);
  gtk_widget_class_install_action (widget_class, "resistant.refuse", "(xu)", refuse_activated_cb);
  gtk_widget_class_install_action (widget_class, "resistant.why", "(xu)", why_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "resistant.toggle-option", "(xu)", toggle_option_activated_cb);
  gtk_widget_class_install_action (widget_class, "resistant.undo", NULL, undo_activated_cb);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "resistant.undo", NULL);
}

/*< private >
 * _dcs_resistant_page_update_actions:
 *
 * Enables what can be done now.
 */
void
_dcs_resistant_page_update_actions (DcsResistantPage *self)
{
  static const char *const writing[] = { "resistant.confirm",
                                         "resistant.refuse",
                                         "resistant.toggle-option" };
  gboolean can_write = self->clinic != NULL && !dcs_clinic_is_read_only (self->clinic);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], can_write);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "resistant.undo", can_write && dcs_work_desk_can_undo (self->desk));
}
