/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-resistance-private.h"

#include "dcs-definition-private.h"

/* A stretch of days, [from, to). */
typedef struct
{
  int from, to;
} Stretch;

double
_dcs_adequate_dose (const DcsDrug *drug)
{
  if (drug == NULL)
    return NAN;
  return isnan (drug->adequate_min) ? drug->usual_min : drug->adequate_min;
}

/* What one administration at another rhythm comes to at the drug's own: 500 mg twice daily are
 * 1000 mg daily. NAN where a rhythm is not known. */
static double
rhythm_factor (DcsDefinition *definition, const DcsDose *dose, const DcsDrug *drug)
{
  const DcsFrequencyInfo *own, *other;

  if (dose->frequency == 0 || drug->frequency == 0 || dose->frequency == drug->frequency)
    return 1;
  own = dcs_definition_frequency (definition, drug->frequency);
  other = dcs_definition_frequency (definition, dose->frequency);
  return own != NULL && other != NULL ? other->per_day / own->per_day : NAN;
}

double
_dcs_dose_in_own_unit (DcsDefinition *definition,
                       const DcsDose *dose,
                       const DcsDrug *drug,
                       gboolean *is_calculated)
{
  const DcsDoseUnit *unit = dcs_definition_dose_unit (definition, dose->unit);
  const DcsDoseUnit *own = dcs_definition_dose_unit (definition, drug->unit);
  double factor = rhythm_factor (definition, dose, drug);

  *is_calculated = FALSE;
  if (dose->unit != 0 && dose->unit == drug->unit)
    return dose->amount * factor;
  if (unit == NULL || own == NULL)
    return NAN;
  *is_calculated = unit->basis != own->basis;
  factor *= unit->milligrams / own->milligrams;
  if (!*is_calculated)
    return dose->amount * factor;
  switch (own->basis)
    {
    case DCS_DOSE_PER_M2:
      return dose->per_m2 * factor;
    case DCS_DOSE_PER_KG:
      return dose->per_kg * factor;
    case DCS_DOSE_FLAT:
    default:
      return dose->absolute * factor;
    }
}

static gboolean
is_at_cap (DcsDefinition *definition, const DcsDose *dose, const DcsDrug *drug)
{
  const DcsDoseUnit *unit = dcs_definition_dose_unit (definition, dose->unit);
  const DcsDoseUnit *cap = dcs_definition_dose_unit (definition, drug->cap_unit);

  return unit != NULL && cap != NULL
         && dose->absolute * unit->milligrams * rhythm_factor (definition, dose, drug)
                >= drug->cap * cap->milligrams * (1 - 1e-9);
}

/* Product rule: at least the drug's adequate dose, else the lower end of what is usual; a dose at
 * the cap is adequate, whatever it is per m² or kg; a drug without either is adequate at any dose.
 * What had to be calculated back may miss it by the percentage that a usual dose may. */
gboolean
_dcs_dose_is_adequate (DcsDefinition *definition, const DcsDose *dose, const DcsDrug *drug)
{
  double needed = _dcs_adequate_dose (drug);
  gboolean is_calculated;
  double amount;

  if (isnan (needed))
    return TRUE;
  amount = _dcs_dose_in_own_unit (definition, dose, drug, &is_calculated);
  if (is_calculated)
    needed *= 1
              - _dcs_definition_number (definition, DCS_PARAMETER_USUAL_TOLERANCE_PERCENT, 0) / 100;
  return amount >= needed - 1e-9 || is_at_cap (definition, dose, drug);
}

/* Puts a stretch into the others, which are in order and apart. */
static void
add_stretch (GArray *memory, Stretch stretch)
{
  guint n = memory->len / (guint) sizeof (Stretch);
  guint first, last;
  Stretch *all;

  if (stretch.to <= stretch.from)
    return;
  all = (Stretch *) (gpointer) memory->data;
  for (first = 0; first < n && all[first].to < stretch.from; first++)
    ;
  for (last = first; last < n && all[last].from <= stretch.to; last++)
    {
      stretch.from = MIN (stretch.from, all[last].from);
      stretch.to = MAX (stretch.to, all[last].to);
    }
  if (last > first)
    g_array_remove_range (
        memory, first * (guint) sizeof (Stretch), (last - first) * (guint) sizeof (Stretch));
  g_array_insert_vals (
      memory, first * (guint) sizeof (Stretch), &stretch, (guint) sizeof (Stretch));
}

static int
sum_stretches (const GArray *memory)
{
  const Stretch *all = (const Stretch *) (gpointer) memory->data;
  int days = 0;

  for (guint i = 0; i < memory->len / sizeof (Stretch); i++)
    days += all[i].to - all[i].from;
  return days;
}

static Stretch
clip (const DcsEra *era, int from, int to, int until)
{
  return (Stretch){ MAX (from, era->start), MIN (MIN (to, era->stop), until) };
}

/* A drug without an adequate dose: all the time that it was given. */
static void
add_treatments (DcsAnalysis *self, const DcsEra *era, int until)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
      DcsDate start = _dcs_row_date (row, DCS_TREATMENT_START_DATE);
      DcsDate stop = _dcs_row_date (row, DCS_TREATMENT_STOP_DATE);

      if (_dcs_era_has (era, row) && dcs_date_is_set (start))
        add_stretch (
            self->scratch[1],
            clip (era,
                  dcs_date_day (start, DCS_DATE_MIDDLE),
                  dcs_date_is_set (stop) ? dcs_date_day (stop, DCS_DATE_MIDDLE) : DCS_DAY_ONGOING,
                  until));
    }
}

static void
note_dose (DcsExposure *exposure, double amount)
{
  if (isnan (amount))
    return;
  if (!(exposure->low <= amount))
    exposure->low = amount;
  if (!(exposure->high >= amount))
    exposure->high = amount;
}

DcsExposure
_dcs_era_exposure (DcsAnalysis *self, const DcsEra *era, const DcsDrug *drug, int until)
{
  DcsExposure exposure = { .low = NAN, .high = NAN };
  gboolean any_dose = isnan (_dcs_adequate_dose (drug));

  if (era->start == DCS_DAY_NONE || until == DCS_DAY_NONE)
    return exposure;
  exposure.days = MAX (MIN (until, era->stop) - era->start, 0);
  g_array_set_size (self->scratch[1], 0);
  if (any_dose)
    add_treatments (self, era, until);
  for (guint i = 0; drug != NULL && i < self->doses->len; i++)
    {
      const DcsDoseSpan *span = &g_array_index (self->doses, DcsDoseSpan, i);
      Stretch stretch;
      gboolean is_calculated;

      if (span->drug != era->drug)
        continue;
      stretch = clip (era, span->from, span->to, until);
      if (stretch.to <= stretch.from || !_dcs_era_has_id (self, era, span->treatment_id))
        continue;
      note_dose (&exposure,
                 _dcs_dose_in_own_unit (self->definition, &span->dose, drug, &is_calculated));
      if (!any_dose && _dcs_dose_is_adequate (self->definition, &span->dose, drug))
        add_stretch (self->scratch[1], stretch);
    }
  exposure.adequate_days = sum_stretches (self->scratch[1]);
  return exposure;
}
