/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-formula-private.h"

#include <math.h>

/* What two numbers may differ by and be the same: relative, and near 0 absolute. */
#define SAME_RELATIVE 1e-9
#define SAME_ABSOLUTE 1e-12
/* A value recorded as "< 5" lies below 5 by more than that. */
#define JUST_BESIDE 1e-7

int
_dcs_formula_compare (double a, double b)
{
  double same = MAX (SAME_RELATIVE * MAX (fabs (a), fabs (b)), SAME_ABSOLUTE);

  if (a == b || (isfinite (same) && fabs (a - b) <= same))
    return 0;
  return a < b ? -1 : 1;
}

/* ---- values ---- */

static DcsFormulaValue
value_of (double number)
{
  return (DcsFormulaValue){ .number = number };
}

static gboolean
is_known (const DcsFormulaValue *value)
{
  return !isnan (value->number);
}

static double
low_of (const DcsFormulaValue *value)
{
  return value->vague != 0 ? value->low : value->number;
}

static double
high_of (const DcsFormulaValue *value)
{
  return value->vague != 0 ? value->high : value->number;
}

/* What both hang on, as an unknown value. */
static DcsFormulaValue
unknown_of (const DcsFormulaValue *values, guint n)
{
  DcsFormulaValue value = { .number = NAN };

  for (guint i = 0; i < n; i++)
    value.missing |= values[i].missing;
  return value;
}

/* Known, but not well enough to say. */
static DcsFormulaValue
too_vague (const DcsFormulaValue *a, const DcsFormulaValue *b)
{
  return (DcsFormulaValue){ .number = NAN, .missing = a->vague | b->vague };
}

static DcsFormulaValue
input_value (const DcsFormulaInput *input, guint index, const DcsFormulaSample *sample)
{
  DcsFormulaValue value = { .number = sample->number };
  double beside = MAX (fabs (sample->number) * JUST_BESIDE, JUST_BESIDE);

  if (isnan (sample->number))
    value.missing = (guint64) 1 << index;
  if (isnan (sample->number) || sample->comparator == '\0')
    return value;
  value.vague = (guint64) 1 << index;
  if (sample->comparator == '<')
    {
      value.low = input->test == NULL || isnan (input->test->min) ? -INFINITY : input->test->min;
      value.high = sample->number - beside;
    }
  else
    {
      value.low = sample->number + beside;
      value.high = input->test == NULL || isnan (input->test->max) ? INFINITY : input->test->max;
    }
  return value;
}

/* ---- numbers ---- */

static double
apply (const DcsFormulaStep *step, double a)
{
  double scale;

  switch ((DcsFormulaStepKind) step->kind)
    {
    case DCS_FORMULA_EXP:
      return exp (a);
    case DCS_FORMULA_LN:
      return a > 0 ? log (a) : NAN;
    case DCS_FORMULA_LOG10:
      return a > 0 ? log10 (a) : NAN;
    case DCS_FORMULA_SQRT:
      return a >= 0 ? sqrt (a) : NAN;
    case DCS_FORMULA_FLOOR:
      /* Noise just below a whole number is that number. */
      return _dcs_formula_compare (a, round (a)) == 0 ? round (a) : floor (a);
    case DCS_FORMULA_ROUND:
      scale = pow (10, step->n);
      a *= scale;
      /* Half goes away from 0, also when the half is not exact in binary. */
      return (a < 0 ? -1 : 1) * floor (fabs (a) * (1 + SAME_RELATIVE / 100) + 0.5) / scale;
    default:
      return fabs (a);
    }
}

/* Functions that go one way, and the absolute value. */
static DcsFormulaValue
call (const DcsFormulaStep *step, const DcsFormulaValue *a)
{
  DcsFormulaValue value = value_of (apply (step, a->number));

  if (a->vague == 0 || !is_known (&value))
    return value;
  value.vague = a->vague;
  value.low = apply (step, a->low);
  value.high = apply (step, a->high);
  if (step->kind == DCS_FORMULA_ABS && value.low > value.high)
    {
      double swap = value.low;

      value.low = value.high;
      value.high = swap;
    }
  if (step->kind == DCS_FORMULA_ABS && a->low < 0 && a->high > 0)
    value.low = 0;
  if (isnan (value.low))
    value.low = -INFINITY;
  if (isnan (value.high))
    value.high = INFINITY;
  return value;
}

static DcsFormulaValue
negate (const DcsFormulaValue *a)
{
  return (DcsFormulaValue){
    .number = -a->number, .low = -a->high, .high = -a->low, .missing = a->missing, .vague = a->vague
  };
}

/* 0 times anything is 0, also what has no limit. */
static double
product (double a, double b)
{
  return a == 0 || b == 0 ? 0 : a * b;
}

static void
set_products (DcsFormulaValue *value, double al, double ah, double bl, double bh)
{
  double p[] = { product (al, bl), product (al, bh), product (ah, bl), product (ah, bh) };

  value->low = MIN (MIN (p[0], p[1]), MIN (p[2], p[3]));
  value->high = MAX (MAX (p[0], p[1]), MAX (p[2], p[3]));
}

static DcsFormulaValue
calculate (DcsFormulaStepKind kind, const DcsFormulaValue *a, const DcsFormulaValue *b)
{
  DcsFormulaValue value = { .vague = a->vague | b->vague };
  double al = low_of (a), ah = high_of (a), bl = low_of (b), bh = high_of (b);

  switch (kind)
    {
    case DCS_FORMULA_ADD:
      value.number = a->number + b->number;
      value.low = al + bl;
      value.high = ah + bh;
      break;
    case DCS_FORMULA_SUBTRACT:
      value.number = a->number - b->number;
      value.low = al - bh;
      value.high = ah - bl;
      break;
    case DCS_FORMULA_MULTIPLY:
      value.number = a->number * b->number;
      set_products (&value, al, ah, bl, bh);
      break;
    default:
      value.number = b->number == 0 ? NAN : a->number / b->number;
      if ((bl < 0 && bh >= 0) || (bl == 0 && bh == 0))
        {
          value.low = -INFINITY;
          value.high = INFINITY;
        }
      else
        set_products (&value, al, ah, 1 / bh, bl == 0 ? INFINITY : 1 / bl);
    }
  if (!isfinite (value.number))
    value = value_of (NAN);
  return value;
}

/* ---- conditions ---- */

/* All that the two can be agrees, or it is not known. */
static DcsFormulaValue
compare (DcsFormulaStepKind kind, const DcsFormulaValue *a, const DcsFormulaValue *b)
{
  /* -1, 0, 1: a is below, the same, above; first as far down, then as far up as it can be. */
  int low = _dcs_formula_compare (low_of (a), high_of (b));
  int high = _dcs_formula_compare (high_of (a), low_of (b));
  gboolean at_low, at_high;

  switch (kind)
    {
    case DCS_FORMULA_LESS:
      at_low = low < 0;
      at_high = high < 0;
      break;
    case DCS_FORMULA_LESS_EQUAL:
      at_low = low <= 0;
      at_high = high <= 0;
      break;
    case DCS_FORMULA_GREATER:
      at_low = low > 0;
      at_high = high > 0;
      break;
    case DCS_FORMULA_GREATER_EQUAL:
      at_low = low >= 0;
      at_high = high >= 0;
      break;
    default:
      /* Apart on one side, or both the same point; else open. */
      if (low > 0 || high < 0)
        return value_of (kind == DCS_FORMULA_NOT_EQUAL);
      return low == 0 && high == 0 ? value_of (kind == DCS_FORMULA_EQUAL) : too_vague (a, b);
    }
  return at_low == at_high ? value_of (at_low) : too_vague (a, b);
}

static gboolean
is_true (const DcsFormulaValue *value)
{
  return is_known (value) && value->number != 0;
}

static gboolean
is_false (const DcsFormulaValue *value)
{
  return value->number == 0;
}

/* At least @needed of the @n conditions hold; unknown when that hangs on unknown ones. */
static DcsFormulaValue
at_least (const DcsFormulaValue *values, guint n, guint needed)
{
  guint n_true = 0, n_unknown = 0;

  for (guint i = 0; i < n; i++)
    {
      n_true += is_true (&values[i]) ? 1 : 0;
      n_unknown += !is_known (&values[i]);
    }
  if (n_true >= needed)
    return value_of (1);
  return n_true + n_unknown < needed ? value_of (0) : unknown_of (values, n);
}

static DcsFormulaValue
choose (const DcsFormulaValue *values)
{
  if (is_known (&values[0]))
    return is_true (&values[0]) ? values[1] : values[2];
  if (is_known (&values[1]) && values[1].vague == 0 && values[2].vague == 0
      && values[1].number == values[2].number)
    return values[1];
  return unknown_of (values, 3);
}

static DcsFormulaValue
extreme (DcsFormulaStepKind kind, const DcsFormulaValue *values, guint n)
{
  DcsFormulaValue best = values[0];

  for (guint i = 0; i < n; i++)
    if (!is_known (&values[i]))
      return unknown_of (values, n);
  for (guint i = 1; i < n; i++)
    {
      DcsFormulaValue next = { .vague = best.vague | values[i].vague };
      double low = low_of (&values[i]), high = high_of (&values[i]);

      if (kind == DCS_FORMULA_MIN)
        {
          next.number = MIN (best.number, values[i].number);
          next.low = MIN (low_of (&best), low);
          next.high = MIN (high_of (&best), high);
        }
      else
        {
          next.number = MAX (best.number, values[i].number);
          next.low = MAX (low_of (&best), low);
          next.high = MAX (high_of (&best), high);
        }
      best = next;
    }
  return best;
}

/* ---- the machine ---- */

static guint
n_operands (const DcsFormulaStep *step)
{
  switch ((DcsFormulaStepKind) step->kind)
    {
    case DCS_FORMULA_PUSH_NUMBER:
    case DCS_FORMULA_PUSH_UNKNOWN:
    case DCS_FORMULA_PUSH_INPUT:
      return 0;
    case DCS_FORMULA_MIN:
    case DCS_FORMULA_MAX:
    case DCS_FORMULA_AT_LEAST:
      return step->n;
    case DCS_FORMULA_IF:
      return 3;
    default:
      return step->kind >= DCS_FORMULA_ADD ? 2 : 1;
    }
}

/* What a step makes of its operands. */
static DcsFormulaValue
operate (const DcsFormulaStep *step, const DcsFormulaValue *values, guint n)
{
  switch ((DcsFormulaStepKind) step->kind)
    {
    case DCS_FORMULA_PUSH_NUMBER:
      return value_of (step->number);
    case DCS_FORMULA_PUSH_UNKNOWN:
      return value_of (NAN);
    case DCS_FORMULA_KNOWN:
      return value_of (is_known (&values[0]));
    case DCS_FORMULA_AND:
      return is_false (&values[0]) || is_false (&values[1]) ? value_of (0)
                                                            : at_least (values, 2, 2);
    case DCS_FORMULA_OR:
      return at_least (values, 2, 1);
    case DCS_FORMULA_AT_LEAST:
      return at_least (values, n, (guint) step->number);
    case DCS_FORMULA_IF:
      return choose (values);
    case DCS_FORMULA_MIN:
    case DCS_FORMULA_MAX:
      return extreme ((DcsFormulaStepKind) step->kind, values, n);
    default:
      break;
    }
  for (guint i = 0; i < n; i++)
    if (!is_known (&values[i]))
      return unknown_of (values, n);
  if (step->kind == DCS_FORMULA_NOT)
    return value_of (values[0].number == 0);
  if (step->kind == DCS_FORMULA_NEGATE)
    return negate (&values[0]);
  if (n == 1)
    return call (step, &values[0]);
  if (step->kind >= DCS_FORMULA_LESS)
    return compare ((DcsFormulaStepKind) step->kind, &values[0], &values[1]);
  return calculate ((DcsFormulaStepKind) step->kind, &values[0], &values[1]);
}

static DcsFormulaValue
take_input (const DcsFormula *self, const DcsFormulaDay *at, DcsFormulaRun *run, guint index)
{
  if ((run->looked_up & (guint64) 1 << index) == 0)
    {
      DcsFormulaSample sample;

      _dcs_formula_look_up (at, &self->inputs[index], &sample);
      run->inputs[index] = input_value (&self->inputs[index], index, &sample);
      run->looked_up |= (guint64) 1 << index;
    }
  return run->inputs[index];
}

/**
 * _dcs_formula_run:
 * @self: a formula
 * @at: for when
 * @run: (out): the result and what it was made of
 *
 * Evaluates a formula. Unknown operands make a result unknown unless it is the same whatever they
 * are; `result.missing` has the inputs that it hangs on. Allocates nothing.
 */
void
_dcs_formula_run (const DcsFormula *self, const DcsFormulaDay *at, DcsFormulaRun *run)
{
  DcsFormulaValue stack[DCS_FORMULA_MAX_STACK + 1];
  guint n_stack = 0;

  run->looked_up = 0;
  for (guint i = 0; i < self->n_steps; i++)
    {
      const DcsFormulaStep *step = &self->steps[i];
      guint n = n_operands (step);
      DcsFormulaValue value = step->kind == DCS_FORMULA_PUSH_INPUT
                                  ? take_input (self, at, run, step->n)
                                  : operate (step, &stack[n_stack - n], n);

      n_stack -= n;
      stack[n_stack++] = value;
    }
  run->result = stack[0];
}
