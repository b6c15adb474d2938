/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-resistant-page.h"

#include "dcs-decide-dialog.h"
#include "dcs-records.h"
#include "dcs-resistant-line.h"
#include "dcs-ui.h"
#include "dcs-why-dialog.h"
#include "dcs-work-desk.h"

#include <glib/gi18n-lib.h>

struct _DcsResistantPage
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *count_label;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkSpinner *spinner;
  GtkStack *stack;
  AdwToastOverlay *toast_overlay;

  /* Owned */
  DcsClinic *clinic;
  DcsWorkDesk *desk;
  GListStore *rows;          /* of DcsResistantItem, in the order of the patients' ids */
  GCancellable *cancellable; /* of the reading of this clinic */
  GHashTable *changed;       /* gint64 of patients who are to be read again */

  gint64 last_patient; /* the last one that was read */
  gboolean is_complete;
  gboolean is_reading;
  gboolean wants_focus; /* the list gets the keyboard when it has rows */
  gboolean folded;
};

G_DEFINE_FINAL_TYPE (DcsResistantPage, dcs_resistant_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

#define PORTION 20

static void read_on (DcsResistantPage *self);

static guint
count_rows (DcsResistantPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

static void
update_view (DcsResistantPage *self)
{
  guint n_rows = count_rows (self), n_candidates = 0;
  g_autofree char *count = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (DcsResistantItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      n_candidates += dcs_resistant_item_count (item, DCS_RESISTANCE_CANDIDATE);
    }
  if (n_candidates > 0)
    count = g_strdup_printf (
        ngettext ("%'u patient, %'u to confirm", "%'u patients, %'u to confirm", n_rows),
        n_rows,
        n_candidates);
  else
    count = g_strdup_printf (ngettext ("%'u patient", "%'u patients", n_rows), n_rows);
  gtk_label_set_label (self->count_label, n_rows > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), !self->is_complete);
  gtk_spinner_set_spinning (self->spinner, !self->is_complete);
  if (n_rows > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      if (self->wants_focus)
        self->wants_focus = !gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
    }
  else
    gtk_stack_set_visible_child_name (self->stack, self->is_complete ? "empty" : "reading");
}

/* --- Reading --- */

typedef struct
{
  gint64 after;
  gint64 only; /* the one patient who is read again, or 0 */
  gint64 last; /* answer; 0: at the end */
  GPtrArray *rows;
} Portion;

static void
portion_free (gpointer data)
{
  Portion *portion = data;

  g_clear_pointer (&portion->rows, g_ptr_array_unref);
  g_free (portion);
}

static gpointer
read_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const Portion *order = data;
  Portion *portion = g_new0 (Portion, 1);

  portion->only = order->only;
  portion->rows = dcs_clinic_core_resistant (
      core, order->after, order->only != 0 ? 1 : PORTION, &portion->last, error);
  if (portion->rows == NULL)
    g_clear_pointer (&portion, portion_free);
  return portion;
}

/* The place of a patient, or where they belong. */
static gboolean
find_patient (DcsResistantPage *self, gint64 patient_id, guint *position)
{
  for (*position = 0; *position < count_rows (self); (*position)++)
    {
      g_autoptr (DcsResistantItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows),
                                                                 *position);
      gint64 id = dcs_resistant_item_get_row (item)->patient_id;

      if (id >= patient_id)
        return id == patient_id;
    }
  return FALSE;
}

static DcsResistantItem *
make_item (DcsResistantPage *self, DcsResistantRow *row)
{
  return dcs_resistant_item_new (
      row, dcs_clinic_get_catalog (self->clinic), dcs_clinic_get_roster (self->clinic));
}

static void
append_rows (DcsResistantPage *self, GPtrArray *rows)
{
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (DcsResistantItem) item = make_item (self, g_ptr_array_index (rows, i));

      g_list_store_append (self->rows, item);
    }
  g_ptr_array_set_size (rows, 0);
}

/* The patient's row is made anew, unfolded as it was; or it goes. */
static void
replace_patient (DcsResistantPage *self, gint64 patient_id, GPtrArray *rows)
{
  DcsResistantRow *row = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  g_autoptr (DcsResistantItem) before = NULL;
  g_autoptr (DcsResistantItem) item = NULL;
  guint position = 0;

  if (find_patient (self, patient_id, &position))
    before = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  if (row != NULL && row->patient_id == patient_id)
    {
      g_ptr_array_set_free_func (rows, NULL);
      g_ptr_array_set_size (rows, 0);
      item = make_item (self, row);
      dcs_resistant_item_set_expanded (item,
                                       before != NULL && dcs_resistant_item_get_expanded (before));
    }
  g_list_store_splice (
      self->rows, position, before != NULL ? 1 : 0, (gpointer *) &item, item != NULL ? 1 : 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsResistantPage) self = data;
  g_autoptr (GError) error = NULL;
  Portion *portion = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);

  if (self->rows == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&portion, portion_free);
      return;
    }
  self->is_reading = FALSE;
  if (portion == NULL)
    {
      self->is_complete = TRUE;
      update_view (self);
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  "win.show-error",
                                  "(ss)",
                                  _ ("The list could not be read"),
                                  error->message);
      return;
    }
  if (portion->only != 0)
    replace_patient (self, portion->only, portion->rows);
  else
    {
      append_rows (self, portion->rows);
      self->is_complete = portion->last == 0;
      if (!self->is_complete)
        self->last_patient = portion->last;
    }
  portion_free (portion);
  update_view (self);
  read_on (self);
}

/* Asks for the next portion, while somebody looks. */
static void
read_on (DcsResistantPage *self)
{
  GHashTableIter iter;
  gpointer changed = NULL;
  Portion *order;

  if (self->clinic == NULL || self->is_reading || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_hash_table_iter_init (&iter, self->changed);
  if (!g_hash_table_iter_next (&iter, &changed, NULL) && self->is_complete)
    return;
  order = g_new0 (Portion, 1);
  if (changed != NULL)
    {
      order->only = *(gint64 *) changed;
      order->after = order->only - 1;
      g_hash_table_iter_remove (&iter);
    }
  else
    order->after = self->last_patient;
  self->is_reading = TRUE;
  dcs_clinic_run_async (self->clinic,
                        read_job,
                        order,
                        portion_free,
                        portion_free,
                        self->cancellable,
                        read_cb,
                        g_object_ref (self));
}

static void
patient_changed_cb (DcsResistantPage *self, gint64 patient_id)
{
  /* Those who were not read yet come by themselves. */
  if (!self->is_complete && patient_id > self->last_patient)
    return;
  g_hash_table_add (self->changed, g_memdup2 (&patient_id, sizeof patient_id));
  read_on (self);
}

/* The patients were read, or some of them: their subtypes are known now. */
static void
patients_changed_cb (DcsResistantPage *self, DcsRoster *roster)
{
  for (guint i = 0; i < count_rows (self); i++)
    {
      g_autoptr (DcsResistantItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      dcs_resistant_item_update_disease (item, roster);
    }
}

/* --- What is done --- */

/* The row and the failure that an action is about; NULL: they are gone. */
static const DcsResistantRow *
find (DcsResistantPage *self, GVariant *parameter, guint *index)
{
  g_autoptr (DcsResistantItem) item = NULL;
  gint64 patient_id;
  guint position = 0;

  g_variant_get (parameter, "(xu)", &patient_id, index);
  if (self->clinic == NULL || !find_patient (self, patient_id, &position))
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

static void
row_activated_cb (DcsResistantPage *self, guint position)
{
  g_autoptr (DcsResistantItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                             position);

  if (item != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.show-patient", "x", dcs_resistant_item_get_row (item)->patient_id);
}

static DcsResistantItem *
get_focused (DcsResistantPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *line;

  if (focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self->list_view))
    return NULL;
  line = gtk_widget_get_first_child (focus);
  return DCS_IS_RESISTANT_LINE (line) ? dcs_resistant_line_get_item (DCS_RESISTANT_LINE (line))
                                      : NULL;
}

/* Space, Right and Left on a row: unfold and fold. */
static gboolean
key_pressed_cb (DcsResistantPage *self, guint key, guint code, GdkModifierType state)
{
  DcsResistantItem *item = get_focused (self);

  if (item == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    dcs_resistant_item_set_expanded (item, !dcs_resistant_item_get_expanded (item));
  else if (key == GDK_KEY_Right)
    dcs_resistant_item_set_expanded (item, TRUE);
  else if (key == GDK_KEY_Left)
    dcs_resistant_item_set_expanded (item, FALSE);
  else
    return FALSE;
  return TRUE;
}

/* --- The page --- */

static void
update_actions (DcsResistantPage *self)
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

static void
dcs_resistant_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dcs_resistant_page_parent_class)->map (widget);
  read_on (DCS_RESISTANT_PAGE (widget));
}

/* The rows may come later: until then nobody has the keyboard. */
static gboolean
dcs_resistant_page_grab_focus (GtkWidget *widget)
{
  DcsResistantPage *self = DCS_RESISTANT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  self->wants_focus = count_rows (self) == 0
                      || !gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  if (self->wants_focus && root != NULL)
    gtk_root_set_focus (root, NULL);
  return TRUE;
}

static void
dcs_resistant_page_unmap (GtkWidget *widget)
{
  DCS_RESISTANT_PAGE (widget)->wants_focus = FALSE;
  GTK_WIDGET_CLASS (dcs_resistant_page_parent_class)->unmap (widget);
}

static void
forget_clinic (DcsResistantPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->clinic != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->clinic, self);
      g_signal_handlers_disconnect_by_data (dcs_clinic_get_roster (self->clinic), self);
    }
  g_clear_object (&self->clinic);
}

static void
dcs_resistant_page_dispose (GObject *object)
{
  DcsResistantPage *self = DCS_RESISTANT_PAGE (object);

  forget_clinic (self);
  /* The child has an id: the template lets it go before the bin does, which would not know. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_RESISTANT_PAGE);
  g_clear_object (&self->desk);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (dcs_resistant_page_parent_class)->dispose (object);
}

static void
dcs_resistant_page_finalize (GObject *object)
{
  g_hash_table_unref (DCS_RESISTANT_PAGE (object)->changed);
  G_OBJECT_CLASS (dcs_resistant_page_parent_class)->finalize (object);
}

static void
dcs_resistant_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_FOLDED)
    g_value_set_boolean (value, DCS_RESISTANT_PAGE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dcs_resistant_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DcsResistantPage *self = DCS_RESISTANT_PAGE (object);

  if (prop_id != PROP_FOLDED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (self->folded != g_value_get_boolean (value))
    {
      self->folded = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
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

static void
dcs_resistant_page_class_init (DcsResistantPageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_resistant_page_dispose;
  object_class->finalize = dcs_resistant_page_finalize;
  object_class->get_property = dcs_resistant_page_get_property;
  object_class->set_property = dcs_resistant_page_set_property;
  widget_class->focus = dcs_ui_focus_children;
  widget_class->grab_focus = dcs_resistant_page_grab_focus;
  widget_class->map = dcs_resistant_page_map;
  widget_class->unmap = dcs_resistant_page_unmap;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DCS_TYPE_RESISTANT_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "worklist/dcs-resistant-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, selection);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  install_actions (widget_class);
}

static void
dcs_resistant_page_init (DcsResistantPage *self)
{
  self->changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = g_list_store_new (DCS_TYPE_RESISTANT_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  self->desk = dcs_work_desk_new (GTK_WIDGET (self), self->toast_overlay, "resistant.undo");
  g_signal_connect_object (
      self->desk, "undo-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * dcs_resistant_page_set_clinic:
 * @clinic: (nullable): whose patients to list; NULL: none
 */
void
dcs_resistant_page_set_clinic (DcsResistantPage *self, DcsClinic *clinic)
{
  g_return_if_fail (DCS_IS_RESISTANT_PAGE (self));

  if (self->clinic == clinic)
    return;
  forget_clinic (self);
  g_list_store_remove_all (self->rows);
  g_hash_table_remove_all (self->changed);
  self->last_patient = 0;
  self->is_complete = clinic == NULL;
  self->is_reading = FALSE;
  dcs_work_desk_set_clinic (self->desk, clinic);
  if (clinic != NULL)
    {
      self->clinic = g_object_ref (clinic);
      self->cancellable = g_cancellable_new ();
      g_signal_connect_object (
          clinic, "patient-changed", G_CALLBACK (patient_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (dcs_clinic_get_roster (clinic),
                               "patients-changed",
                               G_CALLBACK (patients_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
    }
  update_actions (self);
  update_view (self);
  read_on (self);
}
