/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-date.h"

G_BEGIN_DECLS

/* The farthest that dates are shifted, in days, either way. */
#define DCS_DEIDENTIFY_MAX_SHIFT 365

/**
 * DcsDeidentifier: replaces what tells who somebody is by what only the clinic's secret could lead
 * back from. The same secret always gives the same replacements.
 */
typedef struct _DcsDeidentifier DcsDeidentifier;

DcsDeidentifier *dcs_deidentifier_new (const char *secret);
void dcs_deidentifier_free (DcsDeidentifier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsDeidentifier, dcs_deidentifier_free)

char *dcs_deidentifier_dup_code (DcsDeidentifier *self, gint64 patient_id);
char *dcs_deidentifier_dup_uid (DcsDeidentifier *self, const char *kind, const char *uid);
int dcs_deidentifier_shift (DcsDeidentifier *self, gint64 patient_id);

DcsDate dcs_date_shift (DcsDate date, int days, DcsDateAnchor anchor);

G_END_DECLS
