/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-derive.h"

G_BEGIN_DECLS

/**
 * RulesFixture: the shipped definitions and rows of one invented patient, made in one line each.
 * Dates are ISO text, NULL for none; codes are their text. fixture_course() seals what was added.
 */
typedef struct
{
  DcsCatalog *catalog;
  DcsDefinition *jls;
  GPtrArray *rows; /* Row, in order of adding */
  gint64 next_id;
} RulesFixture;

void fixture_set_up (RulesFixture *fixture, gconstpointer data);
void fixture_tear_down (RulesFixture *fixture, gconstpointer data);

/* A row with its keys and nothing else. */
DcsValue *fixture_row (RulesFixture *self, DcsRecordKind kind);
void fixture_patient (RulesFixture *self, const char *code, const char *death_date);
gint64 fixture_visit (RulesFixture *self, const char *date, const char *response);
void
fixture_value (RulesFixture *self, gint64 visit, const char *test, const char *site, double value);
void fixture_not_done (RulesFixture *self, gint64 visit, const char *test, const char *site);
void fixture_dated_value (RulesFixture *self, const char *date, const char *test, double value);
/* Erythema, induration and new or enlarged lesion at a site. */
void fixture_site (RulesFixture *self, gint64 visit, const char *site, int er, int st, int ne);
gint64
fixture_treatment (RulesFixture *self, const char *drug, const char *start, const char *stop);
void fixture_step (RulesFixture *self,
                   gint64 treatment,
                   const char *start,
                   const char *stop,
                   double amount,
                   const char *unit,
                   const char *frequency);
void fixture_relapse (RulesFixture *self, const char *date);
void fixture_care_item (RulesFixture *self, const char *due, const char *status);
/* The field of the row added last. */
DcsValue *fixture_last (RulesFixture *self, int field);
/* The row added as number @index, when it is of this kind; else NULL. */
DcsValue *fixture_nth (RulesFixture *self, guint index, DcsRecordKind kind);
DcsCourse *fixture_course (RulesFixture *self);
/* The same rows in an order that @random makes. */
DcsCourse *fixture_shuffled_course (RulesFixture *self, GRand *random);

const DcsInstrument *fixture_instrument (RulesFixture *self, const char *code);
int fixture_day (const char *date);
void assert_date (DcsDate date, const char *expected);
#define assert_near(a, b, d) g_assert_cmpfloat_with_epsilon (a, b, d)

#define fixture_test(path, func)                                                                   \
  g_test_add (path, RulesFixture, NULL, fixture_set_up, func, fixture_tear_down)

G_END_DECLS
