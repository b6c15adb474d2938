/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-plan.h"
#include "rules-fixture.h"

G_BEGIN_DECLS

/**
 * DrugCase: a drug as the clinical reference has it. NULL and NAN: the definition says nothing.
 */
typedef struct
{
  const char *drug, *group, *route, *unit, *frequency;
  double min, max, cap;
  const char *cap_unit;
  gboolean systemic;
} DrugCase;

/**
 * UnitCase: @value in @unit is @canonical in the test's own unit.
 */
typedef struct
{
  const char *test, *unit;
  double value, canonical;
} UnitCase;

/**
 * RangeCase: the possible values of a total or a measure, both ends included.
 */
typedef struct
{
  const char *test;
  double low, high;
} RangeCase;

/* Every drug of the definition is in @cases, and is what its case says. */
void check_drugs (DcsDefinition *definition, const DrugCase *cases, gsize n_cases);
/* There and back. */
void check_units (DcsDefinition *definition, const UnitCase *cases, gsize n_cases);
/* The ends are accepted, what is beyond them is not. */
void check_ranges (DcsDefinition *definition, const RangeCase *cases, gsize n_cases);
/* Everything that is derived or suggested says in sentences what it is, and where it is from; due
 * rules are listed under a kind of care that has a group. Returns how many terms these are. */
guint check_rules_are_told (DcsDefinition *definition);
/* The total of an instrument from "item=value item@site=value …"; NAN: not computable. */
double total_of (DcsDefinition *definition,
                 const char *instrument,
                 const char *values,
                 DcsScoreRest rest,
                 DcsScore *score);

G_END_DECLS
