/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DcsWelcomePage: what stands in the window while no clinic file is open.
 */
#define DCS_TYPE_WELCOME_PAGE (dcs_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DcsWelcomePage, dcs_welcome_page, DCS, WELCOME_PAGE, AdwBin)

G_END_DECLS
