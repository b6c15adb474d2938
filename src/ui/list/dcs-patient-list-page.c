/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-list-page-private.h"

#include "dcs-patient-cell.h"
#include "dcs-patient-list-filter.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DcsPatientListPage, dcs_patient_list_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  PROP_ROSTER,
  PROP_SORT,
  PROP_SORT_COLUMN,
  PROP_SORT_DESCENDING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Until then the empty table says enough; a spinner that flashes up says too much. */
#define SPINNER_DELAY_MS 300

/* Above and below the line of a cell, as style.css has it. */
#define ROW_PADDING 14

/* Who types leaves less between two letters. */
#define PAUSE_MS 250

/* Template children, in the same order. */
static const char *const column_ids[DCS_N_ROSTER_COLUMNS] = {
  [DCS_ROSTER_CODE] = "code_column",
  [DCS_ROSTER_NAME] = "name_column",
  [DCS_ROSTER_SEX] = "sex_column",
  [DCS_ROSTER_AGE] = "age_column",
  [DCS_ROSTER_DISEASE] = "disease_column",
  [DCS_ROSTER_STATE] = "state_column",
  [DCS_ROSTER_TREATMENT] = "treatment_column",
  [DCS_ROSTER_LAST_VISIT] = "last_visit_column",
};

static char *
format_count (guint n_shown, guint n_patients)
{
  if (n_shown == n_patients)
    return g_strdup_printf (ngettext ("%'u patient", "%'u patients", n_patients), n_patients);
  /* Translators: the patients that a search found, of all patients */
  return g_strdup_printf (
      ngettext ("%'u of %'u patient", "%'u of %'u patients", n_patients), n_shown, n_patients);
}

static gboolean
spinner_due_cb (gpointer data)
{
  DcsPatientListPage *self = DCS_PATIENT_LIST_PAGE (data);

  self->spinner_id = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

static void
show_list (DcsPatientListPage *self, const char *child)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, child);
}

/*< private >
 * _dcs_patient_list_page_update_view:
 *
 * Shows the count, and which of list, spinner and empty page is in front.
 */
void
_dcs_patient_list_page_update_view (DcsPatientListPage *self)
{
  guint n_patients = self->roster != NULL ? dcs_roster_get_n_patients (self->roster) : 0;
  guint n_shown = self->roster != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->roster)) : 0;
  gboolean loading = self->roster == NULL || dcs_roster_get_loading (self->roster);
  g_autofree char *count = n_patients > 0 ? format_count (n_shown, n_patients) : g_strdup ("");

  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button),
                          _dcs_patient_list_page_has_filter (self));
  if (n_shown > 0)
    show_list (self, "list");
  else if (!loading)
    show_list (self, n_patients > 0 ? "no-match" : "empty");
  else if (self->spinner_id == 0 && !gtk_spinner_get_spinning (self->spinner))
    self->spinner_id = g_timeout_add (SPINNER_DELAY_MS, spinner_due_cb, self);
}

static gboolean
show_more_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DcsPatientListPage *self = DCS_PATIENT_LIST_PAGE (widget);

  if (dcs_metered_model_advance (self->rows))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

/* Shows more with each frame, unless somebody is typing. */
static void
pending_changed_cb (DcsPatientListPage *self)
{
  if (self->quiet_id == 0 && self->tick_id == 0 && dcs_metered_model_get_pending (self->rows))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_more_cb, NULL, NULL);
}

static gboolean
quiet_cb (gpointer data)
{
  DcsPatientListPage *self = DCS_PATIENT_LIST_PAGE (data);

  self->quiet_id = 0;
  pending_changed_cb (self);
  return G_SOURCE_REMOVE;
}

/*< private >
 * _dcs_patient_list_page_await_pause:
 *
 * Rows beyond those that can be seen wait for a pause: the next letter would only take them away
 * again.
 */
void
_dcs_patient_list_page_await_pause (DcsPatientListPage *self)
{
  const DcsPatientCellStyle *style = _dcs_patient_list_page_get_cell_style (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self->column_view));
  int row_height = MAX (style->line_height, 1) + ROW_PADDING;
  guint n_visible = (guint) (height / row_height) + 1;

  dcs_metered_model_set_first (self->rows, MAX (n_visible, DCS_METERED_MODEL_FIRST));
  if (self->tick_id != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
      self->tick_id = 0;
    }
  g_clear_handle_id (&self->quiet_id, g_source_remove);
  self->quiet_id = g_timeout_add (PAUSE_MS, quiet_cb, self);
}

static void
patients_changed_cb (DcsPatientListPage *self)
{
  g_assert (DCS_IS_PATIENT_LIST_PAGE (self));

  /* While the list fills in batches the choices would change with each of them. */
  if (!dcs_roster_get_loading (self->roster))
    _dcs_patient_list_page_update_choices (self);
  _dcs_patient_list_page_update_view (self);
}

static void
search_changed_cb (DcsPatientListPage *self)
{
  _dcs_patient_list_page_apply_query (self);
}

static void
search_typed_cb (DcsPatientListPage *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry));

  /* The first key was typed in the list and forwarded; its row may be gone before the next. */
  if (gtk_editable_get_text (text)[0] != '\0' && !gtk_widget_has_focus (GTK_WIDGET (text)))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

static void
filter_changed_cb (DcsPatientListPage *self, GParamSpec *pspec, DcsPatientListFilter *filter)
{
  if (filter == self->filters[FILTER_DISEASE] && self->roster != NULL)
    _dcs_patient_list_page_update_subtypes (self);
  _dcs_patient_list_page_apply_query (self);
}

static void
open_position (DcsPatientListPage *self, guint position)
{
  g_autoptr (DcsRosterItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.show-patient", "x", dcs_roster_item_get_row (item)->id);
}

static void
row_activated_cb (DcsPatientListPage *self, guint position)
{
  open_position (self, position);
}

static void
search_activated_cb (DcsPatientListPage *self)
{
  open_position (self, gtk_single_selection_get_selected (self->selection));
}

static void
search_stopped_cb (DcsPatientListPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
search_activated_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsPatientListPage *self = DCS_PATIENT_LIST_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
clear_filters_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_patient_list_page_clear_filters (DCS_PATIENT_LIST_PAGE (widget));
}

/* Whatever is typed in the list is searched for, but nobody's code begins with a question mark. */
static gboolean
key_pressed_cb (DcsPatientListPage *self, guint keyval)
{
  return keyval == GDK_KEY_question
         && gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] == '\0'
         && gtk_widget_activate_action (GTK_WIDGET (self), "win.show-shortcuts", NULL);
}

/* The rows stand in a list of their own inside the column view, which has no name. */
static void
name_inner_list (DcsPatientListPage *self)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->column_view));

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Patients"), -1);
}

static void
dcs_patient_list_page_dispose (GObject *object)
{
  DcsPatientListPage *self = DCS_PATIENT_LIST_PAGE (object);

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_handle_id (&self->quiet_id, g_source_remove);
  self->is_sorting = TRUE; /* the view changes its sorter while it goes */
  if (self->rows != NULL)
    dcs_metered_model_set_model (self->rows, NULL);
  g_clear_object (&self->roster_signals);
  g_clear_object (&self->roster);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_PATIENT_LIST_PAGE);
  for (guint i = 0; i < G_N_ELEMENTS (self->probe_items); i++)
    g_clear_object (&self->probe_items[i]);
  G_OBJECT_CLASS (dcs_patient_list_page_parent_class)->dispose (object);
}

static void
dcs_patient_list_page_finalize (GObject *object)
{
  DcsPatientListPage *self = DCS_PATIENT_LIST_PAGE (object);

  g_free (self->sort);
  g_clear_pointer (&self->cell_style, dcs_patient_cell_style_free);
  G_OBJECT_CLASS (dcs_patient_list_page_parent_class)->finalize (object);
}

static void
dcs_patient_list_page_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DcsPatientListPage *self = DCS_PATIENT_LIST_PAGE (widget);

  GTK_WIDGET_CLASS (dcs_patient_list_page_parent_class)->css_changed (widget, change);
  g_clear_pointer (&self->cell_style, dcs_patient_cell_style_free);
}

static gboolean
dcs_patient_list_page_grab_focus (GtkWidget *widget)
{
  /* Finding somebody is what people come for: typing and Enter. */
  return gtk_widget_grab_focus (GTK_WIDGET (DCS_PATIENT_LIST_PAGE (widget)->search_entry));
}

static void
dcs_patient_list_page_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  DcsPatientListPage *self = DCS_PATIENT_LIST_PAGE (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_ROSTER:
      g_value_set_object (value, self->roster);
      break;
    case PROP_SORT:
      g_value_set_string (value, self->sort);
      break;
    case PROP_SORT_COLUMN:
      g_value_set_string (value, _dcs_patient_list_column_name (self->sort_column));
      break;
    case PROP_SORT_DESCENDING:
      g_value_set_boolean (value, self->sort_descending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_patient_list_page_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  DcsPatientListPage *self = DCS_PATIENT_LIST_PAGE (object);
  DcsRosterColumn column = self->sort_column;

  switch (prop_id)
    {
    case PROP_FOLDED:
      if (self->folded != g_value_get_boolean (value))
        {
          self->folded = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_ROSTER:
      dcs_patient_list_page_set_roster (self, g_value_get_object (value));
      break;
    case PROP_SORT:
      dcs_patient_list_page_set_sort (self, g_value_get_string (value));
      break;
    case PROP_SORT_COLUMN:
      if (_dcs_patient_list_parse_column (g_value_get_string (value), &column))
        _dcs_patient_list_page_sort (self, column, self->sort_descending);
      break;
    case PROP_SORT_DESCENDING:
      _dcs_patient_list_page_sort (self, column, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  properties[PROP_ROSTER] = g_param_spec_object ("roster", NULL, NULL, DCS_TYPE_ROSTER, flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "code", flags);
  properties[PROP_SORT_COLUMN] = g_param_spec_string ("sort-column", NULL, NULL, "code", flags);
  properties[PROP_SORT_DESCENDING] = g_param_spec_boolean (
      "sort-descending", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const filter_ids[N_FILTERS] = {
    [FILTER_DISEASE] = "disease_filter",
    [FILTER_SUBTYPE] = "subtype_filter",
    [FILTER_STATE] = "state_filter",
    [FILTER_DRUG] = "drug_filter",
  };

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "list/dcs-patient-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListPage, rows);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListPage, selection);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListPage, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListPage, stack);
  for (guint i = 0; i < DCS_N_ROSTER_COLUMNS; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, column_ids[i], FALSE, G_STRUCT_OFFSET (DcsPatientListPage, columns[i]));
  for (guint i = 0; i < N_FILTERS; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, filter_ids[i], FALSE, G_STRUCT_OFFSET (DcsPatientListPage, filters[i]));
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pending_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_typed_cb);
}

static void
dcs_patient_list_page_class_init (DcsPatientListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_patient_list_page_dispose;
  object_class->finalize = dcs_patient_list_page_finalize;
  object_class->get_property = dcs_patient_list_page_get_property;
  object_class->set_property = dcs_patient_list_page_set_property;
  widget_class->css_changed = dcs_patient_list_page_css_changed;
  widget_class->focus = dcs_ui_focus_children;
  widget_class->grab_focus = dcs_patient_list_page_grab_focus;

  install_properties (object_class);
  bind_template (widget_class);

  gtk_widget_class_install_action (
      widget_class, "patients.clear-filters", NULL, clear_filters_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "patients.search", NULL, search_activated_action_cb);
  gtk_widget_class_install_property_action (widget_class, "patients.sort-column", "sort-column");
  gtk_widget_class_install_property_action (
      widget_class, "patients.sort-descending", "sort-descending");

  g_type_ensure (DCS_TYPE_METERED_MODEL);
  g_type_ensure (DCS_TYPE_PATIENT_LIST_FILTER);
  g_type_ensure (DCS_TYPE_PATIENT_CELL);
}

static void
dcs_patient_list_page_init (DcsPatientListPage *self)
{
  GtkEventController *keys;

  self->sort = g_strdup (_dcs_patient_list_column_name (DCS_ROSTER_CODE));
  gtk_widget_init_template (GTK_WIDGET (self));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  dcs_ui_set_menu (self->sort_button, G_MENU_MODEL (self->sort_menu));
  name_inner_list (self);
  _dcs_patient_list_page_create_sorters (self);

  self->roster_signals = g_signal_group_new (DCS_TYPE_ROSTER);
  g_signal_group_connect_swapped (
      self->roster_signals, "patients-changed", G_CALLBACK (patients_changed_cb), self);
  g_signal_group_connect_swapped (
      self->roster_signals, "notify::loading", G_CALLBACK (patients_changed_cb), self);
}

/*< private >
 * _dcs_patient_list_page_get_cell_style:
 *
 * Returns: (transfer none): how the cells look, until the CSS of the page changes
 */
const DcsPatientCellStyle *
_dcs_patient_list_page_get_cell_style (DcsPatientListPage *self)
{
  if (self->cell_style == NULL)
    self->cell_style = dcs_patient_cell_style_new (GTK_WIDGET (self));
  return self->cell_style;
}

/**
 * dcs_patient_list_page_new:
 *
 * Returns: (transfer floating): a page without patients
 */
GtkWidget *
dcs_patient_list_page_new (void)
{
  return g_object_new (DCS_TYPE_PATIENT_LIST_PAGE, NULL);
}

/**
 * dcs_patient_list_page_get_roster:
 *
 * Returns: (transfer none) (nullable): whose patients are listed
 */
DcsRoster *
dcs_patient_list_page_get_roster (DcsPatientListPage *self)
{
  g_return_val_if_fail (DCS_IS_PATIENT_LIST_PAGE (self), NULL);

  return self->roster;
}

/**
 * dcs_patient_list_page_set_roster:
 * @roster: (nullable): all patients; NULL while a clinic file is being opened
 *
 * Search and filters start anew; the sort order stays.
 */
void
dcs_patient_list_page_set_roster (DcsPatientListPage *self, DcsRoster *roster)
{
  g_return_if_fail (DCS_IS_PATIENT_LIST_PAGE (self));

  if (self->roster == roster)
    return;
  dcs_metered_model_set_model (self->rows, NULL);
  g_set_object (&self->roster, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "patients.clear-filters", NULL);
  g_set_object (&self->roster, roster);
  g_signal_group_set_target (self->roster_signals, roster);
  if (roster != NULL)
    {
      dcs_roster_set_sort (roster, self->sort_column, self->sort_descending);
      _dcs_patient_list_page_apply_query (self);
      g_clear_handle_id (&self->quiet_id, g_source_remove);
      /* The first rows ever come in small steps: a frame stays a frame. */
      dcs_metered_model_set_first (self->rows, DCS_METERED_MODEL_STEP);
      _dcs_patient_list_page_update_choices (self);
      dcs_metered_model_set_model (self->rows, G_LIST_MODEL (roster));
    }
  _dcs_patient_list_page_update_view (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROSTER]);
}
