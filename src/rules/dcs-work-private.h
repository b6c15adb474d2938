/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis-private.h"

G_BEGIN_DECLS

/* The row of the worklist that each of them makes. */
DcsWorkItem _dcs_work_of_due (DcsAnalysis *self, const DcsDueItem *due);
DcsWorkItem _dcs_work_of_suggestion (DcsAnalysis *self, const DcsSuggestion *suggestion);
DcsWorkItem _dcs_work_of_resistance (DcsAnalysis *self, const DcsResistance *resistance);
DcsWorkItem _dcs_work_of_dose (DcsAnalysis *self, const DcsDoseCourse *course);
/* The index, in its array of the analysis, of what a row is about; FALSE: it is settled, or a row
 * of another kind. */
gboolean _dcs_work_find (DcsAnalysis *self, const DcsWorkItem *item, guint *index);

G_END_DECLS
