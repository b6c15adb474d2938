/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-keeper-private.h"

#include "dcs-clinic-entry.h"
#include "dcs-entry-jobs-private.h"

/* The draft of an entry: kept while somebody types, found again, thrown away. */

/* A pause in typing; but who types on and on is not kept waiting. */
#define PAUSE_MS 800
#define LONGEST_MS 4000

/* After this, keeping is tried again. */
#define RETRY_MS 10000

static gboolean
timeout_cb (gpointer data)
{
  DcsEntryKeeper *self = data;

  self->timeout = 0;
  _dcs_entry_keeper_begin_keeping (self);
  return G_SOURCE_REMOVE;
}

static void
start_timeout (DcsEntryKeeper *self, guint delay)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (delay, timeout_cb, self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsEntryKeeper) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->n_keeping--;
  dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  if (self->n_discarded > 0)
    {
      self->n_discarded--;
      return;
    }
  if (self->is_stopped || self->state == DCS_KEEPER_SAVING)
    return;
  if (error != NULL)
    {
      dcs_set_str (&self->kept_problem, error->message);
      _dcs_entry_keeper_set_state (self, DCS_KEEPER_TYPING);
      if (self->timeout == 0)
        start_timeout (self, RETRY_MS);
      if (self->is_leaving)
        g_signal_emit_by_name (self, "failed", error);
      self->is_leaving = FALSE;
      return;
    }
  if (!dcs_entry_is_changed (self->entry))
    return;
  _dcs_entry_keeper_note_kept (self, now);
  /* Typed on meanwhile: the next one is under way, or waits for a pause. */
  _dcs_entry_keeper_set_state (
      self, self->timeout == 0 && self->n_keeping == 0 ? DCS_KEEPER_KEPT : DCS_KEEPER_TYPING);
  if (self->state == DCS_KEEPER_KEPT && self->is_leaving)
    {
      self->is_leaving = FALSE;
      g_signal_emit_by_name (self, "kept");
    }
}

static void
dropped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* What was not thrown away comes back the next time, which harms nobody. */
  if (dcs_clinic_run_finish (DCS_CLINIC (source), result, &error) == NULL && error != NULL)
    g_debug ("A draft was not dropped: %s", error->message);
}

static void
drop_draft (DcsEntryKeeper *self)
{
  self->has_draft = FALSE;
  _dcs_entry_job_drop (self->clinic, dcs_entry_get_subject (self->entry), dropped_cb, NULL);
}

/* Keeps what is typed now; when it is back at what is stored, there is nothing to keep. */
void
_dcs_entry_keeper_begin_keeping (DcsEntryKeeper *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->typing_since = 0;
  if (!dcs_entry_is_changed (self->entry))
    {
      if (self->has_draft)
        drop_draft (self);
      _dcs_entry_keeper_set_state (self, DCS_KEEPER_CLEAN);
      return;
    }
  self->has_draft = TRUE;
  self->n_keeping++;
  _dcs_entry_job_keep (self->clinic, self->entry, kept_cb, g_object_ref (self));
}

void
_dcs_entry_keeper_entry_changed (DcsEntryKeeper *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left;

  if (self->is_stopped || self->is_restoring || self->is_looking || self->state == DCS_KEEPER_SAVING
      || dcs_clinic_is_read_only (self->clinic))
    return;
  if (self->typing_since == 0)
    self->typing_since = now;
  left = LONGEST_MS - (now - self->typing_since) / 1000;
  _dcs_entry_keeper_set_state (self, DCS_KEEPER_TYPING);
  start_timeout (self, (guint) CLAMP (left, 0, PAUSE_MS));
}

static void
restore (DcsEntryKeeper *self, DcsKeptDraft *draft)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (draft->kept_at);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autoptr (GError) error = NULL;
  gboolean done;

  self->is_restoring = TRUE;
  done = dcs_entry_restore (self->entry, draft->content, &error);
  self->is_restoring = FALSE;
  if (!done)
    {
      g_signal_emit_by_name (self, "failed", error);
      return;
    }
  _dcs_entry_keeper_note_kept (self, local);
  if (!dcs_entry_is_changed (self->entry))
    {
      drop_draft (self);
      _dcs_entry_keeper_set_state (self, DCS_KEEPER_CLEAN);
      return;
    }
  _dcs_entry_keeper_set_state (self, DCS_KEEPER_KEPT);
  g_signal_emit_by_name (self, "restored", local);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsEntryKeeper) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsKeptDraft) draft = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);

  self->is_looking = FALSE;
  if (self->is_stopped)
    return;
  if (error != NULL)
    g_signal_emit_by_name (self, "failed", error);
  else if (draft != NULL)
    restore (self, draft);
  else if (dcs_entry_is_changed (self->entry))
    _dcs_entry_keeper_entry_changed (self);
  g_signal_emit_by_name (self, "looked");
}

/**
 * dcs_entry_keeper_look_for_draft:
 *
 * Looks for what was typed before and not saved. "restored" when there was something; "looked" in
 * any case, and until then nothing should be typed.
 */
void
dcs_entry_keeper_look_for_draft (DcsEntryKeeper *self)
{
  g_return_if_fail (DCS_IS_ENTRY_KEEPER (self));

  self->is_looking = TRUE;
  _dcs_entry_job_find (self->clinic, self->entry, found_cb, g_object_ref (self));
}

void
dcs_entry_keeper_discard (DcsEntryKeeper *self)
{
  g_return_if_fail (DCS_IS_ENTRY_KEEPER (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->typing_since = 0;
  /* Also one that is only on its way: the jobs are done in turn. */
  self->n_discarded = self->n_keeping;
  if (self->has_draft)
    drop_draft (self);
  _dcs_entry_keeper_set_state (self, DCS_KEEPER_CLEAN);
}

void
dcs_entry_keeper_flush (DcsEntryKeeper *self)
{
  g_return_if_fail (DCS_IS_ENTRY_KEEPER (self));

  if (self->state == DCS_KEEPER_TYPING && !self->is_stopped)
    _dcs_entry_keeper_begin_keeping (self);
}

/**
 * dcs_entry_keeper_keep:
 *
 * Keeps what is typed for somebody who is about to leave: ends with "kept" when it lies in the
 * file, at once or later, or with "failed".
 */
void
dcs_entry_keeper_keep (DcsEntryKeeper *self)
{
  g_return_if_fail (DCS_IS_ENTRY_KEEPER (self));

  if (self->state == DCS_KEEPER_SAVING || self->is_stopped)
    return;
  self->is_leaving = TRUE;
  if (self->state == DCS_KEEPER_TYPING)
    _dcs_entry_keeper_begin_keeping (self);
  if (self->state == DCS_KEEPER_TYPING)
    return;
  self->is_leaving = FALSE;
  g_signal_emit_by_name (self, "kept");
}
