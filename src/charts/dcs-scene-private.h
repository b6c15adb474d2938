/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-scene.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* How a text is measured: width in points. The tests hand in one that needs no font. */
typedef double (*DcsTextMeasure) (const char *text, double size, gboolean bold);

void _dcs_text_set_measure (DcsTextMeasure measure);
PangoLayout *
_dcs_text_create_layout (const char *text, double size, gboolean bold, double ellipsize_width);
char **_dcs_text_wrap (const char *text, double size, double width);

/* The layout that was kept for a text of the scene on this thread; created when needed. */
PangoLayout *_dcs_scene_get_layout (DcsScene *self, guint index);

void _dcs_scene_scale (DcsScene *self, double factor);
const char *_dcs_color_name (DcsColor color);

G_END_DECLS
