/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-roster.h"

G_BEGIN_DECLS

/**
 * DcsRosterLabel: a text that many rows share, made from the same codes: a disease with its
 * subtype, or the drugs running. Rows count as its users.
 */
typedef struct
{
  DcsCode codes[DCS_SUMMARY_MAX_DRUGS];
  guint n_codes;
  guint n_users;
  guint rank;        /* place in the alphabet among the labels of its table; see ranks_valid */
  GRefString *text;  /* "" when there is nothing to tell */
  char *collate_key; /* of the text, for strcmp() */
} DcsRosterLabel;

/**
 * DcsRosterLabels: the labels of one kind.
 */
typedef struct
{
  GHashTable *by_codes; /* (element-type DcsRosterLabel DcsRosterLabel), owns them */
  gboolean ranks_valid;
} DcsRosterLabels;

/**
 * DcsRosterEntry: one patient. Its place in memory never changes.
 */
typedef struct
{
  DcsRosterRow row; /* id 0: removed; the texts are owned by the roster */
  DcsRosterLabel *disease;
  DcsRosterLabel *treatment;
  const char *name_key; /* collation key of the name, NULL: not asked for yet */
  guint name_rank;      /* see name_ranks_valid */
  gboolean is_fresh;    /* replaced just now: whoever shows it must look again */
} DcsRosterEntry;

/* Entries stand in blocks of this many. */
#define DCS_ROSTER_BLOCK 1024

struct _DcsRoster
{
  GObject parent_instance;

  DcsCatalog *catalog;
  gboolean loading;

  GPtrArray *blocks; /* of DcsRosterEntry[DCS_ROSTER_BLOCK] */
  guint n_entries;   /* removed ones too */
  guint n_patients;
  GHashTable *by_id; /* gint64 in the entry -> index */
  GHashTable *items; /* gint64 in the item -> DcsRosterItem, weak; shared with the items */
  GStringChunk *texts;
  DcsRosterLabels diseases;
  DcsRosterLabels treatments;
  guint n_in_state[DCS_N_STATES];
  guint n_findings; /* of all patients together */

  /* Indices of entries */
  GArray *by_code;      /* all patients, by code */
  GArray *order;        /* all patients, as sorted now */
  GArray *shown;        /* those that match, as sorted now: what the model lists */
  GByteArray *matching; /* for each entry, whether it matches */

  DcsRosterColumn sort_column;
  gboolean sort_descending;
  gboolean name_ranks_valid;

  char *search;         /* folded */
  char **words;         /* of the search */
  DcsRosterQuery query; /* its search is not used */
};

static inline DcsRosterEntry *
_dcs_roster_entry (DcsRoster *self, guint index)
{
  DcsRosterEntry *block = g_ptr_array_index (self->blocks, index / DCS_ROSTER_BLOCK);

  return &block[index % DCS_ROSTER_BLOCK];
}

void _dcs_roster_release_entry (DcsRoster *self, DcsRosterEntry *entry);
void _dcs_roster_fill_entry (DcsRoster *self, DcsRosterEntry *entry, const DcsRosterRow *row);
guint _dcs_roster_add_entry (DcsRoster *self, const DcsRosterRow *row);

void _dcs_roster_update_shown (DcsRoster *self);

DcsRosterItem *_dcs_roster_item_new (const DcsRosterEntry *entry, GHashTable *registry);

void _dcs_roster_labels_init (DcsRosterLabels *self);
void _dcs_roster_labels_clear (DcsRosterLabels *self);
typedef char *(*DcsRosterLabelFunc) (DcsCatalog *catalog, const DcsRosterRow *row);
DcsRosterLabel *_dcs_roster_labels_take (DcsRosterLabels *self,
                                         const DcsCode *codes,
                                         guint n_codes,
                                         DcsRosterLabelFunc make,
                                         DcsCatalog *catalog,
                                         const DcsRosterRow *row);
void _dcs_roster_labels_rank (DcsRosterLabels *self);

gboolean _dcs_roster_matches (DcsRoster *self, const DcsRosterEntry *entry);
gboolean _dcs_roster_take_query (DcsRoster *self, const DcsRosterQuery *query, gboolean *narrower);

void _dcs_roster_merge (
    DcsRoster *self, GArray *array, GArray *batch, DcsRosterColumn column, gboolean descending);
void _dcs_roster_sort_all (DcsRoster *self);

G_END_DECLS
