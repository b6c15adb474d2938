/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-calculation.h"
#include "dcs-due-words.h"

#include <glib/gi18n-lib.h>

/* Why something is due: for whom the rule is, what was done and when, the intervals. */

static DcsDate
date_of (int day)
{
  return day == DCS_DAY_NONE || day == DCS_DAY_ONGOING ? DCS_DATE_INIT : dcs_date_from_day (day);
}

static gboolean
is_interval (DcsInterval interval)
{
  return interval.days != 0 || interval.months != 0;
}

static gboolean
holds (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return code != 0;
  return FALSE;
}

/* "head and face, neck" */
static char *
join_labels (DcsAnalysis *self, const char *domain, const DcsCode *codes, guint n_codes)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n_codes; i++)
    g_string_append_printf (
        words, "%s%s", i > 0 ? ", " : "", _dcs_analysis_label (self, domain, codes[i]));
  return g_string_free (words, FALSE);
}

/* --- For whom --- */

static void
explain_sites (DcsExplanation *why, DcsAnalysis *self, const DcsDueRule *rule)
{
  DcsCourse *course = self->course;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_LESION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_LESION, i);
      DcsCode site = _dcs_row_code (row, DCS_LESION_SITE);
      DcsCode region = _dcs_row_code (row, DCS_LESION_REGION);

      if (!_dcs_row_is_deleted (row, DCS_LESION_DELETED)
          && (holds (rule->sites, rule->n_sites, site)
              || holds (rule->sites, rule->n_sites, region)))
        dcs_explanation_add (why,
                             0,
                             _ ("Lesion"),
                             site != 0 ? _dcs_analysis_label (self, "site", site)
                                       : _dcs_analysis_label (self, "region", region),
                             _dcs_row_date (row, DCS_LESION_FROM_DATE));
    }
  if (rule->n_not_sites > 0)
    {
      g_autofree char *sites = join_labels (self, "site", rule->not_sites, rule->n_not_sites);

      dcs_explanation_add (why, 0, _ ("No lesion"), sites, DCS_DATE_INIT);
    }
}

static void
explain_findings (DcsExplanation *why, DcsAnalysis *self, const DcsDueRule *rule)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_FINDING); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_FINDING, i);
      DcsCode type = _dcs_row_code (row, DCS_FINDING_TYPE);

      if (!_dcs_row_is_deleted (row, DCS_FINDING_DELETED)
          && !dcs_date_is_set (_dcs_row_date (row, DCS_FINDING_UNTIL_DATE))
          && holds (rule->findings, rule->n_findings, type))
        dcs_explanation_add (why,
                             0,
                             _ ("Finding"),
                             _dcs_analysis_label (self, "finding", type),
                             _dcs_row_date (row, DCS_FINDING_ONSET_DATE));
    }
}

static void
explain_criterion (DcsExplanation *why, DcsDueCourse *course, const DcsDueRule *rule)
{
  const DcsDueCriterion *criterion;

  if (rule->criterion == 0)
    return;
  criterion = _dcs_due_criterion (course, rule->criterion);
  dcs_explanation_add (why,
                       0,
                       _dcs_analysis_label (course->analysis, "calculation", rule->criterion),
                       _ ("meets the criterion, without a break since"),
                       date_of (criterion->since));
}

static void
explain_age (DcsExplanation *why, const DcsDueCourse *course, const DcsDueRule *rule, int due)
{
  g_autofree char *age = NULL;

  if ((isnan (rule->from_age) && isnan (rule->to_age)) || !dcs_date_is_set (course->birth))
    return;
  age = g_strdup_printf ("%d", dcs_date_completed_years (course->birth, date_of (due)));
  dcs_explanation_add (why, 0, _ ("Age on that day, in years"), age, DCS_DATE_INIT);
}

static void
explain_who (DcsExplanation *why,
             DcsDueCourse *course,
             const DcsDueRule *rule,
             const DcsEra *era,
             const DcsDueDates *dates)
{
  DcsAnalysis *self = course->analysis;
  DcsCode subtype = course->patient != NULL ? _dcs_row_code (course->patient, DCS_PATIENT_SUBTYPE)
                                            : 0;

  if (era != NULL)
    dcs_explanation_add (why,
                         0,
                         _dcs_analysis_label (self, "drug", era->drug),
                         _ ("running since"),
                         _dcs_era_start (self, era));
  if (dates->phases_from != dates->anchor)
    dcs_explanation_add (why, 1, _ ("Dose increased"), NULL, date_of (dates->phases_from));
  explain_sites (why, self, rule);
  if (rule->n_subtypes > 0)
    dcs_explanation_add (
        why, 0, _ ("Subtype"), _dcs_analysis_label (self, "subtype", subtype), DCS_DATE_INIT);
  explain_findings (why, self, rule);
  explain_criterion (why, course, rule);
  explain_age (why, course, rule, dates->due);
  if (rule->anchor == DCS_DUE_ANCHOR_DIAGNOSIS)
    {
      DcsDate diagnosis = course->patient != NULL
                              ? _dcs_row_date (course->patient, DCS_PATIENT_DIAGNOSIS_DATE)
                              : DCS_DATE_INIT;

      if (dcs_date_is_set (diagnosis))
        dcs_explanation_add (why, 0, _ ("Diagnosis"), NULL, diagnosis);
      else
        dcs_explanation_add (why, 0, _ ("First visit"), NULL, date_of (dates->anchor));
    }
  else if (rule->anchor == DCS_DUE_ANCHOR_LAST)
    dcs_explanation_add (why, 0, _ ("First visit"), NULL, date_of (dates->anchor));
}

/* --- What was done --- */

static void
explain_tests (DcsExplanation *why, DcsAnalysis *self, const DcsDueRule *rule)
{
  for (guint i = 0; i < rule->n_tests; i++)
    {
      const char *label = _dcs_analysis_label (self, "test", rule->tests[i]);
      gint64 visit_id;
      int day;

      if (_dcs_analysis_newest (self, rule->tests[i], &day, &visit_id))
        dcs_explanation_add (why, 1, label, _ ("newest"), date_of (day));
      else if (rule->any_test)
        dcs_explanation_add (why, 1, label, _ ("not recorded"), DCS_DATE_INIT);
      else
        dcs_explanation_add_missing (why, 1, label);
    }
}

static void
explain_kinds (
    DcsExplanation *why, DcsAnalysis *self, const char *domain, const DcsCode *codes, guint n_codes)
{
  g_autofree char *labels = join_labels (self, domain, codes, n_codes);

  if (n_codes > 0)
    dcs_explanation_add (why, 1, _ ("Counts as done"), labels, DCS_DATE_INIT);
}

static const char *
describe_done (DcsAnalysis *self, const DcsDueDone *done)
{
  switch (done->kind)
    {
    case DCS_RECORD_INVESTIGATION:
      return _dcs_analysis_label (self, "investigation", done->code);
    case DCS_RECORD_CARE_ITEM:
      return _dcs_analysis_label (self, "care-kind", done->code);
    case DCS_RECORD_OBSERVATION:
      return dcs_definition_instrument (self->definition, done->code) != NULL
                 ? dcs_definition_instrument (self->definition, done->code)->term.label
                 : _dcs_analysis_label (self, "test", done->code);
    case DCS_RECORD_VISIT:
      return _ ("Visit");
    default:
      return _ ("Said to be done");
    }
}

static void
explain_done (DcsExplanation *why,
              DcsAnalysis *self,
              const DcsDueRule *rule,
              const DcsDueDone *done)
{
  if (done->day == DCS_DAY_NONE)
    dcs_explanation_add (why, 0, _ ("Last done"), _ ("none on file"), DCS_DATE_INIT);
  else
    dcs_explanation_add (why, 0, _ ("Last done"), describe_done (self, done), date_of (done->day));
  explain_tests (why, self, rule);
  explain_kinds (why, self, "instrument", rule->instruments, rule->n_instruments);
  explain_kinds (why, self, "investigation", rule->investigations, rule->n_investigations);
  explain_kinds (why, self, "care-kind", rule->care_kinds, rule->n_care_kinds);
}

/* --- The rule --- */

static void
set_interval (DcsExplanation *why, const char *label, DcsInterval interval)
{
  g_autofree char *length = NULL;

  if (!is_interval (interval))
    return;
  length = _dcs_interval_length (interval);
  dcs_explanation_add_setting (why, label, length);
}

static void
set_days (DcsExplanation *why, const char *label, int days)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%d day", "%d days", days), days);

  dcs_explanation_add_setting (why, label, words);
}

static void
explain_phases (DcsExplanation *why, const DcsDueRule *rule)
{
  for (guint i = 0; i < rule->n_phases; i++)
    {
      g_autofree char *every = dcs_interval_describe (rule->phases[i].every);
      g_autofree char *until = NULL;
      g_autofree char *label = NULL;

      if (is_interval (rule->phases[i].until))
        {
          until = _dcs_interval_length (rule->phases[i].until);
          /* Translators: a time: "Until 6 weeks". */
          label = g_strdup_printf (_ ("Until %s"), until);
        }
      else
        label = g_strdup (i > 0 ? _ ("From then on") : _ ("Interval"));
      dcs_explanation_add_setting (why, label, every);
    }
  if (rule->n_phases == 0)
    dcs_explanation_add_setting (why, _ ("Interval"), _ ("once"));
}

static void
explain_rule (DcsExplanation *why, const DcsDueRule *rule)
{
  dcs_explanation_set_rule (why, rule->term.text, rule->version, rule->term.source);
  if (rule->baseline)
    {
      g_autofree char *before = _dcs_interval_length (rule->baseline_before);

      if (is_interval (rule->baseline_before))
        dcs_explanation_add_setting (
            why, _ ("At the beginning, or before it by no more than"), before);
      else
        dcs_explanation_add_setting (why, _ ("At the beginning"), _ ("yes"));
    }
  set_interval (why, _ ("First after"), rule->first);
  explain_phases (why, rule);
  if (rule->restart_on_dose_increase)
    dcs_explanation_add_setting (why, _ ("Begins anew when the dose is increased"), _ ("yes"));
  set_interval (why, _ ("Ends after"), rule->until);
  set_days (why, _ ("Due soon, before the day"), rule->soon_days);
  set_days (why, _ ("Overdue, after the day"), rule->grace_days);
}

static void
explain_decision (DcsExplanation *why, DcsAnalysis *self, const DcsDueItem *item)
{
  const DcsValue *row = item->decision_id != 0
                            ? dcs_course_find (self->course, DCS_RECORD_DECISION, item->decision_id)
                            : NULL;

  if (row == NULL)
    return;
  dcs_explanation_add (
      why,
      0,
      item->waived ? _ ("Not applicable") : _ ("Put off"),
      row[DCS_DECISION_REASON].kind == DCS_VALUE_TEXT ? row[DCS_DECISION_REASON].text : NULL,
      _dcs_row_date (row, DCS_DECISION_DATE));
  if (row[DCS_DECISION_CLINICIAN].kind == DCS_VALUE_TEXT)
    dcs_explanation_add (why, 1, _ ("Decided by"), row[DCS_DECISION_CLINICIAN].text, DCS_DATE_INIT);
}

static void
explain_by_rule (DcsExplanation *why, DcsAnalysis *self, const DcsDueItem *item)
{
  DcsDueCourse course;
  const DcsEra *era;
  DcsDueDone done;
  DcsDueDates dates;

  explain_rule (why, item->rule);
  _dcs_due_course_init (&course, self);
  if (!_dcs_due_rule_applies (&course, item->rule, &era))
    return;
  _dcs_due_done (&course, item->rule, era, &done);
  if (!_dcs_due_dates (&course, item->rule, era, &done, &dates))
    return;
  explain_who (why, &course, item->rule, era, &dates);
  explain_done (why, self, item->rule, &done);
}

/* --- Care items, visits, infusions --- */

static void
explain_care_item (DcsExplanation *why, DcsAnalysis *self, const DcsDueItem *item)
{
  const DcsValue *row = dcs_course_find (self->course, DCS_RECORD_CARE_ITEM, item->record_id);

  dcs_explanation_set_rule (
      why, _ ("An item of the care plan is due on the day that it was given."), 0, NULL);
  if (row == NULL)
    return;
  dcs_explanation_add (
      why, 0, _dcs_analysis_label (self, "care-kind", item->care_kind), NULL, DCS_DATE_INIT);
  if (row[DCS_CARE_ITEM_RESPONSIBLE].kind == DCS_VALUE_TEXT)
    dcs_explanation_add (
        why, 0, _ ("Responsible"), row[DCS_CARE_ITEM_RESPONSIBLE].text, DCS_DATE_INIT);
  if (item->last_done != DCS_DAY_NONE)
    dcs_explanation_add (why, 0, _ ("Last done"), NULL, date_of (item->last_done));
  if (item->snoozed_until != DCS_DAY_NONE)
    dcs_explanation_add (
        why,
        0,
        _ ("Put off until"),
        row[DCS_CARE_ITEM_REASON].kind == DCS_VALUE_TEXT ? row[DCS_CARE_ITEM_REASON].text : NULL,
        date_of (item->snoozed_until));
}

#define N_LAST_INFUSIONS 6

static void
explain_infusion (DcsExplanation *why, DcsAnalysis *self, const DcsDueItem *item)
{
  static const char *const labels[] = {
    [DCS_INFUSION_GIVEN] = N_ ("Given"),
    [DCS_INFUSION_MISSED] = N_ ("Missed"),
    [DCS_INFUSION_EXPECTED] = N_ ("Expected"),
  };
  const DcsDrug *drug = dcs_definition_drug (self->definition, item->drug);
  guint first = 0, end = 0;

  for (guint i = 0; i < self->infusions->len; i++)
    if (g_array_index (self->infusions, DcsInfusion, i).treatment_id == item->treatment_id)
      {
        if (end == 0)
          first = i;
        end = i + 1;
      }
  for (guint i = MAX (first, end > N_LAST_INFUSIONS ? end - N_LAST_INFUSIONS : 0); i < end; i++)
    {
      const DcsInfusion *infusion = &g_array_index (self->infusions, DcsInfusion, i);
      gboolean is_unrecorded = infusion->status == DCS_INFUSION_MISSED
                               && infusion->administration_id == 0;

      dcs_explanation_add (why,
                           0,
                           _ (labels[infusion->status]),
                           infusion->loading ? _ ("loading dose")
                           : is_unrecorded   ? _ ("nothing recorded")
                                             : NULL,
                           date_of (infusion->day));
    }
  if (item->last_done == DCS_DAY_NONE)
    dcs_explanation_add (
        why, 0, _ ("Counted from the number of doses that was recorded"), NULL, DCS_DATE_INIT);
  if (drug != NULL && drug->term.text != NULL)
    dcs_explanation_add (why, 0, drug->term.label, drug->term.text, DCS_DATE_INIT);
  dcs_explanation_set_rule (
      why,
      _ ("The next dose follows from the last one that was given; after a missed dose it is "
         "expected as soon as possible. Nothing is expected of a drug of which no dose was ever "
         "recorded: it is given at home."),
      1,
      _ ("Product rule"));
  set_days (
      why, _ ("Missed when nothing was recorded until the last contact, after"), item->grace_days);
}

/**
 * dcs_analysis_explain_due:
 * @item: an index of dcs_analysis_due()
 *
 * Returns: (transfer full): why it is due on its day
 */
DcsExplanation *
dcs_analysis_explain_due (DcsAnalysis *self, guint item)
{
  const DcsDueItem *due;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  DcsExplanation *why;

  g_return_val_if_fail (self != NULL && item < self->due->len, NULL);

  due = &g_array_index (self->due, DcsDueItem, item);
  title = dcs_analysis_describe_due (self, item);
  day = _dcs_day_format (due->due);
  why = dcs_explanation_new (title);
  /* Translators: a date. */
  dcs_explanation_set_result (why, due->waived ? _ ("Not applicable") : _ ("Due %s"), day);
  switch (due->kind)
    {
    case DCS_DUE_RULE:
      explain_by_rule (why, self, due);
      break;
    case DCS_DUE_CARE_ITEM:
      explain_care_item (why, self, due);
      break;
    case DCS_DUE_VISIT:
      dcs_explanation_add (why, 0, _ ("Planned at the visit"), NULL, date_of (due->last_done));
      dcs_explanation_set_rule (
          why, _ ("The visit that was planned at the last one."), 1, _ ("Product rule"));
      break;
    case DCS_DUE_INFUSION:
    default:
      explain_infusion (why, self, due);
    }
  explain_decision (why, self, due);
  return why;
}
