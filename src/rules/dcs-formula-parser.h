/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-formula-private.h"
#include "dcs-formula-word.h"

G_BEGIN_DECLS

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
} DcsFormulaParser;

/* Always FALSE, with an error that says where. */
gboolean _dcs_formula_fail (DcsFormulaParser *self, const char *at, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* Likewise of the word at hand; @expected in words, translated. */
gboolean _dcs_formula_fail_expected (DcsFormulaParser *self, const char *expected);
/* Takes the word when it is next. */
gboolean _dcs_formula_accept (DcsFormulaParser *self, DcsFormulaWordKind kind, const char *word);
gboolean _dcs_formula_expect_symbol (DcsFormulaParser *self, const char *symbol);
/* @change: by how much the step makes the stack higher. */
gboolean _dcs_formula_emit (
    DcsFormulaParser *self, DcsFormulaStepKind kind, guint n, double number, int change);
/* The same thing in two places is one input. */
gboolean _dcs_formula_emit_input (DcsFormulaParser *self, const DcsFormulaInput *input);
gboolean _dcs_formula_is_name (const DcsFormulaParser *self);
/* The name at hand, which is then passed; or NULL with an error that asks for @expected. */
char *_dcs_formula_take_name (DcsFormulaParser *self, const char **at, const char *expected);
/* @problem: (transfer full) (nullable): what is wrong with the name */
gboolean _dcs_formula_check_name (DcsFormulaParser *self, const char *at, char *problem);
gboolean
_dcs_formula_parse_value_name (DcsFormulaParser *self, gboolean by_site, DcsFormulaInput *input);
/* A number that is written out. */
gboolean _dcs_formula_parse_literal (
    DcsFormulaParser *self, double low, double high, gboolean whole, double *number);
/* The name of a function is at hand, and "(" comes after it. */
gboolean _dcs_formula_parse_function (DcsFormulaParser *self, const char *at);
gboolean _dcs_formula_parse_expression (DcsFormulaParser *self);

G_END_DECLS
