/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/**
 * dcs_decimal_parse:
 * @text: digits with at most one point between them and perhaps a minus before them: "12", "-0.50"
 * @length: bytes of @text, or -1 when it ends with NUL
 * @decimal: (out): value and digits after the point; untouched when the text is no such number
 *
 * No exponent, no thousands, no comma, no sign "+": what a file holds must mean one thing.
 *
 * Returns: whether it is a number of at most 15 significant digits and %DCS_DECIMAL_MAX_DECIMALS
 *   after the point
 */
gboolean
dcs_decimal_parse (const char *text, gssize length, DcsDecimal *decimal)
{
  static const double power[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
  gint64 mantissa = 0;
  int digits = 0, decimals = 0;
  gboolean negative = FALSE, point = FALSE;
  gssize i = 0;

  if (length < 0)
    length = (gssize) strlen (text);
  if (length > 0 && text[0] == '-')
    {
      negative = TRUE;
      i = 1;
    }
  for (; i < length; i++)
    {
      if (text[i] == '.' && !point && digits > 0)
        point = TRUE;
      else if (g_ascii_isdigit (text[i]))
        {
          mantissa = mantissa * 10 + (text[i] - '0');
          digits++;
          if (mantissa > G_GINT64_CONSTANT (999999999999999))
            return FALSE;
          if (point && ++decimals > DCS_DECIMAL_MAX_DECIMALS)
            return FALSE;
        }
      else
        return FALSE;
    }
  if (digits == 0 || (point && decimals == 0))
    return FALSE;

  /* Both are exact in a double, so the quotient is the double nearest to what was written. */
  decimal->value = (negative ? -1 : 1) * ((double) mantissa / power[decimals]);
  if (decimal->value == 0)
    decimal->value = 0;
  decimal->decimals = decimals;
  return TRUE;
}

/**
 * dcs_decimal_format:
 * @buffer: %DCS_DECIMAL_SIZE bytes
 *
 * Returns: (transfer none): @buffer with the number as it was written, point in every locale
 */
const char *
dcs_decimal_format (DcsDecimal decimal, char *buffer)
{
  char format[8];

  g_snprintf (
      format, sizeof format, "%%.%df", CLAMP (decimal.decimals, 0, DCS_DECIMAL_MAX_DECIMALS));
  return g_ascii_formatd (buffer, DCS_DECIMAL_SIZE, format, decimal.value);
}

/**
 * dcs_number_format:
 * @max_decimals: 0 to 9
 *
 * Returns: (transfer full): a number for people in the locale's form, without needless zeros
 *   ("12.5", "15"), "–" for what is no number
 */
char *
dcs_number_format (double value, int max_decimals)
{
  g_autofree char *text = NULL;
  const char *point;
  gsize length;

  if (!isfinite (value))
    return g_strdup ("–");
  text = g_strdup_printf ("%.*f", CLAMP (max_decimals, 0, 9), value);
  point = strpbrk (text, ".,");
  if (point == NULL)
    point = strstr (text, "٫");
  if (point != NULL)
    {
      length = strlen (text);
      while (text[length - 1] == '0')
        text[--length] = '\0';
      if (!g_ascii_isdigit (text[length - 1]))
        text[point - text] = '\0';
    }
  if (g_str_equal (text, "-0"))
    return g_strdup ("0");
  return g_steal_pointer (&text);
}

/**
 * dcs_set_str:
 * @place: (inout): an owned string or %NULL
 *
 * Returns: whether the text differs from the one before and was replaced
 */
gboolean
dcs_set_str (char **place, const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;
  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

/**
 * dcs_text_search_key:
 * @text: UTF-8
 *
 * Folds a text for searching: case, accents, points and compatibility forms are gone, and the four
 * letters i of Turkish (i, I, ı, İ) are one, since people type whichever their keyboard gives them.
 * Apply it to both sides.
 *
 * Returns: (transfer full): the key
 */
char *
dcs_text_search_key (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  GString *key;

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (decomposed, -1);
  key = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Nobody types the points of initials. */
      if (g_unichar_ismark (c) || c == '.')
        continue;
      /* Letters that stand for themselves in decomposition but that people type plain. */
      switch (c)
        {
        case 0x0131: /* ı */
          g_string_append_c (key, 'i');
          break;
        case 0x0142: /* ł */
          g_string_append_c (key, 'l');
          break;
        case 0x00f8: /* ø */
          g_string_append_c (key, 'o');
          break;
        case 0x0111: /* đ */
          g_string_append_c (key, 'd');
          break;
        case 0x00e6: /* æ */
          g_string_append (key, "ae");
          break;
        case 0x0153: /* œ */
          g_string_append (key, "oe");
          break;
        default:
          if (g_unichar_isspace (c))
            g_string_append_c (key, ' ');
          else if (!g_unichar_iszerowidth (c))
            g_string_append_unichar (key, c);
        }
    }
  return g_string_free (key, FALSE);
}

/**
 * dcs_text_is_plain:
 * @length: bytes of @text, or -1
 * @multi_line: whether line breaks are fine
 *
 * Returns: whether the text is valid UTF-8 without control characters (a tab is fine)
 */
gboolean
dcs_text_is_plain (const char *text, gssize length, gboolean multi_line)
{
  if (!g_utf8_validate (text, length, NULL))
    return FALSE;
  for (gssize i = 0; length < 0 ? text[i] != '\0' : i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c < 0x20 && c != '\t' && !(multi_line && (c == '\n' || c == '\r')))
        return FALSE;
      if (c == 0x7f)
        return FALSE;
    }
  return TRUE;
}
