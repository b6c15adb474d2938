/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-page-private.h"

#include "dcs-decide-dialog.h"
#include "dcs-entry.h"
#include "dcs-patient-figures.h"
#include "dcs-patient-words.h"
#include "dcs-records.h"

/* What is decided from the patient's page: what the rules suggest, what is due, what was discussed.
 * The dialog and the saving are those of the worklist. */

typedef struct
{
  DcsPatientPage *page;
  DcsCode option;
  gboolean has_failure;
  DcsFailure failure;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
decided_cb (GtkWidget *dialog, const DcsWorkOrder *decided, gpointer data)
{
  const Question *question = data;
  DcsWorkOrder *order = dcs_work_order_copy (decided);
  const DcsValue *patient = dcs_course_patient (question->page->course);

  order->option = question->option;
  order->has_failure = question->has_failure;
  order->failure = question->failure;
  dcs_work_desk_save (question->page->desk, order, dcs_words_text (&patient[DCS_PATIENT_CODE]));
}

/* The failure that a question is about; FALSE: it is about something else. */
static gboolean
find_failure (DcsPatientPage *self, const DcsWorkItem *item, const Question *question, guint *index)
{
  guint n_resistance;
  const DcsResistance *resistance = dcs_analysis_resistance (self->analysis, &n_resistance);

  for (*index = 0; question->has_failure && *index < n_resistance; (*index)++)
    if (resistance[*index].treatment_id == item->treatment_id
        && resistance[*index].failure == question->failure)
      return TRUE;
  return FALSE;
}

static char *
describe (DcsPatientPage *self, DcsWorkAct act, const DcsWorkItem *item, const Question *question)
{
  guint index;

  if (act == DCS_WORK_ACT_DISCUSS)
    return g_strdup (dcs_words_term (self->definition, "option", question->option));
  if (find_failure (self, item, question, &index))
    return dcs_analysis_describe_resistance (self->analysis, index);
  return dcs_analysis_describe_work (self->analysis, item);
}

static DcsExplanation *
explain (DcsPatientPage *self, const DcsWorkItem *item, const Question *question)
{
  guint index;

  if (find_failure (self, item, question, &index))
    return dcs_analysis_explain_resistance (self->analysis, index);
  return dcs_analysis_explain_work (self->analysis, item);
}

static void
ask (DcsPatientPage *self, DcsWorkAct act, const DcsWorkItem *item, const Question *question)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *who = dcs_patient_title (dcs_course_patient (self->course));
  g_autofree char *what = describe (self, act, item, question);
  g_autoptr (DcsExplanation) explanation = NULL;
  DcsDecideDialog *dialog = dcs_decide_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                   act,
                                                   item,
                                                   who,
                                                   what != NULL ? what : "",
                                                   dcs_date_today ());

  if (act == DCS_WORK_ACT_CONFIRM)
    explanation = explain (self, item, question);
  if (explanation != NULL)
    dcs_decide_dialog_set_explanation (dialog, explanation);
  g_signal_connect_data (dialog,
                         "decided",
                         G_CALLBACK (decided_cb),
                         g_memdup2 (question, sizeof *question),
                         free_question,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What has a form of its own. */
static void
open_form (DcsPatientPage *self, const DcsWorkItem *item)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (item->kind == DCS_WORK_INFUSION)
    gtk_widget_activate_action (widget, "patient.add-infusion", "x", item->treatment_id);
  else if (item->kind == DCS_WORK_CARE)
    gtk_widget_activate_action (
        widget, "patient.edit-record", "(ix)", (int) DCS_RECORD_CARE_ITEM, item->record_id);
  else
    gtk_widget_activate_action (widget, "patient.new-visit", NULL);
}

static DcsWorkItem
read_item (DcsPatientPage *self, GVariant *parameter, DcsWorkAct *act, Question *question)
{
  DcsWorkItem item = { .patient_id = self->patient_id };
  const char *rule, *detail;
  int kind, number;

  g_variant_get (parameter,
                 "(ii&s&sxxx)",
                 &number,
                 &kind,
                 &rule,
                 &detail,
                 &item.visit_id,
                 &item.treatment_id,
                 &item.record_id);
  *act = (DcsWorkAct) number;
  *question = (Question){ .page = self };
  item.kind = (DcsWorkKind) kind;
  item.rule = dcs_code_try (rule);
  item.detail = dcs_code_try (detail);
  if (*act == DCS_WORK_ACT_DISCUSS)
    question->option = item.rule;
  if (item.kind == DCS_WORK_RESISTANCE)
    {
      question->has_failure = item.treatment_id != 0;
      question->failure = g_str_equal (detail, "intolerance") ? DCS_FAILURE_INTOLERANCE
                                                              : DCS_FAILURE_INEFFICACY;
      item.detail = 0;
    }
  return item;
}

static void
decide_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsPatientPage *self = DCS_PATIENT_PAGE (widget);
  Question question;
  DcsWorkItem item;
  DcsWorkAct act;

  if (self->course == NULL)
    return;
  item = read_item (self, parameter, &act, &question);
  ask (self, act, &item, &question);
}

static void
open_work_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsPatientPage *self = DCS_PATIENT_PAGE (widget);
  Question question;
  DcsWorkItem item;
  DcsWorkAct act;

  if (self->course == NULL)
    return;
  item = read_item (self, parameter, &act, &question);
  open_form (self, &item);
}

static void
undo_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dcs_work_desk_undo (DCS_PATIENT_PAGE (widget)->desk);
}

/*< private >
 * _dcs_patient_page_class_install_decisions:
 *
 * `patient.decide` (iissxxx): DcsWorkAct, and about what: DcsWorkKind, rule, detail, visit,
 * treatment, record; `patient.open-work`: the same, for what has a form of its own;
 * `patient.undo-decision`.
 */
void
_dcs_patient_page_class_install_decisions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (
      widget_class, "patient.decide", "(iissxxx)", decide_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "patient.open-work", "(iissxxx)", open_work_activated_cb);
  gtk_widget_class_install_action (widget_class, "patient.undo-decision", NULL, undo_activated_cb);
}
