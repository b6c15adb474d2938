/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-clinic.h"

G_BEGIN_DECLS

/**
 * DcsSidebar: the pages of the window with what they count, the clinic file and the main menu.
 *
 * Properties: "clinic", "folded" (boolean: the sidebar fills the window).
 */
#define DCS_TYPE_SIDEBAR (dcs_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DcsSidebar, dcs_sidebar, DCS, SIDEBAR, AdwBin)

DcsClinic *dcs_sidebar_get_clinic (DcsSidebar *self);
void dcs_sidebar_set_clinic (DcsSidebar *self, DcsClinic *clinic);
const char *dcs_sidebar_get_page (DcsSidebar *self);
void dcs_sidebar_set_page (DcsSidebar *self, const char *page);
void dcs_sidebar_set_n_drafts (DcsSidebar *self, guint n_drafts);

G_END_DECLS
