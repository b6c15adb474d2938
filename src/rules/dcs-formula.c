/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-formula.h"

/* Keeps the place of the compiler: any text is a formula. */
struct _DcsFormula
{
  char *text; /* owned */
};

DcsFormula *
_dcs_formula_compile (DcsDefinition *definition, const char *text, GError **error)
{
  DcsFormula *self = g_new0 (DcsFormula, 1);

  self->text = g_strdup (text);
  return self;
}

void
_dcs_formula_free (DcsFormula *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}
