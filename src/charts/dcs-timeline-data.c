/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A treatment without a stop date is drawn to today, unless nobody has seen the patient for so
 * long that its state today is anyone's guess. */
#define SEEN_RECENTLY_DAYS 366

static gboolean
is_deleted (DcsRecordKind kind, const DcsValue *row)
{
  return row[dcs_record_info (kind)->deleted].integer != 0
         && row[dcs_record_info (kind)->deleted].kind == DCS_VALUE_INTEGER;
}

static int
day_of (const DcsValue *value, DcsDateAnchor anchor)
{
  return value->kind == DCS_VALUE_DATE ? dcs_date_day (value->date, anchor) : DCS_DAY_NONE;
}

static void
extend (int day, int *first, int *last)
{
  if (day == DCS_DAY_NONE)
    return;
  if (*first == DCS_DAY_NONE || day < *first)
    *first = day;
  if (*last == DCS_DAY_NONE || day > *last)
    *last = day;
}

static void
extend_by_field (DcsCourse *course, DcsRecordKind kind, int field, int today, int *first, int *last)
{
  for (guint i = 0; i < dcs_course_count (course, kind); i++)
    {
      const DcsValue *row = dcs_course_row (course, kind, i);

      if (is_deleted (kind, row))
        continue;
      extend (day_of (&row[field], DCS_DATE_EARLIEST), first, last);
      /* "2025" written in March reaches to today, not to December. */
      if (day_of (&row[field], DCS_DATE_EARLIEST) <= today)
        extend (MIN (day_of (&row[field], DCS_DATE_LATEST), today), first, last);
      else
        extend (day_of (&row[field], DCS_DATE_LATEST), first, last);
    }
}

/* First and last day of what is recorded; ongoing treatments do not count. */
static void
find_record_range (DcsCourse *course, int today, int *first, int *last)
{
  static const struct
  {
    DcsRecordKind kind;
    int field;
  } dates[] = {
    { DCS_RECORD_VISIT, DCS_VISIT_DATE },
    { DCS_RECORD_TREATMENT, DCS_TREATMENT_START_DATE },
    { DCS_RECORD_TREATMENT, DCS_TREATMENT_STOP_DATE },
    { DCS_RECORD_DOSE_STEP, DCS_DOSE_STEP_START_DATE },
    { DCS_RECORD_DOSE_STEP, DCS_DOSE_STEP_STOP_DATE },
    { DCS_RECORD_ADMINISTRATION, DCS_ADMINISTRATION_DATE },
    { DCS_RECORD_RELAPSE, DCS_RELAPSE_DATE },
    { DCS_RECORD_ADVERSE_EVENT, DCS_ADVERSE_EVENT_ONSET_DATE },
    { DCS_RECORD_INVESTIGATION, DCS_INVESTIGATION_DATE },
  };
  static const int patient_fields[] = {
    DCS_PATIENT_ONSET_DATE,         DCS_PATIENT_DIAGNOSIS_DATE, DCS_PATIENT_FIRST_VISIT_DATE,
    DCS_PATIENT_LAST_FOLLOWUP_DATE, DCS_PATIENT_DEATH_DATE,
  };

  *first = *last = DCS_DAY_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    extend_by_field (course, dates[i].kind, dates[i].field, today, first, last);
  for (guint i = 0; i < G_N_ELEMENTS (patient_fields); i++)
    extend_by_field (course, DCS_RECORD_PATIENT, patient_fields[i], today, first, last);
}

static gboolean
is_open_ended (const DcsValue *treatment)
{
  return !_dcs_value_is_set (&treatment[DCS_TREATMENT_STOP_DATE])
         && !_dcs_value_is_set (&treatment[DCS_TREATMENT_STOP_REASON]);
}

/* Where the arrows of ongoing treatments end. */
static int
find_ongoing_end (DcsCourse *course, int today, int record_end)
{
  const DcsValue *patient = dcs_course_patient (course);
  int death = patient != NULL ? day_of (&patient[DCS_PATIENT_DEATH_DATE], DCS_DATE_LATEST)
                              : DCS_DAY_NONE;

  if (death != DCS_DAY_NONE)
    return death;
  if (record_end == DCS_DAY_NONE)
    return today;
  if (today > record_end && today - record_end <= SEEN_RECENTLY_DAYS)
    return today;
  return record_end;
}

static gboolean
has_open_treatment (DcsCourse *course)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (!is_deleted (DCS_RECORD_TREATMENT, row) && is_open_ended (row))
        return TRUE;
    }
  return FALSE;
}

/**
 * dcs_timeline_extent:
 * @course: a sealed course
 * @today: day number
 * @first_day: (out): day number
 * @last_day: (out): day number, above @first_day
 *
 * The whole range of a course: from onset, or the first record, to the last contact, death or last
 * record, and on to the end of an ongoing treatment; with a little air at both ends. An empty
 * course has the year before @today.
 */
void
dcs_timeline_extent (DcsCourse *course, int today, int *first_day, int *last_day)
{
  int first, last, air;

  g_return_if_fail (course != NULL);
  g_return_if_fail (first_day != NULL && last_day != NULL);

  find_record_range (course, today, &first, &last);
  if (first == DCS_DAY_NONE)
    {
      first = today - 365;
      last = today;
    }
  if (has_open_treatment (course))
    last = MAX (last, find_ongoing_end (course, today, last));
  air = MAX ((last - first) / 40, 15);
  *first_day = first - air;
  *last_day = last + air;
}

/* ---- what happened at one time ---- */

static TimelineEvent
make_event (DcsMarkKind mark, DcsRecordKind kind, const DcsValue *row, int date_field)
{
  const DcsValue *date = &row[date_field];

  return (TimelineEvent){
    .kind = mark,
    .record = kind,
    .row = row,
    .id = row[dcs_record_info (kind)->id].integer,
    .low = day_of (date, DCS_DATE_EARLIEST),
    .high = day_of (date, DCS_DATE_LATEST),
    .middle = day_of (date, DCS_DATE_MIDDLE),
  };
}

static void
collect_events (
    DcsCourse *course, DcsMarkKind mark, DcsRecordKind kind, int date_field, GArray *events)
{
  for (guint i = 0; i < dcs_course_count (course, kind); i++)
    {
      const DcsValue *row = dcs_course_row (course, kind, i);
      TimelineEvent event;

      if (is_deleted (kind, row))
        continue;
      event = make_event (mark, kind, row, date_field);
      g_array_append_val (events, event);
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const TimelineEvent *event_a = a;
  const TimelineEvent *event_b = b;

  if (event_a->middle != event_b->middle)
    return event_a->middle < event_b->middle ? -1 : 1;
  if (event_a->kind != event_b->kind)
    return event_a->kind < event_b->kind ? -1 : 1;
  return event_a->id < event_b->id ? -1 : event_a->id > event_b->id;
}

static void
collect_states (TimelineData *self)
{
  for (guint i = 0; i < self->visits->len; i++)
    {
      const TimelineEvent *visit = &g_array_index (self->visits, TimelineEvent, i);
      DcsCode response = _dcs_value_get_code (&visit->row[DCS_VISIT_RESPONSE]);
      const DcsTerm *term = response != 0
                                ? dcs_definition_term (self->definition, "visit-response", response)
                                : NULL;
      TimelineState state = { visit->middle, DCS_STATE_UNKNOWN };

      if (term == NULL || term->group == 0)
        continue;
      state.state = dcs_state_from_code (dcs_code_string (term->group));
      g_array_append_val (self->states, state);
    }
}

/* ---- treatments ---- */

static void
set_bar_start (TimelineData *self, TimelineBar *bar)
{
  const DcsValue *start = &bar->row[DCS_TREATMENT_START_DATE];
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (self->course, bar->id, &n_steps);

  bar->start_low = day_of (start, DCS_DATE_EARLIEST);
  bar->start_high = day_of (start, DCS_DATE_LATEST);
  for (guint i = 0; bar->start_low == DCS_DAY_NONE && i < n_steps; i++)
    {
      bar->start_low = day_of (&steps[i][DCS_DOSE_STEP_START_DATE], DCS_DATE_EARLIEST);
      bar->start_high = day_of (&steps[i][DCS_DOSE_STEP_START_DATE], DCS_DATE_LATEST);
    }
  if (bar->start_low != DCS_DAY_NONE)
    return;
  /* Nobody wrote when it began: some time between the first record and its end. */
  bar->start_unknown = TRUE;
  bar->start_low = self->first_day;
  bar->start_high = day_of (&bar->row[DCS_TREATMENT_STOP_DATE], DCS_DATE_EARLIEST);
  if (bar->start_high == DCS_DAY_NONE)
    bar->start_high = self->ongoing_end;
  bar->start_low = MIN (bar->start_low, bar->start_high);
}

static void
set_bar_stop (TimelineData *self, TimelineBar *bar)
{
  const DcsValue *stop = &bar->row[DCS_TREATMENT_STOP_DATE];

  bar->ongoing = is_open_ended (bar->row);
  if (stop->kind == DCS_VALUE_DATE)
    {
      bar->stop_low = day_of (stop, DCS_DATE_EARLIEST);
      bar->stop_high = day_of (stop, DCS_DATE_LATEST);
    }
  else if (bar->ongoing)
    bar->stop_low = bar->stop_high = MAX (self->ongoing_end, bar->start_high);
  else
    {
      bar->stop_unknown = TRUE;
      bar->stop_low = bar->start_high;
      bar->stop_high = MAX (self->record_end, bar->start_high);
    }
  /* A stop before the start is refused by the records, but "2019" may contain the start. */
  bar->stop_high = MAX (bar->stop_high, bar->start_low);
  bar->stop_low = CLAMP (bar->stop_low, bar->start_low, bar->stop_high);
  bar->start_high = MIN (bar->start_high, bar->stop_high);
}

static guint
class_rank (DcsDefinition *definition, DcsCode klass)
{
  guint n_terms;
  const DcsTerm *const *terms = dcs_definition_terms (definition, "drug-class", &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (terms[i]->code == klass)
      return i;
  return n_terms;
}

static guint
find_or_add_drug (TimelineData *self, DcsCode code)
{
  TimelineDrug drug = { .code = code, .max_amount = NAN, .first_start = G_MAXINT };

  for (guint i = 0; i < self->drugs->len; i++)
    if (_dcs_timeline_drug (self, i)->code == code)
      return i;
  drug.info = dcs_definition_drug (self->definition, code);
  drug.label = drug.info != NULL ? drug.info->term.label : dcs_code_string (code);
  drug.abbr = drug.info != NULL ? drug.info->term.abbr : drug.label;
  drug.klass = drug.info != NULL ? drug.info->term.group : 0;
  drug.class_rank = class_rank (self->definition, drug.klass);
  drug.bars = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->drugs, drug);
  return self->drugs->len - 1;
}

/* The highest dose, so that steps can be drawn against it; only where all have one unit. */
static void
take_doses (TimelineData *self, TimelineDrug *drug, gint64 treatment_id)
{
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (self->course, treatment_id, &n_steps);

  for (guint i = 0; i < n_steps; i++)
    {
      const DcsValue *amount = &steps[i][DCS_DOSE_STEP_AMOUNT];
      DcsCode unit = _dcs_value_get_code (&steps[i][DCS_DOSE_STEP_UNIT]);

      if (amount->kind != DCS_VALUE_DECIMAL || amount->number <= 0)
        continue;
      if (!drug->has_dose)
        {
          drug->has_dose = TRUE;
          drug->unit = unit;
          drug->max_amount = amount->number;
        }
      else if (drug->unit != unit)
        drug->max_amount = NAN;
      else
        drug->max_amount = isnan (drug->max_amount) ? NAN : MAX (drug->max_amount, amount->number);
    }
}

static int
compare_drugs (gconstpointer a, gconstpointer b, gpointer data)
{
  const TimelineDrug *drug_a = a;
  const TimelineDrug *drug_b = b;
  GHashTable *class_starts = data;

  if (drug_a->klass != drug_b->klass)
    {
      int start_a = GPOINTER_TO_INT (
          g_hash_table_lookup (class_starts, GUINT_TO_POINTER (drug_a->klass)));
      int start_b = GPOINTER_TO_INT (
          g_hash_table_lookup (class_starts, GUINT_TO_POINTER (drug_b->klass)));

      if (start_a != start_b)
        return start_a < start_b ? -1 : 1;
      return drug_a->class_rank < drug_b->class_rank ? -1 : 1;
    }
  if (drug_a->first_start != drug_b->first_start)
    return drug_a->first_start < drug_b->first_start ? -1 : 1;
  return g_utf8_collate (drug_a->label, drug_b->label);
}

/* Classes in order of their first start, in them drugs in order of theirs. */
static void
sort_drugs (TimelineData *self)
{
  g_autoptr (GHashTable) class_starts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->drugs->len; i++)
    {
      const TimelineDrug *drug = _dcs_timeline_drug (self, i);
      gpointer key = GUINT_TO_POINTER (drug->klass);
      gpointer start;

      if (!g_hash_table_lookup_extended (class_starts, key, NULL, &start)
          || drug->first_start < GPOINTER_TO_INT (start))
        g_hash_table_insert (class_starts, key, GINT_TO_POINTER (drug->first_start));
    }
  g_array_sort_with_data (self->drugs, compare_drugs, class_starts);
  for (guint i = 0; i < self->drugs->len; i++)
    {
      GArray *bars = _dcs_timeline_drug (self, i)->bars;

      for (guint j = 0; j < bars->len; j++)
        g_array_index (self->bars, TimelineBar, g_array_index (bars, guint, j)).drug = i;
    }
}

static int
compare_bars (gconstpointer a, gconstpointer b, gpointer data)
{
  GArray *bars = data;
  const TimelineBar *bar_a = &g_array_index (bars, TimelineBar, *(const guint *) a);
  const TimelineBar *bar_b = &g_array_index (bars, TimelineBar, *(const guint *) b);

  if (bar_a->start_low != bar_b->start_low)
    return bar_a->start_low < bar_b->start_low ? -1 : 1;
  if (bar_a->stop_high != bar_b->stop_high)
    return bar_a->stop_high < bar_b->stop_high ? -1 : 1;
  return bar_a->id < bar_b->id ? -1 : bar_a->id > bar_b->id;
}

static void
collect_treatments (TimelineData *self)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
      TimelineBar bar = { .row = row, .id = row[DCS_TREATMENT_ID].integer };
      TimelineDrug *drug;

      if (is_deleted (DCS_RECORD_TREATMENT, row))
        continue;
      set_bar_start (self, &bar);
      set_bar_stop (self, &bar);
      bar.drug = find_or_add_drug (self, _dcs_value_get_code (&row[DCS_TREATMENT_DRUG]));
      drug = &g_array_index (self->drugs, TimelineDrug, bar.drug);
      drug->first_start = MIN (drug->first_start, bar.start_low);
      take_doses (self, drug, bar.id);
      g_array_append_val (drug->bars, self->bars->len);
      g_array_append_val (self->bars, bar);
    }
  for (guint i = 0; i < self->drugs->len; i++)
    g_array_sort_with_data (_dcs_timeline_drug (self, i)->bars, compare_bars, self->bars);
  sort_drugs (self);
}

/*
 * _dcs_timeline_data_pack:
 * @min_days: how many days the narrowest bar covers when the whole course is in sight
 *
 * Puts courses of one drug that overlap into sub-lanes: each into the first one that is free. It
 * depends on the width of the whole figure but not on the zoom, so lanes stay where they are.
 */
void
_dcs_timeline_data_pack (TimelineData *self, int min_days)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->drugs->len; i++)
    {
      TimelineDrug *drug = &g_array_index (self->drugs, TimelineDrug, i);

      g_array_set_size (ends, 0);
      for (guint j = 0; j < drug->bars->len; j++)
        {
          TimelineBar *bar = &g_array_index (
              self->bars, TimelineBar, g_array_index (drug->bars, guint, j));
          int end = MAX (bar->stop_high, bar->start_low + min_days);

          bar->sub = 0;
          while (bar->sub < ends->len && g_array_index (ends, int, bar->sub) > bar->start_low)
            bar->sub++;
          if (bar->sub == ends->len)
            g_array_append_val (ends, end);
          else
            g_array_index (ends, int, bar->sub) = end;
        }
      drug->n_subs = ends->len;
    }
}

/* ---- the whole ---- */

static void
set_origin (TimelineData *self)
{
  const DcsValue *patient = dcs_course_patient (self->course);

  self->origin = DCS_DAY_NONE;
  if (patient != NULL)
    {
      self->origin = day_of (&patient[DCS_PATIENT_DIAGNOSIS_DATE], DCS_DATE_MIDDLE);
      self->origin_name = C_ ("time axis", "diagnosis");
    }
  if (patient != NULL && self->origin == DCS_DAY_NONE)
    {
      self->origin = day_of (&patient[DCS_PATIENT_ONSET_DATE], DCS_DATE_MIDDLE);
      self->origin_name = C_ ("time axis", "onset");
    }
  if (self->origin == DCS_DAY_NONE)
    {
      int last;

      find_record_range (self->course, G_MAXINT, &self->origin, &last);
      self->origin_name = C_ ("time axis", "the first record");
    }
}

static void
clear_drug (gpointer data)
{
  TimelineDrug *drug = data;

  g_array_unref (drug->bars);
}

/*
 * _dcs_timeline_data_new:
 * @course: a sealed course
 * @definition: of its disease; must outlive the result
 * @today: day number
 *
 * Returns: (transfer full): what there is to draw
 */
TimelineData *
_dcs_timeline_data_new (DcsCourse *course, DcsDefinition *definition, int today)
{
  TimelineData *self = g_new0 (TimelineData, 1);
  int first;

  g_atomic_ref_count_init (&self->ref_count);
  self->course = dcs_course_ref (course);
  self->definition = definition;
  self->drugs = g_array_new (FALSE, TRUE, sizeof (TimelineDrug));
  g_array_set_clear_func (self->drugs, clear_drug);
  self->bars = g_array_new (FALSE, TRUE, sizeof (TimelineBar));
  self->visits = g_array_new (FALSE, TRUE, sizeof (TimelineEvent));
  self->relapses = g_array_new (FALSE, TRUE, sizeof (TimelineEvent));
  self->events = g_array_new (FALSE, TRUE, sizeof (TimelineEvent));
  self->states = g_array_new (FALSE, TRUE, sizeof (TimelineState));

  find_record_range (course, today, &first, &self->record_end);
  if (self->record_end == DCS_DAY_NONE)
    self->record_end = today;
  self->ongoing_end = find_ongoing_end (course, today, self->record_end);
  dcs_timeline_extent (course, today, &self->first_day, &self->last_day);
  set_origin (self);
  if (self->origin == DCS_DAY_NONE)
    self->origin = today;

  collect_treatments (self);
  collect_events (course, DCS_MARK_VISIT, DCS_RECORD_VISIT, DCS_VISIT_DATE, self->visits);
  collect_events (course, DCS_MARK_RELAPSE, DCS_RECORD_RELAPSE, DCS_RELAPSE_DATE, self->relapses);
  collect_events (course,
                  DCS_MARK_ADVERSE_EVENT,
                  DCS_RECORD_ADVERSE_EVENT,
                  DCS_ADVERSE_EVENT_ONSET_DATE,
                  self->events);
  collect_events (course,
                  DCS_MARK_INVESTIGATION,
                  DCS_RECORD_INVESTIGATION,
                  DCS_INVESTIGATION_DATE,
                  self->events);
  g_array_sort (self->visits, compare_events);
  g_array_sort (self->relapses, compare_events);
  g_array_sort (self->events, compare_events);
  collect_states (self);
  _dcs_timeline_data_add_curves (self);
  return self;
}

TimelineData *
_dcs_timeline_data_ref (TimelineData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_dcs_timeline_data_unref (TimelineData *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_curves; i++)
    g_array_unref (self->curves[i].points);
  g_array_unref (self->drugs);
  g_array_unref (self->bars);
  g_array_unref (self->visits);
  g_array_unref (self->relapses);
  g_array_unref (self->events);
  g_array_unref (self->states);
  dcs_course_unref (self->course);
  g_free (self);
}
