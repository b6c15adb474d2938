/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-words.h"
#include "dcs-quality.h"
#include "dcs-words.h"
#include "dcs-work-private.h"

#include <glib/gi18n-lib.h>

/* Why a row of the worklist is there. */

static DcsExplanation *
explain_dose (DcsAnalysis *self, const DcsWorkItem *item)
{
  for (guint i = self->doses->len; i-- > 0;)
    if (g_array_index (self->doses, DcsDoseSpan, i).treatment_id == item->treatment_id)
      return dcs_analysis_explain_dose (self, i);
  return NULL;
}

static DcsExplanation *
explain_adverse_event (DcsAnalysis *self, const DcsWorkItem *item)
{
  const DcsValue *row = dcs_course_find (self->course, DCS_RECORD_ADVERSE_EVENT, item->record_id);
  g_autofree char *title = NULL;
  DcsExplanation *why;
  DcsCode drug;

  if (row == NULL)
    return NULL;
  title = dcs_analysis_describe_work (self, item);
  why = dcs_explanation_new (title);
  dcs_explanation_set_result (why,
                              "%s",
                              row[DCS_ADVERSE_EVENT_OUTCOME].kind == DCS_VALUE_TEXT
                                  ? dcs_choice_label (row[DCS_ADVERSE_EVENT_OUTCOME].text)
                                  : _ ("outcome not recorded"));
  dcs_explanation_add (why,
                       0,
                       row[DCS_ADVERSE_EVENT_TERM].kind == DCS_VALUE_TEXT
                           ? row[DCS_ADVERSE_EVENT_TERM].text
                           : _ ("Adverse event"),
                       NULL,
                       _dcs_row_date (row, DCS_ADVERSE_EVENT_ONSET_DATE));
  drug = _dcs_row_code (row, DCS_ADVERSE_EVENT_DRUG);
  if (drug != 0)
    dcs_explanation_add (
        why, 0, _ ("Suspected drug"), _dcs_analysis_label (self, "drug", drug), DCS_DATE_INIT);
  dcs_explanation_add_missing (why, 0, _ ("Day on which it was over"));
  dcs_explanation_set_rule (why,
                            _ ("An adverse event is followed until its outcome says that it is "
                               "over, or until it has a day on which it was."),
                            1,
                            _ ("Product rule"));
  return why;
}

static void
add_finding (const DcsQualityFinding *finding, gpointer data)
{
  dcs_explanation_add (
      data, 0, dcs_quality_rule_label (finding->rule), finding->message, DCS_DATE_INIT);
}

static DcsExplanation *
explain_quality (DcsAnalysis *self, const DcsWorkItem *item)
{
  g_autofree char *title = dcs_analysis_describe_work (self, item);
  DcsExplanation *why = dcs_explanation_new (title);
  guint n_findings = dcs_quality_check (self->course, self->definition, add_finding, why);

  if (n_findings == 0)
    {
      dcs_explanation_free (why);
      return NULL;
    }
  dcs_explanation_set_result (why, ngettext ("%u finding", "%u findings", n_findings), n_findings);
  dcs_explanation_set_rule (
      why, _ ("What is blank, contradicts itself or looks unlikely."), 1, _ ("Product rule"));
  return why;
}

/**
 * dcs_analysis_explain_work:
 * @item: a row of the worklist of the patient that was analysed
 *
 * Returns: (transfer full) (nullable): why it is there; %NULL when it is settled
 */
DcsExplanation *
dcs_analysis_explain_work (DcsAnalysis *self, const DcsWorkItem *item)
{
  guint index;

  g_return_val_if_fail (self != NULL && item != NULL, NULL);

  switch (item->kind)
    {
    case DCS_WORK_DOSE:
      return _dcs_work_find (self, item, &index) ? explain_dose (self, item) : NULL;
    case DCS_WORK_ADVERSE_EVENT:
      return explain_adverse_event (self, item);
    case DCS_WORK_QUALITY:
      return explain_quality (self, item);
    default:
      break;
    }
  if (!_dcs_work_find (self, item, &index))
    return NULL;
  if (item->kind == DCS_WORK_RESPONSE)
    return dcs_analysis_explain_suggestion (self, index);
  if (item->kind == DCS_WORK_RESISTANCE)
    return dcs_analysis_explain_resistance (self, index);
  return dcs_analysis_explain_due (self, index);
}
