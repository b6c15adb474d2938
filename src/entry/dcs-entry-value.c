/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The cells of observations: "<0.5", "12,5", "positive", "160 positive". */

typedef struct
{
  char comparator;
  gboolean has_number;
  DcsDecimal number;
  DcsCode result;
} Typed;

/* Values of the laboratory belong to the day of the sample, not to the visit (labs.csv). */
gboolean
_dcs_test_is_laboratory (const DcsTest *test)
{
  static DcsCode laboratory;

  if (laboratory == 0)
    laboratory = dcs_code_static ("laboratory");
  return test->term.group == laboratory;
}

static DcsCode
find_result (DcsEntry *self, const DcsTest *test, const char *text)
{
  for (guint i = 0; i < test->n_results; i++)
    {
      const char *label = dcs_catalog_label (self->catalog, "result", test->results[i]);
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;

      if (g_str_equal (dcs_code_string (test->results[i]), text))
        return test->results[i];
      a = dcs_text_search_key (label);
      b = dcs_text_search_key (text);
      if (g_str_equal (a, b))
        return test->results[i];
    }
  return 0;
}

static char *
describe_test (DcsEntry *self, const DcsTest *test)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (test->numeric)
    {
      g_autofree char *values = dcs_test_describe_values (test);

      g_string_append (words, values);
    }
  for (guint i = 0; i < test->n_results; i++)
    g_string_append_printf (words,
                            "%s%s",
                            words->len > 0 ? ", " : "",
                            dcs_catalog_label (self->catalog, "result", test->results[i]));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Reads what was typed; a blank one is nothing. Returns FALSE with @problem when it is no value. */
static gboolean
parse (DcsEntry *self, const DcsTest *test, const char *text, Typed *typed, char **problem)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  char *rest = copy;
  const char *known = NULL;
  g_autofree char *expected = NULL;

  memset (typed, 0, sizeof *typed);
  if (rest[0] == '\0')
    return TRUE;
  if (rest[0] == '<' || rest[0] == '>')
    {
      typed->comparator = rest[0];
      rest = g_strchug (rest + 1);
    }
  if (test->numeric && (g_ascii_isdigit (rest[0]) || rest[0] == '-'))
    {
      char *end = rest + strcspn (rest, " ");
      char *behind = *end != '\0' ? end + 1 : end;

      *end = '\0';
      typed->has_number = _dcs_decimal_parse_typed (rest, &typed->number, &known);
      if (typed->has_number)
        rest = g_strchug (behind);
    }
  if (known == NULL && rest[0] != '\0')
    typed->result = find_result (self, test, rest);
  if (known == NULL && (rest[0] == '\0' || typed->result != 0)
      && (typed->has_number || (typed->result != 0 && typed->comparator == 0)))
    return TRUE;
  if (known != NULL)
    *problem = g_strdup (known);
  else
    {
      expected = describe_test (self, test);
      /* TRANSLATORS: what is expected: "a number from 0 to 100" */
      *problem = g_strdup_printf (_ ("Write %s."), expected);
    }
  memset (typed, 0, sizeof *typed);
  return FALSE;
}

/* A stored value as it would be typed. (transfer full) */
char *
_dcs_entry_value_text (const DcsValue *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const DcsValue *value = &row[DCS_OBSERVATION_VALUE];

  if (value->kind == DCS_VALUE_DECIMAL)
    {
      g_autofree char *number = _dcs_decimal_typed (value->number, value->decimals);

      if (row[DCS_OBSERVATION_COMPARATOR].kind == DCS_VALUE_TEXT)
        g_string_append (text, row[DCS_OBSERVATION_COMPARATOR].text);
      g_string_append (text, number);
    }
  if (row[DCS_OBSERVATION_TEXT].kind == DCS_VALUE_CODE)
    g_string_append_printf (
        text, "%s%s", text->len > 0 ? " " : "", dcs_code_string (row[DCS_OBSERVATION_TEXT].code));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A stored value as people read it: "<0.5 mg/dL, positive", "not done: bandaged". */
static char *
describe_row (DcsEntry *self, const DcsTest *test, const DcsValue *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const DcsValue *value = &row[DCS_OBSERVATION_VALUE];
  DcsCode unit = _dcs_row_code_of (row, DCS_OBSERVATION_UNIT);

  if (row[DCS_OBSERVATION_NOT_DONE].kind == DCS_VALUE_TEXT)
    return g_strdup (_ ("not done"));
  if (value->kind == DCS_VALUE_DECIMAL)
    {
      g_autofree char *number = _dcs_decimal_typed (value->number, value->decimals);

      if (row[DCS_OBSERVATION_COMPARATOR].kind == DCS_VALUE_TEXT)
        g_string_append (text, row[DCS_OBSERVATION_COMPARATOR].text);
      g_string_append (text, number);
      if (unit != 0 && unit != test->unit)
        g_string_append_printf (text, " %s", dcs_catalog_label (self->catalog, "unit", unit));
    }
  if (row[DCS_OBSERVATION_TEXT].kind == DCS_VALUE_CODE)
    {
      const DcsTerm *term = dcs_catalog_term (
          self->catalog, "result", row[DCS_OBSERVATION_TEXT].code);

      if (term != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", term->phrase);
    }
  if (row[DCS_OBSERVATION_DATE].kind == DCS_VALUE_DATE)
    {
      g_autofree char *date = dcs_date_format_short (row[DCS_OBSERVATION_DATE].date);

      g_string_append_printf (text, " (%s)", date);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The stored row and the one of the visit before are known: what the cells begin with. */
void
_dcs_entry_value_bind (DcsEntry *self, DcsEntryCell *cell)
{
  const DcsValue *base = cell->base;
  g_autofree char *text = base != NULL ? _dcs_entry_value_text (base) : g_strdup ("");
  g_autofree char *previous = NULL;
  g_autofree char *previous_text = NULL;

  _dcs_entry_follow_original (self, cell, text);
  if (cell->unit != NULL)
    {
      DcsCode unit = base != NULL           ? _dcs_row_code_of (base, DCS_OBSERVATION_UNIT)
                     : cell->before != NULL ? _dcs_row_code_of (cell->before, DCS_OBSERVATION_UNIT)
                                            : 0;

      if (unit == 0)
        unit = cell->test->unit;
      _dcs_entry_follow_original (self, cell->unit, unit != 0 ? dcs_code_string (unit) : "");
    }
  _dcs_entry_follow_original (self,
                              cell->not_done,
                              base != NULL && base[DCS_OBSERVATION_NOT_DONE].kind == DCS_VALUE_TEXT
                                  ? base[DCS_OBSERVATION_NOT_DONE].text
                                  : "");
  if (cell->before != NULL)
    {
      previous = describe_row (self, cell->test, cell->before);
      previous_text = _dcs_entry_value_text (cell->before);
    }
  if (_dcs_set_shown (&cell->shown.previous, previous))
    _dcs_entry_note (self, cell);
  _dcs_set_shown (&cell->shown.previous_text,
                  previous_text != NULL && previous_text[0] != '\0' ? previous_text : NULL);
}

/* Whoever types a number sees a unit beside it: that one is meant from then on, whatever the visit
 * before turns out to be. */
void
_dcs_entry_hold_unit (DcsEntry *self, DcsEntryCell *cell)
{
  if (cell->unit != NULL && cell->is_touched && _dcs_cell_text (cell)[0] != '\0'
      && !self->is_replaying)
    _dcs_entry_put (self, cell->unit, _dcs_cell_text (cell->unit), TRUE);
}

/* A value of the visit before comes with the unit that it was written in. */
void
_dcs_entry_take_unit (DcsEntry *self, DcsEntryCell *cell)
{
  DcsCode unit = cell->unit != NULL && cell->before != NULL
                     ? _dcs_row_code_of (cell->before, DCS_OBSERVATION_UNIT)
                     : 0;

  if (cell->unit != NULL && unit == 0)
    unit = cell->test->unit;
  if (unit != 0 && cell->unit != NULL)
    _dcs_entry_put (self, cell->unit, dcs_code_string (unit), TRUE);
}

static DcsCode
unit_of (DcsEntryCell *cell)
{
  if (cell->unit != NULL && cell->unit->value.kind == DCS_VALUE_CODE)
    return cell->unit->value.code;
  return cell->test->unit;
}

static double
number_of_row (const DcsValue *row)
{
  if (row[DCS_OBSERVATION_CANONICAL].kind == DCS_VALUE_DECIMAL)
    return row[DCS_OBSERVATION_CANONICAL].number;
  if (row[DCS_OBSERVATION_VALUE].kind == DCS_VALUE_DECIMAL)
    return row[DCS_OBSERVATION_VALUE].number;
  return NAN;
}

/* The earlier value that stands for a blank one, or NULL. */
static const DcsValue *
carried_row (DcsEntry *self, DcsEntryCell *cell, DcsDate *measured)
{
  DcsDate date = _dcs_entry_date_of (self, "date");
  const DcsValue *row;

  if ((cell->test->carry_months_child == 0 && cell->test->carry_months_adult == 0)
      || !dcs_date_is_set (date) || !_dcs_entry_value_is_blank (cell))
    return NULL;
  row = dcs_derive_carried (
      self->course, self->definition, cell->code, dcs_date_day (date, DCS_DATE_MIDDLE), measured);
  return row != NULL && dcs_date_compare (*measured, date) < 0 ? row : NULL;
}

/* The number of a cell in the test's own unit; with @carried, of an earlier value that stands for
 * it. NAN: none. */
double
_dcs_entry_value_number (DcsEntry *self, DcsEntryCell *cell, gboolean carried)
{
  DcsDate measured;
  const DcsValue *row;
  double number;

  if (cell->value.kind == DCS_VALUE_DECIMAL)
    return dcs_test_to_canonical (cell->test, unit_of (cell), cell->value.number, &number) ? number
                                                                                           : NAN;
  row = carried ? carried_row (self, cell, &measured) : NULL;
  return row != NULL ? number_of_row (row) : NAN;
}

/* Whether nothing is said: no value, no reason why there is none. */
gboolean
_dcs_entry_value_is_blank (DcsEntryCell *cell)
{
  return cell->value.kind == DCS_VALUE_NULL && !cell->shown.is_bad
         && cell->not_done->value.kind == DCS_VALUE_NULL;
}

gboolean
_dcs_entry_value_is_changed (DcsEntryCell *cell)
{
  if (cell->shown.is_changed || cell->not_done->shown.is_changed)
    return TRUE;
  return cell->unit != NULL && cell->unit->shown.is_changed && !_dcs_entry_value_is_blank (cell);
}

/* "Above the usual range 4.5–13.5 10⁹/L"; NULL when it is in it. */
static char *
warn_of_range (DcsEntry *self, DcsEntryCell *cell, double number)
{
  const DcsValue *patient = dcs_course_patient (self->course);
  DcsDate date = _dcs_entry_date_of (self, "date");
  DcsDate birth = _dcs_row_date_of (patient, DCS_PATIENT_BIRTH_DATE);
  const char *sex = patient[DCS_PATIENT_SEX].kind == DCS_VALUE_TEXT ? patient[DCS_PATIENT_SEX].text
                                                                    : NULL;
  double age = NAN;
  const DcsTestRange *range;
  int side;
  g_autofree char *words = NULL;
  g_autofree char *with_unit = NULL;

  if (dcs_date_is_set (birth) && dcs_date_is_set (date))
    age = dcs_date_diff_days (birth, date, DCS_DATE_MIDDLE) / DCS_DAYS_PER_YEAR;
  range = dcs_definition_range (self->definition, cell->code, age, sex);
  side = range != NULL ? dcs_test_range_compare (range, number, cell->comparator) : 0;
  if (side == 0)
    return NULL;
  words = dcs_test_range_describe (range);
  with_unit = cell->test->unit != 0 ? g_strconcat (
                  words, " ", dcs_catalog_label (self->catalog, "unit", cell->test->unit), NULL)
                                    : g_strdup (words);
  /* TRANSLATORS: the range of the laboratory, "4.5–13.5 10⁹/L" */
  return g_strdup_printf (
      side < 0 ? _ ("Below the usual range %s") : _ ("Above the usual range %s"), with_unit);
}

static char *
describe_value (DcsEntry *self, DcsEntryCell *cell, double number)
{
  const DcsTest *test = cell->test;
  DcsDate measured;
  const DcsValue *carried;

  if (cell->value.kind == DCS_VALUE_DECIMAL && unit_of (cell) != test->unit && !isnan (number))
    {
      g_autofree char *text = dcs_number_format (number, MAX (test->decimals, 2));

      /* TRANSLATORS: a value in another unit, "= 12 mg/L" */
      return g_strdup_printf (
          _ ("= %s %s"), text, dcs_catalog_label (self->catalog, "unit", test->unit));
    }
  for (guint i = 0;
       cell->value.kind == DCS_VALUE_DECIMAL && test->levels != NULL && i < test->n_allowed;
       i++)
    if (test->allowed[i] == cell->value.number)
      return g_strdup (test->levels[i]);
  carried = carried_row (self, cell, &measured);
  if (carried != NULL)
    {
      g_autofree char *text = dcs_number_format (number_of_row (carried), 9);
      g_autofree char *date = dcs_date_format_long (measured);

      /* TRANSLATORS: a value, its unit, the day on which it was measured */
      return g_strdup_printf (
          _ ("%s %s of %s is carried forward"),
          text,
          test->unit != 0 ? dcs_catalog_label (self->catalog, "unit", test->unit) : "",
          date);
    }
  return NULL;
}

/* "+0.8" against the visit before. */
static char *
describe_change (DcsEntryCell *cell, double number)
{
  double before = cell->before != NULL ? number_of_row (cell->before) : NAN;
  double change = number - before;
  g_autofree char *text = NULL;
  int decimals;

  if (isnan (change) || cell->comparator != 0
      || cell->before[DCS_OBSERVATION_COMPARATOR].kind == DCS_VALUE_TEXT)
    return NULL;
  decimals = MAX (cell->test->decimals,
                  MAX (cell->value.decimals, cell->before[DCS_OBSERVATION_VALUE].decimals));
  text = dcs_number_format (fabs (change), decimals);
  if (g_str_equal (text, "0"))
    return g_strdup ("±0");
  return g_strconcat (change > 0 ? "+" : "−", text, NULL);
}

static gboolean
text_is_changed (DcsEntry *self, DcsEntryCell *cell, const Typed *typed)
{
  g_autofree char *problem = NULL;
  Typed stored;

  if (g_str_equal (_dcs_cell_text (cell), cell->original))
    return FALSE;
  if (cell->shown.is_bad || !parse (self, cell->test, cell->original, &stored, &problem))
    return TRUE;
  return stored.comparator != typed->comparator || stored.has_number != typed->has_number
         || stored.result != typed->result || stored.number.value != typed->number.value
         || stored.number.decimals != typed->number.decimals;
}

/* Whether the number is possible, in the unit that it is in. */
static char *
value_problem (DcsEntry *self, DcsEntryCell *cell)
{
  const DcsTest *test = cell->test;
  double number;
  g_autofree char *expected = NULL;

  if (cell->value.kind == DCS_VALUE_DECIMAL
      && (!dcs_test_to_canonical (test, unit_of (cell), cell->value.number, &number)
          || !dcs_test_accepts (test, number)))
    {
      expected = dcs_test_describe_values (test);
      if (unit_of (cell) != 0)
        return g_strdup_printf (_ ("Write %s, in %s."),
                                expected,
                                dcs_catalog_label (self->catalog, "unit", test->unit));
      return g_strdup_printf (_ ("Write %s."), expected);
    }
  if (cell->value.kind != DCS_VALUE_NULL && cell->not_done->value.kind != DCS_VALUE_NULL)
    return g_strdup (
        _ ("There is a value, and it is said that it was not done. Keep one of the two."));
  if (cell->is_taken)
    return g_strdup (_ ("There is a value of this day already. Change it on its own visit."));
  return NULL;
}

/* Makes what is shown of an observation from its text, its unit and the day. */
void
_dcs_entry_value_refresh (DcsEntry *self, DcsEntryCell *cell)
{
  g_autofree char *problem = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *change = NULL;
  DcsValue value = DCS_VALUE_INIT;
  DcsDate measured;
  double number = NAN;
  gboolean carried;
  Typed typed;

  cell->shown.is_bad = !parse (self, cell->test, _dcs_cell_text (cell), &typed, &problem);
  if (typed.has_number)
    value = dcs_value_decimal (typed.number.value, typed.number.decimals);
  else if (typed.result != 0)
    value = dcs_value_code (typed.result);
  _dcs_entry_set_value (cell, &value);
  cell->comparator = typed.comparator;
  cell->result = typed.result;
  cell->shown.is_changed = text_is_changed (self, cell, &typed);
  if (problem == NULL)
    {
      problem = value_problem (self, cell);
      cell->shown.is_bad = problem != NULL;
    }
  if (problem == NULL && cell->is_needed && self->show_blanks && _dcs_entry_value_is_blank (cell))
    problem = g_strdup (_ ("Score this site; 0 where nothing is left."));
  /* What is stored and was not touched is looked at again, but stands in nobody's way. */
  if (problem != NULL && cell->base != NULL && !cell->is_taken
      && !_dcs_entry_value_is_changed (cell))
    {
      warning = g_steal_pointer (&problem);
      cell->shown.is_bad = FALSE;
    }
  if (problem == NULL)
    {
      number = _dcs_entry_value_number (self, cell, FALSE);
      if (warning == NULL)
        warning = warn_of_range (self, cell, number);
      hint = describe_value (self, cell, number);
      if (!isnan (number))
        change = describe_change (cell, number);
    }
  carried = problem == NULL && carried_row (self, cell, &measured) != NULL;
  if (cell->shown.is_carried != carried)
    {
      cell->shown.is_carried = carried;
      _dcs_entry_note (self, cell);
    }
  if (_dcs_set_shown (&cell->shown.change, change))
    _dcs_entry_note (self, cell);
  cell->shown.unit = unit_of (cell) != 0 ? dcs_catalog_label (self->catalog, "unit", unit_of (cell))
                                         : NULL;
  _dcs_entry_show_state (self, cell, problem, warning, hint);
}

/* The row that the cell would be stored as, without keys; texts are borrowed from the cell. */
void
_dcs_entry_value_row (DcsEntry *self, DcsEntryCell *cell, DcsValue *row)
{
  DcsCode unit = unit_of (cell);
  gboolean has_number = cell->value.kind == DCS_VALUE_DECIMAL;
  int field;

  row[DCS_OBSERVATION_CODE] = dcs_value_code (cell->code);
  row[DCS_OBSERVATION_SITE] = dcs_value_code (cell->site);
  row[DCS_OBSERVATION_VALUE] = has_number ? cell->value : DCS_VALUE_INIT;
  row[DCS_OBSERVATION_COMPARATOR] = dcs_value_text (cell->comparator == '<'   ? "<"
                                                    : cell->comparator == '>' ? ">"
                                                                              : NULL);
  row[DCS_OBSERVATION_UNIT] = has_number ? dcs_value_code (unit) : DCS_VALUE_INIT;
  row[DCS_OBSERVATION_TEXT] = dcs_value_code (cell->result);
  row[DCS_OBSERVATION_NOT_DONE] = cell->not_done->value;
  /* Fills the canonical value. */
  dcs_observation_check (self->catalog, row, &field, NULL);
}
