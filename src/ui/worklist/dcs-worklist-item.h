/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-roster.h"
#include "dcs-worklist-words.h"

G_BEGIN_DECLS

/**
 * DcsWorklistLine: what a line of the worklist is.
 *
 * @DCS_WORKLIST_HEADING: the heading of a group, with its count
 * @DCS_WORKLIST_ROW: something that waits
 * @DCS_WORKLIST_MORE: the way to the rows of a group that are not shown
 */
typedef enum
{
  DCS_WORKLIST_HEADING,
  DCS_WORKLIST_ROW,
  DCS_WORKLIST_MORE,
} DcsWorklistLineKind;

/**
 * DcsWorklistItem: one line of the worklist in words, made when it is asked for. A row does not
 * change; a heading counts.
 *
 * Properties: "count" (unsigned, of a heading or of what leads to more), "disease" (of a row).
 */
#define DCS_TYPE_WORKLIST_ITEM (dcs_worklist_item_get_type ())
G_DECLARE_FINAL_TYPE (DcsWorklistItem, dcs_worklist_item, DCS, WORKLIST_ITEM, GObject)

/* @kind: a heading or a line that leads to more. */
DcsWorklistItem *dcs_worklist_item_new (DcsWorklistLineKind kind, DcsWorkGroup group, guint count);
/* @roster: (nullable): whose rows know the subtype. */
DcsWorklistItem *dcs_worklist_item_new_row (const DcsWorkRow *row,
                                            DcsCatalog *catalog,
                                            DcsRoster *roster,
                                            DcsDate today);

DcsWorklistLineKind dcs_worklist_item_get_kind (DcsWorklistItem *self);
DcsWorkGroup dcs_worklist_item_get_group (DcsWorklistItem *self);
guint dcs_worklist_item_get_count (DcsWorklistItem *self);
void dcs_worklist_item_set_count (DcsWorklistItem *self, guint count);

/* Of a row */
const DcsWorkItem *dcs_worklist_item_get_work (DcsWorklistItem *self);
/* What knows the row again when the list was read anew. */
const char *dcs_worklist_item_get_key (DcsWorklistItem *self);
const char *dcs_worklist_item_get_code (DcsWorklistItem *self);
const char *dcs_worklist_item_get_name (DcsWorklistItem *self);
const char *dcs_worklist_item_get_disease (DcsWorklistItem *self);
/* Looks the subtype up again: the patients may be read after the worklist. */
void
dcs_worklist_item_update_disease (DcsWorklistItem *self, DcsCatalog *catalog, DcsRoster *roster);
DcsState dcs_worklist_item_get_state (DcsWorklistItem *self);
const char *dcs_worklist_item_get_what (DcsWorklistItem *self);
const char *dcs_worklist_item_get_why (DcsWorklistItem *self);
const char *dcs_worklist_item_get_when (DcsWorklistItem *self);
DcsWorkStep dcs_worklist_item_get_step (DcsWorklistItem *self);
/* The dates in full; (transfer full) */
char *dcs_worklist_item_dup_dates (DcsWorklistItem *self);
/* What stands in the line, as a screen reader says it; (transfer full) */
char *dcs_worklist_item_dup_spoken (DcsWorklistItem *self);

/* What stands for an item in actions: "12:due:…"; (transfer full) */
char *dcs_work_item_dup_key (const DcsWorkItem *item);

G_END_DECLS
