/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-mark.h"

struct _DcsTimelineMark
{
  GtkWidget parent_instance;

  /* owned */
  DcsTimeline *timeline; /* keeps `mark` alive */
  char *label;           /* as told to assistive technology */

  /* borrowed from `timeline` */
  const DcsMark *mark;

  guint index;
  gboolean described;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (DcsTimelineMark, dcs_timeline_mark, GTK_TYPE_WIDGET)

static gboolean
dcs_timeline_mark_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_tooltip, GtkTooltip *tooltip)
{
  DcsTimelineMark *self = DCS_TIMELINE_MARK (widget);
  g_autofree char *details = NULL;

  if (self->timeline == NULL)
    return FALSE;

  details = dcs_timeline_mark_details (self->timeline, self->index);
  gtk_tooltip_set_text (tooltip, details);
  return details != NULL && *details != '\0';
}

static void
dcs_timeline_mark_finalize (GObject *object)
{
  DcsTimelineMark *self = DCS_TIMELINE_MARK (object);

  g_free (self->label);
  g_clear_pointer (&self->timeline, dcs_timeline_unref);

  G_OBJECT_CLASS (dcs_timeline_mark_parent_class)->finalize (object);
}

static void
dcs_timeline_mark_class_init (DcsTimelineMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dcs_timeline_mark_finalize;
  widget_class->query_tooltip = dcs_timeline_mark_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "timelinemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
dcs_timeline_mark_init (DcsTimelineMark *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dcs_timeline_mark_new (void)
{
  return g_object_new (DCS_TYPE_TIMELINE_MARK, NULL);
}

/**
 * dcs_timeline_mark_set_mark:
 * @timeline: (nullable): a layout; a reference is taken
 * @index: which of its marks this widget stands for from now on
 *
 * The name is set again only when the words differ: most zoom steps keep them.
 */
void
dcs_timeline_mark_set_mark (DcsTimelineMark *self, DcsTimeline *timeline, guint index)
{
  g_return_if_fail (DCS_IS_TIMELINE_MARK (self));

  if (timeline != NULL)
    dcs_timeline_ref (timeline);
  g_clear_pointer (&self->timeline, dcs_timeline_unref);
  self->timeline = timeline;
  self->mark = NULL;
  if (timeline == NULL)
    return;

  self->index = index;
  self->mark = dcs_timeline_get_mark (timeline, index);

  if (g_strcmp0 (self->label, self->mark->label) == 0)
    return;

  dcs_set_str (&self->label, self->mark->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->label != NULL ? self->label : "",
                                  -1);
  if (self->described)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  self->described = FALSE;
}

/**
 * dcs_timeline_mark_get_mark:
 *
 * Returns: (transfer none): the mark; valid until another is set
 */
const DcsMark *
dcs_timeline_mark_get_mark (DcsTimelineMark *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_MARK (self), NULL);

  return self->mark;
}

/**
 * dcs_timeline_mark_get_index:
 *
 * Returns: the number of the mark in its layout
 */
guint
dcs_timeline_mark_get_index (DcsTimelineMark *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_MARK (self), 0);

  return self->index;
}

/**
 * dcs_timeline_mark_describe:
 *
 * Gives assistive technology everything about the mark. Done for a mark that gets the focus, and
 * for all when there is time, not at each zoom step: the words take longer to make than the layout.
 */
void
dcs_timeline_mark_describe (DcsTimelineMark *self)
{
  g_autofree char *details = NULL;

  g_return_if_fail (DCS_IS_TIMELINE_MARK (self));

  if (self->described || self->timeline == NULL)
    return;

  details = dcs_timeline_mark_details (self->timeline, self->index);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  details != NULL ? details : "",
                                  -1);
  self->described = TRUE;
}

void
dcs_timeline_mark_set_selected (DcsTimelineMark *self, gboolean selected)
{
  g_return_if_fail (DCS_IS_TIMELINE_MARK (self));

  if (self->selected == !!selected)
    return;

  self->selected = !!selected;
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, self->selected, -1);
}

gboolean
dcs_timeline_mark_get_selected (DcsTimelineMark *self)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_MARK (self), FALSE);

  return self->selected;
}
