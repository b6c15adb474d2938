/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-roster-private.h"

/* The patients as the roster keeps them: their rows, labels and counts. */

static char *
make_disease_text (DcsCatalog *catalog, const DcsRosterRow *row)
{
  DcsDefinition *definition = dcs_catalog_find (catalog, row->disease);
  g_autofree char *subtype = NULL;

  if (definition == NULL)
    return g_strdup (row->disease != 0 ? dcs_code_string (row->disease) : "");
  if (row->subtype != 0)
    subtype = dcs_definition_subtype_label (
        definition, row->subtype, row->subtype_site, row->subtype_form);
  if (subtype == NULL || subtype[0] == '\0')
    return g_strdup (dcs_definition_abbr (definition));
  return g_strdup_printf ("%s · %s", dcs_definition_abbr (definition), subtype);
}

static char *
make_treatment_text (DcsCatalog *catalog, const DcsRosterRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->summary.n_current; i++)
    {
      const char *abbr = dcs_catalog_abbr (catalog, "drug", row->summary.current[i]);

      if (i > 0)
        g_string_append (text, " + ");
      g_string_append (text, abbr != NULL ? abbr : dcs_code_string (row->summary.current[i]));
    }
  return g_string_free (text, FALSE);
}

static guint
count_in_state (DcsState state)
{
  return state < DCS_N_STATES ? state : DCS_STATE_UNKNOWN;
}

/* Takes an entry out of all that is counted. */
void
_dcs_roster_release_entry (DcsRoster *self, DcsRosterEntry *entry)
{
  entry->disease->n_users--;
  entry->treatment->n_users--;
  self->n_in_state[count_in_state (entry->row.summary.state)]--;
  self->n_findings -= entry->row.summary.n_findings;
  /* The next who asks for this patient gets a new item. */
  g_hash_table_remove (self->items, &entry->row.id);
}

/* Copies a row with its texts into an entry, and counts it. */
void
_dcs_roster_fill_entry (DcsRoster *self, DcsRosterEntry *entry, const DcsRosterRow *row)
{
  const DcsCode disease_codes[] = {
    row->disease, row->subtype, row->subtype_site, row->subtype_form
  };

  entry->row = *row;
  entry->row.summary.n_current = MIN (row->summary.n_current, DCS_SUMMARY_MAX_DRUGS);
  entry->row.code = g_string_chunk_insert (self->texts, row->code != NULL ? row->code : "");
  entry->row.name = g_string_chunk_insert (self->texts, row->name != NULL ? row->name : "");
  entry->row.search_key = g_string_chunk_insert (self->texts,
                                                 row->search_key != NULL ? row->search_key : "");
  entry->name_key = NULL;
  entry->disease = _dcs_roster_labels_take (&self->diseases,
                                            disease_codes,
                                            G_N_ELEMENTS (disease_codes),
                                            make_disease_text,
                                            self->catalog,
                                            row);
  entry->treatment = _dcs_roster_labels_take (&self->treatments,
                                              entry->row.summary.current,
                                              entry->row.summary.n_current,
                                              make_treatment_text,
                                              self->catalog,
                                              &entry->row);
  self->n_in_state[count_in_state (row->summary.state)]++;
  self->n_findings += row->summary.n_findings;
}

/* The index of a new entry for a row. */
guint
_dcs_roster_add_entry (DcsRoster *self, const DcsRosterRow *row)
{
  guint index = self->n_entries;
  DcsRosterEntry *entry;

  if (index % DCS_ROSTER_BLOCK == 0)
    g_ptr_array_add (self->blocks, g_new0 (DcsRosterEntry, DCS_ROSTER_BLOCK));
  self->n_entries++;
  self->n_patients++;
  g_byte_array_set_size (self->matching, self->n_entries);
  self->matching->data[index] = FALSE;
  entry = _dcs_roster_entry (self, index);
  _dcs_roster_fill_entry (self, entry, row);
  g_hash_table_insert (self->by_id, &entry->row.id, GUINT_TO_POINTER (index));
  return index;
}
