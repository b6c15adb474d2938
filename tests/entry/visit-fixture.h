/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entry-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 first, second, treatment;
} VisitCourse;

/* A child with two visits; methotrexate runs. */
VisitCourse visit_fixture_add (RulesFixture *fixture);
/* The form of a new visit. */
DcsEntry *visit_fixture_enter (RulesFixture *fixture, const char *date);
const DcsCell *visit_fixture_cell (DcsEntry *entry, const char *path);
/* The row of an observation has this value, with this many decimals. */
void visit_fixture_assert_number (const DcsValue *row, double number, int decimals);

G_END_DECLS
