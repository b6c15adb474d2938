/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-plan.h"

G_BEGIN_DECLS

/**
 * DcsFormula: the compiled formula of a calculation; docs/disease-definitions.md has the language.
 * Three-valued: what is not known stays unknown unless the result does not hang on it (`and`, `or`,
 * `atleast`, `if`). Immutable; evaluating it allocates nothing.
 */
DcsFormula *_dcs_formula_compile (DcsDefinition *definition, const char *text, GError **error);
void _dcs_formula_free (DcsFormula *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsFormula, _dcs_formula_free)

/* The calculations that the formula refers to, each once, in the order of the text. */
guint _dcs_formula_n_references (const DcsFormula *self);
const DcsCalculation *_dcs_formula_reference (const DcsFormula *self, guint index);

G_END_DECLS
