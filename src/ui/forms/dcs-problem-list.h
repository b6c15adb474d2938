/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsProblemList: what stands in the way of saving an entry, as buttons that lead to the fields.
 * Shown when somebody tried; from then on it follows the entry, and goes with the last problem.
 *
 * Signals: "chosen" (string path).
 */
#define DCS_TYPE_PROBLEM_LIST (dcs_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (DcsProblemList, dcs_problem_list, DCS, PROBLEM_LIST, GtkWidget)

void dcs_problem_list_set_entry (DcsProblemList *self, DcsEntry *entry);
void dcs_problem_list_show (DcsProblemList *self);

G_END_DECLS
