/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-calculation.h"

G_BEGIN_DECLS

/* The index of the band that holds a value, or -1. */
int _dcs_calculation_band (const DcsCalculation *self, double value);
/* "Date of diagnosis" of "diagnosis_date"; borrowed, translated */
const char *_dcs_calculation_field_label (const char *field);
/* What an input is called in a list: short of tests and instruments; borrowed */
const char *_dcs_calculation_input_label (DcsDefinition *definition, DcsCode code);
/* "FVC (an earlier value)"; (transfer full) */
char *_dcs_calculation_dup_gap (DcsDefinition *definition, DcsCode code, DcsCalculationGap how);
/* "2.50", "2.50 mg/L"; (transfer full) */
char *_dcs_calculation_dup_number (const DcsCalculation *self, double value);
char *
_dcs_calculation_dup_quantity (const DcsCalculation *self, DcsDefinition *definition, double value);

G_END_DECLS
