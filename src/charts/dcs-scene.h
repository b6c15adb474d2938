/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DcsColor: what a shape means, not which colour it has; a palette (light, dark, high contrast,
 * paper) gives the colour. Colour-blind-safe classes 1 … 8 after Okabe and Ito.
 */
typedef enum
{
  DCS_COLOR_NONE,
  DCS_COLOR_BACKGROUND,
  DCS_COLOR_FOREGROUND,
  DCS_COLOR_DIM,  /* secondary text, axis lines */
  DCS_COLOR_GRID, /* grid lines, lane stripes */
  DCS_COLOR_ACCENT,
  DCS_COLOR_ALARM, /* relapse, severe */
  DCS_COLOR_CLASS_1,
  DCS_COLOR_CLASS_2,
  DCS_COLOR_CLASS_3,
  DCS_COLOR_CLASS_4,
  DCS_COLOR_CLASS_5,
  DCS_COLOR_CLASS_6,
  DCS_COLOR_CLASS_7,
  DCS_COLOR_CLASS_8,
  DCS_N_COLORS,
} DcsColor;

typedef struct
{
  double r, g, b, a;
} DcsRgba;

typedef struct
{
  DcsRgba colors[DCS_N_COLORS];
} DcsPalette;

const DcsPalette *dcs_palette_paper (void);
const DcsPalette *dcs_palette_light (void);
const DcsPalette *dcs_palette_dark (void);
const DcsPalette *dcs_palette_high_contrast (gboolean dark);

typedef enum
{
  DCS_SHAPE_RECT,
  DCS_SHAPE_LINE,
  DCS_SHAPE_POLYLINE,
  DCS_SHAPE_POLYGON,
  DCS_SHAPE_MARKER,
  DCS_SHAPE_TEXT,
} DcsShapeKind;

typedef enum
{
  DCS_MARKER_CIRCLE,
  DCS_MARKER_SQUARE,
  DCS_MARKER_DIAMOND,
  DCS_MARKER_TRIANGLE_UP,
  DCS_MARKER_TRIANGLE_DOWN,
  DCS_MARKER_CROSS,
  DCS_MARKER_PLUS,
  DCS_MARKER_BAR,
  DCS_MARKER_STAR,
} DcsMarker;

typedef enum
{
  DCS_HATCH_NONE,
  DCS_HATCH_DIAGONAL, /* rising to the right: what is not known exactly */
  DCS_HATCH_DOTS,
  DCS_HATCH_FALLING,
  DCS_HATCH_HORIZONTAL,
  DCS_HATCH_VERTICAL,
} DcsHatch;

typedef enum
{
  DCS_ALIGN_START,
  DCS_ALIGN_MIDDLE,
  DCS_ALIGN_END,
} DcsAlign;

typedef struct
{
  double x, y;
} DcsPoint;

/**
 * DcsShape: one shape of a scene; all sizes in points, y downwards.
 */
typedef struct
{
  guint8 kind;   /* DcsShapeKind */
  guint8 marker; /* DcsMarker */
  guint8 hatch;  /* DcsHatch */
  guint8 align;  /* DcsAlign of a text at x; y is its baseline */
  guint8 fill;   /* DcsColor */
  guint8 stroke; /* DcsColor */
  guint8 bold;
  guint8 dashed;
  double line_width;
  double opacity;              /* of the fill, 0 … 1; a stroke is always solid */
  double x, y, width, height;  /* RECT: box; LINE: (x, y) to (width, height); MARKER: centre, size
                                  in width; TEXT: (x, baseline y), font size in height, and a width
                                  to ellipsize to when > 0 */
  double radius;               /* RECT: corner radius */
  guint first_point, n_points; /* POLYLINE, POLYGON: in the scene's points */
  const char *text;            /* owned by the scene */
} DcsShape;

/**
 * DcsScene: a figure as a list of plain shapes in points. The same scene goes to the screen, SVG,
 * PDF and PNG.
 */
typedef struct _DcsScene DcsScene;

DcsScene *dcs_scene_new (double width, double height);
DcsScene *dcs_scene_ref (DcsScene *self);
void dcs_scene_unref (DcsScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsScene, dcs_scene_unref)

void dcs_scene_set_size (DcsScene *self, double width, double height);
double dcs_scene_get_width (DcsScene *self);
double dcs_scene_get_height (DcsScene *self);
/* Title and description, for the metadata of SVG and PDF and for screen readers. */
void dcs_scene_set_title (DcsScene *self, const char *title, const char *description);
const char *dcs_scene_get_title (DcsScene *self);
const char *dcs_scene_get_description (DcsScene *self);

/* The returned shape may be changed until the next one is added. */
DcsShape *
dcs_scene_add_rect (DcsScene *self, double x, double y, double w, double h, DcsColor fill);
DcsShape *
dcs_scene_add_line (DcsScene *self, double x1, double y1, double x2, double y2, DcsColor stroke);
DcsShape *
dcs_scene_add_polyline (DcsScene *self, const DcsPoint *points, guint n_points, DcsColor stroke);
DcsShape *
dcs_scene_add_polygon (DcsScene *self, const DcsPoint *points, guint n_points, DcsColor fill);
DcsShape *dcs_scene_add_marker (
    DcsScene *self, DcsMarker marker, double x, double y, double size, DcsColor fill);
DcsShape *dcs_scene_add_text (DcsScene *self,
                              const char *text,
                              double x,
                              double baseline,
                              double size,
                              DcsAlign align,
                              DcsColor color);
guint dcs_scene_get_n_shapes (DcsScene *self);
const DcsShape *dcs_scene_get_shape (DcsScene *self, guint index);
const DcsPoint *dcs_scene_get_points (DcsScene *self);
/* One line a shape, sizes rounded to 0.1 pt: what the goldens hold. (transfer full) */
char *dcs_scene_dump (DcsScene *self);

/* Width of a text in points, in the font of all figures. Any thread. */
double dcs_text_width (const char *text, double size, gboolean bold);

/* Painters. dcs_scene_paint() draws what meets the clip and no background. */
void dcs_scene_paint (DcsScene *self, cairo_t *cr, const DcsPalette *palette);

#define DCS_CHARTS_ERROR (dcs_charts_error_quark ())
GQuark dcs_charts_error_quark (void);
typedef enum
{
  DCS_CHARTS_ERROR_FORMAT, /* file name without .svg, .pdf or .png */
  DCS_CHARTS_ERROR_WRITE,  /* the disk */
} DcsChartsError;

/* By the ending of @path: .svg, .pdf, .png (at @dpi). Written beside and renamed into place, for
 * the owner only. */
gboolean dcs_scene_export (DcsScene *self, const char *path, double dpi, GError **error);

G_END_DECLS
