/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic.h"
#include "dcs-entry.h"

G_BEGIN_DECLS

/* What the keeper has done on the database thread. Only texts and drafts cross over. */

void _dcs_entry_job_keep (DcsClinic *clinic,
                          DcsEntry *entry,
                          GAsyncReadyCallback callback,
                          gpointer data);
void _dcs_entry_job_drop (DcsClinic *clinic,
                          const char *subject,
                          GAsyncReadyCallback callback,
                          gpointer data);
/* The result is a DcsKeptDraft (transfer full), or NULL. */
void _dcs_entry_job_find (DcsClinic *clinic,
                          DcsEntry *entry,
                          GAsyncReadyCallback callback,
                          gpointer data);
/* The result is the patient's id and the record's (gint64 *, transfer full). */
void _dcs_entry_job_save (DcsClinic *clinic,
                          DcsEntry *entry,
                          const char *reason,
                          GAsyncReadyCallback callback,
                          gpointer data);

G_END_DECLS
