/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>

/* What is shown of a cell besides its text: problem, warning, hint, whether it changed. */

/* Takes over what is to be shown and notes the cell when it differs. */
void
_dcs_entry_show_state (
    DcsEntry *self, DcsEntryCell *cell, const char *problem, const char *warning, const char *hint)
{
  gboolean differs = _dcs_set_shown (&cell->shown.problem, problem);

  differs = _dcs_set_shown (&cell->shown.warning, warning) || differs;
  differs = _dcs_set_shown (&cell->shown.hint, hint) || differs;
  if (differs)
    _dcs_entry_note (self, cell);
}

/* A date of the patient: as it stands in the form when the form is about the patient. */
DcsDate
_dcs_entry_patient_date (DcsEntry *self, int field)
{
  const DcsValue *patient = self->course != NULL ? dcs_course_patient (self->course) : NULL;

  if (self->task == DCS_ENTRY_PATIENT)
    return _dcs_entry_date_of (self, dcs_record_info (DCS_RECORD_PATIENT)->fields[field].name);
  return patient != NULL ? _dcs_row_date_of (patient, field) : DCS_DATE_INIT;
}

/* "2 years 3 months"; NULL when it cannot be said. (transfer full) */
char *
_dcs_entry_describe_span (DcsDate from, DcsDate to)
{
  g_autofree char *years_text = NULL;
  g_autofree char *months_text = NULL;
  int years, months;

  if (!dcs_date_is_set (from) || !dcs_date_is_set (to)
      || dcs_date_day (to, DCS_DATE_MIDDLE) < dcs_date_day (from, DCS_DATE_MIDDLE))
    return NULL;
  years = dcs_date_completed_years (from, to);
  if (years < 0)
    return NULL;
  years_text = g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), years);
  if (from.precision < DCS_DATE_MONTH || to.precision < DCS_DATE_MONTH)
    /* TRANSLATORS: a span of time that is not exact, "about 2 years" */
    return g_strdup_printf (_ ("about %s"), years_text);
  months = dcs_date_completed_months (from, to) - 12 * years;
  if (months <= 0)
    return years > 0 ? g_steal_pointer (&years_text) : g_strdup (_ ("less than a month"));
  months_text = g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months);
  if (years == 0)
    return g_steal_pointer (&months_text);
  /* TRANSLATORS: "2 years 3 months" */
  return g_strdup_printf (_ ("%s %s"), years_text, months_text);
}

static gboolean
is_field (const DcsEntryCell *cell, const char *name)
{
  return cell->role == DCS_CELL_FIELD && g_str_equal (cell->info->name, name);
}

/* "Thursday, 14 March 2019, at the age of 9 years 11 months". */
static char *
describe_date (DcsEntry *self, DcsEntryCell *cell)
{
  DcsDate date = cell->value.date;
  DcsDate birth = _dcs_entry_patient_date (self, DCS_PATIENT_BIRTH_DATE);
  DcsDate onset = _dcs_entry_patient_date (self, DCS_PATIENT_ONSET_DATE);
  g_autofree char *full = dcs_date_format_full (date);
  g_autofree char *age = NULL;
  g_autofree char *since = NULL;

  if (is_field (cell, "birth_date"))
    {
      age = _dcs_entry_describe_span (date, self->today);
      /* TRANSLATORS: a birth date in full, then an age: "…, now 9 years 11 months old" */
      return age != NULL ? g_strdup_printf (_ ("%s, now %s old"), full, age)
                         : g_steal_pointer (&full);
    }
  age = _dcs_entry_describe_span (birth, date);
  if (is_field (cell, "diagnosis_date") || is_field (cell, "first_visit_date"))
    since = _dcs_entry_describe_span (onset, date);
  if (age != NULL && since != NULL)
    /* TRANSLATORS: a date in full, an age, a span: "…, at 9 years, 2 years 3 months after onset" */
    return g_strdup_printf (_ ("%s, at %s, %s after onset"), full, age, since);
  if (since != NULL)
    return g_strdup_printf (_ ("%s, %s after onset"), full, since);
  if (age != NULL)
    /* TRANSLATORS: a date in full, then the age of the patient then */
    return g_strdup_printf (_ ("%s, at the age of %s"), full, age);
  return g_steal_pointer (&full);
}

/* A day that somebody plans: it may be after today. */
gboolean
_dcs_entry_is_planned (const DcsEntryCell *cell)
{
  return is_field (cell, "next_date") || is_field (cell, "due_date")
         || is_field (cell, "snoozed_until");
}

/* Certainly earlier: even its last day is. */
static gboolean
is_before (DcsDate a, DcsDate b)
{
  return dcs_date_is_set (a) && dcs_date_is_set (b)
         && dcs_date_day (a, DCS_DATE_LATEST) < dcs_date_day (b, DCS_DATE_EARLIEST);
}

/* Two visits of one day are rare. */
static gboolean
is_day_of_another_visit (DcsEntry *self, DcsEntryCell *cell)
{
  if (self->task != DCS_ENTRY_VISIT || !is_field (cell, "date"))
    return FALSE;
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_VISIT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_VISIT, i);

      if (row != self->slots[0].stored && _dcs_row_live (row, DCS_VISIT_DELETED)
          && dcs_date_equal (_dcs_row_date_of (row, DCS_VISIT_DATE), cell->value.date))
        return TRUE;
    }
  return FALSE;
}

static char *
warn_of_date (DcsEntry *self, DcsEntryCell *cell)
{
  DcsDate birth = _dcs_entry_patient_date (self, DCS_PATIENT_BIRTH_DATE);
  DcsDate death = _dcs_entry_patient_date (self, DCS_PATIENT_DEATH_DATE);

  if (!_dcs_entry_is_planned (cell)
      && dcs_date_day (cell->value.date, DCS_DATE_EARLIEST)
             > dcs_date_day (self->today, DCS_DATE_LATEST))
    return g_strdup (_ ("This is after today."));
  if (is_field (cell, "next_date")
      && is_before (cell->value.date, _dcs_entry_date_of (self, "date")))
    return g_strdup (_ ("This is before the visit itself."));
  if (is_day_of_another_visit (self, cell))
    return g_strdup (_ ("There is a visit of this day already."));
  if (is_before (cell->value.date, birth))
    return g_strdup (_ ("This is before the birth date."));
  if (is_before (death, cell->value.date))
    return g_strdup (_ ("This is after the date of death."));
  return NULL;
}

/* A cell is changed when its value is another one than the stored, however it was typed. */
static gboolean
is_changed (DcsEntry *self, DcsEntryCell *cell)
{
  g_autofree char *problem = NULL;
  DcsValue stored;
  gboolean same;

  if (g_str_equal (_dcs_cell_text (cell), cell->original))
    return FALSE;
  if (cell->shown.is_bad || !_dcs_entry_parse (self, cell, cell->original, &stored, &problem))
    return TRUE;
  same = dcs_value_equal (&stored, &cell->value);
  if (stored.kind == DCS_VALUE_TEXT)
    g_free ((char *) stored.text);
  return !same;
}

static void
refresh_plain (DcsEntry *self, DcsEntryCell *cell)
{
  g_autofree char *problem = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *hint = NULL;
  DcsValue value;

  cell->shown.is_bad = !_dcs_entry_parse (self, cell, _dcs_cell_text (cell), &value, &problem);
  _dcs_entry_set_value (cell, &value);
  if (value.kind == DCS_VALUE_TEXT)
    g_free ((char *) value.text);
  cell->shown.is_changed = is_changed (self, cell);

  if (problem == NULL && cell->value.kind == DCS_VALUE_NULL
      && (cell->shown.is_required || cell->is_needed) && self->show_blanks)
    /* TRANSLATORS: the label of a field that must be filled in */
    problem = g_strdup_printf (_ ("%s is needed."), cell->shown.label);
  if (problem == NULL && (cell->clash != NULL || cell->refusal != NULL))
    problem = g_strdup (cell->clash != NULL ? cell->clash : cell->refusal);
  if (cell->value.kind == DCS_VALUE_DATE)
    {
      hint = describe_date (self, cell);
      warning = warn_of_date (self, cell);
    }
  else if (cell->value.kind == DCS_VALUE_CODE)
    {
      const DcsTerm *term = cell->info != NULL && self->definition != NULL ? dcs_definition_term (
                                self->definition, cell->info->domain, cell->value.code)
                                                                           : NULL;

      hint = term != NULL ? g_strdup (term->text) : NULL;
    }
  if (self->task != DCS_ENTRY_VISIT && self->task != DCS_ENTRY_PATIENT)
    _dcs_entry_treatment_refresh (self, cell, &problem, &hint, &warning);
  else if (self->task == DCS_ENTRY_VISIT)
    _dcs_entry_visit_refresh (self, cell, &hint);
  _dcs_entry_record_refresh (self, cell, &problem);
  _dcs_entry_show_state (self, cell, problem, warning, hint);
}

/* Makes what is shown of a cell from its text. */
void
_dcs_entry_refresh (DcsEntry *self, DcsEntryCell *cell)
{
  switch (cell->role)
    {
    case DCS_CELL_VALUE:
      _dcs_entry_value_refresh (self, cell);
      break;
    case DCS_CELL_REST:
      refresh_plain (self, cell);
      _dcs_entry_rest_refresh (self, cell);
      break;
    case DCS_CELL_REVIEWED:
    case DCS_CELL_ROW:
      cell->shown.is_changed = !g_str_equal (_dcs_cell_text (cell), cell->original);
      break;
    case DCS_CELL_FIELD:
    case DCS_CELL_EVENT:
    case DCS_CELL_STOPS:
    case DCS_CELL_STOPS_REASON:
    case DCS_CELL_UNIT:
    case DCS_CELL_NOT_DONE:
    case DCS_CELL_ASSESS:
    default:
      refresh_plain (self, cell);
    }
  if (cell->shown.theirs != NULL && !cell->shown.is_changed)
    {
      _dcs_set_shown (&cell->shown.theirs, NULL);
      _dcs_entry_note (self, cell);
    }
}

/* Dates are read back with an age; it follows the birth date and the onset. */
void
_dcs_entry_refresh_dates (DcsEntry *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (cell->role == DCS_CELL_FIELD && cell->shown.type == DCS_FIELD_DATE)
        _dcs_entry_refresh (self, cell);
    }
}
