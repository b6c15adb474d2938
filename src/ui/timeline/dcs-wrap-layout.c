/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-wrap-layout.h"

struct _DcsWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsWrapLayout, dcs_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

#define COLUMN_SPACING 12
#define ROW_SPACING 6

/* Sum and maximum of the children's sizes in one direction. */
static guint
sum_children (GtkWidget *widget,
              GtkOrientation orientation,
              int for_size,
              int *min_max,
              int *nat_max,
              int *nat_sum)
{
  guint n_children = 0;

  *min_max = *nat_max = *nat_sum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &minimum, &natural, NULL, NULL);
      *min_max = MAX (*min_max, minimum);
      *nat_max = MAX (*nat_max, natural);
      *nat_sum += natural;
      n_children++;
    }
  return n_children;
}

/* One below the other, none wider than there is room: a text that is longer wraps. */
static int
stack_height (GtkWidget *widget, int width)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural_width, natural_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural_width, NULL, NULL);
      gtk_widget_measure (child,
                          GTK_ORIENTATION_VERTICAL,
                          MIN (natural_width, width),
                          NULL,
                          &natural_height,
                          NULL,
                          NULL);
      height += natural_height + (height > 0 ? ROW_SPACING : 0);
    }
  return height;
}

static gboolean
fits (GtkWidget *widget, int width)
{
  int min_max, nat_max, nat_sum;
  guint n_children = sum_children (
      widget, GTK_ORIENTATION_HORIZONTAL, -1, &min_max, &nat_max, &nat_sum);

  return nat_sum + (int) (MAX (n_children, 1) - 1) * COLUMN_SPACING <= width;
}

static GtkSizeRequestMode
dcs_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dcs_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  int min_max, nat_max, nat_sum;
  guint n_children = sum_children (widget, orientation, -1, &min_max, &nat_max, &nat_sum);
  int n_gaps = (int) MAX (n_children, 1) - 1;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = min_max;
      *natural = nat_sum + n_gaps * COLUMN_SPACING;
    }
  else if (for_size < 0 || fits (widget, for_size))
    {
      *minimum = *natural = nat_max;
    }
  else
    {
      *minimum = *natural = stack_height (widget, for_size);
    }
}

static void
dcs_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean one_row = fits (widget, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place;
      int natural_width, natural_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural_width, NULL, NULL);
      place.width = MIN (natural_width, width);
      gtk_widget_measure (
          child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &natural_height, NULL, NULL);
      place.height = one_row ? height : natural_height;
      place.x = x;
      place.y = y;
      if (one_row && gtk_widget_get_next_sibling (child) == NULL)
        place.x = width - place.width;
      if (mirrored)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);

      if (one_row)
        x += place.width + COLUMN_SPACING;
      else
        y += place.height + ROW_SPACING;
    }
}

static void
dcs_wrap_layout_class_init (DcsWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->allocate = dcs_wrap_layout_allocate;
  manager_class->get_request_mode = dcs_wrap_layout_get_request_mode;
  manager_class->measure = dcs_wrap_layout_measure;
}

static void
dcs_wrap_layout_init (DcsWrapLayout *self)
{
}
