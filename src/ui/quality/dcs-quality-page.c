/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-page.h"

#include "dcs-clinic-entry.h"
#include "dcs-metered-model.h"
#include "dcs-patient-list-filter.h"
#include "dcs-quality-cell.h"
#include "dcs-quality-model.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsQualityPage
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *count_label;
  DcsPatientListFilter *disease_filter;
  GtkListView *list_view;
  DcsMeteredModel *rows;
  DcsPatientListFilter *rule_filter;
  GtkSingleSelection *selection;
  GtkSpinner *spinner;
  GtkStack *stack;

  /* Owned */
  DcsClinic *clinic;
  DcsQualityModel *model;
  GCancellable *cancellable; /* of the reading of this clinic */
  GHashTable *changed;       /* gint64 of patients whose findings are to be read again */

  gint64 last_patient; /* the last one that was read */
  guint tick_id;
  gboolean is_complete; /* all patients were read */
  gboolean is_reading;  /* a portion is on its way */
  gboolean wants_focus; /* the list gets the keyboard when it has lines */
  gboolean folded;
};

G_DEFINE_FINAL_TYPE (DcsQualityPage, dcs_quality_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* So few that a form which is saved meanwhile waits for no more than a moment, and that taking them
 * over fits into a frame. */
#define PORTION 60

static void read_on (DcsQualityPage *self);

static const char *
label_rule (guint code, gpointer data)
{
  return dcs_quality_rule_label (code - 1);
}

static const char *
label_disease (guint code, gpointer data)
{
  DcsDefinition *definition = dcs_catalog_find (data, code);

  return definition != NULL ? dcs_definition_abbr (definition) : NULL;
}

static void
update_filters (DcsQualityPage *self)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) diseases = dcs_quality_model_dup_diseases (self->model);

  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    {
      guint code = i + 1; /* 0 is any */

      if (dcs_quality_model_has_rule (self->model, i))
        g_array_append_val (rules, code);
    }
  dcs_patient_list_filter_set_codes (self->rule_filter, rules, FALSE, label_rule, NULL);
  dcs_patient_list_filter_set_codes (
      self->disease_filter, diseases, TRUE, label_disease, dcs_clinic_get_catalog (self->clinic));
}

static void
update_view (DcsQualityPage *self)
{
  guint n_findings = dcs_quality_model_get_n_findings (self->model);
  guint n_shown = dcs_quality_model_get_n_shown (self->model);
  g_autofree char *count = NULL;

  if (n_shown == n_findings)
    count = g_strdup_printf (ngettext ("%'u finding", "%'u findings", n_findings), n_findings);
  else
    /* Translators: the findings that a filter shows, of all findings */
    count = g_strdup_printf (
        ngettext ("%'u of %'u finding", "%'u of %'u findings", n_findings), n_shown, n_findings);
  gtk_label_set_label (self->count_label, n_findings > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), !self->is_complete);
  gtk_spinner_set_spinning (self->spinner, !self->is_complete);
  if (n_shown > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      if (self->wants_focus)
        self->wants_focus = !gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
    }
  else if (n_findings > 0)
    gtk_stack_set_visible_child_name (self->stack, "no-match");
  else
    gtk_stack_set_visible_child_name (self->stack, self->is_complete ? "empty" : "reading");
}

static gboolean
show_more_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DcsQualityPage *self = DCS_QUALITY_PAGE (widget);

  if (dcs_metered_model_advance (self->rows))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
pending_changed_cb (DcsQualityPage *self)
{
  if (self->tick_id == 0 && dcs_metered_model_get_pending (self->rows))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_more_cb, NULL, NULL);
}

static void
filter_changed_cb (DcsQualityPage *self)
{
  dcs_quality_model_set_filter (self->model,
                                (int) dcs_patient_list_filter_get_code (self->rule_filter) - 1,
                                dcs_patient_list_filter_get_code (self->disease_filter));
  update_view (self);
}

static void
row_activated_cb (DcsQualityPage *self, guint position)
{
  g_autoptr (DcsQualityItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                           position);

  if (item != NULL && dcs_quality_item_is_finding (item))
    gtk_widget_activate_action_variant (
        GTK_WIDGET (self), "win.open-cell", dcs_quality_item_make_target (item));
}

/* A portion on its way to the database thread and back. */
typedef struct
{
  gint64 after;
  gint64 only; /* the one patient that is read again, or 0 */
  gint64 last; /* answer */
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
  portion->rows = dcs_clinic_core_quality (
      core, order->after, order->only != 0 ? 1 : PORTION, &portion->last, error);
  if (portion->rows == NULL)
    g_clear_pointer (&portion, portion_free);
  return portion;
}

/* Of a patient who has no findings any more, the core gives those of the next one. */
static void
keep_only (GPtrArray *rows, gint64 patient_id)
{
  for (guint i = rows->len; i > 0; i--)
    if (((DcsQualityRow *) g_ptr_array_index (rows, i - 1))->patient_id != patient_id)
      g_ptr_array_remove_index (rows, i - 1);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsQualityPage) self = data;
  g_autoptr (GError) error = NULL;
  Portion *portion = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);

  if (self->model == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
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
                                  _ ("The records could not be checked"),
                                  error->message);
      return;
    }
  if (portion->only != 0)
    {
      keep_only (portion->rows, portion->only);
      dcs_quality_model_replace (self->model, portion->only, portion->rows);
    }
  else
    {
      dcs_quality_model_append (self->model, portion->rows);
      self->is_complete = portion->last == 0;
      if (!self->is_complete)
        self->last_patient = portion->last;
    }
  portion_free (portion);
  update_filters (self);
  update_view (self);
  read_on (self);
}

/* Asks for the next portion, while somebody looks. */
static void
read_on (DcsQualityPage *self)
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
patient_changed_cb (DcsQualityPage *self, gint64 patient_id)
{
  /* Those that were not read yet come by themselves. */
  if (!self->is_complete && patient_id > self->last_patient)
    return;
  g_hash_table_add (self->changed, g_memdup2 (&patient_id, sizeof patient_id));
  read_on (self);
}

static void
clear_filters_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsQualityPage *self = DCS_QUALITY_PAGE (widget);

  dcs_patient_list_filter_set_code (self->rule_filter, 0);
  dcs_patient_list_filter_set_code (self->disease_filter, 0);
}

static void
dcs_quality_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dcs_quality_page_parent_class)->map (widget);
  read_on (DCS_QUALITY_PAGE (widget));
}

/* The lines may come later: until then nobody has the keyboard. */
static gboolean
dcs_quality_page_grab_focus (GtkWidget *widget)
{
  DcsQualityPage *self = DCS_QUALITY_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  self->wants_focus = dcs_quality_model_get_n_shown (self->model) == 0
                      || !gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  if (self->wants_focus && root != NULL)
    gtk_root_set_focus (root, NULL);
  return TRUE;
}

static void
dcs_quality_page_unmap (GtkWidget *widget)
{
  DCS_QUALITY_PAGE (widget)->wants_focus = FALSE;
  GTK_WIDGET_CLASS (dcs_quality_page_parent_class)->unmap (widget);
}

static void
forget_clinic (DcsQualityPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->clinic != NULL)
    g_signal_handlers_disconnect_by_data (self->clinic, self);
  g_clear_object (&self->clinic);
}

static void
dcs_quality_page_dispose (GObject *object)
{
  DcsQualityPage *self = DCS_QUALITY_PAGE (object);

  forget_clinic (self);
  if (self->rows != NULL)
    dcs_metered_model_set_model (self->rows, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_QUALITY_PAGE);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (dcs_quality_page_parent_class)->dispose (object);
}

static void
dcs_quality_page_finalize (GObject *object)
{
  g_hash_table_unref (DCS_QUALITY_PAGE (object)->changed);
  G_OBJECT_CLASS (dcs_quality_page_parent_class)->finalize (object);
}

static void
dcs_quality_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, DCS_QUALITY_PAGE (object)->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_quality_page_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DcsQualityPage *self = DCS_QUALITY_PAGE (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      if (self->folded != g_value_get_boolean (value))
        {
          self->folded = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "quality/dcs-quality-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsQualityPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, DcsQualityPage, disease_filter);
  gtk_widget_class_bind_template_child (widget_class, DcsQualityPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, DcsQualityPage, rows);
  gtk_widget_class_bind_template_child (widget_class, DcsQualityPage, rule_filter);
  gtk_widget_class_bind_template_child (widget_class, DcsQualityPage, selection);
  gtk_widget_class_bind_template_child (widget_class, DcsQualityPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DcsQualityPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pending_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dcs_quality_page_class_init (DcsQualityPageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_quality_page_dispose;
  object_class->finalize = dcs_quality_page_finalize;
  object_class->get_property = dcs_quality_page_get_property;
  object_class->set_property = dcs_quality_page_set_property;
  widget_class->focus = dcs_ui_focus_children;
  widget_class->grab_focus = dcs_quality_page_grab_focus;
  widget_class->map = dcs_quality_page_map;
  widget_class->unmap = dcs_quality_page_unmap;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DCS_TYPE_METERED_MODEL);
  g_type_ensure (DCS_TYPE_PATIENT_LIST_FILTER);
  g_type_ensure (DCS_TYPE_QUALITY_CELL);

  bind_template (widget_class);
  gtk_widget_class_install_action (
      widget_class, "quality.clear-filters", NULL, clear_filters_activated_cb);
}

static void
dcs_quality_page_init (DcsQualityPage *self)
{
  self->changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->model = dcs_quality_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dcs_metered_model_set_model (self->rows, G_LIST_MODEL (self->model));
}

/**
 * dcs_quality_page_set_clinic:
 * @clinic: (nullable): whose findings to list; NULL: none
 */
void
dcs_quality_page_set_clinic (DcsQualityPage *self, DcsClinic *clinic)
{
  g_return_if_fail (DCS_IS_QUALITY_PAGE (self));

  if (self->clinic == clinic)
    return;
  forget_clinic (self);
  dcs_quality_model_clear (self->model);
  g_hash_table_remove_all (self->changed);
  self->last_patient = 0;
  self->is_complete = clinic == NULL;
  self->is_reading = FALSE;
  if (clinic != NULL)
    {
      self->clinic = g_object_ref (clinic);
      self->cancellable = g_cancellable_new ();
      g_signal_connect_object (
          clinic, "patient-changed", G_CALLBACK (patient_changed_cb), self, G_CONNECT_SWAPPED);
      update_filters (self);
    }
  update_view (self);
  read_on (self);
}
