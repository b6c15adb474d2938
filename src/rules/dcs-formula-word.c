/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-formula-word.h"

#include <math.h>
#include <string.h>

static void
set_word (DcsFormulaWord *self, DcsFormulaWordKind kind, const char *text, gsize length)
{
  self->kind = kind;
  self->text = text;
  self->length = length;
  self->next = text + length;
}

static void
read_number (DcsFormulaWord *self, const char *text)
{
  char *end = NULL;

  self->number = g_ascii_strtod (text, &end);
  set_word (self, DCS_FORMULA_WORD_NUMBER, text, (gsize) (end - text));
  if (!isfinite (self->number) || g_ascii_isalnum (*end) || *end == '_' || *end == '.')
    self->kind = DCS_FORMULA_WORD_WRONG;
}

static void
read_quoted (DcsFormulaWord *self, const char *text)
{
  const char *end = strchr (text + 1, '\'');

  if (end == NULL || end == text + 1)
    set_word (self, DCS_FORMULA_WORD_WRONG, text, end != NULL ? 2 : strlen (text));
  else
    set_word (self, DCS_FORMULA_WORD_QUOTED, text, (gsize) (end + 1 - text));
}

static gboolean
read_symbol (DcsFormulaWord *self, const char *text)
{
  static const char *const symbols[] = { "<=", ">=", "==", "!=", "+", "-", "*",
                                         "/",  "<",  ">",  "(",  ")", "," };

  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (strncmp (text, symbols[i], strlen (symbols[i])) == 0)
      {
        set_word (self, DCS_FORMULA_WORD_SYMBOL, text, strlen (symbols[i]));
        return TRUE;
      }
  return FALSE;
}

/* Goes on to the next word. */
void
_dcs_formula_word_next (DcsFormulaWord *self)
{
  const char *text = self->next;
  gsize length = 0;

  while (g_ascii_isspace (*text))
    text++;
  while (g_ascii_isalnum (text[length]) || text[length] == '_')
    length++;
  if (*text == '\0')
    set_word (self, DCS_FORMULA_WORD_END, text, 0);
  else if (g_ascii_isdigit (*text))
    read_number (self, text);
  else if (*text == '\'')
    read_quoted (self, text);
  else if (length > 0)
    set_word (self, DCS_FORMULA_WORD_NAME, text, length);
  else if (!read_symbol (self, text))
    set_word (self, DCS_FORMULA_WORD_WRONG, text, (gsize) (g_utf8_next_char (text) - text));
}

gboolean
_dcs_formula_word_is (const DcsFormulaWord *self, DcsFormulaWordKind kind, const char *text)
{
  return self->kind == kind && self->length == strlen (text)
         && strncmp (self->text, text, self->length) == 0;
}

char *
_dcs_formula_word_dup (const DcsFormulaWord *self)
{
  gsize quotes = self->kind == DCS_FORMULA_WORD_QUOTED ? 1 : 0;

  return g_strndup (self->text + quotes, self->length - 2 * quotes);
}
