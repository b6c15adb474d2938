/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic.h"
#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsEntryKeeper: keeps what is typed into an entry in the clinic file (at most a second after the
 * last key, and at once when told to), brings it back, saves it, and says what stands in the way.
 * Belongs to whatever hosts a form: a dialog or the visit page. No widget in it.
 *
 * Properties: "entry", "state" (DcsKeeperState), "kept-at" (GDateTime), "state-text" (string).
 * Signals: "saved" (after a save that succeeded), "conflict" (guint n_cells: the entry was
 * rebased), "failed" (GError: nothing was saved; the draft is kept), "restored" (GDateTime: when
 * the draft was kept), "looked" (after dcs_entry_keeper_look_for_draft(), draft or not),
 * "kept" (after dcs_entry_keeper_keep()).
 */
typedef enum
{
  DCS_KEEPER_CLEAN,  /* nothing typed */
  DCS_KEEPER_TYPING, /* newer than what is kept */
  DCS_KEEPER_KEPT,   /* what was typed is kept */
  DCS_KEEPER_SAVING,
} DcsKeeperState;

#define DCS_TYPE_ENTRY_KEEPER (dcs_entry_keeper_get_type ())
G_DECLARE_FINAL_TYPE (DcsEntryKeeper, dcs_entry_keeper, DCS, ENTRY_KEEPER, GObject)

DcsEntryKeeper *dcs_entry_keeper_new (DcsClinic *clinic, DcsEntry *entry);
DcsEntry *dcs_entry_keeper_get_entry (DcsEntryKeeper *self);
DcsKeeperState dcs_entry_keeper_get_state (DcsEntryKeeper *self);
/* Looks for a draft of the entry's subject and restores it; "restored" is emitted when there was
 * one. */
void dcs_entry_keeper_look_for_draft (DcsEntryKeeper *self);
/* The entry must be valid. */
void dcs_entry_keeper_save (DcsEntryKeeper *self, const char *reason);
/* Throws the draft away (somebody chose "Discard"). */
void dcs_entry_keeper_discard (DcsEntryKeeper *self);
/* Keeps what was typed now; for a window that closes. */
void dcs_entry_keeper_flush (DcsEntryKeeper *self);
/* Keeps what was typed for somebody who leaves: "kept" when it lies in the file, or "failed". */
void dcs_entry_keeper_keep (DcsEntryKeeper *self);
/* Nothing is kept any more, and what is under way is not waited for: the entry goes. */
void dcs_entry_keeper_stop (DcsEntryKeeper *self);
/* What the form says about it: "Draft kept 17:02"; "" when there is nothing to say. */
const char *dcs_entry_keeper_get_state_text (DcsEntryKeeper *self);
/* During "conflict": the form as it was before anybody changed it; (transfer full), or NULL. */
DcsEntry *dcs_entry_keeper_dup_before (DcsEntryKeeper *self);
/* After "saved": whose, and the record of the entry's task. */
gint64 dcs_entry_keeper_get_saved_patient (DcsEntryKeeper *self);
gint64 dcs_entry_keeper_get_saved_record (DcsEntryKeeper *self);

G_END_DECLS
