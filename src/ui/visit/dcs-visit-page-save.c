/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-page-private.h"

#include <glib/gi18n-lib.h>

/* What is saved and kept of the page, and what the keeper tells. */

void
_dcs_visit_page_state_changed_cb (DcsVisitPage *self)
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
  _dcs_visit_page_focus_first (self);
}

void
_dcs_visit_page_connect_keeper (DcsVisitPage *self)
{
  const struct
  {
    const char *name;
    GCallback callback;
  } handlers[] = {
    { "conflict", G_CALLBACK (conflict_cb) },
    { "failed", G_CALLBACK (failed_cb) },
    { "kept", G_CALLBACK (_dcs_visit_page_kept_cb) },
    { "looked", G_CALLBACK (_dcs_visit_page_looked_cb) },
    { "notify::state", G_CALLBACK (_dcs_visit_page_state_changed_cb) },
    { "notify::state-text", G_CALLBACK (_dcs_visit_page_state_changed_cb) },
    { "restored", G_CALLBACK (restored_cb) },
    { "saved", G_CALLBACK (saved_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (
        self->keeper, handlers[i].name, handlers[i].callback, self, G_CONNECT_SWAPPED);
}

void
_dcs_visit_page_install_saving (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (
      widget_class, "visit.discard-draft", NULL, discard_draft_activated_cb);
  gtk_widget_class_install_action (widget_class, "visit.save", NULL, save_activated_cb);
}
