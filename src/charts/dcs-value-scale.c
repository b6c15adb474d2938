/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-value-scale.h"

#include <math.h>

/* Of a step: what rounding may add up to over a scale. */
#define EPSILON 1e-9

/**
 * dcs_nice_step:
 * @range: from the lowest to the highest value, above 0
 * @max_ticks: how many ticks there is room for, at least 2
 *
 * Returns: the smallest of 1, 2, 2.5, 5 times a power of ten that gives at most @max_ticks ticks
 */
double
dcs_nice_step (double range, guint max_ticks)
{
  static const double factors[] = { 1.0, 2.0, 2.5, 5.0, 10.0 };
  double least, power;

  g_return_val_if_fail (range > 0 && isfinite (range), 1.0);

  least = range / (double) (MAX (max_ticks, 2u) - 1);
  power = pow (10.0, floor (log10 (least)));
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (factors[i] * power >= least * (1.0 - EPSILON))
      return factors[i] * power;
  return 10.0 * power;
}

/**
 * dcs_nice_ceiling:
 * @value: the highest value to show
 *
 * Returns: a round number not below @value, to end a scale with; 1 for nothing to show
 */
double
dcs_nice_ceiling (double value)
{
  double step;

  if (!(value > 0) || !isfinite (value))
    return 1.0;
  step = dcs_nice_step (value, 5);
  return ceil (value / step - EPSILON) * step;
}

/**
 * dcs_value_scale_init:
 * @self: the scale
 * @min: lowest value
 * @max: highest value, above @min
 * @low: where @min is, in points
 * @high: where @max is, in points; above @low on the page, so usually the smaller number
 * @max_ticks: how many ticks there is room for
 *
 * Sets up a scale with round ticks inside its range.
 */
void
dcs_value_scale_init (
    DcsValueScale *self, double min, double max, double low, double high, guint max_ticks)
{
  double first;

  g_return_if_fail (self != NULL);
  g_return_if_fail (max > min);

  self->min = min;
  self->max = max;
  self->low = low;
  self->high = high;
  self->step = dcs_nice_step (max - min, max_ticks);
  first = dcs_value_scale_tick (self, 0);
  /* None when the only step lies beyond the range. */
  self->n_ticks = (guint) ((int) floor ((max - first) / self->step + EPSILON) + 1);
  self->decimals = 0;
  for (double step = self->step; self->decimals < 6 && fabs (step - round (step)) > 1e-6;
       step *= 10.0)
    self->decimals++;
}

/**
 * dcs_value_scale_map:
 * @self: the scale
 * @value: a value
 *
 * Returns: where it is, in points; beyond the ends for a value out of range
 */
double
dcs_value_scale_map (const DcsValueScale *self, double value)
{
  return self->low + (value - self->min) / (self->max - self->min) * (self->high - self->low);
}

/**
 * dcs_value_scale_tick:
 * @self: the scale
 * @index: which, below its n_ticks
 *
 * Returns: the value of a tick
 */
double
dcs_value_scale_tick (const DcsValueScale *self, guint index)
{
  double first = ceil (self->min / self->step - EPSILON) * self->step;

  return first + self->step * (double) index;
}
