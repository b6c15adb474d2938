/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-entry-keeper.h"

G_BEGIN_DECLS

struct _DcsEntryKeeper
{
  GObject parent_instance;

  /* owned */
  DcsClinic *clinic;
  DcsEntry *entry;
  GDateTime *kept_at;
  DcsCourse *before; /* what the entry was made of, before a conflict; or NULL */
  char *state_text;
  char *kept_problem; /* why the draft could not be kept, or NULL */

  DcsKeeperState state;
  guint timeout;
  gint64 typing_since; /* monotonic: of the first key that is not kept, or 0 */
  guint n_keeping;     /* jobs under way … */
  guint n_discarded;   /* … of which the first so many are thrown away again */
  gint64 saved_patient, saved_record;
  gboolean has_draft;  /* something lies in the file */
  gboolean is_looking; /* the draft of before is not read yet: it must not be overwritten */
  gboolean is_restoring;
  gboolean is_leaving; /* somebody waits for "kept" */
  gboolean is_stopped;
};

/* dcs-entry-keeper.c */
void _dcs_entry_keeper_set_state (DcsEntryKeeper *self, DcsKeeperState state);
void _dcs_entry_keeper_note_kept (DcsEntryKeeper *self, GDateTime *when);

/* dcs-entry-keeper-draft.c */
void _dcs_entry_keeper_begin_keeping (DcsEntryKeeper *self);
void _dcs_entry_keeper_entry_changed (DcsEntryKeeper *self);

G_END_DECLS
