/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <math.h>

G_DEFINE_QUARK (dcs_rules_error, dcs_rules_error)

void
_dcs_definition_free (DcsDefinition *self)
{
  if (self == NULL)
    return;
  _dcs_definition_free_calculations (self);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->domains, g_hash_table_unref);
  g_clear_pointer (&self->parameters, g_hash_table_unref);
  g_clear_pointer (&self->roles, g_hash_table_unref);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_free (self);
}

/* Zeroed memory that lives as long as the definition. */
gpointer
_dcs_definition_alloc (DcsDefinition *self, gsize size)
{
  gpointer block = g_malloc0 (size);

  g_ptr_array_add (self->blocks, block);
  return block;
}

DcsDomain *
_dcs_definition_domain (DcsDefinition *self, const char *name)
{
  return g_hash_table_lookup (self->domains, name);
}

gpointer
_dcs_domain_find (DcsDomain *self, DcsCode code)
{
  if (self == NULL || code == 0)
    return NULL;
  if (self->table != NULL)
    return code - self->first < self->n_table ? self->table[code - self->first] : NULL;
  return g_hash_table_lookup (self->by_code, GUINT_TO_POINTER (code));
}

static const char *
term_phrase (DcsDefinition *self, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (self, domain, code);

  return term != NULL ? term->phrase : dcs_code_string (code);
}

/**
 * dcs_definition_code:
 * @self: a definition
 *
 * Returns: the code of the disease, as patients carry it
 */
DcsCode
dcs_definition_code (DcsDefinition *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->disease.code;
}

/**
 * dcs_definition_label:
 * @self: a definition
 *
 * Returns: (transfer none): the name of the disease, translated
 */
const char *
dcs_definition_label (DcsDefinition *self)
{
  g_return_val_if_fail (self != NULL, "");
  return self->disease.label;
}

/**
 * dcs_definition_abbr:
 * @self: a definition
 *
 * Returns: (transfer none): the short name of the disease, translated
 */
const char *
dcs_definition_abbr (DcsDefinition *self)
{
  g_return_val_if_fail (self != NULL, "");
  return self->disease.abbr;
}

/**
 * dcs_definition_terms:
 * @self: a definition
 * @domain: "drug", "site" …
 * @n_terms: (out): how many
 *
 * The terms of a domain in the order of the definition file, in which forms show them.
 *
 * Returns: (transfer none) (nullable): NULL when the disease has none
 */
const DcsTerm *const *
dcs_definition_terms (DcsDefinition *self, const char *domain, guint *n_terms)
{
  DcsDomain *found;

  g_return_val_if_fail (self != NULL && domain != NULL && n_terms != NULL, NULL);

  found = _dcs_definition_domain (self, domain);
  *n_terms = found != NULL ? found->terms->len : 0;
  return found != NULL ? (const DcsTerm *const *) found->terms->pdata : NULL;
}

/**
 * dcs_definition_term:
 * @self: a definition
 * @domain: "drug", "site" …
 * @code: a code, or 0
 *
 * Returns: (transfer none) (nullable): the term, or NULL when the disease has no such code
 */
const DcsTerm *
dcs_definition_term (DcsDefinition *self, const char *domain, DcsCode code)
{
  g_return_val_if_fail (self != NULL && domain != NULL, NULL);
  return _dcs_domain_find (_dcs_definition_domain (self, domain), code);
}

/**
 * dcs_definition_drug:
 * @self: a definition
 * @drug: a code of the domain "drug", or 0
 *
 * Returns: (transfer none) (nullable): the drug
 */
const DcsDrug *
dcs_definition_drug (DcsDefinition *self, DcsCode drug)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _dcs_domain_find (self->drugs, drug);
}

/**
 * dcs_definition_test:
 * @self: a definition
 * @test: a code of the domain "test", or 0
 *
 * Returns: (transfer none) (nullable): the test
 */
const DcsTest *
dcs_definition_test (DcsDefinition *self, DcsCode test)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _dcs_domain_find (self->tests, test);
}

/**
 * dcs_definition_dose_unit:
 * @self: a definition
 * @unit: a code of the domain "dose-unit", or 0
 *
 * Returns: (transfer none) (nullable): the unit
 */
const DcsDoseUnit *
dcs_definition_dose_unit (DcsDefinition *self, DcsCode unit)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _dcs_domain_find (self->dose_units, unit);
}

/**
 * dcs_definition_instrument:
 * @self: a definition
 * @instrument: a code of the domain "instrument", or 0
 *
 * Returns: (transfer none) (nullable): the instrument
 */
const DcsInstrument *
dcs_definition_instrument (DcsDefinition *self, DcsCode instrument)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _dcs_domain_find (self->instruments, instrument);
}

/**
 * dcs_definition_instruments:
 * @self: a definition
 * @n_instruments: (out): how many
 *
 * Returns: (transfer none) (nullable): the instruments in the order of the definition file; NULL
 *   when there is none
 */
const DcsInstrument *const *
dcs_definition_instruments (DcsDefinition *self, guint *n_instruments)
{
  g_return_val_if_fail (self != NULL && n_instruments != NULL, NULL);

  *n_instruments = self->instruments != NULL ? self->instruments->terms->len : 0;
  return *n_instruments > 0 ? (const DcsInstrument *const *) self->instruments->terms->pdata : NULL;
}

/**
 * dcs_definition_item_group:
 * @self: a definition
 * @group: a code of the domain "item-group", or 0
 *
 * Returns: (transfer none) (nullable): the group of items
 */
const DcsItemGroup *
dcs_definition_item_group (DcsDefinition *self, DcsCode group)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _dcs_domain_find (self->item_groups, group);
}

/**
 * dcs_definition_form:
 * @self: a definition
 * @form: a code of the domain "form", or 0
 *
 * Returns: (transfer none) (nullable): the form
 */
const DcsFormInfo *
dcs_definition_form (DcsDefinition *self, DcsCode form)
{
  g_return_val_if_fail (self != NULL, NULL);
  return _dcs_domain_find (self->forms, form);
}

/**
 * dcs_definition_forms:
 * @self: a definition
 * @n_forms: (out): how many
 *
 * Returns: (transfer none) (nullable): the forms in the order of the definition file; NULL when
 *   there is none
 */
const DcsFormInfo *const *
dcs_definition_forms (DcsDefinition *self, guint *n_forms)
{
  g_return_val_if_fail (self != NULL && n_forms != NULL, NULL);

  *n_forms = self->forms != NULL ? self->forms->terms->len : 0;
  return *n_forms > 0 ? (const DcsFormInfo *const *) self->forms->terms->pdata : NULL;
}

/* A range with limits holds only for one who is known to be within them. NAN is outside. */
static gboolean
range_holds (const DcsTestRange *range, double age_years, const char *sex)
{
  return (isnan (range->from_age) || age_years >= range->from_age)
         && (isnan (range->to_age) || age_years < range->to_age)
         && (range->sex == NULL || g_strcmp0 (range->sex, sex) == 0);
}

/* How many years it is for: the fewer, the better it fits. */
static double
range_span (const DcsTestRange *range)
{
  return (isnan (range->to_age) ? INFINITY : range->to_age)
         - (isnan (range->from_age) ? 0 : range->from_age);
}

static gboolean
range_fits_better (const DcsTestRange *a, const DcsTestRange *b)
{
  gboolean a_has_age = !isnan (a->from_age) || !isnan (a->to_age);
  gboolean b_has_age = !isnan (b->from_age) || !isnan (b->to_age);

  if ((a->sex != NULL) != (b->sex != NULL))
    return a->sex != NULL;
  if (a_has_age != b_has_age)
    return a_has_age;
  return range_span (a) < range_span (b);
}

/**
 * dcs_definition_range:
 * @self: a definition
 * @test: a code of the domain "test"
 * @age_years: the age on the day of the test, in years; NAN when it is not known
 * @sex: (nullable): "F", "M"; NULL or another text when it is not known
 *
 * What is normal of a test: among the ranges that hold for this age ([from, to)) and this sex the
 * one for a sex before one for both, then the one for the fewest years, then the first of the file.
 * One whose age or sex is not known only has the ranges without these limits: nothing is guessed.
 *
 * Returns: (transfer none) (nullable): the range, or NULL when none holds
 */
const DcsTestRange *
dcs_definition_range (DcsDefinition *self, DcsCode test, double age_years, const char *sex)
{
  const DcsTestRange *best = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; self->ranges != NULL && i < self->ranges->terms->len; i++)
    {
      const DcsTestRange *range = self->ranges->terms->pdata[i];

      if (range->test == test && range_holds (range, age_years, sex)
          && (best == NULL || range_fits_better (range, best)))
        best = range;
    }
  return best;
}

/**
 * dcs_definition_subtype_label:
 * @self: a definition
 * @subtype: a code of the domain "subtype", or 0
 * @site: a code of the domain "subtype-site", or 0
 * @form: a code of the domain "subtype-form", or 0
 *
 * The subtype in words: "Linear, craniofacial (Parry-Romberg)". What is not known is left out.
 *
 * Returns: (transfer full): the words; "" when nothing is known
 */
char *
dcs_definition_subtype_label (DcsDefinition *self, DcsCode subtype, DcsCode site, DcsCode form)
{
  GString *words;

  g_return_val_if_fail (self != NULL, NULL);

  words = g_string_new (subtype != 0 ? term_phrase (self, "subtype", subtype) : NULL);
  if (site != 0)
    g_string_append_printf (
        words, "%s%s", words->len > 0 ? ", " : "", term_phrase (self, "subtype-site", site));
  if (form != 0)
    g_string_append_printf (
        words, words->len > 0 ? " (%s)" : "%s", term_phrase (self, "subtype-form", form));
  return g_string_free (words, FALSE);
}

/**
 * dcs_definition_parameter:
 * @self: a definition
 * @name: the name of a key of [parameters]
 * @fallback: what to return when the definition does not give it
 *
 * Returns: the number
 */
double
dcs_definition_parameter (DcsDefinition *self, const char *name, double fallback)
{
  const double *value;

  g_return_val_if_fail (self != NULL && name != NULL, fallback);

  value = g_hash_table_lookup (self->parameters, name);
  return value != NULL ? *value : fallback;
}

/**
 * dcs_definition_role:
 * @self: a definition
 * @role: a key of [roles]: "weight", "activity" …
 *
 * Returns: the code that plays the role, or 0
 */
DcsCode
dcs_definition_role (DcsDefinition *self, const char *role)
{
  g_return_val_if_fail (self != NULL && role != NULL, 0);
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->roles, role));
}
