/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-decide.h"

/* Keeps the place of dcs-decide.c. */
#define STUB(name, ...)                                                                            \
  G_GNUC_INTERNAL __attribute__ ((weak)) GPtrArray *dcs_decide_##name (__VA_ARGS__)                \
  {                                                                                                \
    return g_ptr_array_new ();                                                                     \
  }
STUB (accept_suggestion, DcsAnalysis *a, guint i, const char *c, const char *r, DcsDate d)
STUB (overrule_suggestion, DcsAnalysis *a, guint i, const char *c, const char *r, DcsDate d)
STUB (resistance, DcsAnalysis *a, guint i, gboolean y, const char *c, const char *r, DcsDate d)
STUB (option, DcsAnalysis *a, guint i, const char *c, const char *r, DcsDate d)
STUB (snooze, DcsAnalysis *a, guint i, DcsDate u, const char *c, const char *r, DcsDate d)
STUB (waive, DcsAnalysis *a, guint i, const char *c, const char *r, DcsDate d)
STUB (done, DcsAnalysis *a, guint i, const char *c, const char *r, DcsDate d)
G_GNUC_INTERNAL __attribute__ ((weak)) gboolean
dcs_decide_find (DcsAnalysis *a, const DcsWorkItem *item, guint *index)
{
  return FALSE;
}
