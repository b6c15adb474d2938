/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-card.h"

#include "dcs-figure-dialog.h"
#include "dcs-patient.h"
#include "dcs-timeline-overview.h"
#include "dcs-ui.h"
#include "dcs-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _DcsTimelineCard
{
  AdwBin parent_instance;

  /* Template */
  DcsTimelineView *view;
  DcsTimelineOverview *overview;
  GtkRevealer *overview_revealer;
  GtkToggleButton *since_button;
  GtkStack *stack;

  /* owned */
  DcsTimelineSession *session;
  DcsCourse *course;
  DcsCatalog *catalog;
};

G_DEFINE_FINAL_TYPE (DcsTimelineCard, dcs_timeline_card, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_AXIS,
  PROP_LEGEND,
  N_PROPS,
};

enum
{
  FIGURE_SAVED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

#define AXIS_DATES "dates"
#define AXIS_SINCE_DIAGNOSIS "since-diagnosis"

static const char *
axis_name (DcsTimelineAxis axis)
{
  return axis == DCS_TIMELINE_AXIS_SINCE_DIAGNOSIS ? AXIS_SINCE_DIAGNOSIS : AXIS_DATES;
}

static void
update_actions (DcsTimelineCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean zoomed = dcs_timeline_session_can_zoom_out (self->session);

  gtk_revealer_set_reveal_child (self->overview_revealer, self->course != NULL && zoomed);
  gtk_widget_action_set_enabled (widget, "timeline.zoom-out", zoomed);
  gtk_widget_action_set_enabled (widget, "timeline.fit", zoomed);
  gtk_widget_action_set_enabled (widget,
                                 "timeline.zoom-in",
                                 self->course != NULL
                                     && dcs_timeline_session_can_zoom_in (self->session));
  gtk_widget_action_set_enabled (widget, "timeline.export", self->course != NULL);
}

static void
zoom_in_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dcs_timeline_view_zoom_in (DCS_TIMELINE_CARD (widget)->view);
}

static void
zoom_out_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dcs_timeline_view_zoom_out (DCS_TIMELINE_CARD (widget)->view);
}

static void
fit_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dcs_timeline_session_fit (DCS_TIMELINE_CARD (widget)->session);
}

static void
saved_cb (DcsTimelineCard *self, const char *path)
{
  g_assert (DCS_IS_TIMELINE_CARD (self));

  g_signal_emit (self, signals[FIGURE_SAVED], 0, path);
}

static void
export_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsTimelineCard *self = DCS_TIMELINE_CARD (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (self->course == NULL)
    return;

  dialog = dcs_figure_dialog_new (self->course, self->catalog, self->session);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
range_changed_cb (DcsTimelineCard *self)
{
  g_assert (DCS_IS_TIMELINE_CARD (self));

  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AXIS]);
}

static void
dcs_timeline_card_dispose (GObject *object)
{
  DcsTimelineCard *self = DCS_TIMELINE_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_TIMELINE_CARD);
  g_clear_object (&self->session);
  g_clear_pointer (&self->course, dcs_course_unref);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);

  G_OBJECT_CLASS (dcs_timeline_card_parent_class)->dispose (object);
}

static void
dcs_timeline_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsTimelineCard *self = DCS_TIMELINE_CARD (object);

  switch (prop_id)
    {
    case PROP_AXIS:
      g_value_set_static_string (value, axis_name (dcs_timeline_session_get_axis (self->session)));
      break;
    case PROP_LEGEND:
      g_value_set_boolean (value, dcs_timeline_view_get_legend (self->view));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_timeline_card_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  DcsTimelineCard *self = DCS_TIMELINE_CARD (object);

  switch (prop_id)
    {
    case PROP_AXIS:
      dcs_timeline_session_set_axis (self->session,
                                     g_strcmp0 (g_value_get_string (value), AXIS_SINCE_DIAGNOSIS)
                                             == 0
                                         ? DCS_TIMELINE_AXIS_SINCE_DIAGNOSIS
                                         : DCS_TIMELINE_AXIS_DATES);
      break;
    case PROP_LEGEND:
      if (dcs_timeline_view_get_legend (self->view) == g_value_get_boolean (value))
        break;
      dcs_timeline_view_set_legend (self->view, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, properties[PROP_LEGEND]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_timeline_card_class_init (DcsTimelineCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dcs_timeline_card_dispose;
  object_class->get_property = dcs_timeline_card_get_property;
  object_class->set_property = dcs_timeline_card_set_property;

  properties[PROP_AXIS] = g_param_spec_string ("axis", NULL, NULL, AXIS_DATES, flags);
  properties[PROP_LEGEND] = g_param_spec_boolean ("legend", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DcsTimelineCard::figure-saved:
   * @path: where the figure was saved
   */
  signals[FIGURE_SAVED] = g_signal_new ("figure-saved",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "timeline/dcs-timeline-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsTimelineCard, overview);
  gtk_widget_class_bind_template_child (widget_class, DcsTimelineCard, overview_revealer);
  gtk_widget_class_bind_template_child (widget_class, DcsTimelineCard, since_button);
  gtk_widget_class_bind_template_child (widget_class, DcsTimelineCard, stack);
  gtk_widget_class_bind_template_child (widget_class, DcsTimelineCard, view);

  gtk_widget_class_install_property_action (widget_class, "timeline.axis", "axis");
  gtk_widget_class_install_property_action (widget_class, "timeline.legend", "legend");
  gtk_widget_class_install_action (widget_class, "timeline.export", NULL, export_activated_cb);
  gtk_widget_class_install_action (widget_class, "timeline.fit", NULL, fit_activated_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in_activated_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out_activated_cb);

  g_type_ensure (DCS_TYPE_TIMELINE_OVERVIEW);
  g_type_ensure (DCS_TYPE_TIMELINE_VIEW);
  g_type_ensure (DCS_TYPE_WRAP_LAYOUT);
}

static void
dcs_timeline_card_init (DcsTimelineCard *self)
{
  self->session = dcs_timeline_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dcs_timeline_view_set_session (self->view, self->session);
  g_signal_connect_object (
      self->session, "range-changed", G_CALLBACK (range_changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * dcs_timeline_card_get_session:
 *
 * Returns: (transfer none): what the card shows
 */
DcsTimelineSession *
dcs_timeline_card_get_session (DcsTimelineCard *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_CARD (self), NULL);

  return self->session;
}

DcsTimelineView *
dcs_timeline_card_get_view (DcsTimelineCard *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_CARD (self), NULL);

  return self->view;
}

/* Whether there is anything that a timeline can show. */
static gboolean
has_records (DcsCourse *course)
{
  static const DcsRecordKind kinds[] = {
    DCS_RECORD_VISIT,         DCS_RECORD_TREATMENT,     DCS_RECORD_RELAPSE,
    DCS_RECORD_ADVERSE_EVENT, DCS_RECORD_INVESTIGATION,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (dcs_course_count (course, kinds[i]) > 0)
      return TRUE;
  return FALSE;
}

/* From when the axis counts: the layout takes the first of these that is recorded. */
static const char *
since_label (DcsCourse *course)
{
  const DcsValue *patient = dcs_course_patient (course);

  if (patient[DCS_PATIENT_DIAGNOSIS_DATE].kind == DCS_VALUE_DATE)
    return _ ("Since diagnosis");
  if (patient[DCS_PATIENT_ONSET_DATE].kind == DCS_VALUE_DATE)
    return _ ("Since onset");
  return _ ("Since the first record");
}

/**
 * dcs_timeline_card_set_course:
 * @course: what to show; a reference is taken
 * @catalog: where its disease is defined; a reference is taken
 */
void
dcs_timeline_card_set_course (DcsTimelineCard *self, DcsCourse *course, DcsCatalog *catalog)
{
  gboolean any;

  g_return_if_fail (DCS_IS_TIMELINE_CARD (self));
  g_return_if_fail (course != NULL && catalog != NULL);

  any = has_records (course);
  g_clear_pointer (&self->course, dcs_course_unref);
  if (any)
    self->course = dcs_course_ref (course);
  dcs_catalog_ref (catalog);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);
  self->catalog = catalog;

  dcs_timeline_view_set_course (self->view, self->course, self->catalog);
  dcs_timeline_overview_set_course (self->overview, self->course);
  gtk_button_set_label (GTK_BUTTON (self->since_button), since_label (course));
  gtk_stack_set_visible_child_name (self->stack, any ? "timeline" : "empty");
  update_actions (self);
}
