/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
has_code (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

static gboolean
read_drug (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsDrug *drug = term;

  drug->systemic = TRUE;
  drug->usual_min = drug->usual_max = drug->cap = NAN;
  if (!_dcs_reader_boolean (reader, "systemic", &drug->systemic, error)
      || !_dcs_reader_boolean (reader, "steroid", &drug->steroid, error)
      || !_dcs_reader_codes (reader, "routes", "route", &drug->routes, &drug->n_routes, error)
      || !_dcs_reader_code (reader, "unit", "dose-unit", &drug->unit, error)
      || !_dcs_reader_code (reader, "frequency", "frequency", &drug->frequency, error)
      || !_dcs_reader_number (reader, "usual-min", &drug->usual_min, error)
      || !_dcs_reader_number (reader, "usual-max", &drug->usual_max, error)
      || !_dcs_reader_number (reader, "cap", &drug->cap, error)
      || !_dcs_reader_code (reader, "cap-unit", "dose-unit", &drug->cap_unit, error)
      || !_dcs_reader_codes (reader,
                             "only-frequencies",
                             "frequency",
                             &drug->only_frequencies,
                             &drug->n_only_frequencies,
                             error))
    return FALSE;
  if (drug->n_routes == 0)
    return _dcs_reader_fail (reader, "routes", error, _ ("a drug needs at least one route"));
  drug->route = drug->routes[0];
  if (isnan (drug->usual_min) != isnan (drug->usual_max) || drug->usual_min > drug->usual_max)
    return _dcs_reader_fail (reader,
                             "usual-min",
                             error,
                             _ ("a usual range needs usual-min and a usual-max not below it"));
  if (!isnan (drug->usual_min) && (drug->unit == 0 || drug->frequency == 0))
    return _dcs_reader_fail (
        reader, "usual-min", error, _ ("a usual range needs unit and frequency"));
  if (isnan (drug->cap) != (drug->cap_unit == 0))
    return _dcs_reader_fail (reader, "cap", error, _ ("cap and cap-unit need each other"));
  if (drug->n_only_frequencies > 0 && drug->frequency != 0
      && !has_code (drug->only_frequencies, drug->n_only_frequencies, drug->frequency))
    return _dcs_reader_fail (
        reader, "only-frequencies", error, _ ("must hold the usual frequency, too"));
  return TRUE;
}

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

static const char *const drug_keys[] = { "systemic",  "steroid",          "routes",    "unit",
                                         "frequency", "usual-min",        "usual-max", "cap",
                                         "cap-unit",  "only-frequencies", NULL };
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
    .read = read_drug },
  { "dose-unit", .size = sizeof (DcsDoseUnit), .keys = dose_unit_keys, .read = read_dose_unit },
  { "frequency" },
  { "route" },
  { "start-reason" },
  { "stop-reason" },
  { "treatment-response" },
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
  { "care-kind" },
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
};

const DcsDomainInfo *
_dcs_domain_info (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (domain_infos); i++)
    if (strcmp (domain_infos[i].name, name) == 0)
      return &domain_infos[i];
  return NULL;
}
