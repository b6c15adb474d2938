/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

/* Somebody else saved meanwhile: their values become what the form began with. */

typedef struct
{
  DcsEntryCell *cell;
  char *original; /* owned */
  char *text;     /* owned */
  gboolean changed;
} Before;

static void
before_clear (gpointer data)
{
  Before *before = data;

  g_free (before->original);
  g_free (before->text);
}

/* Whether what a cell began with is in the file; else it was only suggested, and another suggestion
 * is nobody's change. */
gboolean
_dcs_entry_is_stored (DcsEntry *self, const DcsEntryCell *cell)
{
  switch (cell->role)
    {
    case DCS_CELL_FIELD:
      return self->slots[cell->slot].stored != NULL;
    case DCS_CELL_UNIT:
      return cell->of->base != NULL;
    case DCS_CELL_REST:
      return self->slots[0].stored != NULL;
    default:
      return TRUE;
    }
}

/* A unit that a number was typed in is part of what was typed. */
static gboolean
is_typed (const DcsEntryCell *cell)
{
  return cell->shown.is_changed
         || (cell->role == DCS_CELL_UNIT && cell->is_touched && _dcs_cell_text (cell->of)[0] != '\0'
             && cell->of->shown.is_changed);
}

static GArray *
remember (DcsEntry *self)
{
  GArray *list = g_array_sized_new (FALSE, FALSE, sizeof (Before), self->cells->len);

  g_array_set_clear_func (list, before_clear);
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];
      Before before = {
        cell, g_strdup (cell->original), g_strdup (_dcs_cell_text (cell)), is_typed (cell)
      };

      g_array_append_val (list, before);
    }
  return list;
}

/* The stored texts of the records' own fields, as the new course has them. */
static void
load_slots (DcsEntry *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];
      const DcsEntrySlot *slot = &self->slots[cell->slot];
      g_autofree char *text = NULL;

      if (cell->role != DCS_CELL_FIELD || slot->stored == NULL)
        continue;
      if (cell->is_begun && slot->stored[cell->field].kind == DCS_VALUE_NULL)
        continue;
      cell->is_begun = FALSE;
      text = _dcs_entry_format (self, cell->info, &slot->stored[cell->field]);
      _dcs_entry_set_original (cell, text);
    }
}

static guint
merge (DcsEntry *self, GArray *list)
{
  guint n_conflicts = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const Before *before = &g_array_index (list, Before, i);
      DcsEntryCell *cell = before->cell;
      const char *text = before->changed ? before->text : cell->original;
      g_autofree char *theirs = NULL;

      if (!before->changed && g_str_equal (before->original, cell->original))
        text = before->text;
      if (!before->changed && !g_str_equal (before->original, cell->original))
        cell->is_touched = FALSE;
      _dcs_entry_replay (self, cell, text, cell->is_touched);
      if (!before->changed || !cell->shown.is_changed
          || g_str_equal (before->original, cell->original) || !_dcs_entry_is_stored (self, cell))
        continue;
      n_conflicts++;
      theirs = _dcs_entry_format_shown (self, cell, cell->original);
      _dcs_set_shown (&cell->shown.theirs, theirs);
    }
  return n_conflicts;
}

/**
 * dcs_entry_rebase:
 * @course: the patient's course as it is now
 *
 * Somebody else saved meanwhile. What was typed stays; cells that nobody typed into show what is
 * stored now. Cells that were changed on both sides get `theirs`, and the entry is saved over them
 * unless dcs_entry_take_theirs() is called. Undo begins anew.
 *
 * Returns: how many cells were changed on both sides
 */
guint
dcs_entry_rebase (DcsEntry *self, DcsCourse *course)
{
  g_autoptr (GArray) list = NULL;
  DcsCourse *old;
  guint n_conflicts;

  g_return_val_if_fail (DCS_IS_ENTRY (self), 0);
  g_return_val_if_fail (course != NULL && dcs_course_patient (course) != NULL, 0);

  list = remember (self);
  old = self->course;
  self->course = dcs_course_ref (course);
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      /* Labels of references may be new. */
      if (_dcs_entry_has_choices (cell))
        _dcs_entry_drop_choices (cell);
    }
  _dcs_entry_record_bind (self);
  load_slots (self);
  if (self->task == DCS_ENTRY_VISIT)
    {
      self->is_replaying = TRUE;
      _dcs_entry_visit_bind (self);
      self->is_replaying = FALSE;
    }
  n_conflicts = merge (self, list);
  if (self->task == DCS_ENTRY_VISIT)
    _dcs_entry_visit_bind (self);
  for (guint i = 0; i < self->n_slots; i++)
    _dcs_entry_check_slot (self, i);
  _dcs_entry_refresh_all (self);
  if (old != NULL)
    dcs_course_unref (old);
  _dcs_entry_forget_steps (self);
  _dcs_entry_settle (self);
  return n_conflicts;
}

/**
 * dcs_entry_take_theirs:
 * @path: a cell with `theirs`
 *
 * What somebody else saved stands in the cell, instead of what was typed. A step of undo.
 */
void
dcs_entry_take_theirs (DcsEntry *self, const char *path)
{
  DcsEntryCell *cell;

  g_return_if_fail (DCS_IS_ENTRY (self));
  g_return_if_fail (path != NULL);

  cell = _dcs_entry_find (self, path);
  if (cell == NULL || cell->shown.theirs == NULL)
    return;
  _dcs_set_shown (&cell->shown.theirs, NULL);
  _dcs_entry_note (self, cell);
  _dcs_entry_step_begin (self, NULL);
  _dcs_entry_put (self, cell, cell->original, TRUE);
  _dcs_entry_step_end (self);
  _dcs_entry_settle (self);
}
