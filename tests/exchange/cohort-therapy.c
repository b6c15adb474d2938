/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-figures.h"

#include <math.h>
#include <string.h>

/* Figures of the therapy: drugs, doses, durations, responses, relapses, adverse events. */

static gboolean
has_response (DcsCourse *course, const char *drug, const char *response)
{
  const DcsValue *row = last_course_of (course, drug);

  return row != NULL && strcmp (code_of (row, DCS_TREATMENT_RESPONSE), response) == 0;
}

static gboolean
had_drug (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_drug (cohort, course, what);
}

static gboolean
had_class (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_class (cohort, course, what);
}

static gboolean
had_systemic (Cohort *cohort, DcsCourse *course, const char *what)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    if (strcmp (class_of (cohort, dcs_course_row (course, DCS_RECORD_TREATMENT, i)), "topical")
        != 0)
      return TRUE;
  return FALSE;
}

/* The five ways in which methotrexate ended up. */
static gboolean
mtx_sufficient (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_response (course, MTX, "sufficient");
}

static gboolean
mtx_stopped_for_event (Cohort *cohort, DcsCourse *course, const char *what)
{
  const DcsValue *row = last_course_of (course, MTX);

  return row != NULL && strcmp (code_of (row, DCS_TREATMENT_STOP_REASON), "adverse_event") == 0
         && has_drug (cohort, course, MMF);
}

static gboolean
mtx_partial_then_mmf (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_response (course, MTX, "partial") && has_drug (cohort, course, MMF);
}

static gboolean
mtx_none_then_mmf (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_response (course, MTX, "none") && has_drug (cohort, course, MMF);
}

static gboolean
mtx_partial_then_ivig (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_response (course, MTX, "partial") && !has_drug (cohort, course, MMF)
         && has_drug (cohort, course, IVIG);
}

static gboolean
mtx_sufficient_and_second (Cohort *cohort, DcsCourse *course, const char *what)
{
  if (!mtx_sufficient (cohort, course, NULL))
    return FALSE;
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (is_dmard (cohort, row) && strcmp (code_of (row, DCS_TREATMENT_DRUG), MTX) != 0)
        return TRUE;
    }
  return FALSE;
}

static int
days_between_starts (DcsCourse *course, const char *from, const char *to)
{
  const DcsValue *a = nth_course_of (course, from, 0);
  const DcsValue *b = nth_course_of (course, to, 0);

  return a != NULL && b != NULL
             ? day_of (b, DCS_TREATMENT_START_DATE) - day_of (a, DCS_TREATMENT_START_DATE)
             : G_MININT;
}

static gboolean
mmf_with_ivig (Cohort *cohort, DcsCourse *course, const char *what)
{
  return days_between_starts (course, MMF, IVIG) == 0;
}

static gboolean
mmf_then_ivig (Cohort *cohort, DcsCourse *course, const char *what)
{
  return days_between_starts (course, MMF, IVIG) > 0;
}

static gboolean
mmf_inadequate_then_ivig (Cohort *cohort, DcsCourse *course, const char *what)
{
  return mmf_then_ivig (cohort, course, NULL)
         && (has_response (course, MMF, "partial") || has_response (course, MMF, "none"));
}

static gboolean
mmf_sufficient (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_response (course, MMF, "sufficient");
}

static gboolean
mmf_sufficient_alone (Cohort *cohort, DcsCourse *course, const char *what)
{
  return mmf_sufficient (cohort, course, NULL) && !has_drug (cohort, course, IVIG);
}

static gboolean
tcz_after_all (Cohort *cohort, DcsCourse *course, const char *what)
{
  return days_between_starts (course, MTX, TCZ) > 0 && days_between_starts (course, MMF, TCZ) > 0
         && days_between_starts (course, IVIG, TCZ) > 0
         && has_class (cohort, course, "corticosteroid");
}

static gboolean
tcz_improved (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_response (course, TCZ, "sufficient") || has_response (course, TCZ, "partial");
}

static gboolean
ivig_stopped_after_four (Cohort *cohort, DcsCourse *course, const char *what)
{
  const DcsValue *row = last_course_of (course, IVIG);
  guint n;
  const DcsValue *const *steps;

  if (row == NULL || strcmp (code_of (row, DCS_TREATMENT_STOP_REASON), "adverse_event") != 0)
    return FALSE;
  steps = dcs_course_dose_steps (course, row[DCS_TREATMENT_ID].integer, &n);
  return n == 1 && steps[0][DCS_DOSE_STEP_N_DOSES].integer == 4;
}

static gboolean
had_relapse (Cohort *cohort, DcsCourse *course, const char *what)
{
  return dcs_course_count (course, DCS_RECORD_RELAPSE) > 0;
}

static gboolean
had_complete_response (Cohort *cohort, DcsCourse *course, const char *what)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_VISIT); i++)
    if (strcmp (code_of (dcs_course_row (course, DCS_RECORD_VISIT, i), DCS_VISIT_RESPONSE),
                "complete")
        == 0)
      return TRUE;
  return FALSE;
}

/* No erythema, no induration, no new lesion. */
static gboolean
had_no_activity (Cohort *cohort, DcsCourse *course, const char *what)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_VISIT); i++)
    {
      const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, i);

      if (total_at_visit (course, visit) == 0
          && strcmp (text_of (visit, DCS_VISIT_NEW_LESIONS), "no") == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_complete_at_last (Cohort *cohort, DcsCourse *course, const char *what)
{
  guint n = dcs_course_count (course, DCS_RECORD_VISIT);

  return n > 0
         && strcmp (code_of (dcs_course_row (course, DCS_RECORD_VISIT, n - 1), DCS_VISIT_RESPONSE),
                    "complete")
                == 0;
}

/* An event of a drug; "drug", "drug!" needing a change, "drug:term". */
static gboolean
had_event (Cohort *cohort, DcsCourse *course, const char *what)
{
  g_autofree char *drug = g_strndup (what, strcspn (what, "!:"));
  gboolean with_change = strchr (what, '!') != NULL;
  const char *term = strchr (what, ':');

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_ADVERSE_EVENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_ADVERSE_EVENT, i);

      if (strcmp (code_of (row, DCS_ADVERSE_EVENT_DRUG), drug) == 0
          && (!with_change || strcmp (text_of (row, DCS_ADVERSE_EVENT_ACTION), "none") != 0)
          && (term == NULL || strstr (text_of (row, DCS_ADVERSE_EVENT_TERM), term + 1) != NULL))
        return TRUE;
    }
  return FALSE;
}

static const struct
{
  const char *word;
  Predicate predicate;
} predicates[] = {
  { "drug", had_drug },
  { "class", had_class },
  { "systemic", had_systemic },
  { "mtx-sufficient", mtx_sufficient },
  { "mtx-second", mtx_sufficient_and_second },
  { "mtx-event", mtx_stopped_for_event },
  { "mtx-partial-mmf", mtx_partial_then_mmf },
  { "mtx-none-mmf", mtx_none_then_mmf },
  { "mtx-partial-ivig", mtx_partial_then_ivig },
  { "mmf-with-ivig", mmf_with_ivig },
  { "mmf-then-ivig", mmf_then_ivig },
  { "mmf-inadequate", mmf_inadequate_then_ivig },
  { "mmf-sufficient", mmf_sufficient },
  { "mmf-alone", mmf_sufficient_alone },
  { "tcz-after", tcz_after_all },
  { "tcz-improved", tcz_improved },
  { "ivig-four", ivig_stopped_after_four },
  { "relapse", had_relapse },
  { "complete", had_complete_response },
  { "no-activity", had_no_activity },
  { "complete-at-last", is_complete_at_last },
  { "event", had_event },
};

static guint
count_word (Cohort *cohort, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what, "=", 2);

  for (guint i = 0; i < G_N_ELEMENTS (predicates); i++)
    if (strcmp (predicates[i].word, parts[0]) == 0)
      return cohort_count (cohort, predicates[i].predicate, parts[1]);
  g_assert_not_reached ();
}

static char *
number (Cohort *cohort, const char *what)
{
  return g_strdup_printf ("%u", count_word (cohort, what));
}

static char *
percent (Cohort *cohort, const char *what)
{
  return count_and_percent (count_word (cohort, what), cohort->courses->len, 2);
}

static char *
whole_percent (Cohort *cohort, const char *what)
{
  return g_strdup_printf ("%.0f%%", 100.0 * count_word (cohort, what) / cohort->courses->len);
}

static char *
percent_of_mtx (Cohort *cohort, const char *what)
{
  return count_and_percent (count_word (cohort, what), cohort_count (cohort, had_drug, MTX), 2);
}

static char *
whole_percent_of_mtx (Cohort *cohort, const char *what)
{
  return g_strdup_printf ("%.0f%%",
                          100.0 * count_word (cohort, what) / cohort_count (cohort, had_drug, MTX));
}

static char *
percent_of_mmf (Cohort *cohort, const char *what)
{
  return count_and_percent (count_word (cohort, what), cohort_count (cohort, had_drug, MMF), 2);
}

static char *
first_dmards (Cohort *cohort, const char *what)
{
  guint n_mtx = 0, n_mmf = 0;

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];

      /* In order of their start. */
      for (guint j = 0; j < dcs_course_count (course, DCS_RECORD_TREATMENT); j++)
        {
          const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, j);

          if (!is_dmard (cohort, row))
            continue;
          n_mtx += strcmp (code_of (row, DCS_TREATMENT_DRUG), MTX) == 0;
          n_mmf += strcmp (code_of (row, DCS_TREATMENT_DRUG), MMF) == 0;
          break;
        }
    }
  return g_strdup_printf ("%u/%u", n_mtx, n_mmf);
}

/* The groups of methotrexate: how many memberships, and how many patients in any. */
static char *
mtx_groups (Cohort *cohort, const char *what)
{
  static const Predicate groups[] = { mtx_sufficient,
                                      mtx_stopped_for_event,
                                      mtx_partial_then_mmf,
                                      mtx_none_then_mmf,
                                      mtx_partial_then_ivig };
  guint n_members = 0, n_patients = 0;

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      guint n = 0;

      for (guint j = 0; j < G_N_ELEMENTS (groups); j++)
        n += groups[j](cohort, cohort->courses->pdata[i], NULL) ? 1 : 0;
      n_members += n;
      n_patients += n > 0;
    }
  return g_strdup_printf ("%u %u", n_members, n_patients);
}

static char *
generalized_had_all (Cohort *cohort, const char *what)
{
  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];

      if (strcmp (code_of (dcs_course_patient (course), DCS_PATIENT_SUBTYPE), "generalized") == 0)
        return truth (has_class (cohort, course, "corticosteroid") && has_drug (cohort, course, MTX)
                      && has_drug (cohort, course, MMF) && has_drug (cohort, course, IVIG));
    }
  return truth (FALSE);
}

/* What was running on the day of a relapse, topical treatment aside. */
static const char *
context_on (Cohort *cohort, DcsCourse *course, int day)
{
  gboolean any = FALSE, mtx = FALSE, mmf = FALSE;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (!runs_on (row, day) || strcmp (class_of (cohort, row), "topical") == 0)
        continue;
      any = TRUE;
      mtx = mtx || strcmp (code_of (row, DCS_TREATMENT_DRUG), MTX) == 0;
      mmf = mmf || strcmp (code_of (row, DCS_TREATMENT_DRUG), MMF) == 0;
    }
  if (!any)
    return "off_all_treatment";
  return mtx && !mmf ? "MTX" : mmf && !mtx ? "MMF" : "other";
}

static guint
count_contexts (Cohort *cohort, const char *context, gboolean derived)
{
  guint n = 0;

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];

      for (guint j = 0; j < dcs_course_count (course, DCS_RECORD_RELAPSE); j++)
        {
          const DcsValue *row = dcs_course_row (course, DCS_RECORD_RELAPSE, j);
          const char *found = derived ? context_on (cohort, course, day_of (row, DCS_RELAPSE_DATE))
                                      : code_of (row, DCS_RELAPSE_CONTEXT);

          n += context == NULL || strcmp (found, context) == 0;
        }
    }
  return n;
}

static char *
episodes (Cohort *cohort, const char *what)
{
  return g_strdup_printf ("%u", count_contexts (cohort, NULL, FALSE));
}

static char *
contexts (Cohort *cohort, const char *what)
{
  gboolean derived = what != NULL;

  return g_strdup_printf ("%u/%u/%u",
                          count_contexts (cohort, "MTX", derived),
                          count_contexts (cohort, "MMF", derived),
                          count_contexts (cohort, "off_all_treatment", derived));
}

static char *
other_context (Cohort *cohort, const char *what)
{
  return g_strdup_printf ("other:%u", count_contexts (cohort, "other", what != NULL));
}

/* Most of those with an event had one of the stomach. */
static char *
mostly_gastric (Cohort *cohort, const char *what)
{
  guint n = 0;

  for (guint i = 0; i < cohort->courses->len; i++)
    n += had_event (cohort, cohort->courses->pdata[i], MTX ":vomiting")
         || had_event (cohort, cohort->courses->pdata[i], MTX ":nausea");
  return truth (2 * n > cohort_count (cohort, had_event, MTX));
}

static char *
other_events (Cohort *cohort, const char *what)
{
  return g_strdup_printf (
      "%u", cohort_count (cohort, had_event, MMF) + cohort_count (cohort, had_event, TCZ));
}

const Figure cohort_therapy_figures[] = {
  { "systemic treatment", percent, "systemic" },
  { "systemic treatment in", whole_percent, "systemic" },
  { "MTX", percent, "drug=" MTX },
  { "corticosteroids (class)", percent, "class=corticosteroid" },
  { "MMF", percent, "drug=" MMF },
  { "IVIG", percent, "drug=" IVIG },
  { "tocilizumab", percent, "drug=" TCZ },
  { "MTX all 10-15 mg/m2 weekly", cohort_all_doses, MTX ":10:15:mg/m2:weekly" },
  { "MMF all 500-1000 mg/m2 daily", cohort_all_doses, MMF ":500:1000:mg/m2:daily" },
  { "IVIG all 1 g/kg monthly", cohort_all_doses, IVIG ":1:1:g/kg:monthly" },
  { "tocilizumab 162 mg sc every 2 weeks", cohort_all_doses, TCZ ":162:162:mg:every_2_weeks" },
  { "MTX duration m, completed or still on [n=23, calendar] median",
    cohort_median_months,
    MTX,
    1e-9 },
  { "MTX duration m, completed or still on [n=23, calendar] IQR [type 6]",
    cohort_iqr_months,
    MTX,
    1e-9 },
  { "MMF duration m [n=14, calendar] median", cohort_median_months, MMF, 1e-9 },
  { "MMF duration m [n=14, calendar] IQR [type 6]", cohort_iqr_months, MMF, 1e-9 },
  { "MTX duration m, completed or still on [n=23, days/30.4375] median",
    cohort_median_days,
    MTX,
    0.05 },
  { "MTX duration m, completed or still on [n=23, days/30.4375] IQR [type 6]",
    cohort_iqr_days,
    MTX,
    0.05 },
  { "MMF duration m [n=14, days/30.4375] median", cohort_median_days, MMF, 0.05 },
  { "MMF duration m [n=14, days/30.4375] IQR [type 6]", cohort_iqr_days, MMF, 0.05 },
  { "IVIG dose counts", cohort_infusions, NULL },
  { "IVIG n_doses agrees with monthly start..stop span", cohort_infusions, "agree" },
  { "IVIG stopped for adverse event after 4 doses", number, "ivig-four" },
  { "tocilizumab durations (years)", cohort_tcz_years, NULL },
  { "first DMARD: MTX / MMF", first_dmards, NULL },
  { "MTX sufficient (n, % of 33)", percent_of_mtx, "mtx-sufficient" },
  { "MTX effective in", whole_percent_of_mtx, "mtx-sufficient" },
  { "MTX-sufficient patients took no second DMARD", number, "mtx-second" },
  { "MTX stopped for AE -> MMF", percent_of_mtx, "mtx-event" },
  { "MTX partial -> MMF added/replaced", percent_of_mtx, "mtx-partial-mmf" },
  { "MTX no response -> MMF", percent_of_mtx, "mtx-none-mmf" },
  { "MTX partial -> IVIG added (no MMF)", number, "mtx-partial-ivig" },
  { "the five MTX outcome groups are disjoint and cover the 33", mtx_groups, NULL },
  { "MMF: IVIG simultaneous (of 14)", percent_of_mmf, "mmf-with-ivig" },
  { "MMF: IVIG added later (of 14)", percent_of_mmf, "mmf-then-ivig" },
  { "IVIG-later patients: MMF alone inadequate (partial/none)", number, "mmf-inadequate" },
  { "MMF sufficient without IVIG", number, "mmf-alone" },
  { "MMF response=sufficient overall", number, "mmf-sufficient" },
  { "tocilizumab after CS+MTX+MMF+IVIG", number, "tcz-after" },
  { "tocilizumab improvement", number, "tcz-improved" },
  { "generalized patient had steroids, MTX, MMF, IVIG", generalized_had_all, NULL },
  { "patients with relapse", percent, "relapse" },
  { "relapses in", whole_percent, "relapse" },
  { "relapse episodes", episodes, NULL },
  { "relapse context MTX/MMF/off-all (labelled)", contexts, NULL },
  { "9th episode, unaccounted for in the paper (labelled)", other_context, NULL },
  { "relapse context MTX/MMF/off-all (derived from dates)", contexts, "derived" },
  { "9th episode, unaccounted for in the paper (derived from dates)", other_context, "derived" },
  { "complete clinical response, from response label", percent, "complete" },
  { "complete clinical response, derived from site scores", percent, "no-activity" },
  { "complete response at last visit", number, "complete-at-last" },
  { "complete response in", whole_percent, "complete" },
  { "MTX side effects (of 33)", percent_of_mtx, "event=" MTX },
  { "MTX side effects primarily GI (majority)", mostly_gastric, NULL },
  { "MTX side effects needing modification", number, "event=" MTX "!" },
  { "IVIG headache", number, "event=" IVIG ":headache" },
  { "AEs on MMF or tocilizumab", other_events, NULL },
  { NULL },
};
