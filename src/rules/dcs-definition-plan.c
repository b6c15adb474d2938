/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const stop_meanings[] = {
  [DCS_REASON_INEFFICACY] = "inefficacy",
  [DCS_REASON_INTOLERANCE] = "intolerance",
  [DCS_REASON_SUCCESS] = "success",
  [DCS_REASON_NONADHERENCE] = "nonadherence",
};
static const char *const response_meanings[] = {
  [DCS_RESPONSE_ADEQUATE] = "adequate",
  [DCS_RESPONSE_INADEQUATE] = "inadequate",
  [DCS_RESPONSE_NONE] = "none",
};

gboolean
_dcs_definition_read_option (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsOption *option = term;

  if (!_dcs_reader_codes (reader, "drugs", "drug", &option->drugs, &option->n_drugs, error)
      || !_dcs_reader_codes (
          reader, "care-kinds", "care-kind", &option->care_kinds, &option->n_care_kinds, error)
      || !_dcs_reader_codes (reader, "after", "drug", &option->after, &option->n_after, error))
    return FALSE;
  if (option->n_drugs == 0 && option->n_care_kinds == 0 && option->term.text == NULL)
    return _dcs_reader_fail (
        reader, NULL, error, _ ("an option needs drugs, care-kinds or a text"));
  return TRUE;
}

static double
per_day_of (DcsInterval interval)
{
  if (interval.days > 0)
    return 1.0 / interval.days;
  return interval.months > 0 ? 1 / (interval.months * DCS_DAYS_PER_MONTH) : NAN;
}

/* "per-day", or how many days there are for one dose: "days-per-dose" */
gboolean
_dcs_definition_read_frequency (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsFrequencyInfo *frequency = term;
  double days = NAN;
  DcsInterval none = { 0, 0 };

  frequency->per_day = NAN;
  frequency->interval = none;
  if (!_dcs_reader_number (reader, "per-day", &frequency->per_day, error)
      || !_dcs_reader_number (reader, "days-per-dose", &days, error)
      || !_dcs_reader_interval (reader, "interval", &frequency->interval, error))
    return FALSE;
  if (!isnan (frequency->per_day) && !isnan (days))
    return _dcs_reader_fail (
        reader, "days-per-dose", error, _ ("a frequency has per-day or days-per-dose, not both"));
  if (frequency->per_day <= 0)
    return _dcs_reader_fail (reader, "per-day", error, _ ("must be above 0"));
  if (days <= 0)
    return _dcs_reader_fail (reader, "days-per-dose", error, _ ("must be above 0"));
  if (!isnan (days))
    frequency->per_day = 1 / days;
  else if (isnan (frequency->per_day))
    frequency->per_day = per_day_of (frequency->interval);
  return TRUE;
}

gboolean
_dcs_definition_read_stop_reason (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  int meaning = DCS_REASON_OTHER;

  if (!_dcs_reader_choice (
          reader, "means", stop_meanings, G_N_ELEMENTS (stop_meanings), &meaning, error))
    return FALSE;
  ((DcsStopReason *) term)->meaning = (DcsReasonMeaning) meaning;
  return TRUE;
}

gboolean
_dcs_definition_read_treatment_response (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  int meaning = DCS_RESPONSE_UNKNOWN;

  if (!_dcs_reader_choice (
          reader, "means", response_meanings, G_N_ELEMENTS (response_meanings), &meaning, error))
    return FALSE;
  ((DcsTreatmentResponse *) term)->meaning = (DcsResponseMeaning) meaning;
  return TRUE;
}

/* The terms of a domain, or NULL. */
static gpointer
list_terms (const DcsDomain *domain, guint *n_terms)
{
  *n_terms = domain != NULL ? domain->terms->len : 0;
  return *n_terms > 0 ? domain->terms->pdata : NULL;
}

/**
 * dcs_definition_calculation:
 * @self: (nullable): a definition
 * @code: a code of the domain "calculation", or 0
 *
 * Returns: (transfer none) (nullable): the calculation
 */
const DcsCalculation *
dcs_definition_calculation (DcsDefinition *self, DcsCode code)
{
  return self != NULL ? _dcs_domain_find (self->calculations, code) : NULL;
}

/**
 * dcs_definition_calculations:
 * @self: (nullable): a definition
 * @n_calculations: (out): how many
 *
 * Returns: (transfer none) (nullable): the calculations in the order of the file; NULL when there
 *   is none
 */
const DcsCalculation *const *
dcs_definition_calculations (DcsDefinition *self, guint *n_calculations)
{
  g_return_val_if_fail (n_calculations != NULL, NULL);
  return list_terms (self != NULL ? self->calculations : NULL, n_calculations);
}

/**
 * dcs_definition_judgement:
 * @self: (nullable): a definition
 * @code: a code of the domain "judgement", or 0
 *
 * Returns: (transfer none) (nullable): the judgement
 */
const DcsJudgement *
dcs_definition_judgement (DcsDefinition *self, DcsCode code)
{
  return self != NULL ? _dcs_domain_find (self->judgements, code) : NULL;
}

/**
 * dcs_definition_judgements:
 * @self: (nullable): a definition
 * @n_judgements: (out): how many
 *
 * Returns: (transfer none) (nullable): the judgements in the order of the file, also those that are
 *   off; NULL when there is none
 */
const DcsJudgement *const *
dcs_definition_judgements (DcsDefinition *self, guint *n_judgements)
{
  g_return_val_if_fail (n_judgements != NULL, NULL);
  return list_terms (self != NULL ? self->judgements : NULL, n_judgements);
}

/**
 * dcs_definition_due_rule:
 * @self: (nullable): a definition
 * @code: a code of the domain "due", or 0
 *
 * Returns: (transfer none) (nullable): the rule
 */
const DcsDueRule *
dcs_definition_due_rule (DcsDefinition *self, DcsCode code)
{
  return self != NULL ? _dcs_domain_find (self->due_rules, code) : NULL;
}

/**
 * dcs_definition_due_rules:
 * @self: (nullable): a definition
 * @n_rules: (out): how many
 *
 * Returns: (transfer none) (nullable): what is due, in the order of the file, also the rules that
 *   are off; NULL when there is none
 */
const DcsDueRule *const *
dcs_definition_due_rules (DcsDefinition *self, guint *n_rules)
{
  g_return_val_if_fail (n_rules != NULL, NULL);
  return list_terms (self != NULL ? self->due_rules : NULL, n_rules);
}

/**
 * dcs_definition_options:
 * @self: (nullable): a definition
 * @n_options: (out): how many
 *
 * Returns: (transfer none) (nullable): the options in the order of the file; NULL when there is
 *   none
 */
const DcsOption *const *
dcs_definition_options (DcsDefinition *self, guint *n_options)
{
  g_return_val_if_fail (n_options != NULL, NULL);
  return list_terms (self != NULL ? self->options : NULL, n_options);
}

/**
 * dcs_definition_frequency:
 * @self: (nullable): a definition
 * @code: a code of the domain "frequency", or 0
 *
 * Returns: (transfer none) (nullable): the frequency
 */
const DcsFrequencyInfo *
dcs_definition_frequency (DcsDefinition *self, DcsCode code)
{
  return self != NULL ? _dcs_domain_find (self->frequencies, code) : NULL;
}

/**
 * dcs_definition_stop_meaning:
 * @self: (nullable): a definition
 * @stop_reason: a code of the domain "stop-reason", or 0
 *
 * Returns: what the reason says of the drug; DCS_REASON_OTHER where the definition says nothing
 */
DcsReasonMeaning
dcs_definition_stop_meaning (DcsDefinition *self, DcsCode stop_reason)
{
  const DcsStopReason *reason = self != NULL ? _dcs_domain_find (self->stop_reasons, stop_reason)
                                             : NULL;

  return reason != NULL ? reason->meaning : DCS_REASON_OTHER;
}

/**
 * dcs_definition_response_meaning:
 * @self: (nullable): a definition
 * @response: a code of the domain "treatment-response", or 0
 *
 * Returns: what the response says; DCS_RESPONSE_UNKNOWN where the definition says nothing
 */
DcsResponseMeaning
dcs_definition_response_meaning (DcsDefinition *self, DcsCode response)
{
  const DcsTreatmentResponse *found = self != NULL
                                          ? _dcs_domain_find (self->treatment_responses, response)
                                          : NULL;

  return found != NULL ? found->meaning : DCS_RESPONSE_UNKNOWN;
}
