/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-formula-private.h"
#include "rules-fixture.h"

G_BEGIN_DECLS

/* A made-up disease for formulas, in the place of the shipped ones: plain tests a, b, c, "d-1" with
 * crp in mg/L from 0 on, smear with results only, both with numbers and results, dots and more at
 * the sites nose, ear and chin, the instruments pair (a + b) and skin (dots), the drug cure, the
 * finding cough, and calculations. */
void formula_set_up (RulesFixture *fixture, gconstpointer data);

/* What a formula comes to on a day, with inputs of @max_age days. */
void formula_evaluate (RulesFixture *self,
                       DcsCourse *course,
                       const char *formula,
                       const char *date,
                       int max_age,
                       DcsCalculationResult *result);
/* The same as a number; NAN: unknown. */
double
formula_number (RulesFixture *self, DcsCourse *course, const char *formula, const char *date);
const DcsCalculation *formula_calculation (RulesFixture *self, const char *code);
/* The codes and fields that a result lacks, "crp;a;onset_date". */
char *formula_missing (const DcsCalculationResult *result);

#define formula_test(path, func)                                                                   \
  g_test_add (path, RulesFixture, NULL, formula_set_up, func, fixture_tear_down)

G_END_DECLS
