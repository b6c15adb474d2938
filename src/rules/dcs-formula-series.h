/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-formula-private.h"

G_BEGIN_DECLS

/* Rows in the order of the course, which is that of their first possible day, taken one by one in
 * the order of the day that they stand for, the newest first. */
typedef struct
{
  DcsCourse *course;
  const DcsValue *const *rows; /* NULL: the visits of the course */
  guint low, high;             /* the rows that can be in question are [low, high) */
  int since, until;            /* days that are in question */
  gint64 passed;               /* place of the row that was taken last */
} DcsFormulaOrder;

/* What an input takes from a course, the newest first. */
typedef struct
{
  const DcsFormulaDay *at;
  const DcsFormulaInput *input;
  DcsFormulaOrder visits, dated;
  gboolean visits_end, dated_end;
  gboolean has_visit, has_dated; /* these are looked up and not taken */
  DcsFormulaSample visit, own;
} DcsFormulaSeries;

void _dcs_formula_series_init (DcsFormulaSeries *self,
                               const DcsFormulaDay *at,
                               const DcsFormulaInput *input,
                               int since,
                               int until);
/* The next older value; of the same day that of a visit comes first. */
gboolean _dcs_formula_series_next (DcsFormulaSeries *self, DcsFormulaSample *sample);
/* What a visit of that day says. */
gboolean _dcs_formula_sample_visit (const DcsFormulaDay *at,
                                    const DcsFormulaInput *input,
                                    const DcsValue *visit,
                                    int day,
                                    DcsFormulaSample *sample);
/* What a calculation comes to on a day. */
gboolean _dcs_formula_sample_calculation (const DcsFormulaDay *at,
                                          const DcsFormulaInput *input,
                                          int day,
                                          gint64 visit_id,
                                          DcsFormulaSample *sample);

G_END_DECLS
