/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"
#include "dcs-definition-private.h"

/* Infusion calendars. What is expected follows from what was last given, not from a plan made at
 * the start: after a missed dose the next one is given as soon as possible and counts as the one
 * that was missed (tofersen, EU product information: missed second loading dose: as soon as
 * possible, the third 14 days later; missed third: as soon as possible, maintenance 28 days later;
 * missed maintenance: as soon as possible, then every 28 days).
 *
 * Product rules: an expected dose was missed when it is recorded as not given, when the one after
 * it was given instead, or when more than the parameter "infusion-grace-days" passed until the last
 * contact with nothing recorded. A dose counts as the one after when it comes that near to its day.
 * Nothing is expected of a drug of which neither an administration nor a number of doses was ever
 * recorded: it is given at home. */

#define DEFAULT_GRACE 7

/* One treatment while it is walked through. */
typedef struct
{
  DcsAnalysis *self;
  const DcsValue *treatment;
  gint64 id;
  DcsCode drug;
  const DcsCalendar *calendar; /* NULL: none */
  int stop;                    /* first day off; DCS_DAY_ONGOING */
  int end;                     /* until when something would have been recorded */
  int grace;
  guint n_given, n_missed;
  int last_given;  /* DCS_DAY_NONE */
  int last_missed; /* since the last given one; DCS_DAY_NONE */
  guint n_slots;   /* expected days since the last given one that are over */
} Walk;

static void
emit (Walk *walk, int day, DcsInfusionStatus status, gint64 administration_id, gboolean loading)
{
  DcsInfusion infusion = { .treatment_id = walk->id,
                           .drug = walk->drug,
                           .day = day,
                           .status = status,
                           .administration_id = administration_id,
                           .loading = loading };

  g_array_append_val (walk->self->infusions, infusion);
}

/* Whether the next one is one of the loading doses. */
static gboolean
is_loading (const Walk *walk)
{
  return walk->calendar != NULL && walk->n_given < walk->calendar->n_loading;
}

/* The prescribed frequency on a day, else the usual one of the drug. */
static DcsInterval
prescribed_interval (const Walk *walk, int day)
{
  const DcsDrug *drug = dcs_definition_drug (walk->self->definition, walk->drug);
  DcsCode code = drug != NULL ? drug->frequency : 0;
  const DcsFrequencyInfo *frequency;

  for (guint i = 0; i < walk->self->doses->len; i++)
    {
      const DcsDoseSpan *span = &g_array_index (walk->self->doses, DcsDoseSpan, i);

      if (span->treatment_id == walk->id && span->from <= day && span->dose.frequency != 0)
        code = span->dose.frequency;
    }
  frequency = dcs_definition_frequency (walk->self->definition, code);
  return frequency != NULL ? frequency->interval : (DcsInterval){ 0 };
}

static gboolean
has_interval (DcsInterval interval)
{
  return interval.days > 0 || interval.months > 0;
}

/* From the last given one to the next. */
static DcsInterval
interval_after (const Walk *walk, int day)
{
  if (walk->calendar == NULL)
    return (DcsInterval){ 0 };
  if (is_loading (walk))
    return walk->calendar->loading;
  if (has_interval (walk->calendar->interval))
    return walk->calendar->interval;
  return prescribed_interval (walk, day);
}

/* The day so many intervals after a day; months counted from the first day, so that a month end
 * stays one. */
static int
add_times (DcsInterval interval, guint times, int day)
{
  DcsInterval all = { interval.days * (int) times, interval.months * (int) times };

  return dcs_interval_add (all, day);
}

static void
miss (Walk *walk, int day, gint64 administration_id)
{
  emit (walk, day, DCS_INFUSION_MISSED, administration_id, is_loading (walk));
  walk->n_missed++;
  walk->last_missed = day;
}

/* The day on which the next one is expected; DCS_DAY_NONE. */
static int
next_slot (const Walk *walk, DcsInterval interval)
{
  if (walk->last_given == DCS_DAY_NONE || !has_interval (interval))
    return DCS_DAY_NONE;
  return add_times (interval, walk->n_slots + 1, walk->last_given);
}

/* Expected days that were passed over when something was recorded on @day. */
static void
pass_slots (Walk *walk, int day)
{
  DcsInterval interval = interval_after (walk, walk->last_given);
  int slot = next_slot (walk, interval);

  while (slot != DCS_DAY_NONE && slot < day)
    {
      int after = add_times (interval, walk->n_slots + 2, walk->last_given);

      if (day < after - MIN (walk->grace, (after - slot - 1) / 2))
        return;
      miss (walk, slot, 0);
      walk->n_slots++;
      slot = after;
    }
}

static void
walk_given (Walk *walk, int day, gint64 administration_id)
{
  pass_slots (walk, day);
  emit (walk, day, DCS_INFUSION_GIVEN, administration_id, is_loading (walk));
  walk->n_given++;
  walk->last_given = day;
  walk->last_missed = DCS_DAY_NONE;
  walk->n_slots = 0;
}

static void
walk_missed (Walk *walk, int day, gint64 administration_id)
{
  DcsInterval interval;
  int before, slot;

  pass_slots (walk, day);
  interval = interval_after (walk, walk->last_given);
  slot = next_slot (walk, interval);
  miss (walk, day, administration_id);
  if (slot == DCS_DAY_NONE)
    return;
  before = walk->n_slots > 0 ? add_times (interval, walk->n_slots, walk->last_given)
                             : walk->last_given;
  if (day >= slot - (slot - before) / 2)
    walk->n_slots++;
}

/* What was expected since and should have been recorded by now; then the next one. */
static void
finish_intervals (Walk *walk)
{
  DcsInterval interval = interval_after (walk, walk->last_given);
  int slot = next_slot (walk, interval);
  int end = MIN (walk->end, walk->stop);

  while (slot != DCS_DAY_NONE && end != DCS_DAY_NONE && slot < end - walk->grace)
    {
      miss (walk, slot, 0);
      walk->n_slots++;
      slot = next_slot (walk, interval);
    }
  if (walk->calendar != NULL && walk->last_missed != DCS_DAY_NONE)
    slot = walk->last_missed;
  if (slot != DCS_DAY_NONE && walk->stop == DCS_DAY_ONGOING)
    emit (walk, slot, DCS_INFUSION_EXPECTED, 0, is_loading (walk));
}

/* --- Drugs in cycles --- */

/* One row of an administration that belongs to the treatment, read. */
typedef struct
{
  int day;
  gint64 id;
  gboolean given;
} Given;

/**
 * Cycle: one of them. Its doses are given on any days of the window, which is as long as the
 * first cycle has doses (edaravone: 14 days of 28); what is recorded before `boundary` is of it.
 */
typedef struct
{
  int from;
  int window;   /* first day after the days with doses */
  int boundary; /* half way between the window and the next cycle */
  guint n_doses;
} Cycle;

static Cycle
make_cycle (const DcsCalendar *calendar, guint number, int from)
{
  guint days = MIN (MAX (calendar->n_first_cycle, calendar->n_in_cycle), calendar->cycle_days);
  Cycle cycle = { .from = from, .window = from + (int) days, .n_doses = calendar->n_in_cycle };

  cycle.boundary = cycle.window + (int) (calendar->cycle_days - days) / 2;
  if (number == 0 && calendar->n_first_cycle > 0)
    cycle.n_doses = calendar->n_first_cycle;
  return cycle;
}

static gboolean
is_recorded (const Given *rows, guint n_rows, int day)
{
  for (guint i = 0; i < n_rows; i++)
    if (rows[i].day == day)
      return TRUE;
  return FALSE;
}

/* What was recorded of a cycle, and, when it is over, what is missing. Which days were left out is
 * not known: the last ones of the window that have no record. */
static void
walk_cycle (Walk *walk, const Cycle *cycle, const Given *rows, guint n_rows, gboolean is_over)
{
  guint n_missing = is_over && n_rows < cycle->n_doses ? cycle->n_doses - n_rows : 0;
  guint n_free = 0;
  guint row = 0;

  for (int day = cycle->from; n_missing > 0 && day < cycle->window; day++)
    n_free += is_recorded (rows, n_rows, day) ? 0 : 1;
  for (int day = cycle->from; day < cycle->boundary; day++)
    {
      if (row < n_rows && rows[row].day == day)
        {
          for (; row < n_rows && rows[row].day == day; row++)
            if (rows[row].given)
              {
                emit (walk, day, DCS_INFUSION_GIVEN, rows[row].id, FALSE);
                walk->n_given++;
                walk->last_given = day;
              }
            else
              miss (walk, day, rows[row].id);
        }
      else if (n_missing > 0 && day < cycle->window && n_free-- <= n_missing)
        {
          miss (walk, day, 0);
          n_missing--;
        }
    }
}

/* The next day with a dose in a cycle that is not over. */
static int
next_in_cycle (const Cycle *cycle, const Given *rows, guint n_rows)
{
  return n_rows > 0 ? rows[n_rows - 1].day + 1 : cycle->from;
}

/* A cycle counts from its first dose; the next one follows `cycle_days` later. */
static void
walk_cycles (Walk *walk, const Given *rows, guint n_rows)
{
  int end = MIN (walk->end, walk->stop);
  int from = rows[0].day;
  int expected = from;

  for (guint number = 0;; number++)
    {
      Cycle cycle = make_cycle (walk->calendar, number, from);
      int next = from + (int) walk->calendar->cycle_days;
      guint n = 0;
      gboolean is_over;

      while (n < n_rows && rows[n].day < cycle.boundary)
        n++;
      is_over = n < n_rows || (end != DCS_DAY_NONE && cycle.window < end - walk->grace);
      walk_cycle (walk, &cycle, rows, n, is_over);
      expected = is_over || n >= cycle.n_doses ? next : next_in_cycle (&cycle, rows, n);
      rows += n;
      n_rows -= n;
      from = n_rows > 0 && rows[0].day < next + (cycle.boundary - cycle.from) ? rows[0].day : next;
      if (n_rows == 0 && (!is_over || next >= end - walk->grace))
        break;
    }
  if (walk->stop == DCS_DAY_ONGOING)
    emit (walk, expected, DCS_INFUSION_EXPECTED, 0, FALSE);
}

/* --- Of one treatment --- */

/* The administrations of the treatment, in order of time, into the scratch; how many. */
static guint
collect (Walk *walk, GArray *into)
{
  DcsCourse *course = walk->self->course;

  g_array_set_size (into, 0);
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_ADMINISTRATION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_ADMINISTRATION, i);
      const DcsValue *given = &row[DCS_ADMINISTRATION_GIVEN];
      DcsDate date = _dcs_row_date (row, DCS_ADMINISTRATION_DATE);
      Given read = { .id = row[DCS_ADMINISTRATION_ID].integer };

      if (row[DCS_ADMINISTRATION_TREATMENT_ID].integer != walk->id || !dcs_date_is_set (date)
          || _dcs_row_is_deleted (row, DCS_ADMINISTRATION_DELETED) || given->kind != DCS_VALUE_TEXT)
        continue;
      read.day = dcs_date_day (date, DCS_DATE_MIDDLE);
      read.given = g_str_equal (given->text, "yes");
      g_array_append_vals (into, &read, sizeof read);
    }
  return into->len / (guint) sizeof (Given);
}

/* So many doses from a day on, as if each was given when it was expected. */
static void
walk_number (Walk *walk, gint64 number, int day)
{
  walk->n_given++;
  walk->last_given = day;
  for (number--; number > 0; number--)
    {
      DcsInterval interval = interval_after (walk, walk->last_given);
      guint times = is_loading (walk) ? 1 : (guint) number;

      if (walk->last_given != DCS_DAY_NONE && has_interval (interval))
        walk->last_given = add_times (interval, times, walk->last_given);
      walk->n_given += times;
      number -= times - 1;
    }
}

/* Without administrations: the numbers of doses of the dose steps. */
static void
walk_numbers (Walk *walk)
{
  const DcsValue *const *steps;
  guint n_steps;

  steps = dcs_course_dose_steps (walk->self->course, walk->id, &n_steps);
  for (guint i = 0; i < n_steps; i++)
    {
      const DcsValue *number = &steps[i][DCS_DOSE_STEP_N_DOSES];
      DcsDate start = _dcs_row_date (steps[i], DCS_DOSE_STEP_START_DATE);

      if (_dcs_row_is_deleted (steps[i], DCS_DOSE_STEP_DELETED) || number->kind != DCS_VALUE_INTEGER
          || number->integer <= 0)
        continue;
      if (!dcs_date_is_set (start))
        start = _dcs_row_date (walk->treatment, DCS_TREATMENT_START_DATE);
      walk_number (walk,
                   number->integer,
                   dcs_date_is_set (start) ? dcs_date_day (start, DCS_DATE_MIDDLE) : DCS_DAY_NONE);
    }
  if (walk->n_given > 0 && walk->calendar != NULL && walk->calendar->n_in_cycle == 0
      && walk->stop == DCS_DAY_ONGOING)
    {
      int slot = next_slot (walk, interval_after (walk, walk->last_given));

      if (slot != DCS_DAY_NONE)
        emit (walk, slot, DCS_INFUSION_EXPECTED, 0, is_loading (walk));
    }
}

static void
walk_treatment (Walk *walk)
{
  GArray *scratch = walk->self->scratch[0];
  guint n_rows = collect (walk, scratch);
  const Given *rows = (const Given *) (gpointer) scratch->data;

  if (n_rows == 0)
    walk_numbers (walk);
  else if (walk->calendar != NULL && walk->calendar->n_in_cycle > 0
           && walk->calendar->cycle_days > 0)
    walk_cycles (walk, rows, n_rows);
  else
    {
      for (guint i = 0; i < n_rows; i++)
        if (rows[i].given)
          walk_given (walk, rows[i].day, rows[i].id);
        else
          walk_missed (walk, rows[i].day, rows[i].id);
      finish_intervals (walk);
    }
}

void
_dcs_analysis_run_infusions (DcsAnalysis *self)
{
  int end = _dcs_analysis_end (self);
  gboolean is_dead = _dcs_analysis_is_dead (self);
  int grace = (int) _dcs_definition_number (
      self->definition, DCS_PARAMETER_INFUSION_GRACE_DAYS, DEFAULT_GRACE);

  for (guint i = 0; i < self->dose_courses->len; i++)
    {
      DcsDoseCourse *sum = &g_array_index (self->dose_courses, DcsDoseCourse, i);
      const DcsDrug *drug = dcs_definition_drug (self->definition, sum->drug);
      Walk walk = { .self = self,
                    .id = sum->treatment_id,
                    .drug = sum->drug,
                    .stop = DCS_DAY_ONGOING,
                    .end = end,
                    .grace = grace,
                    .last_given = DCS_DAY_NONE,
                    .last_missed = DCS_DAY_NONE };
      DcsDate stop;

      if (drug != NULL && drug->has_calendar)
        walk.calendar = &drug->calendar;
      walk.treatment = dcs_course_find (self->course, DCS_RECORD_TREATMENT, walk.id);
      stop = _dcs_row_date (walk.treatment, DCS_TREATMENT_STOP_DATE);
      if (dcs_date_is_set (stop))
        walk.stop = dcs_date_day (stop, DCS_DATE_MIDDLE);
      else if (is_dead)
        walk.stop = end;
      walk_treatment (&walk);
      sum->n_given = walk.n_given;
      sum->n_missed = walk.n_missed;
    }
}
