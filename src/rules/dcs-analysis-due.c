/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-private.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>

/* Of what no rule says it. Product rules. */
#define SOON_DAYS 14
#define GRACE_DAYS 14
#define INFUSION_GRACE_DAYS 7

/* --- Decisions --- */

/* A snooze counts until what was put off is done. */
static void
apply_decision (
    DcsAnalysis *self, const char *rule, gint64 treatment_id, const DcsEra *era, DcsDueItem *item)
{
  DcsDecisionView decision;

  if (rule == NULL || !_dcs_analysis_find_decision (self, "due", rule, 0, treatment_id, &decision)
      || !_dcs_due_is_of_era (self, decision.treatment_id, era))
    return;
  if (g_str_equal (decision.decision, "not_applicable"))
    {
      item->waived = TRUE;
      item->decision_id = decision.id;
    }
  else if (g_str_equal (decision.decision, "snoozed") && decision.until != DCS_DAY_NONE
           && decision.day >= item->last_done)
    {
      item->snoozed_until = decision.until;
      item->decision_id = decision.id;
    }
}

/* --- Rules --- */

gboolean
_dcs_due_rule_run (DcsDueCourse *self, const DcsDueRule *rule, DcsDueItem *item)
{
  const DcsEra *era;
  DcsDueDone done;
  DcsDueDates dates;

  if (!_dcs_due_rule_applies (self, rule, &era))
    return FALSE;
  _dcs_due_done (self, rule, era, &done);
  if (!_dcs_due_dates (self, rule, era, &done, &dates)
      || !_dcs_due_rule_is_of_age (self, rule, dates.due))
    return FALSE;
  *item = (DcsDueItem){ .kind = DCS_DUE_RULE,
                        .rule = rule,
                        .care_kind = rule->term.group,
                        .due = dates.due,
                        .last_done = done.day,
                        .done_id = done.day != DCS_DAY_NONE ? done.id : 0,
                        .anchor = dates.anchor,
                        .interval = dates.interval,
                        .treatment_id = era != NULL ? era->last_id : 0,
                        .drug = era != NULL ? era->drug : 0,
                        .snoozed_until = DCS_DAY_NONE,
                        .soon_days = rule->soon_days,
                        .grace_days = rule->grace_days };
  apply_decision (self->analysis, dcs_code_string (rule->term.code), 0, era, item);
  return TRUE;
}

/* --- Care items --- */

static int
row_day (const DcsValue *row, int field)
{
  DcsDate date = _dcs_row_date (row, field);

  return dcs_date_is_set (date) ? dcs_date_day (date, DCS_DATE_MIDDLE) : DCS_DAY_NONE;
}

static gboolean
has_status (const DcsValue *row, const char *status)
{
  return row[DCS_CARE_ITEM_STATUS].kind == DCS_VALUE_TEXT
         && g_str_equal (row[DCS_CARE_ITEM_STATUS].text, status);
}

/* Whether another item of the kind is open, or was done later, or that day and entered later. */
static gboolean
is_followed_up (DcsAnalysis *self, const DcsValue *item)
{
  int done = row_day (item, DCS_CARE_ITEM_DONE_DATE);

  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_CARE_ITEM); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_CARE_ITEM, i);
      int other = row_day (row, DCS_CARE_ITEM_DONE_DATE);

      if (row == item || _dcs_row_is_deleted (row, DCS_CARE_ITEM_DELETED)
          || _dcs_row_code (row, DCS_CARE_ITEM_KIND) != _dcs_row_code (item, DCS_CARE_ITEM_KIND))
        continue;
      if (has_status (row, "open") || has_status (row, "snoozed"))
        return TRUE;
      if (has_status (row, "done")
          && (other > done
              || (other == done && row[DCS_CARE_ITEM_ID].integer > item[DCS_CARE_ITEM_ID].integer)))
        return TRUE;
    }
  return FALSE;
}

static void
add_care_item (DcsAnalysis *self, const DcsValue *row)
{
  DcsDueItem item = { .kind = DCS_DUE_CARE_ITEM,
                      .care_kind = _dcs_row_code (row, DCS_CARE_ITEM_KIND),
                      .last_done = DCS_DAY_NONE,
                      .anchor = DCS_DAY_NONE,
                      .record_id = row[DCS_CARE_ITEM_ID].integer,
                      .snoozed_until = DCS_DAY_NONE,
                      .soon_days = SOON_DAYS,
                      .grace_days = GRACE_DAYS };

  if (has_status (row, "open") || has_status (row, "snoozed"))
    item.due = row_day (row, DCS_CARE_ITEM_DUE_DATE);
  else if (has_status (row, "done"))
    {
      item.due = row_day (row, DCS_CARE_ITEM_NEXT_DATE);
      item.last_done = row_day (row, DCS_CARE_ITEM_DONE_DATE);
      item.done_id = item.record_id;
      if (item.due == DCS_DAY_NONE || is_followed_up (self, row))
        return;
    }
  else
    return;
  if (has_status (row, "snoozed"))
    item.snoozed_until = row_day (row, DCS_CARE_ITEM_SNOOZED_UNTIL);
  if (item.due == DCS_DAY_NONE)
    item.due = item.snoozed_until;
  if (item.due != DCS_DAY_NONE)
    g_array_append_val (self->due, item);
}

static void
add_care_items (DcsAnalysis *self)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_CARE_ITEM); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_CARE_ITEM, i);

      if (!_dcs_row_is_deleted (row, DCS_CARE_ITEM_DELETED))
        add_care_item (self, row);
    }
}

/* --- The planned visit, infusions --- */

static void
add_visit (const DcsDueCourse *course)
{
  DcsDueItem item = { .kind = DCS_DUE_VISIT,
                      .last_done = course->last_visit_day,
                      .anchor = DCS_DAY_NONE,
                      .snoozed_until = DCS_DAY_NONE,
                      .soon_days = SOON_DAYS,
                      .grace_days = GRACE_DAYS };

  if (course->last_visit == NULL)
    return;
  item.due = row_day (course->last_visit, DCS_VISIT_NEXT_DATE);
  item.done_id = item.record_id = course->last_visit[DCS_VISIT_ID].integer;
  if (item.due != DCS_DAY_NONE && item.due > item.last_done)
    g_array_append_val (course->analysis->due, item);
}

static void
add_infusions (DcsAnalysis *self)
{
  const DcsInfusion *last = NULL;

  for (guint i = 0; i < self->infusions->len; i++)
    {
      const DcsInfusion *infusion = &g_array_index (self->infusions, DcsInfusion, i);
      DcsDueItem item = { .kind = DCS_DUE_INFUSION,
                          .due = infusion->day,
                          .last_done = DCS_DAY_NONE,
                          .anchor = DCS_DAY_NONE,
                          .treatment_id = infusion->treatment_id,
                          .drug = infusion->drug,
                          .snoozed_until = DCS_DAY_NONE,
                          .soon_days = SOON_DAYS };

      if (infusion->status == DCS_INFUSION_GIVEN)
        last = infusion;
      if (infusion->status != DCS_INFUSION_EXPECTED)
        continue;
      item.grace_days = (int) _dcs_definition_number (
          self->definition, DCS_PARAMETER_INFUSION_GRACE_DAYS, INFUSION_GRACE_DAYS);
      if (last != NULL && last->treatment_id == infusion->treatment_id)
        {
          item.last_done = last->day;
          item.done_id = last->administration_id;
        }
      apply_decision (self, dcs_code_string (infusion->drug), infusion->treatment_id, NULL, &item);
      g_array_append_val (self->due, item);
    }
}

/* --- All --- */

/* By day, then as they were found. Nearly sorted and few: insertion is enough. */
static void
sort_items (GArray *items)
{
  DcsDueItem *all = (DcsDueItem *) (gpointer) items->data;

  for (guint i = 1; i < items->len; i++)
    {
      DcsDueItem item = all[i];
      guint at = i;

      for (; at > 0 && all[at - 1].due > item.due; at--)
        all[at] = all[at - 1];
      all[at] = item;
    }
}

void
_dcs_analysis_run_due (DcsAnalysis *self)
{
  guint n_rules;
  const DcsDueRule *const *rules = dcs_definition_due_rules (self->definition, &n_rules);
  DcsDueCourse course;

  if (!_dcs_analysis_is_followed (self))
    return;
  _dcs_due_course_init (&course, self);
  add_visit (&course);
  add_infusions (self);
  for (guint i = 0; i < n_rules; i++)
    {
      DcsDueItem item;

      if (_dcs_due_rule_run (&course, rules[i], &item))
        g_array_append_val (self->due, item);
    }
  add_care_items (self);
  sort_items (self->due);
}

/**
 * dcs_due_status:
 * @item: what is due
 * @today: a day number
 *
 * How it stands on a day. Product rule (clinical reference D6): due soon from so many days before,
 * due from its day, overdue when it is later by more than the grace days. What was put off counts
 * from the day that it was put off to.
 *
 * Returns: the status
 */
DcsDueStatus
dcs_due_status (const DcsDueItem *item, int today)
{
  int due;

  g_return_val_if_fail (item != NULL, DCS_DUE_LATER);

  if (item->waived)
    return DCS_DUE_WAIVED;
  if (item->snoozed_until != DCS_DAY_NONE && today < item->snoozed_until)
    return DCS_DUE_SNOOZED;
  due = MAX (item->due, item->snoozed_until);
  if (today < due - item->soon_days)
    return DCS_DUE_LATER;
  if (today < due)
    return DCS_DUE_SOON;
  return today > due + item->grace_days ? DCS_DUE_OVERDUE : DCS_DUE_NOW;
}

/**
 * dcs_due_status_label:
 *
 * Returns: (transfer none): what people read
 */
const char *
dcs_due_status_label (DcsDueStatus status)
{
  switch (status)
    {
    case DCS_DUE_LATER:
      /* Translators: of something that is due, but not soon. */
      return _ ("Later");
    case DCS_DUE_SOON:
      return _ ("Due soon");
    case DCS_DUE_NOW:
      return C_ ("what is due", "Due");
    case DCS_DUE_OVERDUE:
      return _ ("Overdue");
    case DCS_DUE_SNOOZED:
      return _ ("Put off");
    case DCS_DUE_WAIVED:
      return _ ("Not applicable");
    default:
      return "";
    }
}
