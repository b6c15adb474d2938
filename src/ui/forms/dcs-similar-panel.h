/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-clinic.h"
#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsSimilarPanel: patients of the clinic who may be the one that is being entered, side by side
 * with what stands in the form, so that nobody is entered twice.
 *
 * Signals: "open-patient" (gint64 id); "searched": what stands in the form was looked up.
 */
#define DCS_TYPE_SIMILAR_PANEL (dcs_similar_panel_get_type ())
G_DECLARE_FINAL_TYPE (DcsSimilarPanel, dcs_similar_panel, DCS, SIMILAR_PANEL, GtkWidget)

/* Follows the entry of a new patient. */
void dcs_similar_panel_set_entry (DcsSimilarPanel *self, DcsClinic *clinic, DcsEntry *entry);
/* Whether what stands in the form is not looked up yet. */
gboolean dcs_similar_panel_is_busy (DcsSimilarPanel *self);
/* Whether somebody very much alike is there whom nobody called another person. */
gboolean dcs_similar_panel_asks (DcsSimilarPanel *self);

G_END_DECLS
