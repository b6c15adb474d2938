/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DcsMeteredModel: a list model that shows another one a piece at a time. GTK 4.8 builds some 200
 * rows as soon as a model has them, though a screen holds 20 or 30: all at once they take longer
 * than a frame. After a large change this model shows a screenful; dcs_metered_model_advance(),
 * called with each frame, shows more until everything is there.
 *
 * Properties: "model" (GListModel), "pending" (boolean: there is more to show).
 */
#define DCS_TYPE_METERED_MODEL (dcs_metered_model_get_type ())
G_DECLARE_FINAL_TYPE (DcsMeteredModel, dcs_metered_model, DCS, METERED_MODEL, GObject)

/* Rows that are shown at once, unless told otherwise, and that each frame adds. */
#define DCS_METERED_MODEL_FIRST 24
#define DCS_METERED_MODEL_STEP 10
/* More rows than GTK builds, wherever the list is scrolled to: what follows costs nothing. */
#define DCS_METERED_MODEL_BUILT 230

DcsMeteredModel *dcs_metered_model_new (GListModel *model);
GListModel *dcs_metered_model_get_model (DcsMeteredModel *self);
void dcs_metered_model_set_model (DcsMeteredModel *self, GListModel *model);
void dcs_metered_model_set_first (DcsMeteredModel *self, guint first);
gboolean dcs_metered_model_get_pending (DcsMeteredModel *self);
gboolean dcs_metered_model_advance (DcsMeteredModel *self);

G_END_DECLS
