/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-scene-private.h"

#include <string.h>

/* One family list for every figure; 72 dpi makes a font size a number of points whatever the
 * screen says. */
#define FONT_FAMILIES "Cantarell, DejaVu Sans, sans"
#define RESOLUTION 72.0

/* A zoom asks for the same few hundred texts again and again. Emptied when it gets long, which a
 * clinic's worth of labels does not reach. */
#define CACHE_MAX 8192

typedef struct
{
  int size; /* in 1/64 pt */
  gboolean bold;
  char text[]; /* to its end */
} WidthKey;

static GMutex cache_lock;
static GHashTable *cache; /* WidthKey -> double * */
static DcsTextMeasure measure_override;

static guint
width_key_hash (gconstpointer data)
{
  const WidthKey *key = data;

  return g_str_hash (key->text) * 31 + (guint) key->size * 2 + (guint) key->bold;
}

static gboolean
width_key_equal (gconstpointer a, gconstpointer b)
{
  const WidthKey *key_a = a;
  const WidthKey *key_b = b;

  return key_a->size == key_b->size && key_a->bold == key_b->bold
         && strcmp (key_a->text, key_b->text) == 0;
}

static WidthKey *
width_key_new (const char *text, double size, gboolean bold)
{
  gsize length = strlen (text) + 1;
  WidthKey *key = g_malloc (sizeof (WidthKey) + length);

  key->size = (int) (size * 64.0 + 0.5);
  key->bold = bold != FALSE;
  memcpy (key->text, text, length);
  return key;
}

/*
 * _dcs_text_create_layout:
 * @ellipsize_width: width in points to ellipsize to, or 0
 *
 * Returns: (transfer full): a laid out text whose sizes are points, with unhinted metrics, so that
 * it is the same on screen and on paper
 */
PangoLayout *
_dcs_text_create_layout (const char *text, double size, gboolean bold, double ellipsize_width)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *font = pango_font_description_new ();
  PangoLayout *layout;

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, RESOLUTION);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_font_description_set_family_static (font, FONT_FAMILIES);
  pango_font_description_set_size (font, (int) (size * PANGO_SCALE + 0.5));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  if (ellipsize_width > 0)
    {
      pango_layout_set_width (layout, (int) (ellipsize_width * PANGO_SCALE + 0.5));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

static double
measure_with_pango (const char *text, double size, gboolean bold)
{
  g_autoptr (PangoLayout) layout = _dcs_text_create_layout (text, size, bold, 0.0);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/*
 * _dcs_text_set_measure:
 * @measure: (nullable): how to measure from now on; %NULL for the fonts of the system
 *
 * For tests: a golden must not depend on the fonts that are installed.
 */
void
_dcs_text_set_measure (DcsTextMeasure measure)
{
  measure_override = measure;
}

/**
 * dcs_text_width:
 * @text: one line
 * @size: font size in points
 * @bold: whether it is bold
 *
 * Any thread; remembers what it measured.
 *
 * Returns: the width in points
 */
double
dcs_text_width (const char *text, double size, gboolean bold)
{
  WidthKey *key;
  double *known;
  double width;

  g_return_val_if_fail (text != NULL, 0.0);

  if (measure_override != NULL)
    return measure_override (text, size, bold);

  key = width_key_new (text, size, bold);
  g_mutex_lock (&cache_lock);
  if (cache == NULL)
    cache = g_hash_table_new_full (width_key_hash, width_key_equal, g_free, g_free);
  known = g_hash_table_lookup (cache, key);
  width = known != NULL ? *known : -1.0;
  g_mutex_unlock (&cache_lock);
  if (width >= 0)
    {
      g_free (key);
      return width;
    }

  width = measure_with_pango (text, size, bold);
  g_mutex_lock (&cache_lock);
  if (g_hash_table_size (cache) >= CACHE_MAX)
    g_hash_table_remove_all (cache);
  g_hash_table_replace (cache, key, g_memdup2 (&width, sizeof width));
  g_mutex_unlock (&cache_lock);
  return width;
}

/*
 * _dcs_text_wrap:
 * @text: a paragraph
 * @size: font size in points
 * @width: the most that a line may be wide, in points
 *
 * Breaks at spaces; a word that is wider than a line stands alone.
 *
 * Returns: (transfer full) (array zero-terminated=1): the lines
 */
char **
_dcs_text_wrap (const char *text, double size, double width)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize before = line->len;

      if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, words[i]);
      if (before > 0 && dcs_text_width (line->str, size, FALSE) > width)
        {
          g_string_truncate (line, before);
          g_strv_builder_add (lines, line->str);
          g_string_assign (line, words[i]);
        }
    }
  if (line->len > 0)
    g_strv_builder_add (lines, line->str);
  return g_strv_builder_end (lines);
}
