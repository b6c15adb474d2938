/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-calculation.h"
#include "rules-fixture.h"

G_BEGIN_DECLS

/**
 * Sheet: one invented patient of one disease whose visits are written as "code=value
 * code@site=value code=:result". The calculations are those that are shipped.
 */
typedef struct
{
  RulesFixture *fixture;
  DcsDefinition *definition;
} Sheet;

/* Drops what was added before. @onset and @birth may be NULL. */
Sheet sheet_new (RulesFixture *fixture,
                 const char *disease,
                 const char *onset,
                 const char *birth,
                 const char *sex);
void sheet_dies (Sheet *self, const char *date);
void sheet_finding (Sheet *self, const char *type, const char *onset, const char *until);
/* A visit on that day; returns its number. @date is ISO, or "DATE+DAYS". */
gint64 sheet_visit (Sheet *self, const char *date, const char *values);
/* A laboratory value or the like without a visit. */
void sheet_value (Sheet *self, const char *date, const char *values);

/* On the day, with the inputs of the visit (0: none). */
DcsCalculationResult
sheet_calculate (Sheet *self, const char *calculation, const char *date, gint64 visit);
/* NAN: must not be computable. */
void sheet_expect (Sheet *self,
                   const char *calculation,
                   const char *date,
                   gint64 visit,
                   double value,
                   double within);
void sheet_expect_band (
    Sheet *self, const char *calculation, const char *date, gint64 visit, const char *band);
/* Not computable, and all of the space-separated @codes are named as missing. */
void sheet_expect_missing (
    Sheet *self, const char *calculation, const char *date, gint64 visit, const char *codes);

G_END_DECLS
