/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-formula-parser.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ---- errors ---- */

gboolean
_dcs_formula_fail (DcsFormulaParser *self, const char *at, const char *format, ...)
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

gboolean
_dcs_formula_fail_expected (DcsFormulaParser *self, const char *expected)
{
  g_autofree char *found = g_strndup (self->word.text, self->word.length);

  if (self->word.kind == DCS_FORMULA_WORD_END)
    return _dcs_formula_fail (
        self, self->word.text, _ ("expected %s, but the formula ends here"), expected);
  return _dcs_formula_fail (self, self->word.text, _ ("expected %s, found “%s”"), expected, found);
}

/* ---- words ---- */

gboolean
_dcs_formula_accept (DcsFormulaParser *self, DcsFormulaWordKind kind, const char *word)
{
  if (!_dcs_formula_word_is (&self->word, kind, word))
    return FALSE;
  _dcs_formula_word_next (&self->word);
  return TRUE;
}

gboolean
_dcs_formula_expect_symbol (DcsFormulaParser *self, const char *symbol)
{
  g_autofree char *expected = NULL;

  if (_dcs_formula_accept (self, DCS_FORMULA_WORD_SYMBOL, symbol))
    return TRUE;
  expected = g_strdup_printf (_ ("“%s”"), symbol);
  return _dcs_formula_fail_expected (self, expected);
}

/* ---- steps ---- */

gboolean
_dcs_formula_emit (
    DcsFormulaParser *self, DcsFormulaStepKind kind, guint n, double number, int change)
{
  DcsFormulaStep step = { .kind = (guint16) kind, .n = (guint16) n, .number = number };

  self->stack = (guint) ((int) self->stack + change);
  if (self->steps->len >= DCS_FORMULA_MAX_STEPS || self->stack > DCS_FORMULA_MAX_STACK)
    return _dcs_formula_fail (
        self,
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

gboolean
_dcs_formula_emit_input (DcsFormulaParser *self, const DcsFormulaInput *input)
{
  guint index = 0;

  while (index < self->inputs->len
         && !input_equal (&g_array_index (self->inputs, DcsFormulaInput, index), input))
    index++;
  if (index == DCS_FORMULA_MAX_INPUTS)
    return _dcs_formula_fail (
        self,
        self->word.text,
        _ ("the formula has too many inputs; give parts of it calculations of their own"));
  if (index == self->inputs->len)
    g_array_append_val (self->inputs, *input);
  return _dcs_formula_emit (self, DCS_FORMULA_PUSH_INPUT, index, 0, 1);
}

/* ---- names ---- */

gboolean
_dcs_formula_is_name (const DcsFormulaParser *self)
{
  return self->word.kind == DCS_FORMULA_WORD_QUOTED || self->word.kind == DCS_FORMULA_WORD_NAME;
}

char *
_dcs_formula_take_name (DcsFormulaParser *self, const char **at, const char *expected)
{
  char *name;

  if (!_dcs_formula_is_name (self))
    {
      _dcs_formula_fail_expected (self, expected);
      return NULL;
    }
  name = _dcs_formula_word_dup (&self->word);
  *at = self->word.text;
  _dcs_formula_word_next (&self->word);
  return name;
}

gboolean
_dcs_formula_check_name (DcsFormulaParser *self, const char *at, char *problem)
{
  g_autofree char *owned = problem;

  return owned == NULL || _dcs_formula_fail (self, at, "%s", owned);
}

gboolean
_dcs_formula_parse_value_name (DcsFormulaParser *self, gboolean by_site, DcsFormulaInput *input)
{
  const char *at = NULL;
  g_autofree char *name = _dcs_formula_take_name (
      self, &at, _ ("the code of a test, an instrument or a calculation"));

  return name != NULL
         && _dcs_formula_check_name (
             self, at, _dcs_formula_resolve_value (self->definition, name, by_site, input));
}

gboolean
_dcs_formula_parse_literal (
    DcsFormulaParser *self, double low, double high, gboolean whole, double *number)
{
  if (self->word.kind != DCS_FORMULA_WORD_NUMBER)
    return _dcs_formula_fail_expected (self, whole ? _ ("a whole number") : _ ("a number"));
  if (self->word.number < low || self->word.number > high
      || (whole && self->word.number != floor (self->word.number)))
    return _dcs_formula_fail (self,
                              self->word.text,
                              whole ? _ ("expected a whole number from %g to %g")
                                    : _ ("expected a number from %g to %g"),
                              low,
                              high);
  *number = self->word.number;
  _dcs_formula_word_next (&self->word);
  return TRUE;
}
