/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-patient-figures.h"

G_BEGIN_DECLS

/**
 * DcsFigureTile: one key figure: caption, value and a note below each other, read as one. That of a
 * running treatment has a button for what can be done with it.
 *
 * Signal: "treatment-menu" (gint64 treatment, GtkWidget: where).
 */
#define DCS_TYPE_FIGURE_TILE (dcs_figure_tile_get_type ())
G_DECLARE_FINAL_TYPE (DcsFigureTile, dcs_figure_tile, DCS, FIGURE_TILE, AdwBin)

GtkWidget *dcs_figure_tile_new (const DcsFigure *figure);

G_END_DECLS
