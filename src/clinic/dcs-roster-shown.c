/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-roster-private.h"

/* Which patients the model lists, and in what order. */

/* Emits the smallest change that turns what was listed before into `shown`. */
static void
emit_difference (DcsRoster *self, GArray *before)
{
  GArray *now = self->shown;
  guint n_common = MIN (before->len, now->len);
  guint start = 0;
  guint end = 0;

#define SAME(a, b)                                                                                 \
  (g_array_index (before, guint, a) == g_array_index (now, guint, b)                               \
   && !_dcs_roster_entry (self, g_array_index (now, guint, b))->is_fresh)
  while (start < n_common && SAME (start, start))
    start++;
  while (end < n_common - start && SAME (before->len - 1 - end, now->len - 1 - end))
    end++;
#undef SAME

  if (start + end < before->len || start + end < now->len)
    g_list_model_items_changed (
        G_LIST_MODEL (self), start, before->len - start - end, now->len - start - end);
}

/* Lists anew what matches, in the present order. */
void
_dcs_roster_update_shown (DcsRoster *self)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->shown);

  self->shown = g_array_sized_new (FALSE, FALSE, sizeof (guint), before->len);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint index = g_array_index (self->order, guint, i);

      if (self->matching->data[index])
        g_array_append_val (self->shown, index);
    }
  emit_difference (self, before);
}

/**
 * dcs_roster_set_query:
 * @query: what to show; copied
 *
 * A longer search text or one more filter looks only at the rows that are shown already.
 */
void
dcs_roster_set_query (DcsRoster *self, const DcsRosterQuery *query)
{
  gboolean narrower = FALSE;

  g_return_if_fail (DCS_IS_ROSTER (self));
  g_return_if_fail (query != NULL);

  if (!_dcs_roster_take_query (self, query, &narrower))
    return;
  for (guint i = 0; i < self->n_entries; i++)
    if (!narrower || self->matching->data[i])
      self->matching->data[i] = _dcs_roster_matches (self, _dcs_roster_entry (self, i));
  _dcs_roster_update_shown (self);
}

/**
 * dcs_roster_set_sort:
 * @column: what to sort by; rows that are equal in it, or have nothing in it, stand by their codes
 * @descending: from the last to the first; rows with nothing in the column stay at the end
 */
void
dcs_roster_set_sort (DcsRoster *self, DcsRosterColumn column, gboolean descending)
{
  g_return_if_fail (DCS_IS_ROSTER (self));
  g_return_if_fail (column < DCS_N_ROSTER_COLUMNS);

  descending = !!descending;
  if (self->sort_column == column && self->sort_descending == descending)
    return;
  self->sort_column = column;
  self->sort_descending = descending;
  _dcs_roster_sort_all (self);
  _dcs_roster_update_shown (self);
}

/**
 * dcs_roster_get_sort:
 * @descending: (out) (optional): whether from the last to the first
 *
 * Returns: what the roster is sorted by
 */
DcsRosterColumn
dcs_roster_get_sort (DcsRoster *self, gboolean *descending)
{
  g_return_val_if_fail (DCS_IS_ROSTER (self), DCS_ROSTER_CODE);

  if (descending != NULL)
    *descending = self->sort_descending;
  return self->sort_column;
}
