/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

/* Steps of undo. A step holds every text that one edit changed, those that followed it, too. Typing
 * on in the same cell belongs to the step before, unless something was taken back in between. */

static void
change_clear (gpointer data)
{
  DcsEntryChange *change = data;

  g_free (change->before);
  g_free (change->after);
}

void
_dcs_entry_step_free (gpointer data)
{
  DcsEntryStep *step = data;

  g_array_unref (step->changes);
  g_free (step);
}

/* @origin: what is typed into; NULL: an edit of more than one cell */
void
_dcs_entry_step_begin (DcsEntry *self, DcsEntryCell *origin)
{
  DcsEntryStep *last = self->undo->len > 0 ? self->undo->pdata[self->undo->len - 1] : NULL;

  g_return_if_fail (self->step == NULL);

  if (last != NULL && self->may_merge && origin != NULL && last->origin == origin)
    {
      self->step = g_ptr_array_steal_index (self->undo, self->undo->len - 1);
      return;
    }
  self->step = g_new0 (DcsEntryStep, 1);
  self->step->origin = origin;
  self->step->changes = g_array_new (FALSE, FALSE, sizeof (DcsEntryChange));
  g_array_set_clear_func (self->step->changes, change_clear);
}

/* Notes that a text changes, before it does. */
void
_dcs_entry_step_note (
    DcsEntry *self, DcsEntryCell *cell, const char *before, const char *after, gboolean touched)
{
  DcsEntryChange change = { .cell = cell,
                            .touched_before = cell->is_touched,
                            .touched_after = touched };

  if (self->step == NULL)
    return;
  for (guint i = 0; i < self->step->changes->len; i++)
    {
      DcsEntryChange *earlier = &g_array_index (self->step->changes, DcsEntryChange, i);

      if (earlier->cell != cell)
        continue;
      dcs_set_str (&earlier->after, after);
      earlier->touched_after = touched;
      return;
    }
  change.before = g_strdup (before);
  change.after = g_strdup (after);
  g_array_append_val (self->step->changes, change);
}

void
_dcs_entry_step_end (DcsEntry *self)
{
  DcsEntryStep *step = g_steal_pointer (&self->step);
  gboolean changes = FALSE;

  for (guint i = 0; i < step->changes->len && !changes; i++)
    {
      const DcsEntryChange *change = &g_array_index (step->changes, DcsEntryChange, i);

      changes = !g_str_equal (change->before, change->after);
    }
  g_ptr_array_set_size (self->redo, 0);
  self->may_merge = changes;
  if (changes)
    g_ptr_array_add (self->undo, step);
  else
    {
      /* Typed and taken back by hand: as if nobody had touched it. */
      for (guint i = 0; i < step->changes->len; i++)
        {
          const DcsEntryChange *change = &g_array_index (step->changes, DcsEntryChange, i);

          change->cell->is_touched = change->touched_before != FALSE;
        }
      _dcs_entry_step_free (step);
    }
}

void
_dcs_entry_forget_steps (DcsEntry *self)
{
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  self->may_merge = FALSE;
}

gboolean
dcs_entry_can_undo (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), FALSE);

  return self->undo->len > 0;
}

gboolean
dcs_entry_can_redo (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), FALSE);

  return self->redo->len > 0;
}

static const char *
replay (DcsEntry *self, DcsEntryStep *step, gboolean back)
{
  GArray *changes = step->changes;
  DcsEntryCell *origin = step->origin != NULL ? step->origin
                                              : g_array_index (changes, DcsEntryChange, 0).cell;

  for (guint i = 0; i < changes->len; i++)
    {
      const DcsEntryChange *change = &g_array_index (changes, DcsEntryChange, i);

      _dcs_entry_replay (self,
                         change->cell,
                         back ? change->before : change->after,
                         back ? change->touched_before : change->touched_after);
    }
  for (guint i = 0; i < changes->len; i++)
    _dcs_entry_replayed (self, g_array_index (changes, DcsEntryChange, i).cell);
  self->may_merge = FALSE;
  _dcs_entry_settle (self);
  return origin->shown.path;
}

/**
 * dcs_entry_undo:
 *
 * Takes the last step back.
 *
 * Returns: (transfer none) (nullable): the path of the cell that was typed into; %NULL when there
 * is nothing to take back
 */
const char *
dcs_entry_undo (DcsEntry *self)
{
  DcsEntryStep *step;

  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  if (self->undo->len == 0)
    return NULL;
  step = g_ptr_array_steal_index (self->undo, self->undo->len - 1);
  g_ptr_array_add (self->redo, step);
  return replay (self, step, TRUE);
}

/**
 * dcs_entry_redo:
 *
 * Does again what was taken back last.
 *
 * Returns: (transfer none) (nullable): the path of the cell that changes; %NULL when there is
 *   nothing
 */
const char *
dcs_entry_redo (DcsEntry *self)
{
  DcsEntryStep *step;

  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  if (self->redo->len == 0)
    return NULL;
  step = g_ptr_array_steal_index (self->redo, self->redo->len - 1);
  g_ptr_array_add (self->undo, step);
  return replay (self, step, FALSE);
}
