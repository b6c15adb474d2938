/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-resistance-private.h"

#include "dcs-plan.h"

#include <string.h>

/* What the definition names for a patient whose treatment failed: a list to discuss. */

static gboolean
has_code (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

/* Whether one of the drugs failed; without drugs: whether any did. What was dismissed has not. */
static gboolean
has_failed (DcsAnalysis *self, const DcsCode *drugs, guint n_drugs)
{
  for (guint i = 0; i < self->resistance->len; i++)
    {
      const DcsResistance *resistance = &g_array_index (self->resistance, DcsResistance, i);

      if (resistance->status != DCS_RESISTANCE_DISMISSED
          && (n_drugs == 0 || has_code (drugs, n_drugs, resistance->drug)))
        return TRUE;
    }
  return FALSE;
}

/* The last of its drugs to begin, one that runs before all others. */
static gboolean
look_for_drugs (DcsAnalysis *self, const DcsOption *option, DcsOptionState *state)
{
  gboolean found = FALSE;

  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
      gboolean runs;

      if (_dcs_row_is_deleted (row, DCS_TREATMENT_DELETED)
          || !has_code (option->drugs, option->n_drugs, _dcs_row_code (row, DCS_TREATMENT_DRUG)))
        continue;
      runs = !dcs_date_is_set (_dcs_row_date (row, DCS_TREATMENT_STOP_DATE))
             && !_dcs_analysis_is_dead (self);
      if (state->status == DCS_OPTION_RUNNING && !runs)
        continue;
      found = TRUE;
      state->status = runs ? DCS_OPTION_RUNNING : DCS_OPTION_GIVEN;
      state->date = _dcs_row_date (row, DCS_TREATMENT_START_DATE);
    }
  return found;
}

/* Care items that were waived say nothing of their kind. */
static gboolean
look_for_care (DcsAnalysis *self, const DcsOption *option, DcsOptionState *state)
{
  gboolean found = FALSE;

  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_CARE_ITEM); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_CARE_ITEM, i);
      const DcsValue *status = &row[DCS_CARE_ITEM_STATUS];
      DcsDate date = _dcs_row_date (row, DCS_CARE_ITEM_DONE_DATE);

      if (_dcs_row_is_deleted (row, DCS_CARE_ITEM_DELETED)
          || !has_code (
              option->care_kinds, option->n_care_kinds, _dcs_row_code (row, DCS_CARE_ITEM_KIND))
          || (status->kind == DCS_VALUE_TEXT && strcmp (status->text, "not_applicable") == 0))
        continue;
      if (!dcs_date_is_set (date))
        date = _dcs_row_date (row, DCS_CARE_ITEM_DUE_DATE);
      if (found && dcs_date_compare (date, state->date) < 0)
        continue;
      found = TRUE;
      state->status = DCS_OPTION_RECORDED;
      state->date = date;
    }
  return found;
}

static void
look_for_decision (DcsAnalysis *self, const DcsOption *option, DcsOptionState *state)
{
  DcsDecisionView decision;

  if (!_dcs_analysis_find_decision (
          self, "option", dcs_code_string (option->term.code), 0, 0, &decision)
      || (strcmp (decision.decision, "discussed") != 0
          && strcmp (decision.decision, "accepted") != 0))
    return;
  state->decision_id = decision.id;
  if (state->status != DCS_OPTION_OPEN)
    return;
  state->status = DCS_OPTION_DISCUSSED;
  state->date = dcs_date_from_day (decision.day);
}

void
_dcs_analysis_run_options (DcsAnalysis *self)
{
  guint n_options;
  const DcsOption *const *options = dcs_definition_options (self->definition, &n_options);

  if (self->resistance->len == 0)
    return;
  for (guint i = 0; i < n_options; i++)
    {
      DcsOptionState state = { .option = options[i], .status = DCS_OPTION_OPEN };

      if (!has_failed (self, options[i]->after, options[i]->n_after))
        continue;
      if (!look_for_drugs (self, options[i], &state))
        look_for_care (self, options[i], &state);
      look_for_decision (self, options[i], &state);
      g_array_append_val (self->options, state);
    }
}
