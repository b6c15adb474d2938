/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-entry.h"

G_BEGIN_DECLS

/**
 * DcsHistoryItem: one change of one field in words, as a row of the history shows it.
 *
 * Properties (strings): "header": when and by whom, for the first change of a save, else NULL;
 * "field"; "before", "after": NULL for nothing.
 */
#define DCS_TYPE_HISTORY_ITEM (dcs_history_item_get_type ())
G_DECLARE_FINAL_TYPE (DcsHistoryItem, dcs_history_item, DCS, HISTORY_ITEM, GObject)

/* @header: (nullable): what stands above it */
DcsHistoryItem *
dcs_history_item_new (DcsCatalog *catalog, const DcsHistoryEntry *entry, const char *header);
/* "14 Mar 2019, 17:02 · N. Berg"; (transfer full) */
char *dcs_history_item_describe_save (const DcsHistoryEntry *entry);
const char *dcs_history_item_get_header (DcsHistoryItem *self);
const char *dcs_history_item_get_field (DcsHistoryItem *self);
const char *dcs_history_item_get_before (DcsHistoryItem *self);
const char *dcs_history_item_get_after (DcsHistoryItem *self);
/* "14/03/2019, 17:02": of the audit trail's time; (transfer full) */
char *dcs_history_item_format_time (const char *when);

G_END_DECLS
