/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

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
      || !_dcs_reader_code (reader, "cap-unit", "dose-unit", &drug->cap_unit, error))
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
  return TRUE;
}

static gboolean
read_other_units (DcsDefinitionReader *reader, DcsTest *test, GError **error)
{
  g_auto (GStrv) entries = NULL;
  gsize n_entries;
  DcsCode *units;
  double *factors;

  if (!_dcs_reader_has (reader, "also"))
    return TRUE;
  entries = g_key_file_get_string_list (reader->file, reader->group, "also", &n_entries, NULL);
  if (entries == NULL || n_entries == 0 || test->unit == 0)
    return _dcs_reader_fail (
        reader, "also", error, _ ("must be units that convert to the key unit, as in “g/L 0.1”"));

  units = _dcs_definition_alloc (reader->definition, n_entries * sizeof *units);
  factors = _dcs_definition_alloc (reader->definition, n_entries * sizeof *factors);
  for (gsize i = 0; i < n_entries; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (entries[i]), " ", 2);
      char *end = NULL;

      if (g_strv_length (words) != 2)
        return _dcs_reader_fail (reader,
                                 "also",
                                 error,
                                 _ ("“%s” is no unit with a factor, as in “g/L 0.1”"),
                                 entries[i]);
      factors[i] = g_ascii_strtod (words[1], &end);
      if (end == words[1] || *end != '\0' || !isfinite (factors[i]) || factors[i] <= 0)
        return _dcs_reader_fail (reader, "also", error, _ ("“%s” is no factor above 0"), words[1]);
      if (!_dcs_reader_resolve (reader, "also", "unit", words[0], &units[i], error))
        return FALSE;
    }
  test->other_units = units;
  test->factors = factors;
  test->n_other_units = n_entries;
  return TRUE;
}

static gboolean
read_test (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsTest *test = term;
  double decimals = 0;

  test->min = test->max = NAN;
  test->numeric = TRUE;
  if (!_dcs_reader_code (reader, "unit", "unit", &test->unit, error)
      || !_dcs_reader_number (reader, "decimals", &decimals, error)
      || !_dcs_reader_number (reader, "min", &test->min, error)
      || !_dcs_reader_number (reader, "max", &test->max, error)
      || !_dcs_reader_numbers (reader, "allowed", &test->allowed, &test->n_allowed, error)
      || !_dcs_reader_boolean (reader, "numeric", &test->numeric, error)
      || !_dcs_reader_boolean (reader, "per-site", &test->per_site, error)
      || !_dcs_reader_codes (reader, "results", "result", &test->results, &test->n_results, error)
      || !read_other_units (reader, test, error))
    return FALSE;
  if (decimals < 0 || decimals > DCS_DECIMAL_MAX_DECIMALS || decimals != floor (decimals))
    return _dcs_reader_fail (reader, "decimals", error, _ ("must be a whole number from 0 to 9"));
  test->decimals = (int) decimals;
  if (test->min > test->max)
    return _dcs_reader_fail (reader, "max", error, _ ("must not be below min"));
  if (test->n_allowed > 0 && (!isnan (test->min) || !isnan (test->max)))
    return _dcs_reader_fail (reader, "allowed", error, _ ("does not go with min or max"));
  for (guint i = 1; i < test->n_allowed; i++)
    if (test->allowed[i] <= test->allowed[i - 1])
      return _dcs_reader_fail (reader, "allowed", error, _ ("must be in ascending order"));
  if (test->n_allowed > 0)
    {
      test->min = test->allowed[0];
      test->max = test->allowed[test->n_allowed - 1];
    }
  if (!test->numeric && test->n_results == 0)
    return _dcs_reader_fail (reader, "results", error, _ ("a test needs numbers or results"));
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

static gboolean
read_instrument (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsInstrument *instrument = term;

  instrument->max_total = NAN;
  if (!_dcs_reader_codes (reader, "items", "test", &instrument->items, &instrument->n_items, error)
      || !_dcs_reader_boolean (reader, "per-site", &instrument->per_site, error)
      || !_dcs_reader_boolean (reader, "activity", &instrument->is_activity, error)
      || !_dcs_reader_number (reader, "max", &instrument->max_total, error))
    return FALSE;
  if (instrument->n_items == 0 || instrument->n_items > 32)
    return _dcs_reader_fail (reader, "items", error, _ ("an instrument needs 1 to 32 items"));
  if (isnan (instrument->max_total))
    return _dcs_reader_fail (reader, "max", error, _ ("an instrument needs its highest total"));
  return TRUE;
}

static const char *const drug_keys[] = { "systemic",  "steroid",   "routes",    "unit",
                                         "frequency", "usual-min", "usual-max", "cap",
                                         "cap-unit",  NULL };
static const char *const test_keys[] = { "unit",    "decimals", "min",     "max",  "allowed",
                                         "numeric", "per-site", "results", "also", NULL };
static const char *const dose_unit_keys[] = { "per", "milligrams", "absolute", NULL };
static const char *const instrument_keys[] = { "items", "per-site", "activity", "max", NULL };

/* Every domain that a definition can have; the records' code fields name most of them. */
static const DcsDomainInfo domain_infos[] = {
  { "subtype", .children_domain = "subtype-site" },
  { "subtype-site", .children_domain = "subtype-form" },
  { "subtype-form" },
  { "region", .children_domain = "site" },
  { "site", .group_key = "region", .group_domain = "region", .group_required = TRUE },
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
    .read = read_test },
  { "unit" },
  { "result" },
  { "observation-context" },
  { "instrument",
    .size = sizeof (DcsInstrument),
    .keys = instrument_keys,
    .read = read_instrument },
};

const DcsDomainInfo *
_dcs_domain_info (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (domain_infos); i++)
    if (strcmp (domain_infos[i].name, name) == 0)
      return &domain_infos[i];
  return NULL;
}
