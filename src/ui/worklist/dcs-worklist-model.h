/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-worklist-item.h"

G_BEGIN_DECLS

/**
 * DcsWorklistModel: a list model of DcsWorklistItem over the rows of the worklist: for each group
 * that has any a heading, its rows and, when there are more, a line that leads to them. Items are
 * made when they are asked for. Rows that were there before stay when the list is read anew. Needs
 * no display.
 */
#define DCS_TYPE_WORKLIST_MODEL (dcs_worklist_model_get_type ())
G_DECLARE_FINAL_TYPE (DcsWorklistModel, dcs_worklist_model, DCS, WORKLIST_MODEL, GObject)

DcsWorklistModel *dcs_worklist_model_new (void);
/* Both (nullable): what the words of the rows are made with. */
void dcs_worklist_model_set_source (DcsWorklistModel *self, DcsCatalog *catalog, DcsRoster *roster);
void dcs_worklist_model_set_rows (DcsWorklistModel *self,
                                  GPtrArray *rows,
                                  const DcsWorkCounts *counts,
                                  DcsDate today);
guint dcs_worklist_model_get_count (DcsWorklistModel *self, DcsWorkGroup group);
guint dcs_worklist_model_get_n_rows (DcsWorklistModel *self, DcsWorkGroup group);
const DcsWorkRow *
dcs_worklist_model_get_row (DcsWorklistModel *self, DcsWorkGroup group, guint index);
const DcsWorkRow *dcs_worklist_model_find (DcsWorklistModel *self, const char *key);
gboolean dcs_worklist_model_find_line (DcsWorklistModel *self, const char *key, guint *position);

G_END_DECLS
