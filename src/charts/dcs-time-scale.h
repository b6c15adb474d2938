/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DcsTick: a place on a time axis.
 */
typedef struct
{
  double day;     /* day number, whole for dates */
  double x;       /* points */
  gboolean major; /* the first of a year, or day 0: drawn stronger */
  double label_x; /* middle of the label */
  char *label;    /* or NULL where it has no room */
} DcsTick;

/**
 * DcsTimeScale: from day numbers to points.
 */
typedef struct
{
  double first_day, last_day; /* last_day > first_day */
  double x, width;            /* points */
} DcsTimeScale;

void
dcs_time_scale_init (DcsTimeScale *self, double first_day, double last_day, double x, double width);
double dcs_time_scale_map (const DcsTimeScale *self, double day);
double dcs_time_scale_unmap (const DcsTimeScale *self, double x);
GArray *dcs_time_scale_date_ticks (const DcsTimeScale *self, double font_size);
GArray *dcs_time_scale_since_ticks (const DcsTimeScale *self, double origin_day, double font_size);
char *dcs_time_format_since (double days);

G_END_DECLS
