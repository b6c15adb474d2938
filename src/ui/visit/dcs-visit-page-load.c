/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-page-private.h"

#include "dcs-entry-forms.h"
#include "dcs-records.h"
#include "dcs-visit-words.h"

#include <glib/gi18n-lib.h>

/* Reads the records of the patient, and again when somebody changed them. */

/* Below this, a spinner would only flicker. */
#define SPINNER_DELAY_MS 300

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
  _dcs_visit_page_connect_keeper (self);
  g_signal_connect_object (
      self->entry, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  entry_changed_cb (self);
  _dcs_visit_page_state_changed_cb (self);
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

void
_dcs_visit_page_load (DcsVisitPage *self)
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

void
_dcs_visit_page_patient_changed_cb (DcsVisitPage *self, gint64 patient_id)
{
  g_assert (DCS_IS_VISIT_PAGE (self));

  if (patient_id == self->patient_id && !self->is_saved
      && (self->keeper == NULL || dcs_entry_keeper_get_state (self->keeper) != DCS_KEEPER_SAVING))
    _dcs_visit_page_load (self);
}
