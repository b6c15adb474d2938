/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-page-private.h"

#include "dcs-ui.h"
#include "dcs-worklist-line.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DcsWorklistPage, dcs_worklist_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  PROP_N_WAITING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* How often the page looks whether another day has begun: the computer may have slept. */
#define CLOCK_SECONDS 20
/* So few rows that the first ones are there at once. */
#define FIRST_LIMIT 12

static void
set_n_waiting (DcsWorklistPage *self, const DcsWorkCounts *counts)
{
  guint n = counts->n_rows[DCS_WORK_GROUP_VISITS] + counts->n_rows[DCS_WORK_GROUP_OVERDUE]
            + counts->n_rows[DCS_WORK_GROUP_DUE] + counts->n_rows[DCS_WORK_GROUP_CONFIRM];

  if (self->n_waiting == n)
    return;
  self->n_waiting = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
}

static const char *
label_clinician (guint code, gpointer data)
{
  return g_ptr_array_index ((GPtrArray *) data, code - 1);
}

static void
show_clinicians (DcsWorklistPage *self, DcsWorklistReading *reading)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (guint));

  g_clear_pointer (&self->clinicians, g_ptr_array_unref);
  self->clinicians = g_steal_pointer (&reading->clinicians);
  for (guint i = 1; i <= self->clinicians->len; i++)
    g_array_append_val (codes, i);
  dcs_patient_list_filter_set_codes (
      self->clinician_filter, codes, FALSE, label_clinician, self->clinicians);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsWorklistPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsWorklistReading) reading = dcs_worklist_reading_run_finish (
      DCS_CLINIC (source), result, &error);

  if (self->model == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable
      || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  self->is_reading = FALSE;
  if (reading == NULL)
    {
      self->is_stale = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  "win.show-error",
                                  "(ss)",
                                  _ ("The worklist could not be read"),
                                  error->message);
      return;
    }
  if (reading->clinicians != NULL)
    show_clinicians (self, reading);
  set_n_waiting (self, &reading->all_counts);
  if (!reading->only_counts)
    {
      self->is_first = FALSE;
      _dcs_worklist_page_show (self, reading);
    }
  if (self->is_stale)
    _dcs_worklist_page_read (self);
}

/*< private >
 * _dcs_worklist_page_ask:
 * @reading: to be told what is asked for
 *
 * Puts what the filters say into a question.
 */
void
_dcs_worklist_page_ask (DcsWorklistPage *self, DcsWorklistReading *reading)
{
  guint kind = dcs_patient_list_filter_get_code (self->kind_filter);
  guint clinician = dcs_patient_list_filter_get_code (self->clinician_filter);

  reading->query.kinds = kind > 0 ? 1u << (kind - 1) : 0;
  reading->query.disease = dcs_patient_list_filter_get_code (self->disease_filter);
  if (clinician > 0 && self->clinicians != NULL && clinician <= self->clinicians->len)
    reading->clinician = g_strdup (g_ptr_array_index (self->clinicians, clinician - 1));
  reading->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_strstrip (reading->search);
}

/*< private >
 * _dcs_worklist_page_read:
 *
 * Reads the list anew; what is asked meanwhile is asked when the answer is there. While nobody
 * looks, only what the sidebar says.
 */
void
_dcs_worklist_page_read (DcsWorklistPage *self)
{
  DcsWorklistReading *reading;

  self->is_stale = TRUE;
  /* Out of its window the page is over; the file is about to be closed. */
  if (self->clinic == NULL || self->is_reading || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  reading = dcs_worklist_reading_new (self->today);
  _dcs_worklist_page_ask (self, reading);
  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    reading->limits[i] = self->is_first ? FIRST_LIMIT : self->limits[i];
  reading->only_counts = !gtk_widget_get_mapped (GTK_WIDGET (self));
  reading->wants_clinicians = !self->is_first;
  /* The first answer is short; the whole follows. */
  self->is_stale = self->is_first || reading->only_counts;
  self->is_reading = TRUE;
  dcs_worklist_reading_run_async (
      self->clinic, reading, self->cancellable, read_cb, g_object_ref (self));
}

/*< private >
 * _dcs_worklist_page_is_filtered:
 *
 * Returns: whether less than everything is asked for
 */
gboolean
_dcs_worklist_page_is_filtered (DcsWorklistPage *self)
{
  return dcs_patient_list_filter_get_code (self->kind_filter) != 0
         || dcs_patient_list_filter_get_code (self->disease_filter) != 0
         || dcs_patient_list_filter_get_code (self->clinician_filter) != 0
         || *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static void
filter_changed_cb (DcsWorklistPage *self)
{
  if (!self->is_clearing && self->model != NULL)
    _dcs_worklist_page_read (self);
}

static void
search_changed_cb (DcsWorklistPage *self)
{
  filter_changed_cb (self);
}

static void
search_activated_cb (DcsWorklistPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
search_stopped_cb (DcsWorklistPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
clear_filters_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);

  self->is_clearing = TRUE;
  dcs_patient_list_filter_set_code (self->kind_filter, 0);
  dcs_patient_list_filter_set_code (self->disease_filter, 0);
  dcs_patient_list_filter_set_code (self->clinician_filter, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->is_clearing = FALSE;
  self->wants_focus = TRUE;
  _dcs_worklist_page_read (self);
}

static void
show_day (DcsWorklistPage *self)
{
  g_autofree char *day = dcs_date_format_full (self->today);

  adw_window_title_set_subtitle (self->title, day);
}

static gboolean
clock_cb (gpointer data)
{
  DcsWorklistPage *self = data;

  if (!dcs_date_equal (self->today, dcs_date_today ()))
    {
      self->today = dcs_date_today ();
      show_day (self);
      _dcs_worklist_page_read (self);
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
show_more_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);
  gboolean has_more = dcs_metered_model_advance (self->rows);

  /* What was read is shown from the next frame on: only now is there a row for the keyboard. */
  if (self->wants_focus)
    _dcs_worklist_page_update_view (self);
  if (has_more)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
pending_changed_cb (DcsWorklistPage *self)
{
  if (self->tick_id == 0 && dcs_metered_model_get_pending (self->rows))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_more_cb, NULL, NULL);
}

static void
row_activated_cb (DcsWorklistPage *self, guint position)
{
  g_autoptr (DcsWorklistItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                            position);

  if (item == NULL)
    return;
  if (dcs_worklist_item_get_kind (item) == DCS_WORKLIST_ROW)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "worklist.act", "s", dcs_worklist_item_get_key (item));
  else if (dcs_worklist_item_get_kind (item) == DCS_WORKLIST_MORE)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "worklist.more", "u", (guint) dcs_worklist_item_get_group (item));
}

static gboolean
key_pressed_cb (DcsWorklistPage *self, guint key, guint code, GdkModifierType state)
{
  return _dcs_worklist_page_handle_key (self, key, state);
}

static void
dcs_worklist_page_map (GtkWidget *widget)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);

  GTK_WIDGET_CLASS (dcs_worklist_page_parent_class)->map (widget);
  clock_cb (self);
  if (self->is_stale)
    _dcs_worklist_page_read (self);
}

static void
dcs_worklist_page_unmap (GtkWidget *widget)
{
  DCS_WORKLIST_PAGE (widget)->wants_focus = FALSE;
  GTK_WIDGET_CLASS (dcs_worklist_page_parent_class)->unmap (widget);
}

/* The rows may come later: until then nobody has the keyboard. */
static gboolean
dcs_worklist_page_grab_focus (GtkWidget *widget)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  self->wants_focus = TRUE;
  _dcs_worklist_page_update_view (self);
  if (self->wants_focus && root != NULL)
    gtk_root_set_focus (root, NULL);
  return TRUE;
}

static void
forget_clinic (DcsWorklistPage *self)
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
  dcs_work_desk_set_clinic (self->desk, NULL);
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);
}

static void
dcs_worklist_page_dispose (GObject *object)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (object);

  if (self->desk != NULL)
    forget_clinic (self);
  g_clear_object (&self->chooser);
  g_clear_handle_id (&self->clock_id, g_source_remove);
  if (self->rows != NULL)
    dcs_metered_model_set_model (self->rows, NULL);
  /* A bound child that is the bin's own is taken away twice otherwise. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  /* The child has an id: the template lets it go before the bin does, which would not know. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_WORKLIST_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (dcs_worklist_page_parent_class)->dispose (object);
}

static void
dcs_worklist_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, self->n_waiting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_worklist_page_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DcsWorklistPage *self = DCS_WORKLIST_PAGE (object);

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
                                               DCS_UI_RESOURCE "worklist/dcs-worklist-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, clinician_filter);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, disease_filter);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, page_menu);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, rows);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, selection);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, title);
  gtk_widget_class_bind_template_child (widget_class, DcsWorklistPage, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pending_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
dcs_worklist_page_class_init (DcsWorklistPageClass *klass)
{
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_worklist_page_dispose;
  object_class->get_property = dcs_worklist_page_get_property;
  object_class->set_property = dcs_worklist_page_set_property;
  widget_class->focus = dcs_ui_focus_children;
  widget_class->grab_focus = dcs_worklist_page_grab_focus;
  widget_class->map = dcs_worklist_page_map;
  widget_class->unmap = dcs_worklist_page_unmap;

  properties[PROP_FOLDED] = g_param_spec_boolean (
      "folded", NULL, NULL, FALSE, flags | G_PARAM_READWRITE);
  properties[PROP_N_WAITING] = g_param_spec_uint (
      "n-waiting", NULL, NULL, 0, G_MAXUINT, 0, flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DCS_TYPE_METERED_MODEL);
  g_type_ensure (DCS_TYPE_PATIENT_LIST_FILTER);
  g_type_ensure (DCS_TYPE_WORKLIST_LINE);

  bind_template (widget_class);
  gtk_widget_class_install_action (
      widget_class, "worklist.clear-filters", NULL, clear_filters_activated_cb);
  _dcs_worklist_page_class_install_actions (widget_class);
  _dcs_worklist_page_class_install_printing (widget_class);
}

static void
dcs_worklist_page_init (DcsWorklistPage *self)
{
  self->model = dcs_worklist_model_new ();
  self->today = dcs_date_today ();
  self->is_first = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->desk = dcs_work_desk_new (GTK_WIDGET (self), self->toast_overlay, "worklist.undo");
  g_signal_connect_object (self->desk,
                           "undo-changed",
                           G_CALLBACK (_dcs_worklist_page_update_actions),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->desk, "settled", G_CALLBACK (_dcs_worklist_page_read), self, G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list_view));
  dcs_ui_set_menu (self->print_button, G_MENU_MODEL (self->page_menu));
  /* The first rows come in small steps: a frame stays a frame. */
  dcs_metered_model_set_first (self->rows, DCS_METERED_MODEL_STEP);
  dcs_metered_model_set_model (self->rows, G_LIST_MODEL (self->model));
  self->clock_id = g_timeout_add_seconds (CLOCK_SECONDS, clock_cb, self);
  show_day (self);
  _dcs_worklist_page_update_actions (self);
}

static void
patient_changed_cb (DcsWorklistPage *self)
{
  _dcs_worklist_page_read (self);
}

/* What is imported comes without a word on each patient. */
static void
roster_loaded_cb (DcsWorklistPage *self)
{
  if (self->clinic != NULL && !dcs_roster_get_loading (dcs_clinic_get_roster (self->clinic)))
    _dcs_worklist_page_read (self);
}

/**
 * dcs_worklist_page_set_clinic:
 * @clinic: (nullable): whose worklist to show; NULL: none
 */
void
dcs_worklist_page_set_clinic (DcsWorklistPage *self, DcsClinic *clinic)
{
  const DcsWorkCounts none = { 0 };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_return_if_fail (DCS_IS_WORKLIST_PAGE (self));

  if (self->clinic == clinic)
    return;
  forget_clinic (self);
  dcs_worklist_model_set_rows (self->model, rows, &none, self->today);
  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    self->limits[i] = DCS_WORKLIST_LIMIT;
  self->is_first = TRUE;
  self->is_reading = FALSE;
  self->kinds_seen = 0;
  set_n_waiting (self, &none);
  if (clinic != NULL)
    {
      DcsRoster *roster = dcs_clinic_get_roster (clinic);

      self->clinic = g_object_ref (clinic);
      self->cancellable = g_cancellable_new ();
      dcs_work_desk_set_clinic (self->desk, clinic);
      dcs_worklist_model_set_source (self->model, dcs_clinic_get_catalog (clinic), roster);
      g_signal_connect_object (
          clinic, "patient-changed", G_CALLBACK (patient_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          roster, "notify::loading", G_CALLBACK (roster_loaded_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (roster,
                               "patients-changed",
                               G_CALLBACK (_dcs_worklist_page_update_diseases),
                               self,
                               G_CONNECT_SWAPPED);
    }
  _dcs_worklist_page_update_actions (self);
  _dcs_worklist_page_update_view (self);
  _dcs_worklist_page_read (self);
}

guint
dcs_worklist_page_get_n_waiting (DcsWorklistPage *self)
{
  g_return_val_if_fail (DCS_IS_WORKLIST_PAGE (self), 0);

  return self->n_waiting;
}
