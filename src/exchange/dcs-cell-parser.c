/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-cell-parser.h"

#include "dcs-draft.h"

#include <string.h>

/**
 * dcs_cell_parser_init:
 * @field: what the cells hold
 * @vocabulary: (transfer none): the codes that exist
 */
void
dcs_cell_parser_init (DcsCellParser *self, const DcsField *field, DcsVocabulary *vocabulary)
{
  memset (self, 0, sizeof *self);
  self->field = field;
  self->vocabulary = vocabulary;
}

static gboolean
read_date (const char *text, gsize length, DcsValue *value)
{
  guint digits[8];
  static const guint8 places[] = { 0, 1, 2, 3, 5, 6, 8, 9 };
  DcsDate date;

  if (length != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      digits[i] = (guint) (text[places[i]] - '0');
      if (digits[i] > 9)
        return FALSE;
    }
  if ((digits[4] == 0 && digits[5] == 0) || (digits[6] == 0 && digits[7] == 0))
    return FALSE;
  date = dcs_date_new ((int) (digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]),
                       (int) (digits[4] * 10 + digits[5]),
                       (int) (digits[6] * 10 + digits[7]));
  if (date.precision == DCS_DATE_NONE)
    return FALSE;
  *value = dcs_value_date (date);
  return TRUE;
}

/* A few digits and nothing else. */
static gboolean
read_digits (const char *text, gsize length, gint64 *number)
{
  gint64 sum = 0;

  if (length == 0 || length > 9)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      sum = sum * 10 + (text[i] - '0');
    }
  *number = sum;
  return TRUE;
}

static gboolean
read_number (const DcsField *field, const char *text, gsize length, DcsValue *value)
{
  gint64 number;

  if (!read_digits (text, length, &number) || (double) number < field->min
      || (double) number > field->max)
    return FALSE;
  *value = field->type == DCS_FIELD_INTEGER ? dcs_value_integer (number)
                                            : dcs_value_decimal ((double) number, 0);
  return TRUE;
}

static gboolean
read_text (const DcsField *field, const char *text, gsize length, DcsValue *value)
{
  if (length > (gsize) field->max)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] < 0x20 || (guchar) text[i] >= 0x7f)
      return FALSE;
  *value = dcs_value_text (text);
  return TRUE;
}

static gboolean
read_remembered (DcsCellParser *self, const char *text, gsize length, DcsValue *value)
{
  guint slot = ((guint) length * 29u + (guchar) text[0] * 7u + (guchar) text[length / 2] * 13u
                + (guchar) text[length - 1])
               % DCS_CELL_CACHE_SIZE;

  if (self->cache[slot].length == length && memcmp (self->cache[slot].text, text, length) == 0)
    *value = self->cache[slot].value;
  else if (!dcs_field_parse (self->field, self->vocabulary, text, (gssize) length, value, NULL))
    return FALSE;
  else if (length <= DCS_CELL_CACHE_TEXT)
    {
      memcpy (self->cache[slot].text, text, length);
      self->cache[slot].length = (guint8) length;
      self->cache[slot].value = *value;
    }
  /* The text of a choice is borrowed from the cell, not from the one that was read first. */
  if (value->kind == DCS_VALUE_TEXT)
    value->text = text;
  return TRUE;
}

/**
 * dcs_cell_parser_read:
 * @text: a cell, NUL behind it; a text value borrows it
 * @value: (out): the value; none for an empty cell
 *
 * Returns: whether the cell is empty or a value of the field
 */
gboolean
dcs_cell_parser_read (DcsCellParser *self, const char *text, gsize length, DcsValue *value)
{
  const DcsField *field = self->field;
  gboolean good = FALSE;

  if (length == 0)
    {
      *value = DCS_VALUE_INIT;
      return TRUE;
    }
  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_CODE:
    case DCS_FIELD_CHOICE:
      return read_remembered (self, text, length, value);
    case DCS_FIELD_DATE:
      good = read_date (text, length, value);
      break;
    case DCS_FIELD_INTEGER:
    case DCS_FIELD_DECIMAL:
      good = read_number (field, text, length, value);
      break;
    case DCS_FIELD_TEXT:
    default:
      good = read_text (field, text, length, value);
    }
  return good || dcs_field_parse (field, self->vocabulary, text, (gssize) length, value, NULL);
}
