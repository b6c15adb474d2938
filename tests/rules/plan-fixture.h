/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-plan.h"

G_BEGIN_DECLS

/* A made-up disease with every group that says what is derived; each is right. */
extern const char plan_text[];

/**
 * PlanFixture: a folder for definition files.
 */
typedef struct
{
  char *folder; /* owned */
} PlanFixture;

void plan_set_up (PlanFixture *fixture, gconstpointer data);
void plan_tear_down (PlanFixture *fixture, gconstpointer data);
/* The catalog of this text alone. */
DcsCatalog *plan_load (PlanFixture *fixture, const char *text, GError **error);
/* The same text with @to in place of @from, which must stand in it. */
char *plan_replace (const char *text, const char *from, const char *to);
void plan_assert_codes (const DcsCode *codes, guint n_codes, const char *expected);

#define plan_test(path, func)                                                                      \
  g_test_add (path, PlanFixture, NULL, plan_set_up, func, plan_tear_down)

G_END_DECLS
