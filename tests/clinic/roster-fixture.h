/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-roster.h"

G_BEGIN_DECLS

DcsCatalog *roster_fixture_load_catalog (void);
DcsRosterRow roster_fixture_make_row (gint64 id, const char *code, const char *name);
GArray *roster_fixture_make_rows (guint n_patients, GStringChunk *texts);
void roster_fixture_fill (DcsRoster *roster, guint n_patients, guint n_batch);

G_END_DECLS
