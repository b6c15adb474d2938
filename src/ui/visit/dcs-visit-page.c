/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-page-private.h"

#include "dcs-code-chooser.h"
#include "dcs-entry-forms.h"
#include "dcs-field-editor.h"
#include "dcs-field-row.h"
#include "dcs-form-box.h"
#include "dcs-lab-panel.h"
#include "dcs-patient-figures.h"
#include "dcs-records.h"
#include "dcs-term-entry.h"
#include "dcs-ui.h"
#include "dcs-visit-section.h"
#include "dcs-visit-words.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DcsVisitPage, dcs_visit_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_DONE,
  SIGNAL_READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Below this, a spinner would only flicker. */
#define SPINNER_DELAY_MS 300

void
_dcs_visit_page_finish (DcsVisitPage *self, gboolean saved)
{
  self->is_saved = TRUE;
  g_signal_emit (self, signals[SIGNAL_DONE], 0, saved);
}

gboolean
_dcs_visit_page_focus (DcsVisitPage *self, const char *path)
{
  return dcs_form_focus (self->content_box, path);
}

/* What is half typed in the field with the keyboard counts, too. */
void
_dcs_visit_page_commit (DcsVisitPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *editor = focus != NULL ? gtk_widget_get_ancestor (focus, DCS_TYPE_FIELD_EDITOR) : NULL;

  if (editor != NULL && gtk_widget_is_ancestor (editor, GTK_WIDGET (self)))
    dcs_field_editor_commit (DCS_FIELD_EDITOR (editor));
}

void
_dcs_visit_page_show_failure (DcsVisitPage *self, const char *message)
{
  if (message != NULL)
    gtk_label_set_label (self->failed_label, message);
  gtk_revealer_set_reveal_child (self->failed_revealer, message != NULL);
}

void
_dcs_visit_page_update_actions (DcsVisitPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_write = self->is_ready && !dcs_clinic_is_read_only (self->clinic)
                       && dcs_entry_keeper_get_state (self->keeper) != DCS_KEEPER_SAVING;

  gtk_widget_action_set_enabled (widget, "visit.save", can_write);
  gtk_widget_action_set_enabled (widget, "visit.discard", can_write);
  gtk_widget_action_set_enabled (
      widget, "visit.undo", can_write && dcs_entry_can_undo (self->entry));
  gtk_widget_action_set_enabled (
      widget, "visit.redo", can_write && dcs_entry_can_redo (self->entry));
  gtk_widget_action_set_enabled (widget, "visit.history", self->is_ready && self->visit_id != 0);
  gtk_widget_action_set_enabled (widget, "visit.delete", can_write && self->visit_id != 0);
  /* While it is being saved, the field with the focus keeps it, but nothing can be typed. */
  gtk_widget_set_sensitive (self->content_box,
                            self->is_ready && !dcs_clinic_is_read_only (self->clinic));
  gtk_widget_set_can_target (self->content_box, can_write);
}

static void
entry_changed_cb (DcsVisitPage *self)
{
  g_autofree char *subtitle = NULL;

  g_assert (DCS_IS_VISIT_PAGE (self));

  subtitle = dcs_visit_describe_date (self->entry);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  _dcs_visit_page_update_anchors (self);
  _dcs_visit_page_show_failure (self, NULL);
  _dcs_visit_page_update_actions (self);
}

static void
state_changed_cb (DcsVisitPage *self)
{
  const char *text = dcs_entry_keeper_get_state_text (self->keeper);

  g_assert (DCS_IS_VISIT_PAGE (self));

  gtk_label_set_label (self->state_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), *text != '\0');
  _dcs_visit_page_update_actions (self);
}

static void
saved_cb (DcsVisitPage *self)
{
  g_autoptr (DcsVisitPage) ref = NULL;

  g_assert (DCS_IS_VISIT_PAGE (self));

  ref = g_object_ref (self);
  dcs_entry_keeper_stop (self->keeper);
  self->is_saved = TRUE;
  if (self->leave_func != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", _ ("Visit saved"));
      _dcs_visit_page_answer (self, TRUE);
    }
  else
    {
      _dcs_visit_page_finish (self, TRUE);
    }
}

static void
conflict_cb (DcsVisitPage *self, guint n_cells, DcsEntryKeeper *keeper)
{
  g_autoptr (DcsEntry) before = dcs_entry_keeper_dup_before (keeper);

  g_assert (DCS_IS_VISIT_PAGE (self));

  dcs_conflict_panel_set_entry (self->conflict_panel, self->entry, before);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_child_focus (GTK_WIDGET (self->conflict_panel), GTK_DIR_TAB_FORWARD);
  _dcs_visit_page_answer (self, FALSE);
}

static void
failed_cb (DcsVisitPage *self, const GError *error)
{
  g_assert (DCS_IS_VISIT_PAGE (self));

  _dcs_visit_page_show_failure (self, error->message);
  _dcs_visit_page_answer (self, FALSE);
}

static void
restored_cb (DcsVisitPage *self, GDateTime *when)
{
  g_autofree char *date = g_date_time_format (when, "%x, %H:%M");
  /* Translators: a date with the time */
  g_autofree char *text = g_strdup_printf (_ ("Restored what was typed on %s"), date);

  g_assert (DCS_IS_VISIT_PAGE (self));

  gtk_label_set_label (self->restored_label, text);
  gtk_revealer_set_reveal_child (self->restored_revealer, TRUE);
}

static void
problem_chosen_cb (DcsVisitPage *self, const char *path)
{
  g_assert (DCS_IS_VISIT_PAGE (self));

  _dcs_visit_page_focus (self, path);
}

static void
show_problems (DcsVisitPage *self)
{
  g_autoptr (GPtrArray) paths = dcs_entry_problems (self->entry);

  dcs_problem_list_show (self->problem_list);
  for (guint i = 0; i < paths->len; i++)
    if (_dcs_visit_page_focus (self, g_ptr_array_index (paths, i)))
      return;
}

/* Returns: whether saving is under way, or done. */
gboolean
_dcs_visit_page_save (DcsVisitPage *self)
{
  if (self->keeper == NULL || !self->is_ready || dcs_clinic_is_read_only (self->clinic))
    return FALSE;
  _dcs_visit_page_commit (self);
  if (!dcs_entry_is_new (self->entry) && !dcs_entry_is_changed (self->entry))
    {
      dcs_entry_keeper_discard (self->keeper);
      saved_cb (self);
      return TRUE;
    }
  if (!dcs_entry_validate (self->entry, TRUE))
    {
      show_problems (self);
      return FALSE;
    }
  dcs_entry_keeper_save (self->keeper, NULL);
  return TRUE;
}

static void
save_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _dcs_visit_page_save (DCS_VISIT_PAGE (widget));
}

static void
undo_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DcsVisitPage *self = DCS_VISIT_PAGE (widget);
  g_autofree char *path = NULL;

  path = g_strdup (g_str_equal (name, "visit.undo") ? dcs_entry_undo (self->entry)
                                                    : dcs_entry_redo (self->entry));
  if (path != NULL)
    _dcs_visit_page_focus (self, path);
}

static void
focus_first (DcsVisitPage *self)
{
  if (self->path != NULL && _dcs_visit_page_focus (self, self->path))
    return;
  for (guint i = 0; i < self->sections->len; i++)
    if (dcs_visit_section_focus_first (self->sections->pdata[i]))
      break;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
looked_cb (DcsVisitPage *self)
{
  g_assert (DCS_IS_VISIT_PAGE (self));

  self->is_ready = TRUE;
  _dcs_visit_page_update_actions (self);
  focus_first (self);
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
discard_draft_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DcsVisitPage *self = DCS_VISIT_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (self->keeper == NULL)
    return;
  gtk_revealer_set_reveal_child (self->restored_revealer, FALSE);
  if (!dcs_entry_restore (self->entry, self->blank, &error))
    _dcs_visit_page_show_failure (self, error->message);
  dcs_entry_keeper_discard (self->keeper);
  focus_first (self);
}

static void
stop_spinner (DcsVisitPage *self)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_spinner_stop (self->spinner);
}

static gboolean
spinner_timeout_cb (gpointer data)
{
  DcsVisitPage *self = data;

  self->spinner_timeout = 0;
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
show_error (DcsVisitPage *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_title (self->error_page, _ ("This visit could not be read"));
  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
connect_keeper (DcsVisitPage *self)
{
  const struct
  {
    const char *name;
    GCallback callback;
  } handlers[] = {
    { "conflict", G_CALLBACK (conflict_cb) },
    { "failed", G_CALLBACK (failed_cb) },
    { "kept", G_CALLBACK (_dcs_visit_page_kept_cb) },
    { "looked", G_CALLBACK (looked_cb) },
    { "notify::state", G_CALLBACK (state_changed_cb) },
    { "notify::state-text", G_CALLBACK (state_changed_cb) },
    { "restored", G_CALLBACK (restored_cb) },
    { "saved", G_CALLBACK (saved_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (
        self->keeper, handlers[i].name, handlers[i].callback, self, G_CONNECT_SWAPPED);
}

static void
begin (DcsVisitPage *self, DcsCourse *course)
{
  DcsCatalog *catalog = dcs_clinic_get_catalog (self->clinic);
  const DcsValue *patient = dcs_course_patient (course);
  g_autofree char *title = NULL;

  self->entry = dcs_entry_new (
      catalog, course, DCS_ENTRY_VISIT, self->visit_id, self->visit_id == 0);
  if (patient == NULL || dcs_entry_get_definition (self->entry) == NULL)
    {
      g_clear_object (&self->entry);
      show_error (self,
                  _ ("The definition of this patient's disease is not installed on this computer. "
                     "The records are safe."));
      return;
    }
  /* Translators: the title of a page; %s is the code of a patient. */
  title = g_strdup_printf (_ ("Visit · %s"), patient[DCS_PATIENT_CODE].text);
  adw_window_title_set_title (self->window_title, title);
  self->blank = dcs_entry_serialize (self->entry);
  _dcs_visit_page_fill (self);
  dcs_problem_list_set_entry (self->problem_list, self->entry);
  self->keeper = dcs_entry_keeper_new (self->clinic, self->entry);
  connect_keeper (self);
  g_signal_connect_object (
      self->entry, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  entry_changed_cb (self);
  state_changed_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "visit");
  gtk_widget_set_visible (self->bar, TRUE);
  dcs_entry_keeper_look_for_draft (self->keeper);
}

/* Somebody saved something of the patient, perhaps a treatment from this very page: what was typed
 * goes on upon it. */
static void
rebase (DcsVisitPage *self, DcsCourse *course)
{
  g_autoptr (DcsEntry) before = NULL;

  if (self->is_saved || dcs_entry_keeper_get_state (self->keeper) == DCS_KEEPER_SAVING
      || dcs_course_patient (course) == NULL)
    return;
  before = dcs_entry_forms_again (self->entry, dcs_entry_get_course (self->entry));
  if (dcs_entry_rebase (self->entry, course) > 0)
    dcs_conflict_panel_set_entry (self->conflict_panel, self->entry, before);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsVisitPage) self = data;
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
      if (self->entry == NULL)
        show_error (self, error->message);
      return;
    }
  if (self->entry == NULL)
    begin (self, course);
  else
    rebase (self, course);
}

static void
load (DcsVisitPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->spinner_timeout == 0 && self->entry == NULL)
    self->spinner_timeout = g_timeout_add (SPINNER_DELAY_MS, spinner_timeout_cb, self);
  dcs_clinic_load_course_async (
      self->clinic, self->patient_id, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
patient_changed_cb (DcsVisitPage *self, gint64 patient_id)
{
  g_assert (DCS_IS_VISIT_PAGE (self));

  if (patient_id == self->patient_id && !self->is_saved
      && (self->keeper == NULL || dcs_entry_keeper_get_state (self->keeper) != DCS_KEEPER_SAVING))
    load (self);
}

/* Enter goes on to the next field; lists that are open, and the laboratory, have their own use for
 * it. */
static gboolean
key_pressed_cb (DcsVisitPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_assert (DCS_IS_VISIT_PAGE (self));

  if (self->keeper != NULL && dcs_entry_keeper_get_state (self->keeper) == DCS_KEEPER_SAVING)
    return GDK_EVENT_STOP;
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
      || !GTK_IS_TEXT (focus)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)) != 0
      || gtk_widget_get_ancestor (focus, DCS_TYPE_CODE_CHOOSER) != NULL
      || gtk_widget_get_ancestor (focus, DCS_TYPE_TERM_ENTRY) != NULL
      || gtk_widget_get_ancestor (focus, DCS_TYPE_LAB_PANEL) != NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* Before an entry undoes its own text. */
static void
add_shortcut (GtkEventController *controller,
              guint keyval,
              GdkModifierType modifiers,
              const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), gtk_named_action_new (action)));
}

static void
add_controllers (DcsVisitPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  add_shortcut (shortcuts, GDK_KEY_z, GDK_CONTROL_MASK, "visit.undo");
  add_shortcut (shortcuts, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "visit.redo");
  add_shortcut (shortcuts, GDK_KEY_y, GDK_CONTROL_MASK, "visit.redo");
  add_shortcut (shortcuts, GDK_KEY_s, GDK_CONTROL_MASK, "visit.save");
  add_shortcut (shortcuts, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "visit.next-section");
  add_shortcut (shortcuts, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "visit.previous-section");
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

static void
dcs_visit_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dcs_visit_page_parent_class)->root (widget);

  _dcs_visit_page_follow_focus (DCS_VISIT_PAGE (widget), gtk_widget_get_root (widget));
}

static void
dcs_visit_page_unroot (GtkWidget *widget)
{
  _dcs_visit_page_follow_focus (DCS_VISIT_PAGE (widget), NULL);

  GTK_WIDGET_CLASS (dcs_visit_page_parent_class)->unroot (widget);
}

static void
dcs_visit_page_dispose (GObject *object)
{
  DcsVisitPage *self = DCS_VISIT_PAGE (object);

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  _dcs_visit_page_answer (self, FALSE);
  /* A page that closes with the window or the program keeps what was typed. */
  if (self->keeper != NULL)
    {
      dcs_entry_keeper_flush (self->keeper);
      dcs_entry_keeper_stop (self->keeper);
    }
  if (self->question != NULL)
    gtk_window_destroy (self->question);
  g_clear_weak_pointer (&self->question);
  g_clear_object (&self->keeper);
  g_ptr_array_set_size (self->sections, 0);
  g_ptr_array_set_size (self->anchors, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_VISIT_PAGE);
  g_clear_object (&self->entry);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (dcs_visit_page_parent_class)->dispose (object);
}

static void
dcs_visit_page_finalize (GObject *object)
{
  DcsVisitPage *self = DCS_VISIT_PAGE (object);

  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->anchors);
  g_hash_table_unref (self->section_of);
  g_free (self->blank);
  g_free (self->path);

  G_OBJECT_CLASS (dcs_visit_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (
      widget_class, "visit.discard", NULL, _dcs_visit_page_discard_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "visit.discard-draft", NULL, discard_draft_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "visit.leave", NULL, _dcs_visit_page_leave_activated_cb);
  gtk_widget_class_install_action (widget_class, "visit.redo", NULL, undo_activated_cb);
  gtk_widget_class_install_action (widget_class, "visit.save", NULL, save_activated_cb);
  gtk_widget_class_install_action (widget_class, "visit.undo", NULL, undo_activated_cb);
  _dcs_visit_page_install_jumps (widget_class);
  _dcs_visit_page_install_tasks (widget_class);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Left, GDK_ALT_MASK, "visit.leave", NULL);
}

static void
dcs_visit_page_class_init (DcsVisitPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_visit_page_dispose;
  object_class->finalize = dcs_visit_page_finalize;
  widget_class->root = dcs_visit_page_root;
  widget_class->unroot = dcs_visit_page_unroot;

  signals[SIGNAL_READY] = g_signal_new (
      "ready", DCS_TYPE_VISIT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_BOOLEAN);

  g_type_ensure (DCS_TYPE_CONFLICT_PANEL);
  g_type_ensure (DCS_TYPE_FIELD_ROW);
  g_type_ensure (DCS_TYPE_FORM_BOX);
  g_type_ensure (DCS_TYPE_PROBLEM_LIST);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-visit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, anchor_box);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, anchor_scroller);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, bar);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, conflict_panel);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, content_box);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, failed_label);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, failed_revealer);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, problem_list);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, restored_label);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, restored_revealer);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, section_box);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, visit_form);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitPage, window_title);
  gtk_widget_class_bind_template_callback (widget_class, problem_chosen_cb);
  install_actions (widget_class);
}

static void
dcs_visit_page_init (DcsVisitPage *self)
{
  self->sections = g_ptr_array_new ();
  self->anchors = g_ptr_array_new ();
  self->section_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->bar, FALSE);
  add_controllers (self);
}

/**
 * dcs_visit_page_new:
 * @clinic: (nullable): where the patient is; a reference is taken. NULL: an empty page
 * @patient_id: whose visit
 * @visit_id: 0 for a new one
 * @path: (nullable): the cell to focus
 */
GtkWidget *
dcs_visit_page_new (DcsClinic *clinic, gint64 patient_id, gint64 visit_id, const char *path)
{
  DcsVisitPage *self;

  g_return_val_if_fail (clinic == NULL || DCS_IS_CLINIC (clinic), NULL);

  self = g_object_new (DCS_TYPE_VISIT_PAGE, NULL);
  self->patient_id = patient_id;
  self->visit_id = visit_id;
  self->path = g_strdup (path);
  if (clinic != NULL)
    {
      self->clinic = g_object_ref (clinic);
      g_signal_connect_object (
          clinic, "patient-changed", G_CALLBACK (patient_changed_cb), self, G_CONNECT_SWAPPED);
      load (self);
    }
  return GTK_WIDGET (self);
}
