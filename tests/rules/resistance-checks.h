/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis.h"
#include "rules-fixture.h"

G_BEGIN_DECLS

/* What is to be held against the definition of JLS: methotrexate is judged after 4 months (Hardy J
 * et al. Acta Derm Venereol 2019;99:539-543) at 10 mg/m² a week or more (SHARE 2019: 15; source of
 * the range: Kavrul Kayaalp G et al. Compreh Med 2025;17:301-308), at most 25 mg; other drugs after
 * 4 months at the lower end of what is usual. 1 January 2020 and 4 months: 1 May, 121 days. */

typedef struct
{
  DcsAnalysis *analysis;
  DcsCourse *course;
  const DcsResistance *found;
  guint n;
} Run;

void run_clear (Run *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

Run run_resistance (RulesFixture *f);
gint64 add_drug (RulesFixture *f,
                 const char *drug,
                 const char *start,
                 const char *stop,
                 const char *stop_reason,
                 const char *response);
/* Methotrexate at one dose all the time. */
gint64 add_mtx (RulesFixture *f,
                const char *start,
                const char *stop,
                double dose,
                const char *stop_reason,
                const char *response);
void add_assessment (RulesFixture *f, gint64 treatment, const char *date, const char *response);
void add_event (RulesFixture *f, gint64 treatment, const char *drug, const char *date);
gint64 add_decision (RulesFixture *f,
                     const char *subject,
                     const char *rule,
                     gint64 treatment,
                     const char *decision,
                     const char *date);
/* How many are found, and why the treatment is none when there are none. Drops the rows. */
void check_resistance (RulesFixture *f, gint64 treatment, guint expected, const char *why);

G_END_DECLS
