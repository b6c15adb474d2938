/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-time-scale.h"

#include "dcs-date.h"
#include "dcs-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Air between two labels, in font sizes. */
#define LABEL_GAP 0.9

typedef enum
{
  UNIT_DAY,
  UNIT_MONTH,
} Unit;

typedef struct
{
  Unit unit;
  int count;
} Step;

static const Step date_ladder[] = {
  { UNIT_DAY, 1 },     { UNIT_DAY, 7 },     { UNIT_MONTH, 1 },  { UNIT_MONTH, 3 },
  { UNIT_MONTH, 12 },  { UNIT_MONTH, 24 },  { UNIT_MONTH, 60 }, { UNIT_MONTH, 120 },
  { UNIT_MONTH, 240 }, { UNIT_MONTH, 600 },
};

static const Step since_ladder[] = {
  { UNIT_DAY, 1 },     { UNIT_DAY, 7 },     { UNIT_MONTH, 1 },   { UNIT_MONTH, 3 },
  { UNIT_MONTH, 6 },   { UNIT_MONTH, 12 },  { UNIT_MONTH, 24 },  { UNIT_MONTH, 60 },
  { UNIT_MONTH, 120 }, { UNIT_MONTH, 240 }, { UNIT_MONTH, 600 },
};

static int
floor_div (int a, int b)
{
  int quotient = a / b;

  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

static void
clear_tick (gpointer data)
{
  DcsTick *tick = data;

  g_free (tick->label);
}

static GArray *
new_ticks (void)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (DcsTick));

  g_array_set_clear_func (ticks, clear_tick);
  return ticks;
}

static char *
format_date (int day, const char *format)
{
  DcsDate date = dcs_date_from_day (day);
  g_autoptr (GDateTime) time = g_date_time_new_utc (date.year, date.month, date.day, 0, 0, 0.0);

  return g_date_time_format (time, format);
}

/* The label of a date tick; with its year where nothing to its left says which year it is. */
static char *
format_date_tick (const Step *step, int day, gboolean with_year)
{
  DcsDate date = dcs_date_from_day (day);

  if (step->unit == UNIT_MONTH && (date.month == 1 || step->count >= 12))
    return g_strdup_printf ("%d", date.year);
  if (step->unit == UNIT_MONTH)
    /* Translators: months on a time axis, g_date_time_format(): short month, year */
    return format_date (day, with_year ? C_ ("time axis", "%b %Y") : C_ ("time axis", "%b"));
  /* Translators: days on a time axis, g_date_time_format(): day, short month, year */
  return format_date (day, with_year ? C_ ("time axis", "%-e %b %Y") : C_ ("time axis", "%-e %b"));
}

static int
first_calendar_day (void)
{
  return dcs_date_day (dcs_date_new (DCS_DATE_YEAR_MIN, 1, 1), DCS_DATE_EARLIEST);
}

static int
last_calendar_day (void)
{
  return dcs_date_day (dcs_date_new (DCS_DATE_YEAR_MAX, 12, 31), DCS_DATE_EARLIEST);
}

/* The first tick of a step at or after a day, as a day or month count since 1970. */
static int
first_tick (const Step *step, int day)
{
  DcsDate date;
  int months;

  if (step->unit == UNIT_DAY && step->count == 7)
    {
      /* Mondays: 1970-01-05 was one. */
      int monday = floor_div (day - 4 + 6, 7) * 7 + 4;

      return monday;
    }
  if (step->unit == UNIT_DAY)
    return day;
  date = dcs_date_from_day (day);
  months = date.year * 12 + date.month - 1;
  if (date.day > 1)
    months++;
  return floor_div (months + step->count - 1, step->count) * step->count;
}

static int
tick_to_day (const Step *step, int tick)
{
  if (step->unit == UNIT_DAY)
    return tick;
  return dcs_date_day (dcs_date_new (floor_div (tick, 12), tick - floor_div (tick, 12) * 12 + 1, 1),
                       DCS_DATE_EARLIEST);
}

/* About how many points a step takes. */
static double
step_width (const DcsTimeScale *self, const Step *step)
{
  double days = step->unit == UNIT_DAY ? step->count : step->count * DCS_DAYS_PER_MONTH;

  return days / (self->last_day - self->first_day) * self->width;
}

static double
date_label_width (const Step *step, double font_size)
{
  if (step->unit == UNIT_DAY)
    return dcs_text_width ("30 Nov", font_size, FALSE);
  if (step->count >= 12)
    return dcs_text_width ("2000", font_size, FALSE);
  return dcs_text_width ("Nov.", font_size, FALSE);
}

static double
since_label_width (const Step *step, double font_size)
{
  if (step->unit == UNIT_MONTH && step->count >= 12)
    return dcs_text_width ("−20 y", font_size, FALSE);
  return dcs_text_width ("−99 mo", font_size, FALSE);
}

/* The finest step whose labels have room. */
static const Step *
choose_step (const DcsTimeScale *self,
             const Step *ladder,
             guint n_steps,
             double (*label_width) (const Step *step, double font_size),
             double font_size)
{
  for (guint i = 0; i < n_steps; i++)
    if (step_width (self, &ladder[i])
        >= label_width (&ladder[i], font_size) + LABEL_GAP * font_size)
      return &ladder[i];
  return &ladder[n_steps - 1];
}

static gboolean
touches_placed_label (GArray *ticks, const gboolean *placed, guint index, double room)
{
  const DcsTick *tick = &g_array_index (ticks, DcsTick, index);
  double font_size = room / LABEL_GAP;
  double half = dcs_text_width (tick->label, font_size, FALSE) / 2.0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const DcsTick *other = &g_array_index (ticks, DcsTick, i);

      if (placed[i]
          && fabs (tick->label_x - other->label_x)
                 < half + dcs_text_width (other->label, font_size, FALSE) / 2.0 + room)
        return TRUE;
    }
  return FALSE;
}

/* Takes away labels that would touch another; the strong ones are placed first. */
static void
settle_labels (const DcsTimeScale *self, GArray *ticks, double font_size)
{
  double room = LABEL_GAP * font_size;
  g_autofree gboolean *placed = g_new0 (gboolean, MAX (ticks->len, 1u));

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < ticks->len; i++)
      {
        DcsTick *tick = &g_array_index (ticks, DcsTick, i);
        double half;

        if (tick->major != (pass == 0))
          continue;
        half = dcs_text_width (tick->label, font_size, FALSE) / 2.0;
        /* A label at an edge moves inwards rather than out of the figure. */
        tick->label_x = MIN (tick->x, self->x + self->width - half + room);
        tick->label_x = MAX (tick->label_x, self->x + half - room);
        if (touches_placed_label (ticks, placed, i, room))
          g_clear_pointer (&tick->label, g_free);
        else
          placed[i] = TRUE;
      }
}

/* ---- public ---- */

/**
 * dcs_time_scale_init:
 * @self: the scale
 * @first_day: day number at the left
 * @last_day: day number at the right; made larger than @first_day when it is not
 * @x: left edge in points
 * @width: width in points
 */
void
dcs_time_scale_init (DcsTimeScale *self, double first_day, double last_day, double x, double width)
{
  g_return_if_fail (self != NULL);

  self->first_day = first_day;
  self->last_day = MAX (last_day, first_day + 1.0);
  self->x = x;
  self->width = MAX (width, 1.0);
}

/**
 * dcs_time_scale_map:
 * @self: the scale
 * @day: a day number
 *
 * Returns: its place in points; beyond the ends for a day out of range
 */
double
dcs_time_scale_map (const DcsTimeScale *self, double day)
{
  return self->x + (day - self->first_day) / (self->last_day - self->first_day) * self->width;
}

/**
 * dcs_time_scale_unmap:
 * @self: the scale
 * @x: a place in points
 *
 * Returns: the day number there
 */
double
dcs_time_scale_unmap (const DcsTimeScale *self, double x)
{
  return self->first_day + (x - self->x) / self->width * (self->last_day - self->first_day);
}

/**
 * dcs_time_scale_date_ticks:
 * @self: the scale
 * @font_size: of the labels, in points
 *
 * Chooses days, weeks, months, quarters, years or more by the room there is. Every tick is inside
 * the range and no two labels touch.
 *
 * Returns: (transfer full) (element-type DcsTick): the ticks from left to right
 */
GArray *
dcs_time_scale_date_ticks (const DcsTimeScale *self, double font_size)
{
  GArray *ticks = new_ticks ();
  const Step *step;
  int from;
  int last_year = G_MININT;

  g_return_val_if_fail (self != NULL, ticks);

  step = choose_step (self, date_ladder, G_N_ELEMENTS (date_ladder), date_label_width, font_size);
  from = first_tick (step, (int) ceil (MAX (self->first_day, first_calendar_day ())));
  for (int t = from;; t += step->count)
    {
      int day = tick_to_day (step, t);
      DcsTick tick = { .day = day };
      DcsDate date;

      /* The calendar of clinical dates ends somewhere. */
      if (day == DCS_DAY_NONE || day > self->last_day || day > last_calendar_day ())
        break;
      date = dcs_date_from_day (day);
      tick.x = tick.label_x = dcs_time_scale_map (self, day);
      tick.major = step->unit == UNIT_MONTH && step->count < 12 && date.month == 1;
      tick.label = format_date_tick (step, day, date.year != last_year);
      last_year = date.year;
      g_array_append_val (ticks, tick);
    }
  settle_labels (self, ticks, font_size);
  return ticks;
}

/**
 * dcs_time_format_since:
 * @days: from day 0, negative before
 *
 * Returns: (transfer full): a short text, "0", "6 mo", "2 y", "−18 mo"
 */
char *
dcs_time_format_since (double days)
{
  long months = lround (days / DCS_DAYS_PER_MONTH);
  const char *sign = days < 0 ? "−" : "";

  if (days == 0)
    return g_strdup ("0");
  if (fabs (days - (double) months * DCS_DAYS_PER_MONTH) > 0.5 && labs (months) < 3)
    /* Translators: days on an axis of time since diagnosis; first a minus sign or nothing */
    return g_strdup_printf (_ ("%s%ld d"), sign, labs (lround (days)));
  if (months % 12 == 0)
    /* Translators: years on an axis of time since diagnosis; first a minus sign or nothing */
    return g_strdup_printf (_ ("%s%ld y"), sign, labs (months) / 12);
  /* Translators: months on an axis of time since diagnosis; first a minus sign or nothing */
  return g_strdup_printf (_ ("%s%ld mo"), sign, labs (months));
}

/**
 * dcs_time_scale_since_ticks:
 * @self: the scale
 * @origin_day: day 0
 * @font_size: of the labels, in points
 *
 * Like dcs_time_scale_date_ticks() for time since a day: months of 30.4375 days and years of 12 of
 * them, day 0 exactly at @origin_day.
 *
 * Returns: (transfer full) (element-type DcsTick): the ticks from left to right
 */
GArray *
dcs_time_scale_since_ticks (const DcsTimeScale *self, double origin_day, double font_size)
{
  GArray *ticks = new_ticks ();
  const Step *step;
  double days;

  g_return_val_if_fail (self != NULL, ticks);

  step = choose_step (
      self, since_ladder, G_N_ELEMENTS (since_ladder), since_label_width, font_size);
  days = step->unit == UNIT_DAY ? step->count : step->count * DCS_DAYS_PER_MONTH;
  for (double n = ceil ((self->first_day - origin_day) / days - 1e-9);; n += 1.0)
    {
      DcsTick tick = { .day = origin_day + n * days };

      if (tick.day > self->last_day + 1e-9)
        break;
      tick.day = CLAMP (tick.day, self->first_day, self->last_day);
      tick.x = tick.label_x = dcs_time_scale_map (self, tick.day);
      tick.major = n == 0.0;
      tick.label = dcs_time_format_since (n * days);
      g_array_append_val (ticks, tick);
    }
  settle_labels (self, ticks, font_size);
  return ticks;
}
