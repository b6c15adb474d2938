/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"
#include "dcs-formula-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A name with "test:", "instrument:" or "calculation:" before it is of that domain only. */
typedef struct
{
  const char *name; /* behind the prefix */
  gboolean tests, instruments, calculations;
} Scope;

static Scope
find_scope (const char *name)
{
  Scope scope = { name, TRUE, TRUE, TRUE };
  const char *colon = strchr (name, ':');

  if (colon == NULL)
    return scope;
  scope.tests = g_str_has_prefix (name, "test:");
  scope.instruments = g_str_has_prefix (name, "instrument:");
  scope.calculations = g_str_has_prefix (name, "calculation:");
  scope.name = colon + 1;
  return scope;
}

static gpointer
find (DcsDomain *domain, const char *name)
{
  DcsCode code = dcs_code_try (name);

  return code != 0 && domain != NULL ? _dcs_domain_find (domain, code) : NULL;
}

/* The form in which the test is recorded by sites. */
static const DcsFormInfo *
find_form (DcsDefinition *definition, DcsCode test)
{
  for (guint i = 0; definition->forms != NULL && i < definition->forms->terms->len; i++)
    {
      const DcsFormInfo *form = definition->forms->terms->pdata[i];

      for (guint n = 0; form->per_site && n < form->n_items; n++)
        if (form->items[n] == test)
          return form;
    }
  return NULL;
}

static char *
use_test (DcsDefinition *definition, const DcsTest *test, gboolean by_site, DcsFormulaInput *input)
{
  const char *code = dcs_code_string (test->term.code);

  if (!test->numeric)
    return g_strdup_printf (
        _ ("“%s” has no number; ask for a result as in is(%s, positive)"), code, code);
  if (test->per_site && !by_site)
    return g_strdup_printf (
        _ ("“%s” is recorded at each site; write site_max(%s) or site_sum(%s)"), code, code, code);
  if (!test->per_site && by_site)
    return g_strdup_printf (_ ("“%s” is not recorded by sites"), code);
  input->test = test;
  input->code = test->term.code;
  if (!by_site)
    input->source = DCS_FORMULA_TEST;
  else
    input->form = find_form (definition, input->code);
  return NULL;
}

char *
_dcs_formula_resolve_value (DcsDefinition *definition,
                            const char *name,
                            gboolean by_site,
                            DcsFormulaInput *input)
{
  Scope scope = find_scope (name);
  const DcsTest *test = scope.tests ? find (definition->tests, scope.name) : NULL;
  const DcsInstrument *instrument = scope.instruments ? find (definition->instruments, scope.name)
                                                      : NULL;
  const DcsCalculation *calculation = scope.calculations
                                          ? find (definition->calculations, scope.name)
                                          : NULL;

  if (by_site)
    return test != NULL ? use_test (definition, test, TRUE, input)
                        : g_strdup_printf (_ ("“%s” is no test"), name);
  if ((test != NULL) + (instrument != NULL) + (calculation != NULL) > 1)
    return g_strdup_printf (_ ("“%s” is more than one thing; write 'test:%s', 'instrument:%s' or "
                               "'calculation:%s', with the quotes"),
                            name,
                            name,
                            name,
                            name);
  if (test != NULL)
    return use_test (definition, test, FALSE, input);
  if (instrument != NULL)
    {
      input->source = DCS_FORMULA_INSTRUMENT;
      input->instrument = instrument;
      input->code = instrument->term.code;
      return NULL;
    }
  if (calculation == NULL)
    return g_strdup_printf (_ ("“%s” is no test, no instrument and no calculation"), name);
  input->source = DCS_FORMULA_CALCULATION;
  input->calculation = calculation;
  input->code = calculation->term.code;
  return NULL;
}

char *
_dcs_formula_resolve_result (DcsDefinition *definition,
                             const char *test,
                             const char *result,
                             DcsFormulaInput *input)
{
  DcsCode code = dcs_code_try (result);

  input->test = find (definition->tests, test);
  if (input->test == NULL)
    return g_strdup_printf (_ ("“%s” is no test"), test);
  if (input->test->per_site)
    return g_strdup_printf (_ ("“%s” is recorded at each site"), test);
  input->source = DCS_FORMULA_RESULT;
  input->code = input->test->term.code;
  for (guint i = 0; i < input->test->n_results; i++)
    if (input->test->results[i] == code)
      {
        input->result = code;
        return NULL;
      }
  return g_strdup_printf (_ ("“%s” is no result of “%s”"), result, test);
}

/* Any result of a test that has nothing else; FALSE: the name is none of such a test. */
gboolean
_dcs_formula_resolve_any_result (DcsDefinition *definition,
                                 const char *name,
                                 DcsFormulaInput *input)
{
  Scope scope = find_scope (name);
  const DcsTest *test = scope.tests ? find (definition->tests, scope.name) : NULL;

  if (test == NULL || test->numeric || test->per_site)
    return FALSE;
  input->source = DCS_FORMULA_RESULT;
  input->test = test;
  input->code = test->term.code;
  return TRUE;
}

/* @source: a drug or a finding. */
char *
_dcs_formula_resolve_term (DcsDefinition *definition,
                           const char *name,
                           DcsFormulaSource source,
                           DcsFormulaInput *input)
{
  const char *domain = source == DCS_FORMULA_DRUG ? "drug" : "finding";

  input->source = source;
  input->code = dcs_code_try (name);
  if (input->code != 0 && dcs_definition_term (definition, domain, input->code) != NULL)
    return NULL;
  return source == DCS_FORMULA_DRUG ? g_strdup_printf (_ ("“%s” is no drug"), name)
                                    : g_strdup_printf (_ ("“%s” is no finding"), name);
}

/* @days: the days of one unit of the time since then. */
char *
_dcs_formula_resolve_date (const char *name, double days, DcsFormulaInput *input)
{
  static const struct
  {
    const char *name;
    int field;
  } dates[] = {
    { "onset_date", DCS_PATIENT_ONSET_DATE },
    { "diagnosis_date", DCS_PATIENT_DIAGNOSIS_DATE },
    { "birth_date", DCS_PATIENT_BIRTH_DATE },
  };

  input->source = DCS_FORMULA_DATE;
  input->days = days;
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    if (g_str_equal (name, dates[i].name))
      {
        input->field = dates[i].name;
        input->patient_field = dates[i].field;
        return NULL;
      }
  return g_strdup_printf (_ ("“%s” is none of onset_date, diagnosis_date and birth_date"), name);
}
