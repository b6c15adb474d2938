/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-value.h"

#include <string.h>

/**
 * dcs_value_equal:
 *
 * Returns: whether two values are the same to a person: an empty text equals no value, 20.0 differs
 *   from 20
 */
gboolean
dcs_value_equal (const DcsValue *a, const DcsValue *b)
{
  gboolean a_empty = a->kind == DCS_VALUE_NULL || (a->kind == DCS_VALUE_TEXT && a->text[0] == '\0');
  gboolean b_empty = b->kind == DCS_VALUE_NULL || (b->kind == DCS_VALUE_TEXT && b->text[0] == '\0');

  if (a_empty || b_empty)
    return a_empty && b_empty;
  if (a->kind != b->kind)
    return FALSE;
  switch ((DcsValueKind) a->kind)
    {
    case DCS_VALUE_INTEGER:
      return a->integer == b->integer;
    case DCS_VALUE_DECIMAL:
      return a->number == b->number && a->decimals == b->decimals;
    case DCS_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case DCS_VALUE_DATE:
      return dcs_date_equal (a->date, b->date);
    case DCS_VALUE_CODE:
      return a->code == b->code;
    case DCS_VALUE_NULL:
    default:
      return TRUE;
    }
}
