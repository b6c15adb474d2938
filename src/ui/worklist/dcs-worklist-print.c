/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-print.h"

#include <glib/gi18n-lib.h>

/* A block is what stays together: a heading with the first row after it, or a row. */
typedef struct
{
  const DcsWorkRow *row; /* borrowed */
  gboolean has_heading;
  guint page;
  double y; /* on its page */
  double height;
} Block;

struct _DcsWorklistSheet
{
  char *clinic_name; /* owned */
  GPtrArray *rows;   /* owned: of DcsWorkRow */
  guint counts[DCS_N_WORK_GROUPS];
  DcsDate today;

  /* As it was laid out last */
  GArray *blocks; /* owned: of Block */
  guint n_pages;
  double width, height;
};

/* In points */
#define FONT "Cantarell, Sans 9"
#define TOP 34    /* the head of a page */
#define BOTTOM 22 /* its foot */
#define GAP 5     /* above and below a row */
#define HEADING_GAP 14
#define BOX 8 /* to tick */
#define BOX_SPACE 18

/* Parts of the width that the columns take; what is done takes the rest. */
#define WHO 0.24
#define WHEN 0.17

static char *
describe_who (const DcsWorkRow *row)
{
  return g_markup_printf_escaped ("<b>%s</b>  %s", row->code, row->name != NULL ? row->name : "");
}

static char *
describe_what (const DcsWorkRow *row)
{
  if (row->why == NULL || *row->why == '\0')
    return g_markup_escape_text (row->what, -1);
  return g_markup_printf_escaped (
      "%s\n<span size=\"smaller\" foreground=\"#555555\">%s</span>", row->what, row->why);
}

static PangoLayout *
make_layout (PangoContext *context, const char *markup, double width, PangoAlignment alignment)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_markup (layout, markup, -1);
  pango_font_description_free (font);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height = 0;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* Lays text out and, with @cr, draws it; the height that it takes. */
static double
put (cairo_t *cr,
     PangoContext *context,
     const char *markup,
     double x,
     double y,
     double width,
     PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = make_layout (context, markup, width, alignment);

  if (cr != NULL)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, layout);
    }
  return get_height (layout);
}

static double
put_row (DcsWorklistSheet *self, cairo_t *cr, PangoContext *context, const Block *block, double y)
{
  g_autofree char *who = describe_who (block->row);
  g_autofree char *what = describe_what (block->row);
  g_autofree char *when = dcs_work_describe_when (
      &block->row->item, block->row->group, self->today);
  g_autofree char *when_markup = g_markup_escape_text (when, -1);
  double who_width = self->width * WHO, when_width = self->width * WHEN;
  double what_x = BOX_SPACE + who_width;
  double what_width = self->width - what_x - when_width;
  double height = 0;

  y += GAP;
  if (cr != NULL)
    {
      cairo_rectangle (cr, 0.5, y + 1.5, BOX, BOX);
      cairo_set_line_width (cr, 0.6);
      cairo_stroke (cr);
    }
  height = put (cr, context, who, BOX_SPACE, y, who_width - 6, PANGO_ALIGN_LEFT);
  height = MAX (height, put (cr, context, what, what_x, y, what_width - 6, PANGO_ALIGN_LEFT));
  height = MAX (
      height,
      put (cr, context, when_markup, self->width - when_width, y, when_width, PANGO_ALIGN_RIGHT));
  return height + 2 * GAP;
}

static double
put_heading (
    DcsWorklistSheet *self, cairo_t *cr, PangoContext *context, const Block *block, double y)
{
  DcsWorkGroup group = block->row->group;
  g_autofree char *markup = g_markup_printf_escaped (
      "<span size=\"larger\" weight=\"bold\">%s</span>  %'u",
      dcs_work_group_label (group),
      self->counts[group]);
  double height = put (cr, context, markup, 0, y + HEADING_GAP, self->width, PANGO_ALIGN_LEFT);

  y += HEADING_GAP + height + 2;
  if (cr != NULL)
    {
      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, self->width, y);
      cairo_set_line_width (cr, 0.6);
      cairo_stroke (cr);
    }
  return HEADING_GAP + height + 4;
}

static double
put_block (DcsWorklistSheet *self, cairo_t *cr, PangoContext *context, const Block *block, double y)
{
  double top = y;

  if (block->has_heading)
    y += put_heading (self, cr, context, block, y);
  y += put_row (self, cr, context, block, y);
  return y - top;
}

/**
 * dcs_worklist_sheet_new:
 * @clinic_name: for the head of the pages
 * @rows: (transfer full) (element-type DcsWorkRow): what is printed, in the order of the groups
 * @today: the day of the worklist
 */
DcsWorklistSheet *
dcs_worklist_sheet_new (const char *clinic_name, GPtrArray *rows, DcsDate today)
{
  DcsWorklistSheet *self = g_new0 (DcsWorklistSheet, 1);

  self->clinic_name = g_strdup (clinic_name);
  self->rows = rows;
  self->today = today;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  for (guint i = 0; i < rows->len; i++)
    self->counts[((const DcsWorkRow *) g_ptr_array_index (rows, i))->group]++;
  return self;
}

void
dcs_worklist_sheet_free (DcsWorklistSheet *self)
{
  if (self == NULL)
    return;
  g_free (self->clinic_name);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->blocks);
  g_free (self);
}

/**
 * dcs_worklist_sheet_lay_out:
 * @width: of a page, without its margins
 * @height: the same
 *
 * Returns: how many pages there are; at least one
 */
guint
dcs_worklist_sheet_lay_out (DcsWorklistSheet *self,
                            PangoContext *context,
                            double width,
                            double height)
{
  double y = TOP;

  g_return_val_if_fail (self != NULL, 0);

  g_array_set_size (self->blocks, 0);
  self->width = width;
  self->height = height;
  self->n_pages = 1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Block block = { .row = g_ptr_array_index (self->rows, i) };

      block.has_heading = i == 0
                          || ((const DcsWorkRow *) g_ptr_array_index (self->rows, i - 1))->group
                                 != block.row->group;
      block.height = put_block (self, NULL, context, &block, 0);
      if (y + block.height > height - BOTTOM && y > TOP)
        {
          self->n_pages++;
          y = TOP;
        }
      block.page = self->n_pages - 1;
      block.y = y;
      y += block.height;
      g_array_append_val (self->blocks, block);
    }
  return self->n_pages;
}

static void
draw_head_and_foot (DcsWorklistSheet *self, cairo_t *cr, PangoContext *context, guint page)
{
  g_autofree char *day = dcs_date_format_full (self->today);
  g_autofree char *title = g_markup_printf_escaped ("<b>%s</b>", day);
  g_autofree char *clinic = g_markup_escape_text (self->clinic_name, -1);
  /* Translators: the number of a page, and how many there are */
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->n_pages);

  put (cr, context, title, 0, 0, self->width * 0.6, PANGO_ALIGN_LEFT);
  put (cr, context, clinic, self->width * 0.6, 0, self->width * 0.4, PANGO_ALIGN_RIGHT);
  put (cr, context, number, 0, self->height - 12, self->width, PANGO_ALIGN_RIGHT);
  if (self->rows->len == 0)
    put (cr, context, _ ("Nothing is waiting today"), 0, TOP, self->width, PANGO_ALIGN_LEFT);
}

/**
 * dcs_worklist_sheet_draw:
 * @page: from 0
 *
 * Draws a page, after it was laid out.
 */
void
dcs_worklist_sheet_draw (DcsWorklistSheet *self, cairo_t *cr, PangoContext *context, guint page)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->n_pages);

  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_head_and_foot (self, cr, context, page);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (block->page == page)
        put_block (self, cr, context, block, block->y);
    }
}
