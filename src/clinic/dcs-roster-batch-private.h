/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-roster.h"

G_BEGIN_DECLS

/**
 * DcsRosterBatch: some rows of the patient list on their way from the database thread to the main
 * thread: a plain value that one thread owns at a time.
 */
typedef struct _DcsRosterBatch DcsRosterBatch;

DcsRosterBatch *dcs_roster_batch_new (void);
void dcs_roster_batch_free (DcsRosterBatch *self);
gboolean dcs_roster_batch_add_cb (const DcsRosterRow *row, gpointer batch);
gboolean dcs_roster_batch_is_full (DcsRosterBatch *self);
gboolean dcs_roster_batch_has (DcsRosterBatch *self, gint64 patient_id);
void dcs_roster_batch_append_to (DcsRosterBatch *self, DcsRoster *roster);

G_END_DECLS
