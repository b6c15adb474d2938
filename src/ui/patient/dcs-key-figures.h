/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-analysis.h"
#include "dcs-course.h"
#include "dcs-definition.h"

G_BEGIN_DECLS

/**
 * DcsKeyFigures: the strip of key figures of one patient; wraps where it is narrow.
 *
 * Signal: "treatment-menu" (gint64 treatment, GtkWidget: where), when somebody asks what can be
 * done with a running treatment.
 */
#define DCS_TYPE_KEY_FIGURES (dcs_key_figures_get_type ())
G_DECLARE_FINAL_TYPE (DcsKeyFigures, dcs_key_figures, DCS, KEY_FIGURES, AdwBin)

void dcs_key_figures_set_analysis (DcsKeyFigures *self, DcsAnalysis *analysis, DcsDate today);

G_END_DECLS
