/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-figures.h"

#include <math.h>
#include <string.h>

/* Figures of the patients: who they are, laboratory, lesions, imaging. */

char *
count_and_percent (guint n, guint of, int decimals)
{
  return g_strdup_printf ("%u (%.*f)", n, decimals, 100.0 * n / of);
}

char *
truth (gboolean value)
{
  return g_strdup (value ? "True" : "False");
}

int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
everybody (Cohort *cohort, DcsCourse *course, const char *what)
{
  return TRUE;
}

static gboolean
has_sex (Cohort *cohort, DcsCourse *course, const char *what)
{
  return strcmp (text_of (dcs_course_patient (course), DCS_PATIENT_SEX), what) == 0;
}

/* "linear", "linear/craniofacial", "mixed//parry_romberg": subtype, place and form. */
static gboolean
has_subtype (Cohort *cohort, DcsCourse *course, const char *what)
{
  static const int fields[] = { DCS_PATIENT_SUBTYPE,
                                DCS_PATIENT_SUBTYPE_SITE,
                                DCS_PATIENT_SUBTYPE_FORM };
  g_auto (GStrv) parts = g_strsplit (what, "/", 3);

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0'
        && strcmp (code_of (dcs_course_patient (course), fields[i]), parts[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
was_referred_by (Cohort *cohort, DcsCourse *course, const char *what)
{
  return strcmp (code_of (dcs_course_patient (course), DCS_PATIENT_REFERRAL), what) == 0;
}

static gboolean
had_biopsy (Cohort *cohort, DcsCourse *course, const char *what)
{
  return strcmp (text_of (dcs_course_patient (course), DCS_PATIENT_BIOPSY), "yes") == 0;
}

static double
age_in_days (DcsCourse *course)
{
  const DcsValue *patient = dcs_course_patient (course);

  return day_of (patient, DCS_PATIENT_DIAGNOSIS_DATE) - day_of (patient, DCS_PATIENT_BIRTH_DATE);
}

static gboolean
is_child (Cohort *cohort, DcsCourse *course, const char *what)
{
  double age = age_in_days (course) / DCS_DAYS_PER_YEAR;

  return age >= 0 && age < 18;
}

/* Reciprocal titre of 80 or more, and measured, not "below". */
static gboolean
has_ana (Cohort *cohort, DcsCourse *course, const char *what)
{
  const DcsValue *row = lab_at_diagnosis (course, "ANA");

  return row != NULL && row[DCS_OBSERVATION_COMPARATOR].kind == DCS_VALUE_NULL
         && row[DCS_OBSERVATION_VALUE].number >= 80;
}

static gboolean
has_flagged_ana (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_ana (cohort, course, NULL)
         && strcmp (code_of (lab_at_diagnosis (course, "ANA"), DCS_OBSERVATION_TEXT), "positive")
                == 0;
}

static gboolean
has_scl70 (Cohort *cohort, DcsCourse *course, const char *what)
{
  const DcsValue *row = lab_at_diagnosis (course, "SCL70");

  return row != NULL && strcmp (code_of (row, DCS_OBSERVATION_TEXT), "positive") == 0;
}

/* "kind" or "kind:condition" */
static gboolean
has_history (Cohort *cohort, DcsCourse *course, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what, ":", 2);

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_HISTORY); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_HISTORY, i);

      if (strcmp (text_of (row, DCS_HISTORY_KIND), parts[0]) == 0
          && (parts[1] == NULL || strstr (text_of (row, DCS_HISTORY_CONDITION), parts[1]) != NULL))
        return TRUE;
    }
  return FALSE;
}

/* "region", ":morphology" or "region:morphology" */
static gboolean
has_lesion (Cohort *cohort, DcsCourse *course, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what, ":", 2);

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_LESION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_LESION, i);

      if ((parts[0][0] == '\0' || strcmp (code_of (row, DCS_LESION_REGION), parts[0]) == 0)
          && (parts[1] == NULL || strcmp (code_of (row, DCS_LESION_MORPHOLOGY), parts[1]) == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_truly_mixed (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_subtype (cohort, course, "mixed") && has_lesion (cohort, course, ":linear")
         && has_lesion (cohort, course, ":plaque");
}

static gboolean
is_mixed_with_face (Cohort *cohort, DcsCourse *course, const char *what)
{
  return has_subtype (cohort, course, "mixed//parry_romberg")
         && has_lesion (cohort, course, "trunk:plaque");
}

static gboolean
has_form (Cohort *cohort, DcsCourse *course, const char *what)
{
  return code_of (dcs_course_patient (course), DCS_PATIENT_SUBTYPE_FORM)[0] != '\0';
}

static gboolean
had_head_imaging (Cohort *cohort, DcsCourse *course, const char *what)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_INVESTIGATION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_INVESTIGATION, i);

      if (strcmp (code_of (row, DCS_INVESTIGATION_KIND), "MRI") == 0
          && strcmp (text_of (row, DCS_INVESTIGATION_BODY_PART), "cranial") == 0)
        return TRUE;
    }
  return FALSE;
}

/* The result, or a word of the finding. */
static gboolean
had_finding (Cohort *cohort, DcsCourse *course, const char *what)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_INVESTIGATION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_INVESTIGATION, i);

      if (strcmp (code_of (row, DCS_INVESTIGATION_RESULT), what) == 0
          || strstr (text_of (row, DCS_INVESTIGATION_FINDING), what) != NULL)
        return TRUE;
    }
  return FALSE;
}

static const DcsValue *
contracture_of (DcsCourse *course)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_FINDING); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_FINDING, i);

      if (strcmp (code_of (row, DCS_FINDING_TYPE), "joint_contracture") == 0)
        return row;
    }
  return NULL;
}

static gboolean
has_contracture (Cohort *cohort, DcsCourse *course, const char *what)
{
  const DcsValue *row = contracture_of (course);

  return row != NULL
         && (what == NULL || strcmp (text_of (row, DCS_FINDING_SAME_REGION), what) == 0);
}

/* Which predicate goes with a word of the table below. */
static const struct
{
  const char *word;
  Predicate predicate;
} predicates[] = {
  { "all", everybody },        { "sex", has_sex },
  { "subtype", has_subtype },  { "referral", was_referred_by },
  { "biopsy", had_biopsy },    { "child", is_child },
  { "ana", has_ana },          { "flagged-ana", has_flagged_ana },
  { "scl70", has_scl70 },      { "history", has_history },
  { "mixed", is_truly_mixed }, { "mixed-face", is_mixed_with_face },
  { "finding", had_finding },  { "contracture", has_contracture },
};

/* "word" or "word=what" */
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
percent_1 (Cohort *cohort, const char *what)
{
  return count_and_percent (count_word (cohort, what), cohort->courses->len, 1);
}

static char *
only_percent (Cohort *cohort, const char *what)
{
  return g_strdup_printf ("%.1f%%", 100.0 * count_word (cohort, what) / cohort->courses->len);
}

/* Two counts, parted by a slash: "a|b". */
static char *
pair (Cohort *cohort, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what, "|", 2);

  return g_strdup_printf ("%u/%u", count_word (cohort, parts[0]), count_word (cohort, parts[1]));
}

static char *
n_screened (Cohort *cohort, const char *what)
{
  return g_strdup_printf ("%u", what != NULL ? cohort->n_included : cohort->n_screened);
}

/* A number of each patient: age, months to the diagnosis or after it, a laboratory value. */
static double
patient_number (DcsCourse *course, const char *what)
{
  const DcsValue *patient = dcs_course_patient (course);
  DcsDate onset = date_of (patient, DCS_PATIENT_ONSET_DATE);
  DcsDate diagnosis = date_of (patient, DCS_PATIENT_DIAGNOSIS_DATE);
  DcsDate last = dcs_course_last_contact (course);
  const DcsValue *row;

  if (strcmp (what, "age") == 0)
    return age_in_days (course) / DCS_DAYS_PER_YEAR;
  if (strcmp (what, "age-rounded") == 0)
    return round (age_in_days (course) / DCS_DAYS_PER_YEAR * 100) / 100;
  if (strcmp (what, "age-365") == 0)
    return age_in_days (course) / 365;
  if (strcmp (what, "onset-months") == 0)
    return dcs_date_completed_months (onset, diagnosis);
  if (strcmp (what, "followup-months") == 0)
    return dcs_date_completed_months (diagnosis, last);
  if (strcmp (what, "onset-days") == 0)
    return dcs_date_diff_days (onset, diagnosis, DCS_DATE_MIDDLE) / DCS_DAYS_PER_MONTH;
  if (strcmp (what, "followup-days") == 0)
    return dcs_date_diff_days (diagnosis, last, DCS_DATE_MIDDLE) / DCS_DAYS_PER_MONTH;
  row = lab_at_diagnosis (course, what);
  return row != NULL && row[DCS_OBSERVATION_VALUE].kind == DCS_VALUE_DECIMAL
             ? row[DCS_OBSERVATION_VALUE].number
             : NAN;
}

static GArray *
all_numbers (Cohort *cohort, const char *what)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      double value = patient_number (cohort->courses->pdata[i], what);

      if (!isnan (value))
        g_array_append_val (numbers, value);
    }
  return numbers;
}

static char *
median (Cohort *cohort, const char *what)
{
  g_autoptr (GArray) numbers = all_numbers (cohort, what);

  return g_strdup_printf ("%.6f", median_of (numbers));
}

static char *
iqr (Cohort *cohort, const char *what)
{
  g_autoptr (GArray) numbers = all_numbers (cohort, what);

  return g_strdup_printf ("%.6f", iqr_of (numbers));
}

static char *
n_numbers (Cohort *cohort, const char *what)
{
  g_autoptr (GArray) numbers = all_numbers (cohort, what);

  return g_strdup_printf ("%u", numbers->len);
}

/* What other diseases each patient who has any has. */
static char *
comorbidity_sets (Cohort *cohort, const char *what)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];
      g_autoptr (GString) set = g_string_new (NULL);

      for (guint j = 0; j < dcs_course_count (course, DCS_RECORD_HISTORY); j++)
        {
          const DcsValue *row = dcs_course_row (course, DCS_RECORD_HISTORY, j);

          if (strcmp (text_of (row, DCS_HISTORY_KIND), "comorbidity") == 0)
            g_string_append_printf (
                set, "%s'%s'", set->len > 0 ? ", " : "", text_of (row, DCS_HISTORY_CONDITION));
        }
      if (set->len > 0)
        g_ptr_array_add (sets, g_strdup_printf ("[%s]", set->str));
    }
  g_ptr_array_sort (sets, compare_texts);
  g_ptr_array_add (sets, NULL);
  joined = g_strjoinv (", ", (char **) sets->pdata);
  return g_strdup_printf ("[%s]", joined);
}

static char *
scl70_patient (Cohort *cohort, const char *what)
{
  for (guint i = 0; i < cohort->courses->len; i++)
    if (has_scl70 (cohort, cohort->courses->pdata[i], NULL))
      return g_strdup_printf (
          "%s %.0f",
          code_of (dcs_course_patient (cohort->courses->pdata[i]), DCS_PATIENT_SUBTYPE),
          patient_number (cohort->courses->pdata[i], "followup-months"));
  return g_strdup ("");
}

static char *
contracture_ages (Cohort *cohort, const char *what)
{
  g_autoptr (GPtrArray) ages = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];
      const DcsValue *row = contracture_of (course);

      if (row != NULL)
        g_ptr_array_add (ages,
                         g_strdup_printf ("'%.1f'",
                                          dcs_date_diff_days (date_of (dcs_course_patient (course),
                                                                       DCS_PATIENT_BIRTH_DATE),
                                                              date_of (row, DCS_FINDING_ONSET_DATE),
                                                              DCS_DATE_MIDDLE)
                                              / DCS_DAYS_PER_YEAR));
    }
  g_ptr_array_sort (ages, compare_texts);
  g_ptr_array_add (ages, NULL);
  joined = g_strjoinv (", ", (char **) ages->pdata);
  return g_strdup_printf ("[%s]", joined);
}

/* From the first symptom to the contracture: how many within five months, and the longest. */
static char *
contracture_intervals (Cohort *cohort, const char *what)
{
  int n_short = 0, longest = 0;

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];
      const DcsValue *row = contracture_of (course);
      int months;

      if (row == NULL)
        continue;
      months = dcs_date_completed_months (
          date_of (dcs_course_patient (course), DCS_PATIENT_ONSET_DATE),
          date_of (row, DCS_FINDING_ONSET_DATE));
      n_short += months <= 5;
      longest = MAX (longest, months);
    }
  return g_strdup_printf ("%d %d", n_short, longest);
}

/* How many patients of a subtype have a lesion in each region. */
static char *
regions (Cohort *cohort, const char *what)
{
  static const char *const names[] = {
    "head_neck", "trunk", "upper_extremity", "lower_extremity", "gluteal"
  };
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u:", cohort_count (cohort, has_subtype, what));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint n = 0;

      for (guint j = 0; j < cohort->courses->len; j++)
        n += has_subtype (cohort, cohort->courses->pdata[j], what)
             && has_lesion (cohort, cohort->courses->pdata[j], names[i]);
      g_string_append_printf (text, " %u", n);
    }
  return g_string_free (text, FALSE);
}

/* Of those with a face or head form: how many had their head imaged. */
static char *
imaged (Cohort *cohort, const char *what)
{
  guint n = 0, of = 0;

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];

      if (what != NULL ? !has_subtype (cohort, course, what) : !has_form (cohort, course, NULL))
        continue;
      of++;
      n += had_head_imaging (cohort, course, NULL);
    }
  return g_strdup_printf ("%u/%u", n, of);
}

const Figure cohort_patient_figures[] = {
  { "records reviewed", n_screened, NULL },
  { "included", number, "all" },
  { "screening rows included", n_screened, "included" },
  { "age 0-18 at diagnosis, all", number, "child" },
  { "female n (%)", percent, "sex=F" },
  { "age at diagnosis y median", median, "age", 0.005 },
  { "age at diagnosis y IQR [type 6]", iqr, "age", 0.005 },
  { "age IQR with ages first rounded to 2 dp", iqr, "age-rounded", 0.005 },
  { "age IQR with 365-day years", iqr, "age-365", 0.005 },
  { "onset-to-diagnosis (completed calendar months) median", median, "onset-months", 1e-9 },
  { "onset-to-diagnosis (completed calendar months) IQR [type 6]", iqr, "onset-months", 1e-9 },
  { "follow-up (completed calendar months) median", median, "followup-months", 1e-9 },
  { "follow-up (completed calendar months) IQR [type 6]", iqr, "followup-months", 1e-9 },
  { "onset-to-diagnosis (days/30.4375) median", median, "onset-days", 0.05 },
  { "onset-to-diagnosis (days/30.4375) IQR [type 6]", iqr, "onset-days", 0.05 },
  { "follow-up (days/30.4375) median", median, "followup-days", 0.05 },
  { "follow-up (days/30.4375) IQR [type 6]", iqr, "followup-days", 0.05 },
  { "linear total", percent, "subtype=linear" },
  { "linear craniofacial", percent, "subtype=linear/craniofacial" },
  { "linear trunk & extremities", percent, "subtype=linear/trunk_limb" },
  { "circumscribed", percent, "subtype=circumscribed" },
  { "generalized", percent, "subtype=generalized" },
  { "mixed", percent, "subtype=mixed" },
  { "WBC n", n_numbers, "WBC" },
  { "WBC median", median, "WBC", 1e-6 },
  { "WBC IQR [type 6]", iqr, "WBC", 1e-6 },
  { "HGB n", n_numbers, "HGB" },
  { "HGB median", median, "HGB", 1e-6 },
  { "HGB IQR [type 6]", iqr, "HGB", 1e-6 },
  { "PLT n", n_numbers, "PLT" },
  { "PLT median", median, "PLT", 1e-6 },
  { "PLT IQR [type 6]", iqr, "PLT", 1e-6 },
  { "CRP n", n_numbers, "CRP" },
  { "CRP median", median, "CRP", 1e-6 },
  { "CRP IQR [type 6]", iqr, "CRP", 1e-6 },
  { "ESR n", n_numbers, "ESR" },
  { "ESR median", median, "ESR", 1e-6 },
  { "ESR IQR [type 6]", iqr, "ESR", 1e-6 },
  { "ANA >= 1:80 n (%)", percent_1, "ana" },
  { "ANA result flag agrees with titre", number, "flagged-ana" },
  { "ANA positivity", only_percent, "ana" },
  { "anti-Scl70 n (%)", percent, "scl70" },
  { "referral dermatology", percent, "referral=dermatology" },
  { "referral general_pediatrics", percent, "referral=general_pediatrics" },
  { "referral neurology", percent, "referral=neurology" },
  { "skin biopsy", percent, "biopsy" },
  { "patients with comorbidity", number, "history=comorbidity" },
  { "comorbidity sets", comorbidity_sets, NULL },
  { "family history of rheumatic disease", percent, "history=family_history" },
  { "family history RA / psoriasis",
    pair,
    "history=family_history:rheumatoid arthritis|history=family_history:psoriasis" },
  { "family history of localized scleroderma", number, "history=family_history:scleroderma" },
  { "linear craniofacial: ECDS / PRS",
    pair,
    "subtype=linear/craniofacial/en_coup_de_sabre|subtype=linear/craniofacial/parry_romberg" },
  { "mixed: all have linear + circumscribed features", number, "mixed" },
  { "mixed with PRS + circumscribed on trunk", number, "mixed-face" },
  { "anti-Scl70 patient: subtype, follow-up months", scl70_patient, NULL },
  { "joint contractures", percent, "contracture" },
  { "contracture same region yes/no", pair, "contracture=yes|contracture=no" },
  { "contracture ages", contracture_ages, NULL },
  { "contracture intervals: two <=5 months, one 62", contracture_intervals, NULL },
  { "circumscribed n: HN TR UE LE GL (patients)", regions, "circumscribed" },
  { "linear trunk&extremities n: HN TR UE LE GL (patients)", regions, "linear/trunk_limb" },
  { "linear craniofacial n: HN TR UE LE GL (patients)", regions, "linear/craniofacial" },
  { "mixed n: HN TR UE LE GL (patients)", regions, "mixed" },
  { "generalized n (regions not tabulated in the paper)", number, "subtype=generalized" },
  { "craniofacial linear with >=1 cranial MRI", imaged, "linear/craniofacial" },
  { "all ECDS/PRS patients imaged (6 linear + 1 mixed)", imaged, NULL },
  { "patients with gliotic-type finding", number, "finding=gliotic" },
  { "patients with any abnormal MRI", number, "finding=abnormal" },
  { NULL },
};
