/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-overview.h"

#include "dcs-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FONT 9.0
#define TINY 7.5
#define MARGIN 11.0

/* Heights in points. */
#define BAR_HEIGHT 8.0
#define BAR_STEP 10.0
#define TREATMENT_GAP 8.0

/* Where the percentages are drawn. */
typedef struct
{
  const DcsTreatmentTable *table;
  DcsScene *scene;
  double width;
  double plot_x, plot_width;
  double y;
} TablePainter;

/* Groups differ by hatch as well as by colour. */
static DcsShape *
add_group_bar (TablePainter *painter, guint group, double x, double y, double w, double h)
{
  static const DcsHatch hatches[] = {
    DCS_HATCH_NONE, DCS_HATCH_FALLING, DCS_HATCH_DOTS, DCS_HATCH_HORIZONTAL, DCS_HATCH_VERTICAL,
  };
  DcsColor color = (DcsColor) (DCS_COLOR_CLASS_1 + group % 8);
  DcsShape *shape = dcs_scene_add_rect (painter->scene, x, y, w, h, color);

  shape->opacity = 0.3;
  shape->hatch = hatches[group % G_N_ELEMENTS (hatches)];
  shape->stroke = color;
  shape->line_width = 0.9;
  return shape;
}

static void
draw_title (TablePainter *painter)
{
  DcsShape *shape = dcs_scene_add_text (painter->scene,
                                        painter->table->title,
                                        MARGIN,
                                        MARGIN + FONT,
                                        FONT * 1.35,
                                        DCS_ALIGN_START,
                                        DCS_COLOR_FOREGROUND);

  shape->bold = TRUE;
  shape->width = painter->width - 2.0 * MARGIN;
  painter->y = MARGIN + FONT * 2.2;
}

/* The groups with their sizes, flowing like words. */
static void
draw_legend (TablePainter *painter)
{
  double x = MARGIN;

  for (guint i = 0; i < painter->table->n_groups; i++)
    {
      g_autofree char *text = NULL;
      double width;

      /* Translators: a group of patients and how many they are */
      text = g_strdup_printf (
          _ ("%s (n = %u)"), painter->table->groups[i], painter->table->group_sizes[i]);
      width = 20.0 + dcs_text_width (text, TINY, FALSE);
      if (x > MARGIN && x + width > painter->width - MARGIN)
        {
          x = MARGIN;
          painter->y += TINY * 1.8;
        }
      add_group_bar (painter, i, x, painter->y, 16.0, 8.0);
      dcs_scene_add_text (painter->scene,
                          text,
                          x + 20.0,
                          painter->y + 4.0 + TINY * 0.36,
                          TINY,
                          DCS_ALIGN_START,
                          DCS_COLOR_FOREGROUND);
      x += width + FONT * 1.4;
    }
  painter->y += TINY * 1.8 + FONT * 0.8;
}

static double
percent_x (TablePainter *painter, double percent)
{
  return painter->plot_x + painter->plot_width * percent / 100.0;
}

static void
draw_grid (TablePainter *painter, double top, double bottom)
{
  for (int percent = 0; percent <= 100; percent += 25)
    {
      double x = percent_x (painter, percent);
      /* Translators: a percentage on an axis */
      g_autofree char *label = g_strdup_printf (_ ("%d%%"), percent);
      DcsShape *line = dcs_scene_add_line (painter->scene, x, top, x, bottom, DCS_COLOR_GRID);

      line->line_width = 0.6;
      dcs_scene_add_text (painter->scene,
                          label,
                          x,
                          bottom + FONT * 1.15,
                          FONT * 0.89,
                          DCS_ALIGN_MIDDLE,
                          DCS_COLOR_DIM);
    }
}

/* Right of a bar, on paper of its own where the grid runs. */
static void
draw_count (TablePainter *painter, const char *label, double x, DcsColor color)
{
  double width = dcs_text_width (label, TINY, FALSE);

  dcs_scene_add_rect (
      painter->scene, x - 2.0, painter->y - 0.5, width + 4.0, BAR_STEP - 1.0, DCS_COLOR_BACKGROUND);
  dcs_scene_add_text (painter->scene,
                      label,
                      x,
                      painter->y + BAR_HEIGHT / 2.0 + TINY * 0.36,
                      TINY,
                      DCS_ALIGN_START,
                      color);
}

static void
draw_treatment (TablePainter *painter, guint treatment)
{
  const DcsTreatmentTable *table = painter->table;
  DcsShape *name;
  double height = table->n_groups * BAR_STEP - (BAR_STEP - BAR_HEIGHT);

  name = dcs_scene_add_text (painter->scene,
                             table->treatments[treatment],
                             MARGIN,
                             painter->y + height / 2.0 + FONT * 0.36,
                             FONT,
                             DCS_ALIGN_START,
                             DCS_COLOR_FOREGROUND);
  name->width = painter->plot_x - MARGIN - FONT * 0.6;
  for (guint i = 0; i < table->n_groups; i++)
    {
      guint count = table->counts[treatment * table->n_groups + i];
      guint size = table->group_sizes[i];
      double percent = size > 0 ? 100.0 * count / size : 0.0;
      double x = percent_x (painter, percent);
      g_autofree char *label = NULL;

      if (size == 0)
        label = g_strdup ("–");
      else
        /* Translators: so many of so many patients, and the percentage */
        label = g_strdup_printf (_ ("%u of %u, %.0f%%"), count, size, percent);
      if (count > 0)
        add_group_bar (painter, i, painter->plot_x, painter->y, x - painter->plot_x, BAR_HEIGHT);
      draw_count (painter, label, x + 4.0, count > 0 ? DCS_COLOR_FOREGROUND : DCS_COLOR_DIM);
      painter->y += BAR_STEP;
    }
  painter->y += TREATMENT_GAP;
}

static void
draw_note (TablePainter *painter)
{
  g_auto (GStrv) lines = NULL;

  if (painter->table->note == NULL)
    return;
  lines = _dcs_text_wrap (painter->table->note, TINY, painter->width - 2.0 * MARGIN);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      dcs_scene_add_text (
          painter->scene, lines[i], MARGIN, painter->y, TINY, DCS_ALIGN_START, DCS_COLOR_DIM);
      painter->y += TINY * 1.35;
    }
}

/* Names at the left, and room for "36 of 36, 100%" right of the longest bar. */
static void
place_columns (TablePainter *painter)
{
  const DcsTreatmentTable *table = painter->table;
  double widest = 0.0;
  double right = dcs_text_width ("000 of 000, 100%", TINY, FALSE) + 6.0;

  for (guint i = 0; i < table->n_treatments; i++)
    widest = MAX (widest, dcs_text_width (table->treatments[i], FONT, FALSE));
  painter->plot_x = MARGIN + MIN (widest, painter->width * 0.3) + FONT * 0.8;
  painter->plot_width = MAX (painter->width - painter->plot_x - right - MARGIN, 40.0);
}

/**
 * dcs_treatment_table_scene:
 * @table: the numbers
 * @width: of the figure, in points
 *
 * Draws for each treatment one bar a group: the percentage of the group's patients who ever had
 * it, with count and denominator in words.
 *
 * Returns: (transfer full): the figure
 */
DcsScene *
dcs_treatment_table_scene (const DcsTreatmentTable *table, double width)
{
  TablePainter painter = { .table = table, .width = width };
  g_autoptr (GString) description = NULL;
  double top;

  g_return_val_if_fail (table != NULL, NULL);

  painter.scene = dcs_scene_new (width, 100.0);
  place_columns (&painter);
  draw_title (&painter);
  draw_legend (&painter);
  top = painter.y;
  draw_grid (&painter,
             top - 3.0,
             top + table->n_treatments * (table->n_groups * BAR_STEP + TREATMENT_GAP));
  for (guint i = 0; i < table->n_treatments; i++)
    draw_treatment (&painter, i);
  painter.y += FONT * 3.0;
  draw_note (&painter);

  description = g_string_new (table->note);
  for (guint i = 0; i < table->n_treatments; i++)
    for (guint j = 0; j < table->n_groups; j++)
      g_string_append_printf (description,
                              "\n%s, %s: %u/%u",
                              table->treatments[i],
                              table->groups[j],
                              table->counts[i * table->n_groups + j],
                              table->group_sizes[j]);
  dcs_scene_set_title (painter.scene, table->title, description->str);
  dcs_scene_set_size (painter.scene, width, painter.y + MARGIN * 0.5);
  return painter.scene;
}
