/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-scene-private.h"

#include <string.h>

struct _DcsScene
{
  gatomicrefcount ref_count;
  double width, height;
  char *title;
  char *description;
  GArray *shapes; /* DcsShape */
  GArray *points; /* DcsPoint */
  GStringChunk *texts;

  /* Text layouts by shape, made by the first painter and kept: laying out is what costs. They
   * belong to the thread whose font map made them. */
  GPtrArray *layouts;
  GThread *layouts_thread;
};

static DcsShape *
add_shape (DcsScene *self, DcsShapeKind kind)
{
  DcsShape shape = { .kind = kind, .opacity = 1.0, .line_width = 1.0 };

  g_array_append_val (self->shapes, shape);
  return &g_array_index (self->shapes, DcsShape, self->shapes->len - 1);
}

static void
add_points (DcsScene *self, DcsShape *shape, const DcsPoint *points, guint n_points)
{
  shape->first_point = self->points->len;
  shape->n_points = n_points;
  g_array_append_vals (self->points, points, n_points);
}

/* ---- public ---- */

/**
 * dcs_scene_new:
 * @width: width in points
 * @height: height in points
 *
 * Makes an empty figure. A scene is built on one thread and from then on only read.
 *
 * Returns: (transfer full): the scene
 */
DcsScene *
dcs_scene_new (double width, double height)
{
  DcsScene *self = g_new0 (DcsScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->shapes = g_array_new (FALSE, FALSE, sizeof (DcsShape));
  self->points = g_array_new (FALSE, FALSE, sizeof (DcsPoint));
  self->texts = g_string_chunk_new (1024);
  return self;
}

/**
 * dcs_scene_ref:
 * @self: a scene
 *
 * Returns: (transfer full): @self
 */
DcsScene *
dcs_scene_ref (DcsScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dcs_scene_unref:
 * @self: (transfer full): a scene
 *
 * Drops a reference and with the last one the scene.
 */
void
dcs_scene_unref (DcsScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_array_unref (self->shapes);
  g_array_unref (self->points);
  g_string_chunk_free (self->texts);
  g_free (self->title);
  g_free (self->description);
  g_free (self);
}

/**
 * dcs_scene_set_size:
 * @self: a scene
 * @width: width in points
 * @height: height in points
 *
 * Sets the size, which is often known only after the layout.
 */
void
dcs_scene_set_size (DcsScene *self, double width, double height)
{
  g_return_if_fail (self != NULL);

  self->width = width;
  self->height = height;
}

double
dcs_scene_get_width (DcsScene *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->width;
}

double
dcs_scene_get_height (DcsScene *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->height;
}

/**
 * dcs_scene_set_title:
 * @self: a scene
 * @title: (nullable): one line
 * @description: (nullable): what the figure shows, for those who cannot see it
 *
 * Sets what goes into the metadata of SVG and PDF files and to screen readers.
 */
void
dcs_scene_set_title (DcsScene *self, const char *title, const char *description)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->description);
  self->description = g_strdup (description);
}

const char *
dcs_scene_get_title (DcsScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const char *
dcs_scene_get_description (DcsScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

/**
 * dcs_scene_add_rect:
 * @self: a scene
 * @x: left edge in points
 * @y: upper edge in points
 * @w: width in points
 * @h: height in points
 * @fill: what it means, or %DCS_COLOR_NONE
 *
 * Returns: (transfer none): the shape, to be changed until the next one is added
 */
DcsShape *
dcs_scene_add_rect (DcsScene *self, double x, double y, double w, double h, DcsColor fill)
{
  DcsShape *shape;

  g_return_val_if_fail (self != NULL, NULL);

  shape = add_shape (self, DCS_SHAPE_RECT);
  shape->x = x;
  shape->y = y;
  shape->width = w;
  shape->height = h;
  shape->fill = fill;
  return shape;
}

/**
 * dcs_scene_add_line:
 * @self: a scene
 * @x1: start
 * @y1: start
 * @x2: end
 * @y2: end
 * @stroke: what it means
 *
 * Adds a line of 1 pt.
 *
 * Returns: (transfer none): the shape, to be changed until the next one is added
 */
DcsShape *
dcs_scene_add_line (DcsScene *self, double x1, double y1, double x2, double y2, DcsColor stroke)
{
  DcsShape *shape;

  g_return_val_if_fail (self != NULL, NULL);

  shape = add_shape (self, DCS_SHAPE_LINE);
  shape->x = x1;
  shape->y = y1;
  shape->width = x2;
  shape->height = y2;
  shape->stroke = stroke;
  return shape;
}

/**
 * dcs_scene_add_polyline:
 * @self: a scene
 * @points: (array length=n_points): its corners; copied
 * @n_points: how many
 * @stroke: what it means
 *
 * Returns: (transfer none): the shape, to be changed until the next one is added
 */
DcsShape *
dcs_scene_add_polyline (DcsScene *self, const DcsPoint *points, guint n_points, DcsColor stroke)
{
  DcsShape *shape;

  g_return_val_if_fail (self != NULL, NULL);

  shape = add_shape (self, DCS_SHAPE_POLYLINE);
  add_points (self, shape, points, n_points);
  shape->stroke = stroke;
  return shape;
}

/**
 * dcs_scene_add_polygon:
 * @self: a scene
 * @points: (array length=n_points): its corners; copied
 * @n_points: how many
 * @fill: what it means, or %DCS_COLOR_NONE
 *
 * Returns: (transfer none): the shape, to be changed until the next one is added
 */
DcsShape *
dcs_scene_add_polygon (DcsScene *self, const DcsPoint *points, guint n_points, DcsColor fill)
{
  DcsShape *shape;

  g_return_val_if_fail (self != NULL, NULL);

  shape = add_shape (self, DCS_SHAPE_POLYGON);
  add_points (self, shape, points, n_points);
  shape->fill = fill;
  return shape;
}

/**
 * dcs_scene_add_marker:
 * @self: a scene
 * @marker: its form
 * @x: centre
 * @y: centre
 * @size: width and height in points
 * @fill: what it means; crosses, pluses and bars are stroked with it
 *
 * Returns: (transfer none): the shape, to be changed until the next one is added
 */
DcsShape *
dcs_scene_add_marker (
    DcsScene *self, DcsMarker marker, double x, double y, double size, DcsColor fill)
{
  DcsShape *shape;

  g_return_val_if_fail (self != NULL, NULL);

  shape = add_shape (self, DCS_SHAPE_MARKER);
  shape->marker = marker;
  shape->x = x;
  shape->y = y;
  shape->width = size;
  shape->fill = fill;
  return shape;
}

/**
 * dcs_scene_add_text:
 * @self: a scene
 * @text: one line; copied
 * @x: where @align puts the text
 * @baseline: its baseline
 * @size: font size in points
 * @align: how it stands at @x
 * @color: what it means
 *
 * Returns: (transfer none): the shape, to be changed until the next one is added
 */
DcsShape *
dcs_scene_add_text (DcsScene *self,
                    const char *text,
                    double x,
                    double baseline,
                    double size,
                    DcsAlign align,
                    DcsColor color)
{
  DcsShape *shape;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  shape = add_shape (self, DCS_SHAPE_TEXT);
  shape->text = g_string_chunk_insert_const (self->texts, text);
  shape->x = x;
  shape->y = baseline;
  shape->height = size;
  shape->align = align;
  shape->fill = color;
  return shape;
}

guint
dcs_scene_get_n_shapes (DcsScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->shapes->len;
}

/**
 * dcs_scene_get_shape:
 * @self: a scene
 * @index: which, in painting order
 *
 * Returns: (transfer none): the shape
 */
const DcsShape *
dcs_scene_get_shape (DcsScene *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->shapes->len, NULL);

  return &g_array_index (self->shapes, DcsShape, index);
}

/**
 * dcs_scene_get_points:
 * @self: a scene
 *
 * Returns: (transfer none): the corners of all polylines and polygons
 */
const DcsPoint *
dcs_scene_get_points (DcsScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const DcsPoint *) (void *) self->points->data;
}

/*
 * _dcs_scene_scale:
 *
 * Makes all of a scene larger, before anyone painted it.
 */
void
_dcs_scene_scale (DcsScene *self, double factor)
{
  g_return_if_fail (self->layouts == NULL);

  self->width *= factor;
  self->height *= factor;
  for (guint i = 0; i < self->shapes->len; i++)
    {
      DcsShape *shape = &g_array_index (self->shapes, DcsShape, i);

      shape->x *= factor;
      shape->y *= factor;
      shape->width *= factor;
      shape->height *= factor;
      shape->radius *= factor;
      shape->line_width *= factor;
    }
  for (guint i = 0; i < self->points->len; i++)
    {
      DcsPoint *point = &g_array_index (self->points, DcsPoint, i);

      point->x *= factor;
      point->y *= factor;
    }
}

static void
layout_free (gpointer layout)
{
  if (layout != NULL)
    g_object_unref (layout);
}

/*
 * _dcs_scene_get_layout:
 *
 * Returns: (transfer full): the laid out text of shape @index
 */
PangoLayout *
_dcs_scene_get_layout (DcsScene *self, guint index)
{
  const DcsShape *shape = dcs_scene_get_shape (self, index);
  g_autoptr (PangoLayout) layout = NULL;
  gboolean own;

  if (self->layouts == NULL)
    {
      self->layouts = g_ptr_array_new_with_free_func (layout_free);
      self->layouts_thread = g_thread_self ();
    }
  own = self->layouts_thread == g_thread_self ();
  if (own && self->layouts->len < self->shapes->len)
    g_ptr_array_set_size (self->layouts, (int) self->shapes->len);
  if (own && g_ptr_array_index (self->layouts, index) != NULL)
    return g_object_ref (g_ptr_array_index (self->layouts, index));

  layout = _dcs_text_create_layout (shape->text, shape->height, shape->bold, shape->width);
  if (own)
    g_ptr_array_index (self->layouts, index) = g_object_ref (layout);
  return g_steal_pointer (&layout);
}
