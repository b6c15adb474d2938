/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-score-cell.h"

#include "dcs-text.h"

struct _DcsScoreCell
{
  GtkWidget parent_instance;

  /* owned */
  PangoLayout *layout; /* NULL until it is needed */
  char *text;
  char *name;
  char *problem;

  guint row, column;
  gboolean current;
};

G_DEFINE_FINAL_TYPE (DcsScoreCell, dcs_score_cell, GTK_TYPE_WIDGET)

/* As wide as the most that an item takes, so that typing never changes the layout of the page. */
#define WIDEST "00"

static PangoLayout *
get_layout (DcsScoreCell *self)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  return self->layout;
}

static void
dcs_score_cell_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, WIDEST);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static void
dcs_score_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DcsScoreCell *self = DCS_SCORE_CELL (widget);
  PangoLayout *layout;
  int width, height;

  if (self->text == NULL || *self->text == '\0')
    return;
  layout = get_layout (self);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_render_layout (snapshot,
                              gtk_widget_get_style_context (widget),
                              (gtk_widget_get_width (widget) - width) / 2,
                              (gtk_widget_get_height (widget) - height) / 2,
                              layout);
}

static void
dcs_score_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dcs_score_cell_parent_class)->css_changed (widget, change);

  g_clear_object (&DCS_SCORE_CELL (widget)->layout);
}

static void
dcs_score_cell_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (dcs_score_cell_parent_class)->system_setting_changed (widget, setting);

  g_clear_object (&DCS_SCORE_CELL (widget)->layout);
  gtk_widget_queue_resize (widget);
}

/* Tab comes into the grid at its current cell and leaves it from any. */
static gboolean
dcs_score_cell_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DcsScoreCell *self = DCS_SCORE_CELL (widget);

  if (!self->current || gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
dcs_score_cell_finalize (GObject *object)
{
  DcsScoreCell *self = DCS_SCORE_CELL (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  g_free (self->name);
  g_free (self->problem);

  G_OBJECT_CLASS (dcs_score_cell_parent_class)->finalize (object);
}

static void
dcs_score_cell_class_init (DcsScoreCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dcs_score_cell_finalize;
  widget_class->css_changed = dcs_score_cell_css_changed;
  widget_class->focus = dcs_score_cell_focus;
  widget_class->measure = dcs_score_cell_measure;
  widget_class->snapshot = dcs_score_cell_snapshot;
  widget_class->system_setting_changed = dcs_score_cell_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "scorecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
dcs_score_cell_init (DcsScoreCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dcs_score_cell_new (guint row, guint column)
{
  DcsScoreCell *self = g_object_new (DCS_TYPE_SCORE_CELL, NULL);

  self->row = row;
  self->column = column;
  return GTK_WIDGET (self);
}

guint
dcs_score_cell_get_row (DcsScoreCell *self)
{
  g_return_val_if_fail (DCS_IS_SCORE_CELL (self), 0);

  return self->row;
}

guint
dcs_score_cell_get_column (DcsScoreCell *self)
{
  g_return_val_if_fail (DCS_IS_SCORE_CELL (self), 0);

  return self->column;
}

const char *
dcs_score_cell_get_text (DcsScoreCell *self)
{
  g_return_val_if_fail (DCS_IS_SCORE_CELL (self), NULL);

  return self->text != NULL ? self->text : "";
}

void
dcs_score_cell_set_text (DcsScoreCell *self, const char *text)
{
  g_return_if_fail (DCS_IS_SCORE_CELL (self));

  if (!dcs_set_str (&self->text, text))
    return;
  g_clear_object (&self->layout);
  if (text != NULL && *text != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self), "filled");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "filled");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dcs_score_cell_set_name (DcsScoreCell *self, const char *name)
{
  g_return_if_fail (DCS_IS_SCORE_CELL (self));
  g_return_if_fail (name != NULL);

  if (dcs_set_str (&self->name, name))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dcs_score_cell_set_problem (DcsScoreCell *self, const char *problem)
{
  g_return_if_fail (DCS_IS_SCORE_CELL (self));

  if (!dcs_set_str (&self->problem, problem))
    return;
  if (problem != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

void
dcs_score_cell_set_current (DcsScoreCell *self, gboolean current)
{
  g_return_if_fail (DCS_IS_SCORE_CELL (self));

  self->current = current;
}
