/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-mark.h"

struct _DcsTimelineMark
{
  GtkWidget parent_instance;

  /* owned: a copy whose texts are ours, since the layout is made anew at every zoom step */
  DcsMark mark;
  char *label;
  char *details;

  gboolean selected;
};

G_DEFINE_FINAL_TYPE (DcsTimelineMark, dcs_timeline_mark, GTK_TYPE_WIDGET)

static gboolean
dcs_timeline_mark_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_tooltip, GtkTooltip *tooltip)
{
  DcsTimelineMark *self = DCS_TIMELINE_MARK (widget);

  if (self->details == NULL || *self->details == '\0')
    return FALSE;

  gtk_tooltip_set_text (tooltip, self->details);
  return TRUE;
}

static void
dcs_timeline_mark_finalize (GObject *object)
{
  DcsTimelineMark *self = DCS_TIMELINE_MARK (object);

  g_free (self->label);
  g_free (self->details);

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
 * @mark: what this widget stands for from now on; copied
 *
 * Name and description are set again only when the words differ: most zoom steps keep them.
 */
void
dcs_timeline_mark_set_mark (DcsTimelineMark *self, const DcsMark *mark)
{
  g_return_if_fail (DCS_IS_TIMELINE_MARK (self));
  g_return_if_fail (mark != NULL);

  if (g_strcmp0 (self->label, mark->label) != 0)
    {
      g_free (self->label);
      self->label = g_strdup (mark->label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->label != NULL ? self->label : "",
                                      -1);
    }
  if (g_strcmp0 (self->details, mark->details) != 0)
    {
      g_free (self->details);
      self->details = g_strdup (mark->details);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      self->details != NULL ? self->details : "",
                                      -1);
    }

  self->mark = *mark;
  self->mark.label = self->label;
  self->mark.details = self->details;
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

  return &self->mark;
}

/**
 * dcs_timeline_mark_is_same:
 *
 * Whether @mark is the mark that this widget stands for, at whatever place and zoom it is drawn.
 * Clusters are never the same: each zoom step makes other ones.
 */
gboolean
dcs_timeline_mark_is_same (DcsTimelineMark *self, const DcsMark *mark)
{
  g_return_val_if_fail (DCS_IS_TIMELINE_MARK (self), FALSE);

  return mark->id != 0 && self->mark.id == mark->id && self->mark.kind == mark->kind
         && self->mark.record == mark->record && self->mark.start_day == mark->start_day
         && g_strcmp0 (self->label, mark->label) == 0;
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
