/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include "dcs-formula.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A key for each of these values has its meaning: level-0, level-1 … */
#define MAX_LEVEL 10

/* How old an input may be at most: longer than any life. */
#define MAX_AGE_DAYS 43830

static const char *const kinds[] = {
  [DCS_CALCULATION_NUMBER] = "number",
  [DCS_CALCULATION_CRITERION] = "criterion",
  [DCS_CALCULATION_STAGE] = "stage",
};

/* A stage has a word for each of its values, anything else has none. */
static gboolean
read_levels (DcsDefinitionReader *reader, DcsCalculation *calculation, GError **error)
{
  const char **levels = _dcs_definition_alloc (reader->definition,
                                               (MAX_LEVEL + 1) * sizeof *levels);
  double *values = _dcs_definition_alloc (reader->definition, (MAX_LEVEL + 1) * sizeof *values);

  for (int value = 0; value <= MAX_LEVEL; value++)
    {
      g_autofree char *key = g_strdup_printf ("level-%d", value);

      if (!_dcs_reader_has (reader, key))
        continue;
      if (calculation->kind != DCS_CALCULATION_STAGE)
        return _dcs_reader_fail (reader, key, error, _ ("only the kind stage has levels"));
      if (!_dcs_reader_label (reader, key, &levels[calculation->n_levels], error))
        return FALSE;
      values[calculation->n_levels++] = value;
    }
  if (calculation->kind == DCS_CALCULATION_STAGE && calculation->n_levels < 2)
    return _dcs_reader_fail (
        reader, "level-0", error, _ ("the kind stage needs two levels or more, as in level-0"));
  calculation->levels = calculation->n_levels > 0 ? levels : NULL;
  calculation->level_values = calculation->n_levels > 0 ? values : NULL;
  return TRUE;
}

/* What only a number can have. */
static gboolean
check_kind (DcsDefinitionReader *reader, const DcsCalculation *calculation, GError **error)
{
  static const char *const number_keys[] = { "unit", "decimals", "min", "max" };

  if (calculation->kind != DCS_CALCULATION_NUMBER)
    for (gsize i = 0; i < G_N_ELEMENTS (number_keys); i++)
      if (_dcs_reader_has (reader, number_keys[i]))
        return _dcs_reader_fail (
            reader, number_keys[i], error, _ ("only the kind number has this key"));
  if (calculation->kind == DCS_CALCULATION_CRITERION && _dcs_reader_has (reader, "lower-is-worse"))
    return _dcs_reader_fail (
        reader, "lower-is-worse", error, _ ("a criterion is met or not; remove the key"));
  if (calculation->min > calculation->max)
    return _dcs_reader_fail (reader, "max", error, _ ("must not be below min"));
  return TRUE;
}

gboolean
_dcs_definition_read_calculation (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsCalculation *c = term;
  DcsDefinition *definition = reader->definition;
  int kind = -1;

  c->version = 1;
  c->min = c->max = NAN;
  if (!_dcs_reader_choice (reader, "kind", kinds, G_N_ELEMENTS (kinds), &kind, error)
      || !_dcs_reader_count (reader, "version", 1, DCS_MAX_VERSION, &c->version, error)
      || !_dcs_reader_label (reader, "scheme", &c->scheme, error)
      || !_dcs_reader_text (reader, "formula", &c->formula, error)
      || !_dcs_reader_code (reader, "unit", "unit", &c->unit, error)
      || !_dcs_reader_count (reader, "decimals", 0, DCS_DECIMAL_MAX_DECIMALS, &c->decimals, error)
      || !_dcs_reader_number (reader, "min", &c->min, error)
      || !_dcs_reader_number (reader, "max", &c->max, error)
      || !_dcs_reader_boolean (reader, "lower-is-worse", &c->lower_is_worse, error)
      || !_dcs_reader_boolean (reader, "part", &c->is_part, error)
      || !_dcs_reader_count (reader, "max-age-days", 0, MAX_AGE_DAYS, &c->max_age_days, error))
    return FALSE;
  if (kind < 0)
    return _dcs_reader_fail (reader, "kind", error, _ ("the key is missing"));
  if (c->formula == NULL)
    return _dcs_reader_fail (reader, "formula", error, _ ("the key is missing"));
  if (_dcs_domain_find (definition->tests, c->term.code) != NULL
      || _dcs_domain_find (definition->instruments, c->term.code) != NULL)
    return _dcs_reader_fail (
        reader,
        NULL,
        error,
        _ ("a test or an instrument has this code already; formulas could not tell them apart"));
  c->kind = (DcsCalculationKind) kind;
  return check_kind (reader, c, error) && read_levels (reader, c, error);
}

static gboolean
compile (DcsDefinitionReader *reader, DcsCalculation *calculation, GError **error)
{
  g_autoptr (GError) problem = NULL;

  calculation->program = _dcs_formula_compile (reader->definition, calculation->formula, &problem);
  if (calculation->program == NULL)
    return _dcs_reader_fail (reader, "formula", error, "%s", problem->message);
  return TRUE;
}

/* Where one calculation leads to another: the way from the first to this one. */
typedef struct _Way Way;
struct _Way
{
  const Way *before;
  const DcsCalculation *calculation;
};

static char *
describe_way (const Way *way, const DcsCalculation *until)
{
  g_autoptr (GString) words = g_string_new (dcs_code_string (until->term.code));

  do
    {
      g_string_prepend (words, " → ");
      g_string_prepend (words, dcs_code_string (way->calculation->term.code));
      way = way->before;
    }
  while (way != NULL);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* No calculation leads back to itself. @checked: those that are known not to. */
static gboolean
check_way (DcsDefinitionReader *reader, const Way *way, GHashTable *checked, GError **error)
{
  const DcsFormula *program = way->calculation->program;

  if (g_hash_table_contains (checked, way->calculation))
    return TRUE;
  for (guint i = 0; i < _dcs_formula_n_references (program); i++)
    {
      const Way next = { way, _dcs_formula_reference (program, i) };

      for (const Way *w = way; w != NULL; w = w->before)
        if (w->calculation == next.calculation)
          {
            g_autofree char *words = describe_way (way, next.calculation);

            return _dcs_reader_fail (
                reader, "formula", error, _ ("calculations lead back to themselves: %s"), words);
          }
      if (!check_way (reader, &next, checked, error))
        return FALSE;
    }
  g_hash_table_add (checked, (gpointer) way->calculation);
  return TRUE;
}

/* When all terms are read: formulas name tests, instruments and each other. */
gboolean
_dcs_definition_link_calculations (DcsDefinitionReader *reader, GError **error)
{
  DcsDomain *domain = reader->definition->calculations;
  g_autoptr (GHashTable) checked = g_hash_table_new (NULL, NULL);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; domain != NULL && i < domain->terms->len; i++)
      {
        DcsCalculation *calculation = domain->terms->pdata[i];
        const Way way = { NULL, calculation };
        g_autofree char *group = g_strdup_printf ("calculation %s",
                                                  dcs_code_string (calculation->term.code));

        reader->group = group;
        if (pass == 0 ? !compile (reader, calculation, error)
                      : !check_way (reader, &way, checked, error))
          return FALSE;
      }
  return TRUE;
}

void
_dcs_definition_free_calculations (DcsDefinition *self)
{
  for (guint i = 0; self->calculations != NULL && i < self->calculations->terms->len; i++)
    {
      DcsCalculation *calculation = self->calculations->terms->pdata[i];

      g_clear_pointer (&calculation->program, _dcs_formula_free);
    }
}
