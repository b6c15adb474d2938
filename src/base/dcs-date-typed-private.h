/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-date.h"

G_BEGIN_DECLS

/* Lists of the twelve names of the months, as a locale has them: full, short, nominative … */
typedef const char *DcsMonthNames[12];

/* What a date that is not said in full is understood from. */
typedef struct
{
  DcsDate today;
  DcsDate from;        /* planned: a day without a year is not before this one */
  gboolean is_planned; /* looks ahead, not back */
} DcsDateReference;

DcsDateOrder _dcs_date_order_of_format (const char *format);
gboolean _dcs_date_parse_words (const char *text,
                                DcsDateOrder order,
                                const DcsDateReference *reference,
                                const DcsMonthNames *names,
                                guint n_names,
                                DcsDate *date);

G_END_DECLS
