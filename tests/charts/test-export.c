/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-scene.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  DcsScene *scene;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DcsShape *shape;

  fixture->folder = g_dir_make_tmp ("decursus-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->scene = dcs_scene_new (144.0, 72.0);
  dcs_scene_set_title (fixture->scene, "EX-001 <Q & X>", "One bar");
  shape = dcs_scene_add_rect (fixture->scene, 10.0, 10.0, 50.0, 20.0, DCS_COLOR_CLASS_1);
  shape->opacity = 0.3;
  shape->hatch = DCS_HATCH_DIAGONAL;
  dcs_scene_add_text (
      fixture->scene, "Methotrexate, İğne", 10.0, 50.0, 9.0, DCS_ALIGN_START, DCS_COLOR_FOREGROUND);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  dcs_scene_unref (fixture->scene);
}

static char *
export_and_read (Fixture *fixture, const char *name, double dpi, gsize *length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_assert_true (dcs_scene_export (fixture->scene, path, dpi, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, length, &error));
  g_assert_no_error (error);
  return contents;
}

/* ---- SVG ---- */

typedef struct
{
  guint n_elements;
  gboolean in_title;
  char *title;
} SvgReader;

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer data,
                  GError **error)
{
  SvgReader *reader = data;

  reader->n_elements++;
  reader->in_title = strcmp (element, "title") == 0;
}

static void
text_cb (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  SvgReader *reader = data;

  if (reader->in_title && reader->title == NULL)
    reader->title = g_strndup (text, length);
}

static void
test_svg_parses_and_has_its_title (Fixture *fixture, gconstpointer data)
{
  static const GMarkupParser parser = { .start_element = start_element_cb, .text = text_cb };
  SvgReader reader = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *svg = export_and_read (fixture, "figure.svg", 72.0, &length);

  g_assert_true (g_markup_parse_context_parse (context, svg, (gssize) length, &error));
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (reader.n_elements, >, 5);
  g_assert_cmpstr (reader.title, ==, "EX-001 <Q & X>");
  g_assert_nonnull (strstr (svg, "144pt"));
  g_free (reader.title);
}

/* ---- PDF ---- */

/* A PDF has zero bytes in it. */
static gboolean
contains (const char *data, gsize length, const char *text)
{
  gsize text_length = strlen (text);

  for (gsize i = 0; i + text_length <= length; i++)
    if (memcmp (data + i, text, text_length) == 0)
      return TRUE;
  return FALSE;
}

static void
test_pdf_embeds_its_font (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *pdf = export_and_read (fixture, "figure.pdf", 72.0, &length);

  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (memcmp (pdf, "%PDF-", 5), ==, 0);
  g_assert_true (contains (pdf, length, "/FontFile"));
  g_assert_true (contains (pdf, length, "/Title"));
  g_assert_true (contains (pdf, length, "%%EOF"));
  g_assert_false (contains (pdf, length, "CreationDate"));
}

/* ---- PNG ---- */

static guint32
read_u32 (const char *data, gsize offset)
{
  guint32 value;

  memcpy (&value, data + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

static void
test_png_has_the_size_that_dpi_gives (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *png = export_and_read (fixture, "figure.png", 300.0, &length);
  g_autofree char *path = g_build_filename (fixture->folder, "figure.png", NULL);
  cairo_surface_t *surface;

  g_assert_cmpint (memcmp (png, "\x89PNG", 4), ==, 0);
  g_assert_cmpuint (read_u32 (png, 16), ==, 600);
  g_assert_cmpuint (read_u32 (png, 20), ==, 300);
  /* 300 dots per inch are 11811 per metre. */
  g_assert_cmpint (memcmp (png + 37, "pHYs", 4), ==, 0);
  g_assert_cmpuint (read_u32 (png, 41), ==, 11811);
  /* A reader that checks checksums takes it. */
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 600);
  cairo_surface_destroy (surface);
}

static void
test_png_that_is_too_large_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "huge.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dcs_scene_export (fixture->scene, path, 1e6, &error));
  g_assert_error (error, DCS_CHARTS_ERROR, DCS_CHARTS_ERROR_FORMAT);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* ---- all ---- */

static void
test_the_same_scene_gives_the_same_bytes (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a.svg", "a.pdf", "a.png" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize first_length, second_length;
      g_autofree char *first = export_and_read (fixture, names[i], 96.0, &first_length);
      g_autofree char *second = export_and_read (fixture, names[i], 96.0, &second_length);

      g_assert_cmpmem (first, first_length, second, second_length);
    }
}

static void
test_only_the_owner_can_read_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "figure.svg", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf buffer;

  g_assert_true (dcs_scene_export (fixture->scene, path, 72.0, &error));
  g_assert_cmpint (g_stat (path, &buffer), ==, 0);
  g_assert_cmpint (buffer.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_replaces_an_older_figure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "figure.SVG", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (dcs_scene_export (fixture->scene, path, 72.0, &error));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "<svg"));
}

static void
test_unknown_ending_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "figure.gif", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dcs_scene_export (fixture->scene, path, 72.0, &error));
  g_assert_error (error, DCS_CHARTS_ERROR, DCS_CHARTS_ERROR_FORMAT);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_missing_folder_is_an_error (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", "figure.svg", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dcs_scene_export (fixture->scene, path, 72.0, &error));
  g_assert_error (error, DCS_CHARTS_ERROR, DCS_CHARTS_ERROR_WRITE);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* The rename fails last, when all is written: a folder stands where the file should be. */
static void
test_failed_rename_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "figure.svg", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (dcs_scene_export (fixture->scene, path, 72.0, &error));
  g_assert_error (error, DCS_CHARTS_ERROR, DCS_CHARTS_ERROR_WRITE);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/charts/export/svg-parses-and-has-its-title", test_svg_parses_and_has_its_title },
    { "/charts/export/pdf-embeds-its-font", test_pdf_embeds_its_font },
    { "/charts/export/png-has-the-size-that-dpi-gives", test_png_has_the_size_that_dpi_gives },
    { "/charts/export/png-that-is-too-large-is-refused", test_png_that_is_too_large_is_refused },
    { "/charts/export/the-same-scene-gives-the-same-bytes",
      test_the_same_scene_gives_the_same_bytes },
    { "/charts/export/only-the-owner-can-read-it", test_only_the_owner_can_read_it },
    { "/charts/export/replaces-an-older-figure", test_replaces_an_older_figure },
    { "/charts/export/unknown-ending-is-refused", test_unknown_ending_is_refused },
    { "/charts/export/missing-folder-is-an-error", test_missing_folder_is_an_error },
    { "/charts/export/failed-rename-leaves-nothing", test_failed_rename_leaves_nothing },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
