/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-entry-rules.h"

G_BEGIN_DECLS

/**
 * DcsDosePlan: a prescription with all that the definition says of it: made once, calculated for a
 * body of any size.
 */
typedef struct
{
  DcsPrescription prescription;
  const DcsDrug *drug;           /* or NULL */
  const DcsDoseUnit *unit;       /* or NULL */
  const DcsDoseUnit *usual_unit; /* or NULL */
  const DcsDoseUnit *cap_unit;   /* or NULL */
  double tolerance;              /* of a dose that was calculated back: a part of 1 */
} DcsDosePlan;

void _dcs_dose_plan_init (DcsDosePlan *self,
                          DcsDefinition *definition,
                          const DcsPrescription *prescription);
/* As dcs_compute_dose(). */
void
_dcs_dose_plan_run (const DcsDosePlan *self, double height_cm, double weight_kg, DcsDose *dose);

G_END_DECLS
