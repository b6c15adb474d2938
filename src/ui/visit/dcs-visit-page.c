/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-page-private.h"

#include "dcs-code-chooser.h"
#include "dcs-field-editor.h"
#include "dcs-field-row.h"
#include "dcs-form-box.h"
#include "dcs-lab-panel.h"
#include "dcs-term-entry.h"
#include "dcs-ui.h"
#include "dcs-visit-section.h"

G_DEFINE_FINAL_TYPE (DcsVisitPage, dcs_visit_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_DONE,
  SIGNAL_READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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
problem_chosen_cb (DcsVisitPage *self, const char *path)
{
  g_assert (DCS_IS_VISIT_PAGE (self));

  _dcs_visit_page_focus (self, path);
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

void
_dcs_visit_page_focus_first (DcsVisitPage *self)
{
  if (self->path != NULL && _dcs_visit_page_focus (self, self->path))
    return;
  for (guint i = 0; i < self->sections->len; i++)
    if (dcs_visit_section_focus_first (self->sections->pdata[i]))
      break;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
_dcs_visit_page_looked_cb (DcsVisitPage *self)
{
  g_assert (DCS_IS_VISIT_PAGE (self));

  self->is_ready = TRUE;
  _dcs_visit_page_update_actions (self);
  _dcs_visit_page_focus_first (self);
  g_signal_emit (self, signals[SIGNAL_READY], 0);
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
      widget_class, "visit.leave", NULL, _dcs_visit_page_leave_activated_cb);
  gtk_widget_class_install_action (widget_class, "visit.redo", NULL, undo_activated_cb);
  gtk_widget_class_install_action (widget_class, "visit.undo", NULL, undo_activated_cb);
  _dcs_visit_page_install_jumps (widget_class);
  _dcs_visit_page_install_saving (widget_class);
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
      g_signal_connect_object (clinic,
                               "patient-changed",
                               G_CALLBACK (_dcs_visit_page_patient_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
      _dcs_visit_page_load (self);
    }
  return GTK_WIDGET (self);
}
