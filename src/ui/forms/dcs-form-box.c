/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-form-box.h"

struct _DcsFormBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsFormBox, dcs_form_box, GTK_TYPE_WIDGET)

/* A column is no narrower than this, or the form has one column only. */
#define COLUMN_WIDTH 230
#define COLUMN_SPACING 18
#define ROW_SPACING 12

/* One line: one child, or two side by side. */
typedef struct
{
  GtkWidget *child[2];
  int width;  /* of each child */
  int height; /* of the line */
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
measure_height (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (
      child, GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, &natural, NULL, NULL);
  return natural;
}

/* The line that begins with @child; returns the first child of the next line. */
static GtkWidget *
take_line (GtkWidget *child, int width, Line *line)
{
  gboolean has_columns = width >= 2 * COLUMN_WIDTH + COLUMN_SPACING;
  GtkWidget *next = skip_hidden (gtk_widget_get_next_sibling (child));

  *line = (Line){ .child = { child, NULL }, .width = width };
  if (has_columns && !gtk_widget_has_css_class (child, "full-width"))
    {
      line->width = (width - COLUMN_SPACING) / 2;
      if (next != NULL && !gtk_widget_has_css_class (next, "full-width"))
        {
          line->child[1] = next;
          next = skip_hidden (gtk_widget_get_next_sibling (next));
        }
    }
  line->height = measure_height (line->child[0], line->width);
  if (line->child[1] != NULL)
    line->height = MAX (line->height, measure_height (line->child[1], line->width));
  return next;
}

static void
dcs_form_box_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int width = for_size;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (; child != NULL; child = skip_hidden (gtk_widget_get_next_sibling (child)))
        {
          int child_minimum;

          gtk_widget_measure (child, orientation, -1, &child_minimum, NULL, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
        }
      *natural = MAX (*minimum, 2 * COLUMN_WIDTH + COLUMN_SPACING);
      return;
    }
  if (width < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  while (child != NULL)
    {
      Line line;

      child = take_line (child, width, &line);
      *minimum += line.height + (child != NULL ? ROW_SPACING : 0);
    }
  *natural = *minimum;
}

static void
allocate_child (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
dcs_form_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line;
      int far_x;

      child = take_line (child, width, &line);
      far_x = width - line.width;
      allocate_child (line.child[0], is_rtl ? far_x : 0, y, line.width, line.height);
      if (line.child[1] != NULL)
        allocate_child (line.child[1], is_rtl ? 0 : far_x, y, line.width, line.height);
      y += line.height + ROW_SPACING;
    }
}

static GtkSizeRequestMode
dcs_form_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dcs_form_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dcs_form_box_parent_class)->dispose (object);
}

static void
dcs_form_box_class_init (DcsFormBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_form_box_dispose;

  widget_class->get_request_mode = dcs_form_box_get_request_mode;
  widget_class->measure = dcs_form_box_measure;
  widget_class->size_allocate = dcs_form_box_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "formbox");
}

static void
dcs_form_box_init (DcsFormBox *self)
{
}
