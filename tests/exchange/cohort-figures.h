/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-fixture.h"

G_BEGIN_DECLS

/* A published figure of the reference cohort, and how it is counted from the records. */
typedef struct
{
  const char *figure; /* as in published_figures.csv */
  char *(*compute) (Cohort *cohort, const char *what);
  const char *what;
  double tolerance; /* of a number; 0: the texts are the same */
} Figure;

extern const Figure cohort_patient_figures[];
extern const Figure cohort_therapy_figures[];

/* The drugs that the paper speaks of */
#define MTX "methotrexate"
#define MMF "mycophenolate_mofetil"
#define IVIG "ivig"
#define TCZ "tocilizumab"

char *cohort_all_doses (Cohort *cohort, const char *what);
char *cohort_median_months (Cohort *cohort, const char *what);
char *cohort_iqr_months (Cohort *cohort, const char *what);
char *cohort_median_days (Cohort *cohort, const char *what);
char *cohort_iqr_days (Cohort *cohort, const char *what);
char *cohort_tcz_years (Cohort *cohort, const char *what);
char *cohort_infusions (Cohort *cohort, const char *what);

/* "30 (83.33)": so many, in percent of so many. */
char *count_and_percent (guint n, guint of, int decimals);
char *truth (gboolean value);
int compare_texts (gconstpointer a, gconstpointer b);

G_END_DECLS
