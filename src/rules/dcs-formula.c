/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-formula-parser.h"

#include <glib/gi18n-lib.h>

/* How deep parentheses and functions may stand within each other. */
#define MAX_NESTING 40

/* ---- expressions ---- */

/* A name, or a word that stands for a value by itself. */
static gboolean
parse_word (DcsFormulaParser *self)
{
  DcsFormulaInput input = { .source = DCS_FORMULA_TEST };

  if (_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "and")
      || _dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "or")
      || _dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "not"))
    return _dcs_formula_fail_expected (self, _ ("a number, a name or “(”"));
  if (_dcs_formula_accept (self, DCS_FORMULA_WORD_NAME, "unknown"))
    return _dcs_formula_emit (self, DCS_FORMULA_PUSH_UNKNOWN, 0, 0, 1);
  if (_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "male")
      || _dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "female"))
    {
      input.source = DCS_FORMULA_SEX;
      input.field = "sex";
      input.sex = *self->word.text == 'm' ? 'M' : 'F';
      _dcs_formula_word_next (&self->word);
    }
  else if (_dcs_formula_accept (self, DCS_FORMULA_WORD_NAME, "dead"))
    input.source = DCS_FORMULA_DEAD;
  else if (!_dcs_formula_parse_value_name (self, FALSE, &input))
    return FALSE;
  return _dcs_formula_emit_input (self, &input);
}

static gboolean
parse_primary (DcsFormulaParser *self)
{
  double number = self->word.number;

  if (self->word.kind == DCS_FORMULA_WORD_NUMBER)
    {
      _dcs_formula_word_next (&self->word);
      return _dcs_formula_emit (self, DCS_FORMULA_PUSH_NUMBER, 0, number, 1);
    }
  if (_dcs_formula_accept (self, DCS_FORMULA_WORD_SYMBOL, "("))
    return _dcs_formula_parse_expression (self) && _dcs_formula_expect_symbol (self, ")");
  if (self->word.kind == DCS_FORMULA_WORD_NAME)
    {
      const char *after = self->word.next;

      while (g_ascii_isspace (*after))
        after++;
      if (*after == '(' && !_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "and")
          && !_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "or")
          && !_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "not"))
        return _dcs_formula_parse_function (self, self->word.text);
    }
  if (_dcs_formula_is_name (self))
    return parse_word (self);
  return _dcs_formula_fail_expected (self, _ ("a number, a name or “(”"));
}

static gboolean
parse_unary (DcsFormulaParser *self)
{
  guint n_minus = 0;

  while (_dcs_formula_accept (self, DCS_FORMULA_WORD_SYMBOL, "-"))
    n_minus++;
  return parse_primary (self)
         && (n_minus % 2 == 0 || _dcs_formula_emit (self, DCS_FORMULA_NEGATE, 0, 0, 0));
}

typedef struct
{
  const char *symbol;
  DcsFormulaStepKind kind;
} Operator;

static const Operator *
accept_operator (DcsFormulaParser *self, const Operator *operators, gsize n_operators)
{
  for (gsize i = 0; i < n_operators; i++)
    if (_dcs_formula_accept (self, DCS_FORMULA_WORD_SYMBOL, operators[i].symbol))
      return &operators[i];
  return NULL;
}

static gboolean
parse_product (DcsFormulaParser *self)
{
  static const Operator operators[] = { { "*", DCS_FORMULA_MULTIPLY },
                                        { "/", DCS_FORMULA_DIVIDE } };
  const Operator *found;

  if (!parse_unary (self))
    return FALSE;
  while ((found = accept_operator (self, operators, G_N_ELEMENTS (operators))) != NULL)
    if (!parse_unary (self) || !_dcs_formula_emit (self, found->kind, 0, 0, -1))
      return FALSE;
  return TRUE;
}

static gboolean
parse_sum (DcsFormulaParser *self)
{
  static const Operator operators[] = { { "+", DCS_FORMULA_ADD }, { "-", DCS_FORMULA_SUBTRACT } };
  const Operator *found;

  if (!parse_product (self))
    return FALSE;
  while ((found = accept_operator (self, operators, G_N_ELEMENTS (operators))) != NULL)
    if (!parse_product (self) || !_dcs_formula_emit (self, found->kind, 0, 0, -1))
      return FALSE;
  return TRUE;
}

/* One comparison: "1 < a < 2" is an error, not what it would mean elsewhere. */
static gboolean
parse_comparison (DcsFormulaParser *self)
{
  static const Operator operators[] = {
    { "<=", DCS_FORMULA_LESS_EQUAL }, { ">=", DCS_FORMULA_GREATER_EQUAL },
    { "==", DCS_FORMULA_EQUAL },      { "!=", DCS_FORMULA_NOT_EQUAL },
    { "<", DCS_FORMULA_LESS },        { ">", DCS_FORMULA_GREATER },
  };
  const Operator *found;

  if (!parse_sum (self))
    return FALSE;
  found = accept_operator (self, operators, G_N_ELEMENTS (operators));
  return found == NULL || (parse_sum (self) && _dcs_formula_emit (self, found->kind, 0, 0, -1));
}

static gboolean
parse_negation (DcsFormulaParser *self)
{
  guint n_not = 0;

  while (_dcs_formula_accept (self, DCS_FORMULA_WORD_NAME, "not"))
    n_not++;
  if (!parse_comparison (self))
    return FALSE;
  for (; n_not > 0; n_not--)
    if (!_dcs_formula_emit (self, DCS_FORMULA_NOT, 0, 0, 0))
      return FALSE;
  return TRUE;
}

static gboolean
parse_conjunction (DcsFormulaParser *self)
{
  if (!parse_negation (self))
    return FALSE;
  while (_dcs_formula_accept (self, DCS_FORMULA_WORD_NAME, "and"))
    if (!parse_negation (self) || !_dcs_formula_emit (self, DCS_FORMULA_AND, 0, 0, -1))
      return FALSE;
  return TRUE;
}

gboolean
_dcs_formula_parse_expression (DcsFormulaParser *self)
{
  if (self->nesting == MAX_NESTING)
    return _dcs_formula_fail (
        self, self->word.text, _ ("too many parentheses stand within each other"));
  self->nesting++;
  if (!parse_conjunction (self))
    return FALSE;
  while (_dcs_formula_accept (self, DCS_FORMULA_WORD_NAME, "or"))
    if (!parse_conjunction (self) || !_dcs_formula_emit (self, DCS_FORMULA_OR, 0, 0, -1))
      return FALSE;
  self->nesting--;
  return TRUE;
}

/**
 * _dcs_formula_compile:
 * @definition: a definition of which all terms are read
 * @text: a formula
 * @error: what is wrong with it, where, and what was expected: for the sentence of the reader
 *
 * Compiles a formula for the stack machine of dcs-formula-run.c.
 *
 * Returns: (transfer full) (nullable): the formula; it borrows from the definition
 */
DcsFormula *
_dcs_formula_compile (DcsDefinition *definition, const char *text, GError **error)
{
  DcsFormulaParser parser = {
    .definition = definition, .text = text, .word.next = text, .error = error
  };
  DcsFormula *self = NULL;
  gboolean is_read;

  g_return_val_if_fail (definition != NULL && text != NULL, NULL);

  parser.steps = g_array_new (FALSE, FALSE, sizeof (DcsFormulaStep));
  parser.inputs = g_array_new (FALSE, FALSE, sizeof (DcsFormulaInput));
  _dcs_formula_word_next (&parser.word);
  is_read = _dcs_formula_parse_expression (&parser);
  if (is_read && parser.word.kind != DCS_FORMULA_WORD_END)
    is_read = _dcs_formula_fail_expected (&parser, _ ("an operator or the end"));
  if (is_read)
    {
      self = g_new0 (DcsFormula, 1);
      self->n_steps = parser.steps->len;
      self->n_inputs = parser.inputs->len;
      self->steps = (DcsFormulaStep *) (gpointer) g_array_free (g_steal_pointer (&parser.steps),
                                                                FALSE);
      self->inputs = (DcsFormulaInput *) (gpointer) g_array_free (g_steal_pointer (&parser.inputs),
                                                                  FALSE);
    }
  g_clear_pointer (&parser.steps, g_array_unref);
  g_clear_pointer (&parser.inputs, g_array_unref);
  return self;
}

void
_dcs_formula_free (DcsFormula *self)
{
  if (self == NULL)
    return;
  g_free (self->steps);
  g_free (self->inputs);
  g_free (self);
}

/* Whether the input is the first one that refers to its calculation. */
static gboolean
is_reference (const DcsFormula *self, guint index)
{
  const DcsCalculation *calculation = self->inputs[index].calculation;

  for (guint i = 0; i < index; i++)
    if (self->inputs[i].calculation == calculation)
      return FALSE;
  return calculation != NULL;
}

guint
_dcs_formula_n_references (const DcsFormula *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_inputs; i++)
    if (is_reference (self, i))
      n++;
  return n;
}

const DcsCalculation *
_dcs_formula_reference (const DcsFormula *self, guint index)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_inputs; i++)
    if (is_reference (self, i) && n++ == index)
      return self->inputs[i].calculation;
  return NULL;
}
