/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-formula-parser.h"

#include <glib/gi18n-lib.h>

/* Digits that round() takes; more months than anybody lives. */
#define MAX_DIGITS 9
#define MAX_MONTHS 1800

/* ---- functions of what is on record ---- */

typedef struct
{
  const char *name;
  DcsFormulaSource source;
  DcsFormulaAccess access;
  double days; /* DATE: one unit of time */
} RecordFunction;

static const RecordFunction record_functions[] = {
  { "site_max", DCS_FORMULA_SITE_MAX, DCS_FORMULA_NEWEST, 0 },
  { "site_sum", DCS_FORMULA_SITE_SUM, DCS_FORMULA_NEWEST, 0 },
  { "first", DCS_FORMULA_TEST, DCS_FORMULA_FIRST, 0 },
  { "previous", DCS_FORMULA_TEST, DCS_FORMULA_PREVIOUS, 0 },
  { "months_between_previous", DCS_FORMULA_TEST, DCS_FORMULA_MONTHS_PREVIOUS, 0 },
  { "back", DCS_FORMULA_TEST, DCS_FORMULA_BACK, 0 },
  { "highest", DCS_FORMULA_TEST, DCS_FORMULA_HIGHEST, 0 },
  { "lowest", DCS_FORMULA_TEST, DCS_FORMULA_LOWEST, 0 },
  { "slope", DCS_FORMULA_TEST, DCS_FORMULA_SLOPE, 0 },
  { "is", DCS_FORMULA_RESULT, DCS_FORMULA_NEWEST, 0 },
  { "running", DCS_FORMULA_DRUG, DCS_FORMULA_NEWEST, 0 },
  { "finding", DCS_FORMULA_FINDING, DCS_FORMULA_NEWEST, 0 },
  { "months_since", DCS_FORMULA_DATE, DCS_FORMULA_NEWEST, DCS_DAYS_PER_MONTH },
  { "years_since", DCS_FORMULA_DATE, DCS_FORMULA_NEWEST, DCS_DAYS_PER_YEAR },
};

/* The value that a function looks back from: a name, or site_max(name), site_sum(name). */
static gboolean
parse_subject (DcsFormulaParser *self, DcsFormulaInput *input)
{
  for (gsize i = 0; i < 2; i++)
    {
      DcsFormulaWord before = self->word;

      if (!_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, record_functions[i].name))
        continue;
      _dcs_formula_word_next (&self->word);
      if (_dcs_formula_accept (self, DCS_FORMULA_WORD_SYMBOL, "("))
        {
          input->source = record_functions[i].source;
          return _dcs_formula_parse_value_name (self, TRUE, input)
                 && _dcs_formula_expect_symbol (self, ")");
        }
      self->word = before;
    }
  return _dcs_formula_parse_value_name (self, FALSE, input);
}

/* What stands behind the subject. */
static gboolean
parse_access (DcsFormulaParser *self, DcsFormulaInput *input)
{
  double n = 0;

  switch (input->access)
    {
    case DCS_FORMULA_BACK:
      return _dcs_formula_expect_symbol (self, ",")
             && _dcs_formula_parse_literal (self, 0, MAX_MONTHS, FALSE, &input->months)
             && _dcs_formula_expect_symbol (self, ",")
             && _dcs_formula_parse_literal (self, 0, input->months, FALSE, &input->tolerance);
    case DCS_FORMULA_HIGHEST:
    case DCS_FORMULA_LOWEST:
      return _dcs_formula_expect_symbol (self, ",")
             && _dcs_formula_parse_literal (self, 0, MAX_MONTHS, FALSE, &input->months);
    case DCS_FORMULA_SLOPE:
      if (!_dcs_formula_expect_symbol (self, ",")
          || !_dcs_formula_parse_literal (self, 2, 1000, TRUE, &n))
        return FALSE;
      input->n = (guint) n;
      return TRUE;
    case DCS_FORMULA_NEWEST:
    case DCS_FORMULA_FIRST:
    case DCS_FORMULA_PREVIOUS:
    case DCS_FORMULA_MONTHS_PREVIOUS:
    default:
      return TRUE;
    }
}

static gboolean
parse_result (DcsFormulaParser *self, DcsFormulaInput *input)
{
  const char *at = NULL;
  g_autofree char *test = _dcs_formula_take_name (self, &at, _ ("the code of a test"));
  g_autofree char *result = NULL;

  if (test == NULL || !_dcs_formula_expect_symbol (self, ","))
    return FALSE;
  result = _dcs_formula_take_name (self, &at, _ ("the code of a result"));
  return result != NULL
         && _dcs_formula_check_name (
             self, at, _dcs_formula_resolve_result (self->definition, test, result, input));
}

static gboolean
parse_record_input (DcsFormulaParser *self, const RecordFunction *function, DcsFormulaInput *input)
{
  const char *at = NULL;
  g_autofree char *name = NULL;

  switch (function->source)
    {
    case DCS_FORMULA_SITE_MAX:
    case DCS_FORMULA_SITE_SUM:
      return _dcs_formula_parse_value_name (self, TRUE, input);
    case DCS_FORMULA_RESULT:
      return parse_result (self, input);
    case DCS_FORMULA_DRUG:
    case DCS_FORMULA_FINDING:
      name = _dcs_formula_take_name (self,
                                     &at,
                                     function->source == DCS_FORMULA_DRUG
                                         ? _ ("the code of a drug")
                                         : _ ("the code of a finding"));
      return name != NULL
             && _dcs_formula_check_name (
                 self,
                 at,
                 _dcs_formula_resolve_term (self->definition, name, function->source, input));
    case DCS_FORMULA_DATE:
      name = _dcs_formula_take_name (self, &at, _ ("onset_date, diagnosis_date or birth_date"));
      return name != NULL
             && _dcs_formula_check_name (
                 self, at, _dcs_formula_resolve_date (name, function->days, input));
    case DCS_FORMULA_TEST:
    case DCS_FORMULA_INSTRUMENT:
    case DCS_FORMULA_CALCULATION:
    case DCS_FORMULA_SEX:
    case DCS_FORMULA_DEAD:
    default:
      return parse_subject (self, input) && parse_access (self, input);
    }
}

static gboolean
parse_record_function (DcsFormulaParser *self, const RecordFunction *function)
{
  DcsFormulaInput input = { .source = function->source, .access = function->access };

  return parse_record_input (self, function, &input) && _dcs_formula_expect_symbol (self, ")")
         && _dcs_formula_emit_input (self, &input);
}

/* ---- functions of numbers ---- */

typedef struct
{
  const char *name;
  DcsFormulaStepKind kind;
  guint min, max; /* how many expressions */
} NumberFunction;

static const NumberFunction number_functions[] = {
  { "min", DCS_FORMULA_MIN, 1, DCS_FORMULA_MAX_STACK },
  { "max", DCS_FORMULA_MAX, 1, DCS_FORMULA_MAX_STACK },
  { "abs", DCS_FORMULA_ABS, 1, 1 },
  { "exp", DCS_FORMULA_EXP, 1, 1 },
  { "ln", DCS_FORMULA_LN, 1, 1 },
  { "log10", DCS_FORMULA_LOG10, 1, 1 },
  { "sqrt", DCS_FORMULA_SQRT, 1, 1 },
  { "floor", DCS_FORMULA_FLOOR, 1, 1 },
  { "round", DCS_FORMULA_ROUND, 1, 1 },
  { "if", DCS_FORMULA_IF, 3, 3 },
  { "atleast", DCS_FORMULA_AT_LEAST, 1, DCS_FORMULA_MAX_STACK },
  { "known", DCS_FORMULA_KNOWN, 1, 1 },
};

static gboolean
parse_arguments (DcsFormulaParser *self, const NumberFunction *function, guint *n)
{
  for (*n = 0;
       *n == 0
       || (*n < function->max && _dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_SYMBOL, ","));)
    {
      if (*n > 0)
        _dcs_formula_word_next (&self->word);
      if (!_dcs_formula_parse_expression (self))
        return FALSE;
      ++*n;
    }
  return *n >= function->min || _dcs_formula_expect_symbol (self, ",");
}

/* known(x) of a test that has only coded results: whether there is one. */
static gboolean
parse_known_result (DcsFormulaParser *self, gboolean *is_result)
{
  DcsFormulaInput input = { .source = DCS_FORMULA_RESULT };
  g_autofree char *name = NULL;

  *is_result = FALSE;
  if (!_dcs_formula_is_name (self) || *self->word.next != ')')
    return TRUE;
  name = _dcs_formula_word_dup (&self->word);
  if (!_dcs_formula_resolve_any_result (self->definition, name, &input))
    return TRUE;
  *is_result = TRUE;
  _dcs_formula_word_next (&self->word);
  return _dcs_formula_emit_input (self, &input);
}

static gboolean
parse_number_function (DcsFormulaParser *self, const NumberFunction *function)
{
  gboolean is_result = FALSE;
  double number = 0;
  guint n = 1;

  if (function->kind == DCS_FORMULA_KNOWN && !parse_known_result (self, &is_result))
    return FALSE;
  if (function->kind == DCS_FORMULA_AT_LEAST
      && (!_dcs_formula_parse_literal (self, 1, DCS_FORMULA_MAX_STACK, TRUE, &number)
          || !_dcs_formula_expect_symbol (self, ",")))
    return FALSE;
  if (!is_result && !parse_arguments (self, function, &n))
    return FALSE;
  if (function->kind == DCS_FORMULA_ROUND
      && (!_dcs_formula_expect_symbol (self, ",")
          || !_dcs_formula_parse_literal (self, 0, MAX_DIGITS, TRUE, &number)))
    return FALSE;
  if (!_dcs_formula_expect_symbol (self, ")"))
    return FALSE;
  if (function->kind == DCS_FORMULA_AT_LEAST && number > n)
    return _dcs_formula_fail (
        self, self->word.text, _ ("atleast asks for more than the conditions that it has"));
  if (function->kind == DCS_FORMULA_ROUND)
    return _dcs_formula_emit (self, function->kind, (guint) number, 0, 0);
  return _dcs_formula_emit (self, function->kind, n, number, 1 - (int) n);
}

gboolean
_dcs_formula_parse_function (DcsFormulaParser *self, const char *at)
{
  g_autofree char *name = _dcs_formula_word_dup (&self->word);

  _dcs_formula_word_next (&self->word); /* the name … */
  _dcs_formula_word_next (&self->word); /* … and "(" */
  for (gsize i = 0; i < G_N_ELEMENTS (number_functions); i++)
    if (g_str_equal (name, number_functions[i].name))
      return parse_number_function (self, &number_functions[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (record_functions); i++)
    if (g_str_equal (name, record_functions[i].name))
      return parse_record_function (self, &record_functions[i]);
  return _dcs_formula_fail (self, at, _ ("“%s” is no function"), name);
}
