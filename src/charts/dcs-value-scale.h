/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DcsValueScale: from values to points, and where its ticks stand. Linear; starts at @min.
 */
typedef struct
{
  double min, max;  /* values */
  double low, high; /* where they are, in points */
  double step;      /* between ticks */
  guint n_ticks;    /* at min, min + step, …, never above max */
  int decimals;     /* that its labels need */
} DcsValueScale;

double dcs_nice_step (double range, guint max_ticks);
double dcs_nice_ceiling (double value);
void dcs_value_scale_init (
    DcsValueScale *self, double min, double max, double low, double high, guint max_ticks);
double dcs_value_scale_map (const DcsValueScale *self, double value);
double dcs_value_scale_tick (const DcsValueScale *self, guint index);

G_END_DECLS
