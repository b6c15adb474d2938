/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <string.h>

/* A visit as drafts: the visit, its observations, the assessments. What was cleared becomes a draft
 * that marks the row as deleted. */

static void
add_deleted (DcsEntry *self, GPtrArray *drafts, DcsRecordKind kind, DcsEntryCell *cell)
{
  DcsDraft *draft = dcs_draft_new_from_values (kind, cell->base);
  DcsValue deleted = dcs_value_integer (1);

  dcs_draft_set (draft, dcs_record_info (kind)->deleted, &deleted);
  _dcs_entry_add_draft (self, drafts, draft, -1, cell);
}

/* Whether the row stays under its key: a value of the laboratory moves with the day of the visit.
 */
static gboolean
stays (DcsEntry *self, DcsEntryCell *cell)
{
  DcsDate day = _dcs_row_date_of (cell->base, DCS_OBSERVATION_DATE);

  return !dcs_date_is_set (day) || dcs_date_equal (day, _dcs_entry_date_of (self, "date"));
}

static void
set_fields (DcsDraft *draft, const DcsValue *row)
{
  static const int fields[] = { DCS_OBSERVATION_COMPARATOR, DCS_OBSERVATION_VALUE,
                                DCS_OBSERVATION_UNIT,       DCS_OBSERVATION_CANONICAL,
                                DCS_OBSERVATION_TEXT,       DCS_OBSERVATION_NOT_DONE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    dcs_draft_set (draft, fields[i], &row[fields[i]]);
}

static void
add_new_value (DcsEntry *self, GPtrArray *drafts, DcsEntryCell *cell, const DcsValue *row)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_OBSERVATION);
  DcsValue key = dcs_value_integer (self->patient_id);

  dcs_draft_set (draft, DCS_OBSERVATION_PATIENT_ID, &key);
  if (_dcs_test_is_laboratory (cell->test))
    {
      DcsValue date = dcs_value_date (_dcs_entry_date_of (self, "date"));

      dcs_draft_set (draft, DCS_OBSERVATION_DATE, &date);
      key = dcs_value_integer (0);
    }
  else
    key = dcs_value_integer (self->slots[0].id);
  dcs_draft_set (draft, DCS_OBSERVATION_VISIT_ID, &key);
  dcs_draft_set (draft, DCS_OBSERVATION_CODE, &row[DCS_OBSERVATION_CODE]);
  dcs_draft_set (draft, DCS_OBSERVATION_SITE, &row[DCS_OBSERVATION_SITE]);
  if (cell->base != NULL)
    dcs_draft_set (draft, DCS_OBSERVATION_CONTEXT, &cell->base[DCS_OBSERVATION_CONTEXT]);
  set_fields (draft, row);
  _dcs_entry_add_draft (self, drafts, draft, -1, cell);
}

static void
add_value (DcsEntry *self, GPtrArray *drafts, DcsEntryCell *cell)
{
  DcsValue row[DCS_N_OBSERVATION_FIELDS] = { 0 };
  gboolean blank = _dcs_entry_value_is_blank (cell);
  gboolean moves = cell->base != NULL && !stays (self, cell);

  if (!_dcs_entry_value_is_changed (cell) && !moves)
    return;
  if (cell->base != NULL && (blank || moves))
    add_deleted (self, drafts, DCS_RECORD_OBSERVATION, cell);
  if (blank)
    return;
  _dcs_entry_value_row (self, cell, row);
  if (cell->base == NULL || moves)
    add_new_value (self, drafts, cell, row);
  else
    {
      DcsDraft *draft = dcs_draft_new_from_values (DCS_RECORD_OBSERVATION, cell->base);

      set_fields (draft, row);
      _dcs_entry_add_draft (self, drafts, draft, -1, cell);
    }
}

static void
add_assessment (DcsEntry *self, GPtrArray *drafts, DcsEntryCell *cell)
{
  DcsDraft *draft;
  DcsValue key;

  if (!cell->shown.is_changed)
    return;
  if (cell->value.kind == DCS_VALUE_NULL)
    {
      if (cell->base != NULL)
        add_deleted (self, drafts, DCS_RECORD_ASSESSMENT, cell);
      return;
    }
  if (cell->base != NULL)
    draft = dcs_draft_new_from_values (DCS_RECORD_ASSESSMENT, cell->base);
  else
    {
      draft = _dcs_entry_new_draft (self, DCS_RECORD_ASSESSMENT, &cell->new_id);
      key = dcs_value_integer (self->slots[0].id);
      dcs_draft_set (draft, DCS_ASSESSMENT_VISIT_ID, &key);
      key = dcs_value_integer (cell->ref);
      dcs_draft_set (draft, DCS_ASSESSMENT_TREATMENT_ID, &key);
    }
  dcs_draft_set (draft, DCS_ASSESSMENT_RESPONSE, &cell->value);
  _dcs_entry_add_draft (self, drafts, draft, -1, cell);
}

/* A visit later than the patient's last follow-up moves that on, so that the time of follow-up
 * stays true. Where nobody recorded one, it is the last visit anyway. A day that is still to come
 * is a slip of the keyboard, and stays one when it is put right. Product rule. */
static void
add_last_followup (DcsEntry *self, GPtrArray *drafts)
{
  DcsDate date = _dcs_entry_date_of (self, "date");
  const DcsValue *patient = dcs_course_patient (self->course);
  DcsDate last = _dcs_row_date_of (patient, DCS_PATIENT_LAST_FOLLOWUP_DATE);
  DcsValue value = dcs_value_date (date);
  DcsDraft *draft;

  if (!dcs_date_is_set (date) || !dcs_date_is_set (last)
      || dcs_date_day (date, DCS_DATE_EARLIEST) > dcs_date_day (self->today, DCS_DATE_LATEST)
      || dcs_date_day (last, DCS_DATE_LATEST) >= dcs_date_day (date, DCS_DATE_EARLIEST))
    return;
  draft = dcs_draft_new_from_values (DCS_RECORD_PATIENT, patient);
  dcs_draft_set (draft, DCS_PATIENT_LAST_FOLLOWUP_DATE, &value);
  _dcs_entry_add_draft (self, drafts, draft, -1, _dcs_entry_find (self, "date"));
}

/* Adds the drafts of a visit, the visit first. */
void
_dcs_entry_visit_drafts (DcsEntry *self, GPtrArray *drafts)
{
  DcsDraft *visit = _dcs_entry_slot_draft (self, 0);
  g_autofree char *reviewed = _dcs_entry_reviewed_text (self);
  DcsValue value = reviewed[0] != '\0' ? dcs_value_text (reviewed) : DCS_VALUE_INIT;

  dcs_draft_set (visit, DCS_VISIT_REVIEWED, &value);
  _dcs_entry_add_draft (self, drafts, visit, 0, NULL);
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (cell->role == DCS_CELL_VALUE)
        add_value (self, drafts, cell);
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (cell->role == DCS_CELL_ASSESS)
        add_assessment (self, drafts, cell);
    }
  add_last_followup (self, drafts);
}
