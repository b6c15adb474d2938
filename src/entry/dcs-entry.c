/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <math.h>
#include <string.h>

/* The state of a form. Its only state are the texts of the cells (and whether a person typed them):
 * values, problems, hints, totals and drafts follow from them, so that undo, keeping and restoring
 * need to know nothing else. */

G_DEFINE_FINAL_TYPE (DcsEntry, dcs_entry, G_TYPE_OBJECT)

enum
{
  SIGNAL_CELL_CHANGED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
dcs_entry_finalize (GObject *object)
{
  DcsEntry *self = DCS_ENTRY (object);

  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->step, _dcs_entry_step_free);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->visible, g_ptr_array_unref);
  g_clear_pointer (&self->by_path, g_hash_table_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->totals, g_hash_table_unref);
  g_clear_pointer (&self->grid_sites, g_array_unref);
  g_clear_pointer (&self->running, g_array_unref);
  g_clear_pointer (&self->sources, g_array_unref);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->course, dcs_course_unref);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);
  G_OBJECT_CLASS (dcs_entry_parent_class)->finalize (object);
}

static void
dcs_entry_class_init (DcsEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dcs_entry_finalize;
  signals[SIGNAL_CELL_CHANGED] = g_signal_new ("cell-changed",
                                               DCS_TYPE_ENTRY,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", DCS_TYPE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
total_free (gpointer data)
{
  DcsEntryTotal *total = data;

  g_free ((char *) total->previous);
  g_free ((char *) total->missing);
  g_free (total);
}

static void
dcs_entry_init (DcsEntry *self)
{
  self->cells = g_ptr_array_new_with_free_func (_dcs_entry_cell_free);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  self->forms = g_ptr_array_new_with_free_func (_dcs_entry_form_free);
  self->visible = g_ptr_array_new ();
  self->pending = g_ptr_array_new ();
  self->undo = g_ptr_array_new_with_free_func (_dcs_entry_step_free);
  self->redo = g_ptr_array_new_with_free_func (_dcs_entry_step_free);
  self->totals = g_hash_table_new_full (NULL, NULL, NULL, total_free);
  self->grid_sites = g_array_new (FALSE, FALSE, sizeof (DcsCode));
  self->running = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->sources = g_array_new (FALSE, FALSE, sizeof (DcsEntrySource));
  self->height_cm = NAN;
  self->weight_kg = NAN;
  self->summary_stale = TRUE;
  self->order_stale = TRUE;
}

/* The names of the tasks in the subjects of kept drafts: never change one. */
static const char *const task_names[] = {
  [DCS_ENTRY_PATIENT] = "patient",
  [DCS_ENTRY_VISIT] = "visit",
  [DCS_ENTRY_TREATMENT] = "treatment",
  [DCS_ENTRY_DOSE] = "dose",
  [DCS_ENTRY_STOP] = "stop",
  [DCS_ENTRY_ADMINISTRATION] = "administration",
  [DCS_ENTRY_RELAPSE] = "relapse",
  [DCS_ENTRY_ADVERSE_EVENT] = "adverse_event",
  [DCS_ENTRY_INVESTIGATION] = "investigation",
  [DCS_ENTRY_CARE_ITEM] = "care_item",
  [DCS_ENTRY_LESION] = "lesion",
  [DCS_ENTRY_FINDING] = "finding",
  [DCS_ENTRY_HISTORY] = "history",
};

G_STATIC_ASSERT (G_N_ELEMENTS (task_names) == DCS_N_ENTRY_TASKS);

static char *
make_subject (DcsEntry *self)
{
  const char *name = task_names[self->task];

  if (!self->is_new || self->id == 0)
    return g_strdup_printf ("%s:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                            name,
                            self->patient_id,
                            self->is_new ? 0 : self->id);
  return g_strdup_printf (
      "%s:%" G_GINT64_FORMAT ":0:%" G_GINT64_FORMAT, name, self->patient_id, self->id);
}

/**
 * dcs_entry_new:
 * @catalog: the disease definitions
 * @course: (nullable): the patient's course; %NULL only for a new patient
 * @task: what is to be entered
 * @id: the record to edit (of a stop: the treatment); of what is new, the treatment that it belongs
 *   to, or 0
 * @is_new: whether a record is made
 *
 * Returns: (transfer full): a form as it begins. A stop always names its treatment, and is new
 *   whether or not the treatment stopped already.
 */
DcsEntry *
dcs_entry_new (
    DcsCatalog *catalog, DcsCourse *course, DcsEntryTask task, gint64 id, gboolean is_new)
{
  DcsEntry *self;
  const DcsValue *patient = course != NULL ? dcs_course_patient (course) : NULL;

  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (task < DCS_N_ENTRY_TASKS, NULL);
  g_return_val_if_fail (patient != NULL || (task == DCS_ENTRY_PATIENT && is_new), NULL);

  self = g_object_new (DCS_TYPE_ENTRY, NULL);
  self->catalog = dcs_catalog_ref (catalog);
  self->course = course != NULL ? dcs_course_ref (course) : NULL;
  self->task = task;
  self->id = id;
  self->is_new = is_new;
  self->today = dcs_date_today ();
  self->order = dcs_date_order_of_locale ();
  if (patient != NULL && !(task == DCS_ENTRY_PATIENT && is_new))
    {
      self->patient_id = patient[DCS_PATIENT_ID].integer;
      self->definition = dcs_catalog_find (catalog,
                                           _dcs_row_code_of (patient, DCS_PATIENT_DISEASE));
    }
  self->subject = make_subject (self);
  _dcs_entry_record_make (self);
  _dcs_entry_refresh_all (self);
  g_ptr_array_set_size (self->pending, 0);
  for (guint i = 0; i < self->cells->len; i++)
    ((DcsEntryCell *) self->cells->pdata[i])->is_pending = FALSE;
  self->is_made = TRUE;
  return self;
}

DcsEntryTask
dcs_entry_get_task (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), DCS_N_ENTRY_TASKS);

  return self->task;
}

/**
 * dcs_entry_get_course:
 *
 * Returns: (transfer none) (nullable): the course that the form was made from
 */
DcsCourse *
dcs_entry_get_course (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  return self->course;
}

DcsCatalog *
dcs_entry_get_catalog (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  return self->catalog;
}

/**
 * dcs_entry_get_definition:
 *
 * Returns: (transfer none) (nullable): the definition of the patient's disease; follows the cell
 *   "disease"
 */
DcsDefinition *
dcs_entry_get_definition (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  return self->definition;
}

gint64
dcs_entry_get_patient_id (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), 0);

  return self->patient_id;
}

gboolean
dcs_entry_is_new (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), FALSE);

  return self->is_new;
}

/**
 * dcs_entry_get_subject:
 *
 * Returns: (transfer none): what a draft of it is kept under: "TASK:PATIENT:ID"; of what is new and
 *   belongs to a treatment "TASK:PATIENT:0:TREATMENT"
 */
const char *
dcs_entry_get_subject (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  return self->subject;
}

/* What is shown of a cell is another thing now. */
void
_dcs_entry_note (DcsEntry *self, DcsEntryCell *cell)
{
  if (cell->is_pending)
    return;
  cell->is_pending = TRUE;
  g_ptr_array_add (self->pending, cell);
}

static void
edited (DcsEntry *self, DcsEntryCell *cell)
{
  if (self->task == DCS_ENTRY_VISIT)
    _dcs_entry_visit_edited (self, cell);
  else
    _dcs_entry_record_edited (self, cell);
}

/* Puts a text into a cell, as part of the step that is being made. */
void
_dcs_entry_put (DcsEntry *self, DcsEntryCell *cell, const char *text, gboolean touched)
{
  g_autofree char *before = NULL;

  if (g_str_equal (_dcs_cell_text (cell), text) && cell->is_touched == (touched != FALSE))
    return;
  before = g_strdup (_dcs_cell_text (cell));
  _dcs_entry_step_note (self, cell, before, text, touched);
  cell->is_touched = touched != FALSE;
  _dcs_set_shown (&cell->shown.text, text);
  _dcs_entry_refresh (self, cell);
  _dcs_entry_note (self, cell);
  if (self->is_made)
    edited (self, cell);
}

/* Puts a text into a cell that nobody typed into. */
void
_dcs_entry_suggest (DcsEntry *self, DcsEntryCell *cell, const char *text)
{
  if (cell == NULL || cell->is_touched || self->is_replaying)
    return;
  _dcs_entry_put (self, cell, text != NULL ? text : "", FALSE);
}

/* Puts a text into a cell that depends on another one, whoever typed it. */
void
_dcs_entry_follow (DcsEntry *self, DcsEntryCell *cell, const char *text)
{
  if (cell != NULL && !self->is_replaying)
    _dcs_entry_put (self, cell, text, cell->is_touched);
}

/* Tells what changed, when all is settled. */
void
_dcs_entry_settle (DcsEntry *self)
{
  g_autoptr (GPtrArray) changed = g_steal_pointer (&self->pending);

  self->pending = g_ptr_array_new ();
  g_hash_table_remove_all (self->totals);
  self->summary_stale = TRUE;
  g_object_ref (self);
  for (guint i = 0; i < changed->len; i++)
    ((DcsEntryCell *) changed->pdata[i])->is_pending = FALSE;
  for (guint i = 0; i < changed->len; i++)
    g_signal_emit (
        self, signals[SIGNAL_CELL_CHANGED], 0, ((DcsEntryCell *) changed->pdata[i])->shown.path);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_object_unref (self);
}

void
_dcs_entry_refresh_all (DcsEntry *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    _dcs_entry_refresh (self, self->cells->pdata[i]);
}

/* Texts come back from undo, redo, or a kept draft: what depends on them is made again, nothing is
 * suggested. */
void
_dcs_entry_replay (DcsEntry *self, DcsEntryCell *cell, const char *text, gboolean touched)
{
  cell->is_touched = touched != FALSE;
  _dcs_set_shown (&cell->shown.text, text);
  _dcs_entry_refresh (self, cell);
  _dcs_entry_note (self, cell);
}

void
_dcs_entry_replayed (DcsEntry *self, DcsEntryCell *cell)
{
  self->is_replaying = TRUE;
  edited (self, cell);
  self->is_replaying = FALSE;
}

/**
 * dcs_entry_set_text:
 * @path: a cell
 * @text: what stands in it now; "" empties it
 *
 * What was typed. Texts that nobody typed follow it (the usual unit of a drug). In a visit "="
 * takes the value of the visit before, and as the day of the next visit the suggested one.
 *
 * One step of undo; typing on in the same cell belongs to the same step.
 */
void
dcs_entry_set_text (DcsEntry *self, const char *path, const char *text)
{
  DcsEntryCell *cell;
  gboolean takes_previous;

  g_return_if_fail (DCS_IS_ENTRY (self));
  g_return_if_fail (path != NULL && text != NULL);

  cell = _dcs_entry_find (self, path);
  if (cell == NULL && self->task == DCS_ENTRY_VISIT)
    cell = _dcs_entry_visit_ensure (self, path);
  if (cell == NULL || g_str_equal (_dcs_cell_text (cell), text))
    return;
  takes_previous = g_str_equal (text, "=") && cell->shown.previous_text != NULL;
  if (takes_previous)
    text = cell->shown.previous_text;
  _dcs_entry_step_begin (self, cell);
  if (takes_previous)
    _dcs_entry_take_unit (self, cell);
  _dcs_entry_put (self, cell, text, TRUE);
  _dcs_entry_step_end (self);
  _dcs_entry_settle (self);
}

/**
 * dcs_entry_is_changed:
 *
 * Returns: whether anything stands in the form that is not stored, and not what a new form begins
 *   with
 */
gboolean
dcs_entry_is_changed (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), FALSE);

  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (cell->shown.is_changed && (!cell->is_hidden || cell->role == DCS_CELL_REVIEWED))
        return TRUE;
    }
  return FALSE;
}

/**
 * dcs_entry_get_summary:
 *
 * Returns: (transfer none) (nullable): one line about the form as a whole
 */
const char *
dcs_entry_get_summary (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  if (self->summary_stale)
    {
      g_clear_pointer (&self->summary, g_free);
      if (self->task == DCS_ENTRY_VISIT)
        self->summary = _dcs_entry_visit_summary (self);
      else
        self->summary = _dcs_entry_treatment_summary (self);
      self->summary_stale = FALSE;
    }
  return self->summary;
}
