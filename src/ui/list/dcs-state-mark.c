/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-state-mark.h"

struct _DcsStateMark
{
  GtkWidget parent_instance;

  DcsState state;
};

G_DEFINE_FINAL_TYPE (DcsStateMark, dcs_state_mark, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef enum
{
  SHAPE_DASH,
  SHAPE_TRIANGLE,
  SHAPE_DIAMOND,
  SHAPE_DISC,
  SHAPE_SQUARE,
  SHAPE_RING,
  SHAPE_TARGET,
  SHAPE_CHECK,
} Shape;

/* The colours are named in style.css. */
static const struct
{
  Shape shape;
  const char *color;
} looks[DCS_N_STATES] = {
  [DCS_STATE_UNKNOWN] = { SHAPE_DASH, "dcs_state_unknown" },
  [DCS_STATE_ACTIVE] = { SHAPE_TRIANGLE, "dcs_state_active" },
  [DCS_STATE_IMPROVED] = { SHAPE_DIAMOND, "dcs_state_improved" },
  [DCS_STATE_COMPLETE_RESPONSE] = { SHAPE_DISC, "dcs_state_complete_response" },
  [DCS_STATE_RELAPSED] = { SHAPE_SQUARE, "dcs_state_relapsed" },
  [DCS_STATE_OFF_TREATMENT] = { SHAPE_RING, "dcs_state_off_treatment" },
  [DCS_STATE_REMISSION_ON] = { SHAPE_TARGET, "dcs_state_remission_on" },
  [DCS_STATE_REMISSION_OFF] = { SHAPE_CHECK, "dcs_state_remission_off" },
};

static void
trace_polygon (cairo_t *cr, const double points[][2], guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i][0], points[i][1]);
  cairo_close_path (cr);
}

static void
draw_shape (cairo_t *cr, Shape shape)
{
  static const double triangle[][2] = { { 6, 1 }, { 11.5, 10.5 }, { 0.5, 10.5 } };
  static const double diamond[][2] = { { 6, 0.5 }, { 11.5, 6 }, { 6, 11.5 }, { 0.5, 6 } };

  switch (shape)
    {
    case SHAPE_TRIANGLE:
      trace_polygon (cr, triangle, G_N_ELEMENTS (triangle));
      cairo_fill (cr);
      break;
    case SHAPE_DIAMOND:
      trace_polygon (cr, diamond, G_N_ELEMENTS (diamond));
      cairo_fill (cr);
      break;
    case SHAPE_DISC:
      cairo_arc (cr, 6, 6, 5, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case SHAPE_SQUARE:
      cairo_rectangle (cr, 1.5, 1.5, 9, 9);
      cairo_fill (cr);
      break;
    case SHAPE_RING:
      cairo_set_line_width (cr, 1.5);
      cairo_arc (cr, 6, 6, 4.25, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;
    case SHAPE_TARGET:
      cairo_set_line_width (cr, 1.5);
      cairo_arc (cr, 6, 6, 4.75, 0, 2 * G_PI);
      cairo_stroke (cr);
      cairo_arc (cr, 6, 6, 2.25, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case SHAPE_CHECK:
      cairo_set_line_width (cr, 2);
      cairo_move_to (cr, 1, 6.5);
      cairo_line_to (cr, 4.5, 10);
      cairo_line_to (cr, 11, 2);
      cairo_stroke (cr);
      break;
    case SHAPE_DASH:
    default:
      cairo_set_line_width (cr, 1.5);
      cairo_move_to (cr, 3, 6);
      cairo_line_to (cr, 9, 6);
      cairo_stroke (cr);
    }
}

static void
dcs_state_mark_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = DCS_STATE_MARK_SIZE;
}

static void
dcs_state_mark_snapshot_widget (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DcsStateMark *self = DCS_STATE_MARK (widget);
  GdkRGBA color;

  dcs_state_mark_get_color (widget, self->state, &color);
  dcs_state_mark_snapshot (snapshot,
                           self->state,
                           &color,
                           (gtk_widget_get_width (widget) - DCS_STATE_MARK_SIZE) / 2,
                           (gtk_widget_get_height (widget) - DCS_STATE_MARK_SIZE) / 2);
}

static void
dcs_state_mark_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, dcs_state_mark_get_state (DCS_STATE_MARK (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_state_mark_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      dcs_state_mark_set_state (DCS_STATE_MARK (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_state_mark_class_init (DcsStateMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dcs_state_mark_get_property;
  object_class->set_property = dcs_state_mark_set_property;
  widget_class->measure = dcs_state_mark_measure;
  widget_class->snapshot = dcs_state_mark_snapshot_widget;

  properties[PROP_STATE] = g_param_spec_uint ("state",
                                              NULL,
                                              NULL,
                                              0,
                                              DCS_N_STATES - 1,
                                              DCS_STATE_UNKNOWN,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "statemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dcs_state_mark_init (DcsStateMark *self)
{
}

/**
 * dcs_state_mark_new:
 *
 * Returns: (transfer floating): a new mark
 */
GtkWidget *
dcs_state_mark_new (DcsState state)
{
  return g_object_new (DCS_TYPE_STATE_MARK, "state", state, NULL);
}

DcsState
dcs_state_mark_get_state (DcsStateMark *self)
{
  g_return_val_if_fail (DCS_IS_STATE_MARK (self), DCS_STATE_UNKNOWN);

  return self->state;
}

void
dcs_state_mark_set_state (DcsStateMark *self, DcsState state)
{
  g_return_if_fail (DCS_IS_STATE_MARK (self));
  g_return_if_fail (state < DCS_N_STATES);

  if (self->state == state)
    return;
  self->state = state;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * dcs_state_mark_get_color:
 * @widget: whose style to ask
 * @color: (out): the colour of the state's mark
 */
void
dcs_state_mark_get_color (GtkWidget *widget, DcsState state, GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  g_return_if_fail (state < DCS_N_STATES);

  if (!gtk_style_context_lookup_color (style, looks[state].color, color))
    gtk_style_context_get_color (style, color);
}

/**
 * dcs_state_mark_snapshot:
 * @color: its colour
 * @x: left edge
 * @y: upper edge
 *
 * Draws the mark of a state, %DCS_STATE_MARK_SIZE wide and high.
 */
void
dcs_state_mark_snapshot (GtkSnapshot *snapshot, DcsState state, const GdkRGBA *color, int x, int y)
{
  cairo_t *cr;

  g_return_if_fail (state < DCS_N_STATES);

  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (x, y, DCS_STATE_MARK_SIZE, DCS_STATE_MARK_SIZE));
  cairo_translate (cr, x, y);
  gdk_cairo_set_source_rgba (cr, color);
  draw_shape (cr, looks[state].shape);
  cairo_destroy (cr);
}
