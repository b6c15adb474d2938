/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-work-private.h"

#include "dcs-quality.h"

/* What the worklist shows of one patient: what is due in order of time, then what waits for a
 * decision, what is to be followed and what is to be completed. Product rule: of the dead only data
 * quality is left; of those who are no longer in follow-up what is open of the past. */

static DcsDate
date_of (int day)
{
  return day == DCS_DAY_NONE || day == DCS_DAY_ONGOING ? DCS_DATE_INIT : dcs_date_from_day (day);
}

static gint64
patient_of (DcsAnalysis *self)
{
  const DcsValue *patient = dcs_course_patient (self->course);

  return patient != NULL ? patient[DCS_PATIENT_ID].integer : 0;
}

DcsWorkItem
_dcs_work_of_due (DcsAnalysis *self, const DcsDueItem *due)
{
  static const DcsWorkKind kinds[] = {
    [DCS_DUE_RULE] = DCS_WORK_DUE,
    [DCS_DUE_CARE_ITEM] = DCS_WORK_CARE,
    [DCS_DUE_VISIT] = DCS_WORK_VISIT,
    [DCS_DUE_INFUSION] = DCS_WORK_INFUSION,
  };
  int snoozed = due->snoozed_until;
  DcsWorkItem item = { .patient_id = patient_of (self),
                       .kind = kinds[due->kind],
                       .due = date_of (due->due),
                       .last = date_of (due->last_done),
                       .treatment_id = due->treatment_id };

  item.shown_from = date_of (MAX (due->due - due->soon_days, snoozed));
  item.overdue_from = date_of (MAX (due->due, snoozed) + due->grace_days);
  switch (due->kind)
    {
    case DCS_DUE_RULE:
      item.rule = due->rule->term.code;
      item.detail = due->drug;
      break;
    case DCS_DUE_CARE_ITEM:
      item.rule = due->care_kind;
      item.record_id = due->record_id;
      break;
    case DCS_DUE_VISIT:
      item.visit_id = due->record_id;
      break;
    case DCS_DUE_INFUSION:
    default:
      item.rule = due->drug;
      break;
    }
  return item;
}

DcsWorkItem
_dcs_work_of_suggestion (DcsAnalysis *self, const DcsSuggestion *suggestion)
{
  return (DcsWorkItem){ .patient_id = patient_of (self),
                        .kind = DCS_WORK_RESPONSE,
                        .rule = suggestion->rule != NULL ? suggestion->rule->term.code : 0,
                        .detail = suggestion->response,
                        .due = date_of (suggestion->day),
                        .visit_id = suggestion->visit_id,
                        .record_id = suggestion->relapse_id };
}

/* What it hangs on tells inefficacy and intolerance of one course apart. */
DcsWorkItem
_dcs_work_of_resistance (DcsAnalysis *self, const DcsResistance *resistance)
{
  return (DcsWorkItem){ .patient_id = patient_of (self),
                        .kind = DCS_WORK_RESISTANCE,
                        .rule = resistance->drug,
                        .detail = resistance->failure == DCS_FAILURE_INTOLERANCE
                                      ? resistance->stop_reason
                                      : resistance->response,
                        .due = date_of (resistance->since),
                        .treatment_id = resistance->treatment_id };
}

DcsWorkItem
_dcs_work_of_dose (DcsAnalysis *self, const DcsDoseCourse *course)
{
  return (DcsWorkItem){ .patient_id = patient_of (self),
                        .kind = DCS_WORK_DOSE,
                        .rule = course->drug,
                        .due = date_of (course->outgrown_since),
                        .treatment_id = course->treatment_id,
                        .record_id = course->outgrown_step };
}

/* --- What is there --- */

static void
add (DcsAnalysis *self, DcsWorkItem item)
{
  g_array_append_val (self->work, item);
}

static void
add_doses (DcsAnalysis *self)
{
  for (guint i = 0; i < self->dose_courses->len; i++)
    {
      const DcsDoseCourse *course = &g_array_index (self->dose_courses, DcsDoseCourse, i);
      const DcsValue *treatment;

      if (course->outgrown_since == DCS_DAY_NONE)
        continue;
      treatment = dcs_course_find (self->course, DCS_RECORD_TREATMENT, course->treatment_id);
      if (!dcs_date_is_set (_dcs_row_date (treatment, DCS_TREATMENT_STOP_DATE)))
        add (self, _dcs_work_of_dose (self, course));
    }
}

/* Ongoing, resolving, or nobody said; and no day on which it was over. */
static gboolean
is_open_event (const DcsValue *row)
{
  const DcsValue *outcome = &row[DCS_ADVERSE_EVENT_OUTCOME];

  return !_dcs_row_is_deleted (row, DCS_ADVERSE_EVENT_DELETED)
         && !dcs_date_is_set (_dcs_row_date (row, DCS_ADVERSE_EVENT_RESOLVED_DATE))
         && (outcome->kind != DCS_VALUE_TEXT || g_str_equal (outcome->text, "ongoing")
             || g_str_equal (outcome->text, "resolving"));
}

static void
add_adverse_events (DcsAnalysis *self)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_ADVERSE_EVENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_ADVERSE_EVENT, i);
      DcsWorkItem item = { .patient_id = patient_of (self),
                           .kind = DCS_WORK_ADVERSE_EVENT,
                           .due = _dcs_row_date (row, DCS_ADVERSE_EVENT_ONSET_DATE),
                           .record_id = row[DCS_ADVERSE_EVENT_ID].integer };

      if (!is_open_event (row))
        continue;
      if (row[DCS_ADVERSE_EVENT_TREATMENT_ID].kind == DCS_VALUE_INTEGER)
        item.treatment_id = row[DCS_ADVERSE_EVENT_TREATMENT_ID].integer;
      add (self, item);
    }
}

static void
add_quality (DcsAnalysis *self)
{
  DcsWorkItem item = { .patient_id = patient_of (self), .kind = DCS_WORK_QUALITY };

  if (!self->has_findings)
    self->n_findings = dcs_quality_check (self->course, self->definition, NULL, NULL);
  self->has_findings = FALSE;
  item.count = self->n_findings;
  if (item.count > 0)
    add (self, item);
}

void
_dcs_analysis_run_work (DcsAnalysis *self)
{
  gboolean is_dead = _dcs_analysis_is_dead (self);

  for (guint i = 0; i < self->due->len; i++)
    {
      const DcsDueItem *due = &g_array_index (self->due, DcsDueItem, i);

      if (!due->waived)
        add (self, _dcs_work_of_due (self, due));
    }
  for (guint i = 0; i < self->suggestions->len && !is_dead; i++)
    {
      const DcsSuggestion *suggestion = &g_array_index (self->suggestions, DcsSuggestion, i);

      if (suggestion->status == DCS_SUGGESTION_OPEN)
        add (self, _dcs_work_of_suggestion (self, suggestion));
    }
  for (guint i = 0; i < self->resistance->len && !is_dead; i++)
    {
      const DcsResistance *resistance = &g_array_index (self->resistance, DcsResistance, i);

      if (resistance->status == DCS_RESISTANCE_CANDIDATE)
        add (self, _dcs_work_of_resistance (self, resistance));
    }
  if (_dcs_analysis_is_followed (self))
    {
      add_doses (self);
      add_adverse_events (self);
    }
  add_quality (self);
}

/**
 * dcs_analysis_set_findings:
 * @n_findings: what dcs_quality_check() counted of the course that is run next
 *
 * Spares the next run counting them again.
 */
void
dcs_analysis_set_findings (DcsAnalysis *self, guint n_findings)
{
  g_return_if_fail (self != NULL);

  self->has_findings = TRUE;
  self->n_findings = n_findings;
}

/* The index of what a row is about; FALSE: it is settled. */
gboolean
_dcs_work_find (DcsAnalysis *self, const DcsWorkItem *item, guint *index)
{
#define SEARCH(array, Type, make)                                                                  \
  for (*index = 0; *index < (array)->len; (*index)++)                                              \
    {                                                                                              \
      DcsWorkItem other = make (self, &g_array_index (array, Type, *index));                       \
                                                                                                   \
      if (other.kind == item->kind && other.rule == item->rule && other.detail == item->detail     \
          && other.visit_id == item->visit_id && other.treatment_id == item->treatment_id          \
          && other.record_id == item->record_id)                                                   \
        return TRUE;                                                                               \
    }                                                                                              \
  return FALSE

  switch (item->kind)
    {
    case DCS_WORK_RESPONSE:
      SEARCH (self->suggestions, DcsSuggestion, _dcs_work_of_suggestion);
    case DCS_WORK_RESISTANCE:
      SEARCH (self->resistance, DcsResistance, _dcs_work_of_resistance);
    case DCS_WORK_DOSE:
      SEARCH (self->dose_courses, DcsDoseCourse, _dcs_work_of_dose);
    case DCS_WORK_VISIT:
    case DCS_WORK_DUE:
    case DCS_WORK_CARE:
    case DCS_WORK_INFUSION:
      SEARCH (self->due, DcsDueItem, _dcs_work_of_due);
    case DCS_WORK_ADVERSE_EVENT:
    case DCS_WORK_QUALITY:
    case DCS_N_WORK_KINDS:
    default:
      *index = 0;
      return FALSE;
    }
#undef SEARCH
}
