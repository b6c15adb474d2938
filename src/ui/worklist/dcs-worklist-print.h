/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "dcs-worklist-words.h"

G_BEGIN_DECLS

/**
 * DcsWorklistSheet: the worklist on paper: the groups one after the other, with room to tick, on
 * pages with the clinic's name, the day and the number of the page. Sizes in points.
 */
typedef struct _DcsWorklistSheet DcsWorklistSheet;

DcsWorklistSheet *dcs_worklist_sheet_new (const char *clinic_name, GPtrArray *rows, DcsDate today);
void dcs_worklist_sheet_free (DcsWorklistSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsWorklistSheet, dcs_worklist_sheet_free)

guint dcs_worklist_sheet_lay_out (DcsWorklistSheet *self,
                                  PangoContext *context,
                                  double width,
                                  double height);
void
dcs_worklist_sheet_draw (DcsWorklistSheet *self, cairo_t *cr, PangoContext *context, guint page);

G_END_DECLS
