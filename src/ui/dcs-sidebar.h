/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsSidebar: the pages of the window, the clinic file and the main menu.
 */
#define DCS_TYPE_SIDEBAR (dcs_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DcsSidebar, dcs_sidebar, DCS, SIDEBAR, AdwBin)

G_END_DECLS
