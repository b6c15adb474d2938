/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (DcsTimelineView, dcs_timeline_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

#define NATURAL_WIDTH 720

static void
describe (DcsTimelineView *self)
{
  g_autofree char *description = NULL;

  if (self->timeline != NULL)
    description = dcs_timeline_describe (self->timeline);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : _ ("No records yet"),
                                  -1);
}

/**
 * dcs_timeline_view_update:
 *
 * Brings layout and marks up to date with the session at once instead of at the next frame.
 */
void
dcs_timeline_view_update (DcsTimelineView *self)
{
  int width;

  g_return_if_fail (DCS_IS_TIMELINE_VIEW (self));

  if (self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }

  width = gtk_widget_get_width (GTK_WIDGET (self));
  if (width <= 0)
    return;

  _dcs_timeline_view_ensure_layout (self, width);
  _dcs_timeline_view_sync_marks (self);
  if (self->timeline != NULL
      && (int) ceil (dcs_timeline_get_height (self->timeline))
             != gtk_widget_get_height (GTK_WIDGET (self)))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
update_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (widget);

  /* Removing this very source from within is done by the return value. */
  self->tick = 0;
  dcs_timeline_view_update (self);
  return G_SOURCE_REMOVE;
}

/* Several zoom steps within one frame cost one layout. */
void
_dcs_timeline_view_queue_update (DcsTimelineView *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_tick_cb, NULL, NULL);
}

/* The day at @x, limited to the plot. */
double
_dcs_timeline_view_day_at (DcsTimelineView *self, double x)
{
  double plot_x, plot_y, plot_width, plot_height;

  if (self->timeline == NULL)
    return 0;
  dcs_timeline_get_plot (self->timeline, &plot_x, &plot_y, &plot_width, &plot_height);
  return dcs_timeline_x_to_day (self->timeline, CLAMP (x, plot_x, plot_x + plot_width));
}

static void
range_changed_cb (DcsTimelineView *self)
{
  g_assert (DCS_IS_TIMELINE_VIEW (self));

  _dcs_timeline_view_queue_update (self);
}

static void
selection_changed_cb (DcsTimelineView *self)
{
  g_assert (DCS_IS_TIMELINE_VIEW (self));

  _dcs_timeline_view_show_selection (self);
}

static void
style_changed_cb (DcsTimelineView *self)
{
  g_assert (DCS_IS_TIMELINE_VIEW (self));

  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dcs_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (widget);

  if (self->timeline == NULL)
    return;

  _dcs_timeline_view_ensure_picture (self);
  if (self->picture != NULL)
    gtk_snapshot_append_texture (
        snapshot,
        self->picture,
        &GRAPHENE_RECT_INIT (
            0,
            0,
            (float) gdk_texture_get_width (self->picture) / (float) self->picture_scale,
            (float) gdk_texture_get_height (self->picture) / (float) self->picture_scale));

  for (guint i = 0; i < self->marks->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->marks, i), snapshot);
}

static GtkSizeRequestMode
dcs_timeline_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dcs_timeline_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = DCS_TIMELINE_VIEW_MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  if (for_size < 0)
    for_size = self->key.width > 0 ? self->key.width : NATURAL_WIDTH;
  *minimum = *natural = _dcs_timeline_view_height_for_width (self, for_size);
}

static void
dcs_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (widget);

  _dcs_timeline_view_ensure_layout (self, width);
  if (self->marks_stale)
    _dcs_timeline_view_sync_marks (self);

  for (guint i = 0; i < self->marks->len; i++)
    {
      DcsTimelineMark *mark = g_ptr_array_index (self->marks, i);
      const DcsMark *place = dcs_timeline_mark_get_mark (mark);
      GtkAllocation allocation = {
        .x = (int) floor (place->x),
        .y = (int) floor (place->y),
        .width = MAX (1, (int) ceil (place->width)),
        .height = MAX (1, (int) ceil (place->height)),
      };

      /* GTK complains about a child that was never measured. */
      gtk_widget_measure (
          GTK_WIDGET (mark), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (GTK_WIDGET (mark), &allocation, -1);
    }
}

/* One Tab stop: into the mark that was focused last, then out again; arrows go on from there. */
static gboolean
dcs_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);

  if (inside != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  if (self->current == NULL && self->marks->len > 0)
    self->current = g_ptr_array_index (self->marks, 0);
  if (self->current != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->current));
  return FALSE;
}

static void
dcs_timeline_view_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (widget);

  if (child != NULL && DCS_IS_TIMELINE_MARK (child))
    {
      self->current = DCS_TIMELINE_MARK (child);
      dcs_timeline_mark_describe (self->current);
    }

  GTK_WIDGET_CLASS (dcs_timeline_view_parent_class)->set_focus_child (widget, child);
}

static void
dcs_timeline_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (widget);

  GTK_WIDGET_CLASS (dcs_timeline_view_parent_class)->css_changed (widget, change);

  if (self->timeline != NULL && _dcs_timeline_view_label_size (self) != self->key.font_size)
    gtk_widget_queue_resize (widget);
}

static void
dcs_timeline_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (dcs_timeline_view_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_NAME
      || setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    {
      _dcs_timeline_view_drop_layout (DCS_TIMELINE_VIEW (widget));
      gtk_widget_queue_resize (widget);
    }
}

static void
dcs_timeline_view_dispose (GObject *object)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (object);

  if (self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
  _dcs_timeline_view_stop_describing (self);
  dcs_timeline_view_set_session (self, NULL);
  _dcs_timeline_view_clear_marks (self);
  _dcs_timeline_view_drop_layout (self);
  g_clear_pointer (&self->course, dcs_course_unref);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);

  G_OBJECT_CLASS (dcs_timeline_view_parent_class)->dispose (object);
}

static void
dcs_timeline_view_finalize (GObject *object)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (object);

  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->spare_marks);

  G_OBJECT_CLASS (dcs_timeline_view_parent_class)->finalize (object);
}

static void
dcs_timeline_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_timeline_view_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DcsTimelineView *self = DCS_TIMELINE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      dcs_timeline_view_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_timeline_view_class_init (DcsTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_timeline_view_dispose;
  object_class->finalize = dcs_timeline_view_finalize;
  object_class->get_property = dcs_timeline_view_get_property;
  object_class->set_property = dcs_timeline_view_set_property;

  widget_class->css_changed = dcs_timeline_view_css_changed;
  widget_class->focus = dcs_timeline_view_focus;
  widget_class->get_request_mode = dcs_timeline_view_get_request_mode;
  widget_class->measure = dcs_timeline_view_measure;
  widget_class->set_focus_child = dcs_timeline_view_set_focus_child;
  widget_class->size_allocate = dcs_timeline_view_size_allocate;
  widget_class->snapshot = dcs_timeline_view_snapshot;
  widget_class->system_setting_changed = dcs_timeline_view_system_setting_changed;

  properties[PROP_SESSION] = g_param_spec_object ("session",
                                                  NULL,
                                                  NULL,
                                                  DCS_TYPE_TIMELINE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                      | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  _dcs_timeline_view_class_init_input (widget_class);

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);

  g_type_ensure (DCS_TYPE_TIMELINE_MARK);
}

static void
dcs_timeline_view_init (DcsTimelineView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->marks = g_ptr_array_new ();
  self->spare_marks = g_ptr_array_new ();
  self->today = dcs_date_day (dcs_date_today (), DCS_DATE_MIDDLE);
  self->legend = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_object (
      style, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      style, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);

  _dcs_timeline_view_init_input (self);
  describe (self);
}

GtkWidget *
dcs_timeline_view_new (DcsTimelineSession *session)
{
  return g_object_new (DCS_TYPE_TIMELINE_VIEW, "session", session, NULL);
}

/**
 * dcs_timeline_view_get_session:
 *
 * Returns: (transfer none) (nullable): the session
 */
DcsTimelineSession *
dcs_timeline_view_get_session (DcsTimelineView *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_VIEW (self), NULL);

  return self->session;
}

void
dcs_timeline_view_set_session (DcsTimelineView *self, DcsTimelineSession *session)
{
  g_return_if_fail (DCS_IS_TIMELINE_VIEW (self));
  g_return_if_fail (session == NULL || DCS_IS_TIMELINE_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (
          session, "range-changed", G_CALLBACK (range_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          session, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * dcs_timeline_view_set_course:
 * @course: (nullable): the course to show
 * @catalog: (nullable): where the course's disease is defined
 *
 * Shows another course and tells the session its extent. The view keeps references.
 */
void
dcs_timeline_view_set_course (DcsTimelineView *self, DcsCourse *course, DcsCatalog *catalog)
{
  g_return_if_fail (DCS_IS_TIMELINE_VIEW (self));
  g_return_if_fail (self->session != NULL);

  if (course != NULL)
    dcs_course_ref (course);
  g_clear_pointer (&self->course, dcs_course_unref);
  self->course = course;
  if (catalog != NULL)
    dcs_catalog_ref (catalog);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);
  self->catalog = catalog;

  _dcs_timeline_view_drop_layout (self);
  if (_dcs_timeline_view_definition (self) != NULL)
    {
      int first, last;

      dcs_timeline_extent (course, self->today, &first, &last);
      dcs_timeline_session_set_extent (self->session, first, MAX (last, first + 1));
      _dcs_timeline_view_ensure_layout (
          self, MAX (gtk_widget_get_width (GTK_WIDGET (self)), NATURAL_WIDTH));
    }
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dcs_timeline_view_set_today:
 * @today: a day number: where what is ongoing ends
 *
 * To be called before a course is set.
 */
void
dcs_timeline_view_set_today (DcsTimelineView *self, int today)
{
  g_return_if_fail (DCS_IS_TIMELINE_VIEW (self));

  self->today = today;
}

gboolean
dcs_timeline_view_get_legend (DcsTimelineView *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_VIEW (self), FALSE);

  return self->legend;
}

/**
 * dcs_timeline_view_set_legend:
 * @legend: whether a legend stands below the figure
 */
void
dcs_timeline_view_set_legend (DcsTimelineView *self, gboolean legend)
{
  g_return_if_fail (DCS_IS_TIMELINE_VIEW (self));

  if (self->legend == !!legend)
    return;

  self->legend = !!legend;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dcs_timeline_view_get_timeline:
 *
 * Returns: (transfer none) (nullable): the layout that is shown
 */
DcsTimeline *
dcs_timeline_view_get_timeline (DcsTimelineView *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_VIEW (self), NULL);

  return self->timeline;
}
