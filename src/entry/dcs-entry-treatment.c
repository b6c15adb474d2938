/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The forms about a treatment: its start with the first dose, a dose step, its end, an infusion, an
 * adverse event. */

#define STEP 1 /* the slot of a treatment's dose */

static const char *
code_of_step (DcsEntry *self)
{
  return self->task == DCS_ENTRY_TREATMENT ? "step." : "";
}

/* The live dose steps of a treatment in order; calls for the last one. */
static const DcsValue *
last_step (DcsEntry *self, gint64 treatment)
{
  guint n_steps;
  const DcsValue *const *steps = treatment != 0 && self->course != NULL
                                     ? dcs_course_dose_steps (self->course, treatment, &n_steps)
                                     : NULL;

  for (guint i = steps != NULL ? n_steps : 0; i-- > 0;)
    if (_dcs_row_live (steps[i], DCS_DOSE_STEP_DELETED))
      return steps[i];
  return NULL;
}

static void
bind_step (DcsEntry *self)
{
  DcsEntrySlot *step = &self->slots[STEP];

  step->stored = self->is_new ? NULL : last_step (self, self->id);
  if (step->stored != NULL)
    step->id = step->stored[DCS_DOSE_STEP_ID].integer;
}

/* The course was read again. */
void
_dcs_entry_treatment_bind (DcsEntry *self)
{
  bind_step (self);
}

static DcsEntryCell *
add_choice_cell (DcsEntry *self, DcsCellRole role, const char *path, const char *label, guint8 type)
{
  DcsEntryCell *cell = _dcs_entry_add_cell (self, role, path);

  cell->shown.label = label;
  cell->shown.type = type;
  return cell;
}

/* Makes the cells of a treatment with its dose. */
void
_dcs_entry_treatment_make (DcsEntry *self)
{
  static const char *const first[] = { "drug", "start_date", NULL };
  static const char *const dose[] = { "amount", "unit", "frequency", "route", "n_doses", NULL };
  static const char *const reason[] = { "start_reason", NULL };
  static const char *const rest[] = { "stop_date", "stop_reason", "response",      "notes",
                                      "!drug",     "!start_date", "!start_reason", NULL };

  self->slots[STEP].kind = DCS_RECORD_DOSE_STEP;
  self->slots[STEP].prefix = "step.";
  self->n_slots = 2;
  bind_step (self);
  _dcs_entry_add_fields (self, 0, first, FALSE);
  _dcs_entry_add_fields (self, STEP, dose, FALSE);
  _dcs_entry_add_fields (self, 0, reason, FALSE);
  if (self->is_new)
    {
      add_choice_cell (self, DCS_CELL_STOPS, "stops", _ ("Takes the place of"), DCS_FIELD_INTEGER);
      add_choice_cell (
          self, DCS_CELL_STOPS_REASON, "stops_reason", _ ("Why that one ends"), DCS_FIELD_CODE);
    }
  _dcs_entry_add_fields (self, 0, rest, TRUE);
}

/* A code that the disease has in a domain, as text; NULL when it has none. */
const char *
_dcs_entry_known_code (DcsEntry *self, const char *domain, const char *code)
{
  DcsCode number = dcs_code_try (code);

  return number != 0 && self->definition != NULL
                 && dcs_definition_term (self->definition, domain, number) != NULL
             ? code
             : NULL;
}

/* What a form that changes a stored record begins with, as a change of it. */
static void
begin_change (DcsEntry *self, const char *path, const char *text)
{
  DcsEntryCell *cell = _dcs_entry_find (self, path);

  if (cell == NULL || text == NULL || _dcs_cell_text (cell)[0] != '\0')
    return;
  cell->is_begun = TRUE;
  _dcs_entry_begin_with (self, path, text);
}

static void
begin_dose (DcsEntry *self)
{
  static const int fields[] = { DCS_DOSE_STEP_UNIT, DCS_DOSE_STEP_FREQUENCY, DCS_DOSE_STEP_ROUTE };
  const DcsValue *last = last_step (self, self->id);

  for (guint i = 0; last != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      const DcsField *info = &dcs_dose_step_info.fields[fields[i]];
      g_autofree char *text = _dcs_entry_format (self, info, &last[fields[i]]);

      _dcs_entry_begin_with (self, info->name, text);
    }
  if (last != NULL)
    _dcs_entry_begin_with (
        self, "start_reason", _dcs_entry_known_code (self, "start-reason", "dose_change"));
}

static void
begin_administration (DcsEntry *self)
{
  const DcsValue *last = last_step (self, self->id);

  _dcs_entry_begin_with (self, "given", "yes");
  if (last != NULL)
    {
      g_autofree char *amount = _dcs_entry_format (
          self, &dcs_dose_step_info.fields[DCS_DOSE_STEP_AMOUNT], &last[DCS_DOSE_STEP_AMOUNT]);
      g_autofree char *unit = _dcs_entry_format (
          self, &dcs_dose_step_info.fields[DCS_DOSE_STEP_UNIT], &last[DCS_DOSE_STEP_UNIT]);

      _dcs_entry_begin_with (self, "amount", amount);
      _dcs_entry_begin_with (self, "unit", unit);
    }
}

static void
begin_adverse_event (DcsEntry *self)
{
  g_autofree char *id = NULL;

  if (self->treatment == NULL)
    return;
  id = g_strdup_printf ("%" G_GINT64_FORMAT, self->treatment[DCS_TREATMENT_ID].integer);
  _dcs_entry_begin_with (self, "treatment_id", id);
  _dcs_entry_begin_with (
      self, "drug", dcs_code_string (_dcs_row_code_of (self->treatment, DCS_TREATMENT_DRUG)));
}

static void
need (DcsEntry *self, const char *path)
{
  DcsEntryCell *cell = _dcs_entry_find (self, path);

  if (cell == NULL)
    return;
  cell->is_needed = TRUE;
  cell->shown.is_required = TRUE;
}

/* What a form about a treatment begins with. */
void
_dcs_entry_treatment_begin (DcsEntry *self)
{
  g_autofree char *today = dcs_date_format_typed (self->today, self->order);

  switch (self->task)
    {
    case DCS_ENTRY_TREATMENT:
      if (self->is_new)
        _dcs_entry_begin_with (self, "start_date", today);
      break;
    case DCS_ENTRY_DOSE:
      need (self, "start_date");
      if (!self->is_new)
        break;
      _dcs_entry_begin_with (self, "start_date", today);
      begin_dose (self);
      break;
    case DCS_ENTRY_STOP:
      need (self, "stop_date");
      need (self, "stop_reason");
      add_choice_cell (self, DCS_CELL_EVENT, "event", _ ("Adverse event"), DCS_FIELD_INTEGER);
      begin_change (self, "stop_date", today);
      break;
    case DCS_ENTRY_ADMINISTRATION:
      if (!self->is_new)
        break;
      _dcs_entry_begin_with (self, "date", today);
      begin_administration (self);
      break;
    case DCS_ENTRY_ADVERSE_EVENT:
      if (self->is_new)
        begin_adverse_event (self);
      break;
    default:
      break;
    }
}

/* A cell of the dose: "amount". */
DcsEntryCell *
_dcs_entry_treatment_cell (DcsEntry *self, const char *name)
{
  g_autofree char *path = g_strconcat (code_of_step (self), name, NULL);

  return _dcs_entry_find (self, path);
}

static DcsCode
step_code (DcsEntry *self, const char *name)
{
  DcsEntryCell *cell = _dcs_entry_treatment_cell (self, name);

  return cell != NULL && cell->value.kind == DCS_VALUE_CODE ? cell->value.code : 0;
}

/* The dose as it stands in the form; FALSE when the form has none. */
static gboolean
prescription (DcsEntry *self, DcsPrescription *dose, DcsDate *date)
{
  DcsEntryCell *amount = _dcs_entry_treatment_cell (self, "amount");

  if (self->definition == NULL || amount == NULL
      || (self->task != DCS_ENTRY_TREATMENT && self->task != DCS_ENTRY_DOSE))
    return FALSE;
  dose->drug = self->task == DCS_ENTRY_TREATMENT ? _dcs_entry_code_of (self, "drug")
               : self->treatment != NULL ? _dcs_row_code_of (self->treatment, DCS_TREATMENT_DRUG)
                                         : 0;
  dose->amount = amount->value.kind == DCS_VALUE_DECIMAL ? amount->value.number : NAN;
  dose->unit = step_code (self, "unit");
  dose->frequency = step_code (self, "frequency");
  dose->route = step_code (self, "route");
  *date = _dcs_entry_date_of (self, "start_date");
  /* The dose that runs is looked at with the body that is known, not that of its first day. */
  if (!self->is_new && self->task == DCS_ENTRY_TREATMENT && self->slots[STEP].stored != NULL)
    *date = _dcs_row_date_of (self->slots[STEP].stored, DCS_DOSE_STEP_START_DATE);
  return dose->drug != 0;
}

/* The newest measure that is not later than a day; NAN when there is none. */
static double
measured (DcsEntry *self, const char *role, DcsDate date)
{
  DcsCode code = dcs_definition_role (self->definition, role);
  int day = dcs_date_day (dcs_date_is_set (date) ? date : self->today, DCS_DATE_LATEST);
  const DcsValue *row = code != 0 && self->course != NULL
                            ? dcs_course_latest (self->course, code, day, NULL)
                            : NULL;

  if (row == NULL)
    return NAN;
  return row[DCS_OBSERVATION_CANONICAL].kind == DCS_VALUE_DECIMAL
             ? row[DCS_OBSERVATION_CANONICAL].number
             : row[DCS_OBSERVATION_VALUE].number;
}

/* "15 mg/m² weekly = 19.8 mg"; the remarks about it. */
static void
describe_dose (DcsEntry *self, char **hint, char **warning)
{
  DcsPrescription dose;
  DcsDose computed;
  DcsDate date;
  double height, weight;
  g_autofree char *prescribed = NULL;
  g_autofree char *calculated = NULL;
  g_autoptr (GPtrArray) remarks = NULL;

  if (!prescription (self, &dose, &date) || isnan (dose.amount))
    return;
  height = !isnan (self->height_cm) ? self->height_cm : measured (self, "height", date);
  weight = !isnan (self->weight_kg) ? self->weight_kg : measured (self, "weight", date);
  dcs_compute_dose (self->definition, &dose, height, weight, &computed);
  prescribed = dcs_dose_format (&computed, self->definition);
  calculated = dcs_dose_format_calculated (&computed, self->definition);
  g_free (*hint);
  *hint = calculated[0] != '\0' ? g_strdup_printf ("%s = %s", prescribed, calculated)
                                : g_steal_pointer (&prescribed);
  remarks = dcs_dose_remarks (self->course, self->definition, &dose, date, height, weight);
  if (remarks->len > 0)
    {
      g_ptr_array_add (remarks, NULL);
      g_free (*warning);
      *warning = g_strjoinv (" ", (char **) remarks->pdata);
    }
}

/* What must not be saved: a drug at a frequency that it is never given at. */
static char *
frequency_problem (DcsEntry *self)
{
  DcsPrescription dose;
  DcsDate date;

  if (!prescription (self, &dose, &date))
    return NULL;
  return dcs_prescription_problem (self->definition, &dose);
}

static gboolean
is_step_cell (DcsEntryCell *cell, const char *name)
{
  return cell->role == DCS_CELL_FIELD && g_str_equal (cell->info->name, name)
         && cell->info == &dcs_dose_step_info.fields[cell->field];
}

/* Two doses cannot begin on one day; a dose outside its treatment is looked at again. */
static char *
dose_problem (DcsEntry *self, DcsEntryCell *cell, char **warning)
{
  guint n_steps = 0;
  gint64 treatment = self->treatment != NULL ? self->treatment[DCS_TREATMENT_ID].integer : 0;
  const DcsValue *const *steps = dcs_course_dose_steps (self->course, treatment, &n_steps);
  DcsDate date = cell->value.kind == DCS_VALUE_DATE ? cell->value.date : DCS_DATE_INIT;
  DcsDate start, stop;

  if (!dcs_date_is_set (date) || self->treatment == NULL)
    return NULL;
  for (guint i = 0; i < n_steps; i++)
    if (_dcs_row_live (steps[i], DCS_DOSE_STEP_DELETED) && steps[i] != self->slots[0].stored
        && dcs_date_equal (_dcs_row_date_of (steps[i], DCS_DOSE_STEP_START_DATE), date))
      return g_strdup (_ ("Another dose began on this day. Change that one instead."));
  start = _dcs_row_date_of (self->treatment, DCS_TREATMENT_START_DATE);
  stop = _dcs_row_date_of (self->treatment, DCS_TREATMENT_STOP_DATE);
  if ((dcs_date_is_set (start)
       && dcs_date_day (date, DCS_DATE_LATEST) < dcs_date_day (start, DCS_DATE_EARLIEST))
      || (dcs_date_is_set (stop)
          && dcs_date_day (date, DCS_DATE_EARLIEST) >= dcs_date_day (stop, DCS_DATE_LATEST)))
    {
      g_free (*warning);
      *warning = g_strdup (_ ("The treatment does not run on this day."));
    }
  return NULL;
}

/* What is said of a cell beyond its own text. */
void
_dcs_entry_treatment_refresh (
    DcsEntry *self, DcsEntryCell *cell, char **problem, char **hint, char **warning)
{
  if (is_step_cell (cell, "amount"))
    describe_dose (self, hint, warning);
  else if (is_step_cell (cell, "frequency") && *problem == NULL && cell->value.kind != 0)
    *problem = frequency_problem (self);
  else if (self->task == DCS_ENTRY_DOSE && g_str_equal (cell->shown.path, "start_date")
           && *problem == NULL)
    *problem = dose_problem (self, cell, warning);
  else if (self->task == DCS_ENTRY_STOP && *problem == NULL && cell->value.kind == DCS_VALUE_DATE
           && g_str_equal (cell->shown.path, "stop_date"))
    {
      const DcsValue *step = last_step (self, self->id);

      if (step != NULL
          && dcs_date_day (cell->value.date, DCS_DATE_LATEST) < dcs_date_day (
                 _dcs_row_date_of (step, DCS_DOSE_STEP_START_DATE), DCS_DATE_EARLIEST)
          && dcs_date_is_set (_dcs_row_date_of (step, DCS_DOSE_STEP_START_DATE)))
        *problem = g_strdup (_ ("The last dose began after this day. Look at both dates."));
    }
}

/**
 * dcs_entry_set_body:
 * @height_cm: in cm, or NAN
 * @weight_kg: in kg, or NAN
 *
 * The body of the day as it stands in a visit that is not saved yet: doses per m² or kg are
 * computed from it instead of from the newest stored values.
 */
void
dcs_entry_set_body (DcsEntry *self, double height_cm, double weight_kg)
{
  DcsEntryCell *amount;

  g_return_if_fail (DCS_IS_ENTRY (self));

  self->height_cm = height_cm;
  self->weight_kg = weight_kg;
  amount = _dcs_entry_treatment_cell (self, "amount");
  if (amount == NULL)
    return;
  _dcs_entry_refresh (self, amount);
  _dcs_entry_settle (self);
}
