/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bundle-fixture.h"
#include "dcs-records.h"

G_BEGIN_DECLS

/* The courses of all patients of an imported clinic, and plain questions about them. */
typedef struct
{
  DcsCatalog *catalog;
  GPtrArray *courses; /* of DcsCourse */
  guint n_screened;
  guint n_included;
} Cohort;

typedef gboolean (*Predicate) (Cohort *cohort, DcsCourse *course, const char *what);

Cohort *cohort_new (BundleFixture *fixture);
void cohort_free (Cohort *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Cohort, cohort_free)

guint cohort_count (Cohort *self, Predicate predicate, const char *what);

/* Values of a row as text; "" for none. */
const char *code_of (const DcsValue *row, int field);
const char *text_of (const DcsValue *row, int field);
DcsDate date_of (const DcsValue *row, int field);
int day_of (const DcsValue *row, int field);

/* Treatments of a patient */
const DcsValue *nth_course_of (DcsCourse *course, const char *drug, guint n);
guint n_courses_of (DcsCourse *course, const char *drug);
const DcsValue *last_course_of (DcsCourse *course, const char *drug);
const char *class_of (Cohort *self, const DcsValue *treatment);
gboolean is_dmard (Cohort *self, const DcsValue *treatment);
gboolean has_drug (Cohort *self, DcsCourse *course, const char *drug);
gboolean has_class (Cohort *self, DcsCourse *course, const char *drug_class);
gboolean runs_on (const DcsValue *treatment, int day);
DcsDate end_of (DcsCourse *course, const DcsValue *treatment);

/* The number of a test at diagnosis; NAN. */
const DcsValue *lab_at_diagnosis (DcsCourse *course, const char *test);
double total_at_visit (DcsCourse *course, const DcsValue *visit);

/* Quantiles of type 6 (Weibull), as SPSS has them. The array is sorted. */
double median_of (GArray *numbers);
double iqr_of (GArray *numbers);

G_END_DECLS
