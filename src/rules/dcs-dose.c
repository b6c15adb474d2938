/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-dose-private.h"

#include "dcs-definition-private.h"
#include "dcs-derive-private.h"

#include <math.h>

/* What is needed of a patient's body on a day; NAN where nothing was measured until then. */
typedef struct
{
  double weight; /* kg */
  double bsa;    /* m² */
} Body;

/**
 * dcs_bsa_mosteller:
 * @height_cm: height in cm
 * @weight_kg: weight in kg
 *
 * Body surface area by Mosteller RD, N Engl J Med 1987;317:1098: √(height × weight / 3600).
 *
 * Returns: m²; NAN unless both are above 0
 */
double
dcs_bsa_mosteller (double height_cm, double weight_kg)
{
  if (!(height_cm > 0) || !(weight_kg > 0))
    return NAN;
  return sqrt (height_cm * weight_kg / 3600.0);
}

static double
latest_number (DcsCourse *course, DcsCode test, int day)
{
  const DcsValue *row = test != 0 ? dcs_course_latest (course, test, day, NULL) : NULL;

  return row != NULL ? _dcs_observation_number (row) : NAN;
}

static Body
body_on (DcsCourse *course, DcsDefinition *definition, int day)
{
  double weight = latest_number (course, dcs_definition_role (definition, "weight"), day);
  double height = latest_number (course, dcs_definition_role (definition, "height"), day);

  return (Body){ weight, dcs_bsa_mosteller (height, weight) };
}

/**
 * dcs_derive_bsa:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @day: a day number
 * @bsa: (out): body surface area in m² (Mosteller), or NAN
 *
 * From the latest weight and the latest height measured on or before the day, each on its own.
 *
 * Returns: whether both were known
 */
gboolean
dcs_derive_bsa (DcsCourse *course, DcsDefinition *definition, int day, double *bsa)
{
  g_return_val_if_fail (course != NULL && definition != NULL && bsa != NULL, FALSE);

  *bsa = body_on (course, definition, day).bsa;
  return !isnan (*bsa);
}

/* Whether a span of time can hold the day: begun at the earliest reading of its start and not
 * certainly over by the latest reading of its stop, which is the first day off. */
static gboolean
span_holds (DcsDate start, DcsDate stop, int day)
{
  if (dcs_date_is_set (start) && dcs_date_day (start, DCS_DATE_EARLIEST) > day)
    return FALSE;
  return !dcs_date_is_set (stop) || day < dcs_date_day (stop, DCS_DATE_LATEST);
}

/**
 * dcs_treatment_is_running:
 * @treatment: a row of DCS_RECORD_TREATMENT
 * @day: a day number
 *
 * Whether the treatment runs on the day: it has possibly started and has not certainly stopped. The
 * stop date is the first day off. Without a start date it counts as started.
 *
 * Returns: TRUE when it runs
 */
gboolean
dcs_treatment_is_running (const DcsValue *treatment, int day)
{
  g_return_val_if_fail (treatment != NULL, FALSE);

  return span_holds (_dcs_row_date (treatment, DCS_TREATMENT_START_DATE),
                     _dcs_row_date (treatment, DCS_TREATMENT_STOP_DATE),
                     day);
}

/* Steps come in order of their start; of two that can hold the day the later one is in force. */
static const DcsValue *
step_on (DcsCourse *course, const DcsValue *treatment, int day)
{
  const DcsValue *const *steps;
  guint n_steps;

  if (!dcs_treatment_is_running (treatment, day))
    return NULL;
  steps = dcs_course_dose_steps (course, treatment[DCS_TREATMENT_ID].integer, &n_steps);
  for (guint i = n_steps; steps != NULL && i-- > 0;)
    if (!_dcs_row_is_deleted (steps[i], DCS_DOSE_STEP_DELETED)
        && span_holds (_dcs_row_date (steps[i], DCS_DOSE_STEP_START_DATE),
                       _dcs_row_date (steps[i], DCS_DOSE_STEP_STOP_DATE),
                       day))
      return steps[i];
  return NULL;
}

static void
calculate_amounts (DcsDose *dose, const DcsDoseUnit *unit, Body body)
{
  if (isnan (unit->milligrams))
    return;
  dose->absolute_unit = unit->absolute;
  switch (unit->basis)
    {
    case DCS_DOSE_PER_M2:
      dose->absolute = dose->amount * body.bsa;
      break;
    case DCS_DOSE_PER_KG:
      dose->absolute = dose->amount * body.weight;
      break;
    case DCS_DOSE_FLAT:
    default:
      dose->absolute = dose->amount;
      break;
    }
  /* What was prescribed stays what it is; only the others are calculated. */
  dose->per_m2 = unit->basis == DCS_DOSE_PER_M2 ? dose->amount : dose->absolute / body.bsa;
  dose->per_kg = unit->basis == DCS_DOSE_PER_KG ? dose->amount : dose->absolute / body.weight;
}

static int
compare_range (double value, double min, double max, double tolerance)
{
  if (isnan (value) || isnan (min) || isnan (max))
    return G_MININT;
  if (value < min * (1 - tolerance) - 1e-9)
    return -1;
  return value > max * (1 + tolerance) + 1e-9 ? 1 : 0;
}

/* The dose in the unit of the drug's usual range; sets whether it had to be calculated for that. */
static double
in_usual_unit (const DcsDose *dose, const DcsDosePlan *plan, gboolean *calculated)
{
  double ratio = plan->unit->milligrams / plan->usual_unit->milligrams;

  *calculated = plan->unit->basis != plan->usual_unit->basis;
  if (!*calculated)
    return dose->amount * ratio;
  switch (plan->usual_unit->basis)
    {
    case DCS_DOSE_PER_M2:
      return dose->per_m2 * ratio;
    case DCS_DOSE_PER_KG:
      return dose->per_kg * ratio;
    case DCS_DOSE_FLAT:
    default:
      return dose->absolute * ratio;
    }
}

static void
compare_with_usual (DcsDose *dose, const DcsDosePlan *plan)
{
  const DcsDrug *drug = plan->drug;
  const DcsDoseUnit *unit = plan->unit;
  gboolean calculated;
  double amount;

  /* Amounts of another rhythm, or of a mass that nobody knows, are not compared. */
  if (dose->other_frequency || isnan (unit->milligrams))
    return;
  if (plan->cap_unit != NULL && plan->cap_unit->basis == DCS_DOSE_FLAT)
    {
      dose->cap = drug->cap * plan->cap_unit->milligrams / unit->milligrams;
      dose->above_cap = dose->absolute > dose->cap * (1 + 1e-9);
    }
  if (plan->usual_unit == NULL)
    return;
  amount = in_usual_unit (dose, plan, &calculated);
  dose->usual = compare_range (
      amount, drug->usual_min, drug->usual_max, calculated ? plan->tolerance : 0);
  if (unit->basis != DCS_DOSE_FLAT || isnan (dose->cap))
    return;
  /* Prescribed as a whole: above the cap is above what is usual, and at the cap is not too low. */
  if (dose->above_cap)
    dose->usual = 1;
  else if (dose->usual == -1 && dose->absolute >= dose->cap * (1 - 1e-9))
    dose->usual = 0;
}

static void
clear_dose (DcsDose *dose)
{
  *dose = (DcsDose){
    .amount = NAN, .absolute = NAN, .per_m2 = NAN, .per_kg = NAN, .cap = NAN, .usual = G_MININT
  };
}

void
_dcs_dose_plan_init (DcsDosePlan *self,
                     DcsDefinition *definition,
                     const DcsPrescription *prescription)
{
  *self = (DcsDosePlan){ .prescription = *prescription,
                         .drug = dcs_definition_drug (definition, prescription->drug) };
  self->unit = dcs_definition_dose_unit (definition, prescription->unit);
  if (self->drug == NULL)
    return;
  self->usual_unit = dcs_definition_dose_unit (definition, self->drug->unit);
  self->cap_unit = dcs_definition_dose_unit (definition, self->drug->cap_unit);
  self->tolerance = _dcs_definition_number (definition, DCS_PARAMETER_USUAL_TOLERANCE_PERCENT, 0)
                    / 100;
}

void
_dcs_dose_plan_run (const DcsDosePlan *self, double height_cm, double weight_kg, DcsDose *dose)
{
  Body body = { weight_kg > 0 ? weight_kg : NAN, dcs_bsa_mosteller (height_cm, weight_kg) };

  clear_dose (dose);
  dose->amount = self->prescription.amount;
  dose->unit = self->prescription.unit;
  dose->frequency = self->prescription.frequency;
  dose->other_frequency = self->drug != NULL && dose->frequency != 0 && self->drug->frequency != 0
                          && dose->frequency != self->drug->frequency;
  if (self->unit == NULL || isnan (dose->amount))
    return;
  calculate_amounts (dose, self->unit, body);
  if (self->drug != NULL)
    compare_with_usual (dose, self);
}

/**
 * dcs_derive_dose:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @treatment: a row of DCS_RECORD_TREATMENT of the course
 * @day: a day number
 * @dose: (out): the result, always filled
 *
 * The dose in force on a day, as prescribed, for the patient as a whole, per m² and per kg, with
 * body surface area and weight carried forward from the last measurements; and how it compares with
 * the drug's usual range and cap. Records and compares, never prescribes.
 *
 * Product rules: the comparison is made only for the drug's usual frequency (`other_frequency`
 * says when it is another). A dose in the unit of the range is compared exactly; one that had to be
 * calculated back may miss the range by the percentage of the parameter "usual-tolerance-percent",
 * since tablets and syringes have steps. A whole dose above the cap is above what is usual; one per
 * m² or per kg sets `above_cap` and stays what it is: the cap then limits what is given.
 */
void
dcs_derive_dose (
    DcsCourse *course, DcsDefinition *definition, const DcsValue *treatment, int day, DcsDose *dose)
{
  DcsPrescription prescription = { .amount = NAN };
  const DcsValue *step;

  g_return_if_fail (course != NULL && definition != NULL && treatment != NULL && dose != NULL);

  clear_dose (dose);
  step = step_on (course, treatment, day);
  if (step == NULL)
    return;
  if (step[DCS_DOSE_STEP_AMOUNT].kind == DCS_VALUE_DECIMAL)
    prescription.amount = step[DCS_DOSE_STEP_AMOUNT].number;
  prescription.drug = _dcs_row_code (treatment, DCS_TREATMENT_DRUG);
  prescription.unit = _dcs_row_code (step, DCS_DOSE_STEP_UNIT);
  prescription.frequency = _dcs_row_code (step, DCS_DOSE_STEP_FREQUENCY);
  dcs_compute_dose (definition,
                    &prescription,
                    latest_number (course, dcs_definition_role (definition, "height"), day),
                    latest_number (course, dcs_definition_role (definition, "weight"), day),
                    dose);
  dose->step = step;
}

/**
 * dcs_compute_dose:
 * @definition: the definition of the patient's disease
 * @prescription: a dose that is perhaps not stored yet
 * @height_cm: height in cm; NAN: not known
 * @weight_kg: weight in kg; NAN: not known
 * @dose: (out): the result, always filled; `step` is NULL
 *
 * What a prescription comes to for a body of this size, by the same rules as dcs_derive_dose().
 */
void
dcs_compute_dose (DcsDefinition *definition,
                  const DcsPrescription *prescription,
                  double height_cm,
                  double weight_kg,
                  DcsDose *dose)
{
  DcsDosePlan plan;

  g_return_if_fail (definition != NULL && prescription != NULL && dose != NULL);

  _dcs_dose_plan_init (&plan, definition, prescription);
  _dcs_dose_plan_run (&plan, height_cm, weight_kg, dose);
}
