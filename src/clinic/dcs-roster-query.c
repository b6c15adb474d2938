/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-roster-private.h"

#include <string.h>

static gboolean
has_drug (const DcsRosterRow *row, DcsCode drug)
{
  for (guint i = 0; i < row->summary.n_current; i++)
    if (row->summary.current[i] == drug)
      return TRUE;
  return FALSE;
}

/*< private >
 * _dcs_roster_matches:
 *
 * Returns: whether the row has all of what is asked for: each word somewhere in the code or the
 *   names, and the chosen codes
 */
gboolean
_dcs_roster_matches (DcsRoster *self, const DcsRosterEntry *entry)
{
  const DcsRosterRow *row = &entry->row;
  const DcsRosterQuery *query = &self->query;

  if (row->id == 0)
    return FALSE;
  if (query->disease != 0 && row->disease != query->disease)
    return FALSE;
  if (query->subtype != 0 && row->subtype != query->subtype)
    return FALSE;
  if (query->state != DCS_STATE_UNKNOWN && row->summary.state != query->state)
    return FALSE;
  if (query->drug != 0 && !has_drug (row, query->drug))
    return FALSE;
  for (char **word = self->words; *word != NULL; word++)
    if (strstr (row->search_key, *word) == NULL)
      return FALSE;
  return TRUE;
}

/* Whether all that is found by `now` was found by `before`: code by code. */
static gboolean
is_narrower_code (guint now, guint before)
{
  return before == 0 || now == before;
}

/*< private >
 * _dcs_roster_take_query:
 * @narrower: (out): whether only rows that matched until now can match
 *
 * Returns: whether the query differs from the present one
 */
gboolean
_dcs_roster_take_query (DcsRoster *self, const DcsRosterQuery *query, gboolean *narrower)
{
  g_autofree char *search = dcs_text_search_key (query->search != NULL ? query->search : "");
  const DcsRosterQuery *before = &self->query;

  if (strcmp (search, self->search) == 0 && query->disease == before->disease
      && query->subtype == before->subtype && query->state == before->state
      && query->drug == before->drug)
    return FALSE;

  /* A longer text holds the words of the shorter one, the last perhaps continued. */
  *narrower = g_str_has_prefix (search, self->search)
              && is_narrower_code (query->disease, before->disease)
              && is_narrower_code (query->subtype, before->subtype)
              && is_narrower_code (query->state, before->state)
              && is_narrower_code (query->drug, before->drug);
  self->query = *query;
  self->query.search = NULL;
  g_strfreev (self->words);
  g_free (self->search);
  self->search = g_steal_pointer (&search);
  self->words = g_strsplit_set (self->search, " \t", -1);
  return TRUE;
}

static void
add_code_once (GArray *codes, DcsCode code)
{
  if (code == 0)
    return;
  for (guint i = 0; i < codes->len; i++)
    if (g_array_index (codes, DcsCode, i) == code)
      return;
  g_array_append_val (codes, code);
}

/* The codes number `first` to `last` of the labels in use; `leader`: only where that comes first.
 */
static GArray *
collect_codes (DcsRosterLabels *labels, guint first, guint last, DcsCode leader)
{
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (DcsCode));
  GHashTableIter iter;
  gpointer key = NULL;

  g_hash_table_iter_init (&iter, labels->by_codes);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const DcsRosterLabel *label = key;

      if (label->n_users == 0 || (leader != 0 && label->codes[0] != leader))
        continue;
      for (guint i = first; i <= last && i < label->n_codes; i++)
        add_code_once (codes, label->codes[i]);
    }
  return codes;
}

/**
 * dcs_roster_dup_diseases:
 *
 * Returns: (transfer full) (element-type DcsCode): the diseases that occur, in no order
 */
GArray *
dcs_roster_dup_diseases (DcsRoster *self)
{
  g_return_val_if_fail (DCS_IS_ROSTER (self), NULL);

  return collect_codes (&self->diseases, 0, 0, 0);
}

/**
 * dcs_roster_dup_subtypes:
 * @disease: whose subtypes, or 0 for all
 *
 * Returns: (transfer full) (element-type DcsCode): the subtypes that occur, in no order
 */
GArray *
dcs_roster_dup_subtypes (DcsRoster *self, DcsCode disease)
{
  g_return_val_if_fail (DCS_IS_ROSTER (self), NULL);

  return collect_codes (&self->diseases, 1, 1, disease);
}

/**
 * dcs_roster_dup_drugs:
 *
 * Returns: (transfer full) (element-type DcsCode): the drugs that somebody takes now, in no order
 */
GArray *
dcs_roster_dup_drugs (DcsRoster *self)
{
  g_return_val_if_fail (DCS_IS_ROSTER (self), NULL);

  return collect_codes (&self->treatments, 0, DCS_SUMMARY_MAX_DRUGS - 1, 0);
}

/**
 * dcs_roster_has_state:
 *
 * Returns: whether any patient is in this state
 */
gboolean
dcs_roster_has_state (DcsRoster *self, DcsState state)
{
  g_return_val_if_fail (DCS_IS_ROSTER (self), FALSE);
  g_return_val_if_fail (state < DCS_N_STATES, FALSE);

  return self->n_in_state[state] > 0;
}
