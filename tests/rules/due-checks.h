/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis.h"
#include "rules-fixture.h"

G_BEGIN_DECLS

DcsDate date_of (const char *text);

/* What is due by the rule of the definition, "2020-01-01" or "" for nothing. */
void assert_due (RulesFixture *f, const char *disease, const char *rule, const char *expected);

/* NULL: not known. */
void patient (RulesFixture *f, const char *birth, const char *diagnosis, const char *followup);
void lesion (RulesFixture *f, const char *site);
void investigation (RulesFixture *f, const char *date, const char *kind, const char *part);

G_END_DECLS
