/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-page-private.h"

#include "dcs-entry-dialog.h"
#include "dcs-history-dialog.h"
#include "dcs-records.h"
#include "dcs-visit-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What can be done with a treatment while the visit is open: each task is a form of its own that
 * is saved at once; the visit then goes on with the new course. */

static const struct
{
  const char *name;
  const char *parameter;
  DcsEntryTask task;
} tasks[] = {
  { "visit.start-treatment", NULL, DCS_ENTRY_TREATMENT },
  { "visit.change-dose", "x", DCS_ENTRY_DOSE },
  { "visit.stop-treatment", "x", DCS_ENTRY_STOP },
  { "visit.add-adverse-event", "x", DCS_ENTRY_ADVERSE_EVENT },
  { "visit.add-infusion", "x", DCS_ENTRY_ADMINISTRATION },
};

/* What is begun at a visit begins on its day. */
static void
take_date (DcsVisitPage *self, DcsEntry *entry)
{
  static const char *const paths[] = { "start_date", "step.start_date", "stop_date", "date" };
  const DcsCell *date = dcs_entry_cell (self->entry, "date");

  if (date == NULL || date->value->kind != DCS_VALUE_DATE || date->is_bad)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const DcsCell *cell = dcs_entry_cell (entry, paths[i]);

      if (cell != NULL && !cell->is_changed)
        {
          dcs_entry_set_text (entry, paths[i], date->text);
          return;
        }
    }
}

static void
task_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DcsVisitPage *self = DCS_VISIT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (DcsEntry) entry = NULL;
  DcsEntryDialog *dialog;
  double height, weight;

  if (self->entry == NULL || !self->is_ready)
    return;
  _dcs_visit_page_commit (self);
  for (guint i = 0; entry == NULL && i < G_N_ELEMENTS (tasks); i++)
    if (g_str_equal (name, tasks[i].name))
      entry = dcs_entry_new (dcs_entry_get_catalog (self->entry),
                             dcs_entry_get_course (self->entry),
                             tasks[i].task,
                             parameter != NULL ? g_variant_get_int64 (parameter) : 0,
                             TRUE);
  if (entry == NULL)
    return;
  dcs_visit_get_body (self->entry, &height, &weight);
  dcs_entry_set_body (entry, height, weight);
  take_date (self, entry);
  dialog = dcs_entry_dialog_new (self->clinic, entry);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
  dcs_entry_dialog_focus (dialog, NULL);
}

static void
history_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DcsVisitPage *self = DCS_VISIT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  DcsHistoryDialog *dialog;

  if (self->visit_id == 0)
    return;
  dialog = dcs_history_dialog_new (
      self->clinic, DCS_RECORD_VISIT, self->patient_id, self->visit_id);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The window deletes, and its toast undoes it. */
static void
delete_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DcsVisitPage *self = DCS_VISIT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->visit_id == 0 || self->keeper == NULL)
    return;
  dcs_entry_keeper_discard (self->keeper);
  dcs_entry_keeper_stop (self->keeper);
  self->is_saved = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (root),
                              "win.delete-record",
                              "(xix)",
                              self->patient_id,
                              (int) DCS_RECORD_VISIT,
                              self->visit_id);
  _dcs_visit_page_finish (self, FALSE);
}

void
_dcs_visit_page_install_tasks (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    gtk_widget_class_install_action (
        widget_class, tasks[i].name, tasks[i].parameter, task_activated_cb);
  gtk_widget_class_install_action (widget_class, "visit.history", NULL, history_activated_cb);
  gtk_widget_class_install_action (widget_class, "visit.delete", NULL, delete_activated_cb);
}
