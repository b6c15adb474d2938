/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-work.h"
#include "dcs-roster.h"

G_BEGIN_DECLS

/**
 * DcsResistantItem: a patient whose treatment failed, or may have, as the page lists it.
 *
 * Properties: "expanded" (boolean): whether the options to discuss are shown; "disease" (string).
 */
#define DCS_TYPE_RESISTANT_ITEM (dcs_resistant_item_get_type ())
G_DECLARE_FINAL_TYPE (DcsResistantItem, dcs_resistant_item, DCS, RESISTANT_ITEM, GObject)

/* Takes @row over. @roster: (nullable): which knows the rest of the subtype. */
DcsResistantItem *
dcs_resistant_item_new (DcsResistantRow *row, DcsCatalog *catalog, DcsRoster *roster);

const DcsResistantRow *dcs_resistant_item_get_row (DcsResistantItem *self);
const char *dcs_resistant_item_get_disease (DcsResistantItem *self);
/* Looks the subtype up again: the patients may be read later. */
void dcs_resistant_item_update_disease (DcsResistantItem *self, DcsRoster *roster);
gboolean dcs_resistant_item_get_expanded (DcsResistantItem *self);
void dcs_resistant_item_set_expanded (DcsResistantItem *self, gboolean expanded);
guint dcs_resistant_item_count (DcsResistantItem *self, DcsResistanceStatus status);
/* The row as a screen reader says it; (transfer full) */
char *dcs_resistant_item_dup_spoken (DcsResistantItem *self);

/* "Confirmed", "To confirm"; static */
const char *dcs_resistance_status_label (DcsResistanceStatus status);
/* "discussed on 3 May 2020", "given since 2019", "open"; (transfer full) */
char *dcs_option_describe_status (const DcsOptionState *option);

G_END_DECLS
