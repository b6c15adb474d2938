/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DcsLevelLayout: the levels of an item beside each other, all equally wide, in as few lines as
 * the width allows: one line in a wide window, a list in a narrow one.
 */
#define DCS_TYPE_LEVEL_LAYOUT (dcs_level_layout_get_type ())
G_DECLARE_FINAL_TYPE (DcsLevelLayout, dcs_level_layout, DCS, LEVEL_LAYOUT, GtkLayoutManager)

/* @width: pixels that a level needs to be read well; 0: as wide as the widest of them. */
void dcs_level_layout_set_column_width (DcsLevelLayout *self, int width);

G_END_DECLS
