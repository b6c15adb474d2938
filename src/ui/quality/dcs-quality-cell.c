/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-cell.h"

struct _DcsQualityCell
{
  GtkWidget parent_instance;

  /* Owned */
  DcsQualityItem *item;
  PangoLayout *start; /* these three NULL: to be made when drawn */
  PangoLayout *message;
  PangoLayout *end;

  int char_width;
  int line_height; /* 0: both to be measured */
};

G_DEFINE_FINAL_TYPE (DcsQualityCell, dcs_quality_cell, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Widths in letters; the message takes what is left. */
#define START_CHARS 13
#define END_CHARS 13
#define MESSAGE_CHARS 20
#define HEADING_SPACE 18 /* above a heading, so that groups stand apart */

static void
clear_layouts (DcsQualityCell *self)
{
  g_clear_object (&self->start);
  g_clear_object (&self->message);
  g_clear_object (&self->end);
}

static gboolean
is_heading (DcsQualityCell *self)
{
  return self->item != NULL && !dcs_quality_item_is_finding (self->item);
}

static void
ensure_metrics (DcsQualityCell *self)
{
  PangoFontMetrics *font;

  if (self->line_height > 0)
    return;
  font = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  self->char_width = PANGO_PIXELS_CEIL (
      MAX (pango_font_metrics_get_approximate_char_width (font),
           pango_font_metrics_get_approximate_digit_width (font)));
  self->line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (font));
  pango_font_metrics_unref (font);
}

static PangoLayout *
make_layout (GtkWidget *widget, const char *text, gboolean is_bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
ensure_layouts (DcsQualityCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *end = NULL;

  if (self->start != NULL)
    return;
  end = dcs_quality_item_dup_end (self->item);
  self->start = make_layout (widget, dcs_quality_item_get_start (self->item), is_heading (self));
  self->message = make_layout (widget, dcs_quality_item_get_message (self->item), FALSE);
  self->end = make_layout (widget, end, FALSE);
}

/* Draws @layout in the part of the line that begins at @x, which is mirrored where one reads from
 * right to left. */
static void
draw (DcsQualityCell *self,
      GtkSnapshot *snapshot,
      PangoLayout *layout,
      int x,
      int width,
      gboolean at_end,
      const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int top = is_heading (self) ? HEADING_SPACE : 0;
  int height;

  if (width <= 0)
    return;
  if (mirrored)
    x = gtk_widget_get_width (widget) - x - width;
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, at_end != mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) x,
                            (float) (top + (gtk_widget_get_height (widget) - top - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
dcs_quality_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DcsQualityCell *self = DCS_QUALITY_CELL (widget);
  int width = gtk_widget_get_width (widget);
  int unit, end, start;
  GdkRGBA color, dim;

  if (self->item == NULL)
    return;
  ensure_metrics (self);
  ensure_layouts (self);
  unit = self->char_width;
  end = END_CHARS * unit;
  start = is_heading (self) ? width - end : START_CHARS * unit;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  dim = color;
  dim.alpha *= 0.55f;
  draw (self, snapshot, self->start, 0, start, FALSE, &color);
  draw (self, snapshot, self->message, start, width - start - end - unit, FALSE, &color);
  draw (self, snapshot, self->end, width - end, end, TRUE, &dim);
}

static void
dcs_quality_cell_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  DcsQualityCell *self = DCS_QUALITY_CELL (widget);

  ensure_metrics (self);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = self->line_height + (is_heading (self) ? HEADING_SPACE : 0);
  else
    *minimum = *natural = (START_CHARS + MESSAGE_CHARS + END_CHARS) * self->char_width;
}

static gboolean
dcs_quality_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_tooltip, GtkTooltip *tooltip)
{
  DcsQualityCell *self = DCS_QUALITY_CELL (widget);

  if (self->message == NULL || !pango_layout_is_ellipsized (self->message))
    return FALSE;
  gtk_tooltip_set_text (tooltip, dcs_quality_item_get_message (self->item));
  return TRUE;
}

/* The line itself is what gets the focus. */
static void
name_line (DcsQualityCell *self)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = self->item != NULL ? dcs_quality_item_dup_name (self->item) : NULL;

  if (name == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dcs_quality_cell_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dcs_quality_cell_parent_class)->map (widget);
  name_line (DCS_QUALITY_CELL (widget));
}

static void
dcs_quality_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dcs_quality_cell_parent_class)->css_changed (widget, change);
  clear_layouts (DCS_QUALITY_CELL (widget));
  DCS_QUALITY_CELL (widget)->line_height = 0;
}

static void
count_changed_cb (DcsQualityCell *self)
{
  clear_layouts (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    name_line (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dcs_quality_cell_dispose (GObject *object)
{
  dcs_quality_cell_set_item (DCS_QUALITY_CELL (object), NULL);
  clear_layouts (DCS_QUALITY_CELL (object));
  G_OBJECT_CLASS (dcs_quality_cell_parent_class)->dispose (object);
}

static void
dcs_quality_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, DCS_QUALITY_CELL (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_quality_cell_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      dcs_quality_cell_set_item (DCS_QUALITY_CELL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_quality_cell_class_init (DcsQualityCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_quality_cell_dispose;
  object_class->get_property = dcs_quality_cell_get_property;
  object_class->set_property = dcs_quality_cell_set_property;

  widget_class->css_changed = dcs_quality_cell_css_changed;
  widget_class->map = dcs_quality_cell_map;
  widget_class->measure = dcs_quality_cell_measure;
  widget_class->query_tooltip = dcs_quality_cell_query_tooltip;
  widget_class->snapshot = dcs_quality_cell_snapshot;

  properties[PROP_ITEM] = g_param_spec_object ("item",
                                               NULL,
                                               NULL,
                                               DCS_TYPE_QUALITY_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "qualitycell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dcs_quality_cell_init (DcsQualityCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * dcs_quality_cell_get_item:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
DcsQualityItem *
dcs_quality_cell_get_item (DcsQualityCell *self)
{
  g_return_val_if_fail (DCS_IS_QUALITY_CELL (self), NULL);

  return self->item;
}

void
dcs_quality_cell_set_item (DcsQualityCell *self, DcsQualityItem *item)
{
  gboolean was_heading;

  g_return_if_fail (DCS_IS_QUALITY_CELL (self));

  if (self->item == item)
    return;
  was_heading = is_heading (self);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  clear_layouts (self);
  if (is_heading (self))
    g_signal_connect_object (
        item, "notify::count", G_CALLBACK (count_changed_cb), self, G_CONNECT_SWAPPED);
  if (is_heading (self) != was_heading)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    name_line (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
