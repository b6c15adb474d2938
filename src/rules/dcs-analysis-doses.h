/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis-private.h"

G_BEGIN_DECLS

/* Fills the cumulative dose of a treatment whose spans are those from @first_span on; it runs over
 * [from, to). */
void
_dcs_dose_course_sum (DcsAnalysis *self, DcsDoseCourse *course, guint first_span, int from, int to);

G_END_DECLS
