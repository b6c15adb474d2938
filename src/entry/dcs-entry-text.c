/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* From what was typed to a value and back. */

static char
decimal_mark (void)
{
  const char *mark = localeconv ()->decimal_point;

  return mark != NULL && g_str_equal (mark, ",") ? ',' : '.';
}

/* As a person here would type it. */
char *
_dcs_decimal_typed (double value, int decimals)
{
  char buffer[DCS_DECIMAL_SIZE];
  char *text = g_strdup (
      dcs_decimal_format ((DcsDecimal){ .value = value, .decimals = decimals }, buffer));

  if (decimal_mark () == ',')
    g_strdelimit (text, ".", ',');
  return text;
}

/* Whether the mark that is not this locale's may part thousands: "12,700", but not "0,700". */
static gboolean
may_be_thousands (const char *text, const char *mark)
{
  const char *digits = text[0] == '-' ? text + 1 : text;

  return strlen (mark + 1) == 3 && mark - digits >= 1 && mark - digits <= 3 && digits[0] != '0';
}

/* A number with a point or a comma. The mark of the locale is always one; the other one is, unless
 * it may part thousands. @problem: (out): what is wrong, when it is known */
gboolean
_dcs_decimal_parse_typed (const char *text, DcsDecimal *decimal, const char **problem)
{
  g_autofree char *copy = g_strdup (text);
  char *mark = strpbrk (copy, ".,");

  *problem = NULL;
  if (mark != NULL && *mark != decimal_mark () && may_be_thousands (copy, mark))
    {
      *problem = _ ("This can be read in two ways. Write it without a mark between the thousands.");
      return FALSE;
    }
  if (mark != NULL)
    *mark = '.';
  return dcs_decimal_parse (copy, -1, decimal);
}

/* A value as it would be typed. (transfer full) */
char *
_dcs_entry_format (DcsEntry *self, const DcsField *info, const DcsValue *value)
{
  switch ((DcsValueKind) value->kind)
    {
    case DCS_VALUE_INTEGER:
      if (info->domain != NULL && value->integer == 0)
        return g_strdup ("");
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case DCS_VALUE_DECIMAL:
      return _dcs_decimal_typed (value->number, value->decimals);
    case DCS_VALUE_TEXT:
      return g_strdup (value->text);
    case DCS_VALUE_DATE:
      return dcs_date_format_typed (value->date, self->order);
    case DCS_VALUE_CODE:
      return g_strdup (dcs_code_string (value->code));
    case DCS_VALUE_NULL:
    default:
      return g_strdup ("");
    }
}

/* A text of a cell as people read it: the label of a code. (transfer full) */
char *
_dcs_entry_format_shown (DcsEntry *self, DcsEntryCell *cell, const char *text)
{
  const char *label = _dcs_entry_choice_label (self, cell, text);

  return g_strdup (label != NULL ? label : text);
}

void
_dcs_entry_set_value (DcsEntryCell *cell, const DcsValue *value)
{
  if (cell->value.kind == DCS_VALUE_TEXT)
    g_free ((char *) cell->value.text);
  cell->value = *value;
  if (value->kind == DCS_VALUE_TEXT)
    cell->value.text = g_strdup (value->text);
}

static char *
date_problem (DcsEntry *self)
{
  DcsDate day = dcs_date_new (2019, 3, 14);
  DcsDate month = { .year = 2019, .month = 3, .precision = DCS_DATE_MONTH };
  g_autofree char *day_text = dcs_date_format_typed (day, self->order);
  g_autofree char *month_text = dcs_date_format_typed (month, self->order);

  /* TRANSLATORS: two dates as people type them: a day and a month */
  return g_strdup_printf (
      _ ("This is not a date. Write it like %s, %s or 2019."), day_text, month_text);
}

static gboolean
parse_reference (DcsEntry *self, DcsEntryCell *cell, const char *text, DcsValue *value)
{
  char *end = NULL;
  gint64 id = g_ascii_strtoll (text, &end, 10);
  guint n_choices;
  const DcsChoice *choices = dcs_entry_choices (self, cell->shown.path, &n_choices);

  if (end == text || *end != '\0')
    return FALSE;
  *value = dcs_value_integer (id);
  for (guint i = 0; i < n_choices; i++)
    if (g_str_equal (choices[i].text, text))
      return TRUE;
  return g_str_equal (text, cell->original);
}

static gboolean
parse_choice (DcsEntry *self, DcsEntryCell *cell, const char *text, DcsValue *value, char **problem)
{
  guint n_choices;
  const DcsChoice *choices = dcs_entry_choices (self, cell->shown.path, &n_choices);
  gboolean good = g_str_equal (text, cell->original);

  for (guint i = 0; i < n_choices && !good; i++)
    good = g_str_equal (choices[i].text, text);
  if (!good)
    {
      *problem = g_strdup (_ ("This is not one of the choices. Choose one of the list."));
      return FALSE;
    }
  *value = cell->shown.type == DCS_FIELD_CHOICE ? dcs_value_text (text)
                                                : dcs_value_code (dcs_code (text));
  return TRUE;
}

static gboolean
parse_number (DcsEntryCell *cell, const char *text, DcsValue *value, char **problem)
{
  const DcsField *info = cell->info;
  const char *known = NULL;
  DcsDecimal decimal;

  if (_dcs_decimal_parse_typed (text, &decimal, &known) && decimal.value >= info->min
      && decimal.value <= info->max && (info->type == DCS_FIELD_DECIMAL || decimal.decimals == 0))
    {
      *value = info->type == DCS_FIELD_DECIMAL ? dcs_value_decimal (decimal.value, decimal.decimals)
                                               : dcs_value_integer ((gint64) decimal.value);
      return TRUE;
    }
  if (known != NULL)
    *problem = g_strdup (known);
  else
    {
      g_autofree char *expected = dcs_field_expectation (info, NULL);

      /* TRANSLATORS: what is expected: "a whole number from 1 to 5" */
      *problem = g_strdup_printf (_ ("Write %s."), expected);
    }
  return FALSE;
}

static gboolean
parse_text (DcsEntryCell *cell, const char *text, DcsValue *value, char **problem)
{
  if (!dcs_text_is_plain (text, -1, cell->shown.is_multiline))
    *problem = g_strdup (_ ("There are characters in this text that cannot be kept."));
  else if (g_utf8_strlen (text, -1) > (glong) cell->info->max)
    *problem = g_strdup_printf (_ ("This is too long: at most %.0f characters can be kept."),
                                cell->info->max);
  else
    *value = dcs_value_text (text);
  return *problem == NULL;
}

static gboolean
parse_date (DcsEntry *self, DcsEntryCell *cell, const char *text, DcsDate *date)
{
  DcsDate from = self->task == DCS_ENTRY_VISIT ? _dcs_entry_date_of (self, "date") : DCS_DATE_INIT;

  if (_dcs_entry_is_planned (cell))
    return dcs_date_parse_planned (text, self->order, self->today, from, date);
  return dcs_date_parse_typed (text, self->order, self->today, date);
}

/* Reads the text of a cell of a field. @text is stripped and not empty; @value borrows it. */
static gboolean
parse_field (DcsEntry *self, DcsEntryCell *cell, const char *text, DcsValue *value, char **problem)
{
  DcsDate date;

  switch ((DcsFieldType) cell->shown.type)
    {
    case DCS_FIELD_INTEGER:
      if (_dcs_entry_has_choices (cell))
        {
          if (parse_reference (self, cell, text, value))
            return TRUE;
          *problem = g_strdup (_ ("This is not one of the choices. Choose one of the list."));
          return FALSE;
        }
      return parse_number (cell, text, value, problem);
    case DCS_FIELD_DECIMAL:
      return parse_number (cell, text, value, problem);
    case DCS_FIELD_DATE:
      if (parse_date (self, cell, text, &date))
        {
          *value = dcs_value_date (date);
          return TRUE;
        }
      *problem = date_problem (self);
      return FALSE;
    case DCS_FIELD_CODE:
    case DCS_FIELD_CHOICE:
      return parse_choice (self, cell, text, value, problem);
    case DCS_FIELD_TEXT:
    default:
      return parse_text (cell, text, value, problem);
    }
}

/* Reads a text into a value as the cell understands it; nothing for a blank one. @value owns its
 * text. Returns FALSE with @problem when it cannot be read. */
gboolean
_dcs_entry_parse (
    DcsEntry *self, DcsEntryCell *cell, const char *text, DcsValue *value, char **problem)
{
  g_autofree char *copy = g_strdup (text);
  gboolean good;

  *value = DCS_VALUE_INIT;
  *problem = NULL;
  if (!g_utf8_validate (copy, -1, NULL))
    {
      *problem = g_strdup (_ ("There are characters in this text that cannot be kept."));
      return FALSE;
    }
  if (!cell->shown.is_multiline)
    g_strstrip (copy);
  else if (copy[strspn (copy, " \t\r\n")] == '\0')
    copy[0] = '\0';
  if (copy[0] == '\0')
    return TRUE;
  good = parse_field (self, cell, copy, value, problem);
  if (!good)
    *value = DCS_VALUE_INIT;
  else if (value->kind == DCS_VALUE_TEXT)
    value->text = g_steal_pointer (&copy);
  return good;
}
