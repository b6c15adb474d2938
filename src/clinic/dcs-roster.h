/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-definition.h"
#include "dcs-summary.h"

G_BEGIN_DECLS

/**
 * DcsRosterColumn: what the patient list can be sorted by.
 */
typedef enum
{
  DCS_ROSTER_CODE,
  DCS_ROSTER_NAME,
  DCS_ROSTER_SEX,
  DCS_ROSTER_AGE,
  DCS_ROSTER_DISEASE,
  DCS_ROSTER_STATE,
  DCS_ROSTER_TREATMENT,
  DCS_ROSTER_LAST_VISIT,
  DCS_N_ROSTER_COLUMNS,
} DcsRosterColumn;

/**
 * DcsRosterQuery: which rows are shown. Zero or NULL means "any".
 */
typedef struct
{
  const char *search; /* as typed */
  DcsCode disease;
  DcsCode subtype;
  DcsState state; /* DCS_STATE_UNKNOWN: any */
  DcsCode drug;   /* running now */
} DcsRosterQuery;

/**
 * DcsRosterItem: one row as the list sees it; made when asked for. It keeps what it was made from:
 * when the patient changes, the roster hands out another one.
 */
#define DCS_TYPE_ROSTER_ITEM (dcs_roster_item_get_type ())
G_DECLARE_FINAL_TYPE (DcsRosterItem, dcs_roster_item, DCS, ROSTER_ITEM, GObject)

/* Borrowed from the item; valid while it lives. */
const DcsRosterRow *dcs_roster_item_get_row (DcsRosterItem *self);
const char *dcs_roster_item_get_disease (DcsRosterItem *self);
const char *dcs_roster_item_get_treatment (DcsRosterItem *self);
int dcs_roster_item_get_age (DcsRosterItem *self);

/**
 * DcsRoster: a GListModel of DcsRosterItem over all patients of a clinic, searched, filtered and
 * sorted over flat arrays, since a GObject for each of 100,000 patients is too slow. Main thread.
 *
 * Properties: "loading" (boolean), "n-patients" (unsigned, all of them).
 * Signals: "patients-changed", after rows came, went or were replaced, shown or not.
 */
#define DCS_TYPE_ROSTER (dcs_roster_get_type ())
G_DECLARE_FINAL_TYPE (DcsRoster, dcs_roster, DCS, ROSTER, GObject)

DcsRoster *dcs_roster_new (DcsCatalog *catalog);
DcsCatalog *dcs_roster_get_catalog (DcsRoster *self);
guint dcs_roster_get_n_patients (DcsRoster *self);
guint dcs_roster_get_n_findings (DcsRoster *self);
gboolean dcs_roster_get_loading (DcsRoster *self);
void dcs_roster_set_loading (DcsRoster *self, gboolean loading);
/* Copies the rows and their texts. Rows with a known id are replaced. */
void dcs_roster_append (DcsRoster *self, const DcsRosterRow *rows, guint n_rows);
void dcs_roster_remove (DcsRoster *self, gint64 patient_id);
void dcs_roster_clear (DcsRoster *self);
void dcs_roster_set_query (DcsRoster *self, const DcsRosterQuery *query);
void dcs_roster_set_sort (DcsRoster *self, DcsRosterColumn column, gboolean descending);
DcsRosterColumn dcs_roster_get_sort (DcsRoster *self, gboolean *descending);
const DcsRosterRow *dcs_roster_find (DcsRoster *self, gint64 patient_id);
/* The codes that occur in the rows, each once, for the filters. (transfer full) */
GArray *dcs_roster_dup_diseases (DcsRoster *self);
GArray *dcs_roster_dup_subtypes (DcsRoster *self, DcsCode disease);
GArray *dcs_roster_dup_drugs (DcsRoster *self);
gboolean dcs_roster_has_state (DcsRoster *self, DcsState state);

G_END_DECLS
