/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static gboolean
id_cb (const DcsRosterRow *row, gpointer data)
{
  g_array_append_val ((GArray *) data, row->id);
  return TRUE;
}

static gboolean
screening_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  Cohort *self = data;

  self->n_screened++;
  self->n_included += strcmp (values[DCS_SCREENING_INCLUDED].text, "yes") == 0;
  return TRUE;
}

Cohort *
cohort_new (BundleFixture *fixture)
{
  Cohort *self = g_new0 (Cohort, 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  self->catalog = dcs_catalog_ref (fixture->catalog);
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_course_unref);
  dcs_clinic_core_each_roster (fixture->core, id_cb, ids, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_ptr_array_add (
          self->courses,
          dcs_clinic_core_load_course (fixture->core, g_array_index (ids, gint64, i), &error));
      g_assert_no_error (error);
    }
  dcs_clinic_core_each_row (fixture->core, DCS_RECORD_SCREENING, screening_cb, self, &error);
  g_assert_no_error (error);
  return self;
}

void
cohort_free (Cohort *self)
{
  dcs_catalog_unref (self->catalog);
  g_ptr_array_unref (self->courses);
  g_free (self);
}

guint
cohort_count (Cohort *self, Predicate predicate, const char *what)
{
  guint n = 0;

  for (guint i = 0; i < self->courses->len; i++)
    n += predicate (self, self->courses->pdata[i], what) ? 1 : 0;
  return n;
}

const char *
code_of (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_CODE ? dcs_code_string (row[field].code) : "";
}

const char *
text_of (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_TEXT ? row[field].text : "";
}

DcsDate
date_of (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_DATE ? row[field].date : DCS_DATE_INIT;
}

int
day_of (const DcsValue *row, int field)
{
  return dcs_date_day (date_of (row, field), DCS_DATE_MIDDLE);
}

const DcsValue *
nth_course_of (DcsCourse *course, const char *drug, guint n)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (strcmp (code_of (row, DCS_TREATMENT_DRUG), drug) == 0 && n-- == 0)
        return row;
    }
  return NULL;
}

guint
n_courses_of (DcsCourse *course, const char *drug)
{
  guint n = 0;

  while (nth_course_of (course, drug, n) != NULL)
    n++;
  return n;
}

const DcsValue *
last_course_of (DcsCourse *course, const char *drug)
{
  guint n = n_courses_of (course, drug);

  return n > 0 ? nth_course_of (course, drug, n - 1) : NULL;
}

const char *
class_of (Cohort *self, const DcsValue *treatment)
{
  const DcsDrug *drug = dcs_catalog_drug (self->catalog, treatment[DCS_TREATMENT_DRUG].code);

  g_assert_nonnull (drug);
  return dcs_code_string (drug->term.group);
}

gboolean
is_dmard (Cohort *self, const DcsValue *treatment)
{
  const char *name = class_of (self, treatment);

  return strcmp (name, "corticosteroid") != 0 && strcmp (name, "topical") != 0;
}

gboolean
has_drug (Cohort *self, DcsCourse *course, const char *drug)
{
  return nth_course_of (course, drug, 0) != NULL;
}

gboolean
has_class (Cohort *self, DcsCourse *course, const char *drug_class)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    if (strcmp (class_of (self, dcs_course_row (course, DCS_RECORD_TREATMENT, i)), drug_class) == 0)
      return TRUE;
  return FALSE;
}

gboolean
runs_on (const DcsValue *treatment, int day)
{
  return day_of (treatment, DCS_TREATMENT_START_DATE) <= day
         && (treatment[DCS_TREATMENT_STOP_DATE].kind != DCS_VALUE_DATE
             || day < day_of (treatment, DCS_TREATMENT_STOP_DATE));
}

/* The last day of a treatment, or the last contact of one that goes on. */
DcsDate
end_of (DcsCourse *course, const DcsValue *treatment)
{
  return treatment[DCS_TREATMENT_STOP_DATE].kind == DCS_VALUE_DATE
             ? treatment[DCS_TREATMENT_STOP_DATE].date
             : dcs_course_last_contact (course);
}

const DcsValue *
lab_at_diagnosis (DcsCourse *course, const char *test)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_OBSERVATION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_OBSERVATION, i);

      if (strcmp (code_of (row, DCS_OBSERVATION_CODE), test) == 0
          && strcmp (code_of (row, DCS_OBSERVATION_CONTEXT), "diagnosis") == 0)
        return row;
    }
  return NULL;
}

/* The sum of all site scores of a visit (mLoSSI); a site without a row is 0. */
double
total_at_visit (DcsCourse *course, const DcsValue *visit)
{
  guint n;
  const DcsValue *const *rows = dcs_course_visit_observations (
      course, visit[DCS_VISIT_ID].integer, &n);
  double total = 0;

  for (guint i = 0; i < n; i++)
    if (rows[i][DCS_OBSERVATION_SITE].kind == DCS_VALUE_CODE)
      total += rows[i][DCS_OBSERVATION_VALUE].number;
  return total;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
quantile (GArray *numbers, double p)
{
  double position = (numbers->len + 1) * p;
  guint below = (guint) floor (position);
  double low, high;

  g_assert_cmpuint (numbers->len, >, 0);
  if (below < 1)
    return g_array_index (numbers, double, 0);
  if (below >= numbers->len)
    return g_array_index (numbers, double, numbers->len - 1);
  low = g_array_index (numbers, double, below - 1);
  high = g_array_index (numbers, double, below);
  return low + (position - below) * (high - low);
}

double
median_of (GArray *numbers)
{
  g_array_sort (numbers, compare_numbers);
  return quantile (numbers, 0.5);
}

double
iqr_of (GArray *numbers)
{
  g_array_sort (numbers, compare_numbers);
  return quantile (numbers, 0.75) - quantile (numbers, 0.25);
}
