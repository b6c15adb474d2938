/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-figure-tile.h"

#include "dcs-patient-words.h"
#include "dcs-state-mark.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsFigureTile
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *caption_label;
  DcsStateMark *state_mark;
  GtkLabel *value_label;
  GtkLabel *note_label;
  GtkButton *menu_button;
  GtkButton *why_button;

  gint64 treatment_id;
  DcsFigureWhy why;
};

G_DEFINE_FINAL_TYPE (DcsFigureTile, dcs_figure_tile, ADW_TYPE_BIN)

static guint menu_signal;
static guint why_signal;

static void
menu_clicked_cb (DcsFigureTile *self)
{
  g_signal_emit (self, menu_signal, 0, self->treatment_id, self->menu_button);
}

static void
why_clicked_cb (DcsFigureTile *self)
{
  g_signal_emit (self, why_signal, 0, (int) self->why, self->treatment_id, self->why_button);
}

static void
secondary_pressed_cb (DcsFigureTile *self)
{
  if (self->treatment_id != 0)
    menu_clicked_cb (self);
}

static void
dcs_figure_tile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_FIGURE_TILE);

  G_OBJECT_CLASS (dcs_figure_tile_parent_class)->dispose (object);
}

static void
dcs_figure_tile_class_init (DcsFigureTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_figure_tile_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "patient/dcs-figure-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsFigureTile, caption_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureTile, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureTile, note_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureTile, state_mark);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureTile, value_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFigureTile, why_button);

  gtk_widget_class_bind_template_callback (widget_class, menu_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_clicked_cb);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  menu_signal = g_signal_new ("treatment-menu",
                              DCS_TYPE_FIGURE_TILE,
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              2,
                              G_TYPE_INT64,
                              GTK_TYPE_WIDGET);

  why_signal = g_signal_new ("why",
                             DCS_TYPE_FIGURE_TILE,
                             G_SIGNAL_RUN_LAST,
                             0,
                             NULL,
                             NULL,
                             NULL,
                             G_TYPE_NONE,
                             3,
                             G_TYPE_INT,
                             G_TYPE_INT64,
                             GTK_TYPE_WIDGET);

  g_type_ensure (DCS_TYPE_STATE_MARK);
}

static void
dcs_figure_tile_init (DcsFigureTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dcs_figure_tile_new:
 * @figure: what to show; copied
 */
GtkWidget *
dcs_figure_tile_new (const DcsFigure *figure)
{
  DcsFigureTile *self;
  g_autofree char *name = NULL;
  g_autofree char *why_name = NULL;

  g_return_val_if_fail (figure != NULL, NULL);

  self = g_object_new (DCS_TYPE_FIGURE_TILE, NULL);
  gtk_label_set_text (self->caption_label, figure->caption);
  gtk_label_set_text (self->value_label, figure->value);
  if (figure->is_state)
    dcs_state_mark_set_state (self->state_mark, figure->state);
  gtk_widget_set_visible (GTK_WIDGET (self->state_mark), figure->is_state);
  if (figure->note != NULL)
    {
      gtk_label_set_text (self->note_label, figure->note);
      gtk_widget_set_visible (GTK_WIDGET (self->note_label), TRUE);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), figure->tip);
  self->treatment_id = figure->treatment_id;
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), figure->treatment_id != 0);

  self->why = figure->why;
  gtk_widget_set_visible (GTK_WIDGET (self->why_button), figure->why != DCS_FIGURE_WHY_NOTHING);
  why_name = g_strdup_printf (_ ("Why? %s"), figure->caption);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->why_button), GTK_ACCESSIBLE_PROPERTY_LABEL, why_name, -1);

  name = dcs_words_join (
      ", ", figure->caption, figure->value, figure->note != NULL ? figure->note : "", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
