/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"
#include "dcs-states-private.h"

#include <glib/gi18n-lib.h>

static const char *
label_of (DcsAnalysis *self, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (self->definition, domain, code);

  return term != NULL ? term->label : code != 0 ? dcs_code_string (code) : NULL;
}

/* "Visit: complete clinical response" … what began the span. */
static void
add_cause (DcsExplanation *explanation, DcsAnalysis *self, const DcsStateSpan *span)
{
  DcsDate date = _dcs_state_span_date (self->course, span);
  const DcsValue *row;

  switch (span->cause)
    {
    case DCS_STATE_CAUSE_VISIT:
      row = dcs_course_find (self->course, DCS_RECORD_VISIT, span->cause_id);
      dcs_explanation_add (
          explanation,
          0,
          _ ("Response recorded at the visit"),
          label_of (self, "visit-response", _dcs_row_code (row, DCS_VISIT_RESPONSE)),
          date);
      break;
    case DCS_STATE_CAUSE_RELAPSE:
      dcs_explanation_add (explanation, 0, _ ("Relapse recorded"), NULL, date);
      break;
    case DCS_STATE_CAUSE_START:
    case DCS_STATE_CAUSE_STOP:
    default:
      row = dcs_course_find (self->course, DCS_RECORD_TREATMENT, span->cause_id);
      dcs_explanation_add (explanation,
                           0,
                           span->cause == DCS_STATE_CAUSE_START
                               ? _ ("Systemic treatment began")
                               : _ ("The last systemic treatment ended"),
                           label_of (self, "drug", _dcs_row_code (row, DCS_TREATMENT_DRUG)),
                           date);
    }
}

/* What the state hangs on from before: the begin of the response, the last change of treatment. */
static void
add_history (DcsExplanation *explanation, DcsAnalysis *self, guint index)
{
  const DcsStateSpan *spans = (const DcsStateSpan *) (gpointer) self->states->data;
  guint begin = index, change = index;

  while (begin > 0 && _dcs_state_is_response (spans[begin - 1].state))
    begin--;
  if (begin < index)
    {
      dcs_explanation_add (explanation,
                           0,
                           _ ("Complete response began"),
                           NULL,
                           _dcs_state_span_date (self->course, &spans[begin]));
      while (change > begin && spans[change].cause != DCS_STATE_CAUSE_START
             && spans[change].cause != DCS_STATE_CAUSE_STOP)
        change--;
      if (change > begin && change < index)
        add_cause (explanation, self, &spans[change]);
    }
}

static void
add_running (DcsExplanation *explanation, DcsAnalysis *self, const DcsStateSpan *span)
{
  guint n = 0;

  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
      DcsCode code = _dcs_row_code (row, DCS_TREATMENT_DRUG);
      const DcsDrug *drug = dcs_definition_drug (self->definition, code);

      if (_dcs_row_is_deleted (row, DCS_TREATMENT_DELETED) || (drug != NULL && !drug->systemic)
          || !_dcs_state_treatment_runs (row, span->from))
        continue;
      n++;
      dcs_explanation_add (explanation,
                           0,
                           _ ("Systemic treatment"),
                           label_of (self, "drug", code),
                           _dcs_row_date (row, DCS_TREATMENT_START_DATE));
    }
  if (n == 0)
    dcs_explanation_add (
        explanation, 0, _ ("Systemic treatment"), C_ ("treatment", "none"), DCS_DATE_INIT);
}

static void
set_rule (DcsExplanation *explanation, DcsState state, int months, const DcsTerm *parameter)
{
  g_autofree char *text = NULL;
  g_autofree char *source = NULL;

  switch (state)
    {
    case DCS_STATE_REMISSION_ON:
    case DCS_STATE_REMISSION_OFF:
      text = g_strdup_printf (ngettext ("Complete response that a visit finds maintained for %d "
                                        "month, counted from its begin, or from the day on which "
                                        "systemic treatment last began or ended altogether.",
                                        "Complete response that a visit finds maintained for %d "
                                        "months, counted from its begin, or from the day on which "
                                        "systemic treatment last began or ended altogether.",
                                        (gulong) months),
                              months);
      /* TRANSLATORS: after the source of a rule: what of it is this program's own */
      source = parameter != NULL && parameter->source != NULL ? g_strdup_printf (
                   _ ("%s; from when the months count: product rule"), parameter->source)
                                                              : g_strdup (_ ("Product rule"));
      dcs_explanation_set_rule (explanation, text, 1, source);
      break;
    case DCS_STATE_OFF_TREATMENT:
      dcs_explanation_set_rule (explanation,
                                _ ("Improved, not in complete response, and all systemic "
                                   "treatment has ended."),
                                1,
                                _ ("Product rule"));
      break;
    case DCS_STATE_ACTIVE:
    case DCS_STATE_IMPROVED:
    case DCS_STATE_COMPLETE_RESPONSE:
    case DCS_STATE_RELAPSED:
    case DCS_STATE_UNKNOWN:
    case DCS_N_STATES:
    default:
      dcs_explanation_set_rule (explanation,
                                _ ("The last judgement holds until the next one: the response "
                                   "recorded at a visit, or a relapse. Of a visit and a relapse on "
                                   "one day the relapse counts."),
                                1,
                                _ ("Product rule"));
    }
}

/**
 * dcs_analysis_explain_state:
 * @self: an analysis of which the states were run
 * @span: index in dcs_analysis_states()
 *
 * Returns: (transfer full): why the disease stood so: what began it, what ran, the rule
 */
DcsExplanation *
dcs_analysis_explain_state (DcsAnalysis *self, guint span)
{
  const DcsStateSpan *stood;
  const DcsTerm *parameter;
  DcsExplanation *explanation;
  g_autofree char *from = NULL, *to = NULL, *months = NULL;
  int n_months;

  g_return_val_if_fail (self != NULL && span < self->states->len, dcs_explanation_new (""));

  stood = &g_array_index (self->states, DcsStateSpan, span);
  explanation = dcs_explanation_new (dcs_state_label (stood->state));
  from = dcs_date_format_short (dcs_date_from_day (stood->from));
  to = dcs_date_format_short (dcs_date_from_day (stood->to));
  n_months = (int) dcs_definition_parameter (self->definition, "remission-months", 0);
  dcs_explanation_set_result (
      explanation,
      ngettext ("%s to %s, %d day", "%s to %s, %d days", (gulong) (stood->to - stood->from)),
      from,
      to,
      stood->to - stood->from);
  add_cause (explanation, self, stood);
  if (_dcs_state_is_response (stood->state))
    add_history (explanation, self, span);
  add_running (explanation, self, stood);
  parameter = dcs_definition_term (
      self->definition, "parameter", dcs_code_try ("remission-months"));
  set_rule (explanation, stood->state, n_months, parameter);
  if (_dcs_state_is_response (stood->state) && n_months > 0)
    {
      months = g_strdup_printf (ngettext ("%d month", "%d months", (gulong) n_months), n_months);
      dcs_explanation_add_setting (
          explanation, parameter != NULL ? parameter->label : _ ("Remission after"), months);
    }
  return explanation;
}
