/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-quality.h"
#include "rules-fixture.h"

G_BEGIN_DECLS

#define N_VISITS 6

/* The rows of a patient in whom nothing is to be found. */
typedef struct
{
  DcsValue *patient;
  DcsValue *visits[N_VISITS];
  DcsValue *methotrexate, *first_step, *second_step;
  DcsValue *mycophenolate, *third_step;
  DcsValue *event, *relapse, *lesion, *finding, *investigation, *infusion;
} Clean;

/* NULL: blank. */
DcsValue date_value (const char *text);
DcsValue code_value (const char *text);

/* Drops what was added before. */
Clean add_clean (RulesFixture *f);
/* The observation of a visit with this test. */
DcsValue *value_of (RulesFixture *f, const DcsValue *visit, const char *test);

/* "table rule path; …", with " @" after what lies in a visit. */
char *quality_find (RulesFixture *f, DcsCourse *course);
void assert_found (RulesFixture *f, const char *expected);
void assert_found_in (RulesFixture *f, const char *disease, const char *expected);

G_END_DECLS
