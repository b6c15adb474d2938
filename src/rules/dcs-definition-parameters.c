/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The numbers that rules ask for. Those that a clinic can set itself have limits: they are whole
 * numbers within them. */
static const struct
{
  const char *name;
  int low, high; /* both 0: any number */
} parameters[] = {
  { "ana-positive-titre", 0, 0 },
  { "usual-tolerance-percent", 0, 0 },
  { "bundle-default", 0, 0 },
  { "followup-months", 1, 120 },
  { "combination-days", 0, 0 },
  { "restart-days", 0, 0 },
  { "plaque-min-mm", 0, 0 },
  { "plaque-min-count", 0, 0 },
  { "plaque-min-zones", 0, 0 },
  { "weight-max-age-months-child", 0, 0 },
  { "weight-max-age-months-adult", 0, 0 },
  { "height-max-age-months-child", 0, 0 },
  { "height-max-age-months-adult", 0, 0 },
  { "weight-change-percent", 0, 0 },
  { "quality-weight-change-percent", 0, 0 },
  { "quality-weight-change-months", 0, 0 },
  { "quality-height-fall-cm", 0, 0 },
  { "quality-laboratory-ratio", 0, 0 },
  { "quality-laboratory-values", 0, 0 },
  { "remission-months", 1, 120 },
  { "relapse-match-days", 0, 366 },
  { "resistance-months", 1, 120 },
  { "line-era-gap-days", 0, 366 },
  { "line-combination-days", 0, 366 },
  { "line-switch-days", 0, 366 },
  { "line-overlap-days", 0, 366 },
  { "line-restart-days", 0, 3660 },
  { "line-minimum-days", 0, 3660 },
  { "line-bridging-weeks", 0, 520 },
  { "line-mode", 0, 2 },
  { "infusion-grace-days", 0, 366 },
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
    names[i] = parameters[i].name;
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
    }
  return TRUE;
}
