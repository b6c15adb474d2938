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

/* "30 (83.33)": so many, in percent of so many. */
char *count_and_percent (guint n, guint of, int decimals);
char *truth (gboolean value);
int compare_texts (gconstpointer a, gconstpointer b);

G_END_DECLS
