/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-roster.h"

G_BEGIN_DECLS

/**
 * DcsDraftsPage: what was typed and not saved yet, to go on with or to discard. It shows what it is
 * given; the window's `win.open-draft` and `win.discard-draft` (s: the subject) act.
 *
 * Properties: "folded" (boolean: the sidebar is out of sight).
 */
#define DCS_TYPE_DRAFTS_PAGE (dcs_drafts_page_get_type ())
G_DECLARE_FINAL_TYPE (DcsDraftsPage, dcs_drafts_page, DCS, DRAFTS_PAGE, AdwBin)

void dcs_drafts_page_show (DcsDraftsPage *self, GPtrArray *drafts, DcsRoster *roster);

G_END_DECLS
