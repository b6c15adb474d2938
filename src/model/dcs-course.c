/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course.h"

#include "dcs-records.h"

#include <string.h>

/* A run of pointers to rows that belong together: a visit's observations, a treatment's steps. */
typedef struct
{
  gint64 id;
  guint first;
  guint n;
} Group;

struct _DcsCourse
{
  gatomicrefcount refs;
  gboolean sealed;
  GStringChunk *texts;                /* owned: the texts of all values */
  GArray *values[DCS_N_RECORD_KINDS]; /* owned: rows one after another */
  guint n_rows[DCS_N_RECORD_KINDS];
  GPtrArray *order[DCS_N_RECORD_KINDS]; /* owned: pointers to rows, in order; after sealing */
  GArray *visit_groups;                 /* owned: Group of order[OBSERVATION], sorted by id */
  GArray *step_groups;                  /* owned: Group of order[DOSE_STEP], sorted by id */
};

G_DEFINE_BOXED_TYPE (DcsCourse, dcs_course, dcs_course_ref, dcs_course_unref)

/**
 * dcs_course_new:
 *
 * Returns: (transfer full): an empty course, to be filled and sealed
 */
DcsCourse *
dcs_course_new (void)
{
  DcsCourse *self = g_new0 (DcsCourse, 1);

  g_atomic_ref_count_init (&self->refs);
  self->texts = g_string_chunk_new (1024);
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      self->values[kind] = g_array_new (FALSE, FALSE, sizeof (DcsValue));
      self->order[kind] = g_ptr_array_new ();
    }
  self->visit_groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->step_groups = g_array_new (FALSE, FALSE, sizeof (Group));
  return self;
}

DcsCourse *
dcs_course_ref (DcsCourse *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dcs_course_unref (DcsCourse *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_string_chunk_free (self->texts);
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      g_array_unref (self->values[kind]);
      g_ptr_array_unref (self->order[kind]);
    }
  g_array_unref (self->visit_groups);
  g_array_unref (self->step_groups);
  g_free (self);
}

/**
 * dcs_course_clear:
 *
 * Empties a course that nobody else holds, to be filled for the next patient without new memory.
 */
void
dcs_course_clear (DcsCourse *self)
{
  g_return_if_fail (g_atomic_ref_count_compare (&self->refs, 1));

  g_string_chunk_clear (self->texts);
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      g_array_set_size (self->values[kind], 0);
      g_ptr_array_set_size (self->order[kind], 0);
      self->n_rows[kind] = 0;
    }
  g_array_set_size (self->visit_groups, 0);
  g_array_set_size (self->step_groups, 0);
  self->sealed = FALSE;
}

/**
 * dcs_course_add:
 * @values: as many as the kind has fields; copied with their texts
 *
 * Adds a row to a course that is not sealed.
 */
void
dcs_course_add (DcsCourse *self, DcsRecordKind kind, const DcsValue *values)
{
  guint n_fields, first;

  g_return_if_fail (kind < DCS_N_RECORD_KINDS);
  g_return_if_fail (!self->sealed);

  n_fields = dcs_record_info (kind)->n_fields;
  first = self->values[kind]->len;
  g_array_append_vals (self->values[kind], values, n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (values[i].kind == DCS_VALUE_TEXT)
      g_array_index (self->values[kind], DcsValue, first + i).text = g_string_chunk_insert (
          self->texts, values[i].text);
  self->n_rows[kind]++;
}

static int
compare_int64 (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b ? 1 : 0;
}

/* What a row of a kind is sorted by. */
static int
date_field (DcsRecordKind kind)
{
  switch (kind)
    {
    case DCS_RECORD_LESION:
      return DCS_LESION_FROM_DATE;
    case DCS_RECORD_FINDING:
      return DCS_FINDING_ONSET_DATE;
    case DCS_RECORD_VISIT:
      return DCS_VISIT_DATE;
    case DCS_RECORD_OBSERVATION:
      return DCS_OBSERVATION_DATE;
    case DCS_RECORD_TREATMENT:
      return DCS_TREATMENT_START_DATE;
    case DCS_RECORD_DOSE_STEP:
      return DCS_DOSE_STEP_START_DATE;
    case DCS_RECORD_ADMINISTRATION:
      return DCS_ADMINISTRATION_DATE;
    case DCS_RECORD_RELAPSE:
      return DCS_RELAPSE_DATE;
    case DCS_RECORD_ADVERSE_EVENT:
      return DCS_ADVERSE_EVENT_ONSET_DATE;
    case DCS_RECORD_INVESTIGATION:
      return DCS_INVESTIGATION_DATE;
    case DCS_RECORD_CARE_ITEM:
      return DCS_CARE_ITEM_DUE_DATE;
    case DCS_RECORD_ATTACHMENT:
      return DCS_ATTACHMENT_DATE;
    default:
      return -1;
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const DcsValue *row_a = *(const DcsValue *const *) a;
  const DcsValue *row_b = *(const DcsValue *const *) b;
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  const DcsRecordInfo *info = dcs_record_info (kind);
  int field = date_field (kind);
  int order = 0;

  if (kind == DCS_RECORD_OBSERVATION)
    {
      order = compare_int64 (row_a[DCS_OBSERVATION_VISIT_ID].integer,
                             row_b[DCS_OBSERVATION_VISIT_ID].integer);
      if (order != 0)
        return order;
    }
  else if (kind == DCS_RECORD_DOSE_STEP)
    {
      order = compare_int64 (row_a[DCS_DOSE_STEP_TREATMENT_ID].integer,
                             row_b[DCS_DOSE_STEP_TREATMENT_ID].integer);
      if (order != 0)
        return order;
    }
  if (field >= 0)
    order = dcs_date_compare (
        row_a[field].kind == DCS_VALUE_DATE ? row_a[field].date : DCS_DATE_INIT,
        row_b[field].kind == DCS_VALUE_DATE ? row_b[field].date : DCS_DATE_INIT);
  if (order == 0 && info->id >= 0)
    order = compare_int64 (row_a[info->id].integer, row_b[info->id].integer);
  /* The same day and no key: as they were added. */
  return order != 0 ? order : (row_a < row_b ? -1 : row_a > row_b ? 1 : 0);
}

/* Rows mostly come in order: looking is cheaper than sorting. */
static gboolean
is_in_order (GPtrArray *order, gpointer kind)
{
  for (guint i = 1; i < order->len; i++)
    if (compare_rows (&order->pdata[i - 1], &order->pdata[i], kind) > 0)
      return FALSE;
  return TRUE;
}

static void
make_groups (GPtrArray *rows, int field, GArray *groups)
{
  Group group = { 0, 0, 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      const DcsValue *row = g_ptr_array_index (rows, i);
      gint64 id = row[field].kind == DCS_VALUE_INTEGER ? row[field].integer : 0;

      if (group.n > 0 && id != group.id)
        {
          g_array_append_val (groups, group);
          group.n = 0;
        }
      if (group.n == 0)
        {
          group.id = id;
          group.first = i;
        }
      group.n++;
    }
  if (group.n > 0)
    g_array_append_val (groups, group);
}

/**
 * dcs_course_seal:
 *
 * Puts the rows of each kind in order of time (then of entry; no date first) and makes the course
 * immutable. Observations are grouped by visit, dose steps by treatment.
 */
void
dcs_course_seal (DcsCourse *self)
{
  g_return_if_fail (!self->sealed);

  self->sealed = TRUE;
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      guint n_fields = dcs_record_info ((DcsRecordKind) kind)->n_fields;
      DcsValue *values = (DcsValue *) (gpointer) self->values[kind]->data;
      GPtrArray *order = self->order[kind];

      g_ptr_array_set_size (order, (int) self->n_rows[kind]);
      for (guint i = 0; i < order->len; i++)
        order->pdata[i] = values + (gsize) i * n_fields;
      if (!is_in_order (order, GINT_TO_POINTER (kind)))
        g_ptr_array_sort_with_data (order, compare_rows, GINT_TO_POINTER (kind));
    }
  make_groups (self->order[DCS_RECORD_OBSERVATION], DCS_OBSERVATION_VISIT_ID, self->visit_groups);
  make_groups (self->order[DCS_RECORD_DOSE_STEP], DCS_DOSE_STEP_TREATMENT_ID, self->step_groups);
}

/**
 * dcs_course_patient:
 *
 * Returns: (transfer none) (nullable): the patient's row
 */
const DcsValue *
dcs_course_patient (DcsCourse *self)
{
  return dcs_course_count (self, DCS_RECORD_PATIENT) > 0
             ? dcs_course_row (self, DCS_RECORD_PATIENT, 0)
             : NULL;
}

guint
dcs_course_count (DcsCourse *self, DcsRecordKind kind)
{
  g_return_val_if_fail (self->sealed, 0);

  return self->n_rows[kind];
}

/**
 * dcs_course_row:
 * @index: below dcs_course_count()
 *
 * Returns: (transfer none): the values of a row, in the order that sealing made
 */
const DcsValue *
dcs_course_row (DcsCourse *self, DcsRecordKind kind, guint index)
{
  g_return_val_if_fail (self->sealed && index < self->n_rows[kind], NULL);

  return g_ptr_array_index (self->order[kind], index);
}

/**
 * dcs_course_find:
 *
 * Returns: (transfer none) (nullable): the row with the key @id
 */
const DcsValue *
dcs_course_find (DcsCourse *self, DcsRecordKind kind, gint64 id)
{
  int field = dcs_record_info (kind)->id;

  g_return_val_if_fail (self->sealed, NULL);

  for (guint i = 0; field >= 0 && i < self->n_rows[kind]; i++)
    {
      const DcsValue *row = g_ptr_array_index (self->order[kind], i);

      if (row[field].integer == id)
        return row;
    }
  return NULL;
}

/**
 * dcs_course_observation_date:
 * @observation: a row of %DCS_RECORD_OBSERVATION
 *
 * Returns: its own date, else that of its visit
 */
DcsDate
dcs_course_observation_date (DcsCourse *self, const DcsValue *observation)
{
  const DcsValue *visit;

  if (observation[DCS_OBSERVATION_DATE].kind == DCS_VALUE_DATE)
    return observation[DCS_OBSERVATION_DATE].date;
  visit = dcs_course_find (self, DCS_RECORD_VISIT, observation[DCS_OBSERVATION_VISIT_ID].integer);
  return visit != NULL ? visit[DCS_VISIT_DATE].date : DCS_DATE_INIT;
}

static const DcsValue *const *
find_group (GArray *groups, GPtrArray *rows, gint64 id, guint *n)
{
  guint low = 0, high = groups->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Group *group = &g_array_index (groups, Group, middle);

      if (group->id == id)
        {
          *n = group->n;
          return (const DcsValue *const *) (rows->pdata + group->first);
        }
      if (group->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  *n = 0;
  return NULL;
}

/**
 * dcs_course_visit_observations:
 * @visit_id: a visit's key, or 0 for the observations without a visit (in order of date)
 * @n_observations: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_observations): the rows
 */
const DcsValue *const *
dcs_course_visit_observations (DcsCourse *self, gint64 visit_id, guint *n_observations)
{
  g_return_val_if_fail (self->sealed, NULL);

  return find_group (
      self->visit_groups, self->order[DCS_RECORD_OBSERVATION], visit_id, n_observations);
}

/**
 * dcs_course_dose_steps:
 * @n_steps: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_steps): the dose steps of a treatment in
 * order of their start
 */
const DcsValue *const *
dcs_course_dose_steps (DcsCourse *self, gint64 treatment_id, guint *n_steps)
{
  g_return_val_if_fail (self->sealed, NULL);

  return find_group (self->step_groups, self->order[DCS_RECORD_DOSE_STEP], treatment_id, n_steps);
}

static const DcsValue *
find_value (const DcsValue *const *rows, guint n_rows, DcsCode code)
{
  for (guint i = n_rows; i-- > 0;)
    if (rows[i][DCS_OBSERVATION_CODE].code == code
        && rows[i][DCS_OBSERVATION_VALUE].kind == DCS_VALUE_DECIMAL)
      return rows[i];
  return NULL;
}

/**
 * dcs_course_latest:
 * @code: what was measured
 * @until_day: the last day that counts
 * @date: (out) (optional): when it was measured
 *
 * Returns: (transfer none) (nullable): the newest observation of @code that has a number and is not
 *   later than @until_day
 */
const DcsValue *
dcs_course_latest (DcsCourse *self, DcsCode code, int until_day, DcsDate *date)
{
  const DcsValue *best = NULL;
  DcsDate best_date = DCS_DATE_INIT;
  const DcsValue *const *rows;
  guint n_rows;

  for (guint i = dcs_course_count (self, DCS_RECORD_VISIT); i-- > 0 && best == NULL;)
    {
      const DcsValue *visit = dcs_course_row (self, DCS_RECORD_VISIT, i);

      if (dcs_date_day (visit[DCS_VISIT_DATE].date, DCS_DATE_MIDDLE) > until_day)
        continue;
      rows = dcs_course_visit_observations (self, visit[DCS_VISIT_ID].integer, &n_rows);
      best = find_value (rows, n_rows, code);
      best_date = visit[DCS_VISIT_DATE].date;
    }
  rows = dcs_course_visit_observations (self, 0, &n_rows);
  for (guint i = n_rows; i-- > 0;)
    {
      DcsDate own = rows[i][DCS_OBSERVATION_DATE].date;

      if (dcs_date_day (own, DCS_DATE_MIDDLE) > until_day || find_value (&rows[i], 1, code) == NULL)
        continue;
      if (best == NULL
          || dcs_date_day (own, DCS_DATE_MIDDLE) > dcs_date_day (best_date, DCS_DATE_MIDDLE))
        {
          best = rows[i];
          best_date = own;
        }
      break;
    }
  if (date != NULL)
    *date = best != NULL ? best_date : DCS_DATE_INIT;
  return best;
}

/**
 * dcs_course_last_contact:
 *
 * Returns: the last follow-up date, else the date of the last visit, else no date (the definition
 *   of the cohort report)
 */
DcsDate
dcs_course_last_contact (DcsCourse *self)
{
  const DcsValue *patient = dcs_course_patient (self);
  guint n_visits = dcs_course_count (self, DCS_RECORD_VISIT);

  if (patient != NULL && patient[DCS_PATIENT_LAST_FOLLOWUP_DATE].kind == DCS_VALUE_DATE)
    return patient[DCS_PATIENT_LAST_FOLLOWUP_DATE].date;
  if (n_visits > 0)
    return dcs_course_row (self, DCS_RECORD_VISIT, n_visits - 1)[DCS_VISIT_DATE].date;
  return DCS_DATE_INIT;
}
