/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-figures.h"

#include <string.h>

/* Doses of drugs and how long they were taken. */

/* "drug:least:most:unit:frequency": all doses are so. */
char *
cohort_all_doses (Cohort *cohort, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what, ":", 5);
  double least = g_ascii_strtod (parts[1], NULL), most = g_ascii_strtod (parts[2], NULL);
  guint n_doses = 0;

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];
      const DcsValue *row;

      for (guint j = 0; (row = nth_course_of (course, parts[0], j)) != NULL; j++)
        {
          guint n;
          const DcsValue *const *steps = dcs_course_dose_steps (
              course, row[DCS_TREATMENT_ID].integer, &n);

          n_doses += n;
          for (guint k = 0; k < n; k++)
            if (steps[k][DCS_DOSE_STEP_AMOUNT].number < least
                || steps[k][DCS_DOSE_STEP_AMOUNT].number > most
                || strcmp (code_of (steps[k], DCS_DOSE_STEP_UNIT), parts[3]) != 0
                || strcmp (code_of (steps[k], DCS_DOSE_STEP_FREQUENCY), parts[4]) != 0)
              return truth (FALSE);
        }
    }
  return truth (n_doses > 0);
}

/* How long each patient took a drug, in all: completed months, or days / 30.4375. With
 * "MTX" only those who completed it or still take it. */
static GArray *
durations (Cohort *cohort, const char *drug, gboolean calendar)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];
      const DcsValue *last = last_course_of (course, drug);
      const DcsValue *row;
      double sum = 0;

      if (last == NULL)
        continue;
      if (strcmp (drug, MTX) == 0 && last[DCS_TREATMENT_STOP_DATE].kind == DCS_VALUE_DATE
          && strcmp (code_of (last, DCS_TREATMENT_STOP_REASON), "remission") != 0
          && strcmp (code_of (last, DCS_TREATMENT_STOP_REASON), "course_completed") != 0)
        continue;
      for (guint j = 0; (row = nth_course_of (course, drug, j)) != NULL; j++)
        {
          DcsDate from = date_of (row, DCS_TREATMENT_START_DATE), to = end_of (course, row);

          sum += calendar ? dcs_date_completed_months (from, to)
                          : dcs_date_diff_days (from, to, DCS_DATE_MIDDLE) / DCS_DAYS_PER_MONTH;
        }
      g_array_append_val (numbers, sum);
    }
  return numbers;
}

char *
cohort_median_months (Cohort *cohort, const char *what)
{
  g_autoptr (GArray) numbers = durations (cohort, what, TRUE);

  return g_strdup_printf ("%.6f", median_of (numbers));
}

char *
cohort_iqr_months (Cohort *cohort, const char *what)
{
  g_autoptr (GArray) numbers = durations (cohort, what, TRUE);

  return g_strdup_printf ("%.6f", iqr_of (numbers));
}

char *
cohort_median_days (Cohort *cohort, const char *what)
{
  g_autoptr (GArray) numbers = durations (cohort, what, FALSE);

  return g_strdup_printf ("%.6f", median_of (numbers));
}

char *
cohort_iqr_days (Cohort *cohort, const char *what)
{
  g_autoptr (GArray) numbers = durations (cohort, what, FALSE);

  return g_strdup_printf ("%.6f", iqr_of (numbers));
}

char *
cohort_tcz_years (Cohort *cohort, const char *what)
{
  g_autoptr (GArray) numbers = durations (cohort, TCZ, FALSE);

  g_assert_cmpuint (numbers->len, ==, 2);
  median_of (numbers);
  return g_strdup_printf ("[%.1f, %.1f]",
                          g_array_index (numbers, double, 0) / 12,
                          g_array_index (numbers, double, 1) / 12);
}

/* The infusions of each course, or in how many courses they agree with one a month. */
char *
cohort_infusions (Cohort *cohort, const char *what)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (double));
  GString *text = g_string_new ("[");
  guint n_agree = 0;

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];
      const DcsValue *row;

      for (guint j = 0; (row = nth_course_of (course, IVIG, j)) != NULL; j++)
        {
          guint n;
          const DcsValue *const *steps = dcs_course_dose_steps (
              course, row[DCS_TREATMENT_ID].integer, &n);
          double count = 0;

          for (guint k = 0; k < n; k++)
            count += (double) steps[k][DCS_DOSE_STEP_N_DOSES].integer;
          g_array_append_val (counts, count);
          n_agree += dcs_date_completed_months (date_of (row, DCS_TREATMENT_START_DATE),
                                                end_of (course, row))
                         + 1
                     == (int) count;
        }
    }
  median_of (counts);
  for (guint i = 0; i < counts->len; i++)
    g_string_append_printf (text, "%s%.0f", i > 0 ? ", " : "", g_array_index (counts, double, i));
  g_string_append_c (text, ']');
  if (what != NULL)
    g_string_printf (text, "%u", n_agree);
  return g_string_free (text, FALSE);
}
