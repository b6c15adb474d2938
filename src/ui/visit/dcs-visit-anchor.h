/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsVisitAnchor: the button that jumps to one part of the visit page. It shows whether something
 * was typed there and whether something there is wrong.
 */
#define DCS_TYPE_VISIT_ANCHOR (dcs_visit_anchor_get_type ())
G_DECLARE_FINAL_TYPE (DcsVisitAnchor, dcs_visit_anchor, DCS, VISIT_ANCHOR, GtkButton)

/* @number: from 1; the first ten have a key. @title: in full; @label: as shown. */
GtkWidget *dcs_visit_anchor_new (guint number, const char *title, const char *label);
void dcs_visit_anchor_set_state (DcsVisitAnchor *self, gboolean changed, guint n_problems);
/* Whether the focus is in its part of the page. */
void dcs_visit_anchor_set_current (DcsVisitAnchor *self, gboolean current);

G_END_DECLS
