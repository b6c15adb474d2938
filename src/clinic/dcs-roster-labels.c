/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-roster-private.h"

#include <string.h>

/* A clinic has a few dozen subtypes and a few hundred combinations of drugs: making the text and
 * its collation key once for each of them, not for each patient, is what makes a long list cheap.
 */

static guint
label_hash (gconstpointer key)
{
  const DcsRosterLabel *label = key;
  guint hash = label->n_codes;

  for (guint i = 0; i < label->n_codes; i++)
    hash = hash * 31 + label->codes[i];
  return hash;
}

static gboolean
label_equal (gconstpointer a, gconstpointer b)
{
  const DcsRosterLabel *one = a;
  const DcsRosterLabel *other = b;

  return one->n_codes == other->n_codes
         && memcmp (one->codes, other->codes, one->n_codes * sizeof (DcsCode)) == 0;
}

static void
label_free (gpointer data)
{
  DcsRosterLabel *label = data;

  g_ref_string_release (label->text);
  g_free (label->collate_key);
  g_free (label);
}

static int
compare_labels (gconstpointer a, gconstpointer b, gpointer data)
{
  const DcsRosterLabel *one = *(DcsRosterLabel *const *) a;
  const DcsRosterLabel *other = *(DcsRosterLabel *const *) b;

  return strcmp (one->collate_key, other->collate_key);
}

void
_dcs_roster_labels_init (DcsRosterLabels *self)
{
  self->by_codes = g_hash_table_new_full (label_hash, label_equal, NULL, label_free);
  self->ranks_valid = TRUE;
}

void
_dcs_roster_labels_clear (DcsRosterLabels *self)
{
  g_clear_pointer (&self->by_codes, g_hash_table_unref);
}

/*< private >
 * _dcs_roster_labels_take:
 * @codes: what the label is about
 * @make: makes the text when the label is new
 *
 * Returns: (transfer none): the label of these codes, with one user more
 */
DcsRosterLabel *
_dcs_roster_labels_take (DcsRosterLabels *self,
                         const DcsCode *codes,
                         guint n_codes,
                         DcsRosterLabelFunc make,
                         DcsCatalog *catalog,
                         const DcsRosterRow *row)
{
  DcsRosterLabel probe = { .n_codes = MIN (n_codes, DCS_SUMMARY_MAX_DRUGS) };
  DcsRosterLabel *label;

  memcpy (probe.codes, codes, probe.n_codes * sizeof (DcsCode));
  label = g_hash_table_lookup (self->by_codes, &probe);
  if (label == NULL)
    {
      g_autofree char *text = make (catalog, row);

      label = g_memdup2 (&probe, sizeof probe);
      label->text = g_ref_string_new (text);
      label->collate_key = g_utf8_collate_key (text, -1);
      g_hash_table_add (self->by_codes, label);
      self->ranks_valid = FALSE;
    }
  label->n_users++;
  return label;
}

/*< private >
 * _dcs_roster_labels_rank:
 *
 * Numbers the labels in the order of the alphabet; equal texts get equal numbers.
 */
void
_dcs_roster_labels_rank (DcsRosterLabels *self)
{
  g_autofree gpointer *labels = NULL;
  guint n_labels = 0;
  guint rank = 0;

  if (self->ranks_valid)
    return;
  labels = g_hash_table_get_keys_as_array (self->by_codes, &n_labels);
  g_qsort_with_data (labels, (int) n_labels, sizeof (gpointer), compare_labels, NULL);
  for (guint i = 0; i < n_labels; i++)
    {
      DcsRosterLabel *label = labels[i];

      if (i > 0 && compare_labels (&labels[i - 1], &labels[i], NULL) != 0)
        rank++;
      label->rank = rank;
    }
  self->ranks_valid = TRUE;
}
