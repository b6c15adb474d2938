/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DEFAULT_GRACE_DAYS 14
#define DEFAULT_SOON_DAYS 14
#define MAX_DAYS 3660

static const char *const anchors[] = {
  [DCS_DUE_ANCHOR_START] = "start",
  [DCS_DUE_ANCHOR_DIAGNOSIS] = "diagnosis",
  [DCS_DUE_ANCHOR_CRITERION] = "criterion",
  [DCS_DUE_ANCHOR_LAST] = "last",
};

/* For comparison only: days of an interval. */
static double
interval_days (DcsInterval interval)
{
  return interval.days != 0 ? interval.days : interval.months * DCS_DAYS_PER_MONTH;
}

static gboolean
is_none (DcsInterval interval)
{
  return interval.days == 0 && interval.months == 0;
}

static gboolean
read_phase (
    DcsDefinitionReader *reader, char *entry, DcsDuePhase *phase, gboolean last, GError **error)
{
  char *colon = strchr (entry, ':');

  if (colon != NULL)
    *colon = '\0';
  if (colon == NULL && !last)
    return _dcs_reader_fail (
        reader, "phases", error, _ ("only the last phase has no “until”, as in 6w:2w;18w:1m;12w"));
  if (colon != NULL && !dcs_interval_parse (g_strstrip (entry), &phase->until))
    return _dcs_reader_fail (
        reader, "phases", error, _ ("“%s” is no interval, as in 10d, 2w, 3m or 1y"), entry);
  entry = g_strstrip (colon != NULL ? colon + 1 : entry);
  if (!dcs_interval_parse (entry, &phase->every))
    return _dcs_reader_fail (
        reader, "phases", error, _ ("“%s” is no interval, as in 10d, 2w, 3m or 1y"), entry);
  return TRUE;
}

/* phases=6w:2w;18w:1m;12w */
static gboolean
read_phases (DcsDefinitionReader *reader, DcsDueRule *rule, GError **error)
{
  g_auto (GStrv) entries = NULL;
  gsize n_entries = 0;
  DcsDuePhase *phases;

  if (!_dcs_reader_has (reader, "phases"))
    return TRUE;
  entries = g_key_file_get_string_list (reader->file, reader->group, "phases", &n_entries, NULL);
  if (entries == NULL || n_entries == 0)
    return _dcs_reader_fail (
        reader, "phases", error, _ ("must be intervals, as in 6w:2w;18w:1m;12w"));
  phases = _dcs_definition_alloc (reader->definition, n_entries * sizeof *phases);
  for (gsize i = 0; i < n_entries; i++)
    {
      if (!read_phase (reader, entries[i], &phases[i], i + 1 == n_entries, error))
        return FALSE;
      if (i > 0 && !is_none (phases[i].until)
          && interval_days (phases[i].until) <= interval_days (phases[i - 1].until))
        return _dcs_reader_fail (
            reader, "phases", error, _ ("each phase must last longer than the one before"));
    }
  rule->phases = phases;
  rule->n_phases = n_entries;
  return TRUE;
}

static gboolean
read_whom (DcsDefinitionReader *reader, DcsDueRule *r, GError **error)
{
  r->from_age = r->to_age = NAN;
  return _dcs_reader_codes (reader, "drugs", "drug", &r->drugs, &r->n_drugs, error)
         && _dcs_reader_codes (reader, "sites", "site", &r->sites, &r->n_sites, error)
         && _dcs_reader_codes (reader, "not-sites", "site", &r->not_sites, &r->n_not_sites, error)
         && _dcs_reader_codes (reader, "subtypes", "subtype", &r->subtypes, &r->n_subtypes, error)
         && _dcs_reader_codes (reader, "findings", "finding", &r->findings, &r->n_findings, error)
         && _dcs_reader_number (reader, "from-age", &r->from_age, error)
         && _dcs_reader_number (reader, "to-age", &r->to_age, error)
         && _dcs_reader_code (reader, "criterion", "calculation", &r->criterion, error);
}

static gboolean
read_what (DcsDefinitionReader *reader, DcsDueRule *r, GError **error)
{
  const char *part = NULL;

  if (!_dcs_reader_codes (reader, "tests", "test", &r->tests, &r->n_tests, error)
      || !_dcs_reader_boolean (reader, "any-test", &r->any_test, error)
      || !_dcs_reader_codes (reader,
                             "investigations",
                             "investigation",
                             &r->investigations,
                             &r->n_investigations,
                             error)
      || !_dcs_reader_text (reader, "body-part", &part, error)
      || !_dcs_reader_codes (
          reader, "care-kinds", "care-kind", &r->care_kinds, &r->n_care_kinds, error)
      || !_dcs_reader_codes (
          reader, "instruments", "instrument", &r->instruments, &r->n_instruments, error)
      || !_dcs_reader_boolean (reader, "by-visit", &r->by_visit, error))
    return FALSE;
  if (part != NULL)
    {
      g_autofree char *folded = g_utf8_casefold (part, -1);

      r->body_part = g_string_chunk_insert_const (reader->definition->strings, folded);
    }
  return TRUE;
}

static gboolean
read_when (DcsDefinitionReader *reader, DcsDueRule *r, GError **error)
{
  r->grace_days = DEFAULT_GRACE_DAYS;
  r->soon_days = DEFAULT_SOON_DAYS;
  return _dcs_reader_boolean (reader, "baseline", &r->baseline, error)
         && _dcs_reader_interval (reader, "baseline-before", &r->baseline_before, error)
         && _dcs_reader_interval (reader, "first", &r->first, error)
         && read_phases (reader, r, error)
         && _dcs_reader_boolean (
             reader, "restart-on-dose-increase", &r->restart_on_dose_increase, error)
         && _dcs_reader_interval (reader, "until", &r->until, error)
         && _dcs_reader_count (reader, "grace-days", 0, MAX_DAYS, &r->grace_days, error)
         && _dcs_reader_count (reader, "soon-days", 0, MAX_DAYS, &r->soon_days, error);
}

static gboolean
check_whom (DcsDefinitionReader *reader, const DcsDueRule *rule, GError **error)
{
  if (rule->from_age < 0 || rule->to_age <= 0)
    return _dcs_reader_fail (reader, "from-age", error, _ ("an age is in years, not below 0"));
  if (rule->from_age >= rule->to_age)
    return _dcs_reader_fail (reader, "to-age", error, _ ("must be above from-age"));
  for (guint i = 0; i < rule->n_sites; i++)
    for (guint j = 0; j < rule->n_not_sites; j++)
      if (rule->sites[i] == rule->not_sites[j])
        return _dcs_reader_fail (reader,
                                 "not-sites",
                                 error,
                                 _ ("“%s” stands in the key “sites” too"),
                                 dcs_code_string (rule->sites[i]));
  if (rule->anchor == DCS_DUE_ANCHOR_START && rule->n_drugs == 0)
    return _dcs_reader_fail (reader, "anchor", error, _ ("“start” needs the key “drugs”"));
  if (rule->anchor == DCS_DUE_ANCHOR_CRITERION && rule->criterion == 0)
    return _dcs_reader_fail (reader, "anchor", error, _ ("“criterion” needs the key “criterion”"));
  return TRUE;
}

static gboolean
check_what (DcsDefinitionReader *reader, const DcsDueRule *rule, GError **error)
{
  if (rule->n_tests == 0 && rule->n_investigations == 0 && rule->n_care_kinds == 0
      && rule->n_instruments == 0 && !rule->by_visit)
    return _dcs_reader_fail (reader,
                             NULL,
                             error,
                             _ ("needs what counts as done: tests, investigations, care-kinds, "
                                "instruments or by-visit"));
  if (rule->any_test && rule->n_tests < 2)
    return _dcs_reader_fail (reader, "any-test", error, _ ("needs two tests or more"));
  if (rule->body_part != NULL && rule->n_investigations == 0)
    return _dcs_reader_fail (reader, "body-part", error, _ ("needs the key “investigations”"));
  return TRUE;
}

static gboolean
check_when (DcsDefinitionReader *reader, const DcsDueRule *rule, GError **error)
{
  if (!is_none (rule->baseline_before) && !rule->baseline)
    return _dcs_reader_fail (reader, "baseline-before", error, _ ("needs the key “baseline”"));
  if (!is_none (rule->first) && rule->baseline)
    return _dcs_reader_fail (
        reader, "first", error, _ ("does not go with “baseline”: that comes first"));
  if (rule->n_phases == 0 && !rule->baseline && is_none (rule->first))
    return _dcs_reader_fail (
        reader, "phases", error, _ ("needs one of the keys “phases”, “first” and “baseline”"));
  if (rule->restart_on_dose_increase && (rule->n_phases == 0 || rule->n_drugs == 0))
    return _dcs_reader_fail (
        reader, "restart-on-dose-increase", error, _ ("needs the keys “drugs” and “phases”"));
  return TRUE;
}

gboolean
_dcs_definition_read_due_rule (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsDueRule *rule = term;
  int anchor = -1;

  rule->version = 1;
  if (!_dcs_reader_count (reader, "version", 1, DCS_MAX_VERSION, &rule->version, error)
      || !_dcs_reader_boolean (reader, "off", &rule->is_off, error)
      || !_dcs_reader_choice (reader, "anchor", anchors, G_N_ELEMENTS (anchors), &anchor, error)
      || !read_whom (reader, rule, error) || !read_what (reader, rule, error)
      || !read_when (reader, rule, error))
    return FALSE;
  if (anchor < 0)
    return _dcs_reader_fail (reader, "anchor", error, _ ("the key is missing"));
  rule->anchor = (DcsDueAnchor) anchor;
  return check_whom (reader, rule, error) && check_what (reader, rule, error)
         && check_when (reader, rule, error);
}
