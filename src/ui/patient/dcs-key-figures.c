/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-key-figures.h"

#include "dcs-figure-tile.h"
#include "dcs-ui.h"

struct _DcsKeyFigures
{
  AdwBin parent_instance;

  /* Template */
  GtkFlowBox *flow_box;
};

G_DEFINE_FINAL_TYPE (DcsKeyFigures, dcs_key_figures, ADW_TYPE_BIN)

static guint menu_signal;
static guint why_signal;

static void
treatment_menu_cb (DcsKeyFigures *self, gint64 treatment_id, GtkWidget *button)
{
  g_signal_emit (self, menu_signal, 0, treatment_id, button);
}

static void
why_cb (DcsKeyFigures *self, int why, gint64 treatment_id, GtkWidget *button)
{
  g_signal_emit (self, why_signal, 0, why, treatment_id, button);
}

static void
clear (DcsKeyFigures *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flow_box))) != NULL)
    gtk_flow_box_remove (self->flow_box, child);
}

static void
dcs_key_figures_dispose (GObject *object)
{
  /* A bound child that is the bin's own is taken away twice otherwise. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_KEY_FIGURES);

  G_OBJECT_CLASS (dcs_key_figures_parent_class)->dispose (object);
}

static void
dcs_key_figures_class_init (DcsKeyFiguresClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_key_figures_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "patient/dcs-key-figures.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsKeyFigures, flow_box);

  menu_signal = g_signal_new ("treatment-menu",
                              DCS_TYPE_KEY_FIGURES,
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
                             DCS_TYPE_KEY_FIGURES,
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
}

static void
dcs_key_figures_init (DcsKeyFigures *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dcs_key_figures_set_analysis:
 * @analysis: of all parts; read during the call
 * @today: the day on which times are counted
 */
void
dcs_key_figures_set_analysis (DcsKeyFigures *self, DcsAnalysis *analysis, DcsDate today)
{
  g_autoptr (GPtrArray) figures = NULL;

  g_return_if_fail (DCS_IS_KEY_FIGURES (self));
  g_return_if_fail (analysis != NULL);

  clear (self);
  figures = dcs_patient_figures (analysis, today);
  for (guint i = 0; i < figures->len; i++)
    {
      GtkWidget *tile = dcs_figure_tile_new (g_ptr_array_index (figures, i));

      g_signal_connect_object (
          tile, "treatment-menu", G_CALLBACK (treatment_menu_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (tile, "why", G_CALLBACK (why_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (self->flow_box, tile);
    }
}
