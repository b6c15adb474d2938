/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-decide.h"

#include "dcs-decide-private.h"
#include "dcs-records.h"

/* ---- drafts ---- */

DcsDraft *
_dcs_decide_draft (DcsAnalysis *analysis, DcsRecordKind kind)
{
  const DcsValue *patient = dcs_course_patient (dcs_analysis_get_course (analysis));
  DcsDraft *draft = dcs_draft_new (kind);

  if (patient != NULL)
    dcs_draft_set (draft, dcs_record_info (kind)->patient_id, &patient[DCS_PATIENT_ID]);
  return draft;
}

void
_dcs_decide_set (DcsDraft *draft, int field, DcsValue value)
{
  dcs_draft_set (draft, field, &value);
}

void
_dcs_decide_set_text (DcsDraft *draft, int field, const char *text)
{
  if (text != NULL && *text != '\0')
    _dcs_decide_set (draft, field, dcs_value_text (text));
}

gboolean
_dcs_decide_has_reason (const char *reason)
{
  g_autofree char *text = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  return *text != '\0';
}

GPtrArray *
_dcs_decide_drafts (DcsDraft *first)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_draft_free);

  if (first != NULL)
    g_ptr_array_add (drafts, first);
  return drafts;
}

/* A row of the course to be changed. */
DcsDraft *
_dcs_decide_change (DcsAnalysis *analysis, DcsRecordKind kind, gint64 id)
{
  const DcsValue *row = dcs_course_find (dcs_analysis_get_course (analysis), kind, id);

  return row != NULL ? dcs_draft_new_from_values (kind, row) : NULL;
}

DcsDraft *
_dcs_decide_decision (DcsAnalysis *analysis, const DcsDecided *decided)
{
  DcsDraft *draft = _dcs_decide_draft (analysis, DCS_RECORD_DECISION);

  _dcs_decide_set_text (draft, DCS_DECISION_SUBJECT, decided->subject);
  _dcs_decide_set_text (draft, DCS_DECISION_RULE, decided->rule);
  _dcs_decide_set_text (draft, DCS_DECISION_DECISION, decided->decision);
  _dcs_decide_set_text (draft, DCS_DECISION_SUGGESTED, decided->suggested);
  _dcs_decide_set_text (draft, DCS_DECISION_CLINICIAN, decided->clinician);
  _dcs_decide_set_text (draft, DCS_DECISION_REASON, decided->reason);
  _dcs_decide_set (draft, DCS_DECISION_DATE, dcs_value_date (decided->day));
  if (decided->rule_version > 0)
    _dcs_decide_set (draft, DCS_DECISION_RULE_VERSION, dcs_value_integer (decided->rule_version));
  if (decided->visit_id != 0)
    _dcs_decide_set (draft, DCS_DECISION_VISIT_ID, dcs_value_integer (decided->visit_id));
  if (decided->treatment_id != 0)
    _dcs_decide_set (draft, DCS_DECISION_TREATMENT_ID, dcs_value_integer (decided->treatment_id));
  if (dcs_date_is_set (decided->until))
    _dcs_decide_set (draft, DCS_DECISION_UNTIL, dcs_value_date (decided->until));
  return draft;
}

/* ---- suggestions ---- */

static gboolean
is_running (const DcsValue *treatment, int day)
{
  const DcsValue *deleted = &treatment[DCS_TREATMENT_DELETED];

  return !(deleted->kind == DCS_VALUE_INTEGER && deleted->integer != 0)
         && dcs_treatment_is_running (treatment, day);
}

static gboolean
is_systemic (DcsDefinition *definition, const DcsValue *treatment)
{
  const DcsValue *code = &treatment[DCS_TREATMENT_DRUG];
  const DcsDrug *drug = code->kind == DCS_VALUE_CODE ? dcs_definition_drug (definition, code->code)
                                                     : NULL;

  return drug == NULL || drug->systemic;
}

DcsCode
_dcs_entry_relapse_context (DcsCourse *course, DcsDefinition *definition, int day)
{
  guint n_terms, n_found = 0;
  const DcsTerm *const *terms = dcs_definition_terms (definition, "relapse-context", &n_terms);
  gboolean runs = FALSE;
  DcsCode found = 0;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (!is_running (row, day) || !is_systemic (definition, row))
        continue;
      runs = TRUE;
      for (guint k = 0; k < n_terms; k++)
        if (terms[k]->group != 0 && terms[k]->group == row[DCS_TREATMENT_DRUG].code
            && terms[k]->code != found)
          {
            found = terms[k]->code;
            n_found++;
          }
    }
  if (n_found == 1)
    return found;
  return dcs_definition_role (definition,
                              runs ? "relapse-other-treatment" : "relapse-off-treatment");
}

static const DcsSuggestion *
suggestion_at (DcsAnalysis *analysis, guint index)
{
  guint n;
  const DcsSuggestion *all = dcs_analysis_suggestions (analysis, &n);

  return index < n && all[index].status != DCS_SUGGESTION_UNSUPPORTED && all[index].visit_id != 0
             ? &all[index]
             : NULL;
}

static DcsDraft *
decide_suggestion (DcsAnalysis *analysis,
                   const DcsSuggestion *suggestion,
                   const char *decision,
                   const char *clinician,
                   const char *reason,
                   DcsDate day)
{
  DcsDecided decided = {
    .subject = suggestion->suggests == DCS_SUGGESTS_RELAPSE ? "relapse" : "response",
    .rule = dcs_code_string (suggestion->rule->term.code),
    .rule_version = suggestion->rule->version,
    .decision = decision,
    .suggested = dcs_code_string (suggestion->response),
    .visit_id = suggestion->visit_id,
    .clinician = clinician,
    .reason = reason,
    .day = day,
  };

  return _dcs_decide_decision (analysis, &decided);
}

static gint64
highest_episode (DcsCourse *course)
{
  gint64 most = 0;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_RELAPSE); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_RELAPSE, i);

      if (row[DCS_RELAPSE_EPISODE_NO].kind == DCS_VALUE_INTEGER)
        most = MAX (most, row[DCS_RELAPSE_EPISODE_NO].integer);
    }
  return most;
}

static DcsDraft *
relapse_of (DcsAnalysis *analysis, const DcsSuggestion *suggestion, DcsDate date)
{
  DcsCourse *course = dcs_analysis_get_course (analysis);
  DcsDraft *draft = _dcs_decide_draft (analysis, DCS_RECORD_RELAPSE);
  DcsCode context = _dcs_entry_relapse_context (
      course, dcs_analysis_get_definition (analysis), suggestion->day);

  _dcs_decide_set (draft, DCS_RELAPSE_DATE, dcs_value_date (date));
  _dcs_decide_set (draft, DCS_RELAPSE_EPISODE_NO, dcs_value_integer (highest_episode (course) + 1));
  if (context != 0)
    _dcs_decide_set (draft, DCS_RELAPSE_CONTEXT, dcs_value_code (context));
  return draft;
}

/**
 * dcs_decide_accept_suggestion:
 * @analysis: of which the suggestions were run
 * @suggestion: index in dcs_analysis_suggestions()
 * @clinician: (nullable): who decided
 * @reason: (nullable): why
 * @day: when
 *
 * Returns: (transfer full) (nullable) (element-type DcsDraft): what to save: the decision, the
 *   response of the visit, a relapse when none is on record; %NULL when nothing is suggested there
 */
GPtrArray *
dcs_decide_accept_suggestion (
    DcsAnalysis *analysis, guint suggestion, const char *clinician, const char *reason, DcsDate day)
{
  const DcsSuggestion *accepted = suggestion_at (analysis, suggestion);
  DcsDraft *visit = accepted != NULL
                        ? _dcs_decide_change (analysis, DCS_RECORD_VISIT, accepted->visit_id)
                        : NULL;
  GPtrArray *drafts;
  DcsDate date;

  if (visit == NULL)
    return NULL;
  date = dcs_draft_get_values (visit)[DCS_VISIT_DATE].date;
  _dcs_decide_set (visit, DCS_VISIT_RESPONSE, dcs_value_code (accepted->response));
  drafts = _dcs_decide_drafts (
      decide_suggestion (analysis, accepted, "accepted", clinician, reason, day));
  if (dcs_draft_is_changed (visit))
    g_ptr_array_add (drafts, visit);
  else
    dcs_draft_free (visit);
  if (accepted->suggests == DCS_SUGGESTS_RELAPSE && accepted->relapse_id == 0)
    g_ptr_array_add (drafts, relapse_of (analysis, accepted, date));
  return drafts;
}

/**
 * dcs_decide_overrule_suggestion:
 * @reason: why; what was recorded stays, and the suggestion is kept beside it
 *
 * Returns: (transfer full) (nullable) (element-type DcsDraft): the decision; %NULL without a reason
 *   or when nothing is suggested there
 */
GPtrArray *
dcs_decide_overrule_suggestion (
    DcsAnalysis *analysis, guint suggestion, const char *clinician, const char *reason, DcsDate day)
{
  const DcsSuggestion *overruled = suggestion_at (analysis, suggestion);

  if (overruled == NULL || !_dcs_decide_has_reason (reason))
    return NULL;
  return _dcs_decide_drafts (
      decide_suggestion (analysis, overruled, "overruled", clinician, reason, day));
}

/* ---- resistance, options ---- */

static GPtrArray *
decide_failure (DcsAnalysis *analysis,
                DcsCode drug,
                gint64 treatment_id,
                DcsFailure failure,
                const char *decision,
                const char *clinician,
                const char *reason,
                DcsDate day)
{
  DcsDecided decided = {
    .subject = failure == DCS_FAILURE_INTOLERANCE ? "intolerance" : "resistance",
    .rule = dcs_code_string (drug),
    .decision = decision,
    .treatment_id = treatment_id,
    .clinician = clinician,
    .reason = reason,
    .day = day,
  };

  return _dcs_decide_drafts (_dcs_decide_decision (analysis, &decided));
}

/**
 * dcs_decide_resistance:
 * @resistance: index in dcs_analysis_resistance()
 * @confirm: %FALSE: dismissed, which needs a reason
 * @day: when it was decided; of a confirmed one, since when it counts
 *
 * Returns: (transfer full) (nullable) (element-type DcsDraft): the decision; %NULL without a needed
 *   reason or when there is none
 */
GPtrArray *
dcs_decide_resistance (DcsAnalysis *analysis,
                       guint resistance,
                       gboolean confirm,
                       const char *clinician,
                       const char *reason,
                       DcsDate day)
{
  guint n;
  const DcsResistance *all = dcs_analysis_resistance (analysis, &n);

  if (resistance >= n || (!confirm && !_dcs_decide_has_reason (reason)))
    return NULL;
  return decide_failure (analysis,
                         all[resistance].drug,
                         all[resistance].treatment_id,
                         all[resistance].failure,
                         confirm ? "accepted" : "overruled",
                         clinician,
                         reason,
                         day);
}

/**
 * dcs_decide_resistance_of:
 * @treatment_id: of a treatment that meets no criterion
 * @failure: what a clinician says of it all the same
 *
 * Returns: (transfer full) (nullable) (element-type DcsDraft): the decision; %NULL: no such
 *   treatment
 */
GPtrArray *
dcs_decide_resistance_of (DcsAnalysis *analysis,
                          gint64 treatment_id,
                          DcsFailure failure,
                          const char *clinician,
                          const char *reason,
                          DcsDate day)
{
  const DcsValue *row = dcs_course_find (
      dcs_analysis_get_course (analysis), DCS_RECORD_TREATMENT, treatment_id);

  if (row == NULL || row[DCS_TREATMENT_DRUG].kind != DCS_VALUE_CODE)
    return NULL;
  return decide_failure (analysis,
                         row[DCS_TREATMENT_DRUG].code,
                         treatment_id,
                         failure,
                         "accepted",
                         clinician,
                         reason,
                         day);
}

/**
 * dcs_decide_option:
 * @option: index in dcs_analysis_options()
 *
 * Returns: (transfer full) (nullable) (element-type DcsDraft): that it was discussed; %NULL: no
 *   such option
 */
GPtrArray *
dcs_decide_option (
    DcsAnalysis *analysis, guint option, const char *clinician, const char *reason, DcsDate day)
{
  guint n;
  const DcsOptionState *all = dcs_analysis_options (analysis, &n);
  DcsDecided decided = {
    .subject = "option",
    .decision = "discussed",
    .clinician = clinician,
    .reason = reason,
    .day = day,
  };

  if (option >= n)
    return NULL;
  decided.rule = dcs_code_string (all[option].option->term.code);
  return _dcs_decide_drafts (_dcs_decide_decision (analysis, &decided));
}

/* ---- from a row of the worklist ---- */

static gboolean
find_suggestion (DcsAnalysis *analysis, const DcsWorkItem *item, guint *index)
{
  guint n;
  const DcsSuggestion *all = dcs_analysis_suggestions (analysis, &n);

  for (*index = 0; *index < n; (*index)++)
    {
      const DcsSuggestion *one = &all[*index];

      if (one->status == DCS_SUGGESTION_OPEN && one->rule->term.code == item->rule
          && one->response == item->detail && one->visit_id == item->visit_id)
        return TRUE;
    }
  return FALSE;
}

/* Inefficacy and intolerance of one course are told apart by what they hang on. */
static gboolean
find_resistance (DcsAnalysis *analysis, const DcsWorkItem *item, guint *index)
{
  guint n;
  const DcsResistance *all = dcs_analysis_resistance (analysis, &n);

  for (*index = 0; *index < n; (*index)++)
    {
      const DcsResistance *one = &all[*index];
      DcsCode detail = one->failure == DCS_FAILURE_INTOLERANCE ? one->stop_reason : one->response;

      if (one->status == DCS_RESISTANCE_CANDIDATE && one->drug == item->rule
          && detail == item->detail && one->treatment_id == item->treatment_id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_due_item (const DcsDueItem *due, const DcsWorkItem *item)
{
  switch (item->kind)
    {
    case DCS_WORK_DUE:
      return due->kind == DCS_DUE_RULE && due->rule->term.code == item->rule
             && due->drug == item->detail && due->treatment_id == item->treatment_id;
    case DCS_WORK_CARE:
      return due->kind == DCS_DUE_CARE_ITEM && due->record_id == item->record_id;
    case DCS_WORK_VISIT:
      return due->kind == DCS_DUE_VISIT && due->record_id == item->visit_id;
    case DCS_WORK_INFUSION:
      return due->kind == DCS_DUE_INFUSION && due->drug == item->rule
             && due->treatment_id == item->treatment_id;
    case DCS_WORK_RESPONSE:
    case DCS_WORK_RESISTANCE:
    case DCS_WORK_DOSE:
    case DCS_WORK_ADVERSE_EVENT:
    case DCS_WORK_QUALITY:
    case DCS_N_WORK_KINDS:
    default:
      return FALSE;
    }
}

static gboolean
find_due (DcsAnalysis *analysis, const DcsWorkItem *item, guint *index)
{
  guint n;
  const DcsDueItem *all = dcs_analysis_due (analysis, &n);

  for (*index = 0; *index < n; (*index)++)
    if (!all[*index].waived && is_due_item (&all[*index], item))
      return TRUE;
  return FALSE;
}

/**
 * dcs_decide_find:
 * @analysis: of the patient whose row it is
 * @item: a row of the worklist
 * @index: (out): in the suggestions, the resistance or what is due, by the kind of the row
 *
 * Returns: %FALSE when it was settled meanwhile, or is of a kind that nothing is decided on
 */
gboolean
dcs_decide_find (DcsAnalysis *analysis, const DcsWorkItem *item, guint *index)
{
  g_return_val_if_fail (analysis != NULL && item != NULL && index != NULL, FALSE);

  switch (item->kind)
    {
    case DCS_WORK_RESPONSE:
      return find_suggestion (analysis, item, index);
    case DCS_WORK_RESISTANCE:
      return find_resistance (analysis, item, index);
    case DCS_WORK_VISIT:
    case DCS_WORK_DUE:
    case DCS_WORK_CARE:
    case DCS_WORK_INFUSION:
      return find_due (analysis, item, index);
    case DCS_WORK_DOSE:
    case DCS_WORK_ADVERSE_EVENT:
    case DCS_WORK_QUALITY:
    case DCS_N_WORK_KINDS:
    default:
      return FALSE;
    }
}
