/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>

/* From a valid form to drafts, and from a draft's field back to the cell. */

#define STEP 1 /* the slot of a treatment's dose */

static void
set (DcsDraft *draft, int field, DcsValue value)
{
  dcs_draft_set (draft, field, &value);
}

static DcsValue
code_value (DcsEntry *self, const char *domain, const char *code)
{
  DcsCode number = dcs_code_try (code);

  return number != 0 && self->definition != NULL
                 && dcs_definition_term (self->definition, domain, number) != NULL
             ? dcs_value_code (number)
             : DCS_VALUE_INIT;
}

static const DcsValue *
step_at (DcsEntry *self, gint64 treatment, gboolean last)
{
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (self->course, treatment, &n_steps);

  for (guint i = 0; steps != NULL && i < n_steps; i++)
    {
      const DcsValue *step = steps[last ? n_steps - 1 - i : i];

      if (_dcs_row_live (step, DCS_DOSE_STEP_DELETED))
        return step;
    }
  return NULL;
}

/* What a step has in common with its treatment follows it, when it was the same before. */
static void
follow (DcsDraft *step, int field, const DcsValue *before, const DcsValue *after)
{
  const DcsValue *own = &dcs_draft_get_values (step)[field];

  if (own->kind == DCS_VALUE_NULL || before == NULL || dcs_value_equal (own, before))
    dcs_draft_set (step, field, after);
}

static void
follow_start (DcsDraft *step, const DcsValue *before, const DcsValue *after)
{
  follow (step,
          DCS_DOSE_STEP_START_DATE,
          before != NULL ? &before[DCS_TREATMENT_START_DATE] : NULL,
          &after[DCS_TREATMENT_START_DATE]);
  follow (step,
          DCS_DOSE_STEP_START_REASON,
          before != NULL ? &before[DCS_TREATMENT_START_REASON] : NULL,
          &after[DCS_TREATMENT_START_REASON]);
}

static void
follow_end (DcsDraft *step, const DcsValue *before, const DcsValue *after)
{
  static const int pairs[][2] = {
    { DCS_DOSE_STEP_STOP_DATE, DCS_TREATMENT_STOP_DATE },
    { DCS_DOSE_STEP_STOP_REASON, DCS_TREATMENT_STOP_REASON },
    { DCS_DOSE_STEP_RESPONSE, DCS_TREATMENT_RESPONSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    follow (step, pairs[i][0], before != NULL ? &before[pairs[i][1]] : NULL, &after[pairs[i][1]]);
}

/* The running treatment that a new one takes the place of ends on its first day. */
static void
add_replaced (DcsEntry *self, GPtrArray *drafts)
{
  DcsEntryCell *stops = _dcs_entry_find (self, "stops");
  DcsEntryCell *reason = _dcs_entry_find (self, "stops_reason");
  const DcsValue *row = stops != NULL && stops->value.kind == DCS_VALUE_INTEGER ? dcs_course_find (
                            self->course, DCS_RECORD_TREATMENT, stops->value.integer)
                                                                                : NULL;
  const DcsValue *step;
  DcsDraft *draft, *step_draft;

  if (row == NULL)
    return;
  draft = dcs_draft_new_from_values (DCS_RECORD_TREATMENT, row);
  set (draft, DCS_TREATMENT_STOP_DATE, dcs_value_date (_dcs_entry_date_of (self, "start_date")));
  dcs_draft_set (draft, DCS_TREATMENT_STOP_REASON, &reason->value);
  step = step_at (self, row[DCS_TREATMENT_ID].integer, TRUE);
  step_draft = step != NULL ? dcs_draft_new_from_values (DCS_RECORD_DOSE_STEP, step) : NULL;
  if (step_draft != NULL)
    follow_end (step_draft, row, dcs_draft_get_values (draft));
  _dcs_entry_add_draft (self, drafts, draft, -1, stops);
  if (step_draft != NULL)
    _dcs_entry_add_draft (self, drafts, step_draft, -1, stops);
}

static gboolean
has_dose (DcsEntry *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (cell->role == DCS_CELL_FIELD && cell->slot == STEP && cell->value.kind != DCS_VALUE_NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_treatment (DcsEntry *self, GPtrArray *drafts)
{
  const DcsValue *before = self->slots[0].stored;
  const DcsValue *first = before != NULL ? step_at (self, self->id, FALSE) : NULL;
  DcsDraft *treatment = _dcs_entry_slot_draft (self, 0);
  const DcsValue *after = dcs_draft_get_values (treatment);
  DcsDraft *step = NULL;
  DcsDraft *first_draft = NULL;

  if (before == NULL || self->slots[STEP].stored != NULL || has_dose (self))
    step = _dcs_entry_slot_draft (self, STEP);
  if (step != NULL && self->slots[STEP].stored == NULL)
    {
      set (step, DCS_DOSE_STEP_TREATMENT_ID, dcs_value_integer (self->slots[0].id));
      set (step, DCS_DOSE_STEP_SEGMENT_NO, dcs_value_integer (1));
    }
  if (first != NULL && first != self->slots[STEP].stored)
    {
      first_draft = dcs_draft_new_from_values (DCS_RECORD_DOSE_STEP, first);
      follow_start (first_draft, before, after);
    }
  else if (step != NULL)
    follow_start (step, before, after);
  if (step != NULL)
    follow_end (step, before, after);
  _dcs_entry_add_draft (self, drafts, treatment, 0, NULL);
  if (first_draft != NULL)
    _dcs_entry_add_draft (self, drafts, first_draft, -1, _dcs_entry_find (self, "start_date"));
  if (step != NULL)
    _dcs_entry_add_draft (self, drafts, step, STEP, NULL);
  add_replaced (self, drafts);
}

/* The steps before and behind a new one, and the highest number. */
static void
find_neighbours (
    DcsEntry *self, int day, const DcsValue **before, const DcsValue **behind, gint64 *number)
{
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (self->course, self->id, &n_steps);

  *before = *behind = NULL;
  *number = 0;
  for (guint i = 0; steps != NULL && i < n_steps; i++)
    {
      const DcsValue *step = steps[i];
      int start = dcs_date_day (_dcs_row_date_of (step, DCS_DOSE_STEP_START_DATE), DCS_DATE_MIDDLE);

      *number = MAX (*number, _dcs_row_integer (step, DCS_DOSE_STEP_SEGMENT_NO));
      if (!_dcs_row_live (step, DCS_DOSE_STEP_DELETED))
        continue;
      if (start <= day)
        *before = step;
      else if (*behind == NULL)
        *behind = step;
    }
}

/* A new dose ends the one before on its first day, and goes on until the next one or until the end
 * of the treatment. */
static void
add_new_dose (DcsEntry *self, GPtrArray *drafts)
{
  DcsDraft *draft = _dcs_entry_slot_draft (self, 0);
  DcsDate start = _dcs_entry_date_of (self, "start_date");
  int day = dcs_date_day (start, DCS_DATE_MIDDLE);
  const DcsValue *before, *behind;
  gint64 number;

  find_neighbours (self, day, &before, &behind, &number);
  set (draft, DCS_DOSE_STEP_TREATMENT_ID, dcs_value_integer (self->id));
  set (draft, DCS_DOSE_STEP_SEGMENT_NO, dcs_value_integer (number + 1));
  if (dcs_draft_get_values (draft)[DCS_DOSE_STEP_STOP_DATE].kind == DCS_VALUE_NULL)
    {
      if (behind != NULL)
        dcs_draft_set (draft, DCS_DOSE_STEP_STOP_DATE, &behind[DCS_DOSE_STEP_START_DATE]);
      else if (self->treatment != NULL)
        dcs_draft_set (draft, DCS_DOSE_STEP_STOP_DATE, &self->treatment[DCS_TREATMENT_STOP_DATE]);
    }
  if (before != NULL)
    {
      DcsDate stop = _dcs_row_date_of (before, DCS_DOSE_STEP_STOP_DATE);

      if (!dcs_date_is_set (stop) || dcs_date_day (stop, DCS_DATE_MIDDLE) > day)
        {
          DcsDraft *closed = dcs_draft_new_from_values (DCS_RECORD_DOSE_STEP, before);
          DcsValue reason = code_value (self, "stop-reason", "dose_change");

          set (closed, DCS_DOSE_STEP_STOP_DATE, dcs_value_date (start));
          dcs_draft_set (closed, DCS_DOSE_STEP_STOP_REASON, &reason);
          _dcs_entry_add_draft (self, drafts, closed, -1, _dcs_entry_find (self, "start_date"));
        }
    }
  _dcs_entry_add_draft (self, drafts, draft, 0, NULL);
}

/* A step that begins on another day moves the end of the one before. */
static void
add_edited_dose (DcsEntry *self, GPtrArray *drafts)
{
  const DcsValue *stored = self->slots[0].stored;
  gint64 treatment = _dcs_row_integer (stored, DCS_DOSE_STEP_TREATMENT_ID);
  DcsDraft *draft = _dcs_entry_slot_draft (self, 0);
  const DcsValue *after = dcs_draft_get_values (draft);
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (self->course, treatment, &n_steps);

  for (guint i = 0; steps != NULL && i < n_steps; i++)
    if (steps[i] != stored && _dcs_row_live (steps[i], DCS_DOSE_STEP_DELETED)
        && stored[DCS_DOSE_STEP_START_DATE].kind == DCS_VALUE_DATE
        && dcs_value_equal (&steps[i][DCS_DOSE_STEP_STOP_DATE], &stored[DCS_DOSE_STEP_START_DATE])
        && dcs_date_compare (_dcs_row_date_of (steps[i], DCS_DOSE_STEP_START_DATE),
                             stored[DCS_DOSE_STEP_START_DATE].date)
               < 0)
      {
        DcsDraft *before = dcs_draft_new_from_values (DCS_RECORD_DOSE_STEP, steps[i]);

        dcs_draft_set (before, DCS_DOSE_STEP_STOP_DATE, &after[DCS_DOSE_STEP_START_DATE]);
        _dcs_entry_add_draft (self, drafts, before, -1, _dcs_entry_find (self, "start_date"));
      }
  _dcs_entry_add_draft (self, drafts, draft, 0, NULL);
}

static void
add_stop (DcsEntry *self, GPtrArray *drafts)
{
  DcsEntryCell *event = _dcs_entry_find (self, "event");
  const DcsValue *before = self->slots[0].stored;
  const DcsValue *step = step_at (self, self->id, TRUE);
  const DcsValue *row = event->value.kind == DCS_VALUE_INTEGER ? dcs_course_find (
                            self->course, DCS_RECORD_ADVERSE_EVENT, event->value.integer)
                                                               : NULL;
  DcsDraft *draft = _dcs_entry_slot_draft (self, 0);
  DcsDraft *step_draft = step != NULL ? dcs_draft_new_from_values (DCS_RECORD_DOSE_STEP, step)
                                      : NULL;

  if (step_draft != NULL)
    follow_end (step_draft, before, dcs_draft_get_values (draft));
  _dcs_entry_add_draft (self, drafts, draft, 0, NULL);
  if (step_draft != NULL)
    _dcs_entry_add_draft (self, drafts, step_draft, -1, _dcs_entry_find (self, "stop_date"));
  if (row != NULL)
    {
      DcsDraft *linked = dcs_draft_new_from_values (DCS_RECORD_ADVERSE_EVENT, row);

      set (linked, DCS_ADVERSE_EVENT_TREATMENT_ID, dcs_value_integer (self->id));
      if (row[DCS_ADVERSE_EVENT_DRUG].kind == DCS_VALUE_NULL)
        dcs_draft_set (linked, DCS_ADVERSE_EVENT_DRUG, &before[DCS_TREATMENT_DRUG]);
      set (linked, DCS_ADVERSE_EVENT_ACTION, dcs_value_text ("drug_stopped"));
      _dcs_entry_add_draft (self, drafts, linked, -1, event);
    }
}

static void
add_one (DcsEntry *self, GPtrArray *drafts)
{
  DcsDraft *draft = _dcs_entry_slot_draft (self, 0);

  if (self->task == DCS_ENTRY_ADMINISTRATION && self->is_new)
    set (draft, DCS_ADMINISTRATION_TREATMENT_ID, dcs_value_integer (self->id));
  _dcs_entry_add_draft (self, drafts, draft, 0, NULL);
}

static GPtrArray *
make_drafts (DcsEntry *self)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_draft_free);

  g_array_set_size (self->sources, 0);
  if (self->is_gone)
    return drafts;
  switch (self->task)
    {
    case DCS_ENTRY_VISIT:
      _dcs_entry_visit_drafts (self, drafts);
      break;
    case DCS_ENTRY_TREATMENT:
      add_treatment (self, drafts);
      break;
    case DCS_ENTRY_DOSE:
      if (self->is_new)
        add_new_dose (self, drafts);
      else
        add_edited_dose (self, drafts);
      break;
    case DCS_ENTRY_STOP:
      add_stop (self, drafts);
      break;
    default:
      add_one (self, drafts);
    }
  return drafts;
}

/**
 * dcs_entry_build_drafts:
 *
 * What is to be saved: new and changed records, each behind what it refers to; empty when nothing
 * is changed. New records have their keys, the same ones at each call.
 *
 * Returns: (transfer full) (element-type DcsDraft): the drafts; call it for a valid entry only
 */
GPtrArray *
dcs_entry_build_drafts (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  return make_drafts (self);
}

static DcsEntryCell *
cell_of (DcsEntry *self, guint draft, int field)
{
  const DcsEntrySource *source;
  DcsEntryCell *cell = NULL;

  if (draft >= self->sources->len)
    return NULL;
  source = &g_array_index (self->sources, DcsEntrySource, draft);
  if (source->slot >= 0 && field >= 0)
    cell = _dcs_entry_field (self, (guint) source->slot, field);
  else if (source->kind == DCS_RECORD_OBSERVATION && field == DCS_OBSERVATION_NOT_DONE)
    cell = source->cell->not_done;
  else if (source->kind == DCS_RECORD_OBSERVATION && field == DCS_OBSERVATION_UNIT)
    cell = source->cell->unit;
  /* What a dose has in common with its treatment: its days, why it ends. */
  if (cell == NULL && source->cell == NULL && field >= 0)
    cell = _dcs_entry_find (self, dcs_record_info (source->kind)->fields[field].name);
  if (cell == NULL)
    cell = source->cell;
  return cell != NULL && !cell->is_hidden ? cell : NULL;
}

/**
 * dcs_entry_path_of:
 * @draft: index of a draft of the last dcs_entry_build_drafts()
 * @field: its field, or -1
 *
 * Returns: (transfer none) (nullable): the path of the cell that a problem of that field is about;
 *   %NULL when no cell is
 */
const char *
dcs_entry_path_of (DcsEntry *self, guint draft, int field)
{
  DcsEntryCell *cell;

  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  cell = cell_of (self, draft, field);
  return cell != NULL ? cell->shown.path : NULL;
}

static gboolean
is_blank_needed (DcsEntryCell *cell)
{
  return (cell->shown.is_required || cell->is_needed) && cell->value.kind == DCS_VALUE_NULL;
}

static void
refuse (DcsEntry *self, DcsEntryCell *cell, const char *refusal)
{
  if (cell->refusal == refusal)
    return;
  cell->refusal = refusal;
  _dcs_entry_refresh (self, cell);
}

/* Drafts are held against the rules of their records, so that what only shows when they are put
 * together is said at a cell, too. */
static gboolean
drafts_are_good (DcsEntry *self)
{
  g_autoptr (GPtrArray) drafts = make_drafts (self);
  g_autoptr (GHashTable) refused = g_hash_table_new (NULL, NULL);
  DcsVocabulary *vocabulary = dcs_catalog_vocabulary (self->catalog);
  gboolean good = TRUE;

  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (GPtrArray) problems = dcs_draft_validate (drafts->pdata[i], vocabulary);

      for (guint j = 0; j < problems->len; j++)
        {
          const DcsProblem *problem = problems->pdata[j];
          DcsEntryCell *cell = cell_of (self, i, problem->field);

          good = FALSE;
          if (cell != NULL && g_hash_table_add (refused, cell))
            {
              g_autofree char *text = g_strdup_printf (_ ("This %s."), problem->message);

              refuse (self, cell, g_intern_string (text));
            }
        }
    }
  for (guint i = 0; i < self->cells->len; i++)
    if (!g_hash_table_contains (refused, self->cells->pdata[i]))
      refuse (self, self->cells->pdata[i], NULL);
  return good;
}

/**
 * dcs_entry_validate:
 * @show_blanks: whether required cells that are blank say so from now on
 *
 * Returns: whether the entry can be saved
 */
gboolean
dcs_entry_validate (DcsEntry *self, gboolean show_blanks)
{
  gboolean good = TRUE;

  g_return_val_if_fail (DCS_IS_ENTRY (self), FALSE);

  if (show_blanks && !self->show_blanks)
    {
      self->show_blanks = TRUE;
      _dcs_entry_refresh_all (self);
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (!cell->is_hidden
          && (cell->shown.is_bad || (cell->shown.problem != NULL && cell->refusal == NULL)
              || is_blank_needed (cell)))
        good = FALSE;
    }
  if (good && !self->is_gone && self->task != DCS_ENTRY_VISIT)
    good = drafts_are_good (self);
  if (self->pending->len > 0)
    _dcs_entry_settle (self);
  return good && !self->is_gone;
}

/**
 * dcs_entry_problems:
 *
 * Returns: (transfer container) (element-type utf8): the paths of the cells that stand in the way
 * of saving, in the order of the form; of blank ones once dcs_entry_validate() showed them
 */
GPtrArray *
dcs_entry_problems (DcsEntry *self)
{
  GPtrArray *paths = g_ptr_array_new ();

  g_return_val_if_fail (DCS_IS_ENTRY (self), paths);

  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (!cell->is_hidden && (cell->shown.is_bad || cell->shown.problem != NULL))
        g_ptr_array_add (paths, (gpointer) cell->shown.path);
    }
  return paths;
}
