/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-level-layout.h"

struct _DcsLevelLayout
{
  GtkLayoutManager parent_instance;

  int column_width;
};

G_DEFINE_FINAL_TYPE (DcsLevelLayout, dcs_level_layout, GTK_TYPE_LAYOUT_MANAGER)

#define SPACING 6

static guint
count_children (GtkWidget *widget)
{
  guint n_children = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_children += gtk_widget_should_layout (child) ? 1 : 0;
  return n_children;
}

static int
minimum_column (GtkWidget *widget, int *natural_column)
{
  int column = 1;

  *natural_column = 1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int minimum, natural;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
        column = MAX (column, minimum);
        *natural_column = MAX (*natural_column, natural);
      }
  return column;
}

static int
get_column (DcsLevelLayout *self, GtkWidget *widget)
{
  int natural;
  int minimum = minimum_column (widget, &natural);

  return self->column_width > 0 ? MAX (self->column_width, minimum) : natural;
}

/* A list rather than a last line of one or two: five levels stand in 5 columns or in 1. Numbers
 * alone, which are short, may fill several lines. */
static guint
count_columns (DcsLevelLayout *self, GtkWidget *widget, int width)
{
  guint n_children = MAX (count_children (widget), 1);
  int column = get_column (self, widget);
  guint fit = (guint) MAX ((width + SPACING) / (column + SPACING), 1);

  if (fit >= n_children)
    return n_children;
  if (n_children > 7)
    return fit;
  return n_children % 2 == 0 && fit >= n_children / 2 ? n_children / 2 : 1;
}

static GtkSizeRequestMode
dcs_level_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_line (GtkWidget **child, guint n_columns, int column_width)
{
  int height = 0;

  for (guint i = 0; i < n_columns && *child != NULL; *child = gtk_widget_get_next_sibling (*child))
    {
      int natural;

      if (!gtk_widget_should_layout (*child))
        continue;
      gtk_widget_measure (
          *child, GTK_ORIENTATION_VERTICAL, column_width, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
      i++;
    }
  return height;
}

static int
get_column_width (guint n_columns, int width)
{
  return MAX ((width - (int) (n_columns - 1) * SPACING) / (int) n_columns, 1);
}

static void
dcs_level_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  DcsLevelLayout *self = DCS_LEVEL_LAYOUT (manager);
  int n_children = (int) MAX (count_children (widget), 1);
  int column = get_column (self, widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int height = 0, column_natural;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = minimum_column (widget, &column_natural);
      *natural = n_children * column + (n_children - 1) * SPACING;
      return;
    }
  if (for_size < 0)
    for_size = n_children * column + (n_children - 1) * SPACING;
  while (child != NULL)
    {
      guint n_columns = count_columns (self, widget, for_size);
      int line = measure_line (&child, n_columns, get_column_width (n_columns, for_size));

      height += line + (height > 0 && line > 0 ? SPACING : 0);
    }
  *minimum = *natural = height;
}

static void
dcs_level_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  DcsLevelLayout *self = DCS_LEVEL_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n_columns = count_columns (self, widget, width);
  int column_width = get_column_width (n_columns, width);
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      GtkWidget *next = child;
      int line_height = measure_line (&next, n_columns, column_width);
      int x = 0;

      for (; child != next; child = gtk_widget_get_next_sibling (child))
        {
          GtkAllocation place = {
            mirrored ? width - x - column_width : x, y, column_width, line_height
          };

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_size_allocate (child, &place, -1);
          x += column_width + SPACING;
        }
      y += line_height + SPACING;
    }
}

static void
dcs_level_layout_class_init (DcsLevelLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->allocate = dcs_level_layout_allocate;
  manager_class->get_request_mode = dcs_level_layout_get_request_mode;
  manager_class->measure = dcs_level_layout_measure;
}

static void
dcs_level_layout_init (DcsLevelLayout *self)
{
}

void
dcs_level_layout_set_column_width (DcsLevelLayout *self, int width)
{
  g_return_if_fail (DCS_IS_LEVEL_LAYOUT (self));

  if (self->column_width == width)
    return;
  self->column_width = width;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
