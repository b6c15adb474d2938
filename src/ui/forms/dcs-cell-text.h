/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-entry.h"

G_BEGIN_DECLS

/* What stands in a cell, in words: the label of a code, the value with its unit; "–" for nothing.
 * (transfer full) */
char *dcs_cell_text_dup (DcsEntry *entry, const char *path);

G_END_DECLS
