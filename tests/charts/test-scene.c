/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts-fixture.h"
#include "dcs-scene-private.h"

#include <math.h>
#include <string.h>

static void
test_dump_is_one_line_a_shape (void)
{
  g_autoptr (DcsScene) scene = dcs_scene_new (100.0, 50.0);
  g_autofree char *dump = NULL;
  DcsShape *shape;

  dcs_scene_set_title (scene, "A \"title\"", "and more");
  shape = dcs_scene_add_rect (scene, 1.04, 2.06, 10.0, -0.01, DCS_COLOR_CLASS_1);
  shape->opacity = 0.25;
  shape->hatch = DCS_HATCH_DOTS;
  shape = dcs_scene_add_line (scene, 0.0, 0.0, 5.0, 5.0, DCS_COLOR_ALARM);
  shape->dashed = TRUE;
  dcs_scene_add_polygon (
      scene, (DcsPoint[]){ { 1.0, 1.0 }, { 2.0, 1.0 }, { 2.0, 2.0 } }, 3, DCS_COLOR_DIM);
  dcs_scene_add_marker (scene, DCS_MARKER_STAR, 3.0, 4.0, 5.0, DCS_COLOR_FOREGROUND);
  shape = dcs_scene_add_text (scene, "Ağrı", 7.0, 8.0, 9.0, DCS_ALIGN_END, DCS_COLOR_FOREGROUND);
  shape->bold = TRUE;

  dump = dcs_scene_dump (scene);
  g_assert_cmpstr (dump,
                   ==,
                   "scene 100.0 50.0 \"A \\\"title\\\"\"\n"
                   "rect 1.0 2.1 10.0 0.0 fill=class-1@0.25 hatch=dots\n"
                   "line 0.0 0.0 5.0 5.0 stroke=alarm 1.0 dashed\n"
                   "polygon 1.0 1.0 2.0 1.0 2.0 2.0 fill=dim\n"
                   "marker star 3.0 4.0 5.0 fill=foreground\n"
                   "text 7.0 8.0 9.0 end fill=foreground bold \"Ağrı\"\n");
}

/* ---- painting ---- */

static cairo_surface_t *
paint_on (DcsScene *scene, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  dcs_scene_paint (scene, cr, dcs_palette_paper ());
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + x * 4, sizeof pixel);
  return pixel;
}

/* Blending within a clip may round otherwise. */
static void
assert_same_pixel (guint32 a, guint32 b)
{
  for (guint shift = 0; shift < 32; shift += 8)
    g_assert_cmpint (ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)), <=, 4);
}

static void
test_paints_a_rectangle_where_it_is (void)
{
  g_autoptr (DcsScene) scene = dcs_scene_new (20.0, 20.0);
  cairo_surface_t *surface;

  dcs_scene_add_rect (scene, 5.0, 5.0, 10.0, 10.0, DCS_COLOR_ALARM);
  surface = paint_on (scene, 20, 20);
  g_assert_cmphex (pixel_at (surface, 10, 10), ==, 0xffc01c28);
  g_assert_cmphex (pixel_at (surface, 2, 10), ==, 0x0);
  g_assert_cmphex (pixel_at (surface, 16, 16), ==, 0x0);
  cairo_surface_destroy (surface);
}

static void
test_paints_only_what_meets_the_clip (void)
{
  g_autoptr (DcsScene) scene = dcs_scene_new (1000.0, 1000.0);
  cairo_surface_t *whole, *part;
  cairo_t *cr;

  for (int i = 0; i < 50; i++)
    {
      dcs_scene_add_marker (scene, i % 9, 20.0 * i + 7.0, 30.0, 12.0, DCS_COLOR_CLASS_1);
      dcs_scene_add_text (scene, "label", 20.0 * i, 50.0, 9.0, i % 3, DCS_COLOR_FOREGROUND);
      dcs_scene_add_line (scene, 20.0 * i, 0.0, 20.0 * i + 15.0, 60.0, DCS_COLOR_DIM);
    }
  whole = paint_on (scene, 400, 60);
  part = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 60);
  cr = cairo_create (part);
  cairo_rectangle (cr, 100.0, 0.0, 80.0, 60.0);
  cairo_clip (cr);
  dcs_scene_paint (scene, cr, dcs_palette_paper ());
  cairo_destroy (cr);
  cairo_surface_flush (part);
  /* What is inside the clip looks as if all had been painted; outside there is nothing. */
  for (int y = 0; y < 60; y++)
    for (int x = 0; x < 400; x++)
      assert_same_pixel (pixel_at (part, x, y), x >= 100 && x < 180 ? pixel_at (whole, x, y) : 0);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (part);
}

/* ---- colours ---- */

static double
channel_luminance (double value)
{
  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* WCAG 2.1: relative luminance and contrast ratio. */
static double
luminance (DcsRgba color)
{
  return 0.2126 * channel_luminance (color.r) + 0.7152 * channel_luminance (color.g)
         + 0.0722 * channel_luminance (color.b);
}

static double
contrast (DcsRgba a, DcsRgba b)
{
  double high = MAX (luminance (a), luminance (b));
  double low = MIN (luminance (a), luminance (b));

  return (high + 0.05) / (low + 0.05);
}

static DcsRgba
blend (DcsRgba over, DcsRgba under, double opacity)
{
  return (DcsRgba){ over.r * opacity + under.r * (1.0 - opacity),
                    over.g * opacity + under.g * (1.0 - opacity),
                    over.b * opacity + under.b * (1.0 - opacity),
                    1.0 };
}

typedef struct
{
  const char *name;
  const DcsPalette *palette;
} Named;

static void
list_palettes (Named *palettes)
{
  palettes[0] = (Named){ "paper", dcs_palette_paper () };
  palettes[1] = (Named){ "light", dcs_palette_light () };
  palettes[2] = (Named){ "dark", dcs_palette_dark () };
  palettes[3] = (Named){ "high contrast light", dcs_palette_high_contrast (FALSE) };
  palettes[4] = (Named){ "high contrast dark", dcs_palette_high_contrast (TRUE) };
}

static void
test_shapes_and_text_stand_out (void)
{
  static const DcsColor texts[] = {
    DCS_COLOR_FOREGROUND, DCS_COLOR_DIM, DCS_COLOR_ACCENT, DCS_COLOR_ALARM
  };
  Named palettes[5];

  list_palettes (palettes);
  for (guint i = 0; i < G_N_ELEMENTS (palettes); i++)
    {
      const DcsRgba *colors = palettes[i].palette->colors;

      for (DcsColor color = DCS_COLOR_CLASS_1; color < DCS_N_COLORS; color++)
        {
          g_test_message ("%s: %s", palettes[i].name, _dcs_color_name (color));
          g_assert_cmpfloat (
              contrast (colors[color], colors[DCS_COLOR_BACKGROUND]), >=, i >= 3 ? 4.5 : 3.0);
        }
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_test_message ("%s: %s", palettes[i].name, _dcs_color_name (texts[j]));
          g_assert_cmpfloat (
              contrast (colors[texts[j]], colors[DCS_COLOR_BACKGROUND]), >=, i >= 3 ? 7.0 : 4.5);
        }
    }
}

static void
test_labels_can_be_read_on_tinted_bars (void)
{
  Named palettes[5];

  list_palettes (palettes);
  for (guint i = 0; i < G_N_ELEMENTS (palettes); i++)
    {
      const DcsRgba *colors = palettes[i].palette->colors;

      for (DcsColor color = DCS_COLOR_ACCENT; color < DCS_N_COLORS; color++)
        {
          DcsRgba bar = blend (colors[color], colors[DCS_COLOR_BACKGROUND], 0.28);

          g_test_message ("%s: %s", palettes[i].name, _dcs_color_name (color));
          g_assert_cmpfloat (contrast (colors[DCS_COLOR_FOREGROUND], bar), >=, 4.5);
        }
    }
}

/* ---- text ---- */

static void
test_text_width_is_in_points (void)
{
  double small, large;

  _dcs_text_set_measure (NULL);
  small = dcs_text_width ("Methotrexate", 9.0, FALSE);
  large = dcs_text_width ("Methotrexate", 18.0, FALSE);
  /* A letter is about half as wide as the font is high, whatever the font. */
  g_assert_cmpfloat (small, >, 12 * 9.0 * 0.3);
  g_assert_cmpfloat (small, <, 12 * 9.0 * 0.8);
  g_assert_cmpfloat (fabs (large - 2.0 * small), <, 0.02 * large);
  g_assert_cmpfloat (dcs_text_width ("Methotrexate", 9.0, FALSE), ==, small);
  g_assert_cmpfloat (dcs_text_width ("", 9.0, FALSE), ==, 0.0);
}

static gpointer
measure_in_thread (gpointer data)
{
  double *widths = data;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %d", i);

      widths[i] = dcs_text_width (text, 9.0, FALSE);
    }
  return NULL;
}

static void
test_text_width_is_the_same_in_every_thread (void)
{
  double widths[2][200];
  GThread *threads[2];

  _dcs_text_set_measure (NULL);
  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("measure", measure_in_thread, widths[i]);
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < 200; i++)
    g_assert_cmpfloat (widths[0][i], ==, widths[1][i]);
}

static void
test_wraps_at_spaces (void)
{
  g_auto (GStrv) lines = NULL;

  charts_fixture_use_plain_widths ();
  lines = _dcs_text_wrap ("one two three incomprehensibilities four", 10.0, 50.0);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "one two");
  g_assert_cmpstr (lines[1], ==, "three");
  g_assert_cmpstr (lines[2], ==, "incomprehensibilities");
  g_assert_cmpstr (lines[3], ==, "four");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charts/scene/dump-is-one-line-a-shape", test_dump_is_one_line_a_shape);
  g_test_add_func ("/charts/scene/paints-a-rectangle-where-it-is",
                   test_paints_a_rectangle_where_it_is);
  g_test_add_func ("/charts/scene/paints-only-what-meets-the-clip",
                   test_paints_only_what_meets_the_clip);
  g_test_add_func ("/charts/palette/shapes-and-text-stand-out", test_shapes_and_text_stand_out);
  g_test_add_func ("/charts/palette/labels-can-be-read-on-tinted-bars",
                   test_labels_can_be_read_on_tinted_bars);
  g_test_add_func ("/charts/text/width-is-in-points", test_text_width_is_in_points);
  g_test_add_func ("/charts/text/width-is-the-same-in-every-thread",
                   test_text_width_is_the_same_in_every_thread);
  g_test_add_func ("/charts/text/wraps-at-spaces", test_wraps_at_spaces);
  return g_test_run ();
}
