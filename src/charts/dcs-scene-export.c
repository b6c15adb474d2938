/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-scene.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define POINTS_PER_INCH 72.0
#define METRES_PER_INCH 0.0254

/* The widest and highest picture that cairo makes. */
#define PIXELS_MAX 32767.0

/* A PNG file: 8 bytes signature, then the header chunk of 25 bytes, then the others. */
#define PNG_HEADER_END 33

G_DEFINE_QUARK (dcs - charts - error - quark, dcs_charts_error)

typedef enum
{
  FORMAT_SVG,
  FORMAT_PDF,
  FORMAT_PNG,
} Format;

static cairo_status_t
append_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error,
               DCS_CHARTS_ERROR,
               DCS_CHARTS_ERROR_WRITE,
               _ ("The figure cannot be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

/* Paints on white paper. */
static gboolean
paint_page (DcsScene *self, cairo_surface_t *surface, double scale, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  const DcsPalette *palette = dcs_palette_paper ();
  const DcsRgba *background = &palette->colors[DCS_COLOR_BACKGROUND];
  cairo_status_t status;

  cairo_set_source_rgb (cr, background->r, background->g, background->b);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  dcs_scene_paint (self, cr, palette);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return check_status (status, error);
}

/* Writes what a vector surface still holds; takes the surface. */
static gboolean
finish_surface (cairo_surface_t *surface, GError **error)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error);
}

/* Takes the date out of a PDF without moving anything: its table of contents counts bytes. A cairo
 * that packs the date away keeps the fixed one. */
static void
blank_creation_date (GByteArray *pdf)
{
  static const char key[] = "/CreationDate (";
  gsize key_length = sizeof key - 1;

  for (gsize i = 0; i + key_length < pdf->len; i++)
    {
      if (memcmp (pdf->data + i, key, key_length) != 0)
        continue;
      while (i < pdf->len && pdf->data[i] != ')')
        pdf->data[i++] = ' ';
      if (i < pdf->len)
        pdf->data[i] = ' ';
      return;
    }
}

static gboolean
render_pdf (DcsScene *self, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes_cb, bytes, dcs_scene_get_width (self), dcs_scene_get_height (self));
  const char *title = dcs_scene_get_title (self);
  const char *description = dcs_scene_get_description (self);
  gboolean ok;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Decursus");
  /* Otherwise the moment of writing, in local time: two exports of the same figure would differ,
   * and a de-identified figure would carry a date. Taken out below where that can be done. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (description != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  ok = paint_page (self, surface, 1.0, error);
  if (!finish_surface (surface, ok ? error : NULL) || !ok)
    return FALSE;
  blank_creation_date (bytes);
  return TRUE;
}

/* cairo numbers its surfaces through the life of the process ("surface5"); here they count from
 * one, so that the same figure gives the same file. */
static void
normalise_surface_ids (GString *svg)
{
  const char *prefix = "id=\"surface";
  char *place = svg->str;

  while ((place = strstr (place, prefix)) != NULL)
    {
      gsize start = (gsize) (place - svg->str) + strlen (prefix);
      gsize end = start;

      while (g_ascii_isdigit (svg->str[end]))
        end++;
      g_string_erase (svg, (gssize) start, (gssize) (end - start));
      g_string_insert (svg, (gssize) start, "1");
      place = svg->str + start;
    }
}

/* The title and description as SVG has them, which screen readers announce. */
static void
insert_svg_metadata (DcsScene *self, GString *svg)
{
  const char *title = dcs_scene_get_title (self);
  const char *description = dcs_scene_get_description (self);
  g_autoptr (GString) head = g_string_new ("\n");
  const char *root = strstr (svg->str, "<svg");
  const char *end = root != NULL ? strchr (root, '>') : NULL;

  if (end == NULL)
    return;
  if (title != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      g_string_append_printf (head, "<title>%s</title>\n", escaped);
    }
  if (description != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (description, -1);

      g_string_append_printf (head, "<desc>%s</desc>", escaped);
    }
  g_string_insert (svg, end + 1 - svg->str, head->str);
}

static gboolean
render_svg (DcsScene *self, GByteArray *bytes, GError **error)
{
  g_autoptr (GByteArray) raw = g_byte_array_new ();
  g_autoptr (GString) svg = NULL;
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      append_bytes_cb, raw, dcs_scene_get_width (self), dcs_scene_get_height (self));
  gboolean ok;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  ok = paint_page (self, surface, 1.0, error);
  if (!finish_surface (surface, ok ? error : NULL) || !ok)
    return FALSE;
  svg = g_string_new_len ((const char *) raw->data, (gssize) raw->len);
  normalise_surface_ids (svg);
  insert_svg_metadata (self, svg);
  g_byte_array_append (bytes, (const guint8 *) svg->str, (guint) svg->len);
  return TRUE;
}

/* The checksum of a PNG chunk (ISO 15948, annex D). */
static guint32
png_crc (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc & 1u) != 0 ? 0xedb88320u ^ (crc >> 1) : crc >> 1;
    }
  return crc ^ 0xffffffffu;
}

/* Says how large the picture is on paper, which cairo leaves out: the chunk pHYs. */
static void
insert_png_density (GByteArray *png, double dpi)
{
  guint32 per_metre = GUINT32_TO_BE ((guint32) lround (dpi / METRES_PER_INCH));
  guint32 length = GUINT32_TO_BE (9);
  guint8 chunk[21] = { 0 };
  guint32 crc;
  guint tail = png->len - PNG_HEADER_END;

  memcpy (chunk, &length, 4);
  memcpy (chunk + 4, "pHYs", 4);
  memcpy (chunk + 8, &per_metre, 4);
  memcpy (chunk + 12, &per_metre, 4);
  chunk[16] = 1; /* the unit is the metre */
  crc = GUINT32_TO_BE (png_crc (chunk + 4, 13));
  memcpy (chunk + 17, &crc, 4);
  g_byte_array_set_size (png, png->len + sizeof chunk);
  memmove (png->data + PNG_HEADER_END + sizeof chunk, png->data + PNG_HEADER_END, tail);
  memcpy (png->data + PNG_HEADER_END, chunk, sizeof chunk);
}

static gboolean
render_png (DcsScene *self, double dpi, GByteArray *bytes, GError **error)
{
  double scale = dpi / POINTS_PER_INCH;
  double width = ceil (dcs_scene_get_width (self) * scale);
  double height = ceil (dcs_scene_get_height (self) * scale);
  cairo_surface_t *surface;
  gboolean ok;

  if (!(width >= 1.0 && height >= 1.0 && width <= PIXELS_MAX && height <= PIXELS_MAX))
    {
      g_set_error (error,
                   DCS_CHARTS_ERROR,
                   DCS_CHARTS_ERROR_FORMAT,
                   _ ("A picture of %.0f × %.0f pixels is too large; choose fewer dots per inch"),
                   width,
                   height);
      return FALSE;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  ok = paint_page (self, surface, scale, error)
       && check_status (cairo_surface_write_to_png_stream (surface, append_bytes_cb, bytes), error);
  cairo_surface_destroy (surface);
  if (ok)
    insert_png_density (bytes, dpi);
  return ok;
}

static gboolean
find_format (const char *path, Format *format)
{
  static const char *const endings[] = { ".svg", ".pdf", ".png" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (Format) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
set_write_error (const char *path, int saved_errno, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error,
               DCS_CHARTS_ERROR,
               DCS_CHARTS_ERROR_WRITE,
               _ ("The figure cannot be saved as “%s”: %s"),
               name,
               g_strerror (saved_errno));
  return FALSE;
}

/* Returns 0 or the errno. */
static int
write_and_sync (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return errno;
      data += written;
      length -= (gsize) written;
    }
  return fsync (fd) == 0 ? 0 : errno;
}

/* The name in the folder must survive a power cut too; not every file system can be asked. */
static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("The folder of the figure cannot be synchronised: %s", g_strerror (errno));
  close (fd);
}

/* Whoever looks sees the old file or the whole new one, and only its owner sees anything. */
static gboolean
replace_file (const char *path, const guint8 *data, gsize length, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".decursus-figure-XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  int saved_errno;

  if (fd < 0)
    return set_write_error (path, errno, error);
  saved_errno = write_and_sync (fd, data, length);
  if (close (fd) != 0 && saved_errno == 0)
    saved_errno = errno;
  if (saved_errno == 0 && g_rename (temporary, path) != 0)
    saved_errno = errno;
  if (saved_errno != 0)
    {
      g_unlink (temporary);
      return set_write_error (path, saved_errno, error);
    }
  sync_folder (folder);
  return TRUE;
}

/**
 * dcs_scene_export:
 * @self: a scene
 * @path: a file name that ends in .svg, .pdf or .png
 * @dpi: dots per inch of a PNG; ignored for the others
 * @error: (nullable): #DcsChartsError
 *
 * Saves the figure on white paper with its title in the metadata; a PDF embeds its fonts. The file
 * is written beside @path and renamed into place, readable by the owner only. The same scene gives
 * the same bytes. May run in any thread that no other thread shares the scene with.
 *
 * Returns: whether the file is there, whole and on the disk
 */
gboolean
dcs_scene_export (DcsScene *self, const char *path, double dpi, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Format format;
  gboolean ok = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!find_format (path, &format))
    {
      g_set_error_literal (error,
                           DCS_CHARTS_ERROR,
                           DCS_CHARTS_ERROR_FORMAT,
                           _ ("The name of a figure must end in .svg, .pdf or .png"));
      return FALSE;
    }
  switch (format)
    {
    case FORMAT_SVG:
      ok = render_svg (self, bytes, error);
      break;
    case FORMAT_PDF:
      ok = render_pdf (self, bytes, error);
      break;
    case FORMAT_PNG:
      ok = render_png (self, dpi, bytes, error);
      break;
    default:
      g_assert_not_reached ();
    }
  return ok && replace_file (path, bytes->data, bytes->len, error);
}
