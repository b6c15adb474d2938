/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

/* One treatment, in day numbers. */
typedef struct
{
  DcsCode drug;
  int start; /* DCS_DAY_NONE: not known, before all */
  int stop;  /* DCS_DAY_ONGOING */
  gint64 id;
  const DcsValue *row; /* NULL: what begins only now */
} Segment;

static int
compare_segments (const Segment *a, const Segment *b)
{
  if (a->drug != b->drug)
    return a->drug < b->drug ? -1 : 1;
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->stop != b->stop)
    return a->stop < b->stop ? -1 : 1;
  return a->id < b->id ? -1 : 1;
}

/* Few, and mostly in order: by insertion, without memory. */
static void
sort_segments (Segment *segments, guint n_segments)
{
  for (guint i = 1; i < n_segments; i++)
    {
      Segment segment = segments[i];
      guint at = i;

      for (; at > 0 && compare_segments (&segments[at - 1], &segment) > 0; at--)
        segments[at] = segments[at - 1];
      segments[at] = segment;
    }
}

/* Whether a treatment counts: it has a drug and is there; of a question also whether it has begun.
 */
static gboolean
is_asked_for (DcsAnalysis *self, const Segment *segment)
{
  const DcsWhatIf *what_if = self->what_if;

  return segment->drug != 0 && !_dcs_row_is_deleted (segment->row, DCS_TREATMENT_DELETED)
         && (what_if == NULL || (segment->id != what_if->id && segment->start <= what_if->start));
}

/* The treatments that count, in order of drug and start. */
static const Segment *
collect_segments (DcsAnalysis *self, guint *n_segments)
{
  GArray *memory = self->scratch[0];
  guint n_rows = dcs_course_count (self->course, DCS_RECORD_TREATMENT);
  Segment *segments;
  guint n = 0;

  g_array_set_size (memory, (n_rows + 1) * (guint) sizeof (Segment));
  segments = (Segment *) (gpointer) memory->data;
  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
      DcsDate start = _dcs_row_date (row, DCS_TREATMENT_START_DATE);
      DcsDate stop = _dcs_row_date (row, DCS_TREATMENT_STOP_DATE);

      segments[n] = (Segment){
        .drug = _dcs_row_code (row, DCS_TREATMENT_DRUG),
        .start = dcs_date_is_set (start) ? dcs_date_day (start, DCS_DATE_MIDDLE) : DCS_DAY_NONE,
        .stop = dcs_date_is_set (stop) ? dcs_date_day (stop, DCS_DATE_MIDDLE) : DCS_DAY_ONGOING,
        .id = row[DCS_TREATMENT_ID].integer,
        .row = row,
      };
      if (is_asked_for (self, &segments[n]))
        n++;
    }
  if (self->what_if != NULL)
    segments[n++] = (Segment){ .drug = self->what_if->drug,
                               .start = self->what_if->start,
                               .stop = DCS_DAY_ONGOING,
                               .id = self->what_if->id };
  sort_segments (segments, n);
  *n_segments = n;
  return segments;
}

/* When the last dose of a treatment began: of two that end on one day the one whose last dose began
 * later says why it ended, as in a table of doses. */
static int
last_dose_start (DcsAnalysis *self, const Segment *segment)
{
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (self->course, segment->id, &n_steps);

  for (guint i = n_steps; i-- > 0;)
    {
      DcsDate start = _dcs_row_date (steps[i], DCS_DOSE_STEP_START_DATE);

      if (!_dcs_row_is_deleted (steps[i], DCS_DOSE_STEP_DELETED) && dcs_date_is_set (start))
        return dcs_date_day (start, DCS_DATE_MIDDLE);
    }
  return segment->start;
}

/* Whether @b says how the era ends rather than @a. */
static gboolean
ends_later (DcsAnalysis *self, const Segment *a, const Segment *b)
{
  int start_a, start_b;

  if (a->stop != b->stop)
    return b->stop > a->stop;
  start_a = last_dose_start (self, a);
  start_b = last_dose_start (self, b);
  return start_a != start_b ? start_b > start_a : b->id > a->id;
}

static void
add_era (DcsAnalysis *self, const Segment *first, guint n_segments, guint number)
{
  const DcsDrug *drug = dcs_definition_drug (self->definition, first->drug);
  const Segment *last = first;
  DcsEra era = {
    .drug = first->drug,
    /* A drug that the definition does not have counts as one that modifies the disease. */
    .systemic = drug == NULL || drug->systemic,
    .steroid = drug != NULL && drug->steroid,
    .start = first->start,
    .n_segments = n_segments,
    .first_id = first->id,
    .number = number,
  };

  for (guint i = 1; i < n_segments; i++)
    if (ends_later (self, last, &first[i]))
      last = &first[i];
  era.opens_line = era.systemic && !era.steroid;
  era.stop = last->stop;
  era.last_id = last->id;
  if (first->row != NULL)
    era.start_reason = _dcs_row_code (first->row, DCS_TREATMENT_START_REASON);
  if (last->row != NULL)
    era.response = _dcs_row_code (last->row, DCS_TREATMENT_RESPONSE);
  if (last->row != NULL && era.stop != DCS_DAY_ONGOING)
    era.stop_reason = _dcs_row_code (last->row, DCS_TREATMENT_STOP_REASON);
  g_array_append_val (self->eras, era);
}

static int
compare_eras (const DcsEra *a, const DcsEra *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  return a->first_id < b->first_id ? -1 : 1;
}

static void
sort_eras (GArray *array)
{
  DcsEra *eras = (DcsEra *) (gpointer) array->data;

  for (guint i = 1; i < array->len; i++)
    {
      DcsEra era = eras[i];
      guint at = i;

      for (; at > 0 && compare_eras (&eras[at - 1], &era) > 0; at--)
        eras[at] = eras[at - 1];
      eras[at] = era;
    }
}

/* The treatments of one drug are one era as long as the next begins no more than so many days after
 * the latest stop so far (D7; contract, "Course"). A stop that is not known goes on; a start that
 * is not known is before all; a date that is not exact stands in the middle of its period. */
void
_dcs_analysis_run_eras (DcsAnalysis *self)
{
  guint n_segments;
  const Segment *segments = collect_segments (self, &n_segments);
  guint first = 0, number = 0;
  gint64 latest = 0;

  for (guint i = 0; i < n_segments; i++)
    {
      gboolean same_drug = i > 0 && segments[i].drug == segments[i - 1].drug;

      if (i > 0 && (!same_drug || segments[i].start > latest + self->line_parameters.era_gap_days))
        {
          add_era (self, &segments[first], i - first, ++number);
          first = i;
        }
      if (!same_drug)
        number = 0;
      latest = i == first ? segments[i].stop : MAX (latest, segments[i].stop);
    }
  if (n_segments > 0)
    add_era (self, &segments[first], n_segments - first, ++number);
  sort_eras (self->eras);
}
