/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-scene-private.h"

#include <math.h>

/* Distance of hatch lines and dots in points, and how strong they are over a tinted fill: visible,
 * yet a label on top keeps its contrast (a test holds the palettes to that). */
#define HATCH_STEP 4.0
#define HATCH_OPACITY 0.45

/* Points of a polyline that are stroked at once. */
#define POLYLINE_PIECE 40u

typedef struct
{
  cairo_t *cr;
  const DcsPalette *palette;
  double x1, y1, x2, y2; /* the clip */
  gboolean snap;         /* to pixels */
} Painter;

static void
set_color (Painter *painter, guint8 color, double opacity)
{
  const DcsRgba *rgba = &painter->palette->colors[color];

  cairo_set_source_rgba (painter->cr, rgba->r, rgba->g, rgba->b, rgba->a * opacity);
}

static gboolean
meets_clip (Painter *painter, double x1, double y1, double x2, double y2)
{
  return x1 <= painter->x2 && x2 >= painter->x1 && y1 <= painter->y2 && y2 >= painter->y1;
}

/* The box of a shape with room for its stroke; of a text only roughly, on the large side. */
static gboolean
is_visible (Painter *painter, DcsScene *scene, const DcsShape *shape)
{
  double pad = shape->line_width + 1.0;

  switch ((DcsShapeKind) shape->kind)
    {
    case DCS_SHAPE_RECT:
      return meets_clip (painter,
                         shape->x - pad,
                         shape->y - pad,
                         shape->x + shape->width + pad,
                         shape->y + shape->height + pad);
    case DCS_SHAPE_LINE:
      return meets_clip (painter,
                         MIN (shape->x, shape->width) - pad,
                         MIN (shape->y, shape->height) - pad,
                         MAX (shape->x, shape->width) + pad,
                         MAX (shape->y, shape->height) + pad);
    case DCS_SHAPE_MARKER:
      pad += shape->width / 2.0;
      return meets_clip (painter, shape->x - pad, shape->y - pad, shape->x + pad, shape->y + pad);
    case DCS_SHAPE_TEXT:
      {
        double width = shape->width > 0 ? shape->width
                                        : dcs_text_width (shape->text, shape->height, shape->bold);
        double left = shape->x
                      - (shape->align == DCS_ALIGN_START    ? 0.0
                         : shape->align == DCS_ALIGN_MIDDLE ? width / 2.0
                                                            : width);

        return meets_clip (painter,
                           left - pad,
                           shape->y - shape->height * 1.5,
                           left + width + pad,
                           shape->y + shape->height);
      }
    case DCS_SHAPE_POLYLINE:
    case DCS_SHAPE_POLYGON:
      {
        const DcsPoint *points = dcs_scene_get_points (scene) + shape->first_point;
        double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;

        for (guint i = 0; i < shape->n_points; i++)
          {
            x1 = MIN (x1, points[i].x);
            x2 = MAX (x2, points[i].x);
            y1 = MIN (y1, points[i].y);
            y2 = MAX (y2, points[i].y);
          }
        return meets_clip (painter, x1 - pad, y1 - pad, x2 + pad, y2 + pad);
      }
    default:
      return FALSE;
    }
}

static void
trace_rounded_rect (cairo_t *cr, double x, double y, double w, double h, double radius)
{
  double r = MIN (radius, MIN (w, h) / 2.0);

  if (r <= 0)
    {
      cairo_rectangle (cr, x, y, w, h);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI / 2.0, 0.0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0.0, G_PI / 2.0);
  cairo_arc (cr, x + r, y + h - r, r, G_PI / 2.0, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, G_PI * 1.5);
  cairo_close_path (cr);
}

static void
trace_points (cairo_t *cr, const DcsPoint *points, guint n_points, gboolean closed)
{
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  if (closed)
    cairo_close_path (cr);
}

static void
trace_star (cairo_t *cr, double x, double y, double radius)
{
  for (guint i = 0; i < 10; i++)
    {
      double r = i % 2 == 0 ? radius : radius * 0.45;
      double angle = -G_PI / 2.0 + i * G_PI / 5.0;

      cairo_line_to (cr, x + r * cos (angle), y + r * sin (angle));
    }
  cairo_close_path (cr);
}

/* Returns whether the marker has an inside. */
static gboolean
trace_marker (cairo_t *cr, const DcsShape *shape)
{
  double x = shape->x;
  double y = shape->y;
  double r = shape->width / 2.0;

  switch ((DcsMarker) shape->marker)
    {
    case DCS_MARKER_CIRCLE:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, r, 0.0, 2.0 * G_PI);
      return TRUE;
    case DCS_MARKER_SQUARE:
      cairo_rectangle (cr, x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
      return TRUE;
    case DCS_MARKER_DIAMOND:
      trace_points (
          cr, (DcsPoint[]){ { x, y - r }, { x + r, y }, { x, y + r }, { x - r, y } }, 4, TRUE);
      return TRUE;
    case DCS_MARKER_TRIANGLE_UP:
      trace_points (cr,
                    (DcsPoint[]){ { x, y - r }, { x + r, y + r * 0.8 }, { x - r, y + r * 0.8 } },
                    3,
                    TRUE);
      return TRUE;
    case DCS_MARKER_TRIANGLE_DOWN:
      trace_points (cr,
                    (DcsPoint[]){ { x, y + r }, { x + r, y - r * 0.8 }, { x - r, y - r * 0.8 } },
                    3,
                    TRUE);
      return TRUE;
    case DCS_MARKER_STAR:
      trace_star (cr, x, y, r);
      return TRUE;
    case DCS_MARKER_CROSS:
      cairo_move_to (cr, x - r * 0.8, y - r * 0.8);
      cairo_line_to (cr, x + r * 0.8, y + r * 0.8);
      cairo_move_to (cr, x + r * 0.8, y - r * 0.8);
      cairo_line_to (cr, x - r * 0.8, y + r * 0.8);
      return FALSE;
    case DCS_MARKER_PLUS:
      cairo_move_to (cr, x - r, y);
      cairo_line_to (cr, x + r, y);
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x, y + r);
      return FALSE;
    case DCS_MARKER_BAR:
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x, y + r);
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

/* Lines at (x + direction * y) = a multiple of the step, so that they run on from shape to shape.
 */
static void
trace_diagonals (cairo_t *cr, double direction, double x1, double y1, double x2, double y2)
{
  double low = x1 + MIN (direction * y1, direction * y2);
  double high = x2 + MAX (direction * y1, direction * y2);

  for (double c = floor (low / HATCH_STEP) * HATCH_STEP; c <= high; c += HATCH_STEP)
    {
      cairo_move_to (cr, c - direction * y1, y1);
      cairo_line_to (cr, c - direction * y2, y2);
    }
}

static void
trace_dots (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  double first_y = floor (y1 / HATCH_STEP) * HATCH_STEP + HATCH_STEP / 2.0;

  for (double y = first_y; y <= y2; y += HATCH_STEP)
    for (double x = floor (x1 / HATCH_STEP) * HATCH_STEP; x <= x2; x += HATCH_STEP)
      {
        cairo_move_to (cr, x, y);
        cairo_line_to (cr, x, y);
      }
}

static void
trace_hatch (cairo_t *cr, DcsHatch hatch, double x1, double y1, double x2, double y2)
{
  cairo_set_line_width (cr, hatch == DCS_HATCH_DOTS ? 1.4 : 0.8);
  cairo_set_line_cap (cr, hatch == DCS_HATCH_DOTS ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  switch (hatch)
    {
    case DCS_HATCH_DIAGONAL:
      trace_diagonals (cr, 1.0, x1, y1, x2, y2);
      break;
    case DCS_HATCH_FALLING:
      trace_diagonals (cr, -1.0, x1, y1, x2, y2);
      break;
    case DCS_HATCH_DOTS:
      trace_dots (cr, x1, y1, x2, y2);
      break;
    case DCS_HATCH_HORIZONTAL:
      for (double y = floor (y1 / HATCH_STEP) * HATCH_STEP; y <= y2; y += HATCH_STEP)
        {
          cairo_move_to (cr, x1, y);
          cairo_line_to (cr, x2, y);
        }
      break;
    case DCS_HATCH_VERTICAL:
      for (double x = floor (x1 / HATCH_STEP) * HATCH_STEP; x <= x2; x += HATCH_STEP)
        {
          cairo_move_to (cr, x, y1);
          cairo_line_to (cr, x, y2);
        }
      break;
    case DCS_HATCH_NONE:
    default:
      break;
    }
}

/* Fills the current path with hatch lines and uses it up. */
static void
fill_hatch (Painter *painter, const DcsShape *shape)
{
  cairo_t *cr = painter->cr;
  double x1, y1, x2, y2;

  cairo_save (cr);
  cairo_path_extents (cr, &x1, &y1, &x2, &y2);
  cairo_clip (cr);
  x1 = MAX (x1, painter->x1 - HATCH_STEP);
  y1 = MAX (y1, painter->y1 - HATCH_STEP);
  x2 = MIN (x2, painter->x2 + HATCH_STEP);
  y2 = MIN (y2, painter->y2 + HATCH_STEP);
  set_color (painter, shape->fill, HATCH_OPACITY);
  cairo_set_dash (cr, NULL, 0, 0.0);
  trace_hatch (cr, (DcsHatch) shape->hatch, x1, y1, x2, y2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
fill_and_stroke (Painter *painter, const DcsShape *shape)
{
  cairo_t *cr = painter->cr;

  if (shape->fill != DCS_COLOR_NONE)
    {
      cairo_path_t *path = NULL;

      if (shape->hatch != DCS_HATCH_NONE)
        path = cairo_copy_path (cr);
      set_color (painter, shape->fill, shape->opacity);
      cairo_fill_preserve (cr);
      if (path != NULL)
        {
          fill_hatch (painter, shape);
          cairo_new_path (cr);
          cairo_append_path (cr, path);
          cairo_path_destroy (path);
        }
    }
  if (shape->stroke != DCS_COLOR_NONE)
    {
      set_color (painter, shape->stroke, 1.0);
      cairo_set_line_width (cr, shape->line_width);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

/* Moves a coordinate so that a line of @width has sharp edges. */
static double
snap (Painter *painter, double value, double width)
{
  double offset = ((int) lround (MAX (width, 1.0))) % 2 == 1 ? 0.5 : 0.0;

  return painter->snap ? floor (value) + offset : value;
}

static void
paint_line (Painter *painter, const DcsShape *shape)
{
  cairo_t *cr = painter->cr;
  double x1 = shape->x, y1 = shape->y, x2 = shape->width, y2 = shape->height;

  if (x1 == x2)
    x1 = x2 = snap (painter, x1, shape->line_width);
  if (y1 == y2)
    y1 = y2 = snap (painter, y1, shape->line_width);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
}

static void
paint_text (Painter *painter, DcsScene *scene, guint index, const DcsShape *shape)
{
  g_autoptr (PangoLayout) layout = _dcs_scene_get_layout (scene, index);
  PangoRectangle logical;
  double width, x;

  pango_layout_get_extents (layout, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  x = shape->x - (double) logical.x / PANGO_SCALE;
  if (shape->align == DCS_ALIGN_MIDDLE)
    x -= width / 2.0;
  else if (shape->align == DCS_ALIGN_END)
    x -= width;
  set_color (painter, shape->fill, shape->opacity);
  cairo_move_to (
      painter->cr, x, shape->y - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (painter->cr, layout);
  cairo_new_path (painter->cr);
}

/* In pieces: stroking thousands of points that fold over each other at once takes much longer. */
static void
paint_polyline (Painter *painter, const DcsShape *shape, const DcsPoint *points)
{
  cairo_t *cr = painter->cr;

  set_color (painter, shape->stroke, 1.0);
  cairo_set_line_width (cr, shape->line_width);
  /* The pieces meet without a notch. */
  cairo_set_line_cap (cr, shape->dashed ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i + 1 < shape->n_points; i += POLYLINE_PIECE - 1)
    {
      guint n = MIN (POLYLINE_PIECE, shape->n_points - i);

      trace_points (cr, points + i, n, FALSE);
      cairo_stroke (cr);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

/* Dashes grow with the line, or a thick one would become dots. */
static void
set_dashes (cairo_t *cr, double line_width)
{
  cairo_set_dash (cr, (double[]){ 3.0 * line_width, 2.5 * line_width }, 2, 0.0);
}

static void
paint_shape (Painter *painter, DcsScene *scene, guint index, const DcsShape *shape)
{
  cairo_t *cr = painter->cr;
  const DcsPoint *points;

  if (shape->kind == DCS_SHAPE_TEXT)
    {
      paint_text (painter, scene, index, shape);
      return;
    }

  if (shape->dashed)
    set_dashes (cr, MAX (shape->line_width, 1.0));
  else
    cairo_set_dash (cr, NULL, 0, 0.0);
  points = shape->n_points > 0 ? dcs_scene_get_points (scene) + shape->first_point : NULL;
  switch ((DcsShapeKind) shape->kind)
    {
    case DCS_SHAPE_RECT:
      trace_rounded_rect (cr, shape->x, shape->y, shape->width, shape->height, shape->radius);
      break;
    case DCS_SHAPE_LINE:
      paint_line (painter, shape);
      break;
    case DCS_SHAPE_POLYLINE:
      paint_polyline (painter, shape, points);
      return;
    case DCS_SHAPE_POLYGON:
      trace_points (cr, points, shape->n_points, TRUE);
      break;
    case DCS_SHAPE_MARKER:
      if (!trace_marker (cr, shape))
        {
          set_color (painter, shape->fill, shape->opacity);
          cairo_set_line_width (cr, shape->line_width);
          cairo_stroke (cr);
          return;
        }
      break;
    case DCS_SHAPE_TEXT:
    default:
      g_assert_not_reached ();
    }
  fill_and_stroke (painter, shape);
}

/* Vector files keep exact positions; pixels get sharp lines. */
static gboolean
wants_snapping (cairo_t *cr)
{
  switch (cairo_surface_get_type (cairo_get_group_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
      return FALSE;
    default:
      {
        double scale_x = 1.0, scale_y = 0.0;

        cairo_user_to_device_distance (cr, &scale_x, &scale_y);
        return fabs (scale_x - 1.0) < 1e-9;
      }
    }
}

/**
 * dcs_scene_paint:
 * @self: a scene
 * @cr: where; one user unit is one point
 * @palette: the colours
 *
 * Paints what meets the clip of @cr. The background is the caller's.
 */
void
dcs_scene_paint (DcsScene *self, cairo_t *cr, const DcsPalette *palette)
{
  Painter painter = { .cr = cr, .palette = palette };

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (palette != NULL);

  cairo_save (cr);
  cairo_clip_extents (cr, &painter.x1, &painter.y1, &painter.x2, &painter.y2);
  painter.snap = wants_snapping (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  for (guint i = 0; i < dcs_scene_get_n_shapes (self); i++)
    {
      const DcsShape *shape = dcs_scene_get_shape (self, i);

      if (is_visible (&painter, self, shape))
        paint_shape (&painter, self, i, shape);
    }
  cairo_restore (cr);
}
