/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis.h"
#include "rules-fixture.h"

G_BEGIN_DECLS

/* "complete 2020-07-01 agrees; …" */
char *suggestions_to_text (DcsAnalysis *analysis);

/* A visit with one site. */
gint64 scored (RulesFixture *f, const char *date, const char *response, int er, int st, int ne);

G_END_DECLS
