/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a new treatment is to those before it, and what follows from edits of the forms about a
 * treatment. */

/* The course with the running treatment ended that the new one takes the place of: what the new one
 * is to the others then. */
static DcsCourse *
course_after (DcsEntry *self)
{
  DcsEntryCell *stops = _dcs_entry_find (self, "stops");
  gint64 id = stops != NULL && stops->value.kind == DCS_VALUE_INTEGER ? stops->value.integer : 0;
  static const DcsRecordKind kinds[] = { DCS_RECORD_PATIENT, DCS_RECORD_TREATMENT };
  DcsValue start = dcs_value_date (_dcs_entry_date_of (self, "start_date"));
  DcsCourse *course;

  if (id == 0)
    return dcs_course_ref (self->course);
  course = dcs_course_new ();
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < dcs_course_count (self->course, kinds[k]); i++)
      {
        const DcsValue *row = dcs_course_row (self->course, kinds[k], i);
        DcsValue values[DCS_RECORD_MAX_FIELDS];

        memcpy (values, row, dcs_record_info (kinds[k])->n_fields * sizeof *values);
        if (kinds[k] == DCS_RECORD_TREATMENT && values[DCS_TREATMENT_ID].integer == id)
          values[DCS_TREATMENT_STOP_DATE] = start;
        dcs_course_add (course, kinds[k], values);
      }
  dcs_course_seal (course);
  return course;
}

static const char *
reason_of_relation (DcsEntry *self, DcsRelation relation)
{
  static const char *const switches[][2] = {
    { "adverse_event", "switch_adverse_event" },
    { "inadequate_response", "switch_inadequate_response" },
    { "no_response", "switch_no_response" },
  };
  const char *why = dcs_code_string (_dcs_entry_code_of (self, "stops_reason"));

  switch (relation)
    {
    case DCS_RELATION_FIRST:
      return "first_line";
    case DCS_RELATION_COMBINATION:
      return "combination_start";
    case DCS_RELATION_SWITCH:
      for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
        if (g_strcmp0 (why, switches[i][0]) == 0)
          return switches[i][1];
      return NULL;
    case DCS_RELATION_CONTINUES:
    case DCS_RELATION_RESTART:
      return "restart";
    case DCS_RELATION_BRIDGING:
      return "bridging";
    default:
      return NULL;
    }
}

static DcsRelation
relation_of (DcsEntry *self, DcsCourse *course, const DcsValue **other)
{
  DcsCode drug = _dcs_entry_code_of (self, "drug");

  *other = NULL;
  if (drug == 0 || self->definition == NULL)
    return DCS_RELATION_UNKNOWN;
  return dcs_derive_relation (course,
                              self->definition,
                              drug,
                              _dcs_entry_date_of (self, "start_date"),
                              self->is_new ? 0 : self->id,
                              other);
}

/* "Methotrexate since 3 Mar 2020, 15 mg/m² weekly" */
static char *
describe_treatment (DcsEntry *self)
{
  g_autofree char *label = _dcs_treatment_label (self, self->treatment);
  g_autofree char *dose = NULL;
  DcsDose running;

  if (self->definition == NULL)
    return g_steal_pointer (&label);
  dcs_derive_dose (self->course,
                   self->definition,
                   self->treatment,
                   dcs_date_day (self->today, DCS_DATE_MIDDLE),
                   &running);
  dose = dcs_dose_format (&running, self->definition);
  return dose[0] != '\0' ? g_strdup_printf ("%s, %s", label, dose) : g_steal_pointer (&label);
}

/* One line: what a new treatment is to those before it. (transfer full) */
char *
_dcs_entry_treatment_summary (DcsEntry *self)
{
  g_autoptr (DcsCourse) course = NULL;
  const DcsValue *other;
  DcsRelation relation;

  if (self->is_gone)
    return g_strdup (_ ("Somebody deleted this record meanwhile. Nothing can be saved here."));
  if (self->task == DCS_ENTRY_TREATMENT)
    {
      course = course_after (self);
      relation = relation_of (self, course, &other);
      if (relation == DCS_RELATION_UNKNOWN)
        return NULL;
      return dcs_relation_describe (
          relation, self->definition, _dcs_entry_date_of (self, "start_date"), other);
    }
  return self->treatment != NULL ? describe_treatment (self) : NULL;
}

/* Why the other one stops, as the reason for the switch says it. */
static void
suggest_stops_reason (DcsEntry *self)
{
  DcsEntryCell *stops = _dcs_entry_find (self, "stops");
  const char *why = dcs_code_string (_dcs_entry_code_of (self, "start_reason"));

  if (stops == NULL || stops->value.kind != DCS_VALUE_INTEGER || why == NULL
      || !g_str_has_prefix (why, "switch_"))
    return;
  why = _dcs_entry_known_code (self, "stop-reason", why + strlen ("switch_"));
  if (why != NULL)
    _dcs_entry_suggest (self, _dcs_entry_find (self, "stops_reason"), why);
}

static void
suggest_reason (DcsEntry *self)
{
  g_autoptr (DcsCourse) course = NULL;
  const DcsValue *other;
  const char *reason;

  if (!self->is_new || self->is_replaying)
    return;
  course = course_after (self);
  reason = reason_of_relation (self, relation_of (self, course, &other));
  _dcs_entry_suggest (self,
                      _dcs_entry_find (self, "start_reason"),
                      reason != NULL ? _dcs_entry_known_code (self, "start-reason", reason) : NULL);
}

static void
drug_edited (DcsEntry *self)
{
  DcsCode code = _dcs_entry_code_of (self, "drug");
  const DcsDrug *drug = code != 0 && self->definition != NULL
                            ? dcs_definition_drug (self->definition, code)
                            : NULL;

  _dcs_entry_drop_choices (_dcs_entry_treatment_cell (self, "frequency"));
  if (self->is_new)
    {
      _dcs_entry_suggest (self,
                          _dcs_entry_treatment_cell (self, "unit"),
                          drug != NULL ? dcs_code_string (drug->unit) : NULL);
      _dcs_entry_suggest (self,
                          _dcs_entry_treatment_cell (self, "frequency"),
                          drug != NULL ? dcs_code_string (drug->frequency) : NULL);
      _dcs_entry_suggest (self,
                          _dcs_entry_treatment_cell (self, "route"),
                          drug != NULL ? dcs_code_string (drug->route) : NULL);
    }
  _dcs_entry_refresh (self, _dcs_entry_treatment_cell (self, "frequency"));
}

/* Who ends another treatment says why. */
static void
need_stops_reason (DcsEntry *self)
{
  DcsEntryCell *stops = _dcs_entry_find (self, "stops");
  DcsEntryCell *reason = _dcs_entry_find (self, "stops_reason");
  gboolean needed = stops->value.kind == DCS_VALUE_INTEGER;

  if (reason->is_needed == needed)
    return;
  reason->is_needed = needed;
  reason->shown.is_required = needed;
  _dcs_entry_refresh (self, reason);
  _dcs_entry_note (self, reason);
}

static void
treatment_edited (DcsEntry *self, DcsEntryCell *cell)
{
  const char *path = cell->shown.path;

  if (g_str_equal (path, "drug"))
    drug_edited (self);
  if (g_str_equal (path, "start_date") && self->is_new)
    {
      DcsEntryCell *stops = _dcs_entry_find (self, "stops");

      _dcs_entry_drop_choices (stops);
      _dcs_entry_refresh (self, stops);
      _dcs_entry_note (self, stops);
    }
  if (g_str_equal (path, "drug") || g_str_equal (path, "start_date") || g_str_equal (path, "stops")
      || g_str_equal (path, "stops_reason"))
    suggest_reason (self);
  if (cell->is_touched && (g_str_equal (path, "stops") || g_str_equal (path, "start_reason")))
    suggest_stops_reason (self);
  if (self->is_new && (g_str_equal (path, "stops") || g_str_equal (path, "start_date")))
    need_stops_reason (self);
  if (cell != _dcs_entry_treatment_cell (self, "amount"))
    _dcs_entry_refresh (self, _dcs_entry_treatment_cell (self, "amount"));
}

/* What follows from an edit of a form about a treatment. */
void
_dcs_entry_treatment_edited (DcsEntry *self, DcsEntryCell *cell)
{
  DcsEntryCell *drug;

  switch (self->task)
    {
    case DCS_ENTRY_TREATMENT:
      treatment_edited (self, cell);
      break;
    case DCS_ENTRY_DOSE:
      if (cell != _dcs_entry_treatment_cell (self, "amount"))
        _dcs_entry_refresh (self, _dcs_entry_treatment_cell (self, "amount"));
      break;
    case DCS_ENTRY_STOP:
      if (cell->role == DCS_CELL_EVENT && cell->value.kind == DCS_VALUE_INTEGER)
        _dcs_entry_suggest (self,
                            _dcs_entry_find (self, "stop_reason"),
                            _dcs_entry_known_code (self, "stop-reason", "adverse_event"));
      break;
    case DCS_ENTRY_ADVERSE_EVENT:
      drug = _dcs_entry_find (self, "drug");
      if (g_str_equal (cell->shown.path, "treatment_id") && cell->value.kind == DCS_VALUE_INTEGER)
        {
          const DcsValue *row = dcs_course_find (
              self->course, DCS_RECORD_TREATMENT, cell->value.integer);

          if (row != NULL)
            _dcs_entry_suggest (
                self, drug, dcs_code_string (_dcs_row_code_of (row, DCS_TREATMENT_DRUG)));
        }
      break;
    default:
      break;
    }
}
