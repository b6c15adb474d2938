/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-private.h"

/* When a due rule is due. Clinical reference D6 (product rule): next due = last done + the interval
 * of the phase; the phase from the time since the start, or since the last dose increase. */

static gboolean
is_interval (DcsInterval interval)
{
  return interval.days > 0 || interval.months > 0;
}

int
_dcs_interval_subtract (DcsInterval interval, int day)
{
  if (interval.months != 0)
    {
      DcsDate date = _dcs_date_add_months (dcs_date_from_day (day), -interval.months);

      return dcs_date_is_set (date) ? dcs_date_day (date, DCS_DATE_MIDDLE) : day;
    }
  return day - interval.days;
}

/* --- Dose increases --- */

/* What a dose comes to over time; NAN when it cannot be compared. */
static double
dose_rate (const DcsDueCourse *self, const DcsDose *dose, gboolean absolute)
{
  const DcsFrequencyInfo *frequency = dcs_definition_frequency (self->analysis->definition,
                                                                dose->frequency);

  return (absolute ? dose->absolute : dose->amount) * (frequency != NULL ? frequency->per_day : 1);
}

/* Another prescription that comes to more. A child that grows is no increase. */
static gboolean
is_increase (const DcsDueCourse *self, const DcsDose *before, const DcsDose *after)
{
  gboolean absolute = before->unit != after->unit;

  if (absolute && before->absolute_unit != after->absolute_unit)
    return FALSE;
  return dose_rate (self, after, absolute) > dose_rate (self, before, absolute) * (1 + 1e-9);
}

int
_dcs_due_dose_increase (const DcsDueCourse *self, const DcsEra *era, int day, gboolean before)
{
  const DcsDoseSpan *spans = (const DcsDoseSpan *) (gpointer) self->analysis->doses->data;
  const DcsDoseSpan *last = NULL;
  int found = DCS_DAY_NONE;

  for (guint i = 0; i < self->analysis->doses->len; i++)
    {
      const DcsDoseSpan *span = &spans[i];

      if (span->drug != era->drug || span->from < era->start)
        continue;
      if (last != NULL && span->cause != DCS_DOSE_CAUSE_GROWTH && span->from > last->from
          && is_increase (self, &last->dose, &span->dose))
        {
          if (before && span->from <= day)
            found = span->from;
          else if (!before && span->from > day)
            return span->from;
        }
      last = span;
    }
  return found;
}

/* --- Phases --- */

/* The phase in which a day lies; NULL: all are over. */
static const DcsDuePhase *
phase_on (const DcsDueRule *rule, int from, int day)
{
  for (guint i = 0; i < rule->n_phases; i++)
    if (!is_interval (rule->phases[i].until)
        || day < dcs_interval_add (rule->phases[i].until, from))
      return &rule->phases[i];
  return NULL;
}

static gboolean
set_due (DcsDueDates *dates, int from, DcsInterval interval)
{
  dates->due = dcs_interval_add (interval, from);
  dates->interval = interval;
  return TRUE;
}

/* The first time, counted from the anchor. */
static gboolean
first_due (const DcsDueRule *rule, DcsDueDates *dates)
{
  if (is_interval (rule->first))
    return set_due (dates, dates->anchor, rule->first);
  if (rule->n_phases > 0 && rule->anchor != DCS_DUE_ANCHOR_LAST)
    return set_due (dates, dates->anchor, rule->phases[0].every);
  dates->due = dates->anchor;
  return TRUE;
}

/* Again, after it was done. */
static gboolean
next_due (const DcsDueCourse *self,
          const DcsDueRule *rule,
          const DcsEra *era,
          int done,
          DcsDueDates *dates)
{
  gboolean restarts = rule->restart_on_dose_increase && era != NULL;
  int increase = restarts ? _dcs_due_dose_increase (self, era, done, TRUE) : DCS_DAY_NONE;
  const DcsDuePhase *phase;
  gboolean found = FALSE;

  if (increase > dates->phases_from)
    dates->phases_from = increase;
  phase = phase_on (rule, dates->phases_from, done);
  if (phase != NULL)
    found = set_due (dates, done, phase->every);
  increase = restarts ? _dcs_due_dose_increase (self, era, done, FALSE) : DCS_DAY_NONE;
  if (increase != DCS_DAY_NONE
      && (!found || dcs_interval_add (rule->phases[0].every, increase) < dates->due))
    {
      dates->phases_from = increase;
      found = set_due (dates, increase, rule->phases[0].every);
    }
  return found;
}

static int
find_anchor (const DcsDueCourse *self, const DcsDueRule *rule, const DcsEra *era)
{
  switch (rule->anchor)
    {
    case DCS_DUE_ANCHOR_START:
      return era != NULL && era->start != DCS_DAY_NONE ? era->start : self->first_visit;
    case DCS_DUE_ANCHOR_DIAGNOSIS:
      return self->diagnosis;
    case DCS_DUE_ANCHOR_CRITERION:
      return _dcs_due_criterion ((DcsDueCourse *) self, rule->criterion)->since;
    case DCS_DUE_ANCHOR_LAST:
    default:
      return self->first_visit;
    }
}

/* The last day of the rule: its `until`, and nothing more after it once records reach beyond. */
static gboolean
is_over (const DcsDueCourse *self, const DcsDueRule *rule, const DcsDueDates *dates)
{
  int last;

  if (!is_interval (rule->until))
    return FALSE;
  last = dcs_interval_add (rule->until, dates->anchor);
  return dates->due > last || (self->end != DCS_DAY_NONE && self->end > last);
}

gboolean
_dcs_due_dates (const DcsDueCourse *self,
                const DcsDueRule *rule,
                const DcsEra *era,
                DcsDueDone *done,
                DcsDueDates *dates)
{
  int counts_from;
  gboolean found;

  dates->anchor = find_anchor (self, rule, era);
  if (dates->anchor == DCS_DAY_NONE && rule->anchor == DCS_DUE_ANCHOR_LAST)
    dates->anchor = done->day;
  dates->phases_from = dates->anchor;
  dates->interval = (DcsInterval){ 0 };
  if (dates->anchor == DCS_DAY_NONE)
    return FALSE;
  counts_from = rule->baseline ? _dcs_interval_subtract (rule->baseline_before, dates->anchor)
                               : dates->anchor;
  if (rule->anchor != DCS_DUE_ANCHOR_LAST && done->day < counts_from)
    done->day = DCS_DAY_NONE;

  if (done->day == DCS_DAY_NONE && rule->baseline)
    {
      dates->due = dates->anchor;
      found = TRUE;
    }
  else if (done->day == DCS_DAY_NONE)
    found = first_due (rule, dates);
  else if (rule->n_phases == 0)
    return FALSE;
  else if (done->day < dates->anchor && rule->anchor != DCS_DUE_ANCHOR_LAST)
    found = first_due (rule, dates);
  else
    found = next_due (self, rule, era, done->day, dates);
  return found && !is_over (self, rule, dates);
}
