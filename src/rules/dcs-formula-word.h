/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DCS_FORMULA_WORD_END,
  DCS_FORMULA_WORD_NUMBER,
  DCS_FORMULA_WORD_NAME,
  DCS_FORMULA_WORD_QUOTED, /* a name that is no word of the language */
  DCS_FORMULA_WORD_SYMBOL,
  DCS_FORMULA_WORD_WRONG, /* none of these */
} DcsFormulaWordKind;

/**
 * DcsFormulaWord: one word of the text of a formula. With only `next` set, the one before the
 * first.
 */
typedef struct
{
  DcsFormulaWordKind kind;
  const char *text; /* where it begins, with its quotes */
  gsize length;
  const char *next; /* what comes after it */
  double number;    /* NUMBER */
} DcsFormulaWord;

void _dcs_formula_word_next (DcsFormulaWord *self);
gboolean
_dcs_formula_word_is (const DcsFormulaWord *self, DcsFormulaWordKind kind, const char *text);
/* Without its quotes; (transfer full) */
char *_dcs_formula_word_dup (const DcsFormulaWord *self);

G_END_DECLS
