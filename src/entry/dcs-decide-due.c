/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-decide-private.h"
#include "dcs-records.h"

/* What is due: put off, not applicable, done. What a rule or an infusion calendar asks for takes a
 * decision; a care item or the planned visit is changed itself. */

static const DcsDueItem *
due_at (DcsAnalysis *analysis, guint index)
{
  guint n;
  const DcsDueItem *all = dcs_analysis_due (analysis, &n);

  return index < n ? &all[index] : NULL;
}

static DcsDraft *
decide_due (DcsAnalysis *analysis, const DcsDueItem *item, DcsDecided decided)
{
  decided.subject = "due";
  decided.rule = dcs_code_string (item->kind == DCS_DUE_RULE ? item->rule->term.code : item->drug);
  decided.rule_version = item->kind == DCS_DUE_RULE ? item->rule->version : 0;
  decided.treatment_id = item->treatment_id;
  return _dcs_decide_decision (analysis, &decided);
}

static gboolean
is_done (DcsDraft *care_item)
{
  const DcsValue *status = &dcs_draft_get_values (care_item)[DCS_CARE_ITEM_STATUS];

  return status->kind == DCS_VALUE_TEXT && g_str_equal (status->text, "done");
}

/* The planned visit on another day; not set: none any more. */
static DcsDraft *
plan_visit (DcsAnalysis *analysis, const DcsDueItem *item, DcsDate day)
{
  DcsDraft *draft = _dcs_decide_change (analysis, DCS_RECORD_VISIT, item->record_id);

  if (draft != NULL)
    _dcs_decide_set (
        draft, DCS_VISIT_NEXT_DATE, dcs_date_is_set (day) ? dcs_value_date (day) : DCS_VALUE_INIT);
  return draft;
}

static DcsDraft *
snooze_care_item (DcsAnalysis *analysis, const DcsDueItem *item, DcsDate until, const char *reason)
{
  DcsDraft *draft = _dcs_decide_change (analysis, DCS_RECORD_CARE_ITEM, item->record_id);

  if (draft == NULL)
    return NULL;
  if (is_done (draft))
    {
      _dcs_decide_set (draft, DCS_CARE_ITEM_NEXT_DATE, dcs_value_date (until));
      return draft;
    }
  _dcs_decide_set (draft, DCS_CARE_ITEM_STATUS, dcs_value_text ("snoozed"));
  _dcs_decide_set (draft, DCS_CARE_ITEM_SNOOZED_UNTIL, dcs_value_date (until));
  _dcs_decide_set_text (draft, DCS_CARE_ITEM_REASON, reason);
  return draft;
}

static GPtrArray *
drafts_of (DcsDraft *draft)
{
  return draft != NULL ? _dcs_decide_drafts (draft) : NULL;
}

/**
 * dcs_decide_snooze:
 * @due_item: index in dcs_analysis_due()
 * @until: when it is to be shown again
 *
 * Returns: (transfer full) (nullable) (element-type DcsDraft): a decision; of a care item or a
 *   planned visit, itself changed; %NULL: no such item, or no day
 */
GPtrArray *
dcs_decide_snooze (DcsAnalysis *analysis,
                   guint due_item,
                   DcsDate until,
                   const char *clinician,
                   const char *reason,
                   DcsDate day)
{
  const DcsDueItem *item = due_at (analysis, due_item);
  DcsDecided decided = {
    .decision = "snoozed", .clinician = clinician, .reason = reason, .day = day, .until = until
  };

  if (item == NULL || !dcs_date_is_set (until))
    return NULL;
  switch (item->kind)
    {
    case DCS_DUE_CARE_ITEM:
      return drafts_of (snooze_care_item (analysis, item, until, reason));
    case DCS_DUE_VISIT:
      return drafts_of (plan_visit (analysis, item, until));
    case DCS_DUE_RULE:
    case DCS_DUE_INFUSION:
    default:
      return drafts_of (decide_due (analysis, item, decided));
    }
}

static DcsDraft *
waive_care_item (DcsAnalysis *analysis, const DcsDueItem *item, const char *reason)
{
  DcsDraft *draft = _dcs_decide_change (analysis, DCS_RECORD_CARE_ITEM, item->record_id);

  if (draft == NULL)
    return NULL;
  if (is_done (draft))
    _dcs_decide_set (draft, DCS_CARE_ITEM_NEXT_DATE, DCS_VALUE_INIT);
  else
    _dcs_decide_set (draft, DCS_CARE_ITEM_STATUS, dcs_value_text ("not_applicable"));
  _dcs_decide_set_text (draft, DCS_CARE_ITEM_REASON, reason);
  return draft;
}

/**
 * dcs_decide_waive:
 * @due_item: index in dcs_analysis_due()
 * @reason: why it is not applicable to this patient
 *
 * Returns: (transfer full) (nullable) (element-type DcsDraft): a decision; of a care item or a
 *   planned visit, itself changed; %NULL without a reason or when there is no such item
 */
GPtrArray *
dcs_decide_waive (
    DcsAnalysis *analysis, guint due_item, const char *clinician, const char *reason, DcsDate day)
{
  const DcsDueItem *item = due_at (analysis, due_item);
  DcsDecided decided = {
    .decision = "not_applicable", .clinician = clinician, .reason = reason, .day = day
  };

  if (item == NULL || !_dcs_decide_has_reason (reason))
    return NULL;
  switch (item->kind)
    {
    case DCS_DUE_CARE_ITEM:
      return drafts_of (waive_care_item (analysis, item, reason));
    case DCS_DUE_VISIT:
      return drafts_of (plan_visit (analysis, item, DCS_DATE_INIT));
    case DCS_DUE_RULE:
    case DCS_DUE_INFUSION:
    default:
      return drafts_of (decide_due (analysis, item, decided));
    }
}

static DcsDraft *
set_done (DcsDraft *care_item, const char *clinician, const char *outcome, DcsDate day)
{
  _dcs_decide_set (care_item, DCS_CARE_ITEM_STATUS, dcs_value_text ("done"));
  _dcs_decide_set (care_item, DCS_CARE_ITEM_DONE_DATE, dcs_value_date (day));
  _dcs_decide_set_text (care_item, DCS_CARE_ITEM_RESPONSIBLE, clinician);
  _dcs_decide_set_text (care_item, DCS_CARE_ITEM_OUTCOME, outcome);
  return care_item;
}

/* An open item is done; what follows one that was done is a new one like it. */
static DcsDraft *
do_care_item (DcsAnalysis *analysis, const DcsDueItem *item)
{
  DcsDraft *draft = _dcs_decide_change (analysis, DCS_RECORD_CARE_ITEM, item->record_id);
  DcsDraft *next;

  if (draft == NULL || !is_done (draft))
    return draft;
  next = _dcs_decide_draft (analysis, DCS_RECORD_CARE_ITEM);
  dcs_draft_set (next, DCS_CARE_ITEM_KIND, &dcs_draft_get_values (draft)[DCS_CARE_ITEM_KIND]);
  dcs_draft_set (next, DCS_CARE_ITEM_TITLE, &dcs_draft_get_values (draft)[DCS_CARE_ITEM_TITLE]);
  dcs_draft_set (
      next, DCS_CARE_ITEM_DUE_DATE, &dcs_draft_get_values (draft)[DCS_CARE_ITEM_NEXT_DATE]);
  dcs_draft_free (draft);
  return next;
}

/* The item is for people; the decision beside it says which rule it is of, in any language. */
static DcsDraft *
do_rule (DcsAnalysis *analysis, const DcsDueItem *item)
{
  DcsDraft *draft = _dcs_decide_draft (analysis, DCS_RECORD_CARE_ITEM);

  _dcs_decide_set (draft, DCS_CARE_ITEM_KIND, dcs_value_code (item->care_kind));
  _dcs_decide_set_text (draft, DCS_CARE_ITEM_TITLE, item->rule->term.label);
  return draft;
}

static DcsDraft *
do_infusion (DcsAnalysis *analysis, const DcsDueItem *item, DcsDate day)
{
  DcsDraft *draft = _dcs_decide_draft (analysis, DCS_RECORD_ADMINISTRATION);

  _dcs_decide_set (draft, DCS_ADMINISTRATION_TREATMENT_ID, dcs_value_integer (item->treatment_id));
  _dcs_decide_set (draft, DCS_ADMINISTRATION_DATE, dcs_value_date (day));
  _dcs_decide_set (draft, DCS_ADMINISTRATION_GIVEN, dcs_value_text ("yes"));
  return draft;
}

/**
 * dcs_decide_done:
 * @due_item: index in dcs_analysis_due()
 * @outcome: (nullable): what came of it
 * @day: when it was done
 *
 * Returns: (transfer full) (nullable) (element-type DcsDraft): a care item that says so, and of a
 *   rule the decision; of an
 *   infusion that it was given; of a planned visit that it is planned no more; %NULL: no such item,
 *   or no day
 */
GPtrArray *
dcs_decide_done (
    DcsAnalysis *analysis, guint due_item, const char *clinician, const char *outcome, DcsDate day)
{
  const DcsDueItem *item = due_at (analysis, due_item);
  DcsDecided decided = { .decision = "accepted", .clinician = clinician, .day = day };
  DcsDraft *care_item = NULL;
  GPtrArray *drafts;

  if (item == NULL || !dcs_date_is_set (day))
    return NULL;
  switch (item->kind)
    {
    case DCS_DUE_VISIT:
      return drafts_of (plan_visit (analysis, item, DCS_DATE_INIT));
    case DCS_DUE_INFUSION:
      return drafts_of (do_infusion (analysis, item, day));
    case DCS_DUE_CARE_ITEM:
      care_item = do_care_item (analysis, item);
      break;
    case DCS_DUE_RULE:
    default:
      care_item = do_rule (analysis, item);
    }
  if (care_item == NULL)
    return NULL;
  drafts = _dcs_decide_drafts (set_done (care_item, clinician, outcome, day));
  if (item->kind == DCS_DUE_RULE)
    g_ptr_array_add (drafts, decide_due (analysis, item, decided));
  return drafts;
}
