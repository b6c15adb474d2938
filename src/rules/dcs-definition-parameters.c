/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The numbers that rules ask for. Those that a clinic can set itself have limits: they are whole
 * numbers within them. */
static const struct
{
  const char *name;
  int low, high; /* both 0: any number */
} parameters[DCS_N_PARAMETERS] = {
  [DCS_PARAMETER_ANA_POSITIVE_TITRE] = { "ana-positive-titre", 0, 0 },
  [DCS_PARAMETER_USUAL_TOLERANCE_PERCENT] = { "usual-tolerance-percent", 0, 0 },
  [DCS_PARAMETER_BUNDLE_DEFAULT] = { "bundle-default", 0, 0 },
  [DCS_PARAMETER_FOLLOWUP_MONTHS] = { "followup-months", 1, 120 },
  [DCS_PARAMETER_COMBINATION_DAYS] = { "combination-days", 0, 0 },
  [DCS_PARAMETER_RESTART_DAYS] = { "restart-days", 0, 0 },
  [DCS_PARAMETER_PLAQUE_MIN_MM] = { "plaque-min-mm", 0, 0 },
  [DCS_PARAMETER_PLAQUE_MIN_COUNT] = { "plaque-min-count", 0, 0 },
  [DCS_PARAMETER_PLAQUE_MIN_ZONES] = { "plaque-min-zones", 0, 0 },
  [DCS_PARAMETER_WEIGHT_MAX_AGE_MONTHS_CHILD] = { "weight-max-age-months-child", 0, 0 },
  [DCS_PARAMETER_WEIGHT_MAX_AGE_MONTHS_ADULT] = { "weight-max-age-months-adult", 0, 0 },
  [DCS_PARAMETER_HEIGHT_MAX_AGE_MONTHS_CHILD] = { "height-max-age-months-child", 0, 0 },
  [DCS_PARAMETER_HEIGHT_MAX_AGE_MONTHS_ADULT] = { "height-max-age-months-adult", 0, 0 },
  [DCS_PARAMETER_WEIGHT_CHANGE_PERCENT] = { "weight-change-percent", 0, 0 },
  [DCS_PARAMETER_QUALITY_WEIGHT_CHANGE_PERCENT] = { "quality-weight-change-percent", 0, 0 },
  [DCS_PARAMETER_QUALITY_WEIGHT_CHANGE_MONTHS] = { "quality-weight-change-months", 0, 0 },
  [DCS_PARAMETER_QUALITY_HEIGHT_FALL_CM] = { "quality-height-fall-cm", 0, 0 },
  [DCS_PARAMETER_QUALITY_LABORATORY_RATIO] = { "quality-laboratory-ratio", 0, 0 },
  [DCS_PARAMETER_QUALITY_LABORATORY_VALUES] = { "quality-laboratory-values", 0, 0 },
  [DCS_PARAMETER_REMISSION_MONTHS] = { "remission-months", 1, 120 },
  [DCS_PARAMETER_RELAPSE_MATCH_DAYS] = { "relapse-match-days", 0, 366 },
  [DCS_PARAMETER_RESISTANCE_MONTHS] = { "resistance-months", 1, 120 },
  [DCS_PARAMETER_LINE_ERA_GAP_DAYS] = { "line-era-gap-days", 0, 366 },
  [DCS_PARAMETER_LINE_COMBINATION_DAYS] = { "line-combination-days", 0, 366 },
  [DCS_PARAMETER_LINE_SWITCH_DAYS] = { "line-switch-days", 0, 366 },
  [DCS_PARAMETER_LINE_OVERLAP_DAYS] = { "line-overlap-days", 0, 366 },
  [DCS_PARAMETER_LINE_RESTART_DAYS] = { "line-restart-days", 0, 3660 },
  [DCS_PARAMETER_LINE_MINIMUM_DAYS] = { "line-minimum-days", 0, 3660 },
  [DCS_PARAMETER_LINE_BRIDGING_WEEKS] = { "line-bridging-weeks", 0, 520 },
  [DCS_PARAMETER_LINE_MODE] = { "line-mode", 0, 2 },
  [DCS_PARAMETER_INFUSION_GRACE_DAYS] = { "infusion-grace-days", 0, 366 },
};

/* [parameter NAME]: what a number of [parameters] that a clinic can set itself is. */
gboolean
_dcs_definition_read_parameter (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  const char *name = dcs_code_string (((const DcsTerm *) term)->code);

  if (!dcs_parameter_find_range (name, NULL, NULL))
    return _dcs_reader_fail (
        reader, NULL, error, _ ("“%s” is no parameter that a clinic can set itself"), name);
  if (!g_key_file_has_key (reader->file, "parameters", name, NULL))
    return _dcs_reader_fail (reader, NULL, error, _ ("[parameters] does not have “%s”"), name);
  return TRUE;
}

static gboolean
read_parameter (
    DcsDefinitionReader *reader, const char *name, int low, int high, double *value, GError **error)
{
  int count = 0;

  if (low == 0 && high == 0)
    return _dcs_reader_number (reader, name, value, error);
  if (!_dcs_reader_count (reader, name, low, high, &count, error))
    return FALSE;
  *value = count;
  return TRUE;
}

/**
 * dcs_parameter_find_range:
 * @name: a key of [parameters]
 * @low: (out) (optional): the least whole number that it can be
 * @high: (out) (optional): the greatest
 *
 * Returns: whether it is one that a clinic can set itself
 */
gboolean
dcs_parameter_find_range (const char *name, int *low, int *high)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    if (strcmp (parameters[i].name, name) == 0 && parameters[i].high > 0)
      {
        if (low != NULL)
          *low = parameters[i].low;
        if (high != NULL)
          *high = parameters[i].high;
        return TRUE;
      }
  return FALSE;
}

gboolean
_dcs_definition_read_parameters (DcsDefinitionReader *reader, GError **error)
{
  const char *names[G_N_ELEMENTS (parameters) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      names[i] = parameters[i].name;
      reader->definition->numbers[i] = NAN;
    }
  reader->group = "parameters";
  if (!_dcs_reader_check_keys (reader, names, NULL, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      double *value;

      if (!_dcs_reader_has (reader, names[i]))
        continue;
      value = _dcs_definition_alloc (reader->definition, sizeof *value);
      if (!read_parameter (reader, names[i], parameters[i].low, parameters[i].high, value, error))
        return FALSE;
      g_hash_table_insert (reader->definition->parameters, (gpointer) names[i], value);
      reader->definition->numbers[i] = *value;
    }
  return TRUE;
}
