/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-core.h"

G_BEGIN_DECLS

/**
 * DcsVisitEntry: a visit as somebody words it: a patient's code, a date, and keys with values: the
 * fields of a visit, or what was measured as "test" or "test@site".
 */
typedef struct _DcsVisitEntry DcsVisitEntry;

DcsVisitEntry *dcs_visit_entry_new (const char *patient_code, const char *date);
void dcs_visit_entry_free (DcsVisitEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsVisitEntry, dcs_visit_entry_free)

void dcs_visit_entry_add (DcsVisitEntry *self, const char *key, const char *value);
char *dcs_visit_entry_save (DcsVisitEntry *self, DcsClinicCore *core, GError **error);

gboolean dcs_entry_parse_field (
    DcsDraft *draft, int field, DcsVocabulary *vocabulary, const char *text, GError **error);

G_END_DECLS
