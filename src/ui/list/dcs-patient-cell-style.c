/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-cell-style.h"

#include "dcs-patient-list-page-private.h"
#include "dcs-state-mark.h"

/**
 * dcs_patient_cell_style_new:
 * @widget: whose font and colours the cells have
 *
 * Returns: (transfer full): the style as the widget looks now
 */
DcsPatientCellStyle *
dcs_patient_cell_style_new (GtkWidget *widget)
{
  DcsPatientCellStyle *self = g_new0 (DcsPatientCellStyle, 1);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  PangoFontMetrics *metrics;

  self->context = g_object_ref (gtk_widget_get_pango_context (widget));
  metrics = pango_context_get_metrics (self->context, NULL, NULL);
  self->char_width = PANGO_PIXELS_CEIL (
      MAX (pango_font_metrics_get_approximate_char_width (metrics),
           pango_font_metrics_get_approximate_digit_width (metrics)));
  self->line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);

  self->tabular = pango_attr_list_new ();
  pango_attr_list_insert (self->tabular, pango_attr_font_features_new ("tnum=1"));
  gtk_style_context_get_color (style, &self->text);
  for (guint state = 0; state < DCS_N_STATES; state++)
    dcs_state_mark_get_color (widget, state, &self->states[state]);
  return self;
}

void
dcs_patient_cell_style_free (DcsPatientCellStyle *self)
{
  g_object_unref (self->context);
  pango_attr_list_unref (self->tabular);
  g_free (self);
}

/**
 * dcs_patient_cell_style_find:
 * @cell: a cell in a patient list
 *
 * Returns: (transfer none) (nullable): the style of the list; NULL outside of one
 */
const DcsPatientCellStyle *
dcs_patient_cell_style_find (GtkWidget *cell)
{
  GtkWidget *page = gtk_widget_get_ancestor (cell, DCS_TYPE_PATIENT_LIST_PAGE);

  return page != NULL ? _dcs_patient_list_page_get_cell_style (DCS_PATIENT_LIST_PAGE (page)) : NULL;
}
