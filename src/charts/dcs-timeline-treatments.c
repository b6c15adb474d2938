/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

#include <math.h>

static void
set_bar_start (TimelineData *self, TimelineBar *bar)
{
  const DcsValue *start = &bar->row[DCS_TREATMENT_START_DATE];
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (self->course, bar->id, &n_steps);

  bar->start_low = _dcs_value_get_day (start, DCS_DATE_EARLIEST);
  bar->start_high = _dcs_value_get_day (start, DCS_DATE_LATEST);
  for (guint i = 0; bar->start_low == DCS_DAY_NONE && i < n_steps; i++)
    {
      bar->start_low = _dcs_value_get_day (&steps[i][DCS_DOSE_STEP_START_DATE], DCS_DATE_EARLIEST);
      bar->start_high = _dcs_value_get_day (&steps[i][DCS_DOSE_STEP_START_DATE], DCS_DATE_LATEST);
    }
  if (bar->start_low != DCS_DAY_NONE)
    return;
  /* Nobody wrote when it began: some time between the first record and its end. */
  bar->start_unknown = TRUE;
  bar->start_low = self->first_day;
  bar->start_high = _dcs_value_get_day (&bar->row[DCS_TREATMENT_STOP_DATE], DCS_DATE_EARLIEST);
  if (bar->start_high == DCS_DAY_NONE)
    bar->start_high = self->ongoing_end;
  bar->start_low = MIN (bar->start_low, bar->start_high);
}

static void
set_bar_stop (TimelineData *self, TimelineBar *bar)
{
  const DcsValue *stop = &bar->row[DCS_TREATMENT_STOP_DATE];

  bar->ongoing = _dcs_timeline_is_open_ended (bar->row);
  if (bar->ongoing)
    bar->stop_low = bar->stop_high = MAX (self->ongoing_end, bar->start_high);
  else
    {
      bar->stop_low = _dcs_value_get_day (stop, DCS_DATE_EARLIEST);
      bar->stop_high = _dcs_value_get_day (stop, DCS_DATE_LATEST);
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

/*
 * _dcs_timeline_data_add_treatments:
 *
 * Collects the courses of each drug and puts drugs in the order of their lanes.
 */
void
_dcs_timeline_data_add_treatments (TimelineData *self)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
      TimelineBar bar = { .row = row, .id = row[DCS_TREATMENT_ID].integer };
      TimelineDrug *drug;

      if (_dcs_row_is_deleted (DCS_RECORD_TREATMENT, row))
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
