/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-worklist-item.h"

G_BEGIN_DECLS

/**
 * DcsWorklistLine: one line of the worklist: a heading, a row with its action and its menu, or the
 * way to more rows. What is done with a row are actions of the page: `worklist.act`,
 * `worklist.why` … with the key of the row.
 *
 * Properties: "item" (DcsWorklistItem).
 */
#define DCS_TYPE_WORKLIST_LINE (dcs_worklist_line_get_type ())
G_DECLARE_FINAL_TYPE (DcsWorklistLine, dcs_worklist_line, DCS, WORKLIST_LINE, GtkWidget)

DcsWorklistItem *dcs_worklist_line_get_item (DcsWorklistLine *self);
void dcs_worklist_line_set_item (DcsWorklistLine *self, DcsWorklistItem *item);
void dcs_worklist_line_pop_up_menu (DcsWorklistLine *self);

G_END_DECLS
