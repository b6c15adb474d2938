/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-page-private.h"

#include <glib/gi18n-lib.h>

/* Leaving the page and throwing away what was typed: both ask when something was typed. */

void
_dcs_visit_page_answer (DcsVisitPage *self, gboolean may_leave)
{
  void (*func) (gboolean, gpointer) = self->leave_func;

  self->leave_func = NULL;
  if (func != NULL)
    func (may_leave, self->leave_data);
}

void
_dcs_visit_page_kept_cb (DcsVisitPage *self)
{
  g_autoptr (DcsVisitPage) ref = NULL;

  g_assert (DCS_IS_VISIT_PAGE (self));

  ref = g_object_ref (self);
  dcs_entry_keeper_stop (self->keeper);
  _dcs_visit_page_answer (self, TRUE);
}

static void
leave_response_cb (DcsVisitPage *self, const char *response)
{
  g_assert (DCS_IS_VISIT_PAGE (self));

  if (g_str_equal (response, "save"))
    {
      /* The answer comes with "saved" or with what stands in the way. */
      if (!_dcs_visit_page_save (self))
        _dcs_visit_page_answer (self, FALSE);
      return;
    }
  if (g_str_equal (response, "keep"))
    {
      /* The answer comes when the draft lies in the file, or with what stands in the way. */
      dcs_entry_keeper_keep (self->keeper);
      return;
    }
  if (g_str_equal (response, "discard"))
    dcs_entry_keeper_discard (self->keeper);
  else
    {
      _dcs_visit_page_answer (self, FALSE);
      return;
    }
  dcs_entry_keeper_stop (self->keeper);
  _dcs_visit_page_answer (self, TRUE);
}

static AdwMessageDialog *
create_question (DcsVisitPage *self, const char *heading, const char *body)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *question = adw_message_dialog_new (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  gtk_window_set_modal (GTK_WINDOW (question), TRUE);
  g_set_weak_pointer (&self->question, GTK_WINDOW (question));
  return ADW_MESSAGE_DIALOG (question);
}

static void
ask_leave (DcsVisitPage *self)
{
  AdwMessageDialog *question = create_question (
      self,
      _ ("Save this visit?"),
      _ ("What you typed is not saved yet. A kept draft is here again when you come back."));

  adw_message_dialog_add_responses (question,
                                    "stay",
                                    _ ("Go on editing"),
                                    "discard",
                                    _ ("Discard"),
                                    "keep",
                                    _ ("Keep draft"),
                                    "save",
                                    _ ("Save visit"),
                                    NULL);
  adw_message_dialog_set_close_response (question, "stay");
  adw_message_dialog_set_default_response (question, "save");
  adw_message_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (question, "save", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (
      question, "response", G_CALLBACK (leave_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

/**
 * dcs_visit_page_is_changed:
 *
 * Whether something was typed that is not saved; leaving then asks.
 */
gboolean
dcs_visit_page_is_changed (DcsVisitPage *self)
{
  g_return_val_if_fail (DCS_IS_VISIT_PAGE (self), FALSE);

  return self->entry != NULL && self->is_ready && !self->is_saved
         && !dcs_clinic_is_read_only (self->clinic) && dcs_entry_is_changed (self->entry);
}

/**
 * dcs_visit_page_request_leave:
 * @func: called once, at once or after the person has answered
 *
 * Asks what to do with what was typed.
 */
void
dcs_visit_page_request_leave (DcsVisitPage *self,
                              void (*func) (gboolean may_leave, gpointer data),
                              gpointer data)
{
  g_return_if_fail (DCS_IS_VISIT_PAGE (self));
  g_return_if_fail (func != NULL);

  /* Asked already: who asks now waits instead. */
  _dcs_visit_page_answer (self, FALSE);
  self->leave_func = func;
  self->leave_data = data;
  if (self->keeper != NULL && dcs_entry_keeper_get_state (self->keeper) == DCS_KEEPER_SAVING)
    return;
  if (self->entry != NULL)
    _dcs_visit_page_commit (self);
  if (dcs_visit_page_is_changed (self))
    {
      if (self->question != NULL)
        gtk_window_present (self->question);
      else
        ask_leave (self);
      return;
    }
  if (self->keeper != NULL && self->is_ready)
    {
      dcs_entry_keeper_discard (self->keeper);
      dcs_entry_keeper_stop (self->keeper);
    }
  _dcs_visit_page_answer (self, TRUE);
}

static void
may_leave_cb (gboolean may_leave, gpointer data)
{
  g_autoptr (DcsVisitPage) self = data;

  if (may_leave)
    _dcs_visit_page_finish (self, self->is_saved);
}

void
_dcs_visit_page_leave_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dcs_visit_page_request_leave (DCS_VISIT_PAGE (widget), may_leave_cb, g_object_ref (widget));
}

static void
discard_response_cb (DcsVisitPage *self, const char *response)
{
  g_assert (DCS_IS_VISIT_PAGE (self));

  if (!g_str_equal (response, "discard"))
    return;
  dcs_entry_keeper_discard (self->keeper);
  dcs_entry_keeper_stop (self->keeper);
  _dcs_visit_page_finish (self, FALSE);
}

void
_dcs_visit_page_discard_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DcsVisitPage *self = DCS_VISIT_PAGE (widget);
  AdwMessageDialog *question;

  if (self->keeper == NULL || self->question != NULL
      || dcs_entry_keeper_get_state (self->keeper) == DCS_KEEPER_SAVING)
    return;
  if (!dcs_visit_page_is_changed (self))
    {
      discard_response_cb (self, "discard");
      return;
    }
  question = create_question (self,
                              _ ("Discard what you typed?"),
                              _ ("The draft of this visit is thrown away, too. What is saved "
                                 "stays as it is."));
  adw_message_dialog_add_responses (
      question, "stay", _ ("Go on editing"), "discard", _ ("Discard"), NULL);
  adw_message_dialog_set_close_response (question, "stay");
  adw_message_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (
      question, "response", G_CALLBACK (discard_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}
