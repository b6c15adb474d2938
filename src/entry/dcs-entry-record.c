/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-decide-private.h"
#include "dcs-entry-private.h"

#include "dcs-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The forms of one record. Treatments and their doses have more: dcs-entry-treatment.c. */

#define MAX_LISTED 26

/* The order of each form; a '!' before a name: not a cell. */
static const struct
{
  DcsRecordKind kind;
  const char *fields[MAX_LISTED];
} forms[DCS_N_ENTRY_TASKS] = {
  [DCS_ENTRY_PATIENT] = { DCS_RECORD_PATIENT,
                          { "code",
                            "given_name",
                            "family_name",
                            "initials",
                            "sex",
                            "birth_date",
                            "disease",
                            "subtype",
                            "subtype_site",
                            "subtype_form",
                            "subtype_order",
                            "onset_date",
                            "diagnosis_date",
                            "first_visit_date",
                            "referral",
                            "biopsy",
                            "family_history_asked",
                            "comorbidity_asked",
                            "consent",
                            "consent_date",
                            "followup_status",
                            "last_followup_date",
                            "death_date",
                            "notes" } },
  [DCS_ENTRY_VISIT] = { DCS_RECORD_VISIT, { NULL } },
  [DCS_ENTRY_TREATMENT] = { DCS_RECORD_TREATMENT, { "drug", "start_date" } },
  [DCS_ENTRY_DOSE] = { DCS_RECORD_DOSE_STEP,
                       { "start_date",
                         "amount",
                         "unit",
                         "frequency",
                         "route",
                         "n_doses",
                         "start_reason",
                         "stop_date",
                         "stop_reason",
                         "response",
                         "notes",
                         "!treatment_id",
                         "!segment_no" } },
  [DCS_ENTRY_STOP] = { DCS_RECORD_TREATMENT,
                       { "stop_date",
                         "stop_reason",
                         "response",
                         "notes",
                         "!drug",
                         "!start_date",
                         "!start_reason" } },
  [DCS_ENTRY_ADMINISTRATION] = { DCS_RECORD_ADMINISTRATION,
                                 { "date", "given", "amount", "unit", "reason", "!treatment_id" } },
  [DCS_ENTRY_RELAPSE] = { DCS_RECORD_RELAPSE,
                          { "date", "episode_no", "context", "manifestation", "action" } },
  [DCS_ENTRY_ADVERSE_EVENT] = { DCS_RECORD_ADVERSE_EVENT,
                                { "term",
                                  "onset_date",
                                  "treatment_id",
                                  "drug",
                                  "severity",
                                  "grade",
                                  "serious",
                                  "causality",
                                  "action",
                                  "outcome",
                                  "resolved_date",
                                  "notes" } },
  [DCS_ENTRY_INVESTIGATION] = { DCS_RECORD_INVESTIGATION,
                                { "kind", "date", "body_part", "result", "finding" } },
  [DCS_ENTRY_CARE_ITEM] = { DCS_RECORD_CARE_ITEM,
                            { "kind",
                              "title",
                              "due_date",
                              "responsible",
                              "status",
                              "done_date",
                              "snoozed_until",
                              "reason",
                              "outcome",
                              "next_date" } },
  [DCS_ENTRY_LESION] = { DCS_RECORD_LESION,
                         { "lesion_no",
                           "region",
                           "site",
                           "side",
                           "morphology",
                           "length_mm",
                           "width_mm",
                           "depth",
                           "confluent",
                           "crosses_joint",
                           "from_date",
                           "until_date",
                           "notes" } },
  [DCS_ENTRY_FINDING] = { DCS_RECORD_FINDING,
                          { "type", "onset_date", "joint", "side", "same_region", "until_date" } },
  [DCS_ENTRY_HISTORY] = { DCS_RECORD_HISTORY, { "kind", "condition", "relation", "detail" } },
};

static gboolean
makes_record (DcsEntry *self)
{
  return self->is_new && self->task != DCS_ENTRY_STOP;
}

/* The rows that the entry is about, in the course as it is. */
static void
find_rows (DcsEntry *self)
{
  DcsEntrySlot *slot = &self->slots[0];
  gint64 treatment = 0;

  slot->stored = NULL;
  if (!makes_record (self) && self->course != NULL)
    {
      slot->stored = slot->kind == DCS_RECORD_PATIENT
                         ? dcs_course_patient (self->course)
                         : dcs_course_find (self->course, slot->kind, self->id);
      self->is_gone = slot->stored == NULL
                      || !_dcs_row_live (slot->stored, dcs_record_info (slot->kind)->deleted);
    }
  if (slot->stored != NULL)
    slot->id = slot->stored[dcs_record_info (slot->kind)->id].integer;
  switch (self->task)
    {
    case DCS_ENTRY_DOSE:
      treatment = slot->stored != NULL ? _dcs_row_integer (slot->stored, DCS_DOSE_STEP_TREATMENT_ID)
                                       : self->id;
      break;
    case DCS_ENTRY_ADMINISTRATION:
      treatment = slot->stored != NULL
                      ? _dcs_row_integer (slot->stored, DCS_ADMINISTRATION_TREATMENT_ID)
                      : self->id;
      break;
    case DCS_ENTRY_ADVERSE_EVENT:
      treatment = slot->stored != NULL
                      ? _dcs_row_integer (slot->stored, DCS_ADVERSE_EVENT_TREATMENT_ID)
                      : self->id;
      break;
    case DCS_ENTRY_STOP:
      treatment = self->id;
      break;
    case DCS_ENTRY_TREATMENT:
      treatment = self->is_new ? 0 : self->id;
      break;
    default:
      break;
    }
  self->treatment = treatment != 0 && self->course != NULL
                        ? dcs_course_find (self->course, DCS_RECORD_TREATMENT, treatment)
                        : NULL;
}

static gint64
highest (DcsEntry *self, DcsRecordKind kind, int field)
{
  gint64 most = 0;

  for (guint i = 0; i < dcs_course_count (self->course, kind); i++)
    most = MAX (most, _dcs_row_integer (dcs_course_row (self->course, kind, i), field));
  return most;
}

static void
begin_with_today (DcsEntry *self, const char *path)
{
  g_autofree char *text = dcs_date_format_typed (self->today, self->order);

  _dcs_entry_begin_with (self, path, text);
}

/* The treatment at the time when a relapse came. */
static const char *
relapse_context (DcsEntry *self)
{
  int day = dcs_date_day (_dcs_entry_date_of (self, "date"), DCS_DATE_MIDDLE);
  DcsCode context = self->definition != NULL && day != DCS_DAY_NONE
                        ? _dcs_entry_relapse_context (self->course, self->definition, day)
                        : 0;

  return context != 0 ? dcs_code_string (context) : NULL;
}

/* What a new form begins with. */
static void
begin (DcsEntry *self)
{
  g_autofree char *number = NULL;

  switch (self->task)
    {
    case DCS_ENTRY_RELAPSE:
      begin_with_today (self, "date");
      number = g_strdup_printf ("%" G_GINT64_FORMAT,
                                highest (self, DCS_RECORD_RELAPSE, DCS_RELAPSE_EPISODE_NO) + 1);
      _dcs_entry_begin_with (self, "episode_no", number);
      _dcs_entry_begin_with (self, "context", relapse_context (self));
      break;
    case DCS_ENTRY_INVESTIGATION:
      begin_with_today (self, "date");
      break;
    case DCS_ENTRY_CARE_ITEM:
      _dcs_entry_begin_with (self, "status", "open");
      break;
    case DCS_ENTRY_LESION:
      number = g_strdup_printf ("%" G_GINT64_FORMAT,
                                highest (self, DCS_RECORD_LESION, DCS_LESION_LESION_NO) + 1);
      _dcs_entry_begin_with (self, "lesion_no", number);
      break;
    default:
      break;
    }
}

static void
show_subtype (DcsEntry *self)
{
  static const char *const paths[] = { "subtype_site", "subtype_form" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      DcsEntryCell *cell = _dcs_entry_find (self, paths[i]);
      guint n_choices;

      if (cell == NULL)
        continue;
      dcs_entry_choices (self, paths[i], &n_choices);
      _dcs_entry_show (self, cell, n_choices > 0 || _dcs_cell_text (cell)[0] != '\0');
    }
}

/* Makes the cells of the task. */
void
_dcs_entry_record_make (DcsEntry *self)
{
  self->slots[0].kind = forms[self->task].kind;
  self->slots[0].prefix = "";
  self->n_slots = 1;
  find_rows (self);
  if (self->task == DCS_ENTRY_TREATMENT)
    _dcs_entry_treatment_make (self);
  else if (self->task == DCS_ENTRY_VISIT)
    _dcs_entry_visit_make (self);
  else
    _dcs_entry_add_fields (self, 0, forms[self->task].fields, TRUE);
  for (guint i = 0; i < self->n_slots; i++)
    _dcs_entry_load_slot (self, i);
  _dcs_entry_refresh_all (self);
  if (self->task == DCS_ENTRY_VISIT)
    _dcs_entry_visit_begin (self);
  else if (self->task != DCS_ENTRY_PATIENT)
    _dcs_entry_treatment_begin (self);
  if (self->is_new)
    begin (self);
  if (self->task == DCS_ENTRY_PATIENT)
    show_subtype (self);
}

/* The course was read again: the rows of the records and what stands in them. */
void
_dcs_entry_record_bind (DcsEntry *self)
{
  find_rows (self);
  if (self->task == DCS_ENTRY_TREATMENT)
    _dcs_entry_treatment_bind (self);
}

/* Codes that the disease, the subtype or the region now chosen does not have are taken away. */
static void
drop_unknown (DcsEntry *self, DcsEntryCell *cell)
{
  guint n_choices;
  const DcsChoice *choices;
  gboolean known = _dcs_cell_text (cell)[0] == '\0';

  _dcs_entry_drop_choices (cell);
  choices = dcs_entry_choices (self, cell->shown.path, &n_choices);
  for (guint i = 0; i < n_choices && !known; i++)
    known = g_str_equal (choices[i].text, _dcs_cell_text (cell));
  if (!known)
    _dcs_entry_follow (self, cell, "");
  _dcs_entry_refresh (self, cell);
  _dcs_entry_note (self, cell);
}

static void
disease_edited (DcsEntry *self, DcsEntryCell *disease)
{
  DcsCode code = disease->value.kind == DCS_VALUE_CODE ? disease->value.code : 0;

  self->definition = code != 0 ? dcs_catalog_find (self->catalog, code) : NULL;
  _dcs_entry_refresh (self, disease);
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (cell != disease && cell->shown.type == DCS_FIELD_CODE)
        drop_unknown (self, cell);
    }
}

static void
patient_edited (DcsEntry *self, DcsEntryCell *cell)
{
  const char *path = cell->shown.path;

  if (g_str_equal (path, "disease"))
    disease_edited (self, cell);
  else if (g_str_equal (path, "subtype"))
    drop_unknown (self, _dcs_entry_find (self, "subtype_site"));
  else if (g_str_equal (path, "subtype_site"))
    drop_unknown (self, _dcs_entry_find (self, "subtype_form"));
  else if (g_str_equal (path, "birth_date") || g_str_equal (path, "onset_date")
           || g_str_equal (path, "death_date"))
    _dcs_entry_refresh_dates (self);
  show_subtype (self);
}

/* What is said of a cell beyond its own text: each lesion has a number of its own. */
void
_dcs_entry_record_refresh (DcsEntry *self, DcsEntryCell *cell, char **problem)
{
  if (self->task != DCS_ENTRY_LESION || cell->value.kind != DCS_VALUE_INTEGER
      || !g_str_equal (cell->shown.path, "lesion_no") || *problem != NULL)
    return;
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_LESION); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_LESION, i);

      if (row != self->slots[0].stored
          && _dcs_row_integer (row, DCS_LESION_LESION_NO) == cell->value.integer)
        *problem = g_strdup (
            _ ("Another lesion has this number. Give this one the next free one."));
    }
}

/* What follows from an edit of a cell. */
void
_dcs_entry_record_edited (DcsEntry *self, DcsEntryCell *cell)
{
  const char *path = cell->shown.path;

  switch (self->task)
    {
    case DCS_ENTRY_PATIENT:
      patient_edited (self, cell);
      break;
    case DCS_ENTRY_LESION:
      if (g_str_equal (path, "region"))
        drop_unknown (self, _dcs_entry_find (self, "site"));
      break;
    case DCS_ENTRY_CARE_ITEM:
      if (g_str_equal (path, "status") && g_str_equal (_dcs_cell_text (cell), "done"))
        {
          g_autofree char *today = dcs_date_format_typed (self->today, self->order);
          DcsEntryCell *done = _dcs_entry_find (self, "done_date");

          if (_dcs_cell_text (done)[0] == '\0')
            _dcs_entry_suggest (self, done, today);
        }
      break;
    case DCS_ENTRY_RELAPSE:
      if (g_str_equal (path, "date"))
        _dcs_entry_suggest (self, _dcs_entry_find (self, "context"), relapse_context (self));
      break;
    default:
      _dcs_entry_treatment_edited (self, cell);
    }
  if (cell->role == DCS_CELL_FIELD)
    _dcs_entry_check_slot (self, cell->slot);
}

/* What a record would be: borrowed texts. */
void
_dcs_entry_slot_values (DcsEntry *self, guint slot, DcsValue *values)
{
  const DcsEntrySlot *record = &self->slots[slot];
  const DcsRecordInfo *info = dcs_record_info (record->kind);

  memset (values, 0, info->n_fields * sizeof *values);
  if (record->stored != NULL)
    memcpy (values, record->stored, info->n_fields * sizeof *values);
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (cell->role != DCS_CELL_FIELD || cell->slot != slot)
        continue;
      /* A value that was only typed another way stays as it is stored. */
      if (record->stored == NULL || cell->shown.is_changed || cell->is_begun)
        values[cell->field] = cell->value;
    }
}

/* The draft of a record, with its keys. (transfer full) */
DcsDraft *
_dcs_entry_slot_draft (DcsEntry *self, guint slot)
{
  DcsEntrySlot *record = &self->slots[slot];
  const DcsRecordInfo *info = dcs_record_info (record->kind);
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  DcsDraft *draft;

  _dcs_entry_slot_values (self, slot, values);
  if (record->stored != NULL)
    draft = dcs_draft_new_from_values (record->kind, record->stored);
  else
    draft = _dcs_entry_new_draft (self, record->kind, &record->id);
  for (guint i = 0; i < info->n_fields; i++)
    if (values[i].kind != DCS_VALUE_NULL || record->stored != NULL)
      dcs_draft_set (draft, (int) i, &values[i]);
  return draft;
}

/* The draft of a new record of the patient, with its keys. @id: (inout): 0: makes one */
DcsDraft *
_dcs_entry_new_draft (DcsEntry *self, DcsRecordKind kind, gint64 *id)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  DcsDraft *draft = dcs_draft_new (kind);
  int uid = dcs_record_info_find (info, "uid");
  DcsValue value;

  if (info->id >= 0)
    {
      if (*id == 0)
        *id = dcs_id_new ();
      value = dcs_value_integer (*id);
      dcs_draft_set (draft, info->id, &value);
    }
  if (info->patient_id >= 0)
    {
      value = dcs_value_integer (self->patient_id);
      dcs_draft_set (draft, info->patient_id, &value);
    }
  if (uid >= 0)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, *id);

      value = dcs_value_text (text);
      dcs_draft_set (draft, uid, &value);
    }
  return draft;
}

typedef struct
{
  DcsEntry *entry;
  guint slot;
  const char *clashes[DCS_RECORD_MAX_FIELDS];
} Check;

static void
note_clash (int field, const char *message, gpointer data)
{
  Check *check = data;
  DcsEntryCell *cell = _dcs_entry_field (check->entry, check->slot, field);

  /* Blank and bad cells have problems of their own. */
  if (cell == NULL || cell->value.kind == DCS_VALUE_NULL)
    return;
  check->clashes[field] = message;
}

static const char *
clash_message (DcsEntryCell *cell, const char *message)
{
  g_autofree char *text = NULL;

  if (message == NULL)
    return NULL;
  if (cell->shown.type == DCS_FIELD_DATE)
    text = g_strdup (_ ("This is before the date that it follows. Look at both dates."));
  else
    /* TRANSLATORS: what is wrong with a value: "This is out of range." */
    text = g_strdup_printf (_ ("This %s."), message);
  return g_intern_string (text);
}

/* Whether the fields of a record contradict each other. */
void
_dcs_entry_check_slot (DcsEntry *self, guint slot)
{
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  Check check = { self, slot, { NULL } };

  _dcs_entry_slot_values (self, slot, values);
  dcs_record_validate (self->slots[slot].kind, values, NULL, note_clash, &check);
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];
      const char *clash;

      if (cell->role != DCS_CELL_FIELD || cell->slot != slot)
        continue;
      clash = clash_message (cell, check.clashes[cell->field]);
      if (clash == cell->clash)
        continue;
      cell->clash = clash;
      _dcs_entry_refresh (self, cell);
    }
}

/* Adds a draft that holds something to be saved. @slot: whose cells it came from, or -1; @cell: the
 * one that it is about else */
void
_dcs_entry_add_draft (
    DcsEntry *self, GPtrArray *drafts, DcsDraft *draft, int slot, DcsEntryCell *cell)
{
  DcsEntrySource source = { dcs_draft_get_kind (draft), slot, cell };

  if (!dcs_draft_is_changed (draft))
    {
      dcs_draft_free (draft);
      return;
    }
  g_ptr_array_add (drafts, draft);
  g_array_append_val (self->sources, source);
}
