/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-scene-private.h"

static const char *const color_names[] = {
  "none",    "background", "foreground", "dim",     "grid",    "accent",  "alarm",   "class-1",
  "class-2", "class-3",    "class-4",    "class-5", "class-6", "class-7", "class-8",
};
G_STATIC_ASSERT (G_N_ELEMENTS (color_names) == DCS_N_COLORS);

static const char *const kind_names[] = { "rect", "line", "polyline", "polygon", "marker", "text" };
static const char *const marker_names[] = { "circle",      "square",        "diamond",
                                            "triangle-up", "triangle-down", "cross",
                                            "plus",        "bar",           "star" };
static const char *const hatch_names[] = { "none",    "diagonal",   "dots",
                                           "falling", "horizontal", "vertical" };
static const char *const align_names[] = { "start", "middle", "end" };

static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* No "-0.0": it would make a golden depend on rounding noise. */
  if (value > -0.05 && value < 0.05)
    value = 0.0;
  g_ascii_formatd (buffer, sizeof buffer, "%.1f", value);
  g_string_append_c (out, ' ');
  g_string_append (out, buffer);
}

static void
append_text (GString *out, const char *text)
{
  g_string_append (out, " \"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      if (*p == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
dump_geometry (DcsScene *self, const DcsShape *shape, GString *out)
{
  switch ((DcsShapeKind) shape->kind)
    {
    case DCS_SHAPE_RECT:
    case DCS_SHAPE_LINE:
      append_number (out, shape->x);
      append_number (out, shape->y);
      append_number (out, shape->width);
      append_number (out, shape->height);
      break;
    case DCS_SHAPE_POLYLINE:
    case DCS_SHAPE_POLYGON:
      for (guint i = 0; i < shape->n_points; i++)
        {
          const DcsPoint *point = dcs_scene_get_points (self) + shape->first_point + i;

          append_number (out, point->x);
          append_number (out, point->y);
        }
      break;
    case DCS_SHAPE_MARKER:
      g_string_append_printf (out, " %s", marker_names[shape->marker]);
      append_number (out, shape->x);
      append_number (out, shape->y);
      append_number (out, shape->width);
      break;
    case DCS_SHAPE_TEXT:
      append_number (out, shape->x);
      append_number (out, shape->y);
      append_number (out, shape->height);
      g_string_append_printf (out, " %s", align_names[shape->align]);
      if (shape->width > 0)
        {
          g_string_append (out, " within");
          append_number (out, shape->width);
        }
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
dump_style (const DcsShape *shape, GString *out)
{
  if (shape->fill != DCS_COLOR_NONE)
    g_string_append_printf (out, " fill=%s", color_names[shape->fill]);
  if (shape->fill != DCS_COLOR_NONE && shape->opacity < 1.0)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (
          out, "@%s", g_ascii_formatd (buffer, sizeof buffer, "%.2f", shape->opacity));
    }
  if (shape->hatch != DCS_HATCH_NONE)
    g_string_append_printf (out, " hatch=%s", hatch_names[shape->hatch]);
  if (shape->stroke != DCS_COLOR_NONE)
    {
      g_string_append_printf (out, " stroke=%s", color_names[shape->stroke]);
      append_number (out, shape->line_width);
    }
  if (shape->radius > 0)
    {
      g_string_append (out, " radius");
      append_number (out, shape->radius);
    }
  if (shape->dashed)
    g_string_append (out, " dashed");
  if (shape->bold)
    g_string_append (out, " bold");
}

/**
 * dcs_scene_dump:
 * @self: a scene
 *
 * Writes the scene as text, one line a shape, sizes rounded to 0.1 pt, the same in every locale.
 *
 * Returns: (transfer full): the text
 */
char *
dcs_scene_dump (DcsScene *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new ("scene");
  append_number (out, dcs_scene_get_width (self));
  append_number (out, dcs_scene_get_height (self));
  if (dcs_scene_get_title (self) != NULL)
    append_text (out, dcs_scene_get_title (self));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < dcs_scene_get_n_shapes (self); i++)
    {
      const DcsShape *shape = dcs_scene_get_shape (self, i);

      g_string_append (out, kind_names[shape->kind]);
      dump_geometry (self, shape, out);
      dump_style (shape, out);
      if (shape->text != NULL)
        append_text (out, shape->text);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/*
 * _dcs_color_name:
 *
 * Returns: (transfer none): the name of a colour role, for dumps and test messages
 */
const char *
_dcs_color_name (DcsColor color)
{
  return color_names[color];
}
