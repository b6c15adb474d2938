/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include "dcs-entry-dialog.h"
#include "dcs-history-dialog.h"
#include "dcs-visit-page.h"

#include <glib/gi18n-lib.h>

/* The forms that the window opens: a visit is a page, all else a dialog in front of the window. A
 * form begins with the patient's course as it is in the file now. */

/* A form that waits for its course. */
typedef struct
{
  GWeakRef window;
  DcsEntryTask task;
  gint64 id;
  gboolean is_new;
  char *path; /* owned: the cell to focus, or "" */
} Opening;

static void
opening_free (Opening *opening)
{
  g_weak_ref_clear (&opening->window);
  g_free (opening->path);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static const char *const saved_words[DCS_N_ENTRY_TASKS] = {
  [DCS_ENTRY_PATIENT] = N_ ("Patient saved"),
  [DCS_ENTRY_VISIT] = N_ ("Visit saved"),
  [DCS_ENTRY_TREATMENT] = N_ ("Treatment saved"),
  [DCS_ENTRY_DOSE] = N_ ("Dose saved"),
  [DCS_ENTRY_STOP] = N_ ("Stop of the treatment saved"),
  [DCS_ENTRY_ADMINISTRATION] = N_ ("Infusion saved"),
  [DCS_ENTRY_RELAPSE] = N_ ("Relapse saved"),
  [DCS_ENTRY_ADVERSE_EVENT] = N_ ("Adverse event saved"),
  [DCS_ENTRY_INVESTIGATION] = N_ ("Investigation saved"),
  [DCS_ENTRY_CARE_ITEM] = N_ ("Care item saved"),
  [DCS_ENTRY_LESION] = N_ ("Lesion saved"),
  [DCS_ENTRY_FINDING] = N_ ("Finding saved"),
  [DCS_ENTRY_HISTORY] = N_ ("History saved"),
};

static void
saved_cb (DcsWindow *self, gint64 patient_id, gint64 record_id, DcsEntryDialog *dialog)
{
  DcsEntry *entry = g_object_get_data (G_OBJECT (dialog), "dcs-entry");

  _dcs_window_show_toast (self, _ (saved_words[dcs_entry_get_task (entry)]));
  if (dcs_entry_get_task (entry) == DCS_ENTRY_PATIENT && dcs_entry_is_new (entry))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-patient", "x", patient_id);
}

/* Whatever was typed and not saved is kept now: the sidebar counts it. */
static gboolean
recount_cb (gpointer data)
{
  g_autoptr (DcsWindow) self = g_weak_ref_get (data);

  if (self != NULL)
    _dcs_window_count_drafts (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
form_closed_cb (DcsWindow *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);
  g_idle_add_full (G_PRIORITY_LOW, recount_cb, ref, free_weak_ref);
}

static void
present_form (DcsWindow *self, DcsEntry *entry, const char *path)
{
  DcsEntryDialog *dialog = dcs_entry_dialog_new (self->clinic, entry);

  g_object_set_data_full (G_OBJECT (dialog), "dcs-entry", g_object_ref (entry), g_object_unref);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (form_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  dcs_entry_dialog_focus (dialog, path);
}

/* The form of a treatment shows how it began; what belongs to its end has a form of its own. */
static DcsEntry *
make_entry (DcsWindow *self, DcsCourse *course, const Opening *opening)
{
  DcsCatalog *catalog = dcs_clinic_get_catalog (self->clinic);
  g_autoptr (DcsEntry) entry = dcs_entry_new (
      catalog, course, opening->task, opening->id, opening->is_new);

  if (opening->task == DCS_ENTRY_TREATMENT && !opening->is_new && *opening->path != '\0'
      && dcs_entry_cell (entry, opening->path) == NULL)
    {
      g_autoptr (DcsEntry) stop = dcs_entry_new (
          catalog, course, DCS_ENTRY_STOP, opening->id, FALSE);

      if (dcs_entry_cell (stop, opening->path) != NULL)
        return g_steal_pointer (&stop);
    }
  return g_steal_pointer (&entry);
}

static void
course_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCourse) course = dcs_clinic_load_course_finish (
      DCS_CLINIC (source), result, &error);
  g_autoptr (DcsWindow) self = g_weak_ref_get (&opening->window);
  g_autoptr (DcsEntry) entry = NULL;

  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->form_loading
      || self->clinic != DCS_CLINIC (source))
    return;
  g_clear_object (&self->form_loading);
  if (course == NULL)
    {
      _dcs_window_show_message (self, _ ("This form could not be opened"), error->message);
      return;
    }
  entry = make_entry (self, course, opening);
  if (entry != NULL)
    present_form (self, entry, opening->path);
}

static void
open_form (DcsWindow *self,
           gint64 patient_id,
           DcsEntryTask task,
           gint64 id,
           gboolean is_new,
           const char *path)
{
  Opening *opening;

  if (self->clinic == NULL || dcs_clinic_is_read_only (self->clinic))
    return;
  if (self->form_loading != NULL)
    g_cancellable_cancel (self->form_loading);
  g_clear_object (&self->form_loading);
  if (patient_id == 0)
    {
      g_autoptr (DcsEntry) entry = dcs_entry_new (
          dcs_clinic_get_catalog (self->clinic), NULL, DCS_ENTRY_PATIENT, 0, TRUE);

      present_form (self, entry, path);
      return;
    }
  opening = g_new0 (Opening, 1);
  g_weak_ref_init (&opening->window, self);
  opening->task = task;
  opening->id = id;
  opening->is_new = is_new;
  opening->path = g_strdup (path);
  self->form_loading = g_cancellable_new ();
  dcs_clinic_load_course_async (
      self->clinic, patient_id, self->form_loading, course_loaded_cb, opening);
}

/*< private >
 * _dcs_window_open_form:
 * @id: the record; of a new one the treatment that it belongs to, or 0
 *
 * Opens the dialog of any task but the visit.
 */
void
_dcs_window_open_form (
    DcsWindow *self, gint64 patient_id, DcsEntryTask task, gint64 id, gboolean is_new)
{
  open_form (self, patient_id, task, id, is_new, "");
}

/*< private >
 * _dcs_window_new_record:
 * @patient_id: whose record; 0 for a new patient
 * @task: what to enter
 * @id: of a dose, stop, infusion or adverse event: the treatment; else 0
 *
 * Opens the form of a new record.
 */
void
_dcs_window_new_record (DcsWindow *self, gint64 patient_id, DcsEntryTask task, gint64 id)
{
  if (task == DCS_ENTRY_VISIT)
    _dcs_window_open_visit (self, patient_id, 0, "");
  else
    open_form (self, patient_id, task, id, TRUE, "");
}

static gboolean
task_of_record (DcsRecordKind kind, DcsEntryTask *task)
{
  static const struct
  {
    DcsRecordKind kind;
    DcsEntryTask task;
  } tasks[] = {
    { DCS_RECORD_PATIENT, DCS_ENTRY_PATIENT },
    { DCS_RECORD_HISTORY, DCS_ENTRY_HISTORY },
    { DCS_RECORD_LESION, DCS_ENTRY_LESION },
    { DCS_RECORD_FINDING, DCS_ENTRY_FINDING },
    { DCS_RECORD_TREATMENT, DCS_ENTRY_TREATMENT },
    { DCS_RECORD_DOSE_STEP, DCS_ENTRY_DOSE },
    { DCS_RECORD_ADMINISTRATION, DCS_ENTRY_ADMINISTRATION },
    { DCS_RECORD_RELAPSE, DCS_ENTRY_RELAPSE },
    { DCS_RECORD_ADVERSE_EVENT, DCS_ENTRY_ADVERSE_EVENT },
    { DCS_RECORD_INVESTIGATION, DCS_ENTRY_INVESTIGATION },
    { DCS_RECORD_CARE_ITEM, DCS_ENTRY_CARE_ITEM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (tasks[i].kind == kind)
      {
        *task = tasks[i].task;
        return TRUE;
      }
  return FALSE;
}

/*< private >
 * _dcs_window_open_cell:
 * @kind: of the record
 * @record_id: its id; 0 for an observation
 * @visit_id: the visit that it belongs to, or 0
 * @path: the cell to focus; "" for the first
 *
 * Opens the form that shows the cell: the page of the visit or the dialog of the record.
 */
void
_dcs_window_open_cell (DcsWindow *self,
                       gint64 patient_id,
                       DcsRecordKind kind,
                       gint64 record_id,
                       gint64 visit_id,
                       const char *path)
{
  DcsEntryTask task;

  if (kind == DCS_RECORD_VISIT)
    _dcs_window_open_visit (self, patient_id, record_id, path);
  else if (kind == DCS_RECORD_OBSERVATION || kind == DCS_RECORD_ASSESSMENT)
    _dcs_window_open_visit (self, patient_id, visit_id, path);
  else if (kind == DCS_RECORD_DECISION)
    _dcs_window_show_toast (self, _ ("Delete a decision to decide anew"));
  else if (task_of_record (kind, &task))
    open_form (self, patient_id, task, record_id, FALSE, path);
}

static void
visit_done_cb (DcsWindow *self, gboolean saved, GtkWidget *page)
{
  if (saved)
    _dcs_window_show_toast (self, _ (saved_words[DCS_ENTRY_VISIT]));
  _dcs_window_pop_page (self, page);
  _dcs_window_count_drafts (self, FALSE);
}

/* Whoever goes by the title may type now. */
static void
visit_ready_cb (DcsWindow *self, GtkWidget *page)
{
  const char *code = g_object_get_data (G_OBJECT (page), "dcs-code");
  g_autofree char *title = NULL;

  /* Translators: the title of the window; %s is the code of a patient */
  title = g_strdup_printf (_ ("%s · visit"), code);
  _dcs_window_rename_page (self, page, title);
}

static void
open_visit (DcsWindow *self, GVariant *parameter)
{
  gint64 patient_id, visit_id;
  const char *path = NULL;
  const DcsRosterRow *row;
  const char *code;
  GtkWidget *page = _dcs_window_get_page (self);

  g_variant_get (parameter, "(xx&s)", &patient_id, &visit_id, &path);
  if (DCS_IS_VISIT_PAGE (page))
    _dcs_window_pop_page (self, page);
  row = dcs_roster_find (dcs_clinic_get_roster (self->clinic), patient_id);
  page = dcs_visit_page_new (self->clinic, patient_id, visit_id, *path != '\0' ? path : NULL);
  g_signal_connect_object (page, "done", G_CALLBACK (visit_done_cb), self, G_CONNECT_SWAPPED);
  code = row != NULL ? row->code : "";
  g_object_set_data_full (G_OBJECT (page), "dcs-code", g_strdup (code), g_free);
  g_signal_connect_object (page, "ready", G_CALLBACK (visit_ready_cb), self, G_CONNECT_SWAPPED);
  _dcs_window_push_page (self, page, code);
}

/*< private >
 * _dcs_window_open_visit:
 * @visit_id: 0 for a new one
 * @path: the cell to focus; "" for the first
 *
 * Puts the page of a visit in front; a visit that was open there is left first.
 */
void
_dcs_window_open_visit (DcsWindow *self, gint64 patient_id, gint64 visit_id, const char *path)
{
  if (self->clinic == NULL || dcs_clinic_is_read_only (self->clinic))
    return;
  _dcs_window_leave (self, open_visit, g_variant_new ("(xxs)", patient_id, visit_id, path));
}

/*< private >
 * _dcs_window_show_history:
 * @id: of the record; 0 with %DCS_RECORD_PATIENT: everything of the patient
 *
 * Shows who changed what, and when.
 */
void
_dcs_window_show_history (DcsWindow *self, gint64 patient_id, DcsRecordKind kind, gint64 id)
{
  DcsHistoryDialog *dialog;

  if (self->clinic == NULL)
    return;
  dialog = dcs_history_dialog_new (self->clinic, kind, patient_id, id);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

/*< private >
 * _dcs_window_close_forms:
 *
 * Closes all dialogs without asking: what was typed is kept.
 */
void
_dcs_window_close_forms (DcsWindow *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  if (self->form_loading != NULL)
    g_cancellable_cancel (self->form_loading);
  g_clear_object (&self->form_loading);
  for (GList *l = toplevels; l != NULL; l = l->next)
    if ((DCS_IS_ENTRY_DIALOG (l->data) || DCS_IS_HISTORY_DIALOG (l->data))
        && gtk_window_get_transient_for (l->data) == GTK_WINDOW (self))
      gtk_window_destroy (l->data);
}
