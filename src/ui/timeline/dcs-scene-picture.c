/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-scene-picture.h"

#include <math.h>

/**
 * dcs_scene_picture:
 * @scene: what to paint
 * @palette: in which colours
 * @scale: device pixels for a point
 * @background: whether to fill with the palette's background first
 *
 * Paints a scene once for the device's pixels. A texture is uploaded once, however often the
 * pointer or the focus moves over it, and no text is laid out in a frame that changes nothing.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL for a scene without extent
 */
GdkTexture *
dcs_scene_picture (DcsScene *scene, const DcsPalette *palette, int scale, gboolean background)
{
  int width = (int) ceil (dcs_scene_get_width (scene) * scale);
  int height = (int) ceil (dcs_scene_get_height (scene) * scale);
  cairo_surface_t *surface;
  cairo_t *cr;
  gsize stride;
  g_autoptr (GBytes) bytes = NULL;

  if (width <= 0 || height <= 0)
    return NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  if (background)
    {
      const DcsRgba *color = &palette->colors[DCS_COLOR_BACKGROUND];

      cairo_set_source_rgba (cr, color->r, color->g, color->b, color->a);
      cairo_paint (cr);
    }
  dcs_scene_paint (scene, cr, palette);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) height * stride,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}
