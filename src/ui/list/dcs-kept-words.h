/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-entry.h"
#include "dcs-entry.h"
#include "dcs-roster.h"

G_BEGIN_DECLS

/**
 * DcsKeptSubject: what a kept draft is about, as dcs_entry_get_subject() names it.
 */
typedef struct
{
  DcsEntryTask task;
  gint64 patient_id; /* 0: a new patient */
  gint64 id;         /* the record, 0 for a new one */
  gint64 treatment;  /* of a new record that belongs to one, else 0 */
} DcsKeptSubject;

gboolean dcs_kept_parse (const char *subject, DcsKeptSubject *parsed);
const char *dcs_kept_title (const DcsKeptDraft *draft);
const char *dcs_kept_patient (const DcsKeptDraft *draft, DcsRoster *roster);
char *dcs_kept_describe (const DcsKeptDraft *draft, DcsRoster *roster);
char *dcs_kept_when (const DcsKeptDraft *draft, GDateTime *now);

G_END_DECLS
