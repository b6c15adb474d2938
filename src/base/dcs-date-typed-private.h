/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-date.h"

G_BEGIN_DECLS

/* Lists of the twelve names of the months, as a locale has them: full, short, nominative … */
typedef const char *DcsMonthNames[12];

DcsDateOrder _dcs_date_order_of_format (const char *format);
gboolean _dcs_date_parse_words (const char *text,
                                DcsDateOrder order,
                                DcsDate today,
                                const DcsMonthNames *names,
                                guint n_names,
                                DcsDate *date);

G_END_DECLS
