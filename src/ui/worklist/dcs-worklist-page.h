/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-clinic.h"

G_BEGIN_DECLS

/**
 * DcsWorklistPage: what waits for somebody today, in one list grouped by how urgent it is, each row
 * with the one step that settles it. Reads in the background, again when a patient changes and at
 * midnight.
 *
 * Properties: "folded" (boolean), "n-waiting" (unsigned: visits of the day, due, overdue and to
 * confirm, whatever the filters).
 * Actions, on a row by its key: `worklist.act`, `worklist.why`, `worklist.done`, `worklist.waive`,
 * `worklist.open` (s), `worklist.later` (ss: key, interval or "" to ask for a day); of the page:
 * `worklist.more` (u: group), `worklist.undo`, `worklist.clear-filters`, `worklist.print`,
 * `worklist.preview`, `worklist.export`.
 */
#define DCS_TYPE_WORKLIST_PAGE (dcs_worklist_page_get_type ())
G_DECLARE_FINAL_TYPE (DcsWorklistPage, dcs_worklist_page, DCS, WORKLIST_PAGE, AdwBin)

void dcs_worklist_page_set_clinic (DcsWorklistPage *self, DcsClinic *clinic);
guint dcs_worklist_page_get_n_waiting (DcsWorklistPage *self);

G_END_DECLS
