/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
read_dose_unit (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsDoseUnit *unit = term;
  const char *per = NULL;

  unit->milligrams = NAN;
  if (!_dcs_reader_text (reader, "per", &per, error)
      || !_dcs_reader_number (reader, "milligrams", &unit->milligrams, error)
      || !_dcs_reader_code (reader, "absolute", "dose-unit", &unit->absolute, error))
    return FALSE;
  if (g_strcmp0 (per, "m2") == 0)
    unit->basis = DCS_DOSE_PER_M2;
  else if (g_strcmp0 (per, "kg") == 0)
    unit->basis = DCS_DOSE_PER_KG;
  else if (per != NULL)
    return _dcs_reader_fail (reader, "per", error, _ ("must be m2 or kg"));
  if (unit->milligrams <= 0)
    return _dcs_reader_fail (reader, "milligrams", error, _ ("must be above 0"));
  if ((unit->basis == DCS_DOSE_FLAT) != (unit->absolute == 0))
    return _dcs_reader_fail (
        reader, "absolute", error, _ ("belongs to a unit per m2 or per kg, and to each of these"));
  if (unit->basis == DCS_DOSE_FLAT)
    unit->absolute = unit->term.code;
  return TRUE;
}

static const char *const drug_keys[] = { "systemic",
                                         "steroid",
                                         "routes",
                                         "unit",
                                         "frequency",
                                         "usual-min",
                                         "usual-max",
                                         "cap",
                                         "cap-unit",
                                         "only-frequencies",
                                         "calendar",
                                         "loading-count",
                                         "loading-every",
                                         "calendar-interval",
                                         "first-cycle-doses",
                                         "cycle-doses",
                                         "cycle-days",
                                         "adequate-min",
                                         "adequate-after",
                                         NULL };
static const char *const test_keys[] = { "unit",
                                         "decimals",
                                         "min",
                                         "max",
                                         "allowed",
                                         "numeric",
                                         "per-site",
                                         "results",
                                         "also",
                                         "sites",
                                         "carry-months-child",
                                         "carry-months-adult",
                                         "level-0",
                                         "level-1",
                                         "level-2",
                                         "level-3",
                                         "level-4",
                                         "level-5",
                                         "level-6",
                                         "level-7",
                                         "level-8",
                                         "level-9",
                                         "level-10",
                                         NULL };
static const char *const item_group_keys[] = { "items", "aids", "aid-minimum", NULL };
static const char *const range_keys[] = { "test",     "low",    "high", "below",
                                          "from-age", "to-age", "sex",  NULL };
static const char *const dose_unit_keys[] = { "per", "milligrams", "absolute", NULL };
static const char *const form_keys[] = { "section",   "items",       "per-site", "sites",
                                         "all-sites", "instruments", NULL };
static const char *const instrument_keys[] = {
  "items",        "per-site",       "activity",       "max",     "method",
  "sites",        "lower-is-worse", "all-sites",      "part-of", "decimals",
  "alternatives", "categories",     "min-categories", NULL
};
static const char *const frequency_keys[] = { "per-day", "days-per-dose", "interval", NULL };
static const char *const meaning_keys[] = { "means", NULL };
static const char *const calculation_keys[] = {
  "kind",         "version",  "scheme",  "formula",        "unit",
  "decimals",     "min",      "max",     "lower-is-worse", "part",
  "max-age-days", "level-0",  "level-1", "level-2",        "level-3",
  "level-4",      "level-5",  "level-6", "level-7",        "level-8",
  "level-9",      "level-10", NULL
};
static const char *const judgement_keys[] = { "version",
                                              "off",
                                              "method",
                                              "items",
                                              "extent-item",
                                              "relapse-criteria",
                                              "worsening-points",
                                              "worsening-percent",
                                              "complete",
                                              "improved",
                                              "relapse",
                                              "worse",
                                              "complete-when",
                                              "improved-when",
                                              "relapse-when",
                                              "worse-when",
                                              NULL };
static const char *const due_keys[] = { "version",
                                        "off",
                                        "anchor",
                                        "drugs",
                                        "sites",
                                        "not-sites",
                                        "subtypes",
                                        "findings",
                                        "from-age",
                                        "to-age",
                                        "criterion",
                                        "tests",
                                        "any-test",
                                        "investigations",
                                        "body-part",
                                        "care-kinds",
                                        "instruments",
                                        "by-visit",
                                        "baseline",
                                        "baseline-before",
                                        "first",
                                        "phases",
                                        "restart-on-dose-increase",
                                        "until",
                                        "grace-days",
                                        "soon-days",
                                        NULL };
static const char *const option_keys[] = { "drugs", "care-kinds", "after", NULL };

/* Every domain that a definition can have; the records' code fields name most of them. */
static const DcsDomainInfo domain_infos[] = {
  { "subtype", .children_domain = "subtype-site" },
  { "subtype-site", .children_domain = "subtype-form" },
  { "subtype-form" },
  { "region", .children_domain = "site" },
  { "site", .group_key = "region", .group_domain = "region", .group_required = TRUE },
  { "zone", .children_domain = "site" },
  { "morphology" },
  { "drug-class" },
  { "drug",
    .size = sizeof (DcsDrug),
    .group_key = "class",
    .group_domain = "drug-class",
    .group_required = TRUE,
    .keys = drug_keys,
    .read = _dcs_definition_read_drug },
  { "dose-unit", .size = sizeof (DcsDoseUnit), .keys = dose_unit_keys, .read = read_dose_unit },
  { "frequency",
    .size = sizeof (DcsFrequencyInfo),
    .keys = frequency_keys,
    .read = _dcs_definition_read_frequency },
  { "route" },
  { "start-reason" },
  { "stop-reason",
    .size = sizeof (DcsStopReason),
    .keys = meaning_keys,
    .read = _dcs_definition_read_stop_reason },
  { "treatment-response",
    .size = sizeof (DcsTreatmentResponse),
    .keys = meaning_keys,
    .read = _dcs_definition_read_treatment_response },
  { "visit-kind" },
  { "visit-response", .group_key = "state", .group_required = TRUE },
  { "relapse-context", .group_key = "drug", .group_domain = "drug" },
  { "relapse-manifestation" },
  { "referral" },
  { "consent" },
  { "followup-status" },
  { "finding-group" },
  { "finding", .group_key = "group", .group_domain = "finding-group" },
  { "investigation" },
  { "investigation-result" },
  { "causality" },
  { "care-group" },
  { "care-kind", .group_key = "group", .group_domain = "care-group" },
  { "test-group" },
  { "test",
    .size = sizeof (DcsTest),
    .group_key = "group",
    .group_domain = "test-group",
    .group_required = TRUE,
    .keys = test_keys,
    .read = _dcs_definition_read_test },
  { "item-group",
    .size = sizeof (DcsItemGroup),
    .keys = item_group_keys,
    .read = _dcs_definition_read_item_group },
  { "range",
    .size = sizeof (DcsTestRange),
    .label_optional = TRUE,
    .keys = range_keys,
    .read = _dcs_definition_read_range },
  { "unit" },
  { "result" },
  { "observation-context" },
  { "instrument",
    .size = sizeof (DcsInstrument),
    .keys = instrument_keys,
    .read = _dcs_definition_read_instrument },
  { "form", .size = sizeof (DcsFormInfo), .keys = form_keys, .read = _dcs_definition_read_form },
  { "parameter", .read = _dcs_definition_read_parameter },
  { "calculation-group" },
  { "calculation",
    .size = sizeof (DcsCalculation),
    .group_key = "group",
    .group_domain = "calculation-group",
    .keys = calculation_keys,
    .read = _dcs_definition_read_calculation },
  { "judgement",
    .size = sizeof (DcsJudgement),
    .keys = judgement_keys,
    .read = _dcs_definition_read_judgement },
  { "due",
    .size = sizeof (DcsDueRule),
    .group_key = "care-kind",
    .group_domain = "care-kind",
    .group_required = TRUE,
    .keys = due_keys,
    .read = _dcs_definition_read_due_rule },
  { "option-group" },
  { "option",
    .size = sizeof (DcsOption),
    .group_key = "group",
    .group_domain = "option-group",
    .keys = option_keys,
    .read = _dcs_definition_read_option },
};

const DcsDomainInfo *
_dcs_domain_info (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (domain_infos); i++)
    if (strcmp (domain_infos[i].name, name) == 0)
      return &domain_infos[i];
  return NULL;
}
