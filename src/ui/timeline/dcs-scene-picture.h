/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "dcs-scene.h"

G_BEGIN_DECLS

GdkTexture *
dcs_scene_picture (DcsScene *scene, const DcsPalette *palette, int scale, gboolean background);

G_END_DECLS
