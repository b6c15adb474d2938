/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-formula-private.h"
#include "dcs-formula-word.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* How deep parentheses and functions may stand within each other. */
#define MAX_NESTING 40
/* Digits that round() takes; more months than anybody lives. */
#define MAX_DIGITS 9
#define MAX_MONTHS 1800

/* A formula while it is read. After the first error everything else returns FALSE at once. */
typedef struct
{
  DcsDefinition *definition;
  const char *text;
  DcsFormulaWord word; /* the word at hand */
  GArray *steps;       /* owned, of DcsFormulaStep */
  GArray *inputs;      /* owned, of DcsFormulaInput */
  guint stack;         /* values on the stack after the steps so far */
  guint nesting;
  GError **error;
} Parser;

static gboolean parse_expression (Parser *self);

/* ---- errors ---- */

static gboolean fail (Parser *self, const char *at, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (Parser *self, const char *at, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (self->error,
               DCS_RULES_ERROR,
               DCS_RULES_ERROR_BAD_DEFINITION,
               /* Translators: a position in a formula, counted from 1, and what is wrong there. */
               _ ("at character %ld: %s"),
               g_utf8_pointer_to_offset (self->text, at) + 1,
               what);
  return FALSE;
}

/* @expected: in words, translated. */
static gboolean
fail_expected (Parser *self, const char *expected)
{
  g_autofree char *found = g_strndup (self->word.text, self->word.length);

  if (self->word.kind == DCS_FORMULA_WORD_END)
    return fail (self, self->word.text, _ ("expected %s, but the formula ends here"), expected);
  return fail (self, self->word.text, _ ("expected %s, found “%s”"), expected, found);
}

/* ---- words ---- */

/* Takes the word when it is next. */
static gboolean
accept (Parser *self, DcsFormulaWordKind kind, const char *word)
{
  if (!_dcs_formula_word_is (&self->word, kind, word))
    return FALSE;
  _dcs_formula_word_next (&self->word);
  return TRUE;
}

static gboolean
expect_symbol (Parser *self, const char *symbol)
{
  g_autofree char *expected = NULL;

  if (accept (self, DCS_FORMULA_WORD_SYMBOL, symbol))
    return TRUE;
  expected = g_strdup_printf (_ ("“%s”"), symbol);
  return fail_expected (self, expected);
}

/* ---- steps ---- */

static gboolean
emit (Parser *self, DcsFormulaStepKind kind, guint n, double number, int change)
{
  DcsFormulaStep step = { .kind = (guint16) kind, .n = (guint16) n, .number = number };

  self->stack = (guint) ((int) self->stack + change);
  if (self->steps->len >= DCS_FORMULA_MAX_STEPS || self->stack > DCS_FORMULA_MAX_STACK)
    return fail (self,
                 self->word.text,
                 _ ("the formula is too long; give parts of it calculations of their own"));
  g_array_append_val (self->steps, step);
  return TRUE;
}

static gboolean
input_equal (const DcsFormulaInput *a, const DcsFormulaInput *b)
{
  return a->source == b->source && a->access == b->access && a->code == b->code
         && a->result == b->result && a->patient_field == b->patient_field && a->sex == b->sex
         && a->days == b->days && a->months == b->months && a->tolerance == b->tolerance
         && a->n == b->n;
}

/* The same thing in two places is one input. */
static gboolean
emit_input (Parser *self, const DcsFormulaInput *input)
{
  guint index = 0;

  while (index < self->inputs->len
         && !input_equal (&g_array_index (self->inputs, DcsFormulaInput, index), input))
    index++;
  if (index == DCS_FORMULA_MAX_INPUTS)
    return fail (self,
                 self->word.text,
                 _ ("the formula has too many inputs; give parts of it calculations of their own"));
  if (index == self->inputs->len)
    g_array_append_val (self->inputs, *input);
  return emit (self, DCS_FORMULA_PUSH_INPUT, index, 0, 1);
}

/* ---- names ---- */

static gboolean
is_name (const Parser *self)
{
  return self->word.kind == DCS_FORMULA_WORD_QUOTED || self->word.kind == DCS_FORMULA_WORD_NAME;
}

/* The name at hand, which is then passed; or NULL with an error that asks for @expected. */
static char *
take_name (Parser *self, const char **at, const char *expected)
{
  char *name;

  if (!is_name (self))
    {
      fail_expected (self, expected);
      return NULL;
    }
  name = _dcs_formula_word_dup (&self->word);
  *at = self->word.text;
  _dcs_formula_word_next (&self->word);
  return name;
}

static gboolean
check_name (Parser *self, const char *at, char *problem)
{
  g_autofree char *owned = problem;

  return owned == NULL || fail (self, at, "%s", owned);
}

static gboolean
parse_value_name (Parser *self, gboolean by_site, DcsFormulaInput *input)
{
  const char *at = NULL;
  g_autofree char *name = take_name (
      self, &at, _ ("the code of a test, an instrument or a calculation"));

  return name != NULL
         && check_name (
             self, at, _dcs_formula_resolve_value (self->definition, name, by_site, input));
}

/* A number that is written out. */
static gboolean
parse_literal (Parser *self, double low, double high, gboolean whole, double *number)
{
  if (self->word.kind != DCS_FORMULA_WORD_NUMBER)
    return fail_expected (self, whole ? _ ("a whole number") : _ ("a number"));
  if (self->word.number < low || self->word.number > high
      || (whole && self->word.number != floor (self->word.number)))
    return fail (self,
                 self->word.text,
                 whole ? _ ("expected a whole number from %g to %g")
                       : _ ("expected a number from %g to %g"),
                 low,
                 high);
  *number = self->word.number;
  _dcs_formula_word_next (&self->word);
  return TRUE;
}

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
parse_subject (Parser *self, DcsFormulaInput *input)
{
  for (gsize i = 0; i < 2; i++)
    {
      DcsFormulaWord before = self->word;

      if (!_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, record_functions[i].name))
        continue;
      _dcs_formula_word_next (&self->word);
      if (accept (self, DCS_FORMULA_WORD_SYMBOL, "("))
        {
          input->source = record_functions[i].source;
          return parse_value_name (self, TRUE, input) && expect_symbol (self, ")");
        }
      self->word = before;
    }
  return parse_value_name (self, FALSE, input);
}

/* What stands behind the subject. */
static gboolean
parse_access (Parser *self, DcsFormulaInput *input)
{
  double n = 0;

  switch (input->access)
    {
    case DCS_FORMULA_BACK:
      return expect_symbol (self, ",") && parse_literal (self, 0, MAX_MONTHS, FALSE, &input->months)
             && expect_symbol (self, ",")
             && parse_literal (self, 0, input->months, FALSE, &input->tolerance);
    case DCS_FORMULA_HIGHEST:
    case DCS_FORMULA_LOWEST:
      return expect_symbol (self, ",")
             && parse_literal (self, 0, MAX_MONTHS, FALSE, &input->months);
    case DCS_FORMULA_SLOPE:
      if (!expect_symbol (self, ",") || !parse_literal (self, 2, 1000, TRUE, &n))
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
parse_result (Parser *self, DcsFormulaInput *input)
{
  const char *at = NULL;
  g_autofree char *test = take_name (self, &at, _ ("the code of a test"));
  g_autofree char *result = NULL;

  if (test == NULL || !expect_symbol (self, ","))
    return FALSE;
  result = take_name (self, &at, _ ("the code of a result"));
  return result != NULL
         && check_name (
             self, at, _dcs_formula_resolve_result (self->definition, test, result, input));
}

static gboolean
parse_record_input (Parser *self, const RecordFunction *function, DcsFormulaInput *input)
{
  const char *at = NULL;
  g_autofree char *name = NULL;

  switch (function->source)
    {
    case DCS_FORMULA_SITE_MAX:
    case DCS_FORMULA_SITE_SUM:
      return parse_value_name (self, TRUE, input);
    case DCS_FORMULA_RESULT:
      return parse_result (self, input);
    case DCS_FORMULA_DRUG:
    case DCS_FORMULA_FINDING:
      name = take_name (self,
                        &at,
                        function->source == DCS_FORMULA_DRUG ? _ ("the code of a drug")
                                                             : _ ("the code of a finding"));
      return name != NULL
             && check_name (
                 self,
                 at,
                 _dcs_formula_resolve_term (self->definition, name, function->source, input));
    case DCS_FORMULA_DATE:
      name = take_name (self, &at, _ ("onset_date, diagnosis_date or birth_date"));
      return name != NULL
             && check_name (self, at, _dcs_formula_resolve_date (name, function->days, input));
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
parse_record_function (Parser *self, const RecordFunction *function)
{
  DcsFormulaInput input = { .source = function->source, .access = function->access };

  return parse_record_input (self, function, &input) && expect_symbol (self, ")")
         && emit_input (self, &input);
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
parse_arguments (Parser *self, const NumberFunction *function, guint *n)
{
  for (*n = 0;
       *n == 0
       || (*n < function->max && _dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_SYMBOL, ","));)
    {
      if (*n > 0)
        _dcs_formula_word_next (&self->word);
      if (!parse_expression (self))
        return FALSE;
      ++*n;
    }
  return *n >= function->min || expect_symbol (self, ",");
}

/* known(x) of a test that has only coded results: whether there is one. */
static gboolean
parse_known_result (Parser *self, gboolean *is_result)
{
  DcsFormulaInput input = { .source = DCS_FORMULA_RESULT };
  g_autofree char *name = NULL;

  *is_result = FALSE;
  if (!is_name (self) || *self->word.next != ')')
    return TRUE;
  name = _dcs_formula_word_dup (&self->word);
  if (!_dcs_formula_resolve_any_result (self->definition, name, &input))
    return TRUE;
  *is_result = TRUE;
  _dcs_formula_word_next (&self->word);
  return emit_input (self, &input);
}

static gboolean
parse_number_function (Parser *self, const NumberFunction *function)
{
  gboolean is_result = FALSE;
  double number = 0;
  guint n = 1;

  if (function->kind == DCS_FORMULA_KNOWN && !parse_known_result (self, &is_result))
    return FALSE;
  if (function->kind == DCS_FORMULA_AT_LEAST
      && (!parse_literal (self, 1, DCS_FORMULA_MAX_STACK, TRUE, &number)
          || !expect_symbol (self, ",")))
    return FALSE;
  if (!is_result && !parse_arguments (self, function, &n))
    return FALSE;
  if (function->kind == DCS_FORMULA_ROUND
      && (!expect_symbol (self, ",") || !parse_literal (self, 0, MAX_DIGITS, TRUE, &number)))
    return FALSE;
  if (!expect_symbol (self, ")"))
    return FALSE;
  if (function->kind == DCS_FORMULA_AT_LEAST && number > n)
    return fail (
        self, self->word.text, _ ("atleast asks for more than the conditions that it has"));
  if (function->kind == DCS_FORMULA_ROUND)
    return emit (self, function->kind, (guint) number, 0, 0);
  return emit (self, function->kind, n, number, 1 - (int) n);
}

/* ---- expressions ---- */

static gboolean
parse_function (Parser *self, const char *at)
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
  return fail (self, at, _ ("“%s” is no function"), name);
}

/* A name, or a word that stands for a value by itself. */
static gboolean
parse_word (Parser *self)
{
  DcsFormulaInput input = { .source = DCS_FORMULA_TEST };

  if (_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "and")
      || _dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "or")
      || _dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "not"))
    return fail_expected (self, _ ("a number, a name or “(”"));
  if (accept (self, DCS_FORMULA_WORD_NAME, "unknown"))
    return emit (self, DCS_FORMULA_PUSH_UNKNOWN, 0, 0, 1);
  if (_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "male")
      || _dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "female"))
    {
      input.source = DCS_FORMULA_SEX;
      input.field = "sex";
      input.sex = *self->word.text == 'm' ? 'M' : 'F';
      _dcs_formula_word_next (&self->word);
    }
  else if (accept (self, DCS_FORMULA_WORD_NAME, "dead"))
    input.source = DCS_FORMULA_DEAD;
  else if (!parse_value_name (self, FALSE, &input))
    return FALSE;
  return emit_input (self, &input);
}

static gboolean
parse_primary (Parser *self)
{
  double number = self->word.number;

  if (self->word.kind == DCS_FORMULA_WORD_NUMBER)
    {
      _dcs_formula_word_next (&self->word);
      return emit (self, DCS_FORMULA_PUSH_NUMBER, 0, number, 1);
    }
  if (accept (self, DCS_FORMULA_WORD_SYMBOL, "("))
    return parse_expression (self) && expect_symbol (self, ")");
  if (self->word.kind == DCS_FORMULA_WORD_NAME)
    {
      const char *after = self->word.next;

      while (g_ascii_isspace (*after))
        after++;
      if (*after == '(' && !_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "and")
          && !_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "or")
          && !_dcs_formula_word_is (&self->word, DCS_FORMULA_WORD_NAME, "not"))
        return parse_function (self, self->word.text);
    }
  if (is_name (self))
    return parse_word (self);
  return fail_expected (self, _ ("a number, a name or “(”"));
}

static gboolean
parse_unary (Parser *self)
{
  guint n_minus = 0;

  while (accept (self, DCS_FORMULA_WORD_SYMBOL, "-"))
    n_minus++;
  return parse_primary (self) && (n_minus % 2 == 0 || emit (self, DCS_FORMULA_NEGATE, 0, 0, 0));
}

typedef struct
{
  const char *symbol;
  DcsFormulaStepKind kind;
} Operator;

static const Operator *
accept_operator (Parser *self, const Operator *operators, gsize n_operators)
{
  for (gsize i = 0; i < n_operators; i++)
    if (accept (self, DCS_FORMULA_WORD_SYMBOL, operators[i].symbol))
      return &operators[i];
  return NULL;
}

static gboolean
parse_product (Parser *self)
{
  static const Operator operators[] = { { "*", DCS_FORMULA_MULTIPLY },
                                        { "/", DCS_FORMULA_DIVIDE } };
  const Operator *found;

  if (!parse_unary (self))
    return FALSE;
  while ((found = accept_operator (self, operators, G_N_ELEMENTS (operators))) != NULL)
    if (!parse_unary (self) || !emit (self, found->kind, 0, 0, -1))
      return FALSE;
  return TRUE;
}

static gboolean
parse_sum (Parser *self)
{
  static const Operator operators[] = { { "+", DCS_FORMULA_ADD }, { "-", DCS_FORMULA_SUBTRACT } };
  const Operator *found;

  if (!parse_product (self))
    return FALSE;
  while ((found = accept_operator (self, operators, G_N_ELEMENTS (operators))) != NULL)
    if (!parse_product (self) || !emit (self, found->kind, 0, 0, -1))
      return FALSE;
  return TRUE;
}

/* One comparison: "1 < a < 2" is an error, not what it would mean elsewhere. */
static gboolean
parse_comparison (Parser *self)
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
  return found == NULL || (parse_sum (self) && emit (self, found->kind, 0, 0, -1));
}

static gboolean
parse_negation (Parser *self)
{
  guint n_not = 0;

  while (accept (self, DCS_FORMULA_WORD_NAME, "not"))
    n_not++;
  if (!parse_comparison (self))
    return FALSE;
  for (; n_not > 0; n_not--)
    if (!emit (self, DCS_FORMULA_NOT, 0, 0, 0))
      return FALSE;
  return TRUE;
}

static gboolean
parse_conjunction (Parser *self)
{
  if (!parse_negation (self))
    return FALSE;
  while (accept (self, DCS_FORMULA_WORD_NAME, "and"))
    if (!parse_negation (self) || !emit (self, DCS_FORMULA_AND, 0, 0, -1))
      return FALSE;
  return TRUE;
}

static gboolean
parse_expression (Parser *self)
{
  if (self->nesting == MAX_NESTING)
    return fail (self, self->word.text, _ ("too many parentheses stand within each other"));
  self->nesting++;
  if (!parse_conjunction (self))
    return FALSE;
  while (accept (self, DCS_FORMULA_WORD_NAME, "or"))
    if (!parse_conjunction (self) || !emit (self, DCS_FORMULA_OR, 0, 0, -1))
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
  Parser parser = { .definition = definition, .text = text, .word.next = text, .error = error };
  DcsFormula *self = NULL;
  gboolean is_read;

  g_return_val_if_fail (definition != NULL && text != NULL, NULL);

  parser.steps = g_array_new (FALSE, FALSE, sizeof (DcsFormulaStep));
  parser.inputs = g_array_new (FALSE, FALSE, sizeof (DcsFormulaInput));
  _dcs_formula_word_next (&parser.word);
  is_read = parse_expression (&parser);
  if (is_read && parser.word.kind != DCS_FORMULA_WORD_END)
    is_read = fail_expected (&parser, _ ("an operator or the end"));
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
